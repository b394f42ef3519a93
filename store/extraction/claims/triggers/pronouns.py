"""What stands for the meeting told before: "it was called off", "she cancelled on Monday", "delayed her departure"."""

from __future__ import annotations

from store.extraction.claims.status.of_objects import CAUSING
from store.extraction.claims.status.of_verbs import effect_of
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.words import MeetingWords
from store.extraction.claims.triggers.trigger import Trigger
from store.lexicon.closed import closed
from store.model import MeetingKind, Modality, Sentence, Tense

WHO_GIVES_UP = frozenset({"he", "she", "they"})
GIVING_UP = closed("giving_up")
BEFORE_GIVING_UP = closed("before_giving_up")
BEHIND_GIVING_UP = closed("behind_giving_up")
DEPARTURES = closed("departures")
POSSESSIVE = closed("possessive")
PLANS = closed("plans_pointed_at")
POINTING = frozenset({"the", "that", "those", "these", "this"})
STANDING_FOR_IT = frozenset({"it", "they", "that"})
TO = frozenset({"to", "until", "till", "for"})
GIVEN_UP = frozenset({"cancelled", "postponed"})
BEFORE_THAT = frozenset({";", "and", "but", "–", "—"})
TO_NEW_DAY = 10
"""How many tokens behind "that" the day stands at most to which a meeting was moved."""
BEFORE_DEPARTURE = 3
"""How many tokens before "her departure" its verb ends at most: "put her departure off", "put off her departure"."""


def find_pronouns(
    article: Article, words: MeetingWords, sentence: Sentence, clauses: list[Clause], others: list[Trigger]
) -> list[Trigger]:
    """Clauses without one of the ``others`` such as "it was called off", whose subject is the meeting told before."""
    found: list[Trigger] = []
    said = article.lower[sentence.first : sentence.last]
    if not DEPARTURES.isdisjoint(said):
        found += _departures(article, words, sentence)
    if not PLANS.isdisjoint(said):
        found += _plans(article, words, sentence)
    if STANDING_FOR_IT.isdisjoint(said):
        return found
    known = {trigger.clause for trigger in others}
    for clause in clauses[article.clause_at[sentence.first] :]:
        if clause.index in known or not clause.heads:
            continue
        group = article.groups[clause.heads[0]]
        at = article.token_range(group.span)[0] - 1
        while at > clause.first and article.lower[at] in ("also", "now", "then", "again", "later", "already"):
            at -= 1
        happens = "place" in article.lower[group.head : group.head + 3]
        if group.lemma == "take" and article.lower[at] == "it" and not happens:
            continue  # "it took the ministers three hours"
        if at < clause.first or article.lower[at] not in STANDING_FOR_IT or article.clause_at[at] != clause.index:
            continue
        if article.lower[at] == "that" and not _that_is_off(article, words, sentence, at):
            continue
        found.append(Trigger(at, at + 1, MeetingKind.TALKS, "pronoun", "A16", clause.index, True, at, word="it"))
    for at in range(sentence.first + 1, sentence.last - 1):
        if article.lower[at] != "it":
            continue
        index = article.group_at[at - 1]
        clause_index = article.clause_at[at]
        if index == NOTHING:
            continue
        behind = article.group_at[at + 1]
        caused = behind != NOTHING and article.groups[index].lemma in CAUSING
        effect = words.particles.get(article.groups[index].lemma, {}).get(article.lower[at + 1])
        effect = effect or words.effects.get(article.groups[behind if caused else index].lemma)
        if effect is not None and effect.effect in ("cancelled", "postponed"):
            found.append(Trigger(at, at + 1, MeetingKind.TALKS, "pronoun", "A16", clause_index, True, at, word="it"))
    return found


def _that_is_off(article: Article, words: MeetingWords, sentence: Sentence, at: int) -> bool:
    """ "Were to sit down on Tuesday. That has been put off": what happened to a plan, told of "that" alone."""
    index = article.group_at[at + 1]
    if index == NOTHING or (at > sentence.first and article.lower[at - 1] not in BEFORE_THAT):
        return False
    effect = effect_of(article, words, index, sentence.last)
    if effect is None or article.groups[index].modality is not Modality.ASSERTED:
        return False
    behind = range(at + 2, min(at + TO_NEW_DAY, sentence.last))
    dated = any(article.lower[k - 1] in TO and article.time_at[k] != NOTHING for k in behind)
    return effect.effect in GIVEN_UP or (effect.effect == "moved" and dated)


def find_given_up(article: Article, sentence: Sentence, clauses: list[Clause]) -> list[Trigger]:
    """ "She cancelled on Monday", "but cancelled": the plan told before, which one of those named in it gives up."""
    found: list[Trigger] = []
    lower = article.lower
    for clause in clauses[article.clause_at[sentence.first] :]:
        for head in clause.heads:
            group = article.groups[head]
            if group.lemma not in GIVING_UP or group.passive or group.modality is not Modality.ASSERTED:
                continue
            first, last = article.token_range(group.span)
            before = first - 1
            while before > sentence.first and lower[before] in BEFORE_GIVING_UP:
                before -= 1
            alone = lower[first - 1] == "but" or (before >= sentence.first and lower[before] in WHO_GIVES_UP)
            alone = alone or _of_who_was_due(article, clauses, first, clause)
            if alone and last < sentence.last and (article.time_at[last] != NOTHING or lower[last] in BEHIND_GIVING_UP):
                at = Trigger(last, last + 1, MeetingKind.TALKS, "pronoun", "A16", clause.index, True, last, word="it")
                found.append(at)
    return found


def _of_who_was_due(article: Article, clauses: list[Clause], first: int, clause: Clause) -> bool:
    """ "The envoy, who was due on Friday, has cancelled": whether the plan is told in a clause on the subject."""
    aside = clauses[article.clause_at[max(first - 1 - (article.lower[first - 1] == ","), 0)]]
    planned = any(article.groups[head].tense is Tense.FUTURE for head in aside.heads)
    return planned and aside.kind == "relative" and aside.parent == clause.index


def _plans(article: Article, words: MeetingWords, sentence: Sentence) -> list[Trigger]:
    """ "were to meet on Monday but the plan was dropped": what is done to a plan is done to the meeting told before."""
    found: list[Trigger] = []
    for at in range(sentence.first + 1, sentence.last - 1):
        group = article.finite(at + 1) if article.lower[at] in PLANS and article.lower[at - 1] in POINTING else None
        if group is None or group.modality is not Modality.ASSERTED or group.negated:
            continue
        effect = effect_of(article, words, article.group_at[at + 1], sentence.last)
        if (
            effect is not None
            and effect.effect in ("cancelled", "postponed")
            and (group.passive or group.lemma == "fall")
        ):
            clause = article.clause_at[at]
            found.append(Trigger(at, at + 1, MeetingKind.TALKS, "pronoun", "A16", clause, True, at - 1, word="it"))
    return found


def _departures(article: Article, words: MeetingWords, sentence: Sentence) -> list[Trigger]:
    """ "was due to leave for B but delayed her departure": the journey told before, as "it" is."""
    found: list[Trigger] = []
    for at in range(sentence.first + 1, sentence.last - 1):
        if article.lower[at] not in DEPARTURES or article.lower[at - 1] not in POSSESSIVE:
            continue
        verbs = [article.group_at[k] for k in (at + 1, *range(at - 2, max(at - 2 - BEFORE_DEPARTURE, 0), -1))]
        group = next((index for index in verbs if index != NOTHING), NOTHING)
        effect = effect_of(article, words, group, sentence.last) if group != NOTHING else None
        if effect is not None and effect.effect in ("cancelled", "postponed", "moved"):
            clause = article.clause_at[at]
            found.append(Trigger(at, at + 1, MeetingKind.TALKS, "pronoun", "A16", clause, True, at - 1, word="it"))
    return found
