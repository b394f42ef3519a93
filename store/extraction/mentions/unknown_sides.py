"""Peoples, firms, parties and regions outside the lexicon that act: "Pokot elders", "leaders of A and B", "the COCOMI".

A name counts where a noun beside it says so; then it counts wherever the article has it.
"""

from __future__ import annotations

from store.extraction.mentions.acronyms import add_acronyms, other_names
from store.extraction.mentions.article_words import ArticleWords
from store.extraction.mentions.kinds import after_location
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
from store.lexicon.closed import closed

_JOINING = frozenset(("and", ",", "&", "–", "—", "-", "/"))
_MOST = 6
"""How many names a list of sides has at most."""
_TRACTS = frozenset(("area", "region", "district", "valley", "province", "state", "highlands"))
"""Behind a name, what it is the name of: "landowners from the Panguna area"."""
_SENT = closed("sent_bodies")
"""Bodies that the names of sides can follow, "delegations from Tigray and Amhara"; "councils of A" are of towns."""


def find_unknown_sides(article: ArticleWords) -> None:
    """Add hits for unknown names that the nouns beside them make a people, a firm, a party or a region that acts."""
    sides = article.vocabulary.sides
    found = other_names(article)
    for at in article.indexes_of(sides.people | sides.bodies | sides.delegates | sides.led_by):
        if at in article.hit_at or at in article.headline or not in_prose(article, at):
            continue
        for name in [*_before(article, at), *_behind(article, at)]:
            if name.place and article.lowers[at] in sides.rising:
                add_side(article, name, new_side(article, Name(name.first, at + 1, name.hit)))
                continue
            words = tuple(article.words[name.first : name.last])
            key = found.setdefault(words, new_side(article, name, article.lowers[at] in sides.people))
            add_side(article, name, key)
    add_acronyms(article, found)
    everywhere(article, found)


def _before(article: ArticleWords, at: int) -> list[Name]:
    """The names that a noun has before it: "Dinka and Nuer elders", "Huli tribal leaders"."""
    sides, lowers = article.vocabulary.sides, article.lowers
    low = lowers[at]
    if article.words[at][0].isupper() and low not in sides.led_by:
        return []
    if low == "side" and lowers[at - 3 : at - 1] == ["on", "the"]:
        return []  # "on the Malanville side" of a border
    start = article.bounds(at)[0]
    end = at
    while end - 1 > start and lowers[end - 1] in sides.between and article.words[end - 1] == lowers[end - 1]:
        end -= 1
    last = name_to(article, end, start)
    if last is None:
        return []
    if low in sides.led_by:
        titled = lowers[at + 1 : at + 2] == ["executive"] or low in ("ceo", "chairman", "chairwoman")
        led = last.hit is None and (is_acronym(article, last) or (titled and not is_a_person(article, last, low)))
        return [last] if led else []
    names = [last]
    while len(names) < _MOST and names[-1].first - 2 >= start and lowers[names[-1].first - 1] in _JOINING:
        stop = names[-1].first - 1
        if lowers[stop] == "and" and lowers[stop - 1] == ",":
            stop -= 1
        other = name_to(article, stop, start, bodies=True)
        if other is None or is_known_person(article, other) or _is_presented(article, other):
            break
        if other.place and lowers[stop] == "," and after_location(article, other.first):
            break  # "In Geneva, Lao and Mongolian ministers met"
        names.append(other)
    return _accepted(article, names, at, alone=True)


def _is_presented(article: ArticleWords, name: Name) -> bool:
    """Whether an office or "led by" before a name makes it a person's: "rebel leader X and Malian officials"."""
    before, titles = article.lowers[name.first - 1], article.vocabulary.roles.heads
    if name.hit is not None or name.first in article.first_words:
        return False
    return before == "by" or (before in titles and not before.endswith("s"))


def _behind(article: ArticleWords, at: int) -> list[Name]:
    """The names that a noun has behind it: "elders of the Murle and the Lou Nuer"."""
    lowers = article.lowers
    end = article.bounds(at)[1]
    names: list[Name] = []
    k = at + 1
    if k >= end or lowers[k] not in ("of", "from") or lowers[at] in article.vocabulary.sides.bodies - _SENT:
        return []
    k += 1
    the = False
    while k < end and len(names) < _MOST:
        if lowers[k] == "the":
            the, k = True, k + 1
            continue
        name = name_from(article, k, end, bodies=True)
        if name is None:
            break
        if is_known_person(article, name):
            return []
        names.append(name)
        k = name.last
        if k + 1 >= end or lowers[k] not in ("and", ","):
            break
        if lowers[k] == "," and lowers[name.first - 1] == "and":
            break  # "the ministers of Laos and Chad, X and Y"
        k += 2 if lowers[k] == "," and lowers[k + 1] == "and" else 1
    if len(names) > 1 and k < end and lowers[k] in article.vocabulary.sides.people | article.vocabulary.sides.bodies:
        names.pop()  # "herders of Lere and the Mundang farmers"
    elif names and k < end and not _closes(article, k):
        return []
    if len(names) > 1 and "and" not in lowers[at : names[-1].first]:
        names = names[:1]  # "the army chief of Laos, X, met"
    return _accepted(article, names, at, alone=the or lowers[at + 1] == "of")


def _accepted(article: ArticleWords, names: list[Name], at: int, alone: bool) -> list[Name]:
    """Those of a list that become sides: what the lexicon has as actors stays, places only beside other such names."""
    noun = article.lowers[at]
    several = len(names) > 1
    new = [name for name in names if name.hit is None and not is_a_person(article, name, noun, several)]
    regions = [name for name in names if name.place]
    if several:
        countries = {article.lexicon.country_of(name.hit.senses[0].key) for name in regions if name.hit is not None}
        return new + regions if len(countries) < 2 else []  # regions of two countries stand for these
    if regions and noun in article.vocabulary.sides.ruling and article.lowers[names[0].last] in (noun, "city", "town"):
        return regions
    if regions and noun in article.vocabulary.sides.rising and names[0].last == at:
        return regions
    if not alone or not new or (_opens(article, new[0]) and _is_plain(article, new[0], noun)):
        return []
    return new


def _opens(article: ArticleWords, name: Name) -> bool:
    return name.first in article.first_words and name.last - name.first == 1 and not is_acronym(article, name)


def _is_plain(article: ArticleWords, name: Name, noun: str) -> bool:
    """Whether the capital of a word is only that of its sentence: "Tribal elders met", "Senior officials met"."""
    word, sides = article.words[name.first], article.vocabulary.sides
    if word in article.capitalised_inside:
        return False
    low = word.lower()
    return noun not in sides.people or low in sides.between or low.endswith(tuple(sides.adjectival))


def _closes(article: ArticleWords, at: int) -> bool:
    """Whether the word behind a list of names is none that the last of them describes."""
    low = article.lowers[at]
    return (
        not low.isalpha()
        or low in article.vocabulary.names.stop
        or low in article.vocabulary.sides.people
        or low in _TRACTS
        or article.tokens[at].start in article.verb_at
    )
