"""From a trigger to a frame: the readers of nouns and of verbs together."""

from __future__ import annotations

from store.extraction.claims.nouns import Nouns
from store.extraction.claims.verbs import Verbs


class Builder(Nouns, Verbs):
    """Builds the frames of one article."""
