"""The meetings that a set of reports tells of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from store.linking.article_report import ArticleReport
from store.linking.clusters import clusters, nothing_dead
from store.linking.contradictions import contradictions
from store.linking.current import current_values
from store.linking.history import history
from store.linking.independent import support
from store.model import Meeting


def put_together(items: Sequence[ArticleReport], rules: frozenset[str] = frozenset()) -> Meeting:
    """One meeting from its reports (at least one), in whatever order they come."""
    ordered = sorted(items, key=lambda item: item.id)
    values = current_values(ordered)
    sources, behind = support(ordered, values.status, values.when, values.place)
    return Meeting(
        id=ordered[0].id,
        title=values.title,
        kind=values.kind,
        participants=values.participants,
        absent=values.absent,
        mediators=values.mediators,
        hosts=values.hosts,
        people=values.people,
        place=values.place,
        country=values.country,
        when=values.when,
        previous=values.previous,
        status=values.status,
        round=values.round,
        history=history(ordered),
        contradictions=contradictions(ordered),
        reports=tuple((item.article_sha256, item.report) for item in ordered),
        rules=tuple(sorted(rules | values.rules)),
        sources=sources,
        support=behind,
    )


def none_there(_items: Sequence[ArticleReport], _rules: frozenset[str]) -> bool:
    """For a set of reports of which no meeting has been made."""
    return False


def link(
    reports: Iterable[ArticleReport],
    dead: Callable[[str], bool] = nothing_dead,
    there: Callable[[Sequence[ArticleReport], frozenset[str]], bool] = none_there,
) -> list[Meeting]:
    """Put the reports of each real meeting together; a pure function of the set of reports, sorted by meeting id.

    ``dead`` is for the reports of a ``closure`` alone: the block keys that it found dead. ``there`` tells of the
    reports of a meeting and the rules that put them together whether just that meeting is there, and left out.
    """
    distinct = {item.id: item for item in sorted(reports, key=repr_of)}
    return sorted(
        (put_together(items, rules) for items, rules in clusters(distinct.values(), dead) if not there(items, rules)),
        key=lambda m: m.id,
    )


def rules_of_group(rules: Iterable[str]) -> frozenset[str]:
    """Of a meeting's rules, those that put its reports together; rules that chose a value are named after it."""
    return frozenset(rule for rule in rules if rule.count(".") == 1)


def repr_of(item: ArticleReport) -> tuple[str, str]:
    """A total order of reports, so that two different ones with one id cannot depend on who came first."""
    return item.id, item.article_sha256
