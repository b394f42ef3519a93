"""A meeting told by a verb: "A and B will meet in C on Monday"."""

from __future__ import annotations

from bisect import bisect_right

from store.extraction.claims.argument_words import CROWD, PLURAL_HEADS
from store.extraction.claims.arguments import Arguments, Located, Timed, scan
from store.extraction.claims.article import NOTHING
from store.extraction.claims.clause import Clause
from store.extraction.claims.clause_bounds import spaced
from store.extraction.claims.copresence import COPRESENT, SIDES, crowd_of_sides
from store.extraction.claims.frames import (
    Frame,
    add_arguments,
    add_parties,
    add_party,
)
from store.extraction.claims.noun_triggers import DETERMINERS
from store.extraction.claims.plans import plan_verdict
from store.extraction.claims.plurals import plural_at
from store.extraction.claims.rosters import Rosters
from store.extraction.claims.small_words import (
    ASKING,
    HABIT,
    RIGHT_MODE,
)
from store.extraction.claims.status import (
    Verdict,
    by_tense,
    effect_of,
    told_status,
)
from store.extraction.claims.trigger import Trigger
from store.lexicon.closed import closed
from store.model import (
    MeetingKind,
    Mention,
    MentionForm,
    Modality,
    Role,
    Sentence,
    Status,
    Tense,
)

AWAITED = closed("awaited")
"""Verbs by which somebody is to come somewhere, whatever their tense: "was expected in Hanoi"."""
UNNAMED = closed("unnamed")
HYPHENS = frozenset("-‐‑")
BODIES = closed("bodies")
MOVING_OTHERS = closed("moving_others")
FOR_REACH = 16
"""How many tokens of its own subject stand before an infinitive at most: "for the ministers of A and B to meet"."""
SINCE_REACH = 12
FOR_ENDS = frozenset({";", ":", "(", ")", "–", "—", "in", "on", "at"})
TEAMS = closed("teams")
DEALS = closed("deals")
DEAL_REACH = 12
"""How many tokens before its participle what is signed stands at most."""
OFFICIAL = closed("official")
"""Who can be received without a name."""


HANDED = "P44"
"""The rule of what is put, handed or conveyed "to" somebody."""
SUBJECTS = {"unite": Role.HOST, "mediate": Role.MEDIATOR}
"""What the subject of a frame is, where it is no party."""


class Verbs(Rosters):
    """Reads the verb, its subject and what stands after it."""

    def verb(self, trigger: Trigger, sentence: Sentence, index: int, stop: int) -> Frame | None:
        """The frame of a verb of meeting; None for habits and what nobody does to nobody."""
        article, clauses = self.article, self.clauses
        group = article.groups[trigger.group]
        if group.head and article.lower[group.head - 1] in HYPHENS and not spaced(article, group.head - 1):
            return None  # "the Swiss-hosted conference"
        status, denied = told_status(article, group)
        settled = trigger.frame == "stay" or (trigger.frame == "contact" and group.passive)
        if settled and group.tense is Tense.PRESENT and not denied:
            status = Status.ONGOING
        if (group.lemma in AWAITED or trigger.rule == "P45") and status in (Status.HELD, Status.ONGOING):
            status = Status.SCHEDULED
        since = self._since(trigger, stop) if denied and group.tense in (Tense.PERFECT, Tense.PAST) else None
        if since is not None:
            status, denied = Status.HELD, False
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
        ended = plan_verdict(article, self.words, clauses, trigger, sentence.last)
        if ended is not None:
            verdict = frame.verdict = ended
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
        motion = trigger.frame in ("travel", "invite", "dispatch")
        within = trigger.clause
        if trigger.frame in ("face", "await") and trigger.last < stop:
            within = article.clause_at[trigger.last]
        right_first = trigger.last if since is None else since
        mode = mode if since is None else "place"
        if trigger.rule == HANDED:
            given = (k for k in range(right_first, min(right_first + 10, stop)) if article.lower[k] == "to")
            right_first, mode = min(next(given, stop) + 1, stop), "party"
        right = scan(
            article, clauses, right_first, stop, within, mode, destination=motion or trigger.frame in ("host", "unite")
        )
        if denied and group.tense is Tense.PERFECT and not (right.places or right.times):
            return None  # "have not met since the war broke out"
        adjuncts = Arguments()
        if article.lower[trigger.first] != "to" or not self._for_whom(frame, trigger):
            adjuncts = self._subject(frame, clause, SUBJECTS.get(trigger.frame, Role.PARTY))
        if trigger.frame in ("meet", "convene", "sit") and not frame.sides and not frame.people:
            frame.many = frame.many or any(
                w in BODIES for w in article.lower[max(clause.first, trigger.first - 9) : trigger.first]
            )
            if frame.many and self.discourse.sided(0) is None:
                for key in self.discourse.subject_before(article.sentence_first(trigger.first)):
                    add_party(article, frame, key, Role.PARTY, None, "P06")
        if trigger.frame == "invite":
            self._invited(verdict, sentence)
        if trigger.frame == "travel" and not frame.sides and not frame.people:
            self._guest_before(frame, trigger)
        before_verb = len(frame.sides)
        if clause.marker in ("whom", "which") and clause.first and article.lower[clause.first - 1] == "with":
            self._with_whom(frame, clause.first - 2)
        if trigger.frame == "host" and group.passive and article.lower[trigger.last : trigger.last + 1] != ["by"]:
            self._received_at(frame, right)
        if trigger.frame == "host" and not group.passive and frame.host_place is None:
            frame.host_place = self._capital_before(clause, trigger)
        if trigger.frame == "visit" and group.passive:
            right = scan(article, clauses, trigger.last, stop, trigger.clause, "party")
            frame.host_place = next((s for s in frame.sides if s.startswith("country:")), None)
        elif trigger.frame == "visit":
            right.parties.extend(self._visited(right, trigger, stop))
        add_arguments(article, frame, right)
        if trigger.frame in ("meet", "see", "host") and right.many and not right.parties:
            frame.many = frame.many or not frame.sides
        if trigger.rule == COPRESENT:
            for mention in crowd_of_sides(article, clause.first, stop, clause.index):
                add_party(article, frame, mention.key, Role.PARTY, mention.span, "P08")
        self.discourse.resolve_plurals(frame, right.plurals, stop)
        if trigger.frame == "unite" and article.lower[trigger.last : trigger.last + 1] == ["them"]:
            self.discourse.inherit(frame)
        if trigger.frame == "travel":
            right.places = right.places[:1] or right.places
        if trigger.frame == "leave":
            if len(frame.sides) < 2 or (status is not Status.HELD and not frame.title):
                return None
            status = verdict.status = Status.HELD
        if trigger.frame in ("sign", "settle"):
            known = len(frame.sides) >= 2 or (frame.many and right.places) or self._signed_there(frame, trigger, right)
            if not known or status not in (Status.HELD, Status.SCHEDULED):
                return None
        if trigger.frame == "again" and not self._as_before(frame, clause):
            return None
        if trigger.frame in ("brief", "contact", "face", "mediate") and len(frame.sides) < 2 and len(frame.people) < 2:
            return None
        if trigger.frame == "host" and len(frame.sides) < 2 and len(frame.people) < 2 and not frame.many:
            told = article.lower[trigger.last : min(trigger.last + 9, sentence.last)]
            if not any(word in OFFICIAL or word in CROWD for word in told):
                return None  # "greeted supporters"
        if trigger.frame == "deal" and (len(frame.sides) < 2 or frame.status is Status.CANCELLED):
            return None
        if group.tense is Tense.NONE and trigger.frame in ("travel", "visit"):
            self._asked_to_come(frame, trigger, clause)
        if (
            before_verb == 0
            and trigger.frame in ("travel", "visit", "invite", "dispatch", "stay")
            and not frame.people
            and not frame.shared
            and trigger.frame != "invite"
            and not (trigger.frame == "visit" and group.passive and frame.sides)
        ):
            if trigger.frame not in ("travel", "stay", "visit") or not self._teams(clause, trigger):
                return None
            frame.many, frame.kind = True, MeetingKind.TALKS  # "The negotiators are due back in Geneva"
            self.discourse.inherit(frame)
        if trigger.frame in ("travel", "stay", "visit") and not frame.people and not self._officials(clause, trigger):
            return None
        journey = trigger.frame in ("travel", "visit", "invite", "dispatch", "stay")
        if trigger.frame in ("travel", "stay") and before_verb >= 2 and len(frame.people) != 1:
            journey, frame.kind = False, MeetingKind.TALKS  # two sides that travel to one town meet there
        if not journey and not right.places and not right.times:
            earlier = self._setting_before(frame, trigger, sentence)
            right.places.extend(earlier.places)
            right.times.extend(earlier.times)
        self._set_place(frame, right.places + [Located(p.key, 1) for p in adjuncts.places], journey, right)
        if trigger.frame == "host" and not group.passive:
            self._host_of_the_place(frame)
        if trigger.frame in ("travel", "stay") and len(frame.sides) < 2 and self._at_home(frame):
            return None
        if frame.kind is MeetingKind.VISIT:
            self._visited_people(frame, trigger.last, sentence)
        if trigger.frame == "contact" and frame.place is None and not (right.times or adjuncts.times):
            return None
        if trigger.frame in ("meet", "convene") and not self._told_who(frame, trigger, clause, right):
            return None
        times = [*right.times, *self._inside_verb(trigger.group), *adjuncts.times]
        if not times and clause.kind == "relative" and clause.marker == "which":
            times = self._of_the_antecedent(clause)
        mirrored = self._mirrored(trigger, clause)
        if mirrored is not None:
            times = [mirrored]
        self._finish(frame, times, clause, sentence, stop)
        return frame

    def _capital_before(self, clause: Clause, trigger: Trigger) -> str | None:
        """ "Rabat will receive the ministers": the capital that is the whole subject of a verb of hosting."""
        article = self.article
        first = max(clause.first, trigger.first - 6)
        named = [m for k in range(first, trigger.first) if (m := article.mention(k)) is not None]
        if not named or any(m is not named[0] for m in named) or named[0].form is not MentionForm.METONYM:
            return None
        return named[0].place_key

    def _guest_before(self, frame: Frame, trigger: Trigger) -> None:
        """ "Fiji hosts the Tongan premier on Monday. He goes on to Apia": a pronoun without a name, the guest's."""
        previous = self.discourse.frames[-1] if self.discourse.frames else None
        at = trigger.first - 1
        if previous is None or frame.sentence - previous.sentence != 1 or self.article.lower[at] not in ("he", "she"):
            return
        guests = [side for side in previous.sides if side != previous.visited]
        if len(guests) == 1 or previous.trigger.frame in ("host", "await"):
            for key in [*guests[-1:], *previous.people[-1:]]:
                add_party(self.article, frame, key, Role.PARTY, None, "P06")

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

    def _who_meet(self, at: int) -> bool:
        """Whether "the two" or "both" stands alone or before officials; no "two brothers"."""
        lower = self.article.lower
        return self.article.group_at[at] != NOTHING or any(
            w in CROWD or w in SIDES or w in PLURAL_HEADS for w in lower[at : at + 3]
        )

    def _signed_there(self, frame: Frame, trigger: Trigger, right: Arguments) -> bool:
        """ "The treaty was signed in Juba on Friday": a deal of those whose talks the text has told of."""
        group = self.article.groups[trigger.group]
        alone = self.article.token_range(group.span)[1] - group.head == 1
        if not (group.passive or alone) or frame.sides or frame.people or not (right.places and right.times):
            return False
        before = range(max(trigger.first - DEAL_REACH, self.article.sentence_first(trigger.first)), trigger.first)
        if not any(self.article.lower[k] in DEALS for k in before):
            return False
        self.discourse.inherit(frame)
        if len(frame.sides) < 2:
            for side in self.discourse.first_sides():
                add_party(self.article, frame, side, Role.PARTY, None, "P06")
            frame.shared = True
        return len(frame.sides) >= 2

    def _as_before(self, frame: Frame, clause: Clause) -> bool:
        """ "They had last done so in June": a further meeting like the one that the sentence before tells of."""
        previous = self.discourse.frames[-1] if self.discourse.frames else None
        if previous is None or previous.bare or previous.trigger.clause == clause.index:
            return False
        if frame.sentence - previous.sentence != (1 if clause.kind == "main" else 0):
            return False
        frame.kind, frame.series = previous.kind, "other"
        if len(frame.sides) < 2:
            self.discourse.inherit(frame)
        if not frame.sides:
            for key in [*previous.sides, *previous.people]:
                add_party(self.article, frame, key, Role.PARTY, None, "P06")
            frame.shared = True
        return bool(frame.sides)

    def _teams(self, clause: Clause, trigger: Trigger) -> bool:
        """Whether the subject is a plural of officials without a name: "the sides", "both teams"."""
        subject = range(max(clause.first, trigger.first - 12), trigger.first)
        officials = CROWD | SIDES | TEAMS
        return all(self.article.mention_at[k] == NOTHING for k in subject) and any(
            self.article.lower[k] in officials for k in subject
        )

    def _officials(self, clause: Clause, trigger: Trigger) -> bool:
        """Whether those who travel act for a side: "Nepal's premier", "a Thai team"; no "peacekeepers from Nepal"."""
        article = self.article
        others = False
        for k in range(max(clause.first, trigger.first - 30), trigger.first):
            word, mention = article.lower[k], article.mention(k)
            if word in OFFICIAL or word in CROWD or word in TEAMS or word in SIDES:
                return True
            if mention is None or article.mention(k - 1) is mention:
                continue
            if mention.form.value not in ("adjective", "place", "name", "metonym"):
                return True
            if article.is_person(mention):
                return True
            if mention.form.value == "adjective" or article.lower[k - 1] in ("from", "of"):
                others = True
            else:
                return True
        return not others

    def _since(self, trigger: Trigger, stop: int) -> int | None:
        """ "have not met since Geneva in March 2019": where it is told when they last did; None where it is not."""
        for k in range(trigger.last, min(trigger.last + SINCE_REACH, stop - 1)):
            if self.article.lower[k] == "since":
                after = self.article.mention(k + 1)
                told = after is not None and self.article.place_of(after) is not None
                time = self.article.time(k + 1)
                dated = time is not None and len(time.value or "") > len("2019")  # a year alone is no meeting
                return k + 1 if told or dated else None
            if self.article.finite(k) is not None:
                return None
        return None

    def _host_of_the_place(self, frame: Frame) -> None:
        """ "General A received Syria's minister in Ankara": a host of whom no side is told is at home there."""
        article = self.article
        if len(frame.sides) != 1 or len(frame.people) < 2 or frame.place is None:
            return
        country = article.country_of_place(frame.place)
        if article.side_of(frame.people[0]) is None and country is not None and country not in frame.sides:
            add_party(article, frame, country, Role.PARTY, None, "V06")

    def _at_home(self, frame: Frame) -> bool:
        """ "spent Saturday in Kraljevo": somebody who stays in a town of the own country, and sees nobody."""
        if frame.place is None or not frame.sides:
            return False
        country = self.article.country_of_place(frame.place)
        if country is None:  # a place nobody knows
            return frame.trigger.word == "spend"
        return frame.trigger.word in ("spend", "return") and country in frame.sides and not frame.visited

    def _with_whom(self, frame: Frame, at: int) -> None:
        """ "B, with whom he spoke": whoever is named right before the relative clause takes part."""
        article = self.article
        for k in range(at, max(at - 5, -1), -1):
            mention = article.mention(k)
            if mention is not None:
                add_party(article, frame, mention.key, Role.PARTY, mention.span, "P05")
                return

    def _received_at(self, frame: Frame, right: Arguments) -> None:
        """ "was welcomed in Ankara": who receives is whose town it is."""
        places = [self.article.country_of_place(p.key) for p in right.places]
        if len(frame.sides) == 1 and places and places[0] is not None and places[0] not in frame.sides:
            frame.visited = places[0]
            add_party(self.article, frame, places[0], Role.PARTY, None, "V06")

    def _told_who(self, frame: Frame, trigger: Trigger, clause: Clause, right: Arguments) -> bool:
        """Whether any of those who meet is known, or told as a plural: "the visitors met Sunderland" is none."""
        if frame.sides or frame.people or frame.many or frame.hosts or frame.mediators or right.plurals:
            return True
        article = self.article
        return any(
            (article.lower[k] in UNNAMED and (article.lower[k] not in ("two", "both") or self._who_meet(k + 1)))
            or article.lower[k] in self.words.nouns
            or article.mention_at[k] != NOTHING
            or plural_at(article, k, trigger.first)
            or (
                article.tokens[k].text[0].isupper()
                and (k > article.sentence_first(k) or article.lower[k][-1].isdigit())
            )
            for k in range(clause.first, trigger.first)
        )

    def _for_whom(self, frame: Frame, trigger: Trigger) -> bool:
        """Whether the infinitive has its own subject, added here: "plans for A and B to meet", "asked A to see B"."""
        article = self.article
        for k in range(trigger.first - 1, max(trigger.first - FOR_REACH, -1), -1):
            group = article.finite(k)
            moving = group is not None and group.lemma in MOVING_OTHERS and not group.passive
            if article.lower[k] == "for" or moving:
                found = scan(article, self.clauses, k + 1, trigger.first, trigger.clause, "party", subject=True)
                add_parties(article, frame, found.parties)
                self.discourse.resolve_plurals(frame, found.plurals, trigger.first)
                frame.many = frame.many or found.many
                return bool(found.parties or found.plurals)
            if group is not None or article.lower[k] in FOR_ENDS or article.time_at[k] != NOTHING:
                return False
        return False

    def _infinitive(self, trigger: Trigger, clause: Clause, verdict: Verdict) -> None:
        """An infinitive or gerund has its status from the verb before it."""
        article = self.article
        if "have" in article.lower[max(trigger.last - 3, 0) : trigger.last]:
            verdict.status = Status.HELD  # "are said to have talked"
            return
        gerund = article.lower[trigger.last - 1].endswith("ing")
        if gerund and trigger.first and article.lower[trigger.first - 1] in ("after", "following", "upon"):
            verdict.status = Status.HELD
            return
        heads = [h for h in clause.heads if article.groups[h].head < trigger.first]
        if not heads:
            return
        governor = article.groups[heads[-1]]
        effect = effect_of(article, self.words, heads[-1], trigger.first)
        if effect is not None and effect.effect == "proposed":
            verdict.status = Status.PROPOSED
        elif effect is not None and effect.effect in ("refused", "cancelled") and not governor.negated:
            verdict.status, verdict.negative = Status.CANCELLED, True
        elif governor.modality is not Modality.ASSERTED:
            verdict.status = Status.PROPOSED
        elif gerund:
            verdict.status = by_tense(governor)[0]
        else:
            verdict.status = Status.SCHEDULED

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

    def _object_follows(self, at: int, stop: int) -> bool:
        return at < stop and (self.article.mention_at[at] != NOTHING or self.article.lower[at] in DETERMINERS)

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
