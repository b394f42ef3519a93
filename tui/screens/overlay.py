"""The common ground of the screens that lie over the browser: a line at the top, one pane, lines at the bottom.

They have no state of their own that outlives them: queries and history belong to the browser below, which they ask
through its reader thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key, Resize
from textual.strip import Strip

from store.database.lookup.reader import Reader
from tui.asking.messages import Answered, Troubled
from tui.asking.slots import ASIDE, FIRST, OVERLAY
from tui.keys.actions import FREE, LIST, OVER, action_for, action_of
from tui.keys.key_help import elsewhere, hints, palette_choices
from tui.render.arrange import NARROW, SHORT
from tui.render.lines import Piece, clean, line_width, spread
from tui.screens.calm import CalmScreen
from tui.widgets.pane import Drawn, Pane, bindings
from tui.widgets.status import StatusLines

if TYPE_CHECKING:
    from tui.app import TalksApp
    from tui.screens.browse import BrowseScreen
    from tui.screens.picker import Picked


class OverTop(Drawn):
    """What is shown, and at the right how much of it there is."""

    def __init__(self) -> None:
        super().__init__(id="top")
        self._told = ("", "")

    def tell(self, what: str, note: str) -> None:
        if (what, note) != self._told:
            self._told = (what, note)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        what, note = self._told
        left = [Piece(" "), Piece("talks", "brand"), Piece(f" {self.glyphs.dot} ", "quiet"), Piece(clean(what))]
        right = [Piece(clean(note), "quiet"), Piece(" ")] if note else []
        if line_width((*left, *right)) >= self.size.width:
            right = []
        return self.strip(spread(left, right, self.size.width, "text", self.glyphs.ellipsis))


class OverlayScreen(CalmScreen[None]):
    """Subclasses give the pane, what stands at the top, and take the answers to what they ask."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(OVER)
    AUTO_FOCUS = ""
    about = ""
    """The name of its own keys in the registry of actions."""

    def __init__(self, browse: BrowseScreen) -> None:
        super().__init__()
        self.browse = browse
        self.status = StatusLines(identity="status")
        """There from the first: what has been written may be told before the screen is."""
        self._asked: dict[str, int] = {}
        """The generation of the last question of each slot."""

    def pane(self) -> Pane:
        raise NotImplementedError

    def first_pane(self) -> Pane:
        """The pane that gets the keyboard."""
        return self.query_one(Pane)

    def answered(self, slot: str, value: Any) -> None:
        """The answer to ``ask(slot, ...)``, unless a newer question was asked since."""
        raise NotImplementedError

    @property
    def talks(self) -> TalksApp:
        from tui.app import TalksApp

        assert isinstance(self.app, TalksApp)  # noqa: S101
        return self.app

    def compose(self) -> ComposeResult:
        yield OverTop()
        yield self.pane()
        yield self.status

    def on_mount(self) -> None:
        self.top = self.query_one("#top", OverTop)
        self._arrange()
        self.status.tell(hints=hints(self.about))
        self.first_pane().focus()

    def on_resize(self, event: Resize) -> None:
        self._arrange()

    def _arrange(self) -> None:
        self.query_one("#top").display = self.size.height >= SHORT
        self.query_one("#status").styles.height = self.status_lines

    @property
    def status_lines(self) -> int:
        """Lines at the bottom."""
        return 1 if self.size.height < SHORT else 2 if self.size.width < NARROW else 3

    # Asking

    def ask(self, slot: str, job: Callable[[Reader], Any]) -> None:
        """Have ``job`` done; a newer question of the same slot replaces this one."""
        self.browse.over_generation -= 1
        self._asked[slot] = self.browse.over_generation
        self.browse.gateway.ask(OVERLAY + slot, self._asked[slot], job)

    def take(self, message: Answered | Troubled) -> None:
        """An answer that came to the browser below."""
        slot = message.slot.removeprefix(OVERLAY)
        if message.generation != self._asked.get(slot):
            return
        if isinstance(message, Troubled):
            self.status.tell(note=message.sentence, alarm=True)
        else:
            self.answered(slot, message.value)

    # Keys

    def ready_for(self, key: str) -> bool:
        """Keys that act on what is shown here wait until it is there, and until what they have written is."""
        action = action_for(key, self.about, LIST, OVER)
        owed = self.browse.gateway.owed
        if action is not None and action.id in FREE:
            return not owed & FIRST
        if isinstance(self.focused, Pane) and not self.focused.ready:
            return False
        return self.browse.ready_over() and not any(OVERLAY + slot in owed for slot in self._asked.keys() - ASIDE)

    def ready_over(self) -> bool:
        return self.browse.ready_over()

    def reread(self) -> None:
        """Something was written: ask anew for what is shown of it."""

    def close(self) -> None:
        """Leave this screen; a second key for it that was typed before it was gone does nothing."""
        if self.is_current:
            self.dismiss()

    def action_leave(self) -> None:
        self.close()

    def action_back(self) -> None:
        self.close()
        self.browse.action_back()

    def action_forward(self) -> None:
        self.close()
        self.browse.action_forward()

    def action_take_back(self) -> None:
        self.browse.action_take_back()

    async def action_below(self, identity: str) -> None:
        """Leave all screens over the browser, and do there what an action of the registry does."""
        self.browse.leave_pages()
        self.browse.to_the_front()
        await self.app.run_action(action_of(identity).call, self.browse)

    def action_palette(self) -> None:
        """Every action that can be done here, found by typing."""
        from tui.screens.picker import PickerScreen

        choices = palette_choices(self.about)
        self.app.push_screen(PickerScreen("COMMANDS", choices, ready=lambda key: True), self._command_picked)

    async def _command_picked(self, picked: Picked | None) -> None:
        if picked is None:
            return
        call = action_of(picked[0]).call
        pane = self.first_pane()
        of_screen = call.startswith("screen.") or not hasattr(pane, f"action_{call.partition('(')[0]}")
        await self.app.run_action(call.removeprefix("screen."), self if of_screen else pane)

    def on_key(self, event: Key) -> None:
        """A key that nothing here is for: one of the browser is said to be one."""
        if isinstance(self.focused, Pane) and action_for(event.key, self.about, LIST, OVER) is None:
            note = elsewhere(event.key)
            if note:
                self.status.tell(note=note, alarm=False)

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.about))

    def action_theme(self) -> None:
        self.status.tell(note=self.talks.next_theme(), alarm=False)

    def action_redraw(self) -> None:
        self.talks.redraw()
        self.refresh()

    async def action_quit(self) -> None:
        self.app.exit(0)
