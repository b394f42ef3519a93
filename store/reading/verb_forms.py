"""The verb words of the lexicon, compiled: which forms a word can be, and of which verb."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from store.lexicon import Lexicon

BASE, S_FORM, PAST, PARTICIPLE, GERUND = 1, 2, 4, 8, 16
PLAIN, AUXILIARY, TO, BEFORE_TO = 1, 2, 3, 4
"""What the scan does at a word."""
VOWELS = frozenset("aeiou")


class Form(NamedTuple):
    """What a word can be: a set of form bits, and the lemma."""

    bits: int
    lemma: str
    noun: bool
    """Stands for a noun as often as for a verb."""


class VerbWords(NamedTuple):
    """Everything that :mod:`store.reading.verbs` looks words up in. All words are lower case."""

    kinds: dict[str, int]
    """Word -> PLAIN, AUXILIARY, TO or BEFORE_TO; all other words are passed over."""
    known: frozenset[str]
    """The words that have a kind."""
    forms: dict[str, Form]
    not_verbs: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    modals: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]
    future_in_past: frozenset[str]
    possible: frozenset[str]
    wished: frozenset[str]
    inside: frozenset[str]
    negative: frozenset[str]
    prospective: dict[str, str]
    """Word between "be" and "to VERB" -> future, wished, possible, negative or pleased (joined by blanks)."""
    governors: dict[str, str]
    """Lemma -> what it makes of an infinitive: future, wished, negative or past."""
    forward: frozenset[str]
    noun_governors: dict[str, str]
    """Noun before "to VERB" -> future, wished or negative."""
    accepting: frozenset[str]
    """Lemmas that make a plan of a wish behind them: "accepted an invitation to visit"."""
    done: frozenset[str]
    """Lemmas whose participle stands behind what was done: "under the deal signed in A"."""
    determiners: frozenset[str]
    pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    prepositions: frozenset[str]
    be_subjects: frozenset[str]
    noun_gerunds: frozenset[str]
    never_verbs: frozenset[str]
    adjectives: frozenset[str]
    negators: frozenset[str]
    days: frozenset[str]
    opening_days: frozenset[str]
    """What opens a day or a place behind what a course of things does: "ends in Accra", "resumes next week"."""
    planned: frozenset[str]
    """Participles that open a sentence before what is planned: no deed of anybody."""
    plannable: frozenset[str]
    """Behind such a participle: "Planned peace talks are in doubt"."""
    kinds_in_ing: frozenset[str]
    """The same for words in -ing: "a two-day working visit"."""
    kinds_of_talks: frozenset[str]
    """Words that can be orders and stand before a meeting to tell its kind: "Direct talks were held"."""
    arranging: frozenset[str]
    """Lemmas of what is done to a meeting: "Oman hosts talks"."""
    arranged: frozenset[str]
    """Meetings in the plural, which such verbs have without an article."""
    means: frozenset[str]
    """After "by": no one who does it, but how or when it is done."""
    conditions: frozenset[str]
    asked: frozenset[str]
    inverting: frozenset[str]
    """First words of a sentence behind which the auxiliary stands before its subject: "Only then did"."""
    set_aside: frozenset[str]
    """Lemmas of what had been done to a meeting by then: "Talks, suspended in May, are under way"."""
    running: frozenset[str]
    """Verbs that can be nouns, for how things run their course."""
    denying: frozenset[str]
    """Those of them that deny it: "Nor will"."""


def regular_forms(lemma: str, doubling: frozenset[str]) -> tuple[str, str, str]:
    """The -s, -ed and -ing form of a regular verb."""
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        s_form = lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        s_form = lemma[:-1] + "ies"
    else:
        s_form = lemma + "s"
    if lemma in doubling or _doubles(lemma):
        return s_form, lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    if lemma.endswith("ie"):
        return s_form, lemma + "d", lemma[:-2] + "ying"
    if lemma.endswith("e"):
        ing = lemma + "ing" if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1] + "ing"
        return s_form, lemma + "d", ing
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return s_form, lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith("ic"):
        return s_form, lemma + "ked", lemma + "king"
    return s_form, lemma + "ed", lemma + "ing"


def _doubles(lemma: str) -> bool:
    """One syllable that ends in one vowel and one consonant: stop, plan."""
    if len(lemma) < 3 or lemma[-1] in "aeiouwxy" or lemma[-2] not in VOWELS or lemma[-3] in VOWELS:
        return False
    return sum(a in VOWELS and b not in VOWELS for a, b in pairwise(lemma)) == 1


_PREFIXES = ("re", "un", "dis", "mis", "over", "out", "pre", "co", "de")


def guessed_lemma(word: str, forms: Mapping[str, Form] = MappingProxyType({})) -> str:
    """A base form for a word in -ed or -ing that stands in no list: "vilified" -> "vilify".

    Where the word is a known one with a prefix, the known one tells: "reconvened" -> "reconvene".
    """
    for prefix in _PREFIXES:
        if word.startswith(prefix) and (known := forms.get(word[len(prefix) :])) is not None:
            return prefix + known.lemma
    stem = word[:-2] if word.endswith("ed") else word[:-3]
    if word.endswith("ied"):
        return word[:-3] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        return stem[:-1]
    if stem.endswith(("at", "iz", "is", "v", "c", "u", "rs", "ns", "dg", "ag", "ut")) or (
        len(stem) > 3 and stem[-1] in "nrtdm" and stem[-2] in "iou" and stem[-3] not in VOWELS and word.endswith("ed")
    ):
        return stem + "e"
    return stem


@lru_cache(maxsize=4)
def verb_words(lexicon: Lexicon) -> VerbWords:
    """Compile ``verbs.toml``; once for each lexicon."""
    return compile_words(lexicon.table("verbs"))


def compile_words(table: dict[str, Any]) -> VerbWords:
    """The look-up tables of a parsed ``verbs.toml``."""
    bits: dict[str, int] = {}
    lemmas: dict[str, str] = {}
    doubling = frozenset(table["doubling"].split())
    nouns = frozenset(table["noun_prone"].split())

    def add(word: str, bit: int, lemma: str) -> None:
        bits[word] = bits.get(word, 0) | bit
        if bit & (BASE | PAST | PARTICIPLE) or word not in lemmas:
            lemmas.setdefault(word, lemma)

    irregular: set[str] = set()
    for line in table["irregular"].split("\n"):
        if not line.strip():
            continue
        lemma, pasts, participles = line.split()
        irregular.add(lemma)
        s_form, _ed, ing = regular_forms(lemma, doubling)
        add(lemma, BASE, lemma)
        for past in pasts.split("/"):
            add(past, PAST, lemma)
        for participle in participles.split("/"):
            add(participle, PARTICIPLE, lemma)
        add(s_form, S_FORM, lemma)
        add(ing, GERUND, lemma)
    for lemma in table["regular"].split():
        if lemma in irregular or lemma.endswith("-2"):
            continue
        s_form, ed_form, ing = regular_forms(lemma, doubling)
        add(lemma, BASE, lemma)
        add(s_form, S_FORM, lemma)
        add(ed_form, PAST | PARTICIPLE, lemma)
        add(ing, GERUND, lemma)
    forms = {word: Form(bit, lemmas[word], word in nouns) for word, bit in bits.items()}

    words = {name: frozenset(value.split()) for name, value in table["auxiliaries"].items()}
    kinds: dict[str, list[str]] = {}
    for kind in ("future", "wished", "possible", "negative", "pleased"):
        for word in table["prospective"][kind].split():
            kinds.setdefault(word, []).append(kind)
    for word in table["prospective"]["words"].split():
        kinds.setdefault(word, [])
    governors = {
        word: kind for kind in ("past", "future", "wished", "negative") for word in table["governors"][kind].split()
    }
    not_verbs = frozenset(table["not_verbs"].split())
    auxiliary = words["be"] | words["have"] | words["do"] | words["modals"]
    what = {word: PLAIN for word in forms if word not in not_verbs}
    what |= dict.fromkeys(kinds, BEFORE_TO) | dict.fromkeys(auxiliary, AUXILIARY) | {"to": TO}
    return VerbWords(
        kinds=what,
        known=frozenset(what),
        forms=forms,
        not_verbs=not_verbs,
        **words,
        inside=frozenset(table["inside"]["words"].split()),
        negative=frozenset(table["inside"]["negative"].split()),
        prospective={word: " ".join(kind) for word, kind in kinds.items()},
        governors=governors,
        forward=frozenset(table["pointing"]["forward"].split()),
        noun_governors={word: kind for kind, text in table["noun_governors"].items() for word in text.split()},
        **{name: frozenset(text.split()) for name, text in table["context"].items()},
    )
