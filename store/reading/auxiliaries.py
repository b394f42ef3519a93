"""Verb groups that begin with an auxiliary or "to": "will not be held", "had been due to open", "refused to come"."""

from __future__ import annotations

from store.model import Modality, Tense
from store.reading.verb_cursor import REACH, VerbCursor
from store.reading.verb_forms import BASE, GERUND, PARTICIPLE, PAST

SUBJECT = 14
"""Tokens between an auxiliary and its verb at most, where the subject stands between them."""

RARELY = frozenset({"only", "not", "no", "rarely", "seldom", "hardly", "scarcely", "little", "once", "twice", "so"})
"""In front of a verb whose subject stands behind its auxiliary."""
ASKER = 7
"""How many tokens of whoever asks stand between a proposal and its infinitive at most."""
ACCEPTED = 8
"""How many tokens behind "accepted" the wish stands at most."""
ASKED_BY = frozenset({"by", "from", "of"})


class AuxiliaryGroups(VerbCursor):
    """Reads the groups that an auxiliary or "to" opens."""

    __slots__ = ()

    def _auxiliary(self, i: int) -> int:
        words = self.words
        word = self.tokens[i].lower
        if word == "'s" and self._word(i - 1) not in words.be_subjects:
            return i + 1
        if word in words.modals and word not in words.be and word not in words.have:
            return self._modal(i, word)
        negated = word.endswith("n't")
        past = word in words.past
        k, more = self._skip(i + 1)
        negated = negated or more
        if word in words.do:
            form = self._form(k)
            if form is not None and form.lemma == "have" and self._word(k + 1) == "to":
                return self._infinitive(i, k + 1, Modality.WISHED, negated, past=past)
            if form is not None and form.bits & BASE:
                tense = Tense.PAST if past else Tense.PRESENT
                return self._add(i, k, form.lemma, tense, negated=negated, past=past)
            if self._word(i - 1) in ("to",) or word in ("does", "did", "do"):
                return self._add(i, i, "do", Tense.PAST if past else Tense.PRESENT, negated=negated, past=past)
            return i + 1
        if word in words.have:
            tense = Tense.NONE if word == "having" else Tense.PAST if past else Tense.PERFECT
            return self._have(i, k, tense, Modality.ASSERTED, negated, past)
        if word == "'s" and (form := self._form(k)) is not None and form.lemma == "be" and form.bits & PARTICIPLE:
            return self._have(i, k, Tense.PERFECT, Modality.ASSERTED, negated, past)
        if word in ("been", "being", "be"):
            return self._be(i, k, Tense.NONE, Modality.ASSERTED, negated, past, progressive=word == "being")
        return self._be(i, k, Tense.PAST if past else Tense.PRESENT, Modality.ASSERTED, negated, past)

    def _inverted(self, i: int) -> int:
        """ "Only on Tuesday did A and B meet": the verb behind the subject has the auxiliary's tense; 0 if not so."""
        words, word = self.words, self._word(i)
        opening = self.lows[self.first : i]
        if not opening or opening[0] not in words.inverting or any(g.tense is not Tense.NONE for g in self.found):
            return 0
        if opening[0] not in words.denying and not RARELY & set(opening):
            return 0
        wanted = PARTICIPLE if word in words.have else BASE
        if not (word in words.have or word in words.do or word in words.modals):
            return 0
        for k in range(i + 2, min(i + SUBJECT, self.last)):
            form = self._form(k)
            if self._word(k) in (",", ";", ":") or (form is not None and form.bits & PAST and not form.bits & wanted):
                return 0
            before = self._word(k - 1)
            if form is None or not form.bits & wanted or before in words.determiners or before in words.prepositions:
                continue
            if self.tokens[k].text[0].isupper() or before == "and" or (form.noun and self._word(k + 1) == "of"):
                continue
            past = word in words.past
            tense = Tense.FUTURE if word in words.modals else Tense.PAST if past else Tense.PRESENT
            tense = (Tense.PAST if past else Tense.PERFECT) if word in words.have else tense
            return self._add(k, k, form.lemma, tense, negated=not words.denying.isdisjoint(opening), past=past)
        return 0

    def _modal(self, i: int, word: str) -> int:
        words = self.words
        if self._word(i - 1) in words.determiners or (word == "will" and self._word(i - 1) == "'s"):
            return i + 1
        named = self.tokens[i].text == "May" and i > self.first
        if named and (not self.heading or self.tokens[i - 1].text.islower()):
            return i + 1  # the month
        negated = word.endswith("n't") or word == "cannot"
        past = word in words.past
        k, more = self._skip(i + 1)
        negated = negated or more
        if word == "ought":
            k += self._word(k) == "to"
        modality = (
            Modality.POSSIBLE
            if word in words.possible
            else Modality.WISHED
            if word in words.wished
            else Modality.ASSERTED
        )
        tense = Tense.FUTURE
        if word.startswith("could") and negated:
            past = True
        if word == "'d" and self._form_bits(k) & PARTICIPLE and not self._form_bits(k) & BASE:
            return self._have(i, k, Tense.PAST, Modality.ASSERTED, negated, past=True)
        if self._word(k) == "have" and self._form_bits(self._skip(k + 1)[0]) & PARTICIPLE:
            then, more = self._skip(k + 1)
            if word in words.future_in_past:
                return self._have(i, then, Tense.FUTURE, Modality.CONDITIONAL, negated or more, past=True)
            tense = Tense.FUTURE if word in words.future else Tense.PERFECT
            return self._have(i, then, tense, modality, negated or more, past=True)
        if self._word(k) == "be":
            then, more = self._skip(k + 1)
            return self._be(i, then, tense, modality, negated or more, past)
        if self._word(k) == ",":
            then = self._past_insertion(k)
            if self._word(then) == "be":
                return self._be(i, self._skip(then + 1)[0], tense, modality, negated, past)
            k = then
        k = self._past_day(k)
        form = self._form(k)
        if form is not None and form.lemma == "have" and self._word(k + 1) == "to":
            return self._infinitive(i, k + 1, modality, negated, past=past)
        if form is not None and form.bits & BASE:
            return self._add(i, k, form.lemma, tense, modality, negated=negated, past=past)
        if form is None and self._may_be_verb(k):
            return self._add(i, k, self._word(k), tense, modality, negated=negated, past=past)
        if self._word(k) == "like" and word in words.future_in_past and self._word(k + 1) == "to":
            return self._infinitive(i, k + 1, Modality.WISHED, negated)
        return i + 1

    def _have(self, i: int, k: int, tense: Tense, modality: Modality, negated: bool, past: bool) -> int:
        if self._word(k) == "been":
            then, more = self._skip(k + 1)
            return self._be(i, then, tense, modality, negated or more, past, been=True)
        if self._word(k) == "had" and self._word(k + 1) == "to":
            return self._have(i, k + 1, Tense.PAST, modality, negated, past)
        if self._word(k) == "to" and (form := self._form(k + 1)) is not None and form.bits & BASE:
            plain = {Tense.PERFECT: Tense.FUTURE}.get(tense, tense)
            mood = Modality.WISHED if plain is Tense.FUTURE else modality
            if form.lemma == "be":
                return self._be(i, self._skip(k + 2)[0], plain, mood, negated, past)
            return self._add(i, k + 1, form.lemma, plain, mood, negated=negated, past=past)
        form = self._form(k)
        if form is not None and form.bits & (PARTICIPLE | PAST) and self._word(k) not in self.words.not_verbs:
            return self._add(i, k, form.lemma, tense, modality, negated=negated, past=past)
        if self.tokens[i].lower in self.words.have:
            plain = {Tense.PERFECT: Tense.PRESENT}.get(tense, tense)
            return self._add(i, i, "have", plain, modality, negated=negated, past=past)
        return i + 1

    def _be(
        self,
        i: int,
        k: int,
        tense: Tense,
        modality: Modality,
        negated: bool,
        past: bool,
        *,
        been: bool = False,
        progressive: bool = False,
    ) -> int:
        """A form of "be" before ``k``: passive, progressive, "is to", "is due to", or the verb itself."""
        words = self.words
        word = self._word(k)
        if word == "," and self._form_bits(self._past_insertion(k)) & (PARTICIPLE | GERUND):
            k = self._past_insertion(k)
            word = self._word(k)
        if word == "being" and not progressive:
            then, more = self._skip(k + 1)
            form = self._form(then)
            if form is not None and form.bits & PARTICIPLE:
                return self._add(
                    i, then, form.lemma, Tense.PROGRESSIVE if tense is not Tense.FUTURE else tense, modality,
                    negated=negated or more, passive=True, past=past,
                )  # fmt: skip
        if word == "to" and not been and self._form_bits(self._skip(k + 1)[0]) & BASE:
            return self._infinitive(i, k, None, negated, past=past)
        if word in words.prospective and self._word(k + 1) == "to" and not self._was_pleased(word, tense, past):
            end = self._prospective(i, k, past=past, negated=negated)
            if end > k:
                return end  # else "is going to Juba"
        form = self._form(k)
        if word == "due":
            return self._add(i, k, "due", Tense.FUTURE, modality, negated=negated, past=past)
        if form is not None and word not in words.not_verbs:
            if form.bits & GERUND and word not in ("during",):
                progress = tense if tense is Tense.FUTURE else Tense.PROGRESSIVE
                return self._add(i, k, form.lemma, progress, modality, negated=negated, past=past)
            if form.bits & PARTICIPLE:
                return self._add(i, k, form.lemma, tense, modality, negated=negated, passive=True, past=past)
        end = k - 1
        while end > i and self._is_inside(self._word(end)) and self._word(end) not in words.negative:
            end -= 1
        plain = Tense.PERFECT if been and tense is Tense.PERFECT else tense
        return max(self._add(i, end, "be", plain, modality, negated=negated, past=past), i + 1)

    def _was_pleased(self, word: str, tense: Tense, past: bool) -> bool:
        """ "was happy to host": what was done; "is happy to host" is only an offer."""
        return past and tense is not Tense.FUTURE and "pleased" in self.words.prospective[word]

    def _prospective(self, i: int, k: int, *, past: bool, negated: bool = False) -> int:
        """ "is due to meet": ``k`` is the word before "to"; ``k`` itself where no verb follows."""
        kind = self.words.prospective[self._word(k)]
        negated = negated or "negative" in kind
        modality = (
            Modality.WISHED
            if "wished" in kind or "pleased" in kind
            else Modality.POSSIBLE
            if "possible" in kind
            else Modality.ASSERTED
        )
        then, more = self._skip(k + 2)
        if self._form_bits(then) & BASE or self._word(then) in ("be", "have"):
            return self._infinitive(i, k + 1, modality, negated or more, past=past)
        return k

    def _infinitive(
        self, start: int, to: int, modality: Modality | None = None, negated: bool = False, *, past: bool = False
    ) -> int:
        """A group that ends in "to VERB"; ``start`` is before ``to`` where words before it belong to the group."""
        if to - start > REACH:
            return to + 1
        k, more = self._skip(to + 1)
        negated = negated or more
        if self._word(to - 1) == "not" and start == to:
            negated = True
        tense = Tense.FUTURE if start < to else Tense.NONE
        mood = modality or Modality.ASSERTED
        if start == to:
            tense, mood, by_governor = self._governed(to)
            negated = negated or by_governor
            past = tense is Tense.FUTURE and bool(self.found) and self.found[-1].past
        head = self._word(k)
        if head == "have":
            then, _more = self._skip(k + 1)
            if self._form_bits(then) & PARTICIPLE or self._word(then) == "been":
                return self._have(start, then, tense, mood, negated, past=True)
        if head == "be":
            then, _more = self._skip(k + 1)
            return self._be(start, then, tense, mood, negated, past)
        form = self._form(k)
        if form is None or not form.bits & BASE or (self.tokens[k].text[0].isupper() and not self.heading):
            return to + 1 if start == to else max(start, to) + 1
        if form.noun and self._word(k + 1) in ("'s",):
            return to + 1
        return self._add(start, k, form.lemma, tense, mood, negated=negated, past=past)

    def _behind_asker(self, k: int) -> int:
        """Where the noun before "by Benin", "from the Turkish president" stands; ``k`` where nobody is told so."""
        first = max(self.first, k - ASKER, self.found[-1].head if self.found else self.first)
        for at in range(k - 1, first - 1, -1):
            if self._word(at + 1) in ASKED_BY and self._word(at) in self.words.noun_governors:
                return at
            if not self._word(at).isalnum() and self._word(at) != "'s":
                break
        return k

    def _accepted(self, noun: int) -> bool:
        """ "agreed to a Swiss proposal to", "took up the offer to": whether a wish is granted by the verb before it."""
        verb = self.found[-1] if self.found else None
        if verb is None or verb.lemma not in self.words.accepting or verb.negated or noun - verb.head > ACCEPTED:
            return False
        done = verb.tense in (Tense.PAST, Tense.PERFECT) and verb.modality is Modality.ASSERTED
        return done and all(self._word(k).isalnum() or self._word(k) == "'s" for k in range(verb.head + 1, noun))

    def _governed(self, to: int) -> tuple[Tense, Modality, bool]:
        """What the verb or noun before "to VERB" makes of it: tense, modality, negation."""
        words = self.words
        noun = self._behind_asker(to - 1)
        before = self._word(noun)
        kinds = words.prospective.get(before, "").split()
        if "pleased" in kinds and self.found and (self.found[-1].lemma == "be" or self.found[-1].head == to - 1):
            return self.found[-1].tense, self.found[-1].modality, self.found[-1].negated  # "was happy to host"
        if ("wished" in kinds or "negative" in kinds) and not (self.found and self.found[-1].head == to - 1):
            return Tense.FUTURE, Modality.WISHED, "negative" in kinds  # "stands ready to host"
        kind = words.noun_governors.get(before)
        if kind is not None and not (self.found and self.found[-1].head == noun):
            wished = kind == "wished" and not self._accepted(noun)
            return Tense.FUTURE, Modality.WISHED if wished else Modality.ASSERTED, kind == "negative"
        if self.found:
            governor = self.found[-1]
            between = range(governor.head + 1, to)
            near = len(between) <= REACH and not any(self.tokens[j].lower in (",", ";", ":", "”", '"') for j in between)
            if near:
                known = words.governors.get(governor.lemma)
                if known == "past":
                    return governor.tense, governor.modality, governor.negated
                if known == "negative":
                    return governor.tense, Modality.ASSERTED, not governor.negated
                if known is not None:
                    mood = Modality.WISHED if known == "wished" else governor.modality
                    return Tense.FUTURE, mood, governor.negated
        elif self.heading and to > self.first and self._word(to - 1).isalnum():
            return Tense.FUTURE, Modality.ASSERTED, False
        return Tense.NONE, Modality.ASSERTED, False
