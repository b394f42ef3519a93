"""Closed classes of words that the reading of clauses looks up."""

from __future__ import annotations

from store.lexicon.closed import closed

SIGNS = frozenset(',;:.!?()"“”«»„…')
OWNING = closed("owning")
"""Endings of a name that owns what follows."""
ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVE = closed("possessive")
HYPHENS = closed("dashes")
AT_OR_AFTER = frozenset({"at", "during", "after", "following"})
"""Before a meeting at which, or behind which, something is said or done."""
WITHIN = frozenset({"in", "at", "during", "throughout"})
"""Before a meeting at which something is said or done."""
SPOKEN_IN = frozenset({"in", "over", "on"})
"""Before a call in which something is said or done."""
ABOUT = frozenset({"about", "on", "over", "regarding", "concerning"})
"""Before what is talked about."""
WHILE = frozenset({"when", "while"})
JOINT_VERBS = closed("joint_verbs")
FORMERLY = closed("formerly")
PLANS = closed("plans")
COUNTED = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
ASKING = closed("asking")
NO_SUBJECT = closed("no_subject")
HOSTING_VERBS = closed("hosting_verbs")
HABIT = closed("habit")
JOURNEYS = frozenset({"travel", "visit", "stay"})
"""Frames of somebody who goes to a place or is there."""
SUBJECT_EFFECTS = frozenset(
    {"tense", "attend", "left", "cancelled", "postponed", "moved", "held", "ongoing", "plan", "confirmed"}
)
BODILY = closed("bodily")
"""Between a verb and a meeting: whoever does it is there, or comes from there."""
AWAY = closed("away")
