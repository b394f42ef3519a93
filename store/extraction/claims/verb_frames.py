"""Whether a verb has beside it what makes it a verb of meeting: a place, a guest, a voice."""

from __future__ import annotations

from store.extraction.claims.argument_words import ACCREDITED, CROWD
from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.false_friends import follows
from store.extraction.claims.plurals import plural_at
from store.extraction.claims.spoken import (
    DURATIONS,
    actor_after,
    by_voice,
    faced,
    guest_somewhere,
    person_near,
    place_after,
    raised,
    rung,
    settled,
    speak_together,
    talks_somewhere,
)
from store.extraction.claims.words import Verb
from store.lexicon.closed import closed
from store.model import Tense

MOTION = closed("motion")
ENTERED = closed("entered")
ON_THE_WAY = closed("on_the_way")
DEALS = closed("deals")
COLLEAGUES = closed("colleagues")
GUESTS = closed("guests")
MEETING_BODIES = closed("bodies")
DAYPARTS = closed("dayparts")
TEAMS = closed("teams")
ADJUNCTS = 12
"""How many tokens of time and place stand between a verb and its object at most."""
SETTLED_BEFORE = 14
"""How many tokens before a verb of settling the thing settled stands at most."""


def complete(article: Article, verb: Verb, after: int, stop: int, tense: Tense) -> bool:
    """Whether what the verb's frame asks for stands after it."""
    lower = article.lower
    frame = verb.frame
    if frame == "visit":
        by = _past_adjuncts(article, after, stop)
        if by < stop and lower[by] == "by":
            return actor_after(article, by + 1, stop, 5)
    if frame == "visit":
        return place_after(article, after, stop, 7)
    if frame == "travel":
        said = follows(lower, after, verb.after)
        k = after + (len(said) - 1 if said is not None and said[-1] in MOTION else 0)
        while k < min(after + 4, stop) and lower[k] not in MOTION and lower[k] != "from":
            if article.time_at[k] == NOTHING and lower[k] not in ON_THE_WAY:
                return False
            k += 1
        if k + 2 < stop and lower[k] == "from" and article.mention_at[k + 1] != NOTHING:
            first = k + 1  # "flew from Cairo straight to Juba"
            k = next((j for j in range(first, min(first + 5, stop)) if lower[j] in ("to", "into")), stop)
        if k >= stop or lower[k] not in MOTION:
            return False
        while k < stop and (
            lower[k] in MOTION or lower[k] in ("the", "neighbouring", "neighboring") or article.time_at[k] != NOTHING
        ):
            k += 1
        return place_after(article, k, stop, 3)
    if frame == "speak":
        if by_voice(article, after, stop):
            return True
        talking = after  # "spoke on Wednesday with B"
        while talking < stop and (article.time_at[talking] != NOTHING or lower[talking] in ("on", "again", "late")):
            talking += 1
        met = lower[talking : talking + 1] == ["with"] and any(w in CROWD for w in lower[talking + 1 : talking + 5])
        if met and verb.lemma in ("speak", "talk") and tense is not Tense.NONE and settled(article, talking, stop):
            return True
        if talking + 1 < stop and lower[talking] in ("with", "to") and person_near(article, talking + 1, stop):
            return tense is not Tense.NONE and verb.lemma in ("speak", "talk")
        if tense is not Tense.NONE and verb.lemma in ("speak", "talk") and speak_together(article, after, stop):
            return True
        perfect = lower[max(after - 2, 0) : after - 1] == ["have"]
        return verb.lemma == "talk" and (tense is not Tense.NONE or perfect) and talks_somewhere(article, after, stop)
    if frame == "stay":
        return _stays(article, verb, after, stop, tense)
    if frame == "dispatch":
        return _dispatched(article, after, stop)
    if frame == "enter":
        k = after
        while k < min(after + 3, stop) and lower[k] not in ENTERED:
            k += 1
        crowd = any(w in CROWD for w in lower[max(after - 8, 0) : after])
        return crowd and k < stop and lower[k] in ENTERED and place_after(article, k + 1, stop, 3)
    if frame == "leave":
        return (
            tense is not Tense.NONE
            and place_after(article, after, stop, 2)
            and any(w in ("without", "after", "empty") for w in lower[after : min(after + 8, stop)])
        )
    if frame == "unite":
        return _united(article, after, stop)
    if frame == "contact":
        return True
    if frame == "face":
        return faced(article, verb, after, stop)
    if frame == "brief":
        return tense is not Tense.NONE and guest_somewhere(article, after, stop)
    if frame == "deal":
        return tense is not Tense.NONE and settled(article, after, stop) == 2
    if frame == "raise":
        return tense is not Tense.NONE and raised(article, after, stop)
    if frame == "sit":
        crowd = any(w in CROWD or w in TEAMS or w in MEETING_BODIES for w in lower[max(after - 9, 0) : after])
        if crowd:
            return any(
                article.time_at[k] != NOTHING or lower[k] in ("in", "with") for k in range(after, min(after + 4, stop))
            )
        return any(w in CROWD for w in lower[after : min(after + 5, stop)])  # "In Juba sat the delegations of"
    if verb.lemma == "call":
        if any(w in ("counterpart", "colleague", "homologue") for w in lower[after : min(after + 5, stop)]):
            return True
        if tense is Tense.FUTURE and person_near(article, after, stop) and settled(article, after, stop) > 0:
            return True
        return tense is Tense.PAST and rung(article, after, stop)
    if frame == "sign":
        return tense is not Tense.NONE
    if frame == "host":
        if "against" in lower[after : min(after + 8, stop)]:
            return False  # "hosts the Red Force against"
        beyond = _past_adjuncts(article, after, stop)
        by = next((k for k in range(after, min(after + 14, stop)) if lower[k] == "by"), stop)
        if by < stop and actor_after(article, by + 1, stop, 5):
            return True  # "The guests were received at the palace on Friday by President A"
        return any(
            actor_after(article, at, stop, 8) or any(lower[k] in GUESTS for k in range(at, min(at + 6, stop)))
            for at in {after, beyond}
        )
    if frame == "await":
        return _awaited(article, after, stop)
    if frame == "settle":
        return tense is not Tense.NONE and any(
            w in DEALS for w in lower[max(after - SETTLED_BEFORE, article.sentence_first(after)) : min(after + 8, stop)]
        )
    if frame == "roster":
        return _roster_follows(article, verb, after, stop)
    if frame == "see":
        if lower[after : after + 1] == ["nothing"]:
            return False
        return actor_after(article, after, stop, 6) or (
            (tense is Tense.FUTURE or lower[after - 1] == "seeing")
            and any(w in CROWD for w in lower[after : min(after + 5, stop)])
        )
    if frame == "invite":
        return actor_after(article, after, stop, 6) or "to" in lower[after : min(after + 8, stop)]
    return True


def _past_adjuncts(article: Article, at: int, stop: int) -> int:
    """The token behind "on Monday, at the palace," and the like, right after a verb."""
    k = at
    while k < min(at + ADJUNCTS, stop):
        mention = article.mention(k)
        placed = mention is not None and article.place_of(mention) is not None and article.lower[k - 1] in ("in", "at")
        if article.time_at[k] != NOTHING or article.lower[k] in (",", "on") or placed:
            k += 1
        elif article.lower[k] in ("in", "at") and k + 1 < stop:
            end = next((j for j in range(k + 1, min(k + 6, stop)) if article.lower[j] == ","), None)
            if end is None and article.mention_at[k + 1] == NOTHING:
                break
            k = end + 1 if end is not None else k + 1
        else:
            break
    return k


def _united(article: Article, after: int, stop: int) -> bool:
    """ "brought A and B together", "to the same table", "face to face", "to Helsinki": never a thing."""
    lower = article.lower
    for k in range(after, min(after + 12, stop)):
        if lower[k] == "together" or (lower[k] in ("opposite", "alongside", "beside") and k > after + 1):
            return True
        if lower[k] == "face" and lower[k + 1 : k + 3] == ["to", "face"]:
            return True
        several = "and" in lower[after:k] or plural_at(article, after, stop) is not None
        if several and lower[k] == "to" and any(w in ("table", "room") for w in lower[k + 1 : min(k + 5, stop)]):
            return True
        if (
            lower[k] == "to"
            and place_after(article, k + 1, stop, 2)
            and (plural_at(article, after, stop) is not None or len(_sides_between(article, after, k)) >= 2)
        ):
            return True
        if article.finite(k) is not None:
            return False
    return False


def _sides_between(article: Article, first: int, stop: int) -> set[str]:
    mentions = (article.mention(k) for k in range(first, stop))
    return {side for m in mentions if m is not None and (side := article.side_of(m.key)) is not None}


def _awaited(article: Article, after: int, stop: int) -> bool:
    """ "expects the Thai premier in Vientiane", "expects the presidents of A and B in C": somebody, then a place."""
    lower = article.lower
    somebody = False
    for k in range(after, min(after + 14, stop)):
        mention = article.mention(k)
        if somebody and lower[k] in ("in", "at") and place_after(article, k + 1, stop, 2):
            return True
        if lower[k] in ("to", "that") or article.finite(k) is not None:
            return False
        somebody = somebody or lower[k] in GUESTS or lower[k] in TEAMS
        somebody = somebody or (mention is not None and (article.is_person(mention) or mention.form.value == "role"))
    return False


def _stays(article: Article, verb: Verb, after: int, stop: int, tense: Tense) -> bool:
    """ "will be in Brussels on Thursday", "spent two days in Doha": a person or team, a place and a time."""
    lower = article.lower
    if tense is Tense.NONE:
        return False
    if verb.lemma == "be":
        k = after - 1
        while k > 0 and article.group_at[k] != NOTHING:
            k -= 1
        while k > 0 and lower[k] in (",", "also", "himself", "herself", "now"):
            k -= 1
        mention = article.mention(k)
        person = mention is not None and (article.is_person(mention) or mention.form.value in ("role", "pronoun"))
        if not (person or lower[k] in TEAMS or lower[k] in CROWD or lower[k] == "who"):
            return False
    k = after
    if verb.lemma == "spend":
        if not any(
            w in DURATIONS or w in DAYPARTS or article.time_at[j] != NOTHING
            for j, w in enumerate(lower[after : after + 5], after)
        ):
            return False
        first = article.sentence_first(after)
        if any(lower[j] == "where" for j in range(max(first, after - 8), after)):
            return True
        return any(
            lower[j] == "there"
            or (lower[j] in ("in", "at", "with") and j + 1 < stop and article.mention_at[j + 1] != NOTHING)
            for j in range(after, min(after + 12, stop - 1))
        )
    while k < min(after + 5, stop) and lower[k] not in ("in", "to", "there"):
        k += 1
    if k >= stop or not (lower[k] == "there" or place_after(article, k + 1, stop, 2)):
        return False
    clause = article.clause_at[after - 1]
    return verb.lemma == "spend" or any(
        article.time_at[j] != NOTHING and (j >= after or article.clause_at[j] == clause)
        for j in range(max(article.sentence_first(after), after - 20), min(after + 12, stop))
    )


def _dispatched(article: Article, after: int, stop: int) -> bool:
    """ "will send deputy ministers to La Paz"; a person alone is one who takes part."""
    lower = article.lower
    people = False
    for k in range(after, min(after + 12, stop)):
        mention = article.mention(k)
        people = (
            people or lower[k] in TEAMS or lower[k] in CROWD or (mention is not None and article.is_person(mention))
        )
        if lower[k] == "to" and people and lower[k - 1] not in ACCREDITED and place_after(article, k + 1, stop, 3):
            return True
        if article.finite(k) is not None or lower[k] in (";", ":"):
            return False
    return False


def _roster_follows(article: Article, verb: Verb, after: int, stop: int) -> bool:
    """Whether those who are sent, led or represented are a delegation or a person."""
    lower = article.lower
    person = team = False
    for k in range(after, min(after + 12, stop)):
        if lower[k] in (";", ":") or article.finite(k) is not None:
            break
        mention = article.mention(k)
        person = person or (mention is not None and article.is_person(mention))
        team = team or lower[k] in TEAMS
    if verb.lemma in ("lead", "head", "front", "serve"):
        return team
    if verb.lemma in ("join", "accompany", "flank"):
        return after < stop and lower[after] == "by"
    if verb.lemma == "speak":
        return after < stop and lower[after] == "for" and article.mention_at[min(after + 1, stop - 1)] != NOTHING
    if verb.lemma == "send":
        return person
    return person or team
