"""One table of actors from the actors of all articles: one person under one id, however a name is spelled.

Two names are one person's where the family names sound alike in their usual Latin spellings (Zelensky, Zelenskyy;
Sybiha, Sibiga; Yermak, Ermak; al-Sudani, Al Sudani) and the given names agree (Steve, Steven; Mohammed, Muhammad; an
initial). A family name alone, or with an initial, joins a full name only where there is a single one it fits; between
several it stays apart. Actors of the lexicon are never joined with each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from store.lexicon.folding import fold
from store.model import Actor, ActorKind


@dataclass(frozen=True, slots=True)
class ActorSeen:
    """An actor as one article presents it."""

    actor: Actor
    day: date | None = None
    """The day of the article, for the days between which a role is known to have held."""
    aliases: tuple[str, ...] = ()
    """Other forms of the name in the article."""


@dataclass(frozen=True, slots=True)
class ActorRole:
    """A title with the first and last day on which an article gave it."""

    title: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class MergedActor:
    """One actor of all articles."""

    id: str
    """``p-`` and a hash of the key of the lexicon, or else of the least of its keys."""
    name: str
    kind: ActorKind
    affiliation: str | None
    roles: tuple[ActorRole, ...]
    aliases: tuple[str, ...]
    keys: tuple[str, ...]
    """The keys under which articles know it, the lexicon's first; each key's own id stays a name of the actor."""
    known: bool


def actor_id(key: str) -> str:
    """The id that a key stands for by itself.

    >>> actor_id("country:UA")[:2]
    'p-'
    """
    return "p-" + blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()


# --------------------------------------------------------------------------- sounds of names

_SPELLINGS = (
    (r"['\-. ]", ""),
    (r"(?:iyy?|iii?|yj|ij|yi|ey|ei|ai|ay|y|i)$", "i"),
    (r"^(?:y|j)e", "e"),
    (r"([aeiou])(?:y|j)e", r"\1e"),
    (r"kh|gh|g", "h"),
    (r"dzh|dj|zh", "j"),
    (r"tsch|tch|ch|cz", "č"),
    (r"sch|sh", "š"),
    (r"ts|tz|c(?=[ei])", "s"),
    (r"enka$", "enko"),
    (r"ph", "f"),
    (r"ck|q|c", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"ou|oo", "u"),
    (r"ee|ie", "i"),
    (r"[yj]", "i"),
    (r"(.)\1+", r"\1"),
)
_RULES = tuple((re.compile(pattern), by) for pattern, by in _SPELLINGS)
_ARTICLES = frozenset(
    {"al", "el", "as", "ad", "ar", "az", "an", "at", "ul", "de", "da", "di", "von", "van", "bin", "ibn", "ben"}
)
_ARTICLE = re.compile(r"^(?:al|el|as|ad|ar|az|an|at|ash|ul)-(?=\w{3})")
_NICKNAME = 3


@lru_cache(maxsize=65536)
def name_sound(word: str) -> str:
    """What a word of a name sounds like, the same for its usual spellings.

    >>> name_sound("Zelenskyy") == name_sound("Zelensky") and name_sound("Sybiha") == name_sound("Sibiga")
    True
    >>> name_sound("Yermak") == name_sound("Ermak") and name_sound("Khamenei") == name_sound("Hamenei")
    True
    """
    text = _ARTICLE.sub("", fold(word).casefold())
    for pattern, by in _RULES:
        text = pattern.sub(by, text)
    return text


@lru_cache(maxsize=65536)
def name_parts(name: str) -> tuple[tuple[str, ...], str]:
    """The sounds of the given names (an initial is one letter) and of the family name."""
    words = [word for word in re.split(r"\s+", fold(name).replace(".", " ").strip()) if word]
    while len(words) > 1 and words[-1].casefold() in {"jr", "sr", "ii", "iii", "iv"}:
        words.pop()
    if not words:
        return (), ""
    given = [word for word in words[:-1] if word.casefold() not in _ARTICLES]
    return tuple(word.casefold() if len(word) == 1 else name_sound(word) for word in given), name_sound(words[-1])


def _bones(sound: str) -> str:
    """A sound without the vowels in it: Muhammad, Mohammed, Mohamed."""
    return sound[:1].translate(str.maketrans("aeo", "iiu")) + re.sub(r"[aeiou]", "", sound[1:])


def _given_agree(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    short, long = sorted((a, b), key=len)
    if len(short) >= _NICKNAME and long.startswith(short.rstrip("aeiou") if len(short) > _NICKNAME else short):
        return True
    return _bones(a) == _bones(b) and len(_bones(a)) > 1


def names_agree(a: str, b: str) -> bool:
    """Whether two full names can be one person's spelled in two ways.

    >>> names_agree("Steve Witkoff", "Steven Witkoff"), names_agree("Donald Trump", "Melania Trump")
    (True, False)
    """
    (given_a, family_a), (given_b, family_b) = name_parts(a), name_parts(b)
    if family_a != family_b or not family_a:
        return False
    if not given_a or not given_b:
        return True
    if _given_agree(given_a[0], given_b[0]):
        return True
    # A first name that one of the two leaves out: Recep Tayyip, Tayyip.
    few, many = sorted((given_a, given_b), key=len)
    return len(few) < len(many) and any(_given_agree(few[0], name) and len(name) > 1 for name in many[1:])


# --------------------------------------------------------------------------- joining


@dataclass(slots=True, eq=False)
class _Key:
    """All that articles say of one key."""

    key: str
    kind: ActorKind
    known: bool
    names: dict[str, int] = field(default_factory=dict)
    affiliations: dict[str, int] = field(default_factory=dict)
    titles: dict[str, tuple[date | None, date | None]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))

    @property
    def full(self) -> bool:
        """Whether the name has a given name of more than an initial."""
        given = name_parts(self.name)[0]
        return bool(given) and len(given[0]) > 1


def _gathered(seen: Iterable[ActorSeen]) -> list[_Key]:
    keys: dict[str, _Key] = {}
    for item in seen:
        actor = item.actor
        entry = keys.get(actor.key)
        if entry is None:
            entry = keys[actor.key] = _Key(actor.key, actor.kind, actor.known)
        entry.known = entry.known or actor.known
        entry.names[actor.name] = entry.names.get(actor.name, 0) + 1
        for alias in item.aliases:
            entry.names.setdefault(alias, 0)
        if actor.affiliation:
            entry.affiliations[actor.affiliation] = entry.affiliations.get(actor.affiliation, 0) + 1
        if actor.title:
            first, last = entry.titles.get(actor.title, (None, None))
            days = [day for day in (first, last, item.day) if day is not None]
            entry.titles[actor.title] = (min(days, default=None), max(days, default=None))
    return [keys[key] for key in sorted(keys)]


def _affiliations_agree(a: _Key, b: _Key) -> bool:
    return not a.affiliations or not b.affiliations or not a.affiliations.keys().isdisjoint(b.affiliations)


def block_of(actor: Actor) -> str:
    """Actors of different blocks are never joined: what a writer must look at again when an actor is added."""
    return _block(actor.kind, actor.name)


def _block(kind: ActorKind, name: str) -> str:
    if kind is ActorKind.PERSON:
        return f"{kind}:{name_parts(name)[1]}"
    return f"{kind}:{re.sub(r'^the ', '', fold(name).casefold())}"


def _groups(block: list[_Key]) -> list[list[_Key]]:
    """The keys of a block, put together by person."""
    groups: list[list[_Key]] = [[key] for key in block if key.known]
    complete = [key for key in block if not key.known and (key.full or key.kind is not ActorKind.PERSON)]
    for key in complete:
        fitting = [
            group for group in groups if any(_affiliations_agree(key, other) and _same(key, other) for other in group)
        ]
        lexicon = [group for group in fitting if any(other.known for other in group)]
        if len(lexicon) > 1 or (not lexicon and len(fitting) > 1 and not _one_name(fitting)):
            groups.append([key])
        elif lexicon:
            lexicon[0].append(key)
        elif fitting:
            merged = [other for group in fitting for other in group]
            groups = [group for group in groups if not any(group is joined for joined in fitting)]
            groups.append([*merged, key])
        else:
            groups.append([key])
    alone: list[list[_Key]] = []
    for key in block:
        if key.known or key in complete:
            continue
        fitting = [
            group for group in groups if any(_affiliations_agree(key, other) and _same(key, other) for other in group)
        ]
        if len(fitting) == 1:
            fitting[0].append(key)
        else:
            alone.append([key])
    return groups + alone


def _same(a: _Key, b: _Key) -> bool:
    if a.kind is not ActorKind.PERSON:
        return True
    return any(names_agree(a.name, name) for name in b.names)


def _one_name(groups: list[list[_Key]]) -> bool:
    names = [key.name for group in groups for key in group]
    return all(names_agree(names[0], name) for name in names[1:])


def merge_actors(seen: Iterable[ActorSeen]) -> list[MergedActor]:
    """One entry for each actor of all articles, sorted by id; a pure function of the set of what was seen."""
    blocks: dict[str, list[_Key]] = {}
    for key in _gathered(seen):
        blocks.setdefault(_block(key.kind, key.name), []).append(key)
    return sorted((_merged(group) for block in blocks.values() for group in _groups(block)), key=lambda actor: actor.id)


def _merged(group: list[_Key]) -> MergedActor:
    keys = sorted(group, key=lambda key: (not key.known, key.key))
    names: dict[str, int] = {}
    affiliations: dict[str, int] = {}
    titles: dict[str, list[date | None]] = {}
    for key in keys:
        for name, count in key.names.items():
            names[name] = names.get(name, 0) + count
        for affiliation, count in key.affiliations.items():
            affiliations[affiliation] = affiliations.get(affiliation, 0) + count
        for title, days in key.titles.items():
            titles.setdefault(title, []).extend(days)
    head = keys[0]
    name = head.name if head.known else min(names, key=lambda name: (-len(name.split()), -names[name], name))
    roles = []
    for title, all_days in titles.items():
        known = [day for day in all_days if day is not None]
        roles.append(ActorRole(title, min(known, default=None), max(known, default=None)))
    return MergedActor(
        id=actor_id(head.key),
        name=name,
        kind=head.kind,
        affiliation=min(affiliations, key=lambda key: (-affiliations[key], key), default=None),
        roles=tuple(sorted(roles, key=lambda role: (role.first or date.max, role.title))),
        aliases=tuple(sorted(set(names) - {name})),
        keys=tuple(key.key for key in keys),
        known=head.known,
    )
