"""What is offered while a query is typed, and what a name that nobody has was meant to be."""

from __future__ import annotations

import pytest

from store.database.lookup.reader import Reader
from store.database.query import FIELDS, parse_query

VIEWS = {"watch": "status:postponed", "week": 'after:"last week"'}


def offered(reader: Reader, typed: str) -> list[str]:
    """``|`` in ``typed`` is the cursor."""
    text, at = typed.replace("|", ""), typed.index("|")
    completion = reader.complete(text, at, limit=50, views=lambda: VIEWS)
    return [text[: completion.start] + candidate.text + text[completion.end :] for candidate in completion.candidates]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("stat|", ["status:", 'actor:"United States"']),
        ("peskov statu|", ["peskov status:"]),
        ("(out|", ["(outlet:"]),
        ("-pla|", ["-place:"]),
        ("status:po|", ["status:postponed"]),
        ("status:po| talks", ["status:postponed talks"]),
        ("-kind:su|", ["-kind:summit"]),
        ("actor:pes|", ['actor:"Dmitry Peskov"']),
        ('actor:"dmitry p|" talks', ['actor:"Dmitry Peskov" talks']),
        ("speaker:and|", ['speaker:"Andrii Sybiha"']),
        ("place:ist|", ["place:Istanbul"]),
        ("participant:TÜRK|", ["participant:Türkiye"]),
        ("outlet:dai|", ['outlet:"Daily Sample"']),
        ("on:last w|", ["on:last w"]),
        ('after:"last w|', ["after:last week"]),
        ("month:2026-0|", ["month:2026-03", "month:2026-02"]),
        ("@w|", ["@watch", "@week"]),
        ("view:wee|", ["view:week"]),
        ("pesk|", ['actor:"Dmitry Peskov"']),
        ("nobody:x|", []),
        ('"a phrase st|', []),
        ("actor:zzz|", []),
    ],
)
def test_what_fits_is_offered(reader: Reader, typed: str, expected: list[str]) -> None:
    if typed == "on:last w|":
        assert offered(reader, typed) == []
    else:
        assert offered(reader, typed) == expected


def test_every_field_is_offered_with_its_help(reader: Reader) -> None:
    completion = reader.complete("", 0, limit=50)
    assert [candidate.text for candidate in completion.candidates] == [*(f"{name}:" for name in FIELDS), "view:"]
    assert all(candidate.note for candidate in completion.candidates)


def test_values_say_how_many_events_they_have_and_can_be_read(reader: Reader) -> None:
    for typed in ("actor:", "place:", "kind:", "status:", "month:", "outlet:", "country:", "after:", "round:", "is:"):
        completion = reader.complete(typed, len(typed))
        assert completion.candidates
        for candidate in completion.candidates:
            parse_query(candidate.text)
    (first, *_) = reader.complete("actor:", 6).candidates
    assert (first.label, first.note) == ("Russia", f"{reader.count(parse_query('actor:russia')).n} country")


@pytest.mark.parametrize("odd", ['"', '""', "a:b:c", 'actor:"', "(((", "-", "@", "actor:-", "\x1b[31m", "会"])
def test_nothing_typed_raises(reader: Reader, odd: str) -> None:
    for at in range(len(odd) + 1):
        completion = reader.complete(odd, at)
        assert 0 <= completion.start <= at <= completion.end <= len(odd)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("actor:peskof", [("actor", "peskof", "Peskov")]),
        ("speaker:syibha talks", [("speaker", "syibha", "Sybiha")]),
        ("place:istambul", [("place", "istambul", "Istanbul")]),
        ("-actor:nobody", []),
        ("actor:peskov place:istanbul", []),
        ("actor:xyzzy", [("actor", "xyzzy", None)]),
    ],
)
def test_a_name_that_nobody_has_is_told_with_the_nearest(
    reader: Reader, typed: str, expected: list[tuple[str, str, str | None]]
) -> None:
    found = reader.unmatched(parse_query(typed))
    assert [(field, value) for field, value, _ in found] == [(field, value) for field, value, _ in expected]
    for (_, _, near), (_, _, wanted) in zip(found, expected, strict=True):
        assert (near is None) == (wanted is None)
        assert wanted is None or wanted in str(near)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("actor:peskof kind:statement", 'actor:"Dmitry Peskov" kind:statement'),
        ("(place:istambul or place:xyzzy)", "(place:Istanbul or place:xyzzy)"),
        ("peskoff", 'actor:"Dmitry Peskov"'),
        ("istambul held", "place:Istanbul status:held"),
        ("xyzzy", None),
        ("actor:peskof text:xyzzy", None),
        ('"peskoff istambul"', None),
        ("pes", None),
    ],
)
def test_what_a_query_may_have_meant_finds_something(reader: Reader, typed: str, expected: str | None) -> None:
    query = parse_query(typed)
    assert not reader.count(query).n
    assert reader.meant(query) == expected
