"""The linear mode: the browser's commands, one line at a time, for screen readers, Braille and TERM=dumb.

Nothing is drawn, moved over or coloured: a command is a line, and so is each line of an answer. What is longer than a
page stops there, and an empty line goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from store.database.query import EMPTY, Query, QueryError, parse_query
from store.database.reader import Reader
from store.database.trouble import DatabaseTrouble
from store.database.views import ArticlePage, EventRow
from store.text import counted, one_line
from tui import pages
from tui.history import recall, remember
from tui.line_commands import COMMANDS
from tui.lines_text import event_sentence, paragraphs, sentence

PAGE = 10
"""Rows or paragraphs at a time."""
FACETS = ("kind", "status", "actor", "speaker", "place", "outlet", "month")


class LinesMode:
    """One reader's session. ``do`` answers one line; ``write`` gets what is said, line by line."""

    def __init__(self, reader: Reader, write: Callable[[str], object], query: Query = EMPTY, page: int = PAGE) -> None:
        self._reader = reader
        self._write = write
        self._page = page
        self.query = query
        self._past: list[Query] = []
        self._rows: list[EventRow] = []
        """The rows of the page that was said last."""
        self._first = 1
        """Number of the first of them."""
        self._starts: list[int | None] = [None]
        """The keys after which the pages of the list begin, as far as it was gone through."""
        self.event: EventRow | None = None
        self._more: Iterator[str] | None = None
        """What is left of an article or another long answer."""

    def greet(self) -> None:
        """What a session begins with."""
        totals = self._reader.totals()
        known = f"{counted(totals.meetings, 'meeting')} and {counted(totals.statements, 'statement')}"
        self._say(f"talks-tui, {known}. Type help for help.")
        self._list()

    def do(self, line: str) -> bool:
        """Obeys one line; whether the session goes on."""
        words = line.split(maxsplit=1)
        try:
            if not words:
                self._next()
                return True
            name, rest = words[0].lower(), words[1].strip() if len(words) > 1 else ""
            if name.isdecimal() or name.startswith(("m-", "s-", "a-")):
                self._open(name)
                return True
            found = [command.name for command in COMMANDS if command.name.startswith(name)]
            found = [name] if name in found else found
            if len(found) != 1:
                meant = f": {', '.join(found)}" if found else "; help lists the commands"
                self._say(f"{name} is {'more than one command' if found else 'no command'}{meant}")
                return True
            if found[0] == "quit":
                return False
            self._obey(found[0], rest)
        except QueryError as error:
            self._say(str(error))
        except (DatabaseTrouble, ValueError) as error:
            self._say(str(error))
        return True

    def _obey(self, name: str, rest: str) -> None:
        if name in ("open", "search", "filter", "tag", "note") and not rest:
            self._say(f"{name} needs more: " + next(command.usage for command in COMMANDS if command.name == name))
            return
        handlers: dict[str, Callable[[], None]] = {
            "list": self._list,
            "next": self._next,
            "previous": self._previous,
            "open": lambda: self._open(rest),
            "detail": self._detail,
            "article": lambda: self._article(rest),
            "evidence": self._evidence,
            "search": lambda: self._look_for(parse_query(rest)),
            "filter": lambda: self._look_for(Query((*self.query.parts, *parse_query(rest).parts))),
            "lift": lambda: self._look_for(Query(self.query.parts[:-1])),
            "clear": lambda: self._look_for(EMPTY),
            "undo": self._undo,
            "history": lambda: self._history(rest),
            "facets": lambda: self._facets(rest),
            "mark": self._mark,
            "tag": lambda: self._tag(rest),
            "note": lambda: self._note(rest),
            "where": self._where,
            "help": self._help,
        }
        handlers[name]()

    def _say(self, line: str) -> None:
        self._write(one_line(line).rstrip())

    def _say_all(self, lines: Iterator[str]) -> None:
        """A page of lines; the rest waits for an empty line."""
        self._more = None
        for count, line in enumerate(lines):
            if count == self._page:
                self._more = _again(line, lines)
                self._say("(an empty line goes on)")
                return
            self._say(line)

    # ------------------------------------------------------------------ the list

    def _list(self) -> None:
        self._starts = [None]
        self._first = 1
        self._say_page()

    def _say_page(self) -> None:
        """The page that begins after the last of the known starts."""
        self._more = None
        rows = self._reader.events(self.query, after=self._starts[-1], limit=self._page)
        if not rows:
            self._say("no more events" if self._rows and self._starts[-1] is not None else "no event matches")
            if self._starts[-1] is None:
                self._rows = []
                for field, value, near in self._reader.unmatched(self.query):
                    self._say(f"no {field} is called {value}" + (f"; did you mean {near}?" if near else ""))
                if meant := self._reader.meant(self.query):
                    self._say(f"did you mean {meant}?")
            return
        self._rows = rows
        if self._starts[-1] is None:
            self._say(self._reader.count(self.query, cap=1000).of("event") + self._under())
        for number, row in enumerate(rows, self._first):
            self._say(f"{number}. {event_sentence(row)}")

    def _under(self) -> str:
        return f", of {self.query.text}" if self.query else ""

    def _next(self) -> None:
        if self._more is not None:
            self._say_all(self._more)
            return
        if not self._rows:
            self._list()
            return
        if len(self._rows) < self._page:
            self._say("no more events")
            return
        self._first += len(self._rows)
        self._starts.append(self._rows[-1].key)
        before = self._rows
        self._say_page()
        if self._rows is before:
            self._starts.pop()
            self._first -= len(before)

    def _previous(self) -> None:
        if len(self._starts) < 2:
            self._say("this is the first page")
            return
        self._starts.pop()
        self._first -= self._page
        self._say_page()

    def _look_for(self, query: Query) -> None:
        if query != self.query:
            self._past.append(self.query)
            self.query = query
            remember(query.text)
        self._rows = []
        self._list()

    def _undo(self) -> None:
        if not self._past:
            self._say("there is nothing to undo")
            return
        self.query = self._past.pop()
        self._rows = []
        self._list()

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

    def _where(self) -> None:
        self._say(self._reader.count(self.query, cap=1000).of("event") + (self._under() or ", all there are"))
        self._say(f"open: {event_sentence(self.event)}" if self.event else "no event is open")

    def _facets(self, rest: str) -> None:
        chosen = [name for name in FACETS if name.startswith(rest.lower())] if rest else list(FACETS)
        if not chosen:
            self._say(f"there is no such field; there are {', '.join(FACETS)}")
            return
        found = self._reader.facets(self.query, chosen, limit=40 if rest else 5)
        self._say_all(f"{field} {value.label}: {value.count}" for field, values in found.items() for value in values)

    # ------------------------------------------------------------------ one event

    def _open(self, which: str) -> None:
        if which.startswith("a-"):
            page = self._reader.article(which)
            if page is None:
                self._say(f"nothing here has the id {which}")
            else:
                self._read(page, 0)
            return
        row: EventRow | None
        if which.isdecimal():
            number = int(which)
            inside = self._first <= number < self._first + len(self._rows)
            row = self._rows[number - self._first] if inside else None
            if row is None and number > 0:
                found = self._reader.events_at(self.query, number - 1, 1)
                row = found[0] if found else None
        else:
            row = self._reader.find(which)
        if row is None:
            self._say(f"there is no event {which} here")
            return
        self.event = row
        self._say_all(self._facts(row, whole=False))

    def _facts(self, row: EventRow, whole: bool) -> Iterator[str]:
        lines: list[str] = []
        if row.kind == "meeting" and (meeting := self._reader.meeting(row.id)):
            lines = list(pages.meeting_lines(meeting))
        elif statement := self._reader.statement(row.id):
            lines = list(pages.statement_lines(statement))
        shown = [sentence(line) for line in lines if line.strip()]
        if not whole and "history" in shown:
            shown = shown[: shown.index("history")]
        yield from shown
        if not whole:
            yield "detail, article and evidence say more"

    def _opened(self) -> EventRow | None:
        if self.event is None:
            self._say("no event is open; open N opens one of the list")
        return self.event

    def _detail(self) -> None:
        row = self._opened()
        if row is not None:
            self._say_all(self._facts(row, whole=True))

    def _evidence(self) -> None:
        row = self._opened()
        if row is not None:
            from tui.explain import explain

            self._say_all(" ".join(line.split()) for line in explain(self._reader, row.id) if line.strip())

    def _article(self, rest: str) -> None:
        row = self._opened()
        if row is None:
            return
        identities = [row.article_sha256]
        if row.kind == "meeting" and (meeting := self._reader.meeting(row.id)):
            identities = [identity for identity, _ in meeting.articles] if rest else identities
        number = int(rest) if rest.isdecimal() else 1
        if not 1 <= number <= len(identities):
            self._say(f"it is told by {counted(len(identities), 'article')}")
            return
        page = self._reader.article(identities[number - 1])
        if page is not None:
            starts = [item.span.start for item in page.spans if item.owner == row.id]
            self._read(page, row.focus.start if not rest else min(starts, default=0), row.id)

    def _read(self, page: ArticlePage, at: int, owner: str | None = None) -> None:
        for line in pages.article_heading(page):
            self._say(line)
        self._say_all(paragraphs(page, at, owner))

    # ------------------------------------------------------------------ what is put beside it

    def _mark(self) -> None:
        row = self._opened()
        if row is not None:
            from store.annotating import mark

            (marked,) = mark(self._reader.path, [row.id])
            self._say("marked" if marked else "the mark is off")

    def _tag(self, name: str) -> None:
        row = self._opened()
        if row is not None:
            from store.annotating import tag

            new = tag(self._reader.path, [row.id], name.split(","))
            self._say("tagged" if new else "it has that tag")

    def _note(self, words: str) -> None:
        row = self._opened()
        if row is not None:
            from store.annotating import note

            note(self._reader.path, row.id, words)
            self._say("noted")

    def _help(self) -> None:
        for command in COMMANDS:
            self._say(f"{command.usage}: {command.help}")


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def run(reader: Reader, query: Query, ask: Callable[[], str | None], write: Callable[[str], object]) -> None:
    """A whole session: ``ask`` gives the next line, None at the end."""
    session = LinesMode(reader, write, query)
    session.greet()
    while (line := ask()) is not None:
        if not session.do(line):
            break
