"""Years and names that only say which: "the 2015 deal" is no day of a meeting, a "Saudi-backed" group not Riyadh's."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.words import MeetingWords
from store.lexicon.closed import closed
from store.model import Mention, Precision

DETERMINERS = closed("before_a_name_year")
DASHES = closed("dashes")
BEHIND_JOINED = DASHES | {"&"}
"""Signs right behind a name that is joined to a word: a dash, or the "&" of the entity for one."""
TAKING_PART = closed("hosting_participles")
UNLIKE_OTHERS = closed("joined_to_names")
REACH = 4
"""How far behind the year a noun of meeting stands at most: "the 1994 Tunis meeting"."""


def forget_named_years(article: Article, words: MeetingWords) -> None:
    """Take years away that stand before a noun which is no meeting: "talks on the 2015 nuclear deal"."""
    lower = article.lower
    for time in article.times:
        if time.precision is not Precision.YEAR:
            continue
        first, last = article.token_range(time.span)
        if last - first != 1 or not 0 < first < len(lower) - 1:
            continue
        named = lower[first - 1] in DETERMINERS and lower[last].isalpha() and article.group_at[last] == NOTHING
        if named and not any(word in words.nouns for word in lower[last : last + REACH]):
            article.time_at[first] = NOTHING


def forget_supporters(article: Article) -> None:
    """Take names away that are joined to a participle: "the Iran-backed Houthis" are not Iran.

    Not where they host or lead those who meet: "Qatari-mediated talks", but "a Nigerian-led ECOWAS mission".
    """
    text = article.document.text
    kept = [
        mention
        for mention in article.mentions
        if text[mention.span[1] : mention.span[1] + 1] not in BEHIND_JOINED or not _only_says_which(article, mention)
    ]
    if len(kept) < len(article.mentions):
        article.set_mentions(kept)


def _only_says_which(article: Article, mention: Mention) -> bool:
    lower = article.lower
    end = article.token_range(mention.span)[1]
    if end + 2 >= len(lower) or lower[end] not in DASHES or article.mention_at[end + 1] != NOTHING:
        return False
    if article.tokens[end].start != mention.span.end or article.tokens[end + 1].start != mention.span.end + 1:
        return False  # "Peru – backed by Chile – said"
    word = lower[end + 1]
    if word in TAKING_PART:
        return word == "led" and article.mention_at[end + 2] != NOTHING
    return word in UNLIKE_OTHERS or (len(word) > 3 and word.endswith(("ed", "ing")))
