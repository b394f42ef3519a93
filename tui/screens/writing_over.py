"""Corrections, marks, tags and notes from a screen over the browser: of what its cursor is on, by the browser below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import on

from store.database.views import Beside
from tui.asking import messages
from tui.screens.overlay import OverlayScreen

if TYPE_CHECKING:
    from tui.widgets.prompt import Purpose

NEITHER = "this is of no event: ] leads to the events"


class Subject(NamedTuple):
    """What is written about."""

    id: str
    beside: Beside
    article: str
    """The SHA-256 of the article that tells of it here; empty where several do and none is chosen."""


class WritingOver(OverlayScreen):
    """Subclasses tell what is written about."""

    def subject(self) -> Subject | None:
        """The event under the cursor, or that which all of the screen is about."""
        raise NotImplementedError

    def _may_write(self) -> Subject | None:
        subject = self.subject()
        if subject is None:
            self.status.tell(note=NEITHER, alarm=False)
        return subject if subject is not None and self.browse.may_write() else None

    def action_mark(self) -> None:
        if (subject := self._may_write()) is not None:
            self.browse.mark(subject.id)

    async def action_correct(self) -> None:
        if (subject := self._may_write()) is not None:
            self._article = subject.article
            await self._prompt(*self.browse.asking_correction(subject.id))

    async def action_tag(self) -> None:
        await self._ask_words("tag")

    async def action_note(self) -> None:
        await self._ask_words("note")

    async def _ask_words(self, what: str) -> None:
        if (subject := self._may_write()) is not None:
            await self._prompt(*self.browse.asking_words(what, subject.id, subject.beside))

    # The line to type in

    async def _prompt(self, text: str, purpose: Purpose) -> None:
        from tui.widgets.prompt import Prompt

        prompts = self.query(Prompt)
        prompt = prompts.first() if prompts else Prompt()
        if not prompts:
            await self.mount(prompt)
        self.status.display = False
        prompt.open(text, purpose, self.status_lines, ())

    def _arrange(self) -> None:
        super()._arrange()
        for prompt in self.query("Prompt"):
            from tui.widgets.prompt import Prompt

            assert isinstance(prompt, Prompt)  # noqa: S101
            prompt.fit(self.status_lines, ())

    @on(messages.SearchLeft)
    def _leave_prompt(self) -> None:
        from tui.widgets.prompt import Prompt

        self.query_one(Prompt).display = False
        self.status.display = True
        self.first_pane().focus()

    @on(messages.AmendmentSubmitted)
    def _amendment_submitted(self, message: messages.AmendmentSubmitted) -> None:
        from tui.model.amending import of_article

        self._leave_prompt()
        if of_article(message.text) and not self._article:
            self.status.tell(note="several articles tell of it: go to a claim or an article first", alarm=False)
        else:
            self.browse.amend(self._article, message.text)

    @on(messages.Typed)
    def _typed(self, message: messages.Typed) -> None:
        self._leave_prompt()
        self.browse.typed(message.what, message.text)
