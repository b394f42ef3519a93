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
        below.app.push_screen(picker, partial(self._picked, saved))

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
        """The filters that hold, under a name; what had it before stays in the history of the search line."""
        from store.saved_views import ViewTrouble, save, views

        name, text = name.strip(), self._browse.state.query.text
        try:
            former = views().get(name)
            save(name, text)
        except (ViewTrouble, OSError) as error:
            self._say(str(error), alarm=True)
            return
        if former is None or former == text:
            self._say(f"view {name} saved; v brings it back")
        else:
            self._say(f"view {name} replaced; {_had_back(former)}")

    def _picked(self, saved: dict[str, str], picked: Picked | None) -> None:
        """Take the view that was picked, or have its words mended where they are no query any more."""
        if picked is None:
            return
        name, way = picked
        if way == "exclude":
            self._delete(name)
            return
        try:
            query = parse_query(f"@{name}")
        except QueryError as error:
            self._say(f"view {name}: {error.message}", alarm=True)
            if saved[name].strip():
                self._browse.call_later(self._browse.edit_query, saved[name])
            return
        self._browse.change_query(query, f"view {name}; u leads back")

    def _delete(self, name: str) -> None:
        """Take a view away; its words stay in the history of the search line, to be saved again."""
        from store.saved_views import ViewTrouble, delete, views

        try:
            text = views().get(name, "")
            delete(name)
        except ViewTrouble as error:
            self._say(str(error), alarm=True)
            return
        self._say(f"view {name} deleted; {_had_back(text)}")

    def _say(self, note: str, alarm: bool = False) -> None:
        self._browse.status.tell(note=note, alarm=alarm)


def _had_back(text: str) -> str:
    """How the words of a view that is gone are had back."""
    from tui.model.history import remember

    return "/ and Up bring its words back" if remember(text) else f"it was: {text}"


def _judge_name(text: str) -> str:
    from store.saved_views import wrong_name

    return wrong_name(text.strip()) if text.strip() else ""
