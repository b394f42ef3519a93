"""Who meets by what a verb tells: its subject, its object, whoever stands for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping

from store.extraction.claims.frames import Frame, add_arguments, add_parties, add_party
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.findings import Arguments
from store.extraction.claims.telling import Telling
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import ASKING, OWNING
from store.extraction.claims.triggers.spoken import OFFICEHOLDERS, official_after
from store.extraction.claims.triggers.told_verb import past_adjuncts
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.who.towns import town_before
from store.lexicon.closed import closed
from store.model import Mention, Role, Status

BODIES = closed("bodies")
MOVING_OTHERS = closed("moving_others")
SHOWING = closed("showing")
FOR_REACH = 20
"""How many tokens of its own subject stand before an infinitive at most: "for the ministers of A and B to meet"."""
VISITOR = 6
"""How many tokens behind "by" the office of a visitor is told at most."""
MEETING_SOMEBODY = frozenset({"meet", "see", "host", "await", "phone"})
"""Frames of verbs whose object is whoever is met."""
NAME_WITHIN = 5
"""Tokens before "with whom" within which its name stands."""
PERSON_WITHIN = 10
"""Tokens before "whom" within which a person is named: "Louis Garnier, the new French envoy to the north, whom"."""
DOING = frozenset({"he", "she", "they", "i", "we"})
WHOM = frozenset({"him", "her", "them"})
FOR_ENDS = frozenset({";", ":", "(", ")", "–", "—", "in", "on", "at"})


def _body_before(reading: Reading, told: Telling) -> None:
    """ "The council met on Monday": a body or crowd without a name is that of the sides told before."""
    article, frame, first = reading.article, told.frame, told.trigger.first
    if frame.sides or frame.people:
        return
    before = article.lower[max(told.clause.first, first - 9) : first]
    frame.many = frame.many or "it" in before or any(w in BODIES for w in before)
    if frame.many and reading.discourse.sided(0) is None:
        for key in reading.discourse.subject_before(article.sentence_first(first)):
            add_party(article, frame, key, Role.PARTY, None, "P06")


def _guest_before(reading: Reading, told: Telling) -> None:
    """ "Fiji hosts the Tongan premier on Monday. He goes on to Apia": a pronoun without a name, the guest's."""
    frame = told.frame
    if told.trigger.word == "invite" and frame.verdict.status is Status.SCHEDULED:
        _invited(reading, told)
    if frame.sides or frame.people:
        return
    previous = reading.discourse.frames[-1] if reading.discourse.frames else None
    at = told.trigger.first - 1
    if previous is None or frame.sentence - previous.sentence != 1 or reading.article.lower[at] not in ("he", "she"):
        return
    guests = [side for side in previous.sides if side != previous.visited]
    if len(guests) == 1 or previous.trigger.frame in ("host", "await"):
        for key in [*guests[-1:], *previous.people[-1:]]:
            add_party(reading.article, frame, key, Role.PARTY, None, "P06")


def with_the_same(reading: Reading, told: Telling) -> None:
    """ "A met B in C on Monday and again in D", "and will see him in D": whoever was met just before."""
    frame, at = told.frame, told.trigger.last
    previous = reading.discourse.frames[-1] if reading.discourse.frames else None
    if (
        previous is None
        or len(frame.sides) > 1
        or not (told.trigger.resumed or not WHOM.isdisjoint(reading.article.lower[at : at + 1]))
    ):
        return
    same = set(frame.people) < set(previous.people) and set(frame.sides) <= set(previous.sides)
    if same and previous.trigger.frame in ("meet", "see") and frame.sentence - previous.sentence <= 1:
        for key in [*previous.sides, *previous.people]:
            add_party(reading.article, frame, key, Role.PARTY, None, "P06")


def _invited(reading: Reading, told: Telling) -> None:
    """An invitation is a proposal until the same or the next sentence says that it was accepted."""
    article, sentence, verdict = reading.article, told.sentence, told.frame.verdict
    verdict.status = Status.PROPOSED
    index = bisect_right(article.sentence_firsts, sentence.first)
    last = article.document.sentences[index].last if index < len(article.sentence_firsts) else sentence.last
    for k in range(sentence.first, last):
        if article.lower[k] in ("accepted", "agreed") and article.group_at[k] != NOTHING:
            verdict.status = Status.SCHEDULED if not article.groups[article.group_at[k]].negated else Status.PROPOSED
            return


def for_whom(reading: Reading, frame: Frame, trigger: Trigger) -> bool:
    """Whether the verb has a subject of its own, added here: "for A to meet B", "asked A to see B", "saw A meet B"."""
    article = reading.article
    movers = MOVING_OTHERS if article.lower[trigger.first] == "to" else SHOWING
    for k in range(trigger.first - 1, max(trigger.first - FOR_REACH, -1), -1):
        group = article.groups[article.group_at[k]] if article.group_at[k] != NOTHING else None
        moving = group is not None and group.lemma in movers and not group.passive
        if (article.lower[k] == "for" and movers is MOVING_OTHERS) or moving:
            found = scan(article, reading.clauses, k + 1, trigger.first, trigger.clause, "party", subject=True)
            add_parties(article, frame, found.parties)
            reading.discourse.resolve_plurals(frame, found.plurals, trigger.first)
            frame.many = frame.many or found.many
            return bool(found.parties or found.plurals)
        if article.finite(k) is not None or article.lower[k] in FOR_ENDS or article.time_at[k] != NOTHING:
            return False
    return False


def add_object_before(reading: Reading, told: Telling) -> None:
    """Whoever is met takes part though he is told before the verb: "B, with whom he spoke", "B, the envoy he met"."""
    article, clause, frame = reading.article, told.clause, told.frame
    before = article.lower[clause.first - 1] if clause.first else ""
    if clause.marker in ("whom", "which") and before == "with":
        _add_named_before(reading, frame, clause.first - 2, persons=False)
    elif told.group.passive or told.trigger.frame not in MEETING_SOMEBODY or told.right.parties or told.right.plurals:
        return
    elif clause.marker == "whom" or (clause.marker == "which" and _has_subject(reading, told)):
        if not _add_named_before(reading, frame, clause.first - 1, persons=True):
            _add_named_before(reading, frame, clause.first - 2, persons=False)
    elif clause.marker in ("who", ""):
        subject = article.token_range(told.group.span)[0] - 1
        if clause.marker:
            if subject == clause.first + 1 and article.lower[subject] in DOING:
                _add_named_before(reading, frame, clause.first - 1, persons=True)
        elif subject > clause.first and article.lower[subject] in DOING and article.lower[subject - 1] in OFFICEHOLDERS:
            _add_named_before(reading, frame, subject - 1, persons=True)


def _has_subject(reading: Reading, told: Telling) -> bool:
    """Whether a subject stands between "which" and the verb: "which he met", no "which met", "which, it said, met"."""
    verb = reading.article.token_range(told.group.span)[0]
    subject = reading.article.lower[told.clause.first + 1 : verb] if told.trigger.group in told.clause.heads else []
    return bool(subject) and "," not in subject


def _add_named_before(reading: Reading, frame: Frame, at: int, persons: bool) -> bool:
    """Add whoever is named right before a clause, and tell whether anybody is.

    ``persons``: nobody else than a person, and none who only owns.
    """
    article = reading.article
    for k in range(at, max(at - (PERSON_WITHIN if persons else NAME_WITHIN), -1), -1):
        mention = article.mention(k)
        if mention is not None and (not persons or article.is_person(mention)):
            if not (persons and article.lower[k + 1] in OWNING):
                add_party(article, frame, mention.key, Role.PARTY, mention.span, "P05")
            return True
        if article.finite(k) is not None:
            break
    return False


def _who_receives(reading: Reading, told: Telling) -> None:
    """ "was welcomed in Ankara", "Rabat will receive": the host by the town, where nobody else is told."""
    frame, last = told.frame, told.trigger.last
    if not told.group.passive:
        if frame.host_place is None:
            frame.host_place = town_before(reading, told.clause, told.trigger.first)
    elif reading.article.lower[last : last + 1] != ["by"]:
        _received_at(reading, frame, told.right)


def _received_at(reading: Reading, frame: Frame, right: Arguments) -> None:
    """ "was welcomed in Ankara": who receives is whose town it is."""
    places = [reading.article.country_of_place(p.key) for p in right.places]
    if len(frame.sides) == 1 and places and places[0] is not None and places[0] not in frame.sides:
        frame.visited = places[0]
        add_party(reading.article, frame, places[0], Role.PARTY, None, "V06")


def _who_is_visited(reading: Reading, told: Telling) -> None:
    """ "visited President B", "was visited by the premier of A": whoever is at home takes part."""
    trigger, frame = told.trigger, told.frame
    if told.group.passive:
        told.right = scan(reading.article, reading.clauses, trigger.last, told.stop, trigger.clause, "party")
        by = past_adjuncts(reading.article, trigger.last, told.stop)
        frame.many = frame.many or official_after(reading.article, by + 1, told.stop, VISITOR)
        frame.host_place = next((s for s in frame.sides if s.startswith("country:")), None)
    else:
        told.right.parties.extend(_visited(reading, trigger, told.stop))


def _visited(reading: Reading, trigger: Trigger, stop: int) -> list[tuple[Mention, Role, str]]:
    """The first person named behind a verb of visiting, beside the place."""
    article = reading.article
    clause = article.clause_at[trigger.last - 1]
    for k in range(trigger.last, min(trigger.last + 8, stop)):
        if article.clause_at[k] != clause or article.time_at[k] != NOTHING:
            break  # "visited Riga on Tuesday, | and A met B"
        mention = article.mention(k)
        if mention is not None and article.is_person(mention):
            return [(mention, Role.PARTY, "P05")]
    return []


def asked_to_come(reading: Reading, frame: Frame, trigger: Trigger, clause: Clause) -> None:
    """ "asked Kigali and Kinshasa to come to Doha": those who are asked, not the one who asks, go."""
    article = reading.article
    heads = [h for h in clause.heads if article.groups[h].head < trigger.first]
    if not heads or article.groups[heads[-1]].lemma not in ASKING:
        return
    end = article.token_range(article.groups[heads[-1]].span)[1]
    asked = scan(article, reading.clauses, end, trigger.first, clause.index, "party")
    if asked.parties:
        frame.sides.clear()
        frame.people.clear()
        add_arguments(article, frame, asked)


AT_SUBJECT: Mapping[str, Callable[[Reading, Telling], None]] = {
    "convene": _body_before,
    "invite": _invited,
    "meet": _body_before,
    "sit": _body_before,
    "travel": _guest_before,
}
"""By its name, what a frame has done once its subject is read."""


def _whose_house(reading: Reading, told: Telling) -> None:
    """ "was at the Guinean mines ministry": whose house it is sees the visitor."""
    article, last = reading.article, told.trigger.last
    if article.lower[last : last + 1] != ["at"]:
        return
    for k in range(last + 2, min(last + VISITOR, told.stop)):
        mention = article.mention(k)
        side = article.side_of(mention.key) if mention is not None else None
        if mention is not None and side is not None and side.startswith("country:"):
            told.frame.visited = side
            add_party(article, told.frame, side, Role.PARTY, mention.span, "V06")
            return


AT_OBJECT: Mapping[str, Callable[[Reading, Telling], None]] = {
    "host": _who_receives,
    "stay": _whose_house,
    "visit": _who_is_visited,
}
"""By its name, what a frame has done before those behind the verb are added."""
