"""The words by which the scan around a trigger tells parties, places, topics and absences apart (``clauses.toml``)."""

from __future__ import annotations

from store.lexicon.closed import closed

PARTY_WORDS = closed("party_words")
LINKS = closed("links")
PLACE_WORDS = closed("place_words")
TOPIC_WORDS = closed("topic_words")
TOPIC_VERBS = closed("topic_verbs")
REASONS = closed("reasons")
ACCREDITED = closed("accredited")
ABSENT_WORDS = closed("absent_words")
MEDIATE_WORDS = closed("mediate_words")
PLANNED = closed("planned")
ANNOUNCED = closed("announced")
PARTICLES = closed("particles")
VENUES = closed("venues")
CROWD = closed("crowd")
SITES = closed("sites")
SEATS = closed("seats")
SETTLEMENTS = closed("settlements")
TOPIC_SETTINGS = closed("topic_settings")
TOPIC_SITES = closed("topic_sites")
BLOWS = closed("blows")
PLURAL_HEADS = closed("plural_heads")
AFTER_COUNT = closed("after_count")
MARGINS = closed("margins")
UMBRELLAS = closed("umbrellas")
MEDIATING = closed("mediating")
WATCHING = closed("watching")
BYSTANDING = closed("bystanding")
DASHES = frozenset("-–—/")
CITY_STATES = frozenset(
    [
        "country:SG",
        "country:MC",
        "country:VA",
        "country:DJ",
        "country:LU",
        "country:KW",
        "country:PA",
        "country:SM",
        "country:HK",
        "country:MO",
    ]
)
