"""What the reader writes down: corrections, marks, tags and notes, each in a worker thread and with a way back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from store.database.views import Beside, MeetingPage
from store.text import counted
from tui.asking import jobs, messages
from tui.asking.gateway import Gateway
from tui.asking.slots import ALIKE, CORRECTIONS
from tui.model.session import Session
from tui.model.state import Pane
from tui.model.telling import claim_there
from tui.model.trail import Address
from tui.screens.going import NOTHING_CHOSEN
from tui.screens.panes import REST
from tui.screens.regrouping import Regrouping
from tui.screens.searching import SearchingScreen

if TYPE_CHECKING:
    from store.database.lookup.reader import Reader
    from tui.screens.picker import Picked
    from tui.widgets.prompt import Purpose

HINTS = {
    "tag": "tags for the event, apart by blanks; -tag takes one off",
    "note": "a note to keep beside the event; - takes the last one off",
}


class WritingScreen(SearchingScreen):
    """Writes beside what was read, never in it."""

    _amended = ""
    """The event that the line being typed is about."""
    _unwritten: tuple[str, str, str] | None = None
    """What was typed last that could not be written: for what, about which event, the words."""

    def __init__(self, gateway: Gateway, session: Session, name: str, notice: str, rest: float = REST) -> None:
        super().__init__(gateway, session, name, notice, rest)
        self.regrouping = Regrouping(self)

    def say(self, note: str, alarm: bool = False) -> None:
        """Here, and on the screen over this one that the reader looks at."""
        self.status.tell(note=note, alarm=alarm)
        for screen in self.overlays:
            screen.status.tell(note=note, alarm=alarm)

    def ask(self, slot: str, job: Callable[[Reader], object]) -> None:
        """Ask for something about what is shown now."""
        self.gateway.ask(slot, self._asked, job)

    def may_write(self) -> bool:
        if self._totals is not None and self._totals.demo:
            self.say("the demo stays as it is; load articles of your own to write in them", alarm=True)
            return False
        if self._writing:
            self.say("what came before is still being written; try again in a moment")
        return not self._writing

    def _typed_before(self, what: str) -> str:
        """The words about the chosen event that could not be written, to be sent again."""
        kept = self._unwritten
        return kept[2] if kept is not None and kept[:2] == (what, self._amended) else ""

    async def action_correct(self) -> None:
        """Ask for a field and a value of the chosen event."""
        row = self.events.current
        if row is None:
            self.status.tell(note=NOTHING_CHOSEN, alarm=False)
        elif self.may_write():
            await self._prompt(*self.asking_correction(row.id))

    def asking_correction(self, identity: str) -> tuple[str, Purpose]:
        """What the line begins with in which a correction of this event is typed, and what it is for."""
        from tui.model import amending
        from tui.widgets.prompt import Purpose

        def judge(text: str) -> str:
            if not text.strip():
                return ""
            try:
                amending.amendment(identity, text)
            except ValueError as error:
                return str(error)
            return ""

        self._amended = identity
        hint, begun = amending.hint(identity), partial(amending.begun, identity)
        return self._typed_before("correction"), Purpose(hint, judge, messages.AmendmentSubmitted, begun=begun)

    @on(messages.AmendmentSubmitted)
    def _amendment_submitted(self, message: messages.AmendmentSubmitted) -> None:
        self._leave_search()
        row = self.events.current
        article = row.article_sha256 if row is not None else ""
        if self.article.page is not None and self.state.pane is Pane.READER:
            article = self.article.page.sha256
        self.amend(article, message.text)

    def amend(self, article: str, text: str) -> None:
        """Have the correction carried out that was typed, of what the line was opened for or of ``article``."""
        from tui.model.amending import SAME

        if text.strip() == SAME:
            self.regrouping.same(self._amended)
        elif text.strip():
            self.write(partial(self._amend, self._amended, article, text), ("correction", self._amended, text))

    @on(messages.Answered)
    def _alike_found(self, message: messages.Answered) -> None:
        if message.slot == ALIKE and message.generation == self._asked:
            self.regrouping.found(message.value)

    def action_part(self) -> None:
        """Have it said that what an article tells of the chosen meeting is about another: the article that is read, or
        that of the line under the cursor."""
        page, row = self.status.told.page, self.events.current
        if row is None:
            self.say(NOTHING_CHOSEN)
        elif not isinstance(page, MeetingPage):
            self.say("a statement stands in one article; B is for meetings")
        elif self._detail:
            target = self.detail.target
            there = (
                (target.article, target.span) if target is not None and target.article else (row.article_sha256, None)
            )
            self.regrouping.part(page, claim_there(page, *there))
        else:
            article = self.article.page
            self.regrouping.part(page, claim_there(page, article.sha256 if article else row.article_sha256))

    def _amend(self, identity: str, article: str, text: str) -> str:
        """Write a correction of an event or of its article (in a worker thread); what to say about it."""
        from tui.model.amending import carry_out

        return f"{carry_out(self.gateway.path, identity, article, text)}; U takes it back"

    def _take_back(self, number: int | None = None) -> str:
        from tui.model.amending import take_back

        return take_back(self.gateway.path, number)

    def action_take_back(self) -> None:
        if self.may_write():
            self.write(self._take_back)

    def write(self, change: Callable[[], str], typed: tuple[str, str, str] | None = None) -> None:
        """Have ``change`` done in a worker thread, and say what it says; what was ``typed`` for it is not lost."""
        self._writing = True
        self.say("writing ...")
        self.run_worker(self._written(change, typed))

    async def _written(self, change: Callable[[], str], typed: tuple[str, str, str] | None) -> None:
        from store.database.trouble import DatabaseTrouble

        try:
            note, alarm = await asyncio.to_thread(change), False
            self._unwritten = None if typed is not None else self._unwritten
        except (DatabaseTrouble, ValueError) as error:
            note, alarm = str(error), True
            if typed is not None:
                self._unwritten = typed
                note += " The same key brings back what was typed."
        finally:
            self._writing = False
        self.action_reload()
        for screen in self.overlays:
            screen.reread()
        self.say(note, alarm)

    # ------------------------------------------------------------------ the list of corrections

    def action_corrections(self) -> None:
        """All corrections, to go to one or to take it back."""
        from tui.commands.corrected import listed

        self.gateway.ask(CORRECTIONS, self._asked, listed)

    @on(messages.Answered)
    def _corrections_listed(self, message: messages.Answered) -> None:
        if message.slot != CORRECTIONS:
            return
        from tui.model.picking import Choice
        from tui.screens.picker import PickerScreen

        choices = []
        for line in reversed(message.value):
            instead = f"instead of {line.instead}" if line.instead is not None else ""
            state = "" if line.state == "holds" else line.state
            if line.state == "orphan":
                state = "orphan: what it corrected is read no more"
            told = f" {self.talks.glyphs.dot} ".join(part for part in (state, line.about, instead, line.note) if part)
            choices.append(Choice(f"{line.number} {line.target}", f"{line.field} {line.value}", line.made[:10], told))
        ways = (("Enter", "show"), ("Ctrl+X", "take back"))
        nothing = "Nothing was corrected yet: c corrects the chosen event."
        self.app.push_screen(PickerScreen("CORRECTIONS", choices, ways=ways, nothing=nothing), self._correction_picked)

    def _correction_picked(self, picked: Picked | None) -> None:
        if picked is None:
            return
        number, _, target = picked[0].partition(" ")
        if picked[1] == "exclude":
            if self.may_write():
                self.write(partial(self._take_back, int(number)))
        elif target.startswith(("m-", "s-")):
            self._followed += 1
            self.gateway.ask("locate", self._followed, partial(jobs.locate, query=self.state.query, identity=target))
        elif target.startswith("p-"):
            self.visit(Address("actor", target))
        else:
            self.visit(Address("words", target))

    # ------------------------------------------------------------------ marks, tags, notes

    def _chosen(self) -> tuple[str, Beside] | None:
        """What is marked, tagged and noted: the article where it has the keyboard, else the chosen event."""
        article, row = self.article.page, self.events.current
        if self.state.pane is Pane.READER and not self._detail and article is not None:
            return article.id, article.beside
        return (row.id, Beside(row.marked, row.tags, row.notes)) if row is not None else None

    def action_mark(self) -> None:
        """Mark the chosen event or article, or take its mark off."""
        chosen = self._chosen()
        if chosen is None:
            self.status.tell(note=NOTHING_CHOSEN, alarm=False)
        else:
            self.mark(chosen[0])

    def mark(self, identity: str) -> None:
        if self.may_write():
            self.write(partial(self._mark, identity))

    def _mark(self, identity: str) -> str:
        from store.annotating import mark

        (marked,) = mark(self.gateway.path, [identity])
        if not marked:
            return "the mark is off"
        if identity.startswith("a-"):
            return "the article is marked; is:marked finds all it tells of"
        return "marked; is:marked finds it"

    async def action_tag(self) -> None:
        await self._ask_words("tag")

    async def action_note(self) -> None:
        await self._ask_words("note")

    async def _ask_words(self, what: str) -> None:
        chosen = self._chosen()
        if chosen is None:
            self.status.tell(note=NOTHING_CHOSEN, alarm=False)
        elif self.may_write():
            await self._prompt(*self.asking_words(what, *chosen))

    def asking_words(self, what: str, identity: str, held: Beside) -> tuple[str, Purpose]:
        """What the line begins with in which a ``tag`` or a ``note`` of this event is typed, and what it is for."""
        from store.database.edits.annotations import LONGEST_NOTE
        from tui.widgets.prompt import LONGEST, Purpose

        hint, self._amended = HINTS[what], identity
        if self._amended.startswith("a-"):
            hint = hint.replace("the event", "the article")
        beside = [f"#{tag}" for tag in held.tags] if what == "tag" else list(held.notes)
        shown = f"{hint}     {'  '.join(beside)}" if beside else hint
        judge = _wrong_tags if what == "tag" else _nothing_wrong
        longest = LONGEST if what == "tag" else LONGEST_NOTE
        return self._typed_before(what), Purpose(shown, judge, partial(messages.Typed, what), longest=longest)

    def typed(self, what: str, text: str) -> None:
        if what not in ("tag", "note"):
            super().typed(what, text)
        elif text.strip():
            change = self._tag if what == "tag" else self._note
            typed = (what, self._amended, text) if text.strip() != "-" else None
            self.write(partial(change, self._amended, text), typed)

    def _tag(self, identity: str, text: str) -> str:
        from store.annotating import tag, untag

        words = text.split()
        off = [word[1:] for word in words if word.startswith("-") and len(word) > 1]
        on = [word for word in words if not word.startswith("-")]
        given = tag(self.gateway.path, [identity], on) if on else 0
        gone = untag(self.gateway.path, [identity], off) if off else 0
        told = []
        if on:
            told.append(f"{counted(given, 'tag')} given" if given else "it has that already")
        if off:
            told.append(f"{counted(gone, 'tag')} taken off" if gone else "it has no such tag to take off")
        finds = f"; tag:{on[0]} finds what has it" if on else ""
        return ", ".join(told) + finds

    def _note(self, identity: str, text: str) -> str:
        from store.annotating import note, take_note_off

        if text.strip() == "-":
            return f"taken off: {take_note_off(self.gateway.path, identity)}"
        note(self.gateway.path, identity, text)
        return "noted; has:note finds it"


def _wrong_tags(text: str) -> str:
    """Why the first of the words that is no tag is none."""
    from store.database.edits.annotations import wrong_tag

    return next((wrong for word in text.split() if (wrong := wrong_tag(word.removeprefix("-")))), "")


def _nothing_wrong(text: str) -> str:
    return ""
