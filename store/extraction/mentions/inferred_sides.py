"""For which country a minister or spokesman stands whom the article presents without one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from store.extraction.mentions.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions.settings import Setting, setting_of
from store.model import ActorKind, BlockKind, MentionForm

_REACH = 60
"""Tokens back from a name to the body or country for which its bearer speaks."""


def infer_sides(article: ArticleWords) -> None:
    """Give persons with an office of state and no side the country nearest to them, else the article's home."""
    home: str | None = None
    looked = False
    abroad_of = _Counterparts(article)
    countries = _Countries(article)
    for entity in article.entities.values():
        if entity.kind is not ActorKind.PERSON or entity.affiliation is not None or entity.known:
            continue
        roles = article.vocabulary.roles
        if (
            not entity.classes & roles.state_classes
            or (entity.title or "").lower().split(" ")[-1] in roles.plural_heads
        ):
            continue  # the ministers X and Y are seldom of one country
        named = article.named.get(entity.key)
        setting = setting_of(article, entity, named[0]) if named else Setting()
        entity.affiliation = (_nearest_owner(article, entity, named[0]) if named else None) or setting.own
        abroad = setting.partner or (abroad_of.find(named) if named else None)
        if entity.affiliation is None and abroad is not None:
            entity.affiliation = setting.place or countries.home_but(abroad)
        elif entity.affiliation is None:
            if not looked:
                home, looked = countries.home(), True
            entity.affiliation = home
        countries.add(entity)


def _nearest_owner(article: ArticleWords, entity: Entity, at: int) -> str | None:
    """The country of "its minister X", and of the ministry before "Spokeswoman X"."""
    nearby = article.lowers[max(0, at - 6) : at]
    owned = any(low in article.vocabulary.roles.side_owners for low in nearby) or (
        "by" in nearby and any(low in article.vocabulary.roles.led_by for low in nearby)
    )
    if not owned and "spokesman" not in entity.classes:
        return None
    seen = at
    while (seen := seen - 1) >= max(0, at - _REACH):
        hit = article.hit_at.get(seen)
        if hit is None:
            continue
        if owned and hit.entity is None and hit.acts and hit.senses[0].form is not MentionForm.PLACE:
            country = article.lexicon.country_of(hit.senses[0].key)
            if country is not None:
                return country
        if hit.entity is not None and article.entities[hit.entity].seat:
            return article.entities[hit.entity].affiliation
        seen = hit.first
    return None


class _Counterparts:
    """The countries of "her Lesotho counterpart", by where the word stands."""

    def __init__(self, article: ArticleWords) -> None:
        self._sentence_at = article.sentence_at
        self._lowers, self._bounds = article.lowers, article.bounds
        self._at: list[int] = []
        self._countries: list[str | None] = []
        for at in article.indexes_of(article.vocabulary.roles.counterparts):
            start = article.bounds(at)[0]
            hits = (article.hit_at.get(k) for k in range(at - 1, max(at - 5, start), -1))
            hit = next((hit for hit in hits if hit is not None), None)
            if hit is not None and article.before(hit.first) in ("his", "her", "their"):
                self._at.append(at)
                self._countries.append(article.lexicon.country_of(hit.senses[0].key))

    def find(self, named: list[int]) -> str | None:
        """The country of the first counterpart behind somebody's name: not the one that he stands for."""
        for name in named:
            number = bisect_right(self._at, name)
            sentence = self._sentence_at[name]
            if sentence < 0 or number >= len(self._at):
                continue
            told = self._sentence_at[self._at[number]]
            if told == sentence or (told == sentence + 1 and self._goes_on(self._at[number])):
                return self._countries[number]
        return None

    def _goes_on(self, at: int) -> bool:
        """Whether the sentence of a token begins with a pronoun for somebody of the sentence before."""
        return self._lowers[self._bounds(at)[0]] in ("he", "she")


class _Countries:
    """How often an article speaks of each country, and which of them is its home."""

    def __init__(self, article: ArticleWords) -> None:
        self._article = article
        self._hits = [hit for hit in article.hits if not hit.dropped]
        self._all: Counter[str] | None = None

    def home(self) -> str | None:
        """The country of the dateline if the article speaks of it, else the one that it names most."""
        counts = Counter(country for hit in self._hits if (country := _country(self._article, hit)) is not None)
        for country in self._datelines:
            if counts[country] or not counts:
                return country
        if len(counts) == 1 and self._article.countries == counts.keys() and self._acts():
            return next(iter(counts))
        return _clear(counts.most_common(2))

    def _acts(self) -> bool:
        """Whether some country is more than the place of something."""
        return any(hit.acts and hit.entity is None and _country(self._article, hit) for hit in self._hits)

    def home_but(self, abroad: str) -> str | None:
        """The home of the article among the countries but ``abroad``; those of its places and persons count too."""
        if self._all is None:
            self._all = self._count_all()
        counts = self._all
        for country in self._datelines:
            if country != abroad and counts[country]:
                return country
        ranked = [one for one in counts.most_common(3) if one[0] != abroad][:2]
        if not ranked:
            return next((country for country in self._datelines if country != abroad), None)
        return ranked[0][0] if len(ranked) == 1 else _clear(ranked)

    def add(self, person: Entity) -> None:
        """Count the country that a person has been given."""
        if person.affiliation is None or self._all is None:
            return
        country = self._article.lexicon.country_of(person.affiliation)
        if country is not None and person.key in self._named:
            self._all[country] += self._named[person.key]

    def _count_all(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for hit in self._hits:
            country = _country(self._article, hit)
            if country is None:
                person = self._article.entities.get(hit.entity or "")
                key = person.affiliation if person is not None else hit.senses[0].place or hit.senses[0].key
                country = self._article.lexicon.country_of(key) if key else None
            if country is not None:
                counts[country] += 1
        return counts

    @cached_property
    def _named(self) -> Counter[str]:
        return Counter(hit.entity for hit in self._hits if hit.entity is not None)

    @cached_property
    def _datelines(self) -> list[str]:
        """The countries of the towns in the datelines and headers, each once."""
        document = self._article.document
        kinds = (BlockKind.DATELINE, BlockKind.HEADER)
        spans = [block.span for block in document.blocks if block.kind in kinds]
        towns = (country for span in spans for country in _towns(self._article, document.text[span.start : span.end]))
        return list(dict.fromkeys(towns))


def _clear(ranked: list[tuple[str, int]]) -> str | None:
    """The first country if it is named more than once, and at least twice as often as the second."""
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


def _country(article: ArticleWords, hit: Hit) -> str | None:
    if hit.entity is not None:
        entity = article.entities[hit.entity]
        return entity.affiliation if entity.seat else None
    if hit.senses[0].form is MentionForm.PLACE:
        return None
    return article.lexicon.country_of(hit.senses[0].key)


def _towns(article: ArticleWords, text: str) -> list[str]:
    """Countries of the towns in a dateline, "ADDIS ABABA, March 3 (Agency)", in order."""
    stripped = [word.strip(",.()–—-/|") for word in text.split()]
    words = [word.capitalize() if word.isupper() else word for word in stripped]
    found = []
    for at in range(len(words)):
        for phrase in (" ".join(words[at : at + 2]), words[at]):
            for sense in article.lexicon.senses(phrase) if phrase else ():
                country = article.lexicon.country_of(sense.place or sense.key)
                if country is not None:
                    found.append(country)
    return found
