"""A speaker, and the memory of those who have spoken in a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
PARTS = frozenset(("one", "another", "other", "both", "others", "some", "two", "three", "none", "neither", "either"))


class Speaker(NamedTuple):
    """Who speaks: ``name`` is None where nobody is named."""

    name: str | None
    key: str | None
    anonymous: bool
    gender: str = ""
    plural: bool = False
    person: bool = False
    words: frozenset[str] = frozenset()
    """Lower-case words by which the text has called the speaker."""


NOBODY = Speaker(None, None, False)


@dataclass
class Memory:
    """Those who have spoken so far, the latest last."""

    speakers: list[Speaker] = field(default_factory=list)

    def last(self) -> Speaker | None:
        return self.speakers[-1] if self.speakers else None

    def add(self, speaker: Speaker) -> None:
        if speaker.name is None:
            return
        if len(self.speakers) > 400:
            del self.speakers[:200]
        for index in range(len(self.speakers) - 1, max(-1, len(self.speakers) - 40), -1):
            other = self.speakers[index]
            if other.name == speaker.name:
                speaker = speaker._replace(words=speaker.words | other.words, gender=speaker.gender or other.gender)
                break
        self.speakers.append(speaker)
