"""The panes of the browser: what there is, how it is laid out, which pane has the keyboard."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize
from textual.reactive import Reactive
from textual.timer import Timer
from textual.widget import Widget

from store.database.views import Totals
from store.spans import Span
from tui.asking.gateway import Gateway
from tui.asking.jobs import Freshness
from tui.keys.actions import DETAIL
from tui.keys.key_help import empty_hints, hints, pane_hints
from tui.model import state
from tui.model.session import Session
from tui.model.state import Pane
from tui.render.arrange import Arrangement, arrange
from tui.screens.calm import CalmScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.detail_view import DetailView
from tui.widgets.event_list import EventList
from tui.widgets.facet_panel import FacetPanel
from tui.widgets.status import StatusLines, TopLine

if TYPE_CHECKING:
    from tui.app import TalksApp

REST = 0.06
"""Seconds the cursor must rest on a row before its article is fetched, so that a held key does not repaint it."""


class PanesScreen(CalmScreen[None]):
    """The state, the panes and their places; what they show is told by the screens built on this one."""

    AUTO_FOCUS = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As in Textual, but for drawing the whole screen anew; panes draw what looks otherwise."""

    def __init__(self, gateway: Gateway, session: Session, name: str, notice: str, rest: float = REST) -> None:
        super().__init__()
        self.state = state.restored(session)
        self.gateway = gateway
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
        self._first: set[str] = {"page", "article", "facets", "totals"}
        """Answers that the first frame waits for."""
        self._drawn = False
        """Whether the first frame has been drawn."""
        self._batch = ExitStack()
        self._way = 1
        """Direction in which hits are gone through."""
        self._entering: tuple[int, str] | None = None
        """Direction and note for the first hit of the article that is on its way."""
        self._fresh: Freshness | None = None
        """The state of the database that is shown."""
        self._writing = False
        """Whether a correction is being written."""
        self._nothing = False
        """Whether the query found nothing."""

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

    def _find_panes(self) -> None:
        self.top_line = self.query_one("#top", TopLine)
        self.panes = self.query_one("#panes", Container)
        self.filters = self.query_one("#filters", FacetPanel)
        self.events = self.query_one("#events", EventList)
        self.article = self.query_one("#article", ArticleView)
        self.detail = self.query_one("#detail", DetailView)
        self.status = self.query_one("#status", StatusLines)

    @property
    def _pane_of_keys(self) -> str:
        """The pane whose keys hold, by its name in the registry of actions."""
        return DETAIL if self.state.pane is Pane.READER and self._detail else str(self.state.pane)

    def _hint(self) -> None:
        single = self._arranged is not None and self._arranged.single
        if self._nothing and self.state.pane is not Pane.FILTERS:
            self.status.hint(empty_hints())
        else:
            self.status.hint(pane_hints(str(self.state.pane)) if single else hints(self._pane_of_keys))

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
        self.set_focus(panes[self.state.pane], scroll_visible=False)

    def action_show(self, pane: str) -> None:
        self.state = state.go(self.state, Pane(pane))
        self._arrange()
        self._focus_pane()
        self._keep()

    def action_pane(self, step: int) -> None:
        self.action_show(state.step_pane(self.state, step).pane)

    def action_redraw(self) -> None:
        """Send the whole screen again, whatever the terminal shows."""
        self.talks.redraw()
        self.refresh()

    def action_zoom(self) -> None:
        self.state = state.zoom(self.state)
        self._arrange()

    def _keep(self) -> None:
        self.talks.keep(self.going_session(state.session_of(self.state)))

    def going_session(self, session: Session) -> Session:
        """``session`` with what was seen besides the list."""
        return session
