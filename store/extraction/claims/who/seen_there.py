"""Who was at the meeting told just before by what is told of him beside it: "said X as he left", "Y walked out"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.person_lists import persons_listed
from store.extraction.claims.text.small_words import POSSESSIVE
from store.lexicon.closed import closed
from store.model import Mention, Sentence

SPOKEN_TO = closed("spoken_to")
LEAVING = closed("leaving_talks")
ONLOOKING = closed("onlooking_titles")
WRITTEN = closed("written_words")
BEHIND = frozenset({"after", "following", "from", "leaving", "left"})
"""Before the noun of a meeting that whoever speaks in the sentence has just left."""
ENDS = closed("parts_of_a_visit")
ENDED = closed("ended_talks")
OPENING = closed("kinds_of_remarks")
DETERMINERS = POSSESSIVE | {"the", "this", "fellow"}
SUBJECTS = frozenset({"he", "she", "as", "on", "upon", "when", "before"})
MANNERS = {
    "walked": frozenset({"out"}),
    "stormed": frozenset({"out"}),
    "posed": frozenset({"for", "with", "together", "beside"}),
    "arrived": frozenset({"late", "early", "last", "first"}),
    "left": frozenset({"early", "before", "without"}),
}
"""What somebody at a meeting does, with the words behind it."""
CHAIRS = closed("moderators")
"""Titles of those in the chair of the talks told of, where nothing behind the title tells of what."""
SIGNALS = frozenset({*LEAVING, *SPOKEN_TO, *MANNERS, *CHAIRS, "attended", "took", "participated", "remarks"})
BEHIND_CHAIR = 5
"""Tokens between the word "chair" and the name of whoever is in it at most."""
REACH = 14
"""Tokens between somebody and "who took part"."""


def seen_there(article: Article, frame: Frame, sentence: Sentence, at: int) -> list[Mention]:
    """The officials of the sides who met of whom the word at a token tells that they were there."""
    lower, word = article.lower, article.lower[at]
    behind = lower[at + 1 : at + 2]
    if word in CHAIRS:
        named = (article.mention(k) for k in range(at + 1, min(sentence.last, at + BEHIND_CHAIR)))
        persons = [m for m in dict.fromkeys(named) if m is not None]
        return [m for m in persons if article.title_of(m.key).split(" ")[0] in CHAIRS][:1]
    found: list[Mention | None] = []
    if lower[at - 1] == "who" and (word in ("attended", "participated") or (word == "took" and behind == ["part"])):
        near = (article.mention(k) for k in range(at - 1, max(sentence.first, at - REACH) - 1, -1))
        found = [next((m for m in near if m is not None and article.is_person(m)), None)]
    elif word in MANNERS and not MANNERS[word].isdisjoint(behind) and article.first_finite(sentence.first, at) is None:
        found = [*persons_listed(article, sentence.first, at, frozenset())]
    elif _on_leaving(article, sentence, at) or (word == "remarks" and lower[at - 1] in OPENING):
        found = [speaker_in(article, sentence)]
    return [mention for mention in found if mention is not None and is_official_of(article, frame, mention)]


def _on_leaving(article: Article, sentence: Sentence, at: int) -> bool:
    """ "after the talks", "at the end of the summit", "as he left", "afterwards": said by one who was there."""
    lower = article.lower
    if not WRITTEN.isdisjoint(lower[sentence.first : sentence.last]):
        told = (lower[k] for k in range(sentence.first, sentence.last) if article.statement_at[k] == NOTHING)
        if not WRITTEN.isdisjoint(told):
            return False
    if lower[at] in LEAVING:
        return lower[at] != "left" or not SUBJECTS.isdisjoint(lower[max(sentence.first, at - 2) : at])
    before = at - 1
    while before > sentence.first and lower[before] in DETERMINERS:
        before -= 1
    if before == at - 1 or lower[at] not in SPOKEN_TO or before < sentence.first:
        return False
    if lower[before] in ("when", "as", "once"):
        return not ENDED.isdisjoint(lower[at + 1 : at + 2])
    return lower[before] in BEHIND or (lower[before] == "of" and lower[before - 1] in ENDS)


def speaker_in(article: Article, sentence: Sentence) -> Mention | None:
    """The person who says something in the sentence: "X said at the meeting that", "in his speech to the forum, X"."""
    for k in range(sentence.first, sentence.last):
        if article.cue_at[k] == NOTHING:
            continue
        place = article.statements[article.cue_at[k]].speaker_span
        if place is None:
            return None
        first, last = article.token_range(place)
        named = (article.mention(each) for each in range(first, last))
        return next((m for m in named if m is not None and article.is_person(m)), None)
    return None


def is_official_of(article: Article, frame: Frame, mention: Mention) -> bool:
    """Whether an official is of one of the sides who met, or of any where no sides are told."""
    side, title = article.side_of(mention.key), article.title_of(mention.key)
    own = side in frame.sides if frame.sides else side is not None
    return own and ONLOOKING.isdisjoint(title.replace("-", " ").split())
