"""Where an outlet is at home: what tells 3/11 in its header apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.dating.words import DatingWords
from store.model import Document

if TYPE_CHECKING:
    from store.lexicon import Lexicon

_compiled: dict[int, tuple[Lexicon, dict[str, str]]] = {}


def month_first_at(document: Document, lexicon: Lexicon, words: DatingWords) -> bool | None:
    """Whether the outlet named in the header writes the month first; None for one that the lexicon does not know."""
    if not document.outlet:
        return None
    known = _compiled.get(id(lexicon))
    if known is None:
        countries: dict[str, str] = {}
        for row in lexicon.rows("media"):
            if len(row) > 2 and row[2]:
                for name in [row[0], *row[1].split("|")]:
                    countries.setdefault(name.lower(), row[2])
        known = _compiled[id(lexicon)] = (lexicon, countries)
    country = known[1].get(document.outlet.lower().removeprefix("the ")) or known[1].get(document.outlet.lower())
    return None if country is None else country in words.month_first_countries
