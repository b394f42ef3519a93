"""What reading articles again would change, before it does: fresh readings beside the stored ones. Writes nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from store.database.codec import from_json
from store.database.edits.corrections import Corrections, corrected_statement, corrections_in
from store.database.lookup.reader import Reader
from store.database.stored_reports import published_of
from store.database.writing.inventory import Inventory
from store.extraction import extract
from store.extraction.values import place_name
from store.lexicon import Lexicon, load_lexicon
from store.model import Extraction, Publication, Report, SourceText, Statement
from store.sources import Failure, read_sources


class Difference(NamedTuple):
    """A meeting or a statement that a fresh reading has otherwise."""

    sign: str
    """``+`` new, ``-`` gone, ``~`` with other values."""
    what: str
    """``meeting``, ``statement`` or ``published``."""
    id: str
    words: str
    """A meeting's title or a statement's words."""
    changed: tuple[tuple[str, str, str], ...] = ()
    """Field, stored and fresh value, of one with other values."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One article's fresh reading beside its stored one."""

    name: str
    """``a-`` id of an article that is stored, else where it comes from."""
    title: str
    stored: bool
    differences: tuple[Difference, ...] = field(default=())


def compare(
    db: Path,
    paths: Sequence[str | os.PathLike[str]] = (),
    *,
    published: date | None = None,
    outlet: str | None = None,
    own_words: Path | None = None,
) -> Iterator[Compared | Failure]:
    """Reads the articles behind ``paths``, or without any all that are stored, and compares with what is stored.

    Raises DatabaseTrouble where the database cannot be read, LexiconTrouble where ``own_words`` cannot be used.
    """
    lexicon = load_lexicon(own_words)
    with Reader.open(db) as reader:
        inventory = Inventory(reader.connection)
        corrections = corrections_in(reader.connection)
        sources = read_sources(paths, published, outlet) if paths else _all(reader.connection, inventory)
        for source in sources:
            if isinstance(source, Failure):
                yield source
            else:
                yield _compared(reader.connection, inventory.together(source), lexicon, corrections)


def _all(connection: sqlite3.Connection, inventory: Inventory) -> Iterator[SourceText]:
    with closing(connection.execute("SELECT sha256 FROM article ORDER BY sha256")) as digests:
        for (digest,) in digests.fetchall():
            source = inventory.stored(digest)
            if source is not None:
                yield source


def _compared(
    connection: sqlite3.Connection, source: SourceText, lexicon: Lexicon, corrections: Corrections
) -> Compared:
    row = connection.execute("SELECT id, name, title FROM article WHERE sha256 = ?", (source.sha256,)).fetchone()
    fresh = extract(source, lexicon)
    if row is None:
        return Compared(source.origin, _title(fresh), False, tuple(_differences([], [], fresh, corrections, lexicon)))
    number, name, title = row
    now = published_of(connection, number)
    alone = _as_read_alone(connection, number)
    if alone == fresh.publication:
        # Other articles tell more of its day; they would tell it again.
        fresh = extract(source, lexicon, now)
    reports = [from_json(Report, model) for model in _models(connection, "report", number)]
    statements = [from_json(Statement, model) for model in _models(connection, "statement", number)]
    found = list(_differences(reports, statements, fresh, corrections, lexicon))
    before, after = _days(now), _days(fresh.publication)
    if before != after:
        found.insert(0, Difference("~", "published", name, title, (("published", before, after),)))
    return Compared(name, title, True, tuple(found))


def _models(connection: sqlite3.Connection, table: str, article: int) -> list[str]:
    rows = connection.execute(f"SELECT model FROM {table} WHERE article = ? ORDER BY id", (article,))  # noqa: S608 - own names
    return [model for (model,) in rows]


def _as_read_alone(connection: sqlite3.Connection, article: int) -> Publication | None:
    row = connection.execute("SELECT publication FROM undated WHERE article = ?", (article,)).fetchone()
    return from_json(Publication, row[0]) if row else None


def _differences(
    reports: Sequence[Report],
    statements: Sequence[Statement],
    fresh: Extraction,
    corrections: Corrections,
    lexicon: Lexicon,
) -> Iterator[Difference]:
    text = fresh.source.text
    stored_by_claim = {claim.id: report for report in reports for claim in report.claims}
    kept: set[str] = set()
    for report in fresh.reports:
        stored = next((stored_by_claim[claim.id] for claim in report.claims if claim.id in stored_by_claim), None)
        if stored is None or stored.id in kept:
            yield Difference("+", "meeting", report.id, report.title, _fields({}, _of_report(report, fresh, lexicon)))
            continue
        kept.add(stored.id)
        changed = _fields(_of_report(stored, fresh, lexicon), _of_report(report, fresh, lexicon))
        if changed:
            yield Difference("~", "meeting", report.id, report.title, changed)
    for report in reports:
        if report.id not in kept:
            yield Difference("-", "meeting", report.id, report.title)
    by_id = {statement.id: statement for statement in statements}
    for statement in fresh.statements:
        said = corrected_statement(statement, corrections)[0]
        before = by_id.pop(said.id, None)
        if before is None:
            yield Difference("+", "statement", said.id, _words(said, text), _fields({}, _of_statement(said, text)))
        elif changed := _fields(_of_statement(before, text), _of_statement(said, text)):
            yield Difference("~", "statement", said.id, _words(said, text), changed)
    for statement in by_id.values():
        yield Difference("-", "statement", statement.id, _words(statement, text))


def _fields(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    pairs = ((name, before.get(name, ""), after.get(name, "")) for name in dict.fromkeys((*before, *after)))
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def _of_report(report: Report, fresh: Extraction, lexicon: Lexicon) -> dict[str, str]:
    when, previous = report.when, report.previous
    bounds = f"{when.earliest or ''}..{when.latest or ''}" if not when.start and (when.earliest or when.latest) else ""
    return {
        "status": report.status.value,
        "day": "..".join(dict.fromkeys(day for day in (when.start, when.end) if day)) or bounds,
        "moved from": (previous.start or "") if previous else "",
        "place": _name(report.place or report.country, fresh, lexicon),
        "who": ", ".join(_name(key, fresh, lexicon) for key in report.participants),
        "people": ", ".join(_name(key, fresh, lexicon) for key in report.people),
        "absent": ", ".join(_name(key, fresh, lexicon) for key in report.absent),
        "kind": report.kind.value,
        "round": str(report.round or ""),
        "claims": str(len(report.claims)),
    }


def _of_statement(statement: Statement, text: str) -> dict[str, str]:
    return {
        "speaker": statement.speaker or "",
        "words": _words(statement, text),
        "kind": f"{statement.act.value}, {statement.kind.value}",
        "via": statement.via or "",
        "said": (statement.said.value or "") if statement.said else "",
    }


def _name(key: str | None, fresh: Extraction, lexicon: Lexicon) -> str:
    if key is None:
        return ""
    if key in fresh.actors or key in fresh.places:
        return place_name(key, fresh)
    known = lexicon.place(key) or lexicon.actor(key)
    return known.name if known else place_name(key, fresh)


def _words(statement: Statement, text: str) -> str:
    return " … ".join(" ".join(text[span.start : span.end].split()) for span in statement.content)


def _days(published: Publication) -> str:
    if published.day is not None:
        return f"{published.day.isoformat()} ({published.how.value})"
    if published.earliest is None and published.latest is None:
        return "not known"
    return f"{published.earliest or '…'}..{published.latest or '…'}"


def _title(fresh: Extraction) -> str:
    span = fresh.document.title
    return fresh.source.title or (fresh.source.text[span.start : span.end] if span else "")
