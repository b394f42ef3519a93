"""Diaries: the day of a heading and the town that opens an entry belong to the meetings of the entry."""

from __future__ import annotations

import hashlib
from datetime import date

from store.extraction import extract
from store.lexicon import load_lexicon
from store.model import SourceText
from tests.store.extraction.claims.reading import frames, reports

DIARY = """Diary of diplomatic events

MONDAY, MARCH 23
NAIROBI - Ethiopian Prime Minister Abiy Ahmed meets President William Ruto.
* DODOMA - The third round of Kenya-Somalia talks opens.

TUESDAY, MARCH 24
LUANDA, Angola - Congo and Rwanda officials resume talks behind closed doors.
"""


def test_entries_have_the_day_and_the_town_they_stand_under() -> None:
    found = [(frame.place, frame.when.start) for frame in frames(DIARY)]
    assert found == [
        ("place:nairobi", "2026-03-23"),
        ("place:dodoma", "2026-03-23"),
        ("place:luanda", "2026-03-24"),
    ]


def test_one_town_in_front_makes_no_diary() -> None:
    text = "LUANDA - Congo and Rwanda resumed talks. They had met.\n\nThe ministers of Chad and Niger met on Monday."
    assert [frame.place for frame in frames(text)][-1] is None


AHEAD = """Diary of the week ahead, 16-22 March 2026

Wednesday 18 March
LIMA - Start of two-day talks between Peru and Ecuador on mining.
ANKARA - Turkish foreign minister receives his Syrian counterpart.

Friday 20 March
MUSCAT - Talks between Iran and Iraq (postponed).
ADRE - Meeting of the ministers of Chad and Sudan (cancelled), and of the traders of both towns.
"""


def test_what_a_diary_of_days_to_come_has_for_today_is_planned() -> None:
    found = [(r["start"], r["place"], r["status"]) for r in reports(AHEAD)]
    assert found == [
        ("2026-03-18", "Lima", "scheduled"),
        ("2026-03-18", "Ankara", "scheduled"),
        (None, "Muscat", "postponed"),
        ("2026-03-20", "Adre", "cancelled"),
    ]


def test_a_diary_of_days_to_come_is_not_of_the_last_of_them() -> None:
    text = AHEAD.replace("Diary of the week ahead", "The week ahead")
    source = SourceText(text, hashlib.sha256(text.encode()).hexdigest(), "-")
    assert extract(source, load_lexicon()).publication.day == date(2026, 3, 16)
