"""Who a subject phrase means: a full name, an institution, or somebody who is not named.

A pronoun is the last speaker whose gender fits, not the last person mentioned; a role ("the minister") is the last
person known by that role; "one of them" is one of the last unnamed people who spoke.
"""

from __future__ import annotations

from store.extraction.statements.describing import (
    head_noun,
    lower_first,
    name_in_apposition,
    printed_name,
    without_article,
)
from store.extraction.statements.phrases import clause_subject
from store.extraction.statements.speaker import GENDER, NOBODY, PARTS, Memory, Speaker
from store.extraction.statements.view import View
from store.model import Actor, ActorKind, Mention, MentionForm

NEAR = 600
"""Tokens before a pronoun in which its sentence is looked through; longer ones are no sentences."""


class SpeakerFinder:
    """Resolves subject phrases of one document in text order."""

    def __init__(self, view: View, actors: dict[str, Actor]) -> None:
        self.view = view
        self.actors = actors
        self.memory = Memory()
        self.surnames: dict[str, Actor] | None = None
        self.about: Speaker | None = None
        """Whom the sentence before was about, where it reports nothing: "The premier was blunt."."""
        self.topic: Speaker | None = None
        """The person who is the subject of the sentence right before, where it reports nothing."""

    def introduce(self, first: int, last: int, persons: bool, subject: tuple[int, int] | None) -> None:
        """Remember whom a sentence that reports nothing is about: the next "he", "the diplomat", "one of them".

        The subject of its main clause comes first: "After a call with Fiji's X, Tonga's premier flew to Suva."
        """
        view = self.view
        low, words = view.low, view.table.words
        if low[first] == "the" and first + 2 < last and view.finite[first + 2] and view.capital(first + 1):
            countryman = self._countryman(first + 1, first)
            if countryman is not None:
                self.memory.add(countryman)
            return
        if persons and subject is not None and low[first] not in ("a", "an") and self._one_person(*subject):
            self.memory.add(self.resolve(subject[0], subject[1], first))
            return
        person = self.person_subject(first, min(last, first + 12)) if persons else None
        if person is not None:
            self.memory.add(person)
            return
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
                self.memory.add(self._described(first, stop, first))

    def subject_of(self, sentence_first: int, subject: tuple[int, int] | None) -> Speaker | None:
        """Who a subject phrase means, where it is one person with a name."""
        if subject is None or not self._one_person(*subject):
            return None
        speaker = self.resolve(subject[0], subject[1], sentence_first)
        return speaker if speaker.person else None

    def _one_person(self, first: int, last: int) -> bool:
        """Whether a subject phrase is one person: a name, or a role that somebody owns."""
        view = self.view
        low, words = view.low, view.table.words
        if low[first] in words["pronouns"] or low[first] in PARTS or "and" in low[first:last]:
            return False
        mention = self._head_mention(first, last)
        if mention is not None:
            return self.actors[mention.key].kind is ActorKind.PERSON
        noun = low[head_noun(view, first, last)]
        return noun in words["offices"] or (
            noun in words["anonymous"] and not noun.endswith("s") and noun not in words["collective"]
        )

    def signs(self, first: int, last: int) -> bool:
        """Whether a phrase of a headline is a speaker alone: a person, a role, a seat of power; no country."""
        view = self.view
        if last - first > 7 or view.any_finite(first, last) or view.any_quoted(first, last):
            return False
        mention = self._head_mention(first, last)
        if mention is not None:
            actor = self.actors[mention.key]
            stop = (
                view.mention_last[view.mention_first.get(last - 1, first)] + 1 if last - 1 in view.mention_first else 0
            )
            return stop == last and (actor.kind is ActorKind.PERSON or actor.seat)
        noun = view.low[last - 1]
        return noun in view.table.words["offices"] or noun in view.table.words["anonymous"]

    def name_of(self, first: int, last: int) -> Speaker | None:
        """The person whose name ends the phrase: "Her deputy, Lan Nguyen"."""
        mention = self.view.mention_first.get(last - 1)
        if mention is not None and mention >= first:
            found = self.view.mention_at[mention]
            if found.key in self.actors and self.actors[found.key].kind is ActorKind.PERSON:
                return self._from_mention(found, first, last)
        name = printed_name(self.view, first, last)
        return Speaker(name, None, False, "", False, True, frozenset(self.view.low[first:last])) if name else None

    def institution(self, first: int, last: int) -> bool:
        """Whether a subject phrase is a body that speaks, or has one as owner: "the ministry's website"."""
        view = self.view
        institutions = view.table.words["institutions"]
        return any(view.low[at] in institutions or at in view.mention_at for at in range(first, last))

    def could_speak(self, first: int, last: int) -> bool:
        """Whether a subject phrase can be a person: a pronoun, a name, a noun for people, "one of them"."""
        view = self.view
        low, words = view.low, view.table.words
        if low[first] in ("he", "she", "they") or low[first] in PARTS:
            return True
        noun = low[head_noun(view, first, last)]
        return noun in words["anonymous"] or self.person_subject(first, last) is not None

    def label(self, printed: str) -> Speaker:
        """Who the label of a turn in a transcript means: "ZAKHAROVA", "MEA SPOKESPERSON", "Ms. Dupont"."""
        words = printed.replace(".", " ").lower().split()
        if not words or (len(words) == 1 and words[0] in ("a", "answer", "r", "reply", "response")):
            return NOBODY
        actor = self._surnames().get(words[-1])
        if actor is not None:
            return Speaker(actor.name, actor.key, False, actor.gender, False, True, frozenset(words))
        name = " ".join(
            word.lower() if word.isupper() and len(word) > 4 else word for word in printed.strip(" \t*_").split()
        )
        return Speaker(name, None, False, "", False, True, frozenset(words))

    def _surnames(self) -> dict[str, Actor]:
        if self.surnames is None:
            people = [actor for actor in self.actors.values() if actor.kind is ActorKind.PERSON]
            self.surnames = {actor.name.lower().rsplit(" ", 1)[-1]: actor for actor in reversed(people)}
        return self.surnames

    def resolve(self, first: int, last: int, sentence_first: int) -> Speaker:
        """The speaker meant by the tokens ``[first, last)``."""
        view = self.view
        low = view.low
        head = low[first]
        if head in ("his", "her", "their") and low[last - 1] in ("words", "view", head):
            return self._pronoun({"his": "he", "her": "she"}.get(head, "they"), first, sentence_first)
        alone = last - first == 1 or (last - first == 2 and low[last - 1] in ("himself", "herself", "themselves"))
        if alone and (head in GENDER or head in ("they", "it", "who")):
            return self._pronoun(head, first, sentence_first)
        mention = self._head_mention(first, last)
        if mention is not None:
            return self._from_mention(mention, first, last)
        return self._described(first, last, sentence_first)

    # ------------------------------------------------------------------ names

    def _head_mention(self, first: int, last: int) -> Mention | None:
        view = self.view
        low, words = view.low, view.table.words
        best: Mention | None = None
        list_governed = False
        at = first
        while at < last:
            mention = view.mention_at.get(at)
            if mention is None:
                at += 1
                continue
            stop = view.mention_last[at] + 1
            after = low[stop] if stop < last else ""
            before = low[at - 1] if at > first else ""
            actor = self.actors.get(mention.key)
            person = actor is not None and actor.kind is ActorKind.PERSON
            attributive = after == "'s" or (after == "'" and stop + 1 < last)
            if stop < last and not attributive and view.is_word(stop):
                follows = low[stop]
                if (
                    follows not in words["prepositions"]
                    and follows not in words["relatives"]
                    and follows not in words["coordinators"]
                ):
                    attributive = not (person and follows in words["adverbs"])
            governed = before in words["prepositions"] or (
                before in words["determiners"] and at - 2 >= first and low[at - 2] in words["prepositions"]
            )
            if at == first:
                governed = False
            if before in words["coordinators"] and list_governed:
                governed = True
            list_governed = governed
            if mention.form is MentionForm.ROLE and not person:
                at = stop
                continue
            if not attributive and not governed:
                if person:
                    if actor is not None and " " in actor.name:
                        return mention
                    if best is None or self.actors[best.key].kind is not ActorKind.PERSON:
                        best = mention
                    at = stop
                    continue
                if best is None and actor is not None and not self._common_head_before(first, at):
                    best = mention
            at = stop
        return best

    def _common_head_before(self, first: int, at: int) -> bool:
        """Whether a comma parts a common noun phrase from the mention: "an official, Russia"."""
        return any(self.view.low[place] == "," for place in range(first, at))

    def _from_mention(self, mention: Mention, first: int, last: int) -> Speaker:
        actor = self.actors[mention.key]
        called = self.view.low[first:last]
        for stop in ("citing", "quoting"):
            if stop in called:
                called = called[: called.index(stop)]
        words = frozenset(word for word in called if word[0].isalnum())
        person = actor.kind is ActorKind.PERSON
        if actor.title:
            words |= frozenset(actor.title.lower().split())
        return Speaker(actor.name, actor.key, False, actor.gender, False, person, words)

    # ------------------------------------------------------------------ pronouns

    def _pronoun(self, head: str, at: int, sentence_first: int) -> Speaker:
        if head in ("they", "it", "who"):
            for speaker in reversed(self.memory.speakers[-6:]):
                if speaker.plural == (head == "they") and not speaker.person:
                    return speaker
            return self.memory.last() or NOBODY
        gender = GENDER.get(head, "")
        sentence_first = max(sentence_first, at - NEAR)
        opening = at - 1
        while opening > sentence_first and self.view.quote[opening] < 0:
            opening -= 1
        quotation = self.view.quote[opening]
        subject = None
        if quotation >= 0:
            subject = self.person_subject(sentence_first, self.view.quote_tokens[quotation][0], gender)
        if subject is not None:
            return subject
        if quotation >= 0 and self.topic is not None and self.topic.gender in ("", gender):
            return self.topic  # "Across the table Captain X disagrees. "Why?" he asks"
        parted = any(self.view.low[place] in (":", ";") for place in range(sentence_first, at))
        if self.memory.last() is None or (parted and quotation < 0):
            found = clause_subject(self.view, sentence_first, at) if sentence_first < at else None
            if found is not None and self._one_person(*found):
                one = self.resolve(found[0], found[1], sentence_first)
                if one.gender in ("", gender):
                    return one  # "X was blunt: the road, he said, is closed"
        for speaker in reversed(self.memory.speakers[-8:]):
            if speaker.words & self.view.table.words["papers"] and not speaker.person:
                continue
            if (speaker.person or speaker.anonymous) and not speaker.plural and speaker.gender in ("", gender):
                return speaker
        resolved = self.view.mention_at.get(at)
        if resolved is not None and resolved.key in self.actors:
            return self._from_mention(resolved, at, at + 1)
        if self.about is not None and not self.about.plural and self.about.gender in ("", gender):
            return self.about
        return self.memory.last() or NOBODY

    def person_subject(self, first: int, last: int, gender: str = "") -> Speaker | None:
        """The person who is a subject in the tokens ``[first, last)``: not possessed or governed, outside marks."""
        view = self.view
        low, words = view.low, view.table.words
        at = first
        while at < last:
            mention = view.mention_at.get(at)
            if mention is None:
                at += 1
                continue
            stop = view.mention_last[at] + 1
            actor = self.actors.get(mention.key)
            if (
                actor is not None
                and actor.kind is ActorKind.PERSON
                and mention.form is not MentionForm.PRONOUN
                and len(actor.name) > 4
                and view.quote[at] < 0
                and (not gender or actor.gender in ("", gender))
                and (at == first or low[at - 1] not in words["prepositions"])
                and (stop >= last or (view.finite[stop] or low[stop] in (",", "?") or low[stop] in words["adverbs"]))
            ):
                return self._from_mention(mention, at, stop)
            at = stop
        return None

    # ------------------------------------------------------------------ descriptions

    def _described(self, first: int, last: int, sentence_first: int) -> Speaker:
        view = self.view
        low, words = view.low, view.table.words
        head = head_noun(view, first, last)
        opener = low[first]
        noun = low[head] if head >= first else ""
        if opener in PARTS or (opener == "the" and first + 1 < last and low[first + 1] in PARTS):
            part = self._part(first, last, noun)
            if part is not None:
                return part
        capitals = printed_name(self.view, first, last)
        if capitals is None and noun in words["anonymous"]:
            named = name_in_apposition(view, first, last)
            if named is not None:
                capitals = view.text[view.tokens[named[0]][0] : view.tokens[named[1] - 1][1]]
        definite = opener in ("the", "this", "that") or (opener in words["possessives"])
        shown = first + 1
        while shown < last and low[shown] != "," and low[shown] not in words["relatives"]:
            shown += 1
        phrase = view.text[view.tokens[first][0] : view.tokens[shown - 1][1]]
        lowered = frozenset(low[at] for at in range(first, last) if view.is_word(at))
        plural = (noun.endswith("s") and not noun.endswith("ss")) or noun in ("people", "media", "fishermen")
        if opener in words["possessives"] and first + 1 < last and capitals is None:
            owner = self._owner(opener, first, sentence_first)
            if owner.name is not None and not owner.anonymous:
                rest = view.text[view.tokens[first + 1][0] : view.tokens[last - 1][1]]
                return Speaker(f"{owner.name}'s {rest}", None, False, "", plural, False, lowered)
        if opener in ("the", "this") and capitals is None:
            if noun in words["outlets"]:
                for at in range(first - 1, max(-1, first - 160), -1):
                    medium = view.mention_at.get(at)
                    if medium is not None and medium.key in view.media:
                        return self._from_mention(medium, at, at + 1)
                for speaker in reversed(self.memory.speakers):
                    if speaker.key is not None and speaker.key in self.actors and self.actors[speaker.key].media:
                        return speaker
            known = self._known_by(noun, lowered, first, last)
            if known is not None:
                return known
        if capitals is not None:
            return Speaker(capitals, None, False, "", False, True, lowered)
        bare = without_article(phrase)
        if noun in words["institutions"] and noun not in words["anonymous"]:
            return Speaker(bare, None, False, "", plural, False, lowered)
        if view.capital(head) and opener == "the" and last - first == 2:
            return self._countryman(first + 1, first) or NOBODY  # "the German"
        if noun in words["anonymous"] or not view.capital(head):
            if definite and noun not in words["anonymous"] and not plural:
                last_speaker = self.memory.last()
                if last_speaker is not None and last_speaker.person:
                    return last_speaker
            if noun in words["offices"] and (opener == "the" or any(low[at] == "'s" for at in range(first, head))):
                return Speaker(bare, None, False, "", False, True, lowered)
            return Speaker(f"anonymous: {lower_first(bare)}", None, True, "", plural, False, lowered)
        return Speaker(bare, None, False, "", False, False, lowered)

    def _countryman(self, at: int, before: int) -> Speaker | None:
        """The last person of a country: "the Mauritanian"; the last speaker where none is known to be."""
        demonym = self.view.mention_at.get(at)
        country = demonym.key if demonym is not None else self.view.adjective_at.get(at)
        for place in range(before - 1, max(-1, before - 300), -1):
            mention = self.view.mention_at.get(place)
            actor = self.actors.get(mention.key) if mention is not None else None
            if (
                mention is not None
                and actor is not None
                and actor.kind is ActorKind.PERSON
                and actor.affiliation == country
            ):
                return self._from_mention(mention, place, self.view.mention_last[place] + 1)
        return next((speaker for speaker in reversed(self.memory.speakers[-8:]) if speaker.person), None)

    def _owner(self, possessive: str, at: int, sentence_first: int) -> Speaker:
        """Whose office, spokesman or ministry: the person named before in the sentence, or else the last speaker."""
        sentence_first = max(sentence_first, at - NEAR)
        if possessive in ("his", "her"):
            gender = "m" if possessive == "his" else "f"
            for place in range(at - 1, sentence_first - 1, -1):
                mention = self.view.mention_at.get(place)
                if mention is None or mention.form is MentionForm.PRONOUN or mention.key not in self.actors:
                    continue
                actor = self.actors[mention.key]
                if actor.kind is ActorKind.PERSON and actor.gender in ("", gender) and len(actor.name) > 4:
                    return self._from_mention(mention, place, self.view.mention_last[place] + 1)
        if possessive == "its":
            for place in range(at - 1, sentence_first - 1, -1):
                mention = self.view.mention_at.get(place)
                body = self.actors.get(mention.key) if mention is not None else None
                if mention is not None and body is not None and body.kind is not ActorKind.PERSON and not body.media:
                    return self._from_mention(mention, place, self.view.mention_last[place] + 1)
        return self._pronoun({"his": "he", "her": "she"}.get(possessive, "it"), at, sentence_first)

    def _known_by(self, noun: str, lowered: frozenset[str], first: int, last: int) -> Speaker | None:
        """The last speaker who is known as "the Kyrgyz negotiator", "the minister", "the official"."""
        words = self.view.table.words
        wanted = lowered - {"the", "this", "that", "s"}
        recent = self.memory.speakers[-25:]
        for speaker in reversed(recent):
            if wanted <= speaker.words:
                return speaker
        stem = noun[:-1] if noun.endswith("s") else noun
        modifiers = wanted - {noun}
        countries = {self.view.adjective_at[at] for at in range(first, last) if at in self.view.adjective_at}
        general = noun in words["anonymous"] and not noun.endswith("s") and noun not in words["collective"]
        named = any(self.view.capital(at) for at in range(first + 1, last))
        for speaker in reversed(recent):
            fits = (
                noun in speaker.words
                or stem in speaker.words
                or (
                    general
                    and speaker.person
                    and noun in words["general"]
                    and not (noun in words["aides"] and speaker.words & words["offices"])
                )
            )
            if not fits:
                continue
            if modifiers <= speaker.words or (not countries and not named):
                return speaker
            affiliation = self.actors[speaker.key].affiliation if speaker.key in self.actors else None
            if countries and (affiliation in countries or any(low in speaker.words for low in modifiers)):
                return speaker
        if countries:
            for at in range(first - 1, max(-1, first - 250), -1):
                mention = self.view.mention_at.get(at)
                actor = self.actors.get(mention.key) if mention is not None else None
                if mention is None or actor is None or actor.kind is not ActorKind.PERSON:
                    continue
                if actor.affiliation in countries and (noun in words["general"] or noun in (actor.title or "").lower()):
                    return self._from_mention(mention, at, self.view.mention_last[at] + 1)
        if general and not countries and not named:
            for speaker in reversed(self.memory.speakers[-3:]):
                if speaker.person and not (noun in words["aides"] and speaker.words & words["offices"]):
                    return speaker
        return None

    def _part(self, first: int, last: int, noun: str) -> Speaker | None:
        """ "one of them", "the other", "another"."""
        view = self.view
        low = view.low
        alone = all(
            low[at] in PARTS or low[at] in ("of", "them", "the", "these", "those") or low[at][0].isdigit()
            for at in range(first, last)
        )
        if not alone:
            return None
        for speaker in reversed(self.memory.speakers[-6:]):
            if speaker.anonymous and speaker.name:
                described = speaker.name.removeprefix("anonymous: ")
                for prefix in ("one of ", "another of ", "the other of "):
                    described = described.removeprefix(prefix)
                words = {"another": "another of", "other": "the other of"}.get(
                    low[first] if low[first] != "the" else low[first + 1], "one of"
                )
                if low[first] in ("both", "two", "three", "others", "some"):
                    words = low[first] + " of"
                return speaker._replace(name=f"anonymous: {words} {described}")
        phrase = view.text[view.tokens[first][0] : view.tokens[last - 1][1]]
        return Speaker(f"anonymous: {lower_first(phrase)}", None, True)
