"""A cursor over one sentence for whoever reads its verb groups: forms, adverbs and denials around a token."""

from __future__ import annotations

from store.model import Modality, Sentence, Span, Tense, Token, VerbGroup
from store.reading.clauses import SAYING
from store.reading.verb_forms import BASE, GERUND, PARTICIPLE, PAST, Form, VerbWords, guessed_lemma

FUTURE = Tense.FUTURE
ASSERTED = Modality.ASSERTED
_BOUNDS = frozenset({"later", "earlier", "sooner", "more", "less", "fewer"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_DENIES = frozenset({"nobody", "none", "neither", "never", "nothing"})
_DENYING = _NOBODY | _DENIES | {"longer"}
_BEFORE_DAY = frozenset({"on", "in", "late", "early", "later", "this", "next", "the"})
REACH = 8
"""How many tokens may stand inside of a group, or between a verb and the infinitive that it governs."""


class VerbCursor:
    """The tokens of one sentence and the groups found in it so far."""

    __slots__ = ("conditional", "deniable", "first", "found", "heading", "last", "lows", "tokens", "words")

    def __init__(
        self, words: VerbWords, tokens: tuple[Token, ...], lows: list[str], sentence: Sentence, heading: bool
    ) -> None:
        self.words = words
        self.tokens = tokens
        self.lows = lows
        """The tokens in lower case."""
        self.first = sentence.first
        self.last = sentence.last
        self.heading = heading
        self.found: list[VerbGroup] = []
        own = lows[sentence.first : sentence.last]
        self.conditional: bool | None = False if words.conditions.isdisjoint(own) else None
        self.deniable = not (_DENYING.isdisjoint(own) and words.negators.isdisjoint(own))
        """Whether any word of the sentence can negate a group from outside."""

    def _word(self, i: int) -> str:
        return self.lows[i] if self.first <= i < self.last else ""

    def _is_inside(self, word: str) -> bool:
        words = self.words
        return word in words.inside or (word[-2:] == "ly" and len(word) > 4 and word not in words.kinds)

    def _form(self, i: int) -> Form | None:
        word = self._word(i)
        form = self.words.forms.get(word)
        if form is None and word[-2:] == "ed" and len(word) > 4 and word.isalpha():
            return Form(PAST | PARTICIPLE, guessed_lemma(word, self.words.forms), False)
        if form is None and word[-3:] == "ing" and len(word) > 5 and word not in self.words.not_verbs:
            return Form(GERUND, guessed_lemma(word, self.words.forms), False)
        return form

    def _skip(self, i: int) -> tuple[int, bool]:
        """The index after the adverbs at ``i``, and whether one of them negates."""
        negated = False
        while i < self.last:
            word = self.tokens[i].lower
            if word in ("re", "co") and self._word(i + 1) == "-":
                i += 2
                continue
            if word == "no" and self._word(i + 1) == "longer":
                negated = True
                i += 2
                continue
            if word == "last" and (self._word(i - 1) == "to" or self._word(i - 1) in self.words.modals):
                break  # a verb: "will last until Friday"
            if word in self.words.negative and self._is_inside(word):
                negated = True
            elif not self._is_inside(word):
                break
            i += 1
        return i, negated

    def _past_insertion(self, i: int) -> int:
        """Where a group goes on after words between two commas: "was, on the other hand, called off"."""
        if self._word(i) != ",":
            return i
        for k in range(i + 2, min(i + REACH, self.last - 1)):
            if self.tokens[k].lower == ",":
                return self._skip(k + 1)[0]
        return i

    def _add(
        self,
        start: int,
        head: int,
        lemma: str,
        tense: Tense,
        modality: Modality = ASSERTED,
        *,
        negated: bool = False,
        passive: bool = False,
        past: bool = False,
    ) -> int:
        span = Span(self.tokens[start].start, self.tokens[head].end)
        if tense is FUTURE and modality is ASSERTED and self._has_condition():
            modality = Modality.CONDITIONAL
        if self.deniable and not negated:
            negated = self._word(start - 1) in _DENIES or self._is_denied(start, head, lemma)
        self.found.append(VerbGroup(span, head, lemma, tense, modality, negated, passive, past))
        return head + 1

    def _is_denied(self, start: int, head: int, lemma: str) -> bool:
        """A negation outside of the group: "no talks were held", "no longer has", "reached no agreement"."""
        if self._word(start - 1) == "longer" and self._word(start - 2) == "no":
            return True
        bound = self._word(head + 2) in _BOUNDS and self._word(head + 3) == "than"  # "will meet no later than Friday"
        if self._word(head + 1) in self.words.negators and lemma not in SAYING and not bound:
            return True
        for k in (start - 2, start - 3):
            if self._word(k) in ("no", "neither") and self._word(start - 1).isalpha() and self._word(k + 1) != "longer":
                return True
        if self.found:
            return False
        first = self.first
        while first < start and not self._word(first)[0].isalpha():
            first += 1
        return self._word(first) in _NOBODY and self._word(first + 1) != ","

    def _has_condition(self) -> bool:
        if self.conditional is None:
            self.conditional = any(
                self.tokens[i].lower in self.words.conditions and self._word(i - 1) not in self.words.asked
                for i in range(self.first, self.last)
            )
        return self.conditional

    # ------------------------------------------------------------------ groups with auxiliaries

    def _past_day(self, i: int) -> int:
        """Where a group goes on after a day: "will on Thursday begin", "would late next week resume"."""
        k = i
        while k < min(i + REACH, self.last) and (
            self._word(k) in _BEFORE_DAY or self._word(k) in self.words.days or self._word(k).isdigit()
        ):
            k += 1
        named = any(self._word(j) in self.words.days for j in range(i, k))
        return self._skip(k)[0] if named and self._form_bits(self._skip(k)[0]) & BASE else i

    def _may_be_verb(self, i: int) -> bool:
        """A word after a modal that stands in no list: it can hardly be anything but a verb."""
        word, words = self._word(i), self.words
        return (
            len(word) > 3
            and word.isalpha()
            and self.tokens[i].text.islower()
            and word not in words.kinds
            and word not in words.determiners
            and word not in words.prepositions
            and word not in words.pronouns
            and word not in words.asked
        )

    def _form_bits(self, i: int) -> int:
        form = self._form(i)
        return form.bits if form is not None else 0
