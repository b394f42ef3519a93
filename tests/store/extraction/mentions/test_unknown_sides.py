"""Peoples, firms, unions, parties and regions that stand in no lexicon and act; and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.model import ActorKind
from tests.store.extraction.statements.reading import AFTER, BEFORE, arguments_of

_FILE = Path(__file__).with_name("sides.txt")


def unknown_sides(text: str) -> set[str]:
    """Names of the bodies and groups that rules have found in a paragraph set into an article."""
    mention_set = arguments_of(BEFORE + text + AFTER)[3]
    actors = mention_set.actors
    return {
        actors[m.key].name
        for m in mention_set.mentions
        if m.rule in ("side-form", "body-form", "body-kind")
        and actors[m.key].kind is not ActorKind.PERSON
        and m.key not in known()
    }


def known() -> set[str]:
    """Keys that the text around the paragraph brings along."""
    return {m.key for m in arguments_of(BEFORE + AFTER)[3].mentions}


def _rows() -> list[tuple[str, str]]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [line.partition(" | ")[::2] for line in lines if " | " in line and not line.startswith("#")]


@pytest.mark.parametrize(("told", "text"), _rows(), ids=[text[:50] for _, text in _rows()])
def test_sides(told: str, text: str) -> None:
    assert unknown_sides(text) == {name.strip() for name in told.split(";") if name.strip()}
