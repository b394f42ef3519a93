"""The country that "the government", "government negotiators" or "the foreign minister" of an article stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from store.extraction.claims.text.article import NOTHING, Article
from store.lexicon.closed import closed
from store.model import Mention, MentionForm

RULING = closed("ruling_bodies")
OFFICES = closed("offices_of_a_state")
OF_BODIES_TOO = closed("offices_of_bodies_too")
FIELDS = closed("fields_of_a_secretary")
OTHERS = closed("other_than_the_ruling")
OF_NO_STATE = closed("other_than_of_a_state")
ENVOYS = closed("those_who_act_for_the_ruling")
TWICE = 40
"""How many tokens before "the government" its country must not act."""
CLEAR = 2
"""How many times as often as any other a country must be named for "the government" to be its own."""
RIVALLED = 3
"""How often it must be named where another is named as well."""
SAME_OFFICE = 3
"""Within how many sentences "the minister" is the one whose country was told."""
REACH = 60
"""How many tokens around an office the rest of its sentence is looked at."""
LATEST = 8
"""How many offices of one name told before are looked at."""
BEHIND = 3
"""How many tokens behind an office the name of who holds it stands at most."""


class Ruling:
    """Whose government or minister an article means where it does not say so; asked in text order."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._told: dict[str, list[tuple[int, str | None]]] = {}
        self._ruled = {land: row["by"] for row in article.lexicon.table("meetings")["ruled"] for land in row["lands"]}
        """Lands that another country rules, with it."""

    def country(self, first: int, at: int) -> str | None:
        """The country of the government told in ``[first, at]``; None where it is not clear, or acts there already:
        "Kenya's minister flew to Juba for talks with the government"."""
        lower = self._article.lower
        another = lower[at] != "ministry" and not OTHERS.isdisjoint(lower[first:at])
        where = self._article.before(first) in ("at", "in", "inside", "outside")  # "at the ministry"
        if another or where or lower[at + 1 : at + 2] == ["to"]:
            return None
        around = self._around(at)
        land = self._of_the_other_side(around)
        country = self._ruled.get(land, land) if land is not None else self._leading(self._counts)
        acting = self._acting(range(max(first - TWICE, around.start), first))
        return None if any(self._article.side_of(mention.key) == country for mention in acting) else country

    def envoys(self, at: int) -> bool:
        """Whether a token begins "government negotiators", told without an article or with "a"."""
        article = self._article
        plain = article.mention_at[at] == NOTHING and article.lower[at + 1 : at + 2] != []
        return plain and article.lower[at] == "government" and article.lower[at + 1] in ENVOYS

    def note(self, at: int) -> None:
        """Remember for which country an office is told: "Kenya's foreign minister"."""
        mention = self._article.mention(at)
        if mention is not None and mention.form is MentionForm.ROLE:
            told = self._told.setdefault(self._article.lower[at], [])
            told.append((self._article.sentence_index(at), self._article.side_of(mention.key)))

    def of_office(self, first: int, at: int) -> str | None:
        """The country of an office told in ``[first, at]`` without one: that of the same office told just before, of
        whoever says it, of the town where somebody of another country meets him, or the one the article is about."""
        article = self._article
        if not OF_NO_STATE.isdisjoint(article.lower[first:at]) or self._named_behind(at):
            return None
        number, around = article.sentence_index(at), self._around(at)
        near = {side for told, side in self._told.get(article.lower[at], [])[-LATEST:] if number - told <= SAME_OFFICE}
        if near:
            return near.pop() if len(near) == 1 else None
        bare = at - first < 2
        if bare or (article.lower[at] in OF_BODIES_TOO and article.lower[at - 1] not in FIELDS):
            return None
        begun = any(article.finite(k) is not None for k in range(self._begins(first, around), first))
        index = article.statement_at[at]
        speaker = article.statements[index].speaker_key if index != NOTHING else None
        said_by = self._state(article.side_of(speaker)) if speaker is not None else None
        if said_by is not None and not begun:
            return said_by
        if begun and article.lower[at + 1 : at + 2] in (["'s"], ["'"]):
            return None  # "Ghana's cabinet prepares the president's trip to Lomé"
        told = (k for k in around if article.statement_at[k] == index)
        others = {self._land(mention) for mention in self._acting(told)}
        towns = [m for k in around[at - around.start :] if (m := article.mention(k)) and m.form is MentionForm.PLACE]
        here = {land for town in towns if (land := self._land(town)) is not None}
        asked = here if begun else self._acts.keys()
        country = self._leading(Counter({land: self._counts[land] for land in asked if land not in others}))
        foremost = [land for land, _ in self._counts.most_common(2)]
        return country if country in self._acts and country in foremost else None

    def _begins(self, first: int, around: range) -> int:
        """Where the words of somebody that hold a token begin, else the sentence."""
        index = self._article.statement_at[first]
        start = around.start
        while index != NOTHING and start < first and self._article.statement_at[start] != index:
            start += 1
        return start

    def _named_behind(self, at: int) -> bool:
        """Whether the name of who holds the office follows: "the foreign minister, A", "the minister A"."""
        behind = (self._article.mention(k) for k in range(at + 1, min(at + 1 + BEHIND, len(self._article.lower))))
        return any(mention is not None and self._article.is_person(mention) for mention in behind)

    def _around(self, at: int) -> range:
        """The tokens of the sentence of a token, as far as they are near it."""
        sentence = self._article.document.sentences[self._article.sentence_index(at)]
        return range(max(sentence.first, at - REACH), min(sentence.last, at + REACH))

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often the article names each country, its towns and people."""
        return Counter(country for mention in self._article.mentions if (country := self._land(mention)))

    @cached_property
    def _acts(self) -> Counter[str]:
        """The same without towns and countries that only say where."""
        named = (m for m in self._article.mentions if m.form is not MentionForm.PLACE)
        return Counter(country for mention in named if (country := self._land(mention)))

    @staticmethod
    def _leading(counts: Counter[str]) -> str | None:
        """The country named far more often than any other: the one that the article is about."""
        ranked = [*counts.most_common(2), ("", 0), ("", 0)]
        (country, most), (_, other) = ranked[:2]
        clear = most >= CLEAR * other and (not other or most >= RIVALLED)
        return country if country and clear else None

    def _of_the_other_side(self, around: range) -> str | None:
        """The one country to which the groups and bodies that act in a sentence belong: the ELN's is Colombia."""
        lands = set()
        for mention in self._acting(around):
            actor = self._article.actors.get(mention.key)
            if actor is None:
                continue
            of_a_land = mention.key.startswith("group:") or (mention.key.startswith("org:") and not actor.known)
            if of_a_land and actor.affiliation:
                lands.add(actor.affiliation)
        return lands.pop() if len(lands) == 1 else None

    def _acting(self, tokens: Iterable[int]) -> Iterator[Mention]:
        for k in tokens:
            mention = self._article.mention(k)
            if mention is not None and mention.form is not MentionForm.PLACE:
                yield mention

    def _land(self, mention: Mention) -> str | None:
        article = self._article
        if mention.form is MentionForm.PLACE:
            return article.country_of_place(mention.key)
        side = article.side_of(mention.key)
        actor = article.actors.get(side) if side is not None else None
        return self._state(side if actor is None or actor.affiliation is None else actor.affiliation)

    @staticmethod
    def _state(side: str | None) -> str | None:
        return side if side is not None and side.startswith("country:") else None
