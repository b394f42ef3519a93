"""Find every time expression of a document by the grammar of ``times.toml``.

The words of the document are looked up one by one; only where a word can begin an expression are patterns tried, and
only those of that word, so the work grows with the text and not with the grammar.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from store.extraction.times.grammar import Grammar, Rule, grammar
from store.extraction.times.leaf import read_day
from store.extraction.times.raw import RawTime
from store.model import READ_KINDS, Anchor, Document, Span, Token, VerbGroup
from store.reading.tokens import tokens_of

if TYPE_CHECKING:
    from store.lexicon import Lexicon

_CAPITALS_AND_DIGITS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_REACH = 9
"""How many tokens before its first word of time an expression can begin: "no later than the very end of"."""
_DIGITS = re.compile(r"\d+")
_AMERICAN = re.compile(r"[^\n]{0,12}?(?:\b(?:E[DS]?T|C[DS]T|P[DS]?T|[AP]\.?M\.?)\b)")
_PUBLISHED_SHAPES = frozenset({"named", "weekday", "weekdays", "weekdays_either", "offset", "unit", "within"})
_SELF_SHAPES = frozenset({"numbers", "foreign", "year", "years"})
_PAIRS = frozenset({"range.dmy", "range.mdy"})
_TIME_SHAPES = frozenset({"anchored", "weekday_after", "day_that_year"})


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
            own = tokens_of(document.text, block.span.start, block.span.end)
            spotter.scan(own, 0, len(own), block.span.end, in_prose=False)
        elif index in ranges:
            spotter.scan(document.tokens, *ranges[index], block.span.end, in_prose=True)
    spotter.found.sort(key=_place)
    return tuple(spotter.found)


def _place(raw: RawTime) -> Span:
    return raw.span


_NONE: dict[Any, tuple[Rule, ...]] = {}


class _Spotter:
    """One pass over the tokens of each block."""

    __slots__ = ("cores", "end", "found", "high", "low", "modal", "rules", "starts", "text", "tokens")

    def __init__(self, rules: Grammar, document: Document, groups: tuple[VerbGroup, ...], vague: bool) -> None:
        self.rules = rules
        self.text = document.text
        self.tokens: tuple[Token, ...] | list[Token] = document.tokens
        self.low = 0
        self.high = 0
        self.end = 0
        self.modal = frozenset(group.span.start for group in groups)
        self.cores = rules.cores | rules.vague_cores if vague else rules.cores
        self.found: list[RawTime] = []
        self.starts = [sentence.span.start for sentence in document.sentences]

    def scan(self, tokens: tuple[Token, ...] | list[Token], low: int, high: int, end: int, *, in_prose: bool) -> None:
        """Find what stands in ``tokens[low:high]``; no expression goes on past the offset ``end``."""
        self.tokens, self.low, self.high, self.end = tokens, low, high, end
        cores, text, words = self.cores, self.text, [token[3] for token in tokens[low:high]]
        tried: dict[str, int] = {}
        done = 0
        for core in [k for k, word in enumerate(words) if word in cores or word < ":"]:
            kind = cores.get(words[core])
            if kind is None:
                if words[core][0] < "0" or not self._is_core_number(low + core, words[core]):
                    continue
                kind = "number"
            by_word, by_digits = self.rules.by_word.get(kind, _NONE), self.rules.by_digits.get(kind, _NONE)
            for i in range(max(done, core - _REACH, tried.get(kind, 0)), core + 1):
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
                start = tokens[low + i][0]
                best: tuple[int, Rule, re.Match[str]] | None = None
                for rule in bucket:
                    match = rule.pattern.match(text, start, end)
                    if match is None or (best is not None and match.end() <= best[0]):
                        continue
                    if self._allowed(rule, match, low + i):
                        best = (match.end(), rule, match)
                if best is not None:
                    after = self._take(best[1], best[2], low + i, in_prose)
                    done = i + 1
                    while done < len(words) and tokens[low + done][0] < after:
                        done += 1
            tried[kind] = core + 1

    def _is_core_number(self, i: int, lower: str) -> bool:
        """Whether a number says when without a word of time beside it: 2025, 17.02.2025, 3/11/25, 17th."""
        return len(lower) > 3 or "." in lower or not lower.isdigit() or self._word(i + 1) in ("/", "-", "–", "‑")

    # ------------------------------------------------------------------ checks

    def _word(self, i: int) -> str:
        return self.tokens[i].lower if self.low <= i < self.high else ""

    def _allowed(self, rule: Rule, match: re.Match[str], i: int) -> bool:
        """What a pattern cannot see: the words before, and names and verbs spelled like months."""
        before = self._word(i - 1)
        text = self.text
        if (rule.after and before not in rule.after) or before in ("every", "each"):
            return False
        end = match.end()
        if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            return False
        if text[match.start()].isdigit():
            if (
                before in ("$", "€", "£", "¥", "-", "–", "/", "+", "#", ".", ":")
                and self.tokens[i - 1].end == match.start()
            ):
                return before in ("-", "–") and len(match.group()) > 4 and not self._word(i - 2)[:1].isdigit()
            if before in self.rules.words["not_before_year"] and rule.check == "year":
                return False
        if "w1" in match.re.groupindex and not self._are_weekdays(rule, match):
            return False
        if rule.id.startswith("range.cross") and " and " in match.group() and not _touch(match):
            return False
        if rule.check == "year":
            return self._is_year(match, i)
        if rule.check == "foreign":
            return self._next_word(self.tokens[i].end) not in self.rules.cores and read_day(match.group()) is not None
        if rule.check == "month" or "m1" in match.re.groupindex:
            return self._is_month(rule, match, i)
        if rule.check == "season":
            following = self._next_word(match.end())
            if following.isalpha() and following not in self.rules.words["after_season"]:
                return False
            return before in self.rules.words["before_season"] or match.group()[:3].lower() == "the"
        if rule.shape == "holiday":
            return text[match.start()].isupper() and match.group().split()[-1][0] in _CAPITALS_AND_DIGITS
        if rule.id == "day.the_nth":
            return self._word(i - 2) in self.rules.words["before_nth"]
        return True

    def _are_weekdays(self, rule: Rule, match: re.Match[str]) -> bool:
        """Weekdays are written with a capital ("they sat 3 days"); two joined by "and" follow each other."""
        first = match.group("w1")
        if first is None:
            return True
        if not first[0].isupper():
            return False
        if rule.shape != "weekdays" or rule.id == "weekday.list" or not ({"and", "&"} & set(match.group().split())):
            return True
        days = self.rules.numbers["w"]
        return (days[match.group("w2").lower()] - days[first.lower()]) % 7 == 1

    def _is_year(self, match: re.Match[str], i: int) -> bool:
        words = self.rules.words
        before = self._word(i - 1)
        following = self._next_word(match.end())
        if following in words["not_after_year"]:
            return False
        if before in words["before_year"] or not before:
            return True
        if before in (",", "(", "©", "–", "-", "—", "/", "’s", "'s") or following in (")", "'s"):
            return True
        if following.isalpha() and following[-1] == "s" and following not in words["events"]:
            return False
        return following.isalpha() or not following or following in (".", ",", ";")

    def _next_word(self, end: int) -> str:
        i = bisect_right(self.tokens, end - 1, lo=self.low, hi=self.high, key=lambda token: token[0])
        return self._word(i)

    def _is_month(self, rule: Rule, match: re.Match[str], i: int) -> bool:
        month = match.group("m1")
        if month is None:
            return True
        if not month[0].isupper() and match.start("m1") != match.start():
            return False
        if not month[0].isupper():
            return len(month) > 4 and month.lower() not in ("march", "may") and match.end() - match.end("m1") > 1
        if rule.check != "month":
            return True
        if match.start() in self.modal and len(match.group()) == len(month):
            return False
        lower = month.lower()
        before = self._word(i - 1)
        words = self.rules.words
        if match.start("m1") != match.start() or match.end() - match.end("m1") > 1:
            return True
        if len(lower) <= 4 and lower not in ("june", "july", "may"):
            return before in words["before_month"] and (
                len(lower) > 3 or self.text[match.end("m1") - 1 : match.end("m1") + 1] != ""
            )
        if lower in words["names_too"]:
            if before in words["before_month"] and not (before in words["before_name_too"] and self._is_capital(i + 1)):
                return True
            following = self._next_word(match.end())
            if lower in ("may", "march"):
                return following in ("'s",) and not self._is_capital(i - 1)
            return not self._is_capital(i - 1) and not self._is_capital(i + 1)
        return True

    def _is_capital(self, i: int) -> bool:
        return self.low <= i < self.high and self.tokens[i].text[0].isupper()

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
            if kind in ("d", "y", "n", "a", "b"):
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
        for k in range(i - 2, max(self.low, i - 7) - 1, -1):
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


def _touch(match: re.Match[str]) -> bool:
    """Whether the second of two dates is the first of a month, after the last days of another: 30 June and 1 July."""
    return int(match.group("d2")) == 1 and int(match.group("d1")) >= 28


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
