"""What a line is whatever kind of line stands around it: junk, a time stamp, a link, an appeal."""

from __future__ import annotations

from store.model import BlockKind, Token
from store.reading import dated_lines, lists, shapes
from store.reading.captions import says
from store.reading.lines import Line
from store.reading.markup import kind_of_tag
from store.reading.rules import LayoutRules, Rule

_K = BlockKind
_ADDRESSES = frozenset({"http", "https", "www", "pic", "t", "pic.twit", "t.me"})
_READ = frozenset({"read", "see", "also", "related", "more"})
_NOTE = 45
"""So many words at most has a note on where a text stood before."""
PROSE_WORDS = 9
"""A line of as many words that ends like a sentence is running text."""


def mark_alone(lines: list[Line], text: str, tokens: list[Token], rules: LayoutRules) -> None:
    """What a line is whatever kind of line stands around it."""
    hits = [rules.find(line.lows, line.words, tokens[line.first : line.first + 8]) for line in lines]
    after = seen = 0
    tail = [False] * len(lines)
    for index in range(len(lines) - 1, -1, -1):
        tail[index] = after <= 1
        after += hits[index] is None and lines[index].full and lines[index].words >= PROSE_WORDS
    begun = next((index for index, hit in enumerate(hits) if hit is not None and hit.scope == "section"), len(lines))
    addressed = sum(
        1 for line, hit in zip(lines[:begun], hits, strict=False)
        if hit is None and line.full and line.words >= 14 and rules.speaks_to_reader(line.lows)
    )  # fmt: skip
    if lists.is_letter(lines, rules):
        addressed += 3  # a letter speaks to somebody all the way
    script = False
    titled = False
    for index, line in enumerate(lines):
        rule = hits[index]
        long = rule is None and not script and _is_long(line, text) and not _tells_edition(line, rules)
        script, inside = (script, False) if long else _in_script(text, line, script)
        if long and not _asks(line, rules, addressed, tail[index] or not seen):
            titled = True
            seen += 1
        elif inside or shapes.is_junk(line) or shapes.is_address(line, text):
            line.mark(_K.JUNK, "layout.junk")
            line.scope = "end" if seen and set(line.lows) == {"#"} else ""
        elif dated_lines.is_timestamp(line, rules):
            line.mark(_K.TIMESTAMP, "layout.timestamp")
        elif shapes.is_post_foot(line):
            line.mark(_K.BOILERPLATE, "layout.post.foot")
        elif (
            rule is not None
            and not (rule.kind is _K.TEASER and rule.mark and line.full and line.lows.count(".") > 1)
            and (
                titled
                or rule.title
                or (line.full and line.words > 12)
                or (line.words < 5 and not _heads_a_live_blog(lines, index, rules))
            )
            and (not rule.place or tail[index] or (rule.place == "edge" and not seen))
        ):
            line.mark(rule.kind, rule.id)
            line.scope = "links" if rule.scope == "line" and _announces_links(line, rule) else rule.scope
        elif not line.full and rules.handles_page(line.lows, line.words):
            line.mark(_K.BOILERPLATE, "layout.button")
        elif _tells_edition(line, rules):
            line.mark(_K.BOILERPLATE, "layout.note.edition")
        elif shapes.is_counts(line) or shapes.is_columns(line, text):
            line.mark(_K.BOILERPLATE, "layout.counts")
        elif shapes.is_contents(line, text) or shapes.leads_elsewhere(line, text):
            line.mark(_K.BOILERPLATE, "layout.address")
        elif line.link or (line.lows[-1] in ("→", "»", "›", ">") and "«" not in line.lows and line.words <= 25):
            line.mark(_K.TEASER, "layout.teaser.arrow")
        elif shapes.is_aside(line, text, tail[index] or (titled and not seen)):
            if dated_lines.is_day_alone(line, tokens, rules):
                line.mark(_K.HEADER, "layout.header")
            else:
                line.mark(_K.CAPTION if not seen else _K.BOILERPLATE, "layout.aside")
        elif line.first < line.last and (kind := kind_of_tag(text, line, tokens[line.first].start)) is not None:
            line.mark(kind, "layout.tag")
        elif shapes.is_menu(line, text, rules):
            line.mark(_K.BOILERPLATE, "layout.menu")
        elif asks := _asks(line, rules, addressed, tail[index] or not seen):
            line.mark(_K.BOILERPLATE, asks)
            line.scope = "section"
        elif line.words >= 4:
            titled = True
            seen += line.full and line.words >= 14


def _tells_edition(line: Line, rules: LayoutRules) -> bool:
    return line.words <= _NOTE and rules.tells_edition(line.lows) and not says(line.lows)


def _is_long(line: Line, text: str) -> bool:
    """A long sentence that begins with a word: nothing but an appeal could still make it no prose."""
    return line.full and line.words > 25 and text[line.start].isalpha() and line.lows[0] not in _ADDRESSES


def _asks(line: Line, rules: LayoutRules, addressed: int, edge: bool) -> str:
    """The rule by which a line asks its reader for something, or nothing."""
    invited = addressed <= 2 and rules.invites(line.lows, line.words, line.full, edge)
    if invited or rules.appeals(line.lows, line.words):
        return "layout.appeal.words"
    if addressed <= 2 and line.words < 90 and rules.house_score(line.lows) >= (3 if edge else 4):
        return "layout.appeal.house"
    if addressed > 2 or not edge or line.words >= 70:
        return ""
    appeals = rules.appeals_at_edge(line.lows) if line.full else rules.advertises_itself(line.lows)
    return "layout.appeal.edge" if appeals else ""


def _announces_links(line: Line, rule: Rule) -> bool:
    """ "Read more:", "SEE ALSO", and the links below."""
    announces = line.lows[-1] == ":" and line.lows[0] in _READ
    return line.words < 4 and (announces or (rule.kind is _K.TEASER and line.lows[-1].isalpha()))


def _heads_a_live_blog(lines: list[Line], index: int, rules: LayoutRules) -> bool:
    return index == 0 and len(lines) > 1 and lines[0].words > 2 and dated_lines.is_timestamp(lines[1], rules)


def _in_script(text: str, line: Line, script: bool) -> tuple[bool, bool]:
    """Whether a script goes on after this line, and whether this line belongs to one."""
    if "<" not in text[line.start : line.start + 1] and not script:
        return False, False
    low = text[line.start : line.end].lower()
    if script:
        return "</script" not in low and "</style" not in low, True
    if low.startswith(("<script", "<style")):
        return "</script" not in low and "</style" not in low, True
    return False, False
