"""Who takes part though the clause has another subject: names beside a noun, behind a participle, before a relative."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_arguments, add_parties, add_party
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.findings import Arguments
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.clause_bounds import RELATIVE
from store.extraction.claims.text.small_words import WITHIN
from store.extraction.claims.triggers.noun_triggers import LIGHT
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.who.stand_ins import speaker_of, speaks_for, stand_in
from store.lexicon.closed import closed
from store.model import MeetingKind, Mention, MentionForm, Role, Sentence, Status

BEFORE_NOUN = frozenset(["after", "following", "during", "over", "before", "at", "in", "of", "on", "to", "from"])
BEFORE_OPENING = frozenset({",", "and", "ahead", "eve", "prior", "speaking", "fresh"})
"""Before such a preposition, where it opens a sentence: "ahead of", "speaking before"."""
COUNTERPARTS = closed("peers")
GUEST = closed("met_there")
"""Before somebody of the country that is visited: he is met there."""
BARRED = closed("barred")
BEFORE_GERUND = frozenset({"after", "before", "since", "when", "while", "upon", "on", "by", "'", '"', "“", "‘"})
"""Before a participle that opens its sentence."""
ONLOOKERS = closed("onlookers")
OWN = frozenset({"his", "her", "its"})
JOINED = frozenset({"and", ",", "the", "of", "his", "her", "counterpart", "'s", "’s", "-", "–"})
"""Between the names that a relative clause hangs on."""
SUBJECT_REACH = 24
"""How many tokens a subject has at most where its verb has not been found."""


def subject_behind(reading: Reading, frame: Frame, trigger: Trigger, clause: Clause, sentence: Sentence) -> None:
    """ "Having met in Loja, the ministers of A and B flew home": the subject stands behind the participle."""
    article, lower = reading.article, reading.article.lower
    if any(lower[k] not in BEFORE_GERUND for k in range(clause.first, trigger.first)):
        return
    reach = range(trigger.last, min(trigger.last + SUBJECT_REACH, sentence.last))
    comma = next((k for k in reach if lower[k] == "," and article.time_at[k] == NOTHING), sentence.last)
    near = range(comma + 1, min(comma + SUBJECT_REACH, sentence.last))
    verb = next((k for k in near if article.finite(k) is not None), None)
    if verb is None:
        return
    frame.many = _add_subject_of(reading, frame, comma + 1, verb).many or frame.many


def _add_subject_of(reading: Reading, frame: Frame, first: int, verb: int) -> Arguments:
    """Let the subject of a verb take part, but for those who only speak for somebody."""
    article = reading.article
    found = scan(article, reading.clauses, first, verb, article.clause_at[verb - 1], "party", subject=True)
    found.parties = [p for p in found.parties if not speaks_for(article, p[0].key)]
    add_arguments(article, frame, found)
    reading.discourse.resolve_plurals(frame, found.plurals, verb)
    return found


def add_beside(reading: Reading, frame: Frame, trigger: Trigger, sentence: Sentence, visit: bool) -> None:
    """ "During a visit to Yerevan, the minister signed", "A, B hold talks": who stands beside a noun takes part."""
    article = reading.article
    lower = article.lower
    before = trigger.phrase_first - 1
    if before < sentence.first:
        return
    if frame.verdict.status is None and lower[before] in LIGHT and article.group_at[before] == NOTHING:
        found = scan(article, reading.clauses, sentence.first, before, trigger.clause, "party", subject=True)
        add_arguments(article, frame, found)
        frame.verdict.status, frame.verdict.strength = Status.HELD, 1
        return
    if visit and lower[before] == "on" and lower[before - 1 : before] == [","]:
        guest = article.mention(before - 2) if before - 2 >= sentence.first else None
        if guest is not None and guest.form is not MentionForm.PLACE:  # "the director, on a visit to Mexico, asked"
            add_party(article, frame, guest.key, Role.PARTY, guest.span, "P05")
            return
    if lower[before] not in BEFORE_NOUN or (before > sentence.first and lower[before - 1] not in BEFORE_OPENING):
        return
    stop = min(sentence.last, trigger.last + 60)
    commas = [k for k in range(trigger.last, stop - 1) if lower[k] == "," and article.time_at[k] == NOTHING]
    if commas and lower[commas[0] + 1] in RELATIVE:
        del commas[0]  # "During talks with A, which were held in B, C said"
    comma = next(iter(commas), stop)
    verb = next((k for k in range(comma, stop) if article.finite(k) is not None), stop)
    if verb >= stop or (frame.kind is MeetingKind.VISIT and frame.people) or lower[comma + 1] == "that":
        return
    _add_subject_of(reading, frame, comma + 1, verb)


def add_antecedent(reading: Reading, frame: Frame, clause: Clause, role: Role) -> None:
    """The names that a relative clause hangs on."""
    article = reading.article
    k = clause.first - 1
    found: list[Mention] = []
    gap = 0
    home = _home_of_antecedent(reading, clause)
    while k >= 0 and gap < 4:
        within = article.clause_at[k]
        if within != home:
            aside = reading.clauses[within]
            if aside.kind != "aside" or aside.parent != home:
                break
            k -= 1  # "the mission of A (AB), which"
            continue
        mention = article.mention(k)
        if mention is None:
            title = article.tokens[k].text[:1].isupper()  # "A and the Indian Prime Minister B, who"
            if article.finite(k) is not None or (found and not title and article.lower[k] not in JOINED):
                break
            gap += 1
            k -= 1
            continue
        if mention not in found:
            found.append(mention)
        gap = 0
        k -= 1
    add_parties(article, frame, [(m, role, "P05") for m in reversed(found) if m.form is not MentionForm.PLACE])


def _home_of_antecedent(reading: Reading, clause: Clause) -> int:
    """The clause of the names before a relative: its parent, or in "praised B, who met C" the words that are said."""
    before = reading.article.clause_at[clause.first - 1] if clause.first else clause.parent
    said = reading.clauses[before] if before != NOTHING else clause
    return before if said.kind == "reported" and not said.heads and said.parent == clause.parent else clause.parent


def add_visited_people(reading: Reading, frame: Frame, at: int, sentence: Sentence) -> None:
    """ "to brief B", "as the guest of B", "for talks with B": people of the country that is visited."""
    article = reading.article
    country = article.country_of_place(frame.place) if frame.place is not None else None
    if country is None or country not in frame.sides:
        return
    k = at
    while k < min(at + 45, sentence.last):
        mention = article.mention(k)
        if mention is None:
            k += 1
            continue
        before = article.lower[max(k - 5, at) : k]
        side = article.side_of(mention.key) if article.is_person(mention) else None
        peer = side is None and article.is_person(mention) and not COUNTERPARTS.isdisjoint(before)
        if peer or (side is not None and side == country):
            barred = any(w in BARRED for w in article.lower[max(k - 8, at) : k])  # "was not allowed to see B"
            if not barred and any(w in GUEST for w in before):
                add_party(article, frame, mention.key, Role.PARTY, mention.span, "P05")
        end = k
        while k < sentence.last and article.mention_at[k] == article.mention_at[end]:
            k += 1


def add_speakers_own(reading: Reading, frame: Frame, trigger: Trigger, right: Arguments) -> None:
    """ "Kigali said a meeting with Burundi was planned", "Chad said its talks with Niger went well": the side that
    speaks is the other party."""
    article = reading.article
    lower = article.lower
    named = {article.side_of(m.key) for m, role, _ in right.parties if role is Role.PARTY}
    if len(named) != 1 or lower[trigger.last : trigger.last + 1] != ["with"]:
        return
    owner = lower[trigger.phrase_first]
    index = article.statement_at[trigger.first]
    if owner == "their" or (index == NOTHING and owner not in OWN):
        return
    opens = reading.clauses[trigger.clause].first in (trigger.phrase_first, trigger.phrase_first - 1)
    if owner in OWN and not opens:  # "said that Chile should explain its talks with Peru": of the nearer subject
        return
    key = stand_in(article, trigger.phrase_first, trigger.phrase_first + 1) if owner in OWN else None
    key = key or (speaker_of(article, article.statements[index]) if index != NOTHING else None)
    side = article.side_of(key) if key is not None else None
    kinds = ("country:", "group:", "org:") if owner in OWN else ("country:",)
    if side is not None and _held_by_another(reading, frame, side):
        return
    if side is not None and side.startswith(kinds) and side not in named:
        add_party(article, frame, side, Role.PARTY, None, "P06")
        before = article.before(trigger.phrase_first)
        there = before in WITHIN and not reading.clauses[trigger.clause].heads  # "repeated the offer in a call with B"
        himself = owner in OWN or owner == "my" or before in ("after", "following") or there
        if himself and key is not None and key != side and not speaks_for(article, key):
            add_party(article, frame, key, Role.PARTY, None, "P06")


def _held_by_another(reading: Reading, frame: Frame, side: str) -> bool:
    """ "Chile said that Peru had held talks with Bolivia": whether the verb of the meeting has a subject of its own."""
    article, clause = reading.article, reading.clauses[frame.trigger.clause]
    if frame.verdict.relation != "object" or not clause.heads:
        return False
    verb = article.token_range(article.groups[clause.heads[0]].span)[0]
    named = [
        m for k in range(clause.first, min(verb, frame.trigger.phrase_first)) if (m := article.mention(k)) is not None
    ]
    others = {article.side_of(m.key) for m in named if m.form not in (MentionForm.PLACE, MentionForm.PRONOUN)}
    return not others <= {None, side}


def add_joint_speakers(reading: Reading, frame: Frame) -> None:
    """ "The two leaders met in C on Monday, A and B said": where nobody has been named before, those who say so met."""
    article = reading.article
    if frame.sides or frame.people or frame.statement == NOTHING or frame.kind is MeetingKind.VISIT:
        return
    if any(known.sides for known in reading.discourse.frames):
        return
    span = article.statements[frame.statement].speaker_span
    first, last = article.token_range(span) if span is not None else (0, 0)
    if first < frame.trigger.last or not ONLOOKERS.isdisjoint(article.lower[first:last]):
        return
    named = [m for k in range(first, last) if (m := article.mention(k)) is not None]
    sides = {article.side_of(m.key) or "" for m in named if m.form is not MentionForm.PLACE}
    if len(sides) < 2 or not all(side.startswith(("country:", "group:")) for side in sides):
        return
    for mention in named:
        key = article.side_of(mention.key) if speaks_for(article, mention.key) else mention.key
        if key is not None:
            add_party(article, frame, key, Role.PARTY, mention.span, "P06")
