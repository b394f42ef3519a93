"""What was agreed: "agreed to reopen the border at talks in A", "agreed on a truce in A" tell of what is over."""

from __future__ import annotations

from collections.abc import Sequence

from store.lexicon.closed import closed
from store.model import Tense, Token, VerbGroup

AGREEING = closed("agreeing")
DONE_AT_TALKS = closed("done_at_talks")
DEALS = closed("deals")
MEETINGS = closed("meetings")
OCCASION = frozenset({"at", "during"})
ADJUNCT = 5
"""How many tokens "agreed late on Tuesday to reopen" takes at most from verb to verb."""
DESCRIBED = 9
"""How many tokens "at a rare face-to-face meeting" takes at most."""


def agreed_deal(tokens: Sequence[Token], group: VerbGroup, stop: int) -> bool:
    """Whether a truce or a text is what was agreed, with a day behind it: "agreed on a ceasefire in Lima on 19 May"."""
    if group.tense is not Tense.PAST or group.lemma not in AGREEING:
        return False
    words = [token.lower for token in tokens[group.head + 1 : min(group.head + 1 + DESCRIBED, stop)]]
    return words[:1] in (["on"], ["to"], ["upon"]) and not DEALS.isdisjoint(words) and MEETINGS.isdisjoint(words)


def agreed_there(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int, stop: int) -> bool:
    """Whether the infinitive ``groups[index]`` tells what somebody agreed to at a meeting named before token ``stop``.

    Not where the meeting is what was agreed to: "agreed to discuss it at talks".
    """
    group = groups[index]
    before = groups[index - 1] if index else group
    if before is group or before.tense is not Tense.PAST or before.lemma not in AGREEING:
        return False
    if group.lemma in DONE_AT_TALKS or tokens[group.head - 1].lower != "to" or group.head - before.head > ADJUNCT:
        return False
    occasions = (k for k in range(group.head + 2, stop) if tokens[k].lower in OCCASION)
    return any(tokens[j].lower in MEETINGS for k in occasions for j in range(k + 1, min(k + 1 + DESCRIBED, stop)))
