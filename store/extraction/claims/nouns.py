"""A meeting named by a noun: "talks between A and B, set for Monday, have been put off"."""

from __future__ import annotations

from store.extraction.claims.around import GUESTS_TOLD, OF_AN_OFFICE, Around, read_around
from store.extraction.claims.asides import (
    ASIDE_BEHIND,
    is_planned,
    is_spoken_of,
    of_discussed_visits,
    tells_when,
    told_aside,
)
from store.extraction.claims.followed_by import (
    day_of_following,
    status_of_following,
    verb_of_following,
    without_those_of_others,
)
from store.extraction.claims.frames import Frame, add_arguments, add_parties, add_related, add_witnesses
from store.extraction.claims.noun_checks import as_a_rule, holds, is_judged
from store.extraction.claims.noun_clauses import RELATIVE_TIMES
from store.extraction.claims.noun_places import noun_places
from store.extraction.claims.occasions import (
    add_doer,
    add_encloser,
    ahead,
    deed,
    enclosed_deed,
    is_coming,
    opening,
    took_place,
)
from store.extraction.claims.places import (
    add_further_stops,
    hosted_there,
    set_place,
)
from store.extraction.claims.reading import Reading
from store.extraction.claims.same_meeting import link, of_the_series
from store.extraction.claims.scan.argument_words import CROWD
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.findings import Arguments, Timed
from store.extraction.claims.scan.phrases import is_recounted, premodifiers
from store.extraction.claims.settling import finish, is_bare
from store.extraction.claims.status.moods import since_when
from store.extraction.claims.status.of_nouns import NO_DATE, noun_verdict
from store.extraction.claims.status.of_subjects import OVERRUN
from store.extraction.claims.status.of_verbs import Verdict, by_tense
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import FORMERLY, HABIT
from store.extraction.claims.triggers.plans import plan_verdict
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.when.day_told import day_of_the_verb
from store.extraction.claims.when.days import tail_times, times_inside_verb
from store.extraction.claims.when.mirrored import mirrored_day
from store.extraction.claims.who.addressed import add_addressed
from store.extraction.claims.who.askers import add_askers
from store.extraction.claims.who.bystanders import add_antecedent, add_beside, add_visited_people, subject_behind
from store.extraction.claims.who.contact import add_by_contact_clause
from store.extraction.claims.who.joined import add_attending, add_joined
from store.extraction.claims.who.subjects import add_subject, add_subject_of_object
from store.extraction.claims.who.theirs import add_theirs
from store.extraction.claims.who.told_after import add_other_side, signed_by
from store.extraction.claims.who.travellers import add_the_two, add_traveller, add_visitor
from store.extraction.claims.who.with_others import agreed_with
from store.lexicon.closed import closed
from store.model import MeetingKind, Role, Sentence, Status, Tense

OFFICEHOLDERS = closed("officeholders")
CHAIRS = closed("chairs")
DROPPED = frozenset({Status.CANCELLED, Status.POSTPONED})
WHOSE = 4
"""How many tokens behind "whose" the meeting of whoever is named before it stands at most."""


def read_noun(reading: Reading, trigger: Trigger, sentence: Sentence, index: int, stop: int) -> Frame | None:
    """The frame of a meeting named by a noun; None where it is no meeting."""
    article = reading.article
    verdict = noun_verdict(article, reading.words, reading.clauses, trigger, sentence.last)
    verdict = plan_verdict(article, reading.words, reading.clauses, trigger, sentence.last) or verdict
    preceding = article.lower[trigger.phrase_first - 1] if trigger.phrase_first > sentence.first else ""
    holder = article.before(trigger.phrase_first - 1)
    if preceding == "of" and holder in CHAIRS and verdict.relation == "subject":
        return None  # "The chairs of the talks on the lake met Peru's envoy"
    discussed = of_discussed_visits(reading, trigger, verdict)
    if discussed is None:
        return None
    verdict = discussed
    if verdict.relation == "object" and is_spoken_of(article, verdict):
        verdict = Verdict(Status.SCHEDULED, 1) if is_planned(reading, trigger) else Verdict()
    if verdict.relation == "object" and tells_when(trigger, verdict, preceding):
        clause = reading.clauses[trigger.clause]
        whole = reading.clauses[clause.parent] if clause.parent != NOTHING else clause
        heads = clause.heads or whole.heads  # "agreed | to put off the talks in a call"
        over = bool(heads) and article.groups[heads[0]].tense is Tense.PAST
        verdict.status, verdict.strength, verdict.effect = Status.HELD if over else None, 1, "tense"
    delegate = preceding in ("to", "at") and holder in OFFICEHOLDERS
    if delegate and verdict.relation == "subject":
        verdict = Verdict(relation=OF_AN_OFFICE, governor=verdict.governor)
    following = status_of_following(article, trigger.phrase_first)
    if following is not None:
        verdict.status, verdict.strength = following, 2
    frame = Frame(trigger, index, trigger.phrase_first, trigger.last, trigger.kind, verdict)
    before = premodifiers(article, frame, trigger)
    _lost_hope(reading, verdict)
    if trigger.frame == "ellipsis" and not of_the_series(reading, frame):
        return None
    clause = reading.clauses[trigger.clause]
    acts = verdict.relation == "subject" and not _parted(reading, trigger, verdict)
    itself = acts and (preceding == "before" or verdict.status in DROPPED)  # "before the talks began"
    aside = preceding in ASIDE_BEHIND and not itself
    told = told_aside(reading, frame, preceding, sentence) if aside else []
    coming = ahead(article, trigger.phrase_first)
    if coming != NOTHING and not acts and is_coming(article, coming, sentence):
        frame.verdict = Verdict(Status.SCHEDULED, 1)
    enclosed = enclosed_deed(article, clause, trigger, sentence) if trigger.kind is not MeetingKind.VISIT else NOTHING
    if enclosed != NOTHING:  # "A, in talks with B on Monday, cancelled the order": what A did, and not of the talks
        frame.verdict = verdict = Verdict()
        took_place(article, enclosed, verdict)
        acts = False
    participle = _is_participle(reading, trigger, preceding)
    if participle and clause.heads:
        frame.verdict = Verdict(by_tense(article.groups[clause.heads[0]])[0], 1)
    signed = signed_by(article, reading.clauses, trigger, sentence)
    if signed is not None:
        frame.verdict = _by_its_fruit(reading, trigger)
    judged = is_judged(reading, frame)
    if judged:
        frame.verdict = Verdict(relation="object", governor=verdict.governor, effect="tense")
    if is_recounted(article, trigger):
        frame.verdict = Verdict(Status.HELD, 2)
        add_subject(reading, frame, clause, Role.PARTY)
    around = read_around(reading, frame, before, told, sentence, stop)
    if judged and not (around.right.times or around.right.places):
        return None  # "called the meeting useful": of whenever it was
    _last_held(reading, frame, around, sentence)
    undated = not (told or before.times or around.right.times)
    occasion = coming if coming != NOTHING else opening(article, trigger, sentence)
    done = deed(article, occasion, sentence) if occasion != NOTHING and not acts else NOTHING
    if undated and done != NOTHING and coming == NOTHING:
        around.told.extend(day_of_the_verb(article, reading.words, occasion, sentence))
    if signed is not None:
        around.right.parties.extend(signed.parties)
        around.right.plurals.extend(signed.plurals)
    add_arguments(article, frame, before)
    add_arguments(article, frame, around.right)
    _add_sides(reading, frame, around, participle, sentence, stop)
    add_related(article, frame, around.right)
    if enclosed != NOTHING and len(frame.sides) < 2:
        add_encloser(reading, frame, clause)
    places = noun_places(reading, frame, around, preceding, sentence)
    set_place(reading, frame, places, trigger.kind in GUESTS_TOLD)
    if preceding == "for" and trigger.kind not in GUESTS_TOLD:
        hosted_there(reading, frame, trigger)
    if done != NOTHING:
        took_place(article, done, frame.verdict)
        add_doer(reading, frame, done)
    if frame.kind is MeetingKind.VISIT:
        add_further_stops(reading, frame)
        add_visited_people(reading, frame, trigger.last, sentence)
        add_traveller(article, frame, sentence)
    times = _times_around(reading, frame, around, sentence)
    finish(reading, frame, times, clause, sentence, stop)
    frame.bare = is_bare(trigger, frame, times)
    frame.many = frame.many or around.right.many or (around.tail.many and not frame.sides)
    if aside and not (frame.sides or frame.people or frame.place or before.times or around.right.times):
        return None
    after = article.lower[trigger.last : min(trigger.last + 6, sentence.last)]
    if not HABIT.isdisjoint(after) or as_a_rule(reading, trigger, sentence) or not holds(reading, frame):
        return None
    link(reading, frame)
    return None if _is_talked_about(reading, frame, times) else frame


def _is_talked_about(reading: Reading, frame: Frame, times: list[Timed]) -> bool:
    """ "spoke by phone. They discussed the peace negotiations": what they spoke of, and no meeting of theirs."""
    governor = frame.verdict.governor
    if frame.verdict.relation != "object" or governor == NOTHING or frame.place is not None or times:
        return False
    return frame.definite and reading.article.groups[governor].lemma == "discuss"


def _last_held(reading: Reading, frame: Frame, around: Around, sentence: Sentence) -> None:
    """ "has not been held since Seoul in May 2024" tells of the last one, "since 2019" of none."""
    article, verdict = reading.article, frame.verdict
    group = article.groups[verdict.governor] if verdict.governor != NOTHING else None
    if group is None or group.tense is not Tense.PERFECT or verdict.status is not Status.CANCELLED:
        return
    if verdict.effect != "tense" or "since" not in article.lower[frame.trigger.last : sentence.last]:
        return
    since = since_when(reading, max(frame.trigger.last, article.token_range(group.span)[1]), sentence.last)
    last = Arguments()
    if since is not None:
        last = scan(article, reading.clauses, since, sentence.last, article.clause_at[since], "place")
    status = Status.HELD if since is not None else None
    around.tail.places, around.tail.times = last.places, last.times
    around.right.places, around.right.times = [], []
    frame.verdict = Verdict(status, 2 if status else 3, relation=verdict.relation, governor=verdict.governor)
    frame.verdict.effect = "tense"


def _parted(reading: Reading, trigger: Trigger, verdict: Verdict) -> bool:
    """ "Before her meeting with B in C, A said": a comma parts the noun from a verb that is another's."""
    first = reading.article.token_range(reading.article.groups[verdict.governor].span)[0]
    return "," in reading.article.lower[trigger.last : first]


def _by_its_fruit(reading: Reading, trigger: Trigger) -> Verdict:
    """What was or will be "agreed by A and B at" a meeting tells whether it was held."""
    article = reading.article
    group = next(g for k in range(trigger.phrase_first, -1, -1) if (g := article.group_at[k]) != NOTHING)
    verb = article.groups[group]
    return Verdict(Status.HELD if verb.tense is Tense.NONE else by_tense(verb)[0], 1)


def _lost_hope(reading: Reading, verdict: Verdict) -> None:
    """ "talks that originally were to be held": a future of before, not known to have come true."""
    if verdict.governor == NOTHING or reading.article.groups[verdict.governor].tense is not Tense.FUTURE:
        return
    head = reading.article.token_range(reading.article.groups[verdict.governor].span)[0]
    if any(word in FORMERLY for word in reading.article.lower[head - 1 : head + 6]):
        verdict.unfulfilled = True


def _add_sides(reading: Reading, frame: Frame, around: Around, participle: bool, sentence: Sentence, stop: int) -> None:
    """Who takes part, from the nearest words outwards until there are two sides."""
    article, trigger, verdict = reading.article, frame.trigger, frame.verdict
    clause = reading.clauses[trigger.clause]
    visit = trigger.kind in GUESTS_TOLD
    add_the_two(article, reading.discourse, frame)
    add_parties(article, frame, [*around.related.parties, *around.adjuncts.parties])
    if len(frame.sides) < 2:
        add_askers(reading, frame, trigger.phrase_first - 1)
    add_witnesses(frame, around.tail)
    reading.discourse.resolve_plurals(frame, around.right.plurals, stop)
    told_with = article.lower[trigger.last : trigger.last + 1] == ["with"]  # "talks with B that C was to host"
    if (
        trigger.frame != "pronoun"
        and len(frame.sides) < 2
        and not told_with
        and add_by_contact_clause(reading, frame, sentence)
    ):
        if verdict.relation == "object" and frame.hosts and not frame.sides:
            add_subject_of_object(reading, frame, clause, verdict, visit)  # "A and B left the talks that C is hosting"
    elif _comes_beside(article, frame) or add_joined(reading, frame):
        pass
    elif verdict.relation == "object" and trigger.frame != "pronoun":
        partners = agreed_with(reading, frame) if len(frame.sides) < 2 and not told_with else []
        add_parties(article, frame, partners)
        add_subject_of_object(reading, frame, clause, verdict, visit)
        if partners and len(frame.sides) < 2:
            add_subject(reading, frame, clause, Role.PARTY)
    elif len(frame.sides) < 2:
        _add_tail(reading, frame, around.tail)
    elif verdict.governor != NOTHING and article.groups[verdict.governor].passive:
        add_parties(article, frame, [p for p in around.tail.parties if article.is_person(p[0])])
    if len(frame.sides) < 2:
        add_attending(reading, frame, sentence.last)
    whose = clause.marker == "whose" and article.lower[clause.first] == "whose" and len(frame.sides) < 2
    if whose and clause.first < trigger.first <= clause.first + WHOSE:
        add_antecedent(reading, frame, clause, Role.PARTY)
    if participle:
        add_subject(reading, frame, clause, Role.PARTY)
        frame.many = frame.many or article.lower[trigger.first - 1] in CROWD
    elif trigger.word == "meeting" and trigger.phrase_first == trigger.first == sentence.first and len(frame.sides) < 2:
        subject_behind(reading, frame, trigger, clause, sentence)  # "Meeting in Geneva, A and B agreed"
    if len(frame.sides) == 1 and told_with and _is_told_of(article, trigger):
        add_subject(reading, frame, clause, Role.PARTY)  # "A's minister said of Tuesday's session with B"
    if visit or len(frame.sides) < 2:
        add_beside(reading, frame, trigger, sentence, visit)
    if len(frame.sides) < 2 and frame.kind is not MeetingKind.VISIT:
        add_addressed(reading, frame, sentence)
    if not visit:
        add_other_side(article, reading.clauses, frame, around.right, sentence)
        add_theirs(reading, frame, sentence)
    lead = article.lower[clause.first - 1 : clause.first] == [":"]
    if lead and len(frame.sides) < 2 and not frame.people and not visit:
        of_lead = article.clause_at[sentence.first]
        headed = scan(article, reading.clauses, sentence.first, clause.first - 1, of_lead, "party", subject=True)
        add_parties(article, frame, headed.parties)
    add_visitor(article, reading.discourse, frame, sentence)
    joint = trigger.frame == "body" and not frame.sides and not frame.people
    numbered = frame.round is not None or frame.series or frame.count > 1 or joint
    if trigger.frame != "ellipsis" and len(frame.sides) < 2 and not visit and numbered:
        reading.discourse.inherit(frame)


def _is_told_of(article: Article, trigger: Trigger) -> bool:
    """Whether a meeting is what somebody says something "of"."""
    at = trigger.phrase_first - 2
    return (
        at >= 0 and article.lower[at + 1] == "of" and article.cue_at[at] != NOTHING and article.finite(at) is not None
    )


def _comes_beside(article: Article, frame: Frame) -> bool:
    """ "The talks between A and B come on the eve of a forum": what comes before a meeting takes no part in it."""
    governor = frame.verdict.governor
    beside = governor != NOTHING and article.groups[governor].lemma in RELATIVE_TIMES
    return beside and ahead(article, frame.trigger.phrase_first) != NOTHING


def _add_tail(reading: Reading, frame: Frame, tail: Arguments) -> None:
    """Add those behind the verb: they take part, or, "the talks were chaired by C and D", only host those of others."""
    article, verdict = reading.article, frame.verdict
    passive = verdict.governor != NOTHING and article.groups[verdict.governor].passive
    end = article.token_range(article.groups[verdict.governor].span)[1] if passive else 0
    named = [side for mention, _, _ in tail.parties if (side := article.side_of(mention.key)) is not None]
    done_by = article.lower[end : end + 1] == ["by"] and verdict.effect != "attend"
    hosted = done_by and reading.discourse.of_others(frame, named)
    role = Role.HOST if hosted else Role.PARTY
    add_parties(article, frame, [(m, role if r is Role.PARTY else r, rule) for m, r, rule in tail.parties])


def _times_around(reading: Reading, frame: Frame, around: Around, sentence: Sentence) -> list[Timed]:
    verdict = frame.verdict
    article, at = reading.article, frame.trigger.phrase_first
    if verb_of_following(article, at) is not None:
        own = without_those_of_others(article, [*around.before.times, *around.right.times, *around.related.times])
        return day_of_following(article, at) or own
    if verdict.governor != NOTHING and article.groups[verdict.governor].lemma in RELATIVE_TIMES:
        around.tail.times = without_those_of_others(article, around.tail.times)
    if verdict.effect in (OVERRUN, NO_DATE):
        return [*around.before.times, *around.right.times, *around.told, *around.related.times]
    if verdict.governor != NOTHING and not around.right.times and verdict.status not in DROPPED:
        clause = reading.clauses[frame.trigger.clause]
        mirrored = mirrored_day(reading, verdict.governor, clause, sentence)
        if mirrored is not None:
            return [mirrored]
    times = [
        *around.before.times,
        *around.right.times,
        *around.told,
        *around.related.times,
        *around.tail.times,
    ]
    if verdict.relation == "object":
        times += tail_times(reading, times_inside_verb(reading, verdict.governor), verdict)
    # "On Tuesday the talks were put off": when it was said
    return times + tail_times(reading, around.adjuncts.times, verdict)


def _is_participle(reading: Reading, trigger: Trigger, preceding: str) -> bool:
    """ "officials, meeting in B on Monday, agreed", "ministers meeting in C agreed": no noun but what they do."""
    lower = reading.article.lower
    if trigger.word not in ("meeting", "gathering") or trigger.last >= len(lower):
        return False
    if trigger.phrase_first == trigger.first:
        return preceding == ","
    follows = lower[trigger.last] in ("in", "at", "on", "with", "under", "behind")
    return follows and (lower[trigger.first - 1] in CROWD or lower[trigger.first - 1] == "states")
