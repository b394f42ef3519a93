"""Persons at the side of those who meet, told in words of their own.

"X was accompanied by Y", "X came with Y", "With X were Y and Z", "At his side sat Y", "The talks were chaired by Y".
"""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article, between
from store.extraction.claims.text.person_lists import persons_listed
from store.extraction.claims.who.spoken_of import whole
from store.lexicon.closed import closed
from store.model import Mention, Sentence

ACCOMPANIED = closed("accompanied")
COMING = closed("coming_along")
BRINGING = closed("bringing_along")
TOGETHER = COMING | BRINGING
SEATS = closed("seats_and_rooms")
OPENING = closed("opening_on_place")
WORKED_ON = closed("worked_on_by")
TOLD_BY = ACCOMPANIED | WORKED_ON
ENDS = frozenset({";", ":", "which", "where", "after", "before", "while", "but", "met", "told"})
"""Words at which a list of persons ends."""
PRONOUNS = frozenset({"he", "she", "they", "who", "him", "her", "them", "his", "both"})
OTHERS = frozenset({"last", "previous", "earlier", "not", "their"})
"""Words that make it another meeting, or nobody."""
AT_SIDE = closed("at_his_side")
BEFORE_SIDE = frozenset({"his", "her", "their", "in"})
BETWEEN_PARTS = frozenset({";"})
LIKENING = frozenset({"as"})
REACH = 16
"""Tokens between somebody and the word that says who was at his side."""
OPENS_WITHIN = 12
"""Tokens of a phrase of place that opens a sentence."""


def in_company(article: Article, frame: Frame, sentence: Sentence) -> list[Mention]:
    """The persons whom a sentence puts at the side of those who meet, or at the meeting itself."""
    found = _placed(article, frame, sentence) + _as_well(article, frame, sentence) + _at_side(article, frame, sentence)
    first, last = sentence.first + 1, sentence.last - 1
    for at in sorted({*article.words.within(TOLD_BY, first, last), *between(article.finite_ends, first, last)}):
        first = _company_from(article, at, sentence.last)
        if first and _is_of(article, frame, sentence, at):
            found += _persons(article, first, sentence.last)
        elif (
            article.lower[at] in WORKED_ON
            and article.lower[at + 1] == "by"
            and (_is_bare(article, sentence, at) or _is_to_be(article, frame, sentence, at))
        ):
            found += _persons(article, at + 2, sentence.last)
    return found


def _at_side(article: Article, frame: Frame, sentence: Sentence) -> list[Mention]:
    """ "With X at his side, A met B", "A met B, with X in tow": those between "with" and where they are."""
    lower, meeting = article.lower, frame.trigger
    if not sentence.first <= meeting.first < sentence.last:
        return []
    for at in article.words.within(AT_SIDE, sentence.first + 2, sentence.last - 1):
        if lower[at - 1] not in BEFORE_SIDE and lower[at + 1] != "on":
            continue
        opens = next((k for k in range(at - 1, max(sentence.first, at - REACH) - 1, -1) if lower[k] == "with"), -1)
        if opens >= 0 and article.first_finite(opens, at) is None:
            return _persons(article, opens + 1, at)
    return []


def _company_from(article: Article, at: int, stop: int) -> int:
    """The token at which those at somebody's side are named; 0 where a token says nothing of them."""
    lower = article.lower
    if lower[at] in ACCOMPANIED and lower[at + 1] == "by":
        return at + 2
    group = article.finite(at)
    if group is None or group.lemma not in TOGETHER or group.negated or article.finite(at + 1) is group:
        return 0
    after = range(at + 1, min(at + 4, stop - 1))
    if group.lemma in COMING:
        return next((k + 1 for k in after if lower[k] in ("with", "alongside")), 0)
    if group.lemma in BRINGING:
        along = next((k + 1 for k in after if lower[k] in ("along", "with")), 0)
        return along + (bool(along) and lower[along] in PRONOUNS)
    return 0


def _is_of(article: Article, frame: Frame, sentence: Sentence, at: int) -> bool:
    """Whether whoever is named last before a token is one of those who meet, or stands for one of them."""
    for k in range(at - 1, max(sentence.first, at - REACH) - 1, -1):
        mention = article.mention(k)
        if mention is not None and article.is_person(mention):
            finite = article.finite(at) is not None  # "Mr Dar will be accompanied by"
            return _takes_part(frame, mention.key) or (finite and article.side_of(mention.key) in whole(frame).sides)
        if mention is not None and article.side_of(mention.key) in whole(frame).sides:
            return True
        if article.lower[k] in PRONOUNS and mention is None:
            return bool(whole(frame).people) and article.lower[k] != "who"
    return False


def _takes_part(frame: Frame, key: str) -> bool:
    meeting = whole(frame)
    return key in frame.people or key in meeting.people or key in meeting.company


def _is_bare(article: Article, sentence: Sentence, at: int) -> bool:
    """Whether nothing but the meeting just told is the subject before a participle: no name, no day, no "last"."""
    lower = article.lower
    before = range(sentence.first, at)
    named = any(article.mention(k) is not None for k in before if lower[k] not in PRONOUNS)
    return (
        not named
        and any(article.finite(k) is not None for k in before)
        and OTHERS.isdisjoint(lower[sentence.first : at])
        and not any(article.time_at[k] >= 0 for k in range(sentence.first, sentence.last))
    )


def _is_to_be(article: Article, frame: Frame, sentence: Sentence, at: int) -> bool:
    """Whether a participle stands right behind the noun of the meeting: "The talks, to be led by A and B, are set"."""
    trigger = frame.trigger
    here = trigger.noun and sentence.first <= trigger.first < at <= trigger.last + REACH
    return here and "be" in article.lower[at - 2 : at] and article.first_finite(trigger.last, at + 1) is None


def _placed(article: Article, frame: Frame, sentence: Sentence) -> list[Mention]:
    """ "With X were Y and Z", "At his side sat Y", "; on the Fijian side was Z": those behind the verb."""
    starts = [sentence.first]
    starts += [k + 1 for k in article.words.within(BETWEEN_PARTS, sentence.first, sentence.last - 1)]
    return [mention for first in starts for mention in _placed_from(article, frame, first, sentence)]


def _placed_from(article: Article, frame: Frame, first: int, sentence: Sentence) -> list[Mention]:
    lower = article.lower
    if lower[first] not in OPENING:
        return []
    stop = min(sentence.last, first + OPENS_WITHIN)
    verb = article.first_finite(first, stop)
    group = article.finite(verb) if verb is not None else None
    if verb is None or group is None or group.negated or group.lemma not in ("be", "sit", "stand"):
        return []
    opening = range(first, verb)
    if any(article.time_at[k] >= 0 for k in opening) or "," in lower[first:verb]:
        return []
    ours = any(_ours(article, frame, k) for k in opening) and lower[first] in ("with", "beside", "alongside", "behind")
    if not ours and SEATS.isdisjoint(lower[max(first, verb - 2) : verb]):
        return []
    return _persons(article, article.token_range(group.span)[1], sentence.last)


def _as_well(article: Article, frame: Frame, sentence: Sentence) -> list[Mention]:
    """ "X attended the ceremony, as did Y": those behind "as did" where those before it take part."""
    lower = article.lower
    for at in article.words.within(LIKENING, sentence.first + 2, sentence.last - 2):
        if lower[at + 1] in ("did", "were", "was", "had"):
            before = (article.mention(k) for k in range(max(sentence.first, at - REACH), at))
            if any(m is not None and _takes_part(frame, m.key) for m in before):
                return _persons(article, at + 2, sentence.last)
    return []


def _ours(article: Article, frame: Frame, at: int) -> bool:
    mention = article.mention(at)
    return mention is not None and (
        _takes_part(frame, mention.key) or article.side_of(mention.key) in whole(frame).sides
    )


def _persons(article: Article, first: int, stop: int) -> list[Mention]:
    return persons_listed(article, first, stop, ENDS)
