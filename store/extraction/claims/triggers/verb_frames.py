"""Whether a verb has beside it what makes it a verb of meeting: a place, a guest, a voice."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from store.extraction.claims.triggers.told_verb import ToldVerb
from store.extraction.claims.triggers.verbs_of_company import awaits, hosts, invites, names_a_roster, sees, sits, unites
from store.extraction.claims.triggers.verbs_of_motion import dispatches, enters, leaves, stays, travels, visits
from store.extraction.claims.triggers.verbs_of_speech import (
    beside,
    briefs,
    deals,
    faces,
    phones,
    raises,
    settles,
    signs,
    speaks,
)

ASKS_FOR: Mapping[str, Callable[[ToldVerb], bool]] = {
    "await": awaits,
    "beside": beside,
    "brief": briefs,
    "deal": deals,
    "dispatch": dispatches,
    "enter": enters,
    "face": faces,
    "host": hosts,
    "invite": invites,
    "leave": leaves,
    "phone": phones,
    "raise": raises,
    "roster": names_a_roster,
    "see": sees,
    "settle": settles,
    "sign": signs,
    "sit": sits,
    "speak": speaks,
    "stay": stays,
    "travel": travels,
    "unite": unites,
    "visit": visits,
}
"""By its name, what a frame asks for; one that is not here, such as ``meet``, asks for nothing."""


def complete(told: ToldVerb) -> bool:
    """Whether what the verb's frame asks for stands beside it."""
    asked = ASKS_FOR.get(told.verb.frame)
    return asked is None or asked(told)
