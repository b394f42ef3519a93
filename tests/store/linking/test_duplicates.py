"""Copies are found whatever the headline, the cut or the order; two texts on one event are not copies."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from store.linking.duplicates import are_copies, copy_keys, duplicate_groups, fingerprint, resemblance
from tests.store.linking.reports import CALM

TEXT = """the envoys of both sides met behind closed doors while officials from the host country waited to hear whether
a truce along the northern border could be extended beyond the end of that month said three people who were there"""
WORDS = TEXT.split()


def story(seed: int, words: int = 400) -> str:
    chance = random.Random(seed)  # noqa: S311
    return " ".join(chance.choice(WORDS) + str(chance.randrange(50)) for _ in range(words))


def test_an_exact_copy_has_the_same_fingerprint() -> None:
    assert fingerprint(story(1)) == fingerprint(story(1))


def test_case_punctuation_and_line_breaks_do_not_matter() -> None:
    text = story(1)
    assert fingerprint(text) == fingerprint("“" + text.upper().replace(" ", ",\r\n ") + ".”")


def test_a_new_headline_and_a_cut_tail_leave_a_copy_a_copy() -> None:
    text = story(2)
    copy = "Hopes rise before another round\n\n" + text[: len(text) * 7 // 10]
    assert are_copies(fingerprint(text), fingerprint(copy))


def test_two_stories_are_not_copies() -> None:
    assert resemblance(fingerprint(story(3)), fingerprint(story(4))) < 0.1
    assert not are_copies(fingerprint(story(3)), fingerprint(story(4)))


def test_short_texts_are_copies_only_when_equal() -> None:
    assert are_copies(fingerprint("Talks open in Tunis on Friday"), fingerprint("talks open in Tunis, on Friday!"))
    assert not are_copies(
        fingerprint("Talks open in Tunis on Friday"), fingerprint("Talks open in Tunis on Monday next")
    )
    assert not are_copies(fingerprint(""), fingerprint(""))


def test_copies_share_a_key() -> None:
    text = story(5)
    assert set(copy_keys(fingerprint(text))) & set(copy_keys(fingerprint(text + " and one more paragraph")))


@CALM
@given(st.permutations([f"{i:064x}" for i in range(7)]))
def test_groups_do_not_depend_on_the_order(order: list[str]) -> None:
    base = story(6)
    texts = [
        base,
        "A headline. " + base,
        story(7),
        base[: len(base) * 8 // 10],
        story(8),
        story(7) + " Reporting by X.",
        "",
    ]
    marks = {f"{i:064x}": fingerprint(text) for i, text in enumerate(texts)}
    shuffled = {sha: marks[sha] for sha in order}
    assert duplicate_groups(shuffled) == {
        f"{i:064x}": f"{group:064x}" for i, group in {0: 0, 1: 0, 3: 0, 2: 2, 5: 2}.items()
    }


@CALM
@given(st.text())
def test_any_text_has_a_fingerprint(text: str) -> None:
    mark = fingerprint(text)
    assert list(mark) == sorted(set(mark))
