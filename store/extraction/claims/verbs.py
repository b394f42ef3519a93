"""A meeting told by a verb: "A and B will meet in C on Monday"."""

from __future__ import annotations

from store.extraction.claims.arguments import scan
from store.extraction.claims.article import NOTHING
from store.extraction.claims.clause import Clause
from store.extraction.claims.clause_bounds import spaced
from store.extraction.claims.copresence import COPRESENT, crowd_of_sides
from store.extraction.claims.findings import Arguments, Located, Timed
from store.extraction.claims.frames import Frame, add_arguments, add_party
from store.extraction.claims.noun_triggers import DETERMINERS
from store.extraction.claims.plans import plan_verdict
from store.extraction.claims.small_words import RIGHT_MODE
from store.extraction.claims.spoken import official_after
from store.extraction.claims.status import Verdict
from store.extraction.claims.telling import Telling
from store.extraction.claims.trigger import Trigger
from store.extraction.claims.verb_checks import FITS, HOLDS, OBJECT, VerbChecks
from store.extraction.claims.verb_parties import AT_OBJECT, AT_SUBJECT
from store.model import MeetingKind, Role, Sentence, Status, Tense

HYPHENS = frozenset("-‐‑")
HANDED = "P44"
"""The rule of what is put, handed or conveyed "to" somebody."""
SUBJECTS = {"unite": Role.HOST, "mediate": Role.MEDIATOR}
"""What the subject of a frame is, where it is no party."""
JOURNEYS = frozenset({"travel", "visit", "invite", "dispatch", "stay"})
WITH_DESTINATION = frozenset({"travel", "invite", "dispatch", "host", "unite"})
"""Frames in which "to" leads to the place of the meeting."""


class Verbs(VerbChecks):
    """Reads the verb, its subject and what stands after it."""

    def verb(self, trigger: Trigger, sentence: Sentence, index: int, stop: int) -> Frame | None:
        """The frame of a verb of meeting; None for habits and what nobody does to nobody."""
        article, clause = self.article, self.clauses[trigger.clause]
        group = article.groups[trigger.group]
        if group.head and article.lower[group.head - 1] in HYPHENS and not spaced(article, group.head - 1):
            return None  # "the Swiss-hosted conference"
        status, denied = self._by_its_tense(trigger)
        since = self._since(trigger, stop) if denied and group.tense in (Tense.PERFECT, Tense.PAST) else None
        if since is not None:
            status, denied = Status.HELD, False
        verdict = Verdict(status, 2, denied, rules=[])
        frame = Frame(trigger, index, trigger.first, trigger.last, trigger.kind, verdict)
        if trigger.frame == "roster":
            return self._roster(frame, trigger, clause, stop)
        if self._is_habit(trigger, sentence):
            return None
        self._mood(trigger, clause, verdict)
        frame.verdict = plan_verdict(article, self.words, self.clauses, trigger, sentence.last) or verdict
        frame.infinitive = group.tense is Tense.NONE or "to" in (
            article.lower[trigger.first],
            article.lower[trigger.first - 1],
        )
        if trigger.frame == "stay" and denied:
            return self._staying_away(frame, trigger, clause)
        right = self._behind(trigger, sentence, stop, since)
        if denied and group.tense is Tense.PERFECT and not (right.places or right.times):
            return None  # "have not met since the war broke out"
        told = Telling(frame, group, clause, sentence, stop, status, right, Arguments())
        return frame if self._parties(told) and self._setting(told) else None

    def _behind(self, trigger: Trigger, sentence: Sentence, stop: int, since: int | None) -> Arguments:
        """What stands behind the verb; behind "since" where that tells of when they last met."""
        article, frame = self.article, trigger.frame
        mode = RIGHT_MODE.get(frame, "")
        if frame == "convene" and self._object_follows(trigger.last, sentence.last):
            mode = "party"
        first = trigger.last
        if since is not None:
            first, mode = since, "place"
        if trigger.rule == HANDED:
            given = (k for k in range(first, min(first + 10, stop)) if article.lower[k] == "to")
            first, mode = min(next(given, stop) + 1, stop), "party"
        within = trigger.clause
        if frame in ("face", "await") and trigger.last < stop:
            within = article.clause_at[trigger.last]
        return scan(article, self.clauses, first, stop, within, mode, destination=frame in WITH_DESTINATION)

    def _object_follows(self, at: int, stop: int) -> bool:
        return at < stop and (self.article.mention_at[at] != NOTHING or self.article.lower[at] in DETERMINERS)

    def _parties(self, told: Telling) -> bool:
        """Add those who take part; False where too few are told for a meeting."""
        article, frame, trigger, clause = self.article, told.frame, told.trigger, told.clause
        if article.lower[trigger.first] != "to" or not self._for_whom(frame, trigger):
            told.adjuncts = self._subject(frame, clause, SUBJECTS.get(trigger.frame, Role.PARTY))
        if told.group.tense is Tense.NONE and not frame.sides and not frame.people:
            self._subject_behind(frame, trigger, clause, told.sentence)
        if trigger.frame in AT_SUBJECT:
            AT_SUBJECT[trigger.frame](self, told)
        told.before_verb = len(frame.sides)
        if clause.marker in ("whom", "which") and clause.first and article.lower[clause.first - 1] == "with":
            self._with_whom(frame, clause.first - 2)
        if trigger.frame in AT_OBJECT:
            AT_OBJECT[trigger.frame](self, told)
        add_arguments(article, frame, told.right)
        if trigger.frame in ("meet", "see", "host") and told.right.many and not told.right.parties:
            frame.many = frame.many or not frame.sides
        if trigger.frame in ("meet", "see") and not frame.sides and not told.right.parties:
            frame.many = frame.many or official_after(article, trigger.last, told.sentence.last, OBJECT)
        if trigger.rule == COPRESENT:
            for mention in crowd_of_sides(article, clause.first, told.stop, clause.index):
                add_party(article, frame, mention.key, Role.PARTY, mention.span, "P08")
        self.discourse.resolve_plurals(frame, told.right.plurals, told.stop)
        self._with_the_same(told)
        return trigger.frame not in HOLDS or HOLDS[trigger.frame](self, told)

    def _setting(self, told: Telling) -> bool:
        """Give the frame its place and its days; False where they make it no meeting."""
        frame, trigger, right = told.frame, told.trigger, told.right
        journey = trigger.frame in JOURNEYS
        if trigger.frame in ("travel", "stay") and told.before_verb >= 2 and len(frame.people) != 1:
            journey, frame.kind = False, MeetingKind.TALKS  # two sides that travel to one town meet there
        if not journey and not right.places and not right.times:
            earlier = self._setting_before(frame, trigger)
            right.places.extend(earlier.places)
            right.times.extend(earlier.times)
        self._set_place(frame, right.places + [Located(p.key, 1) for p in told.adjuncts.places], journey)
        if trigger.frame in FITS and not FITS[trigger.frame](self, told):
            return False
        if frame.kind is MeetingKind.VISIT:
            self._visited_people(frame, trigger.last, told.sentence)
        self._finish(frame, self._times(told), told.clause, told.sentence, told.stop)
        return True

    def _times(self, told: Telling) -> list[Timed]:
        """The days told beside the verb, inside of it or by what its clause hangs on."""
        clause, trigger = told.clause, told.trigger
        mirrored = self._mirrored(trigger, clause)
        if mirrored is not None:
            return [mirrored]
        times = [*told.right.times, *self._inside_verb(trigger.group), *told.adjuncts.times]
        if not times and clause.kind == "relative" and clause.marker == "which":
            return self._of_the_antecedent(clause)
        return times

    def _of_the_antecedent(self, clause: Clause) -> list[Timed]:
        """ "a Monday agreement in which A and B signed": the day of the noun that the clause hangs on."""
        article = self.article
        if clause.first < 2 or article.lower[clause.first - 1] not in ("in", "at", "during"):
            return []
        for k in range(clause.first - 2, max(clause.first - 8, article.sentence_first(clause.first)) - 1, -1):
            time = article.time(k)
            if time is not None:
                return [Timed(time, k, "")]
            if article.finite(k) is not None:
                return []
        return []
