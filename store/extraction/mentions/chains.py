"""Runs of capitalised words that are no phrase of the lexicon: where they begin and where they end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.extraction.mentions.article_words import ArticleWords, Hit
from store.extraction.mentions.roles import RolePhrase
from store.lexicon.closed import closed
from store.model import MentionForm

TITLES_AS_NAMES = closed("titles_as_names")
RANK_WORDS = closed("rank_words")
COMPOUND_ENDS = closed("compound_ends")
_SRI = frozenset(("sri", "seri"))
_VOWELS = re.compile("[aeiouy]+")


@dataclass(slots=True)
class Chain:
    """A run of capitalised tokens ``[first, last)``."""

    first: int
    last: int
    role: RolePhrase | None = None
    """The role phrase right before it or in apposition."""
    role_before: bool = False
    lone: bool = False
    """One word, maybe with a hyphen: "Osmonov", "al-Sudani"."""


def find_chains(article: ArticleWords, in_role: set[int]) -> list[Chain]:
    """All runs in text order; tokens of role phrases and of hits belong to none."""
    lowers, hit_at = article.lowers, article.hit_at
    articles = article.vocabulary.names.articles
    found: list[Chain] = []
    free = 0
    for at in article.capitals:
        if at < free or at in hit_at:
            continue
        start, end = article.bounds(at)
        if at - 2 >= max(start, free) and lowers[at - 1] == "-" and lowers[at - 2] in articles:
            found.append(Chain(at - 2, at + 1))
            free = at + 1
        elif start < end and _may_start(article, at, in_role):
            free = _end(article, at, end, in_role)
            found.append(Chain(at, free))
    _join_given(article, found, in_role)
    found = _joined(found)
    for chain in found:
        chain.lone = all(article.glued(i) for i in range(chain.first + 1, chain.last))
    return found


def _joined(chains: list[Chain]) -> list[Chain]:
    """The runs with those in one that a name of a place parted: "Jorge Luis | Medina | Soto"."""
    joined: list[Chain] = []
    for chain in chains:
        if joined and joined[-1].last == chain.first:
            joined[-1].last = chain.last
        else:
            joined.append(chain)
    return joined


def _may_start(article: ArticleWords, at: int, in_role: set[int]) -> bool:
    low = article.lowers[at]
    names, roles = article.vocabulary.names, article.vocabulary.roles
    if at in in_role or not article.words[at][0].isalpha() or article.words[at] == "HE":
        return False
    if low in names.never and not _calendar_name(article, at):
        return False
    if low == "may" and at and (article.lowers[at - 1] in names.before_months or article.lowers[at - 1].isdecimal()):
        return False
    following = article.words[at + 1] if at + 1 < len(article.words) else ""
    family = low in names.family_first and following.lower() not in _SRI  # "Tan Wei Ming", "Tan Sri Bakar"
    if low in roles.honorifics and not family and (following[:1].isupper() or following == "."):
        return low in TITLES_AS_NAMES and at - 1 in in_role  # "Defence Minister Amir Khodadad"
    if low in RANK_WORDS and following[:1].isupper() and following.lower() in roles.honorifics:
        return False
    if at in article.headline:
        return low not in names.stop
    if at in article.first_words:
        if low in names.stop:
            return False
        if low in article.lower_set:
            return following[:1].isupper() and following.isalpha() and article.words[at] in names.given
    return True


def _end(article: ArticleWords, at: int, end: int, in_role: set[int]) -> int:
    words, lowers, hit_at = article.words, article.lowers, article.hit_at
    names = article.vocabulary.names
    stop = at + 1
    while stop < end:
        if stop in hit_at or stop in in_role:
            break
        word, low = words[stop], lowers[stop]
        if word[:1].isupper():
            if low in names.never and not _calendar_name(article, stop):
                break
            if stop in article.first_words or (word.isupper() and low in names.stop and len(word) > 1):
                break
            if low in article.vocabulary.roles.honorifics and lowers[stop + 1 : stop + 2] == ["."]:
                break  # "Ohio Gov. X"
            stop += 1
        elif low == "-" and article.glued(stop) and stop + 1 < end and article.glued(stop + 1):
            follow = words[stop + 1]
            if stop + 1 in hit_at or not follow.isalpha():
                break
            if follow[0].islower() and not goes_on_small(article, at, stop):
                break
            stop += 2
        elif low == "&" and stop + 1 < end and words[stop + 1][:1].isupper() and stop + 1 not in hit_at:
            stop += 2
        elif low == "." and stop + 1 < end and words[stop + 1][:1].isupper() and _is_short(article, stop - 1):
            stop += 1
        elif low in names.particles and stop + 1 < end:
            ahead = stop + 1
            if low in names.articles and low not in ("al", "el") and lowers[ahead] != "-":
                break  # "at", "as" and "an" are words, "at-Tamimi" is a name
            if lowers[ahead] == "-" and article.glued(ahead) and ahead + 1 < end:
                ahead += 1
            if lowers[ahead] in names.particles and ahead + 1 < end:
                ahead += 1
            if words[ahead][:1].isupper() and ahead not in hit_at and lowers[ahead] not in names.never:
                stop = ahead + 1
            else:
                break
        else:
            break
    return stop


def goes_on_small(article: ArticleWords, first: int, hyphen: int) -> bool:
    """Whether a small word behind a hyphen ends a given name: "Park Jin-woo", "Chen Tae-seok", not "Jon Ruz-led"."""
    lowers, end = article.lowers, hyphen + 1
    if lowers[hyphen] != "-" or end >= len(lowers) or not (article.glued(hyphen) and article.glued(end)):
        return False
    low = lowers[end]
    if not low.isalpha() or article.words[end] != low or len(low) > 5 or low in COMPOUND_ENDS:
        return False
    if lowers[first] in article.vocabulary.names.family_first:
        return True
    return hyphen - first == 2 and all(len(_VOWELS.findall(lowers[at])) == 1 for at in (hyphen - 1, end))


def _calendar_name(article: ArticleWords, at: int) -> bool:
    """Whether a month or a weekday is a name here: "Jan Kohout", "Min Thu Aung", not "In April Kohout", "12 May"."""
    names = article.vocabulary.names
    if article.lowers[at] not in names.calendar_names or article.words[at].isupper():
        return False
    before, after = article.lowers[at - 1] if at else "", at + 1
    if after >= len(article.words) or after in article.hit_at or after in article.first_words:
        return False
    follow = article.words[after]
    if article.lowers[after] not in names.particles and (
        not (follow[:1].isupper() and follow.isalpha()) or article.lowers[after] in names.never
    ):
        return False
    return not before[:1].isdigit() and before not in names.before_months


def _join_given(article: ArticleWords, chains: list[Chain], in_role: set[int]) -> None:
    """A given name takes a place name beside it into the name: "Sofia Petrova", "Jack London", "Israel Katz"."""
    given, heads = article.vocabulary.names.given, article.vocabulary.names.organisation_heads
    words, hit_at, lowers = article.words, article.hit_at, article.lowers
    loose = (MentionForm.ADJECTIVE, MentionForm.DEMONYM)
    for chain in chains:
        if chain.first in article.headline:
            continue
        before = hit_at.get(chain.first - 1)
        if (
            before is not None
            and before.last - before.first == 1
            and before.entity is None
            and (words[before.first] in given or _given_name_of_land(article, chain, before))
            and lowers[chain.first] not in heads
            and before.senses[0].form not in loose
            and sum(words[i][:1].isupper() for i in range(chain.first, chain.last)) <= 2
        ):
            chain.first = before.first
            article.drop_hit(before)
        if lowers[chain.last : chain.last + 1]:
            _take_particle(article, chain)
        after = hit_at.get(chain.last)
        if after is not None and words[chain.first] in given and _hyphenated(article, after):
            chain.last = after.last + 2
            article.drop_hit(after)
            continue
        if after is not None and _clan(article, chain, after):
            chain.last = after.last
            article.drop_hit(after)
            continue
        if after is None or after.first != chain.last or chain.last - chain.first > 3:
            continue
        long = chain.last - chain.first > 1
        owner = lowers[after.last : after.last + 1] == ["'s"] or words[chain.first] not in given
        if long and owner and not after.senses[0].key.startswith("place:"):
            continue  # but "Madhav Kumar Nepal met him"
        surname = (
            after.last - after.first == 1
            and after.entity is None
            and (after.senses[0].key.partition(":")[0] in ("country", "place") or _only_given(article, chain, after))
            and after.senses[0].form not in loose
            and (
                words[chain.first] in given
                or chain.first - 1 in in_role
                or _after_title(article, chain.first)
                or _of_a_country(article, chain, after.last)
            )
            and (after.last >= len(lowers) or lowers[after.last] not in ("-", "–"))
        )
        if surname or lowers[chain.first] in article.vocabulary.names.media_first:
            chain.last = after.last
            article.drop_hit(after)


def _only_given(article: ArticleWords, chain: Chain, hit: Hit) -> bool:
    """Whether a lone given name stands before the name of a firm or an outlet: "Peter Tolo", "Rosa Woodside"."""
    body = hit.senses[0].key.startswith("org:") and not article.words[hit.first].isupper()
    return body and chain.last - chain.first == 1 and article.words[chain.first] in article.vocabulary.names.given


def _clan(article: ArticleWords, chain: Chain, hit: Hit) -> bool:
    """Whether a person's bare family name ends a longer name: "Saud bin Nasser Al Thani" is no other Al Thani."""
    particles = article.vocabulary.names.particles
    return (
        hit.first == chain.last
        and hit.last - hit.first >= 2
        and all(low in particles for low in article.lowers[hit.first : hit.last - 1])
        and hit.senses[0].key.startswith("person:")
        and article.lowers[hit.first] in article.vocabulary.names.particles
        and article.words[chain.last - 1][:1].isupper()
    )


def _take_particle(article: ArticleWords, chain: Chain) -> None:
    """ "Julieta de Lima", "Ezzedine al-Safi": a town after a particle belongs to the name."""
    lowers, at = article.lowers, chain.last
    names = article.vocabulary.names
    joined = lowers[at] in names.articles and lowers[at + 1 : at + 2] == ["-"] and article.glued(at + 1)
    given = article.words[chain.first] in names.given and lowers[at] in names.particles
    if not (joined or given) or lowers[at] in ("e", "y"):
        return
    first = at + 1 + joined
    town = article.hit_at.get(first)
    if town is None or town.last != first + 1 or town.entity is not None or town.first == chain.first:
        return
    if town.senses[0].form in (MentionForm.METONYM, MentionForm.PLACE, MentionForm.NAME):
        article.drop_hit(town)
        chain.last = first + 1


def _hyphenated(article: ArticleWords, hit: Hit) -> bool:
    """Whether a hit is the first half of a double name: "Yair Golan-Peretz"."""
    words, at = article.words, hit.last
    return (
        hit.last - hit.first == 1
        and hit.entity is None
        and at + 1 < len(words)
        and words[at] == "-"
        and article.glued(at)
        and article.glued(at + 1)
        and words[at + 1][:1].isupper()
        and at + 1 not in article.hit_at
    )


def _of_a_country(article: ArticleWords, chain: Chain, last: int) -> bool:
    """Whether a country's own acts or is listed: "Tonga's Pelin Ankara met", a town of Tonga does not."""
    lowers, first = article.lowers, chain.first
    if chain.last - first != 1 or lowers[first] in article.vocabulary.roles.modifiers or last >= len(lowers):
        return False
    owner = article.hit_at.get(first - 2) if first >= 2 and lowers[first - 1] == "'s" else None
    if owner is None or not owner.senses[0].key.startswith("country:"):
        return False
    group = article.verb(last)
    acting = group is not None and group.lemma in article.vocabulary.names.person_verbs
    before = lowers[owner.first - 1] if owner.first else ""
    return acting or before in article.vocabulary.names.person_prepositions


def _given_name_of_land(article: ArticleWords, chain: Chain, land: Hit) -> bool:
    """Whether the name of another land or its town is a given name: "Fiji's Kenya Waqa met", not "Fiji's Suva Club"."""
    lowers, names = article.lowers, article.vocabulary.names
    owner = article.hit_at.get(land.first - 2) if land.first >= 2 and lowers[land.first - 1] == "'s" else None
    if owner is None or not owner.senses[0].key.startswith("country:"):
        return False
    if article.lexicon.country_of(land.senses[0].key) == owner.senses[0].key:
        return False
    last = lowers[chain.last - 1]
    if last in names.organisation_heads or last in names.thing_heads or last in names.place_heads:
        return False
    group = article.verb(chain.last)
    acting = group is not None and group.lemma in names.person_verbs
    return acting or (owner.first > 0 and lowers[owner.first - 1] in names.person_prepositions)


def _after_title(article: ArticleWords, first: int) -> bool:
    before = article.lowers[first - 1] if first else ""
    return before in article.vocabulary.roles.honorifics and article.words[first - 1][:1].isupper()


def _is_short(article: ArticleWords, at: int) -> bool:
    """Whether a word is an initial or a given name cut short: "G. Petrou", "Ma. Theresa Lazaro"."""
    return len(article.words[at]) == 1 or article.lowers[at] in article.vocabulary.names.shortened_names
