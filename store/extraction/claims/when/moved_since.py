"""The new day of a meeting that the next sentence moves: "were to open on 2 June. They have been moved to 15 June"."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.status.of_verbs import effect_of
from store.extraction.claims.text.article import NOTHING
from store.lexicon.closed import closed
from store.model import Modality, Sentence

OF_THE_MEETING = closed("moved_of_a_meeting")
MOVED = frozenset({"moved", "postponed"})
TO = frozenset({"to", "until", "till", "for"})
FURTHER = 2
"""In how many sentences behind the plan its new day is looked for."""
TO_ITS_VERB = 4
"""How many tokens "the start has since" takes at most."""
TO_ITS_DAY = 8
"""How many tokens behind its verb the new day stands at most."""


def moved_since(reading: Reading, sentence: Sentence) -> Timed | None:
    """The day to which "they", "it", "the start" or "the date" is moved in the next sentences of the paragraph."""
    index = bisect_right(reading.article.sentence_firsts, sentence.first)
    for following in reading.article.document.sentences[index : index + FURTHER]:
        if following.block != sentence.block:
            return None
        told = _moved_in(reading, following)
        if told is not None:
            return told
    return None


def _moved_in(reading: Reading, following: Sentence) -> Timed | None:
    article, lower = reading.article, reading.article.lower
    at = following.first + (lower[following.first] == "the")
    verb = article.first_finite(at, min(at + TO_ITS_VERB, following.last))
    if verb is None or lower[at] not in OF_THE_MEETING or article.group_at[verb] == NOTHING:
        return None
    group = article.groups[article.group_at[verb]]
    effect = effect_of(article, reading.words, article.group_at[verb], following.last)
    if (
        effect is None
        or not group.passive
        or effect.effect not in MOVED
        or group.negated
        or group.modality is not Modality.ASSERTED
    ):
        return None
    end = article.token_range(group.span)[1]
    for k in range(end, min(end + TO_ITS_DAY, following.last)):
        time = article.time(k)
        if time is not None and time.resolved:
            return Timed(replace(time, bound=""), k, "to") if lower[k - 1] in TO else None
    return None
