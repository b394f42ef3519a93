"""Meetings that are only the occasion of what somebody did: "A said on Monday in talks with B that", "at the end of a
visit to C". They took place where that is told in the past, on its day, with whoever did it."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_parties
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.phrases import subject_bounds
from store.extraction.claims.status.of_verbs import Verdict, told_status
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import SIGNS, WITHIN
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.who.stand_ins import speaks_for
from store.lexicon.closed import closed
from store.model import MeetingKind, Mention, MentionForm, Role, Sentence, Status, Tense

BEHIND = frozenset({"after", "following"})
PARTS = closed("parts_of_a_visit")
"""Before "of" and a meeting: "at the end of", "on the second day of"."""
INTERESTS = closed("interests")
"""Before "in" and talks that somebody only wishes for or speaks of: "interest in", "progress in"."""
CONTENT = frozenset({"that", "whether"})
TRAVELS = frozenset({MeetingKind.VISIT, MeetingKind.CALL})
"""Kinds that somebody does or makes alone: "said on a visit to B", "in a call to B"."""
SPAN = 5
"""How many tokens "on the second and last day" takes at most before "of"."""
RENEWING = closed("renewing_nouns")
COMING = frozenset({("ahead", "of"), ("eve", "of"), ("prior", "to"), ("preparation", "for"), ("preparations", "for")})
LATELY = 15
"""Days since what was done before a meeting that has not been yet."""
REACH = 30
"""How many tokens before its occasion the verb of what was done stands at most."""


def opening(article: Article, trigger: Trigger, sentence: Sentence) -> int:
    """The preposition that makes an occasion of a noun of meeting; ``NOTHING`` where there is none."""
    lower, at = article.lower, trigger.phrase_first - 1
    if at <= sentence.first:
        return NOTHING
    if lower[at] in BEHIND or (lower[at] in WITHIN and lower[at - 1] not in INTERESTS):
        return at
    if lower[at] == "on" and trigger.kind in TRAVELS and lower[trigger.phrase_first] != "the":
        return at
    if lower[at] == "of" and lower[at - 1] in PARTS:
        spots = range(at - 2, max(at - 2 - SPAN, sentence.first), -1)
        return next((k for k in spots if lower[k] in ("at", "on")), NOTHING)
    return NOTHING


def ahead(article: Article, first: int) -> int:
    """Where "before", "ahead of", "on the eve of", "prior to" begins before a noun phrase; ``NOTHING`` for none.

    "Before the opening of" is read as "before".
    """
    lower, at = article.lower, first - 1
    if at > 2 and lower[at] == "of" and lower[at - 1] in RENEWING:
        at -= 3 if lower[at - 2] in ("the", "its") else 2
    if at < 1:
        return at if at == 0 and lower[at] == "before" else NOTHING
    if lower[at] == "before":
        return at
    if (lower[at - 1], lower[at]) in COMING:
        return at - 1
    return at - 3 if lower[max(at - 3, 0) : at + 1] == ["run", "-", "up", "to"] else NOTHING


def is_coming(article: Article, at: int, sentence: Sentence) -> bool:
    """Whether what happens before a meeting happened lately, so that the meeting itself lies ahead."""
    today = article.publication.day
    for k in range(max(sentence.first, at - REACH), at):
        time = article.time(k)
        if time is not None and (today is None or time.end is None or (today - time.end).days > LATELY):
            return False
    index = deed(article, at, sentence)
    if index == NOTHING:
        return at - sentence.first <= 2 or article.lower[at - 1] == ","
    group = article.groups[index]
    return group.tense is not Tense.NONE and not (group.past and group.tense is Tense.PERFECT)


def deed(article: Article, at: int, sentence: Sentence) -> int:
    """The verb group right before an occasion that opens at a token; ``NOTHING`` where other words come between.

    That of "it was in a call with B that A offered help" is the offer.
    """
    if _opens_cleft(article, at):
        return _cleft(article, at, sentence)
    for k in range(at - 1, max(at - REACH, sentence.first), -1):
        if article.lower[k] in CONTENT or (article.lower[k] in SIGNS and article.lower[k] != ","):
            return NOTHING
        if article.finite(k) is not None:
            return article.group_at[k]
    return NOTHING


def _opens_cleft(article: Article, at: int) -> bool:
    return article.lower[max(at - 2, 0) : at] in (["it", "was"], ["it", "is"])


def _cleft(article: Article, at: int, sentence: Sentence) -> int:
    """The first verb group behind the "that" of "it was after ... that A offered"; ``NOTHING`` where there is none."""
    for k in range(at + 1, min(at + REACH, sentence.last - 1)):
        if article.lower[k] == "that":
            verb = article.first_finite(k + 1, sentence.last)
            return article.group_at[verb] if verb is not None else NOTHING
        if article.finite(k) is not None:
            return NOTHING
    return NOTHING


def enclosed_deed(article: Article, clause: Clause, trigger: Trigger, sentence: Sentence) -> int:
    """The verb group that "A, in talks with B on Monday, offered" goes on with; ``NOTHING`` where none encloses it."""
    at = opening(article, trigger, sentence)
    first = max(clause.first, sentence.first)
    if at <= first + 1 or article.lower[at - 1] != "," or any(article.finite(k) for k in range(first, at)):
        return NOTHING
    for k in range(trigger.last, min(trigger.last + REACH, sentence.last - 1)):
        if article.finite(k) is not None:
            return NOTHING
        if article.lower[k] != "," or article.time_at[k] != NOTHING:
            continue
        verb = k + 2 if article.lower[k + 1].endswith("ly") or article.lower[k + 1] == "also" else k + 1
        if verb < sentence.last and article.finite(verb) is not None:
            return article.group_at[verb]
    return NOTHING


def took_place(article: Article, index: int, verdict: Verdict) -> None:
    """What happened on the occasion of a meeting tells that it was held, where nothing else is said of it."""
    group = article.groups[index]
    past = group.tense in (Tense.PAST, Tense.PERFECT) and told_status(article, group) == (Status.HELD, False)
    if verdict.status is None and past:
        verdict.status, verdict.strength = Status.HELD, 1


def main_deed(article: Article, trigger: Trigger, sentence: Sentence) -> int:
    """The verb group that "when meeting B" or "while visiting C" goes with, before it or, at the start, behind it."""
    before = deed(article, trigger.first - 1, sentence)
    if before != NOTHING or trigger.first - 1 > sentence.first:
        return before
    verb = article.first_finite(trigger.last, sentence.last)
    return NOTHING if verb is None else article.group_at[verb]


def add_doer(reading: Reading, frame: Frame, index: int) -> None:
    """Let whoever said or did something on a visit or call of nobody named be the one who made it."""
    article = reading.article
    alone = frame.trigger.kind in TRAVELS or _opens_cleft(article, frame.trigger.phrase_first - 1)
    if not alone or (frame.people and frame.kind is MeetingKind.VISIT):
        return
    visited = article.country_of_place(frame.place) if frame.place is not None else None
    if any(side != visited for side in frame.sides) and (frame.kind is MeetingKind.VISIT or len(frame.sides) > 1):
        return
    others = (visited, *frame.sides)
    add_parties(article, frame, [p for p in doers(reading, index) if article.side_of(p[0].key) not in others])


def add_encloser(reading: Reading, frame: Frame, clause: Clause) -> None:
    """Let A of "A, in talks with B on Monday, offered" take part; not who only speaks for A."""
    article, stop = reading.article, frame.trigger.phrase_first - 1
    while article.lower[stop] != ",":
        stop -= 1
    found = scan(article, reading.clauses, clause.first, stop, clause.index, "party", subject=True)
    add_parties(article, frame, [p for p in found.parties if not speaks_for(article, p[0].key)])
    reading.discourse.resolve_plurals(frame, found.plurals, stop)


def doers(reading: Reading, index: int) -> list[tuple[Mention, Role, str]]:
    """The subject of a verb, or the speaker behind it: "..., said A on Monday while visiting B"."""
    article = reading.article
    verb, last = article.token_range(article.groups[index].span)
    clause = reading.clauses[article.clause_at[verb]]
    start, end, _ = subject_bounds(article, reading.clauses, clause, verb)
    found = scan(article, reading.clauses, start, end, clause.index, "party", subject=True)
    if not found.parties and article.cue_at[last - 1] != NOTHING:
        span = article.statements[article.cue_at[last - 1]].speaker_span
        start, end = article.token_range(span) if span is not None else (0, 0)
        found = scan(article, reading.clauses, start, end, article.clause_at[start], "party", subject=True)
    return [
        party
        for party in found.parties
        if party[1] is Role.PARTY and party[0].form is not MentionForm.PLACE and not speaks_for(article, party[0].key)
    ]
