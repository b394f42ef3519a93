"""Names that can be those of sides: where they begin and end, and whether they are somebody's own."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.mentions.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions.kinds import after_location
from store.lexicon import Sense
from store.lexicon.closed import closed
from store.lexicon.folding import slug
from store.model import ActorKind, BlockKind, MentionForm

_HEADINGS = frozenset((BlockKind.TITLE, BlockKind.SUBHEAD))
_COMPASS = closed("compass")
"""Before the name of a region."""
_LINKS = frozenset(("y", "e", "the"))
_ACRONYM = 3
"""Letters that an acronym has at least."""


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised tokens ``[first, last)``, or a place or actor of the lexicon."""

    first: int
    last: int
    hit: Hit | None = None

    @property
    def place(self) -> bool:
        return self.hit is not None and self.hit.senses[0].form is MentionForm.PLACE


def in_prose(article: ArticleWords, at: int) -> bool:
    """Whether a token stands in a paragraph: headings shorten names to one word and drop what tells them apart."""
    number = article.sentence_at[at]
    sentences = article.document.sentences
    return number >= 0 and article.document.blocks[sentences[number].block].kind not in _HEADINGS


def is_a_person(article: ArticleWords, name: Name, noun: str, several: bool = False) -> bool:
    """Whether a name is that of somebody with followers: "the Kiir camp", "Netanyahu officials".

    One of several that is only a first name elsewhere is none: "the Hema and Lendu delegations".
    """
    words = article.words
    if noun in article.vocabulary.sides.people:
        return False
    lone = name.last - name.first == 1
    if words[name.first] in article.vocabulary.names.given and not (lone and several):
        return True
    if not lone:
        return False
    word = words[name.first]
    if not is_acronym(article, name) and any(True for _ in article.lexicon.persons_named(word)):
        return True
    return word in article.behind_given_names


def is_known_person(article: ArticleWords, name: Name) -> bool:
    hit = name.hit
    if hit is None:
        return False
    entity = article.entities.get(hit.entity or hit.senses[0].key)
    return entity is not None and entity.kind is ActorKind.PERSON


def is_acronym(article: ArticleWords, name: Name) -> bool:
    return name.last - name.first == 1 and _shouts(article.words[name.first])


def acronyms_in(article: ArticleWords) -> list[int]:
    """Indexes of the tokens in capitals that are long enough for an acronym."""
    words = article.words  # most have one capital, which is seen without a call
    return [at for at in article.capitals if words[at].isupper() and _shouts(words[at])]


def _shouts(word: str) -> bool:
    return len(word) >= _ACRONYM and word.isupper()


def is_name(article: ArticleWords, at: int) -> bool:
    if article.lowers[at] in _COMPASS and at + 1 < len(article.words) and at not in article.first_words:
        if not article.words[at][0].isupper() or at in article.hit_at:
            return False
        at += 1  # "West Papuan elders"
    word, low = article.words[at], article.lowers[at]
    names, roles, sides = article.vocabulary.names, article.vocabulary.roles, article.vocabulary.sides
    if not word[:1].isupper() or not word[0].isalpha() or at in article.hit_at or at in article.headline:
        return False
    if low in names.never or low in names.stop or low in sides.no_sides or low in article.lower_set:
        return False
    known = low in roles.honorifics or low in roles.heads or low in roles.modifiers
    return not known and low not in names.organisation_heads and low not in names.place_heads and len(word) > 1


def name_to(article: ArticleWords, end: int, start: int, bodies: bool = False) -> Name | None:
    """The name that ends before a token; one that a rule has found already only where ``bodies`` are asked for."""
    at = end - 1
    if at < start:
        return None
    hit = article.hit_at.get(at)
    if hit is not None:
        return Name(hit.first, hit.last, hit) if (bodies or hit.entity is None) and hit.last == end else None
    if not is_name(article, at):
        return None
    while at - 1 >= start:
        if is_name(article, at - 1):
            at -= 1
        elif article.lowers[at - 1] == "-" and article.glued(at) and article.glued(at - 1) and at - 2 >= start:
            if not is_name(article, at - 2):
                break
            at -= 2
        else:
            break
    before = article.lowers[at - 1] if at > start else ""
    if before == "." or before in article.vocabulary.roles.honorifics or (at - 1 in article.hit_at and before != "'s"):
        return None
    if at > start and _inside_a_name(article, at):
        return None
    return Name(at, end)


def _inside_a_name(article: ArticleWords, at: int) -> bool:
    """Whether particles tie a word to the name before it: "Khalid al-Mansouri", "Pieter van der Berg"."""
    lowers, names = article.lowers, article.vocabulary.names
    first = at
    while first and (lowers[first - 1] == "-" or lowers[first - 1] in names.particles - _LINKS):
        first -= 1
    joined = first < at and lowers[first] in names.particles
    return joined and first > 0 and article.words[first - 1][:1].isupper() and article.words[first].islower()


def name_from(article: ArticleWords, at: int, end: int, bodies: bool = False) -> Name | None:
    """The name that begins at a token; one that a rule has found already only where ``bodies`` are asked for."""
    hit = article.hit_at.get(at)
    if hit is not None:
        return Name(hit.first, hit.last, hit) if (bodies or hit.entity is None) and hit.first == at else None
    last = at
    while last < end and is_name(article, last):
        last += 1
        joined = last + 1 < end and article.lowers[last] == "-" and article.glued(last) and article.glued(last + 1)
        if joined and is_name(article, last + 1):
            last += 1
    return Name(at, last) if last > at else None


def new_side(article: ArticleWords, name: Name, people: bool = False) -> str:
    """The key of the side that a name becomes."""
    text = article.text(name.first, name.last)
    key = f"org:{slug(text)}"
    if key not in article.entities:
        country = article.lexicon.country_of(name.hit.senses[0].key) if name.hit is not None else None
        kind = ActorKind.GROUP if people else ActorKind.ORGANISATION
        article.entities[key] = Entity(key, text, kind, country)
    return key


def add_side(article: ArticleWords, name: Name, key: str) -> None:
    """Add the hit of a side."""
    article.add_hit(Hit(name.first, name.last, (Sense(key, MentionForm.NAME),), rule="side-form", entity=key))


def everywhere(article: ArticleWords, found: dict[tuple[str, ...], str]) -> None:
    """Add the further places of the names, but where they say where something is."""
    if not found:
        return
    begun: dict[str, list[tuple[str, ...]]] = {}
    for words in found:
        begun.setdefault(words[0], []).append(words)
    for at in article.capitals:
        for words in begun.get(article.words[at], ()):
            last = at + len(words)
            if tuple(article.words[at:last]) != words or any(k in article.hit_at for k in range(at, last)):
                continue
            if after_location(article, at) or (last < len(article.words) and is_name(article, last)):
                continue
            if at and is_name(article, at - 1):
                continue
            add_side(article, Name(at, last), found[words])
            break
