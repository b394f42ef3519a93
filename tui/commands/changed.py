"""What changed, as lines: for ``talks-tui changes``."""

from __future__ import annotations

import json
from collections.abc import Iterator

from store.database.views import Change, Changes, EventRow
from tui.commands.plain import day_label, event_line, state_label


def plain_lines(found: Changes) -> Iterator[str]:
    """Headings with their events below; nothing where nothing changed."""
    sections = (
        ("told otherwise", "", [line for change in found.flipped for line in change_lines(change)]),
        ("sources now disagree", "", [event_line(row).rstrip() for row in found.contradicted]),
        ("passed in silence", "stale", [event_line(row).rstrip() for row in found.stale]),
        ("new meetings", "meetings", [event_line(row).rstrip() for row in found.meetings]),
        ("new statements", "statements", [event_line(row).rstrip() for row in found.statements]),
    )
    first = True
    for heading, name, lines in sections:
        if lines:
            if not first:
                yield ""
            first = False
            yield heading + (f" (the latest {len(lines)}; raise --limit for more)" if name in found.cut else "")
            yield from (f"  {line}" for line in lines)


def change_lines(change: Change) -> Iterator[str]:
    """The event as it is, and below it each field that changed, old and new."""
    yield event_line(change.after)
    for field in change.fields:
        yield f"  {field}: {shown(change.before, field)} -> {shown(change.after, field)}"


def shown(row: EventRow, field: str) -> str:
    """The value of a field that can change, in words."""
    if field == "status":
        return state_label(row)
    return day_label(row) if field == "day" else row.place or "not said"


def json_lines(found: Changes) -> Iterator[str]:
    """One object a change: which (``told otherwise``, ``contradicted``, ``stale``, ``new``), its event and fields."""
    for change in found.flipped:
        fields = {field: {"before": _value(change.before, field), "after": _value(change.after, field)}
                  for field in change.fields}  # fmt: skip
        yield _object("told otherwise", change.after, changed=fields)
    for what, rows in (
        ("contradicted", found.contradicted),
        ("stale", found.stale),
        ("new", found.meetings),
        ("new", found.statements),
    ):
        for row in rows:
            yield _object(what, row)


def _value(row: EventRow, field: str) -> object:
    return {"status": row.status, "day": [row.day, row.end], "place": row.place}[field]


def _object(what: str, row: EventRow, **more: object) -> str:
    return json.dumps({"change": what, **row._asdict(), "focus": list(row.focus), **more}, ensure_ascii=False)
