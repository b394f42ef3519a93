"""For which country or body a name, a role or a hit stands."""

from __future__ import annotations

from store.extraction.mentions.article_words import ArticleWords, Hit
from store.extraction.mentions.roles import RolePhrase
from store.lexicon.folding import sound
from store.model import ActorKind, MentionForm


def hit_side(article: ArticleWords, hit: Hit) -> str | None:
    """Key of the country or body for which a hit stands: a seat, a person or a town counts for its country."""
    if hit.entity is not None:
        entity = article.entities[hit.entity]
        if entity.kind is ActorKind.PERSON or entity.seat:
            return entity.affiliation
        return entity.key
    sense = hit.senses[0]
    if sense.form is MentionForm.PLACE:
        return article.lexicon.country_of(sense.key)
    actor = article.lexicon.actor(sense.key)
    if actor is not None and (actor.seat or actor.kind is ActorKind.PERSON):
        return actor.affiliation
    return sense.key


def role_side(article: ArticleWords, role: RolePhrase) -> str | None:
    """Key of the country or body that a role phrase belongs to, by its owner."""
    if role.owner is not None:
        return hit_side(article, role.owner)
    if role.possessor is not None:
        word = article.words[role.possessor]
        bound = article.surnames.get(sound(word), [])
        if len(bound) == 1:
            return article.entities[bound[0]].affiliation
        held = [key for key in article.lexicon.persons_named(word) if article.in_office(key)]
        if not bound and len(held) == 1:
            person = article.lexicon.person_on(held[0], article.day)
            return person.affiliation if person is not None else None
    return None
