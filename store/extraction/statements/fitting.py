"""Whether the words after a cue can be its content: clauses, objects, infinitives, words in marks."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from store.extraction.statements.cues import Cue
from store.extraction.statements.extents import content_end
from store.extraction.statements.frames import Frame
from store.extraction.statements.view import View
from store.lexicon.closed import closed
from store.model import Act

COURSES = closed("courses")
SUBJECT = 24
"""How many tokens the subject before a participle has at most."""
OBJECT = 5
"""How many tokens of content have the noun that its cue asks for."""
PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those", "him", "her", "both", "so"})
NEVER = frozenset({"never", "for"})
OPENS_ANOTHER = frozenset({",", "and", "or", "but", "that"})
DENIED = (["did", "not"], ["does", "not"], ["was", "not"], ["were", "not"], ["has", "not"], ["have", "not"])
WISHED = frozenset({"would", "could", "might", "will", "should", "may", "can"})
"""Opens what is wished for in "a deal that they hoped would hold"."""
PERSONAL = frozenset({"he", "she", "they", "it", "we", "i", "you", "there", "nobody"})


def right_region(
    view: View, frame: Frame, cues: tuple[Cue, ...], end: int, following: list[Frame], title: bool
) -> tuple[int, int] | None:
    start, marker = frame.start, frame.marker
    if start >= end or marker in ("none", "comma"):
        return None
    if marker == "that" and view.quote[start] < 0 and _named_so(view, start, end):
        start, marker = start - 1, "bare"  # "declared that deal "dead""
    if marker == "that" and not any("clause" in cue.takes or "that" in cue.takes for cue in cues):
        if view.quote[start] >= 0:
            marker = "quote"  # "posted that "...""
        else:
            start, marker = start - 1, "bare"
    stop = content_end(view, start, end, following)
    if frame.shape == "relative" or _within_subject(view, frame):
        stop = relative_end(view, start, stop)
    elif marker == "to" and _on_a_noun(view, frame):
        stop = _aim_end(view, start, stop)
    if marker == "bare" and view.quote[start] < 0:
        stop = _object_end(view, start, stop)
    if stop <= start:
        return None
    if marker == "quote" and view.quote[start] >= 0:
        closing = view.quote_tokens[view.quote[start]][1]
        if closing + 1 < stop and view.low[closing] == "," and view.finite[closing + 1]:
            stop = closing  # "the pact, which Suva called "a start", was signed"
        elif closing < stop and view.finite[closing] and frame.cue.id == "name":
            stop = closing  # "what Suva called "a start" took six hours"
    if marker == "as" and start + 1 < stop and view.quote[start + 1] >= 0:
        start, stop = start + 1, view.quote_tokens[view.quote[start + 1]][1]
    quoted = view.any_quoted(start, min(stop, start + 12))
    listed = any("colon" in cue.takes for cue in cues)
    if marker == "colon" and stop < end and not (quoted or listed or view.any_finite(start, stop)):
        return None  # "argues the opposite: a deal, she says, is near"
    for cue in cues:
        takes = cue.takes
        if marker in ("quote", "colon"):
            fits = "quote" in takes or "clause" in takes or (marker == "colon" and "colon" in takes)
        elif marker == "that":
            fits = "clause" in takes or "that" in takes
        elif marker == "whether":
            fits = "whether" in takes or ("clause" in takes and cue.act is Act.STATEMENT)
        elif marker == "to":
            fits = "infinitive" in takes or ("quote" in takes and quoted and cue.id in ("object.that", "tell"))
        elif marker == "bare":
            plain = (
                cue.id == "say"
                and frame.lemma == "say"
                and (
                    (stop - start > 2 and view.low[start] not in ("nothing", "little"))
                    or view.low[start] in ("no", "yes")
                    or (stop - start > 1 and view.low[start] in PERSONAL)
                )
            )
            fits = ("clause" in takes and (title or plain or _clause(view, start, stop))) or _object(
                view, cue, frame, start, stop
            )
            fits = fits or ("quote" in takes and quoted and view.quote[start] < 0)
            fits = fits or ("that" in takes and _of_paper(view, frame))
        else:
            fits = ("quote" in takes and quoted) or (marker == "as" and _object(view, cue, frame, start, stop))
        if fits and cue.needs and not _shows(view, cue, start, stop):
            fits = False
        if fits and cue.objects and cue.objects.isdisjoint(view.low[start : min(stop, start + OBJECT)]):
            fits = False
        if fits and marker in ("bare", "that", "to") and _compound(view, frame, marker):
            fits = False
        if fits and marker == "to" and cue.id == "belief" and _is_course(view, frame, start):
            fits = False  # "talks with Togo, expected to open in Accra"
        if fits and marker == "bare" and frame.lemma == "state" and _are_states(view, frame, start):
            fits = False
        if fits and marker == "bare" and cue.act is Act.POSITION and _goes_on_behind(view, frame, start, stop):
            fits = False
        if fits and marker == "bare" and _one_name(view, start, stop):
            fits = False  # "has proposed Muscat"
        if fits:
            if marker == "bare" and quoted:
                stop = _after_marks(view, start, stop)
            frame.cue = (
                as_statement(cue) if cue.act is Act.POSITION and marker != "to" and _quotes(view, start, stop) else cue
            )
            if not quoted and _mere_act(view, frame, cue, start, stop):
                frame.cue = as_position(cue)
            if frame.negated and not cue.negative:
                frame.cue = as_refusal(frame.cue)
            frame.rules.append(f"{cue.id}.{marker}")
            frame.partial = marker == "quote" and _few_words(view, start)
            return start, stop
    return None


def _few_words(view: View, start: int) -> bool:
    """Whether a quotation begins in the middle of a sentence, with no comma before it: "rejected "any deal"."""
    word = view.tokens[start + 1][2] if start + 1 < len(view.tokens) else ""
    return word[:1].islower() and view.low[start - 1] not in (",", ":")


def _object_end(view: View, start: int, stop: int) -> int:
    """An object ends where the main clause has its next verb: "confirmed the visit but gave no date"."""
    low, words = view.low, view.table.words
    for at in range(start, stop - 1):
        if view.finite[at] or view.quote[at] >= 0 or low[at] in words["relatives"] or low[at] in words["subordinators"]:
            return stop
        if low[at] in ("and", "but", "then"):
            after = at + 1
            while after < stop and low[after] in words["adverbs"]:
                after += 1
            if after < stop and view.finite[after] and not view.capital(after) and low[after] not in view.table.verbs:
                return at - 1 if low[at - 1] == "," else at
    return stop


def _within_subject(view: View, frame: Frame) -> bool:
    """ "The envoys, hoping for a deal, left": whether a participle stands between a subject and its verb."""
    at = frame.group - 1
    if frame.form != "ing" or at < 1 or "," not in view.low[at - 1 : at + 1]:
        return False
    first = max(at - SUBJECT, 0)
    start = next((k for k in range(at, first - 1, -1) if view.low[k] in (".", "?", "!", ":", ";")), first)
    return not view.any_finite(start, at)


def relative_end(view: View, start: int, stop: int) -> int:
    """Content in a relative clause ends where the main clause goes on: "the envoy, who had announced it, was gone"."""
    at = start
    while at < stop:
        if view.quote[at] >= 0:
            at = view.quote_tokens[view.quote[at]][1]
            continue
        if view.low[at] == "," and at + 1 < stop and view.finite[at + 1]:
            return at
        at += 1
    return stop


def _named_so(view: View, start: int, end: int) -> bool:
    """Whether a noun phrase and words in marks follow, and no clause: "declared that deal "dead" on Friday"."""
    opening = view.next_quotation(start, end)
    if opening >= min(end, start + 8):
        return False
    closing = view.quote_tokens[view.quote[opening]][1]
    if _clause_in(view, start, opening, closing):
        return False
    return closing >= end or view.separator(closing) or _after_marks(view, start, end) == closing


def _one_name(view: View, start: int, stop: int) -> bool:
    """Whether a name or a pronoun is all there is: "has proposed Muscat", "confirmed it"."""
    return stop - start == 1 and view.quote[start] < 0 and (view.capital(start) or view.low[start] in PRONOUNS)


def _goes_on_behind(view: View, frame: Frame, start: int, stop: int) -> bool:
    """ "A meeting that diplomats had wanted never took place": whether the verb behind a wish is that of its object."""
    if not _on_a_noun(view, frame):
        return False
    first = start + (start + 1 < stop and view.low[start] in view.table.words["adverbs"] | NEVER)
    return view.low[start - 1 : start + 1] in DENIED or (view.finite[first] and view.low[first] not in WISHED)


def _on_a_noun(view: View, frame: Frame) -> bool:
    """Whether a cue stands in a clause on what is wanted: "a meeting that diplomats had hoped for"."""
    return frame.subject is not None and view.low[frame.subject[0] - 1] in ("that", "which")


def _aim_end(view: View, start: int, stop: int) -> int:
    """Where what is hoped for ends: "that they had hoped to hold in Zanzibar | did not take place"."""
    words = view.table.words
    for at in range(start + 2, stop):
        if view.low[at] in OPENS_ANOTHER | words["relatives"] | words["subordinators"]:
            return stop
        if view.finite[at]:
            return at
    return stop


def _clause_in(view: View, start: int, opening: int, closing: int) -> bool:
    """Whether a clause stands in front of words in marks or ends in them; "dead and buried" is none."""
    low, words = view.low, view.table.words
    finite, determiners = words["finite"], words["determiners"]
    verb = next((at for at in range(opening, min(opening + 2, closing)) if view.finite[at]), closing)
    if verb < closing and not low[verb].endswith("ed"):
        return True  # "that the bloc "remains ready""
    return any(view.finite[at] and low[at - 1] not in determiners for at in range(start, opening)) or any(
        low[at] in finite for at in range(opening, closing)
    )


def _after_marks(view: View, start: int, stop: int) -> int:
    """Where content in marks ends before the day or the occasion: "called it "dead" on Thursday after ..."."""
    low, words = view.low, view.table.words
    opening = view.next_quotation(start, stop)
    cut = view.quote_tokens[view.quote[opening]][1] if opening < stop else stop
    if cut >= stop or _clause_in(view, start, opening, cut):
        return stop
    word = low[cut]
    if word in words["days"] or word in ("after", "before", "during", "when", "while"):
        return cut
    if word == "on" and cut + 1 < stop and (low[cut + 1] in words["days"] or low[cut + 1][0].isdigit()):
        return cut
    return stop


def _is_course(view: View, frame: Frame, start: int) -> bool:
    """Whether a participle tells of a meeting that it is "expected to open on Friday", "expected to be held"."""
    low, words, verb = view.low, view.table.words, start + 1
    if frame.group != frame.first or not low[frame.first].endswith("ed") or verb >= len(low):
        return False
    if low[verb : verb + 2] == ["be", "held"] or low[verb : verb + 2] == ["take", "place"]:
        return True
    if low[verb] not in COURSES or verb + 1 >= len(low):
        return False
    return low[verb + 1] in words["prepositions"] or low[verb + 1] in words["days"] or view.separator(verb + 1)


def _mere_act(view: View, frame: Frame, cue: Cue, start: int, stop: int) -> bool:
    """Whether an act is told and nothing that was said: "has offered to mediate", "criticised the timing"."""
    if cue.id == "judge":
        return not any(view.low[at] in ("as", "for") for at in range(start, stop))
    if cue.id != "offer" or frame.marker != "to":
        return False
    return stop - start < (8 if frame.group < frame.first else 4)


@lru_cache(maxsize=256)
def as_position(cue: Cue) -> Cue:
    """The cue as one of an act that is no statement."""
    return replace(cue, act=Act.POSITION)


def _quotes(view: View, start: int, stop: int) -> bool:
    """Whether several words in marks stand in content: what was said, and no scare quotes."""
    at = view.next_quotation(start, stop)
    return at < stop and view.quote_tokens[view.quote[at]][1] - at > 3


@lru_cache(maxsize=256)
def as_statement(cue: Cue) -> Cue:
    """The cue of a position that is told in the holder's own words."""
    return replace(cue, act=Act.STATEMENT)


@lru_cache(maxsize=256)
def as_refusal(cue: Cue) -> Cue:
    return replace(cue, act=Act.REFUSAL)


def _clause(view: View, start: int, stop: int) -> bool:
    """Whether the tokens begin with a subject and have a finite verb."""
    if view.low[start] in view.table.words["finite"]:
        return False
    return view.any_finite(start + 1, stop) or view.low[start] in (
        "there",
        "it's",
        "he's",
        "she's",
        "they're",
        "we're",
        "i'm",
    )


def _object(view: View, cue: Cue, frame: Frame, start: int, stop: int) -> bool:
    word = view.low[start]
    if word in view.table.words["finite"]:
        return False
    if (
        cue.id == "urge"
        and frame.form in ("phrase", "past")
        and frame.group == frame.first
        and _reduced(view, start, stop)
    ):
        return False
    if word in view.table.verbs and view.table.verbs[word][0][1] == "ing":
        return False
    if cue.id == "mark" and (stop - start < 4 or word not in view.table.words["determiners"]):
        return False
    return "object" in cue.takes and view.is_word(start) and word not in view.table.words["coordinators"]


def _of_paper(view: View, frame: Frame) -> bool:
    """Whether the subject is a text or a count that shows something: "the survey found"."""
    papers = view.table.words["papers"]
    return frame.subject is not None and any(view.low[at] in papers for at in range(*frame.subject))


def _compound(view: View, frame: Frame, marker: str) -> bool:
    """Whether the cue may as well be a noun after another one: "the island states", "security guarantees that"."""
    words, before = view.table.words, frame.group - 1
    return (
        frame.form in ("s", "base")
        and frame.group == frame.first
        and view.low[frame.first] in view.table.nouns
        and frame.subject is not None
        and frame.subject[1] == before + 1
        and before not in view.mention_first
        and not view.capital(before)
        and view.low[before] not in words["anonymous"]
        and view.low[before] not in words["institutions"]
        and view.low[before] not in words["pronouns"]
        and view.low[before] not in words["relatives"]
        and (marker == "bare" or _lacks_article(view, frame.subject[0], before))
    )


def _are_states(view: View, frame: Frame, start: int) -> bool:
    """ "Coastal states Norway and Iceland met": countries and no verb, as nobody who speaks stands before."""
    if frame.form != "s" or not view.capital(start) or start != frame.last:
        return False
    before, words = frame.group - 1, view.table.words
    if frame.first in view.mention_first or view.low[before] == "member":
        return True  # "Baltic states Estonia and Latvia"
    named = before in view.mention_first and before not in view.adjective_at
    speaking = ("institutions", "papers", "letters", "anonymous", "pronouns", "offices")
    return not named and not any(view.low[before] in words[name] for name in speaking)


def _lacks_article(view: View, first: int, last: int) -> bool:
    """Whether a phrase in small letters has nothing by which a singular noun could be a subject."""
    low = view.low
    return low[first] not in view.table.words["determiners"] and not any(
        low[at] == "'s" or view.capital(at) for at in range(first, last + 1)
    )


def _reduced(view: View, start: int, stop: int) -> bool:
    """Whether a finite verb follows the object at once: "a plenary called for noon has been cancelled"."""
    words = view.table.words
    for at in range(start, stop):
        word = view.low[at]
        if word in words["finite"]:
            return True
        if (
            word in words["subordinators"]
            or word in words["relatives"]
            or view.separator(at)
            or word in ("after", "before", "to")
        ):
            return False
    return False


def _shows(view: View, cue: Cue, start: int, stop: int) -> bool:
    low = view.low
    for need in cue.needs:
        if need == "quote":
            if view.any_quoted(start, stop):
                return True
        elif any(low[at] == need and at > start for at in range(start, stop)):
            return True
    return False
