"""Meetings as events: what a row of the list shows of one, what it is found by, and what was known of it before."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from store.database import roles
from store.database.days import UNDATED
from store.database.edits.corrections import ALWAYS, Corrections, corrected_meeting
from store.database.events import Event, Past, add_roles, clipped, days_of_meeting, sequence_of
from store.database.stored_reports import FiledReport
from store.database.writing.block_table import marks, parts
from store.database.writing.naming import Naming
from store.linking import ArticleReport, meeting_known_on
from store.model import Meeting, Span

MOST_DAYS = 60
"""Days in a meeting's life for which it is kept what was known; of more, so many evenly spread."""


class MeetingEvents:
    """Makes the events of meetings, all of whose reports are filed, by the corrections that hold."""

    def __init__(self, connection: sqlite3.Connection, naming: Naming, corrections: Corrections) -> None:
        self._connection = connection
        self._naming = naming
        self._corrections = corrections
        self._words: dict[int, list[str]] = {}

    def look_up(self, reports: Collection[int]) -> None:
        """Looks up the words of reports whose meetings are asked for next."""
        self._words = defaultdict(list)
        for part in parts(reports):
            sql = f"SELECT report, words FROM claim WHERE report IN ({marks(part)}) ORDER BY report, start, stop"  # noqa: S608
            for report, words in self._connection.execute(sql, part):
                self._words[report].append(words)

    def event(self, meeting: Meeting, as_read: Meeting, corrected: bool, members: list[FiledReport]) -> Event:
        """The event of a meeting; ``as_read`` is the meeting without corrections, which tells what was known when."""
        return self._with_past(self._now(meeting, corrected, members), as_read, members)

    def _now(self, meeting: Meeting, corrected: bool, members: list[FiledReport]) -> Event:
        naming = self._naming
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
        words = [text for member in members for text in self._words[member.number]]
        place_names = naming.names_of_place(shown.place)
        names = [name for name, _, _ in described.values()] + [name for name in place_names if name]
        return replace(
            shown,
            words=clipped([meeting.title, *words]),
            names="\n".join(dict.fromkeys(names)),
            actors=dict(actors),
            outlets=tuple(sorted({member.outlet for member in members if member.outlet is not None})),
        )

    def _with_past(self, event: Event, meeting: Meeting, members: list[FiledReport]) -> Event:
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
            # on the last day all is known
            then = meeting if day == days[-1] and None not in made else meeting_known_on(items, day)
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

    def _shown(self, meeting: Meeting, corrected: bool, members: list[FiledReport]) -> Event:
        """What a row of the list shows of a meeting."""
        naming = self._naming
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
