"""Articles for loads that are split, spread over processes and put together again."""

from __future__ import annotations

from pathlib import Path

PLACES = ("Istanbul", "Geneva", "Doha", "Nairobi", "Muscat")
SIDES = ("Armenia and Azerbaijan", "Chad and Sudan", "Ecuador and Colombia", "Serbia and Kosovo", "Fiji and Tonga")


def write_articles(folder: Path, number: int) -> Path:
    """So many short articles, several about each meeting; some repeat another's text under a headline of their own."""
    folder.mkdir()
    for each in range(number):
        day = each % 25 + 1
        sides, place = SIDES[each % 5], PLACES[each // 5 % 5]
        text = (
            f"{place.upper()}, {day} February 2026 - {sides} will hold talks in {place} on {day + 2} February,"
            f' said Aram Petrosyan, a negotiator. "We expect hard work in round {each % 3 + 1}," Petrosyan said.'
        )
        if each % 6 == 5:
            text = (folder / f"{each - 5:03}.txt").read_text() + " More follows."
        (folder / f"{each:03}.txt").write_text(text)
    return folder
