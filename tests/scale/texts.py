"""Articles for loads that are split, spread over processes and put together again."""

from __future__ import annotations

from pathlib import Path

PLACES = ("Istanbul", "Geneva", "Doha", "Nairobi", "Muscat")
SIDES = ("Armenia and Azerbaijan", "Chad and Sudan", "Ecuador and Colombia", "Serbia and Kosovo", "Fiji and Tonga")


UNDATED = (
    "The third round of talks between Kenya and Somalia ended in Djibouti without result, a diplomat said. The"
    " delegations will meet again next week."
)
DATED = (
    "NAIROBI, 12 February 2026 - The third round of talks between Kenya and Somalia was held in Djibouti on 11 February"
    " 2026, a diplomat said.",
    "NAIROBI, 20 February 2026 - The fourth round of talks between Kenya and Somalia was held in Djibouti on 18"
    " February 2026, a minister said.",
)


def write_articles(folder: Path, number: int) -> Path:
    """So many short articles, several about each meeting; some repeat another's text, some bear no day."""
    folder.mkdir()
    for each in range(number):
        day = each % 25 + 1
        sides, place = SIDES[each % 5], PLACES[each // 5 % 5]
        time = ("first", "second", "third")[each % 3]
        text = (
            f"{place.upper()}, {day} February 2026 - {sides} will hold the {time} round of talks in {place} on"
            f' {day + 2} February, said Aram Petrosyan, a negotiator. "We expect hard work in round {each % 3 + 1},"'
            " Petrosyan said."
        )
        if each % 7 == 6:
            text = f"{UNDATED} Number {each}."
        if each % 10 == 4:
            text = DATED[each // 10 % 2]
        if each % 6 == 5:
            text = (folder / f"{each - 5:03}.txt").read_text() + " More follows."
        (folder / f"{each:03}.txt").write_text(text)
    return folder
