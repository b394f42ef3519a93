"""Scoring the meetings of one article: which report tells of which gold meeting, and what is right about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.accuracy.measures import Json, Sheet, allowed, best_pairs, characters, given
from tests.accuracy.naming import family_name, folded, same_place

PAIRED_FROM = 0.5
HELD_BACK = 0.2
"""What an optional gold meeting is held back by, so that needed ones are paired first."""


def calendar(day: str) -> tuple[str, str]:
    """The first and last day of an ISO year, month or day."""
    if len(day) == 4:
        return day + "-01-01", day + "-12-31"
    if len(day) == 7:
        first = date.fromisoformat(day + "-01")
        next_month = (first + timedelta(days=31)).replace(day=1)
        return first.isoformat(), (next_month - timedelta(days=1)).isoformat()
    return day, day


def _reach(meeting: Json) -> tuple[str, str] | None:
    days = given(meeting.get(name) for name in ("start", "end", "start_earliest", "start_latest"))
    if not days:
        return None
    return min(calendar(day)[0] for day in days), max(calendar(day)[1] for day in days)


def _extra(gold: Json, name: str, key: Callable[[str], str]) -> set[str]:
    return {key(value) for suffix in ("_optional", "_also_accept") for value in gold.get(name + suffix) or ()}


def _members(meeting: Json, name: str, key: Callable[[str], str], extra: set[str]) -> set[str]:
    return {key(value) for value in meeting.get(name) or ()} - extra - {""}


def _overlap(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def agreement(predicted: Json, gold: Json) -> float:
    """Participants 0.4, dates 0.3, place 0.2, evidence 0.1; what neither can tell of is left out."""
    total = weight = 0.0

    def count(share: float, points: float) -> None:
        nonlocal total, weight
        total, weight = total + share * points, weight + share

    shares = []
    anybody = False
    for name, key in (("participants", folded), ("people", family_name)):
        extra = _extra(gold, name, key)
        mine, theirs = _members(predicted, name, key, extra), _members(gold, name, key, extra)
        anybody = anybody or bool(mine or theirs)
        shares.append(_overlap(mine, theirs))
    if anybody:
        count(0.4, max(shares))

    mine_days, gold_days = _reach(predicted), _reach(gold)
    if gold_days is None and gold.get("previous_start"):
        gold_days = calendar(gold["previous_start"])
        if mine_days is None and predicted.get("previous_start"):
            mine_days = calendar(predicted["previous_start"])
    if mine_days and gold_days:
        count(0.3, float(mine_days[0] <= gold_days[1] and gold_days[0] <= mine_days[1]))
    else:
        count(0.3, 0.25 if mine_days or gold_days else 0.5)

    places = given(allowed(gold, "place"))
    if predicted.get("place") and places:
        count(0.2, float(same_place(predicted["place"], places)))
    elif folded(predicted.get("country")) in {folded(country) for country in given(allowed(gold, "country"))}:
        count(0.2, 0.75)
    else:
        count(0.2, 0.25 if predicted.get("place") or places else 0.5)
    count(0.1, float(not characters(predicted.get("evidence")).isdisjoint(characters(gold.get("evidence")))))
    return total / weight


def _start_is_right(predicted: Json, wanted: list[str | None], window: object) -> bool:
    start, low, high = predicted.get("start"), predicted.get("start_earliest"), predicted.get("start_latest")
    if start in wanted:
        return True
    if isinstance(window, list) and len(window) == 2:
        if low and high:
            reach: tuple[str, str] | None = (low, high)
        else:
            reach = calendar(start) if start else None
        return reach is not None and (window[0] or "0000") <= reach[0] and reach[1] <= (window[1] or "9999")
    return bool(low and high) and any(len(day) < 10 and calendar(day) == (low, high) for day in given(wanted))


def _starts(predicted: Json, gold: Json, told: bool) -> list[str | None]:
    """The right starts, seen with the status that was predicted."""
    wanted = allowed(gold, "start")
    if told:
        wanted += given([gold.get("start_true")])
    if predicted.get("status") != gold["status"]:
        if predicted.get("status") == "postponed":
            wanted.append(None)
        elif gold["status"] == "postponed":
            wanted += given([gold.get("previous_start")])
    return wanted


def _judge(predicted: Json, gold: Json, sheet: Sheet, where: str, told: bool) -> None:
    title = gold.get("title")

    def right(name: str, verdict: bool, mine: object, wanted: object) -> bool:
        return sheet.judge(name, verdict, where, title, f"{mine} for {wanted}")

    card = right(
        "status", predicted.get("status") in given(allowed(gold, "status")), predicted.get("status"), gold["status"]
    )
    wanted, window = _starts(predicted, gold, told), gold.get("window")
    from_text = gold.get("date_basis") not in ("world", "inferred")
    if given(wanted) or window:
        if from_text or told:
            start_right = right("start", _start_is_right(predicted, wanted, window), predicted.get("start"), wanted)
            card = card and start_right
            longer = gold.get("end") not in (None, gold.get("start"))
            if start_right and predicted.get("start") and longer and not window:
                ends = allowed(gold, "end") + given([gold.get("end_true")])
                card = right("end", predicted.get("end") in ends, predicted.get("end"), ends) and card
    elif predicted.get("start") and from_text:
        sheet.add("start.invented")
        sheet.miss("start invented", where, title, predicted["start"])
        card = False
    places = allowed(gold, "place")
    if gold.get("place"):
        fits = same_place(predicted.get("place"), given(places)) or (None in places and not predicted.get("place"))
        card = right("place", fits, predicted.get("place"), places) and card
    elif predicted.get("place") and not given(places):
        sheet.add("place.invented")
    if gold.get("previous_start"):
        mine = (predicted.get("previous_start") or "")[: len(gold["previous_start"])]
        right("previous", mine == gold["previous_start"], predicted.get("previous_start"), gold["previous_start"])
    for name, key in (("participants", folded), ("people", family_name)):
        extra = _extra(gold, name, key)
        ours, theirs = _members(predicted, name, key, extra), _members(gold, name, key, extra)
        sheet.sets(name, ours, theirs)
        if ours != theirs:
            sheet.miss(name, where, title, f"too many {sorted(ours - theirs)}, missing {sorted(theirs - ours)}")
            if name == "participants":
                card = False
    sheet.add("cards.right", card)


def score_meetings(predicted: list[Json], gold: Json, sheet: Sheet, where: str, told: bool) -> list[tuple[Json, Json]]:
    """Counts one article's meetings; gives the pairs of report and gold meeting."""
    meetings = gold["meetings"] + [{**meeting, "optional": True} for meeting in gold.get("meetings_optional", ())]
    weights = []
    for i, report in enumerate(predicted):
        for j, meeting in enumerate(meetings):
            weight = agreement(report, meeting)
            if weight >= PAIRED_FROM:
                weights.append((weight - (HELD_BACK if meeting.get("optional") else 0), i, j))
    pairs = best_pairs(weights)
    found = {i for i, _ in pairs}
    covered = {j for _, j in pairs}
    splittable = set().union(*(characters(meetings[j].get("evidence")) for j in covered if meetings[j].get("split_ok")))
    spurious = [
        report
        for i, report in enumerate(predicted)
        if i not in found and characters(report.get("evidence")).isdisjoint(splittable)
    ]
    needed = {j for j, meeting in enumerate(meetings) if not meeting.get("optional")}
    counted = [(predicted[i], meetings[j]) for i, j in pairs if j in needed]
    sheet.add("meetings.predicted", len(counted) + len(spurious))
    sheet.add("meetings.gold", len(needed))
    sheet.add("meetings.paired", len(counted))
    for report, meeting in counted:
        _judge(report, meeting, sheet, where, told)
    for j in sorted(needed - covered):
        sheet.miss("meeting missed", where, meetings[j].get("title"), meetings[j]["status"])
    for report in spurious:
        sheet.miss("meeting spurious", where, report.get("title"), report.get("status"))
    return counted
