"""Triggers of one sentence that tell of one meeting: what it is for, its journey, its name once more."""

from __future__ import annotations

from itertools import pairwise

from store.extraction.claims.frames import Frame, add_new
from store.extraction.claims.reading import Reading
from store.extraction.claims.settings import own_sides
from store.extraction.claims.status.of_nouns import NO_DATE
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import ARTICLES, JOURNEYS, POSSESSIVE
from store.extraction.claims.when.stored import bounds
from store.lexicon.closed import closed
from store.model import MeetingKind, Status

GATHERING = frozenset({"meet", "convene", "sit", "table", "host", "travel", "visit", "stay", "unite"})
SETTLING = frozenset({"deal", "sign", "settle", "contact"})
"""Frames of what is done at a meeting."""
THEN = 4
"""How many tokens before a meeting "then" stands at most."""
WITHIN = frozenset({"during", "throughout", "on"})
"""Before "which", behind a visit."""
UNDER_WAY = frozenset({"tense", "held", "ongoing"})
"""What those who meet do with talks, for which they meet."""
MEALS = closed("meals") | {"coffee", "tea", "drinks"}
STROLLS = frozenset({"walk", "stroll"})
HOSTED_BY = 16
"""Tokens of "by" and a host at most, before the verb of a meeting."""


def merged(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """A noun that is the subject, object or purpose of a verb of meeting speaks of the same meeting."""
    verbs = {frame.trigger.group: frame for frame in reversed(frames) if not frame.trigger.noun}
    kept: list[Frame] = []
    for frame in frames:
        governor = frame.verdict.governor
        journey = _journey(reading, frame, kept)
        if journey is not None:
            _absorb(journey, frame)
            frame.same_as = journey
            continue
        if _is_hosted(reading, frame, kept):
            _only_hosts(reading.article, frame, kept[-1])
            _hosts_the_known(reading.article, frame, kept[-1])
            _absorb(kept[-1], frame)
            frame.same_as = kept[-1]
            continue
        if _hosts_that(reading, frame, kept):
            frame.same_as = kept[-1]
            continue
        if _was_for(reading, frame, kept):
            add_new(kept[-1].sides, frame.sides)
            add_new(kept[-1].people, frame.people)
            kept[-1].spans.update(frame.spans)
            frame.same_as = kept[-1]
            continue
        if _sat_over(reading, frame, kept):
            kind, word = kept[-1].kind, kept[-1].trigger.word
            _absorb(kept[-1], frame)
            kept[-1].kind, kept[-1].trigger.word = kind, word
            frame.same_as = kept[-1]
            continue
        apposed = _apposed(reading, frame, kept)
        if apposed is not None:
            frame.same_as = apposed
            continue
        verb = verbs.get(governor) if frame.trigger.noun and governor != NOTHING else None
        if verb is None:
            verb = _met_for(reading, frame, kept)
        if verb is not None and _only_wished(frame, verb):
            verb.place = None if verb.place == frame.place else verb.place
            verb = None
        if verb is not None and _another(frame, verb):
            frame.status, verb = verb.status, None
        if verb is None:
            kept.append(frame)
            continue
        _only_hosts(reading.article, verb, frame)
        _hosts_the_known(reading.article, verb, frame)
        _absorb(verb, frame)
        frame.same_as = verb
    return kept


def go_on_to_others(reading: Reading, frames: list[Frame]) -> None:
    """ "received A alone on Monday, then sat down with B and C": another meeting, on that day and at that place."""
    for earlier, frame in pairwise(frames):
        others = set(frame.sides).difference(earlier.sides) or set(frame.people).difference(earlier.people)
        journey = MeetingKind.VISIT in (earlier.kind, frame.kind)
        between = reading.article.lower[earlier.trigger.last : frame.trigger.phrase_first]
        if journey or not others or not frame.sides or not earlier.sides or "then" not in between[-THEN:]:
            continue
        if frame.status is not earlier.status or MeetingKind.CALL in (earlier.kind, frame.kind):
            continue
        frame.series = frame.series or "other"
        if not frame.dated and earlier.dated:
            frame.when, frame.dated = earlier.when, True
        if frame.place is None and earlier.place is not None:
            frame.place, frame.place_rank = earlier.place, 1


def _only_wished(frame: Frame, verb: Frame) -> bool:
    """ "parted on Tuesday without a date for the summit": what took place is not what is wished for."""
    wished = frame.status is Status.PROPOSED and frame.verdict.effect == NO_DATE
    return wished and verb.status is Status.HELD and verb.trigger.frame == "leave"


def _another(frame: Frame, verb: Frame) -> bool:
    """ "signed a truce in A in 2019 and another one in B in 2021": one of a series, with a place of its own."""
    return frame.trigger.frame == "ellipsis" and None not in (frame.place, verb.place) and frame.place != verb.place


def _apposed(reading: Reading, frame: Frame, kept: list[Frame]) -> Frame | None:
    """The meeting that a noun after a comma only names once more: "met on Monday, their first contact in years"."""
    if not frame.trigger.noun or not kept or frame.dated or frame.place is not None:
        return None
    before = kept[-1]
    first = frame.trigger.phrase_first
    lower = reading.article.lower
    if _sat_for(lower, frame, before):
        return before
    if first == 0 or lower[first - 1] != ",":
        return None
    if lower[first : first + 2] == ["the", "first"] and not reading.clauses[frame.trigger.clause].heads:
        return before  # "held talks in B, the ministry said, the first such exchange in months"
    if before.trigger.noun or before.trigger.clause != frame.trigger.clause:
        return None
    return before if lower[first] in ARTICLES | POSSESSIVE else None


def _sat_for(lower: list[str], frame: Frame, before: Frame) -> bool:
    """ "signed the truce in Suva on Monday, in a sitting that took an hour": the meeting at which that was done."""
    first = frame.trigger.phrase_first
    inside = lower[first - 1] in ("in", "at", "during") and lower[first] in ARTICLES - {"the"}
    same = before.trigger.frame in SETTLING and frame.status in (None, before.status) and not frame.negative
    return inside and same and set(frame.sides) <= set(before.sides) and set(frame.people) <= set(before.people)


def _sat_over(reading: Reading, frame: Frame, kept: list[Frame]) -> bool:
    """ "Held talks over dinner in Suva on Monday", "during a stopover in Suva": what those who talk did meanwhile.

    Talks with somebody else, on a visit, stay what they are, and have its place and day.
    """
    if not kept or not frame.trigger.noun or not kept[-1].trigger.noun or kept[-1].kind is MeetingKind.VISIT:
        return False
    lower, before, first = reading.article.lower, kept[-1], frame.trigger.phrase_first
    visit = frame.kind is MeetingKind.VISIT
    preposition = lower[first - 1] if first else ""
    meal = preposition == "over" and frame.trigger.word in MEALS
    over = meal or (preposition == "during" and (visit or frame.trigger.word in STROLLS))
    if not over or frame.trigger.clause != before.trigger.clause or before.dated or before.place is not None:
        return False
    if "," in lower[before.trigger.last : first] or frame.status not in (None, before.status):
        return False
    if visit and not set(frame.sides) <= set(before.sides):
        before.place, before.place_rank = frame.place, frame.place_rank
        before.when, before.dated = frame.when, frame.dated
        return False
    return True


def _is_hosted(reading: Reading, frame: Frame, kept: list[Frame]) -> bool:
    """ "attended a dinner in Suva on Monday hosted by B": a participle that tells who gives what was told before it."""
    if not kept or frame.trigger.noun or frame.trigger.frame != "host" or not kept[-1].trigger.noun:
        return False
    article, before = reading.article, kept[-1]
    group = article.groups[frame.trigger.group]
    alone = article.token_range(group.span)[1] - group.head == 1 and article.lower[group.head - 1] not in ("and", "but")
    by = article.lower[frame.trigger.last : frame.trigger.last + 1] == ["by"]
    same = frame.place is None or frame.place == before.place
    return alone and by and same and before.trigger.clause == frame.trigger.clause


def _hosts_that(reading: Reading, frame: Frame, kept: list[Frame]) -> bool:
    """ "left the talks that A and B are hosting in C": a clause on the noun before, with no guests of its own."""
    if not kept or frame.trigger.noun or frame.trigger.frame != "host" or not kept[-1].trigger.noun:
        return False
    return _is_on(reading, frame, kept[-1]) and {*frame.sides, *frame.hosts} <= {*kept[-1].hosts}


def _was_for(reading: Reading, frame: Frame, kept: list[Frame]) -> bool:
    """ "A dinner that was to have seated A and B in C was called off": what the meeting was to do, with its parties."""
    lost = bool(kept) and frame.verdict.unfulfilled and not frame.trigger.noun and kept[-1].trigger.noun
    if not lost or frame.trigger.frame in JOURNEYS or kept[-1].status is not Status.CANCELLED:
        return False
    return _is_on(reading, frame, kept[-1]) and (not kept[-1].sides or set(frame.sides) <= set(kept[-1].sides))


def _is_on(reading: Reading, frame: Frame, before: Frame) -> bool:
    """Whether the verb stands in a clause on the noun right before it: "the talks | that"."""
    clause = reading.clauses[frame.trigger.clause]
    return clause.kind == "relative" and clause.marker in ("that", "which") and clause.first == before.trigger.last


def _met_for(reading: Reading, frame: Frame, kept: list[Frame]) -> Frame | None:
    """The meeting that talks are the purpose of: "will meet in Geneva on Monday to resume talks"."""
    if not kept or not frame.trigger.noun or frame.place is not None or frame.kind is MeetingKind.VISIT:
        return None
    before, governor = kept[-1], frame.verdict.governor
    if frame.dated and frame.when.start != before.when.start:
        return None  # but "A and B today met to resume talks": one day for both
    if before.trigger.noun or before.trigger.frame not in GATHERING or before.trigger.clause != frame.trigger.clause:
        return None
    if governor == NOTHING or frame.verdict.relation != "object" or frame.verdict.effect not in UNDER_WAY:
        return None
    article = reading.article
    first = article.token_range(article.groups[governor].span)[0]
    aim = article.lower[first] == "to" and first >= before.trigger.last and governor == before.trigger.group + 1
    return before if aim and set(frame.sides) <= set(before.sides) | set(before.hosts) else None


def _at_its_end(reading: Reading, frame: Frame, journey: Frame) -> bool:
    """ "flew to Jeddah this morning and held a separate meeting with B": what the traveller came for."""
    if journey.trigger.noun or journey.trigger.frame not in ("travel", "visit", "stay") or journey.place is None:
        return False
    if frame.place is not None or frame.dated or frame.kind is not MeetingKind.TALKS or frame.bare or frame.negative:
        return False
    index = frame.trigger.clause
    steps = 0
    linked = ("coordinate", "subordinate") if frame.people else ("coordinate",)
    while index != journey.trigger.clause and reading.clauses[index].kind in linked and steps < 4:
        index = reading.clauses[index].parent
        steps += 1
    if index != journey.trigger.clause:
        return False
    if frame.status is not journey.status and {frame.status, journey.status} != {Status.HELD, Status.ONGOING}:
        return False
    return bool(set(frame.people) & set(journey.people) or set(frame.sides) & set(journey.sides))


def _during(reading: Reading, frame: Frame, before: Frame) -> bool:
    """ "a visit to B, during which he will hold talks with C": what the traveller does there."""
    clause = reading.clauses[frame.trigger.clause]
    if before.kind is not MeetingKind.VISIT or frame.place is not None or frame.dated:
        return False
    lower, at = reading.article.lower, clause.first
    at += lower[at] in WITHIN  # "during" begins the clause or stands before it
    within = lower[at - 1] in WITHIN or lower[at - 2 : at] == ["course", "of"]
    return clause.marker == "which" and clause.parent == before.trigger.clause and within


def _journey(reading: Reading, frame: Frame, kept: list[Frame]) -> Frame | None:
    """The journey that an infinitive gives the purpose of: "will fly to Kigali to see President Kagame"."""
    if not kept or frame.trigger.frame == "roster":
        return None
    before = kept[-1]
    if _at_its_end(reading, frame, before) or _during(reading, frame, before):
        return before
    if frame.trigger.noun:
        return None
    if before.trigger.noun and before.kind is MeetingKind.VISIT and before.trigger.clause == frame.trigger.clause:
        return before if frame.infinitive else None  # "made a stop in Apia to see B"
    clause = reading.clauses[frame.trigger.clause]
    if (
        clause.marker == "when"
        and clause.parent == before.trigger.clause
        and before.trigger.frame in ("travel", "stay")
        and frame.place is None
        and (not frame.dated or frame.when == before.when)
    ):
        return before  # "was in Kingstown on Monday when the premiers met B"
    if (
        before.trigger.noun
        or before.trigger.frame not in ("travel", "visit", "invite", "dispatch", "stay")
        or before.trigger.clause != frame.trigger.clause
    ):
        return None
    return before if frame.infinitive else None


def _only_hosts(article: Article, verb: Frame, noun: Frame) -> None:
    """ "Turkey hosts talks between Iran and Iraq": the host of what others talk about takes no part."""
    last, behind = noun.trigger.last, verb.trigger.last
    hosted = verb.trigger.first == last and "between" in article.lower[behind : behind + HOSTED_BY]
    others = (hosted or article.lower[last : last + 1] == ["between"]) and len(noun.sides) >= 2
    if verb.trigger.frame != "host" or not others:
        return
    hosts = [side for side in verb.sides if side not in noun.sides]
    verb.sides[:] = [side for side in verb.sides if side in noun.sides]
    add_new(verb.hosts, hosts)


def _hosts_the_known(article: Article, verb: Frame, noun: Frame) -> None:
    """ "The talks, hosted by Niger, went on": whoever hosts what the reader knows is none of those who talk."""
    if verb.trigger.frame != "host" or not noun.definite or noun.title or not set(noun.sides) <= set(verb.sides):
        return
    trigger, known = verb.trigger, noun.trigger
    beside = known.first < trigger.first or known.phrase_first == trigger.last
    if not beside or article.lower[known.last : known.last + 1] in (["with"], ["between"]):
        return
    guests = _told_behind(article, verb)
    add_new(verb.hosts, (side for side in verb.sides if side not in guests))
    verb.sides[:] = [side for side in verb.sides if side in guests]
    noun.sides[:] = [side for side in noun.sides if side in guests]
    if guests:
        return
    noun.bare = verb.bare = not (verb.dated or noun.dated or verb.place or noun.place or verb.people or noun.people)


def _told_behind(article: Article, verb: Frame) -> list[str]:
    """ "The talks, hosted by Niger, were attended by Chad and Mali": the sides behind the next verb."""
    last = verb.trigger.last
    behind = article.first_finite(last, last + HOSTED_BY) if article.lower[last : last + 1] == ["by"] else None
    if behind is None:
        return []
    start = article.tokens[behind].start
    return [side for side in verb.sides if side in verb.spans and verb.spans[side].start > start]


def _travelled_for(verb: Frame, noun: Frame) -> bool:
    """ "Arrived this evening for talks which start tomorrow": the talks are planned, the journey is over."""
    if verb.trigger.frame not in JOURNEYS or verb.status is not Status.HELD or noun.status is not Status.SCHEDULED:
        return False
    come, planned = bounds(verb.when)[1], bounds(noun.when)[0]
    return come is not None and planned is not None and planned > come


def _absorb(verb: Frame, noun: Frame) -> None:
    if verb.trigger.frame in ("travel", "visit") and verb.visited and noun.sides and verb.visited not in noun.sides:
        verb.sides[:] = [side for side in verb.sides if side != verb.visited]
        verb.visited = None
    for name in ("sides", "people", "absent", "mediators", "hosts", "leads"):
        mine = getattr(verb, name)
        theirs = own_sides(verb, noun) if name == "sides" else getattr(noun, name)
        add_new(mine, theirs)
    for key, span in noun.spans.items():
        verb.spans.setdefault(key, span)
    if noun.place is not None and (verb.place is None or noun.place_rank > verb.place_rank):
        verb.place, verb.place_rank = noun.place, noun.place_rank
    if _travelled_for(verb, noun):
        verb.when, verb.previous, verb.status = noun.when, noun.previous, noun.status
    elif not verb.dated and noun.dated:
        verb.when, verb.previous, verb.dated = noun.when, noun.previous, True
    elif verb.previous is None and noun.previous is not None and verb.when.start != noun.previous.start:
        verb.previous, verb.moved = noun.previous, verb.moved or noun.moved
    verb.round = verb.round or noun.round
    verb.series = verb.series or noun.series
    verb.definite = verb.definite or noun.definite
    verb.kind = noun.kind if noun.trigger.noun else verb.kind
    verb.many = verb.many or noun.many
    verb.trigger.word = noun.trigger.word
    add_new(verb.rules, noun.rules)
