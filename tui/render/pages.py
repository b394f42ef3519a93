"""What stands above the events on the page of a meeting, an actor or a place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.database.lookup.profiles import ActorHead, Company, PlaceHead, RoleLine
from store.database.lookup.timeline import DayCount
from store.database.views import MeetingPage
from store.text import counted, joined_once
from tui.model.trail import Address
from tui.model.turns import turning
from tui.render.days import MONTHS, day_words, range_words, when_words
from tui.render.detail import DetailLine, Sheet, Target, how_words, independent
from tui.render.glyphs import ASCII, Glyphs
from tui.render.lines import Piece, clean, pad

LEVELS = "▁▂▃▄▅▆▇█"
ASCII_LEVELS = ".:-=+*%#"
WIDEST_SPARK = 60
SHOWN_NAMES = 6
"""Counterparts with a line of their own; the others share one."""
_NAME = 34


def meeting_head(page: MeetingPage, cells: int, glyphs: Glyphs, *, turns: bool = False) -> list[DetailLine]:
    """A meeting's life: what holds now, each claim with its words, what sources disagree on, articles, names.

    With ``turns`` of the claims those alone that tell what none before them told.
    """
    sheet = Sheet(cells, glyphs)
    sheet.title(clean(page.title[:1].upper() + page.title[1:]) or "Meeting")
    dot = f" {glyphs.dot} "
    where = joined_once(clean(page.place or ""), clean(page.country or ""))
    parties = ", ".join(map(clean, page.participants)) or "nobody named"
    sheet.flow(Piece(joined_once(parties, where, by=dot)))
    facts = [Piece(page.status, f"status.{page.status}"), Piece(f"  {when_words(page, glyphs)}", "strong")]
    if page.stale:
        facts.append(Piece("  stale", "stale"))
    if page.previous_start:
        facts.append(Piece(f"  moved from {day_words(page.previous_start)}"))
    if page.round:
        facts.append(Piece(f"  round {page.round}"))
    sheet.flow(*facts)
    for label, names in (
        ("with", page.people),
        ("mediators", page.mediators),
        ("hosts", page.hosts),
        ("absent", page.absent),
        ("corrected", page.corrected),
    ):
        sheet.fact(label, ", ".join(map(clean, names)))
    sheet.fact("day", how_words(page), "quiet")
    if page.known_on:
        sheet.fact("as known", day_words(page.known_on), "note")
    sheet.beside(page.beside, ("yours", "note"))
    sheet.disagreements(page)
    sources = len({claim.article_id for claim in page.history})
    shown = turning(page.history) if turns else page.history
    of = f"{counted(len(shown), 'turn')} of " if turns else ""
    claims = counted(len(page.history), "claim")
    sheet.heading(f"LIFE  {of}{claims} in {counted(sources, 'article')}{independent(page)}")
    sheet.claims(page, shown)
    sheet.articles(page)
    sheet.heading("PAGES")
    sheet.names(page)
    return sheet.lines


def actor_head(
    head: ActorHead, company: Company | None, days: Sequence[DayCount] | None, cells: int, glyphs: Glyphs
) -> list[DetailLine]:
    """Who somebody is, the roles that articles give, when he is in the news, and with whom he met."""
    sheet = Sheet(cells, glyphs)
    sheet.title(clean(head.name))
    facts = [head.kind, head.title or "", head.affiliation or ""]
    sheet.put(Piece(f" {glyphs.dot} ".join(clean(fact) for fact in facts if fact)))
    _names_and_months(sheet, head.aliases, days, glyphs)
    if head.others:
        sheet.heading("OTHERS OF THIS NAME")
        for other in head.others:
            told = ", ".join(clean(part) for part in (other.title, other.affiliation) if part)
            sheet.link(
                f"{clean(other.name)}{f'  {told}' if told else ''}", Target(page=Address("actor", other.identity))
            )
    if company is not None and company.roles:
        sheet.heading("ROLES")
        for role in company.roles:
            _role(sheet, role, glyphs)
    _met(sheet, company, "MET WITH")
    return sheet.lines


def place_head(
    head: PlaceHead, company: Company | None, days: Sequence[DayCount] | None, cells: int, glyphs: Glyphs
) -> list[DetailLine]:
    """Where a place lies, when it is in the news, and who met there."""
    sheet = Sheet(cells, glyphs)
    sheet.title(clean(head.name))
    if head.country and head.country != head.name:
        sheet.link(clean(head.country), Target(page=Address("actor", head.country)))
    _names_and_months(sheet, head.aliases, days, glyphs)
    _met(sheet, company, "WHO MET HERE")
    return sheet.lines


def _names_and_months(sheet: Sheet, names: Sequence[str], days: Sequence[DayCount] | None, glyphs: Glyphs) -> None:
    sheet.fact("also", ", ".join(map(clean, names)), "quiet")
    sheet.put(Piece(pad("when", 11), "label"), *spark(days, sheet.cells - 14, glyphs))


def _role(sheet: Sheet, role: RoleLine, glyphs: Glyphs) -> None:
    title = clean(role.title)
    of = clean(role.affiliation or "")
    words = title if not of or of in title else f"{title}, {of}"
    days = range_words(role.first, role.last, glyphs.dash) if role.first else "no date"
    facts = (Piece(f"  {days}", "day"), Piece(f"  {counted(role.articles, 'article')}", "quiet"))
    room = sheet.cells - 44
    if room < _NAME // 2:
        sheet.put(Piece(words))
        sheet.flow(*facts)
    else:
        sheet.put(Piece(pad(words, min(_NAME + 8, room))), *facts)


def _met(sheet: Sheet, company: Company | None, title: str) -> None:
    if company is None:
        sheet.heading(f"{title}  counting ...")
        return
    if not company.met:
        return
    sheet.heading(title + ("" if company.complete else "  in the newest meetings"))
    width = min(_NAME, max(12, sheet.cells - 16))
    for met in company.met[:SHOWN_NAMES]:
        sheet.put(
            Piece(pad(clean(met.name), width), "link"),
            Piece(f"{met.meetings:>6,}", "count"),
            Piece(" meeting" if met.meetings == 1 else " meetings", "quiet"),
            target=Target(page=Address("actor", met.name)),
        )
    rest = company.met[SHOWN_NAMES:]
    if rest:
        sheet.fact("and", ", ".join(f"{clean(met.name)} {met.meetings:,}" for met in rest), "quiet")


def spark(days: Sequence[DayCount] | None, cells: int, glyphs: Glyphs) -> list[Piece]:
    """Events by month as a row of low and high signs between the first and the last month."""
    if days is None:
        return [Piece("counting ...", "quiet")]
    months: dict[int, int] = {}
    for day, _, n in days:
        if day is not None:
            at = date.fromordinal(day)
            index = at.year * 12 + at.month - 1
            months[index] = months.get(index, 0) + n
    if not months:
        return [Piece("no dated event", "quiet")]
    first, last = min(months), max(months)
    room = max(4, min(cells - 20, WIDEST_SPARK))
    size = -(-(last - first + 1) // room)
    bars = [0] * ((last - first) // size + 1)
    for index, n in months.items():
        bars[(index - first) // size] += n
    levels = ASCII_LEVELS if glyphs is ASCII else LEVELS
    most = max(bars)
    signs = "".join(" " if not n else levels[max(0, -(-n * len(levels) // most) - 1)] for n in bars)
    until = [Piece(f" {_month(last)}", "quiet")] if last > first else []
    return [Piece(f"{_month(first)} ", "quiet"), Piece(signs, "link"), *until]


def _month(index: int) -> str:
    return f"{MONTHS[index % 12]} {index // 12}"


def rows_heading(shown: str, kind: str, count: str, cells: int, glyphs: Glyphs) -> list[DetailLine]:
    """The heading above the events of a page."""
    sheet = Sheet(cells, glyphs)
    if kind == "meeting":
        title = "STATEMENTS ABOUT IT"
    else:
        title = {"statements": "STATEMENTS", "meetings": "MEETINGS"}.get(shown, "MEETINGS AND STATEMENTS")
    order = "" if kind == "meeting" else ", newest first"
    sheet.heading(f"{title}  {count}{order}")
    return sheet.lines
