"""Which of the meetings told before a noun means: "it was the third round", "it was dropped", "the first round was"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_party
from store.extraction.claims.reading import Reading
from store.extraction.claims.text.article import NOTHING
from store.model import Role


def of_the_series(reading: Reading, frame: Frame) -> bool:
    """ "the first", "the next one": of the rounds or visits told last, with the same sides."""
    recent = reading.discourse.frames[-4:]
    source = next((f for f in reversed(recent) if f.round or f.series), None)
    if source is None and recent and frame.sentence - recent[-1].sentence <= 1 and len(recent[-1].sides) > 1:
        source = recent[-1]
    of_one = reading.article.before(frame.trigger.last) == "one"
    if source is None and of_one and recent and recent[-1].trigger.noun and frame.sentence - recent[-1].sentence <= 1:
        source = recent[-1]  # "invited them to a consultation. An earlier one, planned for May, ..."
        frame.many = True
    if source is None and recent and recent[-1].many and frame.sentence == recent[-1].sentence:
        source = recent[-1]  # "Rebels and army signed a truce in A in 2022 and another in B last year"
        frame.many = True
    if source is None:
        return False
    if source.same_as is not None and not source.sides:
        source = source.same_as  # "It was the third meeting in a month. At the second, on Saturday, ..."
    frame.kind = source.kind
    for key in [*source.sides, *(source.people if len(source.people) > 1 else ())]:
        add_party(reading.article, frame, key, Role.PARTY, None, "P06")
    frame.shared = True
    return True


def link(reading: Reading, frame: Frame) -> None:
    """ "It was the third meeting", "it was dropped": the meeting told before."""
    previous = reading.discourse.frames[-1] if reading.discourse.frames else None
    if previous is None:
        return
    if frame.trigger.frame == "pronoun":
        previous = previous if previous.same_as is None or previous.trigger.frame != "roster" else previous.same_as
        frame.same_as = previous
        frame.kind = previous.kind
        frame.bare = True
        return
    governor = frame.verdict.governor
    if frame.verdict.relation == "object" and governor != NOTHING and reading.article.groups[governor].lemma == "be":
        first = reading.article.token_range(reading.article.groups[governor].span)[0]
        if (
            first > 0
            and reading.article.lower[first - 1] in ("it", "this", "that")
            and frame.sentence - previous.sentence <= 1
            and not (frame.sides and previous.sides and set(frame.sides).isdisjoint(previous.sides))
        ):
            frame.same_as = previous
            frame.status = None
            frame.series = ""
            if frame.shared:
                frame.sides, frame.people = [], []
