"""The rules for lines that are no prose, compiled from ``store/lexicon/layout.toml``."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from store.model import BlockKind, Token
from store.once import Once
from store.reading.line_words import ANY_QUOTE, is_hyphen, places_in_line, unquoted
from store.reading.sentences import SentenceRules
from store.reading.tokens import tokenise

_FOLLOWS = frozenset({":", "|", "-", "–", "—", "→", ">", "»", "›", "/", "·", "•", "…", "...", "↓", "▼", "▶"})
_REPORTING = frozenset({"said", "says", "told", "according", "announced", "asked"})
_SECOND = frozenset({"you", "you're", "you've", "you'll", "your", "yours"})
_FIRST = frozenset({"i", "my", "me"})
_TOLD = frozenset({"said", "says", "told"})
_YOURS = frozenset({"your", "yours"})
_BRIEFINGS = frozenset({"briefing", "brief", "bulletin"})
_THIS = frozenset({"this", "our", "these"})
_SHORT_NOTE = 30
"""In a note of more tokens, the text is spoken of in its first words."""
_THESE = _THIS | {"the", "your", "my", "all", "that", "more"}
_KEPT = frozenset({"'s", "#"})


class Tables(Protocol):
    """What reading asks of the lexicon."""

    def table(self, name: str) -> dict[str, Any]: ...

    def rows(self, name: str) -> list[list[str]]: ...


class Rule(NamedTuple):
    id: str
    kind: BlockKind
    where: str
    mark: bool
    words: int
    scope: str
    title: bool
    house: bool
    place: str


_Opening = tuple[tuple[str, ...], Rule]
"""A phrase that begins a line, and its rule."""


class LayoutRules:
    """Compiled rules: phrases are looked up by their first words, so that a line costs one look-up a token."""

    def __init__(
        self,
        table: Mapping[str, Any],
        dating: Mapping[str, Iterable[str]] | None = None,
        media: Iterable[str] = (),
        verbs: Iterable[str] = (),
        pasts: Iterable[str] = (),
    ) -> None:
        self.sentences = SentenceRules(table["sentences"])
        self.shape = {name: frozenset(values) for name, values in table["shape"].items()}
        for name, words in (dating or {}).items():
            self.shape[name] |= frozenset(words)
        self.shape["verbs"] |= frozenset(verbs)
        self.pasts = frozenset(pasts) - {"read", "cut", "set", "put", "let"}
        """Irregular forms of the past that are no other form as well."""
        self.mastheads = (self.shape["outlet"] | self.shape["letter"]) - self.shape["staff"]
        self.caption_starts: dict[str, list[list[str]]] = {}
        for phrase in table["shape"]["caption_start"]:
            self.caption_starts.setdefault(phrase.split()[0], []).append(phrase.split())
        self.media: frozenset[str] = frozenset(media)
        self.house = frozenset(table["house"]["words"])
        self.appeal = frozenset(table["house"]["appeal"])
        common = frozenset(table["shape"]["common"])
        shape = self.shape
        self.idle = shape["common"] | shape["months"] | shape["weekdays"] | shape["goes_on"] | shape["idle"]
        """Words that are capitalised without being names."""
        self.unremarkable = self.idle | shape["sections"] | shape["staff"] | shape["header"]
        self.talk = self.house | shape["site"] | shape["itself"] | shape["invite"] | shape["bio"] | shape["greetings"]
        self.talk |= shape["bio_verbs"]
        """Words without one of which hardly a line is about the page it stands on."""
        starts: dict[str, list[_Opening]] = {}
        self._any: dict[str, list[tuple[int, tuple[str, ...], Rule]]] = {}
        self._whole: dict[tuple[str, ...], Rule] = {}
        for row in table["rule"]:
            where = row["where"]
            rule = Rule(
                id=row["id"],
                kind=BlockKind(row["kind"]),
                where=where,
                mark=row.get("follow", "") == "mark",
                words=row.get("words", 60),
                scope=row.get("scope", "line"),
                title=row.get("title", True),
                house=row.get("house", False),
                place=row.get("place", ""),
            )
            for phrase in row["phrases"]:
                words = tuple(token.lower for token in tokenise(phrase))
                if where == "whole":
                    words = tuple(low for low in words if low[0].isalnum() or low in _KEPT)
                    self._whole.setdefault(words, rule)
                elif where == "start":
                    starts.setdefault(words[0], []).append((words, rule))
                else:
                    # looked up by its longest word that is not common, the rarest as a rule
                    rare = max(range(len(words)), key=lambda at: (words[at] not in common, len(words[at])))
                    self._any.setdefault(words[rare], []).append((rare, words, rule))
        self.menu_words = shape["sections"].union(
            words[0] for words, rule in self._whole.items() if len(words) == 1 and rule.kind is BlockKind.BOILERPLATE
        )
        """Words that are an entry of a menu alone."""
        self._start = {first: _by_second(openings) for first, openings in starts.items()}
        self._any_words = frozenset(self._any)
        self._most_words = max((rule.words for entries in self._any.values() for _, _, rule in entries), default=0)

    def find(self, lows: Sequence[str], words: int, tokens: Sequence[Token] = ()) -> Rule | None:
        """The rule that hits a line of these lower-case tokens, or None.

        With the ``tokens`` themselves, the hyphen of "follow-up" is no mark behind "follow".
        """
        if not lows:
            return None
        if len(lows) <= 12:
            plain = tuple("#" if low[0].isdigit() else low for low in lows if low[0].isalnum() or low in _KEPT)
            whole = self._whole.get(plain)
            if whole is not None:
                return whole
        for begin in (0, 1):
            if begin >= len(lows) or (begin == 1 and lows[0][0].isalnum()):
                break
            if begin == 1 and lows[0] in ANY_QUOTE and not _TOLD.isdisjoint(lows):
                break  # "Subscribe to that? Never," said the general.
            begun = self._start.get(lows[begin])
            if begun is None:
                continue
            second = lows[begin + 1] if begin + 1 < len(lows) else ""
            for phrase, rule in begun.get(second, begun[""]):
                stop = begin + len(phrase)
                if words > rule.words or tuple(lows[begin:stop]) != phrase:
                    continue
                if lows[stop : stop + 1] == ["("] and ")" in lows[stop : stop + 8]:
                    stop = lows.index(")", stop) + 1  # "Correction (9 June): ..."
                marked = stop >= len(lows) or (lows[stop] in _FOLLOWS and not is_hyphen(tokens, stop))
                if marked or not rule.mark:
                    return rule
        if words > self._most_words:
            return None
        present = self._any_words.intersection(lows)
        if not present:
            return None
        for at in places_in_line(lows, present):
            for rare, phrase, rule in self._any[lows[at]]:
                begin = at - rare
                if begin < 0 or words > rule.words or tuple(lows[begin : begin + len(phrase)]) != phrase:
                    continue
                if ANY_QUOTE.isdisjoint(lows):
                    outside = lows
                else:
                    outside = unquoted(lows)
                    if not any(tuple(outside[k : k + len(phrase)]) == phrase for k in range(len(outside))):
                        continue
                if not rule.house or words <= 10 or not self.house.isdisjoint(outside):
                    return rule
        return None

    def is_menu_row(self, lows: Sequence[str]) -> bool:
        """Whether these words are entries of menus one after the other: Home News World About us."""
        at = entries = 0
        while at < len(lows):
            step = 2 if self.is_menu_entry(lows[at : at + 2]) and at + 1 < len(lows) else 1
            if step == 1 and not self.is_menu_entry(lows[at : at + 1]):
                return False
            at += step
            entries += 1
        return entries >= 3

    def is_menu_entry(self, lows: Sequence[str]) -> bool:
        """Whether these words are an entry of a menu: World, About us, Middle East."""
        if len(lows) == 1:
            return lows[0] in self.menu_words
        rule = self._whole.get(tuple(lows))
        return rule is not None and rule.kind is BlockKind.BOILERPLATE

    def invites(self, lows: Sequence[str], words: int, full: bool = True, edge: bool = True) -> bool:
        """ "Get the Sunday letter: the week in ten lines, free."

        Within the article, off its ``edge``, "listen to the fishermen and you hear another story" invites nobody.
        """
        if words > 40:
            return False
        if not full and words < 13 and lows[0] in self.shape["invite"] and not self.house.isdisjoint(lows):
            return True
        asked = self.shape["edge_you"].intersection(lows)
        second = _SECOND if edge or not full else _YOURS
        if lows[0] in self.shape["invite"] and (asked or not second.isdisjoint(lows)):
            return not {"said", "says", "told"} & set(lows)
        return len(asked) > 1 and self.speaks_to_reader(lows, _SECOND)

    def advertises_itself(self, lows: Sequence[str]) -> bool:
        """ "HARBOUR LETTER - the news of nine ports, every second Friday." """
        letter, often = (
            self.shape["letter"].intersection(lows[: 7 if len(lows) > 16 else 16]),
            self.shape["often"].intersection(lows),
        )
        if not letter or not often or not _TOLD.isdisjoint(lows):
            return False
        if letter <= _BRIEFINGS:  # "the weekly briefing by the spokesperson"
            return not any(a in often and b in _BRIEFINGS for a, b in itertools.pairwise(lows))
        return True

    def appeals_at_edge(self, lows: Sequence[str]) -> bool:
        """The same for the first and last lines of a text, where one word is enough."""
        if self.shape["edge_you"].intersection(lows) and self.speaks_to_reader(lows, _SECOND):
            return True
        if self.advertises_itself(lows):
            return True
        return len(self.shape["edge_we"].intersection(lows)) > 1 and self.speaks_to_reader(lows)

    def handles_page(self, lows: Sequence[str], words: int) -> bool:
        """A button that says what it does with the page: "Save this article", "Report this summary  Hide source"."""
        if words > 9 or lows[0] not in self.shape["invite"]:
            return False
        return any(a in _THESE and b in self.shape["itself"] for a, b in itertools.pairwise(lows[1:5]))

    def tells_edition(self, lows: Sequence[str]) -> bool:
        """Where a text stood before, or what was done to it: "A version of this essay was first carried by ..."."""
        if len(self.shape["edition"].intersection(lows)) < 2:
            return False
        opening = lows if len(lows) <= _SHORT_NOTE else lows[:3]
        return any(a in _THIS and b in self.shape["pieces"] for a, b in itertools.pairwise(opening))

    def is_past(self, lows: Sequence[str]) -> bool:
        """Whether a line may tell of what has happened."""
        return any((low[-2:] == "ed" and len(low) > 4) or low in self.pasts for low in lows)

    def greets(self, lows: Sequence[str]) -> bool:
        """ "Good morning from Nairobi.", "Dear readers," """
        return lows[0] in self.shape["greetings"] and not self.shape["parts_of_day"].isdisjoint(lows[1:2])

    def house_score(self, lows: Sequence[str]) -> int:
        """How many signs there are that a line is about the page it stands on; nobody may speak in it."""
        site = len(self.shape["site"].intersection(lows))
        if not site or not _REPORTING.isdisjoint(lows) or not ANY_QUOTE.isdisjoint(lows):
            return 0
        score = min(site, 3) + (lows[0] in self.shape["invite"]) + (not self.appeal.isdisjoint(lows))
        score += not (self.house.isdisjoint(lows) and _FIRST.isdisjoint(lows))
        return score + any(a in _THIS and b in self.shape["itself"] for a, b in itertools.pairwise(lows))

    def appeals(self, lows: Sequence[str], words: int) -> bool:
        """Whether a line asks its reader for money or attention: two words of asking beside we, our, you or your."""
        if words > 110 or len(self.appeal.intersection(lows)) < 2 or not _REPORTING.isdisjoint(unquoted(lows)):
            return False
        return self.speaks_to_reader(lows)

    def speaks_to_reader(self, lows: Sequence[str], words: frozenset[str] | None = None) -> bool:
        """Whether an outlet speaks to its reader: we, our, you, your outside quotation marks."""
        house = self.house if words is None else words
        if house.isdisjoint(lows):
            return False
        return not house.isdisjoint(unquoted(lows))


def _by_second(openings: Sequence[_Opening]) -> dict[str, list[_Opening]]:
    """Phrases with one first word by their second, in order; those of one word stand under each, and under ""."""
    seconds = {"", *(phrase[1] for phrase, _ in openings if len(phrase) > 1)}
    return {
        second: [(phrase, rule) for phrase, rule in openings if phrase[1:2] in ((), (second,))] for second in seconds
    }


def _media(lexicon: Tables) -> Iterator[str]:
    for row in lexicon.rows("media"):
        for name in (row[0], *(row[1].split("|") if len(row) > 1 else ())):
            yield " ".join(token.lower for token in tokenise(name) if token.text[0].isalnum())


def _verb_forms(lexicon: Tables) -> Iterator[str]:
    """Forms that are surely verbs or might be: third persons and irregular pasts."""
    verbs = lexicon.table("verbs")
    for base in verbs["regular"].split():
        yield base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    for line in verbs["irregular"].splitlines():
        for form in line.replace("/", " ").split():
            yield form
            yield form + "s"


def _past_forms(lexicon: Tables) -> Iterator[str]:
    for line in lexicon.table("verbs")["irregular"].splitlines():
        base, *forms = line.split() or [""]
        yield from (past for past in "/".join(forms[:1]).split("/") if past and past != base)


def _compile(lexicon: Tables) -> LayoutRules:
    table, dating = lexicon.table("layout"), lexicon.table("dating")
    words = {
        "months": dating["months"],
        "weekdays": itertools.chain.from_iterable(dating["weekdays"].values()),
        "date_labels": dating["header"]["published"] + dating["header"]["updated"],
    }
    return LayoutRules(table, words, _media(lexicon), _verb_forms(lexicon), _past_forms(lexicon))


layout_rules = Once(_compile, part=lambda lexicon: lexicon.table("layout"))
"""The compiled rules of a lexicon, made once."""
