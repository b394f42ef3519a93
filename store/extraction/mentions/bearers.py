"""The persons of an article by their offices: whom "the minister", "his counterpart" or "the envoy" can mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from store.extraction.mentions.article_words import ArticleWords, Entity
from store.extraction.mentions.offices import NAMED_BY_SIDE, own_words
from store.extraction.mentions.roles import RolePhrase
from store.extraction.mentions.sides import role_side
from store.lexicon.closed import closed

DEPUTIES = closed("lesser_holders") - {"acting", "interim"}
TOP_CLASSES = frozenset({"head", "leader"})
TOP_OFFICES = frozenset({"secretary-general", "president", "head", "leader"})
"""Offices of those at the top of a body."""
_FEW = 4
"""Names before an office that are looked at for the one person of its side."""
_OURS = "Minister"
"""Alone and with a capital, "the Minister": so a ministry writes of its own."""
_LEAD = 5
"""Sentences, the heading among them, in one of which it names its minister."""


class Bearers:
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
        if role.role_class in TOP_CLASSES and role.core == role.head and _is_body(role):
            wanted |= TOP_OFFICES  # "the UN chief" is its secretary-general
        if article.lowers[role.head] in article.vocabulary.roles.loose_heads and not exact:
            owner = role.owner
            if owner is None or not _is_body(role):
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
            near = [b for b in borne[max(0, middle - self._LOOK) : middle] if self._fits(role, side, b[1])]
            if near:
                last = next((b for b in reversed(near) if self._of_one_rank(role, b[1])), near[-1])
                before = max(before, last) if before is not None else last
            if side is not None:
                after.update(key for _, key in borne[middle : middle + self._LOOK] if self._fits(role, side, key))
        if before is not None:
            ours = self._of_the_house(role)
            if ours is not None:
                return ours
            return before[1] if role.owner is not None else self._first_of_sentence(role, wanted, side, before)
        if len(after) == 1:
            return next(iter(after))
        if side is None and role.determiner == "the":
            return self._without_office(role)
        if side is not None and not role.former and exact:
            holder = article.lexicon.holder(role.office, side, article.day)
            if holder is not None and holder.key in article.entities:
                return holder.key
        return None

    def _first_of_sentence(self, role: RolePhrase, wanted: set[str], side: str | None, last: tuple[int, str]) -> str:
        """ "President A will meet President B. The president ...": of two in one sentence before, its subject."""
        number = self._article.sentence_at[last[0]]
        if number == self._article.sentence_at[role.head]:
            return last[1]
        same: list[tuple[int, str]] = []
        for each in wanted:
            borne = self._by_class.get(each, [])
            end = bisect_right(borne, last)
            near = borne[max(0, end - self._LOOK) : end]
            same += [b for b in near if self._article.sentence_at[b[0]] == number and self._fits(role, side, b[1])]
        return min((b for b in same if self._of_one_rank(role, b[1])), default=last)[1]

    def _of_the_house(self, role: RolePhrase) -> str | None:
        """ "The Minister", with a capital and no more: a ministry's own, whoever else it names, as the lead tells."""
        article = self._article
        if role.owner is not None or role.determiner != "the" or role.core != role.head:
            return None
        if article.words[role.head] != _OURS:
            return None
        borne = (b for b in self._persons if any(each.endswith("minister") for each in article.entities[b[1]].classes))
        at, key = next(borne, (role.first, None))
        return key if at < role.first and article.sentence_at[at] < _LEAD else None

    def _without_office(self, role: RolePhrase) -> str | None:
        """ "Mali's X came. The special envoy met": the one person of the sentence before, whose office is not told."""
        article = self._article
        number = article.sentence_at[role.head]
        at = bisect_left(self._persons, (role.first, ""))
        near = self._persons[max(0, at - _FEW) : at]
        named = {key for place, key in near if number - 1 <= article.sentence_at[place] <= number}
        if len(named) != 1 or role.role_class not in article.vocabulary.roles.state_classes:
            return None
        key = named.pop()
        return key if article.entities[key].classes <= {NAMED_BY_SIDE} else None

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

    def _of_one_rank(self, role: RolePhrase, key: str) -> bool:
        """No vice-president is "the president" where one is named, nor a president "the vice-president"."""
        borne = [each.split() for each in self._article.entities[key].classes if each.startswith("=")]
        deputy = any(not DEPUTIES.isdisjoint((words[0][1:], *words[1:-1])) for words in borne)
        return deputy != DEPUTIES.isdisjoint(self._article.lowers[role.core : role.head])

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


def _is_body(role: RolePhrase) -> bool:
    """Whether an organisation or group owns the office."""
    owner = role.owner
    return owner is not None and (owner.entity or owner.senses[0].key).startswith(("org:", "group:"))
