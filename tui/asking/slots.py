"""The slots under which the browser asks, and what keys have to wait for of them."""

from __future__ import annotations

OVERLAY = "over."
"""What the slots of an overlay's questions begin with."""
COMPLETION, FOUND, KNOWN = "complete", "found", "known"
"""What is asked while one types, and the days on which anything became known."""
CORRECTIONS = "corrections"
"""All corrections."""
ALIKE = "alike"
"""Meetings that may be meant instead of another."""

FOLLOWED = ("article", "event", "locate", "crossing")
"""Answers to these are about the chosen event; the others are about the query."""

FIRST = frozenset({KNOWN, CORRECTIONS, ALIKE})
"""Answers to these change the query or open a screen: every key comes after them."""
ROWS = FIRST | {"page", "locate", "crossing"}
"""Answers to these say where in the list one is: what moves there comes after them."""
ASIDE = frozenset({"totals", "facets", "rows", "more", "place", "version", COMPLETION, FOUND})
"""Answers to these change nothing that most keys act on."""
BEHIND = frozenset({"rows", "place", "version"})
"""Answers to these change nothing, or little, of what is shown."""
