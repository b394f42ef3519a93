"""Who and what an article names: actors, places, roles and pronouns, each tied to its characters.

Mentions are in text order. They do not overlap, but for one case: a ROLE mention covers the name or adjective of the
country inside it ("the **Turkish** foreign minister", "**Mogadishu**'s foreign minister").
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from store.extraction.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions_bodies import find_bodies
from store.extraction.mentions_inference import infer_sides
from store.extraction.mentions_names import find_names
from store.extraction.mentions_partners import find_partners
from store.extraction.mentions_people import PeopleByRole, inherit_offices, people_by_role
from store.extraction.mentions_persons import own_words
from store.extraction.mentions_presented import present_sides
from store.extraction.mentions_roles import RolePhrase, find_roles
from store.extraction.mentions_scan import scan
from store.extraction.mentions_sides import hit_side, role_side
from store.extraction.mentions_syntax import place_or_actor
from store.extraction.mentions_unknown_bodies import find_unknown_bodies
from store.extraction.mentions_unknown_sides import find_unknown_sides
from store.lexicon import Lexicon
from store.lexicon.vocabulary import PRONOUNS
from store.model import (
    Actor,
    ActorKind,
    Document,
    Mention,
    MentionForm,
    Place,
    Publication,
    Span,
    VerbGroup,
)

_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}


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


def find_mentions(
    document: Document, lexicon: Lexicon, publication: Publication, groups: tuple[VerbGroup, ...]
) -> MentionSet:
    """Find everybody and every place that the read blocks of ``document`` name."""
    article = ArticleWords(document, lexicon, publication, groups)
    scan(article)
    find_bodies(article)
    find_unknown_bodies(article)
    find_unknown_sides(article)
    roles = find_roles(article)
    unknown = find_names(article, roles)
    partners = find_partners(article)
    unknown = [word for word in unknown if word not in partners]
    place_or_actor(article)
    present_sides(article, roles)
    infer_sides(article)
    return _assemble(article, roles, unknown)


def _assemble(article: ArticleWords, roles: list[RolePhrase], unknown: list[str]) -> MentionSet:
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    mentions: list[Mention] = []
    tokens = article.tokens
    hits = sorted((hit for hit in article.hits if not hit.dropped), key=lambda hit: hit.first)
    for hit in hits:
        span = Span(tokens[hit.first].start, tokens[hit.last - 1].end)
        mention = _mention(article, hit, span)
        mentions.append(mention)
        if mention.key not in actors or (mention.place_key is not None and mention.place_key not in places):
            _register(article, mention, actors, places)
    persons = [(hit.first, key) for hit in hits if (key := hit.entity) is not None and key.startswith("person:")]
    inherit_offices(article, persons)
    bearers = _Bearers(article, persons)
    for role in roles:
        resolved = _role_mention(article, role, bearers)
        if resolved is not None:
            mentions.append(resolved)
            _register(article, resolved, actors, places)
    mentions.extend(_pronouns(article, persons))
    mentions.sort(key=lambda m: (m.span.start, -m.span.end))
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


def _mention(article: ArticleWords, hit: Hit, span: Span) -> Mention:
    sense = hit.senses[0]
    if hit.entity is not None:
        return Mention(span, hit.entity, MentionForm.NAME, hit.rule)
    if sense.form in (MentionForm.NAME, MentionForm.METONYM) and sense.place is not None and not hit.acts:
        return Mention(span, sense.place, MentionForm.PLACE, "syntax-place", sense.place)
    return Mention(span, sense.key, sense.form, hit.rule, sense.place)


def _register(article: ArticleWords, mention: Mention, actors: dict[str, Actor], places: dict[str, Place]) -> None:
    if mention.key in actors and (mention.place_key is None or mention.place_key in places):
        return
    lexicon = article.lexicon
    for key in (mention.key if mention.form is MentionForm.PLACE else None, mention.place_key):
        if key and key not in places:
            place = lexicon.place(key)
            if place is None and key in article.places:
                name, country = article.places[key]
                place = Place(key, name, country)
            if place is not None:
                places[key] = place
    if mention.form is MentionForm.PLACE or mention.key in actors:
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


# --------------------------------------------------------------------------- roles and pronouns


def _role_mention(article: ArticleWords, role: RolePhrase, bearers: _Bearers) -> Mention | None:
    head = article.lowers[role.head]
    words = article.vocabulary.roles
    if head in words.counterparts:
        return _counterpart(article, role, bearers)
    if head in words.plural_heads or not role.definite or role.role_class in words.unresolved_heads:
        return None
    if role.owned or _names_somebody(article, role):
        return None
    span = Span(article.tokens[role.core].start, article.tokens[role.last - 1].end)
    if role.owner is not None:
        span = Span(
            min(span.start, article.tokens[role.owner.first].start), max(span.end, article.tokens[role.head].end)
        )
    key = bearers.find(role)
    if key is not None:
        return Mention(span, key, MentionForm.ROLE, "role-person")
    if role.owner is not None:
        side = hit_side(article, role.owner)
        if side is not None and side != role.owner.entity:
            return Mention(span, side, MentionForm.ROLE, "role-side")
    return None


def _names_somebody(article: ArticleWords, role: RolePhrase) -> bool:
    """Whether the person's name stands right after or, in apposition, right before the role."""
    lowers, honorifics = article.lowers, article.vocabulary.roles.honorifics
    at = role.last + 1 if lowers[role.last : role.last + 1] in ([","], ["-"], ["–"]) else role.last
    while at + 1 < len(lowers) and lowers[at] in honorifics and article.words[at][:1].isupper():
        at += 2 if lowers[at + 1] == "." else 1
    hit = article.hit_at.get(at)
    if hit is not None and hit.entity is not None and hit.first == at:
        return article.entities[hit.entity].kind is ActorKind.PERSON
    if role.first >= 2 and lowers[role.first - 1] in (",", "("):
        hit = article.hit_at.get(role.first - 2)
        return hit is not None and hit.entity is not None and article.entities[hit.entity].kind is ActorKind.PERSON
    return False


class _Bearers:
    """The persons of an article by the classes and offices under which it has them."""

    _LOOK = 40
    """How many names back and forth a role is followed: a longer way is no reference."""

    def __init__(self, article: ArticleWords, persons: list[tuple[int, str]]) -> None:
        self._article = article
        self._by_class: dict[str, list[tuple[int, str]]] = {}
        self._by_side: dict[str, set[str]] = {}
        self._persons = persons
        for at, key in persons:
            side = article.entities[key].affiliation
            if side is not None:
                self._by_side.setdefault(side, set()).add(key)
            for each in article.entities[key].classes:
                self._by_class.setdefault(each, []).append((at, key))

    def find(self, role: RolePhrase) -> str | None:
        """The person to whom a definite role phrase points: the last one before it, else the only one after it."""
        article = self._article
        side = role_side(article, role)
        exact = role.office != role.role_class
        wanted = {role.office} if exact else {role.office, role.role_class, article.lowers[role.head]}
        if article.lowers[role.head] in article.vocabulary.roles.own_heads:
            wanted = {article.lowers[role.head]}  # "the chancellor" is no premier
        if article.lowers[role.head] in article.vocabulary.roles.loose_heads:
            owner = role.owner
            if owner is None or (owner.entity or owner.senses[0].key).partition(":")[0] not in ("org", "group"):
                return None  # "the Turkish official" may be anybody
            wanted = {owner.entity or owner.senses[0].key}
        before: tuple[int, str] | None = None
        after: set[str] = set()
        if role.head > role.core:
            own = self._by_class.get(own_words(article, role), ())
            alone = {key for at, key in own if at < role.first and self._fits(role, side, key)}
            if len(alone) == 1:
                return alone.pop()  # "the Foreign Secretary" is no other country's foreign minister
        for each in wanted:
            borne = self._by_class.get(each, [])
            middle = bisect_left(borne, (role.first, ""))
            for at, key in reversed(borne[max(0, middle - self._LOOK) : middle]):
                if self._fits(role, side, key):
                    before = max(before, (at, key)) if before is not None else (at, key)
                    break
            if side is not None:
                after.update(key for _, key in borne[middle : middle + self._LOOK] if self._fits(role, side, key))
        if before is not None:
            return before[1]
        if len(after) == 1:
            return next(iter(after))
        if side is not None and not role.former and exact:
            holder = article.lexicon.holder(role.office, side, article.day)
            if holder is not None and holder.key in article.entities:
                return holder.key
        return None

    def counterpart(self, role: RolePhrase, side: str) -> str | None:
        """The one person of a side, or the one who has the office of the person named last before the role."""
        keys = self._by_side.get(side, set())
        at = bisect_left(self._persons, (role.first, ""))
        if len(keys) > 1 and at:
            offices = self._article.entities[self._persons[at - 1][1]].classes - {"leader"}
            keys = {key for key in keys if self._article.entities[key].classes & offices}
        return next(iter(keys)) if len(keys) == 1 else None

    def other(self, role: RolePhrase, owner: Entity | None) -> str | None:
        """ "His counterpart", "Tatar's opposite number": the last one named as one, or with the same office."""
        at = bisect_left(self._persons, (role.first, ""))
        offices = owner.classes - {"leader"} if owner is not None else set()
        for _, key in reversed(self._persons[max(0, at - self._LOOK) : at]):
            classes = self._article.entities[key].classes
            if owner is not None and key == owner.key:
                continue
            if "counterpart" in classes or (owner is not None and classes & offices):
                return key
        return None

    def _fits(self, role: RolePhrase, side: str | None, key: str) -> bool:
        entity = self._article.entities[key]
        if entity.former and not role.former:
            return False
        if side is None or entity.affiliation == side:
            return True
        country = self._article.lexicon.country_of(side)
        return (
            country is not None
            and entity.affiliation is not None
            and self._article.lexicon.country_of(entity.affiliation) == country
        )


def _counterpart(article: ArticleWords, role: RolePhrase, bearers: _Bearers) -> Mention | None:
    """ "His Congolese counterpart": the only person of that country in the article, else the country."""
    owner = article.entities.get(role.owner.entity or "") if role.owner is not None else None
    if (role.owner is None and role.owned) or (owner is not None and owner.kind is ActorKind.PERSON):
        key = bearers.other(role, owner)
        if key is None or _names_somebody(article, role):
            return None
        first = role.first if role.owner is None else role.owner.first
        span = Span(article.tokens[first].start, article.tokens[role.head].end)
        return Mention(span, key, MentionForm.ROLE, "role-counterpart")
    if role.owner is None:
        return None
    side = hit_side(article, role.owner)
    if side is None or _names_somebody(article, role):
        return None
    start = article.tokens[role.owner.first].start
    span = Span(start, article.tokens[role.head].end)
    return Mention(span, bearers.counterpart(role, side) or side, MentionForm.ROLE, "role-counterpart")


def _pronouns(article: ArticleWords, persons: list[tuple[int, str]]) -> list[Mention]:
    """He and she go to the person whom the sentence before, or this one before them, names first."""
    found: list[Mention] = []
    subject: dict[str, str | None] = {"m": None, "f": None}
    here: dict[str, str | None] = {"m": None, "f": None}
    at, sentence = 0, -1
    for index in article.indexes_of(PRONOUNS):
        number = article.sentence_at[index]
        if number < 0 or index in article.hit_at or article.words[index] == "HE":
            continue
        while at < len(persons) and persons[at][0] <= index:
            place, key = persons[at]
            at += 1
            if article.sentence_at[place] != sentence:
                sentence = article.sentence_at[place]
                subject = {gender: here[gender] or subject[gender] for gender in subject}
                here = {"m": None, "f": None}
            gender = article.entities[key].gender
            for each in (gender,) if gender else ("m", "f"):
                here[each] = here[each] or key
        if number != sentence:
            sentence = number
            subject = {gender: here[gender] or subject[gender] for gender in subject}
            here = {"m": None, "f": None}
        wanted = _PRONOUNS[article.lowers[index]]
        antecedent = here[wanted] or subject[wanted]
        if antecedent is not None:
            token = article.tokens[index]
            found.append(Mention(Span(token.start, token.end), antecedent, MentionForm.PRONOUN, "pronoun-subject"))
            here[wanted] = antecedent
    return found
