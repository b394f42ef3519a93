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
    Command("today", "today", "The events from the one nearest to today on, as at the start."),
    Command("next", "next, or an empty line", "Go on: the next page of a list or an article."),
    Command("previous", "previous", "The page of the list before."),
    Command("open", "open N", "The event of that number: who, where, when. Also the number alone, or an id."),
    Command("detail", "detail", "All that is known of the open event: its history, what sources disagree on."),
    Command("article", "article [N]", "The article that tells of it, from its words on; or its Nth article."),
    Command("event", "event [back]", "The next event that the article tells of, with its words; or the one before."),
    Command("hit", "hit [back]", "The next words of the search in the article, on into the next; or those before."),
    Command("evidence", "evidence", "The words the event was read from, and the rules that read it."),
    Command("compare", "compare", "What the articles say of the open meeting, one against the other."),
    Command("page", "page [NAME]", "Who somebody is and whom he met, or who met at a place; alone: the event's names."),
    Command("search", "search QUERY", "Events that a query finds, and no others: search peskov after:2025."),
    Command("filter", "filter TERM", "One more condition: filter place:istanbul, filter -kind:statement."),
    Command("meant", "meant", "Search for what was suggested where nothing was found."),
    Command("lift", "lift", "Take the last condition away."),
    Command("clear", "clear", "Take all conditions away."),
    Command("undo", "undo", "The conditions before the last change."),
    Command("redo", "redo", "What undo took back."),
    Command("known", "known DAY", "Everything as it was known on that day; known now leads back."),
    Command("history", "history [N]", "The queries sent before, the newest first; with N that one is searched again."),
    Command("view", "view [NAME]", "A saved view; alone: all of them."),
    Command("save", "save NAME", "Keep the conditions that hold as a view."),
    Command("facets", "facets [FIELD]", "How many events each value has: facets status."),
    Command("timeline", "timeline [SCALE]", "How many events when, the latest first; by years, months, weeks or days."),
    Command("changes", "changes [DAY]", "What became known after that day, or on the last day of news."),
    Command("mark", "mark", "Mark the open event, or take the mark off."),
    Command("tag", "tag NAME", "Give the open event a tag; -NAME takes it off."),
    Command("note", "note WORDS", "Put a note beside the open event; - takes the last one off."),
    Command("correct", "correct VALUE", "Correct the open event: held, start 2026-02-04, place Doha, +Qatar, -Qatar."),
    Command(
        "apart", "apart [ID]", "What the article tells is a meeting of its own, or a part of the one with that id."
    ),
    Command("uncorrect", "uncorrect [N]", "Take the last correction back, or the one of that number."),
    Command("corrections", "corrections", "All corrections, the newest first."),
    Command("cite", "cite", "The open event as a citation, with the command that shows it again."),
    Command("command", "command", "The command that prints the events that were found."),
    Command("export", "export FILE", "Write the events that were found to a new file: .md, .csv, .ics, .jsonl."),
    Command("where", "where", "Which conditions hold, how many events there are, and which one is open."),
    Command("help", "help", "These commands."),
    Command("quit", "quit", "Leave."),
)
