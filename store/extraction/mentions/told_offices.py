"""Whose office is meant where a government tells of it: "The Kremlin said the president would travel"."""

from __future__ import annotations

from store.extraction.mentions.article_words import ArticleWords, Hit
from store.extraction.mentions.roles import RolePhrase
from store.extraction.mentions.sides import hit_side
from store.model import ActorKind

OFFICES = frozenset({"president", "prime-minister", "minister", "monarch", "secretary", "vice-president"})
"""Classes of roles of which a state has one that needs no name."""
REACH = 9
"""How many tokens before the office the verb of saying stands at most."""
NEAR = 6
"""How many tokens before that verb its subject ends at most."""


def told_by(article: ArticleWords, role: RolePhrase) -> str | None:
    """The country of the body that says something of "the president" in the same sentence; None where none does."""
    if role.owner is not None or role.possessor is not None or role.determiner != "the" or role.former:
        return None
    if role.role_class not in OFFICES:
        return None
    first = article.document.sentences[article.sentence_at[role.head]].first
    said = next((k for k in range(role.first - 1, max(role.first - REACH, first), -1) if _says(article, k)), None)
    if said is None or any(k in article.hit_at for k in range(said, role.first)):
        return None
    near = (article.hit_at.get(k) for k in range(said - 1, max(said - NEAR, first - 1), -1))
    teller = next((hit for hit in near if hit is not None), None)
    return _country(article, teller) if teller is not None else None


def _says(article: ArticleWords, at: int) -> bool:
    group = article.verb(at)
    return group is not None and group.lemma in article.vocabulary.names.saying


def _country(article: ArticleWords, hit: Hit) -> str | None:
    """The country of a body of state or of a spokesman; None for anybody else, who may tell of any president."""
    entity = article.entities.get(hit.entity or "")
    if entity is not None and entity.kind is ActorKind.PERSON and "spokesman" not in entity.classes:
        return None
    side = hit_side(article, hit)
    return article.lexicon.country_of(side) if side is not None else None
