"""The linear mode's events, articles and pages: what is known of one thing, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from store.database.lookup.reader import Reader
from store.database.query import EMPTY, Query
from store.database.views import ArticlePage, EventRow, MeetingPage, StatementPage
from store.text import counted
from tui import pages
from tui.lines_list import PAGE, ListLines
from tui.lines_text import page_sentences, pair_sentences, paragraphs, sentence


class EventLines(ListLines):
    """One event, one article or one page at a time."""

    def __init__(self, reader: Reader, write: Callable[[str], object], query: Query = EMPTY, page: int = PAGE) -> None:
        super().__init__(reader, write, query, page)
        self.event: EventRow | None = None

    def _open(self, which: str) -> None:
        if which.startswith("a-"):
            page = self._reader.article(which)
            if page is None:
                self._say(f"nothing here has the id {which}")
            else:
                self._read(page, 0)
            return
        row = self._numbered(int(which)) if which.isdecimal() else self._reader.find(which)
        if row is None:
            self._say(f"there is no event {which} here")
            return
        self.event = row
        self._say_all(self._facts(row, whole=False))

    def _numbered(self, number: int) -> EventRow | None:
        if self._first <= number < self._first + len(self._rows):
            return self._rows[number - self._first]
        found = self._reader.events_at(self.query, number - 1, 1) if number > 0 else []
        return found[0] if found else None

    def _opened(self) -> EventRow | None:
        if self.event is None:
            self._say("no event is open; open N opens one of the list")
        return self.event

    def _page_of(self, row: EventRow) -> MeetingPage | StatementPage | None:
        return self._reader.meeting(row.id) if row.kind == "meeting" else self._reader.statement(row.id)

    def _facts(self, row: EventRow, whole: bool) -> Iterator[str]:
        page = self._page_of(row)
        lines: Iterator[str] = iter(())
        if isinstance(page, MeetingPage):
            lines = pages.meeting_lines(page)
        elif page is not None:
            lines = pages.statement_lines(page)
        shown = [sentence(line) for line in lines if line.strip()]
        if not whole and "history" in shown:
            shown = shown[: shown.index("history")]
        yield from shown
        if not whole:
            yield "detail, article and evidence say more"

    def _detail(self) -> None:
        row = self._opened()
        if row is not None:
            self._say_all(self._facts(row, whole=True))

    def _evidence(self) -> None:
        row = self._opened()
        if row is not None:
            from tui.explain import explain

            self._say_all(" ".join(line.split()) for line in explain(self._reader, row.id) if line.strip())

    def _article(self, rest: str) -> None:
        row = self._opened()
        if row is None:
            return
        identities = [row.article_sha256]
        if row.kind == "meeting" and (meeting := self._reader.meeting(row.id)):
            identities = [identity for identity, _ in meeting.articles] if rest else identities
        number = int(rest) if rest.isdecimal() else 1
        if not 1 <= number <= len(identities):
            self._say(f"it is told by {counted(len(identities), 'article')}")
            return
        page = self._reader.article(identities[number - 1])
        if page is not None:
            starts = [item.span.start for item in page.spans if item.owner == row.id]
            self._read(page, row.focus.start if not rest else min(starts, default=0), row.id)

    def _read(self, page: ArticlePage, at: int, owner: str | None = None) -> None:
        for line in pages.article_heading(page):
            self._say(line)
        self._say_all(paragraphs(page, at, owner))

    def _compare(self) -> None:
        """What two articles say of the open meeting, those that disagree first."""
        row = self._opened()
        if row is None:
            return
        page = self._page_of(row)
        lines = list(pair_sentences(page)) if isinstance(page, MeetingPage) else []
        self._say_all(lines or ["one article alone tells of it"])

    def _page_about(self, name: str) -> None:
        """Who somebody is, or what happened at a place; without a name the names that have a page."""
        if name:
            head = self._reader.actor_head(name)
            place = None if head is not None else self._reader.place_head(name)
            if head is None and place is None:
                self._say(f"nobody and no place here is called {name}")
            elif head is not None:
                company = self._reader.actor_company(head.identity if head.others else head.name)
                self._say_all(page_sentences(head, company))
            elif place is not None:
                self._say_all(page_sentences(place, self._reader.place_company(place.name)))
            return
        row = self._opened()
        if row is None:
            return
        page = self._page_of(row)
        if isinstance(page, MeetingPage):
            names = [*page.people, *page.participants, *page.mediators, *page.hosts, *page.absent]
            names += [name for name in (page.place, page.country) if name]
        else:
            names = [page.speaker] if page is not None and page.speaker and not page.anonymous else []
        self._say_all([f"page {name}" for name in dict.fromkeys(names)] or ["nobody is named"])

    def _cite(self) -> None:
        from tui.copying import citation

        row = self._opened()
        page = self._page_of(row) if row is not None else None
        if row is not None and page is not None:
            for line in citation(page, self._reader.article(row.article_sha256)).splitlines():
                self._say(line)
