"""One article laid out token by token: which mention, time, verb group and statement each token belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.extraction.claims.text.not_until import begun_at_last
from store.extraction.claims.text.shortened import without_abbreviating_points
from store.extraction.claims.text.unspoken import says_nothing
from store.extraction.mentions.office_holders import PeopleByRole, RoleGroup
from store.lexicon.closed import closed
from store.model import (
    Actor,
    ActorKind,
    Document,
    Mention,
    MentionForm,
    Place,
    Publication,
    Span,
    Statement,
    Tense,
    TimeExpression,
    Token,
    VerbGroup,
)
from store.reading.word_places import word_places

if TYPE_CHECKING:
    from store.lexicon import Lexicon

PERSON = ActorKind.PERSON
PLACE = MentionForm.PLACE
NOTHING = -1
NATIONAL = ("bank of", "central bank", "embassy")
MEDIATING = closed("mediating")
ACTING = closed("acting_bodies")
JOINT = closed("joint_bodies")
SHARED = closed("shared_bodies")
WATERS = closed("waters")


class Article:
    """Look-ups by token index; ``-1`` where a token belongs to nothing of the kind."""

    def __init__(
        self,
        document: Document,
        publication: Publication,
        times: Sequence[TimeExpression],
        mentions: Sequence[Mention],
        actors: dict[str, Actor],
        places: dict[str, Place],
        groups: Sequence[VerbGroup],
        statements: Sequence[Statement],
        lexicon: Lexicon,
        people: PeopleByRole | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.people = people if people is not None else PeopleByRole()
        self.group_heads = [group.head for group in self.people.groups]
        self.document = document
        self.publication = publication
        self.tokens: Sequence[Token] = document.tokens
        self.words = word_places(document)
        self.starts = self.words.starts
        self.actors = actors
        self.places = places
        self.groups, told = begun_at_last(self.words, groups, times)
        self.statements = statements
        self.times = [time for time in told if time.in_prose]
        self.all_times = sorted(told, key=lambda time: time.span.start)
        self.sentence_firsts = [sentence.first for sentence in document.sentences]
        self.lower = without_abbreviating_points(self.words, self.sentence_firsts)
        size = len(self.starts)
        self.time_at = [NOTHING] * size
        self.group_at = [NOTHING] * size
        self.statement_at = [NOTHING] * size
        self.cue_at = [NOTHING] * size
        self.clause_at = [NOTHING] * size
        self.heads: list[int] = []
        """Head tokens of the verb groups."""
        self.finite_verbs: list[int] = []
        """First tokens of the finite ones."""
        self.finite_ends: list[int] = []
        """Their last tokens."""
        self.finite_at: list[VerbGroup | None] = [None] * size
        self._mark(self.time_at, [time.span for time in self.times])
        self.set_mentions(mentions)
        for index, group in enumerate(self.groups):
            first, last = self.token_range(group.span)
            if self.mention_at[first] != NOTHING and self._within_a_name(first):
                continue  # the "do" of "Foz do Iguaçu"
            if self.time_at[group.head] == NOTHING or group.lemma not in ("last", "march", "spring"):
                self.group_at[first:last] = [index] * (last - first)  # the "last" of "last week" is no verb
                self.heads.append(group.head)
                if group.tense is not Tense.NONE:
                    self.finite_verbs.append(first)
                    self.finite_ends.append(last - 1)
                    self.finite_at[first:last] = [group] * (last - first)
        for index, statement in enumerate(statements):
            if statement.cue_span is not None and says_nothing(self, statement.cue_span, statement.content):
                continue
            for span in statement.content:
                self._fill(self.statement_at, span, index)
            if statement.cue_span is not None:
                self._fill(self.cue_at, statement.cue_span, index)

    def set_mentions(self, mentions: Sequence[Mention]) -> None:
        """Take these mentions, in text order, for those of the article."""
        self.mentions = list(mentions)
        self.mention_at = [NOTHING] * len(self.starts)
        self._mark(self.mention_at, [mention.span for mention in self.mentions])

    def _within_a_name(self, at: int) -> bool:
        """Whether a token is one of several of a name: the "do" of "Foz do Iguaçu", the "Saw" of "Saw Wah"."""
        index = self.mention_at[at]
        if index == NOTHING:
            return False
        beside = (*self.mention_at[max(at - 1, 0) : at], *self.mention_at[at + 1 : at + 2])
        return index in beside and self.mentions[index].form in (MentionForm.NAME, PLACE)

    def _mark(self, table: list[int], spans: Sequence[Span]) -> None:
        starts = self.starts
        for index, (start, end) in enumerate(spans):
            first = bisect_left(starts, start)
            last = bisect_left(starts, end, first)
            table[first:last] = [index] * (last - first)

    def _fill(self, table: list[int], span: Span, value: int) -> None:
        first, last = self.token_range(span)
        table[first:last] = [value] * (last - first)

    def token_range(self, span: Span) -> tuple[int, int]:
        """Indices ``[first, last)`` of the tokens that begin inside a span of characters."""
        start, end = span
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens ``[first, last)``."""
        return Span(self.tokens[first].start, self.tokens[max(first, last - 1)].end)

    def town_named(self, phrase: str) -> str | None:
        """The place that a phrase in any case names, all of it."""
        name = " ".join(word.capitalize() if word.isupper() else word for word in phrase.split())
        for sense in self.lexicon.senses(name) if name else ():
            key = sense.place or sense.key
            place = self.lexicon.place(key)
            if place is not None:
                self.places.setdefault(key, place)
                return key
        return None

    def role_groups(self, first: int, last: int) -> Sequence[RoleGroup]:
        """The phrases that name several office holders at once, between two tokens."""
        if not self.group_heads:
            return ()
        return self.people.groups[bisect_left(self.group_heads, first) : bisect_left(self.group_heads, last)]

    def heads_within(self, first: int, last: int) -> list[int]:
        """Head tokens of the verb groups among the tokens ``[first, last)``."""
        return between(self.heads, first, last)

    def finite_within(self, first: int, last: int) -> list[int]:
        """First tokens of the finite verb groups among the tokens ``[first, last)``."""
        return between(self.finite_verbs, first, last)

    def first_finite(self, first: int, last: int) -> int | None:
        """Where the first finite verb group among the tokens ``[first, last)`` begins."""
        return next(iter(self.finite_within(first, last)), None)

    def finite(self, at: int) -> VerbGroup | None:
        """The finite verb group that covers a token; none behind the last one."""
        return self.finite_at[at] if at < len(self.finite_at) else None

    def before(self, at: int) -> str:
        """The word before a token, in lower case; empty at the start of the text."""
        return self.lower[at - 1] if at > 0 else ""

    def mention(self, at: int) -> Mention | None:
        """The mention that covers a token; None before the start of the text as well."""
        index = self.mention_at[at] if at >= 0 else NOTHING
        return None if index == NOTHING else self.mentions[index]

    def mentions_within(self, first: int, last: int) -> list[Mention]:
        """The mentions that cover the tokens ``[first, last)``, token by token: one of two words comes twice."""
        return [self.mentions[index] for index in self.mention_at[max(first, 0) : max(last, 0)] if index != NOTHING]

    def group(self, at: int) -> VerbGroup | None:
        """The verb group that covers a token, finite or not."""
        index = self.group_at[at]
        return None if index == NOTHING else self.groups[index]

    def time(self, at: int) -> TimeExpression | None:
        index = self.time_at[at]
        return None if index == NOTHING else self.times[index]

    def time_end(self, at: int) -> int:
        """The token behind the time that covers a token; the token itself where none does."""
        end = at
        while end < len(self.time_at) and self.time_at[end] == self.time_at[at] != NOTHING:
            end += 1
        return end

    def name_of(self, key: str) -> str:
        """The name of an actor or place, from the lexicon where the article does not name it."""
        known = self.actors.get(key) or self.places.get(key) or self.lexicon.actor(key) or self.lexicon.place(key)
        return known.name if known else key.partition(":")[2].replace("-", " ").title()

    def title_of(self, key: str) -> str:
        """The title of an actor in lower case, empty where none is known."""
        actor = self.actors.get(key)
        return ((actor.title if actor else None) or "").lower()

    def is_person(self, mention: Mention) -> bool:
        return mention.key.startswith("person:")

    def side_of(self, key: str) -> str | None:
        """The country, organisation or group that an actor stands for; None for the media and the unattached."""
        actor = self.actors.get(key)
        if actor is None:
            return key if key.startswith(("country:", "org:", "group:")) else None
        if actor.media:
            return None
        if actor.kind is PERSON or actor.seat:
            side = actor.affiliation
            if side is None:
                return None
            above = self.actors.get(side)
            further = above is not None and (above.seat or above.media or above.kind is PERSON)
            return self.side_of(side) if further else side
        return actor.affiliation if not actor.known and self._national(actor) else actor.key

    def _national(self, actor: Actor) -> bool:
        """Whether an unknown body is its country: "Turkish Cooperation Council", "Council of the Togolese Republic"."""
        if actor.known or not (actor.affiliation or "").startswith("country:"):
            return False
        first, _, rest = actor.name.partition(" ")
        _, _, owner = rest.rpartition("of ")
        if owner and first.lower() in ACTING:  # "Council of the Togolese Republic"
            return any(sense.key == actor.affiliation for sense in self.lexicon.senses(owner.removeprefix("the ")))
        if not any(word in JOINT or word in MEDIATING for word in rest.lower().split()):
            return False
        return any(s.key == actor.affiliation and s.form is MentionForm.ADJECTIVE for s in self.lexicon.senses(first))

    def is_joint(self, key: str) -> bool:
        """Whether an organisation can be one of several sides: it is known, or a commission or council."""
        actor = self.actors.get(key)
        if actor is None:
            return True
        if actor.name.lower().startswith(NATIONAL):
            return False
        national = (actor.affiliation or "").startswith("country:")
        return (actor.known and not national) or any(word in JOINT for word in actor.name.lower().split())

    def is_body_of_its_sides(self, key: str) -> bool:
        """Whether an organisation that the lexicon does not know is named as a joint commission or committee."""
        actor = self.actors.get(key) if key.startswith("org:") else None
        if actor is None or actor.known:
            return False
        words = actor.name.lower().split()
        return not (SHARED.isdisjoint(words) or JOINT.isdisjoint(words))

    def is_private(self, key: str) -> bool:
        """Whether a person has no office that the article or the lexicon tells of."""
        actor = self.actors.get(key)
        return actor is not None and not actor.known and actor.title is None

    def place_of(self, mention: Mention) -> str | None:
        """The place a mention names or could name."""
        if mention.form is PLACE:
            return mention.key
        return mention.place_key

    def is_water(self, mention: Mention) -> bool:
        """Whether a name is that of a sea or strait: "the Red Sea", "the Strait of Hormuz"."""
        first, last = self.token_range(mention.span)
        return not WATERS.isdisjoint((self.lower[first], self.lower[last - 1]))

    def country_of_place(self, key: str) -> str | None:
        if key.startswith("country:"):
            return key
        place = self.places.get(key)
        return place.country if place else None

    def town_of(self, key: str) -> str:
        """The town of a palace or hall; of any other place itself."""
        place = self.places.get(key)
        return place.town or key if place else key

    def sentence_index(self, at: int) -> int:
        """The sentence that a token belongs to."""
        return bisect_right(self.sentence_firsts, at) - 1

    def sentence_first(self, at: int) -> int:
        """The first token of the sentence of a token."""
        index = bisect_right(self.sentence_firsts, at) - 1
        return self.sentence_firsts[index] if index >= 0 else 0

    def sentence_start(self, at: int) -> int:
        """Where the sentence of a token begins, in characters."""
        index = bisect_right(self.sentence_firsts, at) - 1
        return self.document.sentences[index].span.start if index >= 0 else 0


def between(places: list[int], first: int, last: int) -> list[int]:
    """Those of some ordered places that lie in ``[first, last)``."""
    begin = bisect_left(places, first)
    return places[begin : bisect_left(places, last, begin)]
