"""Events and articles as sentences and paragraphs: what the linear mode says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.database.lookup.profiles import ActorHead, Company, PlaceHead
from store.database.lookup.timeline import STATEMENT
from store.database.views import ArticlePage, Change, Changes, EventRow, MeetingPage
from store.spans import READ_KINDS, Span
from store.text import counted, display, joined_once
from tui.commands.changed import shown
from tui.commands.plain import state_label, words
from tui.model.side_by_side import Pair, Side, pairs
from tui.model.timeline import Period, Scale
from tui.render.days import day_words, range_words, whole
from tui.render.timeline import ORDER, period_label


def event_sentence(row: EventRow) -> str:
    """One event in words alone, without columns or marks that would have to be known."""
    bounds = row.between if row.day and row.between and not whole(row.day, row.between) else None
    days = bounds or (row.day, row.end)
    missing = f"no date, was {day_words(row.was)}" if row.was else "no date"
    day = range_words(*days, " to ").replace("  ", " ") if row.day else missing
    certainty = ", only bounds known" if row.bounded else ", day worked out" if row.inferred else ""
    who = f"{row.who[10:].strip()}, not named" if row.who.startswith("anonymous:") else row.who or "nobody named"
    said = f"{who}: {words(row)}" if row.kind == "statement" else f"{words(row)} ({row.who})" if row.who else words(row)
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


def paragraphs(page: ArticlePage, at: int, marked: Sequence[Span], told_before: bool = True) -> Iterator[str]:
    """The article's paragraphs from the one that holds character ``at`` on; what came before is said to be there.

    The words ``marked`` stand between ``>>`` and ``<<``. Boilerplate is left out.
    """
    text = display(page.text)
    blocks = [(span, kind) for span, kind in page.blocks if kind in READ_KINDS]
    first = next((index for index, (span, _) in enumerate(blocks) if span.end > at), 0)
    if first > 0 and told_before:
        yield f"({first} paragraph{'s' if first > 1 else ''} before this; open {page.id} reads from the beginning)"
    marks: dict[int, list[str]] = {}
    for start, stop in _merged([(span.start, span.end) for span in marked]):
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


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping runs as one."""
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged


def period_sentence(period: Period, scale: Scale) -> str:
    """How many events a period has, meetings by status: "Feb 2026: 3 meetings (2 held, 1 proposed), 8 statements"."""
    by = ", ".join(f"{period.counts[status]:,} {status}" for status in ORDER if status in period.counts)
    facts = [f"{counted(period.meetings, 'meeting')} ({by})"] if period.meetings else []
    if period.counts.get(STATEMENT):
        facts.append(counted(period.statements, "statement"))
    of = "week of " if scale is Scale.WEEK and period.first is not None else ""
    return f"{of}{period_label(period, scale).strip()}: {', '.join(facts)}"


def change_sentences(found: Changes) -> Iterator[str]:
    """What changed, the most important first, each event as a sentence under a heading."""
    for heading, lines in (
        ("told otherwise", [line for change in found.flipped for line in _told_otherwise(change)]),
        ("sources now disagree", [event_sentence(row) for row in found.contradicted]),
        ("passed in silence", [event_sentence(row) for row in found.stale]),
        ("new meetings", [event_sentence(row) for row in found.meetings]),
        ("new statements", [event_sentence(row) for row in found.statements]),
    ):
        if lines:
            yield f"{heading}:"
            yield from lines


def _told_otherwise(change: Change) -> Iterator[str]:
    yield event_sentence(change.after)
    for field in change.fields:
        yield f"{field} was {shown(change.before, field)}, is {shown(change.after, field)}"


def pair_sentences(page: MeetingPage) -> Iterator[str]:
    """What two articles say of a meeting, each with its words; those that disagree first."""
    for pair in pairs(page):
        if pair.field:
            yield f"they disagree on {pair.field}:"
        for side in (pair.left, pair.right):
            yield _side_sentence(page, pair, side)


def _side_sentence(page: MeetingPage, pair: Pair, side: Side) -> str:
    words_ = next(
        (claim.words for claim in page.history if claim.article_id == side.article and claim.span == side.span), ""
    )
    value = day_words(side.value) if pair.field in ("start", "end", "day") else side.value
    says = f" says {value}" if value else ""
    return f"{side.outlet or side.article}{says}" + (f": “{words_}”" if words_ else "")


def page_sentences(head: ActorHead | PlaceHead, company: Company) -> Iterator[str]:
    """Who somebody is or where a place lies, the roles that articles give, and whom he met or who met there."""
    if isinstance(head, ActorHead):
        yield ", ".join(part for part in (head.name, head.kind, head.title, head.affiliation) if part)
        field, met = "actor", "met with"
    else:
        yield joined_once(head.name, head.country)
        field, met = "place", "who met here"
    if head.aliases:
        yield f"also: {', '.join(head.aliases)}"
    for role in company.roles:
        of = f", {role.affiliation}" if role.affiliation and role.affiliation not in role.title else ""
        days = range_words(role.first, role.last, " to ") if role.first else "no date"
        yield f"called {role.title}{of}: {days}, {counted(role.articles, 'article')}"
    if company.met:
        yield f"{met}: " + ", ".join(f"{one.name} {one.meetings:,}" for one in company.met)
    yield f'search {field}:"{head.name}" finds the events'
