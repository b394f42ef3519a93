"""The article: its words with every span that was read from them, and the chosen event pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Resize

from store.database.views import ArticlePage
from store.spans import Span
from store.text import counted
from tui.asking.messages import SpanFocused, WordFocused, WordOpened
from tui.keys.actions import READER
from tui.model.state import Pane as PaneName
from tui.render.article import (
    NAMES,
    POINT_LAYERS,
    ArticleLayout,
    Marked,
    article_line,
    article_title,
    lay_out,
)
from tui.render.lines import Line, clean, fill
from tui.render.wrap import wrapped
from tui.widgets.pane import ScrollPane, bindings

NO_HIT = "no hit in this article"


class ArticleView(ScrollPane):
    BINDINGS: ClassVar[list[BindingType]] = bindings(READER)
    pane = PaneName.READER

    def __init__(self, *, identity: str) -> None:
        super().__init__(identity=identity)
        self.page: ArticlePage | None = None
        self._hits: Sequence[Span] = ()
        self._layout_: ArticleLayout | None = None
        self.marked = Marked()
        self.words: tuple[str, ...] = ()
        """The words of the search whose hits are shown."""
        self.sentence = ""
        """What to say instead of an article, after a failure."""

    # What the screen tells

    def show_article(
        self, page: ArticlePage | None, hits: Sequence[Span], owner: str | None, span: Span | None
    ) -> None:
        """Another article, pointing at the words of ``owner`` at ``span``."""
        self.page, self._hits = page, hits
        self.sentence = ""
        self.top = 0
        self.marked = Marked()
        self._lay_out()
        if page is not None and owner is not None:
            self.point(owner, span)
        self.refresh()

    def show_sentence(self, sentence: str) -> None:
        """No article, but the reason why."""
        self.page, self._layout_, self.sentence, self.top = None, None, clean(sentence), 0
        self.refresh()

    def point(self, owner: str, span: Span | None) -> None:
        """Mark the words of an event and bring ``span`` (or else its first words) into view."""
        layout = self._layout_
        owned = layout.owned(owner) if layout is not None else ()
        target = span if span is not None and span.end > span.start else (owned[0] if owned else None)
        if self.marked.hit is not None and owner == self.marked.owner:
            return  # one has gone on to a hit from there
        self._mark(Marked(owner, target), target)

    def _mark(self, marked: Marked, target: Span | None) -> None:
        before, self.marked = self.marked, marked
        layout = self._layout_
        if layout is None:
            return
        if target is not None:
            first, last = layout.row_of(target.start), layout.row_of(max(target.start, target.end - 1))
            if not self._in_view(first, last) and self.scroll_rows(max(0, first - self.body // 4)):
                return
        self._refresh_marks(before)

    def _in_view(self, first: int, last: int) -> bool:
        bottom = self.top + self.body
        return self.top <= first and (last < bottom or (first < bottom - 2 and last - first >= self.body))

    def _refresh_marks(self, before: Marked) -> None:
        """Redraw the rows in view that the old or the new mark touches."""
        layout = self._layout_
        if layout is None or before == self.marked:
            return
        spans: list[Span] = []
        for marked in (before, self.marked):
            spans += layout.owned(marked.owner)
            spans += [span for span in (marked.span, marked.word) if span]
            spans += [layout.hits[marked.hit]] if marked.hit is not None else []
        rows: set[int] = {0}
        for span in spans:
            for row in range(layout.row_of(span.start), layout.row_of(max(span.start, span.end - 1)) + 1):
                if self.top <= row < self.top + self.body:
                    rows.add(row - self.top + 1)
        for row in rows:
            self.refresh_rows(row)

    # What it draws

    def _lay_out(self) -> None:
        self._layout_ = None
        if self.page is not None and self.size.width > 0:
            self._layout_ = lay_out(self.page, self.cells, self._hits)

    def on_resize(self, event: Resize) -> None:
        layout = self._layout_
        anchor = layout.rows[self.top][0] if layout is not None and self.top < len(layout.rows) else 0
        self._lay_out()
        if self._layout_ is None:
            return
        self.top = 0
        if self.marked.span is not None:
            self.scroll_rows(self._layout_.row_of(self.marked.span.start) - self.body // 4)
        else:
            self.scroll_rows(self._layout_.row_of(anchor))
        self.refresh()

    def row_count(self) -> int:
        return len(self._layout_.rows) if self._layout_ is not None else 0

    def row_line(self, index: int, cells: int) -> Line:
        layout = self._layout_
        return fill((), cells) if layout is None else article_line(layout, index, cells, self.glyphs, self.marked)

    def focus_rows(self) -> tuple[int, ...]:
        return ()

    def title(self) -> tuple[str, str]:
        if self.page is None:
            return "ARTICLE", ""
        note = ""
        layout = self._layout_
        if layout is not None and layout.hits:
            hits = len(layout.hits)
            note = counted(hits, "hit") if self.marked.hit is None else f"hit {self.marked.hit + 1} of {hits}"
        elif layout is not None and self.row_count() > self.body:
            note = f"{min(100, (self.top + self.body) * 100 // self.row_count())}%"
        return article_title(self.page, self.cells - len(note) - (8 if self.ruled else 4), self.glyphs), note

    def empty(self) -> tuple[str, ...]:
        if self.sentence:
            return tuple(wrapped(self.sentence, self.cells - 4))
        return ("The article of the chosen event", "is shown here.")

    # Moving

    def step_span(self, step: int) -> None:
        """To the next (or previous) event of the article, in the order of the text."""
        layout = self._layout_
        if layout is None or not layout.stops:
            return
        spans = layout.page.spans
        stops = list(dict.fromkeys((spans[index].span, spans[index].owner or "") for index in layout.stops))
        current = next(
            (n for n, (span, owner) in enumerate(stops) if (span, owner) == (self.marked.span, self.marked.owner)), None
        )
        if current is None:
            here = self._here(layout)
            after = [n for n, (span, _) in enumerate(stops) if span.start >= here]
            current = (after[0] - 1 if step > 0 else after[0]) if after else len(stops) - (step > 0)
        self._to(stops[(current + step) % len(stops)])

    def _here(self, layout: ArticleLayout) -> int:
        if self.marked.span is not None:
            return self.marked.span.start
        return layout.rows[min(self.top, len(layout.rows) - 1)][0] if layout.rows else 0

    def _to(self, stop: tuple[Span, str]) -> None:
        span, owner = stop
        self._mark(Marked(owner, span), span)
        self.post_message(SpanFocused(owner, span))

    def action_owner(self, step: int) -> None:
        """To another event that the marked words belong to."""
        layout = self._layout_
        if layout is None or self.marked.span is None:
            return
        at = self.marked.span
        spans = layout.page.spans
        over = [
            (spans[index].span, spans[index].owner or "")
            for index in layout.stops
            if spans[index].span.overlaps(at) or spans[index].owner == self.marked.owner
        ]
        first: dict[str, Span] = {}
        for span, owner in over:
            first.setdefault(owner, span)
        owners = list(first)
        if len(owners) < 2:
            self.post_message(WordFocused("no other event is told by these words"))
            return
        place = owners.index(self.marked.owner) if self.marked.owner in owners else 0
        owner = owners[(place + step) % len(owners)]
        self._to((first[owner], owner))

    def action_word(self, step: int) -> None:
        """To the next marked word, and say what it stands for."""
        layout = self._layout_
        if layout is None:
            return
        words = sorted(
            {(item.span, item.layer, item.label, item.rule) for item in layout.page.spans if item.layer in POINT_LAYERS}
        )
        if not words:
            self.post_message(WordFocused("no word is marked in this article"))
            return
        here = self.marked.word or self.marked.span or Span(self._here(layout), self._here(layout))
        places = [n for n, (span, *_) in enumerate(words) if span == here]
        if places:
            number = (places[-1] + 1 if step > 0 else places[0] - 1) % len(words)
        else:
            after = [n for n, (span, *_) in enumerate(words) if span.start >= here.start]
            number = ((after[0] if step > 0 else after[0] - 1) if after else (0 if step > 0 else -1)) % len(words)
        span, layer, label, rule = words[number]
        self._mark(Marked(self.marked.owner, self.marked.span, span), span)
        surface = clean(layout.page.text[span.start : span.end])
        arrow = f" {self.glyphs.arrow} {clean(label)}" if label and clean(label) != surface else ""
        if layer == "date" and not label:
            arrow = f" {self.glyphs.arrow} counted from a day that is not known"
        read = f" {self.glyphs.dot} rule {clean(rule)}" if rule else ""
        self.post_message(WordFocused(f"{NAMES[layer]}: {self.glyphs.open}{surface}{self.glyphs.close}{arrow}{read}"))

    def action_word_page(self) -> None:
        """The page of the marked word, or of the event whose words are marked."""
        word, page = self.marked.word, self.page
        for item in page.spans if page is not None and word is not None else ():
            if item.span == word and item.layer in ("speaker", "actor", "place"):
                surface = clean(page.text[word.start : word.end]) if page is not None else ""
                self.post_message(WordOpened(item.layer, clean(item.label), surface))
                return
        self.post_message(WordOpened("", "", ""))

    def step_hit(self, step: int) -> str:
        """To the next hit of the search, whose number the title tells; returns what there is to say besides."""
        layout = self._layout_
        if layout is None or not layout.hits:
            return NO_HIT
        if self.marked.hit is None:
            here = layout.rows[min(self.top, len(layout.rows) - 1)][0]
            after = [n for n, hit in enumerate(layout.hits) if hit.start >= here]
            number = (after[0] if step > 0 else after[0] - 1) if after else (0 if step > 0 else -1)
        else:
            number = self.marked.hit + step
        number %= len(layout.hits)
        hit = layout.hits[number]
        self._mark(Marked(self.marked.owner, self.marked.span, None, number), hit)
        self.refresh_rows(0)
        return ""

    def at_last_hit(self, step: int) -> bool:
        """Whether there is no further hit in this article in the direction ``step``."""
        layout = self._layout_
        if layout is None or not layout.hits:
            return True
        return self.marked.hit == (len(layout.hits) - 1 if step > 0 else 0)

    def enter_hits(self, step: int) -> str:
        """To the first hit, or coming from below to the last; returns what there is to say besides its number."""
        layout = self._layout_
        if layout is None or not layout.hits:
            return NO_HIT
        self._mark(self.marked._replace(hit=None), None)
        self.marked = self.marked._replace(hit=-1 if step > 0 else 0)
        return self.step_hit(step)

    @property
    def overlapping(self) -> int:
        """How many events the marked words belong to."""
        layout = self._layout_
        if layout is None or self.marked.span is None:
            return 0
        spans = layout.page.spans
        return len({spans[n].owner for n in layout.stops if spans[n].span.overlaps(self.marked.span)})
