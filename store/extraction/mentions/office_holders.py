"""Who bears which office for which side in one article, and the plural phrases that name persons by office only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from store.extraction.mentions.article_words import ArticleWords
from store.extraction.mentions.offices import NAMED_BY_SIDE
from store.extraction.mentions.persons import behind_honorifics
from store.extraction.mentions.roles import RolePhrase
from store.extraction.mentions.sides import hit_side
from store.model import ActorKind, MentionForm

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_POSTS = frozenset(("for", "to"))
"""What an office is for, or where it is held."""
_FORMER = frozenset({"former", "ex", "retired"})
_FORMER_BEFORE = 4
"""Tokens between "former" and its plural at most."""
_JOINERS = frozenset((",", "and", "'s", "'", "&", "-", "–", "/"))


class Bearer(NamedTuple):
    """A person of this article as an office holder."""

    key: str
    side: str
    """Key of the country, organisation or group."""
    country: str | None
    classes: frozenset[str]
    """Offices and role classes: ``foreign-minister``, ``negotiator``, ``leader``."""


class RoleGroup(NamedTuple):
    """Several persons named by their office: "the foreign ministers of Peru and Chile", "the two presidents"."""

    first: int
    last: int
    """Token range, end left out."""
    head: int
    """Token index of the plural noun."""
    office: str
    sides: tuple[str, ...]
    """Keys of the sides that the phrase names; empty for "the two presidents"."""
    number: int
    """How many are told; 0 where no number is."""


@dataclass(frozen=True, slots=True)
class PeopleByRole:
    """Looks up the persons of one article by office and side."""

    bearers: tuple[Bearer, ...] = ()
    groups: tuple[RoleGroup, ...] = ()
    """In text order."""
    _by_side: Mapping[str, tuple[Bearer, ...]] = field(default_factory=dict)
    named_behind: Mapping[int, int] = field(default_factory=dict)
    """Token behind the noun of a title to the token of its bearer's name: "for" to "Oleg" in "deputy prime minister
    for reintegration Oleg Serebrian"."""
    posts: Mapping[int, int] = field(default_factory=dict)
    """Token that opens where or what for somebody named has an office to the one behind it: from "to" to "," in
    "the Ghanaian envoy to Mali, Ama Owusu"."""

    def side_of(self, person: str) -> str | None:
        """The country, organisation or group for which a person of the article stands."""
        return next((bearer.side for bearer in self.bearers if bearer.key == person), None)

    def find(self, office: str, side: str) -> str | None:
        """Key of the one person of the article who has an office for a side; None for nobody and for several.

        Somebody named as a country's, without an office, and the only one of it, is taken to have the office.
        """
        held = self._by_side.get(side, ())
        found = {b.key for b in held if _has(b, office)}
        if office == "minister" and len(found) > 1:
            found = {b.key for b in held if "foreign-minister" in b.classes}
        if not found and office == "foreign-minister":
            found = {b.key for b in held if "foreign-secretary" in b.classes}
        if not found and all(b.classes <= {NAMED_BY_SIDE} for b in held):
            found = {b.key for b in held if b.classes}  # "Nauru's Rhyda Deireragea"
        return next(iter(found)) if len(found) == 1 else None

    def fill(self, office: str, sides: Sequence[str]) -> tuple[str, ...]:
        """The persons who have an office, one for each side in order; empty unless every side has one."""
        found = [self.find(office, side) for side in sides]
        return tuple(key for key in found if key is not None) if all(found) else ()


def _has(bearer: Bearer, office: str) -> bool:
    if office == "minister":
        return "leader" not in bearer.classes and any(each.endswith("minister") for each in bearer.classes)
    return office in bearer.classes or (office == "adviser" and "national-security-adviser" in bearer.classes)


def inherit_offices(article: ArticleWords, persons: Sequence[tuple[int, str]]) -> None:
    """ "Kenyan Energy Minister X met his Ugandan counterpart, Y": Y has the office of the person named before.

    ``persons`` are pairs of token and key in text order.
    """
    previous: str | None = None
    seen: set[str] = set()
    for _, key in persons:
        entity = article.entities[key]
        if key not in seen and previous is not None and "counterpart" in entity.classes:
            own = {
                each for each in entity.classes if ":" not in each and each[0] != "="
            } - article.vocabulary.roles.counterparts
            if own <= {"counterpart"}:
                offices = article.entities[previous].classes - article.vocabulary.roles.counterparts
                entity.classes |= {each for each in offices if ":" not in each and each[0] != "="}
        seen.add(key)
        previous = key


def people_by_role(article: ArticleWords, roles: Sequence[RolePhrase], keys: Iterable[str]) -> PeopleByRole:
    """The office holders among the persons ``keys`` and the groups among the role phrases."""
    bearers = []
    by_side: dict[str, list[Bearer]] = {}
    for key in keys:
        entity = article.entities.get(key)
        if entity is None or entity.kind is not ActorKind.PERSON or entity.affiliation is None or entity.former:
            continue
        country = article.lexicon.country_of(entity.affiliation)
        bearer = Bearer(key, entity.affiliation, country, frozenset(entity.classes))
        bearers.append(bearer)
        by_side.setdefault(entity.affiliation, []).append(bearer)
        known = article.lexicon.actor(entity.affiliation)
        if country is not None and country != entity.affiliation and known is not None and known.seat:
            by_side.setdefault(country, []).append(bearer)
    plural = article.vocabulary.roles.plural_heads
    groups = tuple(
        _group(article, role) for role in roles if article.lowers[role.head] in plural and not _of_before(article, role)
    )
    named = {}
    posts: dict[int, int] = {}
    for role in roles:
        if role.head + 1 < role.last and (post := _post_of(article, role)):
            posts[post] = role.last
        if role.head + 1 < role.last and _bears(article, name := behind_honorifics(article, role.last)):
            named[role.head + 1] = name
    return PeopleByRole(tuple(bearers), groups, {side: tuple(held) for side, held in by_side.items()}, named, posts)


def _of_before(article: ArticleWords, role: RolePhrase) -> bool:
    """ "Former southern African presidents": no office that anybody holds today."""
    start = max(role.head - _FORMER_BEFORE, article.bounds(role.head)[0])
    return not _FORMER.isdisjoint(article.lowers[start : role.head])


def _post_of(article: ArticleWords, role: RolePhrase) -> int:
    """Where the post of somebody named begins: "to" in "the envoy to Mali, X", "X, the envoy to Mali"; 0 for none."""
    lowers = article.lowers
    at = next((k for k in range(role.head + 1, role.last) if lowers[k] in _POSTS), 0)
    seated = role.owner is not None and role.owner.first > role.head and lowers[role.owner.first - 1] == "in"
    if role.owner is not None and seated:
        at = role.owner.first - 1
    whose = role.owner is not None and role.owner.first >= at and not seated
    if not at or whose or lowers[role.head] in article.vocabulary.roles.plural_heads:
        return 0
    behind = lowers[role.last : role.last + 1] == [","] and _bears(article, behind_honorifics(article, role.last + 1))
    before = article.hit_at.get(role.first - 2) if role.first >= 2 and lowers[role.first - 1] == "," else None
    return at if behind or (before is not None and _bears(article, before.first)) else 0


def _bears(article: ArticleWords, at: int) -> bool:
    hit = article.hit_at.get(at)
    return hit is not None and hit.first == at and hit.entity is not None and hit.entity.startswith("person:")


def _group(article: ArticleWords, role: RolePhrase) -> RoleGroup:
    lowers = article.lowers
    office = "leader" if role.office in ("head", "monarch") and _of_state(lowers, role) else role.office
    at, first = role.core, role.first
    sides: list[str] = []
    start = article.bounds(role.head)[0]
    while at > start and (lowers[at - 1] in _JOINERS or at - 1 in article.hit_at):
        at -= 1
        hit = article.hit_at.get(at)
        if hit is not None:
            side = None if hit.senses[0].form is MentionForm.PLACE and hit.entity is None else hit_side(article, hit)
            if side is None or hit.entity is not None:
                break
            sides.insert(0, side)
            at = first = hit.first
    last = _end_of_list(article, role)
    for index in range(role.head + 1, last):
        hit = article.hit_at.get(index)
        if hit is not None and hit.first == index and (side := hit_side(article, hit)) is not None:
            sides.append(side)
    number = max(
        (_NUMBERS.get(low, 0) for low in lowers[max(start, min(first, role.first) - 1) : role.head]), default=0
    )
    return RoleGroup(min(first, role.first), last, role.head, office, tuple(dict.fromkeys(sides)), number)


def _end_of_list(article: ArticleWords, role: RolePhrase) -> int:
    """Where "of Latvia, Lithuania and Estonia" ends."""
    at = end = role.last
    lowers, stop = article.lowers, article.bounds(role.head)[1]
    if at == role.head + 1 or at - 1 not in article.hit_at:
        return end
    while at + 1 < stop and lowers[at] in (",", "and"):
        closing = lowers[at] == "and" or lowers[at + 1] == "and"
        at += 2 if lowers[at] == "," and lowers[at + 1] == "and" else 1
        at += lowers[at : at + 1] == ["the"]
        hit = article.hit_at.get(at)
        if hit is None or hit.entity is not None or hit.first != at:
            break
        at = hit.last
        if closing:
            return at
    return end


def _of_state(lowers: list[str], role: RolePhrase) -> bool:
    return any(low in ("state", "government") for low in lowers[role.head + 1 : role.head + 4])
