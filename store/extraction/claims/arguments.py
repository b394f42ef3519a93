"""What stands around a trigger: who with whom, where, when; read from left to right by preposition."""

from __future__ import annotations

from store.extraction.claims.argument_words import (
    ABSENT_WORDS,
    ACCREDITED,
    ANNOUNCED,
    CITY_STATES,
    CROWD,
    DASHES,
    LINKS,
    MARGINS,
    MEDIATE_WORDS,
    PARTICLES,
    PARTY_WORDS,
    PLACE_WORDS,
    PLANNED,
    SEATS,
    SETTLEMENTS,
    SIGNS,
    SITES,
    TOPIC_SETTINGS,
    TOPIC_VERBS,
    TOPIC_WORDS,
    UMBRELLAS,
    VENUES,
)
from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.clause import Clause
from store.extraction.claims.findings import HERE, SAME, Arguments, Located, Timed
from store.extraction.claims.lookahead import (
    announced_on,
    crowd_follows,
    interjected,
    looking_on,
    mediating,
    name_next,
    on_behalf,
    participle_follows,
    person_ahead,
    person_follows,
    place_follows,
    town_next,
    watching,
)
from store.extraction.claims.plurals import plural_at
from store.extraction.claims.twins import twin_sides
from store.lexicon.closed import closed
from store.lexicon.vocabulary import vocabulary
from store.model import Mention, MentionForm, Role, Tense

HOSTING = {
    "hosted": Role.HOST,
    "mediated": Role.MEDIATOR,
    "brokered": Role.MEDIATOR,
    "led": Role.PARTY,
    "sponsored": Role.MEDIATOR,
}
AT_WISH = closed("at_wish")
MEDIATED = closed("mediated")
CHAIR = closed("in_the_chair")
RELATIONS = closed("relations")
FORMER = closed("first")
"""Before a word of planning: what was planned is perhaps no more."""
REACH = 140
"""How many tokens a scan reads at most: no phrase about a meeting is longer."""
ATTRIBUTES = frozenset(
    {"led", "headed", "chaired", "acting", "visiting", "outgoing", "incoming", "leading", "ruling", "warring", "rival"}
)
"""Participles inside of the names of those who take part."""
REPLACED = frozenset({("instead", "of"), ("rather", "than")})
TOKENS = closed("tokens_of_others")
"""What somebody who is not there gives or sends: "with the blessing of", "a letter from"."""
HELPING = closed("helping")
"""Behind the name of somebody who only helps: "with Italy's help"."""
EARLIER_OR_LATER = frozenset({"ahead", "after", "before", "following", "since", "until"})
"""What follows is another meeting: "ahead of a summit with Turkey"."""
BEING = frozenset({"is", "are", "was", "were", "will", "would", "has", "have", "had"})


def time_label(article: Article, at: int, first: int, planned: bool) -> str:
    """What the words right before a time make of it."""
    lower = article.lower
    k = at - 1
    while k >= first and (
        lower[k] in ("the", "early", "late", "this", "next", "on", "in", "around", "about", ",")
        or article.time_at[k] == article.time_at[at]
    ):
        k -= 1
    word = lower[k] if k >= first else ""
    if k > 0 and (lower[k - 1], word) in REPLACED:
        return "planned"
    if word == "for" and k == at - 1 and lower[k - 1] not in ("rescheduled", "reset", "reconvened", "now"):
        return "planned"
    if word in ("not",):
        return "not"
    if word == "to" and not planned:
        return "to"
    if word == "from":
        return "from"
    if word == "since":
        return "since"
    if word in ("until", "till"):
        return "to"
    return "planned" if planned else ""


def scan(
    article: Article,
    clauses: list[Clause],
    first: int,
    stop: int,
    clause: int,
    mode: str,
    destination: bool = False,
    subject: bool = False,
) -> Arguments:
    """Read the tokens ``[first, stop)`` of one clause; ``mode`` is ``party``, ``place``, ``topic`` or empty at first.

    ``destination``: "to" names where somebody goes. ``subject``: stands before the verb, so that names are parties.
    """
    found = Arguments()
    lower, clause_at, titles = article.lower, article.clause_at, article.people.named_behind
    if subject:
        first = max(first, stop - REACH)
    else:
        stop = min(stop, first + REACH)
    planned = False
    setting = topic = ""
    office_end = 0
    given_up = False  # what stands behind "first planned" is perhaps no more
    k = first
    while k < stop:
        if clause_at[k] != clause and not _aside(clauses, clause_at[k], clause):
            k += 1
            continue
        if (name := titles.get(k)) is not None and name < stop:
            k = name  # "deputy prime minister for reintegration X": what the office is for is no topic
            continue
        word = lower[k]
        time = article.time(k)
        if time is not None:
            end = k
            while end < stop and article.time_at[end] == article.time_at[k]:
                end += 1
            if not (
                mode == "topic"
                and topic in ("after", "before", "since", "until")
                and lower[k - 1] in ("of", "on", "in")
            ):
                found.times.append(Timed(time, k, time_label(article, k, first, planned)))
            if mode == "topic" or lower[k - 1 : k] == ["on"]:
                mode = "" if not subject else "party"
            k = end
            continue
        if k > first and not subject and lower[k - 1] == "and" and mode == "party" and article.finite(k) is not None:
            break
        mention = article.mention(k)
        if mention is not None:
            end = k
            while end < stop and article.mention_at[end] == article.mention_at[k]:
                end += 1
            if k < office_end and mention.form is not MentionForm.PLACE:
                k = end  # the Libya of "the UN envoy for Libya"
                continue
            if mention.form is MentionForm.ROLE:
                office_end = article.token_range(mention.span)[1]
            if end + 1 < stop and lower[end] in ("'s", "'", "’s", "’") and lower[end + 1] in HELPING:
                k = end + 2  # "with Italy's help", "in Qatar's presence"
                continue
            if end + 1 < stop and lower[end] in DASHES and lower[end + 1] in HOSTING:
                found.parties.append((mention, HOSTING[lower[end + 1]], "P09"))
                k = end + 2
                continue
            if mode in ("party", "") and mediating(article, end, stop):
                found.parties.append((mention, Role.MEDIATOR, "P11"))
            elif mode == "party" and end < stop and lower[end] in ("'s", "'") and article.is_person(mention):
                found.owners.append(mention)
            else:
                told = len(found.places)
                _take(article, found, mention, k, mode, setting, first)
                if given_up:
                    found.places[told:] = [Located(place.key, 0) for place in found.places[told:]]
            k = end
            continue
        if mode == "party" and (sides := twin_sides(article, k)):
            found.named_together.extend(sides)
        plural = plural_at(article, k, stop)
        if plural is not None and mode in ("party", "subject"):
            found.plurals.append(k)
            found.many = found.many or (plural[1] > 2 and lower[plural[0] - 1] in CROWD)
            k = plural[0]
            continue
        if (
            word in CROWD
            and mode in ("party", "")
            and not (k > first and lower[k - 1] in ("-", "of", "'s") and mode == "")
        ):
            found.many = True
        if word == "there" and not subject and lower[k - 1] != "that" and (k + 1 >= stop or lower[k + 1] not in BEING):
            found.places.append(Located(SAME, 1))
        if word == "here" and not subject and article.statement_at[k] == NOTHING:
            found.places.append(Located(HERE, 2))
        if word == "same" and k + 1 < stop and lower[k + 1] in VENUES:
            found.places.append(Located(SAME, 1))
        if word == "since" and k + 1 < stop and article.time_at[k + 1] != NOTHING:
            k += 1
            continue
        if word == "as" and lower[k + 1 : k + 3] == ["well", "as"]:
            k += 3
            continue
        if word == "and" and (after := interjected(article, k, stop)):
            k = after
            continue
        if word in ABSENT_WORDS:
            mode = "absent"
        elif (word == "and" and not mode and found.parties and not subject and person_follows(article, k, stop)) or (
            word == "and" and mode in ("", "place") and not subject and crowd_follows(article, k, stop)
        ):
            mode = "party"
        elif word == "of" and k > first and (lower[k - 1], word) in REPLACED:
            mode = "other"
        elif word in ("of", "to") and k > first and lower[k - 1] in RELATIONS:
            mode = "owner"
        elif word == "of" and k > first and lower[k - 1] in CHAIR and person_ahead(article, k, stop):
            mode = "witness"
        elif word == "of" and k > first and lower[k - 1] in UMBRELLAS:
            mode = "host"
        elif word == "of" and mode == "place" and lower[k - 1] in SEATS:
            mode = "other"  # "at the headquarters of the forum"
        elif word == "of" and k > first and (lower[k - 1] in MARGINS or lower[k - 1] in AT_WISH):
            mode = "other"
        elif word == "by" and k > first and lower[k - 1] in MEDIATED:
            mode = "mediate"
        elif word in ("of", "from", "to") and k > first and lower[k - 1] in TOKENS:
            mode = "topic"
            topic = word
        elif word == "not" and k + 1 < stop and lower[k + 1] in ("by", "with"):
            mode = "absent"
            k += 1
        elif (found.parties and watching(article, k)) or (word == "with" and looking_on(article, k, stop)):
            mode = "mediate"
        elif word in PARTY_WORDS and not (mode == "other" and word == "of"):  # "on the fringes of a series of"
            if mode != "topic" or (word in LINKS and topic not in EARLIER_OR_LATER):
                mode = "party"
        elif word in PLACE_WORDS:
            if mode != "topic" or place_follows(article, k, stop):
                setting = lower[k - 1] if k > first else ""
                mode = "place" if mode != "topic" else "topicplace"
        elif word == "into" and destination and town_next(article, k + 1, stop):
            mode = "place"
        elif word == "to":
            if destination and place_follows(article, k, stop) and lower[k - 1] not in ACCREDITED:
                mode = "place"
            elif (k + 1 < stop and article.group_at[k + 1] != NOTHING) or article.group_at[k] != NOTHING:
                mode = "topic"
        elif word in MEDIATE_WORDS:
            mode = "mediate"
        elif word == "for" and mode == "party" and on_behalf(article, k, stop):
            pass
        elif word == "for" and destination and mode != "topic" and town_next(article, k + 1, stop):
            mode = "place"
        elif word == "for" and k > first and lower[k - 1] in CROWD and name_next(article, k + 1, stop):
            mode = "party"
        elif word == "on" and any(w in SITES for w in lower[k + 1 : min(k + 5, stop)]):
            mode = ""
        elif word in TOPIC_WORDS or word in TOPIC_VERBS:
            mode = "topic"
            topic = word
        elif word == "," and not subject and participle_follows(article, k, stop):
            break
        elif word == "," or (word == ";" and mode == "party"):
            mode = _after_comma(article, k, stop, mode, subject)
            planned = planned and k + 1 < stop and lower[k + 1] in ("then", "and", "later")
            given_up = given_up and planned
        elif word in ("instead", "rather"):
            mode = "other"
        elif word in ANNOUNCED and not subject and (after := announced_on(article, k, stop)):
            mode = ""
            k = after
            continue
        elif word in PLANNED and not subject:
            planned = k + 1 >= stop or lower[k + 1] not in PARTICLES
            given_up = planned and lower[k - 1] in FORMER
            mode = ""
        elif word == "." and k + 1 < stop:
            pass  # "Maj. Gen. X"
        elif word in SIGNS and word not in '"“”«»„':
            mode = "" if not subject else "party"
        elif article.group_at[k] != NOTHING and mode in ("party", "place") and not subject:
            group = article.groups[article.group_at[k]]
            if group.tense is Tense.NONE and word not in ATTRIBUTES:
                mode = "topic"
        k += 1
    return found


def _aside(clauses: list[Clause], index: int, clause: int) -> bool:
    """Whether a token stands in a dash or bracket aside of the clause."""
    return index >= 0 and clauses[index].kind == "aside" and clauses[index].parent == clause


def _take(article: Article, found: Arguments, mention: Mention, at: int, mode: str, setting: str, first: int) -> None:
    lower = article.lower
    before = lower[at - 1] if at > first else ""
    place = article.place_of(mention)
    if mode == "place" and place is not None and mention.form is not MentionForm.ADJECTIVE:
        rank = 3 if before in ("in", "at") else 2
        found.places.append(Located(place, rank))
        return
    if mode == "topicplace":
        town = place is not None and (not place.startswith("country:") or place in CITY_STATES)
        if town and place is not None and setting not in TOPIC_SETTINGS:
            found.places.append(Located(place, 2))
        return
    if mention.form is MentionForm.PLACE:
        if before == "of" and at - 2 >= first and lower[at - 2] in SETTLEMENTS:
            found.places.append(Located(mention.key, 3))
            return
        if before in ("in", "at", "to") or mode in ("place", ""):
            found.places.append(Located(mention.key, 2))
        elif mode == "party" and before not in ("from", "of"):
            found.places.append(Located(mention.key, 1))
        return
    if mode == "owner" and article.is_person(mention):
        found.owners.append(mention)
    elif mode == "witness" and article.is_person(mention):
        found.witnesses.append(mention)
    elif mode == "absent":
        found.parties.append((mention, Role.ABSENT, "P10"))
    elif mode == "host":
        found.parties.append((mention, Role.HOST, "P09"))
    elif mode == "mediate":
        found.parties.append((mention, Role.MEDIATOR, "P11"))
    elif mode == "party":
        found.parties.append((mention, Role.PARTY, "P05" if article.is_person(mention) else "P08"))


def _after_comma(article: Article, at: int, stop: int, mode: str, subject: bool) -> str:
    """A list or an apposition goes on after a comma; anything else ends the phrase."""
    if subject:
        return "party"
    styles = vocabulary(article.lexicon).roles.honorifics
    k = at + 1
    while k < stop and (
        article.lower[k] in ("and", "the", "as", "well", "a", "an", "his", "her", "their")
        or article.lower[k] in CROWD
        or article.lower[k] in ("he", "of", "from", ".")
        or article.lower[k] in styles
    ):
        k += 1
    if k < stop and mode in ("party", "absent", "witness") and article.mention_at[k] != NOTHING:
        return mode
    if mode == "topic":
        return ""
    return "" if mode != "place" else "place" if k < stop and article.mention_at[k] != NOTHING else ""
