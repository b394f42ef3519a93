"""Quotations without a cue of their own: they go on, stand alone, are signed, follow a colon or wait for a late cue."""

from __future__ import annotations

from store.extraction.statements.cues import DASHES
from store.extraction.statements.draft import Draft, Ledger
from store.extraction.statements.frames import Frame, find_cues
from store.extraction.statements.nominal import told_behind_colon
from store.extraction.statements.speakers import SpeakerFinder
from store.extraction.statements.subjects import locate_subject
from store.extraction.statements.topics import Topics
from store.extraction.statements.turns import colon_speaker
from store.extraction.statements.view import View
from store.model import Act, Sentence


class LooseQuotations:
    """Finds whose the quotations of one document are that no verb of saying governs."""

    def __init__(self, view: View, finder: SpeakerFinder, ledger: Ledger) -> None:
        self.view = view
        self.finder = finder
        self.ledger = ledger
        self.topics = Topics(view, finder)
        self.pending: list[tuple[int, int, int]] = []
        """Whole sentences in quotation marks that no cue governs yet: (first, last, block)."""

    def taken(self, sentence: Sentence, frame: Frame) -> list[tuple[int, int]]:
        """The quotations right before a sentence whose first cue governs them too; they wait no longer."""
        view, first = self.view, sentence.first
        if not (
            self.pending and frame.content and view.quote[frame.content[0][0]] >= 0 and frame.content[0][0] <= first + 1
        ):
            return []
        lead = [(a, b) for a, b, block in self.pending if block == sentence.block or self._unclosed(a, b)]
        self.pending = [row for row in self.pending if row[2] != sentence.block and not self._unclosed(*row[:2])]
        return lead

    def read(self, index: int, sentence: Sentence, first: int, end: int) -> None:
        """Take in a sentence without a cue."""
        view = self.view
        opening = view.next_quotation(first, end)
        if opening >= end:
            told = view.low[first : first + 3] in (
                ["with", "these", "words"],
                ["that", "is", "how"],
                ["that", "was", "how"],
            )
            if self.pending and (told or self.finder.memory.last() is None):
                named = self.finder.names.person_subject(first, end)
                if named is not None:
                    self.finder.memory.add(named)
            self.flush()
            self.ledger.latest = None
            self._introduce(first, end, sentence.block)
            return
        if not any(view.quote[at] < 0 and view.is_word(at) for at in range(first, end)):
            latest = self.ledger.latest
            if latest is not None and (self.ledger.latest_block == sentence.block or self._ends_quoted(latest)):
                if self._is_quotation(latest) or latest.rules[-1].endswith((".before", ".inserted")):
                    latest.content.append((first, end))
                    self.ledger.latest_block = sentence.block
                else:
                    self._said_on(index, sentence, first, end, latest)
                return
            self.pending.append((first, end, sentence.block))
            return
        self.flush()
        closing = view.quote_tokens[view.quote[opening]][1]
        if opening == first and closing + 1 < end and view.spaced_dash(closing) and end - closing < 20:
            name = self.finder.names.person_subject(closing + 1, end)
            if name is not None and not view.any_finite(closing + 1, end):
                draft = Draft(
                    Act.STATEMENT,
                    [(first, closing)],
                    None,
                    (closing + 1, end),
                    name,
                    ["quote.signed"],
                    sentence.block,
                    index,
                )
                self.ledger.add(draft)
                self.finder.memory.add(name)
                return
        colon = opening - 1
        if colon > first and view.low[colon] == ":" and colon - first < 30:
            speaker, subject = colon_speaker(view, self.finder, first, colon)
            if speaker.name is not None:
                draft = Draft(
                    Act.STATEMENT, [(opening, end)], None, subject, speaker, ["colon.quote"], sentence.block, index
                )
                self.ledger.add(draft)
                self.finder.memory.add(speaker)
                return
        self.ledger.latest = None
        self._introduce(first, end, sentence.block)

    def answered(self, index: int, sentence: Sentence, first: int, end: int) -> bool:
        """A sentence that tells how somebody answers, and what behind a colon: "Her reply was short: she would go"."""
        found = told_behind_colon(self.view, first, end)
        if found is None:
            return False
        subject, content = found
        speaker = self.finder.resolve(*subject, first)
        names = self.finder.names
        if speaker.name is None or not (speaker.person or names.could_speak(*subject) or names.institution(*subject)):
            return False
        draft = Draft(Act.STATEMENT, [content], None, subject, speaker, ["noun.colon"], sentence.block, index)
        self.ledger.add(draft)
        self.finder.memory.add(speaker)
        return True

    def signed_line(self, index: int, sentence: Sentence, first: int, end: int) -> bool:
        """A line of a wire with its source after a dash: "Pass to reopen in May - Indian official"."""
        view, words = self.view, self.view.table.words
        if DASHES.isdisjoint(view.low[max(first, end - 7) : end]):
            return False
        dash = end - 1
        while dash > first and end - dash < 7 and not view.spaced_dash(dash):
            dash -= 1
        if not view.spaced_dash(dash) or dash + 1 >= end or dash - first < 3:
            return False
        noun = view.low[end - 1]
        told = noun in words["anonymous"] or noun in words["papers"] or noun in words["institutions"]
        if not told or view.low[dash + 1] in words["determiners"] or view.any_finite(dash + 1, end):
            return False
        speaker = self.finder.resolve(dash + 1, end, first)
        draft = Draft(
            Act.STATEMENT, [(first, dash)], None, (dash + 1, end), speaker, ["title.signed"], sentence.block, index
        )
        self.ledger.add(draft)
        self.finder.memory.add(speaker)
        return True

    def signed_title(self, index: int, sentence: Sentence, first: int, end: int) -> bool:
        """A headline with its speaker before a colon or after a dash: "Envoy: vote on", "No deal – minister"."""
        view = self.view
        colon = first + 1
        signs = DASHES | {":"}
        while colon < end - 1 and not (
            view.low[colon] in signs and view.quote[colon] < 0 and (view.low[colon] == ":" or view.spaced_dash(colon))
        ):
            colon += 1
        if colon >= end - 1:
            return False
        before, after = (first, colon), (colon + 1, end)
        named = view.low[colon] == ":" and self.finder.names.signs(*before)
        subject, content = (before, after) if named else (after, before)
        if not named and (
            not self.finder.names.signs(*after) or not (view.any_finite(*before) or "to" in view.low[first:colon])
        ):
            return False
        if content[1] - content[0] < 2:
            return False
        self._sign(index, sentence, subject, content)
        return True

    def signed_entry(self, index: int, sentence: Sentence, first: int, end: int) -> bool:
        """An entry that begins with its speaker and a colon: "Lan Nguyen: the bridge has been closed since noon"."""
        view = self.view
        colon = first + 1
        while colon < end - 2 and colon - first < 8 and view.low[colon] != ":":
            colon += 1
        if view.low[colon] != ":" or view.next_quotation(first, end) < end or view.low[colon + 1] in ("he", "she"):
            return False
        named = self.finder.names.head(first, colon)
        if not self.finder.names.is_person(named) or not self.finder.names.signs(first, colon):
            return False
        if not view.any_finite(colon + 1, end):
            return False
        self._sign(index, sentence, (first, colon), (colon + 1, end))
        return True

    def _sign(self, index: int, sentence: Sentence, subject: tuple[int, int], content: tuple[int, int]) -> None:
        speaker = self.finder.resolve(subject[0], subject[1], sentence.first)
        draft = Draft(Act.STATEMENT, [content], None, subject, speaker, ["title.signed"], sentence.block, index)
        self.ledger.drafts.append(draft)
        self.finder.memory.add(speaker)
        self.ledger.latest, self.ledger.latest_block = None, -1

    def late_cue(self, index: int, sentence: Sentence, first: int, end: int) -> bool:
        """A sentence that is nothing but the cue of the quotation before it: "“Why?” Aliyev continued."."""
        view = self.view
        if not self.pending or self.pending[-1][2] != sentence.block or end - first > 25:
            return False
        for frame in find_cues(view, first, end, False):
            if not locate_subject(view, frame, first, end) or frame.subject is None or frame.cue.act is Act.REFUSAL:
                continue
            if min(frame.subject[0], frame.first) > first + 1:
                return False
            frame.content = [(a, b) for a, b, _ in self.pending]
            frame.rules.append("quote.cue_after")
            self.pending = []
            speaker = self.finder.resolve(frame.subject[0], frame.subject[1], first)
            self.ledger.add(Draft.of(frame, frame.subject, speaker, sentence.block, index))
            self.finder.memory.add(speaker)
            return True
        return False

    def _introduce(self, first: int, end: int, block: int) -> None:
        """Take in whom a sentence is about; a question in the middle of an interview starts anew."""
        spoken = self.ledger.spoken_in(block) and self.view.low[end : end + 1] != ["?"]
        self.topics.read(first, end, block, spoken)

    def _unclosed(self, first: int, last: int) -> bool:
        """Whether a quotation that stands alone goes on in the next paragraph: it has no closing mark."""
        view = self.view
        index = view.quote[last - 1] if view.quote[last - 1] >= 0 else view.quote[first]
        return index >= 0 and not view.document.quotations[index].closed

    def _is_quotation(self, draft: Draft) -> bool:
        """Whether a statement is told in the speaker's own words alone, so that a quotation goes on with it."""
        quote, is_word = self.view.quote, self.view.is_word
        told = (at for first, last in draft.content for at in range(first, last) if quote[at] < 0)
        return not draft.embedded and not any(map(is_word, told))

    def _said_on(self, index: int, sentence: Sentence, first: int, end: int, before: Draft) -> None:
        """A quotation right behind what its speaker is reported to have said is a statement of its own."""
        draft = Draft(Act.STATEMENT, [(first, end)], None, None, before.speaker, ["quote.alone"], sentence.block, index)
        draft.via, draft.sources = before.via, before.sources
        self.ledger.add(draft)

    def _ends_quoted(self, draft: Draft) -> bool:
        return bool(draft.content) and self.view.quote[draft.content[-1][1] - 1] >= 0

    def flush(self) -> None:
        """Quotations that stand alone are the last speaker's."""
        if not self.pending:
            return
        content = [(a, b) for a, b, _ in self.pending]
        block = self.pending[0][2]
        speaker = self.finder.memory.last()
        if self.topics.hint is not None and self.topics.hint[2] == block:
            hinted = self.finder.resolve(self.topics.hint[0], self.topics.hint[1], self.topics.hint[0])
            if hinted.person or hinted.anonymous:
                speaker = hinted
                self.finder.memory.add(hinted)
        self.pending = []
        if speaker is None:
            return
        draft = Draft(Act.STATEMENT, content, None, None, speaker, ["quote.alone"], block, -1)
        self.ledger.add(draft)
