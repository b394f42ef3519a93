"""Meetings told beside something else: "a day after talks", "put off in a call", "talked about the coming summit"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.occasions import deed
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.status.of_verbs import Verdict
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import ABOUT, SPOKEN_IN
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.when.mirrored import counted_day
from store.model import MeetingKind, Sentence, Status

ASIDE_BEHIND = frozenset({"after", "following", "before", "since"})
"""Before a meeting that is only the time of something else."""
DONE_TO_ANOTHER = frozenset({"postponed", "cancelled", "moved", "proposed", "refused"})
TALKING = frozenset({"talk", "speak", "confer", "consult"})


def told_aside(reading: Reading, frame: Frame, preceding: str, sentence: Sentence) -> list[Timed]:
    """ "a day after talks": told as over, or, "before talks", with nothing said of it; the times before it.

    A "planned visit" is none that is over, whatever comes after it.
    """
    planned = is_planned(reading, frame.trigger)
    frame.verdict = Verdict(None if preceding == "before" else Status.SCHEDULED if planned else Status.HELD, 1)
    at = frame.trigger.phrase_first - 2
    counted = counted_day(reading, at + 1, NOTHING, sentence)
    if counted is not None:
        return [counted]
    done = deed(reading.article, at + 1, sentence) if frame.kind is MeetingKind.VISIT else NOTHING
    if done != NOTHING and not _is_said(reading.article, done):
        return []  # "arrived in Osh, met B, on Monday after a visit to Minsk": he had been there before
    if preceding in ("after", "following") and at >= sentence.first and reading.article.time_at[at] != NOTHING:
        return [Timed(reading.article.times[reading.article.time_at[at]], at, "")]
    return []


def is_planned(reading: Reading, trigger: Trigger) -> bool:
    """Whether an adjective before the noun tells that the meeting lies ahead: "following his scheduled trip"."""
    modifiers = reading.words.modifiers
    before = (modifiers.get(word) for word in reading.article.lower[trigger.phrase_first : trigger.first])
    return any(known is not None and known[0] is Status.SCHEDULED for known in before)


def _is_said(article: Article, index: int) -> bool:
    """Whether a verb group tells what somebody said, on the day it is said of."""
    first, last = article.token_range(article.groups[index].span)
    return any(article.cue_at[k] != NOTHING for k in range(first, last))


def tells_when(trigger: Trigger, verdict: Verdict, preceding: str) -> bool:
    """ "agreed to put off the talks during a call": the occasion on which something was done to another meeting."""
    spoken = trigger.kind is MeetingKind.CALL and preceding in SPOKEN_IN
    return verdict.effect in DONE_TO_ANOTHER and (preceding == "during" or spoken)


def is_spoken_of(article: Article, verdict: Verdict) -> bool:
    """ "talked with B about the coming summit in C": the topic of one meeting, and another meeting."""
    topic = verdict.preposition in ABOUT and verdict.governor != NOTHING
    return topic and article.groups[verdict.governor].lemma in TALKING


def of_discussed_visits(reading: Reading, trigger: Trigger, verdict: Verdict) -> Verdict | None:
    """The verdict on visits that are talked about: those ahead, or only an idea; None where they are no one visit.

    "Discussed the president's recent visit" and "discussed his visit" keep what the verb tells.
    """
    article = reading.article
    discussed = verdict.relation == "object" and not verdict.preposition and verdict.governor != NOTHING
    if not discussed or trigger.kind is not MeetingKind.VISIT or article.groups[verdict.governor].lemma != "discuss":
        return verdict
    if trigger.word.endswith("s"):
        return None
    if is_planned(reading, trigger):
        return Verdict(Status.SCHEDULED, 1)
    return Verdict(Status.PROPOSED, 1) if article.lower[trigger.phrase_first] == "a" else verdict
