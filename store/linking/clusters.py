"""Which reports belong together: best links first, none that a whole group speaks against.

Reports with equal profiles are one node, so the work grows with the number of different tellings, and a node is
compared with a bounded number of neighbours in each block. Links are taken by tier (both days exact, then windows,
then undated), by falling score, then by id, so the result depends on the set of reports alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from store.linking.article_report import ArticleReport
from store.linking.blocks import BUSY, Place, Role, keys_of
from store.linking.groups import Group, Node, given_up_by, may_join
from store.linking.profile import Known, Profile, profile_of
from store.linking.score import ALONE, Score, score

LATER = frozenset({"L.next-day", "L.same-round"})
SAME_SIDES = 300
"""By how many points the very same sides go before others."""
NEIGHBOURS = 48
"""With how many earlier nodes of its block a node is compared."""


def _nodes(items: Iterable[ArticleReport]) -> list[Node]:
    """Reports that are surely linked alike, together; sorted by id."""
    groups: dict[tuple[Profile, str], Node] = {}
    known: dict[Profile, tuple[dict[str, Place], bool]] = {}
    """The keys of each profile, and whether reports that have it fit each other."""
    nth: dict[tuple[Profile, str], int] = {}
    for item in sorted(items, key=lambda item: item.id):
        profile = profile_of(item)
        if profile not in known:
            keys = keys_of(profile)
            known[profile] = keys, bool(keys) and score(profile, profile) is not None
        keys, fits = known[profile]
        if not fits:
            groups[profile, item.id] = Node(profile, keys, [item], item.id)
            continue
        ordinal = 0
        if profile.known is not Known.EXACT:
            ordinal = nth.get((profile, item.article_sha256), 0)
            nth[profile, item.article_sha256] = ordinal + 1
        node = groups.get((profile, str(ordinal)))
        if node is None:
            groups[profile, str(ordinal)] = Node(profile, keys, [item], item.id)
        else:
            node.items.append(item)
    return sorted(groups.values(), key=lambda node: node.id)


def _neighbours(members: list[Node]) -> Iterator[tuple[Node, Node]]:
    """Pairs of a block worth comparing: near in time, at most ``NEIGHBOURS`` for each node."""

    def at(node: Node) -> int:
        profile = node.profile
        days = profile.published or profile.days or profile.previous
        return days.first if days else 0

    exact = sorted((n for n in members if n.profile.known is Known.EXACT), key=lambda n: (at(n), n.id))
    vague = sorted((n for n in members if n.profile.known is not Known.EXACT), key=lambda n: (at(n), n.id))
    for ordered in (exact, vague):
        for place, node in enumerate(ordered):
            for other in ordered[max(0, place - NEIGHBOURS) : place]:
                yield other, node
    starts = [at(node) for node in exact]
    for node in vague:
        centre = bisect_left(starts, at(node))
        for other in exact[max(0, centre - NEIGHBOURS) : centre + NEIGHBOURS]:
            yield other, node


def _blocks(nodes: list[Node], dead: Callable[[str], bool]) -> Iterator[list[Node]]:
    """The nodes of each key that link by it: all of them, or where it is dead those at home in it."""
    blocks: dict[str, list[tuple[Node, Role]]] = {}
    parents: dict[str, str] = {}
    for node in nodes:
        for key, (role, parent) in node.keys.items():
            blocks.setdefault(key, []).append((node, role))
            if parent:
                parents[key] = parent
    known: dict[str, bool] = {}

    def is_busy(key: str) -> bool:
        busy = known.get(key)
        if busy is None:
            members = blocks.get(key, ())
            busy = known[key] = dead(key) or sum(len(node.items) for node, _ in members) > BUSY
        return busy

    for key, members in blocks.items():
        if len(members) == 1:
            continue
        if is_busy(key) or (key in parents and is_busy(parents[key])):
            yield [node for node, role in members if role is Role.HOME]
        else:
            yield [node for node, role in members if role is not Role.COUNTED]


def _links(nodes: list[Node], dead: Callable[[str], bool]) -> list[tuple[Score, Node, Node]]:
    seen: set[tuple[str, str]] = set()
    links = []
    for members in _blocks(nodes, dead):
        for one, two in _neighbours(members):
            a, b = (one, two) if one.id < two.id else (two, one)
            if (a.id, b.id) in seen:
                continue
            seen.add((a.id, b.id))
            found = score(a.profile, b.profile)
            if found is not None:
                links.append((found, a, b))
    # The same day goes before a day of the same session, which another report of the article may tell of.
    links.sort(key=_first)
    return links


def _first(link: tuple[Score, Node, Node]) -> tuple[int, bool, int, bool, str, str]:
    """Which links are taken first. The very same sides go before a common person beside one more side, and who tells
    the same first day before who tells of a later one."""
    found, a, b = link
    same_sides = SAME_SIDES if len(a.profile.parties) >= 2 and a.profile.parties == b.profile.parties else 0
    days, others = a.profile.days, b.profile.days
    later = days is not None and others is not None and days.first != others.first
    return found.tier, found.rule in LATER, -found.points - same_sides, later, a.id, b.id


def _is_vague(profile: Profile, rule: str = "") -> bool:
    """Whether a report leaves open the day or the sides by which a link of a rule holds."""
    if rule == "L.one-sided-alone":
        return len(profile.parties) == 1
    if rule in ("L.undated-alone", "L.long-planned-alone"):
        return profile.known is Known.UNDATED
    if rule == "L.window-alone":
        return profile.known is Known.WINDOW
    if rule == "L.moved-alone":
        return profile.moved
    if rule == "L.sideless-alone":
        return not profile.tells_sides
    return profile.known is Known.TIMELESS or not profile.parties


def _only_ones(
    links: list[tuple[Score, Node, Node]], owner: dict[str, Group], told: bool
) -> list[tuple[Score, Node, Node]]:
    """Of the links that hold where nothing else offers itself, those of vague reports with one group to go to.

    ``told``: to groups of which a report tells day and sides; else between vague ones that have no such group.
    """
    offers: dict[str, dict[int, bool]] = {}
    told_of: dict[tuple[int, str], bool] = {}

    def is_clear(group: Group, rule: str) -> bool:
        clear = told_of.get((id(group), rule))
        if clear is None:
            clear = any(not _is_vague(node.profile, rule) for node in group.nodes)
            told_of[id(group), rule] = clear
        return clear

    for found, a, b in links:
        for one, other in ((a, b), (b, a)):
            group = owner[other.id]
            if _is_vague(one.profile, found.rule) and owner[one.id] is not group:
                groups = offers.setdefault(one.id, {})
                groups[id(group)] = groups.get(id(group), False) or is_clear(group, found.rule)

    def goes(one: Node, other: Node, rule: str) -> bool:
        groups = offers.get(one.id, {})
        likely = {group for group, clear in groups.items() if clear is told}
        alone = likely == {id(owner[other.id])} and (told or not any(groups.values()))
        return alone or not _is_vague(one.profile, rule)

    return [(found, one, two) for found, one, two in links if goes(one, two, found.rule) and goes(two, one, found.rule)]


def nothing_dead(_key: str) -> bool:
    """For a set of reports beside which there are no others."""
    return False


def clusters(
    items: Iterable[ArticleReport], dead: Callable[[str], bool] = nothing_dead
) -> list[tuple[list[ArticleReport], frozenset[str]]]:
    """The reports of each meeting, sorted by id, with the rules that put them together.

    ``dead`` tells which block keys more reports have than are among ``items``, and too many.
    """
    nodes = _nodes(items)
    owner: dict[str, Group] = {node.id: Group.of(node) for node in nodes}
    reasons: dict[str, set[str]] = {}

    def join(found: Score, a: Node, b: Node) -> None:
        left, right = owner[a.id], owner[b.id]
        given_up = given_up_by(found.rule, left, right, a.profile, b.profile)
        if left is right or given_up is None or not may_join(left, right, a.profile, b.profile, given_up):
            return
        if len(left.nodes) < len(right.nodes):
            left, right = right, left
        left.take(right)
        left.previous |= given_up
        for node in right.nodes:
            owner[node.id] = left
        reasons.setdefault(a.id, set()).add(found.rule)

    links = _links(nodes, dead)
    for found, a, b in links:
        if found.rule not in ALONE:
            join(found, a, b)
    alone = [link for link in links if link[0].rule in ALONE]
    # Who shares a side is asked before who shares none.
    for some in ([link for link in alone if link[0].rule != "L.sideless-alone"], alone):
        for told in (True, False):
            for found, a, b in _only_ones(some, owner, told):
                join(found, a, b)
    result = []
    done: set[int] = set()
    for node in nodes:
        cluster = owner[node.id]
        if id(cluster) in done:
            continue
        done.add(id(cluster))
        members = sorted((item for part in cluster.nodes for item in part.items), key=lambda item: item.id)
        rules = frozenset(rule for part in cluster.nodes for rule in reasons.get(part.id, ()))
        if any(len(part.items) > 1 for part in cluster.nodes):
            rules |= {"L.same-telling"}
        result.append((members, rules))
    return result
