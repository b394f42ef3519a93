"""Choosing from a list by typing: which entries fit what is typed, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Choice(NamedTuple):
    key: str
    """What comes back when it is chosen."""
    label: str
    note: str = ""
    """A few words at its right: keys, a count."""
    help: str = ""


def ranked(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """The entries that have every typed word in label or help: those that begin so first, else in their order."""
    words = typed.casefold().split()
    scored = [(score, place, choice) for place, choice in enumerate(choices) if (score := _score(choice, words)) >= 0]
    return [choice for _, _, choice in sorted(scored, key=lambda item: item[:2])]


def _score(choice: Choice, words: list[str]) -> int:
    """0 where all words begin the label; -1 where one is missing."""
    label, text = choice.label.casefold(), choice.help.casefold()
    score = 0
    for word in words:
        if label.startswith(word):
            continue
        if f" {word}" in f" {label}":
            score += 1
        elif word in label:
            score += 2
        elif word in text:
            score += 4
        else:
            return -1
    return score
