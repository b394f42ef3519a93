"""What came of a plan: nobody came, somebody will not, something else was done instead."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta

from store.extraction.claims.frames import Frame
from store.extraction.claims.reading import Reading
from store.extraction.claims.status.of_verbs import effect_of
from store.extraction.claims.text.article import NOTHING
from store.model import MentionForm, Modality, Sentence, Tense, VerbGroup

PRONOUNS = frozenset({"he", "she", "it", "they"})
NOTHING_CAME = (["to", "nothing"], ["to", "naught"], ["to", "nought"])
NOBODY = frozenset({"neither", "nobody", "none", "no-one"})
IT = frozenset({"it", "they", "that", "this"})
HAPPENING = frozenset({"happen", "materialise", "materialize", "take", "come", "occur", "transpire", "fructify"})
"""Verbs of meetings that come about or not, among those of people who come or stay away."""
WITH_LIMITS = frozenset({"until", "till", "alone", "only"})
"""Behind "will not come" where somebody will, at another time or in company."""
AWAY = frozenset({"home", "away", "put"})
REACH = 40
"""How many tokens are read for what came of a plan."""
TOLD_AGAIN = 4
"""How many tokens from a comma to "that" at most: "were to meet in May, an encounter that never happened"."""
WEEK = timedelta(days=7)
CALLED_OFF = 4
"""How many tokens behind its verb the day stands at most on which something was called off."""


def nobody_came(reading: Reading, frame: Frame, sentence: Sentence) -> bool:
    """ "were due to hold talks on Monday, but the delegation never arrived": nothing came of the plan."""
    article = reading.article
    if "instead" in article.lower[frame.trigger.last : sentence.last]:
        return True  # "who were due to meet on Monday, spoke by telephone instead"
    for k in range(frame.trigger.last, sentence.last):
        if article.lower[k] in ("but", "yet", "however", ";"):
            denied = _denied_at(reading, k + 1, sentence.last) or _it_never_did(reading, k, sentence.last)
            return denied and not _of_others(reading, frame, k + 1, sentence.last)
        relative = _relative_at(reading, k, sentence.last)
        if relative and _denied_at(reading, relative, sentence.last, HAPPENING):
            return True
    if _it_never_did(reading, frame.trigger.last, sentence.last):
        return True
    index = bisect_right(article.sentence_firsts, sentence.first)
    if index >= len(article.document.sentences):
        return False
    following = article.document.sentences[index]
    if following.block != sentence.block or _of_others(reading, frame, following.first, following.last):
        return False
    return _denied_at(reading, following.first, following.last)


def _it_never_did(reading: Reading, first: int, stop: int) -> bool:
    """ "; two days earlier the bombs fell, and it never took place": said of the meeting at the end of a sentence."""
    article = reading.article
    for k in range(first, min(stop, first + REACH)):
        if article.lower[k] in IT and article.lower[k - 1] in ("and", "but", ";", ","):
            group = article.finite(k + 1) or article.finite(min(k + 2, stop - 1))
            denied = group is not None and (group.negated or article.lower[k + 1] == "never")
            if group is not None and denied and group.lemma in HAPPENING and group.tense is Tense.PAST:
                return True
    return False


def will_not_come(reading: Reading, frame: Frame, sentence: Sentence) -> bool:
    """ "The envoys, who were to land on Monday, are not coming", "He will not come": given up before its day."""
    article, clause = reading.article, reading.clauses[frame.trigger.clause]
    if clause.kind == "relative" and clause.parent != NOTHING:
        heads = [h for h in reading.clauses[clause.parent].heads if article.groups[h].head >= frame.trigger.last]
        return bool(heads) and _stays_away(reading, article.groups[heads[0]], sentence.last)
    for k in range(frame.trigger.last, min(sentence.last - 1, frame.trigger.last + REACH)):
        if article.lower[k] == "but":
            group = article.finite(k + 1) or article.finite(k + 2)
            return group is not None and _stays_away(reading, group, sentence.last)
    index = bisect_right(article.sentence_firsts, sentence.first)
    following = article.document.sentences[index : index + 1]
    if not following or following[0].block != sentence.block or article.lower[following[0].first] not in PRONOUNS:
        return False
    group = article.finite(following[0].first + 1)
    return group is not None and _stays_away(reading, group, following[0].last)


def _stays_away(reading: Reading, group: VerbGroup, stop: int) -> bool:
    article = reading.article
    first, end = article.token_range(group.span)
    behind = article.lower[end : min(stop, end + REACH)]
    if group.past or group.passive or group.modality is not Modality.ASSERTED or not WITH_LIMITS.isdisjoint(behind):
        return False
    if group.lemma == "stay":
        return not group.negated and not AWAY.isdisjoint(behind[:2])
    denied = group.negated or article.lower[first + 1 : first + 3] == ["no", "longer"]
    return denied and (group.lemma in reading.shifts.no_show or (group.lemma == "do" and behind[:1] == ["so"]))


def _of_others(reading: Reading, frame: Frame, first: int, last: int) -> bool:
    """ "C pulled out of talks with D": whether the tokens name a meeting, and a side that has no part in this one."""
    article = reading.article
    if reading.words.nouns.keys().isdisjoint(article.lower[first:last]):
        return False
    named = (m for k in range(first, last) if (m := article.mention(k)) is not None and m.form is not MentionForm.PLACE)
    sides = {article.side_of(mention.key) for mention in named} - {None}
    return bool(frame.sides) and not sides <= {*frame.sides, *frame.mediators, *frame.hosts}


def given_up_by_now(reading: Reading, frame: Frame, sentence: Sentence) -> bool:
    """ "was due on Tuesday; it was called off on Monday night", "but cancelled": whether the weekday has gone by."""
    article, today, day = reading.article, reading.article.publication.day, frame.when.earliest
    if today is None or day is None or not frame.former or not today < day <= today + WEEK:
        return False
    index = article.sentence_index(sentence.first)
    following = article.document.sentences[index + 1 : index + 2]
    stop = following[0].last if following and following[0].block == sentence.block else sentence.last
    for at in range(frame.trigger.last, stop):
        group = article.finite(at)
        if group is None or group.tense is not Tense.PAST:
            continue
        effect = effect_of(article, reading.words, article.group_at[at], stop)
        if effect is None or effect.effect != ("tense" if group.negated else "cancelled"):
            continue
        last = article.token_range(group.span)[1]
        times = (article.time(k) for k in range(last, min(last + CALLED_OFF, stop)))
        told = next((time.start for time in times if time is not None and time.start is not None), None)
        return not group.passive if told is None else told <= day - WEEK
    return False


def held_instead(reading: Reading, sentence: Sentence) -> bool:
    """ "Was due on Tuesday. The delegations met on Thursday instead": whether the day planned has gone by."""
    article = reading.article
    index = bisect_right(article.sentence_firsts, sentence.first)
    for following in article.document.sentences[index : index + 1]:
        first, last = following.first, min(following.last, following.first + REACH)
        if following.block == sentence.block and "instead" in article.lower[first:last]:
            verb = next((g for k in range(first, last) if (g := article.finite(k))), None)
            return verb is not None and verb.tense is Tense.PAST and not verb.negated
    return False


def _relative_at(reading: Reading, comma: int, stop: int) -> int:
    """Where ", which", or ", a meeting that" goes on; 0 where none begins at a token."""
    lower = reading.article.lower
    if lower[comma] != ",":
        return 0
    if lower[comma + 1 : comma + 2] == ["which"]:
        return comma + 2
    for k in range(comma + 2, min(comma + TOLD_AGAIN + 1, stop)):
        if lower[k] in ("that", "which"):
            return k + 1 if lower[k - 1] in reading.words.nouns else 0
    return 0


def _denied_at(reading: Reading, first: int, stop: int, verbs: frozenset[str] | None = None) -> bool:
    """Whether the first verb of a stretch, if one of some, says that somebody did not come, or what kept them."""
    for at in range(first, min(first + 16, stop)):
        group = reading.article.finite(at)
        if group is not None:
            if verbs is not None and group.lemma not in verbs:
                return False
            if group.lemma == "come" and reading.article.lower[at + 1 : at + 3] in NOTHING_CAME:
                return group.tense is Tense.PAST
            nobody = reading.article.before(at) in NOBODY
            came = reading.shifts.no_show if group.negated or nobody else reading.shifts.prevented
            was = (
                group.negated and group.lemma in ("be", "do") and reading.article.token_range(group.span)[1] >= stop - 1
            )
            end = reading.article.token_range(group.span)[1]
            missing = group.lemma == "be" and reading.article.lower[end : end + 3] == ["no", "sign", "of"]
            return group.tense is Tense.PAST and (group.lemma in came or was or missing)  # "It never was."
    return False
