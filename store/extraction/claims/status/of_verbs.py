"""What one verb says of a meeting by its tense, its sense and its particles; and the verdict that this makes up."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import CONDITIONS
from store.extraction.claims.text.small_words import SIGNS
from store.extraction.claims.text.words import Effect, MeetingWords, State
from store.lexicon.closed import closed
from store.model import Modality, Status, Tense, VerbGroup

REDUCED = closed("reduced")
CROSSING_OFF = closed("crossing_off")
DIARIES = closed("diaries")
READERS = frozenset({"you", "there", "anyone", "one", "we"})
"""Behind the "if" of a writer who speaks to the reader: "If you note one date, note this one: A meets B on Monday"."""
MISSED = frozenset({"would", "should", "could"})
PARTICLE_REACH = 7
DAY_OF_PLAN = 8
"""How many tokens behind "should have met" its day stands at most."""
UNSURE = frozenset({Modality.POSSIBLE, Modality.CONDITIONAL, Modality.WISHED})
BY_TENSE = {
    Tense.FUTURE: Status.SCHEDULED,
    Tense.PAST: Status.HELD,
    Tense.PERFECT: Status.HELD,
    Tense.PROGRESSIVE: Status.ONGOING,
    Tense.PRESENT: Status.SCHEDULED,
}
"""What a verb says of a meeting by its tense."""


@dataclass(slots=True)
class Verdict:
    """What was found for one trigger."""

    status: Status | None = None
    strength: int = 0
    """3 said outright, 2 by the tense of its verb, 1 by a word beside the noun, 0 guessed."""
    negative: bool = False
    moved: bool = False
    relation: str = ""
    """``subject`` or ``object`` of the governing verb, or empty."""
    governor: int = NOTHING
    """The verb group that governs the noun."""
    effect: str = ""
    preposition: str = ""
    """Between the governing verb and the noun."""
    unfulfilled: bool = False
    """"was to have met": did not come to pass as planned."""
    often: bool = False
    """Told of what was done more than once before: "has been put off twice"."""
    absent: bool = False
    """The subject stays away; the meeting stands."""
    rules: list[str] = field(default_factory=list)

    @property
    def settled(self) -> bool:
        """Whether a status has been found."""
        return self.status is not None


def by_tense(group: VerbGroup) -> tuple[Status | None, bool]:
    """The status that a verb's tense and modality give to the meeting it speaks of; the second value: denied."""
    if group.modality in UNSURE:
        return Status.PROPOSED, group.negated
    status = BY_TENSE.get(group.tense)
    if status is not None and group.negated:
        status = Status.CANCELLED
    return status, group.negated


def counterfactual(article: Article, group: VerbGroup) -> bool:
    """ "would have met", "should have begun": what did not come to pass; not "would have to meet" or "have talks"."""
    first, end = article.token_range(group.span)
    words = article.lower[first : group.head if group.lemma == "have" else end + 1]
    return "have" in words and any(
        words[k] in MISSED and "have" in words[k + 1 : k + 3] and "to" not in words[k + 1 : k + 4]
        for k in range(len(words) - 1)
    )


def was_to_have(article: Article, group: VerbGroup) -> bool:
    """ "was to have met", which did not come about; no "to have talks", whose verb is "have"."""
    return group.tense is Tense.FUTURE and "to have " in article.document.text[group.span.start : group.span.end]


def told_status(article: Article, group: VerbGroup) -> tuple[Status | None, bool]:
    """As ``by_tense``, with what was to have been and was not."""
    if counterfactual(article, group) and (group.modality is not Modality.WISHED or _should_have(article, group)):
        return Status.CANCELLED, True
    if group.negated and group.modality is Modality.POSSIBLE and _was_unable(article, group):
        return Status.CANCELLED, True
    first, end = article.token_range(group.span)
    over = group.tense is Tense.PROGRESSIVE and group.past and "had" in article.lower[first:end]
    if over and not group.negated and article.statement_at[group.head] == NOTHING:
        return Status.HELD, False  # "had been talking since Monday": the article tells what came of it
    return by_tense(group)


def _should_have(article: Article, group: VerbGroup) -> bool:
    """ "Should have begun on 8 August": with a day behind it what was planned, without one what somebody regrets."""
    first, end = article.token_range(group.span)
    return article.lower[first] == "should" and any(
        article.time_at[k] != NOTHING for k in range(end, min(end + DAY_OF_PLAN, len(article.lower)))
    )


def _was_unable(article: Article, group: VerbGroup) -> bool:
    """ "could not take place": did not, whatever was wished."""
    first, end = article.token_range(group.span)
    return article.lower[first] == "could" and "have" not in article.lower[first:end]


def effect_of(article: Article, words: MeetingWords, index: int, stop: int) -> Effect | None:
    """What the verb group at ``index`` does to its subject or object, phrasal verbs first."""
    group = article.groups[index]
    if group.lemma in CROSSING_OFF and _off_the_calendar(article, article.token_range(group.span)[1], stop):
        return Effect("cancelled", "E01")
    particles = words.particles.get(group.lemma)
    if particles:
        end = article.token_range(group.span)[1]
        for k in range(end, min(end + PARTICLE_REACH, stop)):
            word = article.lower[k]
            if word in particles and article.before(k) != "-":  # no "hold a follow-up meeting"
                return particles[word]
            if word in SIGNS or article.finite(k) is not None:
                break
    return words.effects.get(group.lemma)


def _off_the_calendar(article: Article, first: int, stop: int) -> bool:
    """ "was struck from the calendar", "have dropped it from their joint agenda": behind a verb of removing."""
    lower = article.lower
    for k in range(first, min(first + PARTICLE_REACH, stop)):
        if lower[k] in ("from", "off"):
            return not DIARIES.isdisjoint(lower[k + 1 : min(k + 5, stop)])
        if lower[k] in SIGNS:
            return False
    return False


def being(article: Article, words: MeetingWords, index: int, stop: int) -> State | None:
    """What "is off", "are under way" say of their subject."""
    end = article.token_range(article.groups[index].span)[1]
    lower = article.lower
    for k in range(end, min(end + 3, stop)):
        for state in words.being.get(lower[k], ()):
            phrase = state.words
            if tuple(lower[k : k + len(phrase)]) == phrase:
                back = lower[k - 1] == "back" or lower[k + 1 : k + 2] == ["for"]  # "is back on for next week"
                if phrase == ("on",) and k + 1 < stop and lower[k + 1] not in SIGNS and not back:
                    continue
                if phrase == ("off",) and k + 1 < stop and lower[k + 1] == "to":
                    continue
                return state
        if lower[k] in SIGNS:
            break
    return None


def conditional(article: Article, at: int, first: int, stop: int) -> bool:
    """Whether an "if", "unless", "provided" or "should" governs the token ``at`` of the sentence ``[first, stop)``."""
    first, stop = max(first, at - 80), min(stop, at + 80)
    lower = article.lower
    for k in range(first, stop):
        if lower[k] not in CONDITIONS:
            continue
        if lower[k] == "should":
            if k > first and lower[k - 1] not in (",", ":", ";", "–", "—"):
                continue
        elif (
            lower[k] == "whether"
            or (lower[k] == "if" and not READERS.isdisjoint(lower[k + 1 : k + 2]) and ":" in lower[k:at])
            or (lower[k] == "if" and k > first and lower[k - 1] in ("as", "even", "ask", "asked", "only"))
            or (lower[k] == "provided" and (k + 1 >= stop or (k > first and lower[k - 1] not in (",",))))
        ):
            continue
        return True
    return False
