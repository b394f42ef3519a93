"""From frames and quotations to statements, in text order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.statements.contents import analyse
from store.extraction.statements.cues import cue_table
from store.extraction.statements.describing import with_name
from store.extraction.statements.draft import Draft, Ledger, finish
from store.extraction.statements.fitting import as_position
from store.extraction.statements.frames import Frame, find_cues
from store.extraction.statements.loose import LooseQuotations
from store.extraction.statements.named_later import name_later
from store.extraction.statements.phrases import clause_subject, dependent_subject
from store.extraction.statements.sources import Times, attribute
from store.extraction.statements.speaker import NOBODY
from store.extraction.statements.speakers import SpeakerFinder
from store.extraction.statements.subjects import locate_subject
from store.extraction.statements.topics import ASKED
from store.extraction.statements.transcripts import Transcript
from store.extraction.statements.turns import unlabelled_turns
from store.extraction.statements.view import View
from store.model import READ_KINDS, BlockKind, Document, Sentence, SourceText, Statement, TimeExpression, VerbGroup

if TYPE_CHECKING:
    from store.extraction.mentions import MentionSet
    from store.lexicon import Lexicon

TITLE = BlockKind.TITLE
PARAGRAPH = BlockKind.PARAGRAPH
LONGEST = 600
"""Tokens of a sentence that are read at once; longer ones are no sentences, and are read piece by piece."""


def find_statements(
    source: SourceText,
    document: Document,
    times: tuple[TimeExpression, ...],
    mention_set: MentionSet,
    groups: tuple[VerbGroup, ...],
    lexicon: Lexicon,
) -> tuple[Statement, ...]:
    """All statements of a document in text order. Pure; linear in the length of the text."""
    table = cue_table(lexicon)
    view = View(document, mention_set.mentions, groups, table)
    view.name_media({key: actor.name for key, actor in mention_set.actors.items() if actor.media})
    reader = _Reader(view, SpeakerFinder(view, mention_set.actors), Times(times))
    turns = unlabelled_turns(document)
    for index, sentence in enumerate(document.sentences):
        block = document.blocks[sentence.block]
        if block.kind in READ_KINDS and sentence.first < sentence.last:
            reader.read(index, sentence, block.kind, block.turn or turns.get(sentence.block, ""))
    reader.loose.flush()
    name_later(view, reader.finder.names, reader.ledger.drafts)
    return tuple(finish(draft, view, source) for draft in reader.ledger.drafts if draft.content)


class _Reader:
    def __init__(self, view: View, finder: SpeakerFinder, times: Times) -> None:
        self.view = view
        self.finder = finder
        self.times = times
        self.ledger = Ledger()
        self.loose = LooseQuotations(view, finder, self.ledger)
        self.transcript = Transcript(view, finder, self.ledger)

    def read(self, index: int, sentence: Sentence, kind: BlockKind, turn: str) -> None:
        view = self.view
        first, end = sentence.first, view.sentence_end(sentence)
        if first >= end:
            return
        told = turn == "answer" and self.transcript.is_told(sentence, first, end)
        if turn in ("answer", "post") and not told:
            self.loose.flush()
            self.transcript.read(index, sentence, turn)
            return
        self.transcript.answer = None
        if turn == "question":
            return
        title = kind is TITLE or (kind is not PARAGRAPH and end == sentence.last)
        frames = [
            frame
            for start in range(first, end, LONGEST)
            for frame in analyse(view, start, min(start + LONGEST, end), title)
        ]
        if not frames and kind is TITLE and self.loose.signed_title(index, sentence, first, end):
            return
        if not frames and self.loose.late_cue(index, sentence, first, end):
            return
        if not frames and self._opens(index, sentence) and self.loose.signed_entry(index, sentence, first, end):
            return
        if not frames and self.loose.signed_line(index, sentence, first, end):
            return
        if not frames and self.loose.answered(index, sentence, first, end):
            return
        if not frames:
            self.loose.read(index, sentence, first, end)
            return
        lead = self.loose.taken(sentence, frames[0])
        self.loose.flush()
        topic, between = self.loose.topics.topic(sentence.block), self.loose.topics.between(sentence.block)
        made: Draft | None = None
        for frame in frames:
            self.finder.topic, self.finder.between = (topic, between) if made is None else (None, None)
            if frame.shape == "nested":
                if made is not None:
                    self._nested(frame, index, sentence, made)
                continue
            draft = self._draft(frame, index, sentence, made)
            if draft is None:
                continue
            if lead:
                draft.content = lead + draft.content
                lead = []
            if self._by_reporter(frame):
                continue
            made = draft
            around = (max(first, frame.first - LONGEST), min(end, frame.first + LONGEST))
            attribute(view, self.finder, self.times, self.ledger.drafts, draft, frame, around)
        self.finder.topic = self.finder.between = None
        if made is not None:
            self.finder.body = None
        self.ledger.latest, self.ledger.latest_block = made, sentence.block
        if made is None and any(map(self._by_reporter, frames)):
            self.loose.topics.read(first, end, sentence.block, False)
        elif view.low[first] in ASKED and (
            made is None or made.cue is None or view.low[made.cue[0]] == "asked" or self._unsaid(made, end)
        ):
            self.ledger.latest = None
            self.loose.topics.read(first, end, sentence.block, False)

    def _opens(self, index: int, sentence: Sentence) -> bool:
        """Whether a sentence is the first of its block."""
        return index == 0 or self.view.document.sentences[index - 1].block != sentence.block

    def _draft(self, frame: Frame, index: int, sentence: Sentence, made: Draft | None) -> Draft | None:
        if frame.elided and made is not None and frame.shape == "participle" and frame.cue.act is made.act:
            made.content.extend(frame.content)
            made.rules.extend(frame.rules)
            made.rules.append("join.participle")
            return made
        if made is not None and self._after_opening(frame, made):
            made.content.extend(frame.content)
            made.rules.extend(frame.rules)
            made.cue = (frame.first, frame.last)
            return made
        subject = frame.subject
        if self._by_reporter(frame):
            frame.cue = as_position(frame.cue)
        if frame.shape == "nobody":
            speaker = NOBODY._replace(anonymous=True)
        elif subject is not None:
            speaker = self.finder.resolve(subject[0], subject[1], sentence.first)
        elif made is not None:
            speaker, subject = made.speaker, made.subject
        else:
            subject = clause_subject(self.view, sentence.first, frame.group)
            if subject is not None:
                subject = self._who_can_speak(subject, sentence.first, frame.group)
                subject = with_name(self.view, subject, frame.group)
                speaker = self.finder.resolve(subject[0], subject[1], sentence.first)
            else:
                speaker = self.finder.memory.last() or NOBODY
        content = list(frame.content)
        if frame.anaphoric:
            content = self._said_before(index)
            if not content:
                return None
        draft = Draft.of(frame, subject, speaker, sentence.block, index)
        draft.content = content
        self.ledger.drafts.append(draft)
        if not self._by_reporter(frame):
            self.finder.memory.add(speaker)
        return draft

    def _who_can_speak(self, subject: tuple[int, int], first: int, before: int) -> tuple[int, int]:
        """The subject of the clause behind "after" where the main one is a thing: "It closed when X left and said"."""
        view = self.view
        if any(at in view.mention_at for at in range(*subject)) or self.finder.names.could_speak(*subject):
            return subject
        if view.low[subject[1] - 1] in view.table.words["institutions"]:
            return subject
        return dependent_subject(view, first, before) or subject

    def _by_reporter(self, frame: Frame) -> bool:
        """Whether the paper itself speaks, or to its reader: "I asked", "we think", outside quotation marks."""
        subject = frame.subject
        return subject is not None and subject[1] - subject[0] == 1 and self.view.low[subject[0]] in ("i", "we", "you")

    @staticmethod
    def _after_opening(frame: Frame, made: Draft) -> bool:
        """Whether one speaker's words go on: "Warning that time was short, the envoy urged both to sign"."""
        if made.rules[-1] != "opening" or frame.subject is None or made.subject is None:
            return False
        return frame.subject[0] <= made.subject[0] < frame.subject[1] and frame.cue.act is made.act

    def _nested(self, frame: Frame, index: int, sentence: Sentence, outer: Draft) -> None:
        """What an earlier speaker tells of another one's words; the earlier one passes it on."""
        if frame.subject is None:
            return
        speaker = self.finder.resolve(frame.subject[0], frame.subject[1], sentence.first)
        draft = Draft.of(frame, frame.subject, speaker, sentence.block, index)
        draft.rules.append("nested")
        draft.embedded = True
        if outer.speaker.name is not None and outer.speaker.name != speaker.name:
            draft.via = outer.speaker.name
            draft.sources = (outer.speaker.name,)
        self.ledger.drafts.append(draft)

    def _said_before(self, index: int) -> list[tuple[int, int]]:
        """What "This was stated by ..." means: the sentences just before that report nothing themselves."""
        sentences = self.view.document.sentences
        taken = {draft.sentence for draft in self.ledger.drafts[-12:]}
        content: list[tuple[int, int]] = []
        block = -1
        for before in range(index - 1, max(-1, index - 7), -1):
            other = sentences[before]
            kind = self.view.document.blocks[other.block].kind
            if kind is not PARAGRAPH or (block >= 0 and other.block != block):
                break
            block = other.block
            if before not in taken and other.last > other.first:
                content.append((other.first, self.view.sentence_end(other)))
        return content[::-1]

    def _unsaid(self, made: Draft, end: int) -> bool:
        """Whether the sentence ends with a subject and a cue that no content went to: "Told that ..., she shrugged"."""
        last = max(stop for _, stop in made.content)
        return any(
            locate_subject(self.view, frame, last, end) and frame.subject is not None
            for frame in find_cues(self.view, last, end, False)
            if made.cue is None or frame.first != made.cue[0]
        )
