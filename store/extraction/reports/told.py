"""Whether enough is told to speak of a meeting: said in so many words, not among people of one country at home."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article
from store.model import MeetingKind, Status

SURE_FRAMES = frozenset({"strong", "meet", "host", "see", "contact", "phone", "table"})
DECIDED = frozenset({"cancelled", "postponed", "moved"})
CARRIED_OUT = frozenset({"tense", "held"})
MEETING_FRAMES = frozenset({"strong", "meet", "convene", "sit", "host", "see", "face"})
FACE_TO_FACE = MEETING_FRAMES | {"contact"}


def told_surely(frames: list[Frame], sides: list[str], context: list[str]) -> bool:
    """Said in so many words of two sides, or of one with a day, or on a day within a text about the talks of two."""
    for frame in frames:
        if frame.title or frame.status is None:
            continue
        if _call_on_which(frame):
            return True
        if frame.verdict.strength < 2 and not (context and _dealt_with(frame)):
            continue
        if frame.trigger.frame not in SURE_FRAMES:
            if _call_of_two(frame):
                return True
            continue
        if not frame.bare and len(sides) >= 2 and not frame.shared:
            return True
        if frame.trigger.noun and frame.dated and (context or (sides and not frame.bare)):
            return True
    return False


def _dealt_with(frame: Frame) -> bool:
    """ "A meeting on Saturday dealt with salt": it did, so it was held, whatever its verb says of it."""
    strong = frame.trigger.noun and frame.trigger.frame == "strong"
    return strong and frame.dated and frame.status is Status.HELD and frame.verdict.relation == "subject"


def _call_of_two(frame: Frame) -> bool:
    """ "The president of A had a telephone conversation with B": a call has no place to tell."""
    told = frame.status in (Status.HELD, Status.SCHEDULED) and frame.verdict.effect in CARRIED_OUT
    own = len(frame.sides) >= 2 and not (frame.shared or frame.negative)
    return told and own and frame.kind is MeetingKind.CALL and frame.trigger.noun


def _call_on_which(frame: Frame) -> bool:
    """ "In a call with B, A said that": what was said on a call of two persons tells that it took place."""
    own = len(frame.people) >= 2 and len(frame.sides) >= 2 and not (frame.shared or frame.negative)
    return own and frame.status is Status.HELD and frame.kind is MeetingKind.CALL and frame.trigger.noun


def told_with_one_thing(frames: list[Frame], sides: list[str], people: list[str], context: list[str]) -> bool:
    """A new meeting of which a place or a day is told, with one side or in a text about the talks of two.

    Also one that is called off, moved or planned on a day, whoever it is of, and a meeting of two persons of two sides.
    """
    for frame in frames:
        trigger, verdict = frame.trigger, frame.verdict
        if frame.title or frame.bare or trigger.frame not in MEETING_FRAMES:
            continue
        if frame.dated and verdict.strength >= 3 and verdict.effect in DECIDED and (sides or people or context):
            return True
        if frame.definite:
            continue
        if trigger.noun and len(frame.people) >= 2 and len(frame.sides) >= 2 and not frame.shared:
            return True
        if verdict.strength < 2 and verdict.effect != "plan":
            continue
        if (frame.dated or frame.place is not None) and (sides or context) and frame.status is not None:
            return True
    return False


def at_home(
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
    if not people and sides == [country] and all(_domestic_journey(f) for f in frames):
        return True  # "Nepal's premier visited Pokhara"
    if not people or len(sides) > 1 or any(f.many or f.count > 1 or f.round is not None for f in frames):
        return _private(frames, people, article)
    if not sides:
        return not (context or (len(people) >= 2 and told_outright(frames)))
    hosting = any(f.visited is not None or f.trigger.frame in ("host", "invite", "unite") for f in frames)
    of_nobody = all(article.side_of(person) is None for person in people)
    if country == sides[0] and not (hosting or of_nobody or _met_at_home(frames)):
        return True
    return _private(frames, people, article)


def _met_at_home(frames: list[Frame]) -> bool:
    """ "Oli and Deuba held a one-on-one in Kathmandu": a meeting in so many words, or of two, and no journey."""
    told = (f for f in frames if not f.title and f.status is not None and f.trigger.frame in FACE_TO_FACE)
    return any(f.trigger.noun or len(f.people) >= 2 for f in told)


def _domestic_journey(frame: Frame) -> bool:
    return frame.kind is MeetingKind.VISIT and not frame.trigger.noun and not frame.many and frame.visited is None


def _private(frames: list[Frame], people: list[str], article: Article) -> bool:
    """ "Elian's return to Cuba": a journey of persons without any office."""
    if not people or any(frame.kind is not MeetingKind.VISIT or frame.many for frame in frames):
        return False
    if not all(frame.trigger.frame == "weak" or frame.trigger.word in ("return", "go", "come") for frame in frames):
        return False
    return all(article.is_private(person) for person in people)


def told_outright(frames: list[Frame]) -> bool:
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
