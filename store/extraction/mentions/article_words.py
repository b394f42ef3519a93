"""What finding names in one article works on: its tokens with folded spelling, and what has been found so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import compress, count
from operator import attrgetter, ne

from store.lexicon import Lexicon, Sense
from store.lexicon.folding import fold
from store.lexicon.vocabulary import Vocabulary, vocabulary
from store.model import ActorKind, BlockKind, Document, Publication, Sentence, Tense, Token, VerbGroup
from store.reading.word_places import merged, spelled_otherwise, word_places


@dataclass(slots=True)
class Hit:
    """A run of tokens ``[first, last)`` that the lexicon or a rule has named."""

    first: int
    last: int
    senses: tuple[Sense, ...]
    rule: str = "lexicon"
    acts: bool = True
    """False where a name that could act is only a place here."""
    dropped: bool = False
    entity: str | None = None
    """Key of the person or body found by form, if it was."""


@dataclass(slots=True)
class Entity:
    """Somebody in this article; becomes an Actor at the end."""

    key: str
    name: str
    kind: ActorKind
    affiliation: str | None = None
    title: str | None = None
    gender: str = ""
    media: bool = False
    seat: bool = False
    known: bool = False
    classes: set[str] = field(default_factory=set)
    """Role classes and offices that the article or the lexicon gives it."""
    former: bool = False
    presented: bool = False
    """Whether a role phrase of this article has said for whom a person acts."""


class ArticleWords:
    """Tokens of an article with folded words, hits by token, and sentences that shout or stand in title case."""

    def __init__(
        self, document: Document, lexicon: Lexicon, publication: Publication, groups: tuple[VerbGroup, ...]
    ) -> None:
        self.document = document
        self.lexicon = lexicon
        self.vocabulary: Vocabulary = vocabulary(lexicon)
        self.day: date | None = publication.day or publication.latest
        self.tokens: tuple[Token, ...] = document.tokens
        places = word_places(document)
        printed = places.texts
        self.words: list[str] = printed.copy()
        self.lowers: list[str] = places.lowers
        self.places_of: dict[str, list[int]] = places.at
        """Each folded word in lower case to the indexes of its tokens, in order."""
        if not document.text.isascii():
            self.lowers = places.lowers.copy()
            self._fold_words(places.starts)
            both = zip(places.lowers, self.lowers, strict=True)
            self.places_of = spelled_otherwise(places.at, dict(compress(both, map(ne, places.lowers, self.lowers))))
        self.all_lower = set(self.places_of)
        self.lower_set = self.all_lower.intersection(self.words)
        """Words that occur without a capital."""
        raised = compress(count(), map(ne, self.words, self.lowers))
        self.capitals: list[int] = [i for i in raised if self.words[i][0].isupper()]
        """Indexes of the tokens that begin with a capital."""
        self._bounds = [(sentence.first, sentence.last) for sentence in document.sentences]
        self.sentence_at: list[int] = [-1] * len(printed)
        """Index of the sentence of each token, -1 outside."""
        self.sentence_ends: list[int] = [*(sentence.last for sentence in document.sentences), 0]
        """The token after the last of each sentence; the last one, 0, is for tokens outside."""
        self.hit_at: dict[int, Hit] = {}
        """First and every further token of a hit to the hit."""
        self.hits: list[Hit] = []
        self.entities: dict[str, Entity] = {}
        self.places: dict[str, tuple[str, str | None]] = {}
        """Places found by form: key to name and country."""
        self.surnames: dict[str, list[str]] = {}
        """Sound of a surname to keys of who bears it here; ``*`` before first names, ``=`` before acronyms."""
        self.named: dict[str, list[int]] = {}
        """Key of a person to the tokens at which a name of theirs begins, in order."""
        self.groups = groups
        self.verb_at: dict[int, VerbGroup] = {group.span.start: group for group in groups}
        self.verb_heads: set[int] = {group.head for group in groups}
        """Token indexes of the last words of verbs: "head" in "will head for Chad"."""
        self.headline: set[int] = set()
        """Token indexes in sentences written in title case or capitals, where a capital says nothing."""
        titles = self.vocabulary.roles.honorifics
        self.first_words: set[int] = {
            i + 1
            for i in places.of(_OPENERS)
            if printed[i] not in _STOPS or (len(printed[i - 1]) > 2 and self.lowers[i - 1] not in titles)
        }
        """Token indexes that begin a sentence or a quotation."""
        self._read_case()

    def verb(self, at: int) -> VerbGroup | None:
        """The verb group that begins at a token; none behind the last one."""
        return self.verb_at.get(self.tokens[at].start) if at < len(self.tokens) else None

    def _fold_words(self, starts: list[int]) -> None:
        """Folds the few words that hold other letters than those of English."""
        last = -1
        for match in _FOREIGN.finditer(self.document.text):
            at = bisect_right(starts, match.start()) - 1
            if at != last and at >= 0:
                self.words[at] = fold(self.words[at])
                self.lowers[at] = fold(self.lowers[at])
            last = at

    def before(self, index: int) -> str:
        """The folded word before a token, in lower case; empty at the start of the text."""
        return self.lowers[index - 1] if index > 0 else ""

    def bounds(self, index: int) -> tuple[int, int]:
        """First token of the sentence of a token, and the one after its last; an empty range outside sentences."""
        number = self.sentence_at[index]
        if number < 0:
            return index, index
        return self._bounds[number]

    def standing(self) -> list[Hit]:
        """The hits that have not been dropped, in text order."""
        return sorted([hit for hit in self.hits if not hit.dropped], key=attrgetter("first"))

    def indexes_of(self, words: frozenset[str]) -> list[int]:
        """Indexes of the tokens whose lower-case form is one of ``words``, in order."""
        return merged(self.places_of, self.all_lower & words)

    def _read_case(self) -> None:
        small_words = self.vocabulary.names.small_in_titles
        at, capitals = 0, self.capitals
        for number, sentence in enumerate(self.document.sentences):
            first, last = sentence.first, sentence.last
            if first >= last:
                continue
            self.sentence_at[first:last] = [number] * (last - first)
            self.first_words.add(first)
            begin = bisect_left(capitals, first, at)
            at = bisect_left(capitals, last, begin)
            long = [w for i in capitals[begin:at] if len(w := self.words[i]) > 3]
            if not long:
                continue
            shouting = sum(map(str.isupper, long))
            if len(long) >= 2 and len(long) * 6 > last - first:
                allowed = len(long) + len(long) // 4
                for low in self.lowers[first:last]:
                    if len(low) > 3 and low[0].isalpha() and low not in small_words:
                        allowed -= 1
                        if allowed < 0:
                            break
                if allowed >= 0 and self._is_headline(sentence, len(long)):
                    self.headline.update(range(first, last))
                    if shouting * 4 >= len(long) * 3:
                        self._calm(first, last, 2)
                        continue
            if shouting:
                self._calm(first, last, 4)

    def _is_headline(self, sentence: Sentence, capital: int) -> bool:
        """Whether words with capitals and nearly no small ones are a heading; in prose a common one must be inside."""
        inside = capital - (len(self.words[sentence.first]) > 3)
        at = bisect_right(self._small_verbs, sentence.first)
        if self._small_verbs[at : at + 1] and self._small_verbs[at] < sentence.last:
            return False  # "saw", "left": in a heading its verbs have capitals too
        if self.document.blocks[sentence.block].kind in (BlockKind.TITLE, BlockKind.SUBHEAD):
            return inside >= 2
        if inside < 3:
            return False
        names, roles = self.vocabulary.names, self.vocabulary.roles
        common = [
            low
            for low, word in zip(
                self.lowers[sentence.first + 1 : sentence.last],
                self.words[sentence.first + 1 : sentence.last],
                strict=True,
            )
            if len(low) > 3 and word[0].isupper() and low in names.stop
        ]
        if any(low not in roles.modifiers and low not in roles.heads and low not in names.never for low in common):
            return True
        begin = sentence.first + 1
        return any(
            low in _LITTLE and self.words[at][0].isupper() and at not in self.first_words
            for at, low in enumerate(self.lowers[begin : sentence.last], begin)
        )

    @cached_property
    def _small_verbs(self) -> list[int]:
        """Indexes of finite verbs written in small letters."""
        return [g.head for g in self.groups if g.tense is not Tense.NONE and self.words[g.head] == self.lowers[g.head]]

    def _calm(self, first: int, last: int, least: int) -> None:
        """Read words in capitals, of ``least`` letters and more, as if in small ones; not those of the lexicon."""
        for index in range(first, last):
            word = self.words[index]
            if len(word) >= least and word.isupper() and word.isalpha() and word not in self.vocabulary.phrases:
                calm = word.capitalize()
                if least == 2 or calm in self.vocabulary.phrases or self.lexicon.persons_named(calm):
                    self.words[index] = calm

    def add_hit(self, hit: Hit) -> None:
        """Record a hit; what it covers of earlier hits is dropped."""
        for index in range(hit.first, hit.last):
            old = self.hit_at.get(index)
            if old is not None and old is not hit:
                self.drop_hit(old)
            self.hit_at[index] = hit
        self.hits.append(hit)
        if hit.entity is not None:
            insort(self.named.setdefault(hit.entity, []), hit.first)

    @cached_property
    def countries(self) -> frozenset[str]:
        """Keys of the countries that the phrases of the lexicon in this article belong to."""
        found = (self.lexicon.country_of(hit.senses[0].key) for hit in self.hits if not hit.dropped)
        return frozenset(key for key in found if key is not None)

    @cached_property
    def capitalised_inside(self) -> frozenset[str]:
        """Words that have a capital where no sentence or quotation begins."""
        return frozenset(self.words[at] for at in self.capitals if at not in self.first_words)

    @cached_property
    def behind_given_names(self) -> frozenset[str]:
        """Words with a capital that follow a first name: "Kiir" of "Salva Kiir"."""
        words, given = self.words, self.vocabulary.names.given
        return frozenset(
            words[at] for at in self.capitals if at and words[at - 1][:1].isupper() and words[at - 1] in given
        )

    def drop_hit(self, hit: Hit) -> None:
        for index in range(hit.first, hit.last):
            if self.hit_at.get(index) is hit:
                del self.hit_at[index]
        hit.dropped = True

    def in_office(self, key: str) -> bool:
        """Whether a person of the lexicon holds an office on the article's day."""
        return any(held.covers(self.day) for held in self.lexicon.roles(key))

    def has_served(self, key: str) -> bool:
        """Whether a person of the lexicon held an office before the article's day, or may have."""
        roles = self.lexicon.roles(key)
        return not roles or any(held.first is None or self.day is None or held.first <= self.day for held in roles)

    def glued(self, index: int) -> bool:
        """Whether token ``index`` follows the one before with nothing in between."""
        return index > 0 and self.tokens[index - 1][1] == self.tokens[index][0]

    def text(self, first: int, last: int) -> str:
        """The words of tokens ``[first, last)`` as printed, blanks evened out."""
        return " ".join(self.document.text[self.tokens[first][0] : self.tokens[last - 1][1]].split())


_FOREIGN = re.compile("[^\\x00-\\x7f]+")
_STOPS = frozenset((".", "?", "!", "…"))
_OPENERS = _STOPS | {"“", '"', "«", "‘", ":", "—", "•", "-", "–"}
_LITTLE = frozenset(("to", "of", "in", "on", "for", "by", "is", "are", "be", "at", "as", "not", "its"))
