"""Whether a noun that can speak of a meeting does: what stands beside it, who meets among themselves, what "it" is."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.reading import Reading
from store.extraction.claims.status.of_verbs import Verdict
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import SIGNS
from store.extraction.claims.triggers.domestic import joined_with_another, two_groups
from store.extraction.claims.triggers.own_bodies import own_body, own_people
from store.extraction.claims.triggers.told_verb import past_adjuncts
from store.extraction.claims.triggers.trigger import Trigger
from store.lexicon.closed import closed
from store.model import MeetingKind, Sentence, Status

ASSEMBLIES = frozenset({"conference", "conferences", "congress"})
"""Weak nouns of what parties and parliaments hold among themselves."""
FORUMS = frozenset({"forum", "dialogue"})
SITTING = frozenset({"tense", "held", "ongoing", "plan", "moved", "cancelled", "postponed"})
"""What is said of a meeting by its verb."""
SITTINGS = frozenset({"session", "sessions", "sitting", "sittings"})
"""What a government holds by itself."""
LEGISLATURES = closed("legislatures")
CHAMBER = 5
"""How many tokens the name of a chamber has at most, "in the" with it."""
JUDGING = closed("judging_verbs")
NOT_JUDGING = closed("stops_phrase")
JUDGED = 12
"""How many tokens behind a meeting the words stand at most that it is called."""
QUOTES = frozenset('"“‘«„')
BOARDS = frozenset({"board", "directors"})
OPENING_VERBS = closed("opening_it")
PLANNING_VERBS = closed("planning_it")
RESUMING = frozenset({"resume", "reopen", "reconvene"})
PLANS = closed("plans_pointed_at")
OVER = frozenset({Status.HELD, Status.ONGOING})
SPOKEN = closed("spoken_talks")
PUT_OFF = frozenset({"cancelled", "postponed", "moved"})


def as_a_rule(reading: Reading, trigger: Trigger, sentence: Sentence) -> bool:
    lower = reading.article.lower
    behind = range(trigger.last, min(trigger.last + 8, sentence.last))
    if "rule" not in lower[trigger.last : behind.stop]:
        return False
    return any(lower[k] == "rule" and lower[k - 2 : k] == ["as", "a"] for k in behind)


def holds(reading: Reading, frame: Frame) -> bool:
    """Whether a noun that is not a meeting by itself is shown to be one by what stands beside it."""
    strength, verdict = frame.trigger.frame, frame.verdict
    if (not frame.sides or frame.shared) and _sits_in_parliament(reading, frame.trigger):
        return False
    named = reading.article.mention(frame.trigger.first) is not None
    if strength == "weak" and named and frame.trigger.word in FORUMS:
        return frame.dated and verdict.effect in SITTING  # no "Forum" that opens an office
    if strength == "weak":
        return not (frame.trigger.word in ASSEMBLIES and _among_themselves(reading, frame)) and (
            bool(frame.sides or frame.people)
            or (frame.dated and verdict.strength >= 2)
            or (frame.place is not None and (verdict.strength >= 2 or frame.dated))
            or (_were_called_off(frame) and _follows_on(reading, frame))
        )
    if strength == "body":
        return verdict.effect in ("cancelled", "postponed", "moved", "plan") or (
            verdict.relation == "subject"
            and (verdict.strength == 3 or (_takes_place(reading, verdict) and frame.dated and frame.place is not None))
        )
    if strength == "pronoun":
        return _follows_on(reading, frame)
    return not _among_themselves(reading, frame)


def _were_called_off(frame: Frame) -> bool:
    """ "were to meet on 10 June. The discussions have been put off": the talks told before."""
    verdict = frame.verdict
    spoken = frame.definite and frame.trigger.word in SPOKEN
    return spoken and verdict.relation == "subject" and verdict.effect in PUT_OFF and verdict.strength >= 3


def is_judged(reading: Reading, frame: Frame) -> bool:
    """ "called the meeting useful", "called the talks in Lomé “a start”": he says so of it, and calls none."""
    verdict, trigger, article = frame.verdict, frame.trigger, reading.article
    if verdict.relation != "object" or verdict.governor == NOTHING or not frame.definite:
        return False
    governor = article.groups[verdict.governor]
    if governor.lemma not in JUDGING or article.token_range(governor.span)[1] != trigger.phrase_first:
        return False
    stop = min(trigger.last + JUDGED, len(article.lower))
    said = past_adjuncts(article, trigger.last, stop)
    for k in range(trigger.last, stop):
        if article.lower[k] in QUOTES:
            return True
        if article.lower[k] in SIGNS or article.finite(k) is not None:
            return False
        if k == said and _is_said_of(article, k):
            return True
    return False


def _is_said_of(article: Article, at: int) -> bool:
    """Whether a word right behind a meeting can be what it is called: no day, preposition or conjunction."""
    word = article.lower[at]
    return word.isalpha() and word not in NOT_JUDGING and article.time_at[at] == NOTHING


def _takes_place(reading: Reading, verdict: Verdict) -> bool:
    """ "The council was held in A", "took place", "goes on": what only a meeting does."""
    if verdict.effect == "ongoing" or verdict.governor == NOTHING:
        return verdict.effect == "ongoing"
    governor = reading.article.groups[verdict.governor]
    return governor.lemma == "take" or (governor.lemma == "hold" and governor.passive)


def _among_themselves(reading: Reading, frame: Frame) -> bool:
    """ "Zambia's parliament held a session", "the party's meeting in Lima": those who meet among themselves."""
    if (len(frame.sides) > 1 and not frame.shared) or frame.kind is MeetingKind.VISIT:
        return False
    trigger = frame.trigger
    first = max(reading.clauses[trigger.clause].first, trigger.phrase_first - 14)
    if frame.shared and frame.series == "next":  # "Deputies failed to elect a speaker. The next sitting is ..."
        first = reading.article.sentence_first(max(reading.article.sentence_first(trigger.first) - 1, 0))
    elif frame.shared:
        return False
    behind = reading.article.lower[trigger.last : trigger.last + 1]
    if behind == ["with"]:
        return own_people(reading.article, trigger.last + 1)
    if joined_with_another(reading.article, reading.words.domestic, first, trigger.phrase_first):
        return False
    if behind == ["of"] and own_people(reading.article, trigger.last + 1):
        return True
    after = range(trigger.last, min(trigger.last + 6, len(reading.article.lower)))
    ours = after if _only_theirs(reading, trigger) else range(0)
    sits = trigger.word in SITTINGS
    speaker = _speaking(reading.article, first, trigger.first) if frame.shared else frozenset()
    return any(
        _domestic(reading, k) or own_body(reading.article, k) or (sits and reading.article.lower[k] == "government")
        for k in (*range(first, trigger.first), *ours)
        if k not in speaker
    )


def _speaking(article: Article, first: int, stop: int) -> frozenset[int]:
    """The words for who says what is said in some tokens: "the cabinet said"."""
    cues = {article.cue_at[k] for k in range(first, stop)} - {NOTHING}
    spans = [span for cue in cues if (span := article.statements[cue].speaker_span) is not None]
    return frozenset(k for span in spans for k in range(*article.token_range(span)))


def _sits_in_parliament(reading: Reading, trigger: Trigger) -> bool:
    """ "In the National Assembly the hearing was moved to Friday": its clause opens with a chamber of one country."""
    article, first = reading.article, reading.clauses[trigger.clause].first
    if article.lower[first] != "in" or first >= trigger.phrase_first:
        return False
    inside = range(first + 1, min(first + CHAMBER, trigger.phrase_first))
    return any(article.lower[k] in LEGISLATURES or own_body(article, k) for k in inside)


def _only_theirs(reading: Reading, trigger: Trigger) -> bool:
    """Whether "of" leads to one crowd: "a session of parliament", no "round table of the unions and the employers"."""
    article, last = reading.article, trigger.last
    if article.lower[last : last + 1] != ["of"]:
        return False
    end = next((k for k in range(last + 1, len(article.lower)) if article.group_at[k] != NOTHING), last + 1)
    return not two_groups(article, reading.words.domestic, last + 1, end)


def _domestic(reading: Reading, at: int) -> bool:
    """Whether a word names those who meet among themselves; no part of a name such as "European Union"."""
    if reading.article.lower[at] not in reading.words.domestic or reading.article.before(at) == "-":
        return False  # no party of "six-party talks"
    mention = reading.article.mention(at)
    if mention is None and at and reading.article.lower[at] in BOARDS:
        owner = next((m for k in (at - 1, at - 2) if (m := reading.article.mention(k)) is not None), None)
        if owner is not None and (reading.article.side_of(owner.key) or "").startswith("org:"):
            return False  # "an ACC executive board meeting"
    if mention is None:
        return True
    side = reading.article.side_of(mention.key) or mention.key
    known = reading.article.lexicon.actor(side) is not None
    return side.startswith("country:") or not (known or reading.article.lower[at] in BOARDS)


def _follows_on(reading: Reading, frame: Frame) -> bool:
    """Whether "it" can be the meeting told before: near enough, and said to be what only a meeting is."""
    verdict = frame.verdict
    if reading.article.lower[frame.trigger.first] == "they":
        previous = reading.discourse.frames[-1] if reading.discourse.frames else None
        governor = reading.article.groups[verdict.governor] if verdict.governor != NOTHING else None
        if previous is None or governor is None or not previous.trigger.noun or not previous.trigger.word.endswith("s"):
            return False
        if not (governor.passive or governor.lemma in OPENING_VERBS | RESUMING):
            return False
    if not reading.discourse.frames or (verdict.strength < 2 and not verdict.unfulfilled):
        return False
    if reading.article.lower[frame.trigger.first] in PLANS and reading.discourse.frames[-1].status in OVER:
        return False  # "met on Monday. The plan was dropped after that"
    if verdict.relation != "subject" and not (verdict.relation == "object" and verdict.strength == 3):
        return False
    distance = frame.sentence - reading.discourse.frames[-1].sentence
    if verdict.effect in ("cancelled", "postponed", "moved") or verdict.strength == 3:
        return distance <= 1
    group = reading.article.groups[verdict.governor]
    timed = distance <= 1 and frame.dated and verdict.effect in ("plan", "tense")
    if timed and group.lemma in OPENING_VERBS | PLANNING_VERBS:
        return True
    if distance <= 1 and frame.dated and group.lemma in RESUMING:
        return True
    placed = group.lemma == "take" or (group.lemma == "hold" and group.passive)
    return verdict.effect == "tense" and distance <= 1 and (placed or (distance == 0 and frame.dated))
