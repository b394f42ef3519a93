"""What one name, time or comma adds to what stands around a trigger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from store.extraction.claims.scan.argument_words import (
    BLOWS,
    CITY_STATES,
    CROWD,
    PLACE_WORDS,
    SETTLEMENTS,
    TOPIC_SETTINGS,
    TOPIC_SITES,
    TOPIC_VERBS,
    VENUES,
)
from store.extraction.claims.scan.findings import CAPITAL, HERE, SAME, SAME_TOWN, Located
from store.extraction.claims.scan.lookahead import owns_office, titled_next
from store.extraction.claims.scan.state import Mode, ScanState
from store.extraction.claims.scan.turning_words import BEING
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.shortened import ABBREVIATES
from store.extraction.claims.text.small_words import ABOUT, ARTICLES
from store.lexicon.closed import closed
from store.lexicon.vocabulary import vocabulary
from store.model import Mention, MentionForm, Role

PLACE = MentionForm.PLACE
PRONOUN = MentionForm.PRONOUN
ADJECTIVE = MentionForm.ADJECTIVE
AGREED = frozenset({"agree", "agreed", "agreeing", "settled"})
DEALS = closed("deals")
FORMER_HOLDERS = closed("former_holders")
MEALS = closed("meals")
STAYING = closed("staying")
TOPICS = ABOUT | TOPIC_VERBS
"""What opens what a meeting is about, not what it is before, after or against."""
ROLES: Mapping[str, tuple[Role, str]] = {
    "absent": (Role.ABSENT, "P10"),
    "host": (Role.HOST, "P09"),
    "mediate": (Role.MEDIATOR, "P11"),
    "beside": (Role.MEDIATOR, "P11"),
}
"""What a mode makes of an actor that it names, and by which rule."""
PHRASE = 6
"""How many words the last phrase of a topic has at most."""
STOPS_PHRASE = closed("stops_phrase")
BETWEEN_NAMES = frozenset({*ARTICLES, "and", "as", "well", "his", "her", "their", "he", "of", "from", ABBREVIATES})
"""Between a comma and the next name of a list."""
RANKS = frozenset({"senior", "top", "visiting", "unnamed"})
"""Before whoever closes a list and is not named: ", and a senior Lao official"."""
SIGNED = frozenset({"ceasefire", "truce", "peace", "settlement"})
"""What is signed in a place as well as kept there."""
TOWNS = frozenset({"city", "town", "capital"})
AWAY = frozenset({"from", "of", "off", "on", "to", "with", "around", "between", "for", "about", "over"})
"""Before a town that something is said of, not done in."""
REPLACED = frozenset({("instead", "of"), ("rather", "than"), ("place", "of"), ("behalf", "of"), ("lieu", "of")})


def time_label(article: Article, at: int, first: int, planned: bool) -> str:
    """What the words right before a time make of it."""
    lower = article.lower
    k = at - 1
    while k >= first and (
        lower[k] in ("the", "early", "late", "this", "next", "on", "in", "around", "about", ",")
        or article.time_at[k] == article.time_at[at]
    ):
        k -= 1
    if k > first and lower[k] in ("least", "sometime"):  # "put off until at least July"
        k -= 2 if lower[k] == "least" else 1
    word = lower[k] if k >= first else ""
    if k > 0 and (lower[k - 1], word) in REPLACED:
        return "planned"
    if word == "for" and k == at - 1 and lower[k - 1] not in ("rescheduled", "reset", "reconvened", "now"):
        return "" if _owns(article, at) else "planned"
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


def _owns(article: Article, at: int) -> bool:
    """ "To prepare for Friday's summit": whether a time is that of the noun behind it."""
    end = article.time_end(at)
    return "'s" in article.lower[end - 1 : end + 1]


def take(state: ScanState, mention: Mention, at: int) -> None:
    """Take in a name, as what the mode says."""
    article, mode = state.article, state.mode
    if mention.form is PRONOUN and owns_office(article, at):
        side = article.side_of(mention.key)
        if side is None:
            return
        mention = replace(mention, key=side)  # "His envoy, A, met B": he himself does not
    placed = mention.form is PLACE
    if (mode == "place" or placed) and (_of_an_office(article, mention) or _in_the_water(state, mention, at)):
        return
    if placed and (_is_elsewhere(article, mention) or (mode == "place" and _is_spoken_of(state))):
        return
    place = article.place_of(mention)
    if place is not None and not state.of_the_topic and _is_an_island(state, at):
        state.found.places.append(Located(place, 3))
    elif mode == "place" and place is not None and mention.form is not ADJECTIVE:
        rank = 3 if state.before(at) in ("in", "at") else 2
        state.found.places.append(Located(place, rank))
    elif mode == "topicplace":
        land = place is not None and place.startswith("country:") and place not in CITY_STATES
        if place is not None and (not land or _behind_a_name(state)):
            _take_behind_topic(state, mention, place)
    elif placed and mode == "topic":
        if place is not None and _in_settlement(state, at) and _dated_or_capital(article, mention, place):
            state.found.places.append(Located(place, 2))  # "on grazing in the oasis town of X on Monday"
    elif placed:
        _take_place(state, mention.key, at)
    else:
        _take_participant(state, mention)


def _is_elsewhere(article: Article, mention: Mention) -> bool:
    """ "At UN headquarters in Nairobi": a house that bodies have in many towns, and the town is named behind it."""
    _, behind = article.token_range(mention.span)
    in_a_town = article.lower[behind : behind + 1] == ["in"] and behind + 1 < len(article.lower)
    town = article.mention(behind + 1) if in_a_town else None
    building = article.town_of(mention.key) != mention.key
    return building and town is not None and town.form is PLACE


def _in_the_water(state: ScanState, mention: Mention, at: int) -> bool:
    """ "met to discuss a truce in the Black Sea": where what is talked about happens, but "talks at the Dead Sea"."""
    before = state.before(at - 1) if state.before(at) == "the" else state.before(at)
    return before == "in" and state.article.is_water(mention)


def _is_spoken_of(state: ScanState) -> bool:
    """ "Discussed trade, security and the situation in Goma", "met rebels fighting in Goma": what goes on there."""
    what, before = state.article.before(state.setting), state.article.before(state.setting - 1)
    if state.setting > state.first and what in STAYING:
        return True
    return state.setting > state.first and what in TOPIC_SETTINGS and what not in SIGNED and before in ARTICLES


def _is_an_island(state: ScanState, at: int) -> bool:
    """ "on the island of Malta"."""
    return state.before(at) == "of" and at - 2 >= state.first and state.lower[at - 2] == "island"


def _behind_a_name(state: ScanState) -> bool:
    """ "talks on Syria in Oman": a country is in no other, so that the second is where they talk."""
    if state.topic not in TOPICS or not state.setting:
        return False
    before = state.article.mention(state.setting - 1)
    place = state.article.place_of(before) if before is not None else None
    return before is not None and before.form is not ADJECTIVE and place is not None


def _take_behind_topic(state: ScanState, mention: Mention, place: str) -> None:
    """ "After a lunch in Obilic": a place of the meeting; not "on the dam in Obilic", where what is talked about is."""
    what = state.article.before(state.setting)
    if what in DEALS and not place.startswith("country:") and _dated(state.article, mention) and _agreed_on(state):
        state.found.places.append(Located(place, 2))
        return
    if what in TOPIC_SETTINGS or (what in BLOWS and not (state.topic in TOPICS and _dated(state.article, mention))):
        return
    plain = state.topic in TOPICS and what not in MEALS and not _dated_or_capital(state.article, mention, place)
    if not (plain and what in TOPIC_SITES):
        state.found.places.append(Located(place, 2, plain and _is_a_thing(state.article, state.setting)))


def _agreed_on(state: ScanState) -> bool:
    """ "agreed on a ceasefire in": that is where it was agreed, not where it is kept."""
    return not AGREED.isdisjoint(state.lower[max(0, state.setting - PHRASE) : state.setting])


def _take_place(state: ScanState, key: str, at: int) -> None:
    """Take in a place where nothing but the words before it tell what it is."""
    before = state.before(at)
    if before == "of" and at - 2 >= state.first and state.lower[at - 2] in SETTLEMENTS:
        state.found.places.append(Located(key, 3))
    elif before in ("in", "at", "to") or state.mode in ("place", ""):
        state.found.places.append(Located(key, 2))
    elif state.mode == "party" and before not in ("from", "of"):
        state.found.places.append(Located(key, 1))


def _take_participant(state: ScanState, mention: Mention) -> None:
    """Take in an actor for what the mode says he does; one who is only talked about is left out."""
    found, mode = state.found, state.mode
    person = state.article.is_person(mention)
    if mode == "owner" and person:
        found.owners.append(mention)
    if person and mode in ("witness", "beside"):
        found.witnesses.append(mention)
    if not person and (_held_before(state.article, mention) or _named_behind(state.article, mention)):
        return
    if mode == "party":
        if state.related and mention.form not in (MentionForm.ROLE, ADJECTIVE) and not person:
            found.related.append(mention)
        found.parties.append((mention, Role.PARTY, "P05" if person else "P08"))
    elif mode in ROLES:
        found.parties.append((mention, *ROLES[mode]))


def _named_behind(article: Article, mention: Mention) -> bool:
    """ "Gulf states Qatar and Oman met": those of a group are named at once, and they alone take part."""
    behind = article.token_range(mention.span)[1]
    following = article.mention(behind) if behind < len(article.lower) else None
    return article.lower[behind - 1] == "states" and following is not None and following.form is MentionForm.NAME


def _held_before(article: Article, mention: Mention) -> bool:
    """ "The UN envoy, A, a former Fijian president,": of an office of before, where the bearer acts for another now."""
    at = article.token_range(mention.span)[0] - 1
    if at < 3 or article.lower[at] not in FORMER_HOLDERS:
        return False
    comma = at - 1 - (article.lower[at - 1] in ARTICLES)
    bearer = article.mention(comma - 1) if article.lower[comma] == "," else None
    side = article.side_of(bearer.key) if bearer is not None and article.is_person(bearer) else None
    return side is not None and side != article.side_of(mention.key)


def _of_an_office(article: Article, mention: Mention) -> bool:
    """ "the Thurso mayor", "the Thurso police chief", "the governor for Thurso": whose office the place belongs to."""
    roles = vocabulary(article.lexicon).roles
    first, behind = article.token_range(mention.span)
    if article.before(first) == "for" and article.before(first - 1) in roles.heads and article.group(first - 2) is None:
        return True
    behind += article.lower[behind : behind + 1] != [] and article.lower[behind] in roles.modifiers
    return behind < len(article.lower) and article.lower[behind] in roles.heads


def _dated_or_capital(article: Article, mention: Mention, place: str) -> bool:
    """Whether those who talk, not what they talk about, are in a place: "on the dam in Lomé", "in X on Monday"."""
    country = article.country_of_place(place)
    return _dated(article, mention) or (country is not None and article.lexicon.capital(country) == place)


def _dated(article: Article, mention: Mention) -> bool:
    """Whether a time stands right behind a name: "in X on Monday", "in X, Monday"."""
    end = article.token_range(mention.span)[1]
    end += article.lower[end : end + 1] in (["on"], ["in"], [","])
    return end < len(article.lower) and article.time_at[end] != NOTHING


def _is_a_thing(article: Article, end: int) -> bool:
    """Whether the phrase that ends before a token has an article: "on the Serbs living in", no "on trade in"."""
    for k in range(end - 1, max(article.sentence_first(end), end - PHRASE) - 1, -1):
        if article.lower[k] in ARTICLES:
            return True
        if article.lower[k] in STOPS_PHRASE:
            return False
    return False


def _in_settlement(state: ScanState, at: int) -> bool:
    """Whether something is in the town named at a token: "in the border town of", not "off the island of"."""
    lower, first = state.lower, state.first
    if at - 2 < first or lower[at - 1] != "of" or lower[at - 2] not in SETTLEMENTS:
        return False
    words = lower[max(first, at - 2 - PHRASE) : at - 2]
    return next((word in PLACE_WORDS for word in reversed(words) if word in PLACE_WORDS or word in AWAY), False)


def leave_hall(state: ScanState, mention: Mention, at: int) -> None:
    """ "at State House in Nairobi", "at Kulm Hall, Lusaka": only the town counts, unless the hall is known."""
    article, found = state.article, state.found
    town, hall = article.place_of(mention), article.mention(at - 2)
    if town is None or town.startswith("country:") or article.lower[at - 1] not in ("in", ","):
        return
    key = found.places[-2].key
    seat = article.lexicon.actor(key.replace("place:", "org:")) is not None
    if hall is None or article.place_of(hall) != key or (article.lexicon.place(key) is not None and not seat):
        return
    first = at - 2
    while article.mention(first - 1) is hall:
        first -= 1
    if article.lexicon.place(town) is not None and article.lower[first - 1] in ("at", "the"):
        del found.places[-2]


POINTING_BACK = frozenset({"there", "here", "same", "capital"})


def point_back(state: ScanState, at: int) -> None:
    """ "There", "here", "at the same venue": the place told before."""
    lower, word, found = state.lower, state.lower[at], state.found
    if word == "there" and not state.subject and lower[at - 1] != "that":
        if at + 1 >= state.stop or lower[at + 1] not in BEING:
            found.places.append(Located(SAME, 1))
    elif word == "here" and not state.subject and state.article.statement_at[at] == NOTHING:
        found.places.append(Located(HERE, 2))
    elif word == "same" and at + 1 < state.stop and lower[at + 1] in VENUES:
        found.places.append(Located(SAME_TOWN if lower[at + 1] in TOWNS else SAME, 1))
    elif word == "capital" and lower[at - 2 : at] == ["in", "the"] and _stands_alone(state, at + 1):
        found.places.append(Located(CAPITAL, 1))


def _stands_alone(state: ScanState, at: int) -> bool:
    """Whether "in the capital" says no more: no "in the capital, Lomé", "in the capital of Togo", "region"."""
    article, lower = state.article, state.lower
    if state.subject:
        return False
    if at >= len(lower):
        return True
    after = at + (lower[at] == ",")
    named = after < len(lower) and article.mention_at[after] != NOTHING
    ends = not lower[at].isalpha() or article.time_at[at] != NOTHING or lower[at] in STOPS_PHRASE - {"of"}
    return ends and not named


def mode_after_comma(state: ScanState, at: int) -> Mode:
    """A list or an apposition goes on after a comma; anything else ends the phrase."""
    if state.subject:
        return "party"
    article, lower, stop, mode = state.article, state.lower, state.stop, state.mode
    styles = vocabulary(article.lexicon).roles.honorifics
    k = at + 1
    ranked = lower[k : k + 1] == ["and"]
    while k < stop and (lower[k] in BETWEEN_NAMES or lower[k] in CROWD or lower[k] in styles or lower[k] in RANKS):
        if lower[k] in RANKS and not ranked:
            break
        k += 1
    named = k < stop and article.mention_at[k] != NOTHING
    if mode in ("party", "absent", "witness"):
        return mode if named or titled_next(article, at, stop) else ""
    if mode == "topic" and named and k == at + 1:
        return mode if article.mention_at[at - 1] != NOTHING else ""  # "about Syria, Sudan, Kosovo and fishing"
    return mode if mode == "place" and named else ""
