"""The browser: filters, events and article side by side. This screen alone owns the query and the selection."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from store.database.views import MeetingPage
from tui.asking import jobs, messages
from tui.keys.actions import EVERYWHERE
from tui.model import state
from tui.model.side_by_side import told_once
from tui.model.state import Pane
from tui.screens.going import NOTHING_CHOSEN
from tui.screens.panes import REST
from tui.screens.ready import ReadyScreen
from tui.widgets.pane import bindings

__all__ = ["REST", "BrowseScreen"]


class BrowseScreen(ReadyScreen):
    """What the panes want and what the keys do."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)

    _before_detail = Pane.EVENTS
    """The pane in which the facts of the event were asked for."""

    @on(messages.EventChosen)
    def _event_chosen(self, message: messages.EventChosen) -> None:
        row = self.events.row_at(message.index)
        if row is None:
            return
        self._show_place()
        if row.id == self.state.selection.event:
            self.gateway.ask("event", self._followed, jobs.event_job(self.state.query, row.id))
            return
        self.state = state.select(self.state, row.id, row.key)
        self._keep()
        self._rest()

    @on(messages.FacetToggled)
    def _facet_toggled(self, message: messages.FacetToggled) -> None:
        change = {"include": state.include, "exclude": state.exclude, "only": state.only}[message.mode]
        self._change(change(self.state, message.field, message.value))

    @on(messages.SpanFocused)
    def _span_focused(self, message: messages.SpanFocused) -> None:
        self._followed += 1
        self.status.tell(span_note="", note=self._overlap_note(), alarm=False)
        self.gateway.ask("locate", self._followed, partial(jobs.locate, query=self.state.query, identity=message.owner))

    def _overlap_note(self) -> str:
        over = self.article.overlapping
        return f"{over} events in these words: o goes through them" if over > 1 else ""

    @on(messages.WordFocused)
    def _word_focused(self, message: messages.WordFocused) -> None:
        self.status.tell(span_note=message.note)

    @on(messages.WordOpened)
    def _word_opened(self, message: messages.WordOpened) -> None:
        self.visit_word(message.layer, message.label, message.surface)

    @on(messages.ReadRequested)
    def _read_requested(self) -> None:
        self.action_show(Pane.READER)

    @on(messages.TargetOpened)
    def _target_opened(self, message: messages.TargetOpened) -> None:
        self._followed += 1
        if message.event is not None:
            query = self.state.query
            self.gateway.ask("locate", self._followed, partial(jobs.locate, query=query, identity=message.event))
            return
        if message.page is not None:
            self.visit(message.page)
            return
        row = self.events.current
        self._set_detail(False)
        self.article.focus()
        if message.article is not None:
            self._read(message.article, row.id if row else None, message.span)

    @on(messages.Focused)
    def _pane_focused(self, message: messages.Focused) -> None:
        pane = Pane(message.pane)
        if pane is not self.state.pane:
            self.state = state.go(self.state, pane)
            self._arrange()
            self._keep()
        self._hint()

    # ------------------------------------------------------------------ actions

    def action_detail(self) -> None:
        if self._detail and not self.detail.explained:
            self._leave_detail()
        else:
            self._open_detail(explained=False)

    def _open_detail(self, explained: bool) -> None:
        """The facts of the chosen event, or the reasons for them, in the place of its article."""
        if not self._detail:
            self._before_detail = self.state.pane
        self.detail.explain(explained)
        self._set_detail(True)
        self.action_show(Pane.READER)

    def _leave_detail(self) -> None:
        """Back to the article, and to the pane in which the facts were asked for."""
        self._set_detail(False)
        self.action_show(self._before_detail)

    def action_span(self, step: int) -> None:
        if self._detail:
            self._set_detail(False)
            self._focus_pane()
        self.article.step_span(step)

    def action_hit(self, step: int) -> None:
        """To the next hit; where the article is not in view it comes there first."""
        if not self.article.display:
            self._set_detail(False)
            self.action_show(Pane.READER)
            self.call_after_refresh(self.action_hit, step)
            return
        page = self.article.page
        if page is not None and self.state.query.words and self.article.at_last_hit(step):
            self._way = step
            job = partial(jobs.crossing, query=self.state.query, article=page.sha256, step=step)
            self.gateway.ask("crossing", self._followed, job)
            return
        self.status.tell(note=self.article.step_hit(step), alarm=False)

    def action_evidence(self) -> None:
        """The reasoning for the chosen event, in the place of its facts; the same key leads back to the article."""
        if self._detail and self.detail.explained:
            self._leave_detail()
        else:
            self._open_detail(explained=True)

    def action_lift(self) -> None:
        if self.state.query:
            self._change(state.lift_last(self.state), "the last filter is off; u brings it back")

    def action_copy(self) -> None:
        from tui.out.copying import citation, copy

        page = self.status.told.page
        if page is None:
            self.status.tell(note="there is nothing to copy", alarm=False)
            return
        done = copy(citation(page, self.article.page), self.app.copy_to_clipboard)
        self.status.tell(note=f"citation {done}", alarm=False)

    def action_copy_command(self) -> None:
        from tui.out.copying import command_line, copy

        done = copy(command_line(self.state.query.text) + "\n", self.app.copy_to_clipboard)
        self.status.tell(note=f"command {done}", alarm=False)

    def action_kind(self) -> None:
        self._change(state.cycle_kind(self.state))

    def action_clear(self) -> None:
        if self.state.query:
            self._change(state.clear(self.state), "all filters are off; u brings them back")

    def action_undo(self) -> None:
        self._change(state.undo(self.state), "undone" if self.state.past else "")

    def action_redo(self) -> None:
        self._change(state.redo(self.state), "done again" if self.state.future else "")

    def action_timeline(self) -> None:
        from tui.screens.timeline import TimelineScreen

        self.app.push_screen(TimelineScreen(self))

    def action_changes(self) -> None:
        from tui.screens.changes import ChangesScreen

        self.app.push_screen(ChangesScreen(self))

    def action_compare(self) -> None:
        from tui.screens.comparing import ComparingScreen

        page, row = self.status.told.page, self.events.current
        if isinstance(page, MeetingPage) and len(page.articles) > 1:
            self.app.push_screen(ComparingScreen(self, page))
        elif row is None:
            self.status.tell(note=NOTHING_CHOSEN, alarm=False)
        elif row.kind != "meeting":
            self.status.tell(note="a statement stands in one article; = is for meetings", alarm=False)
        elif isinstance(page, MeetingPage):
            self.status.tell(note=told_once(page, "d"), alarm=False)

    def action_theme(self) -> None:
        self.status.tell(note=self.talks.next_theme(), alarm=False)

    def action_escape(self) -> None:
        """One step back: from the detail, from the article or the filters, and at last from the filters that hold."""
        if self._detail:
            self._leave_detail()
        elif self.state.zoomed:
            self.action_zoom()
        elif self.state.pane is not Pane.EVENTS:
            self.action_show(Pane.EVENTS)
        else:
            self.action_clear()

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self._pane_of_keys))

    async def action_quit(self) -> None:
        self.app.exit(0)
