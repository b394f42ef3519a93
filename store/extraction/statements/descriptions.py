"""Who is meant by a description: the minister, one of them, a person close to the talks."""

from __future__ import annotations

from bisect import bisect_right

from store.extraction.statements.describing import (
    head_noun,
    is_plural,
    lower_first,
    name_told,
    without_article,
    words_of,
)
from store.extraction.statements.names import Names
from store.extraction.statements.phrases import clause_subject
from store.extraction.statements.speaker import NOBODY, PARTS, Memory, Speaker
from store.model import ActorKind

FAR = 80
"""Tokens before a paper in which it is told who issued it."""


class Descriptions:
    """Resolves the phrases of one document that describe a speaker and have no name as their head."""

    def __init__(self, names: Names, memory: Memory) -> None:
        self.view = names.view
        self.names = names
        self.actors = names.actors
        self.memory = memory

    def resolve(self, first: int, last: int) -> Speaker:
        """The last one known so, else whom the text describes and does not name."""
        view = self.view
        low, words = view.low, view.table.words
        head = head_noun(view, first, last)
        opener = low[first]
        noun = low[head] if head >= first else ""
        if opener in PARTS or (opener == "the" and first + 1 < last and low[first + 1] in PARTS):
            part = self._part(first, last)
            if part is not None:
                return part
            comma = next((at for at in range(first, last - 2) if low[at] == "," and low[at + 1] in ("a", "an")), last)
            if comma < last:
                return self.resolve(comma + 1, last)  # "one of them, a retired engineer"
            if low[first + 1 : first + 3] == ["of", "the"] and not words["anonymous"].isdisjoint(low[first + 3 : last]):
                phrase = view.text[view.tokens[first][0] : view.tokens[last - 1][1]]
                return Speaker(f"anonymous: {lower_first(view, phrase)}", None, True)  # "one of the two diplomats"
        capitals = name_told(view, first, last)
        definite = opener in ("the", "this", "that") or (opener in words["possessives"])
        shown = first + 1
        while shown < last and low[shown] != "," and low[shown] not in words["relatives"]:
            shown += 1
        phrase = view.text[view.tokens[first][0] : view.tokens[shown - 1][1]]
        lowered = words_of(view, first, last)
        plural = is_plural(noun)
        if opener in ("the", "this") and capitals is None:
            if noun in words["outlets"]:
                medium = self._medium(first)
                if medium is not None:
                    return medium
            if noun in words["letters"] or low[first + 1 : last] == ["read", "-", "out"]:
                issuer = self._issuer(noun, first)
                if issuer is not None:
                    return issuer
            known = self._known_by(noun, lowered, first, last)
            if known is None and first + 1 < last and low[first + 1] in words["former"] and noun in words["offices"]:
                known = next((one for one in reversed(self.memory.speakers[-3:]) if one.person), None)
            if known is None and noun in words["bodies"] and head < first + 3:
                known = self._body(noun, first)
            if known is not None:
                return known
        if capitals is not None:
            return Speaker(capitals, None, False, "", False, True, lowered)
        bare = without_article(phrase)
        if noun in words["institutions"] and noun not in words["anonymous"]:
            return Speaker(bare, None, False, "", plural, False, lowered)
        if view.capital(head) and opener == "the" and last - first == 2:
            if first + 1 in view.adjective_at or first + 1 in view.mention_at:
                return self.countryman(first + 1, first) or NOBODY  # "the German"
            named = self._body(noun, first, named=True)
            return named or Speaker(bare, None, False, "", plural, False, lowered)  # "the Panel", "the FO"
        if noun in words["anonymous"] or not view.capital(head):
            owned = any(low[at] in ("'s", "'", "’") for at in range(first, head))
            if definite and noun not in words["anonymous"] and not plural and not owned and noun not in words["bodies"]:
                last_speaker = self.memory.last()
                abroad = {view.adjective_at[at] for at in range(first, last) if at in view.adjective_at}
                actor = self.actors.get(last_speaker.key or "") if last_speaker is not None else None
                if abroad and actor is not None and actor.affiliation not in abroad:
                    last_speaker = None  # "the Indonesian consul" is no Timorese
                if last_speaker is not None and last_speaker.person and self._may_be(last_speaker, noun):
                    return last_speaker
            if noun in words["offices"] and (opener == "the" or owned):
                return Speaker(bare, None, False, "", False, True, lowered)
            return Speaker(f"anonymous: {lower_first(view, bare)}", None, True, "", plural, False, lowered)
        return Speaker(bare, None, False, "", False, False, lowered)

    def _medium(self, before: int) -> Speaker | None:
        """Which outlet "the newspaper" is: the one named last, else the last one that spoke."""
        view = self.view
        for at in range(before - 1, max(-1, before - 160), -1):
            mention = view.mention_at.get(at)
            if mention is not None and mention.key in view.media:
                return self.names.speaker(mention, at, at + 1)
        for speaker in reversed(self.memory.speakers):
            if speaker.key is not None and speaker.key in self.actors and self.actors[speaker.key].media:
                return speaker
        return None

    def _issuer(self, noun: str, before: int) -> Speaker | None:
        """Whose paper "the statement" is: whoever was told to issue or send it, else the last one who spoke."""
        view = self.view
        low, words = view.low, view.table.words
        for at in range(before - 1, max(-1, before - FAR), -1):
            if low[at] != noun or view.quote[at] >= 0:
                continue
            index = bisect_right(view.document.sentences, at, key=lambda sentence: sentence.first) - 1
            subject = clause_subject(view, max(view.document.sentences[index].first, at - FAR), at)
            if subject is None:
                continue
            mention = self.names.head(*subject)
            if mention is not None:
                return self.names.speaker(mention, *subject)
            if low[head_noun(view, *subject)] in words["institutions"]:
                return self.resolve(*subject)
        last = self.memory.last()
        return last if last is not None and not last.anonymous else None

    def _body(self, noun: str, before: int, named: bool = False) -> Speaker | None:
        """Which organisation "the bloc" or "the producer group" is: one with the noun in its name, else the last.

        ``named``: only one with the noun in its name, "the Panel".
        """
        view, words = self.view, self.view.table.words
        latest: Speaker | None = None
        grouped = noun in words["factions"] or noun == "group"
        for at in range(before - 1, max(-1, before - 160), -1):
            mention = view.mention_at.get(at)
            actor = self.actors.get(mention.key) if mention is not None else None
            if mention is None or actor is None or actor.media or actor.seat:
                continue
            if actor.kind in (ActorKind.ORGANISATION, ActorKind.GROUP):
                found = self.names.speaker(mention, at, view.mention_last[at] + 1)
                if noun in actor.name.lower().split():
                    return found
                if not named and grouped and actor.kind is ActorKind.GROUP:
                    return found
                if not named and (noun not in words["factions"] or not actor.known):
                    latest = latest or found
        return latest

    def countryman(self, at: int, before: int) -> Speaker | None:
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
                return self.names.speaker(mention, place, self.view.mention_last[place] + 1)
        return next((speaker for speaker in reversed(self.memory.speakers[-8:]) if speaker.person), None)

    def _known_by(self, noun: str, lowered: frozenset[str], first: int, last: int) -> Speaker | None:
        """The last speaker who is known as "the Kyrgyz negotiator", "the minister", "the official"."""
        words = self.view.table.words
        if noun in words["unnamed"]:
            for speaker in reversed(self.memory.speakers[-6:]):
                if speaker.anonymous and not speaker.plural:
                    return speaker
        wanted = lowered - {"the", "this", "that", "s"}
        recent = self.memory.speakers[-25:]
        if noun in words["bodies"] or noun in words["institutions"]:
            recent = [one for one in recent if not one.person]  # "the party" is nobody of it
        if is_plural(noun):
            recent = [one for one in recent if not one.person]  # "the chiefs" are not the one who met them
        for speaker in reversed(recent):
            if wanted <= speaker.words:
                return speaker
        stem = noun[:-1] if noun.endswith("s") else noun
        modifiers = wanted - {noun}
        countries = {self.view.adjective_at[at] for at in range(first, last) if at in self.view.adjective_at}
        if noun in words["aides"]:
            recent = [one for one in recent if not one.person or self._may_speak_for(one)]
        owned = "'s" in self.view.low[first:last]  # "the hotel's cook" is nobody who spoke before
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
                if countries and noun in words["offices"] and self._is_untitled(speaker, countries):
                    return speaker
                continue
            if modifiers <= speaker.words or (not countries and not named and not owned):
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
                    return self.names.speaker(mention, at, self.view.mention_last[at] + 1)
        if general and not countries and not named and not owned:
            for speaker in reversed(self.memory.speakers[-3:]):
                if noun in words["aides"] and not self._may_speak_for(speaker):
                    continue
                if not self._may_be(speaker, noun) or (
                    noun in words["offices"] and speaker.words & words["offices"] and noun not in speaker.words
                ):
                    continue  # "the information minister" is not the speaker of parliament
                if speaker.person and not (noun in words["aides"] and speaker.words & words["offices"]):
                    return speaker
        return None

    def _is_untitled(self, speaker: Speaker, countries: set[str]) -> bool:
        """Whether a speaker is a person of one of the countries for whom no office was told."""
        actor = self.actors.get(speaker.key or "")
        return actor is not None and speaker.person and actor.title is None and actor.affiliation in countries

    def _may_be(self, speaker: Speaker, noun: str) -> bool:
        """Whether somebody can be meant by an office: called so, or without another title."""
        actor = self.actors.get(speaker.key or "")
        title = (actor.title or "").lower() if actor is not None else ""
        return not title or noun not in self.view.table.words["offices"] or noun in title

    def _may_speak_for(self, speaker: Speaker) -> bool:
        """Whether somebody can be "the spokesman": called so, or without any title."""
        actor = self.actors.get(speaker.key or "")
        title = (actor.title or "").lower() if actor is not None else ""
        return not title or any(word in title for word in self.view.table.words["aides"])

    def _part(self, first: int, last: int) -> Speaker | None:
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
        return Speaker(f"anonymous: {lower_first(view, phrase)}", None, True)
