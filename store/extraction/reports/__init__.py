"""The claims of one article put together: one report for each meeting it speaks of.

``join`` sorts the frames into groups of one meeting each, by their ``likeness``; ``context`` finds whose
meeting it is where a text does not say, ``merge`` brings a group to its values (``days``, ``status``, ``again``), or to
nothing where too little is ``told``.
"""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article
from store.extraction.reports.context import beside, contexts, main_meeting
from store.extraction.reports.join import join_frames
from store.extraction.reports.merge import report_of
from store.model import Report

__all__ = ["join_claims"]


def join_claims(frames: list[Frame], article: Article, sha256: str) -> tuple[Report, ...]:
    """Reports in text order; what has not two of parties, place and date is left out."""
    reports: list[Report] = []
    stories: list[int] = []
    groups = join_frames(frames, article)
    context = contexts(article, groups)
    for group, known in zip(groups, context, strict=True):
        report = report_of(group, article, sha256, known)
        if report is not None:
            reports.append(report)
            stories.append(group[-1].story)
    mains = {
        s: main_meeting([r for r, told_in in zip(reports, stories, strict=True) if told_in == s]) for s in set(stories)
    }
    return tuple(beside(report, mains[story]) for report, story in zip(reports, stories, strict=True))
