"""Asking the database for what is shown, and showing what comes back."""

from __future__ import annotations

import gc
from functools import partial

from textual import on

from store.database.query import Query
from store.spans import Span
from tui.asking import jobs, messages
from tui.asking.slots import FOLLOWED
from tui.model import state
from tui.model.state import Pane, State
from tui.screens.panes import PanesScreen

UNLISTED = "a position or a question, which lists leave out; is:all shows them"
LOOK = 2.0
"""Seconds between two looks whether another program has written."""
PATIENCE = 0.15
"""Seconds after which the first frame is drawn even if some pane has nothing to show yet."""


class FollowingScreen(PanesScreen):
    """Keeps every pane in step with the query and the chosen event."""

    def on_mount(self) -> None:
        self._find_panes()
        self._batch.enter_context(self.app.batch_update())
        self.set_timer(PATIENCE, self._draw_first)
        self._arrange()
        self._focus_pane()
        self.status.tell(standing=self._notice, chips=state.chips(self.state.query))
        self.gateway.start(self.post_message)
        self._ask_query()
        self.set_interval(LOOK, self._look_again)

    def _compositor_refresh(self) -> None:
        """Draw, unless what is drawn would be thrown away because the first frame still waits for answers."""
        if self._drawn:
            super()._compositor_refresh()

    def on_unmount(self) -> None:
        self._batch.close()
        self.gateway.close()

    def _draw_first(self) -> None:
        if self._drawn:
            return
        self._drawn = True
        self._first.clear()
        self._batch.close()
        self._compositor_refresh()  # at once, not at the next of sixty moments a second
        self._ask_event()
        if not gc.isenabled():  # as the entry point left it
            gc.freeze()
            gc.enable()

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
        self.gateway.forget("rows", "place")

    def action_reload(self) -> None:
        """Ask for everything anew, as the database is now."""
        self.article.page = None
        self._fresh = None
        self.status.tell(note="", alarm=False, standing=self._notice)
        self._ask_query()

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

    def change_query(self, query: Query, note: str = "") -> None:
        """Another set of events, asked for from outside of this screen."""
        self._change(state.choose_query(self.state, query), note)

    @on(messages.RowsWanted)
    def _rows_wanted(self, message: messages.RowsWanted) -> None:
        query = self.state.query
        job = partial(
            jobs.rows,
            query=query,
            offset=message.offset,
            limit=message.limit,
            known=message.known,
            shifted=message.shifted,
        )
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
            self._first.discard("article")
            return
        self._show_place()
        self._ask_event()
        self._read(row.article_sha256, row.id, row.focus)

    def _ask_event(self) -> None:
        """Have the facts of the chosen event; after the first frame at the earliest, for they take the whole model."""
        row = self.events.current
        if self._drawn and row is not None:
            self.gateway.ask("event", self._followed, jobs.event_job(self.state.query, row.id))

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
        return not self._writing and self.gateway.idle and self._resting is None and not self._first

    # ------------------------------------------------------------------ answers

    @on(messages.Answered)
    def _answered(self, message: messages.Answered) -> None:
        current = self._followed if message.slot in FOLLOWED else self._asked
        if message.generation != current:
            return
        value = message.value
        if message.slot == "page":
            self._show_page(value)
            self.talks.release_keys()
        elif message.slot == "rows":
            self.events.add_rows(value.offset, value.rows, value.shifted)
            if self.status.told.row != self.events.current and self._resting is None:
                self._rest()
        elif message.slot == "place":
            self.events.begin_at(value)
            self._show_place()
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
            if self._entering is not None:
                (step, note), self._entering = self._entering, None
                said = [note, self.article.enter_hits(step)]
                self.status.tell(note=f" {self.talks.glyphs.dot} ".join(filter(None, said)), alarm=False)
        elif message.slot == "event":
            self.detail.show_page(value)
            self.status.tell(row=self.events.current, page=value, span_note="")
        elif message.slot == "locate":
            self._show_located(value)
        elif message.slot == "crossing":
            self._show_crossing(value)
        elif message.slot == "version":
            self._show_freshness(value)
        if self._first:
            self._first.discard(message.slot)
            if not self._first:
                self._draw_first()

    @on(messages.Troubled)
    def _troubled(self, message: messages.Troubled) -> None:
        current = self._followed if message.slot in FOLLOWED else self._asked
        if message.generation != current:
            return
        self.status.tell(note=message.sentence, alarm=True)
        if message.slot in ("page", "article"):
            self.article.show_sentence(message.sentence)
        if message.slot == "page":
            self.events.show_trouble(message.sentence)
        self._draw_first()
        self.talks.release_keys()

    def _show_page(self, page: jobs.FirstPage) -> None:
        self.events.unknown, self.events.meant = page.unknown, page.meant
        self.events.show_page(page.total, page.offset, page.rows, page.place, bool(self.state.query))
        if page.estimated:
            self.gateway.ask("place", self._asked, partial(jobs.before, query=self.state.query, key=page.rows[0].key))
        self._nothing = not page.rows
        if self._nothing and self.state.pane is Pane.READER:
            self.action_show(Pane.EVENTS)  # which says what can be done
        else:
            self._hint()
        row = self.events.current
        if row is not None:
            if not page.kept and self.state.selection.event is not None:
                self.status.tell(note=self._gone())
            self.state = state.select(self.state, row.id, row.key)
        self._follow()

    def _gone(self) -> str:
        """That the chosen event is not in the list any more, after what was done to it."""
        done = self.status.told.note
        if done:
            return f"{done} {self.talks.glyphs.dot} it is filtered out: this is the nearest in time"
        return "the chosen event is filtered out: this is the nearest in time"

    def _show_crossing(self, found: jobs.Crossing | None) -> None:
        if found is None:
            self.status.tell(note=self.article.step_hit(self._way), alarm=False)
            return
        self._entering = (self._way, f"article {found.number} of {found.articles}")
        self.events.put(found.place)

    def _look_again(self) -> None:
        """Ask whether another program has written, but only while somebody looks."""
        if self.app.app_focus and self.gateway.idle:
            self.gateway.ask("version", self._asked, jobs.freshness)

    def _show_freshness(self, found: jobs.Freshness) -> None:
        before, self._fresh = self._fresh, self._fresh or found
        if before is None or before.version == found.version:
            return
        more = found.events - before.events
        self.status.tell(standing=f"+{more:,} new: R shows them" if more > 0 else "the database has changed: R")

    def _show_located(self, located: jobs.Located) -> None:
        if located.row is None:
            self.status.tell(note="that event is not in the database any more", alarm=True)
        elif located.place is None:
            hidden = "the filters hide this event; C takes them away" if self.state.query else UNLISTED
            self.status.tell(note=hidden, alarm=False)
            self.gateway.ask("event", self._followed, jobs.event_job(self.state.query, located.row.id))
        else:
            self.state = state.select(self.state, located.row.id, located.row.key)
            self.events.put(located.place)
