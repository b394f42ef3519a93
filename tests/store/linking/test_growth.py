"""The work of linking grows with the number of reports, also where all of them are about the same two states."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store.linking import ArticleReport, clusters, contradictions, link
from store.linking.profile import Profile
from store.linking.score import Score, score
from tests.store.linking.reports import told

FIRST = date(2026, 1, 1)


def rumours(count: int) -> list[ArticleReport]:
    """Undated news of one pair of states, day after day."""
    return [
        told(f"{i:05}", "KP KR", status="proposed", day=(FIRST + timedelta(days=i % 90)).isoformat())
        for i in range(count)
    ]


def one_town(count: int) -> list[ArticleReport]:
    """Exact days in one town, each report with its own persons."""
    return [
        told(
            f"{i:05}",
            "KP KR",
            (FIRST + timedelta(days=i % 40)).isoformat(),
            place="place:hanoi",
            people=[f"person:{i}"],
            day=FIRST.isoformat(),
        )
        for i in range(count)
    ]


def disputed(count: int) -> list[ArticleReport]:
    """Half say that it was held, half that it was called off."""
    return [
        told(f"{i:05}", "KP KR", "2026-02-04", day="2026-02-05", status="held" if i % 2 else "cancelled")
        for i in range(count)
    ]


@pytest.mark.parametrize("make", [rumours, one_town, disputed])
def test_comparisons_grow_with_the_reports(make: object, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counting(a: Profile, b: Profile) -> Score | None:
        nonlocal calls
        calls += 1
        return score(a, b)

    monkeypatch.setattr(clusters, "score", counting)
    counts = []
    for count in (200, 400, 800):
        calls = 0
        link(make(count))  # type: ignore[operator]
        counts.append(calls)
    assert counts[2] <= 3 * clusters.NEIGHBOURS * 800
    assert counts[2] <= 800 * 2 * clusters.NEIGHBOURS * 3


def test_clashes_are_looked_for_among_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    real = contradictions._clash

    def counting(older: contradictions._Told, newer: contradictions._Told) -> bool:
        nonlocal calls
        calls += 1
        return real(older, newer)

    monkeypatch.setattr(contradictions, "_clash", counting)
    seen = []
    for count in (100, 400):
        calls = 0
        [meeting] = link(disputed(count))
        seen.append(calls)
        assert [value.independent for value in meeting.contradictions[0].values] == [count // 2, count // 2]
    assert seen[0] == seen[1]
