"""Unknown names that meet, talk and sign: "the union and Stellantis met", "talks between Quebec and Ottawa"."""

from __future__ import annotations

from functools import partial

from store.extraction.mentions.article_words import ArticleWords
from store.extraction.mentions.side_names import (
    Name,
    add_side,
    everywhere,
    in_prose,
    is_a_person,
    is_acronym,
    is_known_person,
    name_from,
    name_to,
    new_side,
)
from store.model import MentionForm

_NEAR = 4
"""How many tokens before "between" the noun of meeting stands at most."""
_LIST = 6
_SUBJECT = 12
"""How many tokens before its verb a subject stands at most."""
_ADVERBS = frozenset(("also", "again", "then", "now", "still", "both", "finally", "later", "first"))


def find_partners(article: ArticleWords) -> frozenset[str]:
    """Add hits for unknown names that stand where only those who meet do; returns their words."""
    found: dict[tuple[str, ...], str] = {}
    for names in [*_between(article), *_subjects(article), *_objects(article)]:
        for name in names:
            words = tuple(article.words[name.first : name.last])
            add_side(article, name, found.setdefault(words, new_side(article, name)))
    everywhere(article, found)
    return frozenset(word for words in found for word in words)


def _between(article: ArticleWords) -> list[list[Name]]:
    """ "Talks between A and B", "a meeting between the A and the B"."""
    lowers, nouns = article.lowers, article.vocabulary.sides.gatherings
    result = []
    for at in article.indexes_of(frozenset(("between",))):
        start, end = article.bounds(at)
        if in_prose(article, at) and not nouns.isdisjoint(lowers[max(start, at - _NEAR) : at]):
            names, whole = _listed(article, at + 1, end)
            if len(names) > whole:
                result.append(_new(article, names))
    return result


def _subjects(article: ArticleWords) -> list[list[Name]]:
    """ "A and B met in C on Friday", "A, B and the C will hold talks"."""
    lowers = article.lowers
    result = []
    for group in article.groups:
        if group.lemma not in article.vocabulary.sides.joint or not in_prose(article, group.head):
            continue
        at = group.head
        while at and article.tokens[at].start > group.span.start:
            at -= 1
        start = article.bounds(at)[0]
        while at > start and lowers[at - 1] in _ADVERBS:
            at -= 1
        stop = _before_noun(article, at, start)
        names = _listed_back(article, stop, start)
        if not names or article.before(names[-1].first) in _PREPOSITIONS:
            continue
        if stop < at or (len(names) > 1 and any(map(partial(_is_somebody, article), names))):
            result.append(_new(article, names))
    return result


def _before_noun(article: ArticleWords, at: int, start: int) -> int:
    """Where the first of "A and its union" ends, for a party without a name that ends before a token; else ``at``."""
    lowers = article.lowers
    for k in range(at - 1, max(start, at - _NEAR) - 1, -1):
        if lowers[k] in _DETERMINERS:
            return k - 1 if k - 1 > start and lowers[k - 1] == "and" else at
        if k in article.hit_at or not lowers[k].isalpha() or article.words[k] != lowers[k]:
            return at
    return at


def _is_somebody(article: ArticleWords, name: Name) -> bool:
    """Whether a name is that of an actor, or has a "the" or only capitals: no club, planet or horse."""
    if name.hit is not None:
        return not name.place
    return article.before(name.first) == "the" or is_acronym(article, name)


def _objects(article: ArticleWords) -> list[list[Name]]:
    """ "The union met Stellantis in Detroit", "talks with Lufthansa": somebody without a first name."""
    lowers = article.lowers
    result = []
    for at in article.indexes_of(frozenset(("with", "met", "meets", "meet", "meeting"))):
        start, end = article.bounds(at)
        if not in_prose(article, at):
            continue
        if lowers[at] == "with" and article.vocabulary.sides.gatherings.isdisjoint(lowers[max(start, at - _NEAR) : at]):
            continue
        names, _ = _listed(article, at + 1, end)
        if lowers[at] != "with" and not _acts_before(article, at, start):
            continue
        if names and _stands_alone(article, names[-1].last, end):
            result.append([name for name in _new(article, names) if not name.place])
    return result


def _acts_before(article: ArticleWords, at: int, start: int) -> bool:
    """Whether somebody who can meet others is named before a verb: "the union met Stellantis", no "visitors"."""
    hits = (article.hit_at.get(k) for k in range(max(start, at - _SUBJECT), at))
    return any(hit is not None and hit.senses[0].form is not MentionForm.PLACE for hit in hits)


def _stands_alone(article: ArticleWords, at: int, end: int) -> bool:
    """Whether no noun follows that the name describes."""
    if at >= end:
        return True
    low = article.lowers[at]
    return not low.isalpha() or low in article.vocabulary.names.stop or low in article.vocabulary.names.never


_DETERMINERS = frozenset(("the", "its", "their", "his", "her", "a", "an", "two", "three"))
_PREPOSITIONS = frozenset(("in", "at", "near", "of", "from", "to", "for", "on", "outside", "between", "with"))


def _new(article: ArticleWords, names: list[Name]) -> list[Name]:
    """Those that nothing explains yet, and regions; none where a person is among them."""
    if any(is_known_person(article, name) for name in names):
        return []
    return [name for name in names if name.place or (name.hit is None and not is_a_person(article, name, ""))]


def _listed(article: ArticleWords, at: int, end: int) -> tuple[list[Name], bool]:
    """The names of a list that begins at a token, and whether it ends with the last of them."""
    lowers = article.lowers
    names: list[Name] = []
    while at < end and len(names) < _LIST:
        if lowers[at] in _DETERMINERS:
            at += 1
            continue
        name = name_from(article, at, end, bodies=True)
        if name is None:
            return names, lowers[at - 1] not in _DETERMINERS
        names.append(name)
        at = name.last
        if at + 1 < end and lowers[at] == "," and lowers[at + 1] == "and":
            at += 2
        elif at < end and (lowers[at] == "and" or (lowers[at] == "," and _goes_on(article, at + 1, end))):
            at += 1
        else:
            break
    return names, True


def _goes_on(article: ArticleWords, at: int, end: int) -> bool:
    return at < end and name_from(article, at, end, bodies=True) is not None


def _listed_back(article: ArticleWords, at: int, start: int) -> list[Name]:
    lowers = article.lowers
    names: list[Name] = []
    while at > start and len(names) < _LIST:
        name = name_to(article, at, start, bodies=True)
        if name is None:
            return []
        names.append(name)
        at = name.first
        if at > start and lowers[at - 1] == "the":
            at -= 1
        if at > start and lowers[at - 1] == "and":
            at -= 2 if lowers[at - 2] == "," else 1
        elif len(names) > 1 and at > start and lowers[at - 1] == ",":
            at -= 1
        else:
            break
    return names
