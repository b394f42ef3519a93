"""The query language: what is understood, what is said of a mistake, and that texts survive the round."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database.query import EMPTY, FIELDS, HELP, QueryError, parse_query
from store.database.query.typed_days import day_end

SATURDAY = date(2026, 2, 14)
VIEWS = {
    "watch": 'after:"last week" status:postponed',
    "either": "place:geneva or place:doha",
    "both": "@watch view:either",
    "loop": "talks @back",
    "back": "@loop",
    "broken": "speker:x",
}


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("", ""),
        ("  energy   truce ", "energy truce"),
        ("actor:peskov -actor:trump", "actor:peskov -actor:trump"),
        ("not actor:trump AND place:istanbul", "-actor:trump place:istanbul"),
        ("(outlet:menafn or outlet:censor) talks", "(outlet:menafn or outlet:censor) talks"),
        ("a or b c", "(a or (b c))"),
        ("not (a b)", "-(a b)"),
        ("not not a", "a"),
        ('"energy truce" cease*', '"energy truce" cease*'),
        ('actor:"vladimir putin"', 'actor:"vladimir putin"'),
        ("ACTOR:x Kind:MEETING", "actor:x kind:meeting"),
        ("no-deal U.S. said: 12:30", 'no-deal U.S. "said:" "12:30"'),
        ("Peace: talks", '"Peace:" talks'),
        ('"or" "not"', '"or" "not"'),
        ("round:02", "round:2"),
        ("on:2026-2-3", "on:2026-02-03"),
        ('after:"last week"', "after:2026-02-02"),
        ('on:"last week"', "date:2026-02-02..2026-02-08"),
        ("on:yesterday", "on:2026-02-13"),
        ('before:"feb 2026"', "before:2026-02"),
        ('after:"3 weeks ago"', "after:2026-01-24"),
        ("date:2026-01..2026-03", "date:2026-01..2026-03"),
        ("date:..2026", "date:..2026"),
        ('"13 February 2026"', '"13 February 2026"'),
        ('on:"13 February 2026"', "on:2026-02-13"),
        ("after:3 Feb talks", "after:2026-02-03 talks"),
        ("after:3 Mar talks", "after:2025-03-03 talks"),
        ("on:last week istanbul", "date:2026-02-02..2026-02-08 istanbul"),
        ("(on:spring 2025 or on:q4 2025)", "(date:2025-03..2025-05 or date:2025-10..2025-12)"),
        ("on:last spring", "date:2025-03..2025-05"),
        ("on:winter", "date:2025-12..2026-02"),
        ("on:next winter", "date:2026-12..2027-02"),
        ("on:late january", "date:2026-01-21..2026-01-31"),
        ("on:last 3 weeks", "date:2026-01-24..2026-02-14"),
        ("on:next two months", "date:2026-02-14..2026-04-14"),
        ("after:two weeks ago", "after:2026-01-31"),
        ("after:last monday", "after:2026-02-09"),
        ("on:saturday", "on:2026-02-14"),
        ("on:last saturday", "on:2026-02-07"),
        ("on:next saturday", "on:2026-02-21"),
        ("on:this sunday", "on:2026-02-15"),
        ("on:last february", "on:2025-02"),
        ("on:next january", "on:2027-01"),
        ("on:last quarter", "date:2025-10..2025-12"),
        ("on:last weekend", "date:2026-02-07..2026-02-08"),
        ("date:3 Feb..10 Feb 2026 x", "date:2026-02-03..2026-02-10 x"),
        ("date:sep 2025..", "date:2025-09.."),
        ("after:2025 march", "after:2025 march"),
        ("before:May 9th, 2025 talks", "before:2025-05-09 talks"),
        ("round:2..4 articles:3..", "round:2..4 articles:3.."),
        ("status:stale", "is:stale"),
        ("known:last week talks", "known:2026-02-08 talks"),
        ("known:2026-02-13", "known:2026-02-13"),
        ("known:today talks", "talks"),
        ("known:2100-01-01", ""),
        ("known:2026-02 talks", "talks"),
        ("tag:#Watch note:desk", "tag:watch note:desk"),
        ("mediator:qatar host:oman absent:moscow", "mediator:qatar host:oman absent:moscow"),
        ('"@kremlin" -"-x"', '"@kremlin" -"-x"'),
    ],
)
def test_a_query_is_understood(typed: str, canonical: str) -> None:
    assert parse_query(typed, SATURDAY).text == canonical


@pytest.mark.parametrize(
    ("typed", "position", "suggestion"),
    [
        ("speker:lavrov", 0, "speaker:"),
        ("talks status:postpond", 13, "status:postponed"),
        ("kind:summitt", 5, "kind:summit"),
        ('talks "energy', 6, None),
        ("(a b", 0, None),
        ("a) b", 1, None),
        ("a or", 4, None),
        ("or a", 0, None),
        ("()", 0, None),
        ("kind:", 5, None),
        ("not", 0, None),
        ("a and", 2, None),
        ("after:someday", 6, None),
        ("on:2026-02-30", 3, None),
        ("date:2026-03..2026-02", 5, None),
        ("round:two", 6, None),
        ("round:4..2", 6, None),
        ("round:..", 6, None),
        ("after:febuary", 6, "february"),
        ("after:3 fbr", 6, None),
        ("on:12", 3, None),
        ("on:yesterdy talks", 3, "yesterday"),
        ("status:stal", 7, None),
        ("status:marked", 7, "is:marked"),
        ("talks @watc", 6, "@watch"),
        ("view:nowhere", 5, None),
        ("viev:watch", 0, "view:"),
        ("@loop", 0, None),
        ("talks -known:2026", 7, None),
        ("known:2026 known:2025", 11, None),
        ("@broken", 0, None),
        ("a *", 2, None),
        (":", 0, None),
        ("talks & summit", 6, None),
        ("status:held -:", 13, None),
        ("foo:", 0, None),
        ("talks (foo:)", 7, None),
        ("speker: ", 0, "speaker:"),
        ("talks speker: lavrov", 6, "speaker:"),
        ("actor: kind:meeting", 6, None),
        ("(" * 100 + "a" + ")" * 100, 61, None),
    ],
)
def test_a_mistake_is_placed_and_the_nearest_word_named(typed: str, position: int, suggestion: str | None) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(typed, SATURDAY, views=lambda: VIEWS)
    assert (caught.value.position, caught.value.suggestion) == (position, suggestion)
    assert f"character {position + 1}" in str(caught.value)


def test_a_second_value_of_a_field_is_an_alternative() -> None:
    query = EMPTY.with_term("actor", "Vladimir Putin").with_term("kind", "meeting").with_term("actor", "Russia")
    assert query.text == '(actor:"Vladimir Putin" or actor:Russia) kind:meeting'
    assert query.with_term("actor", "Russia") == query
    assert query.values("actor") == ("Vladimir Putin", "Russia")
    assert query.without_term("actor", "Vladimir Putin").text == "actor:Russia kind:meeting"
    assert query.without_field("actor").text == "kind:meeting"


def test_an_excluded_term_takes_the_place_of_the_wanted_one_and_back() -> None:
    query = EMPTY.with_term("outlet", "x").with_term("outlet", "x", negative=True)
    assert query.text == "-outlet:x"
    assert query.with_term("outlet", "x").text == "outlet:x"
    assert query.without_term("outlet", "x") == EMPTY


def test_words_are_replaced_and_terms_stay() -> None:
    query = parse_query("energy actor:x truce")
    assert query.with_words("gas").text == "gas actor:x"
    assert query.words == ("energy", "truce")
    assert query.without_words().text == "actor:x"


terms = st.tuples(st.sampled_from(["actor", "place", "outlet", "speaker", "about", "text"]), st.text(max_size=12))


@given(st.lists(terms, max_size=5))
def test_terms_of_any_text_survive_being_written_and_read(values: list[tuple[str, str]]) -> None:
    query = EMPTY
    for name, value in values:
        try:
            query = query.with_term(name, value)
        except QueryError:
            assert not value.replace('"', " ").split()
    assert parse_query(query.text) == query


pieces = st.lists(
    st.sampled_from([*'ab:-()"* .2', *FIELDS, " or ", " not ", "2026-02", "..", "@", "3 feb ", "last week"]),
    max_size=12,
).map("".join)


@given(pieces)
def test_whatever_is_typed_is_a_query_or_a_placed_mistake(typed: str) -> None:
    try:
        query = parse_query(typed, SATURDAY)
    except QueryError as error:
        assert 0 <= error.position <= len(typed)
    else:
        assert parse_query(query.text, SATURDAY) == query


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("@watch", "after:2026-02-02 status:postponed"),
        ("kind:call @either", "kind:call (place:geneva or place:doha)"),
        ("-view:either", "-(place:geneva or place:doha)"),
        ("-@watch", "-(after:2026-02-02 status:postponed)"),
        ("@both", "after:2026-02-02 status:postponed (place:geneva or place:doha)"),
        ("(@either)", "(place:geneva or place:doha)"),
    ],
)
def test_a_saved_view_stands_for_its_words(typed: str, canonical: str) -> None:
    assert parse_query(typed, SATURDAY, views=lambda: VIEWS).text == canonical


def test_a_mistake_is_pointed_at() -> None:
    with pytest.raises(QueryError) as caught:
        parse_query("会谈 kind:summitt\x1b[31m")
    text, caret = caught.value.pointed()
    assert text == "会谈 kind:summitt␛[31m"
    assert caret == " " * 10 + "^"


def test_every_field_has_its_help() -> None:
    assert set(HELP) == set(FIELDS)


@pytest.mark.parametrize("at", range(4))
def test_the_end_of_a_typed_day_is_found_in_linear_time(at: int) -> None:
    """The longest day is bounded, so words after it are not looked at."""
    text = "last " * at + "3 feb " * 10_000
    assert day_end(text, 5 * at) == 5 * at + 5
