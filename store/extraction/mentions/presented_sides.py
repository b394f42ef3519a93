"""For which side a sentence presents a person: "X, who leads the Emirati team", "Serbia was represented by Y"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from store.extraction.mentions.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions.offices import NAMED_BY_SIDE, apply_role, own_words
from store.extraction.mentions.persons import names_somebody
from store.extraction.mentions.roles import RolePhrase
from store.extraction.mentions.sides import hit_side
from store.lexicon.closed import closed
from store.model import ActorKind, MentionForm

_SEEN = 3
"""Mentions of a person that are looked at: a side is told early or not at all."""
_REACH = 12
"""Tokens between a name and the word that presents it."""
_BACK = 2
"""Sentences before a name in which its bearer's office is looked for."""
_HOLDING = closed("holding_office")
_LINKING = 6
"""Tokens between a name and the office it is said to have at most."""
_DESCRIBED = 7
"""Tokens between a name and the "who" that tells more of its bearer."""
_HAVING = frozenset({"holds", "held", "has", "had", "occupies", "fills"})
_POSTS = closed("posts_held")
_POST = 6
"""Tokens between "holds" and its post."""
_LIST = 40
"""Tokens of a list of names that are gone back over."""


def present_sides(article: ArticleWords, roles: Sequence[RolePhrase]) -> None:
    """Give persons without a side the one that the words around one of their first mentions tell."""
    owned = [role for role in roles if role.owner is not None and role.definite]
    subjects = {role.first: role for role in owned}
    for entity in article.entities.values():
        if entity.kind is not ActorKind.PERSON or entity.affiliation is not None:
            continue
        for at in article.named.get(entity.key, ())[:_SEEN]:
            hit = article.hit_at.get(at)
            if hit is None or hit.entity != entity.key:
                continue
            office = _said_to_be(article, hit, subjects)
            if office is not None:
                apply_role(article, entity, office)
                break
            side = (
                _in_brackets(article, hit)
                or _native_after(article, hit)
                or _clause_after(article, entity, hit)
                or _presented_before(article, hit)
            )
            if side is not None:
                entity.affiliation = side
                if not entity.classes:
                    entity.classes.add(NAMED_BY_SIDE)
                break
        if entity.affiliation is None and not entity.classes:
            _named_next(article, entity, subjects)
        elif entity.affiliation is None and (holder := _office_before(article, entity, owned)) is not None:
            apply_role(article, entity, holder)


def _said_to_be(article: ArticleWords, hit: Hit, roles: dict[int, RolePhrase]) -> RolePhrase | None:
    """ "X was Bolivia's chief negotiator until May": the office with its owner that a name is said to have."""
    lowers, at = article.lowers, _behind_who(article, hit.last)
    first, end = at, min(at + _LINKING, len(lowers))
    while at < end and lowers[at] in _HOLDING:
        at += 1
    role = roles.get(at) if at > first else None
    if role is None or article.sentence_at[at] != article.sentence_at[hit.first]:
        return None
    plural = lowers[role.head] in article.vocabulary.roles.plural_heads
    return None if plural or names_somebody(article, role) else role


def _named_next(article: ArticleWords, entity: Entity, subjects: dict[int, RolePhrase]) -> None:
    """ "Chad's interior minister was in Abuja. Idriss Haroun met ...": the minister of the sentence before."""
    places = article.named.get(entity.key)
    if not places or places[0] not in article.first_words or " " not in entity.name:
        return
    number = article.sentence_at[places[0]]
    behind = article.hit_at[places[0]].last
    if number < 1 or article.lowers[behind : behind + 1] == [","]:
        return
    before = article.document.sentences[number - 1].first
    role = subjects.get(before)
    if role is None or article.lowers[role.head] in article.vocabulary.roles.plural_heads:
        return
    names = any(
        (hit := article.hit_at.get(at)) is not None
        and hit.entity is not None
        and article.entities[hit.entity].kind is ActorKind.PERSON
        for at in range(before, article.document.sentences[number - 1].last)
    )
    if not names:
        apply_role(article, entity, role)


def _office_before(article: ArticleWords, entity: Entity, owned: Sequence[RolePhrase]) -> RolePhrase | None:
    """ "Benin's premier met Y. Premier X said": the office that the sentences before left without a name."""
    places = article.named.get(entity.key)
    number = article.sentence_at[places[0]] if places else -1
    if number < 0 or not places:
        return None
    near = article.document.sentences[max(0, number - _BACK)].first
    for role in reversed(owned[: bisect_left(owned, places[0], key=lambda role: role.first)]):
        if role.first < near:
            return None
        plural = article.lowers[role.head] in article.vocabulary.roles.plural_heads
        if plural or role.former or article.sentence_at[role.head] == number or names_somebody(article, role):
            continue
        exact = role.office if role.office != role.role_class else own_words(article, role)
        if exact in entity.classes or "=" + article.lowers[role.head] in entity.classes:
            return role
    return None


def _side_at(article: ArticleWords, at: int) -> str | None:
    """The side that the hit at a token names as an actor; a town says nothing here."""
    hit = article.hit_at.get(at)
    if hit is None or hit.senses[0].form is MentionForm.PLACE or not hit.acts:
        return None
    if hit.entity is not None and article.entities[hit.entity].kind is ActorKind.PERSON:
        return None
    actor = article.lexicon.actor(hit.senses[0].key)
    if actor is not None and actor.media:
        return None
    return hit_side(article, hit)


def _in_brackets(article: ArticleWords, hit: Hit) -> str | None:
    """ "Askar Tilekov (Kyrgyzstan)"."""
    lowers, at = article.lowers, hit.last
    if lowers[at : at + 1] != ["("]:
        return None
    inside = article.hit_at.get(at + 1)
    if inside is None or inside.entity is not None or lowers[inside.last : inside.last + 1] not in ([")"], [","]):
        return None
    key = inside.senses[0].key
    return key if key.partition(":")[0] in ("country", "org", "group") else None


def _native_after(article: ArticleWords, hit: Hit) -> str | None:
    """ "Lucía Paz, the Bolivian, signed": a people alone between two commas."""
    at = hit.last + 2
    inside = article.hit_at.get(at) if article.lowers[hit.last : at] == [",", "the"] else None
    if inside is None or inside.entity is not None:
        return None
    alone = article.lowers[inside.last : inside.last + 1] in ([","], ["."])
    named = inside.senses[0].form in (MentionForm.ADJECTIVE, MentionForm.DEMONYM)
    return hit_side(article, inside) if alone and named else None


def _clause_after(article: ArticleWords, entity: Entity, hit: Hit) -> str | None:
    """ "X, who leads the Emirati delegation", "Y, representing Lesotho", "Z signed for Tanzania"."""
    roles, lowers = article.vocabulary.roles, article.lowers
    at, end = _behind_who(article, hit.last), article.bounds(hit.first)[1]
    if lowers[at : at + 1] == [","]:
        at += 1
    while at < end and lowers[at] in ("will", "has", "had", "also", "is", "was"):
        at += 1
    if at >= end:
        return None
    heads = lowers[at] in roles.leading
    if lowers[at] in _HAVING and (post := _behind_post(article, at, end)):
        land = article.hit_at.get(post)
        return hit_side(article, land) if land is not None and land.entity is None else None
    if not heads and lowers[at] not in roles.signing:
        return None
    for place in range(at + 1, min(end, at + _REACH)):
        low = lowers[place]
        if low in (",", ";", ":") or low in ("who", "that", "which", "and"):
            return None
        side = _side_at(article, place)
        if side is None:
            continue
        before = lowers[place - 1] if lowers[place - 1] != "the" else lowers[place - 2]
        if before in ("for", "of") or (heads and before not in article.vocabulary.roles.apart):
            if heads:
                entity.classes |= {"negotiator", "head"}
            return side
        return None
    return None


def _behind_who(article: ArticleWords, at: int) -> int:
    """Behind ", who", ", the man who", ", a former general who"; ``at`` where nothing tells more of somebody named."""
    lowers = article.lowers
    if lowers[at : at + 1] not in ([","], ["who"]):
        return at
    for k in range(at, min(at + _DESCRIBED, len(lowers))):
        if lowers[k] == "who":
            described = k > at + 1 and lowers[at + 1] not in ("a", "an", "the", "another")
            return at if described else k + 1
        if k > at and (lowers[k] in (",", ".", "and") or k in article.hit_at):
            return at
    return at


def _behind_post(article: ArticleWords, at: int, end: int) -> int:
    """Where the side is named in "holds the same post in Fiji", "has the trade brief for Fiji"; 0 for nowhere."""
    lowers = article.lowers
    post = next((k for k in range(at + 1, min(at + _POST, end)) if lowers[k] in _POSTS), 0)
    behind = post + 2 + (lowers[post + 2 : post + 3] == ["the"])
    return behind if post and behind < end and lowers[post + 1] in ("in", "for", "of", "at") else 0


def _presented_before(article: ArticleWords, hit: Hit) -> str | None:
    """ "Serbia was represented by X", "the Thai side, led by X", "its team included X and Y", "Jakarta named X"."""
    roles, lowers = article.vocabulary.roles, article.lowers
    start = article.bounds(hit.first)[0]
    at = _list_start(article, hit.first, start) - 1
    if at <= start:
        return None
    low = lowers[at]
    if low == "by":
        if lowers[at - 1] in roles.led_by:
            return _last_side(article, at - 1, start)
        if any(word in roles.led_by for word in lowers[max(start, at - _LIST) : at]):
            return _side_at(article, at - 1)  # "Serbia was represented by X, Kosovo by Y"
        return None
    if low in ("of", "with", ":") and lowers[at - 1] in roles.made_up:
        return _team_side(article, at - 1, start)
    if low in roles.including or low == ":":
        return _team_side(article, at, start)
    if low in roles.naming:
        before = at - 1
        while before > start and lowers[before] in ("has", "had", "have", "also", "will"):
            before -= 1
        return _side_at(article, before)
    return None


def _list_start(article: ArticleWords, at: int, start: int) -> int:
    """Where the list of names with titles begins to which the name at a token belongs."""
    roles, lowers, hit_at = article.vocabulary.roles, article.lowers, article.hit_at
    floor = max(start, at - _LIST)
    while at > floor:
        before = hit_at.get(at - 1)
        low = lowers[at - 1]
        if before is not None:
            person = before.entity is not None and article.entities[before.entity].kind is ActorKind.PERSON
            if not person or lowers[at] not in (",", "and"):
                return at
            at = before.first
        elif (
            low in (",", "and", ".", "the", "a", "an", "its", "their")
            or low in roles.honorifics
            or low in roles.modifiers
            or low in roles.heads
        ):
            at -= 1
        else:
            break
    return at


def _last_side(article: ArticleWords, before: int, start: int) -> str | None:
    for at in range(before - 1, max(start, before - _REACH) - 1, -1):
        side = _side_at(article, at)
        if side is not None:
            return side
    return None


def _team_side(article: ArticleWords, before: int, start: int) -> str | None:
    """The side whose delegation the words before speak of: "Kenya's team was made", "the delegation from Chad"."""
    teams = article.vocabulary.roles.teams
    if not any(low in teams for low in article.lowers[max(start, before - _REACH) : before]):
        return None
    return _last_side(article, before, start)
