"""The subject of each cue: before it, after it, left out, or behind a passive."""

from __future__ import annotations

from store.extraction.statements.adjuncts import after_adjuncts
from store.extraction.statements.appositions import apposition_end, inverted_subject, nominal, subject_with_apposition
from store.extraction.statements.frames import Frame, readings
from store.extraction.statements.phrases import subject_start, with_list
from store.extraction.statements.view import View


def locate_subject(view: View, frame: Frame, floor: int, end: int) -> bool:
    """Find the frame's subject; False where it is no report at all."""
    low, words = view.low, view.table.words
    edge = frame.group - 1
    before = low[edge] if edge >= floor else ""
    if frame.cue.id == "words":
        frame.shape, frame.subject = "according", (frame.first + 1, frame.last)
        return True
    if frame.cue.preposition:
        if any(low[at] in words["rules"] for at in range(frame.last, min(end, frame.last + 3))):
            return False
        frame.shape = "according"
        close = apposition_end(view, frame.last, end)
        frame.subject = (frame.last, close)
        return close > frame.last
    if frame.shape == "passive":
        return _passive(view, frame, floor, end)
    if (
        frame.form in ("past", "participle")
        and frame.group == frame.first
        and frame.last < end
        and low[frame.last] == "by"
        and (edge < floor or view.quote[edge] < 0)
        and not _by_means(view, frame.last, end)
    ):
        return _called_so(view, frame, end)  # "a meeting, reported by two papers"
    if frame.cue.id == "how":
        frame.shape = "inverted"
        frame.subject = (frame.last, apposition_end(view, frame.last, end))
        return edge > floor and frame.subject[1] > frame.last and view.quote[edge - (low[edge] == ",")] >= 0
    if frame.cue.id == "answer":
        frame.shape = "inverted"
        frame.subject = (frame.first + 1, frame.first + 2)
        if low[frame.first + 1] == "the":
            if frame.last >= end or low[frame.last] != "from":
                return False
            frame.subject = (frame.last + 1, apposition_end(view, frame.last + 1, end))
        return edge >= floor
    if edge > floor and view.quote[edge] < 0 and view.spaced_dash(edge):
        opening = edge - 1
        while opening > floor and not view.spaced_dash(opening):
            opening -= 1
        start = subject_start(view, opening, floor) if opening > floor else opening
        if start < opening and view.quote[opening - 1] < 0 and not view.any_quoted(opening, edge):
            frame.subject = (start, opening)
            return True
    quoted = edge >= floor and view.quote[edge] >= 0
    comma = before == ","
    if before == "to":
        verb = _comes_to_say(view, edge, floor)
        if verb is None:
            return False
        frame.group = verb
        return locate_subject(view, frame, floor, end)
    if edge < floor or quoted or comma or before in (";", ":", "?", "!") or (edge >= floor and view.spaced_dash(edge)):
        if frame.form == "ing":
            frame.shape, frame.elided = "participle", True
            return True
        inverted = None
        if frame.lemma != "tell" and any(
            cue.front or (quoted and "quote" in cue.takes) for cue in readings(view, frame)
        ):
            inverted = inverted_subject(view, frame, floor, end)
        if (
            inverted is not None
            and comma
            and (inverted[0] > frame.last or (not view.any_finite(floor, edge) and "," in low[floor:edge]))
            and view.quote[edge - 1] < 0
            and subject_with_apposition(view, frame, floor, edge)
        ):
            return True  # "Akar, the minister, said in his office above the Bosphorus": nothing is turned round
        if (
            inverted is not None
            and comma
            and not any(cue.front and "object" not in cue.takes for cue in readings(view, frame))
        ):
            quote_before = edge > floor and view.quote[edge - 1] >= 0
            if (
                not quote_before
                and frame.lemma != "say"
                and subject_with_apposition(view, frame, floor, edge)
                and frame.subject is not None
                and frame.subject[0] == floor
            ):
                return True
            frame.subject = None
            if not quote_before and not nominal(view, *inverted):
                inverted = None
        if inverted is not None:
            frame.shape, frame.subject = "inverted", inverted
            return True
        if quoted or edge < floor:
            if quoted and frame.form != "past" and frame.form != "s":
                return False
            frame.elided = True
            return edge >= floor
        if comma and frame.lemma in ("ask", "tell", "question", "inform") and frame.form == "past":
            following = low[frame.last] if frame.last < end else ""
            if following in words["subordinators"] or following in ("about", "by", "if", "on"):
                return False  # "Rama, asked whether he would come, snapped"
        placed = (
            comma
            and frame.form in ("past", "participle")
            and low[frame.last : frame.last + 1] in (["for"], ["in"], ["at"])
        )
        if placed and any(low[at] in words["at_first"] for at in range(frame.group, frame.first)):
            return False  # "the dates, first announced for May, have been changed"
        if comma:
            return subject_with_apposition(view, frame, floor, edge)
        return False
    if before in words["relatives"]:
        frame.shape = "relative"
        antecedent = edge
        if low[antecedent - 1] == ",":
            antecedent -= 1
        antecedent = _persons_before(view, antecedent, floor)
        start = subject_start(view, antecedent, floor)
        if start - 2 >= floor and low[start - 1] == "," and (start - 2) in view.mention_first:
            start = subject_start(view, start - 1, floor)
        frame.subject = (start, edge + 1) if start < antecedent else None
        return frame.subject is not None
    if frame.form == "ing":
        if before in ("as", "by"):
            frame.shape, frame.elided = "participle", True
            if before == "as":
                return _as_saying(view, frame, floor, edge)
            return True
        if before in words["prepositions"] or before in words["determiners"] or before in words["possessives"]:
            return False
        if before in ("and", "but"):
            frame.shape, frame.elided = "participle", True
            return True
        if not any(
            low[at] in words["auxiliaries"] or low[at] in words["keeping"] for at in range(frame.group, frame.first)
        ):
            if before in ("when", "while", "after", "worth"):
                return False
            if (
                frame.last < end
                and low[frame.last] not in ("that", ":", ",")
                and view.quote[frame.last] < 0
                and frame.lemma != "say"
                and low[edge] not in words["papers"]
            ):
                return False
            frame.shape, frame.elided = "participle", True
            start = subject_start(view, edge + 1, floor)
            owned = start <= edge and nominal(view, start, edge + 1)  # "hit back saying": nobody stands before it
            if owned and not any(low[at] in words["papers"] for at in range(start, edge + 1)):
                frame.subject = (start, edge + 1)
                frame.elided = False
            return True
    if before in words["coordinators"]:
        frame.elided = True
        frame.shape = "elided"
        return True
    start = subject_start(view, edge + 1, floor)
    if before in words["subordinators"]:
        return False
    if before in words["prepositions"] and not (
        low[start] in ("those", "people") or any(low[at] in words["relatives"] for at in range(start, edge))
    ):
        return False  # "those who were inside say"
    if (
        start > edge
        or low[start] in words["relatives"]
        or (low[edge] in ("nobody", "none", "one") and low[start] in ("no", "nobody", "none"))
    ):
        return False
    if low[start] in ("neither", "nobody", "none") or (low[start] == "no" and frame.form != "phrase"):
        frame.negated = True
    if start - 2 >= floor and low[start - 1] in ("which", "whom", "that") and frame.cue.id != "name":
        noun = low[start - 2] not in view.table.verbs and view.is_word(start - 2) and not view.capital(start - 2)
        if noun or low[start - 1] != "that":
            return False  # "a meeting that he had called for"
    if start - 1 >= floor and low[start - 1] in _GOVERNING and view.quote[start - 1] < 0:
        return False  # ", in a statement read in Algiers,"
    frame.subject = (with_list(view, start, edge + 1, floor), edge + 1)
    return True


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


_GOVERNING = frozenset(("in", "on", "by", "with", "from", "at", "during", "via"))
_REACH = 14
"""Tokens between a verb and an infinitive of saying that goes with it."""


def _comes_to_say(view: View, to: int, floor: int) -> int | None:
    """First token of the verb before an infinitive of saying: "came out on the steps to say", "was quick to deny".

    What somebody only means, is asked or is expected to say has not been said.
    """
    low, words = view.low, view.table.words
    if to - 1 >= floor and low[to - 1] in words["trying"]:
        return to - 1
    at = to - 1
    while at >= max(floor, to - _REACH) and not view.finite[at]:
        if (
            view.quote[at] >= 0
            or view.separator(at)
            or low[at] in words["subordinators"]
            or low[at] in words["relatives"]
        ):
            return None
        at -= 1
    if at < max(floor, to - _REACH):
        return None
    ready = any(low[place] in words["ready"] for place in range(at + 1, to))
    if not ready and (
        low[at] not in words["appearing"] or any(low[place] in words["bound"] for place in range(at + 1, to))
    ):
        return None
    while at > floor and view.finite[at - 1] and view.quote[at - 1] < 0:
        at -= 1
    if any(low[place] in words["future"] for place in range(at, to)):
        return None
    return at


def _by_means(view: View, at: int, end: int) -> bool:
    """Whether "by" tells the means or the manner: "said by telephone", "began by saying"."""
    if at + 1 >= end:
        return True
    following = view.low[at + 1]
    return following.endswith("ing") or following in view.table.words["means"]


def _passive(view: View, frame: Frame, floor: int, end: int) -> bool:
    low = view.low
    if frame.last < end and low[frame.last] == "that" and frame.group > floor and low[frame.group - 1] == "it":
        words = view.table.words
        reminded = any(low[at] in words["reminded"] for at in range(frame.group, frame.first))
        if frame.lemma in words["reminding"] or reminded:
            return False  # the paper itself: "It may be recalled that", "it should be noted that"
        frame.shape = "nobody"
        return True
    if frame.cue.id in ("name", "judge") and low[frame.last : frame.last + 1] == ["to"]:
        by = next((at for at in range(frame.last + 1, min(end, frame.last + 6)) if low[at] == "by"), 0)
        if by:
            frame.last = by  # "was described to this paper by one of them as"
            return _called_so(view, frame, end)
    if frame.last < end and low[frame.last] == "by":
        close = apposition_end(view, frame.last + 1, end)
        if "that" in low[frame.last + 2 : close]:
            close = low.index("that", frame.last + 2)  # "I am told by someone close to the king that"
        if frame.lemma == "say" and low[close - 2 : close] == ["to", "be"]:
            close -= 2  # "was said by an official to be"
        if close > frame.last + 2 and low[close - 1] == "as":
            close -= 1  # "was rejected by Peru as "a joke""
        if frame.cue.id in ("deny", "judge", "name", "accuse", "urge"):
            # not "was rejected by the group within the hour"
            told = view.any_quoted(floor, frame.first) or "as" in low[frame.last : end]
            return _called_so(view, frame, end) or told
        frame.subject = (frame.last + 1, close)
        frame.shape = "passive"
        frame.anaphoric = frame.group > floor and low[frame.group - 1] in ("this", "that", "it")
        return frame.subject[1] > frame.subject[0]
    return False


def _called_so(view: View, frame: Frame, end: int) -> bool:
    """A name given by somebody behind "by": "described by the palace as "cordial"", "called by Suva "a start"."""
    low = view.low
    if not any(cue.id in ("name", "judge", "deny") for cue in readings(view, frame)):
        return False
    opening = view.next_quotation(frame.last, end) if frame.last < end else end
    if opening >= end or opening > frame.last + 14:
        return False
    stop = opening - 1 if low[opening - 1] == "as" else opening
    if view.any_finite(frame.last, stop) or any(view.separator(at) for at in range(frame.last, stop)):
        return False
    close = frame.last + 1
    while close < stop and low[close] not in ("at", "on", "in", "as") and low[close] not in view.table.words["days"]:
        close += 1
    frame.subject, frame.shape = (frame.last + 1, close), "called"
    frame.start, frame.marker = (stop if stop < opening else opening - 1), "as"
    return close > frame.last + 1


def _as_saying(view: View, frame: Frame, floor: int, edge: int) -> bool:
    """ "quoted a diplomat as saying", "was quoted by the agency as saying"."""
    low = view.low
    at = edge - 1
    while at >= floor and low[at] not in view.table.words["quoting"]:
        at -= 1
    if at < floor:
        return False
    helper = at - 1
    if helper >= floor and low[helper] in ("was", "were", "is", "are", "been"):
        if helper - 1 > floor and low[helper - 1] == "," and subject_with_apposition(view, frame, floor, helper - 1):
            frame.elided, frame.shape = False, "after"
            return True
        start = subject_start(view, helper, floor)
        frame.subject = (start, helper)
    else:
        frame.subject = (at + 1, edge)
    frame.elided = False
    frame.shape = "after"
    return frame.subject[0] < frame.subject[1]


def begin_content(view: View, frame: Frame, end: int) -> None:
    """Find where content after the cue would begin."""
    at = frame.last
    if frame.shape == "called":
        return
    if frame.cue.id == "words":
        frame.start, frame.marker = frame.last + 1, "comma"
        return
    if frame.subject is not None and frame.shape in ("inverted", "passive", "according"):
        at = frame.subject[1]
        frame.start, frame.marker = at, "none"
        if at < end and view.low[at] == "," and at + 1 < end:
            frame.start = at + 1
            frame.marker = "quote" if view.quote[at + 1] >= 0 else "comma"
            if frame.shape != "according":
                frame.start = at if frame.marker == "comma" else at + 1
        elif at < end and view.low[at] == ":":
            frame.start, frame.marker = at + 1, "colon"
        elif at < end and frame.shape != "according":
            frame.start, frame.marker = after_adjuncts(view, at, end, False)
            told = frame.marker == "that" and frame.shape == "passive"  # "I am told by friends that"
            if frame.marker in ("bare", "of", "as", "to", "whether", "that") and not told:
                frame.marker = "none"
        elif at < end:
            frame.marker = "quote" if view.quote[at] >= 0 else "comma"
        return
    if frame.cue.id in ("answer", "how"):
        frame.start, frame.marker = frame.last, "none"
        return
    hearer = frame.cue.to or frame.lemma in ("warn", "ask", "promise")
    frame.start, frame.marker = after_adjuncts(view, at, end, hearer)
    if hearer and frame.marker == "bare" and view.finite[frame.start] and frame.start > at + 1:
        frame.start, frame.marker = after_adjuncts(view, at, end, False)  # "warned its stocks would not last"
