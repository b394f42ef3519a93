"""Names that stand in no lexicon: runs of capitalised words told apart as persons, bodies or places by their form."""

from __future__ import annotations

from bisect import insort

from store.extraction.mentions.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions.chains import Chain, find_chains
from store.extraction.mentions.initials import is_initial
from store.extraction.mentions.kinds import after_location, as_body_of_kind, as_place, kind_beside, named_after_town
from store.extraction.mentions.offices import apply_role, belongs_to, known_person
from store.extraction.mentions.persons import (
    as_person,
    bearer_of,
    before_honorifics,
    behind_honorifics,
    bind,
    possessive_side,
)
from store.extraction.mentions.roles import RolePhrase
from store.extraction.mentions.shapes import acts, is_thing, looks_like_person
from store.lexicon import Sense
from store.lexicon.closed import closed
from store.lexicon.folding import slug, sound
from store.model import ActorKind, MentionForm

MEETINGS = closed("meetings")
TITLES_AS_NAMES = closed("titles_as_names")
LOOSE_TITLES = closed("loose_titles")


def find_names(article: ArticleWords, roles: list[RolePhrase]) -> list[str]:
    """Add hits for names outside the lexicon; returns those that stay unexplained, one entry a mention."""
    by_end = {role.last: role for role in roles}
    by_start = {role.first: role for role in roles}
    in_role = {i for role in roles for i in range(role.core, role.last)}
    _title_known(article, by_end, by_start)
    chains = find_chains(article, in_role)
    for chain in chains:
        _attach_role(article, chain, by_end, by_start)
    lone = {article.words[c.last - 1] for c in chains if c.lone}
    for key, entity in list(article.entities.items()):
        if entity.kind is ActorKind.PERSON:
            bind(article, key, entity.name)
    answering = _surnames_of_turns(article)
    left: list[Chain] = []
    # full names before the short ones, those with an initial behind them
    for chain in sorted(chains, key=lambda c: (is_initial(article.words[c.first]), c.first - c.last)):
        lone_word = chain.lone and not _titled(article, chain)
        unsure = chain.first in article.headline and not _answers(article, chain, answering)
        if unsure or lone_word or not _classify(article, chain, lone):
            left.append(chain)
    _leave_namesakes(article)
    left = _join_rosters(article, left)
    unknown = [name for chain in left for name in _resolve_rest(article, chain)]
    _person_led_bodies(article)
    return unknown


def _leave_namesakes(article: ArticleWords) -> None:
    """ "De la Fuente" behind "the Lao envoy, Sergio de la Fuente" is he, whoever else has that name."""
    particles = article.vocabulary.names.particles
    for hit in [h for h in article.hits if not h.dropped and h.rule == "lexicon"]:
        key = hit.senses[0].key
        if not key.startswith("person:") or article.lowers[hit.first] not in particles:
            continue
        bearers = article.surnames.get(sound("".join(article.words[hit.first : hit.last])), [])
        own = [bearer for bearer in bearers if not article.entities[bearer].known]
        if len(own) == 1:
            hit.senses, hit.entity, hit.rule = (Sense(own[0], MentionForm.NAME),), own[0], "surname"


def _answers(article: ArticleWords, chain: Chain, answering: frozenset[str]) -> bool:
    """ "Interview with Foreign Minister Péter Varga", then "Varga: ...": a heading names who has a turn below."""
    full_name = not chain.lone and chain.role is not None and 2 <= chain.last - chain.first <= 3
    return full_name and article.tokens[chain.last - 1].lower in answering


def _surnames_of_turns(article: ArticleWords) -> frozenset[str]:
    """The last words, in lower case, of the labels before the answers of an interview."""
    text = article.document.text
    turns = (block.span.start for block in article.document.blocks if block.turn == "answer")
    labels = (text[text.rfind("\n", 0, start) + 1 : start].strip(" :\t*").lower().split() for start in turns)
    return frozenset(label[-1] for label in labels if label)


def _join_rosters(article: ArticleWords, left: list[Chain]) -> list[Chain]:
    """Persons beside persons: "Amina Chepkoech, Josphat Wekesa and Halima Abdi Guyo"; returns the other chains."""
    left.sort(key=lambda c: c.first)
    rest: list[Chain] = []
    for chain in left:
        (rest if not _beside_person(article, chain, back=True) else []).append(chain)
    after: list[Chain] = []
    for chain in reversed(rest):
        (after if not _beside_person(article, chain, back=False) else []).append(chain)
    return after[::-1]


def _beside_person(article: ArticleWords, chain: Chain, back: bool) -> bool:
    """Makes the chain a person's name where "and", or a list with one, ties it to a full name of a person."""
    names, lowers, words, hit_at = article.vocabulary.names, article.lowers, article.words, article.hit_at
    first, last = chain.first, chain.last
    if chain.lone or first in article.headline or first in article.first_words or lowers[first - 1] == "the":
        return False
    capital = [i for i in range(first, last) if words[i][:1].isupper()]
    if not 2 <= len(capital) <= 4 or any(words[i].isupper() and len(words[i]) > 2 for i in capital):
        return False
    if any(lowers[i] in names.stop or lowers[i] in names.organisation_heads for i in capital):
        return False
    if lowers[last - 1] in names.place_heads or lowers[last - 1] in names.thing_heads:
        return False
    start, end = article.bounds(first)
    if back:
        at = first - 1
        if at <= start or lowers[at] not in ("and", ","):
            return False
        listed = lowers[at] == "and" or "and" in lowers[last : min(end, last + 16)]
        at -= 2 if lowers[at - 1] == "," else 1
        other = hit_at.get(at)
        tied = other is not None and other.last == at + 1
    else:
        at = last
        if at + 1 >= end or lowers[at] not in ("and", ","):
            return False
        listed = lowers[at] == "and" or "and" in lowers[at : min(end, at + 16)]
        at += 2 if lowers[at + 1] == "and" else 1
        other = hit_at.get(at)
        tied = other is not None and other.first == at
    if other is None or not tied or not listed or other.entity is None or other.last - other.first < 2:
        return False
    if article.entities[other.entity].kind is not ActorKind.PERSON:
        return False
    as_person(article, first, last, chain)
    return True


def _attach_role(
    article: ArticleWords, chain: Chain, by_end: dict[int, RolePhrase], by_start: dict[int, RolePhrase]
) -> None:
    """Tie a name to the role phrase right before it, or in apposition before or after it."""
    lowers = article.lowers
    end = len(lowers)
    first = before_honorifics(article, chain.first)  # "Energy Minister Prince Abdulaziz"
    role = by_end.get(first) or by_end.get(chain.first)
    if role is None and first >= 1 and lowers[first - 1] in (",", "-", "–"):
        candidate = by_end.get(first - 1)
        closed = chain.last >= end or lowers[chain.last] in (",", ".", ";", "”", '"', ")")
        if candidate is not None and closed and (candidate.definite or _of_somebody(article, candidate)):
            role = candidate
    behind = chain.last + 2 if _tells_age(article, chain.last) else chain.last
    after = by_start.get(behind + 1) if behind < end and lowers[behind] in (",", "(", "-", "–") else None
    if after is not None and _titles_next(article, after):
        after = None  # "with Prime Minister X, Russian President Y offered"
    if role is not None and lowers[role.last - 1] in article.vocabulary.names.body_kinds:
        role = None  # "representatives of the Chinese company X"
    if role is not None and role.last > role.head + 1 and role.last == chain.first and is_thing(article, chain):
        role = None  # "envoy for Horn of Africa Affairs"
    chain.role_before = role is not None
    if role is not None and role.owner is None and role.first >= 1 and lowers[role.first - 1] == ",":
        wider = by_end.get(role.first - 1)
        if wider is not None and wider.owner is not None and wider.definite:
            role = wider  # "the president of Chad, General X", "the Kenyan envoy, Ambassador Y"
    if role is not None and role.owner is None and after is not None and after.owner is not None:
        chain.role = after  # "Sheikh X, the leader of the Y Council"
    else:
        chain.role = role or after


def _tells_age(article: ArticleWords, at: int) -> bool:
    """ "Ana Ruiz, 61, the Peruvian premier"."""
    lowers = article.lowers
    return (
        lowers[at : at + 1] == lowers[at + 2 : at + 3] == [","]
        and lowers[at + 1].isdigit()
        and len(lowers[at + 1]) == 2
    )


def _of_somebody(article: ArticleWords, role: RolePhrase) -> bool:
    """ "The rebels' chief negotiator", "the junta's premier": an office of those who have no name."""
    return role.first > 0 and article.lowers[role.first - 1] in ("'s", "'")


def _titles_next(article: ArticleWords, role: RolePhrase) -> bool:
    """Whether a title behind a name and a comma is that of the next name."""
    at = behind_honorifics(article, role.last)
    if role.last > role.head + 1:
        return False  # "spokeswoman for the U.S. Immigration Service"
    if at >= len(article.words) or not article.words[at][:1].isupper() or article.sentence_at[at] < 0:
        return False
    hit = article.hit_at.get(at)
    if hit is not None:
        return hit.senses[0].key.startswith("person:")
    low, names = article.lowers[at], article.vocabulary.names
    return low not in names.never and low not in names.stop


def _title_known(article: ArticleWords, by_end: dict[int, RolePhrase], by_start: dict[int, RolePhrase]) -> None:
    """Give persons of the lexicon the role that this article presents them under."""
    for hit in article.hits:
        key = hit.senses[0].key
        if hit.dropped or not key.startswith("person:"):
            continue
        entity = known_person(article, key)
        chain = Chain(hit.first, hit.last)
        _attach_role(article, chain, by_end, by_start)
        if chain.role is not None:
            apply_role(article, entity, chain.role)
        elif article.lowers[hit.first - 1 : hit.first] == ["'s"]:
            belongs_to(article, entity, possessive_side(article, hit.first))
        hit.entity = key
        insort(article.named.setdefault(key, []), hit.first)


def _titled(article: ArticleWords, chain: Chain) -> bool:
    begin = before_honorifics(article, chain.first)
    if begin > 0 and article.lowers[begin - 1] in article.vocabulary.names.thing_kinds:
        return False  # "the frigate Admiral Gorshkov"
    if chain.role is not None and chain.role_before:
        return True
    return begin < chain.first


def _classify(article: ArticleWords, chain: Chain, lone: set[str]) -> bool:
    names, roles = article.vocabulary.names, article.vocabulary.roles
    lowers, words = article.lowers, article.words
    first, last = chain.first, chain.last
    titled = _titled(article, chain)
    if not titled and (kind := kind_beside(article, first, last)):
        as_body_of_kind(article, first, last, kind == "media")
        return True
    start = first
    named = (chain.role_before and lowers[first] in TITLES_AS_NAMES) or lowers[first] in names.family_first
    while (
        start < last - 1
        and (not named or start > first)
        and (
            lowers[start] in roles.honorifics
            or lowers[start] in roles.heads
            or (lowers[start] in roles.modifiers and words[start] not in names.given)
            or words[start] == "."
            or (lowers[start] == "right" and lowers[start + 1] in roles.honorifics)  # "the Right Honourable"
        )
    ):
        start += 1
    titled = titled or any(lowers[i] in roles.honorifics or lowers[i] in roles.heads for i in range(first, start))
    if lowers[last - 1] in MEETINGS:
        return False  # the "Senior Officials Meeting"
    if lowers[last - 1] in names.place_heads and not titled and not acts(article, start, last):
        as_place(article, first, last)
        return True
    if chain.last - start == 1 and (
        not titled or lowers[start] in roles.heads or lowers[start] in names.organisation_heads
    ):
        return False
    if lowers[start] in names.organisation_heads and words[start] not in names.given:
        return False  # "Major League Baseball"
    if lowers[last - 1] in names.thing_heads and lowers[start - 1 : start] and lowers[start - 1] in LOOSE_TITLES:
        return False  # the "General Agreement on Tariffs"
    if titled or chain.role is not None or looks_like_person(article, start, last, lone):
        as_person(article, start, last, chain)
        return True
    if after_location(article, first):
        as_place(article, first, last)
        return True
    return False


def _person_led_bodies(article: ArticleWords) -> None:
    """ "The Trump administration", "the Sánchez government" are bodies of the person's country."""
    for hit in [h for h in article.hits if not h.dropped and h.entity is not None and h.rule != "body"]:
        entity = article.entities[hit.entity or ""]
        after = article.lowers[hit.last] if hit.last < len(article.lowers) else ""
        if entity.kind is not ActorKind.PERSON or after not in ("administration", "government", "cabinet"):
            continue
        name = article.text(hit.first, hit.last + 1)
        key = f"org:{slug(entity.name)}-{after}"
        article.entities.setdefault(
            key, Entity(key, name, ActorKind.ORGANISATION, entity.affiliation, seat=True, known=True)
        )
        article.add_hit(Hit(hit.first, hit.last + 1, (Sense(key, MentionForm.NAME),), rule="body-led", entity=key))


def _resolve_rest(article: ArticleWords, chain: Chain) -> list[str]:
    """Explain what is left: a bound or known surname, an acronym, a place; returns the words that nothing explains."""
    left: list[str] = []
    at = chain.first
    while at < chain.last:
        stop = _resolve_word(article, chain, at)
        if stop == at:
            if _worth_telling(article, at):
                left.append(article.words[at])
            at += 1
        else:
            at = stop
    return left


HOUSES = frozenset({"hotel", "hôtel", "villa", "palais", "palazzo", "château", "schloss", "casa", "chez"})
"""First words of the names of houses, behind which the name of a town can stand."""


def _resolve_word(article: ArticleWords, chain: Chain, at: int) -> int:
    """Add a hit that begins at token ``at`` and return its end; ``at`` where there is none."""
    words, lowers = article.words, article.lowers
    if at in article.hit_at or not words[at][:1].isalpha():
        return at
    whole = chain.lone and at == chain.first
    stop = chain.last if whole else at + 1
    if not whole and not words[at][:1].isupper():
        return at
    key = bearer_of(article, at, stop, chain)
    if key is not None:
        article.add_hit(Hit(at, stop, (Sense(key, MentionForm.NAME),), rule="surname", entity=key))
        return stop
    if chain.first in article.headline or not chain.lone or lowers[at] in article.lower_set:
        return at
    before = lowers[at - 1] if at else ""
    kinds = article.vocabulary.names
    town = article.hit_at.get(at - 1) if at else None
    if town is not None and chain.lone and named_after_town(article, town, at):
        as_body_of_kind(article, town.first, stop, article.lowers[town.first - 1 : town.first] == ["told"])
        return stop
    if kind := kind_beside(article, at, stop):
        as_body_of_kind(article, at, stop, kind == "media")
        return stop
    after = lowers[stop] if stop < len(lowers) else ""
    if after_location(article, at) and after != "'s":
        namesake = article.hit_at.get(stop) if lowers[at] in HOUSES else None
        stop = namesake.last if namesake is not None and namesake.entity is None else stop  # "the Hotel Bristol"
        as_place(article, at, stop)
        return stop
    common = lowers[at] in kinds.stop or lowers[at] in kinds.organisation_heads or words[at].isupper()
    if len(words[at]) > 2 and not common and at not in article.first_words:
        group = article.verb(stop)
        numbered = before in ("the", "a", "an", "two", "both", "three", "these", "those")
        placed = before in ("of", "in", "near", "from")  # "the sultan of Bosso said"
        spoken = group is not None and group.lemma in kinds.saying and not (numbered or placed)
        owned = before == "'s" and words[at] in kinds.given and possessive_side(article, at) is not None
        if spoken or owned:
            as_person(article, at, stop, chain)
            return stop
    return at


def _worth_telling(article: ArticleWords, at: int) -> bool:
    word = article.words[at]
    return (
        at not in article.hit_at
        and len(word) > 2
        and word[:1].isupper()
        and at not in article.headline
        and at not in article.first_words
        and article.lowers[at] not in article.lower_set
        and article.lowers[at] not in article.vocabulary.names.stop
        and article.lowers[at] not in article.vocabulary.names.organisation_heads
        and article.lowers[at] not in article.vocabulary.names.media_heads
    )
