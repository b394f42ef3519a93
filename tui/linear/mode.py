"""The linear mode: the browser's commands, one line at a time, for screen readers, Braille and TERM=dumb.

Nothing is drawn, moved over or coloured: a command is a line, and so is each line of an answer. What is longer than a
page stops there, and an empty line goes on.
"""

from __future__ import annotations

from collections.abc import Callable

from store.database.lookup.reader import Reader
from store.database.query import EMPTY, Query, QueryError, parse_query
from store.database.trouble import DatabaseTrouble
from store.database.views import EventRow
from store.text import counted
from tui.linear.commands import COMMANDS
from tui.linear.event import EventLines
from tui.linear.sentences import event_sentence


class LinesMode(EventLines):
    """One reader's session. ``do`` answers one line."""

    def greet(self) -> None:
        """What a session begins with."""
        totals = self._reader.totals()
        known = f"{counted(totals.meetings, 'meeting')} and {counted(totals.statements, 'statement')}"
        self._say(f"talks-tui, {known}. Type help for help.")
        self._open_list()

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
        except (DatabaseTrouble, ValueError, FileExistsError) as error:
            self._say(str(error))
        except OSError as error:
            self._say(f"{error.filename} cannot be written ({error.strerror}).")
        return True

    def _obey(self, name: str, rest: str) -> None:
        if name in NEEDY and not rest:
            self._say(f"{name} needs more: " + next(command.usage for command in COMMANDS if command.name == name))
            return
        handlers: dict[str, Callable[[], None]] = {
            "list": self._list,
            "today": self._open_list,
            "next": self._next,
            "previous": self._previous,
            "open": lambda: self._open(rest),
            "detail": self._detail,
            "article": lambda: self._article(rest),
            "event": lambda: self._event(rest),
            "hit": lambda: self._hit(rest),
            "evidence": self._evidence,
            "compare": self._compare,
            "page": lambda: self._page_about(rest),
            "search": lambda: self._look_for(parse_query(rest)),
            "filter": lambda: self._look_for(Query((*self.query.parts, *parse_query(rest).parts))),
            "meant": self._take_meant,
            "lift": lambda: self._look_for(Query(self.query.parts[:-1])),
            "clear": lambda: self._look_for(EMPTY),
            "undo": self._undo,
            "redo": self._redo,
            "known": lambda: self._known(rest),
            "history": lambda: self._history(rest),
            "view": lambda: self._view(rest),
            "save": lambda: self._save(rest),
            "facets": lambda: self._facets(rest),
            "timeline": lambda: self._timeline(rest),
            "changes": lambda: self._changes(rest),
            "mark": self._mark,
            "tag": lambda: self._tag(rest),
            "note": lambda: self._note(rest),
            "correct": lambda: self._correct(rest),
            "apart": lambda: self._correct(f"apart {rest}"),
            "uncorrect": lambda: self._uncorrect(rest),
            "corrections": self._corrections,
            "cite": self._cite,
            "command": self._command,
            "export": lambda: self._export(rest),
            "where": self._where,
            "help": self._help,
        }
        handlers[name]()

    # ------------------------------------------------------------------ what is put beside and over it

    def _to_write(self) -> EventRow | None:
        """The open event, where there may be written."""
        if self._reader.totals().demo:
            self._say("the demo stays as it is; load articles of your own to write in them")
            return None
        return self._opened()

    def _mark(self) -> None:
        row = self._to_write()
        if row is not None:
            from store.annotating import mark

            (marked,) = mark(self._reader.path, [row.id])
            self._say("marked" if marked else "the mark is off")

    def _tag(self, names: str) -> None:
        row = self._to_write()
        if row is not None:
            from store.annotating import tag, untag

            words = names.replace(",", " ").split()
            on = [word for word in words if not word.startswith("-")]
            off = [word[1:] for word in words if word.startswith("-")]
            if on:
                self._say("tagged" if tag(self._reader.path, [row.id], on) else "it has that tag")
            if off:
                self._say("the tag is off" if untag(self._reader.path, [row.id], off) else "it has no such tag")

    def _note(self, words: str) -> None:
        row = self._to_write()
        if row is not None:
            from store.annotating import note, take_note_off

            if words == "-":
                self._say(f"taken off: {take_note_off(self._reader.path, row.id)}")
                return
            note(self._reader.path, row.id, words)
            self._say("noted")

    def _correct(self, text: str) -> None:
        row = self._to_write()
        if row is not None:
            from tui.model.amending import carry_out

            article = self.opened.page.sha256 if self.opened is not None else row.article_sha256
            done = carry_out(self._reader.path, row.id, article, text)
            self._say(f"{done}; uncorrect takes it back")

    def _uncorrect(self, rest: str) -> None:
        if self._reader.totals().demo:
            self._say("nothing was corrected")
            return
        from tui.model.amending import take_back

        if rest and not rest.isdecimal():
            self._say(f"{rest} is no number; corrections lists them")
            return
        self._say(take_back(self._reader.path, int(rest) if rest else None))

    def _corrections(self) -> None:
        from tui.commands.corrected import listed

        lines = (
            f"{line.number}. {line.field} {line.value}"
            + (f", instead of {line.instead}" if line.instead is not None else "")
            + (f", {line.state}" if line.state != "holds" else "")
            + (f", of {line.about}" if line.about else "")
            for line in reversed(listed(self._reader))
        )
        self._say_all(list(lines) or ["nothing was corrected yet"])

    def _export(self, text: str) -> None:
        from tui.out.cut import LISTED, export_cut, wanted

        what, path = wanted(text)
        written = export_cut(self._reader.path, self.query or LISTED, None, path, what)
        self._say(f"{counted(written, what.removesuffix('s'))} in {path}")

    # ------------------------------------------------------------------ where one is

    def _where(self) -> None:
        self._say(self._reader.count(self.query, cap=1000).of("event") + (self._under() or ", all there are"))
        self._say(f"open: {event_sentence(self.event)}" if self.event else "no event is open")

    def _help(self) -> None:
        for command in COMMANDS:
            self._say(f"{command.usage}: {command.help}")


NEEDY = ("open", "search", "filter", "save", "tag", "note", "correct", "export")
"""Commands that say nothing by their name alone."""


def run(reader: Reader, query: Query, ask: Callable[[], str | None], write: Callable[[str], object]) -> None:
    """A whole session: ``ask`` gives the next line, None at the end."""
    session = LinesMode(reader, write, query)
    session.greet()
    while (line := ask()) is not None:
        if not session.do(line):
            break
