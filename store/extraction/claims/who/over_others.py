"""Those who chair or call off a meeting of others: "Norway cancelled the meeting" of two that it is not one of."""

from __future__ import annotations

from store.extraction.claims.frames import COMING, Frame
from store.extraction.claims.reading import Reading
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.who.bystanders import SUBJECT_REACH
from store.model import MeetingKind, Mention, Tense


def over_others(reading: Reading, frame: Frame, clause: Clause) -> Frame | None:
    """ "The UN envoy, X, who chaired the meeting": the one told before, of two sides that X is of neither."""
    named = {reading.article.side_of(mention.key) for mention in named_subject(reading, frame, clause)}
    coming = reading.article.groups[frame.verdict.governor].tense is Tense.FUTURE
    return reading.discourse.before_others(frame, named, coming)


def given_up_for_others(reading: Reading, frame: Frame, clause: Clause) -> Frame | None:
    """The meeting planned just before, of two others than whoever calls it off here; None where they are of it."""
    if frame.sides or frame.people or frame.trigger.kind is MeetingKind.VISIT:
        return None
    named = {reading.article.side_of(mention.key) for mention in named_subject(reading, frame, clause)}
    last = reading.discourse.meetings[-1:]
    if not named and last and frame.sentence - last[0].sentence == 1 and not (frame.series or frame.round):
        return last[0] if last[0].status in COMING and len(last[0].sides) > 1 else None  # "It dropped the meeting"
    return reading.discourse.before_others(frame, named, coming=True)


def named_subject(reading: Reading, frame: Frame, clause: Clause) -> list[Mention]:
    """Who is named before the verb of a clause whose object is the meeting."""
    article = reading.article
    first = article.token_range(article.groups[frame.verdict.governor].span)[0]
    opens = clause.first if clause.marker != "who" else first - SUBJECT_REACH
    named = (article.mention(k) for k in range(max(article.sentence_first(first), opens, first - SUBJECT_REACH), first))
    return list(dict.fromkeys(mention for mention in named if mention is not None))
