"""What the next name is, behind a word: the prepositions, commas and plans at which a reading turns."""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import (
    ABSENT_WORDS,
    ANNOUNCED,
    CROWD,
    LINKS,
    MARGINS,
    MEDIATE_WORDS,
    MEDIATING,
    PARTICLES,
    PARTY_WORDS,
    PLACE_WORDS,
    PLANNED,
    REASONS,
    SEATS,
    SITES,
    TOPIC_VERBS,
    TOPIC_WORDS,
    UMBRELLAS,
)
from store.extraction.claims.scan.comments import comment_end
from store.extraction.claims.scan.lookahead import (
    accredited,
    announced_on,
    crowd_follows,
    departing_for,
    given_for,
    in_brackets,
    is_home_of_fighters,
    looking_on,
    name_next,
    of_a_person,
    on_behalf,
    participle_follows,
    person_ahead,
    person_follows,
    person_in_brackets,
    place_follows,
    town_next,
    watching,
)
from store.extraction.claims.scan.state import Mode, ScanState
from store.extraction.claims.scan.taking import REPLACED, mode_after_comma
from store.extraction.claims.scan.turning_words import (
    AHEAD_OR_SINCE,
    AT_WISH,
    ATTRIBUTES,
    CHAIR,
    DATED_TOPICS,
    EARLIER_OR_LATER,
    FEELINGS,
    FORMER,
    MEDIATED,
    OF_OTHERS,
    PRESIDED,
    RELATIONS,
    SENT_BY,
    SUGGESTED_BY,
    TOKENS,
)
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.small_words import SIGNS
from store.lexicon.closed import closed
from store.model import MentionForm, Role, Tense

RELATIONS_BETWEEN = closed("relations_between")
SUGGESTING = closed("suggesting")
ASIDE = frozenset({"mediate", "host", "beside"})
"""Modes of those who are no party."""


def turn(state: ScanState, k: int, word: str) -> int:
    """What the next name is, behind this word."""
    article, lower, stop, mode = state.article, state.lower, state.stop, state.mode
    behind = state.before(k)
    if word in PARTY_WORDS:
        state.related = word == "with" and mode == "topic" and behind in RELATIONS_BETWEEN
    if word in ABSENT_WORDS:
        state.mode = "absent"
    elif word == "and" and _party_follows(state, k):
        state.mode = "party"
    elif word in OF_OTHERS and (other := _of_others(state, k, word, behind)):
        state.mode = other
    elif word in ("of", "from", "to") and behind in TOKENS:
        state.mode, state.topic = "topic", state.topic if mode == "topic" else word
    elif word == "by" and not state.subject and article.group_at[k - 1] != NOTHING and _is_suggested(state, k):
        state.mode, state.topic = "topic", SUGGESTED_BY
    elif word == "not" and k + 1 < stop and lower[k + 1] in ("by", "with"):
        state.mode = "absent"
        return k + 2
    elif (state.found.parties and watching(article, k)) or (word == "with" and looking_on(article, k, stop)):
        state.mode = "beside"
    elif word in ("of", "from") and mode in ASIDE and behind in CROWD:
        pass  # "watched by envoys of A"
    elif word in PARTY_WORDS and not (mode in ("other", "topicplace") and word == "of"):  # "in waters of A"
        if mode != "topic" or (word in LINKS and state.topic not in EARLIER_OR_LATER and not _is_faced(state, word)):
            state.mode = "party"
    elif word in PLACE_WORDS:
        behind_topic = word != "near" and state.topic not in REASONS and place_follows(article, k, stop)
        within = mode == "topic" or (state.of_the_topic and state.topic in DATED_TOPICS)
        if word == "in" and mode == "party" and is_home_of_fighters(article, k, stop):
            state.mode = "topic"
        elif not within or behind_topic:
            state.setting = k
            state.mode = "topicplace" if within else "place"
    elif word == "into" and state.destination and town_next(article, k + 1, stop):
        state.mode = "place"
    elif word == "to":
        if state.destination and place_follows(article, k, stop) and not accredited(article, k):
            state.mode = "place"
        elif (k + 1 < stop and article.group_at[k + 1] != NOTHING) or article.group_at[k] != NOTHING:
            state.mode = "topic"
    elif word in MEDIATE_WORDS:
        state.mode = "mediate"
    elif word == "for" and (benefited := _for(state, k, behind)) is not None:
        state.mode = benefited
    else:
        return _turn_away(state, k, word)
    return k + 1


def _is_suggested(state: ScanState, k: int) -> bool:
    """ "A visit, floated by Chad in May": whoever brings a meeting up need not take part in it."""
    group = state.article.groups[state.article.group_at[k - 1]]
    return group.lemma in SUGGESTING and (group.passive or group.tense in (Tense.NONE, Tense.PAST))


def _is_faced(state: ScanState, word: str) -> bool:
    """ "Met Fijian envoys on a deal with Peru": those who are met stand before what is talked about."""
    return word == "with" and not state.subject and any(role is Role.PARTY for _, role, _ in state.found.parties)


def _opens_topic(word: str, lower: list[str], k: int) -> bool:
    """ "On the truce", "discuss", "in honour of", "due to the storm"; not "due in Suva"."""
    if word == "due":
        return lower[k + 1 : k + 2] == ["to"]
    return word in TOPIC_WORDS or word in TOPIC_VERBS or (word in REASONS and lower[k - 1] in ("in", "on"))


def _turn_away(state: ScanState, k: int, word: str) -> int:
    """Signs, plans and topics: what ends the names of those who take part."""
    article, lower, stop = state.article, state.lower, state.stop
    if word == "on" and _is_sited(state, k):
        state.mode = ""
    elif _opens_topic(word, lower, k):
        dated = word == "on" and state.of_the_topic and state.topic in AHEAD_OR_SINCE  # "ahead of a vote on 2 May"
        state.mode, state.topic = "topic", state.topic if dated else word
    elif word == "," and not state.subject and participle_follows(article, k, stop):
        return stop
    elif word == "," and not state.subject and (after := comment_end(article, k, stop)):
        return after
    elif word == "," or (word == ";" and state.mode == "party"):
        state.mode = mode_after_comma(state, k)
        state.planned = state.planned and k + 1 < stop and lower[k + 1] in ("then", "and", "later")
        state.given_up = state.given_up and state.planned
    elif word in ("instead", "rather"):
        state.mode = "other"
    elif word in ANNOUNCED and not state.subject and (after := announced_on(article, k, stop)):
        state.mode = ""
        return after
    elif word in PLANNED and not state.subject:
        state.planned = k + 1 >= stop or lower[k + 1] not in PARTICLES
        state.given_up = state.planned and lower[k - 1] in FORMER
        state.mode = ""
    elif word == "(" and state.found.parties and (named := person_in_brackets(article, k, stop)) is not None:
        state.found.witnesses.append(named[0])
        return named[1]
    elif word == "(" and (after := in_brackets(article, k, stop)):
        return after
    elif word in SIGNS and word not in '"“”«»„':
        state.mode = "party" if state.subject else ""
    else:
        pass_verb(state, k, word)
    return k + 1


def pass_verb(state: ScanState, k: int, word: str) -> None:
    """Go on behind a word that turns nothing; what an infinitive or participle opens is talked about."""
    if state.article.group_at[k] != NOTHING and state.mode in ("party", "place") and not state.subject:
        group = state.article.groups[state.article.group_at[k]]
        if group.tense is Tense.NONE and word not in ATTRIBUTES:
            state.mode = "topic"


def _is_sited(state: ScanState, k: int) -> bool:
    """ "On the steps of", "on the edge of Suva": where something happens; no "on the edge of the assembly"."""
    at_edge = state.lower[k + 1 : k + 4] == ["the", "edge", "of"] and place_follows(state.article, k + 3, state.stop)
    return at_edge or not SITES.isdisjoint(state.lower[k + 1 : min(k + 5, state.stop)])


def _party_follows(state: ScanState, k: int) -> bool:
    """Whether "and" joins somebody who takes part."""
    if state.subject:
        return False
    if _closes_pair(state, k):
        return True
    if not state.mode and state.found.parties and person_follows(state.article, k, state.stop):
        return True
    return state.mode in ("", "place") and crowd_follows(state.article, k, state.stop)


def _closes_pair(state: ScanState, k: int) -> bool:
    """ "Between A, who was ill, and his Fijian peer": whoever is named behind the first "and" of a "between"."""
    if state.mode == "party" or not state.found.parties or not _is_named(state, k):
        return False
    for at in range(k - 1, state.first - 1, -1):
        if state.lower[at] == "between":
            return True
        if state.lower[at] == "and" and state.article.clause_at[at] == state.clause and _is_named(state, at):
            return False
    return False


def _is_named(state: ScanState, k: int) -> bool:
    """Whether somebody is named behind "and", with a determiner or none."""
    at = k + 1 + (state.lower[k + 1 : k + 2] in (["the"], ["his"], ["her"]))
    mention = state.article.mention(at) if at < state.stop else None
    return mention is not None and mention.form is not MentionForm.PLACE


def _of_others(state: ScanState, k: int, word: str, behind: str) -> Mode | None:
    """The mode behind "in place of", "the brother of", "hosted by" and the like; None where they take part."""
    if word == "of" and (behind, word) in REPLACED:
        return "other"
    if word in ("of", "to") and behind in RELATIONS:
        return "owner"
    if behind in SENT_BY and of_a_person(state.article, k, state.stop):
        return "owner"
    if word == "of" and behind in CHAIR and person_ahead(state.article, k, state.stop):
        return "witness"
    if word == "of" and behind in UMBRELLAS:
        return "mediate" if behind in MEDIATING else "host"
    if word == "of" and state.mode == "place" and state.lower[k - 1] in SEATS:
        return "other"  # "at the headquarters of the forum"
    if word == "of" and (behind in MARGINS or behind in AT_WISH or behind in FEELINGS):
        return "other"
    if behind in PRESIDED and (len(state.found.parties) > 1 or "between" in state.lower[k : state.stop]):
        return PRESIDED[behind]  # "talks hosted by Oman between A and B"
    return "mediate" if word == "by" and behind in MEDIATED else None


def _for(state: ScanState, k: int, behind: str) -> Mode | None:
    """The mode behind "for"; None where it turns nothing."""
    article, stop = state.article, state.stop
    if state.lower[k + 1 : k + 2] == ["the"] and state.lower[k + 3 : k + 4] == ["time"]:
        return state.mode  # "for the first time in A"
    if state.mode == "party" and on_behalf(article, k, stop):
        return state.mode
    planned = behind in PLANNED or (behind == "in" and state.lower[k - 2] in PLANNED)
    going = state.destination and state.mode != "topic"
    if (planned or going) and town_next(article, k + 1, stop):
        return "place"
    if going and place_follows(article, k, stop) and departing_for(article, k):
        return "place"
    sent = behind in CROWD and name_next(article, k + 1, stop)
    return "party" if sent or given_for(article, k, stop) else None
