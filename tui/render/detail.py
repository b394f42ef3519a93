"""The page of a meeting or a statement: facts first, then its life, each line a step from the words that say it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from store.database.views import Beside, ClaimLine, Disagreement, MeetingPage, StatementPage
from store.spans import Span
from store.text import counted, joined_once
from tui.model.trail import Address
from tui.render.days import day_words, when_words
from tui.render.glyphs import Glyphs
from tui.render.lines import Line, Piece, clean, fill, fit, flowed, line_width, merge, pad
from tui.render.wrap import wrapped

_LABEL = 11
_DAY = 13
_STATUS = 10
_TITLE = 40
"""Cells of the title of an article that stands for its outlet."""
_ISO = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")
_LABELLED = re.compile(r"  [a-z][a-z ]{9} (?=\S)")
"""The name of a fact in the lines of ``explain``, up to the column of its value."""
_LABELLED_AT = 13
_PLACE = re.compile(r"  (a-[0-9a-f]+)\[(\d+):(\d+)\]")
"""Where words stand, in the lines of ``explain``."""
_DISAGREED = {"participants": "takes part"}
"""What a field is called where its own name is too long."""
_MOST_ROWS = 3
"""Rows of a claim's own words; the rest is one key away, in the article."""


class Target(NamedTuple):
    """Where Enter leads: the words in an article, or another event."""

    article: str | None = None
    """An article's id or sha256."""
    span: Span | None = None
    event: str | None = None
    page: Address | None = None
    """The page of a meeting, an actor or a place."""


class DetailLine(NamedTuple):
    pieces: Line
    target: Target | None = None


def meeting_lines(page: MeetingPage, cells: int, glyphs: Glyphs) -> list[DetailLine]:
    """A meeting: who, where, when and how that is known, status, history, disagreements, articles, statements."""
    sheet = Sheet(cells, glyphs)
    sheet.title(clean(page.title[:1].upper() + page.title[1:]) or "Meeting")
    sheet.blank()
    sheet.fact("Status", _status_words(page), f"status.{page.status}")
    if page.known_on:
        sheet.fact("", f"as known on {day_words(page.known_on)}", "note")
    if page.stale:
        sheet.fact("", "stale: the day has passed and no article says that it took place", "stale")
    sheet.fact("Who", ", ".join(map(clean, page.participants)) or "not said")
    sheet.fact("Persons", ", ".join(map(clean, page.people)))
    sheet.fact("Mediators", ", ".join(map(clean, page.mediators)))
    sheet.fact("Hosts", ", ".join(map(clean, page.hosts)))
    sheet.fact("Absent", ", ".join(map(clean, page.absent)))
    sheet.fact("Where", _where(page))
    sheet.fact("When", when_words(page, glyphs))
    sheet.fact("", _how(page), "quiet")
    if page.previous_start:
        sheet.fact("Before", f"moved from {day_words(page.previous_start)}")
    if page.round:
        sheet.fact("Round", str(page.round))
    sheet.fact("Corrected", ", ".join(map(clean, page.corrected)))
    sheet.beside(page.beside)
    sheet.disagreements(page)
    sheet.heading(f"HISTORY  {len(page.history)}{independent(page)}")
    sheet.claims(page, page.history)
    sheet.articles(page)
    sheet.heading("PAGES")
    n = len(page.statements)
    about = f", with {counted(n, 'statement')} about it" if n else ""
    sheet.link(f"this meeting{about}", Target(page=Address("meeting", page.id)))
    sheet.names(page)
    sheet.rules(page.rules)
    return sheet.lines


def independent(page: MeetingPage) -> str:
    """How many sources say so by themselves, where that is not plain: copies of one text count once."""
    if len(page.articles) < 2:
        return ""
    return f" from {counted(page.sources, 'independent source')}"


def statement_lines(page: StatementPage, cells: int, glyphs: Glyphs) -> list[DetailLine]:
    """A statement: speaker and role, words, chain of sources, day, the meeting it is about."""
    sheet = Sheet(cells, glyphs)
    sheet.title(_speaker(page))
    sheet.blank()
    words = Target(article=page.article_sha256, span=page.content[0] if page.content else page.cue_span)
    sheet.words(clean(page.words), page.kind, words, page.disputed)
    sheet.blank()
    sheet.fact("Speaker", _speaker(page), "speaker", Target(article=page.article_sha256, span=page.speaker_span))
    if page.speaker and not page.anonymous:
        sheet.fact("", f"all about {_named(page.speaker)}", "link", Target(page=Address("actor", page.speaker)))
    sheet.fact("Role", clean(page.speaker_title or ""))
    sheet.fact("Kind", f"{page.kind} {page.act}{', a denial' if page.negative else ''}")
    printed = f"; printed {day_words(page.published)}" if page.published else ""
    sheet.fact("Said", day_words(page.said_on, weekday=True) if page.said_on else f"day not told{printed}")
    sheet.fact("Occasion", clean(page.venue or ""))
    sheet.fact("Via", f" {glyphs.arrow} ".join(map(clean, page.sources)) or clean(page.via or ""))
    if page.meeting_id:
        sheet.fact("About", clean(page.meeting_title or page.meeting_id), "link", Target(event=page.meeting_id))
    sheet.fact("Article", clean(page.article_title), "link", Target(article=page.article_sha256))
    sheet.fact("Corrected", ", ".join(map(clean, page.corrected)))
    sheet.beside(page.beside)
    sheet.rules(page.rules)
    return sheet.lines


def evidence_lines(lines: Sequence[str], cells: int, glyphs: Glyphs) -> list[DetailLine]:
    """The reasoning from the words to the values; quoted words are bright and lead into the article."""
    sheet = Sheet(cells, glyphs)
    for line, target in zip(lines, _words_told(lines), strict=True):
        label = _LABELLED.match(line)
        text = clean(line[label.end() :] if label else line)
        indent = label.end() if label else min(len(line) - len(line.lstrip(" ")), _LABELLED_AT)
        style = "words+strong" if text.startswith("“") else "quiet" if text.startswith(("rule", "as in")) else "text"
        for number, row in enumerate(wrapped(text, cells - indent - 2) if text else [""]):
            head = Piece(clean(label[0]).ljust(indent - 2), "label") if label and not number else Piece("")
            sheet.put(Piece("  " if head.text else " " * indent), head, Piece(row, style), target=target)
    return sheet.lines


def _words_told(lines: Sequence[str]) -> list[Target | None]:
    """For each line the words it quotes, or those of which it tells the place: these lead into the article."""
    found: list[Target | None] = [None] * len(lines)
    for number, line in enumerate(lines):
        place = _PLACE.match(line)
        if place is not None:
            target = Target(article=place[1], span=Span(int(place[2]), int(place[3])))
            quoted = number > 0 and lines[number - 1].startswith("“")
            found[number - quoted : number + 1] = [target] * (1 + quoted)
    return found


def _status_words(page: MeetingPage) -> str:
    kind = "" if page.kind == "other" else f" {page.kind}"
    return f"{page.status}{kind}"


def _where(page: MeetingPage) -> str:
    place, country = clean(page.place or ""), clean(page.country or "")
    return joined_once(place, country) or "not said"


def _how(page: MeetingPage) -> str:
    how = how_words(page)
    if not how:
        return ""
    bounds = ""
    if page.start and len(page.start) < 10 and page.earliest and page.latest:
        bounds = f"; between {day_words(page.earliest)} and {day_words(page.latest)}"
    return f"{how}{bounds}"


def how_words(page: MeetingPage) -> str:
    """How the day is known, days in it as they are written elsewhere."""
    return _ISO.sub(lambda found: day_words(found[0]), clean(page.date_how))


def _speaker(page: StatementPage) -> str:
    name = _named(page.speaker)
    return f"not named: {name}" if page.anonymous else name or "nobody named"


def _named(speaker: str | None) -> str:
    """A name, or for a speaker without one the words that describe him."""
    name = clean(speaker or "")
    return name.partition(":")[2].strip() if name.startswith("anonymous:") else name


class Sheet:
    """Collects the lines of a page of ``cells`` cells."""

    def __init__(self, cells: int, glyphs: Glyphs) -> None:
        self.cells, self.glyphs = cells, glyphs
        self.lines: list[DetailLine] = []
        self._told = ("", "")
        """Article and words of the claim before."""

    def put(self, *pieces: Piece, target: Target | None = None) -> None:
        self.lines.append(DetailLine(fill((Piece(" "), *pieces), self.cells, "text", self.glyphs.ellipsis), target))

    def flow(self, *pieces: Piece, hang: int = 0, target: Target | None = None) -> None:
        """As many lines as the pieces take, those behind the first ``hang`` cells in."""
        for row in flowed(pieces, self.cells - 2, hang):
            self.put(*row, target=target)

    def blank(self) -> None:
        self.put()

    def title(self, text: str) -> None:
        for row in wrapped(text, self.cells - 2):
            self.put(Piece(row, "headline"))

    def heading(self, text: str) -> None:
        self.blank()
        self.flow(Piece(text, "section"))

    def fact(self, label: str, text: str, style: str = "text", target: Target | None = None) -> None:
        if not text:
            return
        for number, row in enumerate(wrapped(text, self.cells - _LABEL - 2)):
            self.put(Piece(pad("" if number else label, _LABEL), "label"), Piece(row, style), target=target)

    def beside(self, beside: Beside, labels: tuple[str, str] = ("Yours", "Note")) -> None:
        """What the reader put beside it."""
        own = (["marked"] if beside.marked else []) + [f"#{clean(tag)}" for tag in beside.tags]
        self.fact(labels[0], "  ".join(own), "note")
        for number, note in enumerate(beside.notes):
            self.fact("" if number else labels[1], clean(note), "note")

    def words(self, text: str, kind: str, target: Target, before: str = "") -> None:
        quoted = kind == "direct" and not text.startswith(("“", '"', "«", "„"))
        text = before + (f"{self.glyphs.open}{text}{self.glyphs.close}" if quoted else text)
        for row in wrapped(text, self.cells - 4):
            self.put(Piece("  "), Piece(row, "words"), target=target)

    def link(self, text: str, target: Target) -> None:
        for row in wrapped(text, self.cells - 2):
            self.put(Piece(row, "link"), target=target)

    def claims(self, page: MeetingPage, shown: Sequence[ClaimLine]) -> None:
        """Claims of a meeting's life, each with who says so and its words."""
        titles = dict(page.articles)
        for claim in shown:
            self._claim(claim, fit(clean(titles.get(claim.article_id, "")), _TITLE, self.glyphs.ellipsis))

    def _claim(self, claim: ClaimLine, article: str) -> None:
        target = Target(article=claim.article_sha256, span=claim.span)
        says = f"{claim.status}, denied" if claim.denies else claim.status
        facts = [day_words(claim.start) if claim.start else "", clean(claim.place or "")]
        who = _named(claim.by)
        via = clean(claim.via or claim.outlet or "")
        headline = bool(article) and clean(claim.words).startswith(article.rstrip(self.glyphs.ellipsis))
        unnamed = "" if headline else article or claim.article_id
        source = f"{who} via {via}" if who and via and who != via else who or via or unnamed
        head = [
            Piece(pad(day_words(claim.day), _DAY - 2), "day"),
            Piece("? " if claim.day_bounded else "* " if claim.day_inferred else "  ", "mark"),
            Piece(pad(says, max(_STATUS, cell_len(says))), f"status.{claim.status}"),
        ]
        if any(facts):
            head += [Piece("  "), Piece(f" {self.glyphs.dot} ".join(fact for fact in facts if fact))]
        if line_width(head) + cell_len(source) + 4 <= self.cells:
            self.put(*head, Piece("  " if source else ""), Piece(source, "quiet"), target=target)
        else:
            self.flow(*head, hang=_DAY, target=target)
            self.flow(Piece(" " * _DAY), Piece(source, "quiet"), hang=_DAY, target=target)
        place = (claim.article_sha256, claim.words)
        if place == self._told:
            self.put(Piece(" " * _DAY), Piece("by the same words", "quiet"), target=target)
            return
        self._told = place
        rows = wrapped(clean(claim.words), self.cells - _DAY - 3)
        for number, row in enumerate(rows[:_MOST_ROWS]):
            cut = number == _MOST_ROWS - 1 and len(rows) > _MOST_ROWS
            text = fit(row, self.cells - _DAY - 4, self.glyphs.ellipsis).rstrip(self.glyphs.ellipsis) if cut else row
            end = self.glyphs.ellipsis if cut else ""
            self.put(Piece(" " * _DAY), Piece(text + end, "words+soft"), target=target)

    def disagreements(self, page: MeetingPage) -> None:
        """Each field on which sources disagree, its values with who says so."""
        if not page.disagreements:
            return
        self.heading("SOURCES DISAGREE ON")
        tellers = {identity: fit(clean(title), _TITLE, self.glyphs.ellipsis) for identity, title in page.articles}
        tellers |= {claim.article_id: clean(claim.outlet) for claim in page.history if claim.outlet}
        for disagreement in page.disagreements:
            self._disagreement(disagreement, tellers)

    def articles(self, page: MeetingPage) -> None:
        """The articles that tell of it, with the outlet of each."""
        self.heading(f"ARTICLES  {len(page.articles)}")
        outlets = {claim.article_id: clean(claim.outlet or "") for claim in page.history}
        for identity, title in page.articles:
            outlet = outlets.get(identity, "")
            words = clean(title) or identity
            self.link(f"{outlet}: {words}" if outlet and outlet != words else words, Target(article=identity))

    def names(self, page: MeetingPage) -> None:
        """Who and where, each a step from a page of its own."""
        for name in dict.fromkeys((*page.people, *page.participants, *page.mediators, *page.hosts, *page.absent)):
            self.link(clean(name), Target(page=Address("actor", name)))
        place = page.place or page.country
        if place:
            self.link(f"in {clean(place)}", Target(page=Address("place", place)))

    def _disagreement(self, disagreement: Disagreement, tellers: Mapping[str, str]) -> None:
        for number, (value, independent, articles) in enumerate(disagreement.values):
            label = "" if number else _DISAGREED.get(disagreement.field, clean(disagreement.field))
            sources = counted(independent, "source")
            target = Target(article=articles[0]) if articles else None
            shown = day_words(value) if disagreement.field in ("start", "end", "day") else clean(value)
            self.flow(
                Piece(pad(label, _LABEL), "label"),
                Piece("! ", "alarm"),
                Piece(shown, f"status.{value}" if disagreement.field == "status" else "text"),
                Piece(f"  {sources}: {', '.join(tellers.get(each) or each for each in articles)}", "quiet"),
                hang=_LABEL + 2,
                target=target,
            )

    def rules(self, rules: Sequence[str]) -> None:
        if rules:
            self.heading("RULES THAT READ IT")
            for row in wrapped(", ".join(map(clean, rules)), self.cells - 2):
                self.put(Piece(row, "quiet"))


def with_cursor(line: DetailLine, glyphs: Glyphs, *, here: bool) -> Line:
    """``line`` as the chosen one of the page."""
    first, *rest = line.pieces
    pieces = (Piece(glyphs.bar, "marker"), first._replace(text=first.text[1:]), *rest)
    cursor = "cursor" if here else "cursor.away"
    return merge(Piece(piece.text, f"{piece.style}+{cursor}") for piece in pieces if piece.text)
