"""Who speaks with whom: whether a verb of speaking tells of two who talk with each other, where and by what voice."""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import CROWD
from store.extraction.claims.scan.plurals import plural_at
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause_bounds import apposition_end
from store.extraction.claims.text.small_words import POSSESSIVE, SIGNS
from store.extraction.claims.text.words import Verb
from store.lexicon.closed import closed

SUBJECT = 30
"""How many tokens the subject of a verb has at most."""
OBJECT = 6
"""How many tokens behind a verb the office of whoever is met stands at most."""
VOICES = closed("voices")
COLLEAGUES = closed("colleagues")


def by_voice(article: Article, at: int, stop: int) -> bool:
    """Whether "by telephone", "in a video call" stands behind a verb."""
    lower = article.lower
    if VOICES.isdisjoint(lower[at : min(at + 14, stop)]):
        return False
    for k in range(at, min(at + 14, stop)):
        if lower[k] in VOICES and (
            lower[k - 1] in ("by", "the", "via", "over", "on")
            or (lower[k - 1] in ("a", "an") and lower[k - 2] in ("in", "during", "on", "over"))
        ):
            return True
        if lower[k] in (";", ":") or article.finite(k) is not None or lower[k : k + 2] == ["and", "in"]:
            return False  # "in Nouakchott, and in Dakar by video link": there alone
    return False


def behind_voice(article: Article, at: int, stop: int) -> int:
    """Where whoever is at the other end of "talked on the phone to" is named; ``at`` where the verb says so itself."""
    end = next((k + 1 for k in range(at, min(at + 3, stop)) if article.lower[k] in VOICES), stop)
    return end + 1 if end < stop and article.lower[end] in ("to", "with") else at


def place_after(article: Article, at: int, stop: int, reach: int) -> bool:
    """Whether the first name within reach is that of a place."""
    for k in range(at, min(at + reach, stop)):
        mention = article.mention(k)
        if mention is not None:
            return article.place_of(mention) is not None
        if article.lower[k] in SIGNS or article.finite(k) is not None:
            return False
    return False


def actor_after(article: Article, at: int, stop: int, reach: int) -> bool:
    """Whether somebody is named within reach."""
    for k in range(at, min(at + reach, stop)):
        if article.mention(k) is not None:
            return True
        if article.lower[k] in SIGNS or article.finite(k) is not None:
            return False
    return False


OFFICEHOLDERS = closed("officeholders")


def official_after(article: Article, at: int, stop: int, reach: int) -> bool:
    """Whether somebody without a name is told by an office within reach: "the apostolic nuncio", "the mayor of A"."""
    for k in range(at, min(at + reach, stop)):
        if article.lower[k] in OFFICEHOLDERS or article.lower[k] in CROWD:
            owner = {"'s", "’s"}.intersection(article.lower[k + 1 : k + 3])
            return not owner or official_after(article, k + 2, stop, at + reach - k - 2)  # "the chief rabbi's film"
        if article.lower[k] in SIGNS or article.time_at[k] != NOTHING or article.finite(k) is not None:
            return False
    return False


ALONE = closed("alone")
"""After "spoke": two who speak with each other, not to an audience."""


REPEATEDLY = frozenset({"every", "each", "twice", "several", "three", "four", "daily", "regularly"})
"""Behind "spoke": more than once."""


def speak_together(article: Article, after: int, stop: int) -> bool:
    """ "A and B spoke for twenty minutes yesterday": two persons before the verb, no audience after it."""
    lower = article.lower
    if after >= stop or not (
        article.time_at[after] != NOTHING
        or lower[after] in ALONE
        or (lower[after] in ("in", "on", "over") and place_after(article, after + 1, stop, 2))
        or (lower[after] == "for" and DURATIONS & set(lower[after : min(after + 5, stop)]))
        or lower[after : after + 3] == ["for", "the", "first"]
        or (lower[after] == "on" and after + 1 < stop and article.time_at[after + 1] != NOTHING)
        or lower[after] in REPEATEDLY
    ):
        return False
    joined = officials = False
    k = after - 1
    people: set[str] = set()
    sides: set[str] = set()
    first = max(article.sentence_first(after), after - SUBJECT)
    while k >= first:
        mention = article.mention(k)
        if mention is not None and (article.is_person(mention) or mention.form.value == "role"):
            people.add(mention.key)
        elif mention is not None and mention.form.value in ("name", "metonym"):
            sides.add(mention.key)
        joined = joined or lower[k] == "and"
        officials = officials or (lower[k] in CROWD and lower[k + 1] == "of")
        if k < after - 3 and article.finite(k) is not None:
            break
        k -= 1
    placed = lower[after] in ("in", "at") or officials  # "the foreign ministers of A and B spoke on Monday"
    return joined and (len(people) == 2 or (placed and not people and len(sides) == 2))


def settled(article: Article, after: int, stop: int) -> int:
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


def fronted(article: Article, after: int) -> int:
    """How many of a town and a day open the sentence of a verb: "On Tuesday in Suva, A and B agreed to"."""
    lower, first = article.lower, article.sentence_first(after)
    place = day = False
    k = first
    while k < after:
        mention = article.mention(k)
        if article.time_at[k] != NOTHING:
            day = True
        elif mention is not None and article.place_of(mention) is not None and lower[k - 1] in ("in", "at"):
            place = True
        elif lower[k] == ",":
            behind = k + 1 < after and (lower[k + 1] in ("in", "at", "on") or article.time_at[k + 1] != NOTHING)
            if not behind:
                return place + day
        elif article.finite(k) is not None or (k == first and lower[k] not in ("in", "at", "on")):
            return 0
        k += 1
    return 0


BOTH = frozenset({"both", "each"})
SIDES_TOLD = closed("sides_as_one")


def guest_somewhere(article: Article, after: int, stop: int) -> bool:
    """ "briefed President B on the front", "joined the ministers of C and D": a person or office, a place or a day."""
    if not (
        person_near(article, after, stop)
        or plural_at(article, after, stop) is not None
        or any(
            w in ("ministers", "presidents", "leaders", "envoys", "coalition") or w in COLLEAGUES
            for w in article.lower[after : min(after + 5, stop)]
        )
        or (after + 1 < stop and article.lower[after] in BOTH and article.lower[after + 1] in SIDES_TOLD)
    ):
        return False
    if settled(article, after, stop):
        return True
    first = article.sentence_first(after)
    opening = range(first, min(first + 6, after))
    return article.lower[first] in ("in", "at", "on") and any(
        article.time_at[k] != NOTHING or article.mention_at[k] != NOTHING for k in opening
    )


def faced(article: Article, verb: Verb, after: int, stop: int) -> bool:
    """ "pressed President B in C to open the border": a person or office holder, then a town in the same breath."""
    lower = article.lower
    if not person_near(article, after, stop) and not _officials_near(article, after, stop):
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


def _officials_near(article: Article, after: int, stop: int) -> bool:
    """ "told Naga leaders", "asked her Thai counterpart": the officials of a side, without a name."""
    after += after < stop and article.lower[after] in POSSESSIVE
    mention = article.mention(after) if after < stop else None
    if mention is None or article.side_of(mention.key) is None:
        return False
    return any(word in CROWD or word in COLLEAGUES for word in article.lower[after + 1 : min(after + 3, stop)])


SECOND = 7
"""How many tokens behind "and" the second person somebody rings up stands at most."""
FURTHER = frozenset({"of", "and", "separately", "individually"})
"""Between those whom somebody rings up, and behind them."""


def _second(article: Article, at: int, stop: int) -> int:
    """The token of the person whom "and" adds, "and opposition leader B"; else the next token."""
    for k in range(at + 1, min(at + SECOND, stop)):
        mention = article.mention(k)
        if mention is not None and article.is_person(mention):
            return k
        if not article.lower[k].isalpha() or article.time_at[k] != NOTHING or article.finite(k) is not None:
            break
    return at + 1


def rung(article: Article, after: int, stop: int) -> bool:
    """ "called the Emirati president on Monday", "called President B to discuss": and then no name for him."""
    lower = article.lower
    k = after
    while k < min(after + 5, stop) and not (
        (mention := article.mention(k)) is not None and (article.is_person(mention) or mention.form.value == "role")
    ):
        named = lower[k] == "," and apposition_end(article, k) > 0  # "called the Fijian premier, Ana Silva, on Monday"
        if (lower[k] in SIGNS and not named) or article.finite(k) is not None:
            return False
        k += 1
    mention = article.mention(k) if k < stop else None
    if mention is None or not person_near(article, after, stop):
        return False
    while k < stop and (article.mention(k) is not None or lower[k] in FURTHER):
        k = _second(article, k, stop) if lower[k] == "and" else k + 1  # "called A of Ghana and B separately on Monday"
    k += lower[k : k + 1] == [","] and article.before(k) != ","
    if lower[k : k + 2] in (["to", "discuss"], ["to", "congratulate"], ["to", "thank"], ["to", "express"]):
        return True
    while k < stop and lower[k] in ("on", "late", "early", "again", "back"):
        k += 1
    return k < stop and article.time_at[k] != NOTHING


def raised(article: Article, after: int, stop: int) -> bool:
    """ "raised the file with B at the palace on Friday": a person, and a place or a day."""
    lower = article.lower
    for k in range(after, min(after + 12, stop - 1)):
        if lower[k] in ("with", "to"):
            if not person_near(article, k + 1, stop):
                return False
            if "where" in lower[max(after - 5, article.sentence_first(after)) : after]:
                return True
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


def person_near(article: Article, at: int, stop: int) -> bool:
    """Whether a person or the holder of an office is named next, no reporter."""
    for k in range(at, min(at + 6, stop)):
        mention = article.mention(k)
        if mention is not None and (article.is_person(mention) or mention.form.value == "role"):
            return True
        if article.lower[k] == "," and apposition_end(article, k) > 0:
            return True  # "the Fijian premier, Ana Silva,"
        if article.lower[k] in ("reporters", "journalists", "media") or article.lower[k] in SIGNS:
            return False
    return False


DURATIONS = closed("durations")


def talks_somewhere(article: Article, after: int, stop: int) -> bool:
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
    if after < stop and article.lower[after] == "for" and DURATIONS & set(article.lower[after : min(after + 5, stop)]):
        return True
    first = article.sentence_first(after)
    if "where" in article.lower[max(first, after - 6) : after]:
        return True
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
