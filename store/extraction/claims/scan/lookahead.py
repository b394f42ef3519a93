"""What follows a token: a place, a person, a crowd, a town; asked by the scan before it changes its mode."""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import (
    ACCREDITED,
    BYSTANDING,
    CROWD,
    MEDIATING,
    PARTY_WORDS,
    PLACE_WORDS,
    WATCHING,
)
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import OWNING, POSSESSIVE, SIGNS
from store.lexicon.closed import closed
from store.model import Mention, MentionForm, Tense

ARMED = closed("armed_bodies")
BEARING_ARMS = frozenset({"rebel", "armed", "insurgent", "guerrilla", "militant", "separatist", "dissident"})
GROUPED = frozenset({"groups", "factions", "leaders", "commanders", "chiefs"})
PARTS_OF_A_COUNTRY = closed("parts_of_a_country")
HOME = 5
"""How many tokens behind "in" the part of the country stands at most that fighters are from."""
MEALS = closed("meals")
MEAL_BEFORE = 16
"""How many tokens before "for" a meal stands at most of which it tells the guest."""
ASIDE = 8
"""Tokens in brackets at most that tell the hour elsewhere."""
COLLEAGUES = closed("colleagues")
OFFICEHOLDERS = closed("officeholders")
OFFICE = 6
"""How many tokens behind a possessive its office stands at most."""
TITLE = 14
"""How many tokens a title and its owner have before the name at most."""
ENDS_TITLES = (PARTY_WORDS | PLACE_WORDS | {"to", "after", "before", "on", "who", "whose"}) - {"of"}
"""Words that stand in no title."""
ONCE_MORE = frozenset({"again", "also", "still", "once", "more"})
"""Between a name and what somebody does who is beside those who meet."""
DEFERRING = closed("deferring")
DEPARTING = closed("departing")
ON_THE_WAY = closed("on_the_way")
AWAY = frozenset({"off", "out", "by", "train", "rail", "air", "plane", "car", "road", "sea", "boat"})
DEPARTED = 8
"""How many tokens from a verb of leaving to its "for" at most: "left Rabat by train on Friday for"."""
STARTING = frozenset({"starting", "beginning", "commencing"})


def announced_on(article: Article, at: int, stop: int) -> int:
    """Where the time ends on which a meeting was agreed or announced ("agreed last month"); 0 where there is none."""
    k = at + 1
    while k < stop and article.lower[k] in ("on", "in", "late", "early", "only"):
        k += 1
    if k >= stop or article.time_at[k] == NOTHING:
        return 0
    time = article.time_at[k]
    while k < stop and article.time_at[k] == time:
        k += 1
    return k


def person_follows(article: Article, at: int, stop: int) -> bool:
    mention = article.mention(at + 1) if at + 1 < stop else None
    return mention is not None and article.is_person(mention)


def titled_next(article: Article, at: int, stop: int) -> bool:
    """Whether a title and the name of whoever bears it go on with a list: ", Prime Minister A and others"."""
    for k in range(at + 1, min(at + TITLE, stop)):
        mention = article.mention(k)
        if mention is not None and article.is_person(mention):
            if mention.form is not MentionForm.NAME:
                return False
            end = article.token_range(mention.span)[1]
            bearing = article.title_of(mention.key).replace("-", " ").split()
            owned = not OWNING.isdisjoint(article.lower[end : end + 1])
            return article.lower[k - 1] in bearing and not owned and (end >= stop or article.finite(end) is None)
        if article.lower[k] in ENDS_TITLES:
            return False
        if article.finite(k) is not None or article.time_at[k] != NOTHING or article.lower[k] in SIGNS:
            return False
    return False


def owns_office(article: Article, at: int) -> bool:
    """Whether a possessive tells whose office follows: "his foreign minister", "her chief of staff, A"."""
    if article.lower[at] not in POSSESSIVE:
        return False
    for k in range(at + 1, min(at + OFFICE, len(article.lower))):
        mention, low = article.mention(k), article.lower[k]
        if low in COLLEAGUES:
            return False  # "after meeting her Czech counterpart"
        if low in OFFICEHOLDERS or low in CROWD:
            return True
        if mention is not None and mention.form is not MentionForm.ADJECTIVE:
            return article.is_person(mention) and mention.form is MentionForm.NAME
        if low in ENDS_TITLES or low in SIGNS or article.finite(k) is not None or article.time_at[k] != NOTHING:
            return False
    return False


def on_behalf(article: Article, at: int, stop: int) -> bool:
    """Whether "for" only tells for whom somebody acts: "signed by X for Ghana and Y for Togo"."""
    who = article.mention(at - 1) if at else None
    whom = article.mention(at + 1) if at + 1 < stop else None
    if who is None or whom is None or not article.is_person(who):
        return False
    return article.side_of(who.key) == article.side_of(whom.key)


def of_a_person(article: Article, at: int, stop: int) -> bool:
    """Whether a word of belonging leads to a person, not to a side: "of General X", "of the Chadian leader X"."""
    for k in range(at + 1, min(at + 8, stop)):
        mention = article.mention(k)
        if mention is not None and mention.form is not MentionForm.ADJECTIVE:
            return article.is_person(mention) and mention.form is MentionForm.NAME
        if article.lower[k] == ",":
            return False
    return False


def person_ahead(article: Article, at: int, stop: int) -> bool:
    """Whether somebody is named behind a word, with an office before the name: "of the envoy of Chad, X"."""
    for k in range(at + 1, min(at + 16, stop)):
        mention = article.mention(k)
        if mention is not None and article.is_person(mention):
            return True
        if article.finite(k) is not None:
            return False
    return False


def mediating(article: Article, at: int, stop: int) -> bool:
    """ "Turkish and Qatari mediators": whether the names before are those of go-betweens."""
    if at and article.lower[at - 1] in MEDIATING:
        return True  # the last word of a name: "the Qatari mediation"
    named = article.mention(at - 1) if at else None
    if named is not None and article.is_person(named):
        return False  # "A, the Dutch mediator, met B", "A and the Dutch mediator, B, met"
    k = at
    while k < min(at + 5, stop):
        if article.lower[k] in MEDIATING:
            return True
        if article.lower[k] not in ("and", ",", "the", "or") and article.mention_at[k] == NOTHING:
            return False
        k += 1
    return False


def watching(article: Article, at: int) -> bool:
    """ "observers from X", "the mediators of Y": whose go-betweens or onlookers are there."""
    before = article.lower[at - 1] if at else ""
    return article.lower[at] in ("from", "of") and (before in MEDIATING or before in WATCHING)


def looking_on(article: Article, at: int, stop: int) -> bool:
    """ "with the Qatari envoy mediating", "with Oman again as a go-between": somebody beside those who meet."""
    lower = article.lower
    k = at + 1
    while k < min(at + 12, stop) and (article.mention_at[k] != NOTHING or lower[k] in ("the", "a", "an", "and", "'s")):
        k += 1
    if k == at + 1 or k >= stop:
        return False
    while k + 1 < stop and (lower[k] in ONCE_MORE or lower[k].endswith("ly")):
        k += 1
    if lower[k] == "as":
        return not (MEDIATING | WATCHING).isdisjoint(lower[k + 1 : min(k + 4, stop)])
    return lower[k] in BYSTANDING or lower[k : k + 3] == ["in", "the", "chair"]


def participle_follows(article: Article, at: int, stop: int) -> bool:
    """Whether a comma opens a participle clause: ", citing an air drill by ..."; not ", involving Chad"."""
    k = at + 1
    if k + 1 >= stop or article.group_at[k] == NOTHING:
        return False
    if article.lower[k] in PARTY_WORDS and article.lower[k + 1] not in PLACE_WORDS:
        return False
    if article.lower[k] in STARTING and (article.lower[k + 1] in PLACE_WORDS or article.lower[k + 1] in ("on", "from")):
        return False  # "every three months, starting in A in May"
    group = article.groups[article.group_at[k]]
    if article.lower[k + 1] == "by" and group.lemma in DEFERRING:
        return True  # "a meeting, postponed by Suva in March, will be held in July"
    return group.tense is Tense.NONE and article.lower[k].endswith("ing")


def crowd_follows(article: Article, at: int, stop: int) -> bool:
    """ "and UN officials": a name with people of theirs goes on with those who meet."""
    k = at + 1
    mention = article.mention(k) if k < stop else None
    if mention is None or mention.form is MentionForm.PLACE:
        return False
    while k < stop and article.mention(k) is mention:
        k += 1
    return k < stop and article.lower[k] in CROWD


def accredited(article: Article, at: int) -> bool:
    """Whether "to" at a token is that of an office: "the envoy to Kenya", "the Ambassador of Ethiopia to Kenya"."""
    k = at - 1
    while k > 0 and article.mention_at[k] != NOTHING and article.lower[k] not in ACCREDITED:
        k -= 1
    while k > 0 and article.lower[k] in ("the", "of", "for", "from"):
        k -= 1
    return article.lower[k] in ACCREDITED


def place_follows(article: Article, at: int, stop: int) -> bool:
    """Whether "in" opens a place: "in Busia", "in the Kenyan capital of Nairobi"; no "in Kenyan hands"."""
    for k in range(at + 1, min(at + 5, stop)):
        mention = article.mention(k)
        if mention is not None and mention.form is MentionForm.ADJECTIVE:
            behind = article.token_range(mention.span)[1]
            behind += article.lower[behind : behind + 1] == ["capital"]
            described = article.mention(behind) if behind < stop else None
            return described is not None and described.form is MentionForm.PLACE
        if mention is not None:
            return article.place_of(mention) is not None
        if article.lower[k] in SIGNS:
            return False
    return False


def is_home_of_fighters(article: Article, at: int, stop: int) -> bool:
    """Whether "in" tells where an armed group is at home: "rebels in the Kidal region", no "rebels in Algiers"."""
    who = article.lower[at - 1]
    if who not in ARMED and (who not in GROUPED or article.lower[at - 2] not in BEARING_ARMS):
        return False
    for k in range(at + 1, min(at + HOME, stop)):
        if article.lower[k] in PARTS_OF_A_COUNTRY:
            return True
        if article.lower[k] in SIGNS or article.time_at[k] != NOTHING or article.group_at[k] != NOTHING:
            return False
    return False


def name_next(article: Article, at: int, stop: int) -> bool:
    """ "negotiators for Khartoum": whom somebody speaks for follows at once."""
    if at < stop and article.lower[at] == "the":
        at += 1
    mention = article.mention(at) if at < stop else None
    return mention is not None and mention.form is not MentionForm.PLACE


def town_next(article: Article, at: int, stop: int) -> bool:
    """ "leaves for Prague", "planned for the Libyan capital": a town, no country that something is done for."""
    if article.lower[at : at + 1] == ["the"] and article.lower[at + 2 : at + 3] == ["capital"]:
        at += 1
    mention = article.mention(at) if at < stop else None
    if mention is None or article.place_of(mention) is None:
        return False
    return mention.form in (MentionForm.PLACE, MentionForm.METONYM)


def departing_for(article: Article, at: int) -> bool:
    """Whether "for" names where somebody goes: "left on Friday for Chad", "sets off for Chad", "heads for Chad"."""
    for k in range(at - 1, max(at - DEPARTED, 0) - 1, -1):
        group = article.group(k)
        if group is not None:
            return group.lemma in DEPARTING and not group.passive
        mention = article.mention(k)
        placed = mention is not None and article.place_of(mention) is not None
        if not placed and article.time_at[k] == NOTHING and article.lower[k] not in ON_THE_WAY | AWAY:
            return False
    return False


def interjected(article: Article, at: int, stop: int) -> int:
    """Where a list goes on after "and, for the first time,"; 0 where nothing is put between."""
    if at + 2 >= stop or article.lower[at + 1] != ",":
        return 0
    for k in range(at + 2, min(at + 8, stop)):
        if article.lower[k] == ",":
            return k + 1
        if article.mention_at[k] != NOTHING or article.time_at[k] != NOTHING or article.finite(k) is not None:
            return 0
    return 0


def in_brackets(article: Article, at: int, stop: int) -> int:
    """Where it goes on behind one word in brackets, or the hour elsewhere, "(Wednesday in Manila)"; 0 for all else."""
    if article.lower[at + 2 : at + 3] == [")"]:
        return at + 3  # "the Union (AU), A and B"
    times = article.time_at
    if at == 0 or at + 1 >= stop or times[at + 1] == NOTHING or times[at - 1] == NOTHING:
        return 0
    end = next((k for k in range(at + 2, min(stop, at + ASIDE)) if article.lower[k] == ")"), 0)
    return end + 1 if end else 0


def person_in_brackets(article: Article, at: int, stop: int) -> tuple[Mention, int] | None:
    """The person who is all that brackets hold, with where it goes on: "Kenya (Amina Noor) and Uganda (Said Badi)"."""
    mention = article.mention(at + 1) if at + 2 < stop else None
    if mention is None or not article.is_person(mention):
        return None
    first, last = article.token_range(mention.span)
    alone = first == at + 1 and last < stop and article.lower[last] == ")"
    return (mention, last + 1) if alone else None


def given_for(article: Article, at: int, stop: int) -> bool:
    """Whether somebody is named behind the "for" of a meal told before it: "a lunch in Rabat for President B"."""
    first = max(at - MEAL_BEFORE, article.sentence_first(at))
    if MEALS.isdisjoint(article.lower[first:at]):
        return False
    named = (article.mention(k) for k in range(at + 1, min(at + 6, stop)) if article.lower[k] not in SIGNS)
    return any(mention is not None and mention.form is not MentionForm.PLACE for mention in named)


def in_aside(clauses: list[Clause], index: int, clause: int) -> bool:
    """Whether a token stands in a dash or bracket aside of the clause."""
    return index >= 0 and clauses[index].kind == "aside" and clauses[index].parent == clause
