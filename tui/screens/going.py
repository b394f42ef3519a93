"""Going from the browser to pages and words and back, as in a browser of the web."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on

from store.spans import Span
from tui.asking import jobs, messages
from tui.asking.gateway import Gateway
from tui.model import trail
from tui.model.session import Session
from tui.model.state import Pane
from tui.model.trail import Address, Trail
from tui.screens.following import FollowingScreen
from tui.screens.panes import REST

if TYPE_CHECKING:
    from tui.screens.browse import BrowseScreen
    from tui.screens.overlay import OverlayScreen
    from tui.screens.page import PageScreen

NOTHING_CHOSEN = "no event is chosen"
WORD_PAGES = {"actor": "actor", "speaker": "actor", "place": "place"}
"""Layers of words in an article that have a page."""
FACET_PAGES = {"actor": "actor", "country": "actor", "place": "place"}


class GoingScreen(FollowingScreen):
    """Keeps the trail, and shows what it leads to: here, or on a page over this screen."""

    over_generation = 0
    """Generation of the questions of the screens over this one: below zero, so that they are never taken for ours."""

    def __init__(self, gateway: Gateway, session: Session, name: str, notice: str, rest: float = REST) -> None:
        super().__init__(gateway, session, name, notice, rest)
        self.trail: Trail = trail.read(session.trail)
        self.seen = session.seen
        """The last load whose changes were looked at before."""
        self._seen_now = session.seen

    def going_session(self, session: Session) -> Session:
        written = trail.written(self.trail) if self.trail != Trail() else ""
        return session._replace(trail=written, seen=self._seen_now)

    def look_seen(self, load: int) -> None:
        """What came until that load was looked at: the next start tells what came after."""
        if load != self._seen_now:
            self._seen_now = load
            self._keep()

    @on(messages.Answered)
    @on(messages.Troubled)
    def _hand_over(self, message: messages.Answered | messages.Troubled) -> None:
        """What a screen over this one has asked."""
        if message.generation < 0:
            for screen in self.overlays:
                screen.take(message)

    @property
    def overlays(self) -> list[OverlayScreen]:
        """The screens that lie over this one and ask through it."""
        from tui.screens.overlay import OverlayScreen

        return [screen for screen in self.app.screen_stack if isinstance(screen, OverlayScreen)]

    def visit(self, address: Address) -> None:
        """Go somewhere, from where one is."""
        if self._page_screen() is None:
            self.trail = trail.leave_from(self.trail, self._here())
        self.trail = trail.visit(self.trail, address)
        self._show_address()

    def leave_pages(self) -> None:
        """Back to the list and the article, as they were."""
        if self._page_screen() is not None:
            self.trail = trail.visit(self.trail, self._here())
            self._show_address()

    def _here(self) -> Address:
        return Address("events", self.state.selection.event or "")

    def _page_screen(self) -> PageScreen | None:
        from tui.screens.page import PageScreen

        return next((screen for screen in self.app.screen_stack if isinstance(screen, PageScreen)), None)

    def _show_address(self) -> None:
        from tui.screens.page import PageScreen

        address = self.trail.here
        if address is None:
            return
        page = self._page_screen()
        if address.kind in trail.PAGES:
            if page is not None:
                page.show(address)
            else:
                self.app.push_screen(PageScreen(cast("BrowseScreen", self), address))
            self._keep()
            return
        if address.kind == "words":
            self.to_the_front()
            self._show_words(address)
        elif page is not None:
            page.close()
        if address.kind == "events" and address.name and address.name != self.state.selection.event:
            self._followed += 1
            job = partial(jobs.locate, query=self.state.query, identity=address.name)
            self.gateway.ask("locate", self._followed, job)
        self._keep()

    def to_the_front(self) -> None:
        """Take every screen off this one."""
        while self.app.screen is not self and self in self.app.screen_stack:
            self.app.pop_screen()

    def _show_words(self, address: Address) -> None:
        """An article at some words, with the event they belong to."""
        self._followed += 1
        self._set_detail(False)
        self.action_show(Pane.READER)
        span = Span(address.start, address.end) if address.start >= 0 else None
        self._read(address.name, address.owner or None, span)
        if address.owner:
            job = partial(jobs.locate, query=self.state.query, identity=address.owner)
            self.gateway.ask("locate", self._followed, job)

    # Keys

    def action_back(self) -> None:
        if not self.trail.past:
            self.status.tell(note="there is nothing to go back to", alarm=False)
            return
        if self._page_screen() is None:
            self.trail = trail.leave_from(self.trail, self._here()) if self.trail.here is None else self.trail
        self.trail = trail.back(self.trail)
        self._show_address()

    def action_forward(self) -> None:
        if not self.trail.future:
            self.status.tell(note="there is nothing to go forward to", alarm=False)
            return
        self.trail = trail.forward(self.trail)
        self._show_address()

    def action_page(self) -> None:
        """The page of the meeting under the cursor, or of who speaks; in the filters of the value."""
        if self.state.pane is Pane.FILTERS:
            value = self.filters.current
            kind = FACET_PAGES.get(value.field) if value is not None else None
            if value is None or value.value is None or kind is None:
                self.status.tell(note="only actors, countries and places have a page", alarm=False)
            else:
                self.visit(Address(kind, value.value))
            return
        row = self.events.current
        if row is None:
            self.status.tell(note=NOTHING_CHOSEN, alarm=False)
            return
        if row.kind == "meeting":
            self.visit(Address("meeting", row.id))
        elif row.who and not row.who.startswith("anonymous"):
            self.visit(Address("actor", row.who))
        else:
            self.status.tell(note="nobody is named who said this", alarm=False)

    def action_place_page(self) -> None:
        row = self.events.current
        if row is not None and row.place:
            self.visit(Address("place", row.place))
        else:
            self.status.tell(note="no place is told of this event", alarm=False)

    def visit_word(self, layer: str, label: str, surface: str) -> None:
        """The page of a marked word of the article; without one that of its event."""
        kind = WORD_PAGES.get(layer)
        if kind is None:
            self.action_page()
        else:
            self.visit(Address(kind, label or surface))
