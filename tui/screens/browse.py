"""The browser: filters, events and article side by side. This screen alone owns the query and the selection."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize
from textual.screen import Screen
from textual.timer import Timer

from store.database.query import EMPTY, parse_query
from store.database.views import Totals
from store.spans import Span
from tui import jobs, messages, state
from tui.actions import DETAIL, EVERYWHERE, hints, pane_hints
from tui.gateway import Gateway
from tui.render.arrange import Arrangement, arrange
from tui.session import Session
from tui.state import Pane, State
from tui.widgets.article_view import ArticleView
from tui.widgets.detail_view import DetailView
from tui.widgets.event_list import EventList
from tui.widgets.facet_panel import FacetPanel
from tui.widgets.pane import bindings
from tui.widgets.status import StatusLines, TopLine

if TYPE_CHECKING:
    from tui.app import TalksApp

REST = 0.06
"""Seconds the cursor must rest on a row before its article is fetched, so that a held key does not repaint it."""
UNLISTED = "a position or a question, which lists leave out; is:all shows them"
PATIENCE = 0.15
"""Seconds after which the first frame is drawn even if some pane has nothing to show yet."""


class BrowseScreen(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)
    AUTO_FOCUS = ""

    def __init__(self, path: Path, session: Session, name: str, notice: str, rest: float = REST) -> None:
        super().__init__()
        self.state = restored(session)
        self.gateway = Gateway(path, self.post_message)
        self.rest = rest
        self._name_, self._notice = name, notice
        self._asked = 0
        """Generation of the questions about the query."""
        self._followed = 0
        """Generation of the questions about the selection."""
        self._resting: Timer | None = None
        self._detail = False
        self._zoom_article: tuple[str, Span | None] | None = None
        self._arranged: Arrangement | None = None
        self._totals: Totals | None = None
        self._first: set[str] = {"page", "article", "facets"}
        """Answers that the first frame waits for."""
        self._batch = ExitStack()

    def compose(self) -> ComposeResult:
        yield TopLine(self._name_, identity="top")
        with Container(id="panes"):
            yield FacetPanel(identity="filters")
            yield EventList(identity="events")
            yield ArticleView(identity="article")
            yield DetailView(identity="detail")
        yield StatusLines(identity="status")

    @property
    def talks(self) -> TalksApp:
        from tui.app import TalksApp

        assert isinstance(self.app, TalksApp)  # noqa: S101
        return self.app

    def on_mount(self) -> None:
        self.top_line = self.query_one("#top", TopLine)
        self.panes = self.query_one("#panes", Container)
        self.filters = self.query_one("#filters", FacetPanel)
        self.events = self.query_one("#events", EventList)
        self.article = self.query_one("#article", ArticleView)
        self.detail = self.query_one("#detail", DetailView)
        self.status = self.query_one("#status", StatusLines)
        self._batch.enter_context(self.app.batch_update())
        self.set_timer(PATIENCE, self._draw_first)
        self._arrange()
        self._focus_pane()
        self.status.tell(note=self._notice, chips=state.chips(self.state.query))
        self.gateway.start()
        self._ask_query()

    def on_unmount(self) -> None:
        self._batch.close()
        self.gateway.close()

    def _draw_first(self) -> None:
        self._first.clear()
        self._batch.close()

    # ------------------------------------------------------------------ asking

    def _ask_query(self) -> None:
        """Have the rows, counts and totals of the present query."""
        self._asked += 1
        query, selection = self.state.query, self.state.selection
        for slot, job in (
            ("page", partial(jobs.first_page, query=query, selection=selection)),
            ("facets", partial(jobs.facets, query=query)),
            ("totals", partial(jobs.summary, query=query)),
        ):
            self.gateway.ask(slot, self._asked, job)
        self.gateway.forget("rows")

    def _change(self, new: State, note: str = "") -> None:
        """Go to another state; a changed query is asked for."""
        if new.query == self.state.query and new.selection == self.state.selection:
            self.state = new
            return
        changed = new.query != self.state.query
        self.state = new
        self.status.tell(chips=state.chips(new.query), note=note, alarm=False)
        if changed:
            self._ask_query()
        self._keep()

    def _keep(self) -> None:
        self.talks.keep(session_of(self.state))

    @on(messages.RowsWanted)
    def _rows_wanted(self, message: messages.RowsWanted) -> None:
        query = self.state.query
        job = partial(jobs.rows, query=query, offset=message.offset, limit=message.limit)
        self.gateway.ask("rows", self._asked, job)

    def _follow(self) -> None:
        """Have the article and the facts of the event under the cursor."""
        self._resting = None
        row = self.events.current
        self._followed += 1
        if row is None:
            self.article.show_article(None, (), None, None)
            self.detail.show_page(None)
            self.status.tell(row=None, page=None, position="")
            self._first -= {"article", "event"}
            return
        self._show_place()
        self.gateway.ask("event", self._followed, partial(jobs.event_page, identity=row.id))
        self._read(row.article_sha256, row.id, row.focus)

    def _read(self, identity: str, owner: str | None, span: Span | None) -> None:
        """Show the words at ``span`` of an article, fetching it if another one is shown."""
        page = self.article.page
        if page is not None and identity in (page.sha256, page.id) and self.article.words == self.state.query.words:
            self._first.discard("article")
            self._zoom_article = None
            if owner is not None:
                self.article.point(owner, span)
            return
        self._zoom_article = (owner or "", span)
        words = self.state.query.words
        self.gateway.ask("article", self._followed, partial(jobs.article, identity=identity, words=words))

    # ------------------------------------------------------------------ answers

    @on(messages.Answered)
    def _answered(self, message: messages.Answered) -> None:
        current = self._followed if message.slot in ("article", "event", "locate") else self._asked
        if message.generation != current:
            return
        value = message.value
        if message.slot == "page":
            self._show_page(value)
        elif message.slot == "rows":
            self.events.add_rows(value.offset, value.rows)
            if self.status.told.row != self.events.current and self._resting is None:
                self._rest()
        elif message.slot == "facets":
            self.filters.show_facets(value, state.chosen(self.state.query))
        elif message.slot == "totals":
            self._totals = value.totals
            self.events.set_count(value.total)
            self._show_place()
        elif message.slot == "article":
            owner, span = self._zoom_article or ("", None)
            self.article.words = self.state.query.words
            self.article.show_article(value.page, value.hits, owner or None, span)
        elif message.slot == "event":
            self.detail.show_page(value)
            self.status.tell(row=self.events.current, page=value, span_note="")
        elif message.slot == "locate":
            self._show_located(value)
        if self._first:
            self._first.discard(message.slot)
            if not self._first:
                self._draw_first()

    @on(messages.Troubled)
    def _troubled(self, message: messages.Troubled) -> None:
        current = self._followed if message.slot in ("article", "event", "locate") else self._asked
        if message.generation != current:
            return
        self.status.tell(note=message.sentence, alarm=True)
        if message.slot in ("page", "article"):
            self.article.show_sentence(message.sentence)
        self._draw_first()

    def _show_page(self, page: jobs.FirstPage) -> None:
        self.events.show_page(page.total, page.offset, page.rows, page.place, bool(self.state.query))
        row = self.events.current
        if row is not None:
            if not page.kept and self.state.selection.event is not None:
                self.status.tell(note="the chosen event is filtered out: this is the nearest in time")
            self.state = state.select(self.state, row.id, row.key)
        self._follow()

    def _show_located(self, located: jobs.Located) -> None:
        if located.row is None:
            self.status.tell(note="that event is not in the database any more", alarm=True)
        elif located.place is None:
            hidden = "the filters hide this event; c takes them away" if self.state.query else UNLISTED
            self.status.tell(note=hidden, alarm=False)
            self.gateway.ask("event", self._followed, partial(jobs.event_page, identity=located.row.id))
        else:
            self.state = state.select(self.state, located.row.id, located.row.key)
            self.events.put(located.place)

    def _show_place(self) -> None:
        total = self.events.total
        position = f"row {self.events.cursor + 1:,} of {total}" if total.n else ""
        filtered = bool(self.state.query)
        self.status.tell(position=position)
        self.top_line.show(self._totals, total, filtered)
        single = self._arranged is not None and self._arranged.single
        note = f"{self.events.cursor + 1:,}/{total}" if single and total.n else str(total) if total.n else ""
        if note != self.events.note:
            self.events.note = note
            self.events.refresh_rows(0)

    # ------------------------------------------------------------------ intents

    @on(messages.EventChosen)
    def _event_chosen(self, message: messages.EventChosen) -> None:
        row = self.events.row_at(message.index)
        if row is None:
            return
        self._show_place()
        if row.id == self.state.selection.event:
            self.gateway.ask("event", self._followed, partial(jobs.event_page, identity=row.id))
            return
        self.state = state.select(self.state, row.id, row.key)
        self._keep()
        self._rest()

    def _rest(self) -> None:
        """Follow the cursor once it has rested; at once where no rest is wanted."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        if self.rest > 0:
            self._resting = self.set_timer(self.rest, self._follow)
        else:
            self._follow()

    @property
    def quiet(self) -> bool:
        """Whether nothing is under way that will change what is shown."""
        return self.gateway.idle and self._resting is None and not self._first

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

    def _hint(self) -> None:
        shown = DETAIL if self.state.pane is Pane.READER and self._detail else str(self.state.pane)
        single = self._arranged is not None and self._arranged.single
        self.status.hint(pane_hints(str(self.state.pane)) if single else hints(shown))

    # ------------------------------------------------------------------ layout

    def on_resize(self, event: Resize) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Give every pane its size, from the size of the screen alone."""
        wanted = arrange(self.size.width, self.size.height, self.state.pane, self.state.zoomed)
        widgets = {Pane.FILTERS: self.filters, Pane.EVENTS: self.events, Pane.READER: self._reader}
        hidden = self.article if self._detail else self.detail
        hidden.display = False
        self.panes.styles.layout = "vertical" if wanted.stacked else "horizontal"
        last = [pane for pane in Pane if pane in wanted.widths][-1]
        for pane, widget in widgets.items():
            widget.display = pane in wanted.widths
            widget.styles.width = wanted.widths.get(pane, 1)
            widget.styles.height = wanted.events_height if pane is Pane.EVENTS and wanted.stacked else "1fr"
            widget.divider = pane is not last and not wanted.stacked
            widget.ruled = wanted.stacked and pane is Pane.READER
        self.top_line.display = wanted.top
        self.status.styles.height = wanted.status
        self.status.tell(joints=wanted.joints())
        self._arranged = wanted
        self._hint()
        self._show_place()

    @property
    def _reader(self) -> ArticleView | DetailView:
        return self.detail if self._detail else self.article

    def _set_detail(self, shown: bool) -> None:
        self._detail = shown
        self._arrange()

    def _focus_pane(self) -> None:
        panes = {Pane.FILTERS: self.filters, Pane.EVENTS: self.events, Pane.READER: self._reader}
        panes[self.state.pane].focus()

    # ------------------------------------------------------------------ actions

    def action_show(self, pane: str) -> None:
        self.state = state.go(self.state, Pane(pane))
        self._arrange()
        self._focus_pane()
        self._keep()

    def action_pane(self, step: int) -> None:
        self.action_show(state.step_pane(self.state, step).pane)

    def action_zoom(self) -> None:
        self.state = state.zoom(self.state)
        self._arrange()

    def action_detail(self) -> None:
        self._set_detail(not self._detail)
        self.action_show(Pane.READER)

    def action_span(self, step: int) -> None:
        if self._detail:
            self._set_detail(False)
            self._focus_pane()
        self.article.step_span(step)

    def action_hit(self, step: int) -> None:
        self.status.tell(note=self.article.step_hit(step), alarm=False)

    def action_kind(self) -> None:
        self._change(state.cycle_kind(self.state))

    def action_clear(self) -> None:
        if self.state.query:
            self._change(state.clear(self.state), "all filters are off; u brings them back")

    def action_undo(self) -> None:
        self._change(state.undo(self.state), "undone" if self.state.past else "")

    def action_redo(self) -> None:
        self._change(state.redo(self.state), "done again" if self.state.future else "")

    def action_reload(self) -> None:
        self.article.page = None
        self._ask_query()

    def action_redraw(self) -> None:
        self.talks.redraw()
        self.refresh()

    def action_theme(self) -> None:
        self.talks.next_theme()

    def action_escape(self) -> None:
        """One step back: from the detail, from the article or the filters, and at last from the filters that hold."""
        if self._detail:
            self._set_detail(False)
            self._focus_pane()
        elif self.state.zoomed:
            self.action_zoom()
        elif self.state.pane is not Pane.EVENTS:
            self.action_show(Pane.EVENTS)
        else:
            self.action_clear()

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        shown = DETAIL if self.state.pane is Pane.READER and self._detail else str(self.state.pane)
        self.app.push_screen(HelpScreen(shown))

    async def action_search(self) -> None:
        from tui.widgets.prompt import Prompt

        prompts = self.query(Prompt)
        prompt = prompts.first() if prompts else Prompt()
        if not prompts:
            await self.mount(prompt)
        self.status.display = False
        prompt.open(self.state.query.text)

    @on(messages.SearchSubmitted)
    def _search_submitted(self, message: messages.SearchSubmitted) -> None:
        self._leave_search()
        self._change(state.choose_query(self.state, parse_query(message.text)))

    @on(messages.SearchLeft)
    def _leave_search(self) -> None:
        from tui.widgets.prompt import Prompt

        self.query_one(Prompt).display = False
        self.status.display = True
        self._focus_pane()

    async def action_quit(self) -> None:
        self.app.exit(0)


def restored(session: Session) -> State:
    """The state that a session remembers; a query that cannot be read any more is left out."""
    try:
        query = parse_query(session.query)
    except ValueError:
        query = EMPTY
    pane = Pane(session.pane) if session.pane in tuple(Pane) else Pane.EVENTS
    selection = state.Selection(session.event or None, session.key if session.key >= 0 else None)
    return State(state.View(query, selection), pane)


def session_of(now: State) -> Session:
    selection = now.selection
    return Session(
        now.query.text, selection.event or "", selection.key if selection.key is not None else -1, str(now.pane)
    )
