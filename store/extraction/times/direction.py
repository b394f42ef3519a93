"""Whether a clause points back or ahead: what decides between last Tuesday and next Tuesday."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from store.calendar_names import WEEKDAYS
from store.extraction.times.choosing import EITHER, FUTURE, NEAREST, PAST, PLANNED
from store.extraction.times.direction_words import Direction, DirectionWords
from store.extraction.times.planned import planned_day, planned_there
from store.extraction.times.raw import RawTime
from store.lexicon.closed import closed
from store.model import BlockKind, Document, Modality, Sentence, Tense, VerbGroup
from store.reading.agreed_there import agreed_deal, agreed_there
from store.reading.clauses import verb_of_clause
from store.reading.tokens import lower_of

_start = attrgetter("span.start")
_token_start = attrgetter("start")
_HEADINGS = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.SUBHEAD)
_POINTS = frozenset(
    {"weekday", "weekdays", "weekdays_either", "day", "range", "either", "named", "nth", "week_of_month"}
)
"""Shapes that name days or a week: beside "for" they are planned."""


_PUT_OFF = frozenset({"defer", "postpone", "put", "delay", "cancel", "call", "drop", "shelve", "suspend", "scrap"})
_PART_OF_MONTH = "part.month"
"""The rule of "early July", planned beside "for" as well."""
_BARE = frozenset({"weekday", "weekdays", "weekdays_either"})
_UNTIL = frozenset({"until", "till"})
_LOOSELY = frozenset({"at", "least", "sometime", "in", "the", "early", "late", "mid"})
"""Between "until" and the time: "until at least July", "until sometime in late July"."""
_GONE = frozenset({"offset", "anchored"})
"""Shapes that say by themselves whether they lie behind or ahead."""
_SETTING = frozenset({"in", "at", "on", "during"})
_WISHED = frozenset({"possible", "potential", "proposed", "planned", "prospective"})
"""Before a noun of what lies ahead: "discussed a possible meeting over the weekend"."""
_WISH_REACH = 10
_OPENED_WITHIN = 3
"""How many tokens a sentence begins with at most before "ahead of", "eve of": "speaking", "on the"."""
_LOOKING_BACK = frozenset({"thank", "praise", "apologise", "apologize", "criticise", "criticize", "blame", "reward"})
"""Verbs whose "for" names what is over."""
_MEETINGS = closed("meetings")
_FOR_IT = 5
"""How many tokens behind "for" a meeting is named at most."""
_PURPOSE = 5
"""How many tokens "in a new bid to", "as part of efforts to" take at most before the infinitive."""
_ADJOINING = frozenset({"in", "as", "amid", "despite"})
_OFFERED = frozenset({"offer", "offers", "proposal", "proposals", "suggestion", "promise"})
"""Asks whose "of" names what is offered: "an offer of talks"."""
_PERFECT = ("to", "have")
_DEPARTING = frozenset({"leave", "depart", "set", "head"})
"""Verbs of who goes to do something later: "left for A to attend a summit there on Friday"."""
_COMING = _DEPARTING | {"arrive", "fly", "travel", "go", "land", "return"}
"""Verbs whose own day stands before "for" and what is to come: "arrived on Tuesday for talks on Friday"."""
_OWN_DAYS = frozenset({*WEEKDAYS, "yesterday"})

_UNKNOWN = Direction(EITHER)


def direction(raw: RawTime, document: Document, groups: tuple[VerbGroup, ...], words: DirectionWords) -> Direction:
    """Where the clause around a time expression points."""
    if raw.sentence < 0 or raw.token < 0:
        return _UNKNOWN
    if raw.rule == "day.moved":
        return Direction(NEAREST)
    tokens = document.tokens
    sentence = document.sentences[raw.sentence]
    i, first = raw.token, sentence.first
    before = [tokens[k][3] if k >= first else "" for k in range(i - 1, i - 6, -1)]
    k = 0
    while k < 3 and before[k] in words.adjuncts:
        k += 1
    preposition = before[0] if before[0] != "the" else before[1]
    if preposition == "after" and (before[1] in _UNTIL or before[2] in _UNTIL):
        preposition = "until"
    if not _UNTIL.isdisjoint(before):
        beyond = next(word for word in before if word not in _LOOSELY)
        preposition = beyond if beyond in _UNTIL else preposition
    if preposition == "since":
        return Direction(PAST)
    if preposition == "as" and before[1] in ("soon", "early", "late"):
        return Direction(FUTURE)
    after = i + 2 if i + 2 < sentence.last and tokens[i + 1][3] == "'s" else i + 1
    if after < sentence.last and tokens[after][3] in words.past_nouns:
        return Direction(PAST)
    if after > i + 1 and before[0] == "of" and before[1] in words.come_of:
        return Direction(PAST)
    first_planned = "had" in before or not words.formerly.isdisjoint(before)
    if first_planned and (before[k] in words.forward or preposition == "for") and raw.shape not in _BARE:
        return Direction(NEAREST)  # "had first been planned for June"
    if before[k] in words.forward or (
        before[k] in ("back", "off", "forward", "in") and before[k + 1 : k + 2] and (before[k + 1] in words.forward)
    ):
        return planned_day(raw, document, groups, words)
    if raw.shape not in _GONE and planned_there(document, i, first, words):
        return planned_day(raw, document, groups, words)
    if preposition == "for" and (raw.shape in _POINTS or raw.rule == _PART_OF_MONTH):
        return planned_day(raw, document, groups, words)
    group = _behind_its_leader(verb_of_clause(groups, tokens, sentence, i), raw, document, groups, words)
    group = _before_purpose(group, raw, document, groups, words)
    if preposition in ("to", "until", "till"):
        if before[k] in words.moved or (group is not None and group.lemma in words.moved):
            return Direction(FUTURE)
        if preposition != "to" and group is not None and group.lemma not in words.lasting:
            return Direction(PAST if group.negated and group.past else FUTURE)
    if preposition == "from" and group is not None and group.lemma in words.moved:
        return Direction(FUTURE)
    if group is None:
        ahead = document.blocks[sentence.block].kind in _HEADINGS and preposition in ("on", "for")
        return Direction(FUTURE) if ahead else _UNKNOWN
    if preposition != "by" and _done_by_hearsay(group, raw, document, groups):
        return Direction(PAST)
    if raw.shape in _BARE and agreed_there(tokens, groups, bisect_left(groups, group.span.start, key=_start), i):
        return Direction(PAST)  # "agreed to reopen the border at talks in Muscat on Monday"
    if preposition in ("on", "in") and agreed_deal(tokens, group, i):
        return Direction(PAST)
    if group.tense is Tense.NONE and group.span.start < raw.span.start and _is_to(document, group):
        return Direction(FUTURE)  # "the conference to be held in April"
    wished = (k for k in range(max(first, group.head + 1, i - _WISH_REACH), i) if tokens[k][3] in _WISHED)
    if raw.shape not in _GONE and (next(wished, None) is not None or _sets_out(group, raw, document, groups)):
        return Direction(FUTURE)
    if raw.shape in _BARE and _comes_for_it(group, raw, document):
        return Direction(NEAREST)
    over = group.tense is Tense.PAST or (group.tense is Tense.PROGRESSIVE and group.past)
    if over and raw.shape not in _GONE and _comes_after(document, group.head + 1, i, words):
        return Direction(PLANNED, True)
    if group.tense is Tense.PROGRESSIVE and tokens[group.head - 1][3] == "been":
        return Direction(PAST)
    behind = group.span.start > raw.span.start and group.tense is Tense.PAST
    behind = behind and not document.text.startswith("had ", group.span.start)
    if behind and raw.shape not in _GONE and _opens_ahead(document, sentence, i, words):
        return Direction(PLANNED, True)
    told_off = group.tense is Tense.FUTURE and (group.past or group.modality is not Modality.ASSERTED)
    missed = _unfulfilled(group, document) if told_off else None
    if missed is not None:
        put_off = raw.shape in _BARE and _has_been_put_off(group, groups, document, sentence)
        return Direction(FUTURE if put_off else missed)
    if group.lemma == "call" and group.tense is Tense.PAST and not _calls_for(document, group.head + 1, i):
        return Direction(PAST)  # by telephone, or "called on the premier"; "called for talks on Sunday" proposes them
    if group.tense is Tense.NONE and group.passive and document.text.startswith("be ", group.span.start):
        return Direction(FUTURE)  # "suggested that talks be held in July"
    if group.tense is Tense.NONE and group.passive and group.lemma in words.planning:
        planned = planned_day(raw, document, groups, words)  # "talks planned in Suva on Tuesday are in doubt"
        return planned if planned.towards == PLANNED else Direction(NEAREST)
    told_for = (group.tense is Tense.PERFECT and group.lemma not in _LOOKING_BACK) or group.lemma in words.choosing
    if told_for and raw.shape in _BARE and _for_a_meeting([token.lower for token in tokens[group.head + 1 : i]]):
        return Direction(FUTURE)  # "has been chosen as the place for a meeting on Friday"
    particle = tokens[group.head + 1].lower if group.head + 1 < i else ""
    found = _of_group(group, words, i, f"{group.lemma}-{particle}" in words.proposing_with)
    told = group.tense is Tense.PAST and group.head + 1 < i and tokens[group.head + 1][3] in _SETTING
    hoped = group.tense is Tense.PAST and found.towards == PAST and raw.shape not in _GONE
    hoping = hoped and not words.hopes.isdisjoint(map(lower_of, tokens[group.head + 1 : i]))
    if hoping and any(tokens[k][3] in words.hopes and tokens[k + 1][3] == "for" for k in range(group.head + 1, i)):
        return Direction(FUTURE)  # "raised hopes for talks in April"
    if hoped and _asked_for(document, group.head + 1, i, words.asks):
        return Direction(NEAREST)  # "turned down a request for talks on Friday"
    if after > i + 1 and group.tense is Tense.PRESENT and group.lemma in words.told_of:
        return _UNKNOWN  # "Tuesday's session follows a first round"
    if told and _purpose_behind(raw, document, groups):
        return Direction(PAST)  # "agreed in Apia on Sunday to reopen the border"
    return Direction(NEAREST) if preposition == "by" and found.towards == PAST else found


def _calls_for(document: Document, first: int, end: int) -> bool:
    """ "called for", "called on both to"; not "called on the premier"."""
    words = [token.lower for token in document.tokens[first:end]]
    return words[:1] == ["for"] or (words[:1] == ["on"] and ("to" in words or "for" in words))


def _comes_after(document: Document, first: int, time: int, words: DirectionWords) -> bool:
    """ "asked for patience ahead of talks in July": whether the tokens open what had yet to come, and name it."""
    lowers = [token.lower for token in document.tokens[first:time]]
    opened = (k for k in range(len(lowers) - 2) if lowers[k] in words.coming and lowers[k + 1] in ("of", "to", "for"))
    at = next(opened, None)
    return at is not None and "," not in lowers[at:]


def _opens_ahead(document: Document, sentence: Sentence, time: int, words: DirectionWords) -> bool:
    """ "Ahead of Friday's talks with B, A ruled out a deal": whether the sentence opens with what had yet to come."""
    lowers = [token.lower for token in document.tokens[sentence.first : time]]
    opened = (k for k in range(min(len(lowers) - 1, _OPENED_WITHIN)) if lowers[k] in words.coming)
    at = next((k for k in opened if lowers[k + 1] in ("of", "to", "for")), None)
    return at is not None and "," not in lowers[at:]


def _asked_for(document: Document, first: int, end: int, asks: frozenset[str]) -> bool:
    """Whether the tokens name a proposal with what is proposed: "a request by Chad for a meeting"."""
    lowers = [token.lower for token in document.tokens[first:end]]
    at = next((k for k, word in enumerate(lowers) if word in asks), None)
    if at is None:
        return False
    behind = lowers[at + 1 :]
    return not {"for", "to"}.isdisjoint(behind) or (lowers[at] in _OFFERED and behind[:1] == ["of"])


def _for_a_meeting(lowers: list[str]) -> bool:
    """ "for a meeting", "for talks": what is not known yet is to come; no "thanked them for the talks"."""
    at = next((k for k, word in enumerate(lowers) if word == "for"), len(lowers))
    behind = lowers[at + 1 : at + _FOR_IT]
    return behind[:1] != ["the"] and not _MEETINGS.isdisjoint(behind)


def _is_to(document: Document, group: VerbGroup) -> bool:
    return document.text.startswith("to ", group.span.start)


def _done_by_hearsay(group: VerbGroup, raw: RawTime, document: Document, groups: tuple[VerbGroup, ...]) -> bool:
    """ "is understood to have told him on Monday", "claims to have met him": whether what the clause tells is done."""
    done = group
    if group.tense is Tense.PRESENT:
        at = bisect_left(groups, group.span.start, key=_start) + 1
        done = groups[at] if at < len(groups) else group
        between = document.text[group.span.end : done.span.start].split()
        if len(between) > 1:
            return False
    told = document.text[done.span.start : done.span.end].split()
    perfect = done.tense is Tense.NONE and len(told) > len(_PERFECT) and tuple(told[:2]) == _PERFECT
    return perfect and done.span.end <= raw.span.start


def _purpose_behind(raw: RawTime, document: Document, groups: tuple[VerbGroup, ...]) -> bool:
    """Whether the time stands right before an infinitive."""
    after = bisect_left(groups, raw.span.end, key=_start)
    if after == len(groups) or not _is_to(document, groups[after]):
        return False
    return not document.text[raw.span.end : groups[after].span.start].strip()


def _sets_out(group: VerbGroup, raw: RawTime, document: Document, groups: tuple[VerbGroup, ...]) -> bool:
    """ "left for A on Monday to attend talks on Friday": whether the time is that of what somebody sets out for."""
    if group.lemma not in _DEPARTING or group.tense is not Tense.PAST:
        return False
    at = bisect_left(groups, raw.span.start, key=_start) - 1
    near = groups[at] if at >= 0 else group
    return near.span.start > group.span.start and near.tense in (Tense.NONE, Tense.FUTURE) and _is_to(document, near)


def _comes_for_it(group: VerbGroup, raw: RawTime, document: Document) -> bool:
    """ "arrived on Tuesday for talks on Friday": whether the time is that of what somebody had come for by then."""
    if group.lemma not in _COMING or group.tense is not Tense.PAST:
        return False
    words = [token.lower for token in document.tokens[group.head + 1 : raw.token]]
    return "for" in words and not _OWN_DAYS.isdisjoint(words[: words.index("for")])


def _behind_its_leader(
    group: VerbGroup | None,
    raw: RawTime,
    document: Document,
    groups: tuple[VerbGroup, ...],
    words: DirectionWords,
) -> VerbGroup | None:
    """The verb whose time it is in "will meet a team led by X on Monday": that before the participle, if any."""
    tokens, sentence = document.tokens, document.sentences[raw.sentence]
    while group is not None and tokens[group.head].lower in words.conducted:
        behind = tokens[group.head + 1 : group.head + 2]
        reduced = tokens[group.head].start == group.span.start and bool(behind) and behind[0].lower == "by"
        before = bisect_left(groups, group.span.start, key=_start) - 1
        if not reduced or before < 0 or groups[before].span.start < sentence.span.start:
            break
        group = groups[before]
    return group


def _before_purpose(
    group: VerbGroup | None,
    raw: RawTime,
    document: Document,
    groups: tuple[VerbGroup, ...],
    words: DirectionWords,
) -> VerbGroup | None:
    """ "called him on Sunday to discuss the border": the verb before the time, not the purpose beside it."""
    if group is None:
        return None
    behind = group.span.start >= raw.span.end and _purpose_behind(raw, document, groups)
    if not behind and not (group.span.start < raw.span.start and _is_purpose(document, group, groups, words)):
        return group
    first = document.sentences[raw.sentence].span.start
    at = bisect_left(groups, min(raw.span.start, group.span.start), key=_start) - 1
    while at >= 0 and groups[at].span.start >= first:
        if groups[at].tense is not Tense.NONE:
            return groups[at]
        at -= 1
    return group


def _is_purpose(document: Document, group: VerbGroup, groups: tuple[VerbGroup, ...], words: DirectionWords) -> bool:
    """ "in a bid to end it", "as part of efforts to end it", "intended to end it"; no "rejected a bid to end it"."""
    if not _is_to(document, group):
        return False
    at = bisect_left(document.tokens, group.span.start, key=_token_start)
    before = [token.lower for token in document.tokens[max(at - _PURPOSE, 0) : at]]
    if not before or before[-1] not in words.purposes:
        return False
    index = bisect_left(groups, group.span.start, key=_start) - 1
    participle = index >= 0 and groups[index].head == at - 1
    return groups[index].tense is Tense.NONE if participle else not _ADJOINING.isdisjoint(before)


def _unfulfilled(group: VerbGroup, document: Document) -> int | None:
    """PAST for "was to have flown on Monday", NEAREST for "would have met on Sunday", off or over; else None."""
    words = document.text[group.span.start : group.span.end].lower().split()
    if any(words[k : k + 2] == ["to", "have"] for k in range(len(words) - 2)):
        return PAST
    missed = words[-1] != "have" and words[0] in ("would", "should", "could")
    return NEAREST if missed and "have" in words[1:3] and "to" not in words else None


def _has_been_put_off(group: VerbGroup, groups: tuple[VerbGroup, ...], document: Document, sentence: Sentence) -> bool:
    """ "was to have begun on Thursday, has been deferred": told ahead of the day, or there were nothing to tell."""
    stop = document.tokens[sentence.last - 1].end
    later = groups[bisect_left(groups, group.span.end, key=_start) :]
    following = next((g for g in later if g.tense is not Tense.NONE and g.span.start < stop), None)
    return following is not None and following.tense is Tense.PERFECT and following.lemma in _PUT_OFF


def _of_group(group: VerbGroup, words: DirectionWords, i: int, proposing: bool) -> Direction:
    tense = group.tense
    if tense is Tense.FUTURE:
        if group.modality is Modality.POSSIBLE and group.negated and (group.past or group.passive):
            return Direction(PAST)
        return Direction(PLANNED if group.past else FUTURE, group.past)
    if tense is Tense.PRESENT:
        return _UNKNOWN if group.lemma in words.saying else Direction(FUTURE)
    if tense is Tense.PROGRESSIVE:
        return Direction(PAST if group.past else FUTURE)
    if tense is Tense.NONE:
        return Direction(PAST) if group.passive else _UNKNOWN
    if group.passive and group.head > i and group.lemma in words.mooting:
        return Direction(FUTURE, True)  # "a summit on Friday has been proposed"
    if not group.passive and i - group.head > 1:
        if group.lemma in words.planning:
            return Direction(FUTURE, True)
        if (proposing or group.lemma in words.proposing) and i - group.head > 2:
            return Direction(FUTURE if tense is Tense.PERFECT else NEAREST)
    return Direction(PAST)
