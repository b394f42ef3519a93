"""Words of meeting that mean something else by what stands beside them: "meet a deadline", "round of applause"."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import HYPHENS, OWNING
from store.extraction.claims.text.words import FalseFriend, Phrases
from store.lexicon.closed import closed
from store.lexicon.vocabulary import vocabulary
from store.model import MentionForm

STOPS_PHRASE = closed("stops_phrase")


def follows(lower: list[str], at: int, phrases: Phrases) -> tuple[str, ...] | None:
    """The longest of some phrases that stands at a token; none stands behind the last."""
    for phrase in phrases.get(lower[at], ()) if at < len(lower) else ():
        if tuple(lower[at : at + len(phrase)]) == phrase:
            return phrase
    return None


OBJECT = 8
"""How many tokens behind its verb the head of an object stands at most."""
ALL_OF = frozenset({"all", "most", "some", "many", "none"})
OPPONENTS = closed("opponents")


def is_false(article: Article, friend: FalseFriend | None, first: int, after: int) -> bool:
    """Whether the words beside a trigger, before ``first`` or at ``after``, make it something else."""
    if friend is None:
        return False
    lower = article.lower
    if first > 0 and lower[first - 1] in friend.before:
        return True
    if first > 1 and lower[first - 1] == "'s" and lower[first - 2] in friend.before:
        return True
    said = follows(lower, after, friend.after)
    if said is None or article.time_at[after] != NOTHING:
        return False  # "agreed to a call this Wednesday"
    beyond = after + len(said)
    if _is_office(article, beyond):
        return False
    # "had a call on Sunday" is no call on somebody
    return not (said[-1] in ("on", "for") and beyond < len(lower) and article.time_at[beyond] != NOTHING)


def _is_office(article: Article, at: int) -> bool:
    """Whether the token is a noun for somebody with an office: "met opposition leader X"."""
    return at < len(article.lower) and article.lower[at] in vocabulary(article.lexicon).roles.heads


def is_thing_met(article: Article, friend: FalseFriend, first: int, after: int) -> bool:
    """ "a move welcomed by Chad", "the offer was warmly received": what is done to no person, told before the verb."""
    group = article.group(after - 1)
    if first < 1 or not (article.lower[after : after + 1] == ["by"] or (group is not None and group.passive)):
        return False
    at = first - 1
    while at > 0 and (article.lower[at].endswith("ly") or article.lower[at] in ("also", ",")):
        at -= 1
    return article.lower[at] in friend.things and article.mention(at) is None


def meets_a_thing(article: Article, friend: FalseFriend, after: int, stop: int) -> bool:
    """ "met Thursday's deadline", "meet the union's tougher standards": the object of the verb is no person."""
    things, lower = friend.things, article.lower
    for k in range(after, min(after + OBJECT, stop - 1)):
        mention, following = article.mention(k), lower[k + 1]
        thing = lower[k] in things and mention is None  # no "Rapid Support Forces"
        if thing and following not in HYPHENS and not _is_office(article, k + 1):
            return True
        beside = mention is not None and article.mention(k + 1) is not mention
        if beside and following in things and not _is_office(article, k + 2):
            return not (following in OPPONENTS and mention is not None and mention.form is MentionForm.ADJECTIVE)
        if lower[k] == "of" and lower[k - 1] in ALL_OF:
            continue
        if mention is not None and (following in OWNING or article.mention(k + 1) is mention):
            continue
        if lower[k] in STOPS_PHRASE or (mention is not None and mention.form.value not in ("adjective", "place")):
            return False
    return False
