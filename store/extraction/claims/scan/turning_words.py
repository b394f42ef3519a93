"""Words at which the scan around a trigger turns to another kind of name, or does more than go on."""

from __future__ import annotations

from collections.abc import Mapping

from store.extraction.claims.scan.argument_words import (
    ABSENT_WORDS,
    ANNOUNCED,
    CROWD,
    LINKS,
    MEDIATE_WORDS,
    PARTY_WORDS,
    PLACE_WORDS,
    PLANNED,
    REASONS,
    TOPIC_VERBS,
    TOPIC_WORDS,
)
from store.extraction.claims.scan.plurals import COUNTS
from store.extraction.claims.scan.state import Mode
from store.extraction.claims.text.small_words import SIGNS
from store.lexicon.closed import closed
from store.model import Role

HOSTING = dict.fromkeys(closed("hosting_participles"), Role.MEDIATOR) | {"hosted": Role.HOST, "led": Role.PARTY}
"""Behind a name and a dash: what whoever is named does for those who meet."""
PRESIDED: Mapping[str, Mode] = {"hosted": "host", "chaired": "mediate", "moderated": "mediate"}
"""Before "by" and whoever has others meet: what the next name is."""
AT_WISH = closed("at_wish")
FEELINGS = closed("feelings_of_others")
MEDIATED = closed("mediated")
CHAIR = closed("in_the_chair")
RELATIONS = closed("relations")
SENT_BY = closed("sent_by")
FORMER = closed("first")
"""Before a word of planning: what was planned is perhaps no more."""
REACH = 140
"""How many tokens a scan reads at most: no phrase about a meeting is longer."""
ATTRIBUTES = closed("attributes")
"""Participles inside of the names of those who take part."""
TOKENS = closed("tokens_of_others")
"""What somebody who is not there gives or sends: "with the blessing of", "a letter from"."""
HELPING = closed("helping")
"""Behind the name of somebody who only helps: "with Italy's help"."""
EARLIER_OR_LATER = frozenset({"ahead", "eve", "after", "before", "following", "since", "until"})
"""What follows is another meeting: "ahead of a summit with Turkey"."""
AHEAD_OR_SINCE = EARLIER_OR_LATER - {"after", "following", "until"}
"""What lies on the other side of these has its own day: "ahead of a summit on 3 May", "since the raid on 2 May"."""
SUGGESTED_BY = "suggested by"
"""The topic behind "floated by Chad": who brought a meeting up, and when."""
DATED_TOPICS = frozenset({"ahead", "eve", "after", "before", "since", "until", SUGGESTED_BY})
"""What opens a topic that has a time of its own."""
OF_OTHERS = frozenset({"of", "to", "by"})
BEING = frozenset({"is", "are", "was", "were", "will", "would", "has", "have", "had"})
TURNING = frozenset().union(
    ABSENT_WORDS,
    ANNOUNCED,
    CROWD,
    LINKS,
    MEDIATE_WORDS,
    PARTY_WORDS,
    PLACE_WORDS,
    PLANNED,
    REASONS,
    SIGNS,
    TOPIC_VERBS,
    TOPIC_WORDS,
    ("and", "as", "by", "for", "from", "here", "instead", "into", "not", "of", "on", "rather", "same", "since"),
    ("capital", "there", "to", "with", ",", ";", "."),
)
"""Words at which a scan can turn or take something in."""
TELLING = TURNING.union(COUNTS)
"""Words at which a scan does more than go on."""
