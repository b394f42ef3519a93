"""A document as arrays over its tokens, so that every question about a token is one look-up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress

from store.extraction.statements.cues import DASHES, STOPS, CueTable
from store.model import Document, Mention, MentionForm, Quotation, Sentence, Span, Tense, Token, VerbGroup
from store.reading.word_places import word_places

ADJECTIVE = MentionForm.ADJECTIVE
PLACE = MentionForm.PLACE
UNTENSED = Tense.NONE
_LONG_DASHES = frozenset({"–", "—", "―", "--"})
SEPARATORS = frozenset({",", ";", ":", "–", "—", "―", "--", "(", ")", "[", "]", "|", "…", "...", "?", "!", "•"})


class View:
    """The tokens of a document with, for each, its lower-case form, quotation, mention and verb."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], groups: Sequence[VerbGroup], table: CueTable
    ) -> None:
        self.document = document
        self.media: dict[str, str] = {}
        """Keys of the media among the actors, with their names."""
        self.text = document.text
        self.tokens = document.tokens
        places = word_places(document)
        self.low = places.lowers
        self.table = table
        low, seconds = [*self.low, ""], table.seconds
        self.triggers = [
            at for at in places.of(table.triggers) if low[at] not in seconds or low[at + 1] in seconds[low[at]]
        ]
        """Tokens at which a cue can begin."""
        self.stops = places.of(STOPS)
        """Tokens at which content can end."""
        self.nearby = places.of(table.nearby)
        """Tokens that can begin an occasion, a channel or a source: "in", "on", "citing"."""
        count = len(self.tokens)
        self.quote = [-1] * count
        """Index of the quotation that covers the token, its marks included, or -1."""
        self.quote_tokens: list[tuple[int, int]] = [(0, 0)] * len(document.quotations)
        starts = places.starts
        self._place_quotations(document.quotations, starts)
        self.quote_starts = [first for first, last in self.quote_tokens if first < last]
        """First tokens of the quotations."""
        if self.quote_starts:
            self.stops = sorted({*self.stops, *self.quote_starts})
        self.finite = [False] * count
        """Whether the token belongs to a finite verb."""
        self._place_verbs(groups)
        for at in places.of(table.words["finite"]):
            if at == 0 or self.tokens[at][2] != "May":
                self.finite[at] = True  # contracted and modal verbs stand in the table
        self.finite_at = list(compress(range(count), self.finite))
        """The finite tokens, in order."""
        self.mention_at: dict[int, Mention] = {}
        """First token of an actor's mention to the mention."""
        self.mention_first: dict[int, int] = {}
        """Last token of a mention to its first."""
        self.mention_last: dict[int, int] = {}
        self.adjective_at: dict[int, str] = {}
        """Token of a country's adjective to the country's key."""
        self._place_mentions(mentions, starts)
        self.mention_firsts = sorted(self.mention_at)

    def _place_quotations(self, quotations: tuple[Quotation, ...], starts: list[int]) -> None:
        quote, last = self.quote, 0
        for index, quotation in enumerate(quotations):
            start, end = quotation.span
            first = bisect_left(starts, start, last)
            last = bisect_left(starts, end, first)
            quote[first:last] = [index] * (last - first)
            self.quote_tokens[index] = (first, last)

    def _place_verbs(self, groups: Sequence[VerbGroup]) -> None:
        finite, tokens = self.finite, self.tokens
        for group in groups:
            if group.tense is UNTENSED:
                continue
            at, start = group.head, group.span[0]
            if at >= len(finite) or (at > 1 and _compound(tokens, at, start)):
                continue  # "a Sana'a-based analyst"
            while at >= 0 and tokens[at][0] >= start:
                finite[at] = True
                at -= 1

    def _place_mentions(self, mentions: Sequence[Mention], starts: list[int]) -> None:
        count = len(starts)
        for mention in mentions:
            form = mention.form
            if form is PLACE:
                continue
            start, end = mention.span
            at = bisect_left(starts, start)
            if at >= count or starts[at] >= end:
                continue
            if form is ADJECTIVE:
                self.adjective_at[at] = mention.key
                continue
            last = at
            while last + 1 < count and starts[last + 1] < end:
                last += 1
            if last >= self.mention_last.get(at, -1):
                self.mention_at[at] = mention
                self.mention_last[at] = last
                self.mention_first[last] = at

    def name_media(self, media: dict[str, str]) -> None:
        """Tell which of the actors are media; their mentions are looked at beside every cue."""
        self.media = media
        if media:
            named = [at for at, mention in self.mention_at.items() if mention.key in media]
            self.nearby = sorted({*self.nearby, *named})

    # ------------------------------------------------------------------ small questions

    def mentions_in(self, first: int, last: int) -> Iterator[tuple[int, int, Mention]]:
        """The mentions that begin in the tokens ``[first, last)``, each behind the one before, and their tokens."""
        positions = self.mention_firsts
        done = first
        for index in range(bisect_left(positions, first), bisect_left(positions, last)):
            at = positions[index]
            if at >= done:
                done = self.mention_last[at] + 1
                yield at, done, self.mention_at[at]

    def words(self, name: str) -> frozenset[str]:
        return self.table.words[name]

    def any_finite(self, first: int, last: int) -> bool:
        """Whether a finite verb stands in the tokens ``[first, last)``."""
        positions = self.finite_at
        index = bisect_left(positions, first)
        return index < len(positions) and positions[index] < last

    def any_quoted(self, first: int, last: int) -> bool:
        """Whether one of the tokens ``[first, last)`` stands in a quotation."""
        if first >= last:
            return False
        starts = self.quote_starts
        index = bisect_left(starts, first)
        return self.quote[first] >= 0 or (index < len(starts) and starts[index] < last)

    def all_quoted(self, first: int, last: int) -> bool:
        """Whether every one of the tokens ``[first, last)`` stands in a quotation."""
        at = first
        while at < last:
            if self.quote[at] < 0:
                return False
            at = self.quote_tokens[self.quote[at]][1]
        return True

    def next_quotation(self, first: int, end: int) -> int:
        """The first token in ``[first, end)`` that stands in a quotation, or ``end``."""
        if self.quote[first] >= 0:
            return first
        index = bisect_left(self.quote_tokens, (first, 0))
        return min(end, self.quote_tokens[index][0]) if index < len(self.quote_tokens) else end

    def is_word(self, at: int) -> bool:
        return self.tokens[at][2][0].isalnum()

    def capital(self, at: int) -> bool:
        return self.tokens[at][2][0].isupper()

    def spaced_dash(self, at: int) -> bool:
        """Whether the token is a dash that parts clauses, not one inside a word or a range."""
        if self.low[at] not in DASHES:
            return False
        before = at > 0 and self.tokens[at - 1][1] < self.tokens[at][0]
        after = at + 1 < len(self.tokens) and self.tokens[at][1] < self.tokens[at + 1][0]
        return before or after or self.low[at] in ("—", "―")

    def separator(self, at: int) -> bool:
        word = self.low[at]
        return word in SEPARATORS and (word not in _LONG_DASHES or self.spaced_dash(at))

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens ``[first, last)``."""
        return Span(self.tokens[first][0], self.tokens[last - 1][1])

    def sentence_end(self, sentence: Sentence) -> int:
        """Token index after the sentence without its final full stop, where that stands outside quotation marks."""
        last = sentence.last
        while last > sentence.first and self.low[last - 1] in (".", "!", "?", "…", "...") and self.quote[last - 1] < 0:
            last -= 1
        return last


def _compound(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a verb form is the end of an adjective: "based" in "Sana'a-based"; "co-chaired" is a verb."""
    return tokens[at - 1][2] == "-" and tokens[at - 1][1] == start and len(tokens[at - 2][2]) > 3
