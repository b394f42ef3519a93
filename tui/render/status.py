"""The lines at the two ends of the screen: what is open, what is chosen, what filters hold, which keys help."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from store.database.views import Count, EventRow, MeetingPage, StatementPage, Totals
from store.text import counted
from tui.render.days import day_words, when_words
from tui.render.glyphs import Glyphs
from tui.render.lines import Line, Piece, clean, fill, line_width, spread
from tui.render.rows import day_in_words
from tui.render.wrap import wrapped


def top_line(totals: Totals | None, count: Count | None, filtered: bool, name: str, cells: int, glyphs: Glyphs) -> Line:
    """What database is open, and how many of its events are shown."""
    left = [Piece(" "), Piece("talks", "brand"), Piece(f" {glyphs.dot} ", "quiet"), Piece(clean(name), "text")]
    if totals is None or count is None:
        return fill(left, cells, "text", glyphs.ellipsis)
    events = totals.meetings + totals.statements
    shown = f"{count} of {counted(events, 'event')}" if filtered else counted(events, "event")
    facts = [shown, counted(totals.articles, "article")]
    if totals.first_day and totals.last_day:
        months = dict.fromkeys(day_words(day[:7]) for day in (totals.first_day, totals.last_day))
        facts.append(f" {glyphs.dash} ".join(months))
    while len(facts) > 1 and len(f" {glyphs.dot} ".join(facts)) > cells - line_width(left) - 3:
        facts.pop()
    pieces = [Piece(facts[0], "text"), *(Piece(f" {glyphs.dot} {fact}", "quiet") for fact in facts[1:]), Piece(" ")]
    return spread(left, pieces, cells, "text", glyphs.ellipsis)


def strip_line(
    row: EventRow | None,
    page: MeetingPage | StatementPage | None,
    span_note: str,
    position: str,
    cells: int,
    glyphs: Glyphs,
) -> Line:
    """The chosen event in one line, and where it stands in the list ("row 3 of 29")."""
    right = [Piece(position, "quiet"), Piece(" ")] if position else []
    if span_note:
        return spread([Piece(" "), Piece(clean(span_note), "text")], right, cells, "text", glyphs.ellipsis)
    if row is None:
        return spread([], right, cells)
    dot = Piece(f" {glyphs.dot} ", "quiet")
    facts: list[Piece] = []
    if isinstance(page, MeetingPage) and page.id == row.id:
        facts = [Piece(_capital(clean(page.title)) or "Meeting", "strong")]
        facts.append(Piece(page.status, f"status.{page.status}"))
        if page.stale:
            facts.append(Piece("stale", "stale"))
        if page.disagreements:
            facts.append(Piece(counted(len(page.disagreements), "disagreement"), "alarm"))
        if (place := page.place or page.country) and place not in page.title:
            facts.append(Piece(clean(place)))
        facts.append(Piece(when_words(page, glyphs)))
        if page.previous_start:
            facts.append(Piece(f"moved from {day_words(page.previous_start)}"))
        if len(page.articles) > 1:
            facts.append(Piece(f"{len(page.articles)} articles"))
        if not all(name in page.title for name in page.participants):  # what the list has in codes is cut first
            facts.append(Piece(", ".join(map(clean, page.participants))))
    elif isinstance(page, StatementPage) and page.id == row.id:
        facts = [Piece(speaker_words(page.speaker), "strong")]
        if page.speaker_title:
            facts.append(Piece(clean(page.speaker_title)))
        if page.said_on:
            facts.append(Piece(f"said {day_words(page.said_on)}{' *' if row.inferred else ''}"))
        elif page.published:
            facts.append(Piece(f"printed {day_words(page.published)}"))
        if page.via:
            facts.append(Piece(f"via {clean(page.via)}"))
        if page.meeting_title:
            facts.append(Piece(f"about {clean(page.meeting_title)}"))
    else:
        facts = [Piece(speaker_words(row.who), "strong"), Piece(clean(row.status))]
        if row.day or row.was:
            facts.append(Piece(day_in_words(row, glyphs)))
    left: list[Piece] = [Piece(" ")]
    for number, fact in enumerate(facts):
        left += [dot, fact] if number else [fact]
    return spread(left, right, cells, "text", glyphs.ellipsis)


def speaker_words(speaker: str | None) -> str:
    """A name; for a speaker without one the words that describe him."""
    name = clean(speaker or "")
    return f"not named: {name[10:].strip()}" if name.startswith("anonymous:") else name or "nobody named"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def hint_pieces(hints: Sequence[tuple[str, str]]) -> list[Piece]:
    """``Enter article  / search``: keys bright, what they do quiet."""
    pieces: list[Piece] = []
    for key, title in hints:
        pieces += [Piece("  " if pieces else ""), Piece(key, "key"), Piece(f" {title}", "quiet")]
    return [*pieces, Piece(" ")] if pieces else []


def note_rows(note: str, hints: Sequence[tuple[str, str]], cells: int, rows: int) -> tuple[str, ...]:
    """A note that its place cannot hold, in the rows that it takes up to two of; nothing of one that fits there.

    Its place is the rule, the first of three rows, or the end of the last of fewer.
    """
    words = clean(note)
    place = cells - (4 if rows > 2 else line_width(hint_pieces(hints[-1:])) + 3)
    if cell_len(words) <= place:
        return ()
    first, *rest = wrapped(words, cells - (4 if rows > 2 else 2)) if rows > 1 else [words]
    return (first, " ".join(rest)) if rest else (first,)


def note_line(words: str, cells: int, glyphs: Glyphs, *, alarm: bool = False) -> Line:
    """A row of a note that takes more than its place."""
    return fill([Piece(" "), Piece(words, "alarm" if alarm else "note")], cells, "text", glyphs.ellipsis)


def bottom_line(
    chips: Sequence[str],
    note: str,
    hints: Sequence[tuple[str, str]],
    cells: int,
    glyphs: Glyphs,
    *,
    alarm: bool = False,
) -> Line:
    """The filters that hold, then a note; at the right as many keys as there is room for, the last one always."""
    shown = list(hints)
    room = cells - line_width(hint_pieces(shown[-1:])) - 3
    if note and sum(cell_len(chip) + 2 for chip in map(clean, chips)) + cell_len(clean(note)) > room:
        chips = ()  # the note goes with the next key
    left: list[Piece] = [Piece(" ")]
    for number, chip in enumerate(chips):
        left += [Piece("  " if number else ""), Piece(clean(chip), "chip")]
    if note:
        left += [Piece("  " if chips else ""), Piece(clean(note), "alarm" if alarm else "note")]
    most = cells // 2 if alarm or not note else cells * 3 // 5
    if note and cell_len(clean(note)) <= room:
        most = cells  # rather than a word of it, hints are left out
    wanted = min(line_width(left), most)
    while len(shown) > 1 and line_width(hint_pieces(shown)) > cells - wanted - 2:
        shown.pop(-2)
    return spread(left, hint_pieces(shown), cells, "text", glyphs.ellipsis)
