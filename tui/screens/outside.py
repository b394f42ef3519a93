"""Out of the browser: what a pane shows goes to the pager, the editor, a command, a file or the clipboard."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from textual.app import SuspendNotSupported

from store.database.views import MeetingPage, StatementPage
from store.text import counted
from tui.asking import messages
from tui.model.state import Pane
from tui.screens.writing import WritingScreen

EXPORT = "a new file, its ending .md .csv .ics .jsonl says how: meetings.md; or statements FILE, articles FILE"
PIPE = "a command of your shell; what this pane shows is its input"
MOST = 20_000
"""Events that are handed on as lines."""


class OutsideScreen(WritingScreen):
    """Gives the terminal to another program for a while, or writes a file."""

    async def action_pager(self) -> None:
        from tui.out.outside import page

        self._give(page)

    async def action_editor(self) -> None:
        from tui.out.outside import edit

        self._give(lambda text: edit(text, self._line_here()))

    async def action_pipe(self) -> None:
        await self._ask_line("pipe", PIPE)

    async def action_export(self) -> None:
        """Ask for the file; what cannot be exported is told before one is named."""
        from store.export import NOW_ALONE
        from tui.out.cut import wrong_target

        if self.state.query.known_on is not None:
            self.status.tell(note=NOW_ALONE, alarm=False)
            return
        await self._ask_line("export", EXPORT, wrong_target)

    async def _ask_line(self, what: str, hint: str, judge: Callable[[str], str] = lambda text: "") -> None:
        from tui.widgets.prompt import Purpose

        await self._prompt("", Purpose(hint, judge, partial(messages.Typed, what)))

    def typed(self, what: str, text: str) -> None:
        if what == "pipe" and text.strip():
            self._give(partial(_piped, text))
        elif what == "export" and text.strip():
            self.say("writing ...")
            self.run_worker(self._exported(text))
        else:
            super().typed(what, text)

    # ------------------------------------------------------------------ to other programs

    def _give(self, give: Callable[[str], str]) -> None:
        """The latest program that was asked for gets the terminal; exports and what is being written go on."""
        self.run_worker(self._hand_on(give), group="programs", exclusive=True)

    async def _hand_on(self, give: Callable[[str], str]) -> None:
        """Leaves the screen to a program that gets what the pane shows, and comes back."""
        from store.database.trouble import DatabaseTrouble

        try:
            text = await self._text_here()
            note, alarm = self._suspended(give, text)
        except SuspendNotSupported:
            note, alarm = "no other program can have this terminal", True
        except DatabaseTrouble as error:
            note, alarm = str(error), True
        self.action_redraw()
        self.status.tell(note=note, alarm=alarm)

    def _suspended(self, give: Callable[[str], str], text: str) -> tuple[str, bool]:
        """What to say, and whether it is trouble. Nothing is raised while suspended: the screen would not come back."""
        with self.app.suspend():
            try:
                return give(text), False
            except (OSError, ValueError) as error:
                return str(error), True

    async def _text_here(self) -> str:
        """What the pane with the keyboard shows: the facts, the article, or the events as lines with their ids."""
        from store.text import display
        from tui.commands import pages

        page = self.status.told.page
        if self.state.pane is Pane.READER and self._detail and page is not None:
            lines = pages.meeting_lines(page) if isinstance(page, MeetingPage) else pages.statement_lines(page)
            return "\n".join(map(display, lines)) + "\n"
        article = self.article.page
        if self.state.pane is Pane.READER and article is not None:
            return "\n".join(pages.article_heading(article)) + "\n\n" + display(article.text).rstrip("\n") + "\n"
        return await asyncio.to_thread(self._events_as_lines)

    def _events_as_lines(self) -> str:
        from store.database.lookup.reader import Reader
        from tui.commands.listing import events
        from tui.commands.plain import event_line

        with Reader.open(self.gateway.path) as reader:
            return "".join(event_line(row) + "\n" for row in events(reader, self.state.query, MOST))

    def _line_here(self) -> int:
        """The line of the text handed on in which the words of the chosen event begin; the heading has four."""
        article, row = self.article.page, self.events.current
        if self.state.pane is not Pane.READER or self._detail or article is None or row is None:
            return 1
        starts = [item.span.start for item in article.spans if item.owner == row.id]
        return 5 + article.text.count("\n", 0, min(starts, default=0))

    # ------------------------------------------------------------------ to a file and the clipboard

    async def _exported(self, text: str) -> None:
        from store.database.trouble import DatabaseTrouble

        try:
            note, alarm = await asyncio.to_thread(self._export, text), False
        except (DatabaseTrouble, ValueError, FileExistsError) as error:
            note, alarm = str(error), True
        except OSError as error:
            note, alarm = f"{error.filename} cannot be written ({error.strerror}).", True
        self.say(note, alarm)

    def _export(self, text: str) -> str:
        """Writes the cut (in a worker thread); what to say about it."""
        from tui.out.cut import LISTED, export_cut, left_out, wanted

        what, path = wanted(text)
        written = export_cut(self.gateway.path, self.state.query or LISTED, None, path, what)
        gone = left_out(self.gateway.path, self.state.query, written) if path.suffix.lower() == ".ics" else 0
        without = f"; {gone} without a day left out of the calendar" if gone else ""
        return f"{counted(written, what.removesuffix('s'))} in {path}{without}"

    def action_copy_words(self) -> None:
        from tui.out.copying import words

        self._copy_as("words", words)

    def action_copy_markdown(self) -> None:
        from tui.out.copying import markdown

        self._copy_as("Markdown", lambda page: markdown(page, self.article.page))

    def _copy_as(self, name: str, made: Callable[[MeetingPage | StatementPage], str]) -> None:
        from tui.out.copying import copy

        page = self.status.told.page
        if page is None:
            self.status.tell(note="there is nothing to copy", alarm=False)
            return
        self.status.tell(note=f"{name} {copy(made(page), self.app.copy_to_clipboard)}", alarm=False)


def _piped(command: str, text: str) -> str:
    from tui.out.outside import confirmed, pipe

    return confirmed(pipe(command, text))
