"""Markdown for people: one heading or list item a record, with nothing of an article taken for mark-up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any

from store.database.views import STANCES, stance
from store.text import counted, joined_once, one_line

_SIGNS = re.compile(r"[\\`*_\[\]<>#|~&]")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def escaped(text: str) -> str:
    """``text`` on one line, shown by Markdown as it stands.

    >>> escaped("[x](y) <b> 1*2"), escaped("- a"), escaped("1. b")
    ('\\\\[x\\\\](y) \\\\<b\\\\> 1\\\\*2', '\\\\- a', '1\\\\. b')
    """
    line = _SIGNS.sub(r"\\\g<0>", " ".join(one_line(text).split()))
    return _LEADING.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", line)


def write_markdown(found: Iterable[Mapping[str, Any]], what: str, stream: IO[str]) -> int:
    """A heading, then the records one after the other; gives their number."""
    lines = _LINES[what]
    stream.write(f"# {what.capitalize()}\n")
    written = 0
    for record in found:
        stream.write("\n" + "\n".join(lines(record)) + "\n")
        written += 1
    return written


def _meeting(record: Mapping[str, Any]) -> Iterator[str]:
    day = _days(record["start"], record["end"]) or "day not known"
    yield f"## {day}: {escaped(record['title'])} ({record['status']})"
    yield ""
    where = joined_once(record["place"], record["country"])
    yield from _items(
        ("who", record["participants"]),
        ("people", record["people"]),
        ("mediators", record["mediators"]),
        ("hosts", record["hosts"]),
        ("absent", record["absent"]),
        ("where", where),
        ("moved from", record["previous_start"]),
        ("round", record["round"]),
        ("day worked out by", record["date_how"]),
    )
    for item in record["contradictions"]:
        values = "; ".join(f"{escaped(str(value['value']))} ({value['independent']})" for value in item["values"])
        yield f"- sources disagree on {item['field']}: {values}"
    yield from _beside(record)
    if record["history"]:
        yield "- history:"
        yield from dict.fromkeys(map(_claim, record["history"]))
    yield f"- `talks-tui show {record['id']}`"


def _claim(line: Mapping[str, Any]) -> str:
    said = ", via ".join(part for part in (line["by"], line["via"]) if part) or "the article"
    denied = ", denied" if line["polarity"] == "negative" and line["status"] != "cancelled" else ""
    start, stop = line["span"]
    source = f"a-{line['article_sha256'][:16]} [{start}:{stop}]"
    return f"    - {line['day'] or '?'}: {line['status']}{denied}, says {escaped(said)}, `{source}`"


def _statement(record: Mapping[str, Any]) -> Iterator[str]:
    before = STANCES.get(stance(record["act"], record["negative"]), "")
    yield f"> {escaped(before + record['text'])}"
    yield ">"
    said = escaped(record["speaker"] or "nobody named")
    via = f", via {escaped(record['via'])}" if record["via"] else ""
    yield f"> — {said}{via}, {_said(record)}, `talks-tui show {record['id']}`"
    beside = list(_beside(record))
    if beside:
        yield ""
        yield from beside


def _said(record: Mapping[str, Any]) -> str:
    """The day of a statement; where none is told that of its article, as lists have it."""
    return str(record["said_on"] or (f"printed {record['published']}" if record["published"] else "day not known"))


def _article(record: Mapping[str, Any]) -> Iterator[str]:
    source = escaped(record["outlet"] or record["source"])
    title = escaped(record["title"] or "no title")
    yield f"- {record['published'] or 'day not known'}, {source}: {title} `{record['id']}`"
    yield from (f"  {line}" for line in _beside(record))


def _actor(record: Mapping[str, Any]) -> Iterator[str]:
    of = f", {escaped(record['affiliation'])}" if record["affiliation"] else ""
    yield (
        f"- {escaped(record['name'])} ({record['kind']}{of}): {counted(record['statements'], 'statement')},"
        f" {counted(record['meetings'], 'meeting')}"
    )


def _annotation(record: Mapping[str, Any]) -> Iterator[str]:
    yield f"- {record['made'][:10]} {record['field']} on `{record['target']}`: {escaped(record['value'])}".rstrip(": ")


_LINES: dict[str, Callable[[Mapping[str, Any]], Iterator[str]]] = {
    "meetings": _meeting,
    "statements": _statement,
    "articles": _article,
    "actors": _actor,
    "annotations": _annotation,
}


def _items(*pairs: tuple[str, Any]) -> Iterator[str]:
    for name, value in pairs:
        if value:
            yield f"- {name}: {escaped(', '.join(value) if isinstance(value, list) else str(value))}"


def _beside(record: Mapping[str, Any]) -> Iterator[str]:
    if record["marked"]:
        yield "- marked"
    yield from _items(("tags", record["tags"]))
    yield from (f"- note: {escaped(note)}" for note in record["notes"])


def _days(start: str | None, end: str | None) -> str:
    return f"{start} to {end}" if start and end and end != start else start or ""
