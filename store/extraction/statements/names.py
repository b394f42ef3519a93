"""Which name of the article a phrase is about: the person or body named, nobody possessed or governed."""

from __future__ import annotations

from store.extraction.statements.describing import head_noun, printed_name
from store.extraction.statements.speaker import NOBODY, PARTS, Speaker
from store.extraction.statements.view import View
from store.lexicon.closed import closed
from store.model import Actor, ActorKind, Mention, MentionForm

ALONGSIDE = frozenset({"beside", "alongside", "opposite"})
SEEING = closed("seeing_somebody")
DESCRIBED = 6
"""How many words with what stands before them a name has at most: "in war-torn northern Mali"."""


class Names:
    """Looks up the actors of one document by the phrases that name them."""

    def __init__(self, view: View, actors: dict[str, Actor]) -> None:
        self.view = view
        self.actors = actors
        self._by_surname: dict[str, Actor] | None = None

    def is_person(self, mention: Mention | None) -> bool:
        """Whether a mention names or means a person of this document."""
        actor = self.actors.get(mention.key) if mention is not None else None
        return actor is not None and actor.kind is ActorKind.PERSON

    def speaker(self, mention: Mention, first: int, last: int) -> Speaker:
        """The actor of a mention as a speaker whom the tokens ``[first, last)`` call so."""
        actor = self.actors[mention.key]
        called = self.view.low[first:last]
        for stop in ("citing", "quoting"):
            if stop in called:
                called = called[: called.index(stop)]
        words = frozenset([word for word in called if word[0].isalnum()])
        person = actor.kind is ActorKind.PERSON
        if actor.title:
            words |= frozenset(actor.title.lower().split())
        return Speaker(actor.name, actor.key, False, actor.gender, False, person, words)

    def head(self, first: int, last: int) -> Mention | None:
        """The mention that a phrase is about; a person's full name comes before all others."""
        view = self.view
        low, words = view.low, view.table.words
        best: Mention | None = None
        list_governed = False
        for at, stop, mention in view.mentions_in(first, last):
            after = low[stop] if stop < last else ""
            before = low[at - 1] if at > first else ""
            actor = self.actors.get(mention.key)
            person = self.is_person(mention)
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
            governed = governed or (self._is_served(first, at) if person else self._is_in(first, at, list_governed))
            governed = governed or self._is_in_aside(first, at)
            if at == first:
                governed = False
            if before in words["coordinators"] and list_governed:
                governed = True
            list_governed = governed
            if mention.form is MentionForm.ROLE and not person:
                continue
            if not attributive and not governed:
                if person:
                    if actor is not None and " " in actor.name:
                        return mention
                    if best is None or self.actors[best.key].kind is not ActorKind.PERSON:
                        best = mention
                elif best is None and actor is not None and not self._common_head_before(first, at):
                    best = mention
        return best

    def _is_in(self, first: int, at: int, listed: bool) -> bool:
        """Whether words in small letters part a name from its preposition: "elders in northern | Nigeria"."""
        low, words, back = self.view.low, self.view.table.words, at - 1
        prepositions = words["prepositions"]
        while (
            back > max(first, at - DESCRIBED) and not self.view.capital(back) and low[back] not in words["prepositions"]
        ):
            if not self.view.is_word(back) and low[back] != "-":
                return False
            if low[back] in words["coordinators"]:
                return listed  # "officials in Kenya and neighbouring | Uganda"
            if low[back] in words["relatives"] or self.view.finite[back]:
                return False
            back -= 1
        return back > first and low[back] in prepositions

    def _is_in_aside(self, first: int, at: int) -> bool:
        """Whether a verb stands between a name and who speaks: "the premier, who met | A", "..., there to see | A"."""
        low, words = self.view.low, self.view.table.words
        back = at
        while back > first and not self.view.separator(back - 1):
            back -= 1
            if low[back] in words["relatives"]:
                return back > first and self.view.any_finite(back + 1, at)
            behind = low[back + 1]
            if back + 1 < at and low[back] == "to" and behind in SEEING:
                return True
            opens = (
                behind in words["prepositions"]
                or behind in ALONGSIDE
                or behind in words["determiners"]
                or back + 1 == at
            )
            if low[back].endswith("ing") and opens and back - 1 > first and low[back - 1] != "the":
                return True
        return False

    def _is_served(self, first: int, at: int) -> bool:
        """Whether somebody's aide is meant: "an aide to fisheries minister | Colin Budgell"."""
        low, words = self.view.low, self.view.table.words
        back = at
        while back > first and back > at - 4 and not self.view.separator(back - 1) and not self.view.finite[back - 1]:
            back -= 1
            if low[back] in ("to", "for"):
                return back > first and low[back - 1] in words["aides"]
        return False

    def _common_head_before(self, first: int, at: int) -> bool:
        """Whether a comma parts a common noun phrase from the mention: "an official, Russia"."""
        return any(self.view.low[place] == "," for place in range(first, at))

    def one_person(self, first: int, last: int) -> bool:
        """Whether a subject phrase is one person: a name, or a role that somebody owns."""
        view = self.view
        low, words = view.low, view.table.words
        if low[first] in words["pronouns"] or low[first] in PARTS or "and" in low[first:last]:
            return False
        mention = self.head(first, last)
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
        mention = self.head(first, last)
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
                return self.speaker(found, first, last)
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
        if self._by_surname is None:
            people = [actor for actor in self.actors.values() if actor.kind is ActorKind.PERSON]
            self._by_surname = {actor.name.lower().rsplit(" ", 1)[-1]: actor for actor in reversed(people)}
        return self._by_surname

    def person_subject(self, first: int, last: int, gender: str = "") -> Speaker | None:
        """The person who is a subject in the tokens ``[first, last)``: not possessed or governed, outside marks."""
        view = self.view
        low, words = view.low, view.table.words
        for at, stop, mention in view.mentions_in(first, last):
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
                return self.speaker(mention, at, stop)
        return None
