"""Role noun phrases: "Angola's OPEC governor", "the Kyrgyz deputy minister", "his Congolese counterpart"."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.article_words import ArticleWords, Hit
from store.model import MentionForm


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
    return found


def _read_role(article: ArticleWords, head: int, start: int, end: int) -> RolePhrase | None:
    lowers, words, hit_at = article.lowers, article.words, article.hit_at
    words_of_roles = article.vocabulary.roles
    modifiers, heads = words_of_roles.modifiers, words_of_roles.heads
    if head in hit_at or (lowers[head] == "number" and (head == start or lowers[head - 1] != "opposite")):
        return None
    following = head + 1
    if (
        words[head] in article.vocabulary.names.given
        and following < end
        and words[following][:1].isupper()
        and lowers[head - 1 : head] in ([","], ["and"])
    ):
        return None  # "the minister, Amir Khan Hotak"
    if lowers[head] in modifiers and following < end and following not in hit_at:
        after = following + 1 if lowers[following] == "-" and article.glued(following) else following
        if after < end and (lowers[after] in heads or lowers[after] in modifiers) and after not in hit_at:
            return None
    core = head
    while core > start and core - 1 not in hit_at:
        before = lowers[core - 1]
        if before in modifiers or (before in heads and before not in ("members", "member", "number")):
            core -= 1
        elif before == "opposite" and core == head:
            core -= 1  # "her Egyptian opposite number"
        elif before == "-" and core - 2 >= start and core - 2 not in hit_at and lowers[core - 2] in modifiers:
            core -= 2
        elif before == "-" and core - 2 >= start and core - 2 in hit_at:
            break
        else:
            break
    first = core
    owner: Hit | None = None
    possessor: int | None = None
    while first > start:
        hit = hit_at.get(first - 1)
        if hit is not None:
            owner, first = hit, hit.first
        elif lowers[first - 1] in ("'s", "'") and first - 2 >= start:
            hit = hit_at.get(first - 2)
            if hit is not None:
                owner, first = hit, hit.first
            elif words[first - 2][:1].isupper():
                possessor, first = first - 2, first - 2
                break
            else:
                break
        elif lowers[first - 1] == "-" and first - 2 >= start and first - 2 in hit_at and owner is not None:
            owner, first = hit_at[first - 2], hit_at[first - 2].first
        elif owner is not None and lowers[first - 1] in modifiers and lowers[first - 1] not in heads:
            first -= 1  # "former British prime minister"
        else:
            break
    determiner = ""
    if first > start and lowers[first - 1] in words_of_roles.determiners:
        determiner = lowers[first - 1]
        first -= 1
    capital_name_before = (
        first == core
        and words[head][:1].isupper()
        and core > start
        and core - 1 not in hit_at
        and words[core - 1][:1].isupper()
        and words[core - 1].isalpha()
        and (core - 1 not in article.first_words or words[core - 1] in article.vocabulary.names.given)
        and head + 1 < end
        and not words[head + 1][:1].isupper()
    )
    if capital_name_before:
        return None  # "Stephen King said"
    last = _with_tail(lowers, head + 1, end)
    words_of_role = tuple(w for w in lowers[core : head + 1] if w != "-")
    office = _office(article, words_of_role)
    while last + 1 < end and lowers[last] in words_of_roles.owning:
        after = last + 1
        if lowers[after] == "the" and after + 1 < end:
            after += 1
        hit = hit_at.get(after)
        if hit is not None and hit.first == after:
            about = lowers[last] == "for" and heads[lowers[head]] in words_of_roles.about_for
            if owner is None and possessor is None and lowers[last] != "to" and not about:
                owner = hit
            elif lowers[last] == "in":
                break
            last = hit.last
            if hit.senses[0].form is MentionForm.ADJECTIVE and last < end and lowers[last].isalpha():
                last += 1  # "head of the Vietnamese delegation"
            while last + 1 < end and lowers[last] in ("and", ",") and (more := hit_at.get(last + 1)) is not None:
                if lowers[last] == "," and more.senses and more.senses[0].form is MentionForm.PLACE:
                    break
                if more.first != last + 1 or lowers[last] == ",":
                    break
                last = more.last
            continue
        stop = after
        if lowers[after] in words_of_roles.body_heads:
            stop += 1
            while stop < end and stop not in hit_at and (lowers[stop] in modifiers or lowers[stop] in ("of", "and")):
                stop += 1
            last = stop if lowers[stop - 1] not in ("of", "and") else stop - 1
            continue  # "Minister of State at the Ministry of Foreign Affairs"
        while stop < end and stop not in hit_at and (lowers[stop] in modifiers or lowers[stop] == "and"):
            stop += 1
        if stop == after or lowers[last] in ("in", "to", "from", "at"):
            break
        if lowers[stop - 1] == "and":
            stop -= 1
        words_of_role = (*words_of_role, lowers[last], *(w for w in lowers[last + 1 : stop]))
        office = _office(article, words_of_role) or office
        last = stop
    role_class = heads[lowers[head]]
    former = any(lowers[i] in words_of_roles.former for i in range(first, head))
    definite = determiner in words_of_roles.definite or (
        not determiner and (owner is not None or possessor is not None)
    )
    return RolePhrase(
        first, last, core, head, role_class, office or role_class, owner, possessor, determiner, former, definite
    )


_TAILS = frozenset(("d'affaires", "d’affaires", "designate", "elect", "emeritus", "interim", "general"))
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
