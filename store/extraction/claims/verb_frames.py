"""Whether a verb has beside it what makes it a verb of meeting: a place, a guest, a voice."""

from __future__ import annotations

from store.extraction.claims.argument_words import ACCREDITED, CROWD
from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.plurals import plural_at
from store.extraction.claims.words import Verb
from store.model import Tense

SUBJECT = 30
"""How many tokens the subject of a verb has at most."""
SIGNS = frozenset(',;:.!?()"“”«»„…')


VOICES = frozenset({"telephone", "phone", "video", "videolink", "zoom"})
MOTION = frozenset({"to", "in", "into", "for", "at", "back", "on", "onto"})


ENTERED = frozenset({"into", "in", "at", "on", "to", "upon"})


def by_voice(article: Article, at: int, stop: int) -> bool:
    lower = article.lower
    for k in range(at, min(at + 14, stop)):
        if lower[k] in VOICES and (
            lower[k - 1] in ("by", "the", "via", "over", "on")
            or (lower[k - 1] in ("a", "an") and lower[k - 2] in ("in", "during", "on", "over"))
        ):
            return True
        if lower[k] in (";", ":") or article.finite(k) is not None:
            return False
    return False


def _place_after(article: Article, at: int, stop: int, reach: int) -> bool:
    for k in range(at, min(at + reach, stop)):
        mention = article.mention(k)
        if mention is not None:
            return article.place_of(mention) is not None
        if article.lower[k] in SIGNS or article.finite(k) is not None:
            return False
    return False


def _actor_after(article: Article, at: int, stop: int, reach: int) -> bool:
    for k in range(at, min(at + reach, stop)):
        if article.mention(k) is not None:
            return True
        if article.lower[k] in SIGNS or article.finite(k) is not None:
            return False
    return False


def complete(article: Article, verb: Verb, after: int, stop: int, tense: Tense) -> bool:
    """Whether what the verb's frame asks for stands after it."""
    lower = article.lower
    frame = verb.frame
    if frame == "visit" and after < stop and lower[after] == "by":
        return _actor_after(article, after + 1, stop, 5)
    if frame == "visit":
        return _place_after(article, after, stop, 7)
    if frame == "travel":
        k = after
        while k < min(after + 4, stop) and lower[k] not in MOTION:
            if article.time_at[k] == NOTHING and lower[k] not in (
                "back",
                "home",
                "down",
                "again",
                "himself",
                "herself",
                "themselves",
                "together",
                "over",
                "out",
                "off",
                "due",
                "straight",
                "on",
                "onward",
                "onwards",
                "directly",
                "then",
                "unannounced",
                "alone",
                "secretly",
                "quietly",
            ):
                return False
            k += 1
        if k >= stop or lower[k] not in MOTION:
            return False
        while k < stop and (
            lower[k] in MOTION or lower[k] in ("the", "neighbouring", "neighboring") or article.time_at[k] != NOTHING
        ):
            k += 1
        return _place_after(article, k, stop, 3)
    if frame == "speak":
        if by_voice(article, after, stop):
            return True
        talking = after  # "spoke on Wednesday with B"
        while talking < stop and (article.time_at[talking] != NOTHING or lower[talking] in ("on", "again", "late")):
            talking += 1
        if talking + 1 < stop and lower[talking] in ("with", "to") and _person_near(article, talking + 1, stop):
            return tense is not Tense.NONE and verb.lemma in ("speak", "talk")
        if tense is not Tense.NONE and verb.lemma in ("speak", "talk") and _speak_together(article, after, stop):
            return True
        return verb.lemma == "talk" and tense is not Tense.NONE and _talks_somewhere(article, after, stop)
    if frame == "stay":
        return _stays(article, verb, after, stop, tense)
    if frame == "dispatch":
        return _dispatched(article, after, stop)
    if frame == "enter":
        k = after
        while k < min(after + 3, stop) and lower[k] not in ENTERED:
            k += 1
        crowd = any(w in CROWD for w in lower[max(after - 8, 0) : after])
        return crowd and k < stop and lower[k] in ENTERED and _place_after(article, k + 1, stop, 3)
    if frame == "leave":
        return (
            tense is not Tense.NONE
            and _place_after(article, after, stop, 2)
            and any(w in ("without", "after", "empty") for w in lower[after : min(after + 8, stop)])
        )
    if frame == "unite":
        return _united(article, after, stop)
    if frame == "contact":
        return True
    if frame == "face":
        return _faced(article, verb, after, stop)
    if frame == "brief":
        return tense is not Tense.NONE and _guest_somewhere(article, after, stop)
    if frame == "deal":
        return tense is not Tense.NONE and _settled(article, after, stop) == 2
    if frame == "raise":
        return tense is not Tense.NONE and _raised(article, after, stop)
    if frame == "sit":
        crowd = any(w in CROWD or w in TEAMS for w in lower[max(after - 9, 0) : after])
        return crowd and any(
            article.time_at[k] != NOTHING or lower[k] in ("in", "with") for k in range(after, min(after + 4, stop))
        )
    if verb.lemma == "call":
        if any(w in ("counterpart", "colleague", "homologue") for w in lower[after : min(after + 5, stop)]):
            return True
        if tense is Tense.FUTURE and _person_near(article, after, stop) and _settled(article, after, stop) > 0:
            return True
        return tense is Tense.PAST and _rung(article, after, stop)
    if frame == "sign":
        return tense is not Tense.NONE
    if frame == "host":
        return _actor_after(article, after, stop, 8) or any(
            lower[k] in ("leaders", "ministers", "allies", "delegates", "envoys", "delegations", "groups", "presidents")
            for k in range(after, min(after + 6, stop))
        )
    if frame == "roster":
        return _roster_follows(article, verb, after, stop)
    if frame == "see":
        if lower[after : after + 1] == ["nothing"]:
            return False
        return _actor_after(article, after, stop, 6) or (
            (tense is Tense.FUTURE or lower[after - 1] == "seeing")
            and any(w in CROWD for w in lower[after : min(after + 5, stop)])
        )
    if frame == "invite":
        return _actor_after(article, after, stop, 6) or "to" in lower[after : min(after + 8, stop)]
    return True


ALONE = frozenset({"again", "separately", "behind", "privately", "alone", "briefly", "directly", "one", "late", "face"})
"""After "spoke": two who speak with each other, not to an audience."""


def _speak_together(article: Article, after: int, stop: int) -> bool:
    """ "A and B spoke for twenty minutes yesterday": two persons before the verb, no audience after it."""
    lower = article.lower
    if after >= stop or not (
        article.time_at[after] != NOTHING
        or lower[after] in ALONE
        or (lower[after] in ("in", "on", "over") and _place_after(article, after + 1, stop, 2))
        or (lower[after] == "for" and DURATIONS & set(lower[after : min(after + 5, stop)]))
        or lower[after : after + 3] == ["for", "the", "first"]
    ):
        return False
    joined = False
    k = after - 1
    people: set[str] = set()
    first = max(article.sentence_first(after), after - SUBJECT)
    while k >= first:
        mention = article.mention(k)
        if mention is not None and (article.is_person(mention) or mention.form.value == "role"):
            people.add(mention.key)
        joined = joined or lower[k] == "and"
        if k < after - 3 and article.finite(k) is not None:
            break
        k -= 1
    return joined and len(people) == 2


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
        if lower[k] == "to" and plural_at(article, after, stop) is not None and _place_after(article, k + 1, stop, 2):
            return True
        if article.finite(k) is not None:
            return False
    return False


def _settled(article: Article, after: int, stop: int) -> int:
    """How many of a town after "in" and a day the clause has after its verb."""
    lower = article.lower
    place = day = False
    for k in range(after, min(after + 24, stop)):
        mention = article.mention(k)
        day = day or article.time_at[k] != NOTHING
        if mention is not None and lower[k - 1] in ("in", "at", "the") and article.place_of(mention) is not None:
            place = place or mention.form.value in ("place", "metonym")
        if article.finite(k) is not None or lower[k] in (";", ":"):
            break
    return place + day


def _guest_somewhere(article: Article, after: int, stop: int) -> bool:
    """ "briefed President B on the front", "joined the ministers of C and D": a person or office, a place or a day."""
    if not (
        _person_near(article, after, stop)
        or any(
            w in ("ministers", "presidents", "leaders", "envoys") for w in article.lower[after : min(after + 4, stop)]
        )
    ):
        return False
    if _settled(article, after, stop):
        return True
    first = article.sentence_first(after)
    opening = range(first, min(first + 6, after))
    return article.lower[first] in ("in", "at", "on") and any(
        article.time_at[k] != NOTHING or article.mention_at[k] != NOTHING for k in opening
    )


def _faced(article: Article, verb: Verb, after: int, stop: int) -> bool:
    """ "pressed President B in C to open the border": a person or office holder, then a town in the same breath."""
    lower = article.lower
    if not _person_near(article, after, stop):
        return False
    if by_voice(article, after, stop):
        return True
    for k in range(after, min(after + 16, stop)):
        mention = article.mention(k)
        if mention is not None and lower[k - 1] in ("in", "at") and article.place_of(mention) is not None:
            return True
        if verb.lemma == "call" and article.time_at[k] != NOTHING:
            return True
        if article.finite(k) is not None or lower[k] in ";:" or lower[k] in ("that", "to"):
            return False
    return False


def _rung(article: Article, after: int, stop: int) -> bool:
    """ "called the Emirati president on Monday", "called President B to discuss": and then no name for him."""
    lower = article.lower
    k = after
    while k < min(after + 5, stop) and not (
        (mention := article.mention(k)) is not None and (article.is_person(mention) or mention.form.value == "role")
    ):
        if lower[k] in SIGNS or article.finite(k) is not None:
            return False
        k += 1
    mention = article.mention(k) if k < stop else None
    if mention is None or not _person_near(article, after, stop):
        return False
    while k < stop and article.mention(k) is mention:
        k += 1
    if lower[k : k + 2] in (["to", "discuss"], ["to", "congratulate"], ["to", "thank"], ["to", "express"]):
        return True
    while k < stop and lower[k] in ("on", "late", "early", "again", "back"):
        k += 1
    return k < stop and article.time_at[k] != NOTHING


def _raised(article: Article, after: int, stop: int) -> bool:
    """ "raised the file with B at the palace on Friday": a person, and a place or a day."""
    lower = article.lower
    for k in range(after, min(after + 12, stop - 1)):
        if lower[k] == "with":
            if not _person_near(article, k + 1, stop):
                return False
            for j in range(k + 2, min(k + 16, stop)):
                mention = article.mention(j)
                if article.time_at[j] != NOTHING or (
                    mention is not None
                    and lower[j - 1] in ("in", "at", "the")
                    and article.place_of(mention) is not None
                ):
                    return True
                if article.finite(j) is not None or lower[j] in ";:":
                    return False
            return False
        if article.finite(k) is not None or lower[k] in SIGNS:
            return False
    return False


def _person_near(article: Article, at: int, stop: int) -> bool:
    """Whether a person or the holder of an office is named next, no reporter."""
    for k in range(at, min(at + 6, stop)):
        mention = article.mention(k)
        if mention is not None and (article.is_person(mention) or mention.form.value == "role"):
            return True
        if article.lower[k] in ("reporters", "journalists", "media") or article.lower[k] in SIGNS:
            return False
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
            lower[j] in ("in", "at", "with") and j + 1 < stop and article.mention_at[j + 1] != NOTHING
            for j in range(after, min(after + 12, stop - 1))
        )
    while k < min(after + 5, stop) and lower[k] not in ("in", "to"):
        k += 1
    if k >= stop or not _place_after(article, k + 1, stop, 2):
        return False
    return any(article.time_at[j] != NOTHING for j in range(after, min(after + 12, stop))) or verb.lemma == "spend"


def _dispatched(article: Article, after: int, stop: int) -> bool:
    """ "will send deputy ministers to La Paz"; a person alone is one who takes part."""
    lower = article.lower
    people = False
    for k in range(after, min(after + 12, stop)):
        mention = article.mention(k)
        people = (
            people or lower[k] in TEAMS or lower[k] in CROWD or (mention is not None and article.is_person(mention))
        )
        if lower[k] == "to" and people and lower[k - 1] not in ACCREDITED and _place_after(article, k + 1, stop, 3):
            return True
        if article.finite(k) is not None or lower[k] in (";", ":"):
            return False
    return False


DAYPARTS = frozenset({"morning", "afternoon", "evening", "weekend"})
DURATIONS = frozenset({"hour", "hours", "minutes", "day", "days", "week", "weeks", "night"})


def lower_has(article: Article, at: int, word: str) -> bool:
    return at < len(article.lower) and article.lower[at] == word


def _talks_somewhere(article: Article, after: int, stop: int) -> bool:
    """ "are still talking in Washington", "talked licence days in Funafuti"; not "talk of", "talk about"."""
    if after < stop and article.lower[after] in (
        "of",
        "about",
        "to",
        "tough",
        "himself",
        "themselves",
        "itself",
        "like",
    ):
        return False
    if lower_has(article, after, "for") and DURATIONS & set(article.lower[after : min(after + 5, stop)]):
        return True
    first = article.sentence_first(after)
    opening = first + 1 < stop and article.lower[first] in ("in", "at") and article.mention(first + 1)
    if opening and article.place_of(opening) is not None:
        return True
    for k in range(after, min(after + 8, stop)):
        mention = article.mention(k)
        if mention is not None and article.place_of(mention) is not None and article.lower[k - 1] in ("in", "at"):
            return True
        if article.lower[k] in ("day",) and k > after:
            return True
        if article.lower[k] in SIGNS:
            return False
    return False


TEAMS = frozenset(
    [
        "delegation",
        "delegations",
        "team",
        "side",
        "mission",
        "group",
        "negotiators",
        "negotiator",
        "representative",
        "envoy",
        "talks",
    ]
)


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
