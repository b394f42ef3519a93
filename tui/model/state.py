"""What the browser shows, as frozen values, and every way of getting from one to the next. No terminal in sight."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from store.database.query import EMPTY, Not, Query, Term, parse_query
from tui.model.session import Session

REMEMBERED = 200
"""Steps that undo goes back."""


class Pane(StrEnum):
    FILTERS = "filters"
    EVENTS = "events"
    READER = "reader"


PANES = tuple(Pane)


class Selection(NamedTuple):
    """The chosen event. ``key`` is its place in time, so that its neighbour can be found when a filter hides it."""

    event: str | None = None
    key: int | None = None


class View(NamedTuple):
    """What undo brings back."""

    query: Query = EMPTY
    selection: Selection = Selection()


class State(NamedTuple):
    view: View = View()
    pane: Pane = Pane.EVENTS
    zoomed: bool = False
    """One pane has the whole screen."""
    past: tuple[View, ...] = ()
    future: tuple[View, ...] = ()

    @property
    def query(self) -> Query:
        return self.view.query

    @property
    def selection(self) -> Selection:
        return self.view.selection


def choose_query(state: State, query: Query) -> State:
    """Look at another set of events; the one before can be had back by undo."""
    if query == state.query:
        return state
    past = (*state.past, state.view)[-REMEMBERED:]
    return state._replace(view=state.view._replace(query=query), past=past, future=())


def include(state: State, name: str, value: str) -> State:
    """Choose a value of a field, or give it up where it is chosen already."""
    if chosen(state.query).get((name, value)) == "in":
        return choose_query(state, state.query.without_term(name, value))
    return choose_query(state, state.query.without_term(name, value).with_term(name, value))


def exclude(state: State, name: str, value: str) -> State:
    """Shut out a value of a field, or let it in again where it is shut out already."""
    if chosen(state.query).get((name, value)) == "out":
        return choose_query(state, state.query.without_term(name, value))
    return choose_query(state, state.query.without_term(name, value).with_term(name, value, negative=True))


def only(state: State, name: str, value: str) -> State:
    """Choose a value and nothing else of its field."""
    return choose_query(state, state.query.without_field(name).with_term(name, value))


def clear(state: State) -> State:
    """Every event again."""
    return choose_query(state, EMPTY)


def lift_last(state: State) -> State:
    """Without the filter that was put on last."""
    return choose_query(state, Query(state.query.parts[:-1]))


def lift(state: State, index: int) -> State:
    """Without one of the filters, counted from 0."""
    parts = state.query.parts
    return choose_query(state, Query((*parts[:index], *parts[index + 1 :])))


def turn_round(state: State, index: int) -> State:
    """What one of the filters asks for shut out, or let in again."""
    parts = state.query.parts
    if not 0 <= index < len(parts):
        return state
    part = parts[index]
    if isinstance(part, Term) and part.field == "known":
        return state
    turned = part.inner if isinstance(part, Not) else Not(part)
    return choose_query(state, Query((*parts[:index], turned, *parts[index + 1 :])))


def known_on(state: State, day: date | None) -> State:
    """Everything as it was known on a day; None for now."""
    query = state.query.without_field("known")
    return choose_query(state, query if day is None else query.with_term("known", day.isoformat()))


def cycle_kind(state: State) -> State:
    """Meetings only, then statements only, then both."""
    bare = state.query.without_field("kind")
    values = state.query.values("kind")
    if values == ("meeting",):
        return choose_query(state, bare.with_term("kind", "statement"))
    if values == ("statement",):
        return choose_query(state, bare)
    return choose_query(state, bare.with_term("kind", "meeting"))


def select(state: State, event: str | None, key: int | None) -> State:
    """Put the cursor on an event."""
    return state._replace(view=state.view._replace(selection=Selection(event, key)))


def go(state: State, pane: Pane) -> State:
    """Give the keyboard to a pane."""
    return state._replace(pane=pane)


def step_pane(state: State, step: int) -> State:
    """The next (1) or the previous (-1) pane, round and round."""
    return go(state, PANES[(PANES.index(state.pane) + step) % len(PANES)])


def zoom(state: State) -> State:
    return state._replace(zoomed=not state.zoomed)


def undo(state: State) -> State:
    """The view before the last change of the query; the same state where there is none."""
    if not state.past:
        return state
    return state._replace(view=state.past[-1], past=state.past[:-1], future=(state.view, *state.future))


def redo(state: State) -> State:
    """What the last undo took back."""
    if not state.future:
        return state
    return state._replace(view=state.future[0], past=(*state.past, state.view), future=state.future[1:])


def chosen(query: Query) -> Mapping[tuple[str, str], str]:
    """For each (field, value) of the query: ``in`` where it is asked for, ``out`` where it is shut out."""
    return {(name, value): "out" if negative else "in" for name, value, negative in query.terms}


def chips(query: Query) -> tuple[str, ...]:
    """The filters that hold, one short text each, in the order of the query."""
    return tuple(Query((part,)).text for part in query.parts)


def restored(session: Session) -> State:
    """The state that a session remembers; a query that cannot be read any more is left out."""
    try:
        query = parse_query(session.query)
    except ValueError:
        query = EMPTY
    pane = Pane(session.pane) if session.pane in tuple(Pane) else Pane.EVENTS
    selection = Selection(session.event or None, session.key if session.key >= 0 else None)
    return State(View(query, selection), pane)


def session_of(now: State) -> Session:
    selection = now.selection
    return Session(
        now.query.text, selection.event or "", selection.key if selection.key is not None else -1, str(now.pane)
    )
