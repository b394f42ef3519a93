"""What the article has told so far: the sides that "both", "the two leaders" and "their" stand for."""

from __future__ import annotations

from collections import Counter

from store.extraction.claims.frames import COMING, Frame, add_party
from store.extraction.claims.scan.argument_words import CROWD, PLURAL_HEADS
from store.extraction.claims.scan.plurals import BLOC, COUNTS, FACING, plural_at
from store.extraction.claims.text.article import Article
from store.extraction.claims.text.named_before import NamedBefore
from store.extraction.claims.text.stories import WHOLE
from store.lexicon.closed import closed
from store.model import MeetingKind, Role, Status

PAIRS = closed("pairs")
LEADING = closed("leading_plurals")
ASIDE = (MeetingKind.CALL, MeetingKind.VISIT)
PERSONS = closed("plural_persons")
RULERS = closed("rulers")
ANYBODY = closed("plurals_of_anybody")
"""Plurals that say nothing of an office."""
THEMSELVES = frozenset({"them", "themselves", "pair", "duo"})
"""Behind the noun of a meeting: those who met before meet again."""
SEQUELS = frozenset({"up", "sequel"})
"""Last words of "a follow-up", "a sequel"."""
TAKEN_PLACE = frozenset({Status.HELD, Status.ONGOING})
MEMORY = 12
BEFORE = 4
"""How many sentences before the talks of those who host them were told at most."""
MENTIONED_IN_PASSING = 6
"""From so many sentences on, "the two sides" are rather those whom the text is about than those who met last."""
SIDES = closed("sides") | {"governments", "neighbours", "neighbors", "countries", "nations"}
LANDS = closed("plural_lands")
REMEMBERED = 4
"""How many sentences after they were told two sides are still "they"."""


class Discourse(NamedBefore):
    """Frames in text order, and look-ups into them."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.frames: list[Frame] = []
        self.meetings: list[Frame] = []
        """Without those that only say who else was there."""
        self.last_subject: list[str] = []
        """Sides of the last subject that named two or more: what "they" stands for."""
        self.last_people: list[str] = []
        """Its persons, where it named persons only."""
        self._last_told = 0
        self.story = WHOLE
        self.dated = False
        """Whether the entry that is being read stands under a day: of a timeline, a diary, a round-up."""

    def begin(self, story: int, first: int) -> None:
        """Forget what was told, where a story of its own begins at a token."""
        if story != self.story:
            self.story, self.opens = story, first
            self.frames, self.meetings, self.last_subject, self.last_people = [], [], [], []

    def add(self, frame: Frame) -> None:
        self.frames.append(frame)
        if frame.trigger.frame != "roster":
            self.meetings.append(frame)
            if len(frame.sides) > 1 and not frame.shared and not set(self.last_subject) <= set(frame.sides):
                # "A met B. They will meet again", whoever was told before
                self.remember(frame, list(frame.sides), list(frame.people) if self._faced(frame) else [])

    def remember(self, frame: Frame, sides: list[str], people: list[str]) -> None:
        """Take these sides and persons, told in the sentence of a frame, for those that "they" stands for."""
        self.last_subject, self.last_people, self._last_told = sides, people, frame.sentence

    def they(self, frame: Frame) -> list[str]:
        """What "they" in the sentence of a frame stands for; nothing where long ago."""
        return [*self.last_subject, *self.last_people] if frame.sentence - self._last_told <= REMEMBERED else []

    def sided(self, count: int, of_countries: bool = False) -> Frame | None:
        """The latest frame with as many sides, or countries, as asked; with two or more where ``count`` is 0."""
        for frame in reversed(self.meetings[-MEMORY:]):
            sides = len(_countries(frame.sides) if of_countries else frame.sides)
            if (count and sides == count) or (not count and sides >= 2):
                return frame
        return None

    def _talks_of_others(self, count: int, journey: Frame) -> Frame | None:
        """ "He leaves for Fiji. The two sides meet on Monday": the latest talks of as many, none of them travelling."""
        talks = (f for f in reversed(self.meetings[-MEMORY:]) if f.kind not in ASIDE and len(f.sides) > 1)
        return next((f for f in talks if len(f.sides) == (count or len(f.sides)) and _apart(f, journey)), None)

    def of_others(self, frame: Frame, named: list[str]) -> bool:
        """ "Oman and Qatar are to host the meeting": the one told before, of two sides or more that these are not."""
        source = self.sided(0)
        plain = frame.trigger.noun and frame.definite and not (frame.sides or frame.series) and frame.round is None
        if not named or source is None or not plain or frame.sentence - source.sentence > BEFORE:
            return False
        return set(named).isdisjoint(source.sides)

    def before_others(self, frame: Frame, named: set[str | None], coming: bool) -> Frame | None:
        """ "X chaired the meeting": the last of two sides or more, to come or past as X tells, and none of them X's."""
        plain = frame.trigger.noun and frame.definite and not (frame.series or frame.round)
        near = [f for f in self.meetings[-MEMORY:] if f.sentence >= frame.sentence - BEFORE and len(f.sides) > 1]
        wanted = COMING if coming else TAKEN_PLACE
        told = (f for f in reversed(near) if f.status in wanted and named.isdisjoint(f.sides))
        return next(told, None) if plain and named else None

    def resolve_plurals(self, frame: Frame, plurals: list[int], stop: int) -> None:
        """Give a frame the sides that its plural phrases stand for."""
        for at in plurals:
            found = plural_at(self.article, at, stop)
            if found is None:
                continue
            end, count = found
            if self._named_after(end, stop):
                continue  # "the two presidents, A of Mali and B of Algeria"
            head = self.article.lower[end - 1]
            if count == BLOC:
                bloc = self.last_bloc(at)
                if bloc is not None:
                    add_party(self.article, frame, bloc, Role.PARTY, None, "P06")
                continue
            source = None
            near = self.article.lower[at] in ("their", "both") or (count and self.article.lower[at] == "the")
            beside = self.in_sentence(at, count) if near else []
            if not set(frame.hosts).isdisjoint(beside):
                beside = []  # "A hopes to bring the two together": A is neither of them
            if not beside and self.article.lower[at] == "their":
                beside = self.subject_before(at) or self.own_people(at, stop)
            people_of = self.article.before(at) in ("of", "from", "on") and self.article.before(at - 1) in CROWD
            if beside:
                for key in [*beside, *self.each_of(beside, at)]:
                    # "experts of both sides" are others than those named before
                    meant = self.article.side_of(key) if people_of else key
                    if meant is not None:
                        add_party(self.article, frame, meant, Role.PARTY, None, "P06")
                continue
            pair = self.pair_before(at) if count == 2 and (head in PAIRS or end - at <= 2) else []
            if pair and (head in PAIRS or len(pair) > 2):  # "both sides" are no two persons without sides
                for key in pair:
                    if not (people_of and key.startswith("person:")):
                        add_party(self.article, frame, key, Role.PARTY, None, "P06")
                if not frame.sides:
                    for side in self._sides_of_pair(pair):
                        add_party(self.article, frame, side, Role.PARTY, None, "P06")
                continue
            lands = head in LANDS
            source = self.sided(count, lands)
            if source is not None and source.kind is MeetingKind.VISIT and head in SIDES:
                source = self._talks_of_others(count, source) or source
            if source is not None and frame.sentence - source.sentence > MENTIONED_IN_PASSING and head in SIDES:
                source = self._main(source)
            facing = self.at_odds(at) if count == 2 or head in FACING else []
            if facing and (source is None or source.sentence < self.article.sentence_index(at) - 1):
                source, sides = None, facing
            elif source is not None:
                sides = _countries(source.sides) if lands and len(source.sides) != count else source.sides
            else:
                sides = ([] if lands else self._first_of(count)) or self.named_before(at, count, lands)
            for side in sides or (self._last_pair() if count == 2 else ()):
                add_party(self.article, frame, side, Role.PARTY, None, "P06")
            if sides:
                frame.shared = True
            elif head in CROWD or head in PLURAL_HEADS:
                frame.many = True
            kind = self.article.lower[end - 2] if end - 2 > at else ""
            fits = source is not None and all(self._can_be(person, head, kind) for person in source.people)
            if people_of:
                continue
            led = source is not None and head in LEADING and len(source.people) == (count or len(source.people))
            if source is not None and fits and (led or (head in PERSONS and self._faced(source))):
                for person in source.people:
                    add_party(self.article, frame, person, Role.PARTY, None, "P06")
            elif head in LEADING or head == "two" or (end - at <= 2 and head in ("both",)):
                for person in self.leaders(sides, at):
                    add_party(self.article, frame, person, Role.PARTY, None, "P06")

    def _sides_of_pair(self, pair: list[str]) -> list[str]:
        """The two sides told of a meeting of these very persons: "envoys X and Y on the border of A and B"."""
        met = (f for f in reversed(self.meetings[-MEMORY:]) if set(f.people) == set(pair) and len(f.sides) == 2)
        return next((f.sides for f in met), [])

    def _last_pair(self) -> list[str]:
        """The two persons, and none besides, who met last, with what sides of theirs are known."""
        source = next((f for f in reversed(self.meetings[-MEMORY:]) if len(f.people) == 2), None)
        return [*source.sides, *source.people] if source is not None else []

    def _can_be(self, person: str, head: str, kind: str) -> bool:
        """Whether somebody can be one of "the presidents": no minister is; nor is any envoy one of "the ministers".

        ``kind``: the word before, which tells what ministers they are: "the two defence ministers".
        """
        title = self.article.title_of(person)
        if head == "ministers":
            plain = kind in COUNTS or kind in title
            return not title or (plain and "minister" in title) or "secretary" in title
        if head in RULERS:
            return "minister" not in title or "prime" in title
        return not title or head in ANYBODY or head.removesuffix("s").removesuffix("ie") in title

    def _faced(self, source: Frame) -> bool:
        """Whether two met, one of each side, and nobody besides."""
        sides = {side for person in source.people if (side := self.article.side_of(person)) is not None}
        return len(source.people) == 2 and sides == set(source.sides)

    def _meet_again(self, frame: Frame) -> bool:
        """ "Their previous meeting", "a second meeting between them": of the very persons who met."""
        lower, behind = self.article.lower, frame.trigger.last
        return lower[frame.trigger.phrase_first] == "their" or not THEMSELVES.isdisjoint(lower[behind : behind + 3])

    def _named_after(self, end: int, stop: int) -> bool:
        """Whether the names of those whom a plural phrase means follow it at once, in commas or dashes."""
        article = self.article
        if article.lower[end : end + 1] not in ([","], ["–"], ["—"], ["("], [":"]):
            return False
        near = [article.mention(k) for k in range(end + 1, min(stop, end + 5))]
        return any(mention is not None and article.is_person(mention) for mention in near)

    def _first_of(self, count: int) -> list[str]:
        """The first sides of a larger meeting: those who face each other before hosts and observers."""
        source = self.sided(0)
        if source is None or not count or len(source.sides) < count or source.shared:
            return []
        aside = {*source.hosts, *source.mediators}
        span = source.spans.get(source.sides[0])
        if source.trigger.frame == "host" and span and span.end < self.article.tokens[source.trigger.first].start:
            aside.add(source.sides[0])  # "Egypt received Chad and Libya"
        guests = [side for side in source.sides if side not in aside]
        return guests if len(guests) == count else source.sides[:count]

    def place_just_told(self, frame: Frame, by_name: bool) -> str | None:
        """What "there" stands for: the town told beside it, that of the meeting told last, or else the one before.

        ``by_name``, for "the same city": where that meeting was told further back, the town of the sentence before
        goes first.
        """
        beside = self.town_beside(frame.trigger.first)
        if beside is not None:
            return beside
        last = next((f for f in reversed(self.frames[-MEMORY:]) if f.place), None)
        before = self.town_before(frame.trigger.first)
        if last is None or (by_name and before is not None and last.sentence < frame.sentence - 1):
            return before
        return last.place

    def _main(self, latest: Frame | None) -> Frame | None:
        """The latest meeting of those whose sides are told most often: a further round is one of theirs."""
        talks = [f for f in self.meetings[-60:] if len(f.sides) >= 2 and f.kind not in ASIDE and not f.shared]
        told = Counter(frozenset(f.sides) for f in talks)
        if not told or latest is None or told[frozenset(latest.sides)] >= max(told.values()):
            return latest
        most = max(told.values())
        return next(f for f in reversed(talks) if told[frozenset(f.sides)] == most)

    def _its_own(self, frame: Frame) -> bool:
        """ "The Commission's fourth summit", "the fifth OPEC meeting": of a body named before the noun, with nobody."""
        side = frame.sides[0]
        span = frame.spans.get(side)
        named = span is not None and span.end < self.article.tokens[frame.trigger.first].start
        return (
            named
            and side.startswith("org:")
            and self.article.lower[frame.trigger.last : frame.trigger.last + 1] != ["with"]
        )

    def inherit(self, frame: Frame) -> None:
        """Take over the sides of the meeting told last, for a further round or session."""
        if len(frame.sides) == 1 and self._its_own(frame):
            return
        source = self.sided(0)
        if frame.trigger.word in SEQUELS and self.meetings and len(self.meetings[-1].sides) < 2:
            return  # it follows what was told just before, of whomever
        named = next((f.expected for f in [frame, *reversed(self.meetings[-MEMORY:])] if f.expected), 0)
        if source is not None and 2 * len(source.sides) < named:
            return  # "six-party talks" are none of the two who met last
        same_breath = source is not None and source.sentence == frame.sentence and frame.round is None
        if not same_breath and (source is None or (source.kind in ASIDE and frame.kind not in ASIDE)):
            candidates = [f for f in self.meetings[-60:] if len(f.sides) >= 2 and f.kind not in ASIDE]
            source = candidates[-1] if candidates else source
        next_to_it = source is not None and frame.sentence - source.sentence <= 1 and not source.title
        if not next_to_it and (frame.series or frame.round is not None):
            source = self._main(source)
        if source is None:
            if not frame.sides:
                before = self.subject_before(self.article.sentence_first(frame.first))
                if any(key in told.absent for told in self.frames[-1:] for key in before):
                    return  # "A and B did not attend. A second gathering was dropped"
                for key in before or self.paired():
                    add_party(self.article, frame, key, Role.PARTY, None, "P06")
                frame.shared = frame.shared or bool(frame.sides)
                crowd = any(f.many and not f.title for f in self.meetings[-BEFORE:])
                frame.many = frame.many or (crowd and not frame.sides and not frame.definite)
            return
        sides, people = source.sides, []
        frame.inherited = not frame.sides and not same_breath
        if len(frame.sides) == 1:  # one is named: the other is the one who was told first
            sides = [side for side in source.sides if side not in frame.sides][:1]
            frame.completed = sides[0] if sides else None
            people = [p for p in source.people[:1] if self.article.side_of(p) in sides and frame.people]
        elif self._meet_again(frame) and self._faced(source):
            people = source.people
        for key in [*sides, *people]:
            add_party(self.article, frame, key, Role.PARTY, None, "P06")
        frame.shared = True


def _apart(one: Frame, other: Frame) -> bool:
    return set(one.sides).isdisjoint(other.sides)


def _countries(sides: list[str]) -> list[str]:
    return [side for side in sides if side.startswith("country:")]
