"""Quotations of every style of marks, apostrophes, missing marks and the newspaper style over paragraphs."""

from __future__ import annotations

import pytest

from store.lexicon import load_lexicon
from store.reading import read_document

LEAD = "The envoys of both countries met in the town hall of Gao on Monday morning.\n\n"


def inner(text: str) -> list[str]:
    document = read_document(LEAD + text, load_lexicon())
    return [document.text[slice(*quotation.inner)] for quotation in document.quotations]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We are ready,” the minister said.", ["We are ready,"]),
        ('"We are ready," she said, "but nobody called."', ["We are ready,", "but nobody called."]),
        ("‘We are ready,’ the envoy said.", ["We are ready,"]),
        ("'We are ready,' the envoy said.", ["We are ready,"]),
        ("«We are ready,» the envoy said.", ["We are ready,"]),
        ("« We are ready », the envoy said.", [" We are ready "]),
        ("„We are ready“, the envoy said.", ["We are ready"]),
        ("»We are ready«, the envoy said.", ["We are ready"]),
        ("``We are ready,'' the envoy said.", ["We are ready,"]),
        ("\"We are ready,'' the envoy said.", ["We are ready,"]),
        ('“We are ready," the envoy said.', ["We are ready,"]),
        ("The envoys' cars and the minister's aide's hat stood there.", []),
        ("It was the spring of '24 and rock 'n' roll was played.", []),
        ("He said the parties' position was 'sound'.", ["sound"]),
        ("'The parties' position is known,' he said.", ["The parties' position is known,"]),
        ("She said: ‘The ministers’ plan isn’t dead.’", ["The ministers’ plan isn’t dead."]),
        ("“He told me ‘no’ and left,” she said.", ["He told me ‘no’ and left,"]),
        ("The wall is 5'10\" high, the engineer said.", []),
        ("He called it “a fig leaf” and “a farce”.", ["a fig leaf", "a farce"]),
        ("We are ready,” the envoy said.", ["We are ready,"]),
        ("Nobody came. We left (late.)” So they said.", ["We left (late.)"]),
        ("Officials in the so-called ‘peace corridor’ waited.", ["peace corridor"]),
        ("&ldquo;We are ready,&rdquo; the envoy said.", ["We are ready,"]),
        ("(“Yes,” he said.)", ["Yes,"]),
        ("He said no—“never”—and left.", ["never"]),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


def test_a_paragraph_left_open_is_continued_by_the_next() -> None:
    document = read_document(
        LEAD + "“We have waited for a year.\n\n“We can wait another day,” he said.", load_lexicon()
    )
    first, second = document.quotations
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_a_missing_mark_is_healed_at_the_end_of_the_paragraph() -> None:
    document = read_document(
        LEAD + "“We have waited for a year, he said. He left.\n\nNobody answered him.", load_lexicon()
    )
    (quotation,) = document.quotations
    assert not quotation.closed
    assert document.text[quotation.span.end - 8 : quotation.span.end] == "He left."


def test_a_new_quotation_heals_the_one_before() -> None:
    assert inner("“We have waited. He went on: “We can wait.”")[-1] == "We can wait."
