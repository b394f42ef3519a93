"""Whom a sentence that reports nothing is about, for the next pronoun or quotation alone."""

from __future__ import annotations

from store.extraction.statements.describing import with_name
from store.extraction.statements.phrases import clause_subject
from store.extraction.statements.speaker import Speaker
from store.extraction.statements.speakers import SpeakerFinder
from store.extraction.statements.view import View

ASKED = frozenset(("asked", "told", "pressed", "questioned"))
"""Words that open a sentence in which somebody answers: "Asked whether he would come, ..."."""
PRONOUNS = frozenset(("he", "she", "they", "it", "who"))


class Topics:
    """Follows whom a document is about between its statements."""

    def __init__(self, view: View, finder: SpeakerFinder) -> None:
        self.view = view
        self.finder = finder
        self.hint: tuple[int, int, int] | None = None
        """The subject of a sentence that reports nothing, and its block: "One of them put it bluntly."."""
        self._block = -1
        self._between: Speaker | None = None

    def topic(self, block: int) -> Speaker | None:
        """Who was the subject of the sentence right before, in the same block."""
        return self.finder.topic if self._block == block else None

    def between(self, block: int) -> Speaker | None:
        """The person whom the sentence right before is about, in a block where another one has spoken."""
        return self._between if self._block == block else None

    def read(self, first: int, end: int, block: int, spoken: bool) -> None:
        """Take in a sentence without a report; ``spoken`` where its block has had one already."""
        low = self.view.low
        self._between = self.finder.body = None
        if low[first] in ASKED:
            self._answering(first, end)
            return
        subject = clause_subject(self.view, first, end)
        viewed = False
        if subject is not None:
            subject = with_name(self.view, subject, end)
            told = subject
            subject = self._whose(first, subject)
            viewed = subject != told
            self.finder.body = self._institution(first, subject)
        self._remember(first, end, not spoken, subject)
        reacts = spoken and (viewed or self._reacts(first, end))
        self.finder.topic = self.finder.subject_of(first, subject) if reacts else None
        self._block = block
        named = subject is not None and self.view.low[subject[0]] not in PRONOUNS
        self._between = self.finder.subject_of(first, subject) if spoken and named else None
        self.hint = (*subject, block) if subject is not None and self.finder.names.could_speak(*subject) else None
        if self.hint is not None and self.finder.memory.last() is None:
            self.finder.about = self.finder.resolve(self.hint[0], self.hint[1], first)

    def _whose(self, first: int, subject: tuple[int, int]) -> tuple[int, int]:
        """Whom a sentence is about in which "it" is something: "For X, it was the ninth promise"."""
        view = self.view
        at = first + 1
        if view.low[first] != "for" or view.low[subject[0]] not in ("it", "that", "this"):
            return subject
        while at < subject[0] and at not in view.mention_at and not view.separator(at):
            at += 1
        named = self.finder.names.is_person(view.mention_at.get(at))
        return (at, view.mention_last[at] + 1) if named and at < subject[0] else subject

    def _institution(self, first: int, subject: tuple[int, int]) -> Speaker | None:
        """The body, or the people, of which a sentence tells: "The embassy sent a note. The gates, it said, ..."."""
        low, words = self.view.low, self.view.table.words
        noun = low[subject[1] - 1]
        several = noun in words["anonymous"] and noun.endswith("s")
        if low[subject[0]] in words["pronouns"] or noun in words["papers"]:
            return None
        if noun not in words["institutions"] and not several:
            return None
        speaker = self.finder.resolve(*subject, first)
        return speaker if speaker.name is not None and not speaker.person and speaker.plural == several else None

    def _answering(self, first: int, end: int) -> None:
        """After "Asked whether ...," whoever answers."""
        low = self.view.low
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

    def _remember(self, first: int, last: int, persons: bool, subject: tuple[int, int] | None) -> None:
        """Remember whom a sentence that reports nothing is about: the next "he", "the diplomat", "one of them".

        The subject of its main clause comes first: "After a call with Fiji's X, Tonga's premier flew to Suva."
        """
        view = self.view
        low, words = view.low, view.table.words
        if low[first] == "the" and first + 2 < last and view.finite[first + 2] and view.capital(first + 1):
            countryman = self.finder.descriptions.countryman(first + 1, first)
            if countryman is not None:
                self.finder.memory.add(countryman)
            return
        asked = self._asked(first, last, subject)
        if asked is not None:
            self.finder.memory.add(asked)
            return
        if persons and subject is not None and low[first] not in ("a", "an") and self.finder.names.one_person(*subject):
            self.finder.memory.add(self.finder.resolve(subject[0], subject[1], first))
            return
        person = self.finder.names.person_subject(first, min(last, first + 12)) if persons else None
        if person is not None:
            self.finder.memory.add(person)
            return
        if subject is not None and low[subject[0]] in ("a", "an", "one"):
            first = subject[0]  # "At the crossing a shopkeeper was less sure."
        if low[first] in ("a", "an", "one", "two", "three", "several", "some", "senior") or (
            low[first] in words["anonymous"] and low[first].endswith(("s", "men"))
        ):
            at = first
            while at < last and at < first + 10 and low[at] not in words["anonymous"]:
                if view.finite[at] or view.separator(at) or low[at] in words["prepositions"]:
                    return
                at += 1
            if at >= last or low[at] not in words["anonymous"] or (at + 1 < last and view.capital(at + 1)):
                return
            stop = at + 1
            while (
                stop < last
                and not view.finite[stop]
                and not view.separator(stop)
                and low[stop] not in words["relatives"]
            ):
                stop += 1
            if stop - first <= 12:
                self.finder.memory.add(self.finder.descriptions.resolve(first, stop))

    def _asked(self, first: int, last: int, subject: tuple[int, int] | None) -> Speaker | None:
        """Whom the reporter asked or met: "I asked a retired officer what they were for"."""
        view = self.view
        low, words = view.low, view.table.words
        if subject is None or subject[1] - subject[0] != 1 or low[subject[0]] not in ("i", "we"):
            return None
        at = subject[1]
        while at < last and low[at] not in words["meeting_somebody"]:
            at += 1
        at += 1
        if at >= last:
            return None
        stop = at
        while stop < last and stop < at + 10 and not view.separator(stop) and low[stop] not in words["relatives"]:
            if low[stop] in words["subordinators"] or low[stop] in ("in", "about", "on", "whether", "at", "if"):
                break
            stop += 1
        if stop == at or not self.finder.names.could_speak(at, stop):
            return None
        return self.finder.resolve(at, stop, first)

    def _reacts(self, first: int, end: int) -> bool:
        """Whether a short sentence tells how somebody takes it: "The envoy laughed", "Captain X disagrees"."""
        low, attitudes = self.view.low, self.view.table.words["attitudes"]
        return end - first <= 24 and not attitudes.isdisjoint(low[first:end])
