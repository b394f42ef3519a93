"""Invented articles, already read: actors, places, outlets, months and statuses are as unevenly spread as in news.

The same seed gives the same articles. Each has about 3,000 characters; half have fewer than nine statements, a few have
forty; about one meeting in three is told of by several articles, at times with another day or status.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeVar

from store.model import (
    Act,
    Actor,
    ActorKind,
    Block,
    BlockKind,
    Claim,
    DateHow,
    Document,
    Extraction,
    MeetingKind,
    Mention,
    MentionForm,
    Place,
    Precision,
    Publication,
    Report,
    SourceText,
    Span,
    Statement,
    StatementKind,
    Status,
    When,
)

SYLLABLES = "ba ke lo mi nu ra se ti vo za dri fan gol hem jir kor lun mar nes pol".split()  # noqa: SIM905
WORDS = """
    the a of to in and that on for with as by after before ministers officials border energy truce grain sanctions
    security guarantees delegation proposal draft ceasefire exchange prisoners convoy port corridor pipeline treaty
    observers
    monitors parliament election crisis region week month progress obstacle agenda mandate summit round
""".split()  # noqa: SIM905
T = TypeVar("T")
EVENTS_PER_ARTICLE = 11.4
"""Statements, and meetings that no earlier article told of."""
FIRST_DAY, DAYS = date(2014, 1, 1), 4_400
CRISES = 12
"""Times of a few weeks of which there is much more news than of others."""
AHEAD = [Status.SCHEDULED] * 5 + [Status.PROPOSED] * 3 + [Status.POSTPONED, Status.CANCELLED]


class World:
    """The invented countries, persons, towns and outlets."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        invented = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(4000)]
        self.words = [*(WORDS * 40), *invented]
        self.countries = [
            Actor(f"country:{a}{b}", self.name(), ActorKind.COUNTRY) for a in "ABCDEFGHIJ" for b in "MNOPQR"
        ]
        self.persons = [
            Actor(
                f"person:p{number}",
                f"{self.name()} {self.name()}",
                ActorKind.PERSON,
                affiliation=chance.choice(self.countries).key,
                title="minister",
            )
            for number in range(3000)
        ]
        self.places = [Place(f"place:t{n}", self.name(), chance.choice(self.countries).key) for n in range(400)]
        self.outlets = [f"{self.name()} Post" for _ in range(120)]
        self.actors = {actor.key: actor for actor in (*self.countries, *self.persons)}
        self.towns = {place.key: place for place in self.places}
        self.crises = [chance.random() for _ in range(CRISES)]
        self.recent: list[tuple[tuple[Actor, ...], Place, date]] = []
        """Meetings that the last articles told of."""

    def name(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4))).capitalize()

    def common(self, things: list[T]) -> T:
        """One of them, each rank as often as one over itself."""
        return things[int((len(things) + 1) ** self.chance.random()) - 1]

    def day(self) -> date:
        """A day on which an article comes out: more and more of them over the years, and many in a crisis."""
        chance = self.chance
        share = chance.random() ** 0.6
        if chance.random() < 0.3:
            share = min(1.0, self.common(self.crises) + chance.random() * 40 / DAYS)
        return FIRST_DAY + timedelta(int(share * DAYS))

    # What the writer asks a lexicon for.
    def actor(self, key: str) -> Actor | None:
        return self.actors.get(key)

    def place(self, key: str) -> Place | None:
        return self.towns.get(key)

    def code(self, key: str) -> str:
        return key.partition(":")[2]

    def names(self, key: str) -> tuple[str, ...]:
        return ()


class Article:
    """One article in the making."""

    def __init__(self, world: World, number: int, day: date) -> None:
        self.world, self.day, self.number = world, day, number
        self.parts: list[str] = []
        self.length = 0
        self.mentions: list[Mention] = []
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.statements: list[tuple[Span, Span, Span, Actor]] = []
        self.meetings: list[tuple[Span, Span, tuple[str, ...], str, date, Status]] = []

    def add(self, text: str) -> Span:
        span = Span(self.length, self.length + len(text))
        self.parts.append(text)
        self.length += len(text)
        return span

    def mention(self, actor: Actor) -> Span:
        span = self.add(actor.name)
        self.actors[actor.key] = actor
        self.mentions.append(Mention(span, actor.key, MentionForm.NAME, "bench.name"))
        return span

    def filler(self, low: int, high: int) -> Span:
        return self.add(" ".join(self.world.chance.choices(self.world.words, k=self.world.chance.randint(low, high))))

    def say(self) -> None:
        speaker = self.world.common(self.world.persons)
        content = self.filler(8, 30)
        self.add(", ")
        who = self.mention(speaker)
        self.add(" ")
        cue = self.add("said")
        self.add(". ")
        self.statements.append((content, cue, who, speaker))

    def meet(self) -> None:
        chance, recent = self.world.chance, self.world.recent
        if recent and chance.random() < 0.45:
            parties, place, day = recent[-1 - int(len(recent) * chance.random() ** 2)]
            if chance.random() < 0.15:
                day += timedelta(chance.randint(1, 9))
        else:
            one = self.world.common(self.world.countries)
            two = self.world.common([country for country in self.world.countries if country is not one])
            parties, place = (one, two), self.world.common(self.world.places)
            day = self.day + timedelta(chance.randint(-3, 10))
            recent.append((parties, place, day))
            del recent[:-60]
        first = self.mention(parties[0])
        self.add(" and ")
        self.mention(parties[1])
        self.add(" met for ")
        trigger = self.add("talks")
        self.add(" in ")
        town = self.add(place.name)
        self.mentions.append(Mention(town, place.key, MentionForm.PLACE, "bench.place"))
        self.places[place.key] = place
        status = Status.HELD if day <= self.day else chance.choice(AHEAD)
        keys = tuple(dict.fromkeys(party.key for party in parties))
        self.meetings.append((Span(first.start, town.end), trigger, keys, place.key, day, status))
        self.add(". ")

    def extraction(self) -> Extraction:
        text = "".join(self.parts)
        sha256 = hashlib.sha256(text.encode()).hexdigest()

        def identity(letter: str, span: Span) -> str:
            return f"{letter}-{hashlib.sha256(f'{sha256}{span.start}'.encode()).hexdigest()[:12]}"

        statements = [
            Statement(
                id=identity("s", cue),
                act=Act.STATEMENT,
                kind=StatementKind.INDIRECT,
                content=(content,),
                cue_span=cue,
                speaker_span=who,
                speaker=speaker.name,
                speaker_key=speaker.key,
                anonymous=False,
                rules=("bench.say",),
            )
            for content, cue, who, speaker in self.statements
        ]
        return Extraction(
            source=SourceText(
                text,
                sha256,
                f"bench/{self.number}.txt",
                outlet=self.world.common(self.world.outlets),
                published=self.day,
            ),
            document=Document(
                text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH, "bench"),), (), (), (), None, None, None
            ),
            publication=Publication(self.day, self.day, self.day, DateHow.GIVEN),
            times=(),
            actors=self.actors,
            places=self.places,
            mentions=tuple(self.mentions),
            statements=tuple(statements),
            reports=tuple(self._report(identity("m", meeting[1]), *meeting) for meeting in self.meetings),
            parser="bench",
            lexicon="bench",
        )

    def _report(
        self, identity: str, span: Span, trigger: Span, keys: tuple[str, ...], place: str, day: date, status: Status
    ) -> Report:
        iso = day.isoformat()
        when = When(iso, iso, day, day, Precision.DAY, "printed")
        claim = Claim(
            id=identity,
            span=span,
            trigger=trigger,
            status=status,
            negative=False,
            kind=MeetingKind.TALKS,
            participations=(),
            place=place,
            when=when,
            previous=None,
            round=None,
            by=None,
            by_key=None,
            via=None,
            said=self.day,
            rules=("bench.meet",),
        )
        return Report(
            claims=(claim,),
            evidence=(span,),
            title="talks",
            kind=MeetingKind.TALKS,
            participants=keys,
            absent=(),
            mediators=(),
            hosts=(),
            people=(),
            place=place,
            country=self.places[place].country,
            when=when,
            previous=None,
            status=status,
            round=None,
            rules=("bench.meet",),
        )


def articles(world: World, number: int) -> Iterator[Extraction]:
    """That many articles, in order of time."""
    chance = world.chance
    for each, day in enumerate(sorted(world.day() for _ in range(number))):
        article = Article(world, each, day)
        for part in range(min(40, 2 + int(chance.expovariate(1 / 8)))):
            article.say()
            if part % 5 == 2:
                article.meet()
            article.filler(12, 24)
            article.add(".\n\n" if part % 2 else ". ")
        while article.length < 2_000:
            article.filler(40, 80)
            article.add(".\n\n")
        yield article.extraction()
