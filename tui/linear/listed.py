"""The linear mode's list: a page of events at a time, the conditions that hold, and what is counted of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from store.database.days import last_day
from store.database.lookup.reader import Reader
from store.database.query import EMPTY, Query, checked, has_passed, parse_query
from store.database.views import EventRow
from store.text import one_line
from tui.asking import jobs
from tui.linear.sentences import change_sentences, event_sentence, period_sentence
from tui.model.history import recall, remember
from tui.model.state import Selection
from tui.model.timeline import Scale, periods
from tui.render.days import day_words

PAGE = 10
"""Rows or paragraphs at a time."""
FACETS = ("kind", "status", "actor", "speaker", "place", "outlet", "month")
COUNTED = 1_000
"""Events that are counted one by one before it is "1,000+"."""


class ListLines:
    """What is said of many events. ``write`` gets it line by line."""

    def __init__(self, reader: Reader, write: Callable[[str], object], query: Query = EMPTY, page: int = PAGE) -> None:
        self._reader = reader
        self._write = write
        self._page = page
        self.query = query
        self._past: list[Query] = []
        self._future: list[Query] = []
        self._rows: list[EventRow] = []
        """The rows of the page that was said last."""
        self._first = 1
        """Number of the first of them."""
        self._more: Iterator[str] | None = None
        """What is left of an article or another long answer."""

    def _say(self, line: str) -> None:
        self._write(one_line(line).rstrip())

    def _say_all(self, lines: Iterable[str]) -> None:
        """A page of lines; the rest waits for an empty line."""
        self._more = None
        lines = iter(lines)
        for count, line in enumerate(lines):
            if count == self._page:
                self._more = _again(line, lines)
                self._say("(an empty line goes on)")
                return
            self._say(line)

    # ------------------------------------------------------------------ pages of the list

    def _open_list(self) -> None:
        """The whole list where it is a page; else from the event nearest to today on, as the browser opens."""
        found = jobs.first_page(self._reader, self.query, Selection(), 2 * self._page + 1)
        if not found.rows or found.total.n <= self._page:
            self._list()
            return
        chosen = found.rows[found.place - found.offset]
        self._first = self._reader.before(self.query, chosen.key) + 1
        self._rows = list(found.rows[found.place - found.offset :][: self._page])
        self._head(f"; number {self._first:,} is the one nearest to today" if self._first > 1 else "")
        self._say_rows()

    def _list(self) -> None:
        self._first = 1
        self._rows = self._reader.events(self.query, limit=self._page)
        if self._rows:
            self._head()
            self._say_rows()
        else:
            self._say_nothing()

    def _head(self, note: str = "") -> None:
        self._say(self._reader.count(self.query, cap=COUNTED).of("event") + self._under() + note)

    def _say_rows(self) -> None:
        self._more = None
        for number, row in enumerate(self._rows, self._first):
            self._say(f"{number}. {event_sentence(row)}")

    def _say_nothing(self) -> None:
        self._more = None
        self._say("no event matches")
        meant = self._reader.meant(self.query)
        for field, value, near in self._reader.unmatched(self.query):
            self._say(f"no {field} is called {value}" + (f"; did you mean {near}?" if near and not meant else ""))
        if meant:
            self._say(f"did you mean {meant}? meant searches for that")

    def _take_meant(self) -> None:
        meant = self._reader.meant(self.query) if not self._reader.count(self.query, cap=1).n else None
        if meant:
            self._look_for(parse_query(meant))
        else:
            self._say("nothing else was meant")

    def _under(self) -> str:
        return f", of {self.query.text}" if self.query else ""

    def _next(self) -> None:
        if self._more is not None:
            self._say_all(self._more)
            return
        if not self._rows:
            self._open_list()
            return
        rows = self._reader.events(self.query, after=self._rows[-1].key, limit=self._page)
        if not rows:
            self._say("no more events")
            return
        self._first += len(self._rows)
        self._rows = rows
        self._say_rows()

    def _previous(self) -> None:
        key = self._rows[0].key if self._rows else None
        rows = self._reader.events(self.query, before=key, limit=self._page, newest_first=True) if key else []
        if not rows:
            self._say("this is the first page")
            return
        self._rows = rows[::-1]
        self._first = max(1, self._first - len(rows))
        self._say_rows()

    # ------------------------------------------------------------------ conditions

    def _look_for(self, query: Query) -> None:
        if query != self.query:
            self._past.append(self.query)
            self._future.clear()
            self.query = query
            remember(query.text)
        self._open_list()

    def _undo(self) -> None:
        self._go_back(self._past, self._future, "there is nothing to undo")

    def _redo(self) -> None:
        self._go_back(self._future, self._past, "nothing was undone")

    def _go_back(self, here: list[Query], there: list[Query], nothing: str) -> None:
        if not here:
            self._say(nothing)
            return
        there.append(self.query)
        self.query = here.pop()
        self._open_list()

    def _known(self, rest: str) -> None:
        bare = self.query.without_field("known")
        if rest in ("", "now"):
            self._look_for(bare)
        else:
            day = _day(rest)
            if has_passed(day):
                self._look_for(bare.with_term("known", day.isoformat()))
            else:
                self._say("that day is not past: this is what is known now")
                self._look_for(bare)

    def _history(self, rest: str) -> None:
        sent = recall()[::-1]
        if rest:
            if not rest.isdecimal() or not 1 <= int(rest) <= len(sent):
                self._say(f"there is no query {rest}; history lists {len(sent)}")
            else:
                self._look_for(parse_query(sent[int(rest) - 1]))
        elif not sent:
            self._say("no query was sent before")
        else:
            self._say_all(f"{number}. {query}" for number, query in enumerate(sent, 1))

    def _view(self, rest: str) -> None:
        from store.saved_views import views

        saved = views()
        if rest:
            self._look_for(parse_query(f"@{rest.removeprefix('@')}"))
        elif not saved:
            self._say("no view is saved; save NAME keeps the conditions that hold")
        else:
            self._say_all(f"{name}: {query}" for name, query in saved.items())

    def _save(self, name: str) -> None:
        from store.saved_views import save, views

        before = views().get(name)
        save(name, self.query.text)
        if before is None or before == self.query.text:
            self._say(f"view {name} saved; view {name} brings it back")
        else:
            self._say(f"view {name} replaced, it was: {before or 'no conditions'}; view {name} brings the new one back")

    def _command(self) -> None:
        from tui.out.copying import command_line

        self._say(command_line(self.query.text))

    # ------------------------------------------------------------------ what is counted

    def _facets(self, rest: str) -> None:
        chosen = [name for name in FACETS if name.startswith(rest.lower())] if rest else list(FACETS)
        if not chosen:
            self._say(f"there is no such field; there are {', '.join(FACETS)}")
            return
        found = self._reader.facets(self.query, chosen, limit=40 if rest else 5)
        self._say_all(f"{field} {value.label}: {value.count}" for field, values in found.items() for value in values)

    def _timeline(self, rest: str) -> None:
        scales = {scale.value: scale for scale in Scale}
        chosen = next((scale for name, scale in scales.items() if rest and name.startswith(rest.lower())), None)
        if rest and chosen is None:
            self._say(f"there are {', '.join(scales)}")
            return
        scale = chosen or Scale.MONTH
        found = periods(self._reader.timeline(self.query), scale)
        lines = [period_sentence(period, scale) for period in reversed(found) if period.total]
        self._say_all(lines or ["no event matches"])

    def _changes(self, rest: str) -> None:
        from tui.model.since import Since, look_up

        found = look_up(self._reader, Since(day=_day(rest) if rest else None))
        since = found.changes.since[:10]
        head = "everything" if since < "0002" else f"what became known after {day_words(since)}"
        self._say_all([head, *change_sentences(found.changes)] if found.changes else [f"{head}: nothing changed"])


def _day(text: str) -> date:
    """A day as it is typed; raises QueryError."""
    return last_day(checked("known", text, 0).value)


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
