"""One article, meeting or statement as lines of text, for ``talks-tui show``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from store.database.views import ArticlePage, Beside, ClaimLine, MeetingPage, StatementPage
from store.spans import READ_KINDS
from store.text import counted, display, joined_once, one_line
from tui.commands.plain import days

if TYPE_CHECKING:
    from rich.text import Text

LAYERS = {
    "meeting": "M",
    "statement": "S",
    "speaker": "P",
    "date": "D",
    "place": "L",
    "actor": "A",
}
"""Layers of spans and the letter that stands for each where there is no colour."""

STYLES = {
    "meeting": "bold",
    "statement": "italic",
    "speaker": "bold cyan",
    "date": "underline magenta",
    "place": "green",
    "actor": "cyan",
}


def article_heading(page: ArticlePage) -> Iterator[str]:
    """Outlet, day, title and id, one line each."""
    yield one_line(" · ".join(part for part in (page.outlet or page.source, published(page)) if part))
    yield one_line(page.title)
    yield one_line(f"{page.id}  {page.url or page.source}")
    yield from (one_line(line) for line in _fields(*beside(page.beside)))


def published(page: ArticlePage) -> str:
    """The publication day with its mark and how it is known."""
    if page.published:
        worked_out = page.published_how == "inferred"
        return page.published + ("* (worked out: " + "; ".join(page.published_reasons) + ")" if worked_out else "")
    if page.published_earliest or page.published_latest:
        bounds = f"{page.published_earliest or '…'} to {page.published_latest or '…'}"
        return f"between {bounds}? ({'; '.join(page.published_reasons)})"
    return "day not known"


def marked_text(page: ArticlePage, layers: Sequence[str]) -> str:
    """The article with numbered brackets around the spans of ``layers``, and what each stands for below.

    ``[M1 ... M1]`` is evidence of a meeting; spans may overlap, so each closing mark repeats its opening one.
    """
    chosen = [span for span in page.spans if span.layer in layers]
    marks: list[tuple[int, int, int, str]] = []
    names: dict[tuple[str, str | None, str], str] = {}
    legend: list[str] = []
    for number, item in enumerate(sorted(chosen, key=lambda s: (s.span.start, -s.span.end))):
        identity = (item.layer, item.owner, item.label)
        if identity not in names:
            letter = LAYERS.get(item.layer, "X")
            names[identity] = f"{letter}{sum(name.startswith(letter) for name in names.values()) + 1}"
            legend.append(one_line(f"{names[identity]:<4} {item.label}" + (f"  {item.owner}" if item.owner else "")))
        name = names[identity]
        marks.append((item.span.start, 1, -number, f"[{name} "))
        marks.append((item.span.end, 0, -number, f" {name}]"))
    text = display(page.text)
    pieces: list[str] = []
    at = 0
    for offset, _, _, mark in sorted(marks):
        pieces += (text[at:offset], mark)
        at = offset
    pieces.append(text[at:])
    return "".join(pieces).rstrip("\n") + "\n" + ("\n" + "\n".join(legend) + "\n" if legend else "")


def meeting_lines(page: MeetingPage) -> Iterator[str]:
    """Who, where, when and how that was worked out, status, history, disagreements."""
    yield page.title
    yield f"{page.id}  {page.kind}"
    yield ""
    yield from _fields(
        ("status", ("stale: scheduled, and the day passed in silence" if page.stale else page.status)),
        ("when", meeting_when(page)),
        ("dated by", page.date_how),
        ("moved from", page.previous_start),
        ("where", joined_once(page.place, page.country) or "not said"),
        ("who", ", ".join(page.participants) or "not said"),
        ("people", ", ".join(page.people)),
        ("hosts", ", ".join(page.hosts)),
        ("mediators", ", ".join(page.mediators)),
        ("absent", ", ".join(page.absent)),
        ("round", str(page.round) if page.round else ""),
        ("sources", told_by(page)),
        ("corrected", ", ".join(page.corrected)),
        *beside(page.beside),
        ("known on", page.known_on),
    )
    yield ""
    yield "history"
    for claim in page.history:
        day = (claim.day or "?") + ("?" if claim.day_bounded and claim.day else "*" if claim.day_inferred else "")
        status = claim_status(claim)
        said = ", via ".join(part for part in (claim.by, claim.via or claim.outlet) if part) or "the article"
        where = " ".join(part for part in (claim.start, claim.place) if part)
        yield f"  {day:<12} {status:<17} {where:<24} {said}"
        yield f"  {'':<12} “{claim.words}”  {claim.article_id}[{claim.span.start}:{claim.span.end}]"
    if page.disagreements:
        yield ""
        yield "sources disagree on"
        for item in page.disagreements:
            for value, independent, articles in item.values:
                sources = counted(independent, "source")
                yield f"  {item.field:<13} {value:<24} {sources}  {' '.join(articles)}"
    if page.statements:
        yield ""
        yield "statements about it"
        yield from (f"  {identity}" for identity in page.statements)
    yield ""
    yield "articles"
    yield from (f"  {identity}  {title}" for identity, title in page.articles)


def told_by(page: MeetingPage) -> str:
    """How many independent sources tell of a meeting and stand behind its values, in words; empty for one."""
    if page.sources < 2:
        return ""
    names = {
        "status": page.status,
        "start": page.start or "the day",
        "place": page.place or page.country or "the place",
    }
    behind = ", ".join(f"{n} for {names.get(name, name)}" for name, n in page.support)
    return f"{page.sources} independent" + (f": {behind}" if behind else "")


def claim_status(claim: ClaimLine) -> str:
    """The status that a claim gives; a denial says what it denies."""
    return f"{claim.status}, denied" if claim.denies else claim.status


def meeting_when(page: MeetingPage) -> str:
    """The days of a meeting in words, with bounds where only those are known."""
    exact = days(page.start, page.end) if page.start else ""
    if page.earliest and page.latest and page.earliest != page.latest and page.precision != "day":
        bounds = f"between {page.earliest} and {page.latest}"
        return f"{exact}, {bounds}" if exact and len(exact) < 10 else exact or bounds
    return exact or "not said"


def statement_lines(page: StatementPage) -> Iterator[str]:
    """Speaker and role, words, through whom, when, about which meeting."""
    yield f"{page.disputed}“{page.words}”"
    yield page.id
    yield ""
    yield from _fields(
        ("speaker", ", ".join(part for part in (page.speaker or "not named", page.speaker_title) if part)),
        ("act", f"{page.act}, {page.kind}" + (", a denial" if page.negative else "")),
        ("said on", page.said_on or "not said"),
        ("where", page.venue or ""),
        ("via", " ← ".join(page.sources) or page.via or ""),
        ("about", f"{page.meeting_title}  {page.meeting_id}" if page.meeting_id else ""),
        ("article", f"{page.article_title}  {page.article_id}"),
        ("at", " ".join(f"[{span.start}:{span.end}]" for span in page.content)),
        ("corrected", ", ".join(page.corrected)),
        *beside(page.beside),
    )


def beside(put: Beside) -> Iterator[tuple[str, str]]:
    """What a person put there: a name and a value each."""
    if put.marked:
        yield "marked", "yes"
    yield "tags", ", ".join(put.tags)
    yield from (("note", text) for text in put.notes)


def _fields(*pairs: tuple[str, str | None]) -> Iterator[str]:
    return (f"  {name:<11} {value}" for name, value in pairs if value)


def styled_article(page: ArticlePage, layers: Iterable[str]) -> Text:
    """The article with the spans of ``layers`` styled and everything that is not read for facts dimmed."""
    from rich.text import Text

    text = Text(display(page.text), end="\n")
    for span, kind in page.blocks:
        if kind not in READ_KINDS:
            text.stylize("dim", span.start, span.end)
    for layer in layers:
        for item in page.spans:
            if item.layer == layer:
                text.stylize(STYLES.get(layer, "bold"), item.span.start, item.span.end)
    return text
