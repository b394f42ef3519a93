"""Proves a database: what is stored still says what the texts say, and everything hangs together."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from store.database.codec import from_json
from store.database.days import UNDATED
from store.database.events import tallied
from store.database.lookup.reader import AS_KNOWN, Reader
from store.database.trouble import explained
from store.database.writing.article_rows import surface
from store.model import Act, MeetingKind, Report, Span, Statement, StatementKind, Status

SHOWN = 5
"""Faults of a kind that are named."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    ok: bool
    lines: tuple[str, ...]
    """One a check, with its figures; the faults found stand below it, indented."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """How many things were looked at, and what was wrong with which."""

    looked_at: int
    faults: list[str]


def check(path: Path) -> CheckResult:
    """Checks the database at ``path`` without changing it. Raises DatabaseTrouble where it cannot even be opened."""
    lines: list[str] = []
    ok = True
    with Reader.open(path) as reader, explained(path):
        connection = reader.connection
        connection.execute("BEGIN")
        for name, examine in CHECKS.items():
            finding = examine(connection)
            good = finding.looked_at - len(finding.faults)
            ok = ok and not finding.faults
            lines.append(f"{'ok ' if not finding.faults else 'BAD'} {name}: {max(good, 0):,} of {finding.looked_at:,}")
            lines += [f"    {fault}" for fault in finding.faults[:SHOWN]]
            if len(finding.faults) > SHOWN:
                lines.append(f"    and {len(finding.faults) - SHOWN:,} more")
        connection.execute("COMMIT")
    index = _search_index(path)
    lines += [f"{'BAD' if index else 'ok '} search index agrees with the rows", *(f"    {fault}" for fault in index)]
    return CheckResult(ok and not index, tuple(lines))


def _file(connection: sqlite3.Connection) -> _Finding:
    faults = [row[0] for row in connection.execute("PRAGMA quick_check (20)") if row[0] != "ok"]
    return _Finding(1 if not faults else len(faults), faults)


def _references(connection: sqlite3.Connection) -> _Finding:
    faults = [f"{table} row {rowid} points to no {parent}" for table, rowid, parent, _ in
              connection.execute("PRAGMA foreign_key_check")]  # fmt: skip
    tables = ("statement", "claim", "report", "meeting", "span", "event_actor", "event_article", "event_outlet")
    looked_at = sum(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)  # noqa: S608
    return _Finding(looked_at, faults)


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str, str]]:
    yield from connection.execute(
        "SELECT a.id, a.name, a.sha256, t.text FROM article a JOIN article_text t ON t.article = a.id ORDER BY a.id"
    )


def _identities(connection: sqlite3.Connection) -> _Finding:
    faults, n = [], 0
    for _, name, sha256, text in _texts(connection):
        n += 1
        if hashlib.sha256(text.encode()).hexdigest() != sha256:
            faults.append(f"{name}: the text is not the one that was loaded")
    (articles,) = connection.execute("SELECT count(*) FROM article").fetchone()
    faults += ["articles without a text"] * (articles - n)
    return _Finding(articles, faults)


def _offsets(connection: sqlite3.Connection) -> _Finding:
    faults: list[str] = []
    n = 0
    for article, name, _, text in _texts(connection):
        for start, stop, layer, stored in connection.execute(
            "SELECT start, stop, layer, surface FROM span WHERE article = ?", (article,)
        ):
            n += 1
            if not 0 <= start < stop <= len(text) or surface(text, Span(start, stop)) != stored:
                faults.append(f"{name}: {layer} at {start}-{stop}")
        for claim, start, stop, words in connection.execute(
            "SELECT name, start, stop, words FROM claim WHERE article = ?", (article,)
        ):
            n += 1
            if text[start:stop] != words or not words:
                faults.append(f"{claim} at {start}-{stop}")
        for statement, model, words in connection.execute(
            "SELECT s.name, s.model, e.words FROM statement s JOIN event_text e ON e.key = s.event WHERE s.article = ?",
            (article,),
        ):
            n += 1
            content = from_json(Statement, model).content
            if " … ".join(" ".join(text[s.start : s.end].split()) for s in content) != words:
                faults.append(f"{statement}: its words are not the text's")
        for event, start, stop in connection.execute(
            "SELECT name, focus_start, focus_stop FROM event WHERE article = ?", (article,)
        ):
            n += 1
            if not 0 <= start <= stop <= len(text):
                faults.append(f"{event}: focus {start}-{stop} is outside the text")
        for start, stop, *_ in json.loads(
            connection.execute("SELECT blocks FROM article WHERE id = ?", (article,)).fetchone()[0]
        ):
            n += 1
            if not 0 <= start <= stop <= len(text):
                faults.append(f"{name}: block {start}-{stop} is outside the text")
    return _Finding(n, faults)


def _words(connection: sqlite3.Connection) -> _Finding:
    """Statuses and kinds are of the known ones."""
    legal: dict[tuple[str, str], set[str]] = {
        ("meeting", "status"): set(Status),
        ("meeting", "form"): set(MeetingKind),
        ("statement", "status"): set(StatementKind),
        ("statement", "form"): set(Act),
    }
    faults, n = [], 0
    for name, kind, form, status in connection.execute("SELECT name, kind, form, status FROM event"):
        n += 1
        if status not in legal.get((kind, "status"), ()) or form not in legal.get((kind, "form"), ()):
            faults.append(f"{name}: {kind} {form} {status}")
    for name, status in connection.execute("SELECT name, status FROM claim"):
        n += 1
        if status not in set(Status):
            faults.append(f"{name}: {status}")
    return _Finding(n, faults)


def _links(connection: sqlite3.Connection) -> _Finding:
    """Reports belong to meetings that are named after their least claim, and events to what they stand for."""
    faults = [
        f"{name}: belongs to no meeting"
        for (name,) in connection.execute(
            "SELECT name FROM report WHERE meeting IS NULL AND article NOT IN (SELECT article FROM unlinked)"
        )
    ]
    n = connection.execute("SELECT count(*) FROM report").fetchone()[0]
    for name, event, least, articles, told in connection.execute(
        "SELECT m.name, e.name, (SELECT min(r.name) FROM report r WHERE r.meeting = m.id), e.articles,"
        " (SELECT count(DISTINCT r.article) FROM report r WHERE r.meeting = m.id)"
        " FROM meeting m LEFT JOIN event e ON e.key = m.event"
    ):
        n += 1
        if name != event or name != least or articles != told:
            faults.append(f"{name}: its event or its reports do not fit")
    for name, model, claims in connection.execute(
        "SELECT r.name, r.model, (SELECT group_concat(c.name) FROM claim c WHERE c.report = r.id) FROM report r"
    ):
        n += 1
        if {claim.id for claim in from_json(Report, model).claims} != set((claims or "").split(",")):
            faults.append(f"{name}: its claims are not filed")
    faults += [
        f"{name}: has no words"
        for (name,) in connection.execute(
            "SELECT e.name FROM event e WHERE NOT EXISTS (SELECT 1 FROM event_text t WHERE t.key = e.key)"
        )
    ]
    strays = connection.execute(
        "SELECT e.name FROM event e WHERE NOT EXISTS (SELECT 1 FROM meeting m WHERE m.event = e.key)"
        " AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.event = e.key AND s.name = e.name)"
    )
    faults += [f"{name}: an event of nothing" for (name,) in strays]
    return _Finding(n + connection.execute("SELECT count(*) FROM event").fetchone()[0], faults)


def _order(connection: sqlite3.Connection) -> _Finding:
    """The keys of events are in order of time, undated ones last."""
    rows = connection.execute("SELECT name, key, first, last FROM event").fetchall()
    faults = [
        f"{name}: key {key} for day {first}"
        for name, key, first, last in rows
        if key >> 32 != (UNDATED if first is None else first) or (first is not None and last < first)
    ]
    return _Finding(len(rows), faults)


def _totals(connection: sqlite3.Connection) -> _Finding:
    """The totals kept by the writer are what counting gives."""
    counted: Counter[tuple[str, int | str]] = Counter()
    counted["total", "article"] = connection.execute("SELECT count(*) FROM article").fetchone()[0]
    countries = {number for (number,) in connection.execute("SELECT id FROM actor WHERE kind = 'country'")}
    for key, kind, form, status, place, speaker, month, first in connection.execute(
        "SELECT key, kind, form, status, place, speaker, month, first FROM event WHERE listed"
    ):
        counted.update(
            tallied(
                kind=kind,
                form=form,
                status=status,
                place=place,
                speaker=speaker,
                month=month,
                first=first,
                actors=(
                    (actor, bits, actor in countries)
                    for actor, bits in connection.execute(
                        "SELECT actor, roles FROM event_actor WHERE event = ?", (key,)
                    )
                ),
                outlets=(
                    outlet
                    for (outlet,) in connection.execute("SELECT outlet FROM event_outlet WHERE event = ?", (key,))
                ),
            )
        )
    kept = {(name, value): n for name, value, n in connection.execute("SELECT field, value, n FROM tally")}
    faults = [
        f"{name} {value}: kept {kept.get((name, value), 0)}, counted {counted[name, value]}"
        for name, value in sorted({*kept, *counted}, key=str)
        if kept.get((name, value), 0) != counted[name, value]
    ]
    return _Finding(len({*kept, *counted}), faults)


def _past(connection: sqlite3.Connection) -> _Finding:
    """What was known of meetings before lies in whole stretches of days, up to what is known now."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < AS_KNOWN:
        return _Finding(0, [])
    faults: list[str] = []
    n = 0
    ends: dict[str, tuple[int, int | None]] = {}
    for name, known, settled, since, until, at, first, last, status in connection.execute(
        "SELECT e.name, e.known, e.settled, p.since, p.until, p.at, p.first, p.last, p.status FROM event_past p"
        " JOIN event e ON e.key = p.event ORDER BY p.event, p.since"
    ):
        n += 1
        begins = ends[name][0] if name in ends else known
        ends[name] = until, settled
        in_order = at >> 32 == (UNDATED if first is None else first) and (first is None or first <= last)
        if since != begins or until <= since or not in_order or status not in set(Status):
            faults.append(f"{name}: what was known from day {since} to {until}")
    faults += [
        f"{name}: what was known ends on day {until}, what is known begins on {settled}"
        for name, (until, settled) in ends.items()
        if until != (UNDATED if settled is None else settled)
    ]
    for name, known, settled in connection.execute(
        "SELECT name, known, settled FROM event WHERE NOT EXISTS (SELECT 1 FROM event_past p WHERE p.event = event.key)"
    ):
        n += 1
        if known != settled and settled is not None:
            faults.append(f"{name}: known from day {known}, but so only from {settled}")
    return _Finding(n, faults)


CHECKS: dict[str, Callable[[sqlite3.Connection], _Finding]] = {
    "pages of the file are whole": _file,
    "rows point to rows that are there": _references,
    "texts are the ones that were loaded": _identities,
    "offsets give the stored words": _offsets,
    "statuses and kinds are known ones": _words,
    "meetings, reports, claims and events fit together": _links,
    "events stand in order of time": _order,
    "what was known before leads to what is known now": _past,
    "totals are what counting gives": _totals,
}


def _search_index(path: Path) -> list[str]:
    """Compares both full-text indexes with what they index; on a read-only file by number alone."""
    faults: list[str] = []
    with explained(path):
        connection = sqlite3.connect(path, timeout=2.0, isolation_level=None)
        try:
            for index, table in (("event_fts", "event_text"), ("article_fts", "article_text")):
                try:
                    connection.execute("BEGIN IMMEDIATE")
                    connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
                except sqlite3.DatabaseError as error:
                    if not _cannot_write(error):
                        faults.append(f"{table}: {error}")
                        continue
                    if _numbers_differ(connection, index, table):
                        faults.append(f"{table}: rows are missing from the index or left over in it")
                finally:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
        finally:
            connection.close()
    return faults


def _cannot_write(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_LOCKED)


def _numbers_differ(connection: sqlite3.Connection, index: str, table: str) -> bool:
    sql = f"SELECT (SELECT count(*) FROM {index}_docsize) <> (SELECT count(*) FROM {table})"  # noqa: S608
    return bool(connection.execute(sql).fetchone()[0])
