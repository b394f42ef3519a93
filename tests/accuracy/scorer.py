"""Scoring a whole export against gold articles: the figures of design and gate.

Articles are joined by the SHA-256 of their text. What the gold marks optional is neither a miss nor an error; days
that only knowledge of the world gives count when the loader was told the publication days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import Any

from tests.accuracy.article_score import score_boilerplate, score_dates, score_publication, score_statements
from tests.accuracy.measures import Json, Sheet
from tests.accuracy.meeting_score import score_meetings


@dataclass(frozen=True, slots=True)
class Export:
    """What the program says: lines of its three exports."""

    articles: list[Json]
    meetings: list[Json]
    statements: list[Json]


@dataclass(frozen=True, slots=True)
class Scored:
    """The figures, the misses, and the pairs behind them for a report by rule."""

    figures: dict[str, Any]
    misses: list[tuple[str, ...]]
    meeting_pairs: list[tuple[Json, Json]]
    statement_pairs: list[tuple[Json, Json]]
    of_all: dict[str, float]
    """Right values over all gold meetings, found or not: they do not fall when one more meeting is found."""


def score(golds: Iterable[Json], export: Export, told: bool = False) -> Scored:
    """``told``: the loader was told each publication day."""
    articles = {article["sha256"]: article for article in export.articles}
    reports: dict[str, list[Json]] = {}
    for meeting in export.meetings:
        for report in meeting["reports"]:
            reports.setdefault(report["article_sha256"], []).append({**report, "meeting_id": meeting["id"]})
    statements: dict[str, list[Json]] = {}
    for statement in export.statements:
        statements.setdefault(statement["article_sha256"], []).append(statement)

    sheet = Sheet()
    meeting_pairs: list[tuple[Json, Json]] = []
    statement_pairs: list[tuple[Json, Json]] = []
    threads: list[tuple[str, str, str]] = []
    for gold in golds:
        sha, where = gold["sha256"], gold.get("file") or gold["id"]
        sheet.add("articles.gold")
        article = articles.get(sha)
        if article is not None:
            sheet.add("articles.found")
            score_publication(article, gold, sheet, where)
            score_dates(article, gold, sheet, where, told)
            score_boilerplate(article, gold, sheet)
        pairs = score_meetings(reports.get(sha, []), gold, sheet, where, told)
        meeting_pairs += pairs
        threads += [(sha, mine["meeting_id"], meeting["thread"]) for mine, meeting in pairs if meeting.get("thread")]
        statement_pairs += score_statements(statements.get(sha, []), gold, sheet, where)
    _score_threads(threads, sheet)
    return Scored(_figures(sheet), sheet.misses, meeting_pairs, statement_pairs, _of_all(sheet))


def _of_all(sheet: Sheet) -> dict[str, float]:
    return {
        f"{name}_of_all": sheet.share(f"{name}.right", "meetings.gold") or 0.0 for name in ("status", "start", "place")
    }


def _score_threads(paired: Sequence[tuple[str, str, str]], sheet: Sheet) -> None:
    """Over all pairs of meetings in two articles: one meeting or two."""
    for (article, mine, thread), (other_article, other_mine, other_thread) in combinations(paired, 2):
        if article == other_article:
            continue
        sheet.add("threads.predicted", mine == other_mine)
        sheet.add("threads.gold", thread == other_thread)
        sheet.add("threads.hit", mine == other_mine and thread == other_thread)


def _figures(sheet: Sheet) -> dict[str, Any]:
    counts = sheet.counts
    figures: dict[str, Any] = {
        "articles": f"{int(counts['articles.found'])}/{int(counts['articles.gold'])}",
        "meetings": sheet.prf("meetings.paired", "meetings.predicted", "meetings.gold"),
        "status": sheet.share("status.right", "status.total"),
        "start": sheet.share("start.right", "start.total"),
        "start_invented": int(counts["start.invented"]),
        "end": sheet.share("end.right", "end.total"),
        "previous_start": sheet.share("previous.right", "previous.total"),
        "place": sheet.share("place.right", "place.total"),
        "place_invented": int(counts["place.invented"]),
        "participants": sheet.prf("participants.hit", "participants.predicted", "participants.gold"),
        "people": sheet.prf("people.hit", "people.predicted", "people.gold"),
        "cards": sheet.share("cards.right", "meetings.gold"),
        "threads": sheet.prf("threads.hit", "threads.predicted", "threads.gold"),
        "statements": sheet.prf("statements.paired", "statements.predicted", "statements.gold"),
        "content_chars": sheet.prf("content.hit", "content.predicted", "content.gold"),
        "recall_by_kind": {
            kind: sheet.share(f"kind.{kind}.paired", f"kind.{kind}.gold") for kind in ("direct", "indirect", "mixed")
        },
        "speaker": sheet.share("speaker.right", "statements.paired"),
        "kind": sheet.share("kind.right", "statements.paired"),
        "anonymous": sheet.share("anonymous.right", "anonymous.total"),
        "published_exact": sheet.share("printed.right", "printed.total"),
        "undated_bounded": sheet.share("bounded.total", "undated.total"),
        "published_within_bounds": sheet.share("bounded.right", "bounded.total"),
        "bounds_median_days": median(sheet.widths) if sheet.widths else None,
    }
    if counts["dates.gold"]:
        figures["dates"] = sheet.prf("dates.right", "dates.predicted", "dates.gold")
    if counts["boilerplate.gold"]:
        figures["boilerplate_left_out"] = sheet.share("boilerplate.hit", "boilerplate.gold")
        figures["prose_kept"] = sheet.share("prose.kept", "prose.gold")
    return figures
