"""The grammar of ``times.toml``, compiled: for each word that can begin an expression, the patterns to try there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from store.lexicon import Lexicon

_MACRO = re.compile(r"\{([a-z_]+?)(\d?)\}")
_KINDS = {"m": ("months",), "w": ("weekdays", "short_weekdays"), "season": ("seasons",), "tens": ("tens",)} | {
    "holiday": ("holidays",),
    "unit": ("other",),
    "named": ("other",),
}
"""Which kinds of core words a named group of a pattern can hold."""
_LIST = re.compile(r"%([a-z_]+)%")


class Rule(NamedTuple):
    id: str
    shape: str
    pattern: re.Pattern[str]
    check: str
    after: frozenset[str]
    """Where not empty: the word before must be one of these."""
    vague: bool
    order: int


class Grammar(NamedTuple):
    rules: tuple[Rule, ...]
    by_word: dict[str, dict[str, tuple[Rule, ...]]]
    """Kind of core word -> first word of an expression -> the rules to try there."""
    by_digits: dict[str, dict[int, tuple[Rule, ...]]]
    """Kind of core word -> length of the run of digits that begins an expression -> the rules to try there."""
    cores: dict[str, str]
    """Words of time, one of which stands in every expression without a number of its own, and their kinds."""
    vague_cores: dict[str, str]
    """The same for expressions that say no days, looked for on demand."""
    numbers: dict[str, dict[str, int]]
    """Field name without its digit (m, w, d, count, ordinal, season, tens) -> word -> number."""
    holidays: dict[str, dict[str, int]]
    words: dict[str, frozenset[str]]
    """Word lists that the checks use."""


@lru_cache(maxsize=4)
def grammar(lexicon: Lexicon) -> Grammar:
    """Compile ``times.toml``; once for each lexicon."""
    return compile_grammar(lexicon.table("times"))


def compile_grammar(table: dict[str, Any]) -> Grammar:
    """The compiled grammar of a parsed ``times.toml``; raises ``re.error`` or KeyError on a rule that is not one."""
    words: dict[str, dict[str, int]] = dict(table["words"])
    lists: dict[str, list[str]] = {name: list(entry) for name, entry in words.items()}
    lists["holidays"] = list(table["holidays"])
    macros: dict[str, str] = table["macros"]

    def alternatives(match: re.Match[str]) -> str:
        found = sorted(lists[match.group(1)], key=len, reverse=True)
        return "|".join(re.escape(word).replace(r"\ ", " ").replace("'", "['’]") for word in found)

    def expand(match: re.Match[str]) -> str:
        return macros[match.group(1)].replace("#", match.group(2))

    firsts = {
        "month": lists["months"],
        "weekday": [*lists["weekdays"], *lists["short_weekdays"]],
        "season": lists["seasons"],
        "count": lists["counts"],
        "ordinal": lists["ordinals"],
        "day_by_name": [word.split("-")[0] for word in lists["days_by_name"]],
        "tens": lists["tens"],
        "holiday": [re.split(r"[ ']", word)[0] for word in lists["holidays"]],
    }
    cores = dict.fromkeys(table["cores"]["words"].split(), "other")
    for name in ("tens", "seasons", "short_weekdays", "weekdays", "months"):
        cores.update(dict.fromkeys(lists[name], name))
    for word in firsts["holiday"]:
        cores.setdefault(word, "holidays")
    rules: list[Rule] = []
    by_word: dict[str, dict[str, list[Rule]]] = {}
    numeric: dict[str, list[Rule]] = {}
    for order, entry in enumerate(table["rule"]):
        source = _LIST.sub(alternatives, _MACRO.sub(expand, entry["pattern"]))
        rule = Rule(
            id=entry["id"],
            shape=entry["shape"],
            pattern=re.compile(_blanks(source), re.IGNORECASE),
            check=entry.get("check", ""),
            after=frozenset(entry.get("after", ())),
            vague=entry.get("vague", False),
            order=order,
        )
        rules.append(rule)
        for kind in _kinds(rule, entry["first"], cores):
            for first in entry["first"]:
                if first == "%number":
                    numeric.setdefault(kind, []).append(rule)
                    continue
                for word in firsts[first[1:]] if first.startswith("%") else [first]:
                    bucket = by_word.setdefault(kind, {}).setdefault(word, [])
                    if rule not in bucket:
                        bucket.append(rule)
    return Grammar(
        rules=tuple(rules),
        by_word={kind: {word: tuple(rules) for word, rules in words_.items()} for kind, words_ in by_word.items()},
        by_digits={
            kind: {length: tuple(rule for rule in found if _may_begin(rule, length)) for length in range(1, 5)}
            for kind, found in numeric.items()
        },
        cores=cores,
        vague_cores=dict.fromkeys(table["cores"]["vague"].split(), "vague"),
        numbers={
            "m": words["months"],
            "w": words["weekdays"] | words["short_weekdays"],
            "count": words["counts"],
            "d": words["days_by_name"],
            "ordinal": words["ordinals"] | {"latter": 2},
            "season": words["seasons"],
            "tens": words["tens"],
        },
        holidays=table["holidays"],
        words={name: frozenset(text.split()) for name, text in table["lists"].items()},
    )


def _kinds(rule: Rule, firsts: list[str], cores: dict[str, str]) -> set[str]:
    """The kinds of core words near which a rule is to be tried."""
    if rule.vague:
        return {"vague"}
    kinds = {kind for name in rule.pattern.groupindex for kind in _KINDS.get(name.rstrip("0123456789"), ())}
    kinds |= {cores[first] for first in firsts if first in cores}
    return kinds if kinds - {"number"} else {"other", "number"}


def _may_begin(rule: Rule, length: int) -> bool:
    """Whether a numeric rule can match where a run of ``length`` digits begins."""
    four = rule.pattern.pattern.startswith(("(?P<y1>", r"(?:(?P<part>early|mid|late)"))
    if rule.id.startswith(("year", "decade")) or four:
        return length == 4
    return length <= 3


def _blanks(pattern: str) -> str:
    """Let a blank outside of a character class match any white space: " ?" none to two, " " one to three."""
    out: list[str] = []
    inside = False
    i = 0
    while i < len(pattern):
        sign = pattern[i]
        if sign == "\\":
            out.append(pattern[i : i + 2])
            i += 2
            continue
        if sign == "[":
            inside = True
        elif sign == "]":
            inside = False
        if sign == " " and not inside:
            if pattern[i + 1 : i + 2] == "?":
                out.append(r"\s{0,2}")
                i += 2
            else:
                out.append(r"\s{1,3}")
                i += 1
            continue
        out.append(sign)
        i += 1
    return "".join(out)
