"""What the sentence that first names somebody says of his country: whom he meets there, and where."""

from __future__ import annotations

from typing import NamedTuple

from store.extraction.mentions.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions.persons import before_honorifics
from store.extraction.mentions.sides import hit_side
from store.lexicon.closed import closed
from store.model import ActorKind, MentionForm

MET = closed("met")
GATHERINGS = closed("gatherings")
PRONOUNS = frozenset(("he", "she", "they"))
TRAVELS = closed("travels_abroad")
OFFICE_WORDS = closed("before_an_office")
_VERB = 5
"""Tokens between a name and the verb of his journey at most."""
_GOAL = 5
"""Tokens between that verb and where the journey goes."""
_NEAR = 6
"""Tokens before "with" and "between" among which the word for a meeting stands."""
_LIST = 4
"""Tokens between an adjective and the "and" before somebody: "members of the Japanese parliament and Minister X"."""


class Setting(NamedTuple):
    """What can be known of the country of a person from the sentence with the first mention."""

    own: str | None = None
    """The country that the sentence itself gives."""
    partner: str | None = None
    """The country of somebody whom the person meets."""
    place: str | None = None
    """The only country where the sentence, or the one before it, puts the two."""


def setting_of(article: ArticleWords, entity: Entity, at: int) -> Setting:
    """Read the sentence around the first mention, at token ``at``, of a person whose country is not told."""
    first, last = article.bounds(at)
    hit = article.hit_at.get(at)
    if first >= last or hit is None:
        return Setting()
    start = _role_start(article, at, first)
    own = _beside(article, entity, start, first)
    if own is not None:
        return Setting(own)
    partner = _met_before(article, start, first, last) or _met_after(article, hit, last)
    partner = partner or _joined_with(article, hit, last)
    if partner is None and (land := _gone_to(article, hit, last)) is not None:
        return Setting(None, land)
    if partner is None:
        return Setting(_in_the_capital(article, start, first))
    return Setting(None, partner, _only_place(article, first, last, partner))


def _role_start(article: ArticleWords, at: int, first: int) -> int:
    """The first token of the title before a name."""
    roles, lowers = article.vocabulary.roles, article.lowers
    start = before_honorifics(article, at)
    while start > first and start - 1 not in article.hit_at:
        if lowers[start - 1] not in roles.heads and lowers[start - 1] not in roles.modifiers:
            break
        start -= 1
    return start


def _country(article: ArticleWords, hit: Hit) -> str | None:
    side = hit_side(article, hit)
    return article.lexicon.country_of(side) if side is not None else None


def _is_person(article: ArticleWords, hit: Hit) -> bool:
    return hit.entity is not None and article.entities[hit.entity].kind is ActorKind.PERSON


def _beside(article: ArticleWords, entity: Entity, start: int, first: int) -> str | None:
    """ "Members of the Japanese parliament and Foreign Minister X", "Croatian premier Y and Defence Minister X"."""
    lowers = article.lowers
    if start - 2 <= first or lowers[start - 1] != "and" or "between" in lowers[first:start]:
        return None
    k = start - 2
    while k > first and k not in article.hit_at and k > start - 2 - _LIST and lowers[k].isalpha():
        k -= 1
    hit = article.hit_at.get(k)
    if hit is None:
        return None
    if _is_person(article, hit):
        return _country(article, hit) if k == start - 2 and "minister" in entity.classes else None
    if hit.entity is not None and article.entities[hit.entity].seat:
        return _country(article, hit)
    if article.lowers[k - 1] == "-":
        return None  # "anti-Syrian journalist and MP X"
    if hit.senses[0].form is MentionForm.PLACE or k == start - 2 or hit.senses[0].form is not MentionForm.ADJECTIVE:
        return None
    return _country(article, hit)


def _met_before(article: ArticleWords, start: int, first: int, last: int) -> str | None:
    """Whose the other side is behind "met", "received by" or "talks with": the subject, or who follows the comma."""
    at = start - 1
    if at > first and article.lowers[at] in ("the", "new"):
        at -= 1
    if at < first or not _meets(article, at, first):
        return None
    for k in range(at - 1, first - 1, -1):
        hit = article.hit_at.get(k)
        if hit is not None and _is_person(article, hit):
            return _country(article, hit)
    number = article.sentence_at[first]
    if any(low in PRONOUNS for low in article.lowers[first:at]):
        before = article.document.sentences[number - 1] if number > 0 else None
        return _first_person(article, before.first, before.last) if before is not None else None
    if article.lowers[at] in ("with", "between") and (found := _first_person(article, start, last)):
        return found
    return next((found for k in range(first, at) if (found := _acting(article, k)) is not None), None)


def _meets(article: ArticleWords, at: int, first: int) -> bool:
    """Whether the word before a title is that of a meeting: "met", "greeted by", "talks with"."""
    low = article.lowers[at]
    if low in MET:
        return True
    near = article.lowers[max(first, at - _NEAR) : at]
    return (low == "by" and not MET.isdisjoint(near[-1:])) or (
        low in ("with", "between") and not (MET.isdisjoint(near) and GATHERINGS.isdisjoint(near))
    )


def _first_person(article: ArticleWords, first: int, last: int) -> str | None:
    """The country of the first person of known side whom the tokens name."""
    for k in range(first, last):
        hit = article.hit_at.get(k)
        if hit is not None and _is_person(article, hit) and (found := _country(article, hit)) is not None:
            return found
    return None


def _acting(article: ArticleWords, at: int) -> str | None:
    """The country of the person or the country that acts at a token."""
    hit = article.hit_at.get(at)
    if hit is None or (not _is_person(article, hit) and (hit.senses[0].form is MentionForm.PLACE or not hit.acts)):
        return None
    return _country(article, hit)


def _met_after(article: ArticleWords, hit: Hit, last: int) -> str | None:
    """ "President X received Kyrgyzstan's Y": the country of the object."""
    group = article.verb(hit.last) if hit.last < last else None
    if group is None or article.lowers[group.head] not in MET:
        return None
    for k in range(hit.last, last):
        if (found := _acting(article, k)) is not None:
            return found
        if article.lowers[k] in (",", ";", "that"):
            return None
    return None


def _joined_with(article: ArticleWords, hit: Hit, last: int) -> str | None:
    """ "Deputy Minister X and Lao Deputy Minister Y chaired": the country of whoever stands beside the name."""
    at = hit.last + (article.lowers[hit.last] == "," if hit.last < last else 0)
    if at + 1 >= last or article.lowers[at] != "and":
        return None
    other = article.hit_at.get(at + 1 + (article.lowers[at + 1] == "the"))
    if other is None or other.entity is not None or other.senses[0].form is not MentionForm.ADJECTIVE:
        return None
    word = article.lowers[other.last] if other.last < last else ""
    return _country(article, other) if word in article.vocabulary.roles.heads or word in OFFICE_WORDS else None


def _gone_to(article: ArticleWords, hit: Hit, last: int) -> str | None:
    """ "Minister X left for Thimphu", "will visit Laos": the country that somebody of another one travels to."""
    for k in range(hit.last, min(hit.last + _VERB, last)):
        group = article.verb(k)
        if group is None:
            continue
        if group.lemma not in TRAVELS:
            return None
        for place in range(group.head + 1, min(group.head + 1 + _GOAL, last)):
            goal = article.hit_at.get(place)
            if goal is not None:
                led = group.lemma == "visit" or article.before(goal.first) in ("for", "to", "in")
                abroad = led and goal.entity is None and goal.senses[0].key.startswith("country:")
                return goal.senses[0].key if abroad else None  # towns may be at home
        return None
    return None


def _in_the_capital(article: ArticleWords, start: int, first: int) -> str | None:
    """ "In Tokyo, Prime Minister X said", of a country of which the article speaks."""
    place = article.hit_at.get(start - 2) if start - 2 > first and article.lowers[start - 1] == "," else None
    if place is None or article.lowers[first] != "in" or place.first != first + 1:
        return None
    country = article.lexicon.country_of(place.senses[0].place or place.senses[0].key)
    return country if country in article.countries else None


def _only_place(article: ArticleWords, first: int, last: int, partner: str) -> str | None:
    """The one country, not the partner's, of the places in a sentence, else in the sentence before it."""
    number = article.sentence_at[first]
    spans = [(first, last)]
    if number > 0:
        before = article.document.sentences[number - 1]
        spans.append((before.first, before.last))
    for begin, end in spans:
        hits = (article.hit_at.get(k) for k in range(begin, end))
        found = {_place_country(article, hit) for hit in hits if hit is not None} - {None, partner}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _place_country(article: ArticleWords, hit: Hit) -> str | None:
    sense = hit.senses[0]
    if hit.entity is not None or (hit.acts and sense.form is not MentionForm.PLACE):
        return None
    return article.lexicon.country_of(sense.place or sense.key)
