"""What is prose and what is not, on layouts invented for these tests, and each rule against its own examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.lexicon import load_lexicon
from store.model import READ_KINDS, BlockKind, Document
from store.reading import read_document

LEXICON = load_lexicon()
RULES: list[dict[str, Any]] = LEXICON.table("layout")["rule"]
ARTICLE = [
    "Chad and Niger open talks on wells",
    "The water ministers of Chad and Niger opened talks in Zinder on Monday on the wells along the border.",
    "They will go on until Thursday, an official of the Nigerien ministry said in the evening.",
    "Last year a first round of the kind had ended without any result in the town of Bol.",
]


def marked(text: str) -> tuple[str, set[int]]:
    """The text without ⟦ and ⟧, and the offsets between them."""
    plain: list[str] = []
    inside: set[int] = set()
    depth = 0
    for sign in text:
        if sign in "⟦⟧":
            depth += 1 if sign == "⟦" else -1
            continue
        if depth:
            inside.add(len(plain))
        plain.append(sign)
    return "".join(plain), inside


def left_out(document: Document) -> set[int]:
    return {at for block in document.blocks if block.kind not in READ_KINDS for at in range(*block.span)}


LAYOUTS = (Path(__file__).parent / "layouts.txt").read_text(encoding="utf-8").split("=====\n")


@pytest.mark.parametrize("case", range(len(LAYOUTS)))
def test_layouts(case: int) -> None:
    text, expected = marked(LAYOUTS[case])
    document = read_document(text, LEXICON)
    letters = {at for at, sign in enumerate(text) if sign.isalnum()}
    found = left_out(document) & letters
    kept_wrongly = "".join(text[at] for at in sorted((expected & letters) - found))
    lost = "".join(text[at] for at in sorted(found - expected))
    assert (kept_wrongly, lost) == ("", "")


@pytest.mark.parametrize(("rule", "example"), [(rule["id"], example) for rule in RULES for example in rule["examples"]])
def test_a_rule_hits_its_examples(rule: str, example: str) -> None:
    text = "\n\n".join([*ARTICLE, example])
    document = read_document(text, LEXICON)
    hit = [block for block in document.blocks if block.span.end == len(text.rstrip(" .:!?*-–—)"))
           or block.span.end >= len(text) - 2]  # fmt: skip
    assert hit[-1].kind not in READ_KINDS
    assert hit[-1].span.start >= len(text) - len(example) - 1


@pytest.mark.parametrize(("rule", "example"), [(rule["id"], example) for rule in RULES for example in rule["prose"]])
def test_a_rule_spares_its_counterexamples(rule: str, example: str) -> None:
    text = "\n\n".join([*ARTICLE[:2], example, *ARTICLE[2:]])
    document = read_document(text, LEXICON)
    at = text.index(example)
    assert any(block.kind in READ_KINDS and block.span.start <= at < block.span.end for block in document.blocks)


def test_rule_ids_are_unique() -> None:
    ids = [rule["id"] for rule in RULES]
    assert len(ids) == len(set(ids))


def test_title_and_its_repetition() -> None:
    document = read_document(f"{ARTICLE[0]}\n\n{ARTICLE[0]}\nReuters\n\n" + "\n\n".join(ARTICLE[1:]), LEXICON)
    assert document.title is not None
    assert document.text[slice(*document.title)] == ARTICLE[0]
    assert [block.kind for block in document.blocks[:2]] == [BlockKind.TITLE, BlockKind.BOILERPLATE]


def test_an_article_may_have_no_title() -> None:
    document = read_document(" date 2025-04-23 " + ARTICLE[1] + "\n\n" + ARTICLE[2], LEXICON)
    assert document.title is None
    assert document.blocks[0].kind is BlockKind.HEADER
    assert document.text[slice(*document.blocks[1].span)] == ARTICLE[1]


def test_turns_of_a_transcript_leave_the_marks_outside() -> None:
    text = ARTICLE[1] + "\n\nQ: Is the table empty?\n\nA: Chairs are still chairs. Come back tomorrow.\n\n" + ARTICLE[2]
    document = read_document(text, LEXICON)
    turns = [(block.turn, document.text[slice(*block.span)]) for block in document.blocks if block.turn]
    assert turns == [
        ("question", "Is the table empty?"),
        ("answer", "Chairs are still chairs. Come back tomorrow."),
    ]


def test_the_words_of_an_embedded_post_are_prose() -> None:
    text = (
        "\n\n".join(ARTICLE[:2])
        + "\n\n@ChadWater\nWe dug it in 1974. It is ours.\n2:11 PM · 418 reposts\n\n"
        + ARTICLE[2]
    )
    document = read_document(text, LEXICON)
    posts = [document.text[slice(*block.span)] for block in document.blocks if block.turn == "post"]
    assert posts == ["We dug it in 1974. It is ours."]


@pytest.mark.parametrize(
    "head",
    [
        "LOMÉ – ", "Bissau, Guinea-Bissau — ", "Port-au-Prince — ", "ISLAMABAD/KABUL: ", "KABUL, Afghanistan — ",
        "PORT OF SPAIN, Trinidad and Tobago (AP) — ", "KINSHASA, Friday. ", "Apia, Samoa | ", "BEIRUT: ", "NUUK -- ",
        "Kinshasa (dpa) - ", "GENEVA, March 12 /Wire/ -- ", "MAJURO, 3 APRIL 2025 — ", "Majuro, 3 April. – ", "(Wire) ",
    ],
)  # fmt: skip
def test_datelines(head: str) -> None:
    document = read_document("\n\n".join([ARTICLE[0], head + ARTICLE[1], ARTICLE[2]]), LEXICON)
    paragraphs = [document.text[slice(*block.span)] for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    assert paragraphs[0] == ARTICLE[1]


BYLINES = [
    "Ana Ruiz, our correspondent in Lima", "Reporter: Ana Ruiz, Lima", "Words and pictures by Ana Ruiz",
    "A report from Lima by Ana Ruiz", "An interview by Ana Ruiz", "Ana Ruiz with agencies",
    "Ana Ruiz (Lima), Tomas Rey (Quito)", "Ana Ruiz in Lima and Tomas Rey in Quito", "Ana Ruiz writes from Lima",
    "Ana Ruiz, lecturer in history at the University of Lima", "Ana Ruiz is the diplomatic editor",
    "Opinion by Ana Ruiz",
    "Report by Ana Ruiz English adaptation by Li Wen", "4 minutes to read",
]  # fmt: skip


@pytest.mark.parametrize("line", BYLINES)
def test_who_wrote_it_stands_under_the_title(line: str) -> None:
    text = "\n\n".join([ARTICLE[0], line, *ARTICLE[1:]])
    left = read_document(text, LEXICON)
    start = text.index(line)
    assert set(range(start, start + len(line))) <= left_out(left)


@pytest.mark.parametrize(
    "line",
    [
        "Neither side had wells to spare", "Ministers in Zinder, herders in Bol: who wants what",
        "A plan from the desk of the minister", "Four days for forty wells",
    ],
)  # fmt: skip
def test_what_a_standfirst_tells_is_read(line: str) -> None:
    text = "\n\n".join([ARTICLE[0], line, *ARTICLE[1:]])
    assert text.index(line) not in left_out(read_document(text, LEXICON))


FEET = [
    "Price: 250 francs.", "Second in a series.", "Own report.", "From wires.", "Founded 1961.",
    "Printed on thick paper.",
    "A member of the Lake News Network.", "Translated from French by Tomas Rey.", "Ruiz / EFE", "Paz/AFP",
    "Edited at Lome and printed at Maiduguri.", "Classifieds: 0800 123 456.", "Ana Ruiz, Lima.",
    "Andes Forum, 12 King's Road, Box 9, Lima. Email: desk@forum.example", "Ana Ruiz wrote this report in Lima.",
    "Ana Ruiz served as an envoy of the United Nations to Haiti.", "Ana Ruiz chairs the Andes Forum.",
    "Ana Ruiz's column appears every Thursday.", "Ana Ruiz holds the chair of history at Quito.",
    "Ana Ruiz travelled to Lima for this story.", "Also contributed: Ana Ruiz in Lima and Li Wen in Quito.",
]  # fmt: skip
LAST_SENTENCES = [
    "The market opens at six.", "Talks resume at dawn.", "The delegations leave on Sunday.", "Nobody came.", "No deal.",
    "Chad and Niger held talks in Bol on Monday, an official said.", "Lima and Quito joined, the envoy said.",
    "Ana Ruiz was killed in the attack in May.", "Ana Ruiz leads the opposition in the north.", "The wells run dry.",
    "Ana Ruiz wrote a letter to the front.", "Ana Ruiz's party has three seats.", "More than 500 men live there.",
    "The page was torn out.", "Readers of the treaty found nothing new.", "Another round in Bol on Monday.",
    "About forty wells, according to the herders.", "What now?", "Trade stopped in May.", "The herders wait.",
]  # fmt: skip


@pytest.mark.parametrize("foot", FEET)
def test_a_foot_of_the_page_is_told_by_its_shape(foot: str) -> None:
    text = "\n\n".join([*ARTICLE, foot])
    assert set(range(len(text) - len(foot), len(text))) <= left_out(read_document(text, LEXICON))


@pytest.mark.parametrize("sentence", LAST_SENTENCES)
def test_a_short_last_sentence_is_read(sentence: str) -> None:
    text = "\n\n".join([*ARTICLE, sentence])
    assert len(text) - 1 not in left_out(read_document(text, LEXICON))


@pytest.mark.parametrize(
    "above",
    [
        "Radio Lac, nightly news", "Gazette of the Straits", "Top news of the day", "Good morning from Lagos.",
        "Sahel Post: News from the lake", "Lake Voices: a podcast",
    ],
)  # fmt: skip
def test_the_name_of_a_programme_above_is_not_the_title(above: str) -> None:
    for title in (ARTICLE[0], "Forty wells that nobody wants to name"):
        if above in ("Gazette of the Straits", "Good morning from Lagos.") or title is ARTICLE[0]:
            text = "\n\n".join([above, title, *ARTICLE[1:]])
            document = read_document(text, LEXICON)
            assert document.title is not None and text[slice(*document.title)] == title


def test_how_many_comments_there_are_under_the_first_paragraph_ends_nothing() -> None:
    text = "\n\n".join([*ARTICLE[:2], "12 comments", *ARTICLE[2:]])
    out = left_out(read_document(text, LEXICON))
    assert text.index(ARTICLE[2]) not in out and text.index(ARTICLE[3]) not in out and text.index("12 comm") in out
