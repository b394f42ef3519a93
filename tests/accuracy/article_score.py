"""Scoring the statements, the publication, the dates and the boilerplate of one article."""

from __future__ import annotations

from datetime import date

from tests.accuracy.measures import Json, Sheet, allowed, best_pairs, characters, given
from tests.accuracy.naming import same_speaker

PAIRED_FROM = 0.5
NEARLY_ALL = 0.8


def score_statements(predicted: list[Json], gold: Json, sheet: Sheet, where: str) -> list[tuple[Json, Json]]:
    """Counts one article's statements; gives the pairs of prediction and gold statement."""
    statements = gold["statements"] + [{**item, "optional": True} for item in gold.get("statements_optional", ())]
    titles = [*gold.get("headline_spans", ()), *gold.get("subheads", ()), gold.get("title_span") or [0, 0]]
    headline = characters(titles)
    predicted = [item for item in predicted if item.get("act", "statement") == "statement"]
    mine = [characters(item.get("content")) for item in predicted]
    theirs = [characters(item.get("content")) for item in statements]
    weights = []
    for i, ours in enumerate(mine):
        for j, others in enumerate(theirs):
            both = len(ours & others)
            if both and 2 * both / (len(ours) + len(others)) >= PAIRED_FROM:
                weights.append((2 * both / (len(ours) + len(others)), i, j))
    pairs = best_pairs(weights)
    found, covered = {i for i, _ in pairs}, {j for _, j in pairs}
    needed = {j for j, item in enumerate(statements) if not item.get("optional") and not item.get("doubtful")}
    spare = set().union(*(theirs[j] for j in range(len(statements)) if j not in needed))
    spare |= set().union(*(characters(item.get("content_optional")) for item in statements))
    splittable = set().union(*(theirs[j] for j in covered if statements[j].get("split_ok")))
    spurious = []
    for i, ours in enumerate(mine):
        if i in found or not ours or ours <= headline:
            continue
        if len(ours & (spare | splittable)) < NEARLY_ALL * len(ours):
            spurious.append(predicted[i])
    counted = [(predicted[i], statements[j]) for i, j in pairs if j in needed]
    sheet.add("statements.predicted", len(counted) + len(spurious))
    sheet.add("statements.gold", len(needed))
    sheet.add("statements.paired", len(counted))
    sheet.sets("content", set().union(*mine) - headline - spare, set().union(*(theirs[j] for j in needed)) - headline)
    for j in needed:
        sheet.add(f"kind.{statements[j]['kind']}.gold")
    for ours_, gold_ in counted:
        sheet.add(f"kind.{gold_['kind']}.paired")
        sheet.add("kind.right", ours_.get("kind") == gold_["kind"])
        if "anonymous" in gold_:
            sheet.add("anonymous.total")
            sheet.add("anonymous.right", bool(ours_.get("anonymous")) == bool(gold_["anonymous"]))
        fits = any(same_speaker(ours_.get("speaker"), name) for name in given(allowed(gold_, "speaker")))
        sheet.judge("speaker", fits, where, ours_.get("speaker"), gold_["speaker"])
    for j in sorted(needed - covered):
        sheet.miss("statement missed", where, statements[j]["kind"], statements[j]["speaker"])
    for item in spurious:
        sheet.miss("statement spurious", where, item.get("kind"), item.get("speaker"))
    return counted


def score_publication(article: Json, gold: Json, sheet: Sheet, where: str) -> None:
    """The exact day where it is printed; bounds that hold the true day elsewhere."""
    truth = gold.get("published_true") or gold.get("published")
    if not truth:
        return
    if gold.get("published_how") in ("header", "text"):
        sheet.judge("printed", article.get("published") == truth, where, article.get("published"), truth)
        return
    sheet.add("undated.total")
    low = article.get("published_earliest") or article.get("published")
    high = article.get("published_latest") or article.get("published")
    if low and high:
        sheet.judge("bounded", low <= truth <= high, where, f"{low}/{high}", truth)
        sheet.widths.append((date.fromisoformat(high) - date.fromisoformat(low)).days)


def score_dates(article: Json, gold: Json, sheet: Sheet, where: str, told: bool) -> None:
    """Resolved date expressions: an overlapping span and an equal value."""
    if "dates" not in gold:
        return
    wanted = []
    for item in gold["dates"]:
        value = item.get("value") or (item.get("value_true") if told else None)
        wanted.append((characters([item["span"]]), None if item.get("in_boilerplate") else value))
    boilerplate = characters(gold.get("boilerplate"))
    predicted = [item for item in article.get("dates") or () if item.get("value")]
    weights = []
    neutral = set()
    for i, item in enumerate(predicted):
        mine = characters([item["span"]])
        if mine <= boilerplate:
            neutral.add(i)
        for j, (theirs, value) in enumerate(wanted):
            if mine.isdisjoint(theirs):
                continue
            if value:
                weights.append((float(len(mine & theirs)), i, j))
            else:
                neutral.add(i)
    pairs = best_pairs(weights)
    counted = {i for i, _ in pairs} | {i for i in range(len(predicted)) if i not in neutral}
    sheet.add("dates.predicted", len(counted))
    sheet.add("dates.gold", sum(value is not None and value != "" for _, value in wanted))
    for i, j in pairs:
        sheet.judge("dates", predicted[i]["value"] == wanted[j][1], where, predicted[i]["value"], wanted[j][1])


def score_boilerplate(article: Json, gold: Json, sheet: Sheet) -> None:
    """The share of gold boilerplate left out, and of gold prose kept."""
    if "boilerplate" not in gold or "boilerplate" not in article:
        return
    theirs, mine = characters(gold["boilerplate"]), characters(article["boilerplate"])
    length = article.get("length") or max(theirs | mine | {0}) + 1
    sheet.add("boilerplate.gold", len(theirs))
    sheet.add("boilerplate.hit", len(theirs & mine))
    sheet.add("prose.gold", length - len(theirs))
    sheet.add("prose.kept", length - len(theirs | mine))
