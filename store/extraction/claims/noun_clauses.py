"""What further clauses on a noun of meeting say: "talks, which were to be held today, but will now begin on Friday"."""

from __future__ import annotations

from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.findings import Arguments, Timed
from store.extraction.claims.scan.state import Mode
from store.extraction.claims.scan.turning_words import EARLIER_OR_LATER
from store.extraction.claims.status.of_subjects import subject_verdict
from store.extraction.claims.status.of_verbs import Verdict, by_tense, effect_of
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.clause_bounds import could_be_participle
from store.extraction.claims.text.small_words import ABOUT, HOSTING_VERBS, JOINT_VERBS
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.when.days import tail_times
from store.extraction.claims.who.subjects import is_empty
from store.lexicon.closed import closed
from store.model import Modality, Role, Sentence, Status, Tense, VerbGroup

GROUPING = closed("grouping_verbs")
LOOSE = closed("loose")
RELATIVE_TIMES = frozenset({"come", "follow", "precede", "fall"})
"""Verbs by which a relative clause tells what a meeting stands before or after."""
BESIDE_VERBS = frozenset({"follow", "precede"})
OBJECTS = (
    closed("determiners")
    | closed("plural_talks")
    | {"talk", "meeting", "two", "three", "several", "weeks", "months", "days"}
)
"""What opens an object rather than a place or a day."""
BESIDE = frozenset({"before", "after", "ahead", "since"})
GOING_ON = frozenset({"tense", "held", "ongoing"})
OF_ITS_PARTIES = frozenset({"refused", "tense", "ongoing", "held", "plan", "attend", ""})
"""Effects of verbs behind which those who take part may stand: "were attended by A and B"."""


def continued(
    reading: Reading, clause: Clause, verdict: Verdict, tail: Arguments, right: Arguments, sentence: Sentence
) -> None:
    """ "was postponed but will now take place on Thursday": a second verb of the same subject."""
    article, clauses = reading.article, reading.clauses
    for index in range(clause.index + 1, min(len(clauses), clause.index + 9)):
        following = clauses[index]
        if following.first >= sentence.last:
            return
        if (
            following.kind != "coordinate"
            or not following.heads
            or not _inside(clauses, following.parent, clause.index)
            or _goes_on_a_subordinate(article, clauses, following, clause)
        ):
            continue
        verb = article.token_range(article.groups[following.heads[0]].span)[0]
        having = article.groups[following.heads[0]].lemma == "have"  # "was suspended and has no date"
        if having or not is_empty(reading, following.first, verb):
            continue
        second = Verdict()
        subject_verdict(article, reading.words, following.heads[0], sentence.last, second)
        part = scan(article, clauses, verb, sentence.last, following.index, "", destination=True)
        if second.status is Status.SCHEDULED and verdict.status in (Status.POSTPONED, Status.CANCELLED):
            right.times[:] = [Timed(t.time, t.at, t.label or "planned") for t in right.times]
            verdict.status, verdict.moved, verdict.strength = Status.SCHEDULED, True, 3
            verdict.effect = "moved"
            part.times = [Timed(t.time, t.at, "to" if t.label in ("", "planned") else t.label) for t in part.times]
        elif second.status is Status.HELD and verdict.status is Status.POSTPONED and part.times:
            verdict.status, verdict.strength, verdict.effect = Status.HELD, 3, "tense"  # "and was finally held on"
        elif verdict.status is None:
            verdict.status, verdict.strength, verdict.effect = second.status, second.strength, second.effect
            verdict.governor = second.governor if second.settled else verdict.governor
        elif second.status in (Status.CANCELLED, Status.POSTPONED) and second.strength == 3:
            verdict.status, verdict.strength, verdict.effect = second.status, 3, second.effect
        elif second.status is verdict.status and not tail.times:
            label = "to" if verdict.moved else ""  # "moved to Sylhet and will start on Saturday"
            part.times = [Timed(t.time, t.at, t.label or label) for t in part.times]
        else:
            continue
        tail.times.extend(tail_times(reading, part.times, second))
        tail.places.extend(part.places)


def _goes_on_a_subordinate(article: Article, clauses: list[Clause], following: Clause, clause: Clause) -> bool:
    """ "one was held in A, while the next was to be in B but was put off": the second verb of the clause before it."""
    parent = clauses[following.parent]
    own = parent is not clause and parent.kind == "subordinate" and bool(parent.heads)
    return own and article.before(following.first) != ","


def _hangs_on(article: Article, relative: Clause, clause: Clause) -> bool:
    """Whether a clause is one on a noun of another; behind "welcomed the outcome of talks, which" the words end."""
    cut = clause.kind == "reported" and relative.parent == clause.parent and relative.marker == "which"
    if relative.parent == clause.index or not cut or article.clause_at[relative.first - 2] != clause.index:
        return relative.parent == clause.index
    return not any(article.groups[head].negated for head in relative.heads)  # "which has not been held since May"


def related_clause(
    reading: Reading, trigger: Trigger, clause: Clause, sentence: Sentence, governor_first: int, verdict: Verdict
) -> Arguments:
    """What the relative clause on a noun says: "which were to be held in Uzhhorod today"."""
    article, clauses = reading.article, reading.clauses
    found = Arguments()
    limit = min(governor_first, trigger.last + 32) if governor_first >= trigger.last else trigger.last + 32
    for index in range(clause.index + 1, min(len(clauses), clause.index + 9)):
        relative = clauses[index]
        if relative.first >= limit or relative.first >= sentence.last:
            break
        if relative.first < trigger.last or not _hangs_on(article, relative, clause):
            continue
        if relative.kind not in ("relative", "coordinate") or not relative.heads or relative.marker in ("who", "whom"):
            continue
        chained = relative.kind == "coordinate" and lower_is(article, relative.first + 1, "which")
        if relative.kind == "coordinate" and not chained and not _reduced(article, relative, trigger):
            continue
        if _of_another(reading, relative, trigger):
            continue
        head = article.groups[relative.heads[0]]
        stop = relative.first
        while stop < sentence.last and (
            article.clause_at[stop] == relative.index or _inside(clauses, article.clause_at[stop], relative.index)
        ):
            stop += 1
        stop = before_another(article, head, relative.first, stop)
        behind = relative.first
        mode: Mode = ""
        if relative.marker in ("that", "which"):
            behind, mode = behind_verb(reading, relative.heads[0], behind)
        part = scan(article, clauses, behind, stop, relative.index, mode, destination=True)
        inner = clauses[article.clause_at[stop - 1]]
        if inner.parent == relative.index and inner.kind == "reported" and not relative.marker:
            told = scan(article, clauses, inner.first, stop, inner.index, "", destination=True)
            part.times.extend(told.times)  # "the meeting they plan to hold in A on 14 March"
            part.places.extend(told.places)
            sense = reading.words.effects.get(head.lemma)
            if verdict.status is Status.PROPOSED and sense is not None and sense.effect == "plan" and not head.negated:
                verdict.status, verdict.effect, verdict.strength = Status.SCHEDULED, "plan", 2
        effect = effect_of(article, reading.words, relative.heads[0], stop)
        if effect is None and head.lemma != "be" and _of_the_topic(article, relative, trigger):
            continue  # "talks on the treaty, which expires in December"
        if mode == "party" or (
            effect is not None and effect.effect in OF_ITS_PARTIES and _of_the_noun(article, relative)
        ):
            found.parties.extend(part.parties)
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
        there = relative.marker == "which" and article.lower[relative.first - 1] in ("at", "in", "during")
        held = relative.marker in ("that", "which", "") and head.lemma in JOINT_VERBS
        if (held and not head.passive) or there:  # "a meeting at which the ministers of A and B agreed"
            who = scan(article, clauses, relative.first, verb, relative.index, "party", subject=True)
            hosts = head.lemma in HOSTING_VERBS and not there  # "the talks that Chad was to host"
            found.parties.extend((m, Role.HOST if hosts else role, rule) for m, role, rule in who.parties)
            end = article.token_range(head.span)[1]
            if held and article.lower[end : end + 1] == ["with"] and mode != "party":
                found.parties.extend(part.parties)  # "the talks, which A, the Lao premier, will hold with B"
        over_or_set_anew = verdict.status in (Status.HELD, Status.SCHEDULED)
        put_off = effect is not None and effect.effect in ("cancelled", "postponed") and over_or_set_anew
        part.times = [t for t in part.times if not (head.negated and t.label == "since")]  # "had not met since 2021"
        found.times.extend(Timed(t.time, t.at, t.label or label) for t in part.times if t.label or not put_off)
        found.places.extend(part.places)
        told_of_it = Verdict()
        subject_verdict(article, reading.words, relative.heads[0], stop, told_of_it)
        open_yet = verdict.status is None or (verdict.status is Status.HELD and verdict.relation != "subject")
        if told_of_it.status is Status.ONGOING and head.tense is not Tense.PAST and open_yet and verdict.strength <= 2:
            verdict.status, verdict.strength = Status.ONGOING, 2  # "which has been going on since Monday"
        elif verdict.strength <= 1 and verdict.relation != "subject" and verdict.effect != "absent":
            status, _denied = by_tense(head)
            if effect is not None and effect.effect in ("cancelled", "postponed"):
                status = Status(effect.effect)
            elif effect is not None and effect.effect == "plan" and not (there or head.negated):
                status = Status.SCHEDULED  # "an invitation to visit A, which was accepted"
            elif planned and relative.kind == "coordinate":
                status = Status.SCHEDULED
            if status is not None and (effect is not None or head.lemma == "be"):
                verdict.status, verdict.strength = status, 2
        going_on = effect is not None and effect.effect in GOING_ON and head.tense is not Tense.NONE
        if effect is not None and going_on and verdict.effect in ("", "attend"):
            verdict.effect = effect.effect  # "the forum, which opens on Friday"
    return found


def _of_the_noun(article: Article, relative: Clause) -> bool:
    """ "talks that were planned for Monday between A and B": whether the noun is the subject of its relative clause."""
    verb = article.token_range(article.groups[relative.heads[0]].span)[0]
    return (
        relative.marker in ("that", "which")
        and article.lower[relative.first] == relative.marker
        and verb == relative.first + 1
    )


def behind_verb(reading: Reading, index: int, first: int) -> tuple[int, Mode]:
    """Where the words behind a verb are read from, and as what: "will bring together A and B" tells who meets."""
    group, lower = reading.article.groups[index], reading.article.lower
    last = reading.article.token_range(group.span)[1]
    grouping = group.lemma in GROUPING and not group.passive
    if grouping and (group.lemma != "bring" or lower[last : last + 1] == ["together"]):
        return last, "party"
    return first, ""


def before_another(article: Article, verb: VerbGroup, first: int, stop: int) -> int:
    """ "comes six weeks before a summit in March", "follows talks in May": where the day of another meeting begins."""
    if verb.lemma not in RELATIVE_TIMES:
        return stop
    end = article.token_range(verb.span)[1]
    if verb.lemma in BESIDE_VERBS and not verb.passive and end < stop and article.lower[end] in OBJECTS:
        return end
    return next((k for k in range(first, stop) if article.lower[k] in BESIDE and not _dated(article, k)), stop)


def _of_the_topic(article: Article, relative: Clause, trigger: Trigger) -> bool:
    """Whether a relative clause with a comma follows what the talks are about, not the talks."""
    lower = article.lower
    if relative.marker != "which" or lower[relative.first - 1 : relative.first + 1].count(",") == 0:
        return False
    between = range(trigger.last, relative.first - 1)
    return any(lower[k] in ABOUT and article.time_at[k + 1] == NOTHING for k in between)


def _of_another(reading: Reading, relative: Clause, trigger: Trigger) -> bool:
    """ "talks come on the eve of a forum, which opens on Monday": whether that is said of what they stand beside.

    So in "failed at a meeting in A, prompting cancellation of a summit that had been planned for Friday".
    """
    article, between = reading.article, range(trigger.last, relative.first - 1)
    if relative.marker == "which" and any(
        article.lower[k] in EARLIER_OR_LATER and not _dated(article, k) for k in between
    ):
        return True
    parted = next((k for k in between if article.lower[k] == "," and article.group_at[k + 1] != NOTHING), NOTHING)
    return parted != NOTHING and any(
        article.lower[k] in reading.words.nouns and article.group_at[k] == NOTHING
        for k in range(parted, relative.first)
    )


def _dated(article: Article, at: int) -> bool:
    """ "before the end of the year", "after 3 May": a time of the meeting itself."""
    behind = at + 1 + (article.lower[at + 1 : at + 2] in (['"'], ["“"], ["„"], ["«"]))
    return article.lower[at] != "ahead" and article.time_at[min(behind, len(article.lower) - 1)] != NOTHING


def _reduced(article: Article, clause: Clause, trigger: Trigger) -> bool:
    """ "at the meeting, held in A on Monday": a participle right behind the comma after the noun."""
    if clause.first != trigger.last + 1 or clause.first + 1 >= len(article.lower):
        return False
    following = article.lower[clause.first + 1] in LOOSE or article.time_at[clause.first + 1] != NOTHING
    index = article.group_at[clause.first]
    return following and index == clause.heads[0] and could_be_participle(article, index)


def lower_is(article: Article, at: int, word: str) -> bool:
    return at < len(article.lower) and article.lower[at] == word


def _inside(clauses: list[Clause], index: int, outer: int) -> bool:
    steps = 0
    while index >= 0 and steps < 8:
        if index == outer:
            return True
        index = clauses[index].parent
        steps += 1
    return False
