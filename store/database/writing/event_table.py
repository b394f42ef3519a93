"""The events of an open database for its one writer: rows, words, links and totals."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from store.database import roles
from store.database.days import event_key
from store.database.events import Event, tallied
from store.database.writing.block_table import marks, parts
from store.database.writing.naming import Naming
from store.database.writing.word_index import EVENTS, WordIndex

PLACES = ("event_actor", "event_article", "event_outlet", "event_past")


class EventTable:
    """Writes events and takes them away again.

    Rows go in at once; ``write_links`` writes the words and links of all that came, ``write_totals`` the counts.
    """

    def __init__(self, connection: sqlite3.Connection, naming: Naming) -> None:
        self._connection = connection
        self._naming = naming
        self._words = WordIndex(connection, EVENTS)
        self._new: dict[int, Event] = {}
        """Events whose words and links are not written yet, by key."""
        self.tally: Counter[tuple[str, int | str]] = Counter()
        """How many more there are of what is counted."""
        self.farthest = 0
        """Days between what was known of an event written so far and the event itself."""
        self.longest = 0
        """Days of the longest event written so far."""

    def forget(self) -> None:
        """Drops what is kept in memory: needed after a transaction was rolled back."""
        self._new.clear()
        self._words.forget()
        self.tally.clear()

    def insert(self, events: Sequence[Event]) -> list[int]:
        """Writes events; gives the key that each got. Their words and links follow at the end of the transaction."""
        keys: list[int] = []
        rows: list[tuple[object, ...]] = []
        wanted = [event.wanted_key for event in events]
        taken: set[int] = set()
        for part in parts(wanted):
            for table, column in (("event", "key"), ("event_past", "at")):
                sql = f"SELECT {column} FROM {table} WHERE {column} IN ({marks(part)})"  # noqa: S608 - own names
                taken.update(key for (key,) in self._connection.execute(sql, part))
        for event, key in zip(events, wanted, strict=True):
            while key in taken or (key != event.wanted_key and self._is_taken(key)):
                key += 1
            taken.add(key)
            self._new[key] = event
            keys.append(key)
            rows.append(event.row(key))
            self._count(event)
        self._put_rows("event", sorted(rows, key=itemgetter(0)))
        return keys

    def write_links(self) -> None:
        """Writes the words and links of new events, and takes the words of those that went out of the index."""
        events = sorted(self._new.items())
        self._new = {}
        self._write_past(events)
        self._words.put((key, event.words, event.names) for key, event in events)
        self._put_rows(
            "event_actor",
            sorted(
                (actor, key, bits if event.listed else bits | roles.UNLISTED)
                for key, event in events
                for actor, bits in event.actors.items()
            ),
        )
        self._put_rows("event_article", sorted((a, key) for key, event in events for a in event.articles))
        self._put_rows("event_outlet", sorted((o, key) for key, event in events for o in event.outlets))

    def _put_rows(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - own names

    def _write_past(self, events: Sequence[tuple[int, Event]]) -> None:
        """Writes what was known of meetings before, each at its own place in the order of time as it was then."""
        for key, event in events:
            for since, until, then in event.past:
                at = event_key(then.days.first, key & 0xFFFFFFFF)
                while at != key and self._is_taken(at, key):
                    at += 1
                self._put_rows("event_past", [(key, since, until, at, *then.then)])

    def _is_taken(self, key: int, but_for: int | None = None) -> bool:
        """Whether another event has a key, now or in what was known of it before."""
        sql = "SELECT 1 FROM event WHERE key = ?1 UNION ALL SELECT 1 FROM event_past WHERE at = ?1 AND event IS NOT ?2"
        return self._connection.execute(sql, (key, but_for)).fetchone() is not None

    def _count(self, event: Event) -> None:
        """Adds a new event to the totals."""
        days = event.days
        if days.first is not None and days.last is not None:
            self.longest = max(self.longest, days.last - days.first)
            firsts = [days.first, *(then.days.first for _, _, then in event.past if then.days.first is not None)]
            if event.known is not None:
                self.farthest = max(self.farthest, max(firsts) - event.known)
        if not event.listed:
            return
        countries = self._naming.countries
        for each in tallied(
            kind=event.kind,
            form=event.form,
            status=event.status,
            place=event.place,
            speaker=event.speaker,
            month=days.month,
            first=days.first,
            actors=[(a, bits, a in countries) for a, bits in event.actors.items()],
            outlets=event.outlets,
        ):
            self.tally[each] += 1

    def delete(self, key: int) -> None:
        """Takes away an event with its links; what refers to it must be gone already."""
        kind, form, status, listed, place, speaker, month, first = self._connection.execute(
            "SELECT kind, form, status, listed, place, speaker, month, first FROM event WHERE key = ?", (key,)
        ).fetchone()
        if listed:
            actors = self._connection.execute(
                "SELECT x.actor, x.roles, a.kind = 'country' FROM event_actor x JOIN actor a ON a.id = x.actor"
                " WHERE x.event = ?",
                (key,),
            )
            outlets = self._connection.execute("SELECT outlet FROM event_outlet WHERE event = ?", (key,))
            for each in tallied(
                kind=kind,
                form=form,
                status=status,
                place=place,
                speaker=speaker,
                month=month,
                first=first,
                actors=((a, bits, bool(country)) for a, bits, country in actors),
                outlets=(o for (o,) in outlets),
            ):
                self.tally[each] -= 1
        for table in PLACES:
            self._connection.execute(f"DELETE FROM {table} WHERE event = ?", (key,))  # noqa: S608 - own names
        self._words.remove(key)
        self._connection.execute("DELETE FROM event WHERE key = ?", (key,))

    def write_totals(self) -> None:
        """Adds what has come and gone to the totals."""
        self._connection.executemany(
            "INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
            [(name, value, n) for (name, value), n in self.tally.items() if n],
        )
        self._connection.executemany(
            "DELETE FROM tally WHERE field = ? AND value = ? AND n = 0",
            [each for each, n in self.tally.items() if n < 0],
        )
        self.tally.clear()
