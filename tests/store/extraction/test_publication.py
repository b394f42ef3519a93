"""The day of publication: header forms, wrong headers, the calendar in the text, bounds. All texts are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.dating.offices import offices_held
from store.extraction.publication import date_article
from store.lexicon import load_lexicon
from store.model import DateHow, Publication, SourceText
from store.reading import read_document

LEXICON = load_lexicon()
TITLE = "Ministers of Chad and Niger to meet in Zinder"
BODY = (
    "The foreign ministers of Chad and Niger will meet in Zinder next week, Chad's government said in a statement.\n\n"
    "A second meeting is planned for the summer, an official said.\n"
)


def published(text: str, day: date | None = None, url: str | None = None) -> Publication:
    source = SourceText(text, "", "a.txt", url=url, published=day)
    return date_article(source, read_document(text, LEXICON), LEXICON)


def test_what_the_reader_was_told_comes_first() -> None:
    found = published(f"{TITLE}\n3 May 2025\n\n{BODY}", date(2025, 5, 4))
    assert (found.day, found.how) == (date(2025, 5, 4), DateHow.GIVEN)


@pytest.mark.parametrize(
    "header",
    [
        "3 Nov 2025", "2025-11-03T14:02:00Z", "Published: 2025/11/03 14:02", "03.11.2025, 14:02", "November 3rd, 2025",
        "Monday 3rd of November 2025", "Mon, 03 Nov 2025 14:02:00 +0000", "Nov. 3, 2025 at 2:02 p.m. EST",
        "11/03/2025 2:02 PM ET", "Published 14:02 GMT, 3/11/25", "Issued on: 03/11/2025 - 18:20", "03-Nov-25 14:02",
        "Updated 5 November 2025, first published 3 November 2025", "Updated: 3 November 2025", "20251103",
        "N'DJAMENA, 3 November 2025", "Sahel Post | N'Djamena | 3 November 2025", "3. November 2025", "3/XI/2025",
        "Published on: 03/11/2025 - 14:02 Modified: 04/11/2025 - 09:00", "Last Updated : Nov 03, 2025, 11:30 PM IST",
        "Niamey, le 3 novembre 2025", "This article was published on 3 November 2025.",
        "By Ana Paz | Nov. 3, 2025 | 3 min read",
        "SAHEL POST, MONDAY, NOVEMBER 3, 2025, PAGE 4", "Filed: 3 November 2025, 23h40, N'Djamena",
        "CNA – 3/11/2025 – 19:32 –",
        "Five things from the lake. Monday 03/11/2025", "Sahel Desk · Monday 3.11.2025 · Last updated 19:44 (GMT+1)",
        "Press Release\nIssued by the Ministry of Foreign Affairs on 3 November 2025", "Nov-03-2025",
        "Le 03/11/2025 à 18h04",
        "For immediate release: November 3, 2025", "Statement | 03 November 2025 | Press and information team",
        "Mis à jour le 3 novembre 2025", "3 de novembro de 2025 às 10:20", "3 ноября 2025", "2025年11月3日 16:05",
        "Mon, Nov 3, 2025 at 4:10 p.m. GMT+1·3 min read", "Nov. 3 '25", "3 XI 2025", "November, 3 2025",
        "2025 November 3",
        "Monday - November 3 - 2025", "03_11_2025 14:05", "3 November 2025  1,204 views", "*3 November 2025 — Lome*",
        "Publicerad 2025-11-03 kl. 14.05", "Segunda-feira, 3 de novembro de 2025 às 14h05",
        "Retrieved 9 May 2026\n3.11.2025",
        "Mbaye Diop, Ndjamena\nNov 3, 2025,12:30am EST", "Sahel Post3 November 2025", "1402 GMT 3 Nov 25",
        "[Sahel Post, 3 November 2025, p. 4]", "Published\n3 November 2025\n3 November 2025\n|Updated\n4 November 2025",
        "FOREIGN POLICY | 3 November 2025", "Foreign Policy Desk, 3 November 2025", "Events diary | 3 November 2025",
        "What is next in Zinder - Sahel Post - 3 November 2025", "Event report, 3 November 2025", "2025. november 3.",
        "By Ana Paz, who is in Zinder | 3 November 2025", "Where talks stand — Sahel Post — 3 November 2025",
        "Sahel Post established 1961 - Monday 3 November 2025", "Taken from the Sahel Post of 3 November 2025",
        "2025, November 3", "3rd November, '25", "3·11·2025 14:02", "3/Nov/2025:08:15:00",
        "Sahel Post\nNOV\n03\n2025", "Monday\n3\nNovember 2025", "lundi 3 novembre 2025", "Montag, 3. November 2025",
        "Monitored Monday November 3 2025, 0600 GMT - Text of report in English by Sahel Post",
        "2:05 PM EST, Mon November 3, 2025 · 4 min read", "EMBARGOED UNTIL 06:00 GMT, 3 NOVEMBER 2025",
    ],
)  # fmt: skip
def test_header_lines(header: str) -> None:
    found = published(f"{TITLE}\n{header}\n\n{BODY}")
    assert (found.day, found.how) == (date(2025, 11, 3), DateHow.HEADER)


@pytest.mark.parametrize(
    "head",
    [
        " date 2025-11-03 ", "date 2025-11-03 1402 ", "2025-11-03 14:02:11 ", "Published 3 November 2025 ",
        "3 November 2025 - ",
        "[3 November 2025] ", "N'DJAMENA, Nov. 3, 2025 (Sahel Agency) -- ", "N'DJAMENA, 3 November 2025. ",
        "(N'Djamena, November 3, 2025) – ", "Sahel Post (N'Djamena), 3 November 2025: ",
        "03/11/2025 14:05 ", "3-Nov-2025 ",
        "3 novembre 2025 – ",
        "N'DJAMENA, 3 Nov. 2025 (Sahel Agency) - ", "N'Djamena, Chad – 3. November 2025 – ",
    ],
)  # fmt: skip
def test_headers_glued_to_the_text(head: str) -> None:
    found = published(head + BODY)
    assert (found.day, found.how) == (date(2025, 11, 3), DateHow.HEADER)
    assert read_document(head + BODY, LEXICON).sentences[0].span.start == len(head)


@pytest.mark.parametrize(
    "foot",
    [
        "Published in The Border Gazette, November 3rd, 2025", "(JG/RM) 3 November 2025 1205 GMT",
        "First published on 3 November 2025. Updated on 12 November 2025 to correct a name.", "(3 November 2025)",
        "This article appeared in the print edition of 3 November 2025, page 4.", "Source: Sahel Post, 3 November 2025",
        "Sahel Post, 3 November 2025. Write to the newsroom: desk@sahelpost.example",
        "Done at N'Djamena on 3 November 2025 in two originals, in French and English.",
        "Done in Bol, this 3rd day of November, 2025.", "Dated this 3RD DAY OF NOVEMBER 2025.",
    ],
)  # fmt: skip
def test_lines_under_the_article(foot: str) -> None:
    assert published(f"{TITLE}\n\n{BODY}\n{foot}\n").day == date(2025, 11, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: The wells at Bol, 3 June 2024", "The minister, pictured in Oslo, 19 November 2024",
        "Lake Chad Expo runs from 14 to 16 March 2026 in the capital", "When: 14 March 2026",
        "Archived on 2 April 2026",
        "Deadline: 2 April 2026", "Next issue: 2 April 2026",
        "Terms and conditions updated 2 April 2026", "Viewed | 2 April 2026", "Our webinar | 2 April 2026",
    ],
)  # fmt: skip
def test_dates_of_pictures_and_notices_are_no_header(line: str) -> None:
    assert published(f"{TITLE}\n{line}\n\n{BODY}").day is None
    assert published(f"{TITLE}\n{line}\n3 November 2025\n\n{BODY}").day == date(2025, 11, 3)


def test_the_outlets_country_tells_day_and_month_apart() -> None:
    for outlet, day in (("The Washington Post", date(2025, 3, 11)), ("The Times of India", date(2025, 11, 3))):
        assert published(f"{outlet}\n{TITLE}\n3/11/2025\n\n{BODY}").day == day


@pytest.mark.parametrize(
    "line",
    [
        "When: 14 March 2026\nWhere: Zinder", "Retrieved on 2 April 2026",
        "Her book was published on 3 May 2019 by us.",
        "Comments (2)\nMoussa K.\n9 April 2026 at 10:11\nWell done, at last.\nReply",
        "Offer valid until 31 March 2026.",
        "Print version generated on 21 February 2026 at 11:20.", "Privacy policy updated 1 January 2026",
    ],
)  # fmt: skip
def test_lines_under_the_article_on_other_days(line: str) -> None:
    assert published(f"{TITLE}\n\n{BODY}\n{line}\n").day is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The programme of the defence ministers, who travelled by road, was not told.", date(2025, 11, 3)),
        ("WASHINGTON (Sahel Agency) - The three met for an hour, and nobody spoke.", date(2025, 3, 11)),
        ("KAMPALA (Sahel Agency) - The three met for an hour, and nobody spoke.", date(2025, 11, 3)),
    ],
)
def test_place_and_spelling_tell_day_and_month_apart_where_nothing_else_does(words: str, day: date) -> None:
    assert published(f"{TITLE}\n3/11/2025\n\n{words}\n\n{BODY}").day == day


def test_the_copyright_line_gives_a_dateline_its_year() -> None:
    text = f"{TITLE}\n\nN'DJAMENA, November 3 (Sahel Agency) -- {BODY}\nCopyright 2025 Sahel Agency"
    assert published(text).day == date(2025, 11, 3)


def test_the_one_day_in_the_addresses_around_an_article() -> None:
    address = "https://www.sahelpost.example/2025/11/03/ministers"
    assert published(f"{address}\n{TITLE}\n\n{BODY}").day == date(2025, 11, 3)
    assert published(f"{address}\n{TITLE}\n\n{BODY}\nhttps://sahelpost.example/2024/nov/05/lake").day is None
    assert published(f"{address}\n{TITLE}\n4 November 2025\n\n{BODY}").day == date(2025, 11, 4)


def test_the_first_entry_of_a_timeline_is_no_header() -> None:
    text = (
        "Timeline: ten years of talks\n\n3 May 2016 – The two ministers meet in Zinder.\n\n"
        "13 July 2019 – A new round in Zinder ends without a text.\n\n"
        "16 January 2025 – Chad offers to host another one.\n\n2 March – It is called off.\n"
    )
    found = published(text)
    assert (found.day, found.earliest, found.latest) == (None, date(2025, 3, 2), date(2026, 3, 2))


def test_what_was_told_of_a_day_does_not_date_the_text() -> None:
    found = published(f"The governor told a congregation that 1 September 2027 stands like a post.\n\n{BODY}")
    assert found.day is None


def test_a_header_that_can_be_read_two_ways_gives_both_as_bounds() -> None:
    found = published(f"{TITLE}\n3/11/2025\n\n{BODY}")
    assert (found.day, found.earliest, found.latest) == (None, date(2025, 3, 11), date(2025, 11, 3))


@pytest.mark.parametrize(
    ("header", "sentence", "day"),
    [
        ("3/11/2025", "They last met on 4 May 2024.", date(2025, 11, 3)),
        ("3/11/2025", "They last met on May 4, 2024.", date(2025, 3, 11)),
        ("3/11/2025", "The ministers will meet on Monday, 10 November.", date(2025, 11, 3)),
    ],
)
def test_the_text_tells_day_and_month_apart(header: str, sentence: str, day: date) -> None:
    assert published(f"{TITLE}\n{header}\n\n{BODY}\n{sentence}\n").day == day


def test_a_dateline_without_year_takes_it_from_a_weekday() -> None:
    lead = "ZINDER, July 12 (Sahel Agency) - The ministers will sit down on Wednesday, 13 July, Chad said on Tuesday."
    text = f"{lead}\n\n{BODY}"
    assert published(text).day == date(2022, 7, 12)


def test_swapped_day_and_month_are_put_right_and_flagged() -> None:
    lead = " date 2024-09-02 The visit has been put off, an official told the Sahel Post on Friday, February 9, 2024."
    text = f"{lead}\n\n{BODY}"
    found = published(text)
    assert (found.day, found.how) == (date(2024, 2, 9), DateHow.INFERRED)
    assert found.conflict


def test_a_month_written_as_a_word_is_never_taken_for_the_day() -> None:
    lead = "ZINDER, March 12, 2026 (Sahel Agency) - Chad said they were told of it when the three gathered on 24 March."
    assert published(f"{lead}\n\n{BODY}").day == date(2026, 3, 12)


def test_a_day_that_was_proposed_is_no_day_gone_by() -> None:
    lead = "ZINDER, 11 March 2026 (Sahel Agency) - Chad had proposed 29 March. They meet in Bol soon."
    found = published(f"{lead}\n\n{BODY}")
    assert (found.day, found.conflict) == (date(2026, 3, 11), "")


def test_a_header_years_too_old_is_put_right_and_flagged() -> None:
    text = (
        " date 2014-10-08 The ministers of Chad and Niger will confer in Zinder on Friday, 10 October 2025.\n\n"
        "The minister said so at a press conference on Wednesday.\n"
    )
    found = published(text)
    assert (found.day, found.how) == (date(2025, 10, 8), DateHow.INFERRED)
    assert found.conflict


def test_a_header_of_several_days_is_of_the_last_one() -> None:
    assert published(f"{TITLE}\nZINDER, 22 – 24 APRIL 2025\n\n{BODY}").day == date(2025, 4, 24)


def test_one_weekday_that_does_not_fit_changes_no_header() -> None:
    text = f"{TITLE}\n12 November 2025\n\nBoth met in Oslo on Monday, 9 November, and agreed on fish.\n\n{BODY}"
    assert published(text).day == date(2025, 11, 12)


def test_two_days_in_a_row_named_twice_fix_year_and_day() -> None:
    text = (
        "The third round between Chad and Niger will be held in Zinder on 11–12 March, the palace has confirmed.\n\n"
        "Speaking at a briefing on Monday, the spokesman said it will take place on Wednesday and Thursday.\n\n"
        "The well at Bol, 3 June 2024. Photo: Wire\n"
    )
    found = published(text)
    assert (found.day, found.earliest, found.latest) == (date(2026, 3, 9), date(2026, 3, 9), date(2026, 3, 10))
    assert found.how is DateHow.INFERRED


def test_a_weekday_with_its_date_in_the_lead_is_the_news() -> None:
    found = published(
        f"The ministers of Chad and Niger met in Zinder on Tuesday, 18 March, for the first time.\n\n{BODY}"
    )
    assert (found.day, found.latest) == (date(2025, 3, 18), date(2025, 3, 19))


def test_a_well_known_event_bounds_an_undated_article() -> None:
    text = (
        "Officials will meet in Geneva next week for talks, the spokesman said Friday.\n\n"
        "The land is out of reach nearly three years after the full-scale invasion began.\n"
    )
    found = published(text)
    assert found.day is None
    assert date(2024, 12, 20) <= (found.earliest or date.min) < (found.latest or date.max) < date(2025, 2, 24)
    assert found.latest is not None
    assert found.latest.weekday() == 4


def test_a_day_on_which_something_was_said_dates_the_text() -> None:
    found = published(f"The round is off, the palace said on 9 February 2024.\n\n{BODY}")
    assert (found.day, found.how) == (date(2024, 2, 9), DateHow.TEXT)


def test_captions_copyright_and_month_headers_are_bounds() -> None:
    caption = published(f"{TITLE}\nThe well at Bol, 3 June 2024. Photo: Wire\n\n{BODY}")
    assert (caption.day, caption.earliest) == (None, date(2024, 6, 3))
    owned = published(f"{TITLE}\n\n{BODY}\n© 2023 Sahel Post. All rights reserved.\n")
    assert (owned.earliest, owned.latest) == (date(2023, 1, 1), date(2023, 12, 31))
    month = published(f"{TITLE}\nSahel Post | November 2025\n\n{BODY}")
    assert (month.earliest, month.latest) == (date(2025, 11, 1), date(2025, 11, 30))


def test_the_web_address_may_have_the_day() -> None:
    assert published(f"{TITLE}\n\n{BODY}", url="https://example.org/2025/11/03/talks").day == date(2025, 11, 3)


def test_nothing_is_made_up() -> None:
    found = published(f"{TITLE}\n\n{BODY}")
    assert (found.day, found.earliest, found.latest, found.how) == (None, None, None, DateHow.UNKNOWN)


@given(st.lists(st.sampled_from(
    ["3", "31 ", "February ", "2025", "/", "-", ".", "Monday ", "29 February 2023 ", "said ", "on ", "\n",
     "00/00/0000 ", "99.99.99 ",
     "Published ", "9999-99-99 ", "© 2023 ", "four years after the full-scale invasion ", "this spring ",
     "in 1066 ", "The men met. "]
), max_size=25).map("".join))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_any_dates(text: str) -> None:
    found = published(text)
    if found.day is not None:
        assert found.earliest is not None
        assert found.latest is not None
        assert found.earliest <= found.day <= found.latest
    elif found.earliest is not None and found.latest is not None:
        assert found.earliest <= found.latest


@pytest.mark.parametrize("row", LEXICON.table("dating")["event"] + LEXICON.table("dating")["occasion"])
def test_known_days_are_named_in_their_example(row: dict[str, object]) -> None:
    phrases = row["phrases"]
    assert isinstance(phrases, list)
    assert any(phrase in str(row["example"]).lower() for phrase in phrases)
    assert row.get("first", row.get("day")) <= row.get("last", row.get("day"))  # type: ignore[operator]


def test_a_gathering_of_known_days_bounds_on_the_side_of_its_tense() -> None:
    ahead = published(f"The two presidents will meet at the NATO summit in Vilnius, an aide said.\n\n{BODY}")
    assert (ahead.latest, ahead.day) == (date(2023, 7, 12), None)
    behind = published(f"The two presidents met at the NATO summit in Vilnius, an aide recalled.\n\n{BODY}")
    assert behind.earliest == date(2023, 7, 11)


def test_years_of_plans_and_quotas_are_no_lower_bounds() -> None:
    for text in (
        "The pact with Chad expires at the end of 2026, the minister warned.",
        "Delegates were unhappy with the 2026 quotas drawn up by the secretariat.",
    ):
        found = published(f"{text}\n\n{BODY}")
        assert found.earliest is None or found.earliest <= date(2025, 1, 1)
    assert published(f"Fishing there has been banned since the 2020 war.\n\n{BODY}").earliest == date(2020, 1, 1)


def test_may_beside_a_year_is_the_month() -> None:
    found = published(f"The commissioners sat down in Delhi in May 2022. Nothing came of it.\n\n{BODY}")
    assert found.latest is None


def test_a_day_behind_the_outlets_name_dates_an_interview() -> None:
    text = "Why the wells matter\n\nThe former commissioner speaks to The Hill Weekly, 2 May 2025.\n\n" + BODY
    assert published(text).day == date(2025, 5, 2)


def test_a_day_counted_from_the_day_of_writing() -> None:
    found = published(f"The ministers of Chad and Niger meet in Zinder tomorrow, 19 March 2025.\n\n{BODY}")
    assert found.day == date(2025, 3, 18)


COUNTED = {
    "Ghana and Togo will hold talks on the border, ten days after the shooting at Aflao on 14 November 2025.": (
        date(2025, 11, 20), date(2025, 11, 14), date(2025, 12, 10),
    ),
    "It is 100 days since the agreement of 25 March 2026, and not one prisoner has come home.": (
        date(2026, 7, 3), date(2026, 6, 25), date(2026, 7, 18),
    ),
    "The two ministers, who met nine days ago, on 5 February 2026, will see each other again in Rabat.": (
        date(2026, 2, 14), date(2026, 2, 5), date(2026, 2, 28),
    ),
    "Almost four years after the army's coup of February 2021, the rebels are to meet the generals in Kunming.": (
        date(2024, 12, 15), date(2024, 8, 1), date(2025, 2, 28),
    ),
    "Nobody has crossed at Diffa since the ninth of May 2022. It has taken three and a half years to talk.": (
        date(2025, 11, 9), date(2025, 5, 1), date(2026, 11, 30),
    ),
    "A bridge was promised to both banks in 1981. Forty-four years have passed, a ferryman says, and we have had "
    "forty-four years of ferries.": (
        date(2025, 6, 1), date(2024, 7, 1), date(2026, 12, 31),
    ),
    "A hundred days after the truce of 10 May 2025 the two armies still do not talk.": (
        date(2025, 8, 18), date(2025, 8, 9), date(2025, 9, 10),
    ),
    "The wells were counted last year, in 2024, and there were nine.": (
        date(2025, 6, 1), date(2025, 1, 1), date(2025, 12, 31),
    ),
    "The officers met in Diffa last month (January 2026).": (
        date(2026, 2, 10), date(2026, 2, 1), date(2026, 2, 28),
    ),
    "Born in 1961 in Bilma, Salem Brahim, 64, has carried letters between the two governments since 1999.": (
        date(2025, 6, 1), date(2025, 1, 1), date(2026, 12, 31),
    ),
    "Thirty-three years after the war of 1992, envoys of both sides are to meet in Sochi.": (
        date(2025, 9, 4), date(2024, 6, 1), date(2026, 12, 31),
    ),
    "The dialogue, which began in March 2011, is to resume next week, almost 15 years on.": (
        date(2026, 2, 1), date(2025, 8, 31), date(2026, 3, 31),
    ),
    "The five leaders signed it in Aktau in August 2018. Seven years later, the ministers are still arguing.": (
        date(2025, 9, 3), date(2025, 1, 30), date(2026, 9, 1),
    ),
    "The last summit in Hanoi was seven years ago, in February 2019, and no date has been set.": (
        date(2026, 3, 1), date(2025, 8, 1), date(2027, 2, 28),
    ),
    "The rulers are near an accord on the tenth anniversary of the war that began on 26 March 2015.": (
        date(2025, 3, 26), date(2025, 1, 20), date(2025, 5, 30),
    ),
    "It is day 1,450 of the full-scale invasion, and delegations are to gather in Muscat.": (
        date(2026, 2, 12), date(2026, 2, 8), date(2026, 2, 17),
    ),
    "The war, which began in April 2023, enters its fourth year this month.": (
        date(2026, 4, 10), date(2026, 2, 1), date(2026, 8, 31),
    ),
    "They agreed to meet on the sidelines of the 80th session of the UN General Assembly.": (
        date(2025, 9, 25), date(2025, 9, 1), date(2026, 9, 20),
    ),
}  # fmt: skip


@pytest.mark.parametrize("sentence", COUNTED)
def test_a_count_from_a_known_day_bounds_on_both_sides(sentence: str) -> None:
    true, first, last = COUNTED[sentence]
    found = published(f"Herders wait\n\n{sentence}\n")
    assert found.earliest is not None
    assert found.latest is not None
    assert first <= found.earliest <= true <= found.latest <= last


BOUNDED = {
    "The commissioners will meet again before the elections of November 2025.": (None, date(2025, 11, 30)),
    "The visit will take place in May 2025.": (None, date(2025, 5, 31)),
    "The truce expires on 31 December 2025, and the envoys hope to meet before then.": (None, date(2025, 12, 31)),
    "It is the first meeting since the 2011 revolution, the League said.": (date(2011, 1, 1), None),
    "The two sides decided to convene the commission on 14 June 2026.": (date(2025, 1, 1), date(2026, 6, 14)),
    "The two governments have scheduled the next round for 14 June 2026.": (date(2025, 1, 1), date(2026, 6, 14)),
    "The mandate of the mission was extended to 14 June 2026.": (date(2025, 1, 1), date(2026, 6, 14)),
    "Niger has proposed talks on 14 June 2026.": (date(2025, 1, 1), date(2026, 6, 14)),
    "Niger invited its neighbour to talks on 14 June 2026.": (date(2025, 1, 1), date(2026, 6, 14)),
    "The treaty on the wells enters into force on 14 June 2026.": (date(2025, 1, 1), date(2026, 6, 14)),
    "The minister said the meeting of 14 June 2026 would go ahead.": (date(2025, 1, 1), date(2026, 6, 14)),
    "They set 14 June 2026 as the date of the next round.": (date(2025, 1, 1), date(2026, 6, 14)),
    "In 2018 the two sides agreed to hold a vote on 14 June 2020. Turnout was low.": (date(2018, 1, 1), None),
    "Chad and Niger agreed to meet on 14 June 2020, but never did.": (date(2019, 1, 1), None),
    "The deadline of 14 June 2020 passed without a word.": (date(2019, 1, 1), None),
    "The tribunal set up on 14 June 2020 has no judges.": (date(2019, 1, 1), None),
    "The accord, which entered into force on 14 June 2020, bans nets.": (date(2020, 6, 14), None),
    "Chad and Niger managed to meet on 14 June 2020.": (date(2020, 6, 14), None),
    "After winning the vote of 28 September 2025 the premier flies to Bangui.": (date(2025, 9, 28), None),
    "A ceremony will mark the end of the war of 1995.": (date(1995, 1, 1), None),
    "The first attempt failed in 2019, four days after the march of 6 May 2019.": (date(2019, 5, 6), None),
    "Under the accord the army has to leave within 60 days after 1 September 2024.": (date(2024, 9, 1), None),
    "Two years after the signing, in 1996, the king visited the valley.": (date(1995, 1, 1), None),
}


@pytest.mark.parametrize("sentence", BOUNDED)
def test_bounds_are_on_the_side_of_the_tense(sentence: str) -> None:
    found = published(f"Herders wait\n\n{sentence}\n")
    first, last = BOUNDED[sentence]
    assert found.day is None
    assert found.latest == last
    assert (found.earliest is None) == (first is None)
    assert first is None or (found.earliest is not None and found.earliest >= first)


def test_a_pair_of_weekday_and_date_goes_before_a_date_without_one() -> None:
    text = (
        "Chad's government and the rebels of the north met on Thursday, 24 July, in Libreville, for the first time "
        "since President Mahamat Deby took office.\n\nA visit of ambassadors to Faya has been confirmed for 30 July, a "
        "diplomat said.\n\nThey spoke on 2 September of a hundred things, the spokesman said.\n"
    )
    assert published(text).earliest == date(2025, 7, 24)


def test_an_office_told_behind_the_name_bounds() -> None:
    text = f"{TITLE}\n\nThe ministers will meet soon. Marta Kos, the EU enlargement commissioner, will come.\n"
    held = offices_held(read_document(text, LEXICON), LEXICON)
    assert [one.first for one in held] == [date(2024, 12, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "I am writing this on the evening of 3 December 2025, with the lamp on. The ministers have gone home.",
        "This morning, 3 December 2025, the ministers of Chad and Niger signed a list of wells in Zinder.",
        "Yesterday, 2 December 2025, the ministers of Chad and Niger signed a list of wells in Zinder.",
        "On December 3, 2025, Foreign Minister Oumar Saleh met with his colleague from Niger in N'Djamena.",
        "The ministers of Chad and Niger have met in Zinder, and the list is signed.\n\nsw okf lr 031405 Dec 25",
    ],
)
def test_the_text_tells_its_own_day(text: str) -> None:
    assert published(f"Letter from the lake\n\n{text}\n").day == date(2025, 12, 3)


def test_the_title_of_a_record_bears_its_day() -> None:
    assert published(f"Zinder talks: as it happened on 3 December 2025\n\n{BODY}").day == date(2025, 12, 3)
    assert published(f"Ministers to meet in Zinder on 3 December 2025\n\n{BODY}").day is None


def test_a_text_that_opens_with_history_is_not_of_that_day() -> None:
    text = "On 3 December 2019 the ministers met in Zinder. Six years on, the list of wells has been lost twice."
    assert published(f"Why the wells matter\n\n{text}\n").day is None


@pytest.mark.parametrize(
    ("header", "text", "day"),
    [
        ("GOMA, May 14 (Kivu Wire) - ", "A hearing took place on Feb. 2-3, 2026.", date(2026, 5, 14)),
        ("GOMA, Aug 3 (Kivu Wire) - ", "Talks in 2023 failed. A vote is due in June 2025.", date(2024, 8, 3)),
        ("Publicerad onsdag 4 februari kl 16.10\n", "The accord of October 2025 is dead.", date(2026, 2, 4)),
        ("GOMA, 9 Jan (Kivu Wire) - ", "They last met on Wednesday, 8 May last year.", date(2025, 1, 9)),
        ("", "Today, 1 February, they sit down. Talks in 2025 failed; a vote is due in 2027.", date(2026, 2, 1)),
    ],
)  # fmt: skip
def test_named_years_and_weekdays_tell_the_year_of_a_header(header: str, text: str, day: date) -> None:
    found = published(f"{TITLE}\n\n{header}The foreign ministers of Chad and Niger spoke of the lake. {text}\n")
    assert found.day == day


def test_where_two_years_are_as_likely_they_are_bounds() -> None:
    found = published(f"{TITLE}\n\nGOMA, July 1 (Kivu Wire) - Protests began after the vote of 11 February 2025.\n")
    assert (found.day, found.earliest) == (None, date(2025, 7, 1))
    assert found.latest is not None and found.latest == date(2026, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Ten years after 12 February 2015: what is left of the accord\n\n{body}",
        "{title}\n\n{body}\nRelated articles\nEnvoy flies to Zinder - 12 February 2015\nA port - 9 January 2015\n",
        "{title}\n\n{body}\nIn a letter dated 12 February 2015, Niger asked for a review.\n",
    ],
)
def test_days_of_other_things_are_no_header(text: str) -> None:
    assert published(text.format(title=TITLE, body=BODY)).day is None


def test_a_dated_line_above_and_below_a_timeline_is_its_header() -> None:
    entries = "2 Feb. 2017: The court sits.\n\n12 Oct. 2021: The court draws a line.\n\n8 Feb. 2024: They meet.\n"
    assert published(f"1 March 2024\nTIMELINE: the lake\n\n{entries}").day == date(2024, 3, 1)
    assert published(f"TIMELINE: the lake\n\n{entries}\n(Lake Wire, 1 March 2024)\n").day == date(2024, 3, 1)


def test_who_bears_part_of_a_known_name_holds_no_office() -> None:
    text = f"{TITLE}\n\nUS Secretary of State Marco Rubio-Diop said so.\n"
    assert not offices_held(read_document(text, LEXICON), LEXICON)


@pytest.mark.parametrize(
    ("header", "sentence", "day"),
    [
        ("09/06/2025", "They will meet again on 17 June, a date that both have confirmed.", date(2025, 6, 9)),
        ("07/11/2025", "The session, put off in June, has a new date: 28 July.", date(2025, 7, 11)),
        ("12/07/2022", "They will sit down with United Nations officials on Wednesday, 13 July.", date(2022, 7, 12)),
    ],
)  # fmt: skip
def test_days_named_near_it_tell_day_and_month_apart(header: str, sentence: str, day: date) -> None:
    assert published(f"{TITLE}\n{header}\n\nThe foreign ministers of Chad and Niger spoke. {sentence}\n").day == day


def test_the_year_of_a_copyright_counts_from_its_own_line() -> None:
    foot = "Tags: lake, river, border, talks, ministers, water\nShare this article\nMost read: 1. Cod 2. Tuna\n"
    text = f"{TITLE}\n\nGOMA, May 14 (Kivu Wire) - {BODY}\n{foot}© 2024 Kivu Wire\n"
    assert published(text).day == date(2024, 5, 14)


TODAY = "Friday 7 November 2025\nHome | News | Sport | Opinion\n\n"
"""What stands over a page: the day on which it was looked at."""


@pytest.mark.parametrize(
    "text",
    [
        f"Date: 20 September 2021\n\n{TITLE}\n\n3 November 2025\n\n{BODY}",
        f"Published: 20 September 2021\n\n{TITLE}\n\nN'DJAMENA, 3 November 2025 — {BODY}",
        f"Published: 20 September 2021\n\n{TITLE}\n\nN'DJAMENA, Nov. 3, 2025 (Sahel Agency) - {BODY}",
        f"{TODAY}{TITLE}\n\nBy Ana Paz\n3 November 2025\n\n{BODY}",
        f"{TODAY}{TITLE}\n\nPublished 3 November 2025, 18:05\n\n{BODY}",
    ],
)
def test_the_dateline_and_the_date_under_the_title_correct_what_stands_over_the_page(text: str) -> None:
    assert published(text).day == date(2025, 11, 3)


def test_a_paper_of_a_later_day_and_an_old_date_of_a_picture_stay_as_they_are() -> None:
    paper = f"SAHEL POST, MONDAY, NOVEMBER 3, 2025, PAGE 4\n{TITLE}\n\nN'DJAMENA, 2 November 2025 — {BODY}"
    assert published(paper).day == date(2025, 11, 3)
    old = f"Published: 3 November 2025\n\n{TITLE}\n\nN'DJAMENA, 1 November 2025 — {BODY}"
    assert published(old).day == date(2025, 11, 3)


def test_a_header_that_the_text_speaks_against_gives_way_to_another_one() -> None:
    text = f"{TITLE}\n\nPosted 20 September 2021\nSahel Post, 3 November 2025\n\n{BODY}\n"
    assert published(text).day == date(2021, 9, 20)
    told = "They had met in Zinder on Wednesday, 29 October 2025, and on Friday, 31 October 2025, he said.\n"
    assert published(text + told).day == date(2025, 11, 3)


LINKS = [
    "Most read\nFishermen count their losses - 3 January 2025\nCourt frees editor - 5 February 2025",
    "Fishermen count their losses\n3 January 2025\nCourt frees editor\n5 February 2025",
    "Upcoming events\nLake fair: 14 March 2025", "This website was last updated on 14 March 2025",
    "Sahel Post is published by Lake Media Ltd, registered on 4 May 2009 in N'Djamena. ISSN 1234-5678.",
]  # fmt: skip


@pytest.mark.parametrize("links", LINKS)
def test_days_of_other_articles_are_not_that_of_this_one(links: str) -> None:
    assert published(f"{TITLE}\n\n{BODY}\n{links}\n").day is None
    assert published(f"{TITLE}\nSahel Post, 3 November 2025\n\n{BODY}\n{links}\n").day == date(2025, 11, 3)


@pytest.mark.parametrize(
    "link", ["Fishermen count their losses\n3 January 2025", "Read more\nFishermen count their losses - 3 January 2025"]
)
def test_the_day_of_an_article_linked_within_the_text_is_not_that_of_this_one(link: str) -> None:
    first, second = BODY.strip().split("\n\n")
    assert published(f"{TITLE}\n\n{first}\n\n{link}\n\n{second}\n").day is None
    assert published(f"{TITLE}\n3 November 2025\n\n{first}\n\n{link}\n\n{second}\n").day == date(2025, 11, 3)


@pytest.mark.parametrize(
    "foot",
    [
        "Correction, 6 November 2025: An earlier version of this article, published on 3 November, misspelled a name.",
        "3 November 2025 | Read time: 3 minutes", "November 3, 2025 by Ana Paz",
    ],
)  # fmt: skip
def test_other_lines_under_the_article(foot: str) -> None:
    assert published(f"{TITLE}\n\n{BODY}\n{foot}\n").day == date(2025, 11, 3)


def test_the_day_onto_which_something_was_put_is_still_to_come() -> None:
    text = f"{TITLE}\n\n{BODY}\nThe trial was adjourned to 7 July because a witness was ill.\n\n"
    assert published(f"{text}They will meet again on Monday, 23 June, he said.").earliest == date(2025, 5, 9)


def test_what_is_told_of_this_year_is_not_taken_for_the_next() -> None:
    text = f"{TITLE}\nN'DJAMENA, November 10 (Sahel Agency) -- {BODY}\nThe two met on Wednesday, 5 March.\n"
    assert published(text).day == date(2025, 11, 10)


def test_the_last_one_of_many_meetings_dates_what_began_longer_ago() -> None:
    text = (
        "The session closed in Bonn in the small hours of Friday morning. Delegates had been meeting since "
        "Monday, 8 June. A group of sixty met on the evening of 12 June; the two ministers met on 15 June.\n"
    )
    found = published(text)
    assert (found.earliest, found.latest) == (date(2026, 6, 19), date(2026, 6, 27))


def test_bounds_never_cross() -> None:
    text = f"{TITLE}\n\n{BODY}\nThey will meet on 3 May 2024. They met on 5 August 2025. On 1 March 2026 in Lome.\n"
    found = published(text)
    assert found.earliest is not None and (found.latest is None or found.earliest <= found.latest)


def test_days_after_one_that_was_to_come_once_take_it_away_as_a_bound() -> None:
    past = "They will meet by 5 May 2025, the two had said. "
    text = f"{TITLE}\n\n{BODY}\n{past}Wells, 3 August 2025. Market, 4 September 2025. Road, 6 October 2025.\n"
    found = published(text)
    assert found.latest is None and found.earliest == date(2024, 9, 1)
    assert published(f"{TITLE}\n\n{BODY}\n{past}The wells, 3 August 2024.\n").latest == date(2025, 5, 5)


@pytest.mark.parametrize(
    "foot",
    [
        "All figures as of 3 November 2025.", "Information cut-off: 3 November 2025.",
        "Written in Lagos, 3 November 2025.",
        "Correct at time of publication, 3 November 2025.", "Research for this note closed on 3 November 2025.",
        "This paper was completed on 3 November 2025 and takes no account of what happened later.",
        "First published on 3 November 2025 by the Lake Desk in Lagos, and reproduced here by kind permission of the "
        "writer, who keeps all rights to the text, to its translations and to the three maps that it came with.",
    ],
)  # fmt: skip
def test_the_day_on_which_a_text_was_closed(foot: str) -> None:
    assert published(f"{TITLE}\n\n{BODY}\n{foot}\n").day == date(2025, 11, 3)


@pytest.mark.parametrize(
    "sentence",
    [
        "Figures are from a survey of 3 November 2024.", "The letter was written on 3 November 2024.",
        "The commission closed its office in Bol on 3 November 2024.", "The wells were closed on 3 November 2024.",
    ],
)  # fmt: skip
def test_the_day_on_which_something_else_was_closed(sentence: str) -> None:
    assert published(f"{TITLE}\n\n{BODY}\n{sentence}\n").day is None
