"""Whether a verb of going, staying or sending has its place and its traveller beside it."""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import ACCREDITED, CROWD, SETTLEMENTS
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import SIGNS
from store.extraction.claims.triggers.false_friends import follows
from store.extraction.claims.triggers.spoken import (
    DURATIONS,
    OFFICEHOLDERS,
    actor_after,
    by_voice,
    official_after,
    place_after,
)
from store.extraction.claims.triggers.told_verb import ToldVerb, past_adjuncts
from store.lexicon.closed import closed
from store.model import Mention, MentionForm

MOTION = closed("motion")
ENTERED = closed("entered")
ON_THE_WAY = closed("on_the_way")
DAYPARTS = closed("dayparts")
TEAMS = closed("teams")
HOUSES = closed("houses_of_state")
CAPITALS = closed("visited_in_pairs")
HOUSE = 6
"""How many tokens behind the verb the house stands at most where somebody is received."""
OFFICIALS = 10
"""How many tokens before the verb "negotiators from A and B" begins at most."""
HOST = 12
"""How many tokens behind "visited" the place of whoever is visited is told at most."""
SETTLEMENT = 7
"""Tokens behind a verb of leaving within which "the lakeside resort of" ends."""
HOW_IT_ENDED = 16
"""Tokens behind a verb of leaving within which it is told how the talks ended."""
BOTH = frozenset({"sides", "both", "they", "two"})
"""Those whose talks were told before: "They will be back in Praia on June 20"."""
JOINING = frozenset({"and", "but", "then"})
LED_SOMEWHERE = frozenset({"delegation", "delegations", "mission", "team"})
TEAM = 8
"""How many tokens from a verb to the team that is led, and from it to where, are read at most."""
HOW_LONG = 5
"""Within how many tokens a length behind its "for" ends: "for about two hours"."""
ENDS = SIGNS - {","}
PURPOSE = 6
"""How many tokens behind "for" the meeting stands at most for which somebody has come."""
SEEING = closed("seeing_somebody")
MEETINGS = closed("meetings")
PARTING = frozenset({"without", "after", "empty"})
"""What tells of somebody who leaves a town how the talks there ended."""


def visits(told: ToldVerb) -> bool:
    """ "visited Astana on Monday"; "was visited on Monday by the Kazakh premier"."""
    by = past_adjuncts(told.article, told.after, told.stop)
    if by < told.stop and told.lower[by] == "by":
        return actor_after(told.article, by + 1, told.stop, 5) or official_after(told.article, by + 1, told.stop, 6)
    return place_after(told.article, told.after, told.stop, 7) or _unknown_place(told) or _at_somebodys(told)


def _at_somebodys(told: ToldVerb) -> bool:
    """ "visited Hun Manet in Phnom Penh", "visited the chancellor, N, in Berlin": somebody, where he or she is."""
    article, lower = told.article, told.lower
    host = None
    for k in range(told.after, min(told.after + HOST, told.stop - 1)):
        mention = article.mention(k)
        if lower[k] in ("in", "at"):
            return host is not None and article.is_person(host) and place_after(article, k + 1, told.stop, 2)
        if article.finite(k) is not None or lower[k] in ENDS:
            return False
        host = mention or host
    return False


def _unknown_place(told: ToldVerb) -> bool:
    """ "visited Beaço in June", "will visit both capitals": a place that no list of places holds."""
    article, lower, at = told.article, told.lower, told.after
    if not told.finite and lower[at - 2 : at - 1] != ["to"]:
        return False
    if lower[at : at + 1] == ["both"] or lower[at : at + 2] == ["the", "two"]:
        return not CAPITALS.isdisjoint(told.next_words(4))
    named = at < told.stop and article.mention_at[at] == NOTHING and article.tokens[at].text[0].isupper()
    behind = range(at + 1, min(at + 3, told.stop))
    return named and any(article.time_at[k] != NOTHING or lower[k] == "in" for k in behind)


def travels(told: ToldVerb) -> bool:
    """ "flew on Monday to neighbouring Chad", "flew from Cairo straight to Juba"."""
    article, lower, stop = told.article, told.lower, told.stop
    if told.finite and lower[told.after : told.after + 1] == ["there"]:
        return told.after + 1 < stop and _dated_behind(told, told.after + 1)  # "travels there on Friday"
    k = _preposition(told)
    if k is not None and k + 2 < stop and lower[k] == "from" and article.mention_at[k + 1] != NOTHING:
        first = k + 1
        k = next((j for j in range(first, min(first + 5, stop)) if lower[j] in ("to", "into")), stop)
    if k is None or k >= stop or lower[k] not in MOTION:
        return False
    while k < stop and (
        lower[k] in MOTION or lower[k] in ("the", "neighbouring", "neighboring") or article.time_at[k] != NOTHING
    ):
        k += 1
    return place_after(article, k, stop, 3)


def _dated_behind(told: ToldVerb, at: int) -> bool:
    """Whether a day or a week stands right behind a token."""
    at += told.lower[at] in ("on", "in") and at + 1 < told.stop
    return told.article.time_at[at] != NOTHING


def team_led(article: Article, after: int, stop: int) -> int | None:
    """The "to" of "led a high-level delegation of ministers to Doha"; None where no team is led to a town."""
    lower = article.lower
    team = next((k for k in range(after, min(after + TEAM, stop)) if lower[k] in LED_SOMEWHERE), None)
    for k in range(team + 1, min(team + TEAM, stop - 1)) if team is not None else ():
        if lower[k] == "to":
            mention = article.mention(k + 1 + (lower[k + 1] == "the"))
            return k if mention is not None and article.place_of(mention) is not None else None
        if article.group_at[k] != NOTHING or lower[k] in SIGNS:
            return None
    return None


def _preposition(told: ToldVerb) -> int | None:
    """Where "to" or "from" stands after a verb of motion; None where anything but a time comes between."""
    lower, after = told.lower, told.after
    said = follows(lower, after, told.verb.after)
    k = after + (len(said) - 1 if said is not None and said[-1] in MOTION else 0)
    if lower[k : k + 1] == ["for"] and not DURATIONS.isdisjoint(lower[k + 1 : k + HOW_LONG]):
        k = next(j for j in range(k + 1, k + HOW_LONG) if lower[j] in DURATIONS) + 1  # "stopped for two hours in"
        after = k
    while k < min(after + 4, told.stop) and lower[k] not in MOTION and lower[k] != "from":
        if told.article.time_at[k] == NOTHING and lower[k] not in ON_THE_WAY:
            return None
        k += 1
    return k


def enters(told: ToldVerb) -> bool:
    """ "the delegations filed into Geneva's Palais": a crowd, then a place."""
    k = told.after
    while k < min(told.after + 3, told.stop) and told.lower[k] not in ENTERED:
        k += 1
    crowd = any(w in CROWD for w in told.words_before(8))
    return crowd and k < told.stop and told.lower[k] in ENTERED and place_after(told.article, k + 1, told.stop, 3)


def leaves(told: ToldVerb) -> bool:
    """ "left Doha without a deal", "left the resort of Entebbe after two hours": a place, and how the talks ended."""
    if not told.finite or PARTING.isdisjoint(told.next_words(HOW_IT_ENDED)):
        return False
    if told.verb.lemma == "part":
        return "with" not in told.next_words(2)  # "parted on Tuesday without a date", but not "parted with the land"
    words = told.next_words(SETTLEMENT)
    of = next((k for k in range(1, len(words)) if words[k] == "of" and words[k - 1] in SETTLEMENTS), None)
    return place_after(told.article, told.after if of is None else told.after + of + 1, told.stop, 2)


def stays(told: ToldVerb) -> bool:
    """ "will be in Brussels on Thursday", "spent two days in Doha": a person or team, a place and a time."""
    if not told.finite:
        return False
    if told.verb.lemma == "be" and not _official_before(told):
        return False
    if told.verb.lemma == "spend":
        return _spends(told)
    article, lower, after, stop = told.article, told.lower, told.after, told.stop
    k = after
    while k < min(after + 5, stop) and lower[k] not in ("in", "to", "there"):
        k += 1
    if lower[after : after + 1] == ["at"]:
        if not _house_of_state(told):
            return False
    elif k >= stop or not (lower[k] == "there" or place_after(article, k + 1, stop, 2)):
        return False
    if lower[k : k + 1] == ["in"] and (_meets_there(told, k + 1) or _comes_to_meet(told, k + 1)):
        return True
    clause = article.clause_at[after - 1]
    return any(
        article.time_at[j] != NOTHING and (j >= after or article.clause_at[j] == clause)
        for j in range(max(article.sentence_first(after), after - 20), min(after + 12, stop))
    )


def _meets_there(told: ToldVerb, at: int) -> bool:
    """ "was in Beni, where she discussed": a clause on the place tells what was done there."""
    where = next((j for j in range(at + 1, min(at + 5, told.stop - 1)) if told.lower[j] == "where"), None)
    return where is not None and told.lower[where - 1] == "," and told.lower[where + 1] in ("he", "she", "they")


def _comes_to_meet(told: ToldVerb, at: int) -> bool:
    """ "was in Lima to meet", "is in Lima for a third round of talks": what for is told behind the place."""
    lower = told.lower
    for k in range(at + 1, min(at + 5, told.stop - 1)):
        if lower[k] == "to":
            return lower[k + 1] in SEEING
        if lower[k] == "for":
            return not MEETINGS.isdisjoint(lower[k + 1 : min(k + PURPOSE, told.stop)])
    return False


def _house_of_state(told: ToldVerb) -> bool:
    """ "at the Kremlin", "at the Guinean mines ministry", "at the ministry in Bamako"; not "at the stadium"."""
    article, lower = told.article, told.lower
    for k in range(told.after + 2, min(told.after + HOUSE, told.stop)):
        mention = article.mention(k)
        if mention is not None and mention.form is MentionForm.PLACE:
            return k == told.after + 2
        if mention is not None and mention.key.startswith("org:"):
            return article.side_of(mention.key) not in (None, mention.key)
        if lower[k] in HOUSES:
            return lower[k + 1 : k + 2] == ["in"] and place_after(article, k + 2, told.stop, 2)
        if mention is None and (lower[k] in SIGNS or article.group_at[k] != NOTHING):
            return False
    return False


def _verb_before(told: ToldVerb, at: int) -> int | None:
    """The token behind the finite verb that stands before a token in its sentence."""
    article = told.article
    for k in range(at - 1, article.sentence_first(at) - 1, -1):
        group = article.finite(k)
        if group is not None and article.lower[article.token_range(group.span)[0]] != "to":
            return article.token_range(group.span)[1]
    return None


def _official_before(told: ToldVerb) -> bool:
    """ "The Thai premier will also be", "the premier of Mali, who rules by decree, was": somebody before the verb."""
    article, lower = told.article, told.lower
    k = told.after - 1
    clause = article.clause_at[k]
    while k > 0 and article.group_at[k] != NOTHING:
        k -= 1
    opening = article.sentence_first(told.after - 1)
    while k > opening and (
        lower[k] in (",", "also", "himself", "herself", "now")
        or (article.clause_at[k] != clause and clause in article.clause_at[opening:k])
    ):
        k -= 1
    mention = article.mention(k)
    if mention is not None and not article.is_person(mention) and mention.form is not MentionForm.ROLE:
        whose = _before_owner(article, mention)
        k = whose if whose > opening else k  # "the premier | of Mali"
        mention = article.mention(k)
    if lower[k] in JOINING and (earlier := _verb_before(told, k)) is not None:
        return _official_before(told._replace(after=earlier))  # "flies to A and will be in B": the same traveller
    person = mention is not None and (article.is_person(mention) or mention.form.value in ("role", "pronoun"))
    told_of = TEAMS | CROWD | OFFICEHOLDERS | BOTH
    if person or lower[k] in told_of or lower[k] == "who":
        return True
    first = max(article.sentence_first(k), k - OFFICIALS)
    return any(lower[j] in CROWD and lower[j + 1] in ("of", "from", "for") for j in range(first, k))


def _before_owner(article: Article, mention: Mention) -> int:
    """The token before "of Mali", "for the Gambia", whose name is told; -1 where nothing of the kind stands there."""
    of = article.token_range(mention.span)[0] - 1
    of -= article.lower[of] == "the"
    return of - 1 if article.lower[of] in ("of", "from", "for") else -1


def _spends(told: ToldVerb) -> bool:
    """ "spent two days in Doha", "in Doha, where he spent the weekend": a time, and a place or host."""
    article, lower, after, stop = told.article, told.lower, told.after, told.stop
    if not any(
        w in DURATIONS or w in DAYPARTS or article.time_at[j] != NOTHING
        for j, w in enumerate(lower[after : after + 5], after)
    ):
        return False
    if by_voice(article, after, stop):
        return False  # "spent an hour on the phone with B": at home
    first = article.sentence_first(after)
    if any(lower[j] == "where" for j in range(max(first, after - 8), after)):
        return True
    return any(
        lower[j] == "there"
        or (lower[j] == "with" and official_after(article, j + 1, stop, 6))
        or (lower[j] in ("in", "at", "with") and j + 1 < stop and article.mention_at[j + 1] != NOTHING)
        for j in range(after, min(after + 12, stop - 1))
    )


def dispatches(told: ToldVerb) -> bool:
    """ "will send deputy ministers to La Paz"; a person alone is one who takes part."""
    article, lower = told.article, told.lower
    people = False
    for k in range(told.after, min(told.after + 12, told.stop)):
        mention = article.mention(k)
        people = (
            people or lower[k] in TEAMS or lower[k] in CROWD or (mention is not None and article.is_person(mention))
        )
        to_place = lower[k] == "to" and lower[k - 1] not in ACCREDITED and place_after(article, k + 1, told.stop, 3)
        if people and to_place:
            return True
        if article.finite(k) is not None or lower[k] in (";", ":"):
            return False
    return False
