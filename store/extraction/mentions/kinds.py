"""Names that the words beside them make a place, an outlet or a body: "the town of X", "the daily Y"."""

from __future__ import annotations

from store.extraction.mentions.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions.sides import hit_side
from store.lexicon import Sense
from store.lexicon.closed import closed
from store.lexicon.folding import slug
from store.model import ActorKind, MentionForm

GOING = closed("going")
HALLS = closed("halls_of_state")
COURSES = frozenset({"process", "dialogue"})
"""Behind the name of a town: a name of talks, also where the text has the plain word."""
_OFFICE = 8
"""Tokens between an office and the body it is held in at most."""


def after_location(article: ArticleWords, first: int) -> bool:
    """Whether the words before say that a place follows: "in", "near the", "the town of"."""
    lowers = article.lowers
    at = first - 1
    definite = at >= 0 and lowers[at] == "the"
    at -= definite
    if at < 0 or (definite and lowers[first] in HALLS):
        return False  # "met at the Ministry": of no town
    if lowers[at] in article.vocabulary.syntax.location_prepositions:
        return True
    if lowers[at] == "to" and at >= 1 and lowers[at - 1] in GOING:
        return True
    kinds = article.vocabulary.names.place_kinds
    if definite and lowers[at] == "of":
        return False  # "the state of the Tumaini process"
    return lowers[at] in kinds or (lowers[at] in ("of", "called") and at >= 1 and lowers[at - 1] in kinds)


def as_place(article: ArticleWords, first: int, last: int) -> None:
    name = article.text(first, last)
    key = f"place:{slug(name)}"
    country = None
    after = (
        article.hit_at.get(last + 1)
        if last < len(article.lowers) and article.lowers[last] in (",", "in", "(")
        else None
    )
    before = article.hit_at.get(first - 1)
    if after is not None and after.entity is None:
        country = article.lexicon.country_of(after.senses[0].key)
    elif before is not None and before.last == first and before.entity is None:
        country = article.lexicon.country_of(before.senses[0].key)
    elif first >= 2 and article.lowers[first - 1] == "'s" and (owner := article.hit_at.get(first - 2)) is not None:
        side = hit_side(article, owner)
        country = article.lexicon.country_of(side) if side else None
    known = article.places.get(key)
    if known is None or known[1] is None:
        article.places[key] = (name, country)
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.PLACE),), rule="place-form"))


def kind_beside(article: ArticleWords, first: int, last: int) -> str:
    """``media`` or ``body`` where a noun beside the name says so, or "told" before it; else empty."""
    names, lowers, words = article.vocabulary.names, article.lowers, article.words
    before = lowers[first - 1] if first else ""
    after = lowers[last] if last < len(lowers) else ""
    if before == "," == after and first > 1:
        headed = any(_heads(article, k) for k in range(max(first - _OFFICE, article.bounds(first)[0]), first - 2))
        before = "" if headed else lowers[first - 2]  # "The port company, Puerto Sur, is"
    if last + 1 < len(words) and words[last + 1][:1].isupper() and after.isalpha():
        after = ""  # "the Mersin newspaper Liman"
    if before in names.media_kinds or after in names.media_kinds:
        return "media"
    if (before in names.body_kinds and words[first] not in names.given) or after in names.body_kinds:
        return "body"  # not "the crane operator João Dias"
    told = before == "told" and words[first] not in names.given and not article.tokens[first].text.isupper()
    return "media" if told and after not in (",", "'s") else ""


def _heads(article: ArticleWords, at: int) -> bool:
    """Whether an office of one person stands at a token: "the governor of the central bank, X,"."""
    roles, low = article.vocabulary.roles, article.lowers[at]
    return low in roles.heads and low not in roles.plural_heads and article.lowers[at + 1] == "of"


def named_after_town(article: ArticleWords, town: Hit, at: int) -> bool:
    """Whether a town and the capitalised word after it are one name: "Kyiv Ledger"."""
    if town.last != at or town.entity is not None or town.last - town.first > 2:
        return False
    if town.first < article.bounds(at)[0]:
        return False  # a heading ends in the town
    sense = town.senses[0]
    if sense.form not in (MentionForm.METONYM, MentionForm.PLACE) or town.first in article.first_words:
        return False
    word = article.lowers[at]
    return (word not in article.lower_set or word in COURSES) and at not in article.headline


def as_body_of_kind(article: ArticleWords, first: int, last: int, media: bool) -> None:
    """ "The think tank Sild", "the Himal Khabar newspaper"."""
    name = article.text(first, last)
    key = f"org:{slug(name)}"
    if key not in article.entities:
        article.entities[key] = Entity(key, name, ActorKind.ORGANISATION, media=media)
    article.surnames.setdefault("=" + article.words[first], []).append(key)
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.NAME),), rule="body-kind", entity=key))
