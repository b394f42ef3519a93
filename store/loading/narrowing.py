"""Undated articles are read again where dated ones tell more of their day (see ``store.database.writing.undated``)."""

from __future__ import annotations

from functools import partial

from store.database.writing.inventory import Inventory
from store.database.writing.undated import narrowed, settle, unsettled
from store.database.writing.writer import Writer
from store.executors import Unreadable
from store.loading.reading import Readers
from store.model import Publication, SourceText

NARROWED_AT_A_TIME = 256
"""Undated articles that are looked at again in one transaction."""


def narrow_undated(writer: Writer, readers: Readers) -> list[Unreadable]:
    """Reads undated articles again where dated ones tell more of their day than they were read with.

    Gives those that could not be read so; they stay as they were.
    """
    connection = writer.connection
    inventory = Inventory(connection)
    unreadable: list[Unreadable] = []
    while found := unsettled(connection, NARROWED_AT_A_TIME):
        known: dict[str, Publication] = {}
        sources: list[SourceText] = []
        for number, sha256 in found:
            publication = narrowed(connection, number)
            source = inventory.stored(sha256)
            if publication is not None and source is not None:
                known[sha256] = publication
                sources.append(source)
        again = [answer for answers in readers.known_answers(sources, known) for answer in answers]
        writer.write(
            [answer for answer in again if not isinstance(answer, Unreadable)],
            also=partial(settle, articles=[number for number, _ in found]),
            narrowed=True,
        )
        unreadable += [answer for answer in again if isinstance(answer, Unreadable)]
    return unreadable
