"""Is a country or capital an actor here, or the place where something happens? (P01, P02: by the words around it.)"""

from __future__ import annotations

from itertools import pairwise

from store.extraction.mentions.article_words import ArticleWords, Hit
from store.lexicon.closed import closed
from store.model import MentionForm

_OF_A_DAY = frozenset({"on", "last", "earlier", "early", "late", "yesterday", "today", "next", "this"})
"""First words of a day that opens a sentence."""
_DAY = 5
"""How many tokens such a day has at most."""
_JOINERS = frozenset((",", "and", "or", "&"))
_TWO_SIDED = frozenset((MentionForm.NAME, MentionForm.METONYM))
_DELEGATIONS = closed("delegation_nouns")
_OPENING = frozenset({"since", "after", "before", "following", "during", "at", "in", "on", "despite", "until"})
"""What a sentence opens with that tells first when or where, and then who does something."""
OFFICE = 4
"""How many tokens behind a country the office stands at most that is named for it: "foreign policy chief"."""


def place_or_actor(article: ArticleWords) -> None:
    """Set ``hit.acts`` to False wherever a name that could act only says where."""
    groups: list[list[Hit]] = []
    for hit in article.standing():
        if hit.entity is not None or not _two_sided(hit):
            continue
        if _country_of_town(article, hit):
            hit.acts = False
        elif groups and _continues(article, groups[-1][-1], hit):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    for group in groups:
        _decide(article, group)


def _two_sided(hit: Hit) -> bool:
    sense = hit.senses[0]
    return sense.place is not None and sense.form in _TWO_SIDED


def _country_of_town(article: ArticleWords, hit: Hit) -> bool:
    """ "Geneva, Switzerland", "Bansko in Bulgaria"."""
    if hit.first < 2 or article.lowers[hit.first - 1] not in (",", "("):
        return False
    town = article.hit_at.get(hit.first - 2)
    if town is None or town.entity is not None or town.senses[0].form is not MentionForm.PLACE:
        return False
    return article.lexicon.country_of(town.senses[0].key) == hit.senses[0].key


def _continues(article: ArticleWords, last: Hit, hit: Hit) -> bool:
    lowers = article.lowers
    if hit.senses[0].key.startswith("org:") or last.senses[0].key.startswith("org:"):
        return False
    gap = lowers[last.last : hit.first]
    if not gap or len(gap) > 3:
        return False
    return all(word in _JOINERS for word in gap) or gap in (["-"], ["–"], ["/"])


def _decide(article: ArticleWords, group: list[Hit]) -> None:
    lowers, vocabulary = article.lowers, article.vocabulary.syntax
    first, last = group[0], group[-1]
    before = first.first - 1
    while before >= 0 and lowers[before] in vocabulary.before_place:
        before -= 1
    capital = first.senses[0].form is MentionForm.METONYM
    before = _before_towns(article, group, before) if capital else before
    preposition = lowers[before] if before >= 0 and first.first not in article.first_words else ""
    if len(group) == 2 and lowers[first.last] == "," and _inside(article, first, last):
        nested = _place_by_context(article, first, preposition, before, capital) or capital
        first.acts, last.acts = not nested, not nested
        return
    where = _place_by_context(article, first, preposition, before, capital)
    if where and _opens_before_its_subject(article, group, before):
        first.acts = False
        for hit in group[1:]:
            hit.acts = True
        return
    if where and (joined := _subject_joined(article, group)):
        for hit in group:
            hit.acts = hit in joined
        return
    named = where and before >= 1 and lowers[before] == "," and lowers[before - 1] == "capital"
    opening = where and capital and _opens(article, before) and preposition in vocabulary.location_prepositions
    if opening and len(group) > 1 and lowers[first.last] == ",":
        others = group[1 + _inside(article, first, group[1]) :]
        if others and others[0].senses[0].form is MentionForm.NAME:
            for hit in group:
                hit.acts = hit in others  # "In Doha, Chad and Niger met", "In Doha, Qatar, Chad met Niger"
            return
    owner = article.hit_at.get(last.last + 1) if lowers[last.last : last.last + 1] == ["'s"] else None
    whose = (
        owner is not None
        and lowers[last.first - 1] == "and"
        and (owner.entity or owner.senses[0].key).startswith("person:")
    )
    for hit in group:
        beside = (whose and hit is last) or named  # "in the capital, Tbilisi, Chad and Niger met", "in A, and Fiji's X"
        hit.acts = not where or (beside and hit is not first)
    if where and len(group) > 1 and preposition in vocabulary.location_prepositions:
        return
    if len(group) == 1 or not where:
        _follow(article, last)


def _opens_before_its_subject(article: ArticleWords, group: list[Hit], before: int) -> bool:
    """ "Since the talks in Astana, Chad and Niger have traded fire": a capital of neither, then who the verb is of."""
    town, sides = group[0], group[1:]
    if len(sides) < 2 or article.lowers[town.last] != "," or town.senses[0].form is not MentionForm.METONYM:
        return False
    home = article.lexicon.country_of(town.senses[0].place or town.senses[0].key)
    if any(hit.senses[0].form is not MentionForm.NAME or hit.senses[0].key == home for hit in sides):
        return False
    start = before
    while start > 0 and start not in article.first_words:
        start -= 1
    return _acts_behind(article, group) and article.lowers[start] in _OPENING


def _acts_behind(article: ArticleWords, group: list[Hit]) -> bool:
    """Whether a verb stands right behind some names."""
    return article.verb(group[-1].last) is not None


def _before_towns(article: ArticleWords, group: list[Hit], comma: int) -> int:
    """What stands before the towns of a list: the "in" of "met in Geneva, | Oslo and Cairo".

    The comma itself where they act: "In Geneva, | Paris and London agreed".
    """
    at = comma
    while at > 0 and article.lowers[at] == ",":
        town = article.hit_at.get(at - 1)
        if town is None or town.entity is not None or town.senses[0].form is not MentionForm.PLACE:
            break
        at = town.first - 1
    return comma if _acts_behind(article, group) and _opens(article, at) else at


def _subject_joined(article: ArticleWords, group: list[Hit]) -> list[Hit]:
    """ "Met in Doha, | and Laos and Oman will meet": who does something else, behind the place of what was told."""
    if not _acts_behind(article, group):
        return []
    gaps = [article.lowers[one.last : other.first] for one, other in pairwise(group)]
    at = next((n for n, gap in enumerate(gaps, 1) if "," in gap), 0)
    return group[at:] if at and gaps[at - 1] == [",", "and"] else []


def _opens(article: ArticleWords, at: int) -> bool:
    """Whether a preposition opens its sentence: "In Doha, A met B", "Last week in Doha, A met B"."""
    first = next((k for k in range(at, max(at - _DAY, -1), -1) if k in article.first_words), None)
    return first is not None and (first == at or article.lowers[first] in _OF_A_DAY)


def _inside(article: ArticleWords, city: Hit, country: Hit) -> bool:
    """ "Geneva, Switzerland": a town and its country."""
    owner = country.senses[0].key
    if country.senses[0].form is not MentionForm.NAME or city.senses[0].form is MentionForm.NAME:
        return False
    return article.lexicon.country_of(city.senses[0].place or city.senses[0].key) == owner


def _place_by_context(article: ArticleWords, hit: Hit, preposition: str, before: int, capital: bool) -> bool:
    lowers, vocabulary = article.lowers, article.vocabulary.syntax
    after = lowers[hit.last] if hit.last < len(lowers) else ""
    beyond = lowers[hit.last + 1] if hit.last + 1 < len(lowers) else ""
    possessive = after == "'s"
    if preposition in vocabulary.location_prepositions:
        if possessive:
            return beyond not in vocabulary.policy_nouns
        return True
    if possessive:
        return False
    if after in ("is", "was", "as", "be", "remains", "were") and capital:
        return any(word in vocabulary.venue_nouns for word in lowers[hit.last + 1 : hit.last + 7])
    if preposition in ("to", "from"):
        sender = lowers[before - 1] if preposition == "from" and before > 0 else ""
        sent = sender in article.vocabulary.roles.heads or sender in _DELEGATIONS
        return not sent and _motion_before(article, before)  # "brought together ministers from Mali and Niger"
    if preposition == "(" and after == "," and capital and beyond[:1].isdigit():
        return True  # "Minister A's meeting with B (Athens, 3 June)"
    visited = before >= 0 and lowers[before] in vocabulary.visit_verbs and hit.first not in article.first_words
    if visited and not _of_an_office(article, hit):
        return lowers[before] != "host" or lowers[before - 1] not in vocabulary.before_hosting  # "offered to host Chad"
    if preposition in ("capital", "city") and capital:
        return True
    if before >= 1 and lowers[before] == "," and lowers[before - 1] == "capital":
        return capital
    if before >= 1 and preposition == "of":
        names = article.vocabulary.names
        return capital and (lowers[before - 1] in names.place_kinds or lowers[before - 1] in names.place_heads)
    return False


def _of_an_office(article: ArticleWords, hit: Hit) -> bool:
    """ "Visiting U.S. Secretary of State A", "hosted EU foreign policy chief B": a country that an office is of."""
    roles = article.vocabulary.roles
    for word in article.lowers[hit.last : hit.last + OFFICE]:
        if word in roles.heads:
            return True
        if word not in roles.modifiers:
            return False
    return False


def _motion_before(article: ArticleWords, before: int) -> bool:
    lowers, vocabulary = article.lowers, article.vocabulary.syntax
    for at in range(before - 1, max(before - 10, -1), -1):
        word = lowers[at]
        if word in vocabulary.motion_words:
            return True
        if word in vocabulary.no_motion:
            return False
    return False


def _follow(article: ArticleWords, hit: Hit) -> None:
    """ "The Doha talks", "the Ankara hotel": a capital right before such a noun is where it happens."""
    lowers, vocabulary = article.lowers, article.vocabulary.syntax
    after = lowers[hit.last] if hit.last < len(lowers) else ""
    if after == "-" and hit.last + 1 < len(lowers) and lowers[hit.last + 1] in vocabulary.meeting_nouns:
        hit.acts = False  # "the Astana-process countries"
        return
    if after not in vocabulary.meeting_nouns:
        return
    if hit.senses[0].form is not MentionForm.METONYM:
        town = hit.last - hit.first == 1 and lowers[hit.first] in vocabulary.country_towns
        if town and lowers[hit.last + 1 : hit.last + 2] in (["between"], ["of"], ["among"]):
            hit.acts = False  # "the Singapore summit between A and B"
        return
    follows = article.tokens[hit.last]
    if follows.start in article.verb_at:
        return
    if after not in vocabulary.conduct_nouns or hit.first not in article.first_words or hit.last in article.headline:
        hit.acts = False
