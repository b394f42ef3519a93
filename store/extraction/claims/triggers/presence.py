"""Who else was at the meeting told just before: "Qatar also attended", "Also present was the envoy of the Union"."""

from __future__ import annotations

from functools import partial

from store.extraction.claims.scan.argument_words import CROWD
from store.extraction.claims.text.article import Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import SIGNS
from store.extraction.claims.text.words import MeetingWords, Presence
from store.extraction.claims.triggers.trigger import Trigger
from store.model import MeetingKind, MentionForm, Modality, Sentence

NEAR = 2
"""How many sentences after the meeting those who were there can still be told."""
REACH = 60
LIGHT = frozenset({"too", "also", "as", "well", "on", "both"})


def find_presence(
    article: Article, words: MeetingWords, sentence: Sentence, clauses: list[Clause], others: list[Trigger]
) -> list[Trigger]:
    """A trigger for each clause without one of the ``others`` that says who was there."""
    known = {trigger.clause for trigger in others}
    found = []
    for clause in clauses[article.clause_at[sentence.first] :]:
        if clause.index in known or not clause.heads:
            continue
        if clause.kind not in ("main", "coordinate") and not _in_which(article, clause):
            continue
        index = clause.heads[0]
        group = article.groups[index]
        if group.modality is not Modality.ASSERTED:
            continue
        for presence in words.presence.get(group.lemma, ()):
            first, last = article.token_range(group.span)
            if _is_said(article, presence, clause, first, last, sentence):
                kind = MeetingKind.TALKS
                word = "look on" if presence.beside else "attend"
                found.append(
                    Trigger(first, last, kind, "roster", presence.rule, clause.index, False, first, index, word)
                )
                break
    return found


def _is_said(article: Article, presence: Presence, clause: Clause, first: int, last: int, sentence: Sentence) -> bool:
    lower = article.lower
    before = range(max(clause.first, first - REACH), first)
    if presence.side == "inverted":
        return len(before) <= 6 and any(lower[k] in presence.before for k in before) and _named(article, last, sentence)
    if _in_which(article, clause):  # "in which took part the ministers of A and B"
        return presence.side == "subject" and (
            any(map(partial(_names, article), before)) or _named(article, last, sentence)
        )
    if not any(_names(article, k) for k in before):
        return False
    if presence.side == "crowd" and not any(lower[k] in CROWD or lower[k] == "delegations" for k in before):
        return False
    if presence.side == "object" and "to" in lower[last : min(last + 10, sentence.last)]:
        return False  # "sent its envoy to both capitals"
    return any(_follows(lower, last, sentence.last, phrase) for phrase in presence.after)


def _in_which(article: Article, clause: Clause) -> bool:
    """Whether a clause tells of the meeting that it hangs on: "in which", "at which"."""
    return clause.kind == "relative" and clause.marker == "which" and article.lower[clause.first - 1] in ("in", "at")


def _follows(lower: list[str], at: int, stop: int, phrase: tuple[str, ...]) -> bool:
    if phrase:
        return tuple(lower[at : at + len(phrase)]) == phrase
    while at < stop and lower[at] in LIGHT:
        at += 1
    return at >= stop or lower[at] in SIGNS


def _names(article: Article, at: int) -> bool:
    mention = article.mention(at)
    if mention is None:
        return False
    return article.side_of(mention.key) is not None or (article.is_person(mention) and mention.form is MentionForm.NAME)


def _named(article: Article, first: int, sentence: Sentence) -> bool:
    return any(_names(article, k) for k in range(first, min(first + 8, sentence.last)))
