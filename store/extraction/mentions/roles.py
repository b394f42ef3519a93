"""Role noun phrases: "Angola's OPEC governor", "the Kyrgyz deputy minister", "his Congolese counterpart"."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.mentions.article_words import ArticleWords, Hit
from store.extraction.mentions.meant_bodies import NOUNS, MeantBodies
from store.lexicon.closed import closed
from store.model import MentionForm

TITLES_AS_NAMES = closed("titles_as_names")
ACCREDITED = closed("accredited")
ATTRIBUTES = closed("attributes_of_countries")
"""Offices behind which "to" names where they are held."""
GOVERNING = frozenset({"minister", "prime-minister", "president"})
"""Offices that are told apart by the capital in which they are held, where two governments claim a country."""
BODY_WORDS = 4
"""How many words a body without a name has: "the national election commission"."""


@dataclass(slots=True)
class RolePhrase:
    """A role noun with what stands before it and after it; token indexes, ``[first, last)``."""

    first: int
    last: int
    core: int
    """First token of the role words themselves, after determiner and owner."""
    head: int
    role_class: str
    office: str
    owner: Hit | None
    possessor: int | None
    """Token before ``'s`` where no hit stands there: the end of an unknown name."""
    determiner: str
    former: bool
    definite: bool
    """Somebody known is meant: "the", "his", or an owner and no "a"."""

    @property
    def owned(self) -> bool:
        """Whether a pronoun owns it: "his spokesman" is nobody that another owner's spokesman could be."""
        return self.owner is None and self.determiner in ("his", "her", "its", "their", "our", "my", "whose")


def find_roles(article: ArticleWords) -> list[RolePhrase]:
    """All role phrases in text order."""
    found: list[RolePhrase] = []
    for index in article.indexes_of(article.vocabulary.roles.head_words):
        role = _read_role(article, index, *article.bounds(index))
        if role is None:
            continue
        if found and role.owner is None and article.lowers[role.core - 1] == "'s" and found[-1].last == role.core - 1:
            role.owner, role.definite = found[-1].owner, True  # "the Armenian prime minister's spokeswoman"
        found.append(role)
    if not NOUNS.isdisjoint(article.all_lower):
        bodies = MeantBodies(article)
        for role in found:
            if role.owner is None and role.possessor is None:
                _give_owner(article, role, bodies)
    return found


def _give_owner(article: ArticleWords, role: RolePhrase, bodies: MeantBodies) -> None:
    """ "Union president X", "the front's leader", "chairman of the league": of the one such body in the article."""
    lowers = article.lowers
    words = lowers[role.core : role.head]
    if lowers[role.core - 1] == "'s" and lowers[role.core - 3 : role.core - 2] == ["the"]:
        words.append(lowers[role.core - 2])
    if lowers[role.head + 1 : role.head + 3] == ["of", "the"]:
        words.append(lowers[role.last - 1])
    owners = [owner for word in words if word in NOUNS and (owner := bodies.of(word)) is not None]
    if owners:
        role.owner, role.definite = owners[0], True


def _read_role(article: ArticleWords, head: int, start: int, end: int) -> RolePhrase | None:
    """The phrase of the role noun at ``head`` within the sentence ``[start, end)``; None where it is no role."""
    lowers, roles = article.lowers, article.vocabulary.roles
    if _is_other_word(article, head, start) or _is_given_name(article, head, end) or _goes_on(article, head, end):
        return None
    core = _core_start(article, head, start)
    first, owner, possessor = _owner_before(article, core, start)
    determiner = lowers[first - 1] if first > start and lowers[first - 1] in roles.determiners else ""
    if determiner:
        first -= 1
    if first == core and (_is_surname(article, head, core, start, end) or _is_address(article, head, core, end)):
        return None
    role = RolePhrase(
        first,
        _with_tail(lowers, head + 1, end),
        core,
        head,
        role_class=roles.heads[lowers[head]],
        office=_office(article, _role_words(article, core, head)) or roles.heads[lowers[head]],
        owner=owner,
        possessor=possessor,
        determiner=determiner,
        former=not roles.former.isdisjoint(lowers[first:head]),
        definite=determiner in roles.definite,
    )
    _read_on(article, role, end)
    if not determiner:
        role.definite = role.owner is not None or possessor is not None
    return role


def _is_other_word(article: ArticleWords, head: int, start: int) -> bool:
    """Whether the noun is part of a name, a verb, or a plain "number", not "her opposite number"."""
    if head in article.hit_at or head in article.verb_heads:
        return True
    return article.lowers[head] == "number" and (head == start or article.lowers[head - 1] != "opposite")


def _is_given_name(article: ArticleWords, head: int, end: int) -> bool:
    """Whether a name begins with the word: "the minister, Amir Khan Hotak", "Minister Amir Khan"."""
    words, following = article.words, head + 1
    if following >= end or not words[following][:1].isupper():
        return False
    before, roles = article.lowers[head - 1] if head else "", article.vocabulary.roles
    if words[head] in article.vocabulary.names.given and before in (",", "and"):
        return True
    titled = before in roles.heads and before != "deputy" and words[head - 1][:1].isupper()
    return titled and article.lowers[head] in TITLES_AS_NAMES and article.lowers[following] not in roles.honorifics


def _goes_on(article: ArticleWords, head: int, end: int) -> bool:
    """Whether the role's own noun is still to come: "deputy" in "the deputy minister"."""
    lowers, hit_at, roles = article.lowers, article.hit_at, article.vocabulary.roles
    after = head + 1
    if lowers[head] not in roles.modifiers or after >= end or after in hit_at:
        return False
    if lowers[after] == "-" and article.glued(after):
        after += 1
    return after < end and after not in hit_at and (lowers[after] in roles.heads or lowers[after] in roles.modifiers)


def _core_start(article: ArticleWords, head: int, start: int) -> int:
    """First token of the role words: "vice-" in "the Malian vice-president", "opposite" in "opposite number"."""
    lowers, hit_at, roles = article.lowers, article.hit_at, article.vocabulary.roles
    core = head
    while core > start and core - 1 not in hit_at:
        before = lowers[core - 1]
        if before == "under" and lowers[core] not in ("secretary", "-", "secretaries"):
            break  # "the team under Foreign Minister X"
        noun = before in roles.heads and before not in ("members", "member", "number")
        if noun or before in roles.modifiers or (before == "opposite" and core == head):
            core -= 1
        elif before == "-" and core - 2 >= start and core - 2 not in hit_at and _in_title(article, core - 2):
            core -= 2
        else:
            break
    return core


def _in_title(article: ArticleWords, at: int) -> bool:
    """Whether the word before a hyphen belongs to the title behind it: "vice-president", "Director-General"."""
    roles, low = article.vocabulary.roles, article.lowers[at]
    joined = article.glued(at + 1) and article.glued(at + 2)
    return low in roles.modifiers or (joined and low in roles.heads)


def _owner_before(article: ArticleWords, core: int, start: int) -> tuple[int, Hit | None, int | None]:
    """``(first token, owner, possessor)`` of what stands before the role words: "Chad's", "the former British"."""
    lowers, hit_at, roles = article.lowers, article.hit_at, article.vocabulary.roles
    first, owner = core, None
    while first > start:
        before = lowers[first - 1]
        possessive = before in ("'s", "'") and first - 2 >= start
        hit = hit_at.get(first - 1)
        if hit is None and (possessive or (before == "-" and first - 2 >= start and owner is not None)):
            hit = hit_at.get(first - 2)
        if hit is not None:
            owner, first = hit, hit.first
        elif possessive and article.words[first - 2][:1].isupper():
            return first - 2, owner, first - 2
        elif owner is not None and before in roles.modifiers and before not in roles.heads:
            first -= 1
        else:
            break
    return first, owner, None


def _is_surname(article: ArticleWords, head: int, core: int, start: int, end: int) -> bool:
    """Whether a title without an owner is the surname of the word before it: "Stephen King said", "Ms. Bishop"."""
    words, before = article.words, core - 1
    alone = core == head and words[head][:1].isupper() and head + 1 < end and not words[head + 1][:1].isupper()
    if alone and article.vocabulary.roles.heads[article.lowers[head]] not in article.vocabulary.roles.state_classes:
        titled = before > start and words[before - (words[before] == ".")][:1].isupper()
        return titled or head not in article.first_words
    return (
        words[head][:1].isupper()
        and before >= start
        and before not in article.hit_at
        and words[before][:1].isupper()
        and words[before].isalpha()
        and (before not in article.first_words or words[before] in article.vocabulary.names.given)
        and head + 1 < end
        and not words[head + 1][:1].isupper()
    )


def _is_address(article: ArticleWords, head: int, core: int, end: int) -> bool:
    """Whether it only addresses whoever is named behind it and is no office: "Mullah X", "Bishop Y"."""
    roles, word = article.vocabulary.roles, article.lowers[head]
    named = head + 1 < end and article.words[head + 1][:1].isupper()
    return named and core == head and word in roles.honorifics and roles.heads[word] not in roles.state_classes


def _read_on(article: ArticleWords, role: RolePhrase, end: int) -> None:
    """Take in what the role is of or for: "minister of trade of Chad", "envoy to Mali and Niger"."""
    lowers, hit_at, roles = article.lowers, article.hit_at, article.vocabulary.roles
    role_words = _role_words(article, role.core, role.head)
    while role.last + 1 < end and lowers[role.last] in roles.owning:
        after = role.last + 1
        if lowers[after] == "the" and after + 1 < end:
            after += 1
        after = _past_attributes(article, after, end)
        hit = hit_at.get(after)
        if hit is not None and hit.first == after:
            if not _take_owner(article, role, hit, end):
                return
        elif body := _body_behind(article, after, end):
            role_words = (*role_words, *lowers[role.last : body])
            role.office = _office(article, role_words) or role.office
            role.last = _body_end(article, body - 1, end)
        else:
            stop = _run_end(article, after, end, ("and",))
            if stop == after or lowers[role.last] in ("in", "to", "from", "at"):
                return
            if lowers[stop - 1] == "and":
                stop -= 1
            role_words = (*role_words, *lowers[role.last : stop])
            role.office = _office(article, role_words) or role.office
            role.last = stop
    seat = _seat_of_government(article, role, end)
    if seat is not None:
        role.owner, role.last = seat, seat.last
    role.last = _seat_end(article, role.last, end)


def _seat_of_government(article: ArticleWords, role: RolePhrase, end: int) -> Hit | None:
    """ "X, the prime minister in Tripoli,", "the president in Kabul, X,": the capital whose country an office is of."""
    lowers, words, at = article.lowers, article.words, role.last
    town = article.hit_at.get(at + 1) if lowers[at : at + 1] == ["in"] and at + 1 < end else None
    if town is None or role.owner is not None or role.possessor is not None or role.role_class not in GOVERNING:
        return None
    place = town.senses[0].place or town.senses[0].key
    country = article.lexicon.country_of(place)
    if town.entity is not None or country is None or article.lexicon.capital(country) != place:
        return None
    first = role.first
    behind_name = first >= 2 and lowers[first - 1] == "," and words[first - 2][:1].isupper()
    before_name = town.last + 2 < end and all(words[k][:1].isupper() for k in (town.last + 1, town.last + 2))
    closed_off = lowers[town.last : town.last + 1] == [","]
    return town if closed_off and (behind_name or before_name) else None


def _past_attributes(article: ArticleWords, at: int, end: int) -> int:
    """The token behind what a country is called before its name: "of neighbouring Chad", "of self-declared Arda"."""
    stop = at
    while stop + 1 < end and article.lowers[stop] in ATTRIBUTES:
        stop += 1
        if article.lowers[stop] == "-" and stop + 2 < end:
            stop += 2
    return stop if stop in article.hit_at else at


def _seat_end(article: ArticleWords, at: int, end: int) -> int:
    """The end of the seat of an office before a name: "consul general in Basra Ann Reed"; ``at`` where none is."""
    seat = article.hit_at.get(at + 1) if article.lowers[at : at + 1] == ["in"] else None
    if seat is None or seat.first != at + 1 or seat.last + 1 >= end or seat.entity is not None:
        return at
    named = article.hit_at.get(seat.last)
    if named is not None:
        return seat.last if named.senses[0].key.startswith("person:") else at
    names = article.vocabulary.names
    for word in (seat.last, seat.last + 1):
        low = article.lowers[word]
        if not article.words[word][:1].isupper() or low in names.never or low in names.stop or word in article.hit_at:
            return at
    return seat.last


def _take_owner(article: ArticleWords, role: RolePhrase, hit: Hit, end: int) -> bool:
    """Take in the actor behind "of" or "for"; False where it only tells the place: "his envoy in Mali"."""
    link = article.lowers[role.last]
    if link == "to" and article.lowers[role.head] not in ACCREDITED:
        return False  # "a visit of the Greek premier to Tirana"
    about = link == "for" and role.role_class in article.vocabulary.roles.about_for
    if role.owner is None and role.possessor is None and link != "to" and not about:
        role.owner = hit
    elif link == "in":
        return False
    role.last = _owner_end(article, hit, end)
    return True


def _owner_end(article: ArticleWords, hit: Hit, end: int) -> int:
    """The end of an owner behind its role: "of the Vietnamese delegation", "to Mali and Niger"."""
    lowers, last = article.lowers, hit.last
    if hit.senses[0].form is MentionForm.ADJECTIVE and last < end and lowers[last].isalpha():
        last += 1
    while last + 1 < end and lowers[last] == "and":
        more = article.hit_at.get(last + 1)
        if more is None or more.first != last + 1:
            break
        last = more.last
    return last


def _body_behind(article: ArticleWords, at: int, end: int) -> int:
    """The end of a body without a name that begins at ``at``: "staff", "border agency"; 0 where none does."""
    bodies, heads = article.vocabulary.roles.body_heads, article.vocabulary.names.organisation_heads
    if article.lowers[at] in bodies:
        return at + 1
    for k in range(at, min(end, at + BODY_WORDS)):
        if k in article.hit_at or not article.words[k].islower():
            return 0
        if article.lowers[k] in bodies or (article.lowers[k] in heads and k + 1 < end and article.lowers[k + 1] != "-"):
            return k + 1
        if (
            article.lowers[k] in article.vocabulary.names.stop
            and article.lowers[k] not in article.vocabulary.roles.modifiers
        ):
            return 0
    return 0


def _body_end(article: ArticleWords, at: int, end: int) -> int:
    """The end of the body at ``at``: "Minister of State at the Ministry of Foreign Affairs"."""
    stop = _run_end(article, at + 1, end, ("of", "and"))
    return stop - 1 if article.lowers[stop - 1] in ("of", "and") else stop


def _run_end(article: ArticleWords, at: int, end: int, links: tuple[str, ...]) -> int:
    """The end of a run of modifiers and ``links`` outside names."""
    lowers, modifiers = article.lowers, article.vocabulary.roles.modifiers
    while at < end and at not in article.hit_at and (lowers[at] in modifiers or lowers[at] in links):
        at += 1
    return at


def _role_words(article: ArticleWords, core: int, head: int) -> tuple[str, ...]:
    return tuple([word for word in article.lowers[core : head + 1] if word != "-"])


_TAILS = closed("title_tails")
"""What belongs to a title behind its noun: "chargé d'affaires", "president-elect"."""


def _with_tail(lowers: list[str], last: int, end: int) -> int:
    """The end of a title with what belongs to its noun."""
    if last < end and lowers[last] in _TAILS:
        return last + 1
    if last + 1 < end and lowers[last] == "-" and lowers[last + 1] in _TAILS:
        return last + 2
    return last


def _office(article: ArticleWords, words: tuple[str, ...]) -> str:
    offices = article.vocabulary.roles.offices
    for size in range(min(len(words), article.vocabulary.roles.office_longest), 0, -1):
        for at in range(len(words) - size, -1, -1):
            office = offices.get(words[at : at + size])
            if office is not None:
                return office
    return ""
