"""From frames and quotations to statements, in text order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.statements.contents import analyse
from store.extraction.statements.cues import cue_table
from store.extraction.statements.describing import name_in_apposition
from store.extraction.statements.draft import Draft, finish
from store.extraction.statements.frames import Frame, find_cues
from store.extraction.statements.phrases import clause_subject
from store.extraction.statements.sources import cited, day_said, outlet_of, outside, venue_of
from store.extraction.statements.speaker import NOBODY, Speaker
from store.extraction.statements.speakers import SpeakerFinder
from store.extraction.statements.subjects import locate_subject
from store.extraction.statements.turns import colon_speaker, interviewee, label_before, unlabelled_turns
from store.extraction.statements.view import View
from store.model import (
    READ_KINDS,
    Act,
    BlockKind,
    Document,
    Publication,
    Sentence,
    SourceText,
    Statement,
    TimeExpression,
    VerbGroup,
)

if TYPE_CHECKING:
    from store.extraction.mentions import MentionSet
    from store.lexicon import Lexicon


LONGEST = 600
"""Tokens of a sentence that are read at once; longer ones are no sentences, and are read piece by piece."""


def find_statements(
    source: SourceText,
    document: Document,
    publication: Publication,
    times: tuple[TimeExpression, ...],
    mention_set: MentionSet,
    groups: tuple[VerbGroup, ...],
    lexicon: Lexicon,
) -> tuple[Statement, ...]:
    """All statements of a document in text order. Pure; linear in the length of the text."""
    table = cue_table(lexicon)
    view = View(document, mention_set.mentions, groups, table)
    view.name_media({key: actor.name for key, actor in mention_set.actors.items() if actor.media})
    reader = _Reader(view, SpeakerFinder(view, mention_set.actors), times)
    turns = unlabelled_turns(document)
    for index, sentence in enumerate(document.sentences):
        block = document.blocks[sentence.block]
        if block.kind in READ_KINDS and sentence.first < sentence.last:
            reader.read(index, sentence, block.kind, block.turn or turns.get(sentence.block, ""))
    reader.flush()
    return tuple(finish(draft, view, source) for draft in reader.drafts if draft.content)


class _Reader:
    def __init__(self, view: View, finder: SpeakerFinder, times: tuple[TimeExpression, ...]) -> None:
        self.times = sorted((time for time in times if time.in_prose), key=lambda time: time.span)
        self.time_starts = [time.span.start for time in self.times]
        self.view = view
        self.finder = finder
        self.drafts: list[Draft] = []
        self.pending: list[tuple[int, int, int]] = []
        """Whole sentences in quotation marks that no cue governs yet: (first, last, block)."""
        self.latest: Draft | None = None
        """The statement of the sentence just read, to which a quotation right after it belongs."""
        self.latest_block = -1
        self.topic_block = -1
        self.answer: Draft | None = None
        """The answer of a transcript that the next paragraph may go on with."""
        self.guest: Speaker | None = None
        """Who is interviewed, once it has been asked for."""
        self.hint: tuple[int, int, int] | None = None
        """The subject of a sentence that reports nothing, and its block: "One of them put it bluntly."."""

    # ------------------------------------------------------------------ one sentence

    def read(self, index: int, sentence: Sentence, kind: BlockKind, turn: str) -> None:
        view = self.view
        first, end = sentence.first, view.sentence_end(sentence)
        if first >= end:
            return
        told = turn == "answer" and self._is_told(sentence, first, end)
        if turn in ("answer", "post") and not told:
            self._turn(index, sentence, turn)
            return
        self.answer = None
        if turn == "question":
            return
        title = kind is BlockKind.TITLE or (kind is not BlockKind.PARAGRAPH and end == sentence.last)
        frames = [
            frame
            for start in range(first, end, LONGEST)
            for frame in analyse(view, start, min(start + LONGEST, end), title)
        ]
        if not frames and kind is BlockKind.TITLE and self._signed_title(index, sentence, first, end):
            return
        if not frames and self.pending and self._late_cue(index, sentence, first, end):
            return
        if not frames:
            self._without_cue(index, sentence, first, end)
            return
        opener = frames[0]
        lead: list[tuple[int, int]] = []
        if (
            self.pending
            and opener.content
            and view.quote[opener.content[0][0]] >= 0
            and opener.content[0][0] <= first + 1
        ):
            lead = [(a, b) for a, b, block in self.pending if block == sentence.block or self._unclosed(a, b)]
            self.pending = [row for row in self.pending if row[2] != sentence.block and not self._unclosed(*row[:2])]
        self.flush()
        topic = self.finder.topic if self.topic_block == sentence.block else None
        made: Draft | None = None
        for frame in frames:
            self.finder.topic = topic if made is None else None
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
            made = draft
            self._attribute(draft, frame, max(first, frame.first - LONGEST), min(end, frame.first + LONGEST))
        self.finder.topic = None
        self.latest, self.latest_block = made, sentence.block
        if view.low[first] in ("asked", "told", "pressed", "questioned") and (
            made is None or made.cue is None or view.low[made.cue[0]] == "asked" or self._unsaid(made, end)
        ):
            self.latest = None
            self._introduce(first, end, sentence.block)

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
        if frame.shape == "nobody":
            speaker = NOBODY._replace(anonymous=True)
        elif subject is not None:
            speaker = self.finder.resolve(subject[0], subject[1], sentence.first)
        elif made is not None:
            speaker, subject = made.speaker, made.subject
        else:
            subject = clause_subject(self.view, sentence.first, frame.group)
            if subject is not None:
                speaker = self.finder.resolve(subject[0], subject[1], sentence.first)
            else:
                speaker = self.finder.memory.last() or NOBODY
        content = list(frame.content)
        if frame.anaphoric:
            content = self._said_before(index, sentence)
            if not content:
                return None
        draft = Draft(
            act=frame.cue.act,
            content=content,
            cue=(frame.first, frame.last),
            subject=subject,
            speaker=speaker,
            rules=list(frame.rules),
            block=sentence.block,
            sentence=index,
            negative=frame.cue.negative,
            embedded=frame.lemma.endswith((" of", " against", " for", " on", " out"))
            or (
                frame.marker in ("that", "bare", "of", "as", "to", "whether")
                and frame.shape in ("after", "passive", "participle", "elided", "relative")
            ),
        )
        self.drafts.append(draft)
        self.finder.memory.add(speaker)
        return draft

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
        draft = Draft(
            act=frame.cue.act,
            content=list(frame.content),
            cue=(frame.first, frame.last),
            subject=frame.subject,
            speaker=speaker,
            rules=[*frame.rules, "nested"],
            block=sentence.block,
            sentence=index,
            embedded=True,
        )
        if outer.speaker.name is not None and outer.speaker.name != speaker.name:
            draft.via = outer.speaker.name
            draft.sources = (outer.speaker.name,)
        self.drafts.append(draft)

    def _said_before(self, index: int, sentence: Sentence) -> list[tuple[int, int]]:
        """What "This was stated by ..." means: the sentences just before that report nothing themselves."""
        sentences = self.view.document.sentences
        taken = {draft.sentence for draft in self.drafts[-12:]}
        content: list[tuple[int, int]] = []
        block = -1
        for before in range(index - 1, max(-1, index - 7), -1):
            other = sentences[before]
            kind = self.view.document.blocks[other.block].kind
            if kind is not BlockKind.PARAGRAPH or (block >= 0 and other.block != block):
                break
            block = other.block
            if before not in taken and other.last > other.first:
                content.append((other.first, self.view.sentence_end(other)))
        return content[::-1]

    def _attribute(self, draft: Draft, frame: Frame, first: int, end: int) -> None:
        """Fill in the chain of sources, the venue and the day of saying."""
        view = self.view
        draft.said = draft.said or day_said(view, draft, first, end, self.times, self.time_starts)
        rest = outside(view, draft, first, end)
        draft.venue = draft.venue or venue_of(view, rest, end)
        chain = [self.finder.resolve(a, b, first).name for a, b in frame.relays]
        outlet = outlet_of(view, draft, rest)
        others = {other.speaker.name for other in self.drafts[-6:] if other.sentence == draft.sentence}
        if outlet is not None and outlet not in chain and outlet not in others:
            chain.append(outlet)
        source = cited(view, rest, end)
        if source is not None:
            named = self.finder.resolve(source[0], source[1], first)
            if draft.speaker.key in view.media and not frame.relays and named.key not in view.media:
                chain.append(draft.speaker.name)
                draft.speaker = named
                draft.subject = source
                draft.rules.append("source.cited")
                self.finder.memory.add(named)
            elif frame.relays or draft.speaker.key in view.media:
                chain.append(named.name.removeprefix("anonymous: ") if named.name else None)
        if not chain and draft.venue is not None and draft.venue.lower() in view.table.words["channels"]:
            chain.append(draft.venue)
        links = tuple(dict.fromkeys(link for link in chain if link is not None and link != draft.speaker.name))
        if links:
            draft.sources, draft.via = links, links[-1]

    # ------------------------------------------------------------------ quotations without a cue

    def _without_cue(self, index: int, sentence: Sentence, first: int, end: int) -> None:
        view = self.view
        opening = view.next_quotation(first, end)
        if opening >= end:
            told = view.low[first : first + 3] in (
                ["with", "these", "words"],
                ["that", "is", "how"],
                ["that", "was", "how"],
            )
            if self.pending and (told or self.finder.memory.last() is None):
                named = self.finder.person_subject(first, end)
                if named is not None:
                    self.finder.memory.add(named)
            self.flush()
            self.latest = None
            self._introduce(first, end, sentence.block)
            return
        if not any(view.quote[at] < 0 and view.is_word(at) for at in range(first, end)):
            if self.latest is not None and (self.latest_block == sentence.block or self._ends_quoted(self.latest)):
                self.latest.content.append((first, end))
                self.latest_block = sentence.block
                return
            self.pending.append((first, end, sentence.block))
            return
        self.flush()
        closing = view.quote_tokens[view.quote[opening]][1]
        if opening == first and closing + 1 < end and view.spaced_dash(closing) and end - closing < 20:
            name = self.finder.person_subject(closing + 1, end)
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
                self.drafts.append(draft)
                self.finder.memory.add(name)
                self.latest, self.latest_block = draft, sentence.block
                return
        colon = opening - 1
        if colon > first and view.low[colon] == ":" and colon - first < 30:
            speaker, subject = colon_speaker(view, self.finder, first, colon)
            if speaker.name is not None:
                draft = Draft(
                    Act.STATEMENT, [(opening, end)], None, subject, speaker, ["colon.quote"], sentence.block, index
                )
                self.drafts.append(draft)
                self.finder.memory.add(speaker)
                self.latest, self.latest_block = draft, sentence.block
                return
        self.latest = None
        self._introduce(first, end, sentence.block)

    def _signed_title(self, index: int, sentence: Sentence, first: int, end: int) -> bool:
        """A headline with its speaker before a colon or after a dash: "Envoy: vote on", "No deal – minister"."""
        view = self.view
        colon = first + 1
        while colon < end - 1 and not (view.quote[colon] < 0 and (view.low[colon] == ":" or view.spaced_dash(colon))):
            colon += 1
        if colon >= end - 1:
            return False
        before, after = (first, colon), (colon + 1, end)
        named = view.low[colon] == ":" and self.finder.signs(*before)
        subject, content = (before, after) if named else (after, before)
        if not named and (
            not self.finder.signs(*after) or not (view.any_finite(*before) or "to" in view.low[first:colon])
        ):
            return False
        if content[1] - content[0] < 2:
            return False
        speaker = self.finder.resolve(subject[0], subject[1], first)
        draft = Draft(Act.STATEMENT, [content], None, subject, speaker, ["title.signed"], sentence.block, index)
        self.drafts.append(draft)
        self.finder.memory.add(speaker)
        self.latest, self.latest_block = None, -1
        return True

    def _late_cue(self, index: int, sentence: Sentence, first: int, end: int) -> bool:
        """A sentence that is nothing but the cue of the quotation before it: "“Why?” Aliyev continued."."""
        view = self.view
        if self.pending[-1][2] != sentence.block or end - first > 25:
            return False
        for frame in find_cues(view, first, end, False):
            if not locate_subject(view, frame, first, end) or frame.subject is None or frame.cue.act is Act.REFUSAL:
                continue
            if min(frame.subject[0], frame.first) > first + 1:
                return False
            frame.content = [(a, b) for a, b, _ in self.pending]
            frame.rules.append("quote.cue_after")
            self.pending = []
            made = self._draft(frame, index, sentence, None)
            self.latest, self.latest_block = made, sentence.block
            return True
        return False

    def _introduce(self, first: int, end: int, block: int) -> None:
        """Whom the sentence is about; after "Asked whether ...," whoever answers."""
        low = self.view.low
        if low[first] in ("asked", "told", "pressed", "questioned"):
            comma = end - 1
            quote = self.view.quote
            while (
                comma > first
                and not (low[comma] == "," and quote[comma] < 0)
                and not (quote[comma] >= 0 and comma + 1 < end and quote[comma + 1] < 0)
            ):
                comma -= 1
            first = comma + 1 if comma > first else first
            last = first
            while last < end and not self.view.finite[last] and low[last] not in self.view.table.verbs:
                last += 1
            if first < last < end:
                self.finder.memory.add(self.finder.resolve(first, last, first))
            return
        spoken = bool(self.drafts) and self.drafts[-1].block == block and low[end : end + 1] != ["?"]
        subject = clause_subject(self.view, first, end)
        if subject is not None and low[subject[1]] == ",":
            named = name_in_apposition(self.view, subject[0], end)
            if named is not None and named[0] == subject[1] + 1:
                subject = (subject[0], named[1])
        self.finder.introduce(first, end, not spoken, subject)
        self.finder.topic = self.finder.subject_of(first, subject) if spoken and self._reacts(first, end) else None
        self.topic_block = block
        self.hint = (*subject, block) if subject is not None and self.finder.could_speak(*subject) else None
        if self.hint is not None and self.finder.memory.last() is None:
            self.finder.about = self.finder.resolve(self.hint[0], self.hint[1], first)

    def _reacts(self, first: int, end: int) -> bool:
        """Whether a short sentence tells how somebody takes it: "The envoy laughed", "Captain X disagrees"."""
        low, attitudes = self.view.low, self.view.table.words["attitudes"]
        return end - first <= 24 and any(low[at] in attitudes for at in range(first, end))

    def _unsaid(self, made: Draft, end: int) -> bool:
        """Whether the sentence ends with a subject and a cue that no content went to: "Told that ..., she shrugged"."""
        last = max(stop for _, stop in made.content)
        return any(
            locate_subject(self.view, frame, last, end) and frame.subject is not None
            for frame in find_cues(self.view, last, end, False)
            if made.cue is None or frame.first != made.cue[0]
        )

    def _unclosed(self, first: int, last: int) -> bool:
        """Whether a quotation that stands alone goes on in the next paragraph: it has no closing mark."""
        view = self.view
        index = view.quote[last - 1] if view.quote[last - 1] >= 0 else view.quote[first]
        return index >= 0 and not view.document.quotations[index].closed

    def _ends_quoted(self, draft: Draft) -> bool:
        return bool(draft.content) and self.view.quote[draft.content[-1][1] - 1] >= 0

    def flush(self) -> None:
        """Quotations that stand alone are the last speaker's."""
        if not self.pending:
            return
        content = [(a, b) for a, b, _ in self.pending]
        block = self.pending[0][2]
        speaker = self.finder.memory.last()
        if self.hint is not None and self.hint[2] == block:
            hinted = self.finder.resolve(self.hint[0], self.hint[1], self.hint[0])
            if hinted.person or hinted.anonymous:
                speaker = hinted
                self.finder.memory.add(hinted)
        self.pending = []
        if speaker is None:
            return
        draft = Draft(Act.STATEMENT, content, None, None, speaker, ["quote.alone"], block, -1)
        self.drafts.append(draft)
        self.latest, self.latest_block = draft, block

    # ------------------------------------------------------------------ transcripts and posts

    def _is_told(self, sentence: Sentence, first: int, end: int) -> bool:
        """Whether a paragraph between two labels is the reporter's: quoted words with a cue, and no label before it."""
        if self.view.next_quotation(first, end) >= end or any(map(str.isalnum, self._between(sentence.block))):
            return False
        return bool(find_cues(self.view, first, end, False))

    def _between(self, block: int) -> str:
        """The text between a block and the one before it, in which a label would stand."""
        blocks = self.view.document.blocks
        return self.view.text[blocks[block - 1].span.end : blocks[block].span.start] if block else ""

    def _turn(self, index: int, sentence: Sentence, turn: str) -> None:
        view = self.view
        self.flush()
        last = self.drafts[-1] if self.drafts else None
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
        speaker = self.finder.label(printed)
        if speaker.name is None and turn == "answer":
            if self.guest is None:
                self.guest = interviewee(view, self.finder, first)
            speaker = self.guest
        if speaker.name is None:
            speaker = self.finder.memory.last() or interviewee(view, self.finder, first)
        subject = None
        draft = Draft(
            Act.STATEMENT, [(first, sentence.last)], None, subject, speaker, [f"turn.{turn}"], sentence.block, index
        )
        if first < sentence.last:
            self.drafts.append(draft)
            self.finder.memory.add(speaker)
            self.latest, self.latest_block = None, -1
            self.answer = draft
