"""The gate: scores every gold set and compares with the floors in ``floors.toml``.

    python -m tests.accuracy.gate [--raise] [--show KIND ...] [--third kept|worked]

Exit code 0 where every figure holds its floor, else 1. ``--raise`` lifts the floors that are exceeded and adds
missing ones, a little under the figures; a floor is lowered by hand alone, where the change shows. ``--show`` prints
misses (``status``, ``meeting``, ``all``), but never those of articles that are kept unseen.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.accuracy.exports import SETS, Export, is_kept, read_gold, through_the_store
from tests.accuracy.scorer import Scored, score

FLOORS = Path(__file__).parent / "floors.toml"
LOWER_IS_BETTER = frozenset({"start_invented", "place_invented", "bounds_median_days"})
PINNED = (
    "meetings.f1", "status_of_all", "start_of_all", "place_of_all", "participants.f1", "people.f1", "cards",
    "start_invented", "threads.f1", "statements.f1", "content_chars.f1", "speaker", "kind", "anonymous",
    "published_exact", "undated_bounded", "published_within_bounds", "bounds_median_days", "dates.f1",
    "boilerplate_left_out", "prose_kept",
)  # fmt: skip
"""Figures with a floor. Precision, recall and shares of what was found have none of their own: a little of one may be
given for much of another."""
MARGIN = 0.02
"""How far under a figure its floor is put."""
_HEAD = """\
# What every figure must at least reach (start_invented, place_invented, bounds_median_days: at most).
# "told": the loader was told each article's publication day. Raised by: python -m tests.accuracy.gate --raise
# A floor goes up with the program. Who lowers one says why in the same commit.
"""

Figures = dict[str, float]


def flat(figures: dict[str, Any]) -> Figures:
    """Figures by dotted name, without those that do not apply."""
    found: Figures = {}
    for name, value in figures.items():
        if isinstance(value, dict):
            found.update({f"{name}.{part}": number for part, number in value.items() if number is not None})
        elif isinstance(value, int | float):
            found[name] = value
    return found


def sections() -> list[tuple[str, str, bool]]:
    """Section of the floors, gold set, and whether publication days are told."""
    return [(f"{name}_told" if told else name, name, told) for name in SETS for told in (False, True)]


def holds(name: str, figure: float, floor: float) -> bool:
    """Whether a figure is as good as its floor."""
    return figure <= floor if name in LOWER_IS_BETTER else figure >= floor


def scored(name: str, told: bool, third: str | None = None, export: Export | None = None) -> Scored:
    """One set's figures through the real store."""
    return score(read_gold(name, third), export or through_the_store(name, told), told)


def below(figures: Figures, floors: Figures) -> list[str]:
    """What does not hold, one line each; a figure that is gone does not hold either."""
    lines = []
    for name, floor in floors.items():
        if name not in figures:
            lines.append(f"{name}: no figure, floor {floor}")
        elif not holds(name, figures[name], floor):
            lines.append(f"{name}: {figures[name]}, floor {floor}")
    return lines


def read_floors() -> dict[str, Figures]:
    if not FLOORS.exists():
        return {}
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def floor_under(name: str, figure: float) -> float:
    """Where a floor for a figure belongs; counts get no margin."""
    if name in LOWER_IS_BETTER:
        return figure
    return max(round(figure - MARGIN, 4), 0.0)


def raised(figures: Figures, floors: Figures) -> Figures:
    """The floors with every exceeded one lifted to just under its figure; none is lowered."""
    new = dict(floors)
    for name in PINNED:
        if name in figures:
            floor = floor_under(name, figures[name])
            if name not in new or holds(name, floor, new[name]):
                new[name] = floor
    return new


def write_floors(floors: dict[str, Figures]) -> None:
    lines = [_HEAD]
    for section, pinned in floors.items():
        lines.append(f"[{section}]")
        lines += [f'"{name}" = {floor}' for name, floor in pinned.items()]
        lines.append("")
    FLOORS.write_text("\n".join(lines), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors that are exceeded")
    parser.add_argument("--show", nargs="*", default=[], help="kinds of misses to print, or all")
    parser.add_argument("--third", choices=["kept", "worked"], help="score these articles only; no floors then")
    options = parser.parse_args()
    floors = read_floors()
    failed = False
    for section, name, told in sections():
        if not read_gold(name, options.third):
            continue
        result = scored(name, told, options.third)
        figures = {**flat(result.figures), **result.of_all}
        wrong = [] if options.third else below(figures, floors.get(section, {}))
        failed = failed or bool(wrong)
        print(f"\n{section}")
        for figure, value in figures.items():
            floor = floors.get(section, {}).get(figure)
            print(f"  {figure:28}{value:<10}{'' if floor is None or options.third else f'floor {floor}'}")
        for line in wrong:
            print(f"  BELOW {line}")
        for miss in result.misses:
            if not is_kept(name, miss[1]) and (
                "all" in options.show or any(miss[0].startswith(kind) for kind in options.show)
            ):
                print("  " + " | ".join(miss))
        floors[section] = raised(figures, floors.get(section, {}))
    if options.lift and not options.third:
        write_floors(floors)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
