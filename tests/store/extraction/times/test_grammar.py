"""Every rule of ``times.toml`` reads its own examples back."""

from __future__ import annotations

import re

import pytest

from store.extraction.times.grammar import compile_grammar, grammar
from tests.store.extraction.times.reading import LEXICON, times

RULES = LEXICON.table("times")["rule"]
EXAMPLES = [
    pytest.param(rule["id"], text, published, expected, id=f"{rule['id']}: {text}")
    for rule in RULES
    for text, published, expected in rule["examples"]
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), EXAMPLES)
def test_examples_read_back(rule: str, text: str, published: str, expected: str) -> None:
    found = times(text, published or None)
    assert " ".join(time.value for time in found if time.value) == expected
    assert rule in {time.rule for time in found}


def test_every_rule_has_an_id_of_its_own_and_an_example() -> None:
    ids = [rule["id"] for rule in RULES]
    assert len(ids) == len(set(ids))
    assert [rule["id"] for rule in RULES if not rule["examples"] and not rule.get("vague")] == []


def test_a_rule_of_an_unknown_macro_is_refused() -> None:
    table = dict(LEXICON.table("times"))
    table["rule"] = [{"id": "x", "shape": "day", "first": ["on"], "pattern": "{nosuch1}", "examples": []}]
    with pytest.raises(KeyError):
        compile_grammar(table)


def test_a_rule_that_is_no_expression_is_refused() -> None:
    table = dict(LEXICON.table("times"))
    table["rule"] = [{"id": "x", "shape": "day", "first": ["on"], "pattern": "(", "examples": []}]
    with pytest.raises(re.error):
        compile_grammar(table)


def test_the_grammar_is_compiled_once() -> None:
    assert grammar(LEXICON) is grammar(LEXICON)
