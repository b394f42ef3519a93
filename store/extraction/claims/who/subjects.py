"""Who takes part: subjects, antecedents, hosts, guests, whoever speaks."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_arguments, add_parties, add_party, add_witnesses
from store.extraction.claims.places import place_before
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.findings import Arguments
from store.extraction.claims.scan.phrases import subject_bounds
from store.extraction.claims.status.of_verbs import Verdict
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import REPORTING, Clause
from store.extraction.claims.text.small_words import (
    AWAY,
    BODILY,
    HOSTING_VERBS,
    NO_SUBJECT,
    POSSESSIVE,
    SUBJECT_EFFECTS,
)
from store.extraction.claims.who.askers import proposal_before
from store.extraction.claims.who.bystanders import add_antecedent
from store.extraction.claims.who.over_others import given_up_for_others, named_subject, over_others
from store.extraction.claims.who.stand_ins import described, own_land, speaks_for, stand_in
from store.extraction.claims.who.towns import town_before
from store.extraction.claims.who.with_others import with_behind, with_its_subject
from store.lexicon.closed import closed
from store.model import MeetingKind, MentionForm, Role, Status, VerbGroup

HELD_BY_ALL = closed("held_by_all")
AROUND_A_PLAN = frozenset(
    ["the", "a", "an", "any", "its", "his", "her", "their", "to", "for", "of", "new", "earlier", "all"]
)
"""What stands around the plan that somebody makes: "dismissed the idea of meeting", "announced plans to meet"."""


LEAVING = closed("leaving_verbs")
CALLING = frozenset({"call", "convene", "summon", "convoke"})
CHAIRING = closed("chairing_verbs")
SHUNNING = closed("shunning_verbs")
"""What some do to a summit that others hold."""
PLANNED = frozenset({"plan", "confirmed"})
WEIGHING = closed("weighing") - {"back", "support"}
"""What two do to a meeting that is theirs, where nobody else is named."""
PRESIDING = closed("presiding_verbs")
ASKING = frozenset({"ask", "summon", "challenge", "urge", "call", "press", "bid"})
"""Verbs behind which those asked stand before the "to" of a meeting."""
SEEING = frozenset({"see", "witness"})
"""Verbs by which a town is where something happens."""
BEFORE_ADJUNCTS = frozenset({"in", "on", "at", "for", "to", "again", ",", ".", ";", "if", "when", "after", "before"})
MET = 8
"""How many tokens behind a meeting those whom a subject faces are named at most."""
BETWEEN = 6
"""How many tokens behind its noun a meeting "between" two is told as one at most."""


def add_subject(reading: Reading, frame: Frame, clause: Clause, role: Role, depth: int = 0) -> Arguments:
    """Add the subject of a clause to a frame; returns what the adjuncts before the subject say."""
    article, clauses = reading.article, reading.clauses
    if not clause.heads:
        first = next(
            (k for k in range(clause.first, frame.trigger.phrase_first) if article.group_at[k] != NOTHING),
            frame.trigger.phrase_first,
        )
    else:
        first = article.token_range(article.groups[clause.heads[0]].span)[0]
        first = (
            min(first, max(frame.trigger.phrase_first, clause.first)) if frame.trigger.clause == clause.index else first
        )
    start, end, adjuncts = subject_bounds(article, clauses, clause, first)
    add_parties(article, frame, adjuncts.parties)  # "Under Turkish mediation, A and B met"
    known = described(article, start, end)
    if known is not None:
        add_party(article, frame, known, role, None, "P06")
        return adjuncts
    found = scan(article, clauses, start, end, clause.index, "party", subject=True)
    count = len(frame.sides) + len(frame.people) + len(frame.hosts)
    people = list(dict.fromkeys(m.key for m, _, _ in found.parties if article.is_person(m)))
    named = list(dict.fromkeys(s for s in (article.side_of(m.key) for m, _, _ in found.parties) if s))
    others = reading.discourse.of_others(frame, named)
    if role is Role.HOST and len(named) > 1 and frame.trigger.frame != "unite" and not others:
        role = Role.PARTY  # "Britain and France postponed the meeting": neither is more at home than the other
    add_parties(article, frame, [(m, role if r is Role.PARTY else r, rule) for m, r, rule in found.parties])
    if role is Role.HOST and len(found.parties) == 1 and found.parties[0][0].form is MentionForm.METONYM:
        frame.host_place = found.parties[0][0].place_key
    if role is not Role.ABSENT:
        found.parties = []
        add_arguments(article, frame, found)
    frame.many = frame.many or found.many
    reading.discourse.resolve_plurals(frame, found.plurals, end)
    if len(named) >= 2 or (found.many and named and named[0].startswith("org:")):
        reading.discourse.remember(frame, named, people if len(people) == len(named) else [])
    elif len(people) >= 2 and not named:
        reading.discourse.remember(frame, [], people)
    elif not named and "they" in article.lower[start:end] and _subject_of_main(reading, frame, clause, role):
        frame.shared = True
    elif not named and "they" in article.lower[start:end]:
        told = reading.discourse.frames and reading.discourse.frames[-1].sentence >= frame.sentence - 1
        beside = (
            [] if told and reading.discourse.last_subject else reading.discourse.subject_before(start, persons=True)
        )
        pair = reading.discourse.they(frame)
        here = reading.discourse.pair_in(start)  # "A and his counterpart, B, will see to it when they meet"
        for key in here or beside or pair or reading.discourse.pair_before(start):
            add_party(article, frame, key, role, None, "P06")
        frame.shared = True
        if not frame.sides and not frame.people:
            _as_just_told(reading, frame, role)
    if clause.kind == "relative" and clause.marker == "where":
        place_before(reading, clause, adjuncts)
    elif clause.kind == "relative" and count == len(frame.sides) + len(frame.people) + len(frame.hosts):
        add_antecedent(reading, frame, clause, role)
    elif (
        clause.kind in ("coordinate", "subordinate", "reported", "aside") and depth < 3 and clause.parent != NOTHING
    ) and (
        count == len(frame.sides) + len(frame.people) + len(frame.hosts)
        and not found.plurals
        and is_empty(reading, start, end)
    ):
        outer = clauses[clause.parent]
        if outer.kind == "reported" and not outer.heads and outer.parent != NOTHING:
            outer = clauses[outer.parent]  # "A voiced hope after meeting B": what is voiced has no verb of its own
        add_subject(reading, frame, outer, role, depth + 1)
    if depth < (1 if frame.trigger.noun else 2) and (
        count == len(frame.sides) + len(frame.people) + len(frame.hosts) or own_land(article, start, end)
    ):
        meant = stand_in(article, start, end)
        if meant is not None:
            add_party(article, frame, meant, role, None, "P06")
    return adjuncts


def _subject_of_main(reading: Reading, frame: Frame, clause: Clause, role: Role) -> bool:
    """ "The ministers of A, B and C agreed when they met", "said they would": the subject that the clause hangs on."""
    article = reading.article
    there = clause.marker == "where" and article.lower[clause.first + 1 : clause.first + 3] == ["they", "had"]
    if not (there or clause.kind in ("subordinate", "reported")) or clause.parent == NOTHING:
        return False  # "returned from Suva, where they had met"
    behind = reading.clauses[clause.index + 1 : clause.index + 3] if clause.kind == "subordinate" else ()
    around = (reading.clauses[clause.parent], *behind)
    main = next((c for c in around if c.heads), None)
    if main is None:
        return False
    found, end = _subject_of(reading, main)
    sides = _sides_of(reading, found)
    if clause.kind == "reported" and (len(sides) == 1 or "and" not in article.lower[main.first : end]):
        if len(sides) != 1 or not _faces_others(article, frame):
            return False  # "Labasa's Fijian authorities said they would" speaks of one
    elif len(sides) < 2 and not found.plurals:
        return False
    add_parties(article, frame, [(m, role if r is Role.PARTY else r, rule) for m, r, rule in found.parties])
    reading.discourse.resolve_plurals(frame, found.plurals, end)
    return True


def _subject_of(reading: Reading, clause: Clause) -> tuple[Arguments, int]:
    """Who is named before the first verb of a clause, and where that ends."""
    article = reading.article
    verb = article.token_range(article.groups[clause.heads[0]].span)[0]
    start, end, _ = subject_bounds(article, reading.clauses, clause, verb)
    return scan(article, reading.clauses, start, end, clause.index, "party", subject=True), end


def _sides_of(reading: Reading, found: Arguments) -> set[str]:
    return {side for mention, _, _ in found.parties if (side := reading.article.side_of(mention.key)) is not None}


def _faces_others(article: Article, frame: Frame) -> bool:
    """Whether somebody to meet is named behind a meeting: "would meet a Fijian team", "had held talks with Fiji"."""
    for k in range(frame.trigger.last, min(frame.trigger.last + MET, len(article.lower))):
        mention = article.mention(k)
        if mention is not None:
            return mention.form is not MentionForm.PLACE
        if article.time_at[k] != NOTHING or article.lower[k] in BEFORE_ADJUNCTS:
            return False
    return False


def _as_just_told(reading: Reading, frame: Frame, role: Role) -> None:
    """ "The elders met A on Sunday. They will meet again": those who met just before, named or not."""
    previous = reading.discourse.frames[-1] if reading.discourse.frames else None
    if previous is None or frame.sentence - previous.sentence > 1 or previous.kind is MeetingKind.VISIT:
        return
    frame.many = previous.many or bool(previous.sides)
    for key in [*previous.sides, *previous.people]:
        add_party(reading.article, frame, key, role, None, "P06")


def is_empty(reading: Reading, start: int, end: int) -> bool:
    """Whether there is no subject between two tokens: only adverbs, pronouns, and the plan somebody makes."""
    lower, plans = reading.article.lower, reading.words.plans
    planned = (end > start and lower[end - 1] in plans) or (end - 1 > start and lower[end - 2] in plans)
    return all(
        lower[k] in NO_SUBJECT or lower[k].endswith("ly") or (planned and lower[k] in AROUND_A_PLAN | plans)
        for k in range(start, end)
    )


CALLED_OFF = frozenset({"cancelled", "postponed", "moved"})
"""Effects of verbs of those who call off or move a meeting, whether they take part in it or not."""


def add_subject_of_object(reading: Reading, frame: Frame, clause: Clause, verdict: Verdict, visit: bool) -> None:
    """The subject of the verb whose object the meeting is takes part, unless the parties are all named."""
    article = reading.article
    owner = _possessive(reading, frame)
    governor = article.groups[verdict.governor] if verdict.governor != NOTHING else None
    if verdict.absent:
        add_subject(reading, frame, clause, Role.ABSENT)
        beside = article.lower[frame.trigger.last : frame.trigger.last + 1] in (["with"], ["between"])
        gone = {article.side_of(key) or key for key in frame.absent}
        others = [side for side in frame.sides if side not in gone]
        if beside and len(others) == 1:
            frame.absent = []  # "pulled out of talks with Malawi": without one of two there are none
            verdict.absent = False
            verdict.status, verdict.strength = Status.CANCELLED, 2
            add_subject(reading, frame, clause, Role.PARTY)
        shunned = governor is not None and governor.lemma in SHUNNING and frame.kind is MeetingKind.SUMMIT
        if len(frame.absent) > 1 and not frame.sides and not shunned:  # "Neither Guyana nor Venezuela attended"
            frame.sides, frame.absent = frame.absent, []
            verdict.status, verdict.strength, verdict.absent = Status.CANCELLED, 2, False
        return
    lemma = governor.lemma if governor is not None and not governor.passive else ""
    if governor is not None and lemma in SEEING and verdict.relation == "object" and len(frame.sides) > 1:
        town = town_before(reading, clause, article.token_range(governor.span)[0])
        if town is not None:
            frame.host_place = town  # "Basel saw talks between A and B"
            return
    behind = article.lower[frame.trigger.last : frame.trigger.last + BETWEEN]
    if lemma in PRESIDING and ("between" in behind if frame.sides else over_others(reading, frame, clause)):
        if not frame.sides:
            frame.same_as = over_others(reading, frame, clause)
        _add_presiding(reading, frame, clause)
        return
    if governor is not None and lemma in ASKING and verdict.preposition == "to" and not frame.sides:
        asked = article.token_range(governor.span)[1]
        found = scan(article, reading.clauses, asked, frame.trigger.phrase_first, clause.index, "party", subject=True)
        add_parties(article, frame, found.parties)  # "asked B to talks", "summoned B's envoy to a meeting"
        if len(frame.sides) == 1:
            add_subject(reading, frame, clause, Role.PARTY)
        return
    host = governor is not None and governor.lemma in HOSTING_VERBS and frame.kind is not MeetingKind.CALL
    role = Role.HOST if host else Role.PARTY
    if (
        host
        or owner
        or (lemma in LEAVING and article.before(frame.trigger.phrase_first) == "for")
        or (governor is not None and not governor.passive and _with_others(reading, frame, governor.lemma))
    ):
        add_subject(reading, frame, clause, role)
    elif governor is not None and not governor.passive and with_its_subject(article, frame):
        told = len(frame.people)  # "Turkey will hold talks with Iran and Iraq", "agreed to a call with Peru"
        add_subject(reading, frame, clause, role)
        frame.people[told:] = [key for key in frame.people[told:] if not speaks_for(article, key)]
    elif len(frame.sides) + len(frame.people) >= 2 and not (len(frame.people) == 1 or (visit and not frame.people)):
        if not visit and governor is not None and governor.lemma in CHAIRING:
            _of_their_sides(reading, frame, clause)
        return
    elif visit and verdict.effect in ("cancelled", "postponed", "moved") and _by_a_guest(reading, frame):
        add_subject(reading, frame, clause, Role.PARTY)  # "Kuwait postponed a visit by the Iraqi premier"
        if frame.place is None and len(frame.sides) == 2 and frame.sides[1].startswith("country:"):
            frame.host_place = frame.sides[1]
    elif visit:
        if (not frame.people and not frame.sides) or (frame.kind is MeetingKind.CALL and len(frame.sides) < 2):
            add_subject(reading, frame, clause, role)
    elif (
        governor is not None
        and (verdict.effect in PLANNED or (verdict.effect == "proposed" and governor.lemma in WEIGHING))
        and _agreed_by_two(reading, frame, governor)
    ):
        add_subject(reading, frame, reading.clauses[article.clause_at[governor.head]], role)
    elif (
        lemma
        and verdict.effect in CALLED_OFF
        and frame.definite
        and (put_off := given_up_for_others(reading, frame, clause))
    ):
        frame.same_as = put_off  # "A and B were to meet on Monday. Norway cancelled the meeting"
    elif lemma in CALLING and verdict.effect in ("plan", "tense") and not (frame.sides or frame.people):
        _of_those_who_call(reading, frame, clause)
    elif (
        (len(frame.sides) == 1 and verdict.effect in ("refused", "proposed", "confirmed"))
        or (len(frame.sides) == 1 and proposal_before(article, frame.trigger.phrase_first - 1) is not None)
        or verdict.effect in SUBJECT_EFFECTS - {"plan", "confirmed"}
        or (verdict.preposition in BODILY and _is_there(reading, clause, frame))
    ):
        if _kept_away(reading, frame, verdict):
            role = Role.ABSENT
        add_subject(reading, frame, clause, role)


def _of_those_who_call(reading: Reading, frame: Frame, clause: Clause) -> None:
    """ "The African Union called a meeting of foreign ministers": a body calls its own; a country may call others."""
    for mention in named_subject(reading, frame, clause):
        if mention.key.startswith("org:") and reading.article.side_of(mention.key) == mention.key:
            add_party(reading.article, frame, mention.key, Role.PARTY, mention.span, "P05")


def _agreed_by_two(reading: Reading, frame: Frame, governor: VerbGroup) -> bool:
    """ "A and B have agreed on a meeting in C", "are considering one": two, where nobody else is named."""
    clause = reading.clauses[reading.article.clause_at[governor.head]]
    if frame.sides or frame.people or governor.passive or not clause.heads:
        return False
    return len(_sides_of(reading, _subject_of(reading, clause)[0])) > 1


def _add_presiding(reading: Reading, frame: Frame, clause: Clause) -> None:
    """ "The UN envoy X chaired talks between A and B": a go-between, and X is there."""
    for mention in named_subject(reading, frame, clause):
        if reading.article.side_of(mention.key) not in frame.sides:
            add_party(reading.article, frame, mention.key, Role.MEDIATOR, mention.span, "P11")
        if reading.article.is_person(mention):
            add_witnesses(frame, Arguments(witnesses=[mention]))


def _of_their_sides(reading: Reading, frame: Frame, clause: Clause) -> None:
    """ "Generals A and B co-chaired the Thai-Cambodian session": people of the sides that are named."""
    article = reading.article
    for mention in named_subject(reading, frame, clause):
        if article.is_person(mention) and article.side_of(mention.key) in frame.sides:
            add_party(article, frame, mention.key, Role.PARTY, mention.span, "P05")


def _with_others(reading: Reading, frame: Frame, lemma: str) -> bool:
    """ "The envoy held talks with Ethiopian and Somali officials": the two are met by a third."""
    return lemma in HELD_BY_ALL and with_behind(reading.article, frame.trigger.last)


def _by_a_guest(reading: Reading, frame: Frame) -> bool:
    return reading.article.lower[frame.trigger.last : frame.trigger.last + 1] == ["by"] and len(frame.sides) == 1


def _kept_away(reading: Reading, frame: Frame, verdict: Verdict) -> bool:
    """ "was absent from the talks", "is barred from the summit"."""
    last = reading.article.token_range(reading.article.groups[verdict.governor].span)[1]
    return any(w in AWAY for w in reading.article.lower[max(last - 2, 0) : min(last + 2, frame.trigger.phrase_first)])


def _is_there(reading: Reading, clause: Clause, frame: Frame) -> bool:
    """Whether the subject of the clause is at the meeting: nobody who only tells of it or speaks for others."""
    verdict = frame.verdict
    if verdict.preposition in ("in", "from", "over", "through", "out", "into"):
        governor = reading.article.groups[verdict.governor]
        if governor.lemma in REPORTING or governor.passive:
            return False
    return not any(
        (m := reading.article.mention(k)) is not None and speaks_for(reading.article, m.key)
        for k in range(clause.first, min(clause.first + 30, frame.trigger.phrase_first))
    )


def _possessive(reading: Reading, frame: Frame) -> bool:
    at = frame.trigger.phrase_first
    return reading.article.lower[at] in POSSESSIVE
