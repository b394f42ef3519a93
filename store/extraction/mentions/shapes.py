"""Whether a run of capitalised words has the shape of a person's name, or that of a thing, a body or a place."""

from __future__ import annotations

import re

from store.extraction.mentions.article_words import ArticleWords
from store.extraction.mentions.chains import Chain
from store.model import ActorKind

_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?")


def is_thing(article: ArticleWords, chain: Chain) -> bool:
    """Whether the last word of a run of capitals is a noun for a thing, a body or a place, or part of a title."""
    names, low = article.vocabulary.names, article.lowers[chain.last - 1]
    heads = (names.thing_heads, names.organisation_heads, names.place_heads, article.vocabulary.roles.modifiers)
    return article.words[chain.first] not in names.given and any(low in words for words in heads)


def acts(article: ArticleWords, first: int, last: int) -> bool:
    """Whether a name that ends like a place is a person's: "met Peter Park", "Tom Hill, who", "Ann Hall said"."""
    names, lowers = article.vocabulary.names, article.lowers
    if article.words[first] not in names.given:
        return False
    group = article.verb(last)
    presented = (
        lowers[last : last + 1] == [","] and lowers[last + 1 : last + 2] and lowers[last + 1] in names.appositive
    )
    before = lowers[first - 1] if first else ""
    return (
        bool(presented)
        or before in names.person_prepositions
        or (group is not None and group.lemma in names.person_verbs)
    )


def looks_like_person(article: ArticleWords, first: int, last: int, lone: set[str]) -> bool:
    names, lowers, words = article.vocabulary.names, article.lowers, article.words
    size = sum(words[i][:1].isupper() for i in range(first, last))
    initials = _INITIALS.fullmatch(words[first]) is not None or (len(words[first]) == 1 and words[first + 1] == ".")
    if size > 5 or size < 2 or any(words[i].isupper() and len(words[i]) > 2 for i in range(first + initials, last)):
        return False
    before = lowers[first - 1] if first else ""
    family = lowers[first] in names.family_first
    plain = words[first] not in names.given and not (family and "-" in lowers[first:last])  # but "So Myong-guk"
    if plain and _beside_a_body(article, first, last):
        return False  # "Air Canada and the Union of Public Employees"
    noun = lowers[last - 1] if lowers[last - 1] not in names.suffixes else lowers[last - 2]
    if before == "the" or noun in names.thing_heads or lowers[first] in names.thing_kinds:
        return False
    if plain and any(
        (lowers[i] in names.stop and len(words[i]) > 1) or lowers[i] in names.organisation_heads
        for i in range(first, last)
    ):
        return False  # "To Ask For"
    after = lowers[last] if last < len(lowers) else ""
    group = article.verb(last)
    score = 0
    if words[first] in names.given or initials:
        score += 2
    if family or any(lowers[i] in names.particles for i in range(first + 1, last)):
        score += 1
    if group is not None:
        score += 2 if group.lemma in names.person_verbs else 1
    if before in names.person_prepositions or after in ("'s", ":", "'"):
        score += 1
    if before == "," == after and first >= 2 and lowers[first - 2].isalpha() and words[first - 2].islower():
        score += 1  # "his campaign manager, Corey Lewandowski, will"
    if before == "'s" and (first - 2) in article.hit_at:
        score += 1
    if after in ("of", "for") and (last + 1 in article.hit_at or last + 2 in article.hit_at):
        score += 1
    if before in ("was", "were") and size > 1 and after in (".", ",", ";", "and", "from"):
        score += 1  # "among the delegates were Munu Mahawar and"
    if after == "," and last + 1 < len(lowers) and lowers[last + 1] in names.appositive:
        score += 2
    if words[last - 1] in lone:
        score += 2
    if after == "(" and last + 2 < len(lowers) and last + 1 in article.hit_at and lowers[last + 2] == ")":
        score += 2  # "Farhod Nazarov (Tajikistan)"
    elif after == "(" and last + 2 < len(lowers) and lowers[last + 2] == ")" and words[last + 1].isupper():
        letters = "".join(words[i][0] for i in range(first, last) if words[i][:1].isupper())
        score += 2 if not words[last + 1].startswith(letters) else -2  # "Zoran Tegeltija (SNSD)"
    if before == "(" and after == ")" and _beside_its_country(article, first):
        score += 2
    if before in article.vocabulary.syntax.location_prepositions:
        score -= 2
    if group is None and after in names.described:
        score -= 2
    return score >= 1


def _beside_its_country(article: ArticleWords, first: int) -> bool:
    """Whether brackets behind several countries tell whose man is who: "Kenya (Amina Noor) and Chad (Ali Bai)"."""
    start, end = article.bounds(first)
    countries = {
        hit.senses[0].key
        for at in range(start + 1, end)
        if article.lowers[at] == "(" and (hit := article.hit_at.get(at - 1)) is not None
    }
    beside = article.hit_at.get(first - 2) if first - 2 >= start else None
    named = {key for key in countries if key.startswith("country:")}
    return len(named) > 1 and beside is not None and beside.senses[0].key in named


def _beside_a_body(article: ArticleWords, first: int, last: int) -> bool:
    """Whether "and" ties a name to a body that a rule has found."""
    lowers, hit_at = article.lowers, article.hit_at
    after = last + 2 if lowers[last + 1 : last + 2] == ["the"] else last + 1
    beside = hit_at.get(after) if lowers[last : last + 1] == ["and"] else None
    if beside is None and first > 1 and lowers[first - 1] == "and":
        beside = hit_at.get(first - 2)
    entity = article.entities.get(beside.entity or "") if beside is not None else None
    return entity is not None and entity.kind is not ActorKind.PERSON and not entity.media
