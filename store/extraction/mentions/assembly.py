"""What the passes have found of one article, as mentions in text order with the actors and places they name.

Mentions do not overlap, but for one case: a ROLE mention covers the name or adjective of the country inside it
("the **Turkish** foreign minister", "**Mogadishu**'s foreign minister").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extraction.mentions.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions.bearers import Bearers
from store.extraction.mentions.office_holders import PeopleByRole, inherit_offices, people_by_role
from store.extraction.mentions.pronouns import pronoun_mentions
from store.extraction.mentions.references import does_something, role_mention
from store.extraction.mentions.roles import RolePhrase
from store.model import Actor, Mention, MentionForm, Place, Span

PLACE = MentionForm.PLACE
NAME = MentionForm.NAME
_NAMING = frozenset({NAME, MentionForm.METONYM})


@dataclass(frozen=True, slots=True)
class MentionSet:
    """The mentions of one article with the actors and places that their keys name."""

    mentions: tuple[Mention, ...]
    actors: dict[str, Actor]
    places: dict[str, Place]
    unknown: tuple[str, ...] = ()
    """Capitalised names that nothing explains, one entry a mention."""
    roles: tuple[RolePhrase, ...] = ()
    """Every role noun phrase, resolved or not, in text order (token indexes)."""
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    """Person key to the role classes and offices under which the article or the lexicon has that person."""
    people: PeopleByRole = field(default_factory=PeopleByRole)
    """The persons by office and side, and the phrases that name several persons by office only."""


def assemble(article: ArticleWords, roles: list[RolePhrase], unknown: list[str]) -> MentionSet:
    """Everything found, in text order, with whom the roles and pronouns of the article point to."""
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    mentions: list[Mention] = []
    tokens = article.tokens
    hits = article.standing()
    for hit in hits:
        span = Span(tokens[hit.first].start, tokens[hit.last - 1].end)
        mention = _mention(hit, span)
        mentions.append(mention)
        if mention.key not in actors or (mention.place_key is not None and mention.place_key not in places):
            _register(article, mention, actors, places)
    persons = [(hit.first, key) for hit in hits if (key := hit.entity) is not None and key.startswith("person:")]
    inherit_offices(article, persons)
    bearers = Bearers(article, persons)
    named = list(persons)
    for role in roles:
        resolved = role_mention(article, role, bearers)
        if resolved is not None:
            mentions.append(resolved)
            _register(article, resolved, actors, places)
            if resolved.key.startswith("person:") and does_something(article, role):
                named.append((role.head, resolved.key))
    mentions.extend(pronoun_mentions(article, sorted(named)))
    mentions.sort(key=_place)
    for actor in list(actors.values()):
        for key in (actor.affiliation, article.lexicon.country_of(actor.affiliation) if actor.affiliation else None):
            known = article.lexicon.actor(key) if key else None
            if known is not None:
                actors.setdefault(known.key, known)
    for place in list(places.values()):
        if place.country and (country := article.lexicon.place(place.country)) is not None:
            places.setdefault(country.key, country)
    classes = {key: frozenset(entity.classes) for key, entity in article.entities.items()}
    people = people_by_role(article, roles, dict.fromkeys(key for _, key in persons))
    return MentionSet(tuple(mentions), actors, places, tuple(unknown), tuple(roles), classes, people)


def _place(mention: Mention) -> tuple[int, int]:
    start, end = mention.span
    return start, -end


def _mention(hit: Hit, span: Span) -> Mention:
    sense = hit.senses[0]
    if hit.entity is not None:
        return Mention(span, hit.entity, NAME, hit.rule)
    if sense.place is not None and not hit.acts and sense.form in _NAMING:
        return Mention(span, sense.place, PLACE, "syntax-place", sense.place)
    return Mention(span, sense.key, sense.form, hit.rule, sense.place)


def _register(article: ArticleWords, mention: Mention, actors: dict[str, Actor], places: dict[str, Place]) -> None:
    if mention.key in actors and (mention.place_key is None or mention.place_key in places):
        return
    lexicon = article.lexicon
    for key in (mention.key if mention.form is PLACE else None, mention.place_key):
        if key and key not in places:
            place = lexicon.place(key)
            if place is None and key in article.places:
                name, country = article.places[key]
                place = Place(key, name, country)
            if place is not None:
                places[key] = place
    if mention.form is PLACE or mention.key in actors:
        return
    entity = article.entities.get(mention.key)
    actor = _actor(entity) if entity is not None else lexicon.actor(mention.key)
    if actor is not None:
        actors[mention.key] = actor


def _actor(entity: Entity) -> Actor:
    return Actor(
        entity.key,
        entity.name,
        entity.kind,
        affiliation=entity.affiliation,
        title=entity.title,
        media=entity.media,
        seat=entity.seat,
        known=entity.known,
        gender=entity.gender,
    )
