"""The first words of a text have nothing before them: no look-up behind the first token finds the last one."""

from __future__ import annotations

from typing import Any, SupportsIndex

import pytest

from store.extraction import extract
from store.extraction.claims.text.article import Article
from store.extraction.mentions.article_words import ArticleWords
from store.extraction.statements.view import View
from store.lexicon import load_lexicon
from store.model import SourceText

BEGINNINGS = (
    "Talks on the dam are off.",
    "A 40th meeting was to be held in Suva by March, after a round in Apia named after the lake.",
    "Delegates from Peru, Chile and Bolivia are to attend, with Ecuador taking part.",
    "Kenya's envoy is still due in Juba on the 14th, his staff say.",
    "That meeting was due in Suva in January.",
    "And the round in Lomé that was announced for April?",
    "Coming from the north, Togo's minister, Afi Mensah, met Benin's envoy.",
    "Will be received by her counterpart Afi Mensah.",
    "Both countries' ministers will sign the map in Loja on Monday.",
    "On Monday the minister of Fiji met the minister of Tonga in Suva.",
    "Fiji meets Tonga on Monday, and somebody will chair it.",
    "Mensah had spoken for the second time with Togo's envoy Kofi Adu.",
    "Tonga and Zavodia will hold another round of talks in Apia on 4 May in",
    "Zavodia's and Pretonia's delegates, talks between",
    "Alarmed by the drought, officials said the talks go on.",
    "According to officials close to Monday's talks, Togo agreed to a pause.",
    "HE will be there, as agreed, by the old well, the envoy said.",
    "He said the talks go on.",
    "Who actually decides in Lomé, said the envoy?",
    "said the minister, who left.",
    "Reports said the envoy had left, reports as",
    "To meet the envoy, she flew to Apia.",
    "Meeting the envoys of Chad and Niger, she called for calm in the",
    "Meetings of Chad and Niger go on.",
    "Semi-final talks of Chad and Niger, semi -",
    "May we meet, asks Chad.",
    "Mensah and her counterpart, Kofi Adu, spoke by phone and agreed to meet.",
    "“Talks go on,” he said. “They do",
)


class _FromTheFirst(list[Any]):
    """A list that takes no index from its end."""

    def __getitem__(self, index: SupportsIndex | slice) -> Any:
        assert isinstance(index, slice) or index.__index__() >= 0, "a look-up before the first token"
        return super().__getitem__(index)


@pytest.fixture(autouse=True)
def _no_negative_index(monkeypatch: pytest.MonkeyPatch) -> None:
    watch(monkeypatch, Article, "lower", "group_at", "mention_at", "time_at", "clause_at", "statement_at", "cue_at")
    watch(monkeypatch, ArticleWords, "lowers", "words")
    watch(monkeypatch, View, "low", "quote", "finite")


def watch(monkeypatch: pytest.MonkeyPatch, kind: type, *names: str) -> None:
    """Let the lists of these names in each new object of a class take no negative index."""
    make: Any = kind.__init__

    def init(self: Any, *args: Any, **options: Any) -> None:
        make(self, *args, **options)
        for name in names:
            setattr(self, name, _FromTheFirst(getattr(self, name)))

    monkeypatch.setattr(kind, "__init__", init)


@pytest.mark.parametrize("text", BEGINNINGS)
def test_nothing_stands_before_the_first_word(text: str) -> None:
    assert extract(SourceText(text, "0" * 64, "-"), load_lexicon()).document.tokens


def test_what_is_before_the_first_word_is_no_word_of_the_text() -> None:
    """ "Monday" is no day gone by because the text ends on the word "following"."""
    text = "Talks on Monday brought Chad and Niger together, the envoy said, and he named no date for the following"
    found = [extract(SourceText(each, "0" * 64, "-"), load_lexicon()).reports for each in (text, text + " one.")]
    assert [report.when for report in found[0]] == [report.when for report in found[1]] != []
