"""What becomes of a meeting by the words before it: "the postponement of the talks", "a call for talks"."""

from __future__ import annotations

from store.extraction.claims.status.of_verbs import Verdict
from store.extraction.claims.text.article import Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.triggers.trigger import Trigger
from store.lexicon.closed import closed
from store.model import Modality, Status, Tense

CANCELLING = closed("cancelling_nouns")
POSTPONING = closed("postponing_nouns")
DOUBTS = closed("doubts")
"""Before a fate that is feared, asked for or denied."""
RENEWING = closed("renewing_nouns")
ASKING_FOR = closed("asking_for")
HOPES = closed("hopes")
BEFORE = 3
"""How many tokens before a fate the doubt stands at most."""


def by_fate(article: Article, clause: Clause, trigger: Trigger, verdict: Verdict) -> None:
    """Put down that the meeting was called off or put off, where a noun before "of" says so and nobody only asks."""
    lower, at = article.lower, trigger.phrase_first - 2
    if at < 0 or lower[at + 1] not in ("of", "to"):
        return
    status = Status.CANCELLED if lower[at] in CANCELLING else Status.POSTPONED if lower[at] in POSTPONING else None
    if status is None or verdict.strength >= 3 or not DOUBTS.isdisjoint(lower[max(at - BEFORE, 0) : at]):
        return
    around = [article.groups[head] for head in clause.heads]
    ahead = any(group.negated or group.tense is Tense.FUTURE for group in around if group.head < at)
    if ahead or any(group.modality is not Modality.ASSERTED for group in around):
        return
    verdict.status, verdict.strength, verdict.effect = status, 3, status.value
    verdict.negative, verdict.moved = False, False


def only_wished(article: Article, first: int) -> bool:
    """ "raised hopes for talks", "called for the swift resumption of talks": whether they are only wished for."""
    lower, at = article.lower, first - 1
    if at > 1 and lower[at] == "of" and lower[at - 1] in RENEWING:
        at = next((k for k in range(at - 2, max(at - 2 - BEFORE, 0), -1) if lower[k] in ("for", "of")), 0)
    if at < 1 or lower[at] not in ("for", "of"):
        return False
    return lower[at - 1] in HOPES or (lower[at] == "for" and lower[at - 1] in ASKING_FOR)
