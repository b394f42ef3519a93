"""What a pattern cannot see of a time expression: the words around it, names and verbs spelled like months."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from store.extraction.times.grammar import Grammar, Rule
from store.extraction.times.leaf import read_day
from store.lexicon.closed import closed
from store.model import Document, Token, VerbGroup
from store.reading.tokens import start_of

_CAPITALS_AND_DIGITS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
WITH_OWN_DAYS = closed("with_own_days")
BEFORE_NTH_DAY = closed("before_nth_day")
GAP = 8
"""Tokens between "first" and how long ago the last one was, at most."""


class Surroundings:
    """The tokens around a match, ``tokens[low:high]``, and whether they allow it."""

    __slots__ = ("high", "low", "modal", "rules", "text", "tokens")

    def __init__(self, rules: Grammar, document: Document, groups: tuple[VerbGroup, ...]) -> None:
        self.rules = rules
        self.text = document.text
        self.tokens: Sequence[Token] = document.tokens
        self.low = 0
        self.high = 0
        self.modal = frozenset([group.span[0] for group in groups])

    def _is_core_number(self, i: int, lower: str) -> bool:
        """Whether a number says when without a word of time beside it: 2025, 17.02.2025, 3/11/25, 17th."""
        return len(lower) > 3 or "." in lower or not lower.isdigit() or self._word(i + 1) in ("/", "-", "–", "‑")

    def _word(self, i: int) -> str:
        return self.tokens[i].lower if self.low <= i < self.high else ""

    def _allowed(self, rule: Rule, match: re.Match[str], i: int) -> bool:
        """What a pattern cannot see: the words before, and names and verbs spelled like months."""
        before = self._word(i - 1)
        text = self.text
        if (rule.after and before not in rule.after) or before in ("every", "each"):
            return False
        end = match.end()
        if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            return False
        if text[match.start()].isdigit():
            if (
                before in ("$", "€", "£", "¥", "-", "–", "/", "+", "#", ".", ":")
                and self.tokens[i - 1].end == match.start()
            ):
                return before in ("-", "–") and len(match.group()) > 4 and not self._word(i - 2)[:1].isdigit()
            if before in self.rules.words["not_before_year"] and rule.check == "year":
                return False
        if rule.shape == "day" and self._next_word(end) in self.rules.words["not_after_day"]:
            return False  # the March 23 Movement
        if "w1" in match.re.groupindex and not self._are_weekdays(rule, match):
            return False
        if rule.id.startswith("range.cross") and " and " in match.group() and not _touch(match):
            return False
        if rule.check == "year":
            return self._is_year(match, i)
        if rule.check == "foreign":
            return self._next_word(self.tokens[i].end) not in self.rules.cores and read_day(match.group()) is not None
        if rule.check == "month" or "m1" in match.re.groupindex:
            return self._is_month(rule, match, i)
        if rule.check == "season":
            following = self._next_word(match.end())
            if following.isalpha() and following not in self.rules.words["after_season"]:
                return False
            return before in self.rules.words["before_season"] or match.group()[:3].lower() == "the"
        if rule.shape == "holiday":
            return text[match.start()].isupper() and match.group().split()[-1][0] in _CAPITALS_AND_DIGITS
        if rule.id == "day.the_nth":
            return self._word(i - 2) in self.rules.words["before_nth"]
        if rule.id == "nth_day":  # "as the strike entered its 15th day"
            k = next((k for k in range(i - 1, i - 4, -1) if self._word(k) not in BEFORE_NTH_DAY), i)
            return self._word(k) not in WITH_OWN_DAYS
        if rule.id == "within.ahead":  # "will hold their first talks in six years"
            return all(self._word(k) not in self.rules.words["before_gap"] for k in range(i - GAP, i))
        return True

    def _are_weekdays(self, rule: Rule, match: re.Match[str]) -> bool:
        """Weekdays are written with a capital ("they sat 3 days"); two joined by "and" follow each other."""
        first = match.group("w1")
        if first is None:
            return True
        if not first[0].isupper():
            return False
        if rule.shape != "weekdays" or rule.id == "weekday.list" or not ({"and", "&"} & set(match.group().split())):
            return True
        days = self.rules.numbers["w"]
        return (days[match.group("w2").lower()] - days[first.lower()]) % 7 == 1

    def _is_year(self, match: re.Match[str], i: int) -> bool:
        words = self.rules.words
        before = self._word(i - 1)
        following = self._next_word(match.end())
        if following in words["not_after_year"]:
            return False
        if before in words["before_year"] or not before:
            return True
        if before in (",", "(", "©", "–", "-", "—", "/", "’s", "'s") or following in (")", "'s"):
            return True
        if following.isalpha() and following[-1] == "s" and following not in words["events"]:
            return False
        return following.isalpha() or not following or following in (".", ",", ";")

    def _next_word(self, end: int) -> str:
        i = bisect_right(self.tokens, end - 1, lo=self.low, hi=self.high, key=start_of)
        return self._word(i)

    def _is_month(self, rule: Rule, match: re.Match[str], i: int) -> bool:
        month = match.group("m1")
        if month is None:
            return True
        if not month[0].isupper() and match.start("m1") != match.start():
            return False
        if not month[0].isupper():
            return len(month) > 4 and month.lower() not in ("march", "may") and match.end() - match.end("m1") > 1
        if rule.check != "month":
            return True
        if match.start() in self.modal and len(match.group()) == len(month):
            return False
        lower = month.lower()
        before = self._word(i - 1)
        words = self.rules.words
        if match.start("m1") != match.start() or match.end() - match.end("m1") > 1:
            return True
        if len(lower) <= 4 and lower not in ("june", "july", "may"):
            return before in words["before_month"] and (
                len(lower) > 3 or self.text[match.end("m1") - 1 : match.end("m1") + 1] != ""
            )
        if lower in words["names_too"]:
            if before in words["before_month"] and not (before in words["before_name_too"] and self._is_capital(i + 1)):
                return True
            following = self._next_word(match.end())
            if lower in ("may", "march"):
                return following in ("'s",) and not self._is_capital(i - 1)
            return not self._is_capital(i - 1) and not self._is_capital(i + 1)
        return True

    def _is_capital(self, i: int) -> bool:
        return self.low <= i < self.high and self.tokens[i].text[0].isupper()


def _touch(match: re.Match[str]) -> bool:
    """Whether the second of two dates is the first of a month, after the last days of another: 30 June and 1 July."""
    return int(match.group("d2")) == 1 and int(match.group("d1")) >= 28
