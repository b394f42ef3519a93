"""Where an outlet is at home: what tells 3/11 in its header apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.dating.words import DatingWords
from store.model import BlockKind, Document
from store.once import Once
from store.reading.tokens import tokens_of

if TYPE_CHECKING:
    from store.lexicon import Lexicon

_TWELVE_HOURS = frozenset({"am", "pm", "a.m.", "p.m."})


def _outlet_countries(lexicon: Lexicon) -> dict[str, str]:
    """Country codes by the names of outlets."""
    countries: dict[str, str] = {}
    for row in lexicon.rows("media"):
        if len(row) > 2 and row[2]:
            for name in [row[0], *row[1].split("|")]:
                countries.setdefault(name.lower(), row[2])
    return countries


_countries = Once(_outlet_countries)


def month_first_at(document: Document, lexicon: Lexicon, words: DatingWords) -> bool | None:
    """Whether the outlet named in the header writes the month first; None for one that the lexicon does not know."""
    if not document.outlet:
        return None
    countries = _countries(lexicon)
    country = countries.get(document.outlet.lower().removeprefix("the ")) or countries.get(document.outlet.lower())
    return None if country is None else country in words.month_first_countries


def month_first_by_style(document: Document, lexicon: Lexicon, words: DatingWords) -> bool | None:
    """The same from how the text is written: the place in its dateline, else its spelling; None where both are silent.

    Spelling tells from two words on that are all of one kind, names aside. American spelling is at home in many
    countries that write the day first, so it counts only beside a clock of twelve hours.
    """
    for block in document.blocks:
        if block.kind is BlockKind.DATELINE:
            country = _country_of_place(document.text[slice(*block.span)], lexicon)
            if country is not None:
                return country in words.month_first_countries
            break
    small = {token.lower for token in document.tokens if token.text[0].islower()}
    british, american = len(words.british & small), len(words.american & small)
    if british > 1 and not american:
        return False
    if american > 1 and not british:
        heads = (block for block in document.blocks if block.kind in (BlockKind.HEADER, BlockKind.TIMESTAMP))
        clocks = {token.lower for block in heads for token in tokens_of(document.text, *block.span)}
        return True if clocks & _TWELVE_HOURS else None
    return None


def _country_of_place(dateline: str, lexicon: Lexicon) -> str | None:
    """The country code of the place at the beginning of a dateline: "NEW YORK, Nov 3 (Wire) -"."""
    words = dateline.replace(",", " ").replace("(", " ").replace("/", " ").title().split()
    for count in (3, 2, 1):
        for sense in lexicon.senses(" ".join(words[:count])):
            country = lexicon.country_of(sense.place or sense.key)
            if country is not None:
                return country.removeprefix("country:")
    return None
