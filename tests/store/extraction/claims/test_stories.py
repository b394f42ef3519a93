"""Briefs of several stories: nothing of one of them is said of the meetings of another."""

from __future__ import annotations

from tests.store.extraction.claims.reading import reports

BRIEF = """Five stories for Wednesday

1. Chad and Sudan
Chadian and Sudanese officers met in Adre on Tuesday. A second session is planned in Geneina on 25 March.

2. Fiji and Tonga
The ministers of Fiji and Tonga will meet in Suva on Friday. The two sides last met in May 2025.

3. Peru
A third round of the river talks was put off on Tuesday to 2 April.

4. Laos and Cambodia
Talks on the ferry begin in Pakse on Friday.
"""


def test_a_story_of_a_brief_knows_nothing_of_the_others() -> None:
    found = [(report["start"], report["place"], sorted(report["participants"])) for report in reports(BRIEF)]
    assert found == [
        ("2026-03-17", "Adre", ["Chad", "Sudan"]),
        ("2026-03-25", "El Geneina", ["Chad", "Sudan"]),
        ("2026-03-20", "Suva", ["Fiji", "Tonga"]),
        ("2025-05", None, ["Fiji", "Tonga"]),
        ("2026-04-02", None, ["Peru"]),
        ("2026-03-20", "Pakse", ["Cambodia", "Laos"]),
    ]


def test_headings_of_an_article_on_one_meeting_do_not_part_it() -> None:
    text = (
        "The ministers of Mali and Niger met in Gao on Monday.\n\nThe road\nLorries from Algeria wait at the border. "
        "A second round is planned in Niamey on 20 March.\n\nThe wells\nHerders from Ghana use them too.\n\n"
        "The money\nQatar has promised to pay. The third round will be held in April."
    )
    assert [report["participants"] for report in reports(text)] == [["Mali", "Niger"]] * 3


FIVE = """Four things from the south

1. Benin and Togo: the fish war
Trade ministers Ahouandjinou and Tchalla had breakfast in Aneho on Tuesday and agreed on a panel.

2. Fiji and Tonga share a reef
A commission met in Lakeba last Friday. The next session is planned in Neiafu on 12 June.

3. Peru talks to nobody
Togolese and Chilean traders have noticed. The river summit was moved on Monday from Arica to Tumbes.

4. Laos and Cambodia: doctors
Benin's doctors stay. Cambodian and Lao officials talked in Pakse on Tuesday.
"""


def test_those_of_whom_nothing_is_told_are_of_the_countries_of_a_numbered_heading() -> None:
    found = [(report["place"], sorted(report["participants"])) for report in reports(FIVE)]
    assert ("Aného", ["Benin", "Togo"]) in found
    assert ("Lakeba", ["Fiji", "Tonga"]) in found
    assert ("Pakse", ["Cambodia", "Laos"]) in found
