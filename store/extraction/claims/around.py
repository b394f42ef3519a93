"""What stands around a noun of meeting: before it, right of it, behind its verb, in its relative clauses."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.claims.frames import Frame
from store.extraction.claims.noun_clauses import OF_ITS_PARTIES, before_another, behind_verb, continued, related_clause
from store.extraction.claims.places import place_before
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.findings import Arguments, Located, Timed
from store.extraction.claims.scan.lookahead import name_next
from store.extraction.claims.scan.phrases import subject_bounds
from store.extraction.claims.scan.state import Mode
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import SIGNS
from store.extraction.claims.when.days import tail_times
from store.extraction.claims.when.further_days import first_of_several
from store.extraction.claims.when.moves import keep_new_days
from store.extraction.claims.who.bystanders import add_speakers_own
from store.lexicon.closed import closed
from store.model import MeetingKind, Role, Sentence

MEALS = closed("meals")
OF_AN_OFFICE = "office"
"""The relation of a meeting that only tells what somebody is: "the envoy to the talks resigned"."""
LEAVING = closed("leaving_verbs")
TO_WHOM = 10
"""How many tokens behind a meeting those stand at most to whom it is given."""
AT_IT = frozenset({"at", "during"})
GIVING = closed("giving")
"""Verbs with somebody between them and the meeting that is given."""
GUESTS_TOLD = frozenset({MeetingKind.VISIT, MeetingKind.CALL})
"""Kinds behind which "to" names whom somebody goes to or calls."""


@dataclass(slots=True)
class Around:
    """What stands around a noun of meeting, by where it stands."""

    before: Arguments
    right: Arguments
    tail: Arguments
    """Behind the verb whose subject the noun is."""
    related: Arguments
    """In its relative clauses."""
    adjuncts: Arguments
    """Before the subject of its clause."""
    told: list[Timed]
    """Times told beside it: "a day after talks", "in Dili on Monday, where they held talks"."""


def read_around(
    reading: Reading, frame: Frame, before: Arguments, told: list[Timed], sentence: Sentence, stop: int
) -> Around:
    """All of it; ``told`` are times told beside it already."""
    article, clauses, trigger, verdict = reading.article, reading.clauses, frame.trigger, frame.verdict
    clause = clauses[trigger.clause]
    governor_first = sentence.last
    if verdict.relation in ("subject", OF_AN_OFFICE) and verdict.governor != NOTHING:
        governor_first = article.token_range(article.groups[verdict.governor].span)[0]
    right_stop = min(stop, governor_first) if governor_first >= trigger.last else stop
    right = _right_of(reading, frame, before, sentence, right_stop)
    tail = Arguments()
    if governor_first < stop and verdict.relation != OF_AN_OFFICE:
        behind, mode = behind_verb(reading, verdict.governor, governor_first)
        end = before_another(article, article.groups[verdict.governor], governor_first, stop)
        tail = scan(article, clauses, behind, end, trigger.clause, mode, destination=True)
        if mode == "party":
            right.parties.extend(tail.parties)
            right.named_together.extend(tail.named_together)
        if verdict.effect not in OF_ITS_PARTIES:
            tail.parties = [p for p in tail.parties if p[1] is not Role.PARTY]
        tail.times = tail_times(reading, tail.times, verdict)
        continued(reading, clause, verdict, tail, right, sentence)
        keep_new_days(reading, governor_first, sentence, verdict, tail, right)
    related = related_clause(reading, trigger, clause, sentence, governor_first, verdict)
    if verdict.effect == "plan" and any(t.label == "planned" for t in (*right.times, *related.times)):
        # "previously set for 20 September, is now slated for 27 September": the verb tells what holds
        tail.times = [t._replace(label="to") if t.label == "planned" else t for t in tail.times]
    if verdict.relation == "object" and verdict.governor != NOTHING:
        governor_end = article.token_range(article.groups[verdict.governor].span)[1]
        given = article.groups[verdict.governor].lemma in GIVING  # "granted the envoy an audience"
        at_table = trigger.word in MEALS and article.before(trigger.phrase_first) == "to"
        given = given or (at_table and article.groups[verdict.governor].lemma == "have")  # "had the envoy to lunch"
        whom: Mode = "party" if given else ""
        between = scan(article, clauses, governor_end, trigger.phrase_first, trigger.clause, whom, destination=True)
        to = _given_to(article, trigger.last, stop) if given and not between.parties else NOTHING
        if to != NOTHING:
            between.parties = scan(article, clauses, to, stop, article.clause_at[to], "party").parties
        right.parties.extend(between.parties if given else ())
        leaving = article.groups[verdict.governor].lemma in LEAVING and article.before(trigger.phrase_first) == "for"
        tail.places.extend(between.places if not leaving else ())  # "left Suva on Monday for a visit to Tonga"
        tail.times.extend(tail_times(reading, between.times, verdict))
    elif not verdict.relation and article.before(trigger.phrase_first) in AT_IT and clause.heads:
        behind = article.token_range(article.groups[clause.heads[-1]].span)[1]
        if behind < trigger.phrase_first:  # "spoke in Suva on 3 May, at the Pacific summit"
            between = scan(article, clauses, behind, trigger.phrase_first, trigger.clause, "", destination=True)
            tail.places.extend(Located(place.key, 1) for place in between.places)
    first = article.token_range(article.groups[clause.heads[0]].span)[0] if clause.heads else trigger.phrase_first
    _, _, adjuncts = subject_bounds(article, clauses, clause, min(first, trigger.phrase_first))
    if clause.kind == "relative" and clause.marker == "where":
        place_before(reading, clause, adjuncts)
    return Around(before, right, tail, related, adjuncts, told)


def _given_to(article: Article, first: int, stop: int) -> int:
    """ "offered talks in Oslo to A and B": where those begin to whom a meeting is given, if they are told."""
    for k in range(first, min(first + TO_WHOM, stop)):
        if article.lower[k] in SIGNS or article.finite(k) is not None:
            break
        if article.lower[k] == "to" and article.time_at[k] == NOTHING and name_next(article, k + 1, stop):
            return k + 1
    return NOTHING


def _right_of(reading: Reading, frame: Frame, before: Arguments, sentence: Sentence, stop: int) -> Arguments:
    article, trigger = reading.article, frame.trigger
    guests = "for" if trigger.word in MEALS else "to" if trigger.word == "audience" else ""
    if guests and article.lower[trigger.last : trigger.last + 1] == [guests]:
        return scan(article, reading.clauses, trigger.last + 1, stop, trigger.clause, "party")
    destination = trigger.kind in GUESTS_TOLD
    right = scan(article, reading.clauses, trigger.last, stop, trigger.clause, "", destination=destination)
    listed = first_of_several(article, trigger.first, sentence.last)
    if listed is not None:
        each = scan(article, reading.clauses, listed, sentence.last, article.clause_at[listed], "place")
        right.places, right.times = each.places, each.times
    if trigger.kind is not MeetingKind.VISIT and not before.parties:
        add_speakers_own(reading, frame, trigger, right)
    return right
