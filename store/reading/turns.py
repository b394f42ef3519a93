"""Who has the word by layout alone: questions and answers of a transcript, embedded posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from store.model import BlockKind, Token
from store.reading import dated_lines, shapes
from store.reading.lines import Line
from store.reading.rules import LayoutRules

_LABEL_WORDS = 5
_ENTRY_WORDS, _ENTRIES = 7, 3


def mark_transcript(lines: Sequence[Line], tokens: Sequence[Token], rules: LayoutRules) -> None:
    """Give the lines of a transcript their turn; the label ("Q:", "MINISTER LAVROV:") stays outside the content."""
    questions, answers = rules.shape["question"], rules.shape["answer"]
    labelled: list[tuple[int, int, tuple[str, ...], bool]] = []
    for index, line in enumerate(lines):
        if ":" not in line.lows[: _LABEL_WORDS + 3] and line.lows[:1] not in (["q"], ["a"]):
            continue
        colon = _label_end(line, tokens)
        if colon < 0 or colon + 1 >= line.last:
            continue
        label = tokens[line.first : colon]
        name = tuple(token.lower for token in label)
        known = name[-1] in questions or name[-1] in answers
        if tokens[colon].lower == "." and not (len(name) == 1 and known):
            continue
        if len(name) == 1 and name[0] in rules.shape["rubrics"]:
            continue  # "INTERVIEW: 'We have time'"
        shouted = known or all(token.text.isupper() for token in label if token.text[0].isalpha())
        labelled.append((index, colon + 1, name, shouted))
    if len(labelled) < 2:
        return
    often = Counter(name for _, _, name, _ in labelled)
    kept = [entry for entry in labelled if entry[3] or often[entry[2]] > 1]
    asking = {name for _, _, name, _ in kept if name[-1] in questions}
    if not asking:
        asked = Counter(entry[2] for entry in kept if lines[entry[0]].lows[-1] == "?")
        asking = {name for name, count in asked.items() if count * 2 > often[name]} or _asks_most(asked, often)
    if len(kept) < 2 or not asking or len({name for _, _, name, _ in kept}) < 2:
        return
    opening = [entry for entry in labelled if entry[0] < kept[0][0] and len(entry[2]) > 1 and entry not in kept]
    kept = opening[-1:] + kept  # "Spokesperson Lan Nguyen: Good morning." before the first question
    for position, (index, content, name, _) in enumerate(kept):
        line = lines[index]
        line.turn = "question" if name in asking else "answer"
        line.first = content
        line.kind = None
        if line.turn == "answer" and position + 1 < len(kept):
            # what stands between an answer and the next label goes on with the answer
            for at in range(index + 1, kept[position + 1][0]):
                if lines[at].kind is None and lines[at].full:
                    lines[at].turn = "answer"


def _asks_most(asked: Counter[tuple[str, ...]], often: Counter[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Of labels that come again and again the one that asks, where the others hardly do: an outlet, an interviewer."""
    shares = sorted(((asked[name] / count, name) for name, count in often.items() if count > 1), reverse=True)
    if len(shares) < 2 or asked[shares[0][1]] < 2 or shares[1][0] * 2 > shares[0][0]:
        return set()
    return {shares[0][1]}


def _label_end(line: Line, tokens: Sequence[Token]) -> int:
    """Index of the colon (or the stop of "Q.") behind a label of capitalised words, or -1."""
    for at in range(line.first, min(line.last, line.first + 8)):
        token = tokens[at]
        letter = at == line.first + 1 and tokens[line.first].lower in ("q", "a")
        if token.lower == ":" or (token.lower == "." and letter):
            return at if at > line.first and at - line.first <= _LABEL_WORDS + 2 else -1
        if token.text[0].isalpha() and not token.text[0].isupper():
            return -1
        if not token.text[0].isalpha() and token.lower not in (".", "-", "'", "’", "(", ")", "'s"):
            return -1
    return -1


def mark_alerts(lines: Sequence[Line], tokens: Sequence[Token]) -> int:
    """Entries that begin with the hour and have no stop: "10:02 BREAKING: ..."; returns the index of the first one."""
    entries = [
        index for index, line in enumerate(lines)
        if line.kind is None and line.words > _ENTRY_WORDS and dated_lines.starts_with_clock(line, tokens)
    ]  # fmt: skip
    if len(entries) < _ENTRIES:
        return len(lines)
    for index in entries:
        lines[index].mark(BlockKind.PARAGRAPH, "layout.entry")
    return entries[0]


def mark_posts(lines: Sequence[Line]) -> None:
    """Embedded posts: the frame is boilerplate, the words are prose with the turn ``post``."""
    for index, line in enumerate(lines):
        if line.kind is not None or not shapes.is_handle(line):
            continue
        reach = range(index + 1, min(index + 9, len(lines)))
        foot = next((at for at in reach if lines[at].rule == "layout.post.foot"), 0)
        line.mark(BlockKind.BOILERPLATE, "layout.post.head")
        if not foot and not any(lines[at].full for at in range(index + 1, min(index + 2, len(lines)))):
            continue  # the writer's account, not a post
        for at in range(index + 1, foot or min(index + 2, len(lines))):
            if lines[at].kind is None:
                lines[at].turn = "post"
