"""The linear mode's events, articles and pages: what is known of one thing, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from store.database.lookup.reader import Reader
from store.database.query import EMPTY, Query
from store.database.views import ArticlePage, EventRow, MeetingPage, StatementPage
from store.spans import Span
from store.text import counted
from tui.asking import jobs
from tui.commands import pages
from tui.linear.listed import PAGE, ListLines
from tui.linear.open_article import OpenArticle
from tui.linear.sentences import event_sentence, page_sentences, pair_sentences, paragraphs, sentence
from tui.model.side_by_side import told_once


class EventLines(ListLines):
    """One event, one article or one page at a time."""

    def __init__(self, reader: Reader, write: Callable[[str], object], query: Query = EMPTY, page: int = PAGE) -> None:
        super().__init__(reader, write, query, page)
        self.event: EventRow | None = None
        self.opened: OpenArticle | None = None

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
        self.event, self.opened = row, None
        self._say_all(self._facts(row, whole=False))

    def _look_for(self, query: Query) -> None:
        self.opened = None
        super()._look_for(query)

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
            from tui.commands.explain import explain

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
            starts = [span.start for span in OpenArticle(page).words_of(row.id)]
            self._read(page, row.focus.start if not rest else min(starts, default=0), row.id)

    def _read(self, page: ArticlePage, at: int, owner: str | None = None) -> None:
        self.opened = OpenArticle(page, at)
        at_words = [stop for stop in self.opened.stops if stop.owner == owner and stop.span.start == at]
        if at_words:
            self.opened = self.opened._replace(stop=at_words[0])
        for line in pages.article_heading(page):
            self._say(line)
        self._say_all(paragraphs(page, at, self.opened.words_of(owner)))

    # ------------------------------------------------------------------ steps in an article

    def _in_article(self) -> OpenArticle | None:
        """The article one reads; where none was opened yet that of the open event, at its words."""
        if self.opened is None and self.event is not None:
            page = self._reader.article(self.event.article_sha256)
            self.opened = OpenArticle(page, self.event.focus.start) if page is not None else None
        if self.opened is None:
            self._say("no article is open; open N and article open one of the list")
        return self.opened

    def _event(self, rest: str) -> None:
        """To the next event that the article tells of, or to the one before."""
        opened = self._in_article()
        if opened is None:
            return
        step, stops = _step(rest), opened.stops
        number = opened.to_event(step)
        if number is None:
            self._say(f"no more events in this article {'before' if step < 0 else 'after'} these words")
            return
        stop = stops[number]
        self.opened = opened._replace(at=stop.span.start, stop=stop, hit=None)
        self.event = self._reader.find(stop.owner) or self.event
        told = f": {event_sentence(self.event)}" if self.event is not None and self.event.id == stop.owner else ""
        self._say(f"event {number + 1} of {len(stops)} in {_named(opened.page)}{told}")
        self._read_on(opened.page, stop.span, opened.words_of(stop.owner))

    def _hit(self, rest: str) -> None:
        """To the next place with words of the search, on into the next article; or to the one before."""
        if not self.query.words:
            self._say("no words are searched for; search WORDS does")
            return
        opened = self.opened or self._first_of_list()
        if opened is None:
            self._say("no event matches")
            return
        step, where = _step(rest), ""
        hits = jobs.find_hits(opened.page.text, self.query.words)
        number = opened.to_hit(hits, step)
        if number is None:
            found = jobs.crossing(self._reader, self.query, opened.page.sha256, step)
            page = self._reader.article(found.row.article_sha256) if found is not None else None
            if found is None or page is None:
                self._say("no more hits")
                return
            self.event = found.row
            opened, where = OpenArticle(page), f", article {found.number} of {found.articles}"
            hits = jobs.find_hits(page.text, self.query.words)
            number = 0 if step > 0 else len(hits) - 1
        if not hits:
            self.opened = opened
            self._say(f"no hit in the text of {_named(opened.page)}{where}")
            return
        hit = hits[number]
        self.opened = opened._replace(at=hit.start, stop=None, hit=hit)
        self._say(f"hit {number + 1} of {len(hits)} in {_named(opened.page)}{where}")
        self._read_on(opened.page, hit, (hit,))

    def _first_of_list(self) -> OpenArticle | None:
        """The article of the open event where the list holds that, else of the first event that was said last."""
        rows = [row for row in self._rows if self.event is not None and row.id == self.event.id] or self._rows
        if not rows:
            return None
        self.event = rows[0]
        page = self._reader.article(rows[0].article_sha256)
        return OpenArticle(page) if page is not None else None

    def _read_on(self, page: ArticlePage, span: Span, marked: Sequence[Span]) -> None:
        """The paragraph of ``span``; an empty line goes on."""
        lines = paragraphs(page, span.start, marked, told_before=False)
        self._say(next(lines))
        self._more = lines

    def _compare(self) -> None:
        """What two articles say of the open meeting, those that disagree first."""
        row = self._opened()
        if row is None:
            return
        page = self._page_of(row)
        if isinstance(page, MeetingPage):
            self._say_all(list(pair_sentences(page)) or [told_once(page, "detail")])
        else:
            self._say("a statement stands in one article; compare is for meetings")

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
        from tui.out.copying import citation

        row = self._opened()
        page = self._page_of(row) if row is not None else None
        if row is not None and page is not None:
            for line in citation(page, self._reader.article(row.article_sha256)).splitlines():
                self._say(line)


def _step(rest: str) -> int:
    """1, or -1 for "back"; raises ValueError."""
    if rest and not "back".startswith(rest.lower()):
        raise ValueError(f"{rest} is no way to go; it goes on by itself, and back with back")
    return -1 if rest else 1


def _named(page: ArticlePage) -> str:
    return f"{page.outlet}: {page.title}" if page.outlet else page.title
