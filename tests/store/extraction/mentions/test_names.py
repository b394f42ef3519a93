"""Persons of every naming tradition, with titles, initials and particles; and what only looks like a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.model import ActorKind
from tests.store.extraction.statements.reading import AFTER, BEFORE, arguments_of

_FILE = Path(__file__).with_name("names.txt")


def persons(text: str) -> set[str]:
    """Full names of the persons in a paragraph set into an article."""
    mention_set = arguments_of(BEFORE + text + AFTER)[3]
    actors = mention_set.actors
    return {
        actors[m.key].name for m in mention_set.mentions if m.key in actors and actors[m.key].kind is ActorKind.PERSON
    }


def _rows() -> list[tuple[str, str]]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [line.partition(" | ")[::2] for line in lines if " | " in line and not line.startswith("#")]


@pytest.mark.parametrize(("told", "text"), _rows(), ids=[text[:50] for _, text in _rows()])
def test_persons(told: str, text: str) -> None:
    assert "; ".join(sorted(persons(text))) == told.strip()
