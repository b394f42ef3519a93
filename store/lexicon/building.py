"""The tables put together: rows become actors, places, senses of phrases and offices held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from store.lexicon.folding import fold, slug
from store.lexicon.senses import Holding, Parts, Sense
from store.model import Actor, ActorKind, MentionForm, Place


def _cells(cell: str) -> list[str]:
    return [part for part in (p.strip() for p in cell.split("|")) if part]


def _day(text: str, last: bool) -> date | None:
    """``2021``, ``2021-05`` or ``2021-05-03``; a part means its first or last day."""
    if not text:
        return None
    year, month, day = ([int(p) for p in text.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day)
    if not last:
        return date(year, month or 1, 1)
    if month in (0, 12):
        return date(year, 12, 31)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


PARTICLES = frozenset(
    {"von", "van", "de", "di", "da", "del", "della", "le", "la", "al", "bin", "ibn", "ould", "dos", "ter"}
)
"""With which a surname can begin."""


_OTHER_REPUBLICS = frozenset({"CN", "TW", "KR", "KP", "CG", "CD"})
"""Countries whose short name with "Republic of" before it is another country."""
_SPELLINGS = (
    ("Organisation", "Organization"),
    ("Centre", "Center"),
    ("Defence", "Defense"),
    ("Labour", "Labor"),
    ("Programme", "Program"),
)


def _both_spellings(names: Iterable[str]) -> list[str]:
    """Names of bodies as British and American papers spell them."""
    told = list(names)
    for name in [*told]:
        for british, american in _SPELLINGS:
            if british in name:
                told.append(name.replace(british, american))
            elif american in name and british not in name:
                told.append(name.replace(american, british))
    return list(dict.fromkeys(told))


class Builder:
    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.codes: dict[str, str] = {}
        self.senses: dict[str, list[Sense]] = {}
        self.holdings: dict[tuple[str, str | None], list[Holding]] = {}
        self.careers: dict[str, list[Holding]] = {}
        self.surnames: dict[str, list[str]] = {}
        self.capitals: dict[str, str] = {}
        self.first = False
        """Whether what is added now is meant before what was added earlier: own words go first."""

    def say(self, phrases: Iterable[str], sense: Sense) -> None:
        for phrase in phrases:
            meant = sense
            if phrase.startswith("?"):
                phrase, meant = phrase[1:], sense._replace(partial=True)
            known = self.senses.setdefault(fold(phrase), [])
            if all(s.key != sense.key for s in known):
                known.insert(0 if self.first else len(known), meant)

    def add_country(self, row: list[str]) -> None:
        code, name, aliases, adjectives, demonyms, capitals = (row + [""] * 6)[:6]
        key = f"country:{code}"
        self.actors[key] = Actor(key, name, ActorKind.COUNTRY, affiliation=key)
        self.places[key] = Place(key, name, key)
        self.codes[key] = code
        self.say([name, *_cells(aliases)], Sense(key, MentionForm.NAME, key))
        if code not in _OTHER_REPUBLICS:
            self.say(
                [f"Republic of {name}", f"Republic of the {name}", f"Kingdom of {name}"],
                Sense(key, MentionForm.NAME, key),
            )
        self.say(_cells(adjectives), Sense(key, MentionForm.ADJECTIVE, key))
        self.say(_cells(demonyms), Sense(key, MentionForm.DEMONYM))
        for capital in capitals.split(";"):
            names = _cells(capital)
            if names:
                place = f"place:{slug(names[0])}"
                self.places[place] = Place(place, names[0], key)
                self.capitals.setdefault(key, place)
                self.say(names, Sense(key, MentionForm.METONYM, place))

    def add_place(self, row: list[str]) -> None:
        name, country, aliases, acts_for = (row + [""] * 4)[:4]
        shown = name.removeprefix("?")
        key = f"place:{slug(shown)}"
        owner = f"country:{country}" if country else None
        if key in self.places and self.places[key].country != owner:
            key = f"{key}-{country.lower()}"
        self.places[key] = Place(key, shown, owner)
        names = [name, *_cells(aliases)]
        if acts_for:
            for each in names:
                self.senses[fold(each)] = [Sense(acts_for, MentionForm.METONYM, key)]
        else:
            self.say(names, Sense(key, MentionForm.PLACE, key))

    def add_towns(self, row: list[str]) -> None:
        """Towns of a country, unless the name is that of something else, or part of somebody's."""
        code, towns = row
        for name in _cells(towns):
            if fold(name) not in self.senses and fold(name) not in self.surnames:
                self.add_place([name, code])

    def add_venue(self, row: list[str]) -> None:
        """A palace or hall in a town."""
        town, name, aliases = [*row, ""][:3]
        key = self._venue(name, town)
        self.say([name, *_cells(aliases)], Sense(key, MentionForm.PLACE, key))

    def _venue(self, name: str, town: str) -> str:
        key = f"place:{slug(name)}"
        self.places[key] = Place(key, name, self.places[town].country, town)
        return key

    def add_body(self, row: list[str], prefix: str, kind: ActorKind) -> None:
        name, code, aliases, affiliation, flags = (row + [""] * 5)[:5]
        key = f"{prefix}:{slug(name)}"
        if affiliation and ":" not in affiliation:
            affiliation = f"country:{affiliation}"
        self.actors[key] = Actor(
            key, name, kind, affiliation=affiliation or None, media="media" in flags, seat="seat" in flags
        )
        if code:
            self.codes[key] = code
        place = None
        if "venue=" in flags:
            place = self._venue(name, flags.partition("venue=")[2].split(" ")[0])
        elif "venue" in flags:
            place = f"place:{slug(name)}"
            self.places[place] = Place(place, name, affiliation or None)
        elif kind is ActorKind.GROUP and f"place:{slug(name)}" in self.places:
            place = f"place:{slug(name)}"
            self._hand_over(place, Sense(key, MentionForm.NAME, place))
        self.say(_both_spellings([name, *_cells(aliases)]), Sense(key, MentionForm.NAME, place))
        if "adjective=" in flags:
            self.say([flags.partition("adjective=")[2]], Sense(key, MentionForm.ADJECTIVE))

    def _hand_over(self, place: str, ruled: Sense) -> None:
        """Let the names of a land be those of the group that rules it too: like a country's, who and where."""
        for senses in self.senses.values():
            senses[:] = [ruled if sense.key == place else sense for sense in senses]

    def add_person(self, row: list[str]) -> None:
        name, gender, aliases, roles = (row + [""] * 4)[:4]
        key = f"person:{slug(name)}"
        career = []
        for role in _cells(roles):
            where, office, title, first, last = (role.split(";") + [""] * 5)[:5]
            country = (where if ":" in where else f"country:{where}") if where else None
            career.append(
                Holding(key, country, office, title or office.replace("-", " "), _day(first, False), _day(last, True))
            )
        for holding in career:
            self.holdings.setdefault((holding.office, holding.country), []).append(holding)
        if key in self.careers:
            career = sorted([*self.careers[key], *career], key=lambda held: held.first or date.min)
            gender = gender or self.actors[key].gender
        latest = career[-1] if career else None
        self.actors[key] = Actor(
            key,
            name,
            ActorKind.PERSON,
            affiliation=latest.country if latest else None,
            title=latest.title if latest else None,
            gender=gender,
        )
        self.careers[key] = career
        full = [a for a in _cells(aliases) if not a.startswith("~")]
        short = [a[1:] for a in _cells(aliases) if a.startswith("~")]
        led = [a for a in short if a.split(" ")[0].lower() in PARTICLES and " " in a]  # "von der Leyen": nobody else's
        self.say(
            [name, *full, *led, *(a[0].upper() + a[1:] for a in led if a[0].islower())], Sense(key, MentionForm.NAME)
        )
        words = name.split(" ")
        for surname in dict.fromkeys(fold(each) for each in short or [words[-1], *(a.split(" ")[-1] for a in full)]):
            bearers = self.surnames.setdefault(surname, [])
            if key not in bearers:
                bearers.append(key)

    def add_names(self, known: str, names: Iterable[str]) -> None:
        """Lets further names mean what a known name or key means; raises KeyError where it means nothing."""
        senses = tuple(self.senses.get(fold(known), ()))
        if not senses:
            place = known if known in self.places else None
            if known not in self.actors and place is None:
                raise KeyError(known)
            form = MentionForm.NAME if known in self.actors else MentionForm.PLACE
            senses = (Sense(known, form, place),)
        for sense in reversed(senses):
            self.say(names, sense)

    def key_of(self, name: str) -> str | None:
        """Key of the actor that a country code, a key or a name means."""
        for key in (name, f"country:{name}"):
            if key in self.actors:
                return key
        for sense in self.senses.get(fold(name), ()):
            if sense.key in self.actors:
                return sense.key
        return None

    def parts(self) -> Parts:
        def frozen(mapping: Mapping[Any, list[Any]]) -> Mapping[Any, tuple[Any, ...]]:
            return MappingProxyType({key: tuple(values) for key, values in mapping.items()})

        return Parts(
            MappingProxyType(self.actors),
            MappingProxyType(self.places),
            MappingProxyType(self.codes),
            frozen(self.senses),
            frozen(self.holdings),
            frozen(self.careers),
            frozen(self.surnames),
            MappingProxyType(self.capitals),
        )
