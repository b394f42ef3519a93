"""What the reader hands out: rows made for showing. Named tuples, since those cost the least to define and to make.

Strings are raw (a display copy is made at the terminal); days are ISO strings as in the export contract.
"""

from __future__ import annotations

from typing import NamedTuple

from store.spans import Span


class Count(NamedTuple):
    """A number of rows; ``exact`` is False where counting stopped at a cap or a time limit ("1,000+")."""

    n: int
    exact: bool = True

    def __str__(self) -> str:
        return f"{self.n:,}" if self.exact else f"{self.n:,}+"

    def of(self, name: str) -> str:
        """With what is counted: "1 event", "1,000+ events"."""
        return f"{self} {name}{'' if self.n == 1 and self.exact else 's'}"


class Totals(NamedTuple):
    """The whole database in one line."""

    articles: int
    meetings: int
    statements: int
    first_day: str | None
    last_day: str | None
    path: str
    demo: bool


class Beside(NamedTuple):
    """What people put beside an event or an article."""

    marked: bool = False
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Oldest first; a note may have several lines."""


STANCES = {"denial": "disputes: ", "refusal": "declines: "}
"""What stands before words that their speaker holds not to be so, or does not mean to do."""


def stance(act: str, negative: bool) -> str:
    """``denial``, ``refusal`` or nothing, by the act of a statement and by whether it denies its words."""
    return "refusal" if act == "refusal" else "denial" if negative else ""


class EventRow(NamedTuple):
    """One row of the event list: a meeting or a statement."""

    key: int
    """Position in time order: ``day << 32 | sequence``; undated events come last."""
    id: str
    """``m-...`` or ``s-...``."""
    kind: str
    """``meeting`` or ``statement``."""
    day: str | None
    """First day as exactly as known: ``2026-02-04``, ``2026-02``, ``2026``."""
    end: str | None
    inferred: bool
    """The day was worked out, not printed: mark ``*``."""
    bounded: bool
    """Only bounds are known: mark ``?``."""
    status: str
    """A meeting's status; for a statement its kind (direct, indirect, mixed)."""
    stale: bool
    """A scheduled day that passed with no report of the meeting."""
    contradicted: bool
    """Sources disagree: mark ``!``."""
    who: str
    """Participants as short codes ("RU UA US") or the speaker's name."""
    title: str
    """A meeting's title; a statement's words."""
    place: str | None
    articles: int
    """How many articles tell of it."""
    article_sha256: str
    """The article to show first (the newest that tells of it)."""
    focus: Span
    """The words in that article to scroll to."""
    marked: bool = False
    """A person marked the event."""
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What people put beside the event, oldest first."""
    sources: int = 1
    """Independent sources that tell of it: copies of one text, and one agency's words passed on, count once."""
    stance: str = ""
    """``denial`` where a statement says that its words are not so, ``refusal`` that they will not be done."""
    between: tuple[str, str] | None = None
    """The first and the last day that it may have been, where only these are known and they are not one day."""
    was: str | None = None
    """The first day that a meeting without a day was to have, before it was put off."""

    @property
    def said(self) -> str:
        """The title; a statement's words behind what is done with them."""
        return STANCES.get(self.stance, "") + self.title


class Change(NamedTuple):
    """A meeting of which something is told otherwise than before; both rows have its present id."""

    before: EventRow
    after: EventRow
    fields: tuple[str, ...]
    """Which of ``status``, ``day`` and ``place`` changed."""


class Changes(NamedTuple):
    """What changed between two days, or since a load; each list has the latest events first."""

    since: str
    until: str
    """Two days (ISO), or the times (UTC) of the first and the last load that are counted."""
    flipped: tuple[Change, ...]
    """Those with another status first, then those with another day, then another place."""
    contradicted: tuple[EventRow, ...]
    """Meetings known before on which sources disagree only since."""
    meetings: tuple[EventRow, ...]
    statements: tuple[EventRow, ...]
    """Those nothing was known of before."""
    stale: tuple[EventRow, ...]
    """Meetings known before whose scheduled day passed in the meantime with no report of what became of it."""
    cut: tuple[str, ...] = ()
    """Names of the lists that hold more than was asked for."""

    def __bool__(self) -> bool:
        return any((self.flipped, self.contradicted, self.meetings, self.statements, self.stale))


class LoadLine(NamedTuple):
    """A load that brought new articles."""

    number: int
    made: str
    """When its first new article was written, in UTC."""
    articles: int
    """Of those it brought, how many are still there."""


class FacetValue(NamedTuple):
    value: str
    """What the query language takes: an actor's name, a status, a kind."""
    label: str
    count: Count  # type: ignore[assignment]  # how often a tuple holds something is never asked of it
    selected: bool
    kind: str = ""
    """For actors: person, country, organisation, group."""


class TextSpan(NamedTuple):
    """A highlighted run of an article's text."""

    span: Span
    layer: str
    """``meeting``, ``statement``, ``cue``, ``speaker``, ``date``, ``place`` or ``actor``."""
    owner: str | None
    """Id of the event it belongs to (``m-...``, ``s-...``), if any."""
    label: str
    """What it stands for: a resolved day, an actor's full name, a status."""
    rule: str


class ArticlePage(NamedTuple):
    id: str
    """``a-...``"""
    sha256: str
    text: str
    title: str
    """The printed or given title, else the first words of the text."""
    outlet: str | None
    url: str | None
    source: str
    published: str | None
    published_earliest: str | None
    published_latest: str | None
    published_how: str
    published_reasons: tuple[str, ...]
    blocks: tuple[tuple[Span, str], ...]
    """Every block with its kind, so that boilerplate can be dimmed."""
    spans: tuple[TextSpan, ...]
    copies: tuple[str, ...]
    """Ids of other articles that carry the same text."""
    beside: Beside = Beside()


class ClaimLine(NamedTuple):
    """One line of a meeting's life."""

    id: str
    day: str | None
    day_inferred: bool
    """Its article's day is worked out: mark ``*``."""
    status: str
    negative: bool
    start: str | None
    place: str | None
    by: str | None
    via: str | None
    outlet: str | None
    article_id: str
    article_sha256: str
    span: Span
    words: str
    rules: tuple[str, ...]
    denies: bool = False
    """It says that there is no such meeting (a negative claim may also say that a meeting is off)."""
    day_bounded: bool = False
    """Only bounds of its article's day are known, of which ``day`` is the last: mark ``?``."""


class Disagreement(NamedTuple):
    field: str
    values: tuple[tuple[str, int, tuple[str, ...]], ...]
    """Value, number of independent sources, ids of the articles that say it."""


class MeetingPage(NamedTuple):
    id: str
    title: str
    kind: str
    status: str
    stale: bool
    start: str | None
    end: str | None
    earliest: str | None
    latest: str | None
    precision: str
    date_how: str
    previous_start: str | None
    participants: tuple[str, ...]
    absent: tuple[str, ...]
    mediators: tuple[str, ...]
    hosts: tuple[str, ...]
    people: tuple[str, ...]
    place: str | None
    country: str | None
    round: int | None
    history: tuple[ClaimLine, ...]
    disagreements: tuple[Disagreement, ...]
    articles: tuple[tuple[str, str], ...]
    """Id and title of each article that tells of it, oldest first."""
    statements: tuple[str, ...]
    """Ids of the statements about it."""
    rules: tuple[str, ...]
    corrected: tuple[str, ...] = ()
    """Fields whose value a person set."""
    beside: Beside = Beside()
    sources: int = 1
    """Independent sources that tell of it."""
    support: tuple[tuple[str, int], ...] = ()
    """Independent sources behind the current status, start and place; empty where there is one in all."""
    known_on: str | None = None
    """The day as of which the page tells what was known; None for now."""


class StatementPage(NamedTuple):
    id: str
    act: str
    kind: str
    speaker: str | None
    speaker_id: str | None
    speaker_title: str | None
    anonymous: bool
    via: str | None
    sources: tuple[str, ...]
    venue: str | None
    said_on: str | None
    negative: bool
    words: str
    content: tuple[Span, ...]
    cue_span: Span | None
    speaker_span: Span | None
    article_id: str
    article_sha256: str
    article_title: str
    meeting_id: str | None
    meeting_title: str | None
    rules: tuple[str, ...]
    corrected: tuple[str, ...] = ()
    beside: Beside = Beside()
    published: str | None = None
    """The day of the article, as exactly as it is known."""

    @property
    def disputed(self) -> str:
        """What stands before the words where they are denied or refused."""
        return STANCES.get(stance(self.act, self.negative), "")
