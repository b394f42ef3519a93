"""The cue table: which words report speech, what they do and what they take, compiled from ``lexicon/cues.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from store.model import Act

if TYPE_CHECKING:
    from store.lexicon import Lexicon


DASHES = frozenset({"–", "—", "―", "-", "--"})
STOPS = DASHES | {",", ";", ":", "but", "while", "whereas"}
"""Words and signs before which content can end."""
NEARBY = frozenset({"in", "at", "on", "during", "via", "to", "by", "citing", "quoting"})


@dataclass(frozen=True)
class Cue:
    """A class of cue words: what they do, and what may stand as content."""

    id: str
    act: Act
    takes: frozenset[str]
    needs: frozenset[str]
    """What content must show, one of: quote, as, of; empty for nothing."""
    to: bool
    negative: bool
    preposition: bool
    front: bool
    """Whether content may stand before it: "..., the minister said"."""
    nouns: frozenset[str]
    """Heads to which the subject is restricted; empty for any."""
    objects: frozenset[str]
    """Nouns of which content must have one near its beginning: "put the odds at"; empty for any."""


@dataclass(frozen=True)
class CueTable:
    """All cues by their first word, with the word lists that the reading of a sentence needs."""

    verbs: dict[str, tuple[tuple[Cue, str, str], ...]]
    """Lower-case form to (cue, form name, lemma); the first entries are the stronger readings."""
    senses: dict[str, tuple[Cue, ...]]
    """Lower-case form to the cues of its entries, each once."""
    phrases: dict[tuple[str, str], tuple[tuple[tuple[str, ...], Cue], ...]]
    """First two words to phrases, longest first."""
    alone: dict[str, Cue]
    """Phrases of one word."""
    seconds: dict[str, frozenset[str]]
    """Word that only begins phrases to the words that can follow it."""
    heads: dict[str, Cue]
    """Nouns of saying: "her warning that"."""
    triggers: frozenset[str]
    """First words of all cues."""
    nearby: frozenset[str]
    """Words that can begin an occasion, a channel or a source beside a cue."""
    nouns: frozenset[str]
    words: dict[str, frozenset[str]]


def _doubles(lemma: str) -> bool:
    """Whether a short verb doubles its last letter: "shrugged", "slamming"."""
    vowels = [at for at, letter in enumerate(lemma) if letter in "aeiou"]
    return len(lemma) > 2 and vowels == [len(lemma) - 2] and lemma[-1] not in "wxy"


def forms_of(lemma: str, irregular: dict[str, list[str]]) -> list[tuple[str, str]]:
    """``[(form, name)]`` of a verb: base, -s, past, participle, -ing."""
    names = ("s", "past", "participle", "ing")
    if lemma in irregular:
        return [(lemma, "base"), *zip(irregular[lemma], names, strict=True)]
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    if _doubles(lemma):
        stem += lemma[-1]
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        past, third = lemma[:-1] + "ied", lemma[:-1] + "ies"
    else:
        past = stem + "ed"
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [(lemma, "base"), (third, "s"), (past, "past"), (past, "participle"), (stem + "ing", "ing")]


def compile_cues(table: dict[str, Any]) -> CueTable:
    """The cue table of a parsed ``cues.toml``; a form of two classes keeps both, in the order of the file."""
    verbs: dict[str, list[tuple[Cue, str, str]]] = {}
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], Cue]]] = {}
    alone: dict[str, Cue] = {}
    seconds: dict[str, set[str]] = {}
    heads: dict[str, Cue] = {}
    irregular = table["irregular"]
    for row in table["cue"]:
        cue = Cue(
            id=row["id"],
            act=Act(row["act"]),
            takes=frozenset(row["takes"]),
            needs=frozenset(row.get("needs", ())),
            to=row.get("to", False),
            negative=row.get("negative", False),
            preposition=row.get("preposition", False),
            front=row.get("front", "clause" in row["takes"] or "that" in row["takes"]),
            nouns=frozenset(row.get("nouns", ())),
            objects=frozenset(row.get("objects", ())),
        )
        heads.update(dict.fromkeys(row.get("heads", ()), cue))
        for lemma in row.get("verbs", ()):
            for form, name in forms_of(lemma, irregular):
                entries = verbs.setdefault(form, [])
                if not any(entry[0] is cue and entry[1] == name for entry in entries):
                    entries.append((cue, name, lemma))
        for phrase in row.get("phrases", ()):
            words = tuple(phrase.split())
            if len(words) == 1:
                alone.setdefault(words[0], cue)
                continue
            phrases.setdefault((words[0], words[1]), []).append((words, cue))
            seconds.setdefault(words[0], set()).add(words[1])
    return CueTable(
        verbs={form: tuple(entries) for form, entries in verbs.items()},
        senses={form: tuple(dict.fromkeys(entry[0] for entry in entries)) for form, entries in verbs.items()},
        phrases={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()},
        alone=alone,
        seconds={
            first: frozenset(words) for first, words in seconds.items() if first not in verbs and first not in alone
        },
        heads=heads,
        triggers=frozenset((*verbs, *alone, *seconds)),
        nearby=NEARBY,
        nouns=frozenset(table["nouns"]["forms"]),
        words={name: frozenset(words) for name, words in table["words"].items()},
    )


@lru_cache(maxsize=8)
def cue_table(lexicon: Lexicon) -> CueTable:
    """The compiled cue table of a lexicon."""
    return compile_cues(lexicon.table("cues"))
