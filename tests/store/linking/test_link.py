"""Which reports become one meeting, and that neither order nor batches change it."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from datetime import date, timedelta
from itertools import combinations
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking import (
    ArticleReport,
    Change,
    Role,
    block_keys,
    blocks,
    closure,
    clusters,
    link,
    linkable,
    rules_of_group,
)
from store.linking.profile import Profile, profile_of
from store.linking.score import score
from store.model import Meeting, Status
from tests.store.linking.reports import CALM, told

JUBA, ADDIS = "place:juba", "place:addis-ababa"


def groups(*items: ArticleReport) -> set[frozenset[str]]:
    return {frozenset(sha for sha, _ in meeting.reports) for meeting in link(items)}


def together(*items: ArticleReport) -> bool:
    return len(link(items)) == 1


# --------------------------------------------------------------------------- one meeting


def test_the_same_sides_on_the_same_day() -> None:
    assert together(told("a", "SD SS", "2026-02-04"), told("b", "SD SS", "2026-02-04"))


def test_one_article_names_more_sides() -> None:
    assert together(
        told("a", "KG TJ UZ", "2026-02-04", end="2026-02-05", place=JUBA),
        told("b", "KG TJ UZ KZ", "2026-02-04", place=JUBA),
    )


def test_a_moved_date() -> None:
    [meeting] = link(
        [
            told("a", "SD SS", "2026-02-01", place=JUBA, day="2026-01-28"),
            told("b", "SD SS", "2026-02-04", place=JUBA, previous="2026-02-01"),
            told("c", "SD SS", "2026-02-04", place=JUBA, status="held", day="2026-02-05"),
        ]
    )
    assert (meeting.status, meeting.when.start, meeting.previous and meeting.previous.start) == (
        Status.HELD,
        "2026-02-04",
        "2026-02-01",
    )


def test_put_off_without_a_new_day() -> None:
    [meeting] = link(
        [
            told("a", "SD SS", "2026-02-01", day="2026-01-28"),
            told("b", "SD SS", status="postponed", previous="2026-02-01", day="2026-01-30"),
        ]
    )
    assert meeting.status is Status.POSTPONED and meeting.when.start is None
    assert meeting.previous is not None and meeting.previous.start == "2026-02-01"


def test_a_moved_venue() -> None:
    [meeting] = link(
        [
            told("a", "SD SS", "2026-02-01", place=JUBA, day="2026-01-28"),
            told("b", "SD SS", "2026-02-06", place=ADDIS, previous="2026-02-01", day="2026-01-31"),
        ]
    )
    assert meeting.place == ADDIS


def test_the_next_day_of_talks_in_one_town() -> None:
    assert together(
        told("a", "ML BF", "2026-02-04", place=JUBA, status="ongoing"),
        told("b", "ML BF", "2026-02-05", place=JUBA, status="held", day="2026-02-06"),
    )


def test_talks_under_way_and_their_next_day_by_a_common_person() -> None:
    assert together(
        told("a", "KE UG RW", "2026-02-04", place=JUBA, status="ongoing", people=["person:a", "person:b"]),
        told("b", "KE TZ", "2026-02-05", place=JUBA, status="held", people=["person:a", "person:c"], day="2026-02-06"),
    )


def test_a_span_of_days_and_a_day_in_it() -> None:
    assert together(told("a", "SD SS", "2026-02-04"), told("b", "SD SS", "2026-02-02", end="2026-02-04"))


def test_moved_to_a_day_without_a_word_of_the_old_one() -> None:
    plan = told("a", "SD SS", "2026-02-10", place=JUBA, day="2026-01-20")
    moved = told("b", "SD SS", "2026-02-24", place=JUBA, day="2026-02-06", moved=True)
    assert together(plan, moved)
    assert together(plan, moved, told("c", "SD SS", "2026-02-10", place=JUBA, day="2026-01-25"))
    assert not together(plan, told("b", "SD SS", "2026-02-24", place=JUBA, day="2026-02-06"))
    other_plan = told("c", "SD SS", "2026-02-17", place=JUBA, day="2026-01-21")
    assert len(groups(plan, moved, other_plan)) == 3
    kept = told("c", "SD SS", "2026-02-10", place=JUBA, status="held", day="2026-02-11")
    assert groups(plan, moved, kept) == {frozenset("ac"), frozenset("b")}


def test_a_day_within_the_days_that_another_report_tells_of_the_same_talks() -> None:
    opened = told("a", "YE SA", "2026-02-01", place=JUBA, status="held")
    later = told("b", "YE SA", "2026-02-08", place=JUBA, status="ongoing", day="2026-02-08")
    whole = told("c", "YE", "2026-02-01", end="2026-02-12", place=JUBA, status="held", day="2026-02-13")
    assert not together(opened, later)
    assert together(opened, later, whole)
    tour = told("c", "YE", "2026-02-01", end="2026-02-12", place=JUBA, status="held", day="2026-02-13", kind="visit")
    assert not together(opened, later, tour)


def test_a_commission_alone_is_the_one_meeting_in_that_town_on_that_day() -> None:
    body = told("a", "org:joint-border-commission", "2026-02-04", place=JUBA, country="country:SS")
    sides = told("b", "SD SS", "2026-02-04", place=JUBA, country="country:SS", status="held")
    assert together(body, sides)
    others = told("c", "KE UG", "2026-02-04", place=JUBA, country="country:SS", status="held")
    assert groups(body, sides, others) == {frozenset("a"), frozenset("b"), frozenset("c")}
    union = told("a", "org:african-union", "2026-02-04", place=JUBA, country="country:SS")
    assert not together(union, sides)


def test_the_country_where_rivals_meet_alone() -> None:
    home = told("a", "SS", "2026-02-04", place=JUBA, country="country:SS")
    rivals = told("b", "group:a group:b", "2026-02-05", place=JUBA, country="country:SS", previous="2026-02-04")
    assert together(home, rivals)
    guest = told("a", "UG", "2026-02-04", place=JUBA, country="country:SS")
    assert not together(guest, rivals)


def test_one_side_under_two_names() -> None:
    assert together(
        told("a", "PK group:taliban", "2026-02-04", place=JUBA), told("b", "PK AF", "2026-02-04", place=JUBA)
    )


def test_two_persons_who_met_tell_as_much_as_their_sides() -> None:
    two = ["person:a", "person:b"]
    assert together(
        told("a", "NP", "2026-02-04", people=two), told("b", "org:one-party org:other-party", "2026-02-04", people=two)
    )
    assert not together(
        told("a", "NP", "2026-02-04", people=["person:a", "person:c"]),
        told("b", "org:one-party org:other-party", "2026-02-04", people=two),
    )


def test_talks_without_a_place_may_have_been_a_call() -> None:
    two = ["person:a", "person:b"]
    call = told("a", "NP IN", "2026-02-04", kind="call", people=two)
    assert together(call, told("b", "NP IN", "2026-02-04", people=two))
    assert not together(call, told("b", "NP IN", "2026-02-04", people=two, place=JUBA))
    talks = told("b", "NP IN", "2026-02-04", people=two)
    assert len(groups(call, talks, told("c", "NP IN", "2026-02-04", people=two, place=JUBA))) == 2


def test_a_house_that_nobody_knows_may_stand_in_the_town_of_the_other() -> None:
    town = told("a", "KE SO", "2026-02-04", place=JUBA, country="country:SS")
    assert together(town, told("b", "SO", "2026-02-04", place="place:serena-hotel"))
    assert not together(town, told("b", "SO", "2026-02-04", place=ADDIS, country="country:ET"))


def test_the_same_sides_in_one_country_some_time_of_times_that_overlap() -> None:
    year = told("a", "PE BO", "2026", country="country:PE", status="proposed")
    spring = told("b", "PE BO", "2026-04", country="country:PE")
    assert together(year, spring)
    assert len(groups(year, spring, told("c", "PE BO", "2026-09", country="country:PE"))) == 3


def test_persons_of_a_numbered_round_and_another_person_are_two_meetings() -> None:
    round_ = told("a", "PE BO", "2026-02-04", people=["person:a"], number=5, status="held")
    assert not together(round_, told("b", "PE BO", "2026-02-04", people=["person:b"]))
    assert together(round_, told("b", "PE BO", "2026-02-04", people=["person:b"], place=JUBA, number=5))


def test_one_side_alone_joins_the_one_meeting_of_that_side_on_that_day() -> None:
    alone, held = told("a", "NE", "2026-02-04"), told("b", "DZ NE", "2026-02-04", place=JUBA, status="held")
    assert together(alone, held)
    other = told("c", "NE TD", "2026-02-04", place=ADDIS, status="held")
    assert groups(alone, held, other) == {frozenset("a"), frozenset("b"), frozenset("c")}
    assert not together(told("a", "NE", "2026-02-04", place=ADDIS), held)


def test_one_side_and_its_person_find_the_meeting_of_that_day() -> None:
    assert together(
        told("a", "DZ", "2026-02-04", place=JUBA, people=["person:a"]),
        told("b", "DZ NE", "2026-02-04", status="held", people=["person:a", "person:b"]),
    )


def test_a_plan_without_a_day_joins_the_only_meeting_weeks_ahead_of_the_same_sides_and_town() -> None:
    plan = told("a", "JP KR", day="2026-02-02", place=JUBA, kind="visit")
    day = told("b", "JP KR", "2026-03-14", day="2026-01-30", status="cancelled")
    assert together(plan, day)
    assert not together(plan, day, told("c", "JP KR", "2026-03-10", place=ADDIS, day="2026-01-30"))


def test_a_visit_long_planned_is_waited_for() -> None:
    def visit(name: str, day: str, status: str, who: str = "person:a") -> ArticleReport:
        return told(name, "KZ MN", day=day, status=status, kind="visit", country="country:MN", people=[who])

    plan, off = visit("a", "2025-08-07", "scheduled"), visit("b", "2026-02-09", "postponed")
    assert together(plan, off)
    assert not together(plan, visit("b", "2026-02-09", "postponed", "person:b"))
    assert not together(plan, visit("b", "2026-06-09", "postponed"))


def test_the_venue_of_the_same_days_is_told_otherwise() -> None:
    assert together(
        told("a", "AF PK", "2026-02-04", place=JUBA),
        told("b", "AF PK", "2026-02-04", end="2026-02-05", place=ADDIS, status="held", day="2026-02-06"),
    )


def test_the_same_round_on_days_that_differ() -> None:
    assert together(
        told("a", "AM AZ", "2026-02-04", number=3, place=JUBA), told("b", "AM AZ", "2026-02-12", number=3, place=JUBA)
    )


def test_rumours_of_one_pair_within_a_month() -> None:
    assert together(
        told("a", "KP KR", status="proposed", day="2026-02-02"), told("b", "KP KR", status="proposed", day="2026-02-20")
    )


def test_an_undated_plan_finds_its_day() -> None:
    assert together(
        told("a", "KP KR", status="proposed", day="2026-02-02", people=["person:a", "person:b"]),
        told("b", "KP KR", "2026-02-20", day="2026-02-10", people=["person:a", "person:b"]),
    )


def test_an_article_without_a_date_by_its_town_and_people() -> None:
    people = ["person:a", "person:b"]
    assert together(
        told("a", "PE EC", "2026-02-04", place=JUBA, people=people),
        told("b", "PE EC", day=None, place=JUBA, people=people),
    )


def test_an_article_without_a_date_by_its_town_and_three_sides() -> None:
    assert together(
        told("a", "ET EG SD", "2026-02-04", place=JUBA), told("b", "ET EG SD", day=None, place=JUBA, status="held")
    )


def test_the_same_two_sides_within_days() -> None:
    assert together(
        told("a", "KH TH", "2026-02-09", previous="2026-02-06", place=JUBA),
        told("b", "KH TH", status="postponed", day="2026-02-03"),
    )


# --------------------------------------------------------------------------- two meetings


def test_a_plan_is_not_of_a_meeting_before_it() -> None:
    assert not together(
        told("a", "KH TH", "2026-02-04", status="cancelled", day="2026-02-04"),
        told("b", "KH TH", status="proposed", day="2026-02-07"),
    )


def test_other_exact_days_without_a_move() -> None:
    assert not together(told("a", "SD SS", "2026-02-04", place=JUBA), told("b", "SD SS", "2026-02-08", place=JUBA))


def test_the_next_day_with_one_common_side_is_another_meeting() -> None:
    assert not together(
        told("a", "KE UG", "2026-02-04", place=JUBA), told("b", "KE TZ", "2026-02-05", place=JUBA, day="2026-02-05")
    )


def test_other_rounds() -> None:
    assert not together(told("a", "SD SS", "2026-02-04", number=2), told("b", "SD SS", "2026-02-04", number=3))


def test_a_call_is_no_visit() -> None:
    assert not together(told("a", "SD SS", "2026-02-04", kind="call"), told("b", "SD SS", "2026-02-04", kind="visit"))


def test_other_persons_of_the_same_states() -> None:
    assert not together(
        told("a", "SD SS", "2026-02-04", people=["person:a", "person:b"]),
        told("b", "SD SS", "2026-02-04", people=["person:c", "person:d"]),
    )


def test_no_common_side() -> None:
    assert not together(told("a", "SD SS", "2026-02-04", place=JUBA), told("b", "PE EC", "2026-02-04", place=JUBA))


def test_rumours_months_apart() -> None:
    assert not together(
        told("a", "KP KR", status="proposed", day="2026-02-02"), told("b", "KP KR", status="proposed", day="2026-05-20")
    )


def test_what_is_told_years_later_is_one_meeting_with_what_was_told_then_only_by_its_day() -> None:
    later = told("b", "SD SS", "2026-02-04", place=JUBA, historical=True)
    assert together(told("a", "SD SS", "2026-02-04", place=JUBA), later)
    some_year = told("b", "SD SS", "2026", place=JUBA, status="held", day="2030-02-02", historical=True)
    assert not together(told("a", "SD SS", "2026-02-04", place=JUBA, status="held"), some_year)
    recalled = told("a", "SD SS", "2026-02-04", place=JUBA, status="held", day="2030-03-03", historical=True)
    assert together(recalled, some_year)


def test_an_undated_visit_and_talks_of_the_same_sides_in_one_town() -> None:
    talks = told("a", "HU RS", "2026-02-04", place=JUBA, status="held")
    assert together(talks, told("b", "HU RS", day=None, place=JUBA, status="held", kind="visit"))
    assert not together(talks, told("b", "HU RS", day=None, place=ADDIS, status="held", kind="visit"))
    three = told("c", "BG MK EU", "2026-02-04", place=JUBA, status="held")
    assert together(three, told("b", "BG MK", day=None, place=JUBA, status="held"))


def test_a_summit_put_off_is_not_the_ministers_talks_in_another_town() -> None:
    summit = told("a", "PE BO", day="2026-02-20", status="postponed", previous="2026-02-27", place=JUBA, kind="summit")
    assert not together(summit, told("b", "PE BO", "2026-03-09", place=ADDIS, status="held", day="2026-03-10"))


def test_two_reports_of_one_article_stay_apart() -> None:
    assert groups(
        told("a", "KP KR", status="proposed"),
        told("a", "KP KR", status="proposed", at=50),
        told("b", "KP KR", status="proposed"),
    ) == {frozenset({"a", "b"}), frozenset({"a"})}


def test_two_towns_for_the_same_sides_on_one_day_are_one_meeting_that_sources_disagree_on() -> None:
    here = told("a", "RW UG", "2026-02-04", place=JUBA, country="country:SS")
    there = told("b", "RW UG", "2026-02-04", place=ADDIS, country="country:ET")
    assert together(here, there)
    assert [found.field for found in link([here, there])[0].contradictions] == ["place"]
    assert not together(here, told("b", "RW UG KE", "2026-02-04", place=ADDIS, country="country:ET"))
    assert not together(here, told("b", "RW UG", "2026-02-04", place=ADDIS, country="country:ET", kind="summit"))


def test_leaders_who_meet_one_by_one_in_one_town() -> None:
    one = told("a", "AM AZ", "2026-02-04", place=JUBA, people=["person:x", "person:y"])
    assert not together(one, told("b", "AZ DE", "2026-02-04", place=JUBA, people=["person:y", "person:z"]))
    assert not together(
        told("a", "AZ TR GE", "2026-02-04", place=JUBA), told("b", "AM AZ FR", "2026-02-04", place=JUBA)
    )
    assert together(one, told("b", "AM AZ DE", "2026-02-04", place=JUBA, people=["person:y", "person:z"]))


def test_the_same_day_goes_before_the_next_day_of_one_session() -> None:
    arrival = told("a", "PK CN", "2026-02-03", place=JUBA, status="held")
    plan = told("a", "PK CN", "2026-02-04", at=50)
    later = told("b", "PK CN", "2026-02-04", place=JUBA, status="held")
    assert groups(arrival, plan, later) == {frozenset({"a"}), frozenset({"a", "b"})}
    assert {report.id for meeting in link([arrival, plan, later]) for _, report in meeting.reports
            if len(meeting.reports) == 2} == {plan.id, later.id}  # fmt: skip


def test_an_undated_report_of_a_numbered_round() -> None:
    fourth = told("a", "MA DZ", "2026-02-04", place=JUBA, number=4, status="held")
    assert together(fourth, told("b", "MA DZ", place=JUBA, number=4, status="held", day=None))
    assert not together(fourth, told("b", "MA DZ", place=JUBA, number=5, day=None))
    assert not together(fourth, told("b", "MA DZ", place=ADDIS, number=4, day=None))


def test_a_window_of_two_weeks_and_a_day_in_it() -> None:
    window = told("a", "SD SS", "2026-02", place=JUBA, day="2026-02-20")
    assert together(window, told("b", "SD SS", "2026-02-25", status="held", day="2026-02-26"))


def test_reports_by_which_nobody_could_find_each_other_stay_apart() -> None:
    assert not together(told("a", "SS", "2026-02-04"), told("b", "SS", "2026-02-04"))


def test_a_report_without_a_town_does_not_bridge_two_towns() -> None:
    assert (
        len(
            link(
                [
                    told("a", "RW UG", "2026-02-04", place=JUBA, country="country:SS", people=["person:x"]),
                    told("b", "RW UG", "2026-02-04", place=ADDIS, country="country:ET", people=["person:y"]),
                    told("c", "RW UG", "2026-02-04"),
                ]
            )
        )
        == 2
    )


def test_a_vague_report_does_not_join_two_exact_days() -> None:
    assert (
        len(
            link(
                [
                    told("a", "RW UG", "2026-02-04", place=JUBA),
                    told("b", "RW UG", "2026-02-24", place=JUBA),
                    told("c", "RW UG", "2026-02", place=JUBA),
                ]
            )
        )
        == 2
    )


# --------------------------------------------------------------------------- properties

DAYS = ["2026-01-30", "2026-02-01", "2026-02-04", "2026-02-05", "2026-02-20", "2026-02", "2026-03", "2026", None]
REPORTS = st.lists(
    st.builds(
        lambda article, at, parties, start, day, people, status, previous, place, number, kind, historical, moved: told(
            article,
            parties,
            start,
            at=at,
            day=day,
            people=people,
            status=status,
            previous=previous,
            place=place,
            number=number,
            kind=kind,
            historical=historical,
            moved=moved,
            country="country:SS" if place == JUBA else None,
        ),
        article=st.sampled_from("abcdefgh"),
        at=st.integers(0, 400),
        parties=st.sampled_from(
            ["SD SS", "SD SS ET", "SD ET", "SS", "", "SD SS ET KE UG RW TZ", "org:joint-commission", "group:a SS"]
        ),
        start=st.sampled_from(DAYS),
        day=st.sampled_from(["2026-01-25", "2026-02-02", "2026-02-16", "2026-03-30", None]),
        people=st.sampled_from([[], [], ["person:a"], ["person:a", "person:b"], ["person:c", "person:d"]]),
        status=st.sampled_from(list(Status)).map(str),
        previous=st.sampled_from([None, None, "2026-01-30", "2026-02-01"]),
        place=st.sampled_from([None, JUBA, ADDIS, "country:SS"]),
        number=st.sampled_from([None, None, 2, 3]),
        kind=st.sampled_from(["talks", "talks", "call", "visit"]),
        historical=st.sampled_from([False, False, False, True]),
        moved=st.sampled_from([False, False, True]),
    ),
    max_size=14,
    unique_by=lambda item: item.id,
)


@CALM
@given(REPORTS, st.randoms(use_true_random=False))
def test_no_order_matters(items: list[ArticleReport], chance: random.Random) -> None:
    shuffled = list(items)
    chance.shuffle(shuffled)
    assert link(items) == link(shuffled)


@CALM
@given(REPORTS)
def test_every_report_is_in_exactly_one_meeting(items: list[ArticleReport]) -> None:
    meetings = link(items)
    assert sorted(report.id for meeting in meetings for _, report in meeting.reports) == sorted(i.id for i in items)
    assert [meeting.id for meeting in meetings] == sorted(
        min(report.id for _, report in meeting.reports) for meeting in meetings
    )


class Keys:
    """The block keys of reports, as ``closure`` looks them up."""

    def __init__(self, keys: dict[str, dict[str, blocks.Place]]) -> None:
        self._keys = keys
        self._has: dict[str, list[str]] = defaultdict(list)
        for name, each in keys.items():
            for key in each:
                self._has[key].append(name)

    def members(self, keys: Collection[str], most: int) -> dict[str, list[str]]:
        return {key: self._has[key][:most] for key in keys}

    def residents(self, keys: Collection[str]) -> list[str]:
        return [name for key in keys for name in self._has[key] if self._keys[name][key].role is Role.HOME]

    def places_of_each(self, names: Collection[str]) -> list[tuple[str, list[tuple[str, Role, str | None]]]]:
        return [
            (name, [(key, role, parent or None) for key, (role, parent) in self._keys[name].items()]) for name in names
        ]


def profiles_of(items: dict[str, ArticleReport]) -> Callable[[Collection[str]], dict[str, Profile]]:
    return lambda names: {name: profile_of(items[name]) for name in names}


def incremental(old: list[ArticleReport], new: list[ArticleReport], by_links: bool = True) -> list[Meeting]:
    """The writer's way: old meetings outside the closure of what changed stay, those in it are made anew."""
    before, after = ({item.id: item for item in items} for items in (old, new))
    keys = {name: block_keys(item) for name, item in after.items()}
    old_keys = {name: block_keys(item) for name, item in before.items()}
    changed: Counter[str] = Counter()
    lost: set[str] = set()
    by_role: dict[Role, set[str]] = defaultdict(set)
    for sign, here, there, here_keys in ((1, after, before, keys), (-1, before, after, old_keys)):
        for name in here.keys() - there.keys():
            for key, (role, _) in here_keys[name].items():
                changed[key] += sign
                by_role[role].add(key)
                if sign < 0:
                    lost.add(key)

    came = after.keys() - before.keys()
    change = Change(came, changed, lost, by_role[Role.HOME], by_role[Role.COUNTED])
    touched = closure(change, Keys(keys), profiles_of(after) if by_links else None)
    reached = touched.reached | came
    kept = [m for m in link(old) if not any(r.id in reached or r.id not in after for _, r in m.reports)]
    made = link([after[name] for name in reached], touched.dead.__contains__)
    return sorted([*kept, *made], key=lambda meeting: meeting.id)


@CALM
@given(REPORTS, st.integers(0, 14), st.sampled_from([1, 2, 4, 32]), st.sampled_from([1, 2, 3, 48]), st.booleans())
def test_linking_the_closure_of_a_batch_is_linking_everything(
    items: list[ArticleReport], first: int, busy: int, neighbours: int, by_links: bool
) -> None:
    limits = patch.object(blocks, "BUSY", busy), patch.object(clusters, "BUSY", busy)
    with limits[0], limits[1], patch.object(clusters, "NEIGHBOURS", neighbours):
        assert incremental(items[:first], items, by_links) == link(items)
        assert incremental(items, items[:first], by_links) == link(items[:first])


@CALM
@given(REPORTS)
def test_a_score_is_the_same_from_either_side(items: list[ArticleReport]) -> None:
    profiles = [profile_of(item) for item in items]
    assert all(score(a, b) == score(b, a) for a, b in combinations(profiles, 2))


def daily(count: int) -> list[ArticleReport]:
    """A pair of states that meets, is to meet and may meet, every day for years."""
    said = ["2026", None, "same"]
    items = []
    for i in range(count):
        day = date(2020, 1, 1) + timedelta(days=i // 12)
        start = day.isoformat() if said[i % 3] == "same" else None
        end = (day + timedelta(days=2)).isoformat() if start and i % 5 == 0 else None
        status = ("held", "proposed", "scheduled")[i % 3]
        items.append(told(f"{i:06}", "KP KR", start, end=end, day=day.isoformat(), status=status, people=["person:a"]))
    return items


@pytest.mark.parametrize("count", [1500, 3000])
def test_what_one_more_report_touches_does_not_grow_with_the_years(count: int) -> None:
    old, last = daily(count), daily(count + 1)[-1]
    keys = {item.id: block_keys(item) for item in [*old, last]}
    own = keys[last.id]
    homes, counted = ([k for k in own if own[k].role is role] for role in (Role.HOME, Role.COUNTED))
    change = Change([last.id], dict.fromkeys(own, 1), (), homes, counted)
    items = {item.id: item for item in [*old, last]}
    assert len(closure(change, Keys(keys), None).reached) <= 300
    assert len(closure(change, Keys(keys), profiles_of(items)).reached) <= 300


@CALM
@given(REPORTS)
def test_a_meeting_of_several_reports_hangs_together_by_links(items: list[ArticleReport]) -> None:
    by_id = {item.id: item for item in items}
    for meeting in link(items):
        members = [by_id[report.id] for _, report in meeting.reports]
        reached, todo = {members[0].id}, [members[0]]
        while todo:
            one = todo.pop()
            new = [other for other in members if other.id not in reached and linkable(one, other)]
            reached.update(other.id for other in new)
            todo += new
        assert len(reached) == len(members)


@CALM
@given(REPORTS)
def test_a_report_has_a_bounded_number_of_keys(items: list[ArticleReport]) -> None:
    assert all(len(block_keys(item)) <= 400 for item in items)


@CALM
@given(REPORTS)
def test_a_meeting_that_is_there_is_left_out_and_the_others_are_as_they_were(items: list[ArticleReport]) -> None:
    meetings = link(items)
    there = {
        (frozenset(report.id for _, report in meeting.reports), rules_of_group(meeting.rules))
        for meeting in meetings[::2]
    }
    left = link(items, there=lambda group, rules: (frozenset(item.id for item in group), rules) in there)
    assert left == meetings[1::2]
