"""Names and descriptions as the text prints them: the head of a phrase, a run of capitals, articles left out."""

from __future__ import annotations

from store.extraction.statements.view import SEPARATORS, View


def head_noun(view: View, first: int, last: int) -> int:
    """The last word before the first preposition, relative, comma or participle."""
    low, words = view.low, view.table.words
    prepositions, relatives, after_heads = words["prepositions"], words["relatives"], words["after_heads"]
    head = first
    for at in range(first, last):
        word = low[at]
        if at > first and word.endswith("ed") and word in words["after_plurals"] and low[at - 1].endswith("s"):
            break  # "communities affected by the dam"
        if at > first and (
            word in prepositions or word in relatives or word == "close" or (word in SEPARATORS and view.separator(at))
        ):
            break
        if view.is_word(at) and word not in after_heads:
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


def with_name(view: View, subject: tuple[int, int], end: int) -> tuple[int, int]:
    """A subject with the name in apposition after it: "His Omani counterpart, Badr Saidi, thanked him and said"."""
    if subject[1] < end and view.low[subject[1]] == ",":
        named = name_in_apposition(view, subject[0], end)
        if named is not None and named[0] == subject[1] + 1:
            return subject[0], named[1]
    return subject


def name_told(view: View, first: int, last: int) -> str | None:
    """The name in a description, as printed: "Captain Lan Nguyen", "a spokesman for them, Al-Fateh Qurashi"."""
    printed = printed_name(view, first, last)
    if printed is None and view.low[head_noun(view, first, last)] in view.table.words["anonymous"]:
        named = name_in_apposition(view, first, last)
        if named is not None:
            printed = view.text[view.tokens[named[0]][0] : view.tokens[named[1] - 1][1]]
    return printed


def words_of(view: View, first: int, last: int) -> frozenset[str]:
    """The lower-case words of a phrase, signs left out."""
    return frozenset([view.low[at] for at in range(first, last) if view.is_word(at)])


def is_plural(noun: str) -> bool:
    return (noun.endswith("s") and not noun.endswith("ss")) or noun in ("people", "media", "fishermen")


def without_article(phrase: str) -> str:
    for article in ("The ", "the ", "A ", "a ", "An ", "an "):
        if phrase.startswith(article):
            return phrase[len(article) :]
    return phrase


def lower_first(view: View, phrase: str) -> str:
    """A description as it stands inside a sentence: "two diplomats", not "Two diplomats"."""
    first = phrase.split(" ", 1)[0]
    if first[:1].isupper() and first.lower() in view.table.words["lowered"]:
        return phrase[0].lower() + phrase[1:]
    return phrase
