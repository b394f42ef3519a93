"""Puts the reports of a batch together with those they can touch, and writes the meetings that changed."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from store.database.codec import to_json
from store.database.edits.amendments import read_place
from store.database.edits.corrections import Corrections, corrected_meeting, regrouped
from store.database.stored_reports import FiledReport, FiledReports
from store.database.writing.block_table import BlockTable, Place, marks, parts
from store.database.writing.event_table import EventTable
from store.database.writing.meeting_events import MeetingEvents
from store.database.writing.naming import Naming
from store.database.writing.numbers import Numbers
from store.database.writing.prepared import PreparedReport, block_numbers, number_of
from store.linking import ArticleReport, Change, Role, closure, link, none_there, rules_of_group
from store.linking.profile import Profile, profile_of
from store.model import Meeting


class Tables(NamedTuple):
    """What the writer of an open database keeps for the length of a transaction and beyond."""

    connection: sqlite3.Connection
    numbers: Numbers
    naming: Naming
    events: EventTable
    reports: FiledReports

    def forget(self) -> None:
        """Drops what is kept in memory of a transaction that was rolled back."""
        for kept in (self.numbers, self.naming, self.events, self.reports):
            kept.forget()


class _Made(NamedTuple):
    """A meeting that linking made."""

    meeting: Meeting
    as_read: Meeting
    """The same without corrections."""
    members: frozenset[int]
    corrected: tuple[str, ...]


class Relinker:
    """Collects what a batch adds and takes away, then links again whatever that can touch."""

    def __init__(self, tables: Tables, corrections: Corrections) -> None:
        self._tables = tables
        self._connection = tables.connection
        self._corrections = corrections
        self._blocks = BlockTable(tables.connection)
        self._changed: Counter[int] = Counter()
        """How many more reports have a block key."""
        self._lost: set[int] = set()
        """Block keys of reports that were linked before."""
        self._homes: set[int] = set()
        self._counted: set[int] = set()
        self._touched: set[int] = set()
        """Reports that are new or told otherwise."""
        self._orphaned: set[int] = set()
        """Meetings that lost a report."""
        self._added: list[Sequence[Place]] = []
        """The block keys of new reports, which are looked at only if these are linked in this run."""
        self._new_reports: list[tuple[int, str, int, str, str]] = []
        self._new_claims: list[tuple[str, int, int, int, int, str, str]] = []

    # ------------------------------------------------------------------ collecting

    def add_article(self, article: int, reports: Sequence[PreparedReport], ids: dict[str, int]) -> list[int]:
        """Files an article's reports and claims; gives the row of each report. ``put`` writes them."""
        numbers: list[int] = []
        for each in reports:
            number = self._tables.numbers.next("report")
            numbers.append(number)
            report = each.report
            mentioned = json.dumps(sorted(ids[key] for key in each.mentioned))
            self._new_reports.append((number, report.id, article, mentioned, each.model))
            self._new_claims += [
                (name, number, article, start, stop, status, words) for name, start, stop, status, words in each.claims
            ]
            joined = self._corrections.keys(claim.id for claim in report.claims) if self._corrections.joined else ()
            blocks = [*each.blocks, *((number_of(key), int(Role.HOME), None) for key in joined)]
            self._blocks.file(number, blocks)
            self._added.append(blocks)
            self._touched.add(number)
            self._tables.reports.keep(number, report)
        return numbers

    def put(self) -> None:
        """Writes the reports and claims that have been filed."""
        self._connection.executemany(
            "INSERT INTO report (id, name, article, meeting, mentioned, model) VALUES (?, ?, ?, NULL, ?, ?)",
            self._new_reports,
        )
        self._connection.executemany(
            "INSERT INTO claim (name, report, article, start, stop, status, words) VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._new_claims,
        )
        self._blocks.put()
        self._new_reports.clear()
        self._new_claims.clear()

    def remove_article(self, article: int) -> None:
        """Takes away an article's reports and claims."""
        self._connection.execute("DELETE FROM unlinked WHERE article = ?", (article,))
        for number, meeting in self._connection.execute(
            "SELECT id, meeting FROM report WHERE article = ?", (article,)
        ).fetchall():
            if meeting is not None:
                self._note(self._blocks.places([number]), -1)
                self._orphaned.add(meeting)
            self._blocks.remove(number)
            self._connection.execute("DELETE FROM claim WHERE report = ?", (number,))
            self._connection.execute("DELETE FROM report WHERE id = ?", (number,))
            self._tables.reports.drop(number)
            self._touched.discard(number)

    def touch_article(self, article: int) -> None:
        """Works out the block keys of an article's reports anew: they are new, or their article's group is."""
        for filed in self._tables.reports.of_article(article):
            old = list(self._blocks.places([filed.number]))
            new: list[Place] = list(block_numbers(filed.item))
            joined = self._corrections.keys(claim.id for claim in filed.item.report.claims)
            new += [(number_of(key), int(Role.HOME), None) for key in joined]
            if set(old) != set(new):
                self._blocks.replace(filed.number, new)
            if filed.meeting is not None or filed.number in self._touched:
                self._note(old, -1)
            self._note(new, 1)
            self._touched.add(filed.number)

    def wait(self) -> bool:
        """Leaves the linking of what was collected to a later run; gives False where it cannot wait."""
        if self._orphaned:
            return False
        self._connection.executemany(
            "INSERT OR IGNORE INTO unlinked SELECT article FROM report WHERE id = ?",
            [(number,) for number in self._touched],
        )
        return True

    def _take_waiting(self) -> None:
        """Collects what was written without linking."""
        waiting = dict(
            self._connection.execute("SELECT r.id, r.meeting FROM report r JOIN unlinked u ON u.article = r.article")
        )
        new = waiting.keys() - self._touched
        for number, places in self._blocks.places_of_each(new):
            self._note(places, 1 if waiting[number] is None else 0)
        self._touched |= new
        self._connection.execute("DELETE FROM unlinked")

    def _note(self, places: Iterable[Place], more: int) -> None:
        for key, role, _ in places:
            self._changed[key] += more
            if more < 1:
                self._lost.add(key)
            if role != Role.GUEST:
                (self._homes if role == Role.HOME else self._counted).add(key)

    # ------------------------------------------------------------------ linking

    def run(self) -> None:
        """Links the closure of what was collected, and writes the meetings that are not as they were."""
        self._name_corrected()
        for places in self._added:
            self._note(places, 1)
        self._take_waiting()
        change = Change(self._touched, self._changed, self._lost, self._homes, self._counted)
        # What people say is one meeting hangs together by a key alone.
        found = closure(change, self._blocks, None if self._corrections.joined else self._profiles)
        filed = {each.item.id: each for each in self._tables.reports.by_number(found.reached | self._touched)}
        known = _Known(self._connection, filed, self._orphaned, self._touched)
        items = {name: each.item for name, each in filed.items()}
        there = known.holds if not self._corrections else none_there
        linked = link(items.values(), lambda key: number_of(key) in found.dead, there)
        made: dict[tuple[str, str], _Made] = {}
        for as_read in regrouped(linked, items, self._corrections):
            meeting, corrected = corrected_meeting(as_read, self._corrections)
            members = frozenset(filed[report.id].number for _, report in meeting.reports)
            model = to_json(replace(meeting, reports=()))
            if not known.is_written(meeting.id, model, members, corrected):
                made[meeting.id, model] = _Made(meeting, as_read, members, corrected)
        self._take_away(known.left())
        self._write(made, filed)

    def _profiles(self, reports: Collection[int]) -> dict[int, Profile]:
        return {each.number: profile_of(each.item) for each in self._tables.reports.by_number(reports)}

    def _take_away(self, meetings: dict[int, int]) -> None:
        """Takes away meetings with their events."""
        for number in meetings:
            self._connection.execute("UPDATE report SET meeting = NULL WHERE meeting = ?", (number,))
            self._connection.execute("DELETE FROM meeting WHERE id = ?", (number,))
        for event in sorted(meetings.values()):
            self._tables.events.delete(event)

    def _name_corrected(self) -> None:
        """Makes sure that who and what people named in corrections has a name here."""
        naming = self._tables.naming
        for who in (line[2] for lines in self._corrections.amended.values() for line in lines):
            naming.actor(who.key, naming.names.actor(who.key) or who.actor)
        for told in self._corrections.values.values():
            if (written := told.get("place")) is not None:
                place = read_place(written)
                naming.place(place.key, place)

    def _write(self, made: dict[tuple[str, str], _Made], filed: dict[str, FiledReport]) -> None:
        """Writes meetings with their events."""
        events = MeetingEvents(self._connection, self._tables.naming, self._corrections)
        events.look_up({number for each in made.values() for number in each.members})
        keys = self._tables.events.insert(
            [
                events.event(meeting, as_read, bool(corrected), [filed[report.id] for _, report in meeting.reports])
                for meeting, as_read, _, corrected in made.values()
            ]
        )
        numbers = [self._tables.numbers.next("meeting") for _ in keys]
        self._connection.executemany(
            "INSERT INTO meeting (id, name, event, title, model, corrected) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (number, name, key, each.meeting.title, model, json.dumps(each.corrected))
                for number, key, ((name, model), each) in zip(numbers, keys, made.items(), strict=True)
            ],
        )
        home = {report: number for number, each in zip(numbers, made.values(), strict=True) for report in each.members}
        self._connection.executemany(
            "UPDATE report SET meeting = ? WHERE id = ?", [(home[report], report) for report in sorted(home)]
        )


class _Known:
    """The meetings that the reports to be linked are in now, and which of them stay as they are."""

    def __init__(
        self, connection: sqlite3.Connection, filed: dict[str, FiledReport], orphaned: set[int], touched: set[int]
    ) -> None:
        self._filed = filed
        self._members: dict[int, set[int]] = {number: set() for number in orphaned}
        for each in filed.values():
            if each.meeting is not None:
                self._members.setdefault(each.meeting, set()).add(each.number)
        self._rows: dict[int, tuple[str, str, int, str]] = {}
        for part in parts(self._members):
            sql = f"SELECT id, name, model, event, corrected FROM meeting WHERE id IN ({marks(part)})"  # noqa: S608
            self._rows.update((number, tuple(row)) for number, *row in connection.execute(sql, part))
        self._by_name = {row[0]: number for number, row in self._rows.items()}
        self._may_stay = {
            number
            for number, members in self._members.items()
            if number not in orphaned and members.isdisjoint(touched)
        }
        self._stays: set[int] = set()

    def holds(self, items: Sequence[ArticleReport], rules: frozenset[str]) -> bool:
        """Whether these reports, by these rules, are a meeting that was put together so before."""
        number = self._filed[items[0].id].meeting
        if number not in self._may_stay or self._members[number] != {self._filed[item.id].number for item in items}:
            return False
        _, model, _, corrected = self._rows[number]
        if corrected != "[]" or rules_of_group(json.loads(model).get("rules", ())) != rules:
            return False
        self._stays.add(number)
        return True

    def is_written(self, name: str, model: str, members: frozenset[int], corrected: tuple[str, ...]) -> bool:
        """Whether just this meeting lies in the database."""
        number = self._by_name.get(name)
        if number not in self._may_stay or self._members[number] != members:
            return False
        if self._rows[number][1] != model or self._rows[number][3] != json.dumps(corrected):
            return False
        self._stays.add(number)
        return True

    def left(self) -> dict[int, int]:
        """The meetings that do not stay, each with its event."""
        return {number: row[2] for number, row in sorted(self._rows.items()) if number not in self._stays}
