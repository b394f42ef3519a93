"""Closed classes of words that the reading of clauses looks up."""

from __future__ import annotations

JOINT_VERBS = frozenset(
    [
        "hold",
        "host",
        "chair",
        "co-chair",
        "organise",
        "organize",
        "convene",
        "stage",
        "attend",
        "lead",
        "sponsor",
        "launch",
        "have",
        "give",
        "throw",
        "begin",
        "open",
        "start",
        "resume",
        "abandon",
        "conclude",
        "end",
        "leave",
        "suspend",
        "continue",
        "complete",
        "finish",
    ]
)
FORMERLY = frozenset({"originally", "initially"})
PLANS = frozenset(["due", "planned", "scheduled", "set", "expected", "slated"])
COUNTED = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
ASKING = frozenset(["ask", "invite", "urge", "call", "summon", "want", "order", "press", "tell", "request"])
NO_SUBJECT = frozenset(
    [
        "and",
        "but",
        "or",
        "he",
        "she",
        "it",
        "who",
        "which",
        "that",
        "also",
        "then",
        "later",
        "now",
        "still",
        "again",
        "both",
        ",",
        '"',
        "“",
        "”",
        "'",
        "‘",
        "’",
    ]
)
HOSTING_VERBS = frozenset({"play", "host", "receive", "welcome", "organise", "organize", "stage"})
HABIT = frozenset(["every", "usually", "regularly", "often", "always", "annually", "routinely"])
RIGHT_MODE = {
    "meet": "party",
    "convene": "",
    "travel": "",
    "visit": "place",
    "host": "party",
    "see": "party",
    "phone": "party",
    "unite": "party",
    "leave": "place",
    "enter": "place",
    "invite": "party",
    "table": "",
    "sit": "",
    "raise": "",
    "brief": "party",
    "contact": "party",
    "face": "party",
    "dispatch": "party",
    "speak": "party",
    "deal": "",
}
SUBJECT_EFFECTS = frozenset(
    {"tense", "attend", "left", "cancelled", "postponed", "moved", "held", "ongoing", "plan", "confirmed"}
)
BODILY = frozenset(
    ["for", "after", "following", "during", "before", "from", "at", "in", "into", "out", "through", "over"]
)
"""Between a verb and a meeting: whoever does it is there, or comes from there."""
AWAY = frozenset(["absent", "missing", "excluded", "barred", "banned"])
