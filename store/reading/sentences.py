"""Cut a block into sentences. A sentence never ends inside an open quotation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, repeat

from store.model import Quotation, Sentence, Span, Token

_STOPS = frozenset({".", "!", "?", "…", "...", "。", "؟"})
_STOP_SIGNS = (".", "!", "?", "…", "。", "؟")
_TRAIL = frozenset({")", "]", "}", "*", "_"})
_AFTER_STOP = _STOPS | _TRAIL
_OPENERS = frozenset({"“", "‘", "«", "„", '"', "'", "``", "''", "(", "[", "‚", "‹", "»", "¿", "¡", "—", "–", "*"})


class SentenceRules:
    """Words that decide whether a full stop ends a sentence; compiled from ``layout.toml``."""

    __slots__ = ("always", "asked", "before_name", "before_number", "never_start")

    def __init__(self, table: dict[str, list[str]]) -> None:
        self.always = frozenset(table["titles"])
        """Followed by a full stop that is theirs, whatever comes next: Mr, Gen."""
        self.before_number = frozenset(table["before_number"])
        """Theirs before a number or a small letter only: No, Feb, p."""
        self.before_name = frozenset(table["before_name"])
        """Acronyms with inner stops that go on with a name: U.S. President."""
        self.asked = frozenset(table["asked"])
        self.never_start = frozenset(table["sentence_starters"])


def cut_sentences(
    tokens: Sequence[Token],
    lows: Sequence[str],
    first: int,
    block: int,
    quotations: Sequence[Quotation],
    rules: SentenceRules,
    whole: bool,
) -> list[Sentence]:
    """Sentences of the tokens from ``first`` on, in lower case ``lows``; ``whole`` keeps them as one (headings)."""
    last = first + len(lows)
    if first >= last:
        return []
    if whole:
        return [Sentence(Span(tokens[first].start, tokens[last - 1].end), block, first, last)]
    sentences: list[Sentence] = []
    begin = first
    quote = 0
    count = len(quotations)
    done = first
    for at in compress(range(first, last), map(str.endswith, lows, repeat(_STOP_SIGNS))):
        if at < done:
            continue
        token = tokens[at]
        while quote < count and quotations[quote].span.end <= token.start:
            quote += 1
        inside = asked = False
        if quote < count and quotations[quote].span.start <= token.start:
            # inside a quotation only its closing mark right behind a stop can end the sentence
            if at + 1 >= last or quotations[quote].span.end != tokens[at + 1].end:
                continue
            inside, asked = True, token.lower in "?!"
        elif token.lower not in _STOPS and len(token.lower) < 3:
            continue
        stop = at + 1 + inside
        while stop < last and tokens[stop].start == tokens[stop - 1].end and tokens[stop].lower in _AFTER_STOP:
            stop += 1
        done = stop
        if stop >= last:
            break
        if _ends(tokens, at + inside, stop, last, inside, asked, rules):
            sentences.append(Sentence(Span(tokens[begin].start, tokens[stop - 1].end), block, begin, stop))
            begin = stop
    if begin < last:
        sentences.append(Sentence(Span(tokens[begin].start, tokens[last - 1].end), block, begin, last))
    return sentences


def _ends(
    tokens: Sequence[Token], at: int, stop: int, last: int, inside: bool, asked: bool, rules: SentenceRules
) -> bool:
    following = tokens[stop]
    gap = following.start - tokens[stop - 1].end
    if gap == 0 and following.lower not in _OPENERS:
        return False  # Censor.NET, 3.5
    first_sign = following.text[0]
    if first_sign.islower() or following.lower in (",", ";", ":", "-"):
        return False
    if asked:
        for index in range(stop, min(stop + 6, last)):
            if tokens[index].lower in rules.asked:
                return False
            if not tokens[index].text[0].isalpha():
                break
    if inside or tokens[at].lower not in (".",):
        sign = tokens[at].lower
        if not inside and sign[-1] == "." and len(sign) > 2 and sign != "...":  # U.S. and a.m.
            if first_sign.isdigit() or (
                first_sign == "(" and tokens[stop + 1 : stop + 2] and tokens[stop + 1].text[0].isdigit()
            ):
                return False  # "at 10 a.m. (0800 GMT) in Bern"
            initials = len(sign) == 4 and tokens[at].text.isupper()  # "J.D. Hollis"
            return not (initials or sign in rules.before_name) or following.lower in rules.never_start
        return True
    before = tokens[at - 1]
    if at == 0 or before.end != tokens[at].start:
        return True
    word = before.lower
    if word in rules.always:
        return False
    if word in rules.before_number and first_sign.isdigit():
        return False
    if len(word) == 1 and word.isalpha() and before.text.isupper() and first_sign.isupper():
        return False  # an initial
    return not (word.isdigit() and len(word) <= 2 and at >= 1 and first_sign.isdigit())
