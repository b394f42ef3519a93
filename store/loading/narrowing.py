"""Undated articles are read again where dated ones tell more of their day (see ``store.database.undated``)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from store.database.inventory import Inventory
from store.database.undated import narrowed, settle, unsettled
from store.database.writer import Writer

NARROWED_AT_A_TIME = 64
"""Undated articles that are looked at again in one transaction."""


def narrow_undated(writer: Writer, own_words: Path | None = None) -> None:
    """Reads undated articles again where dated ones tell more of their day than they were read with."""
    connection = writer.connection
    inventory = Inventory(connection)
    while found := unsettled(connection, NARROWED_AT_A_TIME):
        again = []
        for number, sha256 in found:
            publication = narrowed(connection, number)
            source = inventory.stored(sha256)
            if publication is not None and source is not None:
                from store.extraction import extract
                from store.lexicon import load_lexicon

                again.append(extract(source, load_lexicon(own_words), publication))
        writer.write(again, also=partial(settle, articles=[number for number, _ in found]), narrowed=True)
