"""One trigger with everything its clause says: who, where, when, how sure. Joined frames become claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from store.extraction.claims.scan.findings import Arguments, Located, Timed
from store.extraction.claims.status.of_verbs import Verdict
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.stories import WHOLE
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.when.shifts import Shift
from store.model import MeetingKind, Mention, Role, Span, Status, When

UNDATED = When()
ABSENT = Role.ABSENT
MEDIATOR = Role.MEDIATOR
HOST = Role.HOST
CONTINENTS = frozenset(
    {"place:africa", "place:asia", "place:europe", "place:america", "place:oceania", "place:antarctica"}
)
COMING = frozenset({Status.SCHEDULED, Status.PROPOSED})


@dataclass(slots=True)
class Frame:
    """What one trigger says of one meeting."""

    trigger: Trigger
    sentence: int
    first: int
    last: int
    """Token range of the words that say it."""
    kind: MeetingKind
    verdict: Verdict
    status: Status | None = None
    negative: bool = False
    sides: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    company: list[str] = field(default_factory=list)
    """Persons told beside it, at somebody's side or in the chair: no words of the frame itself."""
    absent: list[str] = field(default_factory=list)
    mediators: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    """Where each participant stands."""
    place: str | None = None
    place_rank: int = 0
    when: When = UNDATED
    previous: When | None = None
    moved: bool = False
    set_back: bool = False
    """Its own noun tells that it had been put off: "the postponed talks were held on 9 May"."""
    instead: bool = False
    """Told as what took place instead of what was planned."""
    former: bool = False
    """Told as a plan of before: "had been due", "was first planned"."""
    shift: Shift | None = None
    """By how much its verb moves it from a day that is told elsewhere: "was put off by a week"."""
    until: When | None = None
    """Its last day, told by itself: "will go on until Saturday", "end on Friday"."""
    superseded: bool = False
    """A plan of before in whose place another day was told."""
    fresh: bool = False
    """Told as the plan that holds now: "will now be held"."""
    round: int | None = None
    count: int = 1
    expected: int = 0
    """How many sides its name tells: 6 of "six-party talks"; 0 where it tells none."""
    series: str = ""
    definite: bool = False
    bare: bool = False
    """A definite phrase with nothing of its own: "the meeting"."""
    title: bool = False
    story: int = WHOLE
    """Which story of a brief it is told in."""
    statement: int = NOTHING
    shared: bool = False
    """Its sides were taken over from another meeting ("the two leaders", "a third session")."""
    inherited: bool = False
    """All of its sides were: a further round without names."""
    completed: str | None = None
    """The side taken over beside one that is named: "a further round with Chad"."""
    rules: list[str] = field(default_factory=list)
    dated: bool = False
    """A time stands beside it, resolved or not."""
    many: bool = False
    """Those who meet are told as a plural without names: "leaders", "the experts"."""
    host_place: str | None = None
    """The capital that hosts, by metonymy."""
    visited: str | None = None
    """The country that counts as a side only because it is travelled to."""
    more: list[Timed] = field(default_factory=list)
    """Days of further meetings told in the same breath."""
    infinitive: bool = False
    same_as: Frame | None = None
    """The frame that it is said to be the same meeting as: "it was called off", "where Iran hosts a summit"."""

    @property
    def head(self) -> str:
        return self.trigger.word


def add_parties(article: Article, frame: Frame, parties: list[tuple[Mention, Role, str]]) -> None:
    """Count every mention for its side, persons by name as well."""
    for mention, role, rule in parties:
        add_party(article, frame, mention.key, role, mention.span, rule)


def add_arguments(article: Article, frame: Frame, found: Arguments) -> None:
    """Add the parties of some arguments, who looks on, and the sides of those whose people take part."""
    for party in found.parties:
        if party[0] not in found.related:
            add_party(article, frame, party[0].key, party[1], party[0].span, party[2])
    add_witnesses(frame, found)
    for twin in found.named_together:
        add_party(article, frame, twin, Role.PARTY, None, "P08")
    for mention in found.owners:
        side = article.side_of(mention.key)
        if side:
            add_party(article, frame, side, Role.PARTY, mention.span, "P05")


def add_related(article: Article, frame: Frame, found: Arguments) -> None:
    """Add those behind what is talked about where nobody else is met: "A's premier held talks on ties with B"."""
    if len(frame.sides) < 2 and not frame.many:
        add_parties(article, frame, [party for party in found.parties if party[0] in found.related])


def add_witnesses(frame: Frame, found: Arguments) -> None:
    """Add those in whose presence or under whose chairmanship others meet, by name alone."""
    for mention in found.witnesses:
        if mention.key not in frame.people:
            add_person(frame, mention.key, mention.span)
            _see(frame, mention.key, None, "P05")


def add_person(frame: Frame, key: str, span: Span | None) -> None:
    """Let a person take part by name alone: the side he or she stands for is no party by that."""
    if key not in frame.people:
        frame.people.append(key)
        if span is not None:
            frame.spans.setdefault(key, span)


def add_company(frame: Frame, key: str, span: Span) -> None:
    """Let a person told beside the meeting take part, which makes it no other meeting."""
    if key not in frame.people and key not in frame.company and key not in frame.absent:
        frame.company.append(key)
        frame.spans.setdefault(key, span)


def add_party(article: Article, frame: Frame, key: str, role: Role, span: Span | None, rule: str) -> None:
    side = article.side_of(key)
    person = key.startswith("person:")
    if role is ABSENT:
        if not person and any(key_.startswith("person:") for key_ in frame.absent):
            return
        if person:
            frame.absent = [k for k in frame.absent if k != side]
        name = key if person else side
        if name and name not in frame.absent:
            frame.absent.append(name)
            _see(frame, name, span, rule)
        return
    if role is MEDIATOR or role is HOST:
        target = frame.mediators if role is MEDIATOR else frame.hosts
        if side and side not in target:
            target.append(side)
            _see(frame, side, span, rule)
        return
    if person and key not in frame.people:
        frame.people.append(key)
        _see(frame, key, span, rule)
        if role is Role.LEAD:
            frame.leads.append(key)
    if side and side not in frame.sides and side not in frame.mediators:
        frame.sides.append(side)
        _see(frame, side, span, rule)


def _see(frame: Frame, key: str, span: Span | None, rule: str) -> None:
    if span is not None:
        frame.spans.setdefault(key, span)
    if rule not in frame.rules:
        frame.rules.append(rule)


def add_new(there: list[str], more: Iterable[str]) -> None:
    """Adds what is not there yet, each once."""
    for each in more:
        if each not in there:
            there.append(each)


def best_place(places: list[Located]) -> tuple[str | None, int]:
    """The most exact of the surest places: a town over its country, the first named over later ones."""
    if not places:
        return None, 0
    places = [p for p in places if p.key not in CONTINENTS]
    if not places:
        return None, 0
    towns = [p for p in places if not p.key.startswith("country:")]
    pool = towns or places
    best = max(pool, key=lambda p: p.rank)
    return best.key, best.rank
