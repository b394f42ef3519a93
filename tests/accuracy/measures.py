"""Counting: what a scorer adds up, the figures made of it, and what both scorings of spans need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Sheet:
    """Everything counted over some articles, and every miss as a line of words."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, ...]] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    """Days between the bounds of each bounded article."""

    def add(self, name: str, amount: float | bool = 1) -> None:
        self.counts[name] += amount  # type: ignore[assignment]

    def judge(self, name: str, right: bool, *where: object) -> bool:
        """Counts one judgement, and remembers it where it is wrong."""
        self.add(f"{name}.total")
        self.add(f"{name}.right", right)
        if not right:
            self.miss(name, *where)
        return right

    def miss(self, kind: str, *where: object) -> None:
        self.misses.append((kind, *(str(part) for part in where)))

    def sets(self, name: str, predicted: set[Any], gold: set[Any]) -> None:
        self.add(f"{name}.hit", len(predicted & gold))
        self.add(f"{name}.predicted", len(predicted))
        self.add(f"{name}.gold", len(gold))

    def share(self, right: str, total: str) -> float | None:
        whole = self.counts[total]
        return round(self.counts[right] / whole, 4) if whole else None

    def prf(self, hit: str, predicted: str, gold: str) -> dict[str, float]:
        """Precision, recall and F1."""
        right = self.counts[hit]
        precision = right / self.counts[predicted] if self.counts[predicted] else 0.0
        recall = right / self.counts[gold] if self.counts[gold] else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(both, 4)}


def characters(spans: Iterable[Sequence[Any]] | None) -> set[int]:
    """The offsets that some spans cover."""
    return {offset for span in spans or () for offset in range(span[0], span[1])}


def best_pairs(weights: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs, the heaviest first; of equal ones the first."""
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, a, b in sorted(weights, key=lambda found: (-found[0], *found[1:])):
        if a in left or b in right:
            continue
        left.add(a)
        right.add(b)
        pairs.append((a, b))
    return pairs


def allowed(gold: Json, name: str) -> list[Any]:
    """A gold value and the others that are right too."""
    values = [gold.get(name)]
    for key in (f"{name}_alt", f"{name}_also_accept"):
        if key in gold:
            more = gold[key]
            values.extend(more if isinstance(more, list) else [more])
    return values


def given(values: Iterable[Any]) -> list[Any]:
    return [value for value in values if value]
