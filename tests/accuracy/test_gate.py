"""Every gold set holds its floors, and the scorer gives a perfect answer full marks and a spoiled one less."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest

from tests.accuracy.exports import SETS, Export, direct, extractions, read_gold, read_sources, through_the_store
from tests.accuracy.gate import below, flat, raised, read_floors, scored, sections
from tests.accuracy.naming import folded, same_place, same_speaker
from tests.accuracy.scorer import score


@pytest.mark.parametrize(("section", "name", "told"), sections())
def test_a_set_holds_its_floors(section: str, name: str, told: bool) -> None:
    floors = read_floors()[section]
    assert floors, f"no floors for {section}"
    result = scored(name, told)
    wrong = below({**flat(result.figures), **result.of_all}, floors)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", SETS)
def test_the_store_says_what_extraction_and_linking_say(name: str) -> None:
    golds = read_gold(name)
    stored, straight = through_the_store(name, told=False), direct(extractions(read_sources(name)))
    there, here = score(golds, by_id(stored)).figures, score(golds, by_id(straight)).figures
    assert there == here


def by_id(export: Export) -> Export:
    """The export in one order: the scorer takes the first of two reports that agree equally well with the gold."""
    return Export(export.articles, sorted(export.meetings, key=lambda meeting: meeting["id"]), export.statements)


def perfect(golds: list[dict[str, Any]]) -> Export:
    """The gold as if the program had exported it."""
    articles, meetings, statements = [], [], []
    for gold in golds:
        sha = gold["sha256"]
        days = {name: gold.get(name) for name in ("published", "published_earliest", "published_latest")}
        articles.append(
            {
                "sha256": sha,
                **days,
                "boilerplate": gold.get("boilerplate", []),
                "dates": [item for item in gold.get("dates", ()) if not item.get("in_boilerplate")],
            }
        )
        for number, meeting in enumerate(gold["meetings"]):
            window = meeting.get("window") or [None, None]
            report = {**meeting, "article_sha256": sha, "start_earliest": window[0], "start_latest": window[1]}
            meetings.append({"id": meeting.get("thread") or f"{sha} {number}", "reports": [report]})
        statements += [{**statement, "article_sha256": sha} for statement in gold["statements"]]
    return Export(articles, meetings, statements)


@pytest.mark.parametrize("name", SETS)
def test_the_gold_against_itself_has_full_marks(name: str) -> None:
    golds = read_gold(name)
    figures = flat(score(golds, perfect(golds), told=False).figures)
    expected = {"meetings.f1", "status", "place", "participants.f1", "people.f1", "statements.f1", "speaker", "kind"}
    threads = [meeting["thread"] for gold in golds for meeting in gold["meetings"] if meeting.get("thread")]
    expected |= {"threads.f1"} if len(set(threads)) < len(threads) else set()
    expected |= {"dates.f1"} if any("dates" in gold for gold in golds) else set()
    assert {figure: figures[figure] for figure in expected} == dict.fromkeys(expected, 1.0)


@pytest.mark.parametrize("name", SETS)
def test_an_empty_answer_has_no_marks(name: str) -> None:
    figures = flat(score(read_gold(name), Export([], [], []), told=False).figures)
    assert figures["meetings.f1"] == figures["statements.f1"] == figures["threads.f1"] == figures["cards"] == 0


@pytest.mark.parametrize(
    ("field", "value", "figure"),
    [
        ("status", "nonsense", "status"),
        ("start", "1999-01-01", "start"),
        ("place", "Nowhere", "place"),
        ("participants", ["Nobody", "Noone"], "participants.f1"),
    ],
)
def test_a_spoiled_field_costs_its_figure_and_cards(field: str, value: object, figure: str) -> None:
    golds = read_gold("dev1", "worked")
    export = perfect(golds)
    spoiled = copy.deepcopy(export)
    for meeting in spoiled.meetings:
        for report in meeting["reports"]:
            if report.get(field):
                report[field] = value
                report.pop("start_earliest", None)
    before, after = (flat(score(golds, answer).figures) for answer in (export, spoiled))
    assert after[figure] < before[figure] and after["cards"] < before["cards"]


def test_a_false_thread_costs_precision_and_a_cut_one_recall() -> None:
    golds = read_gold("dev1", "worked")
    one, many = perfect(golds), perfect(golds)
    for number, (a, b) in enumerate(zip(one.meetings, many.meetings, strict=True)):
        a["id"], b["id"] = "all", str(number)
    all_in_one, all_apart = (score(golds, answer).figures["threads"] for answer in (one, many))
    assert all_in_one["recall"] == 1.0 and all_in_one["precision"] < 0.1
    assert all_apart["recall"] == 0.0


def test_the_order_of_an_export_does_not_matter() -> None:
    golds = read_gold("seeds")
    export = perfect(golds)
    chance = random.Random(1)  # noqa: S311
    for lines in (export.articles, export.meetings, export.statements):
        chance.shuffle(lines)
    assert score(golds, export).figures == score(golds, perfect(golds)).figures


def test_a_floor_is_lifted_but_never_lowered() -> None:
    figures = {"speaker": 0.9, "cards": 0.2, "start_invented": 1, "meetings.recall": 0.5}
    floors = {"speaker": 0.8, "cards": 0.3, "start_invented": 2}
    assert raised(figures, floors) == {"speaker": 0.88, "cards": 0.3, "start_invented": 1}


def test_a_figure_below_or_gone_is_told() -> None:
    assert below({"status": 0.7}, {"status": 0.8, "cards": 0.1}) == [
        "status: 0.7, floor 0.8",
        "cards: no figure, floor 0.1",
    ]


def test_names_of_one_thing_are_the_same() -> None:
    assert folded("the U.S.") == folded("United States") and folded("Türkiye") == folded("Turkey")
    assert same_speaker("Zelenskyy", "Volodymyr Zelensky") and not same_speaker("Eric Trump", "Donald Trump")
    assert same_speaker("anonymous: a senior official", "anonymous: an official")
    assert same_place("New York City", ["New York"]) and not same_place("Geneva", ["Vienna"])


def test_the_gold_is_of_these_texts() -> None:
    from hashlib import sha256

    from tests.accuracy.exports import GOLD

    for name in SETS:
        texts = {sha256(path.read_bytes()).hexdigest() for path in (GOLD / name).glob("*.txt")}
        lines = (GOLD / name / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        assert {json.loads(line)["sha256"] for line in lines} == texts
