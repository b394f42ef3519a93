"""Which meeting an article tells of, put right: two meetings made one, or what one article tells taken out of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from store.database.views import ClaimLine, EventRow, MeetingPage
from tui.asking.slots import ALIKE
from tui.render.lines import clean

if TYPE_CHECKING:
    from tui.screens.picker import Picked
    from tui.screens.writing import WritingScreen

ONE_ARTICLE = "one article alone tells of this meeting; c m makes it one with another"


class Regrouping:
    """Asks for the other meeting, with those likely to be meant to pick from, and has the answer written."""

    def __init__(self, browse: WritingScreen) -> None:
        self._browse = browse
        self._found: Callable[[Sequence[EventRow]], None] = lambda rows: None
        """What is done with the meetings that may be meant."""

    def same(self, identity: str) -> None:
        """Have the meeting picked with which this one is one."""
        self._ask(identity, partial(self._pick_same, identity))

    def part(self, page: MeetingPage, claim: ClaimLine | None) -> None:
        """Have it picked what the article of ``claim`` tells of instead: a meeting of its own, or another one."""
        if len(page.articles) < 2 or claim is None:
            self._browse.say(ONE_ARTICLE)
        elif self._browse.may_write():
            self._ask(page.id, partial(self._pick_part, claim))

    def found(self, rows: Sequence[EventRow]) -> None:
        """The answer of the database."""
        self._found(rows)

    def _ask(self, identity: str, found: Callable[[Sequence[EventRow]], None]) -> None:
        from tui.asking.alike import alike

        self._found = found
        self._browse.ask(ALIKE, partial(alike, identity=identity))

    def _pick_same(self, identity: str, rows: Sequence[EventRow]) -> None:
        nothing = "No other meeting near it shares a side or the place."
        self._pick("THE SAME AS", "make one", rows, lambda other: partial(_make_one, identity, other), nothing=nothing)

    def _pick_part(self, claim: ClaimLine, rows: Sequence[EventRow]) -> None:
        title = f"WHAT {clean(claim.outlet or claim.article_id)} TELLS IS ABOUT"
        self._pick(title, "choose", rows, lambda other: partial(_break_off, claim, other), alone=True)

    def _pick(
        self,
        title: str,
        way: str,
        rows: Sequence[EventRow],
        change: Callable[[str], Callable[[Path], str]],
        *,
        alone: bool = False,
        nothing: str = "",
    ) -> None:
        from tui.model.picking import Choice
        from tui.render.rows import day_in_words
        from tui.screens.picker import PickerScreen

        glyphs = self._browse.talks.glyphs
        choices = [Choice("", "a meeting of its own")] if alone else []
        choices += [Choice(row.id, day_in_words(row, glyphs), row.status, f"{row.who}  {row.title}") for row in rows]

        def picked(chosen: Picked | None) -> None:
            if chosen is not None and self._browse.may_write():
                self._browse.write(partial(change(chosen[0]), self._browse.gateway.path))

        self._browse.app.push_screen(PickerScreen(title, choices, ways=(("Enter", way),), nothing=nothing), picked)


def _make_one(identity: str, other: str, database: Path) -> str:
    from tui.model.amending import SAME, carry_out

    return f"{carry_out(database, identity, '', f'{SAME} {other}')}; U takes it back"


def _break_off(claim: ClaimLine, other: str, database: Path) -> str:
    from tui.model.amending import APART, carry_out

    return f"{carry_out(database, claim.id, claim.article_sha256, f'{APART} {other}')}; U takes it back"
