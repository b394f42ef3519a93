"""Groups of reports that grow by links, and whether two of them may become one."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.linking.article_report import ArticleReport
from store.linking.blocks import Place
from store.linking.days_apart import ROUND_DAYS
from store.linking.profile import Days, Known, Profile
from store.model import MeetingKind


@dataclass(slots=True, eq=False)
class Node:
    """Reports that are surely linked alike."""

    profile: Profile
    keys: dict[str, Place]
    items: list[ArticleReport]
    id: str


@dataclass(slots=True, eq=False)
class Group:
    """What the reports of a group come to, as far as it can speak against one more."""

    nodes: list[Node]
    articles: set[str]
    rounds: set[int]
    days: set[Days]
    previous: set[Days]
    cities: set[str]
    people: set[str]
    calls: set[bool] = field(default_factory=set)
    another: bool = False
    """Whether a report without any day plans another meeting than one before."""
    begun: bool = False

    @classmethod
    def of(cls, node: Node) -> Group:
        profile = node.profile
        return cls(
            nodes=[node],
            articles={item.article_sha256 for item in node.items},
            rounds={profile.round} if profile.round is not None else set(),
            days={profile.days} if profile.known is Known.EXACT and profile.days else set(),
            previous={profile.previous} if profile.previous else set(),
            cities={profile.city} if profile.city else set(),
            people=set(profile.people),
            calls={profile.call} if profile.call or profile.placed else set(),
            another=profile.another and profile.known is Known.TIMELESS,
            begun=not profile.ahead,
        )

    def take(self, other: Group) -> None:
        self.nodes += other.nodes
        self.articles |= other.articles
        self.rounds |= other.rounds
        self.days |= other.days
        self.previous |= other.previous
        self.cities |= other.cities
        self.people |= other.people
        self.calls |= other.calls
        self.another = self.another or other.another
        self.begun = self.begun or other.begun


def _days_agree(a: Group, b: Group, given_up: set[Days], spans: list[Days]) -> bool:
    """Every exact day of one group is near one of the other, or somebody says that it was moved, or of talks that they
    went on in all of ``spans``."""
    if not a.days or not b.days:
        return True
    moved = a.previous | b.previous | given_up
    same_round = bool(a.rounds & b.rounds)
    for day in a.days:
        for other in b.days:
            gap = day.gap(other)
            if gap <= 1 or (same_round and gap <= ROUND_DAYS):
                continue
            if any(day.overlaps(old) or other.overlaps(old) for old in moved):
                continue
            if not any(day.overlaps(span) and other.overlaps(span) for span in spans):
                return False
    return True


def given_up_by(rule: str, a: Group, b: Group, left: Profile, right: Profile) -> set[Days] | None:
    """The day of a plan that was moved to another, by a link that says so; None where it was kept after all."""
    if rule != "L.moved-alone":
        return set()
    plan, group = (right, b) if left.moved else (left, a)
    kept = any(not node.profile.ahead and node.profile.known is Known.EXACT for node in group.nodes)
    return None if kept or plan.days is None else {plan.days}


def may_join(a: Group, b: Group, left: Profile, right: Profile, given_up: set[Days]) -> bool:
    few, many = (a.articles, b.articles) if len(a.articles) <= len(b.articles) else (b.articles, a.articles)
    if not few.isdisjoint(many):
        return False
    if len(a.rounds | b.rounds) > 1 or len(a.calls | b.calls) > 1:
        return False
    if (a.another and b.begun) or (b.another and a.begun):
        return False
    spans = [p.days for p in (left, right) if p.days and p.known is Known.EXACT and p.kind is MeetingKind.TALKS]
    if not _days_agree(a, b, given_up, spans):
        return False
    both_placed = left.city is not None and right.city is not None
    if a.cities and b.cities and a.cities.isdisjoint(b.cities) and not both_placed and not (a.previous or b.previous):
        return False
    both_named = bool(left.people and right.people)
    return both_named or len(a.people) < 2 or len(b.people) < 2 or not a.people.isdisjoint(b.people)
