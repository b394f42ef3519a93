"""What is typed or picked to change the cut: searches, values of a filter, saved views, chips, the day of knowledge."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on

from store.database.query import QueryError, has_passed, parse_query
from tui.asking import messages
from tui.asking.gateway import Gateway
from tui.asking.slots import COMPLETION, FOUND, KNOWN
from tui.model import state
from tui.model.session import Session
from tui.screens.going import GoingScreen
from tui.screens.panes import REST
from tui.screens.viewing import SavedViews

if TYPE_CHECKING:
    from store.database.lookup.completion import Completion
    from store.database.lookup.reader import Reader
    from store.database.views import Count
    from tui.keys.actions import Action
    from tui.screens.picker import Picked
    from tui.widgets.prompt import Purpose

ELSEWHERE = ("", "Esc ] f  looks in the next group.", "Esc /    looks in all of them.")
"""What can be done where no value of a group fits what is typed."""
NOT_PAST = "that day is not past: this is what is known now"


class SearchingScreen(GoingScreen):
    """Lines to type in and lists to pick from; what comes of it is another query."""

    _typed = ("", "")
    """Field and beginning of the value that is looked for."""

    def __init__(self, gateway: Gateway, session: Session, name: str, notice: str, rest: float = REST) -> None:
        super().__init__(gateway, session, name, notice, rest)
        self.views = SavedViews(self)

    @property
    def _status_lines(self) -> int:
        return self._arranged.status if self._arranged is not None else 3

    def _arrange(self) -> None:
        super()._arrange()
        for prompt in self.query("Prompt"):
            from tui.widgets.prompt import Prompt

            assert isinstance(prompt, Prompt)  # noqa: S101
            prompt.fit(self._status_lines, self.status.told.joints)

    async def action_search(self) -> None:
        await self.edit_query(self.state.query.text)

    async def edit_query(self, text: str) -> None:
        """The search line with ``text`` in it, and what is wrong with it told."""
        from tui.widgets.prompt import SEARCH

        await self._prompt(text, SEARCH)

    async def _prompt(self, text: str, purpose: Purpose) -> None:
        from tui.widgets.prompt import Prompt

        prompts = self.query(Prompt)
        prompt = prompts.first() if prompts else Prompt()
        if not prompts:
            await self.mount(prompt)
        self.status.display = False
        prompt.open(text, purpose, self._status_lines, self.status.told.joints)

    @on(messages.SearchSubmitted)
    def _search_submitted(self, message: messages.SearchSubmitted) -> None:
        from tui.model.history import remember

        self._leave_search()
        remember(message.text)
        query = parse_query(message.text)
        self._change(state.choose_query(self.state, query))
        if query.known_on is None and any(word.lower().startswith("known:") for word in message.text.split()):
            self.status.tell(note=NOT_PAST, alarm=False)

    @on(messages.MeantTaken)
    def _meant_taken(self, message: messages.MeantTaken) -> None:
        from tui.model.history import remember

        remember(message.text)
        self._change(state.choose_query(self.state, parse_query(message.text)), "u leads back")

    @on(messages.SearchLeft)
    def _leave_search(self) -> None:
        from tui.widgets.prompt import Prompt

        self.query_one(Prompt).display = False
        self.status.display = True
        self._focus_pane()

    @on(messages.CompletionWanted)
    def _completion_wanted(self, message: messages.CompletionWanted) -> None:
        self.gateway.ask(COMPLETION, self._asked, partial(_complete, text=message.text, at=message.at))

    @on(messages.Answered)
    def _typed_answered(self, message: messages.Answered) -> None:
        if message.slot == COMPLETION:
            from tui.widgets.prompt import Prompt

            text, found = message.value
            for prompt in self.query(Prompt):
                prompt.show_completion(text, found)
        elif message.slot == FOUND:
            self._show_found(message.value)
        elif message.slot == KNOWN:
            self._show_known(message.value)

    # ------------------------------------------------------------------ values of a filter

    def action_find_value(self) -> None:
        """Find a value of the group under the cursor by typing."""
        from tui.model.picking import Choice
        from tui.render.facets import SECTIONS
        from tui.screens.picker import PickerScreen

        row = self.filters.current
        if row is None:
            return
        field, title = row.field, dict(SECTIONS)[row.field]
        choices = [Choice(value.value or "", value.label, value.n) for value in self.filters.values_of(field)]
        ways = (("Enter", "choose"), ("Ctrl+X", "exclude"), ("Ctrl+O", "only"))
        picker = PickerScreen(
            f"FIND IN {title}", choices, elsewhere=ELSEWHERE, ways=ways, find=partial(self._find_value, field)
        )
        self.app.push_screen(picker, partial(self._value_picked, field))

    def _find_value(self, field: str, typed: str) -> None:
        if typed:
            self._typed = (field, typed)
            self.gateway.ask(
                FOUND, self._asked, partial(_complete, text=f"{field}:{typed}", at=len(field) + 1 + len(typed))
            )

    def _show_found(self, answer: tuple[str, Completion]) -> None:
        from tui.model.picking import Choice
        from tui.screens.picker import PickerScreen

        field, typed = self._typed
        text, found = answer
        if text != f"{field}:{typed}" or not isinstance(self.app.screen, PickerScreen):
            return
        choices = []
        for candidate in found.candidates:
            try:
                terms = parse_query(candidate.text).terms
            except QueryError:
                continue
            choices += [Choice(value, candidate.label, candidate.note.partition(" ")[0]) for _, value, _ in terms]
        self.app.screen.add(typed, choices)

    def _value_picked(self, field: str, picked: Picked | None) -> None:
        if picked is not None:
            change = {"exclude": state.exclude, "only": state.only}.get(picked[1], state.include)
            self._change(change(self.state, field, picked[0]))

    # ------------------------------------------------------------------ saved views

    def action_pick_view(self) -> None:
        self.views.pick()

    async def action_save_view(self) -> None:
        if (purpose := self.views.asked_name()) is not None:
            await self._prompt("", purpose)

    # ------------------------------------------------------------------ chips

    async def action_chips(self) -> None:
        """To the filters that hold, to lift them one by one."""
        from tui.widgets.chips import ChipRow

        if not self.state.query:
            self.status.tell(note="no filter holds", alarm=False)
            return
        rows = self.query(ChipRow)
        row = rows.first() if rows else ChipRow()
        if not rows:
            await self.mount(row)
        self.status.display = False
        row.display = True
        row.styles.height = max(2, self._status_lines)
        row.joints = self.status.told.joints
        row.show(state.chips(self.state.query), len(self.state.query.parts) - 1)
        row.focus()

    async def on_chip_row_changed(self, message: Any) -> None:
        if message.what == "edit":
            self.on_chip_row_left()
            await self.action_search()
            return
        change = state.lift if message.what == "lift" else state.turn_round
        self._change(change(self.state, message.index))
        if self.state.query:
            from tui.widgets.chips import ChipRow

            self.query_one(ChipRow).show(state.chips(self.state.query))
        else:
            self.on_chip_row_left()

    def on_chip_row_left(self) -> None:
        from tui.widgets.chips import ChipRow

        self.query_one(ChipRow).display = False
        self.status.display = True
        self._focus_pane()

    # ------------------------------------------------------------------ as known on a day

    def action_known(self, step: int) -> None:
        """Everything as it was known a day earlier or later on which anything became known."""
        self.gateway.ask(KNOWN, self._asked, partial(_knowledge_day, today=self.state.query.known_on, step=step))

    def _show_known(self, found: tuple[int, date | None, Count]) -> None:
        step, day, without = found
        now = self.state.query.known_on
        if day is None and (now is None or step < 0):
            self.status.tell(note="nothing was known earlier" if step < 0 else "this is what is known now", alarm=False)
            return
        if day is not None and not has_passed(day):
            day = None
        note = "as it was known then; K leads back to now" if day else "as known now"
        if day and without.n:
            note += f"; {without} without a day of printing left out"
        self._change(state.known_on(self.state, day), note)

    async def action_known_now(self) -> None:
        """Back to what is known now; where that is shown already, ask for a day."""
        from tui.widgets.prompt import Purpose

        if self.state.query.known_on is not None:
            self._change(state.known_on(self.state, None), "as known now")
            return
        hint = "as known on which day?  2026-02-01, last week ...     , and . step from there"
        await self._prompt("", Purpose(hint, _judge_day, partial(messages.Typed, "known")))

    def _know(self, text: str) -> None:
        day = parse_query(f'known:"{text}"').known_on if text.strip() else None
        if day is not None:
            self.gateway.ask(KNOWN, self._asked, partial(_known_then, day=day))
            return
        self._change(state.known_on(self.state, None))
        if text.strip():
            self.status.tell(note=NOT_PAST, alarm=False)

    @on(messages.Typed)
    def _line_typed(self, message: messages.Typed) -> None:
        self._leave_search()
        self.typed(message.what, message.text)

    def typed(self, what: str, text: str) -> None:
        """A line that is no query was sent."""
        if what == "view":
            self.views.save(text)
        elif what == "known":
            self._know(text)

    # ------------------------------------------------------------------ commands

    def action_palette(self) -> None:
        """Every action that can be done here, found by typing."""
        from tui.keys.actions import action_of
        from tui.keys.key_help import palette_choices
        from tui.screens.picker import PickerScreen

        choices = palette_choices(self._pane_of_keys)
        picker = PickerScreen("COMMANDS", choices, ready=lambda key: self.ready_to_do(action_of(key)))
        self.app.push_screen(picker, self._command_picked)

    def ready_to_do(self, action: Action | None) -> bool:
        """Whether all is there that ``action`` acts on."""
        return True

    async def _command_picked(self, picked: Picked | None) -> None:
        from tui.keys.actions import action_of

        if picked is None:
            return
        self._focus_pane()
        action = action_of(picked[0])
        target = self.focused if self.focused is not None and action.pane != "everywhere" else self
        await self.app.run_action(
            action.call.removeprefix("screen."), self if action.call.startswith("screen.") else target
        )


def _complete(reader: Reader, text: str, at: int) -> tuple[str, Completion]:
    from store.saved_views import ViewTrouble, views

    try:
        saved = views()
    except ViewTrouble:
        saved = {}  # the search line says what is the matter once a view is used
    return text, reader.complete(text, at, views=lambda: saved)


def _knowledge_day(reader: Reader, today: date | None, step: int) -> tuple[int, date | None, Count]:
    return step, reader.knowledge_day(today, step), reader.never_known()


def _known_then(reader: Reader, day: date) -> tuple[int, date | None, Count]:
    return 0, day, reader.never_known()


def _judge_day(text: str) -> str:
    if not text.strip():
        return ""
    try:
        parse_query(f'known:"{text}"')
    except QueryError as error:
        return error.message
    return ""
