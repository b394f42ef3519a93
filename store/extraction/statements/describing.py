"""Names and descriptions as the text prints them: the head of a phrase, a run of capitals, articles left out."""

from __future__ import annotations

from store.extraction.statements.view import View


def head_noun(view: View, first: int, last: int) -> int:
    """The last word before the first preposition, relative, comma or participle."""
    low, words = view.low, view.table.words
    head = first
    for at in range(first, last):
        word = low[at]
        if at > first and (
            word in words["prepositions"] or word in words["relatives"] or view.separator(at) or word == "close"
        ):
            break
        if view.is_word(at) and word not in (
            "familiar",
            "briefed",
            "there",
            "here",
            "who",
            "involved",
            "present",
            "speaking",
            "citing",
        ):
            head = at
    return head


def printed_name(view: View, first: int, last: int) -> str | None:
    """A run of two or more capitalised words that no lexicon knows, or one that follows a title."""
    low, words = view.low, view.table.words
    stop = last
    for at in range(first, last):
        if view.low[at] == "," or low[at] in words["relatives"] or (at > first and low[at] in words["prepositions"]):
            stop = at
            break
    at = stop
    while (
        at > first
        and (view.capital(at - 1) or low[at - 1] == "-")
        and at - 1 not in view.mention_at
        and low[at - 1] not in words["anonymous"]
    ):
        at -= 1
    if at == first and low[at] in words["determiners"]:
        return None
    if (
        stop - at >= 2
        and low[at] not in words["determiners"]
        and low[stop - 1] not in words["institutions"]
        and not (at > first and low[at - 1] == "the")
    ):
        return view.text[view.tokens[at][0] : view.tokens[stop - 1][1]]
    if stop - at == 1 and at > first and low[at - 1] in ("mr", "mrs", "ms", "."):
        return view.text[view.tokens[at][0] : view.tokens[stop - 1][1]]
    return None


def name_in_apposition(view: View, first: int, last: int) -> tuple[int, int] | None:
    """A run of capitalised words between commas: "a spokesman for the rebels, Al-Fateh Qurashi,"."""
    low = view.low
    at = first
    while at < last and low[at] != ",":
        at += 1
    start = at + 1
    stop = start
    while stop < last and (view.capital(stop) or low[stop] == "-"):
        stop += 1
    if stop - start < 2 or (stop < last and low[stop] != ","):
        return None
    words = view.table.words
    if any(low[place] in words["institutions"] or low[place] in words["determiners"] for place in range(start, stop)):
        return None
    return start, stop


def without_article(phrase: str) -> str:
    for article in ("The ", "the ", "A ", "a ", "An ", "an "):
        if phrase.startswith(article):
            return phrase[len(article) :]
    return phrase


def lower_first(phrase: str) -> str:
    if len(phrase) > 1 and phrase[0].isupper() and phrase[1].islower():
        word = phrase.split(" ", 1)[0]
        if word.lower() in (
            "one",
            "two",
            "three",
            "four",
            "five",
            "several",
            "some",
            "many",
            "sources",
            "officials",
            "media",
            "informed",
            "anonymous",
            "senior",
            "analysts",
            "diplomats",
            "another",
            "other",
            "local",
            "reports",
            "both",
        ):
            return phrase[0].lower() + phrase[1:]
    return phrase
