"""The query language: what is understood, what is said of a mistake, and that texts survive the round."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database.query import EMPTY, FIELDS, QueryError, parse_query

SATURDAY = date(2026, 2, 14)


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
        ("a *", 2, None),
        ("(" * 100 + "a" + ")" * 100, 61, None),
    ],
)
def test_a_mistake_is_placed_and_the_nearest_word_named(typed: str, position: int, suggestion: str | None) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(typed, SATURDAY)
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


pieces = st.lists(st.sampled_from([*'ab:-()"* .2', *FIELDS, " or ", " not ", "2026-02"]), max_size=12).map("".join)


@given(pieces)
def test_whatever_is_typed_is_a_query_or_a_placed_mistake(typed: str) -> None:
    try:
        query = parse_query(typed, SATURDAY)
    except QueryError as error:
        assert 0 <= error.position <= len(typed)
    else:
        assert parse_query(query.text, SATURDAY) == query
