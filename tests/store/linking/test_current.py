"""The values of a meeting: which claim counts now, what is history, what is a contradiction, what was known when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking import ArticleReport, link, link_known_on, meeting_known_on, put_together
from store.model import Meeting, Status
from tests.store.linking.reports import CALM, claim, report_of, told

SIDES = ["country:SD", "country:SS"]
JUBA, ADDIS = "place:juba", "place:addis-ababa"


def only(*items: ArticleReport) -> Meeting:
    [meeting] = link(items)
    return meeting


def disputed(meeting: Meeting) -> dict[str, dict[str, int]]:
    """Field to value to the number of independent sources."""
    return {found.field: {value.value: value.independent for value in found.values} for found in meeting.contradictions}


# --------------------------------------------------------------------------- current values


def test_the_newest_report_decides_the_status() -> None:
    meeting = only(
        told("a", "SD SS", "2026-02-04", day="2026-02-03", status="cancelled"),
        told("b", "SD SS", "2026-02-04", day="2026-02-01"),
    )
    assert meeting.status is Status.CANCELLED and "L.status.newest" in meeting.rules


def test_a_late_announcement_does_not_undo_a_meeting_that_began() -> None:
    meeting = only(
        told("a", "SD SS", "2026-02-04", day="2026-02-04", status="held"),
        told("b", "SD SS", "2026-02-04", day="2026-02-05", status="scheduled"),
    )
    assert meeting.status is Status.HELD and "L.status.begun-stays" in meeting.rules


def test_a_participant_outranks_a_relay_on_one_day() -> None:
    def says(article: str, status: str, by: str, via: str | None) -> ArticleReport:
        return report_of(
            article,
            [claim(article, status=status, start="2026-02-04", parties=SIDES, by=by, via=via)],
            people=["person:minister"],
        )

    meeting = only(says("a", "cancelled", "somebody", "an agency"), says("b", "scheduled", "minister", None))
    assert meeting.status is Status.SCHEDULED


def test_a_day_beats_the_month_it_lies_in() -> None:
    meeting = only(
        told("a", "SD SS", "2026-02-04", place=JUBA, day="2026-02-01"),
        told("b", "SD SS", "2026-02", place=JUBA, day="2026-02-02"),
    )
    assert meeting.when.start == "2026-02-04" and "L.start.exact-in-vague" in meeting.rules


def test_a_town_beats_its_country() -> None:
    meeting = only(
        told("a", "SD SS", "2026-02-04", place=JUBA, country="country:SS", day="2026-02-01"),
        told("b", "SD SS", "2026-02-04", place="country:SS", day="2026-02-02"),
    )
    assert meeting.place == JUBA


def test_a_span_of_days_is_not_cut_by_a_report_of_one_of_them() -> None:
    meeting = only(
        told("a", "SD SS", "2026-02-04", end="2026-02-06", place=JUBA, day="2026-02-03"),
        told("b", "SD SS", "2026-02-05", place=JUBA, day="2026-02-05", status="ongoing"),
    )
    assert (meeting.when.start, meeting.when.end) == ("2026-02-04", "2026-02-06")


def test_everybody_named_takes_part_most_named_first() -> None:
    meeting = only(
        told("a", "SD SS ET", "2026-02-04"), told("b", "SD SS", "2026-02-04"), told("c", "SD SS", "2026-02-04")
    )
    assert meeting.participants == ("country:SD", "country:SS", "country:ET")


# --------------------------------------------------------------------------- history and contradictions


def test_history_is_in_the_order_in_which_claims_were_made() -> None:
    one = report_of(
        "a",
        [
            claim("a", 0, "postponed", start="2026-02-04", parties=SIDES),
            claim("a", 50, "scheduled", start="2026-02-04", parties=SIDES, said="2026-01-20"),
        ],
        "2026-02-02",
    )
    two = told("b", "SD SS", "2026-02-04", day="2026-01-25")
    assert [(entry.day, entry.status) for entry in put_together([two, one]).history] == [
        (date(2026, 1, 20), Status.SCHEDULED),
        (date(2026, 1, 25), Status.SCHEDULED),
        (date(2026, 2, 2), Status.POSTPONED),
    ]


def test_what_follows_upon_an_older_claim_is_no_contradiction() -> None:
    meeting = only(
        told("a", "SD SS", "2026-02-04", day="2026-01-28"),
        told("b", "SD SS", status="postponed", previous="2026-02-04", day="2026-02-01"),
        told("c", "SD SS", "2026-02-14", previous="2026-02-04", day="2026-02-08"),
        told("d", "SD SS", "2026-02-14", status="held", day="2026-02-15"),
    )
    assert not meeting.contradictions and meeting.status is Status.HELD


def test_cancelled_and_postponed_on_one_day_in_one_article() -> None:
    item = report_of(
        "a",
        [
            claim("a", 0, "cancelled", start="2026-02-04", parties=SIDES, by="spokesman", negative=True),
            claim("a", 50, "postponed", start="2026-02-04", parties=SIDES, by="ministry"),
        ],
        "2026-02-04",
    )
    assert disputed(put_together([item])) == {"status": {"cancelled": 1, "postponed": 1}}


def test_one_voice_that_says_not_then_and_put_off_does_not_contradict_itself() -> None:
    item = report_of(
        "a",
        [
            claim("a", 0, "cancelled", start="2026-02-04", parties=SIDES, by="official", negative=True),
            claim("a", 50, "postponed", start="2026-02-04", parties=SIDES, by="official"),
            claim("a", 90, "postponed", start="2026-02-04", parties=SIDES),
        ],
        "2026-02-03",
    )
    assert not put_together([item]).contradictions


def test_a_move_to_another_town_told_in_one_article_is_history() -> None:
    item = report_of(
        "a",
        [
            claim("a", 0, start="2026-02-14", previous="2026-02-04", parties=SIDES, place=JUBA),
            claim("a", 50, start="2026-02-14", parties=SIDES, place=ADDIS, by="ministry"),
        ],
    )
    assert not put_together([item]).contradictions


def test_a_plan_told_beside_its_end_in_one_article_is_history() -> None:
    item = report_of(
        "a",
        [
            claim("a", 0, "cancelled", start="2026-02-04", parties=SIDES, by="spokesman"),
            claim("a", 50, "scheduled", start="2026-02-04", parties=SIDES, by="ministry"),
        ],
        "2026-02-04",
    )
    assert not put_together([item]).contradictions


def test_a_denial_is_a_contradiction_and_does_not_cancel() -> None:
    denial = report_of(
        "b", [claim("b", 0, "scheduled", start="2026-02-04", parties=SIDES, by="ministry", negative=True)], "2026-02-03"
    )
    meeting = only(told("a", "SD SS", "2026-02-04"), denial)
    assert meeting.status is Status.SCHEDULED
    assert disputed(meeting) == {"status": {"scheduled": 1, "denied": 1}}


def test_held_and_cancelled_contradict_each_other() -> None:
    meeting = only(
        told("a", "SD SS", "2026-02-04", day="2026-02-05", status="held"),
        told("b", "SD SS", "2026-02-04", day="2026-02-05", status="cancelled"),
    )
    assert disputed(meeting) == {"status": {"held": 1, "cancelled": 1}}


def test_copies_of_one_text_count_once() -> None:
    meeting = only(
        told("a", "SD SS", "2026-02-04", day="2026-02-05", status="held", duplicate_group="g"),
        told("b", "SD SS", "2026-02-04", day="2026-02-05", status="held", duplicate_group="g"),
        told("c", "SD SS", "2026-02-04", day="2026-02-05", status="cancelled"),
        told("d", "SD SS", "2026-02-04", day="2026-02-05", status="cancelled"),
    )
    assert disputed(meeting) == {"status": {"held": 1, "cancelled": 2}}


def test_one_agencys_words_count_once() -> None:
    def relayed(article: str) -> ArticleReport:
        one = claim(article, status="held", start="2026-02-04", parties=SIDES, by="minister", via="an agency")
        return report_of(article, [one], "2026-02-05")

    meeting = only(relayed("a"), relayed("b"), told("c", "SD SS", "2026-02-04", day="2026-02-05", status="cancelled"))
    assert disputed(meeting) == {"status": {"held": 1, "cancelled": 1}}


def test_two_days_for_one_round_contradict_each_other_without_a_move() -> None:
    meeting = only(
        told("a", "SD SS", "2026-02-04", number=3, place=JUBA), told("b", "SD SS", "2026-02-12", number=3, place=JUBA)
    )
    assert disputed(meeting) == {"start": {"2026-02-04": 1, "2026-02-12": 1}}


def test_two_towns_on_one_day_contradict_each_other() -> None:
    people = ["person:a", "person:b"]
    meeting = only(
        told("a", "SD SS", "2026-02-04", number=3, place=JUBA, people=people),
        told("b", "SD SS", "2026-02-04", number=3, place=ADDIS, people=people),
    )
    assert disputed(meeting) == {"place": {JUBA: 1, ADDIS: 1}}


def test_a_moved_venue_is_history() -> None:
    meeting = only(
        told("a", "SD SS", "2026-02-01", place=JUBA, day="2026-01-28"),
        told("b", "SD SS", "2026-02-06", place=ADDIS, previous="2026-02-01", day="2026-01-31"),
    )
    assert not meeting.contradictions and meeting.place == ADDIS


def test_present_and_absent_contradict_each_other() -> None:
    stays_away = report_of(
        "b", [claim("b", start="2026-02-04", parties=["country:SD"], absent=["country:SS"], place=JUBA)], "2026-02-02"
    )
    meeting = put_together([told("a", "SD SS", "2026-02-04", place=JUBA), stays_away])
    assert disputed(meeting) == {"participants": {"country:SS absent": 1, "country:SS present": 1}}


# --------------------------------------------------------------------------- as known on a day

STORY = (
    told("a", "SD SS", "2026-02-04", place=JUBA, day="2026-01-20"),
    told("b", "SD SS", status="postponed", previous="2026-02-04", day="2026-02-01"),
    told("c", "SD SS", "2026-02-14", previous="2026-02-04", day="2026-02-08"),
    told("d", "SD SS", "2026-02-14", status="held", day="2026-02-15"),
)


@pytest.mark.parametrize(
    ("day", "status", "start"),
    [
        (date(2026, 1, 20), Status.SCHEDULED, "2026-02-04"),
        (date(2026, 2, 1), Status.POSTPONED, None),
        (date(2026, 2, 14), Status.SCHEDULED, "2026-02-14"),
        (date(2026, 2, 15), Status.HELD, "2026-02-14"),
    ],
)
def test_a_meeting_as_known_on_a_day(day: date, status: Status, start: str | None) -> None:
    meeting = meeting_known_on(STORY, day)
    assert meeting is not None and (meeting.status, meeting.when.start) == (status, start)
    assert link_known_on(STORY, day) == [only(*[item for item in STORY if item.day and item.day <= day])]


def test_before_anybody_spoke_nothing_was_known() -> None:
    assert meeting_known_on(STORY, date(2026, 1, 19)) is None and link_known_on(STORY, date(2026, 1, 19)) == []


def test_a_claim_counts_from_the_day_it_was_said() -> None:
    item = report_of(
        "a",
        [
            claim("a", 0, "scheduled", start="2026-02-04", parties=SIDES, said="2026-01-20"),
            claim("a", 50, "cancelled", start="2026-02-04", parties=SIDES),
        ],
        "2026-02-02",
    )
    before, after = meeting_known_on([item], date(2026, 1, 31)), meeting_known_on([item], date(2026, 2, 2))
    assert before is not None and before.status is Status.SCHEDULED
    assert after is not None and after.status is Status.CANCELLED


CLAIMS = st.builds(
    lambda status, start, previous, place, by, said, negative: (status, start, previous, place, by, said, negative),
    st.sampled_from(list(Status)),
    st.sampled_from([None, "2026-02-04", "2026-02-05", "2026-02-12"]),
    st.sampled_from([None, None, "2026-02-04"]),
    st.sampled_from([None, JUBA, ADDIS]),
    st.sampled_from([None, "minister", "spokesman"]),
    st.sampled_from([None, "2026-01-30", "2026-02-06"]),
    st.booleans(),
)


@CALM
@given(st.lists(st.lists(CLAIMS, min_size=1, max_size=4), min_size=1, max_size=5), st.permutations(range(5)))
def test_values_do_not_depend_on_order_and_lose_no_claim(
    stories: list[list[tuple[object, ...]]], order: list[int]
) -> None:
    items = []
    for number, story in enumerate(stories):
        claims = [
            claim(
                f"{number}",
                at * 20,
                str(status),
                start=start,  # type: ignore[arg-type]
                previous=previous,  # type: ignore[arg-type]
                place=place,  # type: ignore[arg-type]
                by=by,  # type: ignore[arg-type]
                said=said,  # type: ignore[arg-type]
                negative=bool(negative),
                parties=SIDES,
            )
            for at, (status, start, previous, place, by, said, negative) in enumerate(story)
        ]
        items.append(report_of(f"{number}", claims, f"2026-02-{number + 1:02}"))
    shuffled = [items[i] for i in order if i < len(items)]
    meeting = put_together(items)
    assert meeting == put_together(shuffled)
    assert len(meeting.history) == sum(len(story) for story in stories)
    days = [entry.day for entry in meeting.history if entry.day]
    assert days == sorted(days)
    for contradiction in meeting.contradictions:
        assert len(contradiction.values) >= 2
        assert all(1 <= value.independent <= len(value.articles) for value in contradiction.values)
    assert meeting_known_on(items, date(2027, 1, 1)) == meeting
