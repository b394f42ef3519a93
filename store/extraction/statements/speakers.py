"""Who a subject phrase means: a full name, an institution, or somebody who is not named.

A pronoun is the last speaker whose gender fits, not the last person mentioned; a role ("the minister") is the last
person known by that role; "one of them" is one of the last unnamed people who spoke.
"""

from __future__ import annotations

from store.extraction.statements.describing import head_noun, is_plural, name_told, with_name, words_of
from store.extraction.statements.descriptions import Descriptions
from store.extraction.statements.names import Names
from store.extraction.statements.phrases import clause_subject
from store.extraction.statements.speaker import GENDER, NOBODY, Memory, Speaker
from store.extraction.statements.view import View
from store.model import Actor, ActorKind, MentionForm

OFFICE = 60
"""Tokens before a pronoun in which an office holder may be named."""
NEAR = 600
"""Tokens before a pronoun in which its sentence is looked through; longer ones are no sentences."""


class SpeakerFinder:
    """Resolves subject phrases of one document in text order."""

    def __init__(self, view: View, actors: dict[str, Actor]) -> None:
        self.view = view
        self.memory = Memory()
        self.names = Names(view, actors)
        self.descriptions = Descriptions(self.names, self.memory)
        self.about: Speaker | None = None
        """Whom the sentence before was about, where it reports nothing: "The premier was blunt."."""
        self.topic: Speaker | None = None
        """The person who is the subject of the sentence right before, where it reports nothing."""
        self.between: Speaker | None = None
        """The person whom the sentence right before names as its subject, behind what another one has said."""

        self.body: Speaker | None = None
        """The institution, or the people without names, of which the sentence right before tells."""

    def resolve(self, first: int, last: int, sentence_first: int) -> Speaker:
        """The speaker meant by the tokens ``[first, last)``."""
        view = self.view
        first, last = self._author(first, last)
        low = view.low
        head = low[first]
        if head in ("his", "her", "their") and low[last - 1] in ("words", "view", head):
            return self._pronoun({"his": "he", "her": "she"}.get(head, "they"), first, sentence_first)
        alone = last - first == 1 or (last - first == 2 and low[last - 1] in ("himself", "herself", "themselves"))
        if alone and (head in GENDER or head in ("they", "it", "who")):
            return self._pronoun(head, first, sentence_first)
        mention = self.names.head(first, last)
        if mention is not None:
            return self.names.speaker(mention, first, last)
        if head in view.table.words["possessives"] and last - first > 1:
            possessed = self._possessed(first, last, sentence_first)
            if possessed is not None:
                return possessed
        return self.descriptions.resolve(first, last)

    def _author(self, first: int, last: int) -> tuple[int, int]:
        """Whose paper it is, or the paper without what became of it: "a statement by Chad", "a note issued at dawn"."""
        low, words = self.view.low, self.view.table.words
        if low[last - 1] in words["accounts"] and low[last - 2] == "'s" and last - 2 > first:
            return first, last - 2  # "according to the envoy's account"
        for at in range(first + 1, last):
            if low[at - 1] not in words["letters"] or not (low[at] in words["issued"] or low[at] == "by"):
                continue
            by = next((k for k in range(at, last - 1) if low[k] == "by" and low[k - 1] not in words["seen"]), last)
            if low[at] not in words["seen"] and any(k in self.view.mention_at for k in range(by, last)):
                return by + 1, last
            return (first, last) if "by" in low[at : last - 1] else (first, at)
        return first, last

    def subject_of(self, sentence_first: int, subject: tuple[int, int] | None) -> Speaker | None:
        """Who a subject phrase means, where it is one person with a name."""
        if subject is None or not self.names.one_person(*subject):
            return None
        speaker = self.resolve(subject[0], subject[1], sentence_first)
        return speaker if speaker.person or speaker.anonymous else None

    def _main_subject(self, head: str, at: int, sentence_first: int) -> Speaker | None:
        """Whom a pronoun behind "what" or "which" means, its sentence's subject: "Guards seized what they said was"."""
        if at <= sentence_first or self.view.low[at - 1] not in ("what", "which"):
            return None
        found = clause_subject(self.view, sentence_first, at - 1)
        if found is None or self.view.low[found[0]] in self.view.table.words["pronouns"]:
            return None
        found = with_name(self.view, found, at)
        one = self.names.one_person(*found)
        if one != (head in GENDER) or not (one or self.names.institution(*found) or self.names.could_speak(*found)):
            return None
        speaker = self.resolve(found[0], found[1], sentence_first)
        return speaker if speaker.gender in ("", GENDER.get(head, speaker.gender)) else None

    def _pronoun(self, head: str, at: int, sentence_first: int) -> Speaker:
        main = self._main_subject(head, at, max(sentence_first, at - NEAR))
        if main is not None:
            return main
        if head in ("they", "it", "who"):
            if head != "who" and self.body is not None and self.body.plural == (head == "they"):
                return self.body
            for speaker in reversed(self.memory.speakers[-6:]):
                if speaker.plural == (head == "they") and not speaker.person:
                    return speaker
            return self.memory.last() or NOBODY
        gender = GENDER.get(head, "")
        sentence_first = max(sentence_first, at - NEAR)
        opening = max(at - 1, 0)
        while opening > sentence_first and self.view.quote[opening] < 0:
            opening -= 1
        quotation = self.view.quote[opening]
        subject = None
        if quotation >= 0:
            subject = self.names.person_subject(sentence_first, self.view.quote_tokens[quotation][0], gender)
        if subject is not None:
            return subject
        if quotation >= 0 and self.topic is not None and self.topic.gender in ("", gender):
            return self.topic  # "Across the table Captain X disagrees. "Why?" he asks"
        if quotation < 0 and self.between is not None and self.between.gender in ("", gender):
            return self.between  # "X said no. The envoy, Y, flew home. He said that"
        parted = any(self.view.low[place] in (":", ";") for place in range(sentence_first, at))
        if self.memory.last() is None or (parted and quotation < 0):
            found = clause_subject(self.view, sentence_first, at) if sentence_first < at else None
            if found is not None:
                found = with_name(self.view, found, at)
            if found is not None and self.names.one_person(*found):
                one = self.resolve(found[0], found[1], sentence_first)
                if one.gender in ("", gender):
                    return one  # "X was blunt: the road, he said, is closed"
        for speaker in reversed(self.memory.speakers[-8:]):
            if speaker.words & self.view.table.words["papers"] and not speaker.person:
                continue
            if (speaker.person or speaker.anonymous) and not speaker.plural and speaker.gender in ("", gender):
                return speaker
        resolved = self.view.mention_at.get(at)
        if resolved is not None and resolved.key in self.names.actors:
            return self.names.speaker(resolved, at, at + 1)
        if self.about is not None and not self.about.plural and self.about.gender in ("", gender):
            return self.about
        holder = self._office_before(at)
        if holder is not None:
            return holder
        return self.memory.last() or NOBODY

    def _office_before(self, at: int) -> Speaker | None:
        """The office holder named last before a pronoun: "Analysts expected the emir to stay. He said"."""
        low, words = self.view.low, self.view.table.words
        for place in range(at - 2, max(0, at - OFFICE), -1):
            if low[place - 1] == "the" and low[place] in words["offices"] and self.view.quote[place] < 0:
                return self.descriptions.resolve(place - 1, place + 1)
        return None

    def _possessed(self, first: int, last: int, sentence_first: int) -> Speaker | None:
        """ "His office", "its spokesman": what somebody with a name owns."""
        view = self.view
        if name_told(view, first, last) is not None:
            return None
        owner = self._owner(view.low[first], first, sentence_first)
        if owner.name is None or owner.anonymous:
            return None
        rest = view.text[view.tokens[first + 1][0] : view.tokens[last - 1][1]]
        noun = view.low[head_noun(view, first, last)]
        return Speaker(f"{owner.name}'s {rest}", None, False, "", is_plural(noun), False, words_of(view, first, last))

    def _owner(self, possessive: str, at: int, sentence_first: int) -> Speaker:
        """Whose office, spokesman or ministry: the person named before in the sentence, or else the last speaker."""
        sentence_first = max(sentence_first, at - NEAR)
        if possessive in ("his", "her"):
            gender = "m" if possessive == "his" else "f"
            for place in range(at - 1, sentence_first - 1, -1):
                mention = self.view.mention_at.get(place)
                if mention is None or mention.form is MentionForm.PRONOUN or mention.key not in self.names.actors:
                    continue
                actor = self.names.actors[mention.key]
                if actor.kind is ActorKind.PERSON and actor.gender in ("", gender) and len(actor.name) > 4:
                    return self.names.speaker(mention, place, self.view.mention_last[place] + 1)
        if possessive == "its":
            for place in range(sentence_first, at):
                mention = self.view.mention_at.get(place)
                body = self.names.actors.get(mention.key) if mention is not None else None
                if mention is not None and body is not None and body.kind is not ActorKind.PERSON and not body.media:
                    return self.names.speaker(mention, place, self.view.mention_last[place] + 1)
        return self._pronoun({"his": "he", "her": "she"}.get(possessive, "it"), at, sentence_first)
