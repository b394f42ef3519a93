"""One trigger with everything its clause says: who, where, when, how sure. Joined frames become claims."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extraction.claims.argument_words import PLANNED
from store.extraction.claims.arguments import SAME, Arguments, Located, Timed, scan
from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.clauses import Clause
from store.extraction.claims.status import Verdict
from store.extraction.claims.triggers import Trigger
from store.model import MeetingKind, Mention, MentionForm, Role, Span, Status, When

_ORDER = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905
_NUMERALS = "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th".split()  # noqa: SIM905
ORDINALS = {word: n for words in (_ORDER, _NUMERALS) for n, word in enumerate(words, 1)}
_OTHER = "another separate new further follow-up additional own similar preparatory fresh".split()  # noqa: SIM905
_PREVIOUS = "previous last earlier preceding recent latest past preliminary".split()  # noqa: SIM905
OTHERS = {"next": "next"} | dict.fromkeys(_OTHER, "other") | dict.fromkeys(_PREVIOUS, "previous")
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})
FIRST = frozenset({"originally", "initially", "first", "once", "previously", "earlier"})
CONTINENTS = frozenset(
    {"place:africa", "place:asia", "place:europe", "place:america", "place:oceania", "place:antarctica"}
)
PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "on",
        "after",
        "before",
        "during",
        "since",
        "following",
        "by",
        "for",
        "with",
        "until",
        "from",
        "over",
        "under",
        "amid",
        "despite",
        "as",
        "near",
    ]
)


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
    absent: list[str] = field(default_factory=list)
    mediators: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    """Where each participant stands."""
    place: str | None = None
    place_rank: int = 0
    when: When = field(default_factory=When)
    previous: When | None = None
    moved: bool = False
    former: bool = False
    """Told as a plan of before: "had been due", "was first planned"."""
    fresh: bool = False
    """Told as the plan that holds now: "will now be held"."""
    round: int | None = None
    count: int = 1
    series: str = ""
    definite: bool = False
    bare: bool = False
    """A definite phrase with nothing of its own: "the meeting"."""
    title: bool = False
    statement: int = NOTHING
    shared: bool = False
    """Its sides were taken over from another meeting ("the two leaders", "a third session")."""
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
    """Add the parties of some arguments, and the sides of those whose people take part."""
    add_parties(article, frame, found.parties)
    for mention in found.owners:
        side = article.side_of(mention.key)
        if side:
            add_party(article, frame, side, Role.PARTY, mention.span, "P05")


def add_party(article: Article, frame: Frame, key: str, role: Role, span: Span | None, rule: str) -> None:
    side = article.side_of(key)
    person = key.startswith("person:")
    if role is Role.ABSENT:
        if not person and any(key_.startswith("person:") for key_ in frame.absent):
            return
        if person:
            frame.absent = [k for k in frame.absent if k != side]
        name = key if person else side
        if name and name not in frame.absent:
            frame.absent.append(name)
            _see(frame, name, span, rule)
        return
    if role is Role.MEDIATOR or role is Role.HOST:
        target = frame.mediators if role is Role.MEDIATOR else frame.hosts
        if side and side not in target:
            target.append(side)
            _see(frame, side, span, rule)
        return
    if person and key not in frame.people:
        frame.people.append(key)
        _see(frame, key, span, rule)
        if role is Role.LEAD:
            frame.leads.append(key)
    if side and side not in frame.sides:
        frame.sides.append(side)
        _see(frame, side, span, rule)


def _see(frame: Frame, key: str, span: Span | None, rule: str) -> None:
    if span is not None:
        frame.spans.setdefault(key, span)
    if rule not in frame.rules:
        frame.rules.append(rule)


def best_place(article: Article, places: list[Located]) -> tuple[str | None, int]:
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


def subject_bounds(
    article: Article, clauses: list[Clause], clause: Clause, verb_first: int
) -> tuple[int, int, Arguments]:
    """Token range of the subject of a clause's verb, and what the adjuncts before it say of place and time."""
    lower = article.lower
    at = clause.first
    adjuncts = Arguments()
    if (
        clause.kind in ("subordinate", "relative", "coordinate")
        and at < verb_first
        and article.mention_at[at] == NOTHING
    ):
        at += bool(clause.marker)
    while at < verb_first:
        word = lower[at]
        if word in (
            ",",
            '"',
            "“",
            "”",
            "'",
            "‘",
            "’",
            "«",
            "»",
            "„",
            "-",
            "–",
            "—",
            "also",
            "meanwhile",
            "separately",
            "and",
            "but",
            "so",
            "yet",
            "earlier",
            "then",
            "still",
            "later",
            "however",
            "moreover",
            "furthermore",
            "additionally",
            "instead",
            "finally",
            "now",
            "again",
        ):
            at += 1
            continue
        if word == "there" and at + 1 < verb_first and lower[at + 1] == ",":
            adjuncts.places.append(Located(SAME, 1))
            at += 2
            continue
        time = article.time_at[at]
        if time != NOTHING:
            end = at
            while end < verb_first and article.time_at[end] == time:
                end += 1
            adjuncts.times.append(Timed(article.times[time], at, ""))
            at = end
            continue
        planned = _planned_before(lower, at)
        if planned or word in PREPOSITIONS or lower[at - 1 : at + 1] == ["instead", "of"]:
            comma = next(
                (k for k in range(at, min(verb_first, at + 60)) if lower[k] == "," and not _in_time(article, k)), None
            )
            if comma is not None:
                part = scan(article, clauses, at, comma, clause.index, "")
                if planned:
                    part.times = [Timed(t.time, t.at, "planned") for t in part.times]
                adjuncts.times.extend(part.times)
                adjuncts.places.extend(part.places)
                at = comma + 1
                continue
            if at + 1 < verb_first and article.time_at[at + 1] != NOTHING:
                at += 1
                continue
        break
    return at, _before_verb(article, at, verb_first, adjuncts), adjuncts


EARLY = frozenset({"early", "earlier", "late", "later", "on", "in", "at", "also", ","})


def _before_verb(article: Article, at: int, verb_first: int, adjuncts: Arguments) -> int:
    """ "President A on Sunday in B hosted": where the subject ends; the day and town between it and its verb."""
    end = verb_first
    while end > at + 1:
        k = end - 1
        time, mention = article.time(k), article.mention(k)
        while k > at and (
            (time is not None and article.time(k - 1) is time)
            or (mention is not None and article.mention(k - 1) is mention)
        ):
            k -= 1
        before = article.lower[k - 1]
        if time is not None and (before in EARLY or (mention is None and article.mention_at[k - 1] != NOTHING)):
            adjuncts.times.append(Timed(time, k, ""))
        elif mention is not None and before in ("in", "at") and (place := article.place_of(mention)) is not None:
            adjuncts.places.append(Located(place, 2))
        else:
            break
        end = k
        while end > at + 1 and article.lower[end - 1] in EARLY:
            end -= 1
    return end


def _planned_before(lower: list[str], at: int) -> bool:
    """ "Originally due on 9 October, the talks will begin on 23 October": an old plan in front."""
    return lower[at] in PLANNED or (lower[at] in FIRST and at + 1 < len(lower) and lower[at + 1] in PLANNED)


def _in_time(article: Article, at: int) -> bool:
    return article.time_at[at] != NOTHING


def premodifiers(article: Article, frame: Frame, trigger: Trigger) -> Arguments:
    """Read the words before the noun: possessors, adjectives, a town, ordinals, determiners."""
    lower = article.lower
    found = Arguments()
    names: list[tuple[int, int, Mention]] = []
    k = trigger.phrase_first
    while k < trigger.last:
        word = lower[k]
        mention = article.mention(k)
        time = article.time(k)
        if time is not None:
            found.times.append(Timed(time, k, ""))
            while k < trigger.last and article.time(k) is time:
                k += 1
            continue
        if mention is not None:
            end = k
            while end < trigger.last and article.mention_at[end] == article.mention_at[k]:
                end += 1
            names.append((k, end, mention))
            k = end
            continue
        if word in ORDINALS and frame.round is None and lower[k + 1 : k + 2] != ["-"]:
            frame.round = ORDINALS[word]
        elif word in OTHERS:
            frame.series = OTHERS[word]
        elif (
            word in NUMBERS
            and k + 1 < len(lower)
            and (lower[k + 1].endswith("s") or lower[k + 1] in OTHERS)
            and k > trigger.phrase_first
        ):
            frame.count = NUMBERS[word]
        elif word in DEFINITE or word in POSSESSIVE or word == "'s" or word == "'":
            frame.definite = True
        elif word in ("mediated", "brokered", "hosted") and names and lower[k - 1] == "-":
            role = Role.HOST if word == "hosted" else Role.MEDIATOR
            found.parties.append((names.pop()[2], role, "P09"))
        k += 1
    _sort_names(article, found, names, trigger)
    return found


def _sort_names(article: Article, found: Arguments, names: list[tuple[int, int, Mention]], trigger: Trigger) -> None:
    """Names before the noun are parties; a single town right before it is the place."""
    lower = article.lower
    for index, (first, end, mention) in enumerate(names):
        place = article.place_of(mention)
        after = lower[end] if end < len(lower) else ""
        before = lower[first - 1] if first > 0 else ""
        joined = after in ("-", "–", "—", "/") or before in ("-", "–", "—", "/") or after == "and" or before == "and"
        owner = after in ("'s", "'")
        adjacent = index == len(names) - 1 and not owner and not joined
        if place is not None and adjacent and mention.form in (MentionForm.PLACE, MentionForm.METONYM):
            found.places.append(Located(place, 3))
        elif mention.form is MentionForm.PLACE:
            if not owner and not joined:
                found.places.append(Located(mention.key, 2))
        else:
            found.parties.append((mention, Role.PARTY, "P09"))


def day_number(article: Article, first: int, last: int) -> int:
    """The n of "second day", "for the third straight day"; 0 where there is none."""
    lower = article.lower
    for k in range(first, min(last - 1, first + 60)):
        if lower[k] in ORDINALS:
            j = k + 1
            if lower[j] in ("straight", "consecutive", "successive"):
                j += 1
            if j < last and lower[j] == "day":
                return ORDINALS[lower[k]]
    return 0
