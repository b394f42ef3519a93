"""A small hand-written database for tests of whatever reads one: no extraction, no lexicon.

``make_sample(path)`` writes four articles with three meetings and a handful of statements.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from store.database.writing.writer import Writer
from store.model import (
    Act,
    Actor,
    ActorKind,
    Anchor,
    Block,
    BlockKind,
    Claim,
    DateHow,
    Document,
    Extraction,
    MeetingKind,
    Mention,
    MentionForm,
    Participation,
    Place,
    Precision,
    Publication,
    Report,
    Role,
    SourceText,
    Span,
    Statement,
    StatementKind,
    Status,
    TimeExpression,
    When,
)

ACTORS = {
    actor.key: actor
    for actor in (
        Actor("country:RU", "Russia", ActorKind.COUNTRY),
        Actor("country:UA", "Ukraine", ActorKind.COUNTRY),
        Actor("country:US", "United States", ActorKind.COUNTRY),
        Actor("country:TR", "Türkiye", ActorKind.COUNTRY),
        Actor("country:CH", "Switzerland", ActorKind.COUNTRY),
        Actor("org:kremlin", "Kremlin", ActorKind.ORGANISATION, affiliation="country:RU", seat=True),
        Actor("person:dmitry-peskov", "Dmitry Peskov", ActorKind.PERSON, affiliation="country:RU", title="spokesman"),
        Actor("person:andrii-sybiha", "Andrii Sybiha", ActorKind.PERSON, affiliation="country:UA", title="minister"),
    )
}
PLACES = {
    place.key: place
    for place in (
        Place("place:istanbul", "Istanbul", "country:TR"),
        Place("place:geneva", "Geneva", "country:CH"),
    )
}
NAMES = {
    "Russia": "country:RU",
    "Ukraine": "country:UA",
    "Turkey": "country:TR",
    "Kremlin": "org:kremlin",
    "Dmitry Peskov": "person:dmitry-peskov",
    "Andrii Sybiha": "person:andrii-sybiha",
}
TOWNS = {"Istanbul": "place:istanbul", "Geneva": "place:geneva"}


class SampleNames:
    """Stands in for the lexicon."""

    def actor(self, key: str) -> Actor | None:
        return ACTORS.get(key)

    def place(self, key: str) -> Place | None:
        return PLACES.get(key)

    def code(self, key: str) -> str:
        return key.partition(":")[2].upper() if key.startswith("country:") else key.partition(":")[2]

    def names(self, key: str) -> tuple[str, ...]:
        return ()


def identity(letter: str, sha256: str, span: Span) -> str:
    return f"{letter}-{hashlib.sha256(f'{sha256}:{span.start}:{span.end}'.encode()).hexdigest()[:12]}"


class Draft:
    """An article in the making: add what it says by quoting its words."""

    def __init__(self, text: str, day: date | None, outlet: str | None = None, origin: str = "sample.txt") -> None:
        self.text = text
        self.day = day
        self.source = SourceText(
            text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), origin=origin, outlet=outlet, published=day
        )
        self.statements: list[Statement] = []
        self.reports: list[Report] = []
        self.times: list[TimeExpression] = []

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def say(
        self, words: str, cue: str, speaker: str, act: Act = Act.STATEMENT, kind: StatementKind = StatementKind.DIRECT
    ) -> Draft:
        cue_span, speaker_span = self.span(cue), self.span(speaker)
        key = NAMES.get(speaker)
        self.statements.append(
            Statement(
                id=identity("s", self.source.sha256, cue_span),
                act=act,
                kind=kind,
                content=(self.span(words),),
                cue_span=cue_span,
                speaker_span=speaker_span,
                speaker=ACTORS[key].name if key else f"anonymous: {speaker}",
                speaker_key=key,
                anonymous=key is None,
                rules=("sample.say",),
            )
        )
        return self

    def meet(
        self,
        words: str,
        trigger: str,
        status: Status,
        parties: Sequence[str],
        when: When,
        place: str | None = None,
        kind: MeetingKind = MeetingKind.TALKS,
        previous: When | None = None,
        people: Sequence[str] = (),
    ) -> Draft:
        span = self.span(words)
        trigger_span = Span(span.start + words.index(trigger), span.start + words.index(trigger) + len(trigger))
        country = PLACES[place].country if place in PLACES else None
        claim = Claim(
            id=identity("m", self.source.sha256, trigger_span),
            span=span,
            trigger=trigger_span,
            status=status,
            negative=False,
            kind=kind,
            participations=tuple(Participation(key, Role.PARTY, None, "sample.party") for key in parties),
            place=place,
            when=when,
            previous=previous,
            round=None,
            by=None,
            by_key=None,
            via=None,
            said=self.day,
            rules=("sample.meet",),
            title=trigger,
        )
        self.reports.append(
            Report(
                claims=(claim,),
                evidence=(span,),
                title=trigger,
                kind=kind,
                participants=tuple(parties),
                absent=(),
                mediators=(),
                hosts=(),
                people=tuple(people),
                place=place,
                country=country,
                when=when,
                previous=previous,
                status=status,
                round=None,
                rules=("sample.meet",),
            )
        )
        return self

    def time(self, words: str, day: date | None) -> Draft:
        self.times.append(TimeExpression(self.span(words), "sample.day", Precision.DAY, Anchor.SELF, day, day))
        return self

    def extraction(self) -> Extraction:
        title_end = self.text.find("\n")
        title = Span(0, title_end) if title_end > 0 else None
        body = Span(title_end + 1 if title else 0, len(self.text))
        blocks = tuple(
            Block(span, kind, "sample")
            for span, kind in ((title, BlockKind.TITLE), (body, BlockKind.PARAGRAPH))
            if span is not None
        )
        mentions = [
            Mention(Span(start, start + len(name)), key, form, "sample.name")
            for table, form in ((NAMES, MentionForm.NAME), (TOWNS, MentionForm.PLACE))
            for name, key in table.items()
            for start in _occurrences(self.text, name)
        ]
        return Extraction(
            source=self.source,
            document=Document(self.text, blocks, (), (), (), title, None, None),
            publication=Publication(
                self.day, self.day, self.day, DateHow.GIVEN if self.day else DateHow.UNKNOWN, (), ("sample",)
            ),
            times=tuple(self.times),
            actors=ACTORS,
            places=PLACES,
            mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
            statements=tuple(self.statements),
            reports=tuple(self.reports),
            unknown=(),
            parser="sample",
            lexicon="sample",
        )


def _occurrences(text: str, words: str) -> Iterable[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def exact(first: str, last: str | None = None) -> When:
    return When(
        first, last or first, date.fromisoformat(first), date.fromisoformat(last or first), Precision.DAY, "printed"
    )


def articles() -> list[Extraction]:
    """The extractions of the sample, oldest first."""
    one = (
        Draft(
            "Talks set for Istanbul\nRussia and Ukraine will hold talks in Istanbul on 4 February 2026, the Kremlin"
            " said. “We expect hard work,” Dmitry Peskov told reporters. Ukraine wants an energy truce."
            " 🕊️ Nobody knows more.",
            date(2026, 2, 1),
            "Example Post",
            "one.txt",
        )
        .meet(
            "Russia and Ukraine will hold talks in Istanbul on 4 February 2026",
            "talks",
            Status.SCHEDULED,
            ("country:RU", "country:UA"),
            exact("2026-02-04"),
            "place:istanbul",
        )
        .time("4 February 2026", date(2026, 2, 4))
        .say(
            "Russia and Ukraine will hold talks in Istanbul on 4 February 2026",
            "said",
            "Kremlin",
            kind=StatementKind.INDIRECT,
        )
        .say("We expect hard work", "told", "Dmitry Peskov")
        .say("an energy truce", "wants", "Ukraine", Act.POSITION, StatementKind.INDIRECT)
    )
    two = (
        Draft(
            "Talks held\nRussia and Ukraine held talks in Istanbul on 4 February 2026. “It was useful,” Andrii Sybiha"
            " said. A diplomat added that nothing was signed.",
            date(2026, 2, 5),
            "Daily Sample",
            "two.txt",
        )
        .meet(
            "Russia and Ukraine held talks in Istanbul on 4 February 2026",
            "talks",
            Status.HELD,
            ("country:RU", "country:UA"),
            exact("2026-02-04"),
            "place:istanbul",
            people=("person:andrii-sybiha",),
        )
        .say("It was useful", "said", "Andrii Sybiha")
        .say("nothing was signed", "added", "A diplomat", kind=StatementKind.INDIRECT)
    )
    three = Draft(
        "A call is planned\nRussia and Turkey are to speak by phone on 7 February 2026."
        " A summit in Geneva was put off.",
        date(2026, 2, 6),
        "Example Post",
        "three.txt",
    ).meet(
        "Russia and Turkey are to speak by phone on 7 February 2026",
        "speak",
        Status.SCHEDULED,
        ("country:RU", "country:TR"),
        exact("2026-02-07"),
        kind=MeetingKind.CALL,
    )
    three.meet(
        "A summit in Geneva was put off",
        "summit",
        Status.POSTPONED,
        ("country:US", "country:RU"),
        When(None, None, None, None, Precision.VAGUE, ""),
        "place:geneva",
        MeetingKind.SUMMIT,
        previous=exact("2026-03-01"),
    )
    four = Draft(
        "No day is known here. Ukraine and Turkey may meet one day.\nThe Kremlin refused to comment.",
        None,
        None,
        "four.txt",
    ).meet(
        "Ukraine and Turkey may meet one day",
        "meet",
        Status.PROPOSED,
        ("country:UA", "country:TR"),
        When(),
    )
    four.say("comment", "refused", "Kremlin", Act.REFUSAL, StatementKind.INDIRECT)
    later = Draft("Short notice\nNothing happened.", date(2026, 2, 20), "Daily Sample", "five.txt")
    return [draft.extraction() for draft in (one, two, three, four, later)]


def make_sample(path: Path, extractions: Sequence[Extraction] | None = None) -> Path:
    """Writes the sample (or other extractions) to a new database at ``path``."""
    with Writer(path, SampleNames()) as writer:
        writer.write(articles() if extractions is None else extractions)
    return path
