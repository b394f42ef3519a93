"""The town that a sentence makes the host of a meeting: "Rabat will receive the ministers", "Basel saw talks"."""

from __future__ import annotations

from store.extraction.claims.reading import Reading
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import OWNING
from store.model import MentionForm

TOWN_WITHIN = 7
"""How many tokens before its verb a town begins at most."""


def town_before(reading: Reading, clause: Clause, verb: int) -> str | None:
    """ "Rabat will receive the ministers", "the Swiss city of Basel hosts": the town that is the whole subject.

    ``verb``: the token of the verb. Returns the key of the town.
    """
    article = reading.article
    first = max(clause.first, verb - TOWN_WITHIN)
    named = [m for k in range(first, verb) if (m := article.mention(k)) is not None]
    named = [m for m in named if article.lower[article.token_range(m.span)[1]] not in OWNING]
    others = [m for m in named if m is not named[-1] and m.form is not MentionForm.ADJECTIVE]
    if not named or others or named[-1].form not in (MentionForm.METONYM, MentionForm.PLACE):
        return None
    town = named[-1].place_key
    return None if town is None or town.startswith("country:") else town
