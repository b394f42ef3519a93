"""For which country a minister or spokesman stands whom the article presents without one."""

from __future__ import annotations

from collections import Counter

from store.extraction.article_words import ArticleWords, Entity, Hit
from store.model import ActorKind, BlockKind, MentionForm

_REACH = 60
"""Tokens back from a name to the body or country for which its bearer speaks."""


def infer_sides(article: ArticleWords) -> None:
    """Give persons with an office of state and no side the country nearest to them, else the article's home."""
    home: str | None = None
    looked = False
    for entity in article.entities.values():
        if entity.kind is not ActorKind.PERSON or entity.affiliation is not None or entity.known:
            continue
        if not entity.classes & article.vocabulary.roles.state_classes:
            continue
        named = article.named.get(entity.key)
        entity.affiliation = _nearest_owner(article, entity, named[0]) if named else None
        if entity.affiliation is None:
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


def _home(article: ArticleWords) -> str | None:
    """The country of the dateline if the article speaks of it, else the one that it names most."""
    counts: Counter[str] = Counter()
    for hit in article.hits:
        if not hit.dropped and (country := _country(article, hit)) is not None:
            counts[country] += 1
    for block in article.document.blocks:
        if block.kind in (BlockKind.DATELINE, BlockKind.HEADER):
            for country in _towns(article, article.document.text[block.span.start : block.span.end]):
                if counts[country]:
                    return country
    ranked = counts.most_common(2)
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
