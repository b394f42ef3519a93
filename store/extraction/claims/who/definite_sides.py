"""Sides told by what they are: "the union", "the rebels", once the article has named them, "the government"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.who.ruling import OFFICES, RULING, Ruling
from store.lexicon.closed import closed
from store.model import ActorKind, Mention, MentionForm

ARMED = closed("armed_bodies")
UNIONS = closed("unions")
NOUNS = closed("kinds_of_bodies") | ARMED | UNIONS
POINTING = NOUNS | RULING | OFFICES
MODIFIERS = 2
"""How many adjectives stand between "the" and such a noun at most."""
BESIDE = 8
"""How many tokens before "and" the name is looked for that such a phrase cannot mean."""


def add_definite_sides(article: Article) -> None:
    """Let the look-ups of an article know such phrases as mentions of the side that they mean."""
    found = definite_sides(article)
    if found:
        article.set_mentions(sorted([*article.mentions, *found], key=lambda m: (m.span.start, -m.span.end)))


def definite_sides(article: Article) -> list[Mention]:
    """A mention for each such phrase whose side is clear, in text order."""
    places = article.words.of(POINTING)
    if not places:
        return []
    named = _Named(article)
    ruling = Ruling(article)
    found: list[Mention] = []
    for at in places:
        word = article.lower[at]
        if word in RULING:
            first = at if ruling.envoys(at) else _determiner(article, at)
            key = ruling.country(first, at) if first is not None else None
        elif word in OFFICES:
            ruling.note(at)
            first = _determiner(article, at)
            key = ruling.of_office(first, at) if first is not None else None
        else:
            first = _determiner(article, at)
            key = named.meant(word, article.tokens[at].start) if first is not None else None
        if first is not None and key is not None and not _beside_itself(article, first, key):
            found.append(Mention(article.span(first, at + 1), key, MentionForm.ROLE, "definite-side"))
    return found


def _determiner(article: Article, at: int) -> int | None:
    """The "the" of a phrase that ends at a token and holds no name; None where there is none."""
    if article.mention_at[at] != NOTHING:
        return None
    if article.tokens[at].text[0].isupper() and article.lower[at] in NOUNS:
        return None
    if article.lower[at + 1 : at + 2] == ["of"]:
        return None
    k = at - 1
    for _ in range(MODIFIERS + 1):
        if k < 0 or article.lower[k] == "the":
            return k if k >= 0 else None
        if article.before(k) == "-" and article.lower[k].isalpha():
            k -= 3  # "the Saudi-backed government"
            continue
        if article.mention_at[k] != NOTHING or not article.lower[k].isalpha() or article.group_at[k] != NOTHING:
            return None
        k -= 1
    return None


def _beside_itself(article: Article, first: int, key: str) -> bool:
    """ "The Seven Party Alliance and the guerrillas": nobody is joined with himself."""
    if article.lower[first - 1 : first] != ["and"]:
        return False
    near = (article.mention(k) for k in range(max(first - BESIDE, article.sentence_first(first)), first))
    return any(mention is not None and mention.key == key for mention in near)


class _Named:
    """The bodies and groups that are no countries, where the article names them, by what they can be called."""

    def __init__(self, article: Article) -> None:
        self.at: dict[str, list[int]] = defaultdict(list)
        self.keys: dict[str, list[str]] = defaultdict(list)
        for mention in article.mentions:
            actor = article.actors.get(mention.key)
            if actor is None or actor.media or actor.seat or not mention.key.startswith(("org:", "group:")):
                continue
            first = article.token_range(mention.span)[0]
            words = set(actor.name.lower().replace("-", " ").split())
            words.update(article.lower[max(first - 1, article.sentence_first(first)) : first])  # "the rebel ADF"
            if not words.isdisjoint(UNIONS):
                words |= UNIONS
            if actor.kind is ActorKind.GROUP:
                words |= ARMED
            for word in NOUNS & {*words, *[word + "s" for word in words]}:
                self.at[word].append(mention.span.start)
                self.keys[word].append(mention.key)

    def meant(self, word: str, before: int) -> str | None:
        """The body named last before an offset that a noun can stand for."""
        last = bisect_left(self.at.get(word, ()), before)
        return self.keys[word][last - 1] if last else None
