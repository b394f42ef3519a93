"""The vocabulary of the program: frozen dataclasses and small properties, nothing else.

Every offset is a code-point offset into the source text, half open ``[start, end)``.
Days are ``datetime.date``; an interval of days includes both ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from store.spans import READ_KINDS as READ_KINDS
from store.spans import BlockKind as BlockKind
from store.spans import Span as Span

# --------------------------------------------------------------------------- source and layout


@dataclass(frozen=True, slots=True)
class SourceText:
    """What was read, stored raw, with what the reader was told about it."""

    text: str
    sha256: str
    """Hex digest of the text's UTF-8 bytes: the identity of the article."""
    origin: str
    """Path, URL or ``-`` for standard input, as given."""
    given_id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    """The publication day the reader was told (option, jsonl field or correction), if any."""
    encoding: str = "utf-8"
    """How the bytes were read; ``utf-8 (3 replaced)`` where some meant nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text of one kind. Blocks do not overlap; white space between them belongs to none."""

    span: Span
    kind: BlockKind
    rule: str
    turn: str = ""
    """``question`` or ``answer`` in a transcript, ``post`` in an embedded post, ``item`` in a list, else empty."""


class Token(NamedTuple):
    """A word, number or single sign of a read block."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a read block; a sentence never ends inside an open quotation."""

    span: Span
    block: int
    """Index into ``Document.blocks``."""
    first: int
    last: int
    """Token range ``[first, last)`` in ``Document.tokens``."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A run between quotation marks, healed where a mark is missing."""

    span: Span
    """With its marks."""
    inner: Span
    """Without them."""
    closed: bool
    """False where the closing mark was missing (healed, or a paragraph that the next one continues)."""
    continues: bool = False
    """True where it goes on from an unclosed quotation in the block before (newspaper style)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source text taken apart: layout, sentences, quotations and tokens of the read blocks, in text order."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    tokens: tuple[Token, ...]
    title: Span | None
    outlet: str | None
    """The outlet as printed in a header, source tag or tail, if any."""
    outlet_span: Span | None
    byline: str | None


# --------------------------------------------------------------------------- verbs


class Tense(StrEnum):
    PAST = "past"
    """met, had met"""
    PERFECT = "perfect"
    """has met"""
    PRESENT = "present"
    """meets"""
    PROGRESSIVE = "progressive"
    """is meeting, was meeting"""
    FUTURE = "future"
    """will meet, is to meet, would meet (future in the past), is due to meet"""
    NONE = "none"
    """infinitives and participles that no auxiliary governs"""


class Modality(StrEnum):
    ASSERTED = "asserted"
    POSSIBLE = "possible"
    """may, might, could"""
    CONDITIONAL = "conditional"
    """would ... if, provided that"""
    WISHED = "wished"
    """wants, hopes, offers, proposes, is ready, should"""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries: "will not be held"."""

    span: Span
    head: int
    """Token index of the main verb."""
    lemma: str
    tense: Tense
    modality: Modality
    negated: bool
    passive: bool
    past: bool = False
    """True where its first word, or the verb it depends on, is a past form: "would meet", "agreed to meet"."""


# --------------------------------------------------------------------------- times


class Precision(StrEnum):
    DAY = "day"
    RANGE = "range"
    """Several days with both ends said: 4-5 February."""
    WEEK = "week"
    PART = "part"
    """A third of a month: early October."""
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    VAGUE = "vague"


class Anchor(StrEnum):
    """What a time is counted from."""

    SELF = "self"
    """Nothing: year, month and day are printed."""
    PUBLISHED = "published"
    SAID = "said"
    """The day on which the quotation around it was spoken."""
    TIME = "time"
    """Another time in the text: "two days later"."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span of text that says when, with the days it means as far as they are known."""

    span: Span
    rule: str
    precision: Precision
    anchor: Anchor
    start: date | None
    end: date | None
    """The days meant, both included; None where the anchor's day is not known."""
    earliest: date | None = None
    latest: date | None = None
    """Outer bounds of the days meant where ``start`` is None but something is known."""
    bound: str = ""
    """``before`` ("by the end of autumn"), ``after`` ("from May") or empty."""
    alternatives: tuple[tuple[date, date], ...] = ()
    """Two or more readings: "17 or 18 March"; ``start`` is then the first one's."""
    conflict: str = ""
    """What does not fit together, in words: weekday against date, header against text."""
    in_prose: bool = True
    """False in captions, headers and other text that is not read for facts."""
    days: int | None = None
    """A length in days ("a two-day session"), or which day of a run it is ("the third straight day")."""

    @property
    def resolved(self) -> bool:
        return self.start is not None

    @property
    def value(self) -> str | None:
        """ISO form as exact as known: ``2026-02-13``, ``2026-02``, ``2026`` or ``first/last``."""
        if self.start is None or self.end is None:
            return None
        if self.precision is Precision.YEAR:
            return f"{self.start:%Y}"
        if self.precision is Precision.MONTH:
            return f"{self.start:%Y-%m}"
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


class DateHow(StrEnum):
    GIVEN = "given"
    HEADER = "header"
    TEXT = "text"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article came out, with the reasons."""

    day: date | None
    earliest: date | None
    latest: date | None
    how: DateHow
    evidence: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()
    conflict: str = ""


# --------------------------------------------------------------------------- actors and places


class ActorKind(StrEnum):
    PERSON = "person"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can speak or take part.

    Keys: ``country:UA`` (ISO 3166 alpha-2), ``org:nato``, ``group:hamas``, ``person:volodymyr-zelenskyy``.
    """

    key: str
    name: str
    kind: ActorKind
    affiliation: str | None = None
    """Key of the country or organisation it belongs to, as of the article's day."""
    title: str | None = None
    """The role under which the article or the lexicon presents it."""
    media: bool = False
    seat: bool = False
    """A seat of power (Kremlin, a ministry): speaks for itself, takes part as its country."""
    known: bool = True
    """False for what was found by form alone and stands in no lexicon."""
    gender: str = ""
    """``m``, ``f`` or empty."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens. Keys: ``place:geneva``, or ``country:CH`` for a whole country."""

    key: str
    name: str
    country: str | None
    """Key of its country."""


class MentionForm(StrEnum):
    NAME = "name"
    ADJECTIVE = "adjective"
    """Russian, Turkish"""
    DEMONYM = "demonym"
    """the Russians, Ukrainians"""
    METONYM = "metonym"
    """a capital that stands for its country"""
    ROLE = "role"
    """the Russian foreign minister, the spokesman"""
    PRONOUN = "pronoun"
    PLACE = "place"
    """where something happens"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor or a place. ``key`` is looked up in ``Extraction.actors`` or ``.places``."""

    span: Span
    key: str
    form: MentionForm
    rule: str
    place_key: str | None = None
    """For a name that is both (Ankara, Russia): the place it would be, whatever ``form`` says."""


# --------------------------------------------------------------------------- statements


class Act(StrEnum):
    STATEMENT = "statement"
    POSITION = "position"
    REFUSAL = "refusal"
    QUESTION = "question"


class StatementKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance as an article reports it."""

    id: str
    """``s-`` and a hash of the article's sha256 and the cue's (or else the content's) span."""
    act: Act
    kind: StatementKind
    content: tuple[Span, ...]
    cue_span: Span | None
    speaker_span: Span | None
    speaker: str | None
    """Full name, or ``anonymous: <description>``; None where nobody is named."""
    speaker_key: str | None
    anonymous: bool
    rules: tuple[str, ...]
    via: str | None = None
    """The last link that passed it on: an outlet, an agency or a channel."""
    sources: tuple[str, ...] = ()
    """The whole chain, outermost first."""
    said: TimeExpression | None = None
    venue: str | None = None
    """Occasion or channel: "a press briefing", "Telegram"."""
    negative: bool = False
    """A denial: what is said is that the content is not so."""


# --------------------------------------------------------------------------- claims and meetings


class Status(StrEnum):
    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    ONGOING = "ongoing"
    HELD = "held"


OFF = frozenset({Status.POSTPONED, Status.CANCELLED})
"""A meeting that does not take place, for now or for good."""


def is_denial(status: Status, negative: bool) -> bool:
    """Whether a claim says that there is no such meeting, instead of that one is off.

    A negated clause gives one of two things, told apart by the status that it was read as. "The talks did not take
    place", "will not be held": the meeting is off, and the claim says so like any other, ``cancelled`` (or
    ``postponed``) and negative. "Nobody plans a meeting", "denied that they had met": a denial of the status that is
    negated, which never becomes the meeting's own status where anything else speaks of it, and contradicts what
    affirms it. Everything that chooses, compares or shows claims asks here.
    """
    return negative and status not in OFF


class MeetingKind(StrEnum):
    TALKS = "talks"
    SUMMIT = "summit"
    CALL = "call"
    VISIT = "visit"
    OTHER = "other"


class Role(StrEnum):
    PARTY = "party"
    LEAD = "lead"
    HOST = "host"
    MEDIATOR = "mediator"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Participation:
    """A party (country, organisation or group) or a person in a meeting."""

    key: str
    role: Role
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class When:
    """The days of a meeting as exactly as they are known.

    ``start`` and ``end`` are ISO strings at the coarsest form that is certain (``2026-02-04``, ``2026-02``,
    ``2026``) or None; the bounds hold where the exact day is not known.
    """

    start: str | None = None
    end: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.VAGUE
    how: str = ""
    """How it was worked out, in words: "printed", "Tuesday after publication on 2026-02-13"."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause of one article that says something of a meeting."""

    id: str
    """``m-`` and a hash of the article's sha256 and the trigger's span."""
    span: Span
    """The clause: the words that say it."""
    trigger: Span
    status: Status
    negative: bool
    """The clause is negated; see ``is_denial`` for what that means together with the status."""
    kind: MeetingKind
    participations: tuple[Participation, ...]
    place: str | None
    """Key of a place or country."""
    when: When
    previous: When | None
    round: int | None
    by: str | None
    """Name of who says so; None for the article itself."""
    by_key: str | None
    via: str | None
    said: date | None
    """The day on which it was said, where known."""
    rules: tuple[str, ...]
    title: str | None = None
    """The noun phrase of the meeting, if any: "trilateral talks"."""

    @property
    def denies(self) -> bool:
        """It says that there is no such meeting."""
        return is_denial(self.status, self.negative)


@dataclass(frozen=True, slots=True)
class Report:
    """All that one article says of one meeting: its claims in text order, and the values they come to."""

    claims: tuple[Claim, ...]
    evidence: tuple[Span, ...]
    title: str
    kind: MeetingKind
    participants: tuple[str, ...]
    """Actor keys of parties, a person counted for his or her side; sorted by first mention."""
    absent: tuple[str, ...]
    mediators: tuple[str, ...]
    hosts: tuple[str, ...]
    people: tuple[str, ...]
    place: str | None
    country: str | None
    when: When
    previous: When | None
    status: Status
    round: int | None
    rules: tuple[str, ...]
    historical: bool = False
    """Told as history (years ago): kept, but never linked to a current meeting."""

    @property
    def id(self) -> str:
        return min(claim.id for claim in self.claims)


# --------------------------------------------------------------------------- what extraction gives


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one source text says; a pure function of the source, the lexicon and the parser."""

    source: SourceText
    document: Document
    publication: Publication
    times: tuple[TimeExpression, ...]
    actors: dict[str, Actor]
    places: dict[str, Place]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]
    unknown: tuple[str, ...] = ()
    """Names that look like actors and stand in no lexicon, one entry a mention."""
    parser: str = ""
    lexicon: str = ""
    """Versions that made it."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for report in self.reports for claim in report.claims)


# --------------------------------------------------------------------------- what linking gives


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One claim in a meeting's life, in the order in which the claims were made."""

    day: date | None
    article_sha256: str
    span: Span
    status: Status
    start: str | None
    by: str | None
    via: str | None
    negative: bool

    @property
    def denies(self) -> bool:
        """It says that there is no such meeting."""
        return is_denial(self.status, self.negative)


@dataclass(frozen=True, slots=True)
class ContradictionValue:
    value: str
    articles: tuple[str, ...]
    independent: int
    """Sources that stand behind it, copies of one agency text counted once."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    field: str
    values: tuple[ContradictionValue, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One real-world meeting: the reports of all articles, put together."""

    id: str
    """The least of its claims' ids."""
    title: str
    kind: MeetingKind
    participants: tuple[str, ...]
    absent: tuple[str, ...]
    mediators: tuple[str, ...]
    hosts: tuple[str, ...]
    people: tuple[str, ...]
    place: str | None
    country: str | None
    when: When
    previous: When | None
    status: Status
    round: int | None
    history: tuple[HistoryEntry, ...]
    contradictions: tuple[Contradiction, ...]
    reports: tuple[tuple[str, Report], ...]
    """Pairs of article sha256 and its report."""
    rules: tuple[str, ...] = field(default=())
    """Why these reports were put together, and which rule chose each current value."""
    sources: int = 1
    """Independent sources that tell of it: copies of one text, and one agency's words passed on, count once."""
    support: tuple[tuple[str, int], ...] = ()
    """Independent sources behind the current ``status``, ``start`` and ``place``; empty where there is one in all."""
