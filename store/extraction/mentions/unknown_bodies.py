"""Bodies that stand in no lexicon: "Equatoria Salvation Front (ESF)", "Council of the Wise", "Delta Centre"."""

from __future__ import annotations

from store.extraction.mentions.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions.bodies import owning_side
from store.extraction.mentions.kinds import after_location
from store.lexicon import Sense
from store.lexicon.closed import closed
from store.lexicon.folding import slug
from store.model import ActorKind, MentionForm


def find_unknown_bodies(article: ArticleWords) -> None:
    """Add hits for runs of capitalised words with a word such as "Council" or "Front" in them."""
    names, lowers, hit_at = article.vocabulary.names, article.lowers, article.hit_at
    free = 0
    heads = {*article.indexes_of(names.organisation_heads), *article.indexes_of(names.media_heads)}
    for at in sorted(heads.intersection(article.capitals)):
        low = lowers[at]
        if low == "delegation" and at - 1 in hit_at:
            continue  # "met the Brazilian Delegation" is Brazil
        if low in names.family_first and at + 1 < len(lowers) and article.words[at + 1][:1].isupper():
            continue  # "Sun Haiyan"
        if at >= free and at not in hit_at and at not in article.headline:
            free = _read(article, at, *article.bounds(at))
    for at in article.indexes_of(_MUNICIPAL):
        _read_town(article, at, article.bounds(at)[1])


def _read_town(article: ArticleWords, at: int, end: int) -> None:
    """ "The City of Saskatoon will return to the table": a town that acts by its full name."""
    lowers, words = article.lowers, article.words
    if at in article.hit_at or at in article.headline or not words[at][0].isupper() or after_location(article, at):
        return
    if article.before(at) != "the" or lowers[at + 1 : at + 2] != ["of"] or at + 2 >= end:
        return
    hit = article.hit_at.get(at + 2)
    last = hit.last if hit is not None else at + 2
    while hit is None and last < end and _belongs(article, last):
        last += 1
    if last > at + 2 and (hit is None or hit.senses[0].place or hit.senses[0].form is MentionForm.PLACE):
        country = article.lexicon.country_of(hit.senses[0].place or hit.senses[0].key) if hit is not None else None
        _add(article, at, last, country)


def _read(article: ArticleWords, head: int, start: int, end: int) -> int:
    names, roles, lowers, words = article.vocabulary.names, article.vocabulary.roles, article.lowers, article.words
    first = head
    while first > start:
        tied = _tied(article, first - 1)
        if _belongs(article, first - 1):
            first -= 1
        elif tied and first - 2 >= start and (_belongs(article, first - 2) or _is_plural_office(article, first - 2)):
            first -= 2
        else:
            break
    while first < head and first in article.first_words and lowers[first] in names.stop:
        if lowers[first] in roles.modifiers and lowers[first] not in ("deputy", "senior", "former", "top"):
            break
        first += 1
    last = head + 1
    while (
        last < end
        and _belongs(article, last)
        and (lowers[last] in names.organisation_heads or lowers[last] in names.media_heads or first == head)
    ):
        if words[last] in names.given or lowers[last] in roles.honorifics or lowers[last] in roles.heads:
            break
        last += 1
    if first == head and last - head == 3 and any(low in roles.heads for low in lowers[max(start, head - 4) : head]):
        last = head + 1  # "Head of the Secretariat Maulen Ashimbayev"
    if last + 1 < end and _tied(article, last) and lowers[last] != "-":
        last = max(last, _last_head(article, last + 1, end))  # "Maritime Workers' Union"
    last = _extended(article, last, end)
    last = _spelt_until(article, first, last, end) or last
    side = None
    before = article.hit_at.get(first - 1) if first > start else None
    if before is not None and before.last == first and before.entity is None:
        if _joined_to(article, before):
            return last  # "the Thai-Cambodian Joint Boundary Commission" is those two, no third
        side = owning_side(article, before)
        if before.senses[0].form is not MentionForm.DEMONYM:
            first = before.first
    elif first >= start + 2 and lowers[first - 1] == "'s" and (first - 2) in article.hit_at:
        side = owning_side(article, article.hit_at[first - 2])
    if last - first < 2 or any(words[i].isupper() and len(words[i]) > 4 for i in range(first, last)):
        return last
    plain = (last - first < 3 and lowers[last - 1] not in _NAMED) or any(
        lowers[i] in _OF_STATE for i in range(first, last)
    )
    of_any_state = plain and all(
        low in roles.modifiers or low in names.organisation_heads or low in names.links for low in lowers[first:last]
    )
    if side is None and (of_any_state or tuple(lowers[first:last]) in roles.bodies):
        return last  # "Foreign Ministry", "Security Service"
    if lowers[last - 1] in names.place_heads and lowers[last - 1] not in names.organisation_heads:
        return last  # "Government Complex"
    _add(article, first, last, side)
    if last + 2 < end and lowers[last] == "(" and lowers[last + 2] == ")" and words[last + 1][:2].isupper():
        inner = _spelt_out(article, first, last)
        if inner > first:
            article.drop_hit(article.hit_at[first])
            _add(article, inner, last, side)
        key = article.hit_at[inner].entity or ""
        article.surnames.setdefault("=" + words[last + 1], []).append(key)
        article.add_hit(Hit(last + 1, last + 2, (Sense(key, MentionForm.NAME),), rule="acronym", entity=key))
        return last + 3
    return last


def _spelt_out(article: ArticleWords, first: int, last: int) -> int:
    """Where the name begins that the letters behind it stand for: "Committee of the Niger Basin Authority (NBA)"."""
    letters = article.words[last + 1]
    for at in range(last - len(letters), first - 1, -1):
        capitals = "".join(word[0] for word in article.words[at:last] if word[:1].isupper())
        if capitals == letters and article.words[at][:1].isupper():
            return at
    return first


def _spelt_until(article: ArticleWords, first: int, last: int, end: int) -> int:
    """Where a name ends that goes on with "in", by the letters behind it: "Movement for Justice in Kolia (MJK)"; 0."""
    if article.lowers[last : last + 1] != ["in"]:
        return 0
    stop = last + 1
    while stop < end and _belongs(article, stop):
        stop += 1
    if stop == last + 1 or article.lowers[stop : stop + 1] != ["("] or stop + 2 >= end:
        return 0
    capitals = "".join(word[0] for word in article.words[first:stop] if word[:1].isupper())
    return stop if article.words[stop + 1] == capitals and article.lowers[stop + 2] == ")" else 0


def _is_plural_office(article: ArticleWords, at: int) -> bool:
    """The bishops of a "Bishops' Conference"."""
    plural = article.lowers[at] in article.vocabulary.roles.heads and article.lowers[at].endswith("s")
    return plural and article.words[at][:1].isupper() and at not in article.hit_at


def _tied(article: ArticleWords, at: int) -> bool:
    """Whether a sign goes on inside the name of a body: "Ex-Soldiers League", "Dockers' Union", "Women's Council"."""
    lowers = article.lowers
    if lowers[at] == "-":
        return at + 1 < len(lowers) and article.glued(at) and article.glued(at + 1)
    owners = lowers[at - 1]
    return (lowers[at] == "'" and owners.endswith("s")) or (lowers[at] == "'s" and owners.endswith(_PLURALS))


def _joined_to(article: ArticleWords, hit: Hit) -> bool:
    """Whether a country is joined to another one before it: "Greek-Turkish", "India and Nepal"."""
    other = article.hit_at.get(hit.first - 2)
    if other is None or article.lowers[hit.first - 1] not in ("-", "–", "—", "/"):
        return False
    keys = (other.senses[0].key, hit.senses[0].key)
    return all(key.startswith("country:") for key in keys)


def _of_several(article: ArticleWords, hit: Hit) -> bool:
    """Whether a country behind "of" is the first of several: "and" or a comma leads to the next."""
    after = article.hit_at.get(hit.last + 2 if article.lowers[hit.last + 1 : hit.last + 2] == ["the"] else hit.last + 1)
    if after is None or article.lowers[hit.last] not in ("and", ","):
        return False
    return all(each.senses[0].key.startswith("country:") for each in (hit, after))


def _last_head(article: ArticleWords, first: int, end: int) -> int:
    """Behind the last noun for a body in the run of capitals from a token; 0 where there is none."""
    found, at = 0, first
    while at < end and (_belongs(article, at) or (at > first and _tied(article, at))):
        at += 1
        if article.lowers[at - 1] in article.vocabulary.names.organisation_heads:
            found = at
    return found


def _described(article: ArticleWords, first: int, end: int) -> int:
    """Behind the plural that a country's name describes: "Council of Kenya Muslims"; ``first`` if there is none."""
    last = first
    while last < end and _belongs(article, last) and article.words[last] not in article.vocabulary.names.given:
        last += 1
    plural = last > first and article.lowers[last - 1].endswith("s")
    return last if plural or _last_head(article, first, end) == last else first


def _belongs(article: ArticleWords, at: int) -> bool:
    word, low = article.words[at], article.lowers[at]
    return (
        word[:1].isupper()
        and word[:1].isalpha()
        and at not in article.hit_at
        and low not in article.vocabulary.names.never
        and not (low in article.vocabulary.roles.heads and low not in article.vocabulary.roles.modifiers)
    )


def _add(article: ArticleWords, first: int, last: int, side: str | None) -> None:
    names = article.vocabulary.names
    name = article.text(first, last)
    heads = {article.lowers[i] for i in range(first, last)}
    outlet = heads & names.media_heads
    media = bool(outlet) and not heads & (names.organisation_heads - names.media_heads)
    media = media and not (outlet <= _AGENCY and last - first > 2 and _NEWS.isdisjoint(heads))
    key = f"org:{slug(name)}"
    if key not in article.entities:
        kind = ActorKind.GROUP if heads & names.group_heads else ActorKind.ORGANISATION
        country = article.lexicon.country_of(side) if side else _country_inside(article, first, last)
        seat = country is not None and bool(heads & _OF_STATE)
        article.entities[key] = Entity(key, name, kind, country, media=media, seat=seat)
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.NAME),), rule="body-form", entity=key))


_AGENCY = frozenset(("agency",))
_NEWS = frozenset(("information", "photo"))
"""What makes an agency one of news, beside the words of outlets: "State Information Agency", no "Space Agency"."""
_OF_STATE = closed("bodies_of_state")
"""Words of bodies that a country has one of: they take part as their country."""


_NAMED = frozenset(("party", "league", "front", "alliance", "movement", "guild"))
"""Bodies that no office is called by: "the Centre Party" has a name, "the Security Service" has none."""
_MUNICIPAL = frozenset(("city", "town", "municipality", "county", "province", "borough", "district"))
_PLURALS = ("men", "people", "children", "peoples")
"""Ends of plurals without an "s", "Fishermen's Guild"; the "'s" behind other names makes them owners."""


def _country_inside(article: ArticleWords, first: int, last: int) -> str | None:
    """The country that a body's name ends in: "Council of Ministers of the Togolese Republic"."""
    hit = article.hit_at.get(last - 1)
    if (
        hit is None
        or hit.entity is not None
        or hit.first <= first
        or article.lowers[hit.first - 1] not in ("of", "the")
    ):
        return None
    return article.lexicon.country_of(hit.senses[0].key)


def _extended(article: ArticleWords, last: int, end: int) -> int:
    """The end of a body's name with what "of" or "for" ties to it: "Front for the Renewal of Chad"."""
    names, lowers, words, hit_at = article.vocabulary.names, article.lowers, article.words, article.hit_at
    while last < end and lowers[last] in names.links:
        step = last + 1
        if step < end and lowers[step] == "the":
            step += 1
        if step >= end:
            break
        hit = hit_at.get(step)
        joining = lowers[last] in ("and", "&", "on", "the", "la")
        if hit is not None and hit.first == step and not joining:
            if _of_several(article, hit):
                break  # "the Water Commission of Kazakhstan and Kyrgyzstan" is those two
            last = _described(article, hit.last, end)
        elif hit is None and words[step][:1].isupper() and lowers[step] not in names.never:
            if joining and (lowers[last - 1] in names.organisation_heads or _last_head(article, step, end)):
                break  # "the Union of Miners and the Chamber of Mines"
            last = step + 1
            while last < end and words[last][:1].isupper() and last not in hit_at and lowers[last] not in names.never:
                last += 1
        else:
            break
    return last
