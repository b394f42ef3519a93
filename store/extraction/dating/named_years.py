"""How well a year fits the years of which an article speaks.

News names last year and next year far more often than the one it is written in, and seldom any other; so that year
is likeliest which is nearest to the latest year past and to the first one to come.
"""

from __future__ import annotations

from store.extraction.dating.evidence import Evidence
from store.extraction.dating.tenses import FUTURE, PAST, SAID
from store.extraction.dating.words import DatingWords

_COPYRIGHT = 5.0
_BY_GAP = (3.0, 3.0, 1.5, 0.5)
"""Points for the years between the article and the nearest year that it names as past, or as to come."""
_FAR = -1.0


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

    def points(self, year: int) -> float:
        """The more, the likelier the article is of that year; 0 where it names none."""
        points = _COPYRIGHT * (year == self.copyright)
        if self.past is not None:
            points += _by_gap(year - self.past)
        if self.ahead is not None:
            points += _by_gap(self.ahead - year)
        if self.open:
            points += max(0.0, *(1.5 - 0.5 * abs(year - named) for named in self.open))
        return points


def _by_gap(gap: int) -> float:
    return _BY_GAP[gap] if 0 <= gap < len(_BY_GAP) else _FAR
