"""Dataclasses of the model come back as they went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from store.database.codec import encode, from_json, to_json
from store.linking import ArticleReport, link
from store.model import Meeting, Report, Span, Statement, Status
from tests.store.database.sample import articles


def test_reports_statements_and_meetings_survive() -> None:
    extractions = articles()
    for extraction in extractions:
        for report in extraction.reports:
            assert from_json(Report, to_json(report)) == report
        for statement in extraction.statements:
            assert from_json(Statement, to_json(statement)) == statement
    items = [ArticleReport(e.source.sha256, e.publication, None, None, r) for e in extractions for r in e.reports]
    for meeting in link(items):
        bare = replace(meeting, reports=())
        assert from_json(Meeting, to_json(bare)) == bare


def test_values_are_plain() -> None:
    assert encode((Span(1, 2), date(2026, 2, 3), Status.HELD, None, True, 3)) == [
        [1, 2],
        "2026-02-03",
        "held",
        None,
        True,
        3,
    ]
    with pytest.raises(TypeError, match="cannot encode"):
        encode(object())
