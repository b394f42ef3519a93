"""Score the program on public corpora, where a checkout of them is at hand.

    python -m tests.accuracy.corpora timex FOLDER                 TimeML documents (*.tml): TimeBank, AQUAINT
    python -m tests.accuracy.corpora attribution FOLDER [PART]    PolNeAR: <PART>/text and <PART>/attributions

The corpora are no part of this project and must not become one: nobody grants the right to pass their texts on.

timex: date expressions that overlap one to one (``relaxed``, TempEval-3), with the same value too (``value``), and
the same over gold values that are single days (``day``). attribution: contents that share a word, one to one, best
first, whose sources share a word too or are both absent (``attribution``), and words of all contents (``content``).
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from store.lexicon import load_lexicon
from tests.accuracy.polnear_predictions import predictions
from tests.accuracy.timex_predictions import timex_predictions

Timex = tuple[int, int, str | None]
Words = frozenset[int]
T = TypeVar("T")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")
SPANS = re.compile(r"\d+ \d+(;\d+ \d+)*")


def f1(hits: int, predicted: int, gold: int) -> float:
    """Twice the hits over all predicted and gold items; 0 where there are none."""
    return round(2 * hits / (predicted + gold), 4) if predicted + gold else 0.0


def paired(gold: Sequence[T], found: Sequence[T], shared: Callable[[T, T], float]) -> list[tuple[T, T]]:
    """Pairs of gold and found items, one to one, by falling ``shared``; items that share nothing stay alone."""
    ranked = sorted(
        ((-weight, i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if (weight := shared(g, f)) > 0)
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def common(one: Timex, other: Timex) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def read_timeml(path: Path) -> tuple[str, date, list[Timex], list[Timex]]:
    """Text, day of writing, dates, and expressions of other types, of a TimeML document."""
    root = ET.parse(path).getroot()  # noqa: S314 - a checkout of one's own
    written = next(t.get("value", "") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME")
    pieces: list[str] = []
    dates: list[Timex] = []
    others: list[Timex] = []

    def walk(element: ET.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        if element.tag == "TIMEX3":
            kind = dates if element.get("type") == "DATE" else others
            kind.append((start, sum(map(len, pieces)), element.get("value")))

    body = root.find("TEXT")
    if body is not None:
        walk(body)
    return "".join(pieces), date.fromisoformat(written[:10]), dates, others


def score_timex(folder: Path) -> dict[str, float]:
    lexicon = load_lexicon()
    counts: defaultdict[str, int] = defaultdict(int)
    for path in sorted(folder.glob("[!.]*.tml")):
        text, written, dates, others = read_timeml(path)
        found = [
            item
            for item in timex_predictions(text, written, lexicon)
            if any(common(item, g) > 0 for g in dates) or not any(common(item, o) > 0 for o in others)
        ]
        counts["gold"] += len(dates)
        counts["found"] += len(found)
        counts["gold days"] += sum(bool(DAY.fullmatch(g[2] or "")) for g in dates)
        counts["found days"] += sum(bool(DAY.fullmatch(f[2] or "")) for f in found)
        for gold, mine in paired(dates, found, common):
            counts["relaxed"] += 1
            counts["value"] += gold[2] == mine[2]
            counts["days"] += gold[2] == mine[2] and bool(DAY.fullmatch(gold[2] or ""))
    return {
        "relaxed": f1(counts["relaxed"], counts["found"], counts["gold"]),
        "value": f1(counts["value"], counts["found"], counts["gold"]),
        "day": f1(counts["days"], counts["found days"], counts["gold days"]),
    }


def read_attributions(path: Path) -> list[tuple[list[tuple[int, int]], list[tuple[int, int]]]]:
    """Spans of source and content of each attribution in a BRAT file; broken lines are passed over."""
    spans: dict[str, list[tuple[int, int]]] = {}
    roles: list[dict[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) < 2:
            continue
        if line.startswith("T") and SPANS.fullmatch(offsets := columns[1].partition(" ")[2]):
            spans[columns[0]] = [(int(a), int(b)) for a, b in (pair.split() for pair in offsets.split(";"))]
        elif line.startswith("E"):
            parts: defaultdict[str, list[str]] = defaultdict(list)
            for part in columns[1].split():
                role, _, reference = part.rpartition(":")
                parts[role.rstrip("0123456789").lower()].append(reference)
            roles.append(parts)
    found = []
    for each in roles:
        source, content = ([s for r in each.get(role, ()) for s in spans.get(r, ())] for role in ("source", "content"))
        if content:
            found.append((source, content))
    return found


def score_attribution(data: Path, part: str = "dev") -> dict[str, float]:
    base = data if (data / part).is_dir() else data / "data"
    mine: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for prediction in predictions(base / part / "text", load_lexicon()):
        mine[str(prediction["article"])].append(prediction)
    counts: defaultdict[str, int] = defaultdict(int)
    for path in sorted((base / part / "text").glob("[!.]*.txt")):
        annotations = sorted((base / part / "attributions").glob(f"{path.stem}_????.ann"))
        if annotations:
            text = path.read_bytes().decode("utf-8")
            _count(text, read_attributions(annotations[0]), mine[path.stem], counts)
    return {
        "attribution": f1(counts["right"], counts["found"], counts["gold"]),
        "content": f1(counts["words right"], counts["words found"], counts["words gold"]),
    }


def _count(
    text: str,
    attributions: Iterable[tuple[list[tuple[int, int]], list[tuple[int, int]]]],
    mine: Iterable[dict[str, object]],
    counts: defaultdict[str, int],
) -> None:
    bounds = [found.span() for found in WORD.finditer(text)]

    def words(spans: object) -> Words:
        ranges = [tuple(span) for span in spans] if isinstance(spans, list | tuple) else []
        return frozenset(i for i, (a, b) in enumerate(bounds) for start, end in ranges if b > start and a < end)

    gold = [(words(source), words(content)) for source, content in attributions]
    found = [(words([p["source"]] if p["source"] else []), words(p["content"])) for p in mine]
    gold, found = [g for g in gold if g[1]], [f for f in found if f[1]]
    wanted, given = (frozenset().union(*(item[1] for item in side)) for side in (gold, found))
    counts["words gold"] += len(wanted)
    counts["words found"] += len(given)
    counts["words right"] += len(wanted & given)
    counts["gold"] += len(gold)
    counts["found"] += len(found)
    for g, f in paired(gold, found, lambda a, b: len(a[1] & b[1]) / len(a[1] | b[1])):
        counts["right"] += bool(g[0] & f[0]) or not (g[0] or f[0])


def main() -> int:
    match sys.argv[1:]:
        case ["timex", folder]:
            figures = score_timex(Path(folder))
        case ["attribution", folder, *part]:
            figures = score_attribution(Path(folder), *part[:1])
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    for name, figure in figures.items():
        print(f"{name:<14}{figure}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
