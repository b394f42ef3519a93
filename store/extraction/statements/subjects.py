"""The subject of each cue: before it, after it, left out, or behind a passive."""

from __future__ import annotations

from collections.abc import Callable

from store.extraction.statements.appositions import apposition_end
from store.extraction.statements.describing import head_noun
from store.extraction.statements.frames import Frame, readings
from store.extraction.statements.nonfinite import comes_to_say, is_participle, participle_subject
from store.extraction.statements.parted import is_parted, parted_subject
from store.extraction.statements.passives import by_somebody, called_so, passive_subject
from store.extraction.statements.phrases import subject_start, with_list
from store.extraction.statements.view import View
from store.model import Act


def locate_subject(view: View, frame: Frame, floor: int, end: int) -> bool:
    """Find the frame's subject; False where it is no report at all."""
    words = view.table.words
    of_phrase = _OF_PHRASES.get(frame.cue.id)
    if of_phrase is not None:
        return of_phrase(view, frame, floor, end)
    if frame.cue.preposition:
        return _source(view, frame, floor, end)
    if frame.shape == "passive":
        return passive_subject(view, frame, floor, end)
    if by_somebody(view, frame, floor, end):
        return called_so(view, frame, end)
    if _before_dashes(view, frame, floor):
        return True
    before = view.low[frame.group - 1] if frame.group > floor else ""
    if before == "having" and view.low[frame.group - 2] == "as":
        frame.group, frame.form, before = frame.group - 1, "ing", "as"  # "was quoted as having said"
    if before == "to":
        verb = comes_to_say(view, frame, floor)
        if verb is None:
            return False
        frame.group = verb
        return locate_subject(view, frame, floor, end)
    if frame.lemma == "wish" and _wishes_to_say(view, frame, end):
        return False
    if is_parted(view, frame, floor):
        return parted_subject(view, frame, floor, end)
    if before in words["relatives"]:
        return _antecedent(view, frame, floor)
    if frame.form == "ing" and is_participle(view, frame):
        return participle_subject(view, frame, floor, end)
    if before in words["coordinators"]:
        frame.shape, frame.elided = "elided", True
        return True
    return before not in words["subordinators"] and _phrase_before(view, frame, floor)


def _wishes_to_say(view: View, frame: Frame, end: int) -> bool:
    """Whether somebody wishes to say something, and says it: "The ministry wishes to clarify that"."""
    at = frame.last + 1
    if at + 1 >= end or view.low[frame.last] != "to":
        return False
    return any(cue.id in ("say", "tell") and form == "base" for cue, form, _ in view.table.verbs.get(view.low[at], ()))


def _own_words(view: View, frame: Frame, floor: int, end: int) -> bool:
    """ "In her words, the river belongs to all": whoever owns the words."""
    frame.shape, frame.subject = "according", (frame.first + 1, frame.last)
    return True


def _teller(view: View, frame: Frame, floor: int, end: int) -> bool:
    """ ""They offered a map", is how the delegate recalls the evening": only behind words in marks."""
    edge = frame.group - 1
    close = apposition_end(view, frame.last, end)
    people = view.table.words["anonymous"]
    for at in range(frame.last + 1, close):
        if view.low[at] in view.table.verbs and view.low[at - 1] in people:
            close = at  # "is what old men say when"
            break
    frame.shape, frame.subject, frame.right = "inverted", (frame.last, close), end
    return edge > floor and close > frame.last and view.quote[edge - (view.low[edge] == ",")] >= 0


def _answerer(view: View, frame: Frame, floor: int, end: int) -> bool:
    """ ""Not before May", was her answer"; ""Never", came the reply from the palace"."""
    frame.shape, frame.subject = "inverted", (frame.first + 1, frame.first + 2)
    if view.low[frame.first + 1] == "the":
        if frame.last >= end or view.low[frame.last] != "from":
            return False
        frame.subject = (frame.last + 1, apposition_end(view, frame.last + 1, end))
    return frame.group > floor


_OWNED = 9
"""Tokens between "in" and the words that somebody owns."""


def _owner(view: View, frame: Frame, floor: int, end: int) -> bool:
    """ "The pact is dead, in the foreign ministry's words"; "By the union's count, forty were hurt"."""
    at = frame.first - 1
    while at >= floor and frame.first - at < _OWNED and not view.separator(at) and view.quote[at] < 0:
        if view.low[at] in ("in", "by"):
            frame.first = frame.group = at
            frame.shape, frame.subject = "according", (at + 1, frame.last)
            of = frame.last < end and view.low[frame.last] == "of"  # "in the village's view of the lake"
            return not of and not any(view.finite[place] for place in range(at, frame.last - 2))
        at -= 1
    return False


_OF_PHRASES: dict[str, Callable[[View, Frame, int, int], bool]] = {
    "words": _own_words,
    "owner": _owner,
    "how": _teller,
    "answer": _answerer,
}
"""Classes of phrases that name their speaker in a way of their own."""


def _source(view: View, frame: Frame, floor: int, end: int) -> bool:
    """ "According to the envoy, the bridge is open"; not "according to the rules"."""
    if any(view.low[at] in view.table.words["rules"] for at in range(frame.last, min(end, frame.last + 3))):
        return False
    close = apposition_end(view, frame.last, end)
    if frame.last + 1 < end and _is_object(view, frame.last):
        close = frame.last + 1  # "For him the boat is "a message""
    if close >= end and frame.first == floor and "," in view.low[frame.last : close]:
        close = view.low.index(",", frame.last)  # what is said has a verb nobody knows
    frame.shape, frame.subject = "according", (frame.last, close)
    return close > frame.last


def _is_object(view: View, at: int) -> bool:
    """Whether a pronoun stands for somebody, and owns nothing: "him", "her, "; not "her office"."""
    behind = view.low[at + 1]
    whole = behind in view.table.words["determiners"] or behind in (",", "it") or view.quote[at + 1] >= 0
    return view.low[at] in ("him", "them") or (view.low[at] == "her" and whole)


def _before_dashes(view: View, frame: Frame, floor: int) -> bool:
    """Whether something between dashes parts the subject from its verb: "The envoy – a jurist – said"."""
    edge = frame.group - 1
    if edge <= floor or view.quote[edge] >= 0 or not view.spaced_dash(edge):
        return False
    opening = edge - 1
    while opening > floor and not view.spaced_dash(opening):
        opening -= 1
    start = subject_start(view, opening, floor) if opening > floor else opening
    if start >= opening or view.quote[opening - 1] >= 0 or view.any_quoted(opening, edge):
        return False
    frame.subject = (start, opening)
    return True


def _antecedent(view: View, frame: Frame, floor: int) -> bool:
    """Whom the relative pronoun before the verb means: "the farmers near the dam, who said"."""
    edge = frame.group - 1
    frame.shape = "relative"
    if edge < 1:
        return False
    end = edge - 1 if view.low[edge - 1] == "," else edge
    end = _persons_before(view, end, floor)
    start = _person_behind(view, subject_start(view, end, floor), end, before=view.low[frame.group - 1])
    if start - 2 >= floor and view.low[start - 1] == "," and (start - 2) in view.mention_first:
        start = subject_start(view, start - 1, floor)
    if start + 1 < end and view.low[start].endswith("ing") and _object_at(view, start + 1):
        start += 1  # "hosting | the ministers of Togo and Benin, who agreed"
    if start < end:
        frame.subject = (start, edge + 1)
    return frame.subject is not None


def _object_at(view: View, at: int) -> bool:
    """Whether an article or a capital opens what stands behind a participle; not "visiting ministers"."""
    return view.low[at] in view.table.words["determiners"] or view.capital(at)


def _persons_before(view: View, end: int, floor: int) -> int:
    """The end of the noun phrase that "who" means: "spoke with farmers near the dam, who said"."""
    low, words = view.low, view.table.words
    head = end - 1
    if head in view.mention_first or low[head] in words["anonymous"]:
        return end
    at = head
    while at > floor and at > end - 10 and not (view.finite[at] or view.separator(at)):
        if low[at] in words["prepositions"] and at - 1 >= floor and low[at - 1] in words["anonymous"]:
            return at
        at -= 1
    return end


def _person_behind(view: View, start: int, end: int, before: str) -> int:
    """Where whoever "who" means begins, if a thing stands before: "answered a question from | Tuvalu's envoy, who"."""
    low, words = view.low, view.table.words
    if before != "who" or low[head_noun(view, start, end)] in words["anonymous"]:
        return start
    for at in range(start + 1, end - 1):
        if low[at] in words["prepositions"]:
            person = any(low[place] in words["anonymous"] for place in range(at + 1, end))
            thing = not any(place in view.mention_at or view.capital(place) for place in range(start, at))
            return at + 1 if person and thing else start
    return start


_GOVERNING = frozenset(("in", "on", "by", "with", "from", "at", "during", "via"))


def _phrase_before(view: View, frame: Frame, floor: int) -> bool:
    """The noun phrase that ends right before the verb: "Estonia, Latvia and Lithuania said"."""
    low, words = view.low, view.table.words
    start, end = subject_start(view, frame.group, floor), frame.group
    if start >= end or low[start] in words["relatives"] or _is_governed(view, start, end):
        return False
    if low[start:end] in (["there"], ["you"]):
        return False  # "There were reports that", "If you want one line, take this: "
    if low[end - 1] in ("nobody", "none", "one") and low[start] in ("no", "nobody", "none"):
        return False
    if low[start] in ("neither", "nobody", "none") or (low[start] == "no" and frame.form != "phrase"):
        frame.negated = True
    if start - 2 >= floor and _in_relative_clause(view, start):
        cues = readings(view, frame)
        naming = any(cue.id in ("name", "liken", "judge") for cue in cues)
        said = any(cue.act is Act.STATEMENT for cue in cues)
        told = said and low[start - 1] == "which" and view.finite[min(frame.last, len(low) - 1)]
        if not naming and not told:  # not "a note which he said was gossip"
            return False
    if start - 1 >= floor and low[start - 1] in _GOVERNING and view.quote[start - 1] < 0:
        return False  # ", in a statement read in Algiers,"
    frame.subject = (with_list(view, start, end, floor), end)
    return True


def _is_governed(view: View, start: int, end: int) -> bool:
    """Whether the phrase ends with a preposition; not "those who were inside say"."""
    low, words = view.low, view.table.words
    return low[end - 1] in words["prepositions"] and not (
        low[start] in ("those", "people") or any(low[at] in words["relatives"] for at in range(start, end - 1))
    )


def _in_relative_clause(view: View, start: int) -> bool:
    """Whether the phrase at ``start`` opens a clause about the noun before it: "a meeting that he had called for"."""
    low, noun = view.low, start - 2
    if low[start - 1] in ("which", "whom"):
        return True
    return (
        low[start - 1] == "that" and low[noun] not in view.table.verbs and view.is_word(noun) and not view.capital(noun)
    )
