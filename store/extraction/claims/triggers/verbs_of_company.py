"""Whether a verb of receiving, gathering or leading has somebody beside it with whom to meet."""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import CROWD
from store.extraction.claims.scan.plurals import plural_at
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.triggers.spoken import actor_after, official_after, person_near, place_after, settled
from store.extraction.claims.triggers.told_verb import ToldVerb, past_adjuncts
from store.lexicon.closed import closed
from store.model import Tense

GUESTS = closed("guests")
MEETING_BODIES = closed("bodies")
TEAMS = closed("teams")
MEETINGS = closed("meetings") | {"delegation", "council"}
DONE_AT_HOME = closed("done_at_home")
HOURS = frozenset({"hour", "hours", "day", "days", "minutes"})
LASTING = 5
"""How many tokens "for more than nine hours" takes at most."""
OF_TWO = closed("meetings") - {"conference", "gathering", "summit", "visit", "trip", "dinner", "lunch"}
"""Meetings that nobody welcomes guests with."""
WELCOMED = 5
"""How many tokens behind "welcomed" a meeting stands at most that somebody is pleased with."""
INVITED = 16
"""How many tokens behind "invite" stands what somebody is invited to do."""
BUT = frozenset({"but", "though", "although", "while", ";"})
SUBJECT = 6
"""How many tokens before a verb the person who is its subject stands at most."""
SUBJECT_AND_CLAUSE = 24
"""How many tokens before its verb a body stands at most on which a clause hangs."""
WHOM = frozenset({"him", "her", "them", "us", "me"})
"""Who is seen, where the one told before is meant."""
WHERE = 5
"""How many tokens before the end of its verb a clause with "where" opens at most."""


def unites(told: ToldVerb) -> bool:
    """ "brought A and B together", "to the same table", "face to face", "to Helsinki": never a thing."""
    article, lower, after, stop = told.article, told.lower, told.after, told.stop
    for k in range(after, min(after + 12, stop)):
        if lower[k - 1 : k + 2] == [",", "together", "with"]:
            return False  # "put two banks under sanctions, together with a mill"
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
            and (
                plural_at(article, after, stop) is not None
                or len(_sides_between(article, after, k)) >= 2
                or not CROWD.isdisjoint(lower[after:k])
                or lower[after:k] in (["both"], ["them"])
            )
        ):
            return True
        if article.finite(k) is not None:
            return False
    return False


def _sides_between(article: Article, first: int, stop: int) -> set[str]:
    mentions = (article.mention(k) for k in range(first, stop))
    return {side for m in mentions if m is not None and (side := article.side_of(m.key)) is not None}


def sits(told: ToldVerb) -> bool:
    """ "the delegations will sit on Monday"; "In Juba sat the delegations of"."""
    before = told.words_before(9)
    crowd = any(w in CROWD or w in TEAMS or w in MEETING_BODIES for w in before)
    if not crowd and told.next_words(1) in (["again"], ["next"]):  # "It will sit again", "The panel, which sat, will"
        crowd = "it" in before or not MEETING_BODIES.isdisjoint(told.words_before(SUBJECT_AND_CLAUSE))
    placed = told.next_words(1) in (["in"], ["at"]) and place_after(told.article, told.after + 1, told.stop, 2)
    if not crowd and told.finite and placed:  # "the Joint Body, which brings the governments together, sat in A for"
        crowd = not MEETING_BODIES.isdisjoint(told.words_before(SUBJECT_AND_CLAUSE))
    if crowd and told.words_before(2) == ["which", "sits"]:
        return any(
            told.article.time_at[k] != NOTHING for k in range(told.after, told.stop)
        )  # "which sits in Apia": seat
    if crowd and told.next_words(1) == ["for"] and not HOURS.isdisjoint(told.next_words(LASTING)):
        return True  # "sat for nine hours at the bridge"
    if crowd:
        return any(
            told.article.time_at[k] != NOTHING or told.lower[k] in ("in", "with", "again")
            for k in range(told.after, min(told.after + 4, told.stop))
        )
    return any(w in CROWD for w in told.next_words(5))


def hosts(told: ToldVerb) -> bool:
    """ "hosts the Omani minister", "were received on Friday by President A"; not "hosts the Reds against"."""
    article, lower, after, stop = told.article, told.lower, told.after, told.stop
    if "against" in told.next_words(8) or (told.words_before(1)[0].startswith("welcom") and _of_a_meeting(told)):
        return False
    beyond = past_adjuncts(article, after, stop)
    if lower[after:beyond].count(",") == 1 and lower[beyond - 1] == ",":
        beyond = after  # "the talks that A was to host on 10 June, officials said"
    by = next((k for k in range(after, min(after + 14, stop)) if lower[k] == "by"), stop)
    if by < stop and (actor_after(article, by + 1, stop, 5) or official_after(article, by + 1, stop, 6)):
        return True
    return any(
        actor_after(article, at, stop, 8)
        or official_after(article, at, stop, 6)
        or any(lower[k] in GUESTS for k in range(at, min(at + 6, stop)))
        or lower[at : at + 1] in (["both"], ["them"])
        for at in {after, beyond}
    )


def _of_a_meeting(told: ToldVerb) -> bool:
    """ "Welcomed the planned meeting of the ministers": a meeting that somebody is pleased with, and no guest."""
    for k in range(told.after, min(told.after + WELCOMED, told.stop)):
        if told.article.mention_at[k] != NOTHING or told.lower[k] in ("of", "in", "to", ","):
            return False
        if told.lower[k] in OF_TWO:
            return True
    return False


def awaits(told: ToldVerb) -> bool:
    """ "expects the Thai premier in Vientiane", "expects the presidents of A and B in C": somebody, then a place."""
    article, lower, stop = told.article, told.lower, told.stop
    somebody = False
    for k in range(told.after, min(told.after + 14, stop)):
        mention = article.mention(k)
        if somebody and lower[k] in ("in", "at") and place_after(article, k + 1, stop, 2):
            return True
        if lower[k] in ("to", "that") or article.finite(k) is not None:
            return False
        somebody = somebody or lower[k] in GUESTS or lower[k] in TEAMS
        somebody = somebody or (mention is not None and (article.is_person(mention) or mention.form.value == "role"))
    return False


def sees(told: ToldVerb) -> bool:
    """ "saw the Omani minister", "will see the envoys"; not "saw nothing"."""
    behind = told.lower[told.after : told.after + 1]
    if behind == ["nothing"]:
        return False
    if told.finite and not WHOM.isdisjoint(behind) and settled(told.article, told.after, told.stop):
        return True
    if told.tense is Tense.PAST and official_after(told.article, told.after, told.stop, 6):
        first = told.article.sentence_first(told.after)
        dated = any(time != NOTHING for time in told.article.time_at[first : told.after])
        person = person_near(told.article, max(told.after - SUBJECT, first), told.after)
        there = "where" in told.lower[max(told.after - WHERE, first) : told.after]  # "was in Suva, where he saw B"
        return (settled(told.article, told.after, told.stop) or there) + dated + person >= 2
    return any(
        actor_after(told.article, at, told.stop, 6)
        for at in (told.after, past_adjuncts(told.article, told.after, told.stop))
    ) or (
        (told.tense is Tense.FUTURE or told.lower[told.after - 1] == "seeing")
        and official_after(told.article, told.after, told.stop, 5)
    )


def invites(told: ToldVerb) -> bool:
    """ "invited President B", "invited the sides to Nairobi"; not "invited B to join the fund"."""
    if _to_do(told):
        return False
    return actor_after(told.article, told.after, told.stop, 6) or "to" in told.next_words(8)


def _to_do(told: ToldVerb) -> bool:
    """ "invited Palau and Nauru to join its fund": what is asked for is done at home."""
    words = told.next_words(INVITED)
    words = words[: next((k for k, word in enumerate(words) if word in BUT), len(words))]
    at = next((k for k in range(len(words) - 1) if words[k] == "to" and words[k + 1] in DONE_AT_HOME), None)
    return at is not None and MEETINGS.isdisjoint(words[at + 2 : at + 7])


def names_a_roster(told: ToldVerb) -> bool:
    """ "will lead Hanoi's team", "sent President B": those who are sent, led or represented, a team or a person."""
    article, lower, after, stop = told.article, told.lower, told.after, told.stop
    match told.verb.lemma:
        case "lead" | "head" | "front" | "serve":
            return _person_and_team(told)[1]
        case "join" | "accompany" | "flank":
            return after < stop and lower[after] == "by"
        case "speak":
            return after < stop and lower[after] == "for" and article.mention_at[min(after + 1, stop - 1)] != NOTHING
        case "send":
            return _person_and_team(told)[0] and told.next_words(1) != ["by"]  # "received a team sent by B"
    return any(_person_and_team(told))


def _person_and_team(told: ToldVerb) -> tuple[bool, bool]:
    """Whether a person and whether a delegation is named in the same breath."""
    article, lower = told.article, told.lower
    person = team = False
    for k in range(told.after, min(told.after + 12, told.stop)):
        if lower[k] in (";", ":") or article.finite(k) is not None:
            break
        mention = article.mention(k)
        person = person or (mention is not None and article.is_person(mention))
        team = team or lower[k] in TEAMS
    return person, team
