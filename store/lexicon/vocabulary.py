"""The word tables as sets, and the phrases of the lexicon as an index over tokens: compiled once a lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from store.lexicon import Lexicon, Sense
from store.lexicon.folding import fold
from store.reading.tokens import tokenise

Tail = tuple[str, ...]
Words = frozenset[str]


PRONOUNS: Words = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))


class Begun(NamedTuple):
    """What the phrases that begin with one token mean: senses, and whether they need support."""

    alone: tuple[tuple[Sense, ...], bool] | None
    """For the token by itself."""
    longer: Mapping[str, tuple[tuple[Tail, tuple[tuple[Sense, ...], bool]], ...]]
    """For longer phrases: second token to what follows the first, longest first."""


class Homonym(NamedTuple):
    """A name of several things, told apart by words elsewhere in the article."""

    default: str | None
    options: tuple[tuple[str, Words], ...]
    """Pairs of key and the lower-case words that speak for it."""
    speaks: str | None = None
    """What it is where a verb of saying or "citing" follows."""


class Body(NamedTuple):
    id: str
    office: str


class RoleWords(NamedTuple):
    """Words of role noun phrases and of bodies (``titles.toml``)."""

    heads: Mapping[str, str]
    modifiers: Words
    honorifics: Mapping[str, str]
    gender: Mapping[str, str]
    sides: Mapping[str, str]
    """Heads whose bearer is of one country alone, to its key: "the pope"."""
    offices: Mapping[Tail, str]
    office_longest: int
    bodies: Mapping[Tail, Body]
    body_longest: int
    body_starts: Words
    """First words of bodies and heads of generic ones: "ministry"."""
    head_words: Words
    plural_heads: Words
    determiners: Words
    definite: Words
    owning: Words
    body_heads: Words
    former: Words
    unresolved_heads: Words
    leader_classes: Words
    loose_heads: Words
    state_classes: Words
    side_owners: Words
    led_by: Words
    bodies_of_towns: Words
    bodies_abroad: Words
    counterparts: Words
    own_heads: Words
    about_for: Words
    leading: Words
    signing: Words
    apart: Words
    made_up: Words
    including: Words
    naming: Words
    teams: Words


class NameWords(NamedTuple):
    """Words by which unknown names are told apart (``names.toml``)."""

    given: Mapping[str, str]
    """Given name to ``m``, ``f`` or empty."""
    particles: Words
    organisation_heads: Words
    media_heads: Words
    media_first: Words
    place_heads: Words
    place_kinds: Words
    family_first: Words
    stop: Words
    never: Words
    calendar_names: Words
    """Months and weekdays that are names too: "Jan", "Mar"."""
    before_months: Words
    """Words after which a month is no name: "in April"."""
    person_verbs: Words
    body_kinds: Words
    media_kinds: Words
    described: Words
    group_heads: Words
    saying: Words
    person_prepositions: Words
    links: Words
    small_in_titles: Words
    articles: Words
    shortened_names: Words
    """Given names that are cut short, with a full stop behind them: "Ma.", "Wm."."""
    suffixes: Words
    """What stands behind a surname: "Jr", "III"."""
    appositive: Words
    town_links: Words
    waters: Words
    thing_heads: Words
    thing_kinds: Words
    """Nouns before the name of a thing: "typhoon", "the frigate"."""


class SyntaxWords(NamedTuple):
    """Words that tell a place from a government (``[syntax]`` of ``names.toml``)."""

    location_prepositions: Words
    motion_words: Words
    visit_verbs: Words
    meeting_nouns: Words
    policy_nouns: Words
    venue_nouns: Words
    before_place: Words
    no_motion: Words
    conduct_nouns: Words
    country_towns: Words
    """Countries whose capital bears their name."""
    before_hosting: Words
    """Words before "host" where it is a verb, whose object acts."""


class SideWords(NamedTuple):
    """Words that make an unknown name beside them a side (``[sides]`` of ``names.toml``)."""

    people: Words
    bodies: Words
    ruling: Words
    rising: Words
    adjectival: Words
    delegates: Words
    between: Words
    led_by: Words
    acting: Words
    gatherings: Words
    joint: Words
    no_sides: Words


class Vocabulary(NamedTuple):
    """Everything that finding mentions asks of the lexicon, ready for one look-up a token."""

    phrases: Mapping[str, Begun]
    """First token of a phrase to the phrases that begin with it."""
    homonyms: Mapping[str, Homonym]
    roles: RoleWords
    names: NameWords
    syntax: SyntaxWords
    sides: SideWords
    adjective_of: Mapping[str, str]
    """Country key to its first adjective, for names of bodies: ``Turkish``."""


@lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The compiled tables of ``lexicon``, made once."""
    adjectives: dict[str, str] = {}
    for row in lexicon.rows("countries"):
        adjectives[f"country:{row[0]}"] = (row[3].split("|")[0] if len(row) > 3 else "") or row[1]
    names = lexicon.table("names")
    roles = _role_words(lexicon.table("titles"))
    sides = SideWords(*(frozenset(names["sides"][field]) for field in SideWords._fields))
    return Vocabulary(
        phrases=_index(lexicon),
        homonyms={
            row["phrase"]: Homonym(
                row.get("default"),
                tuple((o["key"], frozenset(o["cues"])) for o in row["options"]),
                row.get("speaks"),
            )
            for row in lexicon.table("homonyms")["homonyms"]
        },
        roles=roles,
        names=NameWords(
            _given_names(lexicon), *(_folded(names[field]) for field in NameWords._fields if field != "given")
        ),
        syntax=SyntaxWords(*(frozenset(names["syntax"][field]) for field in SyntaxWords._fields)),
        sides=sides,
        adjective_of=adjectives,
    )


def _role_words(titles: dict[str, Any]) -> RoleWords:
    offices = {tuple(fold(p).split()): row["id"] for row in reversed(titles["offices"]) for p in row["words"]}
    for words, office in list(offices.items()):
        plural = _plural(words[-1])
        if plural in titles["heads"]:
            offices.setdefault((*words[:-1], plural), office)
    bodies = {_lower(p): Body(row["id"], row["office"]) for row in titles["bodies"] for p in row["words"]}
    return RoleWords(
        {fold(head): role_class for head, role_class in titles["heads"].items()},
        _folded(titles["modifiers"]),
        {fold(title): gender for title, gender in titles["honorifics"].items()},
        titles["gender"],
        {fold(head): side for head, side in titles["sides"].items()},
        offices,
        max(map(len, offices)),
        bodies,
        max(map(len, bodies)),
        frozenset(words[0] for words in bodies) | frozenset(titles["words"]["body_heads"]),
        _folded(titles["heads"]),
        *(_folded(titles["words"][field]) for field in RoleWords._fields[11:]),
    )


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _index(lexicon: Lexicon) -> dict[str, Begun]:
    alone: dict[str, tuple[tuple[Sense, ...], bool]] = {}
    longer: dict[str, dict[str, list[tuple[Tail, tuple[tuple[Sense, ...], bool]]]]] = {}
    for phrase, senses in lexicon.phrases.items():
        meaning = (senses, any(s.partial for s in senses))
        if phrase.isalpha():
            alone[phrase] = meaning
            continue
        words = phrase.split(" ")
        if not all(map(str.isalpha, words)):
            words = [token.text for token in tokenise(phrase)]
        if len(words) == 1:
            alone[words[0]] = meaning
            continue
        longer.setdefault(words[0], {}).setdefault(words[1], []).append((tuple(words[1:]), meaning))
    return {
        first: Begun(
            alone.get(first),
            {second: tuple(sorted(tails, key=lambda tail: -len(tail[0]))) for second, tails in seconds.items()},
        )
        for first, seconds in ((first, longer.get(first, {})) for first in {*alone, *longer})
    }


def _given_names(lexicon: Lexicon) -> dict[str, str]:
    """Each name to its gender, empty where men and women bear it."""
    names: dict[str, str] = {}
    for gender, cell in lexicon.rows("given_names"):
        for name in fold(cell).split("|"):
            names[name] = gender if names.get(name, gender) == gender else ""
    return names


def _folded(words: Iterable[str]) -> Words:
    return frozenset(map(fold, words))


def _lower(phrase: str) -> Tail:
    return tuple(fold(token.lower) for token in tokenise(phrase))
