"""The words that can speak of a meeting: nouns with their phrase, verbs with their group; no false friends."""

from __future__ import annotations

from store.extraction.claims.scan.phrases import ROUNDS
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.words import MeetingWords
from store.extraction.claims.triggers.false_friends import follows
from store.extraction.claims.triggers.noun_triggers import noun_trigger
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.triggers.verb_triggers import verb_trigger
from store.lexicon.closed import closed
from store.model import MeetingKind, Sentence, Tense, VerbGroup

AT_WISH = closed("at_wish")
ELLIPTICAL = closed("elliptical")
ORDER = closed("order")
ORDER_OF_ONE = ORDER | {"following", "earlier", "preceding", "initial", "later", "further", "new", "final", "original"}
"""What stands between an article and "one" that is a meeting of a series."""
OF_A_SERIES = frozenset({"one", "next", *ORDER_OF_ONE, *ROUNDS})
"""One of these stands behind an article that opens "the third", "a second date", "the following one"."""
BEFORE_SERIES = frozenset({"the", "a", "an", "their"})
OPENING_SERIES = BEFORE_SERIES | {"one", "another"}
BEFORE_ONE = frozenset({",", ";", ":", "and", "but", "that", "–", "—"})
"""Before "one" where it opens a clause: "; one was planned for May"."""
DATED = 6
"""How many tokens behind "a second date", or behind its verb, the day stands at most, with the town before it."""
SETTING_DATES = closed("setting_dates")
PLANNING_VERBS = closed("planning_it")
LINKS = frozenset({"link", "videoconference", "video-conference", "teleconference", "link-up"})
MEANS = frozenset({"by", "via", "through", "over"})
PRELUDES = closed("preludes")
EVEN = frozenset({"ever", "even", "first", "actually"})
TOGETHER = 14
"""How many tokens behind the verb of a clause "together" stands at most."""


def find_triggers(article: Article, words: MeetingWords, sentence: Sentence, clauses: list[Clause]) -> list[Trigger]:
    """All triggers of a sentence, in text order."""
    found: list[Trigger] = []
    lower, group_at, groups = article.lower, article.group_at, article.groups
    done = noun_done = NOTHING
    for at in _openings(article, words, sentence):
        if at < done:
            continue
        word = lower[at]
        group = group_at[at]
        verb = groups[group] if group != NOTHING else None
        if verb is not None and verb.head == at and (verb.lemma in words.verbs or verb.lemma in words.phrases):
            trigger = verb_trigger(article, words, at, group, sentence)
            if trigger is not None:
                found.append(trigger)
                continue
        end = _one_of_a_series(article, at, sentence) if word in OPENING_SERIES else 0
        alone = end and (
            _dated(article, end)
            if lower[end - 1] == "date"
            else _elliptical(article, end) or (lower[end - 1] == "one" and _planned(article, end))
            if word == "the" or (lower[end - 1] == "one" and word != "one")
            else (_planned(article, end) or (bool(found) and found[-1].noun and _after_one(article, at)))
            if word == "one"
            else (at == sentence.first and _planned(article, end))
            or (found and (_planned(article, end) or _elsewhere(article, end)))
        )
        if alone:
            clause = article.clause_at[at]
            found.append(Trigger(end - 1, end, MeetingKind.TALKS, "ellipsis", "S24", clause, True, at, word="round"))
            done = end
            continue
        if word in words.jointly and follows(lower, at, words.jointly) is not None:
            joint = _together(article, at, clauses, found)
            if joint is not None:
                found.append(joint)
        if word in words.nouns and at >= noun_done:
            noun = noun_trigger(article, words, at, group, sentence)
            asked = lower[max(at - 2, 0) : at - 1] == ["at"] and word in AT_WISH
            if asked and found and found[-1].clause == article.clause_at[at]:
                noun = None  # "held talks at the invitation of A"
            if noun is not None and found and _beside_it(article, noun, found[-1]):
                noun_done, noun = noun.last, None
            if noun is not None:
                if found and found[-1].frame == "deal" and found[-1].last == noun.phrase_first:
                    found.pop()  # "discussed a possible summit": what is spoken of is another meeting
                found.append(noun)
                noun_done = noun.last
    return [trigger for trigger in found if not _left_undone(article, trigger)] if found else found


def _openings(article: Article, words: MeetingWords, sentence: Sentence) -> list[int]:
    """The tokens of a sentence at which something can speak of a meeting, in order."""
    first, last, within = sentence.first, sentence.last, article.words.within
    series = (at - 1 for at in within(OF_A_SERIES, first + 1, last) if article.lower[at - 1] in BEFORE_SERIES)
    return sorted({*article.heads_within(first, last), *within(words.openers, first, last), *series})


def _beside_it(article: Article, noun: Trigger, told: Trigger) -> bool:
    """ "talks by video link": how they meet; "the talks, a prelude to negotiations in C,": what they prepare."""
    lower, at = article.lower, noun.phrase_first
    if noun.clause != told.clause:
        return False
    by = lower[at - 1] in MEANS and article.group_at[at - 2] == NOTHING  # no "followed by"
    towns = any(m is not None and article.place_of(m) is not None for m in map(article.mention, range(told.last, at)))
    if by and noun.kind is MeetingKind.CALL and told.last < at and noun.word in LINKS and not towns:
        told.kind = MeetingKind.CALL if told.kind is MeetingKind.TALKS else told.kind
        return True
    prepared = lower[at - 1] in ("to", "for", "of") and lower[at - 2] in PRELUDES and lower[at - 4] == ","
    return prepared and told.noun


def _left_undone(article: Article, trigger: Trigger) -> bool:
    """ "left without having met", "were both there without holding a bilateral meeting"."""
    before = trigger.phrase_first - 1
    index = trigger.group if not trigger.noun else article.group_at[before] if before >= 0 else NOTHING
    if index == NOTHING or article.groups[index].tense is not Tense.NONE:
        return False
    first = article.token_range(article.groups[index].span)[0]
    return "without" in (article.before(first), article.before(first - 1) if article.before(first) in EVEN else "")


def _together(article: Article, at: int, clauses: list[Clause], found: list[Trigger]) -> Trigger | None:
    """ "A and B toured the temple together": whatever two sides do together, where and when that is told."""
    clause = clauses[article.clause_at[at]]
    heads = [head for head in clause.heads if article.groups[head].head < at]
    if not heads or any(trigger.clause == clause.index and trigger.frame != "body" for trigger in found):
        return None
    of_it = clause.kind == "relative" and clause.marker in ("that", "which")
    if of_it and any(t.noun and t.clause == clause.parent and t.last < clause.first for t in found):
        return None  # "talks that were to open behind closed doors"
    if article.before(at) == "," and article.lower[at : at + 2] == ["together", "with"]:
        return None  # "seized two banks, together with a mill in B"
    index = heads[-1]
    first, last = article.token_range(article.groups[index].span)
    if last > at or at - last > TOGETHER:
        return None
    return Trigger(first, last, MeetingKind.OTHER, "contact", "J01", clause.index, False, first, index, "together")


def _one_of_a_series(article: Article, at: int, sentence: Sentence) -> int:
    """The end of "the third", "a fourth", "another one"; 0 where none of them begins at a token."""
    lower = article.lower
    if at + 3 >= sentence.last:
        return 0
    opening, following = lower[at], lower[at + 1]
    if lower[at + 2] == "one" and opening in ("the", "a", "an") and (following in ORDER_OF_ONE or following in ROUNDS):
        return at + 3  # "the following one", "an earlier one"
    another = following == "next" or ROUNDS.get(following, 0) > 1
    if another and lower[at + 2] == "date" and opening in ("the", "a", "their"):
        return at + 3  # "a second date, 20 March, was agreed", "their next date is Paro, on 30 March"
    if opening == "the" and following == "one":
        return at + 2 + (lower[at + 2] in ("before", "after"))
    if opening == "one":
        opens = article.before(at) in BEFORE_ONE or at == sentence.first
        return at + 1 if opens or _after_one(article, at) else 0
    if opening == "another":
        end = at + 1
    elif (opening == "the" and following in ORDER) or (opening in ("a", "the") and following in ROUNDS):
        if article.time_at[at + 1] != NOTHING:
            return 0  # "the 25th" of a month
        end = at + 2
    else:
        return 0
    return end + (lower[end] in ("one", "such"))


def _planned(article: Article, at: int) -> bool:
    """Whether a verb of planning or holding follows "a fourth" or "another": "is due in Adré", ", set for Friday,",
    ", which was to have been held"."""
    if article.lower[at : at + 2] in ([",", "which"], [",", "that"]):
        at += 2
    if at + 1 >= len(article.lower):
        return False
    aside = article.group_at[at + 1] if article.lower[at] == "," else NOTHING
    if aside != NOTHING and article.groups[aside].lemma in PLANNING_VERBS:
        return True
    group = article.finite(at)
    if group is None:
        return False
    return group.lemma in ELLIPTICAL or _to_come(group)


def _dated(article: Article, at: int) -> bool:
    """ "a second date, 20 March,", "a third date was fixed for 20 March", "the next is 2 April": its day follows."""
    group = article.finite(at)
    first = article.token_range(group.span)[1] if group is not None else at
    if group is not None and group.lemma != "be" and group.lemma not in SETTING_DATES:
        return False
    for k in range(first, min(first + DATED, len(article.lower))):
        if article.time_at[k] != NOTHING:
            return True
        if k >= first + 2 and article.mention_at[k] == NOTHING and article.lower[k] not in (",", "on"):
            return False
    return False


def _elsewhere(article: Article, at: int) -> bool:
    """ "signed one in Abéché in 2019 and another in Moundou in 2021": a place or a day of its own follows."""
    return article.lower[at] in ("in", "on", "at") and _settled(article, at + 1)


def _after_one(article: Article, at: int) -> bool:
    """ "the second round this year, after one in Doha in March", "following one held in Doha"."""
    told = at + 1 + (article.lower[at + 1] == "held")
    return article.before(at) in ("after", "following") and _elsewhere(article, told)


def _to_come(group: VerbGroup) -> bool:
    """ "is due", "are set", "has been fixed"."""
    return group.lemma in PLANNING_VERBS and (group.passive or group.lemma == "due")


def _elliptical(article: Article, at: int) -> bool:
    """Whether "the third" stands alone: a verb, a comma or a place follows."""
    if article.lower[at : at + 2] == [",", "which"]:
        group = article.finite(at + 2)
        last = article.token_range(group.span)[1] if group is not None else at
        held_by = article.lower[last : last + 1] == ["by"]
        return _planned(article, at) and not held_by  # no village "which was held by rebels"
    group = article.finite(at)
    if group is not None:
        if group.lemma == "be" and not group.passive:
            last = article.token_range(group.span)[1]
            last += article.lower[last : last + 2] in (["down", "for"], ["set", "for"])
            placed = article.lower[last : last + 1] in (["in"], ["on"], ["at"], ["for"])
            return placed and _settled(article, last + 1)
        return group.lemma in ELLIPTICAL or group.lemma == "be" or _to_come(group)
    aside = article.lower[at] == "," and article.lower[at + 1 : at + 2] in (["in"], ["on"], ["at"], ["down"])
    if aside and _settled(article, at + 2):
        return True
    return article.lower[at] in (",", "in", "on") and article.group_at[at] == NOTHING and _settled(article, at + 1)


def _settled(article: Article, at: int) -> bool:
    """Whether a time or a place comes next."""
    for k in range(at, min(at + 3, len(article.lower))):
        mention = article.mention(k)
        if article.time_at[k] != NOTHING or (mention is not None and article.place_of(mention) is not None):
            return True
    return False
