"""A meeting told once more: with another day, called off, going on, or as it was planned before."""

from __future__ import annotations

from datetime import timedelta

from store.extraction.claims.frames import Frame
from store.extraction.claims.status.of_verbs import counterfactual
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.when.stored import bounds, is_exact, known, last_week
from store.extraction.reports.group import Group
from store.lexicon.closed import closed
from store.model import MeetingKind, Status, Tense, When

BELONGING = 3
"""How many steps it is at most from a person to the country of the body that he or she is of."""
NEAR = 3
"""How many sentences apart the old and the new day of a meeting stand at most."""
PLANNED = frozenset({Status.SCHEDULED, Status.POSTPONED, Status.CANCELLED})
LONGEST = timedelta(days=21)
"""How long a meeting lasts at most."""
ANEW = closed("met_once_more")
"""Words by which two who met are told to have met more than once."""
HELD = frozenset({Status.HELD, Status.ONGOING})
LENGTH = 3
"""How many tokens "two-day" takes."""
DAY_LONG = (["-", "day"], ["-", "hour"], ["-", "week"])
OPENING = closed("opening_it")
OVER = closed("breaking_off") | closed("ending_verbs")


def replanned_by(frame: Frame, group: Group) -> bool:
    """Whether two days are the old and the new one of a meeting: "had been due on 5 March; will now be on 11 March"."""
    if frame.series or frame.sentence - group.frames[-1].sentence > NEAR:
        return False
    if frame.former:
        return not group.former
    if frame.status is Status.HELD and group.former and frame.shared and known(frame.when):
        return frame.instead
    if frame.moved and frame.status is Status.SCHEDULED:
        return bool(group.statuses - {Status.HELD, Status.ONGOING})
    return frame.status is Status.SCHEDULED and (group.former or (frame.fresh and Status.SCHEDULED in group.statuses))


def called_off(frame: Frame, group: Group) -> bool:
    """ "he was to see him on Monday but cancelled the trip": what is called off with "the" was told just before."""
    kinds = {frame.kind, *group.kinds}
    return (
        frame.trigger.noun
        and frame.definite
        and frame.verdict.strength >= 3
        and frame.status in (Status.CANCELLED, Status.POSTPONED)
        and frame.place is None
        and not frame.series
        and frame.round is None
        and not known(frame.when)
        and set(frame.sides) <= set(group.sides)
        and frame.sentence - group.frames[-1].sentence <= 1
        and (frame.sentence == group.frames[-1].sentence or frame.kind in group.kinds or MeetingKind.VISIT not in kinds)
        and bool(group.statuses & {Status.SCHEDULED, Status.PROPOSED})
    )


def as_planned(frame: Frame, group: Group) -> bool:
    """ "A has called off talks with B. The two were to meet in C on Monday": what was planned of what is off."""
    off = bool(group.sure & {Status.CANCELLED, Status.POSTPONED})
    if not (off and frame.former and frame.status in PLANNED) or frame.series or frame.round is not None:
        return False
    if group.whens or group.previous or frame.sentence - group.frames[-1].sentence > 1:
        return False
    told = frame.shared or frame.many or bool(frame.sides)
    return told and set(frame.sides) <= set(group.sides)


SITTING_WITH = frozenset({"sit"})


def goes_on(frame: Frame, group: Group) -> bool:
    """ "The talks will continue until Saturday": those told just before."""
    return (
        frame.trigger.noun
        and frame.definite
        and frame.status is Status.ONGOING
        and frame.verdict.effect == "ongoing"
        and frame.place is None
        and not frame.series
        and not frame.people
        and (frame.shared or not frame.sides)
        and frame.sentence - group.frames[-1].sentence <= NEAR
        and bool(group.statuses & {Status.HELD, Status.ONGOING})
    )


def old_day(frame: Frame, group: Group, article: Article) -> When | None:
    """The earlier day a meeting was to have, where a frame tells of it: "The session had been due on Monday"."""
    if frame.status not in PLANNED or frame.series or frame.round is not None or frame.people or frame.title:
        return None
    if group.titles or frame.sentence - group.frames[-1].sentence > NEAR:
        return None
    if not _plain(frame, article) or (frame.sides and not frame.shared):
        return None
    if (frame.kind is MeetingKind.CALL) != (MeetingKind.CALL in group.kinds):
        return None
    ended = frame.status is not Status.SCHEDULED and frame.trigger.noun and frame.verdict.relation == "subject"
    lost = not frame.trigger.noun and counterfactual(article, article.groups[frame.trigger.group])
    if not (frame.former or frame.verdict.unfulfilled or ended or lost):
        return None
    held = bool(group.sure & HELD)
    old = last_week(frame.previous or frame.when, article.publication.day) if held else frame.previous or frame.when
    last = bounds(old)[1]
    if last is None or not (held or Status.SCHEDULED in group.sure):
        return None
    told = [f for f in group.frames if not f.former and is_exact(f.when) and f.status in HELD | PLANNED]
    return old if any(day is not None and last < day for day in (bounds(f.when)[0] for f in told)) else None


def ends_it(frame: Frame, group: Group) -> bool:
    """Whether a frame tells only the last day of the meeting told before: "The talks will end on Friday"."""
    last = frame.until
    if last is None or frame.title or frame.series or frame.people or (frame.sides and not frame.shared):
        return False
    if (
        not frame.definite
        or frame.place not in (None, group.place)
        or frame.sentence - group.frames[-1].sentence > NEAR
    ):
        return False
    days = [bounds(f.when)[0] for f in group.frames if is_exact(f.when)]
    day = bounds(last)[0]
    return day is not None and any(d is not None and timedelta(0) <= day - d <= LONGEST for d in days)


def began(frame: Frame, group: Group, article: Article) -> bool:
    """ "broke off talks on Friday. The talks had opened on Tuesday": the first day of what is over, told after it."""
    governor = frame.verdict.governor
    own = frame.title or frame.series or frame.people or (frame.sides and not frame.shared)
    if own or not is_exact(frame.when):
        return False
    opened = frame.definite and governor != NOTHING and frame.verdict.relation == "subject"
    opened = opened and article.groups[governor].lemma in OPENING
    if not opened and not _had_gone_on(frame, article):
        return False
    if frame.place not in (None, group.place) or frame.sentence - group.frames[-1].sentence > NEAR:
        return False
    told = [f.verdict.governor for f in group.frames if f.verdict.governor != NOTHING]
    over = any(article.groups[verb].lemma in OVER and article.groups[verb].tense is not Tense.FUTURE for verb in told)
    days = [bounds(f.when)[0] for f in group.frames if is_exact(f.when)]
    day = bounds(frame.when)[0]
    return over and day is not None and all(d is not None and timedelta(0) <= d - day <= LONGEST for d in days)


def _had_gone_on(frame: Frame, article: Article) -> bool:
    """ "Talks ended on Tuesday. The ministers had been conferring since Sunday": since when they went on."""
    if frame.trigger.noun or frame.when.end is not None:
        return False
    group = article.groups[frame.trigger.group]
    return group.tense is Tense.PROGRESSIVE and group.past and not group.negated


def went_ahead(frame: Frame, group: Group, article: Article) -> bool:
    """ "were to meet on Tuesday. The talks went ahead despite the storm": it was held, if its day is over.

    "Tuesday" is then the last one.
    """
    plain = frame.bare and frame.status is Status.HELD and frame.verdict.relation == "subject" and not frame.title
    told = plain and frame.verdict.effect == "tense" and frame.verdict.strength >= 2 and not frame.negative
    if not told or group.titles or not group.sure or not group.sure <= {Status.SCHEDULED}:
        return False
    if frame.kind not in group.kinds or frame.sentence - group.frames[-1].sentence > 1:
        return False
    today, plans = article.publication.day, [f for f in group.frames if f.status is Status.SCHEDULED]
    days = [last_week(f.when, today) for f in plans if known(f.when)]
    over = [last for day in days if is_exact(day) and (last := bounds(day)[1]) is not None]
    return today is not None and all(f.former for f in plans) and bool(over) and max(over) <= today


def tells_who_led(frame: Frame, group: Group, article: Article) -> bool:
    """ "The talks were led by X of the port authority and by Y": persons of those sides at the meeting told before."""
    governor = frame.verdict.governor
    if not (frame.trigger.noun and frame.definite and frame.people and group.sides) or governor == NOTHING:
        return False
    if frame.title or group.titles or frame.series or frame.round is not None or frame.place or frame.dated:
        return False
    end = article.token_range(article.groups[governor].span)[1]
    if not (article.groups[governor].passive and article.lower[end : end + 1] == ["by"]):
        return False
    theirs = all(_stands_for_any(key, group.sides, article) for key in (*frame.sides, *frame.people))
    return theirs and frame.sentence - group.frames[-1].sentence <= NEAR


def _stands_for_any(key: str, sides: list[str], article: Article) -> bool:
    """Whether an actor, or the body or country it belongs to, is one of some sides; or belongs to nobody known."""
    for _ in range(BELONGING):
        actor = article.actors.get(key)
        if key in sides or actor is None or actor.affiliation in (None, key):
            break
        key = actor.affiliation
    return key in sides or key.startswith("person:")


def goes_on_about(frame: Frame, group: Group) -> bool:
    """ "The meeting, on 24 March, will be the first": "the" and a noun behind the sentence that told of it."""
    return (
        frame.trigger.noun
        and frame.definite
        and not frame.title
        and not frame.series
        and frame.round is None
        and not frame.people
        and (frame.shared or not frame.sides)
        and (not group.titles)
        and frame.sentence - group.frames[-1].sentence <= 1
        and bool(group.sides)
    )


def of_the_same_two(frame: Frame, group: Group, article: Article) -> bool:
    """ "A paid a courtesy call on B in C on Tuesday. A and B held talks on the border": the persons of one meeting.

    Not "A and B had held talks before", nor what is a call, a further one, or has a day or place that the first lacks.
    """
    if frame.title or group.titles or frame.series or frame.round is not None or frame.former or group.former:
        return False
    people = set(frame.people)
    if len(people) < 2 or len(frame.sides) != 2 or people != set(group.people) or set(frame.sides) != set(group.sides):
        return False
    if frame.shared or frame.status is None or group.sure != {frame.status} or MeetingKind.CALL in group.kinds:
        return False
    if frame.sentence - group.frames[-1].sentence > NEAR or (known(frame.when) and not group.whens):
        return False
    index = frame.trigger.group if not frame.trigger.noun else frame.verdict.governor
    plain = index != NOTHING and article.groups[index].tense in (Tense.PAST, Tense.FUTURE)
    first = article.sentence_first(frame.trigger.first)
    return (
        plain
        and ANEW.isdisjoint(article.lower[first : frame.last])
        and (frame.place is None or group.place is not None)
    )


def across_the_table(frame: Frame, group: Group) -> bool:
    """ "A is sending B to the talks. He will sit with C": whom an envoy faces at the meeting he was sent to."""
    told = frame.trigger.word in SITTING_WITH or frame.trigger.frame == "face"
    if not told or frame.title or frame.series or frame.place is not None or known(frame.when):
        return False
    near = frame.sentence - group.frames[-1].sentence <= NEAR
    same = frame.status is not None and group.sure == {frame.status} and not (frame.former or group.former)
    return near and same and not set(frame.people).isdisjoint(group.people)


def on_that_journey(frame: Frame, group: Group) -> bool:
    """ "A was in Budapest on Tuesday. He saw B at the monastery": whom the traveller met, in a house of that town."""
    if group.kinds != {MeetingKind.VISIT} or frame.kind in (MeetingKind.VISIT, MeetingKind.CALL):
        return False
    if frame.title or frame.series or frame.round is not None or group.former or group.sure != {frame.status}:
        return False
    sides = len(group.sides) >= 2 and set(frame.sides) <= set(group.sides)
    traveller = not set(frame.people).isdisjoint(group.people)
    return sides and traveller and frame.sentence - group.frames[-1].sentence <= 1


def _plain(frame: Frame, article: Article) -> bool:
    """ "The talks had", "Their meeting, first set for", "the two had been expected to meet": nothing tells it apart."""
    trigger, lower = frame.trigger, article.lower
    if not trigger.noun:
        return frame.shared and lower[trigger.last : trigger.last + 1] != ["again"]
    follows = lower[trigger.last : trigger.last + 1] == [","] or article.finite(trigger.last) is not None
    return frame.definite and _words_before(trigger.first, trigger.phrase_first, lower) <= 2 and follows


def _words_before(noun: int, first: int, lower: list[str]) -> int:
    """How many words a phrase has before its noun, without those that tell how long: "the two-day meeting"."""
    return noun - first - (LENGTH if lower[noun - LENGTH + 1 : noun] in DAY_LONG else 0)
