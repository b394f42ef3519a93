"""What an actor is to an event, as bits of ``event_actor.roles``."""

from __future__ import annotations

SPEAKER = 1
PARTY = 2
PERSON = 4
HOST = 8
MEDIATOR = 16
ABSENT = 32
MENTIONED = 64
"""Named in the words of the event."""
SIDE = 128
"""The country of somebody who has another bit here; found by ``country:`` alone."""
UNLISTED = 256
"""No role: the event is one that lists show only if asked to, so that those that they show are counted without it."""

ANY = SPEAKER | PARTY | PERSON | HOST | MEDIATOR | ABSENT | MENTIONED
"""What ``actor:`` finds."""
PARTICIPANT = PARTY | PERSON | MEDIATOR
"""What ``participant:`` finds."""
EITHER = ANY | SIDE
"""What ``country:`` finds."""
