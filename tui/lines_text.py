"""Events and articles as sentences and paragraphs: what the linear mode says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.database.views import ArticlePage, EventRow, TextSpan
from store.spans import READ_KINDS
from store.text import display
from tui.plain import state_label, words
from tui.render.days import range_words


def event_sentence(row: EventRow) -> str:
    """One event in words alone, without columns or marks that would have to be known."""
    days = row.between or (row.day, row.end)
    day = range_words(*days, " to ").replace("  ", " ") if row.day else "no date"
    certainty = ", only bounds known" if row.bounded else ", day worked out" if row.inferred else ""
    who = f"{row.who[10:].strip()}, not named" if row.who.startswith("anonymous:") else row.who or "nobody named"
    said = f"{who}: {words(row)}" if row.kind == "statement" else f"{words(row)} ({row.who})"
    more = [f"{row.articles} articles"] if row.articles > 1 else []
    if row.contradicted:
        more.append("sources disagree")
    if row.marked:
        more.append("marked")
    more += [f"tag {tag}" for tag in row.tags]
    more += [f"note {note}" for note in row.notes]
    what = f"{row.kind} {state_label(row)}" if row.kind == "meeting" else "said"
    return f"{day}{certainty}, {what}: {said}" + "".join(f"; {item}" for item in more)


_FIELD = re.compile(r"  ([a-z][a-z ]{10}) (.*)", re.DOTALL)


def sentence(line: str) -> str:
    """A line of a page that was aligned for the eye, as it is said: a name, a colon and the value.

    >>> sentence("  status      held"), sentence("  2026-02-04   held    Peskov")
    ('status: held', '2026-02-04 held Peskov')
    """
    match = _FIELD.fullmatch(line)
    return " ".join((f"{match[1].rstrip()}: {match[2]}" if match else line).split())


def paragraphs(page: ArticlePage, at: int, owner: str | None) -> Iterator[str]:
    """The article's paragraphs from the one that holds character ``at`` on; what came before is said to be there.

    Words that are evidence of the event ``owner`` stand between ``>>`` and ``<<``. Boilerplate is left out.
    """
    text = display(page.text)
    blocks = [(span, kind) for span, kind in page.blocks if kind in READ_KINDS]
    first = next((index for index, (span, _) in enumerate(blocks) if span.end > at), 0)
    if first > 0:
        yield f"({first} paragraph{'s' if first > 1 else ''} before this; open {page.id} reads from the beginning)"
    marks: dict[int, list[str]] = {}
    for start, stop in _merged([(item.span.start, item.span.end) for item in page.spans if _tells(item, owner)]):
        marks.setdefault(start, []).append(">>")
        marks.setdefault(stop, []).insert(0, "<<")
    for span, kind in blocks[first:]:
        pieces: list[str] = []
        last = span.start
        for offset in sorted(offset for offset in marks if span.start <= offset <= span.end):
            pieces += [text[last:offset], *marks[offset]]
            last = offset
        pieces.append(text[last : span.end])
        heading = "Title: " if kind == "title" else ""
        yield heading + " ".join("".join(pieces).split())
    yield "(end of the article)"


def _tells(item: TextSpan, owner: str | None) -> bool:
    """Whether a run of the text is evidence of the event."""
    return owner is not None and item.owner == owner and item.layer in ("meeting", "statement")


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping runs as one."""
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged
