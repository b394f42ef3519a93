"""How often the values behind some rules were right on the gold sets: a measured share, not a made-up one.

``rule_precision.tsv`` is written by ``python -m tests.accuracy.rules --write``: for every rule, in how many gold cases
it had a hand and how many of them were wholly right (a meeting's card: status, start, place and participants; a
statement's speaker and kind). The first rows, ``*meetings`` and ``*statements``, are the shares over all cases.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

PRIOR = 4
"""A rule seen in few cases is taken to be as good as all, with the weight of so many cases."""
LEAST = 4
"""Rules seen in fewer cases say nothing."""

Kind = Literal["meetings", "statements"]


@cache
def measured() -> dict[str, tuple[int, int]]:
    """Rule to its right cases and all its cases."""
    table = {}
    for line in files("store").joinpath("rule_precision.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            rule, right, cases = line.split("\t")
            table[rule] = (int(right), int(cases))
    return table


def confidence(rules: Iterable[str], kind: Kind) -> float | None:
    """The mean of the rules' measured shares, each drawn a little to the share over all cases; None without any rule.

    >>> confidence([], "meetings") is None
    True
    """
    table = measured()
    right, cases = table.get(f"*{kind}", (0, 0))
    names = sorted(set(rules))
    if not names or not cases:
        return None
    everywhere = right / cases
    shares = [
        (table[name][0] + PRIOR * everywhere) / (table[name][1] + PRIOR)
        for name in names
        if name in table and table[name][1] >= LEAST
    ]
    return round(sum(shares) / len(shares) if shares else everywhere, 2)
