"""Whether a treaty or truce that is signed tells of those who sign: two sides, a crowd, those of whom the text told."""

from __future__ import annotations

from store.extraction.claims.frames import add_party
from store.extraction.claims.reading import Reading
from store.extraction.claims.telling import Telling
from store.extraction.claims.triggers.domestic import two_groups
from store.extraction.claims.triggers.verbs_of_speech import of_a_deal
from store.extraction.claims.who.bystanders import SUBJECT_REACH
from store.lexicon.closed import closed
from store.model import Role, Status

DEALS = closed("deals")
SETTLED = 8
"""How many tokens behind the verb what is signed stands at most."""
OTHER_DEALS = closed("of_other_deals")
"""Before a deal of others than those of whom the text has told."""
BETWEEN = 30
"""How many tokens before its verb "between" stands at most."""
DEAL_REACH = 12
"""How many tokens before its participle what is signed stands at most."""


def signed(reading: Reading, told: Telling) -> bool:
    """ "A and B signed a ceasefire": two sides, a crowd in a town, or those whose talks were told of."""
    frame = told.frame
    exact = any(len(timed.time.value or "") > len("2019-05") for timed in told.right.times)
    some = frame.sides or told.right.places or exact  # no "last accord was signed by X and Y in 2011"
    known = (bool(some) and two_told(reading, told)) or _between_two(reading, told)
    known = known or (frame.many and bool(told.right.places)) or _signed_there(reading, told)
    objects = reading.article.lower[told.trigger.last : told.trigger.last + SETTLED]
    settled = told.right.places and (told.right.times or reading.discourse.dated)
    dealt = (told.right.places or told.right.times) and not DEALS.isdisjoint(objects)  # no law
    if not known and len(frame.sides) < 2 and (settled or dealt):
        first, last = _signers(reading, told)
        known = frame.many = two_groups(reading.article, reading.words.domestic, first, last)
    if known and told.status is None and of_a_deal(reading.article, told.trigger.group):
        frame.verdict.status, frame.verdict.strength = Status.HELD, 1  # "a truce agreed by A and B in C"
        return True
    return bool(known) and told.status in (Status.HELD, Status.SCHEDULED)


def two_told(reading: Reading, told: Telling) -> bool:
    """ "briefed President B", "pressed the Emir to open the border": two sides or two people."""
    frame = told.frame
    unattached = sum(reading.article.side_of(person) is None for person in frame.people)
    return len(frame.sides) + unattached >= 2 or len(frame.people) >= 2


def _between_two(reading: Reading, told: Telling) -> bool:
    """ "A truce between the army and the Front was signed in Doha in May": two, though only one has a name."""
    settled = told.right.places and told.right.times
    before = reading.article.lower[max(told.clause.first, told.trigger.first - BETWEEN) : told.trigger.first]
    return bool(settled and told.frame.sides) and "between" in before and "and" in before[before.index("between") :]


def _signers(reading: Reading, told: Telling) -> tuple[int, int]:
    """The words that name who signs: behind "by", else before the verb."""
    lower, last, stop = reading.article.lower, told.trigger.last, told.sentence.last
    by = next((k for k in range(last, min(last + DEAL_REACH, stop)) if lower[k] == "by"), None)
    if by is None:
        return told.clause.first, told.trigger.first
    ends = (k for k in range(by + 1, stop) if lower[k] in (",", ";", ".") or reading.article.finite(k) is not None)
    return by + 1, min(next(ends, stop), by + SUBJECT_REACH)


def _signed_there(reading: Reading, told: Telling) -> bool:
    """ "The treaty was signed in Juba on Friday": a deal of those whose talks the text has told of."""
    frame, trigger, group, right = told.frame, told.trigger, told.group, told.right
    alone = reading.article.token_range(group.span)[1] - group.head == 1
    placed = right.places or told.adjuncts.places
    timed = right.times or reading.discourse.dated
    if not (group.passive or alone) or frame.sides or frame.people or not (placed and timed):
        return False
    before = range(max(trigger.first - DEAL_REACH, reading.article.sentence_first(trigger.first)), trigger.first)
    if not any(reading.article.lower[k] in DEALS for k in before):
        return False
    if OTHER_DEALS.isdisjoint(reading.article.lower[before.start : before.stop]):
        reading.discourse.inherit(frame)
        if len(frame.sides) < 2:
            for side in reading.discourse.first_sides():
                add_party(reading.article, frame, side, Role.PARTY, None, "P06")
            frame.shared = True
    if "by" in reading.article.lower[trigger.last : told.sentence.last]:
        return len(frame.sides) >= 2
    exact = reading.discourse.dated or any(len(one.time.value or "") > len("2019") for one in right.times)
    frame.many = frame.many or (len(frame.sides) < 2 and exact)  # a year alone is history
    return len(frame.sides) >= 2 or frame.many
