"""Role noun phrases ("Angola's OPEC governor", "the Kyrgyz deputy minister") and bodies ("the Turkish Foreign Ministry")."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.article_words import ArticleWords, Entity, Hit
from store.lexicon import Sense
from store.lexicon.folding import slug
from store.model import ActorKind, MentionForm

DETERMINERS = frozenset(
    "the a an his her its their our my your this that another one no any every each some these those whose".split()
)
_DEFINITE = frozenset("the his her its their this that whose our my".split())
_OWNING = frozenset(("of", "for", "at", "from", "in", "to"))
_BODY_HEADS = frozenset(("ministry", "ministries", "embassy", "consulate", "presidency"))
_LOOSE_BODIES = frozenset(("delegation",))
_FORMER = frozenset(("former", "ex", "then", "late", "retired", "outgoing"))


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

    @property
    def definite(self) -> bool:
        return self.determiner in _DEFINITE or (
            not self.determiner and (self.owner is not None or self.possessor is not None)
        )


def find_roles(article: ArticleWords) -> list[RolePhrase]:
    """All role phrases in text order."""
    heads = article.vocabulary.heads
    found = []
    lowers = article.lowers
    for sentence in article.document.sentences:
        for index in range(sentence.first, sentence.last):
            if lowers[index] in heads:
                role = _read_role(article, index, sentence.first, sentence.last)
                if role is not None:
                    found.append(role)
    return found


def _read_role(article: ArticleWords, head: int, start: int, end: int) -> RolePhrase | None:
    lowers, words, hit_at = article.lowers, article.words, article.hit_at
    modifiers, heads = article.vocabulary.modifiers, article.vocabulary.heads
    if head in hit_at:
        return None
    following = head + 1
    if lowers[head] in modifiers and following < end and following not in hit_at:
        after = following + 1 if lowers[following] == "-" and article.glued(following) else following
        if after < end and (lowers[after] in heads or lowers[after] in modifiers) and after not in hit_at:
            return None
    core = head
    while core > start and core - 1 not in hit_at:
        before = lowers[core - 1]
        if before in modifiers or (before in heads and before not in ("members", "member")):
            core -= 1
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
    if first > start and lowers[first - 1] in DETERMINERS:
        determiner = lowers[first - 1]
        first -= 1
    capital_name_before = (
        first == core
        and words[head][:1].isupper()
        and core > start
        and core - 1 not in hit_at
        and words[core - 1][:1].isupper()
        and words[core - 1].isalpha()
        and core - 1 not in article.first_words
        and head + 1 < end
        and not words[head + 1][:1].isupper()
    )
    if capital_name_before:
        return None  # "Stephen King said"
    last = head + 1
    words_of_role = tuple(w for w in lowers[core:last] if w != "-")
    office = _office(article, words_of_role)
    while last + 1 < end and lowers[last] in _OWNING:
        after = last + 1
        if lowers[after] == "the" and after + 1 < end:
            after += 1
        hit = hit_at.get(after)
        if hit is not None and hit.first == after:
            if owner is None and possessor is None and lowers[last] != "to":
                owner = hit
            elif lowers[last] == "in":
                break
            last = hit.last
            while last + 1 < end and lowers[last] in ("and", ",") and (more := hit_at.get(last + 1)) is not None:
                if lowers[last] == "," and more.senses and more.senses[0].form is MentionForm.PLACE:
                    break
                if more.first != last + 1 or lowers[last] == ",":
                    break
                last = more.last
            continue
        stop = after
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
    former = any(lowers[i] in _FORMER for i in range(first, head))
    return RolePhrase(first, last, core, head, role_class, office or role_class, owner, possessor, determiner, former)


def _office(article: ArticleWords, words: tuple[str, ...]) -> str:
    offices = article.vocabulary.offices
    for size in range(min(len(words), article.vocabulary.office_longest), 0, -1):
        for at in range(len(words) - size, -1, -1):
            office = offices.get(words[at : at + size])
            if office is not None:
                return office
    return ""


# --------------------------------------------------------------------------- bodies


def find_bodies(article: ArticleWords) -> None:
    """Turn "the Turkish Foreign Ministry", "Uzbekistan's water ministry" and "Ministry of Defence of Chad" into hits."""
    vocabulary, lowers, hit_at = article.vocabulary, article.lowers, article.hit_at
    for sentence in article.document.sentences:
        at = sentence.first
        while at < sentence.last:
            low = lowers[at]
            if (low in vocabulary.body_first or low in _BODY_HEADS) and at not in hit_at:
                at = _read_body(article, at, sentence.first, sentence.last)
            else:
                at += 1
    _bind_bare_bodies(article)


def _read_body(article: ArticleWords, at: int, start: int, end: int) -> int:
    vocabulary, lowers, hit_at = article.vocabulary, article.lowers, article.hit_at
    body_id = ""
    last = at + 1
    for size in range(min(vocabulary.body_longest, end - at), 0, -1):
        body = vocabulary.bodies.get(tuple(lowers[at : at + size]))
        if body is not None and not any(i in hit_at for i in range(at, at + size)):
            body_id, last = body.id, at + size
            break
    core = at
    if not body_id:
        if lowers[at] not in _BODY_HEADS:
            return at + 1
        while core > start and core - 1 not in hit_at and lowers[core - 1] in vocabulary.modifiers:
            core -= 1
        body_id = slug(" ".join(lowers[core:last]))
        if last < end and lowers[last] == "of" and core == at:
            stop = last + 1
            while (
                stop < end
                and stop not in hit_at
                and (article.words[stop][:1].isupper() or (lowers[stop] in ("and", "the") and stop + 1 < end))
            ):
                stop += 1
            while stop > last + 1 and lowers[stop - 1] in ("and", "the"):
                stop -= 1
            if stop > last + 1:
                body_id = slug(" ".join([*lowers[last + 1 : stop], "ministry"]))
                last = stop
    if body_id == "delegation":
        return last
    owner: Hit | None = None
    first = core
    before = hit_at.get(core - 1) if core > start else None
    if before is not None and before.last == core:
        owner, first = before, before.first
    elif core - 2 >= start and lowers[core - 1] == "'s" and (before := hit_at.get(core - 2)) is not None:
        owner, first = before, before.first
    elif last + 1 < end and lowers[last] == "of":
        after = last + 2 if lowers[last + 1] == "the" else last + 1
        following = hit_at.get(after)
        if following is not None and following.first == after and _country(article, following):
            owner, last = following, following.last
    if owner is None:
        return last
    country = _country(article, owner)
    if country is None or (owner.entity is None and owner.senses[0].form is MentionForm.PLACE):
        return last
    key = f"org:{country.partition(':')[2].lower()}-{body_id}"
    if key not in article.entities:
        name = article.text(first, last)
        article.entities[key] = Entity(
            key, name, ActorKind.ORGANISATION, affiliation=country, seat=True, known=True, classes={"body", body_id}
        )
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.NAME),), rule="body", entity=key))
    return last


def _country(article: ArticleWords, hit: Hit) -> str | None:
    if hit.entity is not None:
        return article.entities[hit.entity].affiliation
    return article.lexicon.country_of(hit.senses[0].key)


def _bind_bare_bodies(article: ArticleWords) -> None:
    """ "The foreign ministry" is the one named before, else the only one the article names."""
    by_id: dict[str, list[Hit]] = {}
    for hit in article.hits:
        if not hit.dropped and hit.rule == "body" and hit.entity is not None:
            for body_id in article.entities[hit.entity].classes - {"body"}:
                by_id.setdefault(body_id, []).append(hit)
    if not by_id:
        return
    lowers = article.lowers
    bodies = article.vocabulary.bodies
    by_words = {words: body.id for words, body in bodies.items() if body.id in by_id}
    for body_id in by_id:
        if body_id.endswith(("-ministry", "embassy", "presidency")):
            by_words.setdefault((body_id.rsplit("-", 1)[-1],), body_id)
    firsts = {words[0] for words in by_words}
    for sentence in article.document.sentences:
        for at in range(sentence.first + 1, sentence.last):
            if lowers[at] not in firsts or lowers[at - 1] != "the" or at in article.hit_at:
                continue
            for words, body_id in by_words.items():
                stop = at + len(words)
                if stop <= sentence.last and tuple(lowers[at:stop]) == words:
                    earlier = [h for h in by_id[body_id] if h.first < at]
                    entity = (earlier[-1] if earlier else by_id[body_id][0]).entity
                    assert entity is not None
                    article.add_hit(Hit(at, stop, (Sense(entity, MentionForm.NAME),), rule="body-bare", entity=entity))
                    break
