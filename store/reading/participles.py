"""Verbs in -ed and their like without an auxiliary: the past, or a participle that belongs to a noun."""

from __future__ import annotations

from store.model import Tense, VerbGroup
from store.reading.auxiliaries import AuxiliaryGroups
from store.reading.verb_forms import AUXILIARY, BASE, PARTICIPLE, PAST, S_FORM, Form

_TIMES = frozenset({"after", "before", "as", "like", "since", "until"})
"""Words that open a clause as often as a phrase: "after the deal signed"."""
_TELLING = "sign"
"""A verb that tells of something done by those behind the phrase: "Under a pact signed on Monday, A and B will"."""
_TIME_OPENERS = frozenset({"last", "this", "earlier"})
"""First words of times that need no preposition: "a deal reached last year"."""
_STAGED = frozenset({"hold", "stage", "convene"})
_WHERE_OR_WHEN = frozenset({"in", "at", "on", "from", "between"})
"""Behind ", held": the talks were, where "held" with an object is what somebody did."""
_PHRASE = 14
"""How many tokens behind a participle the comma stands at most that closes the phrase it is in."""
_ASIDE_SIGNS = frozenset({",", "“", "”", '"', ":", ";", "(", "–", "—"})
"""Before the comma of an aside none of these stands."""


class Participles(AuxiliaryGroups):
    """The reading of one sentence, by words that are the past or a participle."""

    __slots__ = ()

    def _is_name(self, i: int) -> bool:
        return self.first <= i < self.last and self.tokens[i].text[0].isupper()

    def _past(self, i: int, word: str, form: Form, before: str, after: str) -> None:
        """A word in -ed or its like without an auxiliary: the past, or a participle."""
        words = self.words
        bits = form.bits
        participle = not bits & PAST or (bits & PARTICIPLE and after == "by" and self._word(i + 2) not in words.means)
        if not participle and bits & PARTICIPLE and word in words.forward and before not in words.pronouns:
            participle = after in ("for", "on", "in", "to", "between", "from", "at", "next", "today", "tomorrow")
        if bits & PARTICIPLE and (before in words.conditions or self._is_done_with(i, form.lemma, after)):
            participle = True
        participle = participle or (not before and word[-2:] == "ed" and self._opens_phrase(i, after))
        if before == "," and form.lemma in _STAGED and bits & PARTICIPLE:
            participle = participle or (after in _WHERE_OR_WHEN and any(g.tense is not Tense.NONE for g in self.found))
        if before == "," and bits & PARTICIPLE and form.lemma in words.set_aside:
            participle = participle or self._is_aside(i)
        if not participle and before in words.prepositions:
            return
        if participle:
            if before in words.prepositions:
                return
            self._add(i, i, form.lemma, Tense.NONE, passive=True)
        elif bits & BASE and before[-1:] != "s" and not before.isalpha():
            self._add(i, i, form.lemma, Tense.PRESENT)
        else:
            self._add(i, i, form.lemma, Tense.PAST, past=True)

    def _goes_on_with(self, last: VerbGroup) -> bool:
        """ "Will be initialled in A and signed in B": whether a participle has the auxiliary of the verb before."""
        return last.passive and last.tense is Tense.FUTURE and last.head >= self.first

    def _opens_phrase(self, i: int, after: str) -> bool:
        """ "Gathered in A on Monday, B and C agreed": a participle opens the sentence, a comma closes its phrase."""
        if i > self.first or self.heading or after not in self.words.prepositions:
            return False
        return any(self._word(k) == "," for k in range(i + 2, min(i + _PHRASE, self.last)))

    def _is_aside(self, i: int) -> bool:
        """ "Talks, suspended in May, are under way": between the first comma and the verb of the sentence."""
        if self.heading or any(group.tense is not Tense.NONE for group in self.found):
            return False
        planned = self._word(i + 1) == "for" and self._word(i + 2) != "by"  # "announced for May"
        if planned or any(self._word(k) in _ASIDE_SIGNS for k in range(self.first, i - 1)):
            return False
        comma = next((k for k in range(i + 2, min(i + _PHRASE, self.last - 1)) if self._word(k) == ","), 0)
        verb = self._form(comma + 1) if comma else None
        told = verb is not None and bool(verb.bits & PAST or (verb.bits & S_FORM and not verb.noun))
        return told or (comma > 0 and self.words.kinds.get(self._word(comma + 1)) == AUXILIARY)

    def _is_done_with(self, i: int, lemma: str, after: str) -> bool:
        """ "Under the deal signed in A, B met C": behind the noun of a phrase that opens the sentence, no object."""
        words = self.words
        adjunct = after == "," or after in words.prepositions or after in _TIME_OPENERS
        telling = lemma == _TELLING and after not in _TIME_OPENERS
        if lemma not in words.done or not adjunct or self._is_name(i - 1):
            return False
        if self.found and self.found[-1].head >= self.first:
            return False
        k = i - 1
        while k > self.first and self._word(k).isalpha():
            word = self._word(k)
            if word in words.prepositions and word != "of":
                opens = (k == self.first and not telling) or self._word(k - 1) == ","
                closes = any(self._word(n) == "," for n in range(i + 1, min(i + _PHRASE, self.last)))
                return k < i - 1 and word not in _TIMES and opens and closes
            if word in words.pronouns or self._is_name(k):
                return False
            if word in words.determiners and self._word(k - 1) not in words.prepositions:
                return False
            k -= 1
        return k == self.first and not telling and self._word(k) in words.prepositions - _TIMES
