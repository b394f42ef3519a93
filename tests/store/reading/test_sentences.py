"""Where sentences end, and where they do not."""

from __future__ import annotations

import pytest

from store.lexicon import load_lexicon
from store.reading import read_document

LEAD = "The envoys of both countries met in the town hall of Gao on Monday morning.\n\n"


def sentences(text: str) -> list[str]:
    document = read_document(LEAD + text, load_lexicon())
    return [document.text[slice(*sentence.span)] for sentence in document.sentences][1:]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Paz met Gen. Ould Ahmed and Lt. Col. Diallo.",
        "The U.S. President and the U.N. Secretary-General spoke.",
        "They met on Feb. 4 and will meet on No. 10 Street.",
        "J. B. Danquah and A. Ruiz signed.",
        '"We are ready. We have been ready for years. Nobody called," he said.',
        '"Will you come?" he asked.',
        '"Will they come?" Minister Paz asked.',
        "Gagra.example reports that the round is off.",
        "The price rose by 3.5 percent at 9 a.m. on Monday.",
        "He said: “It is over. Go home.”",
        "St. Petersburg and Mt. Athos were named.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The round is over. Nobody signed.", 2),
        ("“It is over.” He left.", 2),
        ('"It is over," he said. "Go home."', 2),
        ("They met in the U.S. The talks failed.", 2),
        ("Is it over? Yes! No one knows…", 3),
        ("He left at 5 p.m. The others stayed.", 2),
        ("(He left early.) The others stayed.", 2),
        ("The talks ended on 4 May. 12 delegates stayed.", 2),
        ("She trusts nobody. 'We are ready,' she said.", 2),
    ],
)
def test_several_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_headings_are_sentences_of_their_own() -> None:
    text = LEAD + "No answer yet\n\nThe governor of Kidal did not answer the letter that the envoys had sent."
    document = read_document(text, load_lexicon())
    assert [text[slice(*sentence.span)] for sentence in document.sentences][1] == "No answer yet"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Envoys meet in Gao\n\n"
        "The envoys of both countries met in the town hall of Gao on Monday and\n"
        "talked for three hours about the wells along the border, which have been\n"
        "closed since the spring. They agreed on nothing but the day of the next\n"
        "meeting.\n\n"
        "The governor, who had invited them, said that he would invite them once\n"
        "more, and that this time there would be\n"
        "lunch.\n"
    )
    document = read_document(text, load_lexicon())
    assert [text[slice(*sentence.span)].split()[-1] for sentence in document.sentences] == [
        "Gao", "spring.", "meeting.", "lunch.",
    ]  # fmt: skip
