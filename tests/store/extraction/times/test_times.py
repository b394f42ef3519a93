"""Times in sentences made up about other conflicts than the seeds', one or more for every pattern of dates."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import Anchor, Precision, Span
from tests.steps import steps
from tests.store.extraction.times.reading import times, values

FRIDAY = "2026-02-13"

VALUES = [
    # weekdays and tense
    ("They will convene on Tuesday.", FRIDAY, "2026-02-17"),
    ("They convened on Tuesday.", FRIDAY, "2026-02-10"),
    ("The spokeswoman said Friday the road was open.", FRIDAY, "2026-02-13"),
    ("The talks in Nicosia are scheduled for Tuesday.", FRIDAY, "2026-02-17"),
    ("The ministers' session due on Monday never happened.", FRIDAY, "2026-02-09"),
    ("Sudan's army said on Wednesday it would send envoys to Jeddah on Sunday.", FRIDAY, "2026-02-11 2026-02-15"),
    ("Quito announced on Wednesday that there would be a dinner on Thursday.", FRIDAY, "2026-02-11 2026-02-12"),
    ("Protesters in Lima planned a rally on Sunday.", FRIDAY, "2026-02-15"),
    ("It was postponed until Monday. The round was put off on Monday.", FRIDAY, "2026-02-16 2026-02-09"),
    ("Kinshasa rejected Wednesday's statement.", FRIDAY, "2026-02-11"),
    ("Mali will send nobody to Thursday's session.", FRIDAY, "2026-02-19"),
    ("Earlier Tuesday, Islamabad called Delhi.", FRIDAY, "2026-02-10"),
    ("The group could leave as soon as Tuesday.", FRIDAY, "2026-02-17"),
    ("Baku meets Yerevan on Monday.", FRIDAY, "2026-02-16"),
    # led weekdays and pairs
    ("They meet next Tuesday and Wednesday.", FRIDAY, "2026-02-17/2026-02-18"),
    ("They meet next Wednesday.", "2026-02-09", "2026-02-18"),
    ("The generals met last Friday.", FRIDAY, "2026-02-06"),
    ("They sat on Monday and Tuesday.", FRIDAY, "2026-02-09/2026-02-10"),
    ("The envoy goes to Asmara on Wednesday or Thursday.", FRIDAY, "2026-02-18/2026-02-19"),
    # ranges
    ("The assembly of the Sahel meets on 4–5 March.", FRIDAY, "2026-03-04/2026-03-05"),
    ("The mission runs 30 June-2 July.", FRIDAY, "2026-06-30/2026-07-02"),
    ("Delegates gather on Mar. 4 and 5.", FRIDAY, "2026-03-04/2026-03-05"),
    ("Second round: 17–19.02, Chisinau", FRIDAY, "2026-02-17/2026-02-19"),
    ("They sit between 17 and 19 March.", FRIDAY, "2026-03-17/2026-03-19"),
    ("They sit on 31 December-2 January.", "2025-12-20", "2025-12-31/2026-01-02"),
    ("The talks were postponed from 4 to 8 July.", "2026-06-20", "2026-07-04 2026-07-08"),
    # years near a boundary
    ("They will gather on 6 January.", "2025-12-29", "2026-01-06"),
    ("They gathered on 22 December.", "2026-01-04", "2025-12-22"),
    ("The ministers met in December.", "2026-01-15", "2025-12"),
    ("The ministers will meet in January.", "2025-12-15", "2026-01"),
    ("They meet on 1 January.", "2025-12-31", "2026-01-01"),
    ("They will meet next month.", "2025-12-31", "2026-01"),
    ("They met last month.", "2026-01-01", "2025-12"),
    ("They will meet next week.", "2025-12-31", "2026-01-05/2026-01-11"),
    ("They met on Saturday.", "2026-01-01", "2025-12-27"),
    ("They will meet on 29 February.", "2027-05-01", "2028-02-29"),
    # weekday and date
    ("The round opens on Wednesday, 23 April.", "2025-04-20", "2025-04-23"),
    ("It opened on Friday, January 15.", "2016-01-14", "2016-01-15"),
    # weeks, months, seasons, parts
    ("They will sit early next week.", FRIDAY, "2026-02-16/2026-02-18"),
    ("They met in early October and mid-March.", FRIDAY, "2025-10-01/2025-10-10 2025-03-11/2025-03-20"),
    ("A vote may come this spring.", FRIDAY, "2026-03-01/2026-05-31"),
    ("A pact is due by the end of autumn.", FRIDAY, "2026-11-30"),
    ("A pact must be signed before Easter.", FRIDAY, "2026-04-05"),
    ("They must answer no later than 1 May.", FRIDAY, "2026-05-01"),
    ("In the first half of the year the sides met twice.", FRIDAY, "2026-01-01/2026-06-30"),
    ("They broke off in late 2023.", FRIDAY, "2023-10-01/2023-12-31"),
    ("The truce of the 1990s failed.", FRIDAY, "1990-01-01/1999-12-31"),
    ("The envoy was in Aden over the weekend.", FRIDAY, "2026-02-07/2026-02-08"),
    ("They will meet in the week of 2 March.", FRIDAY, "2026-03-02/2026-03-08"),
    ("They met in Seoul last winter.", FRIDAY, "2024-12-01/2025-02-28"),
    # counted from another time
    ("They met on 3 March 2025. Two days later shells fell.", FRIDAY, "2025-03-03 2025-03-05"),
    ("The summit opened on Monday; the day before, shells fell.", FRIDAY, "2026-02-09 2026-02-08"),
    (
        "They arrive on Monday, an aide said on Friday. A day later they sit.",
        FRIDAY,
        "2026-02-16 2026-02-13 2026-02-17",
    ),
    (
        "They met on 2 February, an aide said on 5 February. They left a day later.",
        FRIDAY,
        "2026-02-02 2026-02-05 2026-02-03",
    ),
    (
        "They met on 2 February. The pact ends in May. They left a day later.",
        FRIDAY,
        "2026-02-02 2026-05 2026-02-03",
    ),
    ("The envoy is understood to have told him on Monday that all was well.", FRIDAY, "2026-02-09"),
    ("He is thought to have left Juba on Monday.", FRIDAY, "2026-02-09"),
    ("She claims to have met him on Monday.", FRIDAY, "2026-02-09"),
    ("He is expected to leave Juba on Monday.", FRIDAY, "2026-02-16"),
    ("An aide said so on 3 February. Shells fell a day later.", FRIDAY, "2026-02-03 2026-02-04"),
    ("They signed on 3 March 2025 and the following morning fought.", FRIDAY, "2025-03-03 2025-03-04"),
    ("An aide said so two days ago.", FRIDAY, "2026-02-11"),
    ("The strike on 2 February killed ten. The day before the strike they had met.", FRIDAY, "2026-02-02 2026-02-01"),
    ("They exchanged fire from Thursday night into Friday.", FRIDAY, "2026-02-12 2026-02-13"),
    ("They had met in 2018, on June 12 of that year.", FRIDAY, "2018 2018-06-12"),
    # apart and together
    ("They will sit on 5 and 12 March.", FRIDAY, "2026-03-05 2026-03-12"),
    ("They will sit on Monday and Thursday.", FRIDAY, "2026-02-16 2026-02-19"),
    ("They will sit between April 8 and 10.", FRIDAY, "2026-04-08/2026-04-10"),
    ("He is to return on the 20th.", FRIDAY, "2026-02-20"),
    ("The meeting has been brought forward to Monday from Wednesday.", FRIDAY, "2026-02-16 2026-02-18"),
    ("They sit in the second week of March.", FRIDAY, "2026-03-08/2026-03-14"),
    ("They sit on the first Monday of March.", FRIDAY, "2026-03-02"),
    ("They return after Orthodox Easter.", FRIDAY, "2026-04-12"),
    # told last, or to come
    ("They sat on 2 February. The dam was built ten years after a mediation fell apart.", FRIDAY, "2026-02-02"),
    (
        "A summit is due on 20 February. It follows one of 2 February. Aides will meet three days earlier.",
        FRIDAY,
        "2026-02-20 2026-02-02 2026-02-17",
    ),
    # figures and other languages
    ("Nicosia, 26/3/2025, 19:32", "2025-03-26", "2025-03-26"),
    ("The note is dated 08/04/2025 06:03 AM EDT.", "2025-08-04", "2025-08-04"),
    ("The note is dated 22-Nov-2023.", FRIDAY, "2023-11-22"),
    ("The note is dated 12. März 2025.", FRIDAY, "2025-03-12"),
]


@pytest.mark.parametrize(("text", "published", "expected"), VALUES, ids=[text for text, _day, _value in VALUES])
def test_values(text: str, published: str, expected: str) -> None:
    assert " ".join(values(text, published)) == expected


NOT_DATES = [
    "He may march on the capital.",
    "They spoke in the 2+2 format.",
    "UN Resolution 1701 and the Minsk-2 accords hold.",
    "Some 1,200 troops and 2024 soldiers left.",
    "The bill is $2025.",
    "Arsenal won 3-2.",
    "The minister, 54, sat down.",
    "Flight 1998 landed.",
    "Theresa May spoke to April Jones.",
    "They sat in a second-floor room.",
    "The 17th round failed.",
    "About 40% of 2,000 homes burned.",
    "The sat phone rang.",
    "Ministers meet every January in that resort.",
    "They go on air at 2000 GMT.",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_no_dates(text: str) -> None:
    assert values(text, FRIDAY) == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("They met on Tuesday.", "Tuesday"),
        ("They met on 12 and 13 June.", "12 and 13 June"),
        ("Talks are due by the end of May.", "by the end of May"),
        ("They have sat since Monday.", "Monday"),
        ("They go on until Saturday.", "Saturday"),
        ("They met late on Feb. 4.", "Feb. 4"),
        ("They met in early October.", "early October"),
        ("They met on Wednesday, 23 April 2025.", "Wednesday, 23 April 2025"),
    ],
)
def test_the_span_is_the_smallest_that_says_when(text: str, span: str) -> None:
    assert [text[time.span.start : time.span.end] for time in times(text, FRIDAY)] == [span]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("They must answer by Friday.", "before"),
        ("They will sit until Friday.", "before"),
        ("They have sat since Monday.", "after"),
        ("A two-day session from Monday is planned.", "after"),
        ("They met on Monday.", ""),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    assert [time.bound for time in times(text, FRIDAY) if time.start] == [bound]


def test_alternatives_are_no_interval() -> None:
    (found,) = times("They may gather on 17 or 18 March.", FRIDAY)
    days = date(2026, 3, 17), date(2026, 3, 18)
    assert found.alternatives == ((days[0], days[0]), (days[1], days[1]))
    assert found.start == days[0]


def test_a_weekday_that_does_not_fit_its_date_is_flagged() -> None:
    (found,) = times("They met on Monday, 23 April 2025.", FRIDAY)
    assert found.value == "2025-04-23"
    assert found.conflict == "2025-04-23 is a Wednesday, not a Monday"


def test_figures_that_can_be_read_two_ways_are_flagged() -> None:
    (found,) = times("Dated 3/11/2025.", FRIDAY)
    assert found.value == "2025-11-03"
    assert "2025-03-11" in found.conflict


def test_tomorrow_in_a_quotation_counts_from_the_day_it_was_said() -> None:
    text = "“We fly tomorrow,” the Sahel envoy said on Monday."
    spoken = Span(text.index("We"), text.index(",”"))
    plain, monday = times(text, FRIDAY)
    assert (plain.anchor, plain.value, monday.value) == (Anchor.SAID, "2026-02-14", "2026-02-09")
    assert times(text, FRIDAY, said={spoken: date(2026, 2, 9)})[0].value == "2026-02-10"


def test_what_hangs_on_an_unknown_day_stays_open() -> None:
    (found,) = times("They will meet on Tuesday.")
    assert (found.start, found.earliest, found.value) == (None, None, None)


def test_what_counts_from_an_unknown_time_is_not_bounded_by_publication() -> None:
    (found,) = times("Shells fell two days later.", bounds=("2026-02-09", "2026-02-10"))
    assert (found.anchor, found.start, found.earliest) == (Anchor.TIME, None, None)


def test_known_bounds_of_publication_bound_the_days() -> None:
    (found,) = times("They will meet next week.", bounds=("2026-02-09", "2026-02-20"))
    assert (found.start, found.earliest, found.latest) == (None, date(2026, 2, 16), date(2026, 3, 1))


def test_bounds_that_leave_no_choice_resolve() -> None:
    (found,) = times("A vote may come this spring.", bounds=("2026-01-02", "2026-02-20"))
    assert found.value == "2026-03-01/2026-05-31"


def test_a_run_of_days_bounds_its_start() -> None:
    (found,) = times("They were talking for the third straight day.", FRIDAY)
    assert (found.start, found.earliest, found.latest, found.days) == (None, date(2026, 2, 11), date(2026, 2, 13), 3)


def test_a_length_is_known_without_days() -> None:
    length = times("A two-day session opens in Lomé on Monday.", FRIDAY)[0]
    assert (length.rule, length.days, length.value) == ("length", 2, None)


def test_a_term_bounds_and_gives_no_day() -> None:
    (found,) = times("They will report within ten days.", FRIDAY)
    assert (found.start, found.earliest, found.latest, found.bound) == (
        None,
        date(2026, 2, 13),
        date(2026, 2, 23),
        "before",
    )


def test_vague_weeks_give_bounds_and_no_day() -> None:
    (found,) = times("A round could follow in the coming weeks.", FRIDAY)
    assert (found.start, found.earliest, found.precision) == (None, date(2026, 2, 13), Precision.VAGUE)


def test_captions_are_not_prose() -> None:
    text = "Envoys meet\n\nThey met in Aden on Monday.\n\nPhoto: The envoy in Aden, 19 November 2024. Photo: AP"
    assert {time.value: time.in_prose for time in times(text, FRIDAY)} == {"2026-02-09": True, "2024-11-19": False}


@pytest.mark.parametrize(
    "text", ["", "\n", "1", "may", "the the the", "0000-00-00", "99/99/9999", "30 February 2024", "2025" * 50]
)
def test_odd_text_raises_nothing(text: str) -> None:
    assert all(time.span.start < time.span.end for time in times(text, FRIDAY))


TIME_WORDS = """the of in on next last
this week Monday 3 31 30 February May 2025 - – / , and or to from between early mid
end before after days later ago two 17th first half quarter Easter year 's ( ) . until"""
WORDS = st.sampled_from(TIME_WORDS.split())


@given(st.lists(WORDS, max_size=25), st.dates(date(1, 1, 1), date(9999, 12, 31)))
@settings(max_examples=150, deadline=None)
def test_any_mixture_of_words_of_time(words: list[str], published: date) -> None:
    text = " ".join(words)
    for found in times(text, published.isoformat()):
        assert text[found.span.start : found.span.end].strip()
        if found.start is not None:
            assert found.end is not None
            assert found.start <= found.end


@pytest.mark.parametrize(
    "unit",
    [
        "the ",
        "3 ",
        "early in the ",
        "Monday, ",
        "3–",
        "March 3, ",
        "to be to be ",
        "2025-",
        "the end of ",
        "the day before the strike ",
    ],
)
def test_work_grows_with_the_text(unit: str) -> None:
    times(unit, FRIDAY)
    assert steps(lambda: times(unit * 1000, FRIDAY)) < 6 * steps(lambda: times(unit * 250, FRIDAY))


def test_dateparser_is_not_imported_for_plain_text() -> None:
    code = (
        "import sys; from tests.store.extraction.times.reading import values; "
        "assert values('They met on Monday, 9 February 2026.', '2026-02-13') == ['2026-02-09']; "
        "assert 'dateparser' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_name_made_of_a_day_is_no_day() -> None:
    assert values("The March 23 Movement sent envoys to Lubumbashi on 4 May.", "2026-05-10") == ["2026-05-04"]


def test_tomorrow_in_reported_words_counts_from_the_day_of_writing() -> None:
    text = 'The minister will leave tomorrow (Monday), his office said on Saturday. "We fly tomorrow," he said then.'
    from_saturday = {Span(0, 71): date(2026, 2, 14), Span(72, 92): date(2026, 2, 14)}
    found = [time.value for time in times(text, "2026-02-15", said=from_saturday)]
    assert found == ["2026-02-16", "2026-02-14", "2026-02-15"]


def test_what_was_to_have_been_has_gone_by() -> None:
    assert values("The envoy was to have come to Busia on Monday.", "2026-02-18") == ["2026-02-16"]
