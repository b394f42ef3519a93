"""What one name, time or comma adds to what stands around a trigger."""

from __future__ import annotations

from dataclasses import replace

from store.extraction.claims.scan.argument_words import (
    CITY_STATES,
    CROWD,
    PLACE_WORDS,
    SETTLEMENTS,
    TOPIC_SETTINGS,
    TOPIC_SITES,
    TOPIC_VERBS,
    VENUES,
)
from store.extraction.claims.scan.findings import HERE, SAME, Arguments, Located
from store.extraction.claims.scan.lookahead import owns_office, titled_next
from store.extraction.claims.scan.turning_words import BEING
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.shortened import ABBREVIATES
from store.lexicon.closed import closed
from store.lexicon.vocabulary import vocabulary
from store.model import Mention, MentionForm, Role

MEALS = closed("meals")
TOPICS = frozenset({"on", "about", "over", "regarding", "concerning"}) | TOPIC_VERBS
"""What opens what a meeting is about, not what it is before, after or against."""
ARTICLES = frozenset({"the", "a", "an"})
PHRASE = 6
"""How many words the last phrase of a topic has at most."""
STOPS_PHRASE = closed("stops_phrase")
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


def take(
    article: Article, found: Arguments, mention: Mention, at: int, mode: str, topic: str, setting: int, first: int
) -> None:
    """Take in a name; behind a word that opens a ``topic``, the "in" or "at" before it stands at ``setting``."""
    lower = article.lower
    if mention.form is MentionForm.PRONOUN and owns_office(article, at):
        side = article.side_of(mention.key)
        if side is None:
            return
        mention = replace(mention, key=side)  # "His envoy, A, met B": he himself does not
    before = lower[at - 1] if at > first else ""
    place = article.place_of(mention)
    if (mode == "place" or mention.form is MentionForm.PLACE) and _of_an_office(article, mention):
        return
    if mode == "place" and place is not None and mention.form is not MentionForm.ADJECTIVE:
        rank = 3 if before in ("in", "at") else 2
        found.places.append(Located(place, rank))
        return
    if mode == "topicplace":
        town = place is not None and (not place.startswith("country:") or place in CITY_STATES)
        what = article.before(setting)
        if town and place is not None and what not in TOPIC_SETTINGS:
            plain = topic in TOPICS and what not in MEALS and not _dated_or_capital(article, mention, place)
            if not (plain and what in TOPIC_SITES):
                found.places.append(Located(place, 2, plain and _is_a_thing(article, setting)))
        return
    if mention.form is MentionForm.PLACE and mode == "topic":
        if place is not None and _in_settlement(article, at, first) and _dated_or_capital(article, mention, place):
            found.places.append(Located(place, 2))  # "on grazing in the oasis town of X on Monday"
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
    elif mode in ("mediate", "beside"):
        if mode == "beside" and article.is_person(mention):
            found.witnesses.append(mention)
        found.parties.append((mention, Role.MEDIATOR, "P11"))
    elif mode == "party":
        found.parties.append((mention, Role.PARTY, "P05" if article.is_person(mention) else "P08"))


def _of_an_office(article: Article, mention: Mention) -> bool:
    """ "the Thurso mayor", "the Thurso police chief", "the governor for Thurso": whose office the place belongs to."""
    roles = vocabulary(article.lexicon).roles
    first, behind = article.token_range(mention.span)
    if article.before(first) == "for" and article.before(first - 1) in roles.heads:
        return True
    behind += article.lower[behind : behind + 1] != [] and article.lower[behind] in roles.modifiers
    return behind < len(article.lower) and article.lower[behind] in roles.heads


def _dated_or_capital(article: Article, mention: Mention, place: str) -> bool:
    """Whether those who talk, not what they talk about, are in a place: "on the dam in Lomé", "in X on Monday"."""
    end = article.token_range(mention.span)[1]
    end += article.lower[end : end + 1] in (["on"], ["in"], [","])
    dated = end < len(article.lower) and article.time_at[end] != NOTHING
    country = article.country_of_place(place)
    return dated or (country is not None and article.lexicon.capital(country) == place)


def _is_a_thing(article: Article, end: int) -> bool:
    """Whether the phrase that ends before a token has an article: "on the Serbs living in", no "on trade in"."""
    for k in range(end - 1, max(article.sentence_first(end), end - PHRASE) - 1, -1):
        if article.lower[k] in ARTICLES:
            return True
        if article.lower[k] in STOPS_PHRASE:
            return False
    return False


def _in_settlement(article: Article, at: int, first: int) -> bool:
    """Whether something is in the town named at a token: "in the border town of", not "off the island of"."""
    lower = article.lower
    if at - 2 < first or lower[at - 1] != "of" or lower[at - 2] not in SETTLEMENTS:
        return False
    words = lower[max(first, at - 2 - PHRASE) : at - 2]
    return next((word in PLACE_WORDS for word in reversed(words) if word in PLACE_WORDS or word in AWAY), False)


def leave_hall(article: Article, found: Arguments, mention: Mention, at: int) -> None:
    """ "at State House in Nairobi", "at Kulm Hall, Lusaka": only the town counts, unless the hall is known."""
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


def point_back(article: Article, found: Arguments, at: int, stop: int, subject: bool) -> None:
    """ "There", "here", "at the same venue": the place told before."""
    lower, word = article.lower, article.lower[at]
    if word == "there" and not subject and lower[at - 1] != "that":
        if at + 1 >= stop or lower[at + 1] not in BEING:
            found.places.append(Located(SAME, 1))
    elif word == "here" and not subject and article.statement_at[at] == NOTHING:
        found.places.append(Located(HERE, 2))
    elif word == "same" and at + 1 < stop and lower[at + 1] in VENUES:
        found.places.append(Located(SAME, 1))


def mode_after_comma(article: Article, at: int, stop: int, mode: str, subject: bool) -> str:
    """A list or an apposition goes on after a comma; anything else ends the phrase."""
    if subject:
        return "party"
    styles = vocabulary(article.lexicon).roles.honorifics
    k = at + 1
    while k < stop and (
        article.lower[k] in ("and", "the", "as", "well", "a", "an", "his", "her", "their")
        or article.lower[k] in CROWD
        or article.lower[k] in ("he", "of", "from", ABBREVIATES)
        or article.lower[k] in styles
    ):
        k += 1
    if k < stop and mode in ("party", "absent", "witness") and article.mention_at[k] != NOTHING:
        return mode
    if mode in ("party", "absent", "witness") and titled_next(article, at, stop):
        return mode
    if mode == "topic":
        return ""
    return "" if mode != "place" else "place" if k < stop and article.mention_at[k] != NOTHING else ""
