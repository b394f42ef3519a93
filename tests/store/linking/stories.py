"""Invented stories told by several articles, read and linked, and how well that puts their meetings together."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from store.linking import link
from store.model import Extraction, Report, SourceText, Span
from tests.accuracy.exports import article_reports, extractions

STORIES = Path(__file__).parent / "stories.toml"


class Telling(NamedTuple):
    """A meeting of a story as one of its articles tells it."""

    article: int
    meeting: str
    found: str | None
    """Id of the meeting that the program made of it; None where it read no meeting there."""


class Pairs(NamedTuple):
    """Over all pairs of tellings of two articles: put together by the program, by the story, by both."""

    predicted: int
    real: int
    hit: int

    @property
    def precision(self) -> float:
        return self.hit / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.hit / self.real if self.real else 1.0


@dataclass(frozen=True, slots=True)
class Story:
    name: str
    articles: tuple[dict[str, Any], ...]


def stories() -> list[Story]:
    read = tomllib.loads(STORIES.read_text(encoding="utf-8"))
    return [Story(story["name"], tuple(story["article"])) for story in read["story"]]


def extracted(story: Story) -> list[Extraction]:
    """What the story's articles say, as a database has it."""
    sources = []
    for number, article in enumerate(story.articles):
        text = article["text"].strip("\n")
        day = date.fromisoformat(article["day"]) if "day" in article else None
        digest = hashlib.sha256(text.encode()).hexdigest()
        sources.append(SourceText(text, digest, f"{number}.txt", published=day))
    return extractions(sources)


def tellings(story: Story) -> list[Telling]:
    """Every meeting that the story's articles are said to tell of, with the one that the program made of it."""
    found = extracted(story)
    home = {
        report.id: meeting.id
        for meeting in link([report for one in found for report in article_reports(one)])
        for _, report in meeting.reports
    }
    told = []
    for number, (article, one) in enumerate(zip(story.articles, found, strict=True)):
        for name, words in article["meetings"].items():
            start = one.source.text.index(words)
            report = _said_by(one, Span(start, start + len(words)))
            told.append(Telling(number, name, home[report.id] if report else None))
    return told


def _said_by(one: Extraction, words: Span) -> Report | None:
    """The report with a claim in those words: one whose trigger stands there, else one whose clause does."""
    for spans in (lambda claim: claim.trigger, lambda claim: claim.span):
        for report in one.reports:
            if any(spans(claim).overlaps(words) for claim in report.claims):
                return report
    return None


def pairs(told: Iterable[Telling]) -> Pairs:
    """Counts over the tellings that the program found at all."""
    predicted = real = hit = 0
    for one, other in combinations([telling for telling in told if telling.found], 2):
        if one.article != other.article:
            same, really = one.found == other.found, one.meeting == other.meeting
            predicted, real, hit = predicted + same, real + really, hit + (same and really)
    return Pairs(predicted, real, hit)
