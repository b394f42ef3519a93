"""What goes up: intents of the panes, and answers of the reader thread with the generation they are for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.message import Message

from store.spans import Span
from tui.model.trail import Address


class Answered(Message):
    """The reader thread has done a job."""

    def __init__(self, slot: str, generation: int, value: Any, number: int = 0) -> None:
        """``number`` is that of the question, by which the gateway knows it."""
        super().__init__()
        self.number = number
        self.slot = slot
        self.generation = generation
        self.value = value


class Troubled(Message):
    """A job could not be done; ``sentence`` says why."""

    def __init__(self, slot: str, generation: int, sentence: str, number: int = 0) -> None:
        super().__init__()
        self.number = number
        self.slot = slot
        self.generation = generation
        self.sentence = sentence


class Focused(Message):
    """A pane has got the keyboard."""

    def __init__(self, pane: str) -> None:
        super().__init__()
        self.pane = pane


class RowsWanted(Message):
    """The event list has come near rows that it does not hold."""

    def __init__(self, offset: int, limit: int, known: Sequence[tuple[int, int]] = (), shifted: int = 0) -> None:
        """``known`` are rows near by that it holds, by place and key; ``shifted`` by how much places were put right."""
        super().__init__()
        self.offset = offset
        self.limit = limit
        self.known = known
        self.shifted = shifted

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, RowsWanted)


class EventChosen(Message):
    """The cursor of the event list stands on another row."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, EventChosen)


class ReadRequested(Message):
    """The reader of the list wants the words."""


class FacetToggled(Message):
    """A value of a field is to be chosen, shut out, or chosen alone."""

    def __init__(self, field: str, value: str, mode: str) -> None:
        super().__init__()
        self.field = field
        self.value = value
        self.mode = mode
        """``include``, ``exclude`` or ``only``."""


class SpanFocused(Message):
    """The article has moved to the words of an event."""

    def __init__(self, owner: str, span: Span) -> None:
        super().__init__()
        self.owner = owner
        self.span = span


class WordFocused(Message):
    """The article has moved to a marked word; ``note`` says what it stands for."""

    def __init__(self, note: str) -> None:
        super().__init__()
        self.note = note


class WordOpened(Message):
    """The page of a marked word is wanted; empty strings for that of the event around it."""

    def __init__(self, layer: str, label: str, surface: str) -> None:
        super().__init__()
        self.layer = layer
        self.label = label
        self.surface = surface


class TargetOpened(Message):
    """A line of the detail was followed."""

    def __init__(self, article: str | None, span: Span | None, event: str | None, page: Address | None = None) -> None:
        super().__init__()
        self.page = page
        self.article = article
        self.span = span
        self.event = event


class SearchSubmitted(Message):
    """The search line was sent."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class MeantTaken(Message):
    """The query is wanted that was offered where another found nothing."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class AmendmentSubmitted(Message):
    """A correction was typed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class SearchLeft(Message):
    """The search line was left without sending it."""


class CompletionWanted(Message):
    """What could stand at character ``at`` of a query that is being typed."""

    def __init__(self, text: str, at: int) -> None:
        super().__init__()
        self.text = text
        self.at = at

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, CompletionWanted)


class Typed(Message):
    """A line was sent that is no query: a note, tags, the name of a view, a day."""

    def __init__(self, what: str, text: str) -> None:
        super().__init__()
        self.what = what
        self.text = text
