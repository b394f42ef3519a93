"""Tokens: what counts as one, and that every offset slices back to its text."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.tokens import remember, tokenise, tokens_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The U.S. team", "The|U.S.|team"),
        ("at 9 p.m. sharp", "at|9|p.m.|sharp"),
        ("Mr. Paz", "Mr|.|Paz"),
        ("Niger's and Chad’s", "Niger|'s|and|Chad|’s"),
        ("they'll, we've", "they|'ll|,|we|'ve"),
        ("didn't O'Brien Sana’a", "didn't|O'Brien|Sana’a"),
        ("Turkish-mediated", "Turkish|-|mediated"),
        ("4–5 Feb.", "4|–|5|Feb|."),
        ("22.15, 1,000 and the 3rd", "22.15|,|1,000|and|the|3rd"),
        ("3/11/25", "3|/|11|/|25"),
        ("$300bn", "$|300|bn"),
        ("``No'' ...", "``|No|''|..."),
        ("<p>Yes&nbsp;&ldquo;no&rdquo;</p>", "Yes|&ldquo;|no|&rdquo;"),
        ("COP29 and the G7", "COP29|and|the|G7"),
        ("Gagra.example", "Gagra|.|example"),
        ("the parties' seats", "the|parties|'|seats"),
        ("Lomé, Łódź, Đà Nẵng", "Lomé|,|Łódź|,|Đà|Nẵng"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert "|".join(token.text for token in tokenise(text)) == tokens


def test_an_accent_behind_its_letter_belongs_to_the_word() -> None:
    whole = "Añez met Erdoğan’s envoy Němec in Đà Nẵng."
    parted = normalize("NFD", whole)
    assert [token.text for token in tokenise(parted)] == [token.text for token in tokenise(whole)]
    assert [normalize("NFC", parted[token.start : token.end]) for token in tokenise(parted)] == [
        token.text for token in tokenise(parted)
    ]


def test_lower_has_straight_apostrophes_and_the_character_of_an_entity() -> None:
    assert [token.lower for token in tokenise("Chad’s don’t ’ &ldquo;")] == ["chad", "'s", "don't", "’", "“"]


@given(st.text(max_size=200))
def test_every_token_is_where_it_says(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert token.start >= end
        written = text[token.start : token.end]
        assert token.text in (written, normalize("NFC", written))
        assert token.text
        end = token.end


@given(st.text(alphabet="aB.'’-\"“” \n5", max_size=80))
def test_nothing_but_white_space_lies_between_tokens(text: str) -> None:
    at = 0
    for token in tokenise(text):
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()


def test_remembered_tokens_are_those_cut_anew() -> None:
    text = "<p>AT&amp;T’s envoy</p> met the U.S. side on 3.11.2025, at 14:05."
    everything = tokenise(text)
    remember(text, everything, [token.start for token in everything])
    for start in [token.start for token in everything]:
        assert tokens_of(text, start, len(text)) == tokenise(text, start)
    assert tokens_of("another text", 0, 7) == tokenise("another")
