"""The values that the frames of one meeting come to, each by a rule that can be told."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.frames import Frame
from store.extraction.claims.when import COUNTED_BACK, on_publication
from store.extraction.reports.join import touch
from store.model import (
    Claim,
    MeetingKind,
    Participation,
    Precision,
    Report,
    Role,
    Span,
    Status,
    When,
)

ENDED = (Status.CANCELLED, Status.POSTPONED)


def report_of(frames: list[Frame], article: Article, sha256: str, context: list[str]) -> Report | None:
    """The report of a meeting; None where not two of parties, place and date are told."""
    status, moved = _status(frames, article)
    when, previous = _when(frames, status, moved)
    if status is Status.ONGOING and not _exactness(when) and not any(f.dated for f in frames):
        when = on_publication(article.publication)
    sides, people, absent, mediators, hosts = _members(frames)
    place = _place(frames)
    country = article.country_of_place(place) if place else None
    bloc = any(side.startswith("org:") and article.is_joint(side) for side in sides)
    unattached = sum(1 for person in people if article.side_of(person) is None)
    told = (
        (len(sides) + unattached >= 2 or len(people) >= 2 or bloc or any(f.many for f in frames))
        + (place is not None)
        + (any(f.dated for f in frames))
    )
    sure = any(f.verdict.strength >= 3 and f.trigger.frame in ("strong", "body") and not f.title for f in frames)
    if told == 1 and sure and context and _exactness(when if status is not Status.POSTPONED else previous or when) >= 3:
        told = 2
    if told == 1 and len(people) >= 2 and len(sides) >= 2 and _told_outright(frames):
        told = 2
    if told == 1 and _told_surely(frames, sides, context):
        told = 2
    if told < 2 or _at_home(frames, sides, people, country, context, article):
        return None
    if not sides:
        sides = [key for key in context if key not in absent]
    claims = tuple(_claim(frame, article, sha256, status) for frame in frames)
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
        rules=tuple(dict.fromkeys(rule for frame in frames for rule in frame.rules)),
        historical=status is Status.HELD and _long_ago(when, article),
    )


SURE_FRAMES = frozenset({"strong", "meet", "host", "see", "contact", "phone"})


def _told_surely(frames: list[Frame], sides: list[str], context: list[str]) -> bool:
    """Said in so many words of two sides, or of one with a day, or on a day within a text about the talks of two."""
    for frame in frames:
        if frame.title or frame.status is None or frame.verdict.strength < 2:
            continue
        if frame.trigger.frame not in SURE_FRAMES:
            continue
        if not frame.bare and len(sides) >= 2 and not frame.shared:
            return True
        if frame.trigger.noun and frame.dated and (context or (sides and not frame.bare)):
            return True
    return False


def _at_home(
    frames: list[Frame], sides: list[str], people: list[str], country: str | None, context: list[str], article: Article
) -> bool:
    """Persons of one country in their own, persons of no side at all, and journeys of private persons."""
    if (
        not sides
        and not people
        and not context
        and all(f.trigger.frame == "weak" and f.verdict.strength < 2 and not f.many for f in frames)
    ):
        return True
    if not people or len(sides) > 1 or any(f.many or f.count > 1 or f.round is not None for f in frames):
        return _private(frames, people, article)
    if not sides:
        return not context
    hosting = any(f.visited is not None or f.trigger.frame in ("host", "invite", "unite") for f in frames)
    if country == sides[0] and not hosting:
        return True
    return _private(frames, people, article)


def _private(frames: list[Frame], people: list[str], article: Article) -> bool:
    """ "Elian's return to Cuba": a journey of persons without any office."""
    if not people or any(frame.kind is not MeetingKind.VISIT or frame.many for frame in frames):
        return False
    if not any(frame.trigger.frame == "weak" or frame.trigger.word in ("return", "go", "come") for frame in frames):
        return False
    return all(article.is_private(person) for person in people)


def _told_outright(frames: list[Frame]) -> bool:
    """Two persons of two sides of whose meeting something is said in so many words."""
    return any(
        not f.title
        and f.status is not None
        and f.verdict.strength >= 2
        and f.trigger.frame in ("strong", "meet", "see", "host", "contact", "phone", "face")
        and len(f.people) >= 2
        and not (f.negative and f.status is Status.HELD)
        for f in frames
    )


def _status(frames: list[Frame], article: Article) -> tuple[Status, bool]:
    """The body's status wins over the title's, what is told outright over what is implied."""
    moved = any(f.moved and f.status is Status.SCHEDULED for f in frames)
    told = [f for f in frames if f.status is not None]
    if not told:
        told_by_verb = any(f.title and not f.trigger.noun for f in frames)
        return (Status.HELD if frames[0].definite or told_by_verb else Status.PROPOSED), False
    body = [f for f in told if not f.title] or told
    positive = [f for f in body if not f.negative] or body
    strongest = max(f.verdict.strength for f in positive)
    sure = [f for f in positive if f.verdict.strength == strongest]
    if moved and any(f.status is Status.POSTPONED for f in sure):
        return Status.SCHEDULED, True
    if _moved_on(body):
        return Status.SCHEDULED, True
    ended = next((f.status for f in body if f.status in ENDED and f.verdict.strength >= 3), None)
    if ended is not None:
        return ended, moved
    if moved and any(f.moved and f.verdict.strength >= 3 for f in body):
        return Status.SCHEDULED, True
    if any(f.title and f.status is Status.POSTPONED for f in told) and all(
        f.status is not Status.CANCELLED or f.verdict.effect == "tense" for f in body
    ):
        return Status.POSTPONED, moved
    if any(f.negative and f.status is Status.CANCELLED and f.verdict.strength >= 2 for f in body) and not any(
        f.status in (Status.ONGOING, Status.HELD) for f in positive if not f.negative
    ):
        return Status.CANCELLED, moved
    statuses = {f.status for f in sure}
    if statuses == {Status.POSTPONED} and all(f.verdict.unfulfilled for f in sure):
        return Status.CANCELLED, False  # "were to have met": it did not come to pass, and nothing tells of another day
    for status in (Status.ONGOING, Status.HELD, Status.SCHEDULED, Status.PROPOSED, Status.CANCELLED, Status.POSTPONED):
        if status in statuses:
            return status, moved
    return Status.PROPOSED, moved


def _moved_on(frames: list[Frame]) -> bool:
    """Put off or called off first, and given a new day after that."""
    old = max((f.previous.start or "" for f in frames if f.previous and f.status is Status.POSTPONED), default="")
    sure = [f.when.start or "" for f in frames if f.status is Status.SCHEDULED and f.verdict.strength >= 2]
    if len(old) == 10 and any(len(day) == 10 and day > old for day in sure):
        return True
    ended = False
    given_up: str | None = None
    for frame in frames:
        if frame.status in ENDED and frame.verdict.strength >= 3:
            ended = True
            given_up = (frame.previous or frame.when).start
            continue
        day = frame.when.start
        planned = frame.status is Status.SCHEDULED and frame.verdict.strength >= 2 and not frame.negative
        if ended and planned and day and len(day) == 10 and day != given_up:
            return True
    return False


HISTORY = 3
"""From how many years back a meeting is told as history."""


def _long_ago(when: When, article: Article) -> bool:
    today = article.publication.day or article.publication.earliest
    last = when.latest or when.earliest
    return today is not None and last is not None and last.year <= today.year - HISTORY


def _exactness(when: When) -> int:
    if when.start and len(when.start) == 10:
        return 4 if when.precision in (Precision.DAY, Precision.RANGE) else 3
    if when.earliest and when.latest:
        return 2
    return 1 if when.start or when.earliest or when.latest else 0


def _when(frames: list[Frame], status: Status, moved: bool) -> tuple[When, When | None]:
    ordered = [f for f in frames if not f.title] + [f for f in frames if f.title]
    whens = [f.when for f in ordered if _exactness(f.when)]
    told = [f.previous for f in frames if f.previous is not None]
    previous = min(told, key=lambda w: (w.how.endswith(COUNTED_BACK), -_exactness(w)), default=None)
    fresh = next((f.when for f in ordered if f.fresh and _exactness(f.when)), None)
    former = next((f.when for f in ordered if f.former and _exactness(f.when)), None)
    if former is None and fresh is not None:
        former = next((w for w in whens if not touch(w, fresh)), None)
    if former is not None and status is not Status.POSTPONED:
        later = [fresh] if fresh is not None and not touch(fresh, former) else []
        later += [f.when for f in ordered if not f.former and _exactness(f.when) and not touch(f.when, former)]
        if later:
            return max(later, key=_exactness), previous or former
    best = max(whens, key=_exactness, default=When())
    if moved and previous is None:
        previous = _given_up(ordered)
    if status is Status.POSTPONED:
        old = previous or (best if _exactness(best) else None)
        return When(how="no new day told"), old
    if status is Status.CANCELLED:
        if not _exactness(best) and previous is not None:
            return previous, None
        return best, None
    if previous is not None and moved:
        later = [w for w in whens if w.start != previous.start]
        return max(later, key=_exactness, default=When()), previous
    if not _exactness(best) and previous is not None:
        return previous, None
    return best, previous if previous is not None and previous.start != best.start else None


def _given_up(frames: list[Frame]) -> When | None:
    """The day on which a meeting was said not to be any more, or was planned for before another day was told."""
    moved = next((f for f in frames if f.moved and _exactness(f.when)), None)
    if moved is None:
        return None
    for frame in frames:
        if frame is not moved and frame.status not in (Status.HELD, Status.ONGOING) and _exactness(frame.when):
            return None if touch(frame.when, moved.when) else frame.when
    return None


def _members(frames: list[Frame]) -> tuple[list[str], list[str], list[str], list[str], list[str]]:
    def union(name: str) -> list[str]:
        return list(dict.fromkeys(key for frame in frames for key in getattr(frame, name)))

    absent = union("absent")
    sides = [key for key in union("sides") if key not in absent]
    core = {key for frame in frames for key in frame.sides if key != frame.visited}
    if len(core) >= 2:  # the country that somebody flew to for talks of others
        sides = [key for key in sides if key in core]
    people = [key for key in union("people") if key not in absent]
    hosts = [key for key in union("hosts") if key not in sides]
    mediators = [key for key in union("mediators") if key not in sides]
    if len(sides) < 2:
        sides.extend(hosts[: 2 - len(sides)])
    return sides, people, absent, mediators, union("hosts")


def _place(frames: list[Frame]) -> str | None:
    best = None
    rank = -1
    for frame in frames:
        if frame.place is None:
            continue
        mine = frame.place_rank - (5 if frame.title else 0) + (10 if not frame.place.startswith("country:") else 0)
        mine -= 4 if frame.former else 0
        if mine > rank:
            best, rank = frame.place, mine
    return best


def _kind(frames: list[Frame]) -> MeetingKind:
    for kind in (MeetingKind.CALL, MeetingKind.SUMMIT, MeetingKind.VISIT):
        if any(f.kind is kind and not f.title for f in frames):
            return kind
    return frames[0].kind


def _title(kind: MeetingKind, sides: list[str], people: list[str], place: str | None, article: Article) -> str:
    def name(key: str) -> str:
        return article.name_of(key)

    surnames = [name(person).split(" ")[-1] for person in people]
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


def _claim(frame: Frame, article: Article, sha256: str, status: Status) -> Claim:
    trigger = article.span(frame.trigger.last - 1 if frame.trigger.resumed else frame.trigger.first, frame.trigger.last)
    first, last = _clause_range(frame, article)
    statement = article.statements[frame.statement] if frame.statement != NOTHING else None
    said = statement.said if statement is not None else None
    return Claim(
        id=claim_id(sha256, trigger),
        span=article.span(first, last),
        trigger=trigger,
        status=frame.status or status,
        negative=frame.negative,
        kind=frame.kind,
        participations=tuple(_participations(frame)),
        place=frame.place,
        when=frame.when,
        previous=frame.previous,
        round=frame.round,
        by=statement.speaker if statement is not None else None,
        by_key=statement.speaker_key if statement is not None else None,
        via=statement.via if statement is not None else None,
        said=said.start if said is not None and said.start == said.end else None,
        rules=tuple(frame.rules),
        title=article.document.text[slice(*article.span(frame.trigger.phrase_first, frame.trigger.last))]
        if frame.trigger.noun
        else None,
    )


def claim_id(sha256: str, trigger: Span) -> str:
    """``m-`` and a hash of the article and the trigger's span: the same in whatever order articles are loaded."""
    digest = hashlib.sha256(f"{sha256}:{trigger.start}:{trigger.end}".encode())
    return f"m-{digest.hexdigest()[:12]}"


def _participations(frame: Frame) -> list[Participation]:
    found = []
    rule = frame.rules[0] if frame.rules else ""
    for name, role in (
        ("sides", Role.PARTY),
        ("people", Role.PARTY),
        ("hosts", Role.HOST),
        ("mediators", Role.MEDIATOR),
        ("absent", Role.ABSENT),
    ):
        for key in getattr(frame, name):
            real = Role.LEAD if key in frame.leads else role
            found.append(Participation(key, real, frame.spans.get(key), rule))
    return found


def _clause_range(frame: Frame, article: Article) -> tuple[int, int]:
    """The tokens of the sentence from the first to the last word that the frame draws on."""
    sentence = article.document.sentences[frame.sentence]
    first, last = sentence.first, sentence.last
    while last - 1 > first and article.lower[last - 1] in (".", '"', "”", "“", "»", "'", "’"):
        last -= 1
    while first + 1 < last and article.lower[first] in ('"', "“", "«", "„", "'", "‘"):
        first += 1
    return first, last


__all__ = ["claim_id", "replace", "report_of"]
