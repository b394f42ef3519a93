"""Which body a plain noun means, once the article has named one: the union of "union president X"."""

from __future__ import annotations

from collections import defaultdict

from store.extraction.mentions.article_words import ArticleWords, Hit
from store.lexicon import Sense
from store.lexicon.closed import closed
from store.lexicon.folding import fold
from store.model import ActorKind, MentionForm

ARMED = closed("armed_bodies")
UNIONS = closed("unions")
NOUNS = (closed("kinds_of_bodies") | ARMED | UNIONS | {"rebel", "guerrilla"}) - {"army"}


class MeantBodies:
    """The bodies and groups that are no countries, by the nouns that can stand for them."""

    def __init__(self, article: ArticleWords) -> None:
        self._named: dict[str, list[Hit]] = defaultdict(list)
        for hit in article.standing():
            name, group = _name_of(article, hit)
            words = {*name.lower().replace("-", " ").split(), article.before(hit.first)}
            if not words.isdisjoint(UNIONS):
                words |= UNIONS
            if group:
                words |= ARMED | {"rebel", "guerrilla"}
            for word in NOUNS & {*words, *[word + "s" for word in words]} if name else ():
                self._named[word].append(hit)

    def of(self, word: str) -> Hit | None:
        """The first mention of the only body that a noun can mean; None where there are several or none."""
        hits = self._named.get(word, [])
        return hits[0] if len({hit.entity or hit.senses[0].key for hit in hits}) == 1 else None


def find_short_names(article: ArticleWords) -> None:
    """Add hits for "the Federation", "the Front", where the article has named one body with such a noun in its name."""
    heads = article.vocabulary.names.organisation_heads
    short = [at for at in article.indexes_of(heads) if _is_short(article, at)]
    if not short:
        return
    named: dict[str, list[Hit]] = defaultdict(list)
    for hit in article.hits:
        name = _name_of(article, hit)[0] if not hit.dropped else ""
        for word in heads.intersection(fold(name).lower().replace("-", " ").split()):
            named[word].append(hit)
    for at in short:
        before = [hit for hit in named.get(article.lowers[at], ()) if hit.first < at]
        keys = {hit.entity or hit.senses[0].key for hit in before}
        if len(keys) == 1:
            sense = Sense(keys.pop(), MentionForm.NAME)
            article.add_hit(Hit(at, at + 1, (sense,), rule="body-short", entity=before[0].entity))


def _is_short(article: ArticleWords, at: int) -> bool:
    """Whether a noun for a body stands alone, with a capital and "the": "the Federation said"."""
    if at in article.hit_at or at in article.headline or not article.words[at].istitle() or article.before(at) != "the":
        return False
    following = article.words[at + 1 : at + 2]
    return bool(following) and not following[0][:1].isupper() and following[0] not in ("of", "for", "-")


def _name_of(article: ArticleWords, hit: Hit) -> tuple[str, bool]:
    """The name of a body or group that stands for no country, and whether it is a group; empty for other hits."""
    key = hit.entity or hit.senses[0].key
    if not key.startswith(("org:", "group:")):
        return "", False
    if hit.entity is not None:
        entity = article.entities[hit.entity]
        return ("", False) if entity.seat or entity.media else (entity.name, entity.kind is ActorKind.GROUP)
    actor = article.lexicon.actor(key)
    if actor is None or actor.seat or actor.media:
        return "", False
    return actor.name, actor.kind is ActorKind.GROUP
