"""Countries that share a name: "the two Koreas", "both Sudans", "the South" beside the North."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.extraction.claims.text.article import NOTHING, Article

if TYPE_CHECKING:
    from store.lexicon import Lexicon


class _Twins(NamedTuple):
    plural: dict[str, tuple[str, ...]]
    """"koreas" -> both."""
    points: dict[str, tuple[tuple[str, str], ...]]
    """"south" -> pairs of the one that is meant and the other one."""


@lru_cache(maxsize=4)
def _twins(lexicon: Lexicon) -> _Twins:
    rows = lexicon.table("meetings")["twins"]
    points: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        for one, other in ((0, 1), (1, 0)):
            for word in row["points"][one : one + 1]:
                points.setdefault(word, []).append((row["sides"][one], row["sides"][other]))
    return _Twins(
        {row["plural"]: tuple(row["sides"]) for row in rows}, {word: tuple(pairs) for word, pairs in points.items()}
    )


@lru_cache(maxsize=4)
def twin_words(lexicon: Lexicon) -> frozenset[str]:
    """The words by which a twin can be named."""
    twins = _twins(lexicon)
    return frozenset((*twins.plural, *twins.points))


def twin_sides(article: Article, at: int) -> tuple[str, ...]:
    """The countries that a token names as twins; empty where it names none."""
    word = article.lower[at]
    twins = _twins(article.lexicon)
    if word in twins.plural and article.mention_at[at] == NOTHING:
        return twins.plural[word]
    if word not in twins.points or at == 0 or article.lower[at - 1] != "the" or not _stands_alone(article, at):
        return ()
    for side, other in twins.points[word]:
        if other in article.actors:
            return (side,)
    return ()


def _stands_alone(article: Article, at: int) -> bool:
    """ "with the South at Panmunjom", not "the South China Sea" or "the south of the country"."""
    if not article.tokens[at].text[0].isupper() or article.mention_at[at] != NOTHING or at + 1 >= len(article.tokens):
        return False
    following = article.tokens[at + 1].text
    return not following[0].isupper() and following not in ("of", "-")
