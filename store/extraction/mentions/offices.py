"""What an article tells of the office and the side of a person, against what the lexicon knows."""

from __future__ import annotations

from store.extraction.mentions.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions.roles import RolePhrase
from store.extraction.mentions.sides import role_side
from store.model import ActorKind, MentionForm

NAMED_BY_SIDE = "named-by-side"
"""Class of a person whom the article names as a country's and by no office: "Nauru's Rhyda Deireragea"."""
_SENT_BY_BODIES = frozenset({"envoy", "mediator"})
"""Classes of those who speak for an organisation of states, and no more for their own."""


def known_person(article: ArticleWords, key: str) -> Entity:
    """The entity of a person of the lexicon, with the affiliation and title of the article's day."""
    entity = article.entities.get(key)
    if entity is None:
        actor = article.lexicon.person_on(key, article.day)
        if actor is None:
            raise KeyError(key)
        entity = Entity(key, actor.name, ActorKind.PERSON, actor.affiliation, actor.title, actor.gender, known=True)
        entity.classes = {h.office for h in article.lexicon.roles(key) if h.covers(article.day)}
        if actor.title is not None and (head := actor.title.lower()) in article.vocabulary.roles.own_heads:
            entity.classes.add(head)
        if entity.classes & article.vocabulary.roles.leader_classes:
            entity.classes.add("leader")
        article.entities[key] = entity
    return entity


def apply_role(article: ArticleWords, entity: Entity, role: RolePhrase) -> None:
    """Let a person have the office of a role phrase, with its side where none is known or the office tells another."""
    side = role_side(article, role)
    head = article.lowers[role.head]
    entity.classes |= {role.office, role.role_class, head, own_words(article, role)}
    if role.office in article.vocabulary.roles.leader_classes:
        entity.classes.add("leader")
    if role.owner is not None:
        entity.classes.add(role.owner.entity or role.owner.senses[0].key)
    entity.former = entity.former or role.former
    named = head not in article.vocabulary.roles.counterparts
    if named and (not entity.known or entity.title is None):
        entity.title = article.text(role.core, role.last)
    if side is not None:
        if entity.affiliation is None or _holds_another_office(article, entity, role, side):
            entity.affiliation = side
        elif role.owner is not None and _only_of_origin(article, role.owner, entity):
            article.drop_hit(role.owner)
        entity.presented = True
    told = article.vocabulary.roles.gender.get(head, "")
    entity.gender = (entity.gender or told) if entity.known else (told or entity.gender)


def _holds_another_office(article: ArticleWords, entity: Entity, role: RolePhrase, side: str) -> bool:
    """Whether the article gives a known person an office in a country other than the one the lexicon knows him by.

    "Jordan's foreign minister Ayman Safadi" speaks for Jordan, whatever he has become since.
    """
    if not entity.known or entity.presented or role.former or entity.affiliation == side:
        return False
    if role.role_class in _SENT_BY_BODIES and side.startswith("org:") and article.lexicon.country_of(side) is None:
        return True  # "the African Union's envoy, X", once a minister of his country
    official = role.office != role.role_class or role.office in article.vocabulary.roles.leader_classes
    counterpart = article.lowers[role.head] in article.vocabulary.roles.counterparts
    country = article.lexicon.country_of(side)
    known = article.lexicon.country_of(entity.affiliation) if entity.affiliation is not None else None
    return (official or counterpart) and country is not None and country != known


def belongs_to(article: ArticleWords, entity: Entity, owner: str | None) -> None:
    """ "NATO's Javier Solana", whatever he has become since: let a known person be of the side told before the name."""
    if owner is None or entity.presented or entity.affiliation is None:
        return
    country, known = article.lexicon.country_of(owner), article.lexicon.country_of(entity.affiliation)
    if owner != entity.affiliation and (country is None or country != known):
        entity.affiliation = owner
        entity.presented = True


def _only_of_origin(article: ArticleWords, owner: Hit, entity: Entity) -> bool:
    """ "The Portuguese diplomat" at the head of the UN, "former Dutch premier" now of NATO: only their origin."""
    if owner.senses[0].form is not MentionForm.ADJECTIVE or entity.affiliation is None:
        return False
    return article.lexicon.country_of(entity.affiliation) != article.lexicon.country_of(owner.senses[0].key)


def own_words(article: ArticleWords, role: RolePhrase) -> str:
    """A class that only those share who are presented in the same words: "=foreign secretary"."""
    return "=" + " ".join(article.lowers[role.core : role.head + 1])
