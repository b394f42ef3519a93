"""The commands of the linear mode, once: it obeys them, its help and the manual list them."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    name: str
    """An unmistakable beginning of it will do."""
    usage: str
    help: str


COMMANDS = (
    Command("list", "list", "The events from the first on, a page at a time."),
    Command("next", "next, or an empty line", "Go on: the next page of a list or an article."),
    Command("previous", "previous", "The page of the list before."),
    Command("open", "open N", "The event of that number: who, where, when. Also the number alone, or an id."),
    Command("detail", "detail", "All that is known of the open event: its history, what sources disagree on."),
    Command("article", "article [N]", "The article that tells of it, from its words on; or its Nth article."),
    Command("evidence", "evidence", "The words the event was read from, and the rules that read it."),
    Command("search", "search QUERY", "Events that a query finds, and no others: search peskov after:2025."),
    Command("filter", "filter TERM", "One more condition: filter place:istanbul, filter -kind:statement."),
    Command("lift", "lift", "Take the last condition away."),
    Command("clear", "clear", "Take all conditions away."),
    Command("undo", "undo", "The conditions before the last change."),
    Command("history", "history [N]", "The queries sent before, the newest first; with N that one is searched again."),
    Command("facets", "facets [FIELD]", "How many events each value has: facets status."),
    Command("mark", "mark", "Mark the open event, or take the mark off."),
    Command("tag", "tag NAME", "Give the open event a tag."),
    Command("note", "note WORDS", "Put a note beside the open event."),
    Command("where", "where", "Which conditions hold, how many events there are, and which one is open."),
    Command("help", "help", "These commands."),
    Command("quit", "quit", "Leave."),
)
