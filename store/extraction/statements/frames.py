"""One frame for each reporting cue of a sentence: its subject, its content and how the two stand to each other."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from store.extraction.statements.cues import Cue
from store.extraction.statements.describing import head_noun
from store.extraction.statements.phrases import subject_start
from store.extraction.statements.view import View

_MODAL = frozenset(("will", "would", "could", "can", "may", "might", "should", "must", "shall", "'ll", "'d"))
_ASIDE = 25
"""How many tokens "planned to be in Osh in May" takes at most up to the comma behind it."""
_BEING = frozenset(("is", "am", "are", "was", "were", "be", "been", "being"))


@dataclass
class Frame:
    """A cue with its surroundings, all in token indices ``[first, last)``."""

    cue: Cue
    form: str
    lemma: str
    first: int
    last: int
    group: int
    """First token of the verb group: auxiliaries and adverbs before the cue."""
    shape: str = ""
    """after, before, inserted, inverted, participle, elided, relative, passive, called or according."""
    subject: tuple[int, int] | None = None
    elided: bool = False
    """The speaker is that of the frame before, or the subject of the sentence."""
    start: int = 0
    marker: str = "none"
    content: list[tuple[int, int]] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    negated: bool = False
    productive: bool = True
    """False for a coordinated cue that would have no content of its own: "and found nothing"."""
    anaphoric: bool = False
    """ "This was stated by ...": what is said stands before the sentence."""
    medium: int = -1
    """First token of the outlet in "the Herald quoted X as saying"."""
    relays: list[tuple[int, int]] = field(default_factory=list)
    """Subjects of "..., Reuters reports" after it."""
    partial: bool = False
    """A few quoted words are the object of the cue: "welcomed "a start"."""
    right: int = 0
    """Token after the last one the frame has used on its right."""


def find_cues(view: View, first: int, end: int, title: bool) -> list[Frame]:
    """Every cue of the tokens ``[first, end)`` that stands outside quotation marks and is not a noun."""
    frames: list[Frame] = []
    low, tokens, quote = view.low, view.tokens, view.quote
    verbs, phrases, alone = view.table.verbs, view.table.phrases, view.table.alone
    free = first
    triggers = view.triggers
    for index in range(bisect_left(triggers, first), len(triggers)):
        at = triggers[index]
        if at >= end:
            break
        if quote[at] >= 0 or at < free:
            continue
        word = low[at]
        rows = phrases.get((word, low[at + 1])) if at + 1 < end else None
        found: tuple[tuple[str, ...], Cue] | None = None
        if rows is not None:
            for words, cue in rows:
                if at + len(words) <= end and tuple(low[at : at + len(words)]) == words:
                    found = (words, cue)
                    break
        if found is None and word in alone:
            found = ((word,), alone[word])
        if found is not None:
            if not _phrase_stands(view, at, found[0], found[1], first, end):
                found = None
            elif tokens[at][2] == word or at == first or title or found[1].preposition:
                group = at if found[1].preposition else _group_start(view, at, first)
                form = "ing" if found[0][0].endswith("ing") else "phrase"
                free = at + len(found[0])
                frames.append(Frame(found[1], form, " ".join(found[0]), at, free, group))
                if form == "phrase" and not _BEING.isdisjoint(low[group:at]):
                    frames[-1].shape = "passive"  # "a meeting that had been called for Monday"
                continue
        entries = verbs.get(word)
        opening = at == first and word.endswith("ing")
        if entries is not None and (tokens[at][2] == word or title or opening):
            frame = _verb_frame(view, at, first, entries, title)
            if frame is not None and not _is_infinitive(view, frame, first, frames):
                frames.append(frame)
    return frames


def _phrase_stands(view: View, at: int, phrase: tuple[str, ...], cue: Cue, first: int, end: int) -> bool:
    """Whether a cue of several words is one here: not "the talks went on for hours", "three per cent"."""
    low, words = view.low, view.table.words
    if cue.id == "for":
        return at == first
    if phrase[0] in view.table.nouns and at > first and _is_noun_behind(view, at):
        return False  # "insistent calls for a new round"
    if cue.id == "per":
        return at > first and low[at - 1] == "," and at + 2 < end
    after = at + len(phrase)
    return phrase[-1] != "on" or cue.id != "say.phrase" or after >= end or low[after] not in words["prepositions"]


def _verb_frame(
    view: View, at: int, floor: int, entries: tuple[tuple[Cue, str, str], ...], title: bool
) -> Frame | None:
    low, words = view.low, view.table.words
    word = low[at]
    before = low[at - 1] if at > floor else ""
    if at + 1 < len(low) and f"{word} {low[at + 1]}" in words["traps"]:
        return None
    if before in ("-", "–") and view.tokens[at - 1][1] == view.tokens[at][0]:
        return None  # "so-called", "self-proclaimed"
    form = entries[0][1]
    if form == "base" and any(name == "past" for _, name, _ in entries) and before != "to":
        form = "past"
    group = _group_start(view, at, floor)
    helpers = low[group:at]
    auxiliary = bool(helpers) and any(
        helper in words["auxiliaries"] or helper in words["contracted"] for helper in helpers
    )
    infinitive = before == "to" and low[at + 1 : at + 2] in (["that"], [":"])  # "took a day to answer that"
    if word in view.table.nouns and not auxiliary and not infinitive:
        if at > floor and _is_noun_behind(view, at):
            return None
        if at + 1 < len(low) and (low[at + 1] == "of" or (form != "ing" and _verb_follows(view, at + 1))):
            return None
        if at == floor and not title and not (form == "ing" and low[at + 1 : at + 2] == ["that"]):
            return None
    if at == floor and form in ("base", "s") and not title:
        return None
    if form in ("past", "participle") and (before in ("the", "a", "an", "'s") or before in words["possessives"]):
        return None  # "the proposed truce"
    if (
        word in words["foreseen"]
        and not auxiliary
        and low[at + 1 : at + 2] == ["to"]
        and _is_what_comes(view, at, floor)
    ):
        return None
    if word in words["purposes"] and before in words["purposeful"]:
        return None  # "talks aimed at ending the war"
    if form == "base" and not auxiliary and not title:
        if before == "the":
            return None  # "sources in the know"
        if before in ("to", "") or before in ("he", "she", "it"):
            if before != "to":
                return None
        elif at > floor and not (
            before.endswith("s")
            or before in ("they", "we", "i", "you", "who", "media", "people", "both", "and")
            or (at - 1) in view.mention_first
            or any(
                low[place] == "those"
                or (low[place] in words["anonymous"] and low[place].endswith(("s", "men", "people")))
                for place in range(max(floor, at - 12), at)
            )
            or _plural_before(view, at, floor)
            or ((before == "," or view.quote[at - 1] >= 0) and _plural_behind(view, at))
        ):
            return None
    lemma = entries[0][2]
    frame = Frame(entries[0][0], form, lemma, at, at + 1, group)
    frame.negated = bool(helpers) and any(
        helper in words["negations"] or helper in words["contracted"] for helper in helpers
    )
    if (
        form == "base"
        and not frame.negated
        and any(helper in _MODAL for helper in helpers)
        and not (helpers[0] == "would" and word == "say")
        and not (helpers[0] in ("could", "can") and "only" in helpers)
    ):
        return None
    if form in ("past", "participle") and not _BEING.isdisjoint(helpers):
        frame.shape = "passive"
    return frame


def _is_what_comes(view: View, at: int, floor: int) -> bool:
    """ "Talks, first planned to be in Osh," and "talks expected to take place in May" plan or expect nothing."""
    before = at - 2 if view.low[at - 1].endswith("ly") or view.low[at - 1] == "first" else at - 1
    takes_place = view.low[at + 2 : at + 4] in (["take", "place"], ["be", "held"])
    if takes_place or before < floor or view.low[before] != ",":
        return takes_place
    behind = range(at + 2, min(at + _ASIDE, len(view.low) - 1))
    return any(view.low[k] == "," and view.finite[k + 1] for k in behind)


def _is_infinitive(view: View, frame: Frame, floor: int, before: list[Frame]) -> bool:
    """Whether a base form goes on from a modal verb or "to": "would pull back and guarantee", "to stop and say"."""
    group = frame.group
    if (
        frame.form != "base"
        or group != frame.first
        or group <= floor
        or view.low[group - 1] not in ("and", "but", "or")
    ):
        return False
    if any(other.form == "base" and other.first == other.group and not other.shape for other in before):
        return False  # "Officials say ... and warn that"
    return any(view.low[at] == "to" or view.low[at] in _MODAL for at in range(floor, group))


def _is_noun_behind(view: View, at: int) -> bool:
    """Whether a form that is noun and verb is a noun after its neighbour: "fresh claims", "sought guarantees"."""
    words, before = view.table.words, view.low[at - 1]
    if (
        before in words["determiners"]
        or before in words["prepositions"]
        or before in ("'s", "following", "including")
        or (before in ("'", "’") and view.quote[at - 1] < 0 and view.low[at - 2].endswith("s"))
        or before in words["possessives"]
        or before in words["describing"]
    ):
        return True
    if (at - 1) in view.mention_first or view.quote[at - 1] >= 0:
        return False
    if (before in view.table.verbs and before not in view.table.nouns) or (
        view.finite[at - 1] and before not in words["auxiliaries"]
    ):
        return True
    return before.endswith(("al", "ic", "ive", "ous", "an", "ese", "ish")) and not view.capital(at - 1)


def _verb_follows(view: View, at: int) -> bool:
    """Whether the next word is the verb: "press reports said", "Gulf states fear the", not "states needs of"."""
    low = view.low
    if low[at] in ("said", "says", "say"):
        return True
    forms = {name for _, name, _ in view.table.verbs.get(low[at], ())}
    noun = low[at] in view.table.nouns and at + 1 < len(low) and low[at + 1] in ("of", "for", "and", ",", ".")
    return not noun and bool(forms & {"base", "past"}) and low[at - 1].endswith("s")


def _plural_before(view: View, at: int, floor: int) -> bool:
    """Whether the subject has a plural as its head: "Communities affected by the dam say"."""
    start = subject_start(view, at, floor)
    head = head_noun(view, start, at) if start < at - 1 else at
    return head < at - 1 and view.low[head].endswith("s") and view.low[head + 1] in view.table.words["after_plurals"]


_BEHIND = 5
"""How many tokens behind a verb its subject has its head."""


def _plural_behind(view: View, at: int) -> bool:
    """Whether several people stand behind the verb: "..., say people on both sides"."""
    low, words = view.low, view.table.words
    for place in range(at + 1, min(len(low), at + 1 + _BEHIND)):
        if low[place] in words["anonymous"]:
            return low[place].endswith(("s", "men", "people", "media"))
        if view.finite[place] or view.separator(place) or view.quote[place] >= 0 or low[place] in words["prepositions"]:
            return False
    return False


def _group_start(view: View, at: int, floor: int) -> int:
    """First token of the auxiliaries and adverbs before a verb."""
    low, words = view.low, view.table.words
    group = at
    while group - 1 >= floor and view.quote[group - 1] < 0:
        step = low[group - 1]
        if (
            step in words["auxiliaries"]
            or step in words["negations"]
            or step in words["contracted"]
            or (
                (step in words["adverbs"] or (step.endswith("ly") and not view.capital(group - 1)))
                and group - 1 > floor
            )
        ) or (step in words["keeping"] and low[at].endswith("ing")):
            group -= 1
        elif step == "more" and group - 2 > floor and low[group - 2] == "once":
            group -= 2
        elif step in words["days"] or (
            step in ("week", "month", "year") and group - 2 > floor and low[group - 2] in ("last", "this")
        ):
            group -= 1
            if group - 1 > floor and low[group - 1] in ("last", "this", "on", "late", "early", "earlier"):
                group -= 1
            if group - 1 > floor and low[group - 1] == "on":
                group -= 1
        else:
            break
    return group


def readings(view: View, frame: Frame) -> tuple[Cue, ...]:
    """All cue classes that the frame's word can be read as."""
    if frame.form == "phrase" or frame.last - frame.first > 1:
        return (frame.cue,)
    return view.table.senses[view.low[frame.first]]
