"""Bodies that a country has one of: "the Turkish Foreign Ministry", "Uzbekistan's water ministry", "the UN mission"."""

from __future__ import annotations

from collections import Counter

from store.extraction.mentions.article_words import ArticleWords, Entity, Hit
from store.lexicon import Sense
from store.lexicon.folding import slug
from store.model import ActorKind, MentionForm

SHARED = frozenset({"security-council"})
"""Bodies whose name without a country stands in the lexicon for one of them, though many countries have one."""


def find_bodies(article: ArticleWords) -> None:
    """Turn the bodies of countries and organisations into hits; "the foreign ministry" means one named elsewhere."""
    bare: list[tuple[int, int, str]] = []
    free = 0
    _release_shared_names(article)
    for at in article.indexes_of(article.vocabulary.roles.body_starts):
        if at >= free and at not in article.hit_at:
            free = _read(article, at, *article.bounds(at), bare)
    _bind_bare(article, bare)


def _release_shared_names(article: ArticleWords) -> None:
    """ "Armenia's Security Council" is none of the United Nations; one whose country nobody names is left open."""
    bodies = article.vocabulary.roles.bodies
    hits = [hit for hit in article.hits if not hit.dropped and hit.entity is None]
    said = [(hit, bodies.get(tuple(article.lowers[hit.first : hit.last]))) for hit in hits]
    shared = [hit for hit, body in said if body is not None and body.id in SHARED]
    named = Counter(owning_side(article, hit) for hit in hits) if shared else Counter()
    own_alone = Counter(owning_side(article, hit) for hit in shared)
    for hit in shared:
        own = owning_side(article, hit)
        owner = _owner(article, hit.first, hit.last, *article.bounds(hit.first), "")[0]
        owned = owner is not None and owning_side(article, owner) not in (own, None)
        of_a_country = own is not None and own.startswith("country:")
        if owned or (of_a_country and named[own] == own_alone[own]):
            article.drop_hit(hit)


def _read(article: ArticleWords, at: int, start: int, end: int, bare: list[tuple[int, int, str]]) -> int:
    vocabulary, lowers, hit_at = article.vocabulary.roles, article.lowers, article.hit_at
    body_id, core, last = "", at, at + 1
    for size in range(min(vocabulary.body_longest, end - at), 0, -1):
        body = vocabulary.bodies.get(tuple(lowers[at : at + size]))
        if body is not None and not any(i in hit_at for i in range(at, at + size)):
            body_id, last = body.id, at + size
            break
    if not body_id:
        if lowers[at] not in vocabulary.body_heads:
            return at + 1
        body_id, core, last = _generic(article, at, start, end)
    if body_id == "delegation":
        return last
    owner, first, last = _owner(article, core, last, start, end, body_id)
    if owner is None:
        if first > start and lowers[first - 1] in ("the", "this", "that"):
            bare.append((first, last, body_id))
        return last
    side = owning_side(article, owner)
    if side is None or (
        body_id in vocabulary.bodies_of_towns and owner.entity is None and owner.senses[0].form is MentionForm.METONYM
    ):
        return last
    _add(article, first, last, body_id, side)
    return last


def _generic(article: ArticleWords, at: int, start: int, end: int) -> tuple[str, int, int]:
    """A ministry by its own words: "water ministry", "Ministry of Mines and Energy"."""
    vocabulary, lowers, hit_at = article.vocabulary.roles, article.lowers, article.hit_at
    core, last = at, at + 1
    while core > start and core - 1 not in hit_at and lowers[core - 1] in vocabulary.modifiers:
        core -= 1
    words = [low for low in lowers[core:last] if low not in ("the",)]
    if lowers[at] == "ministry" and last < end and lowers[last] in ("of", "for") and core == at:
        stop = last + 1
        while (
            stop < end
            and stop not in hit_at
            and (article.words[stop][:1].isupper() or (lowers[stop] in ("and", "the") and stop + 1 < end))
        ):
            stop += 1
        while stop > last + 1 and lowers[stop - 1] in ("and", "the"):
            stop -= 1
        if stop > last + 1:
            words = [*lowers[last + 1 : stop], "ministry"]
            last = stop
    return slug(" ".join(words)), core, last


def _owner(
    article: ArticleWords, core: int, last: int, start: int, end: int, body_id: str
) -> tuple[Hit | None, int, int]:
    """The country or organisation of a body with the tokens ``[first, last)`` of the whole name."""
    lowers, hit_at = article.lowers, article.hit_at
    before = hit_at.get(core - 1) if core > start else None
    if before is not None and before.last == core:
        return before, before.first, last
    if core - 2 >= start and lowers[core - 1] == "'s" and (before := hit_at.get(core - 2)) is not None:
        return before, before.first, last
    if last + 1 < end and lowers[last] == "of":
        after = last + 2 if lowers[last + 1] == "the" else last + 1
        following = hit_at.get(after)
        if following is not None and following.first == after and owning_side(article, following) is not None:
            return following, core, following.last
    if (
        last + 1 < end
        and lowers[last] == "in"
        and body_id.partition("-")[0] not in article.vocabulary.roles.bodies_abroad
    ):
        town = hit_at.get(last + 1)
        if town is not None and town.senses[0].form is MentionForm.METONYM:
            return town, core, last
    return None, core, last


def owning_side(article: ArticleWords, hit: Hit) -> str | None:
    """Key of the country, or else the organisation, that owns a body."""
    if hit.entity is not None:
        return article.entities[hit.entity].affiliation
    sense = hit.senses[0]
    if sense.form is MentionForm.PLACE:
        return None
    actor = article.lexicon.actor(sense.key)
    if actor is None or actor.media:
        return None
    return article.lexicon.country_of(sense.key) if actor.seat else sense.key


def _add(article: ArticleWords, first: int, last: int, body_id: str, side: str) -> None:
    key = f"org:{side.partition(':')[2].lower()}-{body_id}"
    if key not in article.entities:
        name = article.text(first, last)
        named = any(side == owning_side(article, article.hit_at[i]) for i in range(first, last) if i in article.hit_at)
        if not named:
            name = f"{article.vocabulary.adjective_of.get(side, '')} {name.title() if name.islower() else name}".strip()
        article.entities[key] = Entity(
            key, name, ActorKind.ORGANISATION, affiliation=side, seat=True, known=True, classes={"body", body_id}
        )
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.NAME),), rule="body", entity=key))


def _bind_bare(article: ArticleWords, bare: list[tuple[int, int, str]]) -> None:
    """ "The foreign ministry" is the one named before, else the only one the article names."""
    by_id: dict[str, list[Hit]] = {}
    for hit in article.hits:
        if not hit.dropped and hit.rule == "body" and hit.entity is not None:
            for body_id in article.entities[hit.entity].classes - {"body"}:
                by_id.setdefault(body_id, []).append(hit)
                by_id.setdefault(body_id.rsplit("-", 1)[-1], []).append(hit)
    for first, last, body_id in bare:
        candidates = by_id.get(body_id)
        if not candidates:
            continue
        earlier = [hit for hit in candidates if hit.first < first]
        chosen = (earlier[-1] if earlier else candidates[0]).entity
        if chosen is not None:
            article.add_hit(Hit(first, last, (Sense(chosen, MentionForm.NAME),), rule="body-bare", entity=chosen))
