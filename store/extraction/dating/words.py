"""Words that tell when an article was written, compiled from ``store/lexicon/dating.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from store.calendar_names import MONTHS, WEEKDAYS
from store.number_names import ORDINALS
from store.once import Once


class Tables(Protocol):
    """What dating asks of the lexicon."""

    def table(self, name: str) -> dict[str, Any]: ...


_IS = frozenset({"was", "were", "is", "are", "will", "has", "have", "had"})
_ITSELF = frozenset({"it", "this", "first", "last", "originally"})
_CLOSING = 8
"""So many words at most stand before the day on which a text was closed."""
_UP_TO = frozenset({("as", "of"), ("as", "at"), ("cut", "off"), ("of", "publication"), ("of", "writing")})
_FINISHED = frozenset({"ends", "end", "endit"})
_PARTS = frozenset({"|", "·", "•", "—", "–", "-", "//", "."})
_BESIDE = 2
"""How many words and signs before a date the word stands at most that tells of another day."""
_CLOCK_24 = re.compile(r"(?:1[3-9]|2[0-3]|0\d)[:.][0-5]\d$")


def _by_its_letters(low: str, names: Sequence[str]) -> int:
    """Which of the names a short form stands for, by its first three letters."""
    return next(number for number, name in enumerate(names) if name.startswith(low[:3]))


class DatingWords:
    """``dating.toml`` compiled."""

    def __init__(self, table: Mapping[str, Any], shape: Mapping[str, Any]) -> None:
        words, header, counting = table["words"], table["header"], table["counting"]
        self.said = frozenset(words["said"])
        self.future = frozenset(words["future"])
        self.arranged = frozenset(words["arranged"])
        self.was = frozenset(words["was"])
        self.past = frozenset(words["past"])
        self.verbal = self.past | self.future | self.said
        self.outlet = frozenset(shape["outlet"])
        self.beside_saying = frozenset(words["beside_saying"])
        self.now_is = frozenset(words["now_is"])
        self.put, self.due, self.lasts = (frozenset(words[name]) for name in ("put", "due", "lasts"))
        self.present, self.takes = frozenset(words["present"]), frozenset(words["takes"])
        self.promises, self.purposes = frozenset(words["promises"]), frozenset(words["purposes"])
        self.inviting, self.preparing = frozenset(words["inviting"]), frozenset(words["preparing"])
        self.undone = frozenset(words["undone"])
        self.skip = frozenset(words["skip_before"])
        self.until = frozenset(words["until"])
        self.limits = frozenset(words["limits"])
        self.happened = frozenset(words["happened"])
        self.now = frozenset(counting["now"])
        self.ordinals = {word: value for value, word in enumerate(ORDINALS, 1)}
        self.ordinals |= {word: 10 * value for value, word in enumerate(counting["round_ordinals"], 3)}
        self.cardinals = {word: value for value, word in enumerate(counting["cardinals"], 1)}
        self.cardinals |= {word: 10 * value for value, word in enumerate(counting["tens"], 1)} | {"a": 1}
        self.published = frozenset(header["published"])
        self.updated = frozenset(header["updated"])
        self.appeared = frozenset(header["appeared"])
        self.made = frozenset(table["header"]["made"])
        self.of_text = frozenset(table["header"]["of_text"])
        self.no_label = frozenset(header["no_label"])
        self.readout = frozenset(words["readout"])
        self.other_day = frozenset(header["other_day"])
        self.records = frozenset(header["records"])
        self.coming = frozenset(header["coming"])
        self.done = frozenset(header["done"])
        self.site_text = frozenset(header["site_text"])
        self.site_text_labelled = frozenset(header["site_text_labelled"])
        self.handled = frozenset(header["handled"])
        self.itself = frozenset(shape["itself"])
        self.zones = frozenset(shape["zones"])
        self.credit = frozenset(shape["credit"]) - frozenset(header["no_credit"])
        self.after_date = frozenset(header["after_date"])
        self.day_first = frozenset(header["day_first"])
        self.month_first = frozenset(header["month_first"])
        self.british = frozenset(header["british"])
        self.american = frozenset(header["american"])
        self.month_first_countries = frozenset(header["month_first_countries"])
        self.horizon = date(table["horizon"], 12, 31)
        self.events = [
            (phrase, row["day"], row.get("floor", True), row["id"])
            for row in table["event"]
            for phrase in row["phrases"]
        ]
        self.occasions = [
            (phrase, row["first"], row["last"], row["id"]) for row in table["occasion"] for phrase in row["phrases"]
        ]
        self.months = {name: number for number, name in enumerate(MONTHS, 1)}
        self.months |= {low: _by_its_letters(low, MONTHS) + 1 for low in shape["months"] if low not in self.months}
        self.header_months = {**table["months"], **self.months}
        self.weekdays = {low: _by_its_letters(low, WEEKDAYS) for low in shape["weekdays"]}
        self.header_weekdays = {
            **{name: WEEKDAYS.index(day) for day, names in table["weekdays"].items() for name in names},
            **self.weekdays,
        }
        self.marks = frozenset(self.months) | frozenset(self.weekdays)
        """Words without which, and without a figure, nothing is dated."""

    def label(self, before: Sequence[str]) -> str | None:
        """What a header line calls a date, by the last such word before it; None for the day of something else.

        What stands beyond a bar or a dash is another entry of the line; only its first and last words may be labels.
        """
        if not self.site_text.isdisjoint(before):
            return None
        if before and before[0] in _FINISHED:
            return ""  # "ENDS/ 3 May 2025"
        if self._closes_text(before):
            return "published"
        at = max((place for place, low in enumerate(before) if low in _PARTS), default=-1)
        part = before[at + 1 :]
        if not part and at > 0:
            return self._label_beyond([low for low in before[:at] if low[0].isalnum()])
        if not _IS.isdisjoint(part) and self.itself.isdisjoint(part) and part[0] not in _ITSELF:
            return None  # "her book was published on 3 May 2019"
        for distance, low in enumerate(reversed([low for low in part if low != ":"]), 1):
            label = self._labelled(low)
            if label and not self.site_text_labelled.isdisjoint(part):
                return None
            if label:
                return label
            if low in self.handled or (low in self.no_label and distance <= _BESIDE):
                return None
        return ""

    def _closes_text(self, before: Sequence[str]) -> bool:
        """ "Written in Lagos on 3 May", "Information as of 3 May", "This paper was completed on 3 May" """
        words = [low for low in before if low[0].isalpha()]
        if not words or len(words) > _CLOSING:
            return False
        made = not self.made.isdisjoint(words)
        if words[0] in self.made:
            return True
        if words[0] == "this":
            return made and words[1] in self.itself
        return words[0] in self.of_text and (made or tuple(words[-2:]) in _UP_TO)

    def _labelled(self, low: str) -> str:
        if low in self.updated:
            return "updated"
        if low in self.published:
            return "published"
        return "appeared" if low in self.appeared else ""

    def _label_beyond(self, part: Sequence[str]) -> str | None:
        """ "Published by Ana Paz | 3 May", "Retrieved | 3 May" """
        for low in (*part[-1:], *part[:1]):
            if low in self.handled or (low in self.no_label and len(part) == 1):
                return None
            if label := self._labelled(low):
                return label
        return ""

    def order(self, lows: Sequence[str]) -> bool | None:
        """Whether a header line comes from where the month is written first; a clock of 24 hours says it does not."""
        if not self.month_first.isdisjoint(lows):
            return True
        if not self.day_first.isdisjoint(lows) or any(_CLOCK_24.match(low) for low in lows):
            return False
        return None


def _compile(lexicon: Tables) -> DatingWords:
    return DatingWords(lexicon.table("dating"), lexicon.table("layout")["shape"])


dating_words = Once(_compile, part=lambda lexicon: lexicon.table("dating"))
"""The compiled words of a lexicon, made once."""
