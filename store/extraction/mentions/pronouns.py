"""Whom "he", "she", "him" and "her" stand for."""

from __future__ import annotations

from store.extraction.mentions.article_words import ArticleWords
from store.lexicon.closed import closed
from store.lexicon.vocabulary import PRONOUNS
from store.model import Mention, MentionForm, Span, Tense

BEHIND_HER = closed("behind_her")
ASKED = closed("asked_first")
SPOKESMAN = "spokesman"
COUNTERPARTS = closed("colleagues")
_BETWEEN = 4
"""How many tokens behind "her" a counterpart stands at most: "her South African counterpart"."""
SUBJECTS = frozenset({"he", "she"})
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_FEW = 4
"""Names before a pronoun that are looked at for the subject of its verb."""


def pronoun_mentions(article: ArticleWords, persons: list[tuple[int, str]]) -> list[Mention]:
    """He and she go to the person whom the sentence before, or this one before them, names first.

    ``persons``: where somebody is named, or told by an office, and who.
    """
    found: list[Mention] = []
    subject: dict[str, str | None] = {"m": None, "f": None}
    here: dict[str, str | None] = {"m": None, "f": None}
    at, sentence = 0, -1
    for index in article.indexes_of(PRONOUNS):
        number = article.sentence_at[index]
        if number < 0 or index in article.hit_at or article.words[index] == "HE":
            continue
        while at < len(persons) and persons[at][0] <= index:
            place, key = persons[at]
            at += 1
            if article.sentence_at[place] != sentence:
                sentence = article.sentence_at[place]
                subject = {gender: here[gender] or subject[gender] for gender in subject}
                here = {"m": None, "f": None}
            gender = article.entities[key].gender
            for each in (gender,) if gender else ("m", "f"):
                here[each] = here[each] or key
        if number != sentence:
            sentence = number
            subject = {gender: here[gender] or subject[gender] for gender in subject}
            here = {"m": None, "f": None}
        wanted = _PRONOUNS[article.lowers[index]]
        recent = persons[max(0, at - _FEW) : at]
        antecedent = here[wanted] or _answers(article, persons, at, index, wanted) or subject[wanted]
        antecedent = _whose_counterpart(article, recent, index, wanted) or antecedent
        if article.lowers[index] in SUBJECTS and _speaks_for(article, here[wanted]) and not _says(article, index):
            antecedent = _spoken_for(article, recent, number, wanted) or subject[wanted] or antecedent
        if _is_object(article, index) and _only_subject(article, recent, index):
            antecedent = subject[wanted]  # "President X received him": somebody named before
        if antecedent is not None:
            token = article.tokens[index]
            found.append(Mention(Span(token.start, token.end), antecedent, MentionForm.PRONOUN, "pronoun-subject"))
            here[wanted] = antecedent
    return found


def _whose_counterpart(article: ArticleWords, persons: list[tuple[int, str]], at: int, gender: str) -> str | None:
    """ "X flew to A, and Y met | her Lao counterpart": the subject of the verb before, not the first of the sentence.

    ``persons``: those named last before the token.
    """
    if not COUNTERPARTS.intersection(article.lowers[at + 1 : at + 1 + _BETWEEN]):
        return None
    for place, key in reversed(persons):
        if article.sentence_at[place] != article.sentence_at[at]:
            return None
        hit = article.hit_at.get(place)
        verb = article.verb(hit.last if hit is not None else place + 1)
        if verb is not None and verb.tense is not Tense.NONE and article.entities[key].gender in ("", gender):
            return key
    return None


def _spoken_for(article: ArticleWords, named: list[tuple[int, str]], sentence: int, gender: str) -> str | None:
    """ "X's spokesman Y said he would travel": of those named last, one of the sentence who speaks for nobody."""
    for place, key in reversed(named):
        fits = article.sentence_at[place] == sentence and article.entities[key].gender in ("", gender)
        if fits and not _speaks_for(article, key):
            return key
    return None


def _speaks_for(article: ArticleWords, key: str | None) -> bool:
    """Whether somebody speaks for others, so that what he tells is not of himself."""
    return key is not None and SPOKESMAN in article.entities[key].classes


def _says(article: ArticleWords, at: int) -> bool:
    """Whether the verb behind a pronoun is one of saying."""
    group = article.verb(at + 1)
    return group is not None and group.lemma in article.vocabulary.names.saying


def _answers(article: ArticleWords, persons: list[tuple[int, str]], at: int, index: int, gender: str) -> str | None:
    """ "Asked if he would meet Y, X said": who answers further on in the sentence."""
    number = article.sentence_at[index]
    first = article.document.sentences[number].first
    if article.lowers[first] not in ASKED or index - first > _FEW:
        return None
    for place, key in persons[at : at + _FEW]:
        if article.sentence_at[place] != number:
            break
        hit = article.hit_at.get(place)
        verb = article.verb(hit.last if hit is not None else place + 1)
        if verb is not None and verb.tense is not Tense.NONE and article.entities[key].gender in ("", gender):
            return key
    return None


def _is_object(article: ArticleWords, at: int) -> bool:
    """Whether a pronoun is what a verb or preposition has behind it: "him", "her" before no noun."""
    if article.lowers[at] != "her":
        return article.lowers[at] == "him"
    return at + 1 < len(article.lowers) and article.lowers[at + 1] in BEHIND_HER


def _only_subject(article: ArticleWords, persons: list[tuple[int, str]], at: int) -> bool:
    """Whether a sentence names one person before a token, with one verb in between: the subject of that verb.

    ``persons``: those named last before the token.
    """
    number = article.sentence_at[at]
    named = [(place, key) for place, key in persons if article.sentence_at[place] == number]
    if len({key for _, key in named}) != 1:
        return False
    verbs = (article.verb(k) for k in range(named[0][0], at))
    return sum(group is not None and group.tense is not Tense.NONE for group in verbs) == 1
