"""Diaries: the day of a heading and the town that opens an entry belong to the meetings of the entry."""

from __future__ import annotations

from tests.store.extraction.claims.reading import frames

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
