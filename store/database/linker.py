"""Puts the reports of a batch together with those they can touch, and writes the meetings that changed."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from store.database import roles
from store.database.amendments import read_place
from store.database.codec import from_json, to_json
from store.database.corrections import ALWAYS, corrected_meeting, regrouped
from store.database.days import UNDATED
from store.database.events import Event, Past, add_roles, clipped, days_of_meeting, sequence_of
from store.database.prepared import PreparedReport, block_numbers, number_of
from store.linking import ArticleReport, Role, closure, link, meeting_known_on
from store.model import DateHow, Meeting, Publication, Report, Span

if TYPE_CHECKING:
    from store.database.writer import Writer

CHUNK = 400
"""Keys that are looked up at a time."""
KEPT_REPORTS = 20_000
MOST_DAYS = 60
"""Days in a meeting's life for which it is kept what was known; of more, so many evenly spread."""
_ROLES = tuple(Role)
_Place = tuple[int, Role, int | None]
"""A block key, what a report is in it, and the key with which it dies."""


@dataclass(frozen=True, slots=True)
class _Stored:
    """A report as it lies in the database."""

    number: int
    article: int
    outlet: int | None
    meeting: int | None
    mentioned: tuple[int, ...]
    item: ArticleReport


class Relinker:
    """Collects what a batch adds and takes away, then links again whatever that can touch."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._connection = writer.connection
        self._corrections = writer.corrections
        self._changed: Counter[int] = Counter()
        """How many more reports have a block key."""
        self._homes: set[int] = set()
        self._counted: set[int] = set()
        self._touched: set[int] = set()
        """Reports that are new or told otherwise."""
        self._orphaned: set[int] = set()
        """Meetings that lost a report."""
        self._new_reports: list[tuple[int, str, int, str, str]] = []
        self._new_claims: list[tuple[str, int, int, int, int, str, str]] = []
        self._new_blocks: list[tuple[int, int, int, int | None]] = []

    # ------------------------------------------------------------------ collecting

    def add_article(self, article: int, reports: Sequence[PreparedReport], ids: dict[str, int]) -> list[int]:
        """Files an article's reports and claims; gives the row of each report. ``put`` writes them."""
        numbers: list[int] = []
        for each in reports:
            number = self._writer.next_number("report")
            numbers.append(number)
            report = each.report
            mentioned = json.dumps(sorted(ids[key] for key in each.mentioned))
            self._new_reports.append((number, report.id, article, mentioned, each.model))
            self._new_claims += [
                (name, number, article, start, stop, status, words) for name, start, stop, status, words in each.claims
            ]
            joined = self._corrections.keys(claim.id for claim in report.claims) if self._corrections.joined else ()
            blocks = [*each.blocks, *((number_of(key), int(Role.HOME), None) for key in joined)]
            self._new_blocks += [(key, role, number, parent) for key, role, parent in blocks]
            self._note([(key, _ROLES[role], parent) for key, role, parent in blocks], 1)
            self._touched.add(number)
            self._keep(number, report)
        return numbers

    def put(self) -> None:
        """Writes the reports and claims that have been filed."""
        connection = self._connection
        connection.executemany(
            "INSERT INTO report (id, name, article, meeting, mentioned, model) VALUES (?, ?, ?, NULL, ?, ?)",
            self._new_reports,
        )
        connection.executemany(
            "INSERT INTO claim (name, report, article, start, stop, status, words) VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._new_claims,
        )
        self._new_blocks.sort(key=_by_key)
        connection.executemany("INSERT OR IGNORE INTO block VALUES (?, ?, ?, ?)", self._new_blocks)
        for rows in (self._new_reports, self._new_claims, self._new_blocks):
            rows.clear()

    def remove_article(self, article: int) -> None:
        """Takes away an article's reports and claims."""
        self._connection.execute("DELETE FROM unlinked WHERE article = ?", (article,))
        for number, meeting in self._connection.execute(
            "SELECT id, meeting FROM report WHERE article = ?", (article,)
        ).fetchall():
            if meeting is not None:
                self._note(self._places(number), -1)
                self._orphaned.add(meeting)
            for table, column in (("block", "report"), ("claim", "report"), ("report", "id")):
                self._connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))  # noqa: S608 - own names
            self._writer.reports.pop(number, None)
            self._touched.discard(number)

    def touch_article(self, article: int) -> None:
        """Works out the block keys of an article's reports anew: they are new, or their article's group is."""
        for stored in self._stored("r.article = ?", (article,)):
            old = self._places(stored.number)
            new = [(key, _ROLES[role], parent) for key, role, parent in block_numbers(stored.item)]
            joined = self._corrections.keys(claim.id for claim in stored.item.report.claims)
            new += [(number_of(key), Role.HOME, None) for key in joined]
            if set(old) != set(new):
                self._connection.execute("DELETE FROM block WHERE report = ?", (stored.number,))
                self._connection.executemany(
                    "INSERT OR IGNORE INTO block VALUES (?, ?, ?, ?)",
                    [(key, role, stored.number, parent) for key, role, parent in new],
                )
            if stored.meeting is not None or stored.number in self._touched:
                self._note(old, -1)
            self._note(new, 1)
            self._touched.add(stored.number)

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
        for number, meeting in self._connection.execute(
            "SELECT r.id, r.meeting FROM report r JOIN unlinked u ON u.article = r.article"
        ).fetchall():
            if number not in self._touched:
                self._note(self._places(number), 1 if meeting is None else 0)
                self._touched.add(number)
        self._connection.execute("DELETE FROM unlinked")

    def _note(self, places: Iterable[_Place], more: int) -> None:
        for key, role, _ in places:
            self._changed[key] += more
            if role is not Role.GUEST:
                (self._homes if role is Role.HOME else self._counted).add(key)

    def _places(self, number: int) -> list[_Place]:
        rows = self._connection.execute("SELECT key, role, parent FROM block WHERE report = ?", (number,))
        return [(key, _ROLES[role], parent) for key, role, parent in rows]

    def _members(self, key: int, most: int | None) -> list[int]:
        if most is None:
            rows = self._connection.execute("SELECT report FROM block WHERE key = ? AND role = 1", (key,))
        else:
            rows = self._connection.execute("SELECT report FROM block WHERE key = ? LIMIT ?", (key, most))
        return [number for (number,) in rows]

    # ------------------------------------------------------------------ linking

    def run(self) -> None:
        """Links the closure of what was collected, and writes the meetings that are not as they were."""
        self._name_corrected()
        self._take_waiting()
        found = closure(self._changed, self._homes, self._counted, self._members, self._places)
        stored = self._by_number(found.reached | self._touched)
        members: dict[int, set[int]] = defaultdict(set)
        for number in self._orphaned:
            members[number] = set()
        for each in stored.values():
            if each.meeting is not None:
                members[each.meeting].add(each.number)
        items = {each.item.id: each.item for each in stored.values()}
        meetings = regrouped(link(items.values(), lambda key: number_of(key) in found.dead), items, self._corrections)
        fresh: dict[tuple[str, str], tuple[Meeting, frozenset[int], tuple[str, ...], Meeting]] = {}
        for each_meeting in meetings:
            meeting, corrected = corrected_meeting(each_meeting, self._corrections)
            numbers = frozenset(stored[report.id].number for _, report in meeting.reports)
            fresh[meeting.id, to_json(replace(meeting, reports=()))] = (
                meeting,
                numbers,
                corrected,
                each_meeting,
            )
        kept: set[tuple[str, str]] = set()
        gone: list[int] = []
        for number in sorted(members):
            name, model, event, marked = self._connection.execute(
                "SELECT name, model, event, corrected FROM meeting WHERE id = ?", (number,)
            ).fetchone()
            known = fresh.get((name, model))
            same = known is not None and known[1] == members[number] and json.dumps(known[2]) == marked
            if number not in self._orphaned and same and members[number].isdisjoint(self._touched):
                kept.add((name, model))
                continue
            self._connection.execute("UPDATE report SET meeting = NULL WHERE meeting = ?", (number,))
            self._connection.execute("DELETE FROM meeting WHERE id = ?", (number,))
            gone.append(event)
        for event in sorted(gone):
            self._writer.delete(event)
        for key, (meeting, _, corrected, as_read) in fresh.items():
            if key not in kept:
                self._write(meeting, as_read, key[1], corrected, stored)

    def _name_corrected(self) -> None:
        """Makes sure that who and what people named in corrections has a name here."""
        naming, names = self._writer.naming, self._writer.names
        for who in (line[2] for lines in self._corrections.amended.values() for line in lines):
            naming.actor(who.key, names.actor(who.key) or who.actor)
        for told in self._corrections.values.values():
            if (written := told.get("place")) is not None:
                place = read_place(written)
                naming.place(place.key, place)

    def _write(
        self, meeting: Meeting, as_read: Meeting, model: str, corrected: tuple[str, ...], stored: dict[str, _Stored]
    ) -> None:
        members = [stored[report.id] for _, report in meeting.reports]
        event = self._event(meeting, bool(corrected), members)
        (key,) = self._writer.insert([self._with_past(event, as_read, members)])
        cursor = self._connection.execute(
            "INSERT INTO meeting (name, event, title, model, corrected) VALUES (?, ?, ?, ?, ?)",
            (meeting.id, key, meeting.title, model, json.dumps(corrected)),
        )
        self._connection.executemany(
            "UPDATE report SET meeting = ? WHERE id = ?", [(cursor.lastrowid, member.number) for member in members]
        )

    def _with_past(self, event: Event, meeting: Meeting, members: list[_Stored]) -> Event:
        """An event with what was known of its meeting (as it was read) on each day on which anything was said."""
        items = [member.item for member in members]
        made = {item.made(claim) for item in items for claim in item.report.claims}
        days = sorted(day for day in made if day is not None)
        if not days:
            return event
        if len(made) == 1:
            return replace(event, known=days[0].toordinal(), settled=days[0].toordinal())
        if len(days) > MOST_DAYS:
            days = [days[at * (len(days) - 1) // (MOST_DAYS - 1)] for at in range(MOST_DAYS)]
        numbers = {member.item.report.id: member for member in members}
        states: list[tuple[int, Event]] = []
        for day in days:
            then = meeting_known_on(items, day)
            if then is None:
                continue
            shown, _ = corrected_meeting(then, self._corrections, meeting, ALWAYS)
            state = self._shown(shown, False, [numbers[name] for name in self._named(then, items)])
            if not states or states[-1][1].then != state.then:
                states.append((day.toordinal(), state))
        ends = [since for since, _ in states[1:]] + [UNDATED]
        past = tuple(Past(since, until, state) for (since, state), until in zip(states, ends, strict=True))
        if None in made:
            # Some of what is known now was said on a day not known, so that this was never all that was known.
            return replace(event, known=days[0].toordinal(), past=past)
        return replace(event, known=days[0].toordinal(), settled=past[-1].since, past=past[:-1])

    @staticmethod
    def _named(then: Meeting, items: Iterable[ArticleReport]) -> list[str]:
        """The reports, by id, of which a part of a meeting was put together."""
        claims = {claim.id for _, report in then.reports for claim in report.claims}
        return [item.id for item in items if any(claim.id in claims for claim in item.report.claims)]

    def _shown(self, meeting: Meeting, corrected: bool, members: list[_Stored]) -> Event:
        """What a row of the list shows of a meeting."""
        naming = self._writer.naming
        leading = [naming.actor(key) for key in (meeting.participants or meeting.people)]
        described = naming.described(leading)
        codes = [code if meeting.participants else name for name, code, _ in (described[n] for n in leading)]
        newest = max(members, key=lambda m: (m.item.day or date.min, m.item.article_sha256))
        evidence = newest.item.report.evidence or tuple(claim.span for claim in newest.item.report.claims)
        return Event(
            name=meeting.id,
            kind="meeting",
            form=meeting.kind.value,
            status=meeting.status.value,
            listed=True,
            days=days_of_meeting(meeting.when, meeting.previous),
            sequence=sequence_of(meeting.id),
            who=" ".join(codes) if meeting.participants else ", ".join(codes),
            title=meeting.title,
            place=naming.place(meeting.place or meeting.country),
            article=newest.article,
            focus=evidence[0] if evidence else Span(0, 0),
            words="",
            names="",
            contradicted=bool(meeting.contradictions),
            moved=meeting.previous is not None,
            corrected=corrected,
            round=meeting.round,
            articles=tuple(sorted({member.article for member in members})),
            sources=meeting.sources,
        )

    def _event(self, meeting: Meeting, corrected: bool, members: list[_Stored]) -> Event:
        naming = self._writer.naming
        shown = self._shown(meeting, corrected, members)
        actors: Counter[int] = Counter()
        for keys, bit in (
            (meeting.participants, roles.PARTY),
            (meeting.people, roles.PERSON),
            (meeting.hosts, roles.HOST),
            (meeting.mediators, roles.MEDIATOR),
            (meeting.absent, roles.ABSENT),
        ):
            add_roles(actors, [naming.actor(key) for key in keys], bit)
        for member in members:
            add_roles(actors, member.mentioned, roles.MENTIONED)
        described = naming.described(actors)
        sides = {side for number in actors if actors[number] & roles.ANY and (side := described[number][2])}
        add_roles(actors, [naming.actor(side) for side in sorted(sides)], roles.SIDE)
        words = [
            text
            for member in members
            for (text,) in self._connection.execute(
                "SELECT words FROM claim WHERE report = ? ORDER BY start, stop", (member.number,)
            )
        ]
        place_names = self._connection.execute(
            "SELECT name, country_name FROM place WHERE id = ?", (shown.place,)
        ).fetchone()
        names = [name for name, _, _ in described.values()] + [name for name in place_names or () if name]
        return replace(
            shown,
            words=clipped([meeting.title, *words]),
            names="\n".join(dict.fromkeys(names)),
            actors=dict(actors),
            outlets=tuple(sorted({member.outlet for member in members if member.outlet is not None})),
        )

    # ------------------------------------------------------------------ reading back

    def _by_number(self, numbers: Collection[int]) -> dict[str, _Stored]:
        stored: dict[str, _Stored] = {}
        for chunk in _chunks(sorted(numbers)):
            marks = ", ".join("?" * len(chunk))
            for each in self._stored(f"r.id IN ({marks})", chunk):
                stored[each.item.id] = each
        return stored

    def _stored(self, where: str, parameters: Iterable[Any]) -> list[_Stored]:
        rows = self._connection.execute(
            "SELECT r.id, r.article, a.outlet, r.mentioned, r.model, a.sha256, o.name, a.duplicates, a.published,"  # noqa: S608
            " a.published_earliest, a.published_latest, a.published_how, r.meeting FROM report r JOIN article a"
            f" ON a.id = r.article LEFT JOIN outlet o ON o.id = a.outlet WHERE {where} ORDER BY r.name",
            tuple(parameters),
        )
        return [
            _Stored(
                number=row[0],
                article=row[1],
                outlet=row[2],
                meeting=row[12],
                mentioned=tuple(json.loads(row[3])),
                item=ArticleReport(
                    article_sha256=row[5],
                    published=Publication(_day(row[8]), _day(row[9]), _day(row[10]), DateHow(row[11])),
                    outlet=row[6],
                    duplicate_group=row[7],
                    report=self._report(row[0], row[4]),
                ),
            )
            for row in rows
        ]

    def _report(self, number: int, model: str) -> Report:
        """A report, kept decoded for the batches that touch it again."""
        report = self._writer.reports.get(number)
        return report if report is not None else self._keep(number, from_json(Report, model))

    def _keep(self, number: int, report: Report) -> Report:
        kept = self._writer.reports
        if len(kept) >= KEPT_REPORTS:
            kept.clear()
        kept[number] = report
        return report


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _by_key(row: tuple[int, int, int, int | None]) -> tuple[int, int, int]:
    return row[:3]


def _chunks(keys: list[int]) -> Iterable[list[int]]:
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]
