"""Who is sent, represented, or stays away: sentences about the meeting told before."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_arguments, add_person
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.argument_words import MEDIATING, WATCHING
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.text.article import Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.triggers.presence import NEAR
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.who.spoken_of import is_of_old
from store.extraction.claims.who.subjects import add_subject
from store.model import Mention, MentionForm, Role, Status, Tense

PRESENT = frozenset({"attend", "look on"})
"""Words under which those who were there are told by a sentence of its own."""
ASIDE = frozenset({"after", "before", "since", "following", "ahead", "of"})
"""Before a meeting that only tells when something was."""
BESIDE = 4
"""Tokens between a verb of taking part and "as" at most."""


def read_roster(reading: Reading, frame: Frame, trigger: Trigger, clause: Clause, stop: int) -> Frame | None:
    """ "Moscow sent A and B", "C will lead Hanoi's team": who takes part in the meeting told before."""
    article = reading.article
    known = [f for f in reading.discourse.frames[-6:] if f.status is not None and f.same_as is None and not f.title]
    known = [
        f for f in known if f.sentence < frame.sentence and reading.clauses[f.trigger.clause].kind != "relative"
    ] or known
    if clause.kind == "relative":
        known = [f for f in reading.discourse.frames[-6:] if f.sentence == frame.sentence] or known
    if trigger.word in PRESENT:
        known = [f for f in known if f.sentence >= frame.sentence - NEAR]
    past = article.groups[trigger.group].tense is Tense.PAST
    known = [f for f in known if not is_of_old(f, known, frame.sentence, past)] or known
    if not known:
        return None
    if reading.article.groups[trigger.group].tense is Tense.FUTURE:  # "will lead one of the delegations"
        known = [f for f in known if f.status in (Status.SCHEDULED, Status.PROPOSED)] or known
    own = frame_sides(article, _sender(reading, trigger, clause))
    latest = next((f for f in reversed(known) if own & set(f.sides)), known[-1])
    frame.same_as = next((f for f in known if _heads(reading, f, latest, own)), latest)
    frame.status = None
    frame.rules.insert(0, trigger.rule)
    frame.kind = frame.same_as.kind
    role = Role.ABSENT if frame.verdict.negative else Role.PARTY
    beside = trigger.word == "look on" or _looks_on(article, trigger.last, stop)
    if role is Role.PARTY and beside and not own & set(frame.same_as.sides):
        role = Role.MEDIATOR
        for mention in _sender(reading, trigger, clause):
            if article.is_person(mention) and mention.form is MentionForm.NAME:
                add_person(frame, mention.key, mention.span)
    add_subject(reading, frame, clause, role)
    right = scan(article, reading.clauses, trigger.last + (trigger.word == "speak"), stop, trigger.clause, "party")
    present = trigger.word in PRESENT
    if role is Role.PARTY and not (present and (frame.sides or frame.people)):
        add_arguments(article, frame, right)
    frame.place = None
    told = frame.people or frame.absent or frame.mediators or (trigger.word in ("attend", "join") and frame.sides)
    return frame if told else None


def _heads(reading: Reading, frame: Frame, latest: Frame, own: set[str]) -> bool:
    """Whether a meeting of some of these sides is what the sentence of the latest one is about: its main clause."""
    if frame.sentence != latest.sentence or not own & set(frame.sides):
        return False
    main = reading.clauses[frame.trigger.clause].kind == "main"
    return main and reading.article.before(frame.trigger.phrase_first) not in ASIDE


def _looks_on(article: Article, at: int, stop: int) -> bool:
    """ "took part as observers", "attended as the mediator": beside those who meet."""
    beside = (k for k in range(at, min(at + BESIDE, stop)) if article.lower[k] == "as")
    first = next(beside, None)
    return first is not None and not (WATCHING | MEDIATING).isdisjoint(article.lower[first + 1 : first + 4])


def _sender(reading: Reading, trigger: Trigger, clause: Clause) -> list[Mention]:
    """Whoever is named from the start of the clause to just after the verb of a roster."""
    article = reading.article
    last = min(trigger.last + 4, len(article.lower))
    return [m for m in (article.mention(k) for k in range(clause.first, last)) if m is not None]


def staying_away(reading: Reading, frame: Frame, trigger: Trigger, clause: Clause) -> Frame | None:
    """ "will not be in Doha tomorrow": who stays away from the meeting told before."""
    add_subject(reading, frame, clause, Role.ABSENT)
    if not frame.absent or not reading.discourse.frames:
        return None
    frame.same_as = reading.discourse.frames[-1]
    frame.status = None
    frame.rules.insert(0, trigger.rule)
    frame.kind = frame.same_as.kind
    return frame


def frame_sides(article: Article, mentions: list[Mention]) -> set[str]:
    return {side for side in (article.side_of(m.key) for m in mentions) if side}
