"""The pages of meetings, actors and places, over the browser; the ways between them are kept by the browser."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from store.database.views import Beside, MeetingPage
from tui.asking import page_jobs
from tui.asking.page_jobs import CLAIMS_SHOWN, SHOWN, TURNS, Opened
from tui.keys.actions import PAGE
from tui.keys.key_help import hints
from tui.model.side_by_side import told_once
from tui.model.telling import claim_there
from tui.model.trail import Address
from tui.render.days import day_words
from tui.render.rows import day_in_words
from tui.render.status import speaker_words
from tui.screens.writing_over import Subject, WritingOver
from tui.widgets.page_view import PageView, Place
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from tui.screens.browse import BrowseScreen

NAMES = {"meeting": "a meeting", "actor": "who", "place": "a place"}


class PageScreen(WritingOver):
    about = PAGE

    def __init__(self, browse: BrowseScreen, address: Address) -> None:
        super().__init__(browse)
        self.address = address
        self.page = PageView()
        self._places: dict[Address, tuple[str, Place]] = {}
        """Where one stood on the pages that were seen."""

    @property
    def _known_on(self) -> date | None:
        return self.browse.state.query.known_on

    def pane(self) -> Pane:
        return self.page

    def on_mount(self) -> None:
        super().on_mount()
        self._open("all", None)

    def show(self, address: Address) -> None:
        """Another page."""
        if not self.is_mounted:
            self.address = address
            return
        if self.page.opened is not None:
            self._places[self.page.opened.address] = (self.page.shown, self.page.place)
        self.address = address
        shown, place = self._places.get(address, ("all", None))
        self._open(shown, place)

    def _open(self, shown: str, place: Place | None) -> None:
        self._wanted = (shown, place)
        self.status.tell(note="", alarm=False)
        self.ask("page", partial(page_jobs.open_page, address=self.address, shown=shown, known_on=self._known_on))

    def answered(self, slot: str, value: Any) -> None:
        if slot == "page":
            self._show(value)
        elif slot == "more":
            self.page.show_more(value)
        elif slot == "rows":
            self.page.add_rows(value)

    def _show(self, opened: Opened) -> None:
        shown, place = self._wanted
        self.page.show(opened, shown, place)
        meeting = opened.address.kind == "meeting"
        self.status.tell(hints=hints(PAGE, {"shown": "all claims" if shown == TURNS else "turns"} if meeting else None))
        name = getattr(opened.head, "name", "") or getattr(opened.head, "title", "") or opened.address.name
        self.top.tell(f"{NAMES[opened.address.kind]} {self.talks.glyphs.dot} {name}{self._then()}", self._ways())
        if opened.head is not None and opened.address.kind != "meeting":
            company = opened.more.company if opened.more is not None else None
            self.ask(
                "more", partial(page_jobs.more_of, address=opened.subject, company=company, known_on=self._known_on)
            )

    def reread(self) -> None:
        if self.is_mounted:  # else it has asked for nothing yet
            self._open(self.page.shown, self.page.place)

    def _then(self) -> str:
        day = self._known_on
        return f" {self.talks.glyphs.dot} as known on {day_words(day.isoformat())}" if day is not None else ""

    def _ways(self) -> str:
        """How far one can go back and forward."""
        trail = self.browse.trail
        ways = [f"< {len(trail.past)}" if trail.past else "", f"> {len(trail.future)}" if trail.future else ""]
        return "  ".join(way for way in ways if way)

    def on_page_view_wanted(self, message: PageView.Wanted) -> None:
        opened = self.page.opened
        assert opened is not None  # noqa: S101
        if message.way:
            job = partial(
                page_jobs.rows_beside,
                query=opened.query,
                newest_first=opened.newest_first,
                key=message.key,
                index=message.index,
                way=message.way,
            )
        else:
            job = partial(
                page_jobs.last_rows, query=opened.query, newest_first=opened.newest_first, total=opened.total.n
            )
        self.ask("rows", job)

    def on_page_view_moved(self) -> None:
        row, total = self.page.row, self.page.total
        dot = f" {self.talks.glyphs.dot} "
        if row is not None:
            number = self.page.cursor - self.page.row_count() + total.n + 1
            facts = [speaker_words(row.who), day_in_words(row, self.talks.glyphs), row.said]
            self.status.tell(span_note=dot.join(facts), position=f"{number:,} of {total}")
        else:
            self.status.tell(span_note="", position="")

    def on_page_view_followed(self, message: PageView.Followed) -> None:
        target, row = message.target, message.row
        if target is not None and target.page is not None:
            self.browse.visit(target.page)
        elif target is not None and target.article is not None:
            span = target.span
            owner = self.address.name if self.address.kind == "meeting" else ""
            words = (span.start, span.end) if span is not None else (-1, -1)
            self.browse.visit(Address("words", target.article, *words, owner))
        elif row is not None and row.kind == "meeting":
            self.browse.visit(Address("meeting", row.id))
        elif row is not None:
            self.browse.visit(Address("words", row.article_sha256, row.focus.start, row.focus.end, row.id))

    # Keys

    def action_shown(self) -> None:
        """Everything, what was said, what was met for; of a meeting all claims, or its turns."""
        ways = CLAIMS_SHOWN if self.address.kind == "meeting" else SHOWN
        following = ways[(ways.index(self.page.shown) + 1) % len(ways)]
        self._open(following, None)

    def action_take(self) -> None:
        """The events of the page as the list of the browser."""
        opened = self.page.opened
        if opened is not None and opened.head is not None:
            self.browse.leave_pages()
            self.browse.change_query(opened.query, "u leads back")

    def action_compare(self) -> None:
        from tui.screens.comparing import ComparingScreen

        head = self.page.opened.head if self.page.opened is not None else None
        if not isinstance(head, MeetingPage):
            self.status.tell(note="= is for meetings", alarm=False)
        elif len(head.articles) > 1:
            self.app.push_screen(ComparingScreen(self.browse, head))
        else:
            self.status.tell(note=told_once(head, "this page"), alarm=False)

    def action_part(self) -> None:
        """What the article under the cursor tells is about another meeting."""
        head, target = self.page.opened.head if self.page.opened is not None else None, self.page.target
        if isinstance(head, MeetingPage):
            claim = claim_there(head, target.article, target.span) if target is not None else None
            if claim is None and len(head.articles) > 1:
                self.browse.say("choose a claim of the meeting's life first, or an article")
            else:
                self.browse.regrouping.part(head, claim)
        else:
            self.browse.say("B is for meetings: it takes out what one article tells")

    def subject(self) -> Subject | None:
        """The event under the cursor, or the meeting whose page it is."""
        row, target = self.page.row, self.page.target
        if row is not None:
            return Subject(row.id, Beside(row.marked, row.tags, row.notes), row.article_sha256)
        head = self.page.opened.head if self.page.opened is not None else None
        if not isinstance(head, MeetingPage):
            return None
        told_by = {claim.article_sha256: claim.article_id for claim in head.history}
        here = target.article if target is not None else None
        there = [sha256 for sha256, name in told_by.items() if here in (sha256, name)] or list(told_by)
        return Subject(head.id, head.beside, there[0] if len(there) == 1 else "")

    def action_leave(self) -> None:
        self.browse.leave_pages()

    def action_back(self) -> None:
        self.browse.action_back()

    def action_forward(self) -> None:
        self.browse.action_forward()
