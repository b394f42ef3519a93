"""Whose proposal a meeting is: "Seoul's offer of talks", "a request by Chad for a meeting", "a French bid to meet"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_party
from store.extraction.claims.reading import Reading
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import OWNING, SIGNS
from store.lexicon.closed import closed
from store.model import Mention, MentionForm, Role

PROPOSALS = closed("proposals")
PROPOSING = frozenset({"for", "of", "to"})
"""Between a proposal and what is proposed."""
ASKED_BY = frozenset({"by", "from", "of", "to"})
"""Between a proposal and whoever makes it, or is asked."""
REACH = 12
"""How many tokens stand between a proposal and what is proposed at most."""


def proposal_before(article: Article, at: int) -> int | None:
    """The token of the proposal whose "for", "of" or "to" stands at a token; None where none is told there."""
    lower = article.lower
    if at < 1 or lower[at] not in PROPOSING:
        return None
    for k in range(at - 1, max(at - REACH, 0), -1):
        if lower[k] in PROPOSALS and article.group_at[k] == NOTHING and (k == at - 1 or lower[k + 1] in ASKED_BY):
            return k
        if (lower[k] in SIGNS and not _around_a_name(article, k)) or article.group_at[k] != NOTHING:
            return None
    return None


def _around_a_name(article: Article, at: int) -> bool:
    """Whether a comma opens or closes a name in apposition: "an invitation to his counterpart, X, to visit"."""
    beside = (article.mention(at - 1), article.mention(at + 1))
    return article.lower[at] == "," and any(m is not None and article.is_person(m) for m in beside)


def add_askers(reading: Reading, frame: Frame, at: int) -> None:
    """Add whoever proposes the meeting whose "for", "of" or "to" stands at a token, and whom it is proposed to."""
    article = reading.article
    noun = proposal_before(article, at)
    if noun is None:
        return
    for mention in _named(article, noun, at):
        if mention.form is not MentionForm.PLACE or mention.key.startswith("country:"):
            add_party(article, frame, mention.key, Role.PARTY, mention.span, "P05")


def _named(article: Article, noun: int, at: int) -> list[Mention]:
    """Who stands right before a proposal and between it and what is proposed."""
    before = noun - 2 if article.lower[noun - 1] in OWNING else noun - 1
    owner = article.mention(before)
    named = [owner] if owner is not None else []
    named += [m for k in range(noun + 1, at) if (m := article.mention(k)) is not None]
    return list(dict.fromkeys(named))
