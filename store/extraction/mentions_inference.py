"""For which country a minister or spokesman stands whom the article presents without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from store.extraction.article_words import ArticleWords, Entity, Hit
from store.model import ActorKind, BlockKind, MentionForm

_REACH = 60
"""Tokens back from a name to the body or country for which its bearer speaks."""


def infer_sides(article: ArticleWords) -> None:
    """Give persons with an office of state and no side the country nearest to them, else the article's home."""
    home: str | None = None
    looked = False
    others = article.indexes_of(article.vocabulary.roles.counterparts)
    for entity in article.entities.values():
        if entity.kind is not ActorKind.PERSON or entity.affiliation is not None or entity.known:
            continue
        roles = article.vocabulary.roles
        if (
            not entity.classes & roles.state_classes
            or (entity.title or "").lower().split(" ")[-1] in roles.plural_heads
        ):
            continue  # the ministers X and Y are seldom of one country
        named = article.named.get(entity.key)
        entity.affiliation = _nearest_owner(article, entity, named[0]) if named else None
        if entity.affiliation is None and named and (abroad := _counterpart_of(article, named, others)) is not None:
            entity.affiliation = _home(article, abroad)
        elif entity.affiliation is None:
            if not looked:
                home, looked = _home(article), True
            entity.affiliation = home


def _nearest_owner(article: ArticleWords, entity: Entity, at: int) -> str | None:
    """The country of "its minister X", and of the ministry before "Spokeswoman X"."""
    nearby = article.lowers[max(0, at - 6) : at]
    owned = any(low in article.vocabulary.roles.side_owners for low in nearby) or (
        "by" in nearby and any(low in article.vocabulary.roles.led_by for low in nearby)
    )
    if not owned and "spokesman" not in entity.classes:
        return None
    seen = at
    while (seen := seen - 1) >= max(0, at - _REACH):
        hit = article.hit_at.get(seen)
        if hit is None:
            continue
        if owned and hit.entity is None and hit.acts and hit.senses[0].form is not MentionForm.PLACE:
            country = article.lexicon.country_of(hit.senses[0].key)
            if country is not None:
                return country
        if hit.entity is not None and article.entities[hit.entity].seat:
            return article.entities[hit.entity].affiliation
        seen = hit.first
    return None


def _counterpart_of(article: ArticleWords, named: list[int], others: Sequence[int]) -> str | None:
    """The country of "her Lesotho counterpart" behind somebody's name: not the one that he stands for."""
    for at in others:
        start = article.bounds(at)[0]
        if not any(start <= name < at for name in named):
            continue
        hit = next((h for k in range(at - 1, max(at - 5, start), -1) if (h := article.hit_at.get(k)) is not None), None)
        if hit is not None and article.lowers[hit.first - 1] in ("his", "her", "their"):
            return article.lexicon.country_of(hit.senses[0].key)
    return None


def _home(article: ArticleWords, abroad: str | None = None) -> str | None:
    """The country of the dateline if the article speaks of it, else the one that it names most; not ``abroad``."""
    counts: Counter[str] = Counter()
    for hit in article.hits:
        country = _country(article, hit)
        if country is None and abroad is not None:
            person = article.entities.get(hit.entity or "")
            key = person.affiliation if person is not None else hit.senses[0].place or hit.senses[0].key
            country = article.lexicon.country_of(key) if key else None
        if not hit.dropped and country is not None and country != abroad:
            counts[country] += 1
    for block in article.document.blocks:
        if block.kind in (BlockKind.DATELINE, BlockKind.HEADER):
            for country in _towns(article, article.document.text[block.span.start : block.span.end]):
                if counts[country]:
                    return country
    ranked = counts.most_common(2)
    if abroad is not None and len(ranked) == 1:
        return ranked[0][0]
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


def _country(article: ArticleWords, hit: Hit) -> str | None:
    if hit.entity is not None:
        entity = article.entities[hit.entity]
        return entity.affiliation if entity.seat else None
    if hit.senses[0].form is MentionForm.PLACE:
        return None
    return article.lexicon.country_of(hit.senses[0].key)


def _towns(article: ArticleWords, text: str) -> list[str]:
    """Countries of the towns in a dateline, "ADDIS ABABA, March 3 (Agency)", in order."""
    stripped = [word.strip(",.()–—-/|") for word in text.split()]
    words = [word.capitalize() if word.isupper() else word for word in stripped]
    found = []
    for at in range(len(words)):
        for phrase in (" ".join(words[at : at + 2]), words[at]):
            for sense in article.lexicon.senses(phrase) if phrase else ():
                country = article.lexicon.country_of(sense.place or sense.key)
                if country is not None:
                    found.append(country)
    return found
