"""What is said: the content of each frame of a sentence, before, after or around its cue."""

from __future__ import annotations

from store.extraction.statements.appositions import nominal
from store.extraction.statements.beginnings import begin_content
from store.extraction.statements.extents import bare_subject, content_end, last_clause, left_edge, left_region
from store.extraction.statements.fitting import right_region
from store.extraction.statements.frames import Frame, find_cues, readings
from store.extraction.statements.fronted import according, fronted
from store.extraction.statements.nominal import nominal_frames
from store.extraction.statements.phrases import clause_subject
from store.extraction.statements.subjects import locate_subject
from store.extraction.statements.told_alone import told_alone
from store.extraction.statements.told_as import told_as
from store.extraction.statements.view import View
from store.model import Act


def analyse(view: View, first: int, end: int, title: bool) -> list[Frame]:
    """The frames of the sentence ``[first, end)`` with their content, in text order; nested ones are left out."""
    frames: list[Frame] = []
    candidates = find_cues(view, first, end, title)
    for candidate in candidates:
        if not _unnamed(view, candidate, end) and locate_subject(view, candidate, first, end):
            if not title and _says_this(view, candidate, end):
                candidate.anaphoric = True
            frames.append(candidate)
    for index, frame in enumerate(frames):
        if frame.shape == "elided":
            begin_content(view, frame, end)
            rules = len(frame.rules)
            cue = frame.cue
            frame.productive = (
                right_region(view, frame, readings(view, frame), end, frames[index + 1 :], title) is not None
            )
            del frame.rules[rules:]
            frame.cue = cue
    kept: list[Frame] = []
    nested: list[Frame] = []
    territory = first
    covered = first
    for index, frame in enumerate(frames):
        edge = left_edge(frame)
        if frame.anaphoric:
            kept = [other for other in kept if other.shape != "according"]
            frame.rules.append("passive.said_before" if frame.shape == "passive" else f"{frame.cue.id}.said_before")
            kept.append(frame)
            continue
        if _relays(view, frame, end, kept):
            continue
        if kept and _of_paper(view, frame, kept[-1]):
            frame.relays.append(kept.pop().subject or (frame.first, frame.last))
            covered = territory = edge
        if edge < covered and kept:
            if _is_nested(view, frame, frames[index + 1 :], covered, kept[-1]):
                nested.append(frame)
            continue
        following = frames[index + 1 :]
        begin_content(view, frame, end)
        if _encloses(view, frame, edge, kept, end) or _told_on(view, frame, edge, kept):
            kept = [other for other in kept if any(view.quote[a] >= 0 for a, _ in other.content)]
            if not kept:
                territory = first
        opened = frame.shape == "participle" and frame.first == first and not title
        if opened:
            if not _opening(view, frame, end):
                continue
            kept.append(frame)
            covered = territory = max(covered, frame.right)
        elif _take(view, frame, territory, edge, end, following, title):
            if frame.content:
                kept.append(frame)
                if frame.right > frame.first:
                    covered = max(covered, frame.right)
                    territory = covered
            elif frame.cue.act is Act.REFUSAL:
                kept.append(frame)
    kept = _outermost(kept)
    nested += nominal_frames(view, first, end, kept)
    return sorted(kept + nested, key=lambda frame: frame.first) if nested else kept


def _unnamed(view: View, frame: Frame, end: int) -> bool:
    """Whether somebody is only not named: "who did not wish to be named", "who did not want her name used"."""
    at = frame.last
    while at < end and view.low[at] in ("not", "to"):
        at += 1
    if at + 1 < end and view.low[at] == "be" and view.low[at + 1] in ("named", "identified", "quoted"):
        return True
    words = view.table.words
    if at < end and view.low[at] in ("give", "reveal", "disclose", "have", "see"):
        at += 1
    owned = at + 1 < end and view.low[at] in words["possessives"]
    return owned and any(low in ("name", "names", "identity", "surname") for low in view.low[at + 1 : min(end, at + 4)])


def _is_nested(view: View, frame: Frame, following: list[Frame], end: int, outer: Frame) -> bool:
    """Whether an earlier speaker tells what another one told: "said that Oslo had informed Seoul that"."""
    if frame.cue.id != "tell" or frame.form != "past" or frame.shape or frame.negated or frame.last >= end:
        return False
    if outer.cue.act is not Act.STATEMENT or outer.shape not in ("after", "") or outer.cue.negative:
        return False
    if frame.subject is None or not any(at in view.mention_at for at in range(*frame.subject)):
        return False
    begin_content(view, frame, end)
    right = right_region(view, frame, readings(view, frame), end, following, False)
    if right is None or frame.marker != "that" or not view.any_finite(*right):
        return False
    frame.content, frame.right, frame.shape = [right], right[1], "nested"
    return True


def _says_this(view: View, frame: Frame, end: int) -> bool:
    """Whether the object is "this" or "so", which stands for the sentence before: "He announced this on Telegram"."""
    low, words, at = view.low, view.table.words, frame.last
    if frame.cue.id not in ("say", "announce") or frame.negated or at >= end or low[at] not in ("this", "so"):
        return False
    if frame.subject is None or frame.subject[0] > frame.first or frame.form not in ("past", "participle"):
        return False
    if at + 1 >= end:
        return True
    after = low[at + 1]
    return after in words["days"] or (after in words["prepositions"] and after not in ("of", "with", "about"))


def _relays(view: View, frame: Frame, end: int, kept: list[Frame]) -> bool:
    """Whether the frame only says who passed the one before it on: "..., the minister said, Reuters reports"."""
    low, words = view.low, view.table.words
    if not kept or frame.subject is None:
        return False
    first, last = frame.subject
    said = kept[-1].cue.act is Act.STATEMENT and kept[-1].shape != "according" and kept[-1].last < frame.first
    if (
        frame.shape == "according"
        and last >= end
        and said
        and not _dependent(view, kept[-1])
        and ";" not in low[kept[-1].last : frame.first]
    ):
        kept[-1].relays.append((first, last))  # "..., the minister said, according to two of those present"
        return True
    if low[frame.first] not in words["relays"]:
        return False
    if not 0 < first < frame.first or low[first - 1] not in (",", "as"):
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


def _of_paper(view: View, frame: Frame, source: Frame) -> bool:
    """Whether a paper or an outlet only passes on who says it: "According to his office, the king said that"."""
    if source.shape != "according" or source.subject is None or frame.subject is None or not source.content:
        return False
    if frame.subject[0] != source.content[0][0] or frame.negated:
        return False
    if any(cue.act is not Act.STATEMENT for cue in readings(view, frame)):
        return False  # "According to the note, both agreed to"
    words, first, last = view.table.words, *source.subject
    return any(
        view.low[at] in words["papers"]
        or view.low[at] in words["media"]
        or (at in view.mention_at and view.mention_at[at].key in view.media)
        for at in range(first, last)
    )


def _encloses(view: View, frame: Frame, edge: int, kept: list[Frame], end: int) -> bool:
    """Whether all before the frame is what its subject says: "Oslo wants both sides to meet, the envoy said"."""
    return (
        bool(kept)
        and frame.subject is not None
        and not frame.negated
        and (frame.subject[1] <= frame.first or (frame.shape == "inverted" and frame.subject[1] >= end))
        and (view.low[edge - 1] == "," or (view.quote[edge - 1] >= 0 and view.low[edge - 2] == ","))
        and (frame.marker == "none" or (frame.marker == "comma" and not _goes_on(view, frame, end)))
        and any(cue.front and ("object" not in cue.takes or frame.last >= end) for cue in readings(view, frame))
        and edge - 1 <= kept[-1].right <= edge
        and all(other.shape in ("after", "elided", "relative") for other in kept)
    )


def _told_on(view: View, frame: Frame, edge: int, kept: list[Frame]) -> bool:
    """Whether a source follows what somebody wants or fears: "Oslo wants a truce, according to two diplomats"."""
    return (
        frame.shape == "according"
        and bool(kept)
        and view.low[edge - 1] == ","
        and edge - 1 <= kept[-1].right <= edge
        and all(other.cue.act is not Act.STATEMENT or _dependent(view, other) for other in kept)
    )


def _dependent(view: View, frame: Frame) -> bool:
    """Whether a report only tells when or why something was: "It was put off when the hosts said that ..."."""
    before = frame.subject[0] - 1 if frame.subject is not None and frame.subject[0] <= frame.first else -1
    return before > 0 and view.low[before] in ("when", "after", "because", "since", "before", "until", "while", "as")


def _goes_on(view: View, frame: Frame, end: int) -> bool:
    """Whether what is said may go on behind a cue and a comma."""
    after = frame.start + 1
    return after < end and (view.finite[after] or view.quote[after] >= 0)


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
        return according(view, frame, territory, edge, end, following)
    if told_as(view, frame, edge, end, following):
        return True
    if frame.form == "past" and frame.group == frame.first and frame.start < end:
        word = view.low[frame.start]
        if frame.marker == "bare" and (
            word in view.table.words["finite"] or (word in view.table.verbs and word not in view.table.nouns)
        ):
            return False  # "an official briefed on the talks said"
    left = left_region(view, territory, edge)
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
            left = left_region(view, territory, edge - 1)
            direct_left = left is not None and view.quote[left[1] - 1] >= 0
    if (
        left is not None
        and not direct_left
        and frame.marker == "quote"
        and view.low[frame.start - 1] == ","
        and frame.subject is not None
        and frame.subject[1] <= frame.first
        and (bare_subject(view, *left) or _goes_on_in_marks(view, frame.start, left))
    ):
        left = (last_clause(view, *left, True), left[1])
        frame.content = [left, (frame.start, content_end(view, frame.start, end, following))]
        frame.right = frame.content[1][1]
        frame.shape = "inserted"
        frame.rules.append(f"{frame.cue.id}.inserted")
        return True
    if not direct_left:
        right = right_region(view, frame, cues, end, following, title)
        if right is not None:
            right = told_alone(view, frame, *right, end)
            frame.content = [right]
            frame.right = right[1]
            frame.shape = frame.shape or "after"
            return True
    if any(cue.act is Act.REFUSAL for cue in cues) and not direct_left and view.low[edge - 1 : edge] != ["what"]:
        frame.content = [(edge, frame.last)]
        frame.rules.append(f"{frame.cue.id}.alone")
        return True
    if left is None or frame.shape in ("participle", "relative"):
        return False
    return fronted(view, frame, cues, left, direct_left, end, following, title)


def _goes_on_in_marks(view: View, start: int, left: tuple[int, int]) -> bool:
    """Whether a clause ends in marks behind its cue: "The call ended, he said, "without a next sentence"."""
    first = start + 1
    return (
        first < len(view.low)
        and view.tokens[first][2][0].islower()
        and view.any_finite(*left)
        and not view.any_finite(start, view.quote_tokens[view.quote[start]][1])
    )


def _is_list(view: View, first: int, last: int) -> bool:
    """Whether names before commas open a subject: "the Lao, Fijian | and Peruvian leaders"."""
    plain = all(view.capital(k) or view.low[k] in (",", "the") for k in range(first, last))
    return plain and last - first > 1 and view.low[last - 1] == ","


def _opening(view: View, frame: Frame, end: int) -> bool:
    """A participle before its main clause: "Warning that time was short, the envoy left the hall"."""
    if frame.marker not in ("that", "bare", "quote") or frame.start >= end:
        return False
    for comma in range(frame.start + 1, min(end - 1, frame.start + 60)):
        plain = view.low[comma] == "," and view.quote[comma] < 0 and view.any_finite(comma + 1, end)
        if not plain and not (view.quote[comma] >= 0 and view.quote[comma + 1] < 0):
            continue
        subject = clause_subject(view, comma + 1, end)
        if subject is not None and _is_list(view, comma + 1, subject[0]):
            subject = comma + 1, subject[1]
        if subject is None or subject[0] > comma + 2 or not nominal(view, *subject):
            continue
        right = right_region(view, frame, readings(view, frame), comma, [], False)
        if right is None:
            return False
        frame.content, frame.right = [right], comma
        frame.subject, frame.elided = subject, False
        frame.rules.append("opening")
        return True
    return False
