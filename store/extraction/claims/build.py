"""From a trigger to a frame: read its noun phrase, its clause and what hangs on it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta

from store.extraction.claims.arguments import SAME, Arguments, Located, Timed, scan
from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.clauses import Clause
from store.extraction.claims.discourse import Discourse
from store.extraction.claims.frames import (
    Frame,
    add_arguments,
    add_parties,
    add_party,
    best_place,
    day_number,
    premodifiers,
    subject_bounds,
)
from store.extraction.claims.status import (
    SIGNS,
    Verdict,
    by_tense,
    conditional,
    effect_of,
    noun_verdict,
    subject_verdict,
)
from store.extraction.claims.triggers import DETERMINERS, Trigger
from store.extraction.claims.when import choose, counted_back, on_publication, when_of
from store.extraction.claims.words import MeetingWords
from store.model import (
    Anchor,
    MeetingKind,
    Mention,
    MentionForm,
    Modality,
    Precision,
    Role,
    Sentence,
    Status,
    Tense,
    TimeExpression,
    When,
)

JOINT_VERBS = frozenset(
    [
        "hold",
        "host",
        "chair",
        "co-chair",
        "organise",
        "organize",
        "convene",
        "stage",
        "attend",
        "lead",
        "sponsor",
        "launch",
        "have",
    ]
)
FORMERLY = frozenset({"originally", "initially"})
PLANS = frozenset(["due", "planned", "scheduled", "set", "expected", "slated"])
COUNTED = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
ASKING = frozenset(["ask", "invite", "urge", "call", "summon", "want", "order", "press", "tell", "request"])
NO_SUBJECT = frozenset(
    [
        "and",
        "but",
        "or",
        "he",
        "she",
        "it",
        "who",
        "which",
        "that",
        "also",
        "then",
        "later",
        "now",
        "still",
        "again",
        "both",
        ",",
        '"',
        "“",
        "”",
        "'",
        "‘",
        "’",
    ]
)
HOSTING_VERBS = frozenset({"play", "host", "receive", "welcome", "organise", "organize", "stage"})
HABIT = frozenset(["every", "usually", "regularly", "often", "always", "annually", "routinely"])
RIGHT_MODE = {
    "meet": "party",
    "convene": "",
    "travel": "",
    "visit": "place",
    "host": "party",
    "see": "party",
    "phone": "party",
    "unite": "party",
    "leave": "place",
    "enter": "place",
    "invite": "party",
    "table": "",
}
SUBJECT_EFFECTS = frozenset(
    {"tense", "attend", "cancelled", "postponed", "moved", "held", "ongoing", "plan", "confirmed"}
)


class Builder:
    """Builds frames for one article."""

    def __init__(self, article: Article, words: MeetingWords, clauses: list[Clause], discourse: Discourse) -> None:
        self.article = article
        self.words = words
        self.clauses = clauses
        self.discourse = discourse

    # ------------------------------------------------------------------ nouns

    def noun(self, trigger: Trigger, sentence: Sentence, index: int, stop: int) -> Frame | None:
        """The frame of a meeting named by a noun; None where it is no meeting."""
        article, clauses = self.article, self.clauses
        verdict = noun_verdict(article, self.words, clauses, trigger, sentence.last)
        frame = Frame(trigger, index, trigger.phrase_first, trigger.last, trigger.kind, verdict)
        before = premodifiers(article, frame, trigger)
        if verdict.governor != NOTHING and article.groups[verdict.governor].tense is Tense.FUTURE:
            head = article.token_range(article.groups[verdict.governor].span)[0]
            if any(w in FORMERLY for w in article.lower[head - 1 : head + 6]):
                verdict.unfulfilled = True
        if trigger.frame == "ellipsis" and not any(f.round or f.series for f in self.discourse.frames[-4:]):
            return None
        preceding = article.lower[trigger.phrase_first - 1] if trigger.phrase_first > sentence.first else ""
        aside = preceding in ("after", "before")
        told: list[Timed] = []
        if aside:
            at = trigger.phrase_first - 2
            if at >= sentence.first and article.time_at[at] != NOTHING and preceding == "after":
                told = [Timed(article.times[article.time_at[at]], at, "")]
            verdict = frame.verdict = Verdict(Status.HELD if preceding == "after" else None, 1)
        clause = clauses[trigger.clause]
        governor_first = sentence.last
        if verdict.relation == "subject" and verdict.governor != NOTHING:
            governor_first = article.token_range(article.groups[verdict.governor].span)[0]
        visit = trigger.kind in (MeetingKind.VISIT, MeetingKind.CALL)
        right_stop = min(stop, governor_first) if governor_first >= trigger.last else stop
        right = scan(article, clauses, trigger.last, right_stop, trigger.clause, "", destination=visit)
        tail = Arguments()
        if governor_first < stop:
            tail = scan(article, clauses, governor_first, stop, trigger.clause, "", destination=True)
            if verdict.effect not in ("tense", "ongoing", "held", "plan", ""):
                tail.parties = [p for p in tail.parties if p[1] is not Role.PARTY]
            tail.times = self._tail_times(tail.times, verdict)
            self._continued(clause, verdict, tail, right, sentence)
            self._new_date(governor_first, sentence, verdict, tail, right)
        related = self._related(trigger, clause, sentence, governor_first, verdict)
        add_arguments(article, frame, before)
        add_arguments(article, frame, right)
        add_parties(article, frame, related.parties)
        self.discourse.resolve_plurals(frame, right.plurals, stop)
        if verdict.relation == "object" and trigger.frame != "pronoun":
            self._subject_of_object(frame, clause, verdict, visit)
        elif len(frame.sides) < 2:
            add_parties(article, frame, tail.parties)
        if verdict.relation == "object" and verdict.governor != NOTHING:
            governor_end = article.token_range(article.groups[verdict.governor].span)[1]
            between = scan(article, clauses, governor_end, trigger.phrase_first, trigger.clause, "", destination=True)
            tail.places.extend(between.places)
            tail.times.extend(between.times)
        first = article.token_range(article.groups[clause.heads[0]].span)[0] if clause.heads else trigger.phrase_first
        _, _, adjuncts = subject_bounds(article, clauses, clause, min(first, trigger.phrase_first))
        joint = trigger.frame == "body" and not frame.sides and not frame.people
        if len(frame.sides) < 2 and not visit and (frame.round is not None or frame.series or frame.count > 1 or joint):
            self.discourse.inherit(frame)
        places = before.places + right.places + tail.places
        places += [Located(p.key, 1) for p in related.places + adjuncts.places]
        self._set_place(frame, places, visit, right)
        times = [*before.times, *right.times, *told, *related.times, *tail.times, *adjuncts.times]
        self._finish(frame, times, clause, sentence, stop)
        frame.bare = self._is_bare(trigger, frame, times)
        frame.many = right.many or (tail.many and not frame.sides)
        if aside and not (frame.sides or frame.people or frame.place or before.times or right.times):
            return None
        if any(
            word in HABIT for word in article.lower[trigger.last : min(trigger.last + 6, sentence.last)]
        ) or self._as_a_rule(trigger, sentence):
            return None
        if not self._holds(frame):
            return None
        self._link(frame, clause)
        return frame

    def _new_date(self, first: int, sentence: Sentence, verdict: Verdict, tail: Arguments, right: Arguments) -> None:
        """ "has a new date: 28 and 29 July"."""
        lower = self.article.lower
        for k in range(first, min(first + 8, sentence.last - 1)):
            if lower[k] in ("new", "fresh", "later") and lower[k + 1] in ("date", "dates", "day", "slot"):
                for at in range(k + 2, min(k + 6, sentence.last)):
                    time = self.article.time(at)
                    if time is not None:
                        right.times[:] = [Timed(t.time, t.at, t.label or "planned") for t in right.times]
                        tail.times = [Timed(time, at, "to")]
                        verdict.status, verdict.moved, verdict.strength = Status.SCHEDULED, True, 3
                        return

    def _continued(
        self, clause: Clause, verdict: Verdict, tail: Arguments, right: Arguments, sentence: Sentence
    ) -> None:
        """ "was postponed but will now take place on Thursday": a second verb of the same subject."""
        article, clauses = self.article, self.clauses
        for index in range(clause.index + 1, len(clauses)):
            following = clauses[index]
            if following.first >= sentence.last:
                return
            if (
                following.kind != "coordinate"
                or not following.heads
                or not _inside(clauses, following.parent, clause.index)
            ):
                continue
            verb = article.token_range(article.groups[following.heads[0]].span)[0]
            if not self._empty(following.first, verb):
                continue
            second = Verdict()
            subject_verdict(article, self.words, following.heads[0], sentence.last, second)
            part = scan(article, clauses, verb, sentence.last, following.index, "", destination=True)
            if second.status is Status.SCHEDULED and verdict.status in (Status.POSTPONED, Status.CANCELLED):
                right.times[:] = [Timed(t.time, t.at, t.label or "planned") for t in right.times]
                verdict.status, verdict.moved, verdict.strength = Status.SCHEDULED, True, 3
                verdict.effect = "moved"
            elif verdict.status is None:
                verdict.status, verdict.strength, verdict.effect = second.status, second.strength, second.effect
            elif second.status in (Status.CANCELLED, Status.POSTPONED) and second.strength == 3:
                verdict.status, verdict.strength = second.status, 3
            else:
                continue
            tail.times.extend(self._tail_times(part.times, second))
            tail.places.extend(part.places)

    def _as_a_rule(self, trigger: Trigger, sentence: Sentence) -> bool:
        lower = self.article.lower
        return any(
            lower[k] == "rule" and lower[k - 2 : k] == ["as", "a"]
            for k in range(trigger.last, min(trigger.last + 8, sentence.last))
        )

    def _holds(self, frame: Frame) -> bool:
        """Whether a noun that is not a meeting by itself is shown to be one by what stands beside it."""
        strength, verdict = frame.trigger.frame, frame.verdict
        if strength == "weak":
            return (
                bool(frame.sides or frame.people)
                or (frame.dated and verdict.strength >= 2)
                or (frame.place is not None and verdict.strength >= 2)
            )
        if strength == "body":
            return verdict.effect in ("cancelled", "postponed", "moved", "plan") or (
                verdict.strength == 3 and verdict.relation == "subject"
            )
        if strength == "pronoun":
            return self._follows_on(frame)
        return True

    def _follows_on(self, frame: Frame) -> bool:
        """Whether "it" can be the meeting told before: near enough, and said to be what only a meeting is."""
        verdict = frame.verdict
        if self.article.lower[frame.trigger.first] == "they":
            previous = self.discourse.frames[-1] if self.discourse.frames else None
            governor = self.article.groups[verdict.governor] if verdict.governor != NOTHING else None
            if (
                previous is None
                or governor is None
                or not previous.trigger.noun
                or not previous.trigger.word.endswith("s")
            ):
                return False
            if not (governor.passive or governor.lemma == "take"):
                return False
        if not self.discourse.frames or verdict.relation != "subject" or verdict.strength < 2:
            return False
        distance = frame.sentence - self.discourse.frames[-1].sentence
        if verdict.effect in ("cancelled", "postponed", "moved") or verdict.strength == 3:
            return distance <= 1
        group = self.article.groups[verdict.governor]
        placed = group.lemma == "take" or (group.lemma == "hold" and group.passive)
        return verdict.effect == "tense" and distance <= 1 and (placed or (distance == 0 and frame.dated))

    def _link(self, frame: Frame, clause: Clause) -> None:
        """ "It was the third meeting", "it was dropped": the meeting told before."""
        previous = self.discourse.frames[-1] if self.discourse.frames else None
        if previous is None:
            return
        if frame.trigger.frame == "pronoun":
            previous = previous if previous.same_as is None or previous.trigger.frame != "roster" else previous.same_as
            frame.same_as = previous
            frame.kind = previous.kind
            frame.bare = True
            return
        governor = frame.verdict.governor
        if frame.verdict.relation == "object" and governor != NOTHING and self.article.groups[governor].lemma == "be":
            first = self.article.token_range(self.article.groups[governor].span)[0]
            if (
                first > 0
                and self.article.lower[first - 1] in ("it", "this", "that")
                and frame.sentence - previous.sentence <= 1
            ):
                frame.same_as = previous
                frame.status = None
                frame.series = ""
                if frame.shared:
                    frame.sides, frame.people = [], []

    def _tail_times(self, times: list[Timed], verdict: Verdict) -> list[Timed]:
        """Times after the governing verb; the day on which something was called off is not the meeting's."""
        if verdict.effect in ("cancelled", "postponed") or (verdict.effect == "moved"):
            article = self.article
            kept = []
            for timed in times:
                if timed.label in ("to", "planned", "from"):
                    kept.append(timed)
                elif verdict.effect == "moved" and article.lower[timed.at - 1] in ("for", "until", "till", "to"):
                    kept.append(Timed(timed.time, timed.at, "to"))
            return kept
        return times

    def _related(
        self, trigger: Trigger, clause: Clause, sentence: Sentence, governor_first: int, verdict: Verdict
    ) -> Arguments:
        """What the relative clause on a noun says: "which were to be held in Uzhhorod today"."""
        article, clauses = self.article, self.clauses
        found = Arguments()
        limit = min(governor_first, trigger.last + 32) if governor_first >= trigger.last else trigger.last + 32
        for index in range(clause.index + 1, len(clauses)):
            relative = clauses[index]
            if relative.first >= limit or relative.first >= sentence.last:
                break
            if relative.parent != clause.index or relative.first < trigger.last:
                continue
            if (
                relative.kind not in ("relative", "coordinate")
                or not relative.heads
                or relative.marker in ("who", "whom")
            ):
                continue
            chained = relative.kind == "coordinate" and lower_is(article, relative.first + 1, "which")
            if relative.kind == "coordinate" and not chained:
                continue
            before = article.mention(relative.first - 1) if relative.marker in ("which", "that", "where") else None
            if before is not None and relative.marker == "where":
                pass
            head = article.groups[relative.heads[0]]
            stop = relative.first
            while stop < sentence.last and (
                article.clause_at[stop] == relative.index or _inside(clauses, article.clause_at[stop], relative.index)
            ):
                stop += 1
            part = scan(article, clauses, relative.first, stop, relative.index, "", destination=True)
            effect = effect_of(article, self.words, relative.heads[0], stop)
            planned = (
                head.tense is Tense.FUTURE
                or head.modality is not Modality.ASSERTED
                or (effect is not None and effect.effect == "plan")
            )
            label = "planned" if planned else ""
            if (
                effect is not None
                and effect.effect in ("cancelled", "postponed", "moved")
                and verdict.status in (None, Status.SCHEDULED)
            ):
                verdict.moved = True
            verb = article.token_range(head.span)[0]
            if relative.marker in ("that", "which", "") and head.lemma in JOINT_VERBS and not head.passive:
                who = scan(article, clauses, relative.first, verb, relative.index, "party", subject=True)
                found.parties.extend(who.parties)
            found.times.extend(Timed(t.time, t.at, t.label or label) for t in part.times)
            found.places.extend(part.places)
            if verdict.strength <= 1 and verdict.relation != "subject":
                status, _denied = by_tense(head)
                if effect is not None and effect.effect in ("cancelled", "postponed"):
                    status = Status(effect.effect)
                if status is not None and (effect is not None or head.lemma == "be"):
                    verdict.status, verdict.strength = status, 2
        return found

    def _subject_of_object(self, frame: Frame, clause: Clause, verdict: Verdict, visit: bool) -> None:
        """The subject of the verb whose object the meeting is takes part, unless the parties are all named."""
        article = self.article
        owner = self._possessive(frame)
        governor = article.groups[verdict.governor] if verdict.governor != NOTHING else None
        if verdict.absent:
            self._subject(frame, clause, Role.ABSENT)
            return
        host = governor is not None and governor.lemma in HOSTING_VERBS
        role = Role.HOST if host else Role.PARTY
        if host or owner:
            self._subject(frame, clause, role)
        elif len(frame.sides) + len(frame.people) >= 2 and not (len(frame.people) == 1 or (visit and not frame.people)):
            return
        elif visit:
            if (not frame.people and not frame.sides) or (frame.kind is MeetingKind.CALL and len(frame.sides) < 2):
                self._subject(frame, clause, role)
        elif (
            (len(frame.sides) == 1 and verdict.effect in ("refused", "proposed", "confirmed"))
            or verdict.effect in SUBJECT_EFFECTS - {"plan", "confirmed"}
            or verdict.preposition
            in (
                "for",
                "after",
                "following",
                "during",
                "before",
            )
        ):
            self._subject(frame, clause, role)

    def _possessive(self, frame: Frame) -> bool:
        at = frame.trigger.phrase_first
        return self.article.lower[at] in ("his", "her", "its", "their")

    # ------------------------------------------------------------------ verbs

    def verb(self, trigger: Trigger, sentence: Sentence, index: int, stop: int) -> Frame | None:
        """The frame of a verb of meeting; None for habits and what nobody does to nobody."""
        article, clauses = self.article, self.clauses
        group = article.groups[trigger.group]
        status, denied = by_tense(group)
        if trigger.frame == "stay" and group.tense is Tense.PRESENT and not denied:
            status = Status.ONGOING
        verdict = Verdict(status, 2, denied, rules=[])
        frame = Frame(trigger, index, trigger.first, trigger.last, trigger.kind, verdict)
        clause = clauses[trigger.clause]
        if trigger.frame == "roster":
            return self._roster(frame, trigger, clause, stop)
        if (
            any(word in HABIT for word in article.lower[trigger.first : min(trigger.last + 3, sentence.last)])
            and group.tense is Tense.PRESENT
        ):
            return None
        if article.lower[trigger.first] == "to" and group.tense is Tense.FUTURE and not group.negated:
            self._offered(trigger, clause, verdict)
        if group.tense is Tense.NONE:
            self._infinitive(trigger, clause, verdict)
            if verdict.status is None and not clause.heads and article.lower[group.head].endswith("ed"):
                verdict.status = Status.HELD
        verdict.unfulfilled = (
            group.tense is Tense.FUTURE and "to have" in article.document.text[group.span.start : group.span.end]
        )
        self._governed(trigger, clause, verdict)
        frame.infinitive = (
            article.lower[trigger.first] == "to"
            or group.tense is Tense.NONE
            or article.lower[trigger.first - 1] == "to"
        )
        if trigger.frame == "stay" and denied:
            return self._staying_away(frame, trigger, clause, stop)
        mode = RIGHT_MODE.get(trigger.frame, "")
        if trigger.frame == "convene" and self._object_follows(trigger.last, sentence.last):
            mode = "party"
        motion = trigger.frame in ("travel", "invite")
        right = scan(
            article, clauses, trigger.last, stop, trigger.clause, mode, destination=motion or trigger.frame == "host"
        )
        adjuncts = self._subject(frame, clause, Role.HOST if trigger.frame == "unite" else Role.PARTY)
        if trigger.frame == "invite":
            self._invited(verdict, sentence)
        before_verb = len(frame.sides)
        if trigger.frame == "visit" and group.passive:
            right = scan(article, clauses, trigger.last, stop, trigger.clause, "party")
            frame.host_place = next((s for s in frame.sides if s.startswith("country:")), None)
        elif trigger.frame == "visit":
            right.parties.extend(self._visited(right, trigger, stop))
        add_arguments(article, frame, right)
        self.discourse.resolve_plurals(frame, right.plurals, stop)
        if trigger.frame == "travel":
            right.places = right.places[:1] or right.places
        if trigger.frame == "leave":
            if len(frame.sides) < 2 or (status is not Status.HELD and not frame.title):
                return None
            status = verdict.status = Status.HELD
        if trigger.frame == "sign" and (len(frame.sides) < 2 or status not in (Status.HELD, Status.SCHEDULED)):
            return None
        if group.tense is Tense.NONE and trigger.frame in ("travel", "visit"):
            self._asked_to_come(frame, trigger, clause)
        if (
            before_verb == 0
            and trigger.frame in ("travel", "visit", "invite", "dispatch", "stay")
            and not frame.people
            and not frame.shared
            and trigger.frame != "invite"
        ):
            return None
        self._set_place(
            frame,
            right.places + [Located(p.key, 1) for p in adjuncts.places],
            trigger.frame in ("travel", "visit", "invite", "dispatch", "stay"),
            right,
        )
        times = [*right.times, *adjuncts.times]
        mirrored = self._mirrored(trigger, clause)
        if mirrored is not None:
            times = [mirrored]
        self._finish(frame, times, clause, sentence, stop)
        return frame

    def _invited(self, verdict: Verdict, sentence: Sentence) -> None:
        """An invitation is a proposal until the same or the next sentence says that it was accepted."""
        article = self.article
        verdict.status = Status.PROPOSED
        index = bisect_right(article.sentence_firsts, sentence.first)
        last = article.document.sentences[index].last if index < len(article.sentence_firsts) else sentence.last
        for k in range(sentence.first, last):
            if article.lower[k] in ("accepted", "agreed") and article.group_at[k] != NOTHING:
                verdict.status = (
                    Status.SCHEDULED if not article.groups[article.group_at[k]].negated else Status.PROPOSED
                )
                return

    def _asked_to_come(self, frame: Frame, trigger: Trigger, clause: Clause) -> None:
        """ "asked Kigali and Kinshasa to come to Doha": those who are asked, not the one who asks, go."""
        article = self.article
        heads = [h for h in clause.heads if article.groups[h].head < trigger.first]
        if not heads or article.groups[heads[-1]].lemma not in ASKING:
            return
        end = article.token_range(article.groups[heads[-1]].span)[1]
        asked = scan(article, self.clauses, end, trigger.first, clause.index, "party")
        if asked.parties:
            frame.sides.clear()
            frame.people.clear()
            add_arguments(article, frame, asked)

    def _staying_away(self, frame: Frame, trigger: Trigger, clause: Clause, stop: int) -> Frame | None:
        """ "will not be in Doha tomorrow": who stays away from the meeting told before."""
        self._subject(frame, clause, Role.ABSENT)
        if not frame.absent or not self.discourse.frames:
            return None
        frame.same_as = self.discourse.frames[-1]
        frame.status = None
        frame.kind = frame.same_as.kind
        return frame

    def _mirrored(self, trigger: Trigger, clause: Clause) -> Timed | None:
        """ "a day after the envoys met": the meeting lies as far before the day of the main clause as the words say."""
        article = self.article
        today = article.publication.day
        first = clause.first
        days = self._days_after(self._after_word(trigger))
        if days and today is not None:
            day = self._base_day(trigger, today) - timedelta(days=days)
            time = TimeExpression(article.span(first, first + 1), "D13", Precision.DAY, Anchor.TIME, day, day)
            return Timed(time, first, "")
        at = first if article.time_at[first] != NOTHING else first - 1
        if at < 0 or today is None or article.time_at[at] == NOTHING:
            return None
        time = article.times[article.time_at[at]]
        if (
            time.start is None
            or time.start != time.end
            or not article.document.text[time.span.start : time.span.end].endswith("after")
        ):
            return None
        base = self._base_day(trigger, today)
        day = base - abs(time.start - today)
        return Timed(replace(time, start=day, end=day), at, "")

    def _after_word(self, trigger: Trigger) -> int:
        """The "after" that opens the clause of a verb, looked for from the verb backwards."""
        for k in range(trigger.first - 1, max(trigger.first - 14, 0), -1):
            if self.article.lower[k] == "after":
                return k
            if self.article.lower[k] in (",", ";", ":") or self.article.finite(k) is not None:
                break
        return 0

    def _days_after(self, first: int) -> int:
        """The n of "n days after", where a clause begins with that "after"."""
        lower = self.article.lower
        if first < 2 or lower[first] != "after":
            return 0
        unit = {"day": 1, "days": 1, "week": 7, "weeks": 7}.get(lower[first - 1], 0)
        return unit * (
            COUNTED.get(lower[first - 2], 0) or (int(lower[first - 2]) if lower[first - 2].isdecimal() else 0)
        )

    def _base_day(self, trigger: Trigger, today: date) -> date:
        """The day of the meeting told before in the same sentence, else that of publication."""
        for frame in reversed(self.discourse.frames[-2:]):
            start = frame.when.start
            if frame.trigger.group == trigger.group:
                continue
            if frame.sentence == self._sentence_of(trigger) and start and len(start) == 10:
                return date.fromisoformat(start)
        return today

    def _sentence_of(self, trigger: Trigger) -> int:
        return bisect_right(self.article.sentence_firsts, trigger.first) - 1

    def _sender(self, trigger: Trigger, clause: Clause) -> list[Mention]:
        """Whoever is named from the start of the clause to just after the verb of a roster."""
        article = self.article
        last = min(trigger.last + 4, len(article.lower))
        return [m for m in (article.mention(k) for k in range(clause.first, last)) if m is not None]

    def _roster(self, frame: Frame, trigger: Trigger, clause: Clause, stop: int) -> Frame | None:
        """ "Moscow sent A and B", "C will lead Hanoi's team": who takes part in the meeting told before."""
        article = self.article
        known = [f for f in self.discourse.frames[-6:] if f.status is not None and f.same_as is None and not f.title]
        known = [
            f for f in known if f.sentence < frame.sentence and self.clauses[f.trigger.clause].kind != "relative"
        ] or known
        if not known:
            return None
        own = frame_sides(article, self._sender(trigger, clause))
        frame.same_as = next((f for f in reversed(known) if own & set(f.sides)), known[-1])
        frame.status = None
        frame.kind = frame.same_as.kind
        role = Role.ABSENT if frame.verdict.negative else Role.PARTY
        self._subject(frame, clause, role)
        right = scan(article, self.clauses, trigger.last + (trigger.word == "speak"), stop, trigger.clause, "party")
        if role is Role.PARTY:
            add_arguments(article, frame, right)
        frame.place = None
        if not frame.people and not frame.absent:
            return None
        return frame

    def _governed(self, trigger: Trigger, clause: Clause, verdict: Verdict) -> None:
        """ "which would have convened on Saturday, has been called off"; "proposed that A and B meet"."""
        article = self.article
        if clause.kind == "relative" and clause.parent != NOTHING:
            parent = self.clauses[clause.parent]
            later = [h for h in parent.heads if article.groups[h].head > trigger.last]
            if later:
                effect = effect_of(article, self.words, later[0], len(article.lower))
                if (
                    effect is not None
                    and effect.effect in ("cancelled", "postponed")
                    and article.groups[later[0]].passive
                ):
                    verdict.status, verdict.strength = Status(effect.effect), 3
                    verdict.rules.append(effect.rule)
        group = article.groups[trigger.group]
        if group.tense in (Tense.PRESENT, Tense.NONE) and article.statement_at[trigger.first] != NOTHING:
            cue = article.statements[article.statement_at[trigger.first]].cue_span
            first = article.token_range(cue)[0] if cue is not None else NOTHING
            lemma = self._lemma_near(first)
            effect = self.words.effects.get(lemma)
            if effect is not None and effect.effect == "proposed":
                verdict.status, verdict.strength = Status.PROPOSED, 2

    def _lemma_near(self, first: int) -> str:
        for k in range(max(first, 0), min(first + 3, len(self.article.lower))) if first != NOTHING else ():
            group = self.article.group_at[k]
            if group != NOTHING:
                return self.article.groups[group].lemma
        return ""

    def _object_follows(self, at: int, stop: int) -> bool:
        return at < stop and (self.article.mention_at[at] != NOTHING or self.article.lower[at] in DETERMINERS)

    def _offered(self, trigger: Trigger, clause: Clause, verdict: Verdict) -> None:
        """ "offers to host", "refused to meet": the verb before an infinitive decides."""
        article = self.article
        index = trigger.group - 1
        if (
            index < 0
            or trigger.first - article.groups[index].head > 3
            or article.clause_at[article.groups[index].head] != clause.index
        ):
            return
        effect = self.words.effects.get(article.groups[index].lemma)
        if effect is not None and effect.effect == "proposed":
            verdict.status = Status.PROPOSED
        elif effect is not None and effect.effect == "refused":
            verdict.status, verdict.negative = Status.CANCELLED, True

    def _infinitive(self, trigger: Trigger, clause: Clause, verdict: Verdict) -> None:
        """An infinitive or gerund has its status from the verb before it."""
        article = self.article
        heads = [h for h in clause.heads if article.groups[h].head < trigger.first]
        if not heads:
            return
        governor = article.groups[heads[-1]]
        effect = self.words.effects.get(governor.lemma)
        gerund = article.lower[trigger.last - 1].endswith("ing")
        if effect is not None and effect.effect == "proposed":
            verdict.status = Status.PROPOSED
        elif effect is not None and effect.effect == "refused":
            verdict.status, verdict.negative = Status.CANCELLED, True
        elif governor.modality is not Modality.ASSERTED:
            verdict.status = Status.PROPOSED
        elif gerund:
            verdict.status = by_tense(governor)[0]
        else:
            verdict.status = Status.SCHEDULED

    def _visited(self, right: Arguments, trigger: Trigger, stop: int) -> list[tuple[Mention, Role, str]]:
        """Persons and countries that are visited, beside the place."""
        article = self.article
        found: list[tuple[Mention, Role, str]] = []
        for k in range(trigger.last, min(trigger.last + 8, stop)):
            mention = article.mention(k)
            if mention is not None and article.is_person(mention):
                found.append((mention, Role.PARTY, "P05"))
                break
        return found

    def _subject(self, frame: Frame, clause: Clause, role: Role, depth: int = 0) -> Arguments:
        """Add the subject of a clause to a frame; returns what the adjuncts before the subject say."""
        article, clauses = self.article, self.clauses
        if not clause.heads:
            first = next(
                (k for k in range(clause.first, frame.trigger.phrase_first) if article.group_at[k] != NOTHING),
                frame.trigger.phrase_first,
            )
        else:
            first = article.token_range(article.groups[clause.heads[0]].span)[0]
            first = (
                min(first, max(frame.trigger.phrase_first, clause.first))
                if frame.trigger.clause == clause.index
                else first
            )
        start, end, adjuncts = subject_bounds(article, clauses, clause, first)
        found = scan(article, clauses, start, end, clause.index, "party", subject=True)
        count = len(frame.sides) + len(frame.people) + len(frame.hosts)
        named = list(dict.fromkeys(s for s in (article.side_of(m.key) for m, _, _ in found.parties) if s))
        add_parties(article, frame, [(m, role if r is Role.PARTY else r, rule) for m, r, rule in found.parties])
        if role is Role.HOST and len(found.parties) == 1 and found.parties[0][0].form is MentionForm.METONYM:
            frame.host_place = found.parties[0][0].place_key
        if role is not Role.ABSENT:
            found.parties = []
            add_arguments(article, frame, found)
        frame.many = frame.many or found.many
        self.discourse.resolve_plurals(frame, found.plurals, end)
        if len(named) >= 2:
            self.discourse.last_subject = named
        elif not named and any(article.lower[k] == "they" for k in range(start, end)):
            for side in self.discourse.last_subject:
                add_party(article, frame, side, role, None, "P06")
            frame.shared = True
        if clause.kind == "relative" and count == len(frame.sides) + len(frame.people) + len(frame.hosts):
            self._antecedent(frame, clause, role)
        elif (
            clause.kind in ("coordinate", "subordinate", "reported", "aside") and depth < 3 and clause.parent != NOTHING
        ):
            if (
                count == len(frame.sides) + len(frame.people) + len(frame.hosts)
                and not found.plurals
                and self._empty(start, end)
            ):
                self._subject(frame, clauses[clause.parent], role, depth + 1)
        return adjuncts

    def _empty(self, start: int, end: int) -> bool:
        """Whether there is no subject between two tokens, only adverbs and pronouns."""
        return all(
            self.article.lower[k] in NO_SUBJECT or self.article.lower[k].endswith("ly") for k in range(start, end)
        )

    def _antecedent(self, frame: Frame, clause: Clause, role: Role) -> None:
        """The names that a relative clause hangs on."""
        article = self.article
        k = clause.first - 1
        found: list[Mention] = []
        gap = 0
        while k >= 0 and gap < 4 and article.clause_at[k] == clause.parent:
            mention = article.mention(k)
            if mention is None:
                if article.finite(k) is not None or (found and article.lower[k] not in ("and", ",", "the", "of")):
                    break
                gap += 1
                k -= 1
                continue
            if mention not in found:
                found.append(mention)
            gap = 0
            k -= 1
        add_parties(article, frame, [(m, role, "P05") for m in reversed(found) if m.form is not MentionForm.PLACE])

    # ------------------------------------------------------------------ both

    def _set_place(self, frame: Frame, places: list[Located], visit: bool, right: Arguments) -> None:
        article = self.article
        same = self.discourse.last_place() if any(p.key == SAME for p in places) else None
        frame.place, frame.place_rank = best_place(article, [p for p in places if p.key != SAME])
        if frame.place is None and same is not None:
            frame.place, frame.place_rank = same, 1
        if frame.place is None and self._on_the_margins(frame):
            self._join_margins(frame)
        if frame.place is None and frame.host_place is not None and frame.kind is not MeetingKind.CALL:
            frame.place, frame.place_rank = frame.host_place, 1
        if visit and frame.place is not None and frame.kind is not MeetingKind.CALL:
            country = article.country_of_place(frame.place)
            if country and (len(frame.sides) < 2 or country in frame.sides):
                frame.visited = country if country not in frame.sides else None
                add_party(article, frame, country, Role.PARTY, None, "V06")
        if frame.kind is MeetingKind.CALL:
            frame.place = None

    def _on_the_margins(self, frame: Frame) -> bool:
        """ "On the margins, A sat down with B": a meeting beside the one told before."""
        lower = self.article.lower
        first = self.article.document.sentences[frame.sentence].first
        for k in range(first, min(frame.trigger.last + 12, self.article.document.sentences[frame.sentence].last - 1)):
            if lower[k] in ("margins", "sidelines", "fringes"):
                rest = lower[k + 1 : k + 4]
                return rest[:1] != ["of"] or (
                    rest[1:2] == ["the"]
                    and rest[2:3] in (["meeting"], ["summit"], ["talks"], ["conference"], ["session"])
                )
        return False

    def _join_margins(self, frame: Frame) -> None:
        main = next((f for f in self.discourse.frames if f.place and f.series != "previous" and not f.title), None)
        if main is None:
            return
        frame.place, frame.place_rank = main.place, 1
        frame.when = main.when
        frame.series = "other"
        frame.dated = frame.dated or main.dated

    def _finish(self, frame: Frame, times: list[Timed], clause: Clause, sentence: Sentence, stop: int) -> None:
        article = self.article
        verdict = frame.verdict
        frame.rules.insert(0, frame.trigger.rule)
        frame.rules.extend(rule for rule in verdict.rules if rule not in frame.rules)
        frame.statement = article.statement_at[frame.trigger.first]
        status = verdict.status
        times = self._own_times(frame, times)
        if verdict.unfulfilled and status is Status.SCHEDULED:
            status = verdict.status = Status.POSTPONED
            verdict.strength = 1
            verdict.moved = True
        if verdict.moved:
            times = [
                Timed(t.time, t.at, "planned") if t.label == "" and frame.trigger.noun is False else t for t in times
            ]
        if status is not Status.ONGOING:
            times = [t for t in times if t.label != "since"]
        if not times and verdict.status in (Status.POSTPONED, Status.CANCELLED) and verdict.strength >= 3:
            times = self._was_due(frame, sentence)
        chosen, old = choose(times, status or Status.HELD)
        if status is None and chosen is not None and chosen.label == "planned":
            status = Status.SCHEDULED
        if status is Status.POSTPONED and any(t.label == "to" for t in times):
            status = verdict.status = Status.SCHEDULED
            verdict.moved = True
            chosen, old = choose(times, status)
        if verdict.moved and old is None and chosen is not None and _two_ended(chosen):
            old, chosen = _ends(chosen)
        if chosen is not None and verdict.moved and chosen.label == "to" and chosen.time.bound:
            chosen = Timed(replace(chosen.time, bound=""), chosen.at, "to")
        shift = self._later_than_planned(frame, sentence) or self._moved_by(frame, sentence)
        if (
            shift
            and chosen is None
            and old is not None
            and old.time.start is not None
            and old.time.start == old.time.end
        ):
            day = old.time.start + timedelta(days=shift)
            chosen = Timed(replace(old.time, start=day, end=day), old.at, "to")
            status = verdict.status = Status.SCHEDULED
            verdict.moved = True
        if chosen is not None:
            frame.when = when_of(chosen.time, article.publication)
            frame.dated = True
        if old is not None:
            frame.previous = when_of(old.time, article.publication)
            frame.dated = True
        elif shift and chosen is not None and chosen.time.start is not None and status is Status.SCHEDULED:
            day = chosen.time.start - timedelta(days=shift)
            frame.previous = When(day.isoformat(), None, day, day, Precision.DAY, f"{shift} days before the new day")
            verdict.moved = True
        days = day_number(
            article, clause.first if not frame.trigger.noun else frame.trigger.phrase_first, min(stop, sentence.last)
        )
        if days > 1 and status in (Status.ONGOING, Status.HELD, Status.SCHEDULED, None):
            base = frame.when if frame.when.start else on_publication(article.publication)
            frame.when = counted_back(base, days)
            if status is not Status.SCHEDULED:
                status = Status.ONGOING
                frame.round = None
            frame.dated = True
        frame.status = self._fit(frame, status)
        frame.negative = verdict.negative
        frame.moved = verdict.moved or (frame.previous is not None and frame.status is Status.SCHEDULED)
        if frame.status in (None, Status.SCHEDULED) and verdict.strength < 2 and self._asked_for(frame):
            frame.status = Status.PROPOSED
            frame.rules.append("S07")
        if frame.status is Status.SCHEDULED and conditional(article, sentence.first, sentence.last) and not frame.moved:
            frame.status = Status.PROPOSED
            frame.rules.append("S09")

    def _moved_by(self, frame: Frame, sentence: Sentence) -> int:
        """The days in "delayed by a day", "put back six days"."""
        if frame.verdict.effect not in ("postponed", "moved"):
            return 0
        lower = self.article.lower
        for k in range(frame.trigger.phrase_first, sentence.last - 1):
            unit = {"day": 1, "days": 1, "week": 7, "weeks": 7}.get(lower[k + 1], 0)
            if (
                unit
                and lower[k - 1] in ("by", "back", "delayed", "postponed", "off", "forward")
                and (k + 2 >= sentence.last or lower[k + 2] not in ("ago", "before", "after", "earlier"))
            ):
                return unit * (COUNTED.get(lower[k], 0) or (int(lower[k]) if lower[k].isdecimal() else 0))
        return 0

    def _more_days(self, frame: Frame, times: list[Timed], chosen: Timed | None) -> list[Timed]:
        """ "the rounds on 1 July and 12-13 August": each further day is that of a further meeting."""
        if (
            not frame.trigger.noun
            or chosen is None
            or not (frame.count > 1 or frame.series == "previous" or frame.definite)
        ):
            return []
        if frame.trigger.word not in (
            "rounds",
            "sessions",
            "meetings",
            "sittings",
            "consultations",
            "talks",
            "summits",
            "visits",
            "calls",
        ):
            return []
        lower = self.article.lower
        found = []
        for timed in times:
            if timed is not chosen and timed.label == chosen.label and timed.at > chosen.at and timed.time.resolved:
                if lower[timed.at - 1] in ("and", ",") or lower[timed.at - 2] == "and":
                    found.append(timed)
        return found

    def _was_due(self, frame: Frame, sentence: Sentence) -> list[Timed]:
        """ "is postponed: the president was due on 18 June": the old day, told in a later clause."""
        article = self.article
        for k in range(frame.trigger.last, sentence.last):
            if article.time_at[k] != NOTHING and any(
                w in PLANS for w in article.lower[max(k - 4, frame.trigger.last) : k]
            ):
                return [Timed(article.times[article.time_at[k]], k, "planned")]
        return []

    def _later_than_planned(self, frame: Frame, sentence: Sentence) -> int:
        """The days in "six weeks later than planned"; 0 where there is nothing of the kind."""
        lower = self.article.lower
        for k in range(frame.trigger.last, sentence.last - 2):
            if (
                lower[k] in ("later", "earlier")
                and lower[k + 1] == "than"
                and lower[k + 2] in ("planned", "first", "originally", "scheduled", "announced", "initially")
            ):
                number = COUNTED.get(lower[k - 2], 0) or (int(lower[k - 2]) if lower[k - 2].isdecimal() else 0)
                unit = {"day": 1, "days": 1, "week": 7, "weeks": 7}.get(lower[k - 1], 0)
                return number * unit * (1 if lower[k] == "later" else -1)
        return 0

    def _asked_for(self, frame: Frame) -> bool:
        """Whether the words are those of somebody who proposes, demands or suggests."""
        if frame.statement == NOTHING:
            return False
        cue = self.article.statements[frame.statement].cue_span
        if cue is None:
            return False
        effect = self.words.effects.get(self._lemma_near(self.article.token_range(cue)[0]))
        return effect is not None and effect.effect == "proposed"

    def _own_times(self, frame: Frame, times: list[Timed]) -> list[Timed]:
        """Without times that belong to a verb of saying, and each only once."""
        article = self.article
        seen: set[int] = set()
        kept = []
        for timed in times:
            key = article.time_at[timed.at]
            if key in seen:
                continue
            seen.add(key)
            if self._said(frame, timed):
                continue
            frame.dated = True
            if timed.time.resolved or timed.time.earliest or timed.time.latest:
                kept.append(timed)
        return kept

    def _said(self, frame: Frame, timed: Timed) -> bool:
        """Whether a time says when something was said: right beside the cue, outside the reported words."""
        article = self.article
        if article.statement_at[timed.at] != NOTHING or article.statement_at[frame.trigger.first] == NOTHING:
            said = False
        else:
            said = True
        if (
            frame.trigger.noun
            and article.lower[frame.trigger.phrase_first - 1] == "after"
            and timed.at < frame.trigger.first
        ):
            return False
        for k in (timed.at - 1, timed.at - 2, timed.at - 3):
            if k >= 0 and article.cue_at[k] != NOTHING:
                return article.group_at[k] != article.group_at[frame.trigger.first]
        return said and any(s.said is not None and s.said.span == timed.time.span for s in article.statements)

    def _fit(self, frame: Frame, status: Status | None) -> Status | None:
        """Fit the status to the day: the present tense of a past day is over, that of a coming day is planned."""
        today = self.article.publication.day
        when = frame.when
        if today is None or when.earliest is None:
            return status
        last = when.latest or when.earliest
        group = self.article.groups[frame.trigger.group] if frame.trigger.group != NOTHING else None
        if when.start is None or last is None:
            return status
        if status is None:
            return Status.HELD if last < today else Status.SCHEDULED if when.earliest > today else None
        if status is Status.SCHEDULED and last < today and group is not None and group.tense is Tense.PRESENT:
            return Status.HELD
        if status is Status.ONGOING and when.earliest > today:
            return Status.SCHEDULED
        if status is Status.ONGOING and self._still(frame):
            return status
        if status is Status.ONGOING and last < today and not (when.end and when.end >= today.isoformat()):
            return Status.HELD
        told = group is not None and group.tense is Tense.PAST
        if status is Status.HELD and when.earliest > today and not told:
            return Status.SCHEDULED
        return status

    def _still(self, frame: Frame) -> bool:
        """Whether the verb says that it goes on now, whenever it began."""
        index = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
        if index == NOTHING:
            return False
        group = self.article.groups[index]
        words = self.article.document.text[group.span.start : group.span.end].lower()
        return (
            group.tense in (Tense.PRESENT, Tense.PROGRESSIVE, Tense.PERFECT)
            and "was" not in words
            and "were" not in words
        )

    def _is_bare(self, trigger: Trigger, frame: Frame, times: list[Timed]) -> bool:
        """ "the meeting", "this visit": nothing but the noun and its determiner."""
        if not frame.definite or frame.sides or frame.people or frame.place or times:
            return False
        return trigger.first - trigger.phrase_first <= 2 and not frame.series and frame.round is None


def _two_ended(timed: Timed) -> bool:
    time = timed.time
    return timed.label == "from" and time.start is not None and time.end is not None and time.start != time.end


def _ends(timed: Timed) -> tuple[Timed, Timed]:
    """The old and the new day of "from April to May", read as one range."""
    time = timed.time
    start, end = time.start, time.end
    if start is None or end is None:
        return timed, timed
    monthly = start.day == 1 and (end + timedelta(days=1)).day == 1
    precision = Precision.MONTH if monthly else Precision.DAY
    first = replace(time, end=_month_end(start) if monthly else start, precision=precision, bound="")
    last = replace(time, start=end.replace(day=1) if monthly else end, precision=precision, bound="")
    return Timed(first, timed.at, "planned"), Timed(last, timed.at, "to")


def _month_end(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def frame_sides(article: Article, mentions: list[Mention]) -> set[str]:
    return {side for side in (article.side_of(m.key) for m in mentions) if side}


def lower_is(article: Article, at: int, word: str) -> bool:
    return at < len(article.lower) and article.lower[at] == word


def _inside(clauses: list[Clause], index: int, outer: int) -> bool:
    while index >= 0:
        if index == outer:
            return True
        index = clauses[index].parent
    return False


__all__ = ["SIGNS", "Builder"]
