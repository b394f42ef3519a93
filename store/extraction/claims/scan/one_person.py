"""Somebody told by what he acts for and where he comes from is one side: "the African Union's mediator, Togo's X"."""

from __future__ import annotations

from store.extraction.claims.scan.findings import Arguments
from store.extraction.claims.text.article import Article
from store.lexicon.closed import closed
from store.model import Mention, MentionForm, Role

Party = tuple[Mention, Role, str]
ACTING_FOR = closed("acting_for_a_body")
SENT_TO = closed("sent_to_a_body")
OF_A_STATE = closed("offices_of_a_state")
OWNING = frozenset({"'s", "'"})
STILL = frozenset({"former", "ex", "outgoing"})
OWNED = 3
"""How many tokens stand between a body and "its" person at most."""
REACH = 8
"""How many tokens stand between what somebody acts for and his name at most."""


def one_side_each(article: Article, found: Arguments) -> None:
    """Leave one side for each person: that of the body or group told beside the name, and the person by name alone.

    An adjective before a body or group tells only where it is from: "the Lebanese Hezbollah".
    """
    if len(found.parties) < 2:
        return
    kept: list[Party] = []
    for party in found.parties:
        mention, role, rule = party
        before = kept[-1][0] if kept and Role.ABSENT not in (role, kept[-1][1]) else None
        if before is None:
            kept.append(party)
        elif _is_sent(article, before, mention):
            pass
        elif _is_from(article, before, mention):
            kept[-1] = party
        elif _of_a_body(before) and _is_from_a_land(article, before, mention):
            pass
        elif article.is_person(mention) and _acts_for(article, before, mention):
            _by_name(article, found, kept, party)
        elif article.is_person(before) and _is_told_after(article, before, mention):
            kept.pop()
            kept.append(party)
            _by_name(article, found, kept, (before, Role.PARTY, rule))
        elif article.is_person(mention) and _former(article, kept, mention):
            kept.pop()
            _by_name(article, found, kept, party)
        else:
            kept.append(party)
    if found.witnesses and {article.side_of(mention.key) for mention, _, _ in kept} == {kept[0][0].key}:
        kept = [(mention, Role.PARTY, rule) for mention, _, rule in kept]  # a go-between who meets somebody himself
    found.parties = kept


def _by_name(article: Article, found: Arguments, kept: list[Party], party: Party) -> None:
    """Let a person be there without a side of his own, unless that is the body's."""
    person = party[0]
    if article.side_of(person.key) in {None, article.side_of(kept[-1][0].key)}:
        kept.append(party)
    elif person not in found.witnesses:
        found.witnesses.append(person)


def _of_a_body(mention: Mention) -> bool:
    return mention.key.startswith(("org:", "group:")) and mention.form is not MentionForm.PLACE


def _of_a_land(mention: Mention) -> bool:
    return mention.form is MentionForm.ADJECTIVE and mention.key.startswith("country:")


def _is_sent(article: Article, before: Mention, body: Mention) -> bool:
    """ "The Turkish NATO ambassador": whom a country sends to a body."""
    first, after = article.token_range(body.span)
    sent = not SENT_TO.isdisjoint(article.lower[first + 1 : after + 1])
    return sent and _of_a_land(before) and _of_a_body(body) and _touches(article, before, body, 0)


def _is_from(article: Article, before: Mention, mention: Mention) -> bool:
    """ "Yemeni Houthi leaders", "the Egyptian X" of the Arab League: where a body, or somebody of one, is from."""
    if not _of_a_land(before):
        return False
    if _of_a_body(mention):
        return _touches(article, before, mention, 0)
    side = article.side_of(mention.key) if article.is_person(mention) else None
    if side is None or side.startswith("country:") or not _touches(article, before, mention, OWNED):
        return False
    between = article.lower[article.token_range(before.span)[1] : article.token_range(mention.span)[0]]
    return OF_A_STATE.isdisjoint(between)


def _is_from_a_land(article: Article, body: Mention, mention: Mention) -> bool:
    """ "The Commonwealth's Ghanaian secretary-general": where somebody is from who acts for a body."""
    first, last = article.token_range(mention.span)
    owned = _of_a_land(mention) and first and article.lower[first - 1] in OWNING
    beside = article.token_range(body.span)[1] in (first - 1, first)
    return bool(owned and beside and not ACTING_FOR.isdisjoint(article.lower[last : last + 3]))


def _former(article: Article, kept: list[Party], person: Mention) -> bool:
    """ "The SADC facilitator, former Tanzanian president X": what he was is between."""
    if len(kept) < 2 or not _of_a_land(kept[-1][0]) or not _touches(article, kept[-1][0], person, OWNED):
        return False
    return _acts_for(article, kept[-2][0], kept[-1][0])


def _touches(article: Article, before: Mention, behind: Mention, words: int) -> bool:
    """Whether at most so many tokens, all of them words, stand between two mentions."""
    between = article.lower[article.token_range(before.span)[1] : article.token_range(behind.span)[0]]
    return len(between) <= words and all(word.isalpha() for word in between)


def _acts_for(article: Article, body: Mention, person: Mention) -> bool:
    """ "The AU's mediator, X", "SADC facilitator and former president X": who acts for the body is named next."""
    if not _of_a_body(body):
        return False
    begin, first = article.token_range(body.span)
    first = begin + 1 if body.form is MentionForm.ROLE else first
    last = article.token_range(person.span)[0]
    between = article.lower[first:last]
    if between and between[0] in OWNING and len(between) <= OWNED and all(word.isalpha() for word in between[1:]):
        return True  # "the Taliban's Mullah X"
    if not 0 < len(between) <= REACH or ACTING_FOR.isdisjoint(between):
        return False
    if between.count(",") > 1 or any(article.finite(k) is not None for k in range(first, last)):
        return False
    if "," in between:
        rest = between[between.index(",") + 1 :]
        head = between[between.index(",") - 1]
        return head in ACTING_FOR and (not rest or rest[0] in STILL or rest == ["the"])
    return all(word.isalpha() or word in OWNING or word == "-" for word in between) and "and" not in between


def _is_told_after(article: Article, person: Mention, body: Mention) -> bool:
    """ "X, an AU facilitator,": a body with a word for who acts for it, right behind the name."""
    if not _of_a_body(body):
        return False
    between = article.lower[article.token_range(person.span)[1] : article.token_range(body.span)[0]]
    after = article.token_range(body.span)[1]
    behind = article.lower[after : after + 4]
    acting = next((k for k, word in enumerate(behind) if word in ACTING_FOR), None)
    if acting is None or between not in ([","], [",", "the"], [",", "a"], [",", "an"]):
        return False
    told = all(word.isalpha() or word in OWNING for word in behind[:acting]) and "and" not in behind[:acting]
    return told and article.lower[after + acting + 1 : after + acting + 2] in ([","], ["."], ["for"], ["on"])
