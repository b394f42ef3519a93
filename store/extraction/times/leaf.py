"""One date string of an unusual form: month names of other languages, read by dateparser.

dateparser is imported on first use only: importing it takes longer than reading a hundred articles.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

LANGUAGES = ("fr", "de", "es", "it", "pt", "ru", "uk", "tr", "pl", "nl", "ro", "sv")


@lru_cache(maxsize=4096)
def read_day(text: str) -> date | None:
    """The day that a short string such as ``23 avril 2025`` or ``12 березня 2025`` names; None where it names none.

    Only strings with a day, a month and a year count; nothing is guessed from the day of reading.
    """
    import dateparser

    found = dateparser.parse(
        text,
        languages=list(LANGUAGES),
        settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]},
    )
    return found.date() if found is not None else None
