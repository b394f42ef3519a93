"""Find every time expression of a document by the grammar of ``times.toml``.

The words of the document are looked up one by one; only where a word can begin an expression are patterns tried, and
only those of that word, so the work grows with the text and not with the grammar.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from store.extraction.times.grammar import Grammar, Rule, grammar
from store.extraction.times.raw import RawTime
from store.extraction.times.surroundings import Surroundings
from store.model import READ_KINDS, Anchor, Document, Span, Token, VerbGroup
from store.reading.tokens import tokens_of
from store.reading.word_places import word_places

if TYPE_CHECKING:
    from store.lexicon import Lexicon

_REACH = 9
"""How many tokens before its first word of time an expression can begin: "no later than the very end of"."""
_DIGITS = re.compile(r"\d+")
_AMERICAN = re.compile(r"[^\n]{0,12}?(?:\b(?:E[DS]?T|C[DS]T|P[DS]?T|[AP]\.?M\.?)\b)")
_PUBLISHED_SHAPES = frozenset({"named", "weekday", "weekdays", "weekdays_either", "offset", "unit", "within"})
_SELF_SHAPES = frozenset({"numbers", "foreign", "year", "years"})
_PAIRS = frozenset({"range.dmy", "range.mdy"})
_TIME_SHAPES = frozenset({"anchored", "weekday_after", "day_that_year", "month_after"})


def find_times(
    document: Document, lexicon: Lexicon, groups: tuple[VerbGroup, ...], *, vague: bool = False
) -> tuple[RawTime, ...]:
    """Every time expression in text order, in prose and outside of it.

    ``vague`` adds words that say no days ("now", "recently"), for corpora that mark them.
    """
    spotter = _Spotter(grammar(lexicon), document, groups, vague)
    ranges: dict[int, tuple[int, int]] = {}
    for sentence in document.sentences:
        low, _high = ranges.get(sentence.block, (sentence.first, 0))
        ranges[sentence.block] = low, sentence.last
    for index, block in enumerate(document.blocks):
        if block.kind not in READ_KINDS:
            spotter.scan_frame(tokens_of(document.text, block.span.start, block.span.end), block.span.end)
        elif index in ranges:
            spotter.scan_prose(*ranges[index], block.span.end)
    spotter.found.sort(key=_place)
    return tuple(spotter.found)


def _place(raw: RawTime) -> Span:
    return raw.span


_NONE: dict[Any, tuple[Rule, ...]] = {}


class _Spotter(Surroundings):
    """One pass over the tokens of each block."""

    __slots__ = ("core_at", "cores", "document", "end", "found", "places", "starts")

    def __init__(self, rules: Grammar, document: Document, groups: tuple[VerbGroup, ...], vague: bool) -> None:
        super().__init__(rules, document, groups)
        self.end = 0
        self.cores = rules.cores | rules.vague_cores if vague else rules.cores
        self.found: list[RawTime] = []
        self.starts = [sentence.span.start for sentence in document.sentences]
        self.document = document
        self.places = word_places(document)
        self.core_at = self.places.of(self.places.figures.union(filter(self.cores.__contains__, self.places.words)))
        """Tokens of the prose around which an expression may stand."""

    def scan_prose(self, low: int, high: int, end: int) -> None:
        """Find what stands in the tokens ``[low, high)`` of the prose."""
        at = self.core_at
        cores = at[bisect_left(at, low) : bisect_left(at, high)]
        self._scan(self.document.tokens, self.places.lowers, cores, low, high, end, in_prose=True)

    def scan_frame(self, tokens: list[Token], end: int) -> None:
        """Find what stands in the tokens of a block that is no prose."""
        words = [token[3] for token in tokens]
        cores = [at for at, word in enumerate(words) if word in self.cores or (word < ":" and word >= "0")]
        self._scan(tokens, words, cores, 0, len(tokens), end, in_prose=False)

    def _scan(
        self,
        tokens: Sequence[Token],
        words: Sequence[str],
        core_at: Sequence[int],
        low: int,
        high: int,
        end: int,
        *,
        in_prose: bool,
    ) -> None:
        """Find what stands around ``core_at`` in ``tokens[low:high]``; nothing goes on past the offset ``end``."""
        self.tokens, self.low, self.high, self.end = tokens, low, high, end
        text = self.text
        tried: dict[str, int] = {}
        done = low
        for core in core_at:
            kind = self.cores.get(words[core])
            if kind is None:
                if not self._is_core_number(core, words[core]):
                    continue
                kind = "number"
            by_word, by_digits = self.rules.by_word.get(kind, _NONE), self.rules.by_digits.get(kind, _NONE)
            for i in range(max(done, core - _REACH, tried.get(kind, low)), core + 1):
                bucket = by_word.get(words[i])
                if bucket is None:
                    word = words[i]
                    if word > ":" or word[0] < "0":
                        continue
                    run = _DIGITS.match(word)
                    bucket = by_digits.get(len(run.group())) if run else None
                    if bucket is None:
                        continue
                if i < done:
                    continue
                start = tokens[i][0]
                best: tuple[int, Rule, re.Match[str]] | None = None
                for rule in bucket:
                    match = rule.pattern.match(text, start, end)
                    if match is None or (best is not None and match.end() <= best[0]):
                        continue
                    if self._allowed(rule, match, i):
                        best = (match.end(), rule, match)
                if best is not None:
                    after = self._take(best[1], best[2], i, in_prose)
                    done = i + 1
                    while done < high and tokens[done][0] < after:
                        done += 1
            tried[kind] = core + 1

    # ------------------------------------------------------------------ reading a match

    def _take(self, rule: Rule, match: re.Match[str], i: int, in_prose: bool) -> int:
        fields = self._fields(rule, match)
        start, end = match.span()
        while end > start and self.text[end - 1] in " .,\n\t\u00a0":
            end -= 1
        sentence = bisect_right(self.starts, start) - 1 if in_prose else -1
        if rule.shape == "range" and self._is_move(match, i):
            self._split(match, " to ", fields, sentence, in_prose, i if in_prose else -1)
            return match.end()
        if rule.id in _PAIRS and " and " in match.group() and not _follow(fields) and self._word(i - 1) != "between":
            self._split(match, " and ", fields, sentence, in_prose, i if in_prose else -1)
            return match.end()
        bound, limit, start = self._bound(rule, fields, start, i)
        if "limit" in fields:
            bound, limit = "before", True
        if rule.shape in ("within",):
            bound, limit = "before", True
        self.found.append(
            RawTime(
                Span(start, end),
                rule.id,
                rule.shape,
                fields,
                _anchor(rule, fields),
                bound,
                limit,
                in_prose,
                sentence,
                rule.vague,
                i if in_prose else -1,
            )
        )
        return match.end()

    def _fields(self, rule: Rule, match: re.Match[str]) -> dict[str, int | str]:
        fields: dict[str, int | str] = {}
        numbers = self.rules.numbers
        for name, value in match.groupdict().items():
            if value is None:
                continue
            lower = value.lower().replace("’", "'")
            kind = name.rstrip("0123456789")
            if kind in ("d", "y", "n", "a", "b") and lower[0].isdigit():
                fields["m" + name[1:] if kind == "n" else name] = int(lower)
            elif kind in numbers:
                if lower[0].isdigit():
                    fields[name] = int(_digits(lower))
                else:
                    fields[name] = numbers[kind][lower]
            elif name == "holiday":
                fields.update(self.rules.holidays[" ".join(lower.split())])
            elif name == "part":
                fields[name] = _part(lower)
            else:
                fields[name] = " ".join(lower.split())
        if "event" in fields and match.group("event")[0].isupper():
            fields["named_event"] = 1
        if rule.shape == "numbers" and _AMERICAN.match(self.text, match.end()):
            fields["us"] = "us"
        return fields

    def _bound(self, rule: Rule, fields: dict[str, int | str], start: int, i: int) -> tuple[str, bool, int]:
        """Bound, whether only its last day is meant, and where the expression begins with it."""
        k = i - 1
        if self._word(k) == "the":
            k -= 1
        before, second = self._word(k), self._word(k - 1)
        if before in ("than",) and second in ("later",) and self._word(k - 2) in ("no", "not"):
            fields["limit"] = "by"
            return "before", True, self.tokens[k - 2].start
        if before == "by" and rule.shape not in ("length", "nth_day", "anchored"):
            fields["limit"] = "by"
            return "before", True, self.tokens[k].start
        if before == "before" and rule.shape not in ("length", "nth_day", "anchored", "named", "weekday"):
            fields["limit"] = "before"
            return "before", True, self.tokens[k].start
        if before in ("until", "till", "before", "through"):
            return "before", False, start
        if before in ("since", "from", "after", "starting", "beginning"):
            return "after", False, start
        return "", False, start

    def _is_move(self, match: re.Match[str], i: int) -> bool:
        """ "postponed from 5 to 6 August": two days, not a range."""
        if self._word(i - 1) != "from" or " to " not in match.group():
            return False
        moves = self.rules.words["moves"]
        for k in range(i - 2, max(self.low, i - 16) - 1, -1):
            word = self.tokens[k].lower
            if word in moves or not (word.isalnum() or word == "-"):
                return word in moves
        return False

    def _split(
        self,
        match: re.Match[str],
        joint: str,
        fields: dict[str, int | str],
        sentence: int,
        in_prose: bool,
        i: int,
    ) -> None:
        """Two days in place of a range, parted at ``joint``."""
        cut = match.start() + match.group().index(joint)
        shared = {name: value for name, value in fields.items() if name in ("y1", "y2")}
        first_end = cut
        second_start = cut + len(joint)
        month = fields.get("m1", fields.get("m2"))
        first = {"d1": fields["d1"], "m1": month, **shared}
        second = {"d1": fields["d2"], "m1": fields.get("m2", fields.get("m1")), **shared}
        if "w1" in fields:
            first["w1"] = fields["w1"]
        if "w2" in fields:
            second["w1"] = fields["w2"]
        end = match.end()
        while self.text[end - 1] in " .,":
            end -= 1
        for span, part in ((Span(match.start(), first_end), first), (Span(second_start, end), second)):
            known = {name: value for name, value in part.items() if value is not None}
            anchor = Anchor.SELF if shared else Anchor.PUBLISHED
            self.found.append(
                RawTime(
                    span,
                    "day.moved" if joint == " to " else "day.pair",
                    "day",
                    known,
                    anchor,
                    "",
                    False,
                    in_prose,
                    sentence,
                    False,
                    i,
                )
            )


def _follow(fields: dict[str, int | str]) -> bool:
    """Whether the second day of a pair comes right after the first: "5 and 6 March", not "5 and 12 March"."""
    first, second = fields.get("d1"), fields.get("d2")
    return isinstance(first, int) and isinstance(second, int) and second == first + 1


def _digits(text: str) -> str:
    match = _DIGITS.match(text)
    return match.group() if match else "0"


def _part(text: str) -> str:
    """The naked word of "the very end of"."""
    for word in ("first half", "second half", "latter half", "first days", "last days", "final days"):
        if word in text:
            return word
    for word in ("beginning", "start", "middle", "close", "turn", "end", "early", "mid", "late"):
        if word in text.split() or text == word:
            return word
    return text


def _anchor(rule: Rule, fields: dict[str, int | str]) -> Anchor:
    if rule.shape in _TIME_SHAPES or rule.id == "day.the_nth":
        return Anchor.TIME
    if rule.shape in _SELF_SHAPES or (("y1" in fields or "y2" in fields) and rule.shape not in _PUBLISHED_SHAPES):
        return Anchor.SELF
    return Anchor.PUBLISHED
