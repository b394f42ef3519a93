"""One frame for each reporting cue of a sentence: its subject, its content and how the two stand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extraction.statements.cues import Cue
from store.extraction.statements.phrases import after_adjuncts, phrase_end, subject_start
from store.extraction.statements.view import View
from store.model import Sentence


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
    """after, before, inserted, inverted, participle, elided, relative, passive or according."""
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
    relays: list[tuple[int, int]] = field(default_factory=list)
    """Subjects of "..., Reuters reports" after it."""
    right: int = 0
    """Token after the last one the frame has used on its right."""


def find_cues(view: View, first: int, end: int, title: bool) -> list[Frame]:
    """Every cue of the tokens ``[first, end)`` that stands outside quotation marks and is not a noun."""
    frames: list[Frame] = []
    low, tokens, quote = view.low, view.tokens, view.quote
    verbs, phrases = view.table.verbs, view.table.phrases
    at = first
    while at < end:
        word = low[at]
        if quote[at] >= 0:
            at += 1
            continue
        rows = phrases.get(word)
        if rows is not None:
            found = None
            for words, cue in rows:
                if at + len(words) <= end and tuple(low[at : at + len(words)]) == words:
                    found = (words, cue)
                    break
            if found is not None and found[1].id == "for" and at != first:
                found = None
            if found is not None and (tokens[at][2] == word or at == first or title or found[1].preposition):
                group = at if found[1].preposition else _group_start(view, at, first)
                form = "ing" if found[0][0].endswith("ing") else "phrase"
                frames.append(Frame(found[1], form, " ".join(found[0]), at, at + len(found[0]), group))
                at += len(found[0])
                continue
        entries = verbs.get(word)
        if entries is not None and (tokens[at][2] == word or title):
            frame = _verb_frame(view, at, first, entries, title)
            if frame is not None:
                frames.append(frame)
        at += 1
    return frames


def _verb_frame(
    view: View, at: int, floor: int, entries: tuple[tuple[Cue, str, str], ...], title: bool
) -> Frame | None:
    low, words = view.low, view.table.words
    word = low[at]
    before = low[at - 1] if at > floor else ""
    form = entries[0][1]
    if form == "base" and any(name == "past" for _, name, _ in entries) and before != "to":
        form = "past"
    group = _group_start(view, at, floor)
    helpers = low[group:at]
    auxiliary = any(helper in words["auxiliaries"] or helper in words["contracted"] for helper in helpers)
    if word in view.table.nouns and not auxiliary:
        if (
            before in words["determiners"]
            or before in words["prepositions"]
            or before == "'s"
            or before in words["possessives"]
        ):
            return None
        if (
            at > floor
            and (at - 1) not in view.mention_first
            and before.endswith(("al", "ic", "ive", "ous", "an", "ese", "ish"))
            and not view.capital(at - 1)
        ):
            return None
        if at + 1 < len(low) and low[at + 1] in ("of", "said", "says"):
            return None
        if at == floor and not title:
            return None
    if at == floor and form in ("base", "s") and not title:
        return None
    if form == "base" and not auxiliary and not title:
        if before in ("to", "") or before in ("he", "she", "it"):
            if before != "to":
                return None
        elif at > floor and not (
            before.endswith("s")
            or before in ("they", "we", "i", "you", "who", "media", "people", "both", "and")
            or (at - 1) in view.mention_first
            or any(
                low[place] in words["anonymous"] and low[place].endswith(("s", "men", "people"))
                for place in range(max(floor, at - 12), at)
            )
        ):
            return None
    lemma = entries[0][2]
    frame = Frame(entries[0][0], form, lemma, at, at + 1, group)
    frame.negated = any(helper in words["negations"] or helper in words["contracted"] for helper in helpers)
    if (
        form == "base"
        and not frame.negated
        and any(
            helper in ("will", "would", "could", "can", "may", "might", "should", "must", "shall", "'ll", "'d")
            for helper in helpers
        )
        and not (helpers[0] == "would" and word == "say")
    ):
        return None
    passive = any(helper in ("is", "are", "was", "were", "be", "been", "being") for helper in helpers)
    if form in ("past", "participle") and passive:
        frame.shape = "passive"
    return frame


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
        ):
            group -= 1
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
    entries = view.table.verbs[view.low[frame.first]]
    seen: list[Cue] = []
    for cue, _, _ in entries:
        if cue not in seen:
            seen.append(cue)
    return tuple(seen)


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
        close = _apposition_end(view, frame.last, end)
        frame.subject = (frame.last, close)
        return close > frame.last
    if frame.shape == "passive":
        return _passive(view, frame, floor, end)
    if frame.cue.id == "how":
        frame.shape = "inverted"
        frame.subject = (frame.last, _apposition_end(view, frame.last, end))
        return edge > floor and frame.subject[1] > frame.last and view.quote[edge - (low[edge] == ",")] >= 0
    if frame.cue.id == "answer":
        frame.shape = "inverted"
        frame.subject = (frame.first + 1, frame.first + 2)
        if low[frame.first + 1] == "the":
            if frame.last >= end or low[frame.last] != "from":
                return False
            frame.subject = (frame.last + 1, _apposition_end(view, frame.last + 1, end))
        return edge >= floor
    if edge > floor and view.quote[edge] < 0 and view.spaced_dash(edge):
        opening = edge - 1
        while opening > floor and not view.spaced_dash(opening):
            opening -= 1
        start = subject_start(view, opening, floor) if opening > floor else opening
        if (
            start < opening
            and view.quote[opening - 1] < 0
            and not any(view.quote[at] >= 0 for at in range(opening, edge))
        ):
            frame.subject = (start, opening)
            return True
    quoted = edge >= floor and view.quote[edge] >= 0
    comma = before == ","
    if before == "to":
        if edge - 1 < floor or low[edge - 1] not in words["trying"]:
            return False
        frame.group = edge - 1
        return locate_subject(view, frame, floor, end)
    if edge < floor or quoted or comma or before in (";", ":", "?", "!") or (edge >= floor and view.spaced_dash(edge)):
        if frame.form == "ing":
            frame.shape, frame.elided = "participle", True
            return True
        inverted = None
        if frame.lemma != "tell" and any(
            cue.front or (quoted and "quote" in cue.takes) for cue in readings(view, frame)
        ):
            inverted = _inverted(view, frame, floor, end)
        if (
            inverted is not None
            and comma
            and not any(cue.front and "object" not in cue.takes for cue in readings(view, frame))
        ):
            quote_before = edge > floor and view.quote[edge - 1] >= 0
            if (
                not quote_before
                and frame.lemma != "say"
                and _with_apposition(view, frame, floor, edge)
                and frame.subject is not None
                and frame.subject[0] == floor
            ):
                return True
            frame.subject = None
            if not quote_before and not _nominal(view, *inverted):
                inverted = None
        if inverted is not None:
            frame.shape, frame.subject = "inverted", inverted
            return True
        if quoted or edge < floor:
            if quoted and frame.form != "past" and frame.form != "s":
                return False
            frame.elided = True
            return edge >= floor
        if comma:
            return _with_apposition(view, frame, floor, edge)
        return False
    if before in words["relatives"]:
        frame.shape = "relative"
        antecedent = edge
        if low[antecedent - 1] == ",":
            antecedent -= 1
        start = subject_start(view, antecedent, floor)
        if start - 2 >= floor and low[start - 1] == "," and (start - 2) in view.mention_first:
            start = subject_start(view, start - 1, floor)
        frame.subject = (start, antecedent) if start < antecedent else None
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
        if not any(low[at] in words["auxiliaries"] for at in range(frame.group, frame.first)):
            if before in ("when", "while", "after"):
                return False
            if frame.last < end and low[frame.last] not in ("that", ":", ",") and view.quote[frame.last] < 0:
                return False
            frame.shape, frame.elided = "participle", True
            start = subject_start(view, edge + 1, floor)
            if start <= edge and not any(low[at] in words["papers"] for at in range(start, edge + 1)):
                frame.subject = (start, edge + 1)
                frame.elided = False
            return True
    if before in words["coordinators"]:
        frame.elided = True
        frame.shape = "elided"
        return True
    if before in words["prepositions"] or before in words["subordinators"]:
        return False
    start = subject_start(view, edge + 1, floor)
    if (
        start > edge
        or low[start] in words["relatives"]
        or (low[edge] in ("nobody", "none", "one") and low[start] in ("no", "nobody", "none"))
    ):
        return False
    if low[start] in ("neither", "nobody", "none") or (low[start] == "no" and frame.form != "phrase"):
        frame.negated = True
    if start - 2 >= floor and low[start - 1] in ("which", "whom", "that") and frame.cue.id != "name":
        if low[start - 1] != "that" or (
            low[start - 2] not in view.table.verbs and view.is_word(start - 2) and not view.capital(start - 2)
        ):
            return False
    frame.subject = (start, edge + 1)
    return True


def _passive(view: View, frame: Frame, floor: int, end: int) -> bool:
    low = view.low
    if frame.last < end and low[frame.last] == "that" and frame.group > floor and low[frame.group - 1] == "it":
        frame.shape = "nobody"
        return True
    if frame.last < end and low[frame.last] == "by":
        frame.subject = (frame.last + 1, _apposition_end(view, frame.last + 1, end))
        frame.shape = "passive"
        frame.anaphoric = frame.group > floor and low[frame.group - 1] in ("this", "that", "it")
        return frame.subject[1] > frame.subject[0]
    return False


def _as_saying(view: View, frame: Frame, floor: int, edge: int) -> bool:
    """ "quoted a diplomat as saying", "was quoted by the agency as saying"."""
    low = view.low
    at = edge - 1
    while at >= floor and low[at] not in ("quoted", "quotes", "quoting", "cited", "cites", "citing"):
        at -= 1
    if at < floor:
        return False
    helper = at - 1
    if helper >= floor and low[helper] in ("was", "were", "is", "are", "been"):
        if helper - 1 > floor and low[helper - 1] == "," and _with_apposition(view, frame, floor, helper - 1):
            frame.elided, frame.shape = False, "after"
            return True
        start = subject_start(view, helper, floor)
        frame.subject = (start, helper)
    else:
        frame.subject = (at + 1, edge)
    frame.elided = False
    frame.shape = "after"
    return frame.subject[0] < frame.subject[1]


def _inverted(view: View, frame: Frame, floor: int, end: int) -> tuple[int, int] | None:
    """The subject after the verb: "..., said the minister"."""
    low, words = view.low, view.table.words
    at = frame.last
    if at >= end or frame.form == "ing" or view.quote[at] >= 0 or not view.is_word(at):
        return None
    word = low[at]
    if frame.group - 1 < floor:
        return None
    if word == "that" or word in words["days"] or word in words["adverbs"] or word in words["subordinators"]:
        return None
    if word in words["prepositions"]:
        at = at + 2 if low[at] == "on" and at + 2 < end and view.capital(at + 2) else phrase_end(view, at + 1, end)
        if at >= end or not (view.capital(at) or low[at] in words["determiners"]) or view.quote[at] >= 0:
            return None
    elif (
        view.quote[frame.group - 1] < 0
        and not (view.quote[frame.group - 2] >= 0 and low[frame.group - 1] == ",")
        and not (
            view.capital(at)
            or word in words["determiners"]
            or word in words["pronouns"]
            or word in words["anonymous"]
            or word[0].isdigit()
        )
    ):
        return None
    close = at
    while close < end and not view.separator(close) and view.quote[close] < 0:
        if view.is_finite(close) or low[close] in ("that",):
            relative = close - 1
            while relative > at and low[relative] not in words["relatives"]:
                relative -= 1
            if relative <= at:
                return None
        close += 1
    if close < end and view.quote[close] >= 0 and view.quote[frame.group - 1] < 0 and view.quote[frame.group - 2] < 0:
        return None
    stop = at + 1
    while stop < close:
        if low[stop] in words["days"] or (low[stop] in ("late", "early", "last", "this") and stop + 1 < close):
            break
        if low[stop] in ("on", "in", "at", "during", "after", "before", "by", "via", "as") and stop + 1 < close:
            following = low[stop + 1]
            if (
                following[0].isdigit()
                or following in words["days"]
                or following in words["months"]
                or following in words["determiners"]
            ):
                break
        stop += 1
    return at, _apposition_end(view, at, end) if stop == close else stop


def _apposition_end(view: View, at: int, end: int) -> int:
    """End of a noun phrase with the appositions after it: "the minister, Ana Muianga,"."""
    low, words = view.low, view.table.words
    close = at
    while close < end and not view.separator(close) and view.quote[close] < 0:
        if view.is_finite(close) and close > at:
            relative = close - 1
            while relative > at and low[relative] not in words["relatives"]:
                relative -= 1
            if relative <= at:
                return close
        close += 1
    if close < end and low[close] == ",":
        following = close + 1
        stop = following
        while stop < end and not view.separator(stop) and view.quote[stop] < 0:
            stop += 1
        closed = stop >= end or low[stop] == ","
        if (
            closed
            and low[following] not in words["relatives"]
            and any(
                low[place] in view.table.verbs and (low[place] not in view.table.nouns or low[place] == "reports")
                for place in range(following + 1, stop)
            )
        ):
            closed = False
        if closed and stop > following:
            word = low[following]
            named = stop - following <= 4 and all(
                view.capital(place) or low[place] == "-" for place in range(following, stop)
            )
            if (
                named
                or word in words["relatives"]
                or (
                    not view.any_finite(following, stop)
                    and (following in view.mention_at or word in ("a", "an", "the", "his", "her", "head"))
                )
            ):
                return stop
    return close


def _with_apposition(view: View, frame: Frame, floor: int, comma: int) -> bool:
    """The subject before a verb that a comma parts from it: "Akar, who leads the team, said"."""
    low, words = view.low, view.table.words
    starts: list[int] = []
    at = comma - 1
    while at >= floor and len(starts) < 6:
        if view.quote[at] >= 0 and low[at] not in ("'s",):
            break
        if low[at] == ",":
            starts.append(at + 1)
        elif low[at] == ")":
            while at > floor and low[at] != "(":
                at -= 1
        elif view.separator(at):
            break
        at -= 1
    starts.append(at + 1)
    opener = low[starts[0]] if starts[0] < comma else ","
    if (
        any(low[place] in words["finite"] for place in range(starts[0], comma))
        and opener not in words["relatives"]
        and opener not in words["subordinators"]
        and not any(low[place] in words["relatives"] for place in range(starts[0], comma))
    ):
        return False
    # starts[0] is the apposition itself; the subject is the first segment before it that can open a clause
    for index in range(1, len(starts)):
        first = starts[index]
        stop = starts[index - 1] - 1
        word = low[first]
        if first >= stop:
            continue
        more = index + 1 < len(starts)
        if more and (
            word in words["relatives"]
            or word in ("of", "from", "now", "formerly", "then", "and", "also", "former", "himself", "herself")
            or word[0].isdigit()
            or word.endswith(("ing", "ed"))
        ):
            continue
        if view.any_finite(first, stop) and not any(low[place] in words["relatives"] for place in range(first, stop)):
            break
        start = subject_start(view, stop, first)
        if start < stop and low[start] not in words["relatives"]:
            if (
                low[start] in words["prepositions"]
                or (low[start] in words["days"])
                or low[first] in words["prepositions"]
            ):
                if start == first or low[stop - 1] in words["days"] or not _nominal(view, start, stop):
                    break
            frame.subject = (start, comma)
            return True
        break
    start = subject_start(view, comma, starts[0])
    if start < comma and frame.form != "participle" and _nominal(view, start, comma):
        frame.subject = (start, comma)
        return True
    return False


def _nominal(view: View, start: int, stop: int) -> bool:
    """Whether a phrase can be somebody: a mention, a name or a noun for people in it."""
    anonymous = view.table.words["anonymous"]
    return any(place in view.mention_at or view.low[place] in anonymous for place in range(start, stop)) or (
        view.capital(stop - 1)
        and view.low[stop - 1] not in view.table.words["days"]
        and view.low[stop - 1] not in view.table.words["months"]
    )


def begin_content(view: View, frame: Frame, end: int) -> None:
    """Find where content after the cue would begin."""
    at = frame.last
    if frame.cue.id == "words":
        frame.start, frame.marker = frame.last + 1, "comma"
        return
    if frame.shape == "inverted" or (frame.shape in ("passive", "according") and frame.subject is not None):
        assert frame.subject is not None
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
            if frame.marker in ("bare", "of", "as", "to", "whether", "that"):
                frame.marker = "none"
        elif at < end:
            frame.marker = "quote" if view.quote[at] >= 0 else "comma"
        return
    if frame.cue.id in ("answer", "how"):
        frame.start, frame.marker = frame.last, "none"
        return
    frame.start, frame.marker = after_adjuncts(view, at, end, frame.cue.to or frame.lemma in ("warn", "ask", "promise"))


def sentence_of(view: View, sentence: Sentence) -> tuple[int, int]:
    return sentence.first, view.sentence_end(sentence)
