"""Whether a sentence speaks of a game or a match: those who "meet" there hold no talks."""

from __future__ import annotations

from itertools import pairwise

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article
from store.lexicon.closed import closed

SCORING = closed("scoring")
LABOUR = closed("labour")
GOALS = closed("goals")
SCORER = 10
"""How many tokens behind a verb of a game a goal is told at most."""
ROUNDS = frozenset({"final", "game"})
FINAL = ([","], ["."], ["in"], ["on"], ["at"], ["of"])
"""Behind "in the final", where no noun follows."""
MARGINS = frozenset({"run", "runs", "wicket", "wickets", "goal", "goals", "tries", "sets", "lengths", "strokes"})
"""By how many of what a game is won."""


def of_officials(article: Article, frame: Frame) -> bool:
    """Whether somebody with an office takes part: no scorer of a goal."""
    return any(article.title_of(person) for person in frame.people)


def tells_of_a_game(article: Article, words: frozenset[str], index: int) -> bool:
    """Whether this sentence or the next of its block speaks of a game: "Peru won 2-1", "but that is football".

    Or the one before, where "they" who meet have played it.
    """
    sentences = article.document.sentences
    before = index > 0 and article.lower[sentences[index].first] in ("they", "it")
    for sentence in sentences[index - before : index + 2]:
        if sentence.block != sentences[index].block:
            continue
        said = article.lower[sentence.first : sentence.last]
        if not LABOUR.isdisjoint(said):
            return False  # "the players' union and the owners"
        if "-" not in said and ROUNDS.isdisjoint(said) and words.isdisjoint(said) and SCORING.isdisjoint(said):
            continue
        for k in range(sentence.first, min(sentence.last, sentence.first + 120)):
            word = article.lower[k]
            behind_hyphen = k > 0 and article.lower[k - 1] == "-"
            if not (behind_hyphen or word in words or word in SCORING or word in ROUNDS):
                continue
            if behind_hyphen and "".join(article.lower[k - 2 : k + 1]) in words:
                return True  # "semi-final"
            following = article.lower[k + 1 : k + 2]
            if word == "final" and article.lower[k - 2 : k] == ["in", "the"] and following in FINAL:
                return True
            if word == "game" and following and following[0].isdecimal():
                return True  # "who meet in Game 3"
            if word in words or (word in SCORING and _scored(article.lower, k + 1)):
                return True
    return False


def _scored(lower: list[str], at: int) -> bool:
    """Whether a result or a goal stands at a token or soon behind it: "won 2-1", "by 88 runs", "with a goal"."""
    if any(word[:1].isdigit() and len(word) < 6 for word in lower[at : at + 1]):
        return True
    if lower[at : at + 1] == ["by"] and not MARGINS.isdisjoint(lower[at + 2 : at + 3]):
        return True
    return any(article == "a" and word in GOALS for article, word in pairwise(lower[at : at + SCORER]))
