"""The values that the frames of one meeting come to, each by a rule that can be told."""

from __future__ import annotations

from itertools import chain, pairwise
from operator import attrgetter

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article
from store.extraction.claims.told_around import last_told
from store.extraction.claims.when.stored import nearer_week, on_publication
from store.extraction.claims.who.collectives import without_collectives
from store.extraction.reports.claims import claim_of
from store.extraction.reports.context import headed, two_of_the_sentence
from store.extraction.reports.days import (
    as_of_writing,
    exactness,
    goes_on,
    lies_ahead,
    long_ago,
    moved_by,
    when_of_all,
    with_last_day,
)
from store.extraction.reports.status import status_of
from store.extraction.reports.told import at_home, told_outright, told_surely, told_with_one_thing
from store.family_names import begins_with_family_name
from store.lexicon.closed import closed
from store.lexicon.vocabulary import vocabulary
from store.model import MeetingKind, Report, Status, Tense

DAY = frozenset({"date", "day"})
TRILATERAL = closed("trilateral")
STANDING = frozenset({Status.SCHEDULED, Status.HELD, Status.ONGOING})
TELLING_KINDS = (MeetingKind.CALL, MeetingKind.SUMMIT, MeetingKind.VISIT)
"""Kinds that count wherever one frame tells of them, the first before the others."""


def report_of(frames: list[Frame], article: Article, sha256: str, context: list[str]) -> Report | None:
    """The report of a meeting; None where not two of parties, place and date are told."""
    status, moved = status_of(frames)
    when, previous = when_of_all(frames, status, moved)
    later = moved_by(frames, status, previous)
    if later is not None:
        status, moved, when = Status.SCHEDULED, True, later
    if status is Status.CANCELLED and _has_been_dropped(frames, article):
        when = nearer_week(when, article.publication.day)
    when = with_last_day(when, frames, article)
    if status is Status.HELD and any(f.until is not None for f in frames) and goes_on(when, article):
        status = Status.ONGOING
    if status is Status.ONGOING and lies_ahead(when, article):
        status = Status.SCHEDULED  # "are to resume on Monday. The sides are resuming their talks"
    if status is Status.ONGOING and not exactness(when) and not any(f.dated for f in frames):
        when = on_publication(article.publication)
    when = as_of_writing(when, status, article)
    sides, people, absent, mediators, hosts = _members(frames, article)
    place = _place(frames, article) or _home_of_the_host(frames)
    country = article.country_of_place(place) if place else None
    bloc = any(side.startswith("org:") and article.is_joint(side) for side in sides)
    unattached = sum(1 for person in people if article.side_of(person) is None)
    told = (
        (
            len(sides) + unattached >= 2
            or len(people) >= 2
            or bloc
            or any(f.many for f in frames)
            or (not sides and len(context) == 2 and context == two_of_the_sentence(article, frames[0]))
        )
        + (place is not None)
        + (any(f.dated for f in frames))
    )
    sure = any(f.verdict.strength >= 3 and f.trigger.frame in ("strong", "body") and not f.title for f in frames)
    if told == 1 and sure and context and exactness(when if status is not Status.POSTPONED else previous or when) >= 3:
        told = 2
    if told == 1 and len(people) >= 2 and len(sides) >= 2 and told_outright(frames):
        told = 2
    if told == 1 and told_surely(frames, sides, context):
        told = 2
    if told == 1 and told_with_one_thing(frames, sides, people, context):
        told = 2
    if told < 2 or at_home(frames, sides, people, country, context, article):
        return None
    # two of whom nothing is told are not those of before, but of the two countries of the heading above them
    others = len(people) > 1 and unattached == len(people) and context != headed(article, frames[-1])
    taken_over = bool(sides and context) and all(f.inherited for f in frames if f.sides)
    if taken_over or not (sides or others):
        sides = _without_their_body([key for key in context if key not in absent], article)
    unnamed = bool(exactness(when)) and any(f.many and f.verdict.strength > 1 for f in frames)
    if not (sides or people or place or unnamed):
        return None
    claims = tuple(claim_of(frame, article, sha256, status) for frame in frames)
    kind = _kind(frames)
    return Report(
        claims=claims,
        evidence=tuple(sorted({claim.span for claim in claims})),
        title=_title(kind, sides, people, place, article),
        kind=kind,
        participants=tuple(sides),
        absent=tuple(absent),
        mediators=tuple(mediators),
        hosts=tuple(hosts),
        people=tuple(people),
        place=place,
        country=country,
        when=when,
        previous=previous,
        status=status,
        round=next((f.round for f in frames if f.round is not None), None),
        rules=tuple(dict.fromkeys(chain.from_iterable(map(attrgetter("rules"), frames)))),
        moved=_on_another_day(frames, status, later is not None, article),
        historical=status is Status.HELD and long_ago(when, article),
    )


def _has_been_dropped(frames: list[Frame], article: Article) -> bool:
    """ "Was to have flown to Cairo on Thursday. The trip has been dropped": given up by now, rather before its day."""
    governors = [f.verdict.governor for f in frames if f.verdict.effect == "cancelled" and f.verdict.governor >= 0]
    now = any(article.groups[verb].tense is Tense.PERFECT and not article.groups[verb].past for verb in governors)
    lost = [f for f in frames if f.verdict.unfulfilled]
    return now and bool(lost) and not any(last_told(article.lower, f) for f in lost)


def _home_of_the_host(frames: list[Frame]) -> str | None:
    """The country of which nothing is told but that it hosts talks of others: "Oman will host talks of A and B"."""
    hosting = [f for f in frames if f.trigger.frame == "host" and f.kind is not MeetingKind.CALL and len(f.sides) >= 2]
    hosts = {host for frame in hosting for host in frame.hosts}
    return next(iter(hosts)) if len(hosts) == 1 and all(host.startswith("country:") for host in hosts) else None


def _on_another_day(frames: list[Frame], status: Status, shifted: bool, article: Article) -> bool:
    """Whether it is said to be on another day than it was to be: moved, or held or planned after it was put off."""
    if status is Status.SCHEDULED and (shifted or any(f.moved and f.status is Status.SCHEDULED for f in frames)):
        return True
    if status not in STANDING:
        return False
    return any(f.dated and (f.set_back or _for_a_new_day(article, f)) for f in frames)


def _for_a_new_day(article: Article, frame: Frame) -> bool:
    """ "Agreed on a new date, 9 May, for the talks in Osh"."""
    words = article.lower[slice(*article.token_range(article.document.sentences[frame.sentence].span))]
    return "new" in words and any(one == "new" and following in DAY for one, following in pairwise(words))


def _members(frames: list[Frame], article: Article) -> tuple[list[str], list[str], list[str], list[str], list[str]]:
    def union(name: str) -> list[str]:
        return list(dict.fromkeys(chain.from_iterable(map(attrgetter(name), frames))))

    absent = union("absent")
    sides = without_collectives([key for key in union("sides") if key not in absent], article.lexicon)
    core = {key for frame in frames for key in frame.sides if key != frame.visited and key in sides}
    if len(core) >= 2:  # the country that somebody flew to for talks of others
        sides = [key for key in sides if key in core]
    people = [key for key in dict.fromkeys([*union("people"), *union("company")]) if key not in absent]
    hosts = [key for key in union("hosts") if key not in sides]
    mediators = [key for key in union("mediators") if key not in sides]
    sides = _without_their_body(sides, article)
    if len(core) == 1 and mediators:  # "rival generals are expected in A for talks brokered by B"
        sides = [*(side for side in sides if side in core), mediators[0]]
    told = 3 if _is_trilateral(frames, article) else 2
    if len(sides) < told:
        sides.extend(hosts[: told - len(sides)])
    return sides, people, absent, mediators, union("hosts")


def _without_their_body(sides: list[str], article: Article) -> list[str]:
    """The sides without the body that two countries or more among them meet in: "their Joint Commission"."""
    if sum(side.startswith("country:") for side in sides) < 2:
        return sides
    return [side for side in sides if not article.is_body_of_its_sides(side)]


def _is_trilateral(frames: list[Frame], article: Article) -> bool:
    """ "a three-way summit that Iran hosts": the host is the third."""
    named = (f.trigger for f in frames if f.trigger.noun)
    return any(not TRILATERAL.isdisjoint(article.lower[t.phrase_first : t.first]) for t in named)


def _place(frames: list[Frame], article: Article) -> str | None:
    best = None
    rank = -10
    for frame in frames:
        if frame.place is None:
            continue
        mine = frame.place_rank - (5 if frame.title else 0) + (10 if not frame.place.startswith("country:") else 0)
        mine += 1 if frame.fresh else -4 if frame.former else 0
        if mine > rank:
            best, rank = article.town_of(frame.place), mine
    return best


def _kind(frames: list[Frame]) -> MeetingKind:
    kinds = {f.kind for f in frames if not f.title}
    return next((kind for kind in TELLING_KINDS if kind in kinds), frames[0].kind)


def _surname(name: str, article: Article) -> str:
    """By which word of a name a title calls somebody: "Xi" of Xi Jinping, "Walker" of James Walker Jr."""
    words = name.split(" ")
    if begins_with_family_name(name):
        return words[0]
    suffixes = vocabulary(article.lexicon).names.suffixes
    while len(words) > 2 and words[-1].rstrip(".").casefold() in suffixes:
        words.pop()
    return words[-1]


def _title(kind: MeetingKind, sides: list[str], people: list[str], place: str | None, article: Article) -> str:
    def name(key: str) -> str:
        return article.name_of(key)

    surnames = [_surname(name(person), article) for person in people]
    known = article.places.get(place) if place else None
    where = known.name if known else name(place) if place else ""
    if kind is MeetingKind.VISIT and where:
        host = known.country if known else place
        guests = surnames if len(people) == 1 else [name(side) for side in sides if side != host]
        return f"{' and '.join(guests[:2])} visit to {where}".strip()
    noun = "meeting" if kind is MeetingKind.OTHER else kind.value
    at = f" in {where}" if where else ""
    if len(people) != 2 and len(sides) > 4:
        return f"{noun} of {', '.join(name(side) for side in sides[:4])} and others{at}"
    who = surnames if len(people) == 2 else [name(side) for side in sides]
    return f"{'–'.join(who)} {noun}{at}".strip()
