"""The words by which the scan around a trigger tells parties, places, topics and absences apart."""

from __future__ import annotations

PARTY_WORDS = frozenset(
    [
        "between",
        "with",
        "of",
        "from",
        "among",
        "amongst",
        "by",
        "alongside",
        "featuring",
        "involving",
        "including",
        "both",
    ]
)
LINKS = frozenset(["between", "with", "among", "amongst", "alongside"])
PLACE_WORDS = frozenset(["in", "at", "near", "outside", "inside", "aboard"])
TOPIC_WORDS = frozenset(
    [
        "on",
        "about",
        "over",
        "regarding",
        "concerning",
        "for",
        "against",
        "despite",
        "toward",
        "towards",
        "into",
        "because",
        "due",
        "after",
        "before",
        "during",
        "since",
        "amid",
        "ahead",
        "until",
        "following",
        "as",
        "like",
        "than",
        "per",
    ]
)
TOPIC_VERBS = frozenset(
    ["focused", "focusing", "aimed", "dedicated", "devoted", "designed", "intended", "meant", "discussing", "linked"]
)
ACCREDITED = frozenset(["ambassador", "envoy", "representative", "adviser", "advisor", "consul", "nuncio", "delegate"])
"""Before "to" and a name: an office, no journey."""
ABSENT_WORDS = frozenset(["without", "minus", "excluding", "except", "snubbing"])
MEDIATE_WORDS = frozenset(["through", "via"])
PLANNED = frozenset(
    [
        "scheduled",
        "planned",
        "set",
        "due",
        "announced",
        "fixed",
        "foreseen",
        "pencilled",
        "penciled",
        "slated",
        "expected",
        "agreed",
        "timed",
        "booked",
        "called",
        "earmarked",
        "envisaged",
        "arranged",
        "proposed",
    ]
)
ANNOUNCED = frozenset({"announced", "agreed", "proposed", "arranged", "offered", "suggested", "confirmed"})
"""Participles behind which a bare time tells when it was said, not when it is to be."""
PARTICLES = frozenset({"off", "back", "aside", "out"})
"""Behind which a word of planning plans nothing: "called off", "set aside"."""
SIGNS = frozenset(',;:.!?()"“”«»„…')
DASHES = frozenset("-–—/")
VENUES = frozenset(
    ["building", "hotel", "city", "town", "place", "venue", "room", "hall", "palace", "compound", "capital", "resort"]
)
CROWD = frozenset(
    [
        "leaders",
        "ministers",
        "advisers",
        "advisors",
        "envoys",
        "delegates",
        "delegations",
        "negotiators",
        "officials",
        "experts",
        "presidents",
        "diplomats",
        "commanders",
        "generals",
        "representatives",
        "allies",
        "powers",
        "states",
        "countries",
        "operators",
        "insurers",
        "officers",
        "secretaries",
        "chiefs",
        "elders",
        "lawmakers",
        "technicians",
        "heads",
        "premiers",
        "governors",
        "ambassadors",
        "principals",
        "teams",
        "deputies",
        "sherpas",
        "engineers",
        "scientists",
        "parties",
        "factions",
        "groups",
        "chairs",
        "mediators",
        "facilitators",
    ]
)
SITES = frozenset(
    "veranda terrace yacht ship boat frigate island bridge tarmac train plane bench sofa lawn steps beach "  # noqa: SIM905
    "rooftop balcony border frontier line sidelines margins fringes".split()
)
"""After "on": where something happens, not what it is about."""
CITY_STATES = frozenset(
    ["country:SG", "country:MC", "country:VA", "country:DJ", "country:LU", "country:KW", "country:PA", "country:SM"]
)
SETTLEMENTS = frozenset(
    [
        "centre",
        "center",
        "hall",
        "city",
        "town",
        "capital",
        "port",
        "resort",
        "village",
        "island",
        "region",
        "province",
        "suburb",
        "crossing",
        "outpost",
        "camp",
        "base",
        "checkpoint",
        "airport",
        "district",
        "municipality",
        "commune",
        "county",
        "oasis",
        "hamlet",
        "neighbourhood",
        "area",
        "enclave",
        "peninsula",
    ]
)
TOPIC_SETTINGS = frozenset(
    [
        "war",
        "conflict",
        "ceasefire",
        "truce",
        "situation",
        "crisis",
        "settlement",
        "fighting",
        "peace",
        "elections",
        "violence",
        "economy",
    ]
)
PLURAL_HEADS = frozenset(
    [
        "sides",
        "parties",
        "countries",
        "leaders",
        "presidents",
        "ministers",
        "delegations",
        "delegates",
        "teams",
        "neighbours",
        "neighbors",
        "capitals",
        "governments",
        "states",
        "premiers",
        "envoys",
        "negotiators",
        "nations",
        "armies",
        "chiefs",
        "secretaries",
        "advisers",
        "diplomats",
        "foes",
        "rivals",
        "experts",
        "officials",
        "militaries",
        "kings",
        "heads",
        "counterparts",
        "men",
        "women",
        "groups",
        "commanders",
        "generals",
        "chancellors",
        "lawyers",
        "engineers",
        "technicians",
        "surveyors",
        "officers",
        "scientists",
        "specialists",
        "commissioners",
        "deputies",
        "aides",
        "ambassadors",
        "elders",
        "representatives",
    ]
)
AFTER_COUNT = frozenset({"last", "also", "then", "later", "first", "already", "never"})
MARGINS = frozenset({"margins", "sidelines", "fringes", "margin", "sideline", "occasion"})
"""Before "of": the gathering that follows is where somebody else meets."""
UMBRELLAS = frozenset(
    ["roof", "auspices", "aegis", "umbrella", "chairmanship", "mediation", "sponsorship", "patronage", "presence"]
)
MEDIATING = frozenset(
    [
        "mediators",
        "mediator",
        "mediation",
        "facilitators",
        "facilitator",
        "facilitation",
        "brokers",
        "go-betweens",
        "intermediaries",
    ]
)
