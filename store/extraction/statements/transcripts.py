"""Transcripts, interviews and posts: whole paragraphs that are what somebody says."""

from __future__ import annotations

from store.extraction.statements.draft import Draft, Ledger
from store.extraction.statements.frames import find_cues
from store.extraction.statements.speaker import Speaker
from store.extraction.statements.speakers import SpeakerFinder
from store.extraction.statements.turns import interviewee, label_before
from store.extraction.statements.view import View
from store.model import Act, Sentence


class Transcript:
    """Reads the turns of one document."""

    def __init__(self, view: View, finder: SpeakerFinder, ledger: Ledger) -> None:
        self.view = view
        self.finder = finder
        self.ledger = ledger
        self.answer: Draft | None = None
        """The answer that the next paragraph may go on with."""
        self.guest: Speaker | None = None
        """Who is interviewed, once it has been asked for."""

    def is_told(self, sentence: Sentence, first: int, end: int) -> bool:
        """Whether a paragraph between two labels is the reporter's: quoted words with a cue, and no label before it."""
        if self.view.next_quotation(first, end) >= end or any(map(str.isalnum, self._between(sentence.block))):
            return False
        return bool(find_cues(self.view, first, end, False))

    def _between(self, block: int) -> str:
        """The text between a block and the one before it, in which a label would stand."""
        blocks = self.view.document.blocks
        return self.view.text[blocks[block - 1].span.end : blocks[block].span.start] if block else ""

    def read(self, index: int, sentence: Sentence, turn: str) -> None:
        """Take in a sentence of an ``answer`` or a ``post``."""
        view, drafts = self.view, self.ledger.drafts
        last = drafts[-1] if drafts else None
        if last is not None and last.block == sentence.block and last.rules[0] == f"turn.{turn}":
            last.content[-1] = (last.content[-1][0], sentence.last)
            return
        first = sentence.first
        printed = label_before(view, view.tokens[first][0]) if turn == "answer" else ""
        goes_on = (
            last is not None
            and last is self.answer
            and last.block + 1 == sentence.block
            and not any(map(str.isalnum, self._between(sentence.block)))
        )
        if turn == "answer" and goes_on and view.low[sentence.last - 1] == "?":
            self.answer = None  # a question without a label
            return
        if turn == "answer" and goes_on and last is not None:
            last.content.append((first, sentence.last))
            last.block = sentence.block
            return
        speaker = self.finder.names.label(printed)
        if speaker.name is not None and turn == "answer":
            self.guest = self.guest or speaker  # "DEPUTY SPOKESPERSON A: Good morning", and "A:" from there on
        elif turn == "answer":
            if self.guest is None:
                self.guest = interviewee(view, self.finder, first)
            speaker = self.guest
        if speaker.name is None:
            speaker = self.finder.memory.last() or interviewee(view, self.finder, first)
        draft = Draft(
            Act.STATEMENT, [(first, sentence.last)], None, None, speaker, [f"turn.{turn}"], sentence.block, index
        )
        if first < sentence.last:
            drafts.append(draft)
            self.finder.memory.add(speaker)
            self.ledger.latest, self.ledger.latest_block = None, -1
            self.answer = draft
