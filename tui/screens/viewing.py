"""Saved views in the browser: one is picked from a list, deleted there, or made of the filters that hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.database.query import QueryError, parse_query
from tui.asking import messages

if TYPE_CHECKING:
    from tui.screens.picker import Picked
    from tui.screens.searching import SearchingScreen
    from tui.widgets.prompt import Purpose


class SavedViews:
    """What the browser does with them."""

    def __init__(self, browse: SearchingScreen) -> None:
        self._browse = browse

    def pick(self) -> None:
        """Have one chosen, or deleted."""
        from store.saved_views import ViewTrouble, views
        from tui.model.picking import Choice
        from tui.screens.picker import PickerScreen

        try:
            saved = views()
        except ViewTrouble as error:
            self._say(str(error), alarm=True)
            return
        choices = [Choice(name, name, "", query) for name, query in saved.items()]
        nothing = "No view is saved yet: W saves the filters that hold under a name."
        ways = (("Enter", "choose"), ("Ctrl+X", "delete"))
        below = self._browse
        picker = PickerScreen("SAVED VIEWS", choices, nothing=nothing, ways=ways, ready=lambda name: below.ready_over())
        below.app.push_screen(picker, self._picked)

    def asked_name(self) -> Purpose | None:
        """The question under which name to save the filters that hold; None where there are none."""
        from tui.widgets.prompt import Purpose

        query = self._browse.state.query
        if not query:
            self._say("no filter holds that could be saved as a view")
            return None
        hint = f"a name for: {query.text}     @NAME in a search, or v, brings it back"
        return Purpose(hint, _judge_name, partial(messages.Typed, "view"))

    def save(self, name: str) -> None:
        """The filters that hold, under a name."""
        from store.saved_views import ViewTrouble, save

        name = name.strip()
        try:
            replaced = save(name, self._browse.state.query.text)
        except (ViewTrouble, OSError) as error:
            self._say(str(error), alarm=True)
            return
        self._say(f"view {name} {'replaced' if replaced else 'saved'}; v brings it back")

    def _picked(self, picked: Picked | None) -> None:
        if picked is None:
            return
        name, way = picked
        if way == "exclude":
            self._delete(name)
            return
        try:
            query = parse_query(f"@{name}")
        except QueryError as error:
            self._say(f"the view {name} cannot be read: {error.message}", alarm=True)
            return
        self._browse.change_query(query, f"view {name}; u leads back")

    def _delete(self, name: str) -> None:
        """Take a view away; its words stay in the history of the search line, to be saved again."""
        from store.saved_views import ViewTrouble, delete, views
        from tui.model.history import remember

        try:
            text = views()[name]
            delete(name)
        except (ViewTrouble, KeyError) as error:
            self._say(str(error), alarm=True)
            return
        remember(text)
        self._say(f"view {name} deleted; / and Up bring its words back")

    def _say(self, note: str, alarm: bool = False) -> None:
        self._browse.status.tell(note=note, alarm=alarm)


def _judge_name(text: str) -> str:
    from store.saved_views import wrong_name

    return wrong_name(text.strip()) if text.strip() else ""
