"""At both ends of a text: sentences about the page, its makers and its readers rather than about the world."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from store.calendar_names import MONTHS
from store.model import BlockKind, Token
from store.reading import bylines
from store.reading.captions import says
from store.reading.lines import Line
from store.reading.lists import is_letter
from store.reading.quotations import MARKS
from store.reading.resuming import Names
from store.reading.rules import LayoutRules

_K = BlockKind
_FRAMES = (_K.BOILERPLATE, _K.TEASER, _K.JUNK)
_READ = (_K.PARAGRAPH, _K.SUBHEAD)
_ENOUGH = 3
_THIS = frozenset({"this", "our", "these"})
_WORDS = 90
_ME = frozenset({"me", "i", "my", "i'm", "i'll", "i've", "i'd"})
_STYLED = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame"})
_REACHED = frozenset({"tel", "tel.", "phone", "fax", "telephone", "mobile", "whatsapp"})
_BEFORE_DAYS = frozenset({"on", "in", "for", "at", "since"})
_SIGNS = _REACHED | {"@", "+"}
_YOU = frozenset({"you", "your", "yours", "you're", "you've", "you'll"})
_WE = frozenset({"we", "us", "our", "we're", "we've", "we'll"})
_THANKS = frozenset({"thanks", "thank"})
_STOPS = frozenset({".", "!", "?", "-", "–", "—", "·", "|"})
_SECTION = 90
"""So many words at most has what a sender tells of itself."""
_BEFORE_PARTICIPLES = frozenset({"on", "of", "in", "at", "by", "the", "a", "an", "and"})
_FEW = 12
"""So many words at most has a fragment under the text."""
_ADDRESS = 40
_UNSURE = 2
"""So many lines that may be of the page or not are left out above one that is."""


def _reaches(line: Line, tokens: Sequence[Token]) -> bool:
    """Whether a line bears a number or an address at which somebody is reached."""
    lows = line.lows
    if _SIGNS.isdisjoint(lows):
        return False
    for at, low in enumerate(lows):
        if low in _REACHED and any(_is_number(a, n) for a, n in itertools.pairwise(lows[at : at + 4])):
            return True
        if low == "+" and lows[at + 1 : at + 2] != [] and lows[at + 1][0].isdigit():
            return True
        if low == "@" and 0 < at < len(lows) - 3:  # a mail address: nothing but signs between its parts
            parts = tokens[line.first + at - 1 : line.first + at + 4]
            if parts[3].lower == "." and all(a.end == b.start for a, b in itertools.pairwise(parts)):
                return True
    return False


def _is_number(before: str, word: str) -> bool:
    """Whether a word can be a telephone number: no day or year: "spoke by phone on 8 March", "on May 8"."""
    of_a_day = before in MONTHS and len(word) <= 2
    return word[0].isdigit() and not of_a_day and (before not in _BEFORE_DAYS or (len(word) > 2 and before == "on"))


def _is_address(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """Where somebody is reached, in no sentence; or who sends it: "Ruiz / EFE"."""
    if not rules.shape["verbs"].isdisjoint(line.lows):
        return False
    slash = "/" in line.lows and line.words <= 4 and len(line.lows) <= 2 * line.words
    return slash or (line.words <= _ADDRESS and _reaches(line, tokens))


def _is_fragment(line: Line, rules: LayoutRules) -> bool:
    """A few words with a full stop and without a verb or a day: "Price: 250 francs.", "Second in a series."."""
    lows, shape = line.lows, rules.shape
    if line.words > _FEW or not line.full or lows[-1] in "?!" or lows[0] in shape["half"] or not MARKS.isdisjoint(lows):
        return False
    if "according" in lows or any(not shape[name].isdisjoint(lows) for name in ("verbs", "months", "weekdays")):
        return False
    does = shape["bio_does"]
    for before, low in itertools.pairwise(["", *lows]):
        if low.endswith("ed") and before and before not in _BEFORE_PARTICIPLES:
            return False
        if (before.endswith("s") or before in shape["plural"]) and (f"{low}s" in shape["verbs"] or f"{low}s" in does):
            return False
    return True


def _sentence_starts(lows: Sequence[str]) -> list[str]:
    return [lows[0], *(low for before, low in itertools.pairwise(lows) if before in _STOPS)]


class _Page:
    """What the frame of a page tells of its maker, and its prose of its subject."""

    def __init__(
        self, lines: Sequence[Line], body: int, names: Names, tokens: Sequence[Token], rules: LayoutRules
    ) -> None:
        self.rules = rules
        self.names = names
        self.tokens = tokens
        self._lines = lines[body:]
        self.house = {
            low for line in lines[:body] if line.kind is _K.HEADER and not line.rule.startswith("layout.header.g")
            for low in line.lows if len(low) > 3 and low.isalpha()
        } - rules.unremarkable  # fmt: skip
        self.writers = {
            token.lower for line in lines if line.kind is _K.BYLINE
            for token in tokens[line.first : line.last] if token.text[0].isupper() and len(token.text) > 2
        } - rules.unremarkable  # fmt: skip
        self._read = False
        self.core: set[int] = set()
        self.subject: Counter[str] = Counter()
        self.chatty = False
        self.personal = False
        self.asking = False
        self.stems: Counter[str] = Counter()

    def _look_at_prose(self) -> None:
        """Done when the first line asks for it: most texts end with a sentence that has no sign of the page."""
        self._read = True
        prose = [line for line in self._lines if line.kind is _K.PARAGRAPH and line.full]
        core = prose[: max(1, len(prose) - 2)]
        self.core = set(map(id, core))
        self.subject = Counter(itertools.chain.from_iterable(map(self.names.of, core)))
        told = set().union(*(line.lows for line in core))
        self.house -= told
        self.writers -= told
        self.stems = Counter(itertools.chain.from_iterable(map(self.names.told, core)))
        self.asking = any(self.rules.speaks_to_reader(line.lows, _YOU) for line in core)
        self.personal = not _ME.isdisjoint(told)
        # the article itself says we and you
        self.chatty = sum(self.rules.speaks_to_reader(line.lows) for line in core) > (len(core) > 3)

    def is_apart(self, line: Line) -> bool:
        """Whether a line shares no longer word with the article."""
        if not self._read:
            self._look_at_prose()
        own = id(line) in self.core
        return not any(self.stems[stem] > own for stem in self.names.told(line) & self.stems.keys())

    def is_faceless(self, line: Line) -> bool:
        """Whether a line names nobody, says nothing and tells of nothing past."""
        return not (self.names.within(line) or says(line.lows) or self.rules.is_past(line.lows))

    def _speaks_of_page(self, line: Line) -> bool:
        """Whether a line has a word of the page, its maker or its writers that the prose, once read, does not use."""
        lows = line.lows
        return (
            not self.rules.talk.isdisjoint(lows)
            or not self.house.isdisjoint(lows)
            or not self.writers.isdisjoint(lows[:2])
            or _reaches(line, self.tokens)
        )

    def score(self, line: Line) -> int:
        """How many signs there are that a line is about the page."""
        rules, lows = self.rules, line.lows
        if not self._speaks_of_page(line) or says(lows) or "according" in lows or line.words > _WORDS:
            return 0
        if not self._read:
            self._look_at_prose()
            if not self._speaks_of_page(line):
                return 0
        named = bylines.is_bio(line, self.tokens, rules)
        own = id(line) in self.core
        score = 3 * (named > 0 and not any(self.subject[low] > own for low in lows[:named]))
        score += 3 * _reaches(line, self.tokens)
        if not self.writers.isdisjoint(lows[: 1 + (lows[0] in _STYLED)]):
            score += 3
        if not self.house.isdisjoint(lows):
            at = int(lows[0] == "the")
            score += 2 + (len(lows) > at + 1 and self.house >= set(lows[at : at + 2]) and self.is_apart(line))
        quoted = not MARKS.isdisjoint(lows)
        if not _THIS.isdisjoint(lows) and any(
            a in _THIS
            and b in rules.shape["itself"]
            and not (quoted and lows[at - 1 : at] in (["to"], ["by"], ["with"]))
            for at, (a, b) in enumerate(itertools.pairwise(lows))
        ):  # not "in a note sent to this paper, called it "dead""
            score += 2 + (lows[0] in _THIS)
        if not self.chatty and rules.speaks_to_reader(lows):
            score += 1 + (lows[0] in rules.house or (not _YOU.isdisjoint(lows) and not _WE.isdisjoint(lows)))
        elif not self.asking and rules.speaks_to_reader(lows, _YOU):
            score += 1
        told, site = score, len(rules.shape["site"].intersection(lows))
        score += min(2, site)
        score += min(2, sum(low in rules.shape["invite"] for low in _sentence_starts(lows)))
        score += bool(score) and not self.personal and not _ME.isdisjoint(lows)
        score += line.words > 4 and not _THANKS.isdisjoint(lows)
        score += 3 * rules.greets(lows)
        score += "?" in lows
        score += not rules.shape["bio"].isdisjoint(lows)
        score += not self.names.within(line)
        if lows[0] in rules.house or lows[0] in rules.shape["invite"] or not rules.shape["site"].isdisjoint(lows):
            score += self.is_apart(line) and not rules.is_past(lows)
        if not told and site < 3 and line.words > 10 and lows[0] not in rules.shape["invite"]:
            score -= rules.is_past(lows)  # words of sites alone, in a sentence that may tell of what happened
        score -= sum(self.subject[name] > own for name in self.names.of(line))
        return score - (not MARKS.isdisjoint(lows)) - (line.lows[0] in rules.shape["goes_on"] and score < 2)


def drop_imprint(lines: Sequence[Line], body: int) -> None:
    """Leave out a small section at the end about who sends the text out: "About the Bank"."""
    prose = [line for line in lines[body:] if line.kind is _K.PARAGRAPH]
    if len(prose) > 2 and prose[-1].lows[0] == "about" and ":" in prose[-1].lows[2:10] and not says(prose[-1].lows):
        prose[-1].mark(_K.BOILERPLATE, "layout.imprint")
        return
    last = next((at for at in range(len(lines) - 1, body + 1, -1) if lines[at].kind is _K.SUBHEAD), 0)
    section = [line for line in lines[last + 1 :] if line.kind is _K.PARAGRAPH]
    if not last or not section or lines[last].lows[0] != "about" or not 1 < lines[last].words < 9:
        return
    if sum(line.words for line in section) > _SECTION or any(says(line.lows) or line.turn for line in section):
        return
    for line in (lines[last], *section):
        line.mark(_K.BOILERPLATE, "layout.imprint")


def peel(lines: Sequence[Line], body: int, names: Names, tokens: Sequence[Token], rules: LayoutRules) -> None:
    """Leave out what speaks of the page, from the end upwards and from the beginning downwards."""
    if is_letter(lines, rules):
        return
    page = _Page(lines, body, names, tokens, rules)
    below: Line | None = None
    unsure: list[Line] = []
    kept = False
    for line in reversed(lines[body:]):
        if (
            line.kind is _K.SUBHEAD
            and below is not None
            and not line.turn
            and below.kind is _K.BOILERPLATE
            and not kept
        ):
            line.mark(_K.BOILERPLATE, "layout.tail")  # a heading of nothing
        elif line.kind in _READ and line.rule != "layout.list":
            asked = below is not None and below.rule.startswith(("layout.appeal", "layout.newsletter"))
            if line.turn or line.rule == "layout.signed":
                break
            if (
                not kept
                and line.kind is _K.PARAGRAPH
                and (_is_fragment(line, rules) or _is_address(line, tokens, rules))
            ):
                line.mark(_K.BOILERPLATE, "layout.fragment")
                below = line
                continue
            score = page.score(line)
            if score < _ENOUGH - asked:
                if len(unsure) == _UNSURE or (score < 1 and not page.is_faceless(line)) or not page.is_apart(line):
                    break
                unsure.append(line)
                kept = True
            else:
                for other in (*unsure, line):
                    other.mark(_K.BOILERPLATE, "layout.site")
                unsure = []
                kept = False
        below = line
    for line in lines[body:]:
        if line.kind in _READ:
            if line.turn or line.bullet or page.score(line) <= _ENOUGH - rules.greets(line.lows):
                break
            line.mark(_K.BOILERPLATE, "layout.site")
    for above, line, following in zip(lines[body:], lines[body + 1 :], [*lines[body + 2 :], None], strict=False):
        if line.kind is _K.PARAGRAPH and not line.turn and not line.bullet:
            framed = above.kind in _FRAMES or (following is not None and following.kind in _FRAMES)
            if framed and page.score(line) > _ENOUGH and page.is_apart(line):
                line.mark(_K.BOILERPLATE, "layout.site")
