"""What people know better: corrections, kept apart from what was read, never changed and never removed.

A correction names its target by things that reading an article again does not change: the SHA-256 of the text, or the
id of a claim or a statement (a hash of text and span). So it holds in whatever order articles are loaded and whatever
version reads them; one whose target is gone waits and is listed. Undoing is one more line of the log.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from store.database.days import first_day, last_day
from store.database.edits.amendments import WITH, WITHOUT, Amended, amended, read_place
from store.linking import ArticleReport, put_together
from store.model import Anchor, Meeting, MeetingKind, Precision, Span, Statement, Status, TimeExpression, When
from store.text import storable

MEETING_FIELDS = ("title", "kind", "status", "start", "end", "place", "round")
STATEMENT_FIELDS = ("speaker", "said_on")
ARTICLE_FIELDS = ("published",)
ONE_ACTOR, OWN_ACTOR = "one with", "by itself"
"""Fields that say of an actor that it is one with another (the value), or one with none."""
ALWAYS = frozenset({"title", "kind", WITH, WITHOUT})
"""Fields of a meeting whose correction holds for every day of its life; the others are for what is known now."""
SAME, APART, MOVED = "same meeting", "apart", "part of"
"""Fields that put two meetings together (the value is a claim of the other), take a report out of its meeting, and take
it from there to another (the value is a claim of that)."""
STANDING_ALONE = frozenset({APART, OWN_ACTOR})
"""Fields that take no value."""


class CorrectionError(ValueError):
    """A correction that makes no sense; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the log."""

    number: int
    made: str
    """When, in UTC."""
    article: str | None
    """SHA-256 of the text that it is about."""
    target: str
    """Id of a claim or a statement, or the article's SHA-256."""
    field: str
    value: str | None
    """None clears the value."""
    undone: int | None
    """The line that this one takes back."""
    note: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections that hold now."""

    values: dict[str, dict[str, str | None]] = field(default_factory=dict)
    """Field and value by target; later lines have replaced earlier ones."""
    regrouping: tuple[tuple[str, str | None], ...] = ()
    """Pairs of claims that tell of one meeting, and, with None, claims whose report is taken out of its meeting: to be
    done in this order."""
    amended: dict[str, list[tuple[int, str, Amended]]] = field(default_factory=dict)
    """Who is put into a meeting and taken out of it, by claim: the line's number, ``with`` or ``without``, and who."""
    actors: tuple[tuple[str, str | None], ...] = ()
    """Pairs of actors (by ``p-`` id) that are one, the first giving the name; None for one that is by itself."""

    def __bool__(self) -> bool:
        return bool(self.values or self.regrouping or self.amended or self.actors)

    @property
    def joined(self) -> tuple[tuple[str, str], ...]:
        """Pairs of claims that tell of one meeting."""
        return tuple((one, other) for one, other in self.regrouping if other is not None)

    def keys(self, claims: Iterable[str]) -> set[str]:
        """Block keys that bring the two sides of a join together whenever one of them is linked."""
        mine = set(claims)
        return {f"joined:{min(pair)}+{max(pair)}" for pair in self.joined if not mine.isdisjoint(pair)}

    def day(self, sha256: str, told: str | None) -> str | None:
        """The publication day that a person set for an article, else what was told."""
        set_here = self.values.get(sha256, {})
        return set_here.get("published", told)


def log(connection: sqlite3.Connection) -> list[Correction]:
    """Every line, oldest first."""
    rows = connection.execute(
        "SELECT id, made, article, target, field, value, undone, note FROM correction ORDER BY id"
    )
    return [Correction(*row) for row in rows]


def holding(lines: Sequence[Correction]) -> list[Correction]:
    """The lines that hold, oldest first: what was taken back does not, unless the taking back was taken back."""
    taken_back: set[int] = set()
    kept = []
    for line in reversed(lines):
        if line.number in taken_back:
            continue
        if line.undone is not None:
            taken_back.add(line.undone)
        else:
            kept.append(line)
    return kept[::-1]


def corrections_in(connection: sqlite3.Connection) -> Corrections:
    """The corrections that hold in a database."""
    values: dict[str, dict[str, str | None]] = defaultdict(dict)
    regrouping: list[tuple[str, str | None]] = []
    amended: dict[str, list[tuple[int, str, Amended]]] = defaultdict(list)
    actors: list[tuple[str, str | None]] = []
    for line in holding(log(connection)):
        if line.field in (ONE_ACTOR, OWN_ACTOR):
            actors.append((line.target, line.value))
        elif line.field in (WITH, WITHOUT) and line.value is not None:
            amended[line.target].append((line.number, line.field, Amended.read(line.value)))
        elif line.field == SAME and line.value is not None:
            regrouping.append((line.target, line.value))
        elif line.field in (APART, MOVED):
            regrouping.append((line.target, None))
            if line.value is not None:
                regrouping.append((line.target, line.value))
        else:
            values[line.target][line.field] = line.value
    return Corrections(dict(values), tuple(regrouping), dict(amended), tuple(actors))


def orphans(connection: sqlite3.Connection) -> list[Correction]:
    """The lines that hold but whose target is not there (any more, or not yet)."""
    found = "SELECT 1 FROM claim WHERE name = ? UNION ALL SELECT 1 FROM statement WHERE name = ?"
    found += " UNION ALL SELECT 1 FROM article WHERE sha256 = ? UNION ALL SELECT 1 FROM actor WHERE identity = ?"
    return [
        line for line in holding(log(connection)) if connection.execute(found, (line.target,) * 4).fetchone() is None
    ]


def checked(identity: str, name: str, value: str | None) -> str | None:
    """The value as it is kept; raises CorrectionError where the field or the value makes no sense for that id."""
    fields = {"m-": MEETING_FIELDS, "s-": STATEMENT_FIELDS}.get(identity[:2], ARTICLE_FIELDS)
    if name not in fields:
        raise CorrectionError(f"{name} cannot be corrected there; {', '.join(fields)} can.")
    if value is None:
        return None
    value = " ".join(storable(value).split())
    if not value:
        raise CorrectionError(f"{name} needs a value.")
    choices: dict[str, tuple[str, ...]] = {"kind": tuple(MeetingKind), "status": tuple(Status)}
    if name in choices and value not in choices[name]:
        raise CorrectionError(f"{name} is one of {', '.join(choices[name])}.")
    if name == "round" and not (value.isdecimal() and 0 < int(value) < 1000):
        raise CorrectionError("round is a number from 1 on.")
    if name in ("start", "end", "said_on", "published"):
        try:
            first_day(value)
        except ValueError:
            raise CorrectionError(f"{value} is no day; write it as 2026-02-13.") from None
        if name == "published" and len(value) != 10:
            raise CorrectionError("A publication day needs year, month and day, as in 2026-02-13.")
    return value


# --------------------------------------------------------------------------- applying


def regrouped(meetings: Sequence[Meeting], items: dict[str, ArticleReport], corrections: Corrections) -> list[Meeting]:
    """The meetings with reports taken out and put together as people said; ``items`` are the reports by id."""
    if not corrections.regrouping:
        return list(meetings)
    group_of: dict[str, int] = {}
    group_by_claim: dict[str, str] = {}
    for number, meeting in enumerate(meetings):
        for _, report in meeting.reports:
            group_of[report.id] = number
            group_by_claim.update((claim.id, report.id) for claim in report.claims)
    fresh = len(meetings)
    changed: set[int] = set()
    for one, other in corrections.regrouping:
        if one not in group_by_claim:
            continue
        if other is None:
            changed |= {group_of[group_by_claim[one]], fresh}
            group_of[group_by_claim[one]] = fresh
            fresh += 1
        elif other in group_by_claim:
            low, high = sorted((group_of[group_by_claim[one]], group_of[group_by_claim[other]]))
            changed |= {low, high}
            group_of = {name: low if group == high else group for name, group in group_of.items()}
    kept = [meeting for number, meeting in enumerate(meetings) if number not in changed]
    groups: dict[int, list[ArticleReport]] = defaultdict(list)
    for report_id, group in group_of.items():
        if group in changed:
            groups[group].append(items[report_id])
    return kept + [put_together(group) for _, group in sorted(groups.items())]


def corrected_meeting(
    meeting: Meeting, corrections: Corrections, whole: Meeting | None = None, only: frozenset[str] | None = None
) -> tuple[Meeting, tuple[str, ...]]:
    """A meeting with the values that people set by any of its claims, and the names of those fields.

    ``whole`` is the meeting whose claims count where ``meeting`` is a part of it; ``only`` these fields are set.
    """
    if not corrections.values and not corrections.amended:
        return meeting, ()
    values: dict[str, str | None] = {}
    people: list[tuple[int, str, Amended]] = []
    for claim in sorted(claim.id for _, report in (whole or meeting).reports for claim in report.claims):
        values |= corrections.values.get(claim, {})
        people += corrections.amended.get(claim, [])
    if only is not None:
        values = {name: value for name, value in values.items() if name in only}
        people = [line for line in people if line[1] in only]
    if not values and not people:
        return meeting, ()
    meeting, touched = amended(meeting, [(name, who) for _, name, who in sorted(people, key=lambda line: line[0])])
    changes: dict[str, Any] = {}
    if values.get("title"):
        changes["title"] = values["title"]
    if values.get("kind"):
        changes["kind"] = MeetingKind(str(values["kind"]))
    if values.get("status"):
        changes["status"] = Status(str(values["status"]))
    if "start" in values or "end" in values:
        start = values.get("start", meeting.when.start)
        end = values.get("end", start if "start" in values else meeting.when.end)
        changes["when"] = _when(start, end)
    if "round" in values:
        changes["round"] = int(values["round"]) if values["round"] else None
    if "place" in values:
        place = read_place(values["place"]) if values["place"] else None
        changes["place"] = place.key if place else None
        changes["country"] = place.country if place else None
    return replace(meeting, **changes), tuple(sorted({*values, *touched}))


def _when(start: str | None, end: str | None) -> When:
    if start is None:
        return When(how="corrected")
    precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(start), Precision.DAY)
    if end is None or last_day(end) < first_day(start):
        end = start
    return When(start, end, first_day(start), last_day(end), precision, "corrected")


def corrected_statement(statement: Statement, corrections: Corrections) -> tuple[Statement, tuple[str, ...]]:
    """A statement with the values that people set, and the names of those fields."""
    values = corrections.values.get(statement.id)
    if not values:
        return statement, ()
    changes: dict[str, Any] = {}
    if "speaker" in values:
        changes |= {"speaker": values["speaker"], "speaker_key": None, "anonymous": False}
    if "said_on" in values:
        changes["said"] = _said(statement, values["said_on"])
    return replace(statement, **changes), tuple(sorted(values))


def _said(statement: Statement, value: str | None) -> TimeExpression | None:
    if value is None:
        return None
    span = statement.cue_span or (statement.content[0] if statement.content else Span(0, 0))
    precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(value), Precision.DAY)
    return TimeExpression(span, "corrected", precision, Anchor.SELF, first_day(value), last_day(value))
