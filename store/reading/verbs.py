"""Verb groups without a statistical tagger: a verb with its auxiliaries, its tense, mood, negation and voice.

A scan over the tokens of each sentence, left to right: auxiliaries open a group, adverbs may stand in it, a verb form
closes it. Words that are nouns as often as verbs are read by what stands before and after them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from store.model import BlockKind, Document, Modality, Tense, VerbGroup
from store.reading.clauses import governing_verb
from store.reading.plain_verbs import PlainVerbs
from store.reading.verb_forms import (
    AUXILIARY,
    BASE,
    PARTICIPLE,
    PAST,
    PLAIN,
    S_FORM,
    TO,
    Form,
    guessed_lemma,
    verb_words,
)
from store.reading.word_places import word_places

if TYPE_CHECKING:
    from store.lexicon import Lexicon

__all__ = ["governing_verb", "verb_groups"]

_HEADINGS = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.SUBHEAD)


def verb_groups(document: Document, lexicon: Lexicon) -> tuple[VerbGroup, ...]:
    """All verb groups of the document's sentences in text order; groups do not overlap."""
    words = verb_words(lexicon)
    found: list[VerbGroup] = []
    tokens = document.tokens
    places = word_places(document)
    lows = places.lowers
    known = places.words & words.known
    marked = places.of(known.union([low for low in places.words - known if low[-2:] == "ed"]))
    at = 0
    for sentence in document.sentences:
        begin = bisect_left(marked, sentence.first, at)
        at = bisect_left(marked, sentence.last, begin)
        heading = document.blocks[sentence.block].kind in _HEADINGS
        found += _Scan(words, tokens, lows, sentence, heading).run(marked[begin:at])
    return tuple(found)


_THEMSELVES = frozenset({"himself", "herself", "itself", "themselves"})
_OF_US = frozenset({"us", "me", "'s", "go", "alone", "it"})
_GIVEN_NAMES = frozenset({"said", "can", "do"})


class _Scan(PlainVerbs):
    """One pass over one sentence."""

    __slots__ = ()

    def run(self, marked: list[int]) -> list[VerbGroup]:
        """Groups of the sentence; ``marked`` are the places of its words that can open one."""
        lows, kinds, not_verbs, forms = self.lows, self.words.kinds, self.words.not_verbs, self.words.forms
        done, wish = 0, self._wish()
        for i in marked:
            if i < done:
                continue
            word = lows[i]
            kind = kinds.get(word)
            if word in _GIVEN_NAMES and self._names_somebody(i):
                continue
            if word == "let" and i == wish:
                continue
            if kind is None:
                if len(word) > 4 and word not in not_verbs and word.isalpha():
                    self._plain(i, word, Form(PAST | PARTICIPLE, guessed_lemma(word, forms), False))
            elif kind == PLAIN:
                self._plain(i, word, forms[word])
            elif kind == AUXILIARY:
                done = self._inverted(i) or self._auxiliary(i)
            elif kind == TO:
                done = self._infinitive(i, i)
            else:
                done = self._before_to(i, word)
        if not self.found:
            self._last_resort()
        elif wish is not None and self.found[0].tense is Tense.PRESENT:
            self.found[0] = replace(self.found[0], tense=Tense.FUTURE, modality=Modality.WISHED)
        return self.found

    def _wish(self) -> int | None:
        """The "let" that opens "Let A and B meet on the border", a wish of what others should do; no "let us"."""
        if "let" not in self.lows[self.first : self.first + 2]:
            return None
        at = self.first if self._word(self.first).isalpha() else self.first + 1
        return at if self._word(at) == "let" and self._word(at + 1) not in _OF_US else None

    def _names_somebody(self, i: int) -> bool:
        """Whether a word inside a sentence is of a name: "President Said Barre", "Can Demir", "Foz do Iguaçu"."""
        text = self.tokens[i].text
        if text == "do":
            return i > self.first + 1 and self._is_name(i - 1) and self._is_name(i + 1)
        return i > self.first and text.istitle() and self._is_name(i + 1) and not self.heading

    def _before_to(self, i: int, word: str) -> int:
        """A word such as "due" or "set" without "be": "talks due to open", else a plain verb form."""
        if self._word(i + 1) == "to" and "future" in self.words.prospective[word]:
            end = self._prospective(i, i, past=False)
            if end > i:
                return end
        form = self.words.forms.get(word)
        if form is not None and word not in self.words.not_verbs:
            self._plain(i, word, form)
        return i + 1

    def _last_resort(self) -> None:
        """In a sentence without a verb, a word that may be one and stands between a noun and what verbs take."""
        words = self.words
        for i in range(self.first + 1, self.last - 1):
            form = words.forms.get(self.tokens[i].lower)
            if form is None or not form.bits & (BASE | S_FORM) or self.tokens[i].text[0].isupper():
                continue
            if form.noun and not (self._dated(i) and (self._somebody_does(i, form) or self._several_do(i, form))):
                continue
            before, after = self._word(i - 1), self._word(i + 1)
            if (
                self.tokens[i].lower not in words.never_verbs
                and before.isalpha()
                and before not in words.determiners
                and before not in words.prepositions
                and (after in words.prepositions or after in words.determiners or after == "to")
                and after != "of"
            ):
                self._add(i, i, form.lemma, Tense.PRESENT)
                return

    def _somebody_does(self, i: int, form: Form) -> bool:
        """Whether "A" or "A himself" stands before it: "A lands in B on Monday", no "lands in the valley"."""
        named = i - 1 - (self._word(i - 1) in _THEMSELVES)
        return form.bits & S_FORM > 0 and named >= self.first and self._is_name(named)

    def _several_do(self, i: int, form: Form) -> bool:
        """ "Talks on the dam open in A on Saturday": the course of what the first word of the sentence names."""
        return form.bits & BASE > 0 and self._word(self.first)[-1:] == "s" and self._runs(form, self._word(i + 1))

    def _dated(self, i: int) -> bool:
        """Whether a full sentence tells the day of what is done at a token."""
        if self.heading:
            return False
        return self._word(self.last - 1) == "." and any(self._word(k) in self.words.days for k in range(i, self.last))
