"""What a correction changed: the events of the articles it is about, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from store.database.lookup.reader import Reader
from store.database.views import EventRow, MeetingPage
from store.text import joined_once

Shown = dict[str, str]
"""What is shown of an event, by field."""


class Effect(NamedTuple):
    """An event that is shown otherwise than before."""

    id: str
    title: str
    changed: tuple[tuple[str, str, str], ...]
    """Field, old and new value; an empty value where there was or is none."""
    told: str = ""
    """What changed as a sentence, where no field of an event did."""


def events_of(db: Path, articles: Iterable[int]) -> dict[str, Shown]:
    """What is shown of the events that these articles (by row) tell of, by event."""
    found: dict[str, Shown] = {}
    with Reader.open(db) as reader:
        for number in dict.fromkeys(articles):
            row = reader.connection.execute("SELECT sha256 FROM article WHERE id = ?", (number,)).fetchone()
            for event in reader.article_events(row[0]) if row else ():
                found[event.id] = _shown(event, reader.meeting(event.id) if event.kind == "meeting" else None)
    return found


def _shown(row: EventRow, page: MeetingPage | None) -> Shown:
    days = "..".join(dict.fromkeys(day for day in (row.day, row.end) if day))
    shown = {"title": row.title, "day": days}
    if page is None:
        return shown | {"speaker": row.who}
    return shown | {
        "status": page.status,
        "kind": page.kind,
        "round": str(page.round or ""),
        "place": joined_once(page.place, page.country),
        "who": ", ".join(page.participants),
        "people": ", ".join(page.people),
        "hosts": ", ".join(page.hosts),
        "mediators": ", ".join(page.mediators),
        "absent": ", ".join(page.absent),
        "articles": str(row.articles),
    }


def effects(before: Mapping[str, Shown], after: Mapping[str, Shown]) -> list[Effect]:
    """Each event that changed, came or went; those that went have every field gone."""
    found = []
    for identity in dict.fromkeys((*before, *after)):
        old, new = before.get(identity, {}), after.get(identity, {})
        pairs = ((field, old.get(field, ""), new.get(field, "")) for field in dict.fromkeys((*old, *new)))
        changed = tuple(pair for pair in pairs if pair[1] != pair[2])
        if changed:
            found.append(Effect(identity, new.get("title") or old.get("title", ""), changed))
    return found
