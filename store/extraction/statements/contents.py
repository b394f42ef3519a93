"""What is said: the content of each frame of a sentence, before, after or around its cue."""

from __future__ import annotations

from dataclasses import replace

from store.extraction.statements.cues import Cue
from store.extraction.statements.frames import Frame, begin_content, find_cues, locate_subject, readings
from store.extraction.statements.view import View
from store.model import Act

REPORTER_CLAUSES = frozenset(
    {"without", "citing", "according", "referring", "quoting", "speaking", "describing", "apparently"}
)


def analyse(view: View, first: int, end: int, title: bool) -> list[Frame]:
    """The frames of the sentence ``[first, end)`` with their content, in text order; nested ones are left out."""
    frames: list[Frame] = []
    candidates = find_cues(view, first, end, title)
    for candidate in candidates:
        if locate_subject(view, candidate, first, end):
            frames.append(candidate)
    for index, frame in enumerate(frames):
        if frame.shape == "elided":
            begin_content(view, frame, end)
            rules = len(frame.rules)
            cue = frame.cue
            frame.productive = (
                _right_region(view, frame, readings(view, frame), end, frames[index + 1 :], title) is not None
            )
            del frame.rules[rules:]
            frame.cue = cue
    kept: list[Frame] = []
    territory = first
    covered = first
    for index, frame in enumerate(frames):
        edge = _left_edge(frame)
        if frame.anaphoric:
            kept = [other for other in kept if other.shape != "according"]
            frame.rules.append("passive.said_before")
            kept.append(frame)
            continue
        if _relays(view, frame, edge, kept):
            continue
        if edge < covered and kept:
            continue  # nested in what an earlier speaker says
        following = frames[index + 1 :]
        begin_content(view, frame, end)
        if _encloses(view, frame, edge, kept, end):
            kept = [other for other in kept if any(view.quote[a] >= 0 for a, _ in other.content)]
            if not kept:
                territory = first
        if _take(view, frame, territory, edge, end, following, title):
            if frame.content:
                kept.append(frame)
                if frame.right > frame.first:
                    covered = max(covered, frame.right)
                    territory = covered
            elif frame.cue.act is Act.REFUSAL:
                kept.append(frame)
    return _outermost(kept)


def _left_edge(frame: Frame) -> int:
    if frame.subject is not None and frame.subject[0] < frame.first:
        return frame.subject[0]
    return frame.group


def _relays(view: View, frame: Frame, edge: int, kept: list[Frame]) -> bool:
    """Whether the frame only says who passed the one before it on: "..., the minister said, Reuters reports"."""
    low, words = view.low, view.table.words
    if not kept or frame.subject is None or low[frame.first] not in words["relays"]:
        return False
    first, last = frame.subject
    if first >= frame.first or low[first - 1] not in (",", "as"):
        return False
    if frame.last < len(low) and low[frame.last] == "that":
        return False
    medium = any(at in view.mention_at and view.mention_at[at].key in view.media for at in range(first, last))
    if not (medium or low[first - 1] == "as" or low[last - 1] in words["outlets"] or "media" in low[first:last]):
        return False
    kept[-1].relays.append((first, last))
    for number, (start, stop) in enumerate(kept[-1].content):
        if start < first < stop:
            kept[-1].content[number] = (start, max(start + 1, first - 1))
    return True


def _encloses(view: View, frame: Frame, edge: int, kept: list[Frame], end: int) -> bool:
    """Whether all before the frame is what its subject says: "Oslo wants both sides to meet, the envoy said"."""
    return (
        bool(kept)
        and frame.subject is not None
        and frame.subject[1] <= frame.first
        and (view.low[edge - 1] == "," or (view.quote[edge - 1] >= 0 and view.low[edge - 2] == ","))
        and frame.marker in ("none", "comma")
        and frame.start >= end
        and any(cue.front and "object" not in cue.takes for cue in readings(view, frame))
        and all(edge - 1 <= other.right <= edge and other.shape == "after" for other in kept)
    )


def _outermost(frames: list[Frame]) -> list[Frame]:
    """Without the frames that stand wholly inside the content of another one."""
    result = []
    for frame in frames:
        inside = any(
            other is not frame and any(first <= frame.first and frame.last <= last for first, last in other.content)
            for other in frames
        )
        if not inside:
            result.append(frame)
    return result


def _take(view: View, frame: Frame, territory: int, edge: int, end: int, following: list[Frame], title: bool) -> bool:
    """Give the frame its content; False where nothing is said."""
    if frame.shape == "according":
        return _according(view, frame, territory, edge, end, following)
    if frame.form == "past" and frame.group == frame.first and frame.start < end:
        word = view.low[frame.start]
        if frame.marker == "bare" and (
            word in view.table.words["finite"] or (word in view.table.verbs and word not in view.table.nouns)
        ):
            return False  # "an official briefed on the talks said"
    left = _left_region(view, territory, edge)
    direct_left = left is not None and view.quote[left[1] - 1] >= 0
    cues = readings(view, frame)
    if (
        frame.subject is not None
        and edge > territory
        and view.low[edge - 1] == "as"
        and frame.marker in ("comma", "none")
    ):
        if edge - 1 == territory or edge - 1 == territory + 1:
            start = frame.start + 1
            if frame.marker == "comma" and start < end and any(cue.front for cue in cues):
                frame.content = [(start, content_end(view, start, end, following))]
                frame.right = frame.content[0][1]
                frame.cue = next(cue for cue in cues if cue.front)
                frame.rules.append(f"{frame.cue.id}.as_first")
                return frame.content[0][1] > start
        else:
            left = _left_region(view, territory, edge - 1)
            direct_left = left is not None and view.quote[left[1] - 1] >= 0
    if (
        left is not None
        and not direct_left
        and frame.marker == "quote"
        and view.low[frame.start - 1] == ","
        and frame.subject is not None
        and frame.subject[1] <= frame.first
        and _bare_subject(view, *left)
    ):
        frame.content = [left, (frame.start, content_end(view, frame.start, end, following))]
        frame.right = frame.content[1][1]
        frame.shape = "inserted"
        frame.rules.append(f"{frame.cue.id}.inserted")
        return True
    if not direct_left:
        right = _right_region(view, frame, cues, end, following, title)
        if right is not None:
            frame.content = [right]
            frame.right = right[1]
            frame.shape = frame.shape or "after"
            return True
    if any(cue.act is Act.REFUSAL for cue in cues) and not direct_left:
        frame.content = [(edge, frame.last)]
        frame.rules.append(f"{frame.cue.id}.alone")
        return True
    if left is None or frame.shape in ("participle", "relative"):
        return False
    return _fronted(view, frame, cues, left, direct_left, end, following, title)


def _left_region(view: View, territory: int, edge: int) -> tuple[int, int] | None:
    """The tokens before the subject that a comma, a dash or a closing mark parts from it."""
    low = view.low
    stop = edge
    if stop <= territory:
        return None
    if low[stop - 1] == "," or view.spaced_dash(stop - 1):
        stop -= 1
        if stop > territory and low[stop - 1] == "," and view.quote[stop - 1] < 0:
            stop -= 1
    elif low[stop - 1] in (":", ";") or (view.quote[stop - 1] < 0 and low[stop - 1] not in ("?", "!")):
        return None
    start = territory
    while start < stop and low[start] in (",", ";", ":", ".", ")"):
        start += 1
    return (start, stop) if start < stop else None


def _right_region(
    view: View, frame: Frame, cues: tuple[Cue, ...], end: int, following: list[Frame], title: bool
) -> tuple[int, int] | None:
    start, marker = frame.start, frame.marker
    if start >= end or marker in ("none", "comma"):
        return None
    if marker == "that" and not any("clause" in cue.takes or "that" in cue.takes for cue in cues):
        start, marker = start - 1, "bare"
    stop = content_end(view, start, end, following)
    if stop <= start:
        return None
    if marker == "as" and start + 1 < stop and view.quote[start + 1] >= 0:
        start, stop = start + 1, view.quote_tokens[view.quote[start + 1]][1]
    quoted = any(view.quote[at] >= 0 for at in range(start, min(stop, start + 12)))
    for cue in cues:
        takes = cue.takes
        if marker in ("quote", "colon"):
            fits = "quote" in takes or "clause" in takes
        elif marker == "that":
            fits = "clause" in takes or "that" in takes
        elif marker == "whether":
            fits = "whether" in takes or ("clause" in takes and cue.act is Act.STATEMENT)
        elif marker == "to":
            fits = "infinitive" in takes or ("quote" in takes and quoted and cue.id == "object.that")
        elif marker == "bare":
            plain = cue.id == "say" and frame.lemma == "say" and (stop - start > 4 or view.low[start] in ("no", "yes"))
            fits = ("clause" in takes and (title or plain or _clause(view, start, stop))) or _object(
                view, cue, frame, start, stop
            )
            fits = fits or ("quote" in takes and quoted and view.quote[start] < 0)
            fits = fits or ("that" in takes and _of_paper(view, frame))
            fits = fits and not _compound(view, frame)
        else:
            fits = ("quote" in takes and quoted) or (marker == "as" and _object(view, cue, frame, start, stop))
        if fits and cue.needs and not _shows(view, cue, start, stop):
            fits = False
        if fits:
            frame.cue = cue
            if frame.negated and not cue.negative:
                frame.cue = _refusal(frame.cue)
            frame.rules.append(f"{cue.id}.{marker}")
            return start, stop
    return None


def _bare_subject(view: View, start: int, stop: int) -> bool:
    """Whether the tokens are a noun phrase without a verb, the subject of what comes after an inserted cue."""
    low, words = view.low, view.table.words
    word = low[start]
    if (
        word in words["prepositions"]
        or word in words["adverbs"]
        or word in words["subordinators"]
        or word in words["days"]
    ):
        return False
    if word.endswith(("ing", "ed", "ly")) or word in ("asked", "told", "earlier", "meanwhile", "still"):
        return False
    return not view.any_finite(start, stop)


def _refusal(cue: Cue) -> Cue:
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
    return "object" in cue.takes and view.is_word(start) and word not in view.table.words["coordinators"]


def _of_paper(view: View, frame: Frame) -> bool:
    """Whether the subject is a text or a count that shows something: "the survey found"."""
    papers = view.table.words["papers"]
    return frame.subject is not None and any(view.low[at] in papers for at in range(*frame.subject))


def _compound(view: View, frame: Frame) -> bool:
    """Whether the cue may as well be a noun after another one: "the island states"."""
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
            if any(view.quote[at] >= 0 for at in range(start, stop)):
                return True
        elif any(low[at] == need and at > start for at in range(start, stop)):
            return True
    return False


def content_end(view: View, start: int, end: int, following: list[Frame]) -> int:
    """Where content that begins at ``start`` ends: before a new report, a reporter's clause or an afterthought."""
    low, words = view.low, view.table.words
    cues = {frame.first: frame for frame in following}
    edges = {}
    for frame in following:
        edges[_left_edge(frame)] = frame
    opening = view.quote[start]
    at = start
    while at < end:
        if view.quote[at] >= 0:
            at = view.quote_tokens[view.quote[at]][1]
            if (
                at < end
                and at - 2 >= start
                and low[at - 2] == ","
                and at in edges
                and (edges[at].subject is not None or edges[at].shape == "participle")
            ):
                return at  # "... as the rains allow," the minister said
            continue
        word = low[at]
        if word == ";":
            return at
        if word == ":" and at + 1 < end and view.quote[at + 1] >= 0:
            quoted = view.quote_tokens[view.quote[at + 1]][1]
            if quoted in edges and (edges[quoted].subject is not None):
                return at  # "... is small: "They have left," says the director"
        if view.spaced_dash(at):
            other = at + 1
            while other < end and not view.spaced_dash(other):
                other += 1
            if other >= end:
                return at
            at = other + 1
            continue
        following_frame = cues.get(at)
        if (
            following_frame is not None
            and following_frame.elided
            and following_frame.productive
            and low[following_frame.group - 1] in ("and", "but")
        ):
            cut = following_frame.group - 1
            return cut - 1 if low[cut - 1] == "," else cut
        if word == ",":
            after = at + 1
            if after >= end:
                return at
            head = low[after]
            frame = edges.get(after) or edges.get(after + 1)
            if frame is not None and (frame.shape == "participle" or after in cues):
                return at
            if (
                frame is not None
                and frame.shape != "elided"
                and head in ("but", "while", "and", "whereas", "though", "although", "as")
            ):
                return at
            if frame is not None and edges.get(after) is not None:
                return at
            if head in REPORTER_CLAUSES:
                return at
            if head in ("which", "who", "whose", "whom") and not _resumes(view, after, end):
                return at
        at += 1
    del opening
    return end


def _resumes(view: View, at: int, end: int) -> bool:
    """Whether the main clause goes on after a relative clause that begins at ``at``."""
    low = view.low
    depth = at
    while depth < end:
        if view.quote[depth] >= 0:
            depth = view.quote_tokens[view.quote[depth]][1]
            continue
        if low[depth] == "," and depth + 1 < end:
            return view.is_finite(depth + 1) or low[depth + 1] in ("but", "and")
        depth += 1
    return False


def _fronted(
    view: View,
    frame: Frame,
    cues: tuple[Cue, ...],
    left: tuple[int, int],
    direct: bool,
    end: int,
    following: list[Frame],
    title: bool,
) -> bool:
    low = view.low
    cue = next((cue for cue in cues if cue.front or (direct and "quote" in cue.takes)), None)
    if cue is None:
        return False
    frame.cue = cue if not (frame.negated and not cue.negative) else _refusal(cue)
    start, stop = left
    if direct:
        opening = view.quote_tokens[view.quote[stop - 1]][0]
        if opening > start and low[opening - 1] == ":":
            start = opening
    else:
        if view.low[start] in ("and", "but", "while", "meanwhile") and start + 1 < stop:
            start += 1
    tail: list[tuple[int, int]] = []
    mark = frame.marker
    if mark == "quote" and direct:
        tail.append((frame.start, view.quote_tokens[view.quote[frame.start]][1]))
    elif mark == "comma":
        resume = frame.start + 1
        if resume < end and view.quote[resume] >= 0:
            tail.append((resume, content_end(view, resume, end, following)))
        elif resume < end and not direct:
            incomplete = not view.any_finite(start, stop) or low[start] in (
                "if",
                "when",
                "once",
                "unless",
                "because",
                "although",
            )
            goes_on = view.is_finite(resume) or low[resume] in (
                "and",
                "but",
                "because",
                "though",
                "if",
                "unless",
                "provided",
                "although",
            )
            new = any(other.subject is not None and resume <= other.subject[0] <= resume + 1 for other in following)
            if (incomplete or goes_on) and not new and low[resume] not in ("which", "who"):
                tail.append((resume, content_end(view, resume, end, following)))
    elif mark == "colon" and direct and frame.start < end and view.quote[frame.start] >= 0:
        tail.append((frame.start, end))
    if (
        not direct
        and not title
        and not tail
        and not view.any_finite(start, stop)
        and (mark != "none" or stop - start < 5)
    ):
        return False
    if not all(view.quote[at] >= 0 for at in range(start, stop)):
        start = _last_clause(view, start, stop, bool(tail))
    frame.content = [(start, stop), *(span for span in tail if span[1] > span[0])]
    frame.shape = frame.shape or "before"
    if tail:
        frame.shape = "inserted"
        frame.right = tail[-1][1]
    frame.rules.append(f"{cue.id}.before" if not tail else f"{cue.id}.inserted")
    return True


def _last_clause(view: View, start: int, stop: int, goes_on: bool = False) -> int:
    """Where the clause begins that ends before ``stop``: after a dash, or after a semicolon if it has words in marks."""
    low = view.low
    quoted = any(view.quote[at] >= 0 for at in range(start, stop))
    dashes = [at for at in range(start, stop) if view.quote[at] < 0 and view.spaced_dash(at)]
    begin = start
    if (
        len(dashes) == 1
        and (goes_on or view.any_finite(dashes[0] + 1, stop))
        and view.any_finite(start, dashes[0])
        and dashes[0] + 1 < stop
    ):
        begin = dashes[0] + 1
    if quoted or goes_on:
        for at in range(begin, stop):
            if low[at] == ";" and view.quote[at] < 0:
                begin = at + 1
    return begin


def _according(view: View, frame: Frame, territory: int, edge: int, end: int, following: list[Frame]) -> bool:
    low = view.low
    assert frame.subject is not None
    left = _left_region(view, territory, edge)
    if left is not None and not view.any_finite(*left) and not any(view.quote[at] >= 0 for at in range(*left)):
        if left[1] - left[0] <= 3:
            left = None
    if left is None:
        start = frame.subject[1]
        if start < end and low[start] in (",", ":"):
            start += 1
        elif start >= end:
            return False
        stop = content_end(view, start, end, following)
        if stop <= start or (frame.cue.needs and view.quote[start] < 0):
            return False
        frame.content = [(start, stop)]
        frame.right = stop
        frame.rules.append("according.first")
        return True
    after = frame.subject[1] + 1
    goes_on = after < end and low[after - 1] == "," and view.quote[after] >= 0
    left = (_last_clause(view, *left, goes_on), left[1])
    frame.content = [left]
    frame.rules.append("according.last")
    at = frame.subject[1]
    if at + 1 < end and low[at] == ",":
        stop = content_end(view, at + 1, end, following)
        if stop > at + 1 and low[at + 1] not in ("which", "who", "adding"):
            frame.content.append((at + 1, stop))
            frame.right = stop
    return True
