"""Two articles that tell of one meeting, side by side with their words marked: what one says and the other does not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from store.database.views import MeetingPage
from tui.asking import jobs, messages
from tui.keys.actions import COMPARE
from tui.model.side_by_side import Pair, Side, pairs
from tui.model.telling import claim_there
from tui.model.trail import Address
from tui.render.arrange import BESIDE
from tui.render.days import day_words
from tui.render.lines import clean, fit
from tui.screens.overlay import OverlayScreen, OverTop
from tui.widgets.article_view import ArticleView
from tui.widgets.pane import Pane, bindings

if TYPE_CHECKING:
    from tui.screens.browse import BrowseScreen


class ComparingScreen(OverlayScreen):
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMPARE)
    about = COMPARE

    def __init__(self, browse: BrowseScreen, page: MeetingPage) -> None:
        super().__init__(browse)
        self.page = page
        self.pairs: list[Pair] = pairs(page)
        self._number = 0
        self._views: tuple[ArticleView, ArticleView] = (ArticleView(identity="left"), ArticleView(identity="right"))

    def compose(self) -> ComposeResult:
        yield OverTop()
        with Container(id="both"):
            yield from self._views
        yield self.status

    def first_pane(self) -> Pane:
        return self._views[
            0
        ]  # not asked for in the tree: it lies deeper, and may not be there yet where keys are quick

    def on_mount(self) -> None:
        super().on_mount()
        self.top.tell(f"side by side {self.talks.glyphs.dot} {clean(self.page.title)}", "")
        self._show()

    def _arrange(self) -> None:
        super()._arrange()
        beside = self.size.width >= BESIDE
        self.query_one("#both").styles.layout = "horizontal" if beside else "vertical"
        self._views[0].divider = beside
        self._views[1].ruled = not beside

    @property
    def pair(self) -> Pair | None:
        return self.pairs[self._number] if self._number < len(self.pairs) else None

    def _show(self) -> None:
        pair = self.pair
        if pair is None:
            self.status.tell(note="one article alone tells of this meeting", alarm=False)
            return
        for slot, side in (("left", pair.left), ("right", pair.right)):
            self.ask(slot, partial(jobs.article, identity=side.article, words=()))
        vs = f" {self.talks.glyphs.dash} " if pair.field else f" {self.talks.glyphs.dot} "
        number = f"{self._number + 1} of {len(self.pairs)}" if len(self.pairs) > 1 else ""
        sides = (pair.left, pair.right)
        room = self.size.width - len(number) - len(pair.field) - len(vs) - 5
        room -= sum(len(_said(pair, side._replace(outlet="-"))) for side in sides)
        glyphs = self.talks.glyphs
        names = [clean(side.outlet) or side.article for side in sides]
        short = (fit(name, share, glyphs.ellipsis) for name, share in zip(names, _shared(names, room), strict=True))
        words = vs.join(_said(pair, side._replace(outlet=name)) for side, name in zip(sides, short, strict=True))
        self.status.tell(span_note=f"{pair.field}: {words}" if pair.field else words, position=number)

    def answered(self, slot: str, value: Any) -> None:
        pair = self.pair
        if pair is None:
            return
        side, view = (pair.left, self._views[0]) if slot == "left" else (pair.right, self._views[1])
        view.show_article(value.page, (), self.page.id, side.span)

    @on(messages.WordOpened)
    def _word_opened(self, message: messages.WordOpened) -> None:
        message.stop()
        self.close()
        if message.layer:
            self.browse.visit_word(message.layer, message.label, message.surface)
        else:
            self.browse.visit(Address("meeting", self.page.id))

    @on(messages.SpanFocused)
    @on(messages.WordFocused)
    def _word_focused(self, message: messages.WordFocused | messages.SpanFocused) -> None:
        if isinstance(message, messages.WordFocused):
            self.status.tell(note=message.note, alarm=False)

    # Keys

    def action_other(self) -> None:
        left, right = self._views
        (right if left.has_focus else left).focus()

    def action_pair(self, way: int) -> None:
        if self.pairs:
            self._number = (self._number + way) % len(self.pairs)
            self._show()

    def action_part(self) -> None:
        """What the article of this side tells is about another meeting."""
        pair = self.pair
        if pair is not None:
            side = pair.left if self._views[0].has_focus else pair.right
            self.browse.regrouping.part(self.page, claim_there(self.page, side.article, side.span))

    def reread(self) -> None:
        self.close()  # the two may not tell of one meeting any more

    def action_read(self) -> None:
        """This article in the browser."""
        pair = self.pair
        if pair is None:
            return
        side = pair.left if self._views[0].has_focus else pair.right
        span = side.span or (-1, -1)
        self.browse.visit(Address("words", side.article, span[0], span[1], self.page.id))


def _shared(names: Sequence[str], cells: int) -> tuple[int, int]:
    """Cells for each of two names: what the shorter one leaves goes to the longer."""
    left, right = (max(8, cell_len(name)) for name in names)
    half = max(8, cells // 2)
    return min(left, max(half, cells - right)), min(right, max(half, cells - left))


def _said(pair: Pair, side: Side) -> str:
    value = day_words(side.value) if pair.field in ("start", "end", "day") else clean(side.value)
    outlet = clean(side.outlet) or side.article
    sources = f", {side.sources} sources" if side.sources > 1 else ""
    return f"{value} ({outlet}{sources})" if value else outlet
