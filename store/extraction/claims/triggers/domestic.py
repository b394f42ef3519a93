"""Those who meet among themselves, as parliaments, crowds and boards do: whether somebody else is there as well."""

from __future__ import annotations

from collections.abc import Iterator

from store.extraction.claims.scan.argument_words import CROWD
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.triggers.spoken import official_after
from store.lexicon.closed import closed
from store.model import MentionForm, Sentence

STRANGERS = closed("strangers")
RIVALS = closed("rivals")
INSTITUTIONS = closed("institutions")
PAUSES = frozenset(",;:")
DETERMINERS = closed("determiners")
POSSESSIVE = closed("possessive")
REACH = 14
"""How many tokens of a subject are read."""


def joined_with_another(article: Article, domestic: frozenset[str], first: int, at: int) -> bool:
    """ "The teachers' union and the ministry met": one of two who are joined by "and" is no crowd of that kind."""
    lower = article.lower
    return any(
        _somebody(article, pair) or any(_is_another(lower[a:b], domestic) for a, b in pair)
        for pair in _joined(article, max(first, at - REACH), at)
    )


def two_groups(article: Article, domestic: frozenset[str], first: int, at: int) -> bool:
    """ "Dockers and port owners met", "the Toposa and the Turkana signed", "the company and the guild agreed"."""
    return any(
        _somebody(article, pair)
        or _rivals(article, pair)
        or all(_is_another(article.lower[a:b], domestic) and _is_group(article, a, b) for a, b in pair)
        for pair in _joined(article, max(first, at - REACH), at)
    )


def _somebody(article: Article, pair: tuple[tuple[int, int], tuple[int, int]]) -> bool:
    """ "The union and the company", "the rebels' spokesman and the governor": two who are not of one kind."""
    left, right = (article.before(last) for _, last in pair)
    return left != right and all(_acts(article, first, last) for first, last in pair)


def _rivals(article: Article, pair: tuple[tuple[int, int], tuple[int, int]]) -> bool:
    """ "Herders and farmers", "the elders of Jur and the fishermen": two kinds of people who settle things."""
    left, right = ([k for k in range(*part) if article.lower[k] in RIVALS] for part in pair)
    return bool(left and right) and article.lower[left[-1]] != article.lower[right[-1]]


def _acts(article: Article, first: int, last: int) -> bool:
    """Whether a part of a subject is a body, its people or the holder of an office, by name or by what they are."""
    if last <= first:
        return False
    mention = article.mention(last - 1)
    if article.before(last) in INSTITUTIONS:
        return True
    if mention is not None and mention.form is not MentionForm.PLACE:
        return (article.side_of(mention.key) or "").startswith(("org:", "group:")) or article.is_person(mention)
    return article.lower[first] not in POSSESSIVE and official_after(article, first, last, REACH)  # no "its members"


def _joined(article: Article, first: int, at: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The words before and behind each "and" of a subject, up to the next sign."""
    lower = article.lower
    for k in range(first, at):
        if lower[k] != "and" or article.time_at[k] != NOTHING:
            continue
        left, right = k, k + 1
        while left > first and lower[left - 1] not in PAUSES:
            left -= 1
        while right < at and lower[right] not in PAUSES:
            right += 1
        while right - 1 > k + 1 and article.group_at[right - 1] != NOTHING:
            right -= 1  # the "will" of "will meet"
        yield (left, k), (k + 1, right)


def _is_another(words: list[str], domestic: frozenset[str]) -> bool:
    own = any(word in domestic or word in STRANGERS for word in words)
    return not own and any(len(word) > 3 and word.isalpha() for word in words)


def _is_plural(article: Article, at: int) -> bool:
    """Whether a token is a noun in the plural by its form: "met bondholders in London"."""
    word = article.tokens[at].text
    return len(word) > 5 and word.islower() and word[-1] == "s" and word[-2] != "s" and article.time_at[at] == NOTHING


def _is_group(article: Article, first: int, last: int) -> bool:
    """Whether the last word is a plural or a name."""
    word = article.tokens[last - 1].text
    return (word.endswith("s") and len(word) > 3) or (word[0].isupper() and last - 1 > article.sentence_first(first))


def meets_another(article: Article, after: int, sentence: Sentence) -> bool:
    """ "The union met the airline's management": somebody follows the verb at once, or behind "with"."""
    lower = article.lower
    if after >= sentence.last:
        return False
    if lower[after] == "with":
        return True
    if lower[after] in DETERMINERS or lower[after] in CROWD or _is_plural(article, after):
        return True
    mention = article.mention(after)
    return mention is not None and (article.is_person(mention) or article.side_of(mention.key) is not None)
