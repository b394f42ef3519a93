"""The day of a meeting that another clause of its sentence tells: the one it hangs on, or one of the same time."""

from __future__ import annotations

from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.clause import Clause
from store.lexicon.closed import closed
from store.model import Modality, Precision, Tense, VerbGroup

PARTS_OF_DAY = closed("dayparts")
MEANWHILE = closed("meanwhile")
SHORTLY = closed("shortly")


def day_before(reading: Reading, clause: Clause) -> list[Timed]:
    """ "since 10 March, when they spoke in Antalya": the time that a clause hangs on."""
    article = reading.article
    at = clause.first - 1
    if at > 0 and article.lower[at] == ",":
        at -= 1
    if at > 0 and article.lower[at] in PARTS_OF_DAY and article.time_at[at] == NOTHING:
        at -= 1
    time = article.time(at) if at >= 0 else None
    return [Timed(time, at, "")] if time is not None and time.resolved else []


def day_of_the_main_clause(reading: Reading, clause: Clause, missed: bool = False) -> list[Timed]:
    """ "traded barbs on Tuesday as their ministers met": the one day of the clause that tells of the same time.

    "Was in A on Tuesday, where he met B", but not "is back from A, where he had met B".

    ``missed``: of what somebody failed to come to, "a try in May came to nothing after A did not turn up in B", a month
    or a year will do.
    """
    article = reading.article
    missed = missed and clause.marker in ("after", "because", "when", "as")
    soon = clause.marker in ("before", "after") and article.before(clause.first) in SHORTLY
    between = reading.clauses[clause.parent + 1 : clause.index]
    beside = clause.heads and clause.parent != NOTHING and all(c.kind == "aside" for c in between)
    there = clause.marker == "where" and clause.kind == "relative" and beside
    there = there and "had" not in article.lower[clause.first : article.groups[clause.heads[0]].head]
    if not (clause.marker in MEANWHILE or soon or missed or there) or not beside:
        return []
    main = reading.clauses[clause.parent]
    if not main.heads or not _at_one_time(article.groups[main.heads[0]], article.groups[clause.heads[0]]):
        return []
    return _one_day(reading, main, range(main.first, clause.first), missed)


def day_of_the_opening_clause(reading: Reading, clause: Clause) -> list[Timed]:
    """ "As fighting raged on Monday, A and B met in C": the one day of the clause before the main one."""
    groups, opener = reading.article.groups, next(iter(reading.clauses[clause.index + 1 :]), clause)
    if opener.parent != clause.index or opener.first != clause.first or opener.marker not in MEANWHILE:
        return []
    if not clause.heads or not opener.heads or not _at_one_time(groups[clause.heads[0]], groups[opener.heads[0]]):
        return []
    return _one_day(reading, opener, range(opener.first, groups[clause.heads[0]].head), False)


def _one_day(reading: Reading, clause: Clause, words: range, wide: bool) -> list[Timed]:
    """The one day that the words of a clause among some tell; ``wide``: or a month or a year."""
    article = reading.article
    spots = [k for k in words if article.clause_at[k] == clause.index]
    times = {(time.start, time.end): Timed(time, k, "") for k in spots if (time := article.time(k)) is not None}
    found = list(times.values())
    exact = len(found) == 1 and found[0].time.resolved and (wide or found[0].time.precision is Precision.DAY)
    return found if exact else []


def _at_one_time(main: VerbGroup, other: VerbGroup) -> bool:
    """Whether two verbs speak of one time: both of what is past, of what is, or of what is to come."""
    if main.negated or Modality.ASSERTED not in (main.modality, other.modality):
        return False
    going_on = other.tense is Tense.PROGRESSIVE and other.past
    if main.tense is Tense.PAST:
        return other.tense is Tense.PAST or going_on
    return main.tense in (Tense.PRESENT, Tense.FUTURE) and other.tense is Tense.PRESENT
