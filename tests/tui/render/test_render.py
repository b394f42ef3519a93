"""Wrapping, spans, days, rows and lines: pure functions on plain values."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from store.database.views import (
    ArticlePage,
    ClaimLine,
    Count,
    Disagreement,
    EventRow,
    FacetValue,
    MeetingPage,
    StatementPage,
    TextSpan,
    Totals,
)
from store.model import Span
from tests.tui.conftest import steps
from tui.commands import plain as lines
from tui.linear.sentences import event_sentence
from tui.model.trail import Address
from tui.render.article import Marked, article_line, article_title, lay_out
from tui.render.days import day_column, day_words, range_words, when_words
from tui.render.detail import evidence_lines, meeting_lines
from tui.render.facets import facet_line, facet_rows, keep_order
from tui.render.glyphs import ASCII, UNICODE, Glyphs
from tui.render.lines import Piece, clean, fill, fit, flowed, line_width, merge, plain, spread, thin
from tui.render.rows import columns_for, day_in_words, event_line, short_name, unnamed_in
from tui.render.spans import flatten
from tui.render.status import bottom_line, strip_line, top_line
from tui.render.wrap import row_of, wrap, wrapped

ODD = st.text(st.sampled_from("ab \n\r\t“é汉👩\u200d\u0301\u200b\x1b-"), max_size=300)


@given(ODD, st.integers(1, 40))
@example("\u200d\u200d汉a", 1)
@settings(max_examples=300, deadline=None)
def test_wrap_loses_nothing_and_fits(text: str, width: int) -> None:
    rows = wrap(text, width)
    shown = "".join(text[start:end] for start, end in rows)
    assert "".join(shown.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(rows))
    for start, end in rows:
        assert cell_len(text[start:end]) <= max(width, 2), "only a wide character alone may be too wide"


@pytest.mark.parametrize("unit", ["word ", "x", "汉", "e\u0301", "\u200d", "\n", "“a” "])
def test_wrap_is_linear(unit: str) -> None:
    small, middle, large = (steps(lambda size=n: wrap(unit * size, 60)) for n in (4000, 8000, 16000))
    assert middle <= 2.2 * small + 50
    assert large <= 2.2 * middle + 50, "twice the text takes about twice as many steps"


def test_rows_are_found_by_offset() -> None:
    rows = wrap("one two\n\nthree four", 5)
    assert [row_of(rows, offset) for offset in (0, 4, 9, 15)] == [0, 1, 3, 4]
    assert row_of([], 7) == 0


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(*pair)), max_size=12))
def test_runs_cover_exactly_what_the_spans_cover(spans: list[Span]) -> None:
    runs = flatten(spans)
    for offset in range(32):
        wanted = {index for index, span in enumerate(spans) if span.start <= offset < span.end}
        assert set(runs.at(offset)) == wanted
    parts = list(runs.between(0, 32))
    assert [part[0] for part in parts] == [0, *(part[1] for part in parts[:-1])]
    assert parts[-1][1] == 32


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("hello world", 20, "hello world"),
        ("hello world again", 12, "hello world…"),
        ("hello, world", 8, "hello…"),
        ("abcdefghij", 5, "abcd…"),
        ("汉字汉字", 5, "汉字…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
    ],
)
def test_texts_are_cut_at_a_word(text: str, cells: int, expected: str) -> None:
    assert fit(text, cells) == expected


@given(st.lists(st.builds(Piece, ODD.map(clean), st.sampled_from(["a", "b"])), max_size=5), st.integers(0, 60))
def test_lines_fill_their_width_exactly(pieces: list[Piece], cells: int) -> None:
    assert line_width(fill(pieces, cells)) == cells
    assert line_width(spread(pieces, [Piece("12")], cells)) == cells


def test_equal_neighbours_are_merged() -> None:
    assert merge([Piece("a", "x"), Piece("b", "x"), Piece("c")]) == (Piece("ab", "x"), Piece("c"))


def test_floods_of_marks_are_thinned_and_joined_emoji_kept() -> None:
    assert thin("e" + "\u0301" * 1000) == "e" + "\u0301" * 4
    family = "👩\u200d👩\u200d👧"
    assert thin(family) == family
    assert thin("می\u200cخواهد") == "می\u200cخواهد"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-02-04", None, "4 Feb 2026"),
        ("2026-02-04", "2026-02-05", "4–5 Feb 2026"),
        ("2026-01-30", "2026-02-02", "30 Jan – 2 Feb 2026"),
        ("2025-12-30", "2026-01-02", "30 Dec 2025 – 2 Jan 2026"),
        ("2026-02", None, "Feb 2026"),
        ("2026", None, "2026"),
        (None, None, "no date"),
        (None, "2026-02-05", "until 5 Feb 2026"),
        ("2026-02", "2026-03", "Feb – Mar 2026"),
        ("soon", None, "soon"),
        ("2026-99", None, "2026-99"),
    ],
)
def test_days_in_words(start: str | None, end: str | None, expected: str) -> None:
    assert range_words(start, end) == expected


@pytest.mark.parametrize(
    ("start", "end", "narrow", "wide"),
    [
        ("2026-02-04", None, "2026-02-04", "2026-02-04"),
        ("2026-02-04", "2026-02-05", "02-04..05", "2026-02-04/05"),
        ("2026-01-30", "2026-02-02", "26-01-30+", "01-30..02-02"),
        ("2026-02", None, "2026-02", "2026-02"),
        ("2026-02", "2026-03", "2026-02/03", "2026-02/03"),
        ("2025-12", "2026-01", "2025-12+", "25-12..26-01"),
        (None, None, "no date", "no date"),
    ],
)
def test_days_in_columns(start: str | None, end: str | None, narrow: str, wide: str) -> None:
    assert day_column(start, end, 10) == narrow
    assert day_column(start, end, 14) == wide
    assert len(day_column(start, end, 13)) <= 13


MEETING = EventRow(
    1, "m-1", "meeting", "2026-02-04", None, True, False, "scheduled", True, True, "RU UA US", "trilateral talks",
    "Geneva", 3, "0" * 64, Span(0, 5),
)  # fmt: skip
STATEMENT = MEETING._replace(
    id="s-1", kind="statement", status="direct", who="Dmitry Peskov", title="we expect work", stale=False
)


@pytest.mark.parametrize("cells", [10, 24, 39, 43, 46, 60, 70, 90, 120])
def test_event_rows_fill_any_width_and_keep_their_marks(cells: int) -> None:
    for row in (MEETING, STATEMENT):
        for selected in (False, True):
            line = event_line(row, cells, UNICODE, selected=selected)
            assert line_width(line) == cells
            if cells >= 43:
                assert "!" in plain(line)
    if cells >= 43:
        assert "stale" in plain(event_line(MEETING, cells, UNICODE))
        assert "*" in plain(event_line(MEETING, cells, UNICODE))


def test_marks_of_the_day() -> None:
    bounded = MEETING._replace(bounded=True, day="2026-02")
    assert "2026-02   ?" in plain(event_line(bounded, 44, UNICODE))
    printed = MEETING._replace(inferred=False)
    assert "*" not in plain(event_line(printed, 44, UNICODE))


@pytest.mark.parametrize(
    ("day", "between", "column", "words"),
    [
        ("2026", ("2026-02-09", "2026-03-01"), "2026-02/03?", "9 Feb – 1 Mar 2026 ?"),
        ("2025-12-20", ("2025-12-20", "2026-01-04"), "2025-12+  ?", "20 Dec 2025 – 4 Jan 2026 ?"),
        ("2026", ("2026-01-01", "2026-12-31"), "2026      ?", "2026 ?"),
        ("2024-02", ("2024-02-01", "2024-02-29"), "2024-02   ?", "Feb 2024 ?"),
        ("2026-02", ("2026-02-05", "2026-02-20"), "2026-02   ?", "5–20 Feb 2026 ?"),
        ("2026-02-09", None, "2026-02-09?", "9 Feb 2026 ?"),
    ],
)
def test_bounds_in_several_months_name_them(day: str, between: tuple[str, str] | None, column: str, words: str) -> None:
    row = MEETING._replace(bounded=True, day=day, between=between)
    assert column in plain(event_line(row, 44, UNICODE))
    assert day_in_words(row, UNICODE) == words


def test_what_was_put_off_to_no_day_shows_the_day_it_was_to_have_as_that() -> None:
    row = MEETING._replace(day=None, end=None, inferred=False, status="postponed", was="2026-03-01")
    assert "was 03-01   postponed" in plain(event_line(row, 44, UNICODE))
    assert "was 26-03-01  " in plain(event_line(row, 90, UNICODE))
    assert day_in_words(row, UNICODE) == "was 1 Mar 2026"


def test_a_place_of_which_nothing_could_be_read_is_left_out() -> None:
    sides = " ".join(["Tuvalu"] * 3)
    for cells in range(30, 60):
        line = plain(event_line(MEETING._replace(who=sides, place="Funafuti"), cells, UNICODE))
        assert not re.search(r"  …|  F…", line), line


def test_status_is_a_word_at_every_width() -> None:
    assert "scheduled" in plain(event_line(MEETING, 44, UNICODE))
    assert "sched" in plain(event_line(MEETING, 39, UNICODE))
    assert columns_for(39).status < columns_for(44).status


def test_spoken_words_stand_in_quotation_marks_and_reported_ones_do_not() -> None:
    assert "“we expect" in plain(event_line(STATEMENT, 60, UNICODE))
    assert '"we expect' in plain(event_line(STATEMENT, 60, ASCII))
    assert "“" not in plain(event_line(STATEMENT._replace(status="indirect"), 60, UNICODE))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dmitry Peskov", "Peskov"),
        ("Mao Ning", "Mao"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Mohammed bin Salman", "bin Salman"),
        ("White House", "White House"),
        ("United States", "United States"),
        ("Ministry of Foreign Affairs", "Ministry of Foreign Affairs"),
        ("anonymous: two sources in Kyiv", "two sources in Kyiv"),
        ("Kremlin", "Kremlin"),
        ("", ""),
    ],
)
def test_short_names(name: str, expected: str) -> None:
    assert short_name(name) == expected


def test_a_row_is_not_broken_at_a_blank_that_does_not_break() -> None:
    assert wrapped("k kind  n\u00a0round", 9) == ["k kind", "n\u00a0round"]


@pytest.mark.parametrize(
    ("label", "cells", "expected"),
    [
        ("two sources", 14, "two sources"),
        ("two sources", 9, "sources"),
        ("American officials", 9, "officials"),
        ("government spokesman in Chad", 9, "spokesman"),
        ("foreign ministry official", 18, "ministry official"),
        ("two of the sources", 9, "sources"),
        ("sources close to the panel", 9, "sources"),
        ("diplomat at the seat of the talks", 9, "diplomat"),
        ("representatives", 9, "representatives"),
        ("", 9, ""),
    ],
)
def test_of_a_speaker_without_a_name_the_word_stays_that_says_what_he_is(label: str, cells: int, expected: str) -> None:
    assert unnamed_in(label, cells) == expected


def test_a_row_has_room_for_what_an_unnamed_speaker_is() -> None:
    row = STATEMENT._replace(who="anonymous: two Dutch officials")
    assert " officials " in plain(event_line(row, 43, UNICODE))
    assert " two Dutch officials " in plain(event_line(row, 90, UNICODE))


def test_a_ministry_is_one_in_a_narrow_list_too() -> None:
    row = STATEMENT._replace(who="foreign ministry")
    assert " ministry " in plain(event_line(row, 44, UNICODE))


def page(text: str, *spans: TextSpan, **changes: object) -> ArticlePage:
    whole = ArticlePage(
        "a-1", "0" * 64, text, "Title", "AnewZ", None, "a.txt", "2026-02-02", None, None, "inferred", (),
        ((Span(0, len(text)), "paragraph"),), spans, (),
    )  # fmt: skip
    return whole._replace(**changes)  # type: ignore[arg-type]


def test_overlapping_spans_are_told_apart_in_style_and_gutter() -> None:
    text = "Peskov said talks in Geneva go on."
    item = page(
        text,
        TextSpan(Span(12, 33), "statement", "s-1", "", ""),
        TextSpan(Span(12, 27), "meeting", "m-1", "", ""),
        TextSpan(Span(0, 6), "speaker", "s-1", "", ""),
        TextSpan(Span(7, 11), "cue", "s-1", "", ""),
        TextSpan(Span(21, 27), "place", None, "Geneva", ""),
    )
    layout = lay_out(item, 60)
    line = article_line(layout, 0, 59, UNICODE, Marked("m-1", Span(12, 27)))
    styles = {piece.text.strip(): piece.style for piece in line if piece.text.strip()}
    assert plain(line).startswith("▌MS Peskov said talks in Geneva go on.")
    assert styles["Peskov"] == "text+span.speaker"
    assert styles["said"] == "text+span.cue"
    assert styles["talks in"] == "both.ours"
    assert styles["Geneva"] == "both.ours+span.place"
    assert styles["go on"] == "statement"
    other = article_line(layout, 0, 59, UNICODE, Marked("s-9", None))
    assert plain(other).startswith(" MS")


@pytest.mark.parametrize(("glyphs", "sign"), [(UNICODE, "‹"), (ASCII, "<")])
def test_a_line_with_writing_from_right_to_left_is_marked(glyphs: Glyphs, sign: str) -> None:
    text = "He met דוד in Cairo.\nShe said “نعم”.\nMinisters of 東京 met."
    layout = lay_out(page(text), 60)
    lines = [plain(article_line(layout, row, 59, glyphs, Marked())) for row in range(3)]
    assert [line[3] for line in lines] == [sign, sign, " "]
    assert lines[0][4:].startswith("He met דוד in Cairo."), "in the order in which it is stored"


def test_hits_and_asides_have_a_style() -> None:
    text = "energy truce\nRead more: truce"
    item = page(text, blocks=((Span(0, 12), "paragraph"), (Span(13, 29), "teaser")))
    layout = lay_out(item, 60, [Span(7, 12), Span(24, 29)])
    first = article_line(layout, 0, 59, UNICODE, Marked(hit=0))
    second = article_line(layout, 1, 59, UNICODE, Marked(hit=0))
    assert [piece.style for piece in first if piece.text == "truce"] == ["text+hit.here"]
    assert [piece.style for piece in second if piece.text == "truce"] == ["aside+hit"]


@given(ODD, st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=6), st.integers(6, 60))
@settings(max_examples=200, deadline=None)
def test_article_lines_fit_whatever_the_text(text: str, pairs: list[tuple[int, int]], cells: int) -> None:
    layers = ["meeting", "date"] * 3
    spans = [TextSpan(Span(min(p), max(p)), x, "m-1", "", "") for p, x in zip(pairs, layers, strict=False)]
    layout = lay_out(page(text, *spans), cells)
    for index in range(len(layout.rows) + 1):
        assert line_width(article_line(layout, index, cells - 1, UNICODE, Marked("m-1", Span(3, 9)))) == cells - 1


def test_article_titles_tell_how_the_day_is_known() -> None:
    assert article_title(page("x"), 60, UNICODE) == "AnewZ · 2 Feb 2026 *"
    assert article_title(page("x", outlet="A long name of an outlet"), 30, UNICODE) == "A long name of… · 2 Feb 2026 *"
    assert article_title(page("x", published_how="given"), 60, UNICODE) == "AnewZ · 2 Feb 2026"
    bounds = page("x", published=None, published_earliest="2026-02-01", published_latest="2026-02-09")
    assert article_title(bounds, 60, UNICODE) == "AnewZ · 1–9 Feb 2026 ?"
    assert article_title(page("x", published=None, outlet=None), 60, ASCII) == "Title - no date"


def meeting_page(**changes: object) -> MeetingPage:
    claim = ClaimLine(
        "m-1", "2026-02-01", True, "scheduled", False, "2026-02-04", "Geneva", "Peskov", "TASS", "AnewZ", "a-1",
        "0" * 64, Span(3, 9), "talks will be held", ("rule",),
    )  # fmt: skip
    whole = MeetingPage(
        "m-1", "trilateral talks", "talks", "scheduled", True, "2026-02-04", "2026-02-05", None, None, "range",
        "worked out from Tuesday", "2026-02-01", ("Russia", "Ukraine"), ("Iran",), ("Türkiye",), (), ("Peskov",),
        "Geneva", "Switzerland", 2, (claim, claim._replace(id="m-2", negative=True, denies=True)),
        (Disagreement("start", (("2026-02-04", 2, ("a-1",)), ("2026-02-05", 1, ("a-2",)))),),
        (("a-1", "One"), ("a-2", "Two")), ("s-1",), ("link.same-day",),
    )  # fmt: skip
    return whole._replace(**changes)  # type: ignore[arg-type]


def test_the_page_of_a_meeting_says_everything_once_and_leads_on() -> None:
    lines = meeting_lines(meeting_page(), 70, UNICODE)
    text = "\n".join(plain(line.pieces) for line in lines)
    for words in (
        "scheduled talks", "stale", "Russia, Ukraine", "Türkiye", "Iran", "Geneva, Switzerland",
        "Wed–Thu 4–5 Feb 2026 *", "worked out from Tuesday", "moved from 1 Feb 2026", "scheduled, denied",
        "Peskov via TASS", "2 sources", "1 source:", "One", "1 statement about it", "link.same-day",
    ):  # fmt: skip
        assert words in text, words
    assert all(line_width(line.pieces) == 70 for line in lines)
    targets = [line.target for line in lines if line.target]
    assert any(target.span == Span(3, 9) for target in targets)
    assert any(target.page == Address("meeting", "m-1") for target in targets)
    assert any(target.page == Address("actor", "Russia") for target in targets)


def test_a_claim_shows_how_surely_the_day_of_its_article_is_known() -> None:
    (claim, *_) = meeting_page().history
    for changes, mark in (({}, "1 Feb 2026 *"), ({"day_bounded": True}, "1 Feb 2026 ?")):
        page = meeting_page(history=(claim._replace(**changes),))
        text = [plain(line.pieces) for line in meeting_lines(page, 70, UNICODE)]
        assert any(line.startswith(f" {mark} ") for line in text), text


def test_what_sources_disagree_on_stands_before_the_history() -> None:
    text = [plain(line.pieces).strip() for line in meeting_lines(meeting_page(), 70, UNICODE)]
    assert text.index("SOURCES DISAGREE ON") < next(n for n, line in enumerate(text) if line.startswith("HISTORY"))


def test_an_article_without_an_outlet_disagrees_by_its_title() -> None:
    field = Disagreement("participants", (("Qatar absent", 1, ("a-1",)), ("Qatar present", 1, ("a-2",))))
    page = meeting_page(disagreements=(field,), articles=(("a-1", "No seat for Doha"), ("a-2", "")), history=())
    text = [plain(line.pieces).strip() for line in meeting_lines(page, 70, UNICODE)]
    assert "takes part ! Qatar absent  1 source: No seat for Doha" in text
    assert "! Qatar present  1 source: a-2" in text


def test_a_place_among_the_pages_is_told_from_the_country_of_its_name() -> None:
    page = meeting_page(participants=("China", "India"), place=None, country="China")
    text = [plain(line.pieces).strip() for line in meeting_lines(page, 70, UNICODE)]
    pages = text[text.index("PAGES") :]
    assert pages.count("China") == pages.count("in China") == 1


def test_days_in_a_reason_are_written_as_elsewhere() -> None:
    page = meeting_page(date_how="counted from publication on 2026-03-03")
    text = " ".join(plain(line.pieces).strip() for line in meeting_lines(page, 70, UNICODE))
    assert "counted from publication on 3 Mar 2026" in text


def test_a_headline_that_makes_a_claim_is_told_once() -> None:
    (claim, *_) = meeting_page().history
    alone = claim._replace(by=None, via=None, outlet=None, words="One")
    text = [plain(line.pieces).strip() for line in meeting_lines(meeting_page(history=(alone,)), 70, UNICODE)]
    history = text[next(n for n, line in enumerate(text) if line.startswith("HISTORY")) : text.index("ARTICLES  2")]
    assert sum(line.count("One") for line in history) == 1


def test_reasons_hang_in_the_column_of_values() -> None:
    lines = evidence_lines(["  because    " + "word " * 20, "             as in “x”"], 40, UNICODE)
    text = [plain(line.pieces).rstrip() for line in lines]
    assert text[0].startswith("   because    word")
    assert [len(line) - len(line.lstrip()) for line in text[1:]] == [14] * (len(text) - 1)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"end": None, "date_how": "printed"}, "Wed 4 Feb 2026"),
        ({"end": None, "date_how": "printed, with the year of publication"}, "Wed 4 Feb 2026"),
        ({"start": "2026-02", "end": None}, "Feb 2026 ?"),
        (
            {"start": None, "end": None, "earliest": "2026-02-01", "latest": "2026-02-09"},
            "between 1 Feb 2026 and 9 Feb 2026 ?",
        ),
        ({"start": None, "end": None, "latest": "2026-02-09"}, "before 9 Feb 2026 ?"),
        ({"start": None, "end": None}, "day not known"),
    ],
)  # fmt: skip
def test_when_in_words(changes: dict[str, object], expected: str) -> None:
    assert when_words(meeting_page(**changes), UNICODE) == expected


def test_facets_keep_their_order_while_counts_change() -> None:
    first = {
        "actor": [FacetValue("A", "A", Count(5), False, "person"), FacetValue("B", "B", Count(3), False, "person")]
    }
    order = keep_order({}, first)
    second = {
        "actor": [FacetValue("B", "B", Count(9), False, "person"), FacetValue("C", "C", Count(4), False, "person")]
    }
    order = keep_order(order, second)
    rows = [row for row in facet_rows(second, order, {("actor", "B"): "in"}) if row.field == "actor" and row.value]
    assert [(row.label, row.n, row.state) for row in rows] == [("A", "0", ""), ("B", "9", "in"), ("C", "4", "")]
    assert keep_order(order, {})["actor"] == ("A", "B", "C"), "where nothing is found nothing moves"
    other = {
        "actor": [FacetValue("D", "D", Count(2), False, "person"), FacetValue("C", "C", Count(1), False, "person")]
    }
    assert keep_order(order, other)["actor"] == ("D", "C"), "most of what stood there has no event any more"
    assert keep_order(order, other)["kind"] == order["kind"]
    part = {"actor": [FacetValue("D", "D", Count(1, exact=False), False, "person")]}
    assert keep_order(order, part)["actor"] == ("A", "B", "C", "D"), "a part of the counts moves nothing"


def test_typed_values_are_shown_under_their_full_name() -> None:
    facets = {"actor": [FacetValue("peskov", "Dmitry Peskov", Count(5), True, "person")]}
    rows = facet_rows(facets, keep_order({}, facets), {("actor", "peskov"): "in", ("actor", "nobody"): "out"})
    values = [(row.label, row.value, row.state) for row in rows if row.field == "actor" and row.value]
    assert values == [("Dmitry Peskov", "peskov", "in"), ("nobody", "nobody", "out")]
    assert "[x] Dmitry Peskov" in plain(facet_line(rows[-2], 30, UNICODE))
    assert "[-] nobody" in plain(facet_line(rows[-1], 30, UNICODE))


def test_pieces_that_take_more_than_a_row_flow_on_in_their_styles() -> None:
    pieces = (Piece("who  ", "label"), Piece("Russia, Ukraine"), Piece("  stale", "stale"))
    assert flowed(pieces, 27) == [list(pieces)]
    rows = flowed(pieces, 16, hang=5)
    assert ["".join(piece.text for piece in row) for row in rows] == ["who  Russia,", "     Ukraine", "     stale"]
    assert [row[-1].style for row in rows] == ["text", "text", "stale"]


def test_status_lines_say_where_one_is_and_drop_hints_first() -> None:
    line = strip_line(MEETING, meeting_page(), "", "row 3 of 29", 100, UNICODE)
    assert plain(line).startswith(" Trilateral talks · scheduled · stale · 1 disagreement · Geneva · Wed")
    whole = strip_line(MEETING, meeting_page(), "", "", 200, UNICODE)
    assert plain(whole).rstrip().endswith(" · Russia, Ukraine"), "the list has them in codes"
    assert plain(line).endswith("row 3 of 29 ")
    hints = (("Enter", "article"), ("d", "detail"), ("?", "help"))
    for cells in (20, 40, 80):
        text = plain(bottom_line(("actor:peskov",), "", hints, cells, UNICODE))
        assert text.endswith("? help ")
        assert len(text) == cells
    noted = plain(bottom_line(("actor:peskov",), "nobody is named who said this", hints, 40, UNICODE))
    assert noted.startswith(" nobody is named who said")
    assert "actor:" not in noted, "the chips come back with the next key"
    assert "actor:peskov  done" in plain(bottom_line(("actor:peskov",), "done", hints, 40, UNICODE))
    whole = plain(bottom_line((), "as known then; K leads back", hints, 40, UNICODE))
    assert whole.startswith(" as known then; K leads back "), "rather than a word of it, hints are left out"
    totals = Totals(5, 14, 50, "2025-04-01", "2026-02-13", "x", True)
    assert plain(top_line(None, None, False, "demo", 40, UNICODE)).startswith(" talks · demo")
    shown = plain(top_line(totals, Count(29), True, "demo", 100, UNICODE))
    assert shown.rstrip().endswith("29 of 64 events · 5 articles · Apr 2025 – Feb 2026")
    assert plain(top_line(totals, Count(29, False), True, "demo", 44, UNICODE)).rstrip().endswith("29+ of 64 events")


def test_day_words_with_weekday() -> None:
    assert day_words("2026-02-04", weekday=True) == "Wed 4 Feb 2026"


@pytest.mark.parametrize(
    ("title", "place", "shown"),
    [
        ("talks in Geneva", "Geneva", "Geneva · talks"),
        ("Dmitriev visit to Miami", "Miami", "Miami · Dmitriev visit"),
        ("Geneva", "Geneva", "Geneva"),
        ("talks in Geneva", None, "talks in Geneva"),
        ("Geneva talks", "Geneva", "Geneva · Geneva talks"),
    ],
)
def test_a_place_is_told_once_in_a_row(title: str, place: str | None, shown: str) -> None:
    line = plain(event_line(MEETING._replace(title=title, place=place, articles=1, contradicted=False), 110, UNICODE))
    assert line.rstrip().removesuffix("stale").rstrip().endswith(f" {shown}")


@pytest.mark.parametrize(
    ("title", "codes", "shown"),
    [
        ("Chad–Niger–Mali talks", "TD NE ML", "Geneva · talks"),
        ("Sudan–Rapid Support Forces talks in Geneva", "SD RSF", "Geneva · talks"),
        ("Pakistan–India call", "PK IN", "Geneva · call"),
        ("Pashinyan–Aliyev talks in Geneva", "AM AZ", "Geneva · Pashinyan–Aliyev talks"),
        ("Déby–Tchiani summit", "TD NE", "Geneva · Déby–Tchiani summit"),
        ("Dodik visit to Banja Luka", "BA", "Geneva · Dodik visit to Banja Luka"),
        ("Chad–Niger border commission", "TD NE", "Geneva · Chad–Niger border commission"),
        ("the–talks", "TD NE", "Geneva · the–talks"),
    ],
)
def test_sides_are_told_once_in_a_row_and_surnames_stay(title: str, codes: str, shown: str) -> None:
    row = MEETING._replace(title=title, who=codes, articles=1, contradicted=False, stale=False)
    assert plain(event_line(row, 120, UNICODE)).rstrip().endswith(f" {shown}")


def test_the_chosen_meeting_says_its_sides_and_place_once() -> None:
    page = meeting_page()._replace(title="Russia–Ukraine talks in Geneva", place="Geneva")
    assert plain(strip_line(MEETING, page, "", "", 100, UNICODE)).startswith(
        " Russia–Ukraine talks in Geneva · scheduled · stale · "
    )


@pytest.mark.parametrize(("stance", "before"), [("denial", "disputes: "), ("refusal", "declines: "), ("", "")])
def test_words_that_are_denied_or_refused_are_not_shown_as_said(stance: str, before: str) -> None:
    row = STATEMENT._replace(status="indirect", stance=stance, title="the talks were off")
    assert f"  {before}the talks were off" in plain(event_line(row, 100, UNICODE))
    assert lines.event_line(row).endswith(f" {before}the talks were off  s-1")
    assert f"Dmitry Peskov: {before}the talks were off" in event_sentence(row)


def test_a_statement_whose_day_is_not_told_says_when_it_was_printed() -> None:
    page = StatementPage(
        "s-1", "statement", "direct", "Dmitry Peskov", None, None, False, None, (), None, None, False, "we expect work",
        (), None, None, "a-1", "0" * 64, "A title", None, None, (), published="2026-02-05",
    )  # fmt: skip
    assert plain(strip_line(STATEMENT, page, "", "", 80, UNICODE)).rstrip() == " Dmitry Peskov · printed 5 Feb 2026"
    told = page._replace(said_on="2026-02-04")
    assert plain(strip_line(STATEMENT, told, "", "", 80, UNICODE)).rstrip() == " Dmitry Peskov · said 4 Feb 2026 *"
