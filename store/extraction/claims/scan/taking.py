"""What one name, time or comma adds to what stands around a trigger."""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import (
    CITY_STATES,
    CROWD,
    SETTLEMENTS,
    TOPIC_SETTINGS,
    TOPIC_SITES,
    VENUES,
)
from store.extraction.claims.scan.findings import HERE, SAME, Arguments, Located
from store.extraction.claims.scan.turning_words import BEING
from store.extraction.claims.text.article import ABBREVIATES, NOTHING, Article
from store.lexicon.vocabulary import vocabulary
from store.model import Mention, MentionForm, Role

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


def take(article: Article, found: Arguments, mention: Mention, at: int, mode: str, setting: str, first: int) -> None:
    lower = article.lower
    before = lower[at - 1] if at > first else ""
    place = article.place_of(mention)
    if mode == "place" and place is not None and mention.form is not MentionForm.ADJECTIVE:
        rank = 3 if before in ("in", "at") else 2
        found.places.append(Located(place, rank))
        return
    if mode == "topicplace":
        town = place is not None and (not place.startswith("country:") or place in CITY_STATES)
        if town and place is not None and not _of_the_topic(article, mention, place, setting):
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
    elif mode in ("mediate", "beside"):
        if mode == "beside" and article.is_person(mention):
            found.witnesses.append(mention)
        found.parties.append((mention, Role.MEDIATOR, "P11"))
    elif mode == "party":
        found.parties.append((mention, Role.PARTY, "P05" if article.is_person(mention) else "P08"))


def _of_the_topic(article: Article, mention: Mention, place: str, setting: str) -> bool:
    """Whether what is talked about is in a place, not those who talk: "the ceasefire in", "on Monday on the dam in"."""
    if setting in TOPIC_SETTINGS:
        return True
    end = article.token_range(mention.span)[1]
    dated = NOTHING not in article.time_at[end : end + 1] or (
        article.lower[end : end + 1] == ["on"] and NOTHING not in article.time_at[end + 1 : end + 2]
    )
    country = article.country_of_place(place)
    return setting in TOPIC_SITES and not dated and (country is None or article.lexicon.capital(country) != place)


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
    if mode == "topic":
        return ""
    return "" if mode != "place" else "place" if k < stop and article.mention_at[k] != NOTHING else ""
