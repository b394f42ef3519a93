"""Where one reading of the words around a trigger stands, from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from store.extraction.claims.scan.findings import Arguments
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause

Mode = Literal[
    "", "party", "absent", "mediate", "host", "witness", "beside", "owner", "other", "place", "topic", "topicplace"
]
"""What the next name is: one who takes part, stays away, mediates, hosts, looks on or is beside it; whose people take
part; somebody else; a place; what is talked about, or a place behind that. Empty: nothing has said so yet."""


@dataclass(slots=True)
class ScanState:
    """A reading of the tokens ``[first, stop)`` of one clause, and what it has found."""

    article: Article
    clauses: list[Clause]
    first: int
    stop: int
    clause: int
    mode: Mode
    destination: bool = False
    """Whether "to" names where somebody goes."""
    subject: bool = False
    """Whether the words stand before the verb, so that names are parties."""
    party_at: int = NOTHING
    """The token at which somebody is named once more, behind days and places."""
    lower: list[str] = field(init=False)
    found: Arguments = field(default_factory=Arguments)
    planned: bool = False
    """Behind "first planned", "due" and the like."""
    given_up: bool = False
    """What stands behind "first planned" is perhaps no more."""
    topic: str = ""
    """The word that opened the topic."""
    related: bool = False
    """Whether who is named stands behind what is talked about: "on ties with Chad"."""
    setting: int = 0
    """Where the word stands behind which the next name is a place."""
    office_end: int = 0
    """Where the name of an office ends: what is named before that is part of it."""

    def __post_init__(self) -> None:
        self.lower = self.article.lower

    @property
    def of_the_topic(self) -> bool:
        """Whether the next name belongs to what is talked about."""
        return self.mode in ("topic", "topicplace")

    def before(self, at: int) -> str:
        """The word before a token, in lower case; empty where it stands outside of what is read."""
        return self.lower[at - 1] if at > self.first else ""
