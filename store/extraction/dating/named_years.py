"""How well a year fits the years of which an article speaks.

News names last year and next year far more often than the one it is written in, and seldom any other; so that year
is likeliest which is nearest to the latest year past and to the first one to come.
"""

from __future__ import annotations

from store.extraction.dating.evidence import Evidence
from store.extraction.dating.tenses import FUTURE, PAST, SAID
from store.extraction.dating.words import DatingWords

_COPYRIGHT = 5.0
_PAST = (1.0, 1.2, 0.6, 0.3, 0.0)
"""What the years since the latest one named as past tell for a year, in natural logarithms of the odds."""
_AHEAD = (1.0, 1.0, 0.5, 0.0)
_OPEN = (0.7, 0.5, 0.2)
_FAR = -0.3
_A_YEAR = 0.25
"""How much likelier an article is of a year than of the one before."""


class NamedYears:
    """The years of which a text speaks: the latest past one, the first one to come, and those it leaves open."""

    def __init__(self, evidence: Evidence, words: DatingWords) -> None:
        dated = [(anchor.date.year, anchor.tense) for anchor in evidence.anchors if anchor.date.year is not None]
        past = {year for year, _ in evidence.past_years} | {year for year, tense in dated if tense in (PAST, SAID)}
        ahead = set(evidence.ahead) | {year for year, tense in dated if tense == FUTURE}
        self.open = evidence.years - past - ahead
        self.past = max((year for year in past if year <= words.horizon.year), default=None)
        self.ahead = min((year for year in ahead if self.past is None or year >= self.past), default=None)
        self.copyright = evidence.copyright
        self.latest = words.horizon.year
        self.known = bool(past or ahead or self.open or self.copyright)

    def points(self, year: int) -> float:
        """The more, the likelier the article is of that year, in natural logarithms of the odds."""
        points = _COPYRIGHT * (year == self.copyright) + _A_YEAR * (year - self.latest)
        if self.past is not None:
            points += _of_gap(_PAST, year - self.past)
        if self.ahead is not None:
            points += _of_gap(_AHEAD, self.ahead - year)
        if self.open:
            points += max(_of_gap(_OPEN, abs(year - named)) for named in self.open)
        return points


def _of_gap(points: tuple[float, ...], gap: int) -> float:
    return points[gap] if 0 <= gap < len(points) else _FAR
