"""Where an article goes on after links, appeals or readers' comments."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from store.model import BlockKind, Token
from store.reading.captions import says
from store.reading.lines import Line
from store.reading.quotations import MARKS
from store.reading.rules import LayoutRules

_K = BlockKind
_FRAMES = (_K.BOILERPLATE, _K.TEASER, _K.JUNK)
_READ = (_K.TITLE, _K.STANDFIRST, _K.PARAGRAPH)
_STARTS = frozenset({".", "!", "?", ":", "…", "...", "“", '"', "‘", "-", "–", "—"})
_CUT_OFF = frozenset({"…", "..."})
_ENOUGH = 2
_STEM = 5
_NOTES = 6
"""At most so many lines of notes stand below the mark that ends a press release."""
_SENTENCE = 8
_HEADLINE = 4
"""So many words at least has the headline of another article."""
_OFFICE = 3
"""So many lines above who somebody is, the whole name stands at most: name, office, outlet."""
_SHORT = 30
"""A line of fewer words between appeals and the article that shares no word with it belongs to the appeals."""


class Names:
    """Capitalised words of title and paragraphs above a line: they tell an article from links to others."""

    def __init__(self, lines: Sequence[Line], tokens: Sequence[Token], rules: LayoutRules) -> None:
        self._lines = lines
        self._tokens = tokens
        self._idle = rules.idle
        self._read = 0
        self._names: set[str] = set()
        self._told: set[str] = set()
        self._unread: list[Line] = []

    def of(self, line: Line) -> set[str]:
        """The capitalised words of a line which are not merely its beginning or a date."""
        if line.names is None:
            tokens = self._tokens[line.first : line.last]
            line.names = {low for _, _, word, low in tokens if word != low and word[0].isupper()} - self._idle
        return line.names

    def within(self, line: Line) -> set[str]:
        """The same without what begins a sentence."""
        beside = pairwise(self._tokens[line.first : line.last])
        inner = {token[3] for before, token in beside if token[2][0].isupper() and before[3] not in _STARTS}
        return inner - self._idle

    def _stems(self, line: Line) -> set[str]:
        return {low.removesuffix("s")[:_STEM] for low in line.lows if len(low) > 3} - self._idle

    def heads(self, head: Line, line: Line) -> bool:
        """Whether a short line is about the same as the text below it."""
        return (
            not head.full
            and head.words > 1
            and bool(self.of(head) & self.of(line) or self._stems(head) & self._stems(line))
        )

    def told(self, line: Line) -> set[str]:
        """The beginnings of the longer words of a line, without the commonest."""
        if line.told is None:
            line.told = {low[:_STEM] for low in set(line.lows) - self._idle if len(low) > 3}
        return line.told

    def before(self, line: Line) -> set[str]:
        """The names of title and paragraphs above a line; to be asked in text order."""
        self._read_on(line)
        return self._names

    def told_before(self, line: Line) -> set[str]:
        """The beginnings of the longer words of title and paragraphs above a line; to be asked in text order."""
        self._read_on(line)
        for earlier in self._unread:
            self._told |= self.told(earlier)
        self._unread.clear()
        return self._told

    def _read_on(self, line: Line) -> None:
        while self._read < len(self._lines) and self._lines[self._read] is not line:
            earlier = self._lines[self._read]
            if earlier.kind in _READ:
                self._names |= self.of(earlier)
                self._unread.append(earlier)
            self._read += 1


def goes_on(lines: Sequence[Line], index: int, scope: str, names: Names, left: int, rules: LayoutRules) -> bool:
    """Whether an appeal, a list of links or the comments go on with a line, rather than the article.

    ``left`` is how many lines of running text stand below it.
    """
    line = lines[index]
    if not line.full or rules.speaks_to_reader(line.lows):
        return True
    above = lines[index - 1]
    if calls_by_first_name(lines, index, rules):
        return True
    if scope == "end":
        return left <= _NOTES
    if line.lows[-1] in _CUT_OFF and scope in ("tail", "section", "links"):
        return True
    if scope == "links":
        return _is_teaser(lines, index, names)
    if scope == "section":
        if not above.full and above.words >= 2 and line.lows[: len(above.lows)] == above.lows:
            return True  # a name, and below it who that is
        if line.words > _SENTENCE or names.of(line) & names.before(line) or says(line.lows):
            return False
        return names.told(line).isdisjoint(names.told_before(line))
    if scope == "tail" and left >= 3 and line.words > 8:
        return False
    following = _following(lines, index)
    if scope == "section" and line.words < _SHORT and following is not None and following.full:
        told = names.told_before(line)
        if told and not says(line.lows) and MARKS.isdisjoint(line.lows) and names.told(line).isdisjoint(told):
            return not names.told(following).isdisjoint(told)  # the article goes on below
    score = min(2, len(names.of(line) & names.before(line)))
    score += rules.is_past(line.lows) and not names.told(line).isdisjoint(names.told_before(line))
    score += line.lows[0] in rules.shape["goes_on"]
    score += says(line.lows) or not MARKS.isdisjoint(line.lows)
    score += line.words >= 18
    score -= line.lows[-1] == "?"
    below_list = above.bullet and not line.bullet and line.blank
    score += 2 * below_list
    if following is not None and following.full and not rules.speaks_to_reader(following.lows):
        score += 2 if following.words >= 6 else 1
    elif above.kind in _FRAMES and not (above.full or below_list) and (following is None or not following.full):
        single = line.blank and index > 1 and lines[index - 2].scope == "tail"
        score -= 0 if single else 2  # a headline, a summary, and the next headline
    if scope == "comments" and _is_lead_alone(lines[:index]) and following is not None and following.full:
        return line.words < _SENTENCE  # how many comments there are, under the first paragraph
    if scope == "comments":
        return left < 3 or score < _ENOUGH + 2
    return score < _ENOUGH


def _is_teaser(lines: Sequence[Line], index: int, names: Names) -> bool:
    """Whether a sentence is the summary below the headline of another article, of which this one has not spoken."""
    line, above = lines[index], lines[index - 1]
    if above.full or above.words < _HEADLINE or above.kind not in _FRAMES or says(line.lows):
        return False
    return not names.within(line) & names.before(line) and line.lows[0] not in ("he", "she", "they")


def calls_by_first_name(lines: Sequence[Line], index: int, rules: LayoutRules) -> bool:
    """Whether a line tells of somebody by the first name of a name above it: "Lena Brandt", "Lena covers Asia." """
    line = lines[index]
    verbs = rules.shape["author_writes"] | rules.shape["bio_verbs"]
    if len(line.lows) < 3 or line.lows[1] not in verbs:
        return False
    return any(
        head.kind not in _READ and not head.full and 2 <= len(head.lows) <= 4 and head.lows[0] == line.lows[0]
        for head in lines[max(0, index - _OFFICE) : index]
    )


def _is_lead_alone(above: Sequence[Line]) -> bool:
    """Whether a heading stands right above, and above that no more than the first paragraph."""
    return above[-1].scope == "comments" and sum(line.kind is _K.PARAGRAPH for line in above) <= 1


def _following(lines: Sequence[Line], index: int) -> Line | None:
    """The next line, advertisements and pictures aside, as far as nothing is known of it."""
    for line in lines[index + 1 : index + 4]:
        if line.kind is None:
            return line
        if line.kind is not _K.CAPTION and line.scope not in ("", "line"):
            return None
    return None
