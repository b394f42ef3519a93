"""Whether a verb of speaking, ringing or agreeing tells of two who talk with each other."""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import CROWD
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.triggers.spoken import (
    OBJECT,
    by_voice,
    faced,
    fronted,
    guest_somewhere,
    official_after,
    person_near,
    raised,
    rung,
    settled,
    speak_together,
    talks_somewhere,
)
from store.extraction.claims.triggers.told_verb import ToldVerb
from store.lexicon.closed import closed
from store.model import Tense

DEALS = closed("deals")
SEVERAL = closed("several")
"""Who talk with each other, where no name is told."""
MEETINGS = closed("meetings")
WHERE_OR_WHO = (["in"], ["at"], ["by"], ["between"])
"""Right behind "a truce agreed": where, or by whom; no "a deal reached last month"."""
WHEN = frozenset({"on", "again", "late", "once", "twice", "briefly", "separately", "early"})
"""Between a verb of speaking and "with", besides days."""
AGREED_TO = "P67"
"""The rule of what is agreed to be done."""
SETTLED = "P68"
"""The rule of a dispute that is settled."""
TALKED_ABOUT = 8
"""How many tokens behind "discussed" what is talked about takes at most."""
CALLED = 24
"""Tokens behind "called" within which what somebody is called on to do is told."""
SETTLED_BEFORE = 14
"""How many tokens before a verb of settling the thing settled stands at most."""


def speaks(told: ToldVerb) -> bool:
    """ "spoke on Wednesday with B", "agreed by telephone", "are talking in Doha"; no speech to an audience."""
    article, after, stop, lemma = told.article, told.after, told.stop, told.verb.lemma
    if by_voice(article, after, stop):
        return True
    speaking = told.finite and lemma in ("speak", "talk")
    talking = _past_when(told)
    crowd = any(w in CROWD for w in told.lower[talking + 1 : talking + 5])
    if told.lower[talking : talking + 1] == ["with"] and crowd and speaking and settled(article, talking, stop):
        return True
    if told.lower[after - 1 : after] == ["speaking"] and told.lower[talking : talking + 1] == ["to"]:
        return False  # "was speaking to C in Apia": an interview
    if talking + 1 < stop and told.lower[talking] in ("with", "to") and person_near(article, talking + 1, stop):
        return speaking
    if speaking and speak_together(article, after, stop):
        return True
    if speaking and told.next_words(1) == ["again"] and not SEVERAL.isdisjoint(told.words_before(6)):
        return True  # "they will talk again on Friday"
    if speaking and "last" in told.words_before(3) and not SEVERAL.isdisjoint(told.words_before(6)):
        return True  # "they had last spoken in Astana"
    perfect = told.lower[max(after - 2, 0) : after - 1] in (["have"], ["having"])
    return lemma == "talk" and (told.finite or perfect) and talks_somewhere(article, after, stop)


def _past_when(told: ToldVerb) -> int:
    """The token behind "on Wednesday", "again late on Friday" after a verb of speaking."""
    k = told.after
    while k < told.stop and (told.article.time_at[k] != NOTHING or told.lower[k] in WHEN):
        k += 1
    return k


def phones(told: ToldVerb) -> bool:
    """ "phoned President B"; "called" only with a counterpart, a plan or a day, as it may speak of names."""
    article, after, stop = told.article, told.after, told.stop
    if told.verb.lemma != "call":
        return True
    if any(w in ("counterpart", "colleague", "homologue") for w in told.next_words(5)):
        return True
    if told.tense is Tense.FUTURE and person_near(article, after, stop) and settled(article, after, stop) > 0:
        return True
    return told.tense is Tense.PAST and rung(article, after, stop)


def faces(told: ToldVerb) -> bool:
    """ "pressed President B in Lusaka", "called on the mayor on Friday": a person or office, then a town or day."""
    return faced(told.article, told.verb, told.after, told.stop) or _calls_on_office(told)


def _calls_on_office(told: ToldVerb) -> bool:
    """ "called on the trade minister in Lusaka on Friday"; not "called on the minister to resign"."""
    lower, article = told.lower, told.article
    if told.verb.lemma != "call" or not told.finite or not {"on", "upon"}.intersection(told.next_words(1)):
        return False
    near = range(told.after + 1, min(told.after + CALLED, told.stop))
    asked = any(lower[k] == "to" and article.group_at[k] != NOTHING for k in near)
    return (
        not asked
        and official_after(article, told.after + 1, told.stop, OBJECT)
        and settled(article, told.after, told.stop) > 0
    )


def beside(told: ToldVerb) -> bool:
    """ "was with President B in Lusaka on Friday": a person or office, a town and a day."""
    return told.finite and faces(told) and settled(told.article, told.after, told.stop) == 2


def briefs(told: ToldVerb) -> bool:
    """ "briefed President B in Lusaka": a person or office, a place or a day."""
    return told.finite and guest_somewhere(told.article, told.after, told.stop)


def raises(told: ToldVerb) -> bool:
    """ "raised the border with President B in Lusaka": a person, and a place or a day."""
    return told.finite and raised(told.article, told.after, told.stop)


def deals(told: ToldVerb) -> bool:
    """ "discussed fishing rights in Apia on Friday": both a town and a day; "settled on Friday on a raise": one.

    Not "discussed preparations for the summit in Apia in July", where both are the summit's.
    """
    if not MEETINGS.isdisjoint(told.lower[told.after : min(told.after + TALKED_ABOUT, told.stop)]):
        return False
    if not told.finite:
        return False
    before = fronted(told.article, told.after)
    if told.verb.rule == AGREED_TO:  # the town behind is that of what is to be done
        dated = any(one != NOTHING for one in told.article.time_at[told.after : told.after + 2])
        return before + dated >= 2
    enough = 1 if told.verb.lemma == "settle" and told.verb.rule != SETTLED else 2
    return before + settled(told.article, told.after, told.stop) >= enough


def signs(told: ToldVerb) -> bool:
    """ "signed a ceasefire", "agreed in Suva to open the border": whoever they are; no "agreed in principle"."""
    return told.finite and "principle" not in told.lower[told.after : told.after + 2]


def of_a_deal(article: Article, index: int) -> bool:
    """ "A truce | agreed in Moscow", "the deal | struck by A and B": a participle right behind what is settled."""
    if index == NOTHING:
        return False
    group = article.groups[index]
    end = article.token_range(group.span)[1]
    alone = end - group.head == 1 and group.tense in (Tense.PAST, Tense.NONE)
    return alone and article.before(group.head) in DEALS and article.lower[end : end + 1] in WHERE_OR_WHO


def settles(told: ToldVerb) -> bool:
    """ "reached an agreement", "The treaty was concluded", "a truce agreed in A": with what is settled."""
    first = max(told.after - SETTLED_BEFORE, told.article.sentence_first(told.after))
    alone = of_a_deal(told.article, told.article.group_at[told.after - 1])
    return (told.finite or alone) and any(w in DEALS for w in told.lower[first : min(told.after + 8, told.stop)])
