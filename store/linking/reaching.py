"""What must be linked again after a change, so that all meetings are as if everything had been.

``link`` puts together what hangs together by links: pairs that share a live block key, are compared in it, and have a
score. Of a key that no more than ``NEIGHBOURS`` reports have every pair is compared, whoever else has it; of a fuller
one it depends on all of its reports which are. So a set of reports is linked by itself as it is among all where it is
closed under links, and holds all the reports of its fuller keys.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol

from store.linking import blocks, clusters
from store.linking.blocks import Key, Name, Role
from store.linking.profile import Profile
from store.linking.score import score


@dataclass(frozen=True, slots=True)
class Closure(Generic[Key, Name]):
    reached: frozenset[Name]
    """The reports that must be linked again."""
    dead: frozenset[Key]
    """Keys of theirs that too many reports have, some of which may not be among them."""


@dataclass(slots=True)
class Change(Generic[Key, Name]):
    """Reports that came, went or are told otherwise."""

    names: Collection[Name]
    """Those that are there now."""
    keys: Mapping[Key, int]
    """The block keys of all, each with how many more reports have it now than before."""
    lost: Collection[Key] = ()
    """Of the keys, those that a report had which was there before."""
    homes: Collection[Key] = ()
    """Those that one of the reports is at home in."""
    counted: Collection[Key] = ()
    """Those that link nothing for one of them."""


class Filed(Protocol[Key, Name]):
    """Where it is looked up which reports have which block keys now; many at a time."""

    def members(self, keys: Collection[Key], most: int) -> Mapping[Key, Collection[Name]]:
        """The reports that have each key, at most so many; a key that none has may be left out."""

    def residents(self, keys: Collection[Key]) -> Iterable[Name]:
        """The reports at home in any of the keys."""

    def places_of_each(self, names: Collection[Name]) -> Iterable[tuple[Name, Collection[tuple[Key, int, Key | None]]]]:
        """For each report its keys, what (a ``Role``) it is in each, and with which other each dies."""


def closure(
    change: Change[Key, Name],
    filed: Filed[Key, Name],
    profiles: Callable[[Collection[Name]], Mapping[Name, Profile]] | None,
) -> Closure[Key, Name]:
    """What must be linked again after a change; goes on in waves, so that each asks ``filed`` once for all its keys.

    ``profiles`` tells what linking looks at in each report; without it whatever shares a live key is linked again.
    """
    reaching = _Reaching(filed, profiles, clusters.NEIGHBOURS if profiles is not None else 0)
    reaching.begin(change)
    reaching.go_on()
    return Closure(frozenset(reaching.reached), frozenset(key for key, dead in reaching.busy.items() if dead))


@dataclass(slots=True)
class _Reaching(Generic[Key, Name]):
    filed: Filed[Key, Name]
    profiles: Callable[[Collection[Name]], Mapping[Name, Profile]] | None
    few: int
    """Up to so many reports of a key, only those are reached that have a link."""
    reached: set[Name] = field(default_factory=set)
    todo: set[Name] = field(default_factory=set)
    has: dict[Key, Collection[Name]] = field(default_factory=dict)
    """The reports of the keys that are live, but for those all of whose reports have been reached."""
    busy: dict[Key, bool] = field(default_factory=dict)
    entering: set[Key] = field(default_factory=set)
    entered: set[Key] = field(default_factory=set)
    """Busy keys whose residents are to be reached, and have been."""

    def reach(self, names: Iterable[Name]) -> None:
        new = set(names) - self.reached
        self.reached |= new
        self.todo |= new

    def begin(self, change: Change[Key, Name]) -> None:
        """Reaches the reports that changed, and those of keys for which more has changed than that they came."""
        self.reach(change.names)
        now: dict[Key, Collection[Name]] = {}
        by_growth: dict[int, list[Key]] = {}
        for key, more in change.keys.items():
            by_growth.setdefault(max(more, 0), []).append(key)
        for more, keys in by_growth.items():
            now.update(self.filed.members(keys, blocks.BUSY + more + 1))
        for key, more in change.keys.items():
            found = now.get(key, ())
            self.note(key, found)
            if key in change.counted and self.busy[key] == (len(found) - more > blocks.BUSY):
                continue
            if not self.busy[key] and len(found) <= self.few and key not in change.lost:
                continue
            if len(found) <= blocks.BUSY + max(more, 0):
                # Live now, or it was before: whoever has it may have been linked by it, or may be now.
                self.reach(found)
            elif key in change.homes:
                self.entering.add(key)

    def note(self, key: Key, found: Collection[Name]) -> None:
        """Notes the reports of a key, or one more than it takes for it to be busy."""
        self.busy[key] = len(found) > blocks.BUSY
        if not self.busy[key]:
            self.has[key] = found

    def go_on(self) -> None:
        """Reaches what hangs together with what has been reached."""
        while self.todo or self.entering:
            if self.entering:
                entering, self.entering = self.entering, set()
                self.entered |= entering
                self.reach(self.filed.residents(entering))
            wave, self.todo = self.todo, set()
            self.follow(list(self.filed.places_of_each(wave)))

    def follow(self, wave: Collection[tuple[Name, Collection[tuple[Key, int, Key | None]]]]) -> None:
        """Reaches what these reports are linked with, and all of their fuller keys."""
        places = [place for _, each in wave for place in each]
        unknown = {key for key, _, _ in places} | {parent for _, _, parent in places if parent is not None}
        unknown -= self.busy.keys()
        found = self.filed.members(unknown, blocks.BUSY + 1)
        for key in unknown:
            self.note(key, found.get(key, ()))
        near: dict[Name, set[Name]] = {}
        for name, each in wave:
            for key, role, parent in each:
                if role == Role.COUNTED:
                    continue
                if self.busy[key] or (parent is not None and self.busy[parent]):
                    if role == Role.HOME and key not in self.entered:
                        self.entering.add(key)
                elif key in self.has:
                    if len(self.has[key]) <= self.few:
                        near.setdefault(name, set()).update(self.has[key])
                    else:
                        self.reach(self.has.pop(key))
        if self.profiles is not None and near:
            self.reach_linked(near, self.profiles)

    def reach_linked(
        self, near: Mapping[Name, set[Name]], profiles: Callable[[Collection[Name]], Mapping[Name, Profile]]
    ) -> None:
        """Of the reports near others, reaches those that have a link with them."""
        wanted = {name: left for name, others in near.items() if (left := others - self.reached)}
        known = profiles(wanted.keys() | {other for each in wanted.values() for other in each})
        for name, others in wanted.items():
            self.reach([other for other in others - self.reached if score(known[name], known[other]) is not None])
