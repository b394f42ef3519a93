"""The read-only side: what the app and the command line look up. Standard library only.

One reader belongs to one thread at a time; ``interrupt`` alone may be called from another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from store.database.days import LAST_DATED_KEY
from store.database.edits.annotations import Annotation
from store.database.lookup import pages
from store.database.lookup.knowledge import Knowledge
from store.database.lookup.lists import Lists
from store.database.lookup.opened import AS_KNOWN, PAGE_SECONDS, Interrupted
from store.database.query import Node, Query, Term, Word
from store.database.trouble import DatabaseTrouble
from store.database.views import ArticlePage, Beside, EventRow, MeetingPage, StatementPage, Totals

if TYPE_CHECKING:
    from store.database.lookup.completion import Completion
    from store.database.lookup.profiles import ActorHead, Company, PlaceHead

__all__ = ["AS_KNOWN", "DatabaseTrouble", "Interrupted", "Reader"]

COMPLETION_SECONDS = 0.5


class Reader(Lists, Knowledge):
    """An open database. Use it as a context manager, or close it."""

    def data_version(self) -> int:
        """Another number after every commit of another connection."""
        with self._limited(None):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def totals(self) -> Totals:
        """Articles, meetings and statements, and the first and the last day of an event."""
        with self._limited(None):
            n = dict(self._connection.execute("SELECT value, n FROM tally WHERE field = 'total'"))
            settings = dict(self._connection.execute("SELECT name, value FROM setting"))
            (first,) = self._connection.execute(
                "SELECT min(value) FROM tally WHERE field = 'month' AND n > 0"
            ).fetchone()
            days = [
                self._connection.execute(
                    f"SELECT day FROM event WHERE day IS NOT NULL AND key < ? ORDER BY key {order} LIMIT 1",  # noqa: S608
                    (LAST_DATED_KEY,),
                ).fetchone()
                for order in ("ASC", "DESC")
            ]
        return Totals(
            articles=n.get("article", 0),
            meetings=n.get("meeting", 0),
            statements=n.get("statement", 0),
            first_day=days[0][0] if days[0] else first,
            last_day=days[1][0] if days[1] else None,
            path=str(self.path),
            demo=settings.get("demo") == "1",
        )

    # ------------------------------------------------------------------ typing

    def complete(
        self, text: str, at: int, limit: int = 10, views: Callable[[], Mapping[str, str]] = dict
    ) -> Completion:
        """What could be typed at character ``at`` of the query ``text``; ``views`` gives the saved views."""
        from store.database.lookup.completion import complete

        with self._limited(COMPLETION_SECONDS):
            return complete(self._connection, self.compiler, text, at, limit, views)

    def unmatched(self, query: Query) -> list[tuple[str, str, str | None]]:
        """Field, value and the nearest name there is, for each name in the query that nobody here has."""
        from store.database.lookup.completion import unmatched

        with self._limited(PAGE_SECONDS):
            return list(unmatched(self._connection, self.compiler, query))

    def meant(self, query: Query) -> str | None:
        """What a query that finds nothing may have meant, if that finds something: ``status:held`` for "held"."""
        from store.database.query.meant import meant

        names: dict[Node, Node] = {
            Term(field, value): Term(field, near.replace('"', " "))
            for field, value, near in self.unmatched(query)
            if near is not None
        }
        other = meant(query, names)
        if other is None or not self.count(other, cap=1).n:
            other = meant(query, names | self._misspelt((other or query).parts))
        return other.text if other is not None and self.count(other, cap=1).n else None

    def _misspelt(self, parts: tuple[Node, ...]) -> dict[Node, Node]:
        """Whom those words most likely name that find nothing."""
        from store.database.lookup.completion import name_of

        named: dict[Node, Node] = {}
        for word in parts:
            if isinstance(word, Word) and not word.phrase and not self.count(Query((word,)), cap=1).n:
                with self._limited(PAGE_SECONDS):
                    term = name_of(self._connection, word.text)
                if term is not None:
                    named[word] = term
        return named

    # ------------------------------------------------------------------ pages

    def article(self, identity: str) -> ArticlePage | None:
        """An article by its id, the SHA-256 of its text, or an unmistakable beginning of either."""
        with self._limited(PAGE_SECONDS):
            number = pages.article_number(self._connection, identity)
            if number is None:
                return None
            return pages.article(self._connection, number)._replace(beside=self.compiler.annotations.of_article(number))

    def article_events(self, identity: str) -> list[EventRow]:
        """The events that an article tells of, in the order in which its text does."""
        with self._limited(PAGE_SECONDS):
            number = pages.article_number(self._connection, identity)
            if number is None:
                return []
            keys = pages.keys_in_text_order(self._connection, number)
            return [row for key in keys if (row := self.at(key)) is not None]

    def meeting(self, identity: str, known_on: date | None = None) -> MeetingPage | None:
        """A meeting by its id or by the id of any of its claims.

        With ``known_on`` as it was known at the end of that day, from the claims made until then; None where nobody
        had spoken of it.
        """
        from store.database.lookup.meeting_pages import meeting

        with self._limited(PAGE_SECONDS):
            page = meeting(self._connection, identity, self.compiler.newest, known_on)
            return page._replace(beside=self._beside(page.id)) if page is not None else None

    def statement(self, identity: str, known_on: date | None = None) -> StatementPage | None:
        """A statement by its id; with ``known_on`` None where it was made later, or on a day not known."""
        with self._limited(PAGE_SECONDS):
            if known_on is not None and self._find(identity, known_on) is None:
                return None
            page = pages.statement(self._connection, identity)
            return page._replace(beside=self._beside(page.id)) if page is not None else None

    def actor(self, value: str) -> pages.ActorPage | None:
        """An actor by key, ``p-`` id or any of its names; the one with most events where several share the name."""
        with self._limited(PAGE_SECONDS):
            return pages.actor(self._connection, self.compiler, value)

    def annotations(self, identity: str) -> list[Annotation]:
        """The marks, tags and notes beside an event or an article, oldest first, each with its number in the log."""
        with self._limited(PAGE_SECONDS):
            key = pages.event_key_of(self._connection, identity)
            if key is not None:
                return list(self.compiler.annotations.lines_of("event", key))
            number = pages.article_number(self._connection, identity)
            return list(self.compiler.annotations.lines_of("article", number)) if number is not None else []

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with the number of events and articles that have it, the commonest first."""
        with self._limited(PAGE_SECONDS):
            return sorted(self.compiler.annotations.tags().items(), key=lambda item: (-item[1], item[0]))

    def actor_head(self, name: str) -> ActorHead | None:
        """Who is behind a name, without looking at what he or she said and did."""
        from store.database.lookup.profiles import actor_head

        with self._limited(PAGE_SECONDS):
            return actor_head(self._connection, self.compiler, name)

    def place_head(self, name: str) -> PlaceHead | None:
        """Where a place lies."""
        from store.database.lookup.profiles import place_head

        with self._limited(PAGE_SECONDS):
            return place_head(self._connection, self.compiler, name)

    def actor_company(self, name: str, seconds: float = PAGE_SECONDS) -> Company:
        """The roles of an actor over time, and whom it met; raises Interrupted where that takes longer."""
        from store.database.lookup.profiles import actor_company

        with self._limited(seconds):
            return actor_company(self._connection, self.compiler, name)

    def place_company(self, name: str, seconds: float = PAGE_SECONDS) -> Company:
        """Who met at a place; raises Interrupted where that takes longer."""
        from store.database.lookup.profiles import place_company

        with self._limited(seconds):
            return place_company(self._connection, self.compiler, name)

    def _beside(self, identity: str) -> Beside:
        key = pages.event_key_of(self._connection, identity)
        return self.compiler.annotations.of_event(key) if key is not None else Beside()
