"""Verbs without auxiliaries: words that are nouns as often, read by what stands before and after them."""

from __future__ import annotations

from store.model import Modality, Tense, VerbGroup
from store.reading.participles import Participles
from store.reading.verb_forms import AUXILIARY, BASE, GERUND, PARTICIPLE, PAST, S_FORM, Form

_OPENS = frozenset({"", "“", "„", "«", "‘", '"', "``", ":"})
"""What stands before an order: "Ask me on Friday"."""
_WAYS = frozenset({"to", "for", "into", "back", "home", "north", "south", "east", "west", "abroad", "off", "out"})
"""After "heads": where somebody goes."""
_HEADING = frozenset({"head", "return"})
"""After a noun in the plural and before one of those."""
_VISITING = frozenset({"visit", "tour"})
"""After a noun in the plural and before a name."""
_TRAVELLING = frozenset({"travel", "head", "return", "journey"})
"""Verbs of going that are nouns as well."""
_CUT = frozenset({"short", "off", "ties", "his", "her", "its", "their"})
"""After "cut" and its like, behind a subject in the singular: no noun."""
_PARTICLES = frozenset({"down", "again", "together", "up"})
_OBJECTS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
"""After a noun in the plural and a word that can be a noun: what somebody does something to."""
_WHERE = frozenset({"in", "at"})
_ASKING = frozenset({"call", "hope", "push", "press"})
"""Before "for": what somebody does, and no noun in the plural."""
_MEANWHILE = frozenset({"when", "while"})
"""Before what somebody was doing: "said when meeting with B"."""
_RELATIVE = 8
"""How many tokens before its verb a relative pronoun stands at most."""
_DESCRIBED = 4
"""How many tokens behind its verb a meeting stands at most: "hosts a new round", "plans trilateral peace talks"."""
_PLURALS = frozenset({"police", "people", "men", "women", "children", "gunmen", "fishermen", "policemen", "militiamen"})
"""Nouns in the plural that have no "s"."""
_COUNTED = frozenset({"two", "three", "four", "both"})
"""After "the": those who do something, where no noun in the plural follows."""


class PlainVerbs(Participles):
    """The reading of one sentence, by verbs without auxiliaries."""

    __slots__ = ()

    def _plain(self, i: int, word: str, form: Form) -> None:
        """Add a verb form that no auxiliary opens, unless it stands where a noun or an adjective does."""
        words, tokens = self.words, self.tokens
        j = i - 1
        before = tokens[j][3] if j >= self.first else ""
        if tokens[i].text[0].isupper() and j > self.first and not self.heading and self._is_name(j):
            return  # "at Aso Rock"
        if before in words.inside or before[-2:] == "ly":
            while j > self.first and self._is_inside(before) and before not in ("that", "both", "all"):
                j -= 1
                before = tokens[j][3]
        if before == "longer" and j > self.first + 1 and tokens[j - 1][3] == "no":
            j -= 2
            before = tokens[j][3]
        after = tokens[i + 1][3] if i + 1 < self.last else ""
        if word == "back" and (after == "to" or after in words.prepositions):
            return  # "brought A and B back to the table"
        if word == "last" and (behind := self._form(i + 1)) is not None and behind.bits & PAST:
            return  # "which last sat in 2019"
        bits = form.bits
        if not before and word in words.planned and after in words.plannable:
            return  # "Planned talks are in doubt"
        if (word in words.kinds_of_talks or word in words.kinds_in_ing) and after in words.plannable:
            return  # "Direct talks between A and B were held", "a two-day working visit"
        if bits & BASE and after == "-":
            return  # "Follow-up talks", "back-channel contacts"
        if bits & PARTICIPLE and after in words.plannable and self.found and self.found[-1].head == j:
            return  # "held unannounced talks", "said scheduled talks would go on"
        if bits & BASE and before in _COUNTED and j > self.first and tokens[j - 1][3] in ("the", "these", "when", "if"):
            if not (form.noun and after[-1:] == "s" and after.isalpha()):  # "the three water ministers"
                self._add(i, i, form.lemma, Tense.PRESENT)  # "when the two meet": a noun would be in the plural
            return
        if before in words.determiners and not (before in words.pronouns and bits & (PAST | S_FORM)):
            return
        if before in ("'s", "'") or (before.isdigit() and not bits & PAST):
            return
        if bits & PARTICIPLE and before in ("and", "or") and self.found and self._goes_on_with(self.found[-1]):
            last = self.found[-1]
            self._add(i, i, form.lemma, last.tense, last.modality, passive=True, negated=last.negated, past=last.past)
            return
        plain = bits & BASE and not bits & PAST  # "when they come": no participle without an auxiliary
        if (
            bits & (PAST | PARTICIPLE)
            and not plain
            and (
                not form.noun
                or before in words.pronouns
                or word in words.forward
                or self._is_name(j)
                or (bits & PAST and before[-1:] == "s" and before.isalpha())
                or (bits & PAST and after in _CUT and self._is_subject(j, before))
            )
        ):
            self._past(i, word, form, before, after)
        elif bits & GERUND:
            dated = after in words.days and before.isalpha()  # "ended their crisis meeting Wednesday"
            acted = after in words.determiners or (self._is_name(i + 1) and not dated)
            willing = before == "to" and self._word(j - 1) == "open"
            if (
                word in words.noun_gerunds
                and not acted
                and not (before in _MEANWHILE and after == "with")
                and not willing
            ):
                return
            if before == "to" and self._word(j - 1) == "forward":  # "looks forward to meeting B on Monday"
                past = bool(self.found) and self.found[-1].past
                self._add(i, i, form.lemma, Tense.FUTURE, past=past)
            elif willing:  # "was open to hosting talks"
                self._add(i, i, form.lemma, Tense.FUTURE, Modality.WISHED)
            elif before in words.prepositions or before in (",", "", "and", "or") or before.isalpha():
                self._add(i, i, form.lemma, Tense.NONE)
        elif before in words.prepositions or word in words.never_verbs:
            return
        elif bits & S_FORM:
            acts = self._is_subject(j, before) or (before == "," and (bool(self.found) or self._closes_aside(j)))
            if not form.noun or before in words.pronouns or (acts and self._takes_object(i, form, after)):
                self._add(i, i, form.lemma, Tense.PRESENT)
        elif bits & BASE and before in ("and", "or") and self._joins(i, form, after):
            last = self.found[-1]
            self._add(i, i, form.lemma, last.tense, last.modality, negated=last.negated, past=last.past)
        elif bits & BASE:
            self._base(i, j, word, form)

    def _base(self, i: int, j: int, word: str, form: Form) -> None:
        """A base form without an auxiliary; ``j``: the token before it and its adverbs."""
        words, before, after = self.words, self._word(j), self._word(i + 1)
        governs = after == "to" and form.lemma in words.governors  # "the ministers plan to meet"
        governs = governs or (after == "off" and form.lemma == "call")
        arranges = self._arranges(i, form)
        takes = (
            governs
            or arranges
            or self._runs(form, after)
            or ((after in words.prepositions or after in words.determiners or after == "to") and after != "of")
        )
        if self._is_name(j) and (not form.noun or takes) and self._has_and(j):
            self._add(i, i, form.lemma, Tense.PRESENT)
            return
        if before == "," and not form.noun and not self.found and self._names_several(j):
            self._add(i, i, form.lemma, Tense.PRESENT)  # "The ministers of A and B, X and Y, meet in C"
            return
        if not form.noun and not self.found and self._is_second(j):
            self._add(i, i, form.lemma, Tense.PRESENT)
            return
        noun = (before[-1:] == "s" and words.kinds.get(before) != AUXILIARY) or before in _PLURALS
        placed = self._is_name(j) and self._word(j - 1) in _WHERE and self._word(j - 2)[-1:] == "s"
        plural = noun or before in words.plural_pronouns or self._behind_aside(i, before, after)
        plural = plural or (placed and self._runs(form, after))  # "The talks in Hue end on Friday"
        acts = after in _OBJECTS and not self.found
        acts = acts or self._goes(i, form, after)
        acts = acts or (word == "group" and (after in words.determiners or self._is_name(i + 1)))
        if (
            before in words.plural_pronouns
            or (plural and (governs or arranges or not form.noun or acts or self._runs(form, after)))
            or (before in _OPENS and not form.noun and word != "last")
        ):
            self._add(i, i, form.lemma, Tense.PRESENT)

    def _takes_object(self, i: int, form: Form, after: str) -> bool:
        """Whether what follows is what verbs take and nouns do not: "imports a third", "hopes to", "calls for"."""
        words = self.words
        if self.tokens[i].text[0].isupper():
            return False
        if after in words.determiners or after in words.pronouns or self._is_name(i + 1) or after[:1].isdigit():
            return True
        if (form.lemma == "head" and after in _WAYS) or self._runs(form, after) or self._arranges(i, form):
            return True
        off = (after == "off" and form.lemma == "call") or (after in ("off", "out") and form.lemma == "set")
        return off or (after == "to" and form.lemma in words.governors) or (after == "for" and form.lemma in _ASKING)

    def _runs(self, form: Form, after: str) -> bool:
        """ "The summit ends in Accra on Friday", "the envoys wrap up": what a course of things does, and no noun."""
        words = self.words
        return form.lemma in words.running and (
            after in words.opening_days or after in words.days or after in _PARTICLES
        )

    def _goes(self, i: int, form: Form, after: str) -> bool:
        """ "The ministers head to Lima", "the envoys visit Minsk": whose way it is, and no visit."""
        if form.lemma in _HEADING:
            return after in _WAYS
        return form.lemma in _VISITING and (after in self.words.determiners or self._is_name(i + 1))

    def _arranges(self, i: int, form: Form) -> bool:
        """ "Oman hosts talks", "the two sides plan new peace talks": what is done to a meeting that has no article."""
        words = self.words
        if form.lemma not in words.arranging:
            return False
        for k in range(i + 1, min(i + 1 + _DESCRIBED, self.last)):
            word = self._word(k)
            if word in words.arranged:
                return True
            if not (word.isalpha() or word == "-") or word in words.prepositions or word in words.determiners:
                return False
        return False

    def _is_subject(self, i: int, before: str) -> bool:
        """A name, or a singular noun by its form."""
        words = self.words
        if self._is_name(i):
            return True
        return before.isalpha() and before[-1] != "s" and before not in words.adjectives and before not in words.kinds

    def _behind_aside(self, i: int, before: str, after: str) -> bool:
        """Whether the first verb of a sentence follows two commas: "Talks, set for Saturday, hang by a thread"."""
        if before != "," or not all(group.tense is Tense.NONE or self._is_relative(group) for group in self.found):
            return False
        takes = after in self.words.prepositions or after in self.words.determiners or after in _PARTICLES
        takes = takes or self._is_name(i + 1)
        return takes and any(self._word(k) == "," for k in range(self.first + 1, i - 2))

    def _closes_aside(self, comma: int) -> bool:
        """Whether what opened at another comma ends at one: "Bounmy Vongsa, the Lao minister, visits Hanoi"."""
        opening = next((k for k in range(comma - 1, self.first, -1) if self._word(k) == ","), self.first)
        return opening > self.first and (self._is_name(opening - 1) or self._is_name(comma - 1))

    def _is_relative(self, group: VerbGroup) -> bool:
        """Whether "who" or "which" opens the words of a verb: "who have not met since June"."""
        for k in range(group.head - 1, max(self.first, group.head - _RELATIVE), -1):
            if self._word(k) in ("who", "which"):
                return True
            if self._word(k) == ",":
                return False
        return False

    def _joins(self, i: int, form: Form, after: str) -> bool:
        """Whether a base form after "and" goes on with the infinitive or modal before: "will meet and sign"."""
        if not self.found or i - self.found[-1].head > 12:
            return False
        if form.noun and after not in self.words.determiners and not self._goes_on(i, form, after):
            return False
        last = self.found[-1]
        if last.passive:
            return last.tense is Tense.FUTURE and not form.noun
        return self.words.forms.get(self.tokens[last.head].lower, form).bits & BASE > 0

    def _goes_on(self, i: int, form: Form, after: str) -> bool:
        """ "Will hold talks in A on Monday and visit B", "will meet M on Friday and travel to C": no noun."""
        if form.lemma in _VISITING:
            return self._is_name(i + 1)
        closed = self._word(i - 2) in self.words.days or self._word(i - 2).isdigit() or self._is_name(i - 2)
        return form.lemma in _TRAVELLING and after in _WAYS and closed

    def _has_and(self, i: int) -> bool:
        """Whether names are joined before ``i``: "Baku and Yerevan"."""
        return any(self._word(k) == "and" for k in range(max(self.first, i - 6), i))

    def _is_second(self, i: int) -> bool:
        """Whether a noun is the second of two with an article: "The union and the rail company" resume talks."""
        for k in range(i, max(self.first + 1, i - 4), -1):
            word = self._word(k)
            if word in self.words.determiners:
                return self._word(k - 1) == "and"
            if not word.isalpha() or word in self.words.prepositions or word in self.words.kinds:
                return False
        return False

    def _names_several(self, comma: int) -> bool:
        """Whether an apposition closes at a comma behind several: "The ministers of A and B, X and Y,"."""
        opening = next((k for k in range(comma - 1, self.first, -1) if self._word(k) == ","), self.first)
        return opening > self.first and "and" in map(self._word, range(self.first, comma))
