"""The country that "the government", "the junta" or "a government delegation" of an article stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from store.extraction.claims.text.article import NOTHING, Article
from store.lexicon.closed import closed
from store.model import Mention, MentionForm

RULING = closed("ruling_bodies")
OTHERS = closed("other_than_the_ruling")
ENVOYS = closed("those_who_act_for_the_ruling")
TWICE = 40
"""How many tokens before "the government" its country must not act."""
CLEAR = 2
"""How many times as often as any other a country must be named for "the government" to be its own."""
RIVALLED = 3
"""How often it must be named where another is named as well."""


class Ruling:
    """Whose government an article means where it does not say so."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def country(self, first: int, at: int) -> str | None:
        """The country of the government told in ``[first, at]``; None where it is not clear, or acts there already:
        "Kenya's minister flew to Juba for talks with the government"."""
        lower = self._article.lower
        if not OTHERS.isdisjoint(lower[first:at]) or lower[at + 1 : at + 2] == ["to"]:
            return None
        sentence = self._article.document.sentences[self._article.sentence_index(at)]
        country = self._of_the_other_side(sentence.first, sentence.last) or self.home
        acting = self._acting(max(first - TWICE, sentence.first), first)
        return None if any(self._article.side_of(mention.key) == country for mention in acting) else country

    def envoys(self, at: int) -> bool:
        """Whether a token begins "government negotiators", told without an article or with "a"."""
        article = self._article
        plain = article.mention_at[at] == NOTHING and article.lower[at + 1 : at + 2] != []
        return plain and article.lower[at] == "government" and article.lower[at + 1] in ENVOYS

    @cached_property
    def home(self) -> str | None:
        """The country that the article is about: named, with its towns and people, far more often than any other."""
        counts = Counter(country for mention in self._article.mentions if (country := self._land(mention)))
        ranked = [*counts.most_common(2), ("", 0)][:2]
        (country, most), (_, other) = ranked if len(ranked) == 2 else (("", 0), ("", 0))
        clear = most >= CLEAR * other and (not other or most >= RIVALLED)
        return country if country and clear else None

    def _of_the_other_side(self, first: int, last: int) -> str | None:
        """The one country to which the groups and bodies that act in a sentence belong: the ELN's is Colombia."""
        lands = set()
        for mention in self._acting(first, last):
            actor = self._article.actors.get(mention.key)
            if actor is not None and actor.affiliation and mention.key.startswith(("group:", "org:")):
                lands.add(actor.affiliation)
        return lands.pop() if len(lands) == 1 else None

    def _acting(self, first: int, last: int) -> Iterator[Mention]:
        for k in range(first, last):
            mention = self._article.mention(k)
            if mention is not None and mention.form is not MentionForm.PLACE:
                yield mention

    def _land(self, mention: Mention) -> str | None:
        article = self._article
        if mention.form is MentionForm.PLACE:
            return article.country_of_place(mention.key)
        side = article.side_of(mention.key)
        actor = article.actors.get(side) if side is not None else None
        country = side if actor is None or actor.affiliation is None else actor.affiliation
        return country if country is not None and country.startswith("country:") else None
