"""Which person a name is: known here or in the lexicon, by a surname, by another spelling, or new."""

from __future__ import annotations

from bisect import bisect_left

from store.extraction.mentions.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions.chains import Chain
from store.extraction.mentions.initials import by_initial, is_initial, without_initials
from store.extraction.mentions.kinds import after_location
from store.extraction.mentions.offices import NAMED_BY_SIDE, apply_role, known_person
from store.extraction.mentions.roles import RolePhrase
from store.extraction.mentions.sides import hit_side, role_side
from store.lexicon import Sense
from store.lexicon.closed import closed
from store.lexicon.folding import slug, sound
from store.model import ActorKind, MentionForm

RANK_WORDS = closed("rank_words")
BEFORE_FIRST_NAMES = closed("before_first_names")
MONARCH = "monarch"


def before_honorifics(article: ArticleWords, first: int) -> int:
    """The token at which the honorifics before a name begin: "Lt. Gen." before "Aroldo Lázaro"."""
    lowers, honorifics = article.lowers, article.vocabulary.roles.honorifics
    if first < 1 or (lowers[first - 1] not in honorifics and lowers[first - 1] not in (")", ".")):
        return first
    if (
        first >= 4
        and lowers[first - 1] == ")"
        and lowers[first - 3 if lowers[first - 2] == "." else first - 2]
        in (
            "ret",
            "retd",
            "rtd",
            "retired",
        )
    ):
        first -= 4 if lowers[first - 2] == "." else 3  # "Gen. (ret.) X"
    last = first
    for _ in range(3):
        if first >= 1 and lowers[first - 1] in honorifics and article.words[first - 1][:1].isupper():
            first -= 1
        elif (
            first >= 2
            and lowers[first - 1] == "."
            and lowers[first - 2] in honorifics
            and article.words[first - 2][:1].isupper()
        ):
            first -= 2
        else:
            break
    if 1 <= first < last and lowers[first - 1] in RANK_WORDS and article.words[first - 1][:1].isupper():
        first -= 1  # "Senior Lt. Gen."
    return first


def behind_honorifics(article: ArticleWords, first: int) -> int:
    """The token behind the honorifics that begin at ``first``: "Aroldo" after "Lt. Gen."."""
    lowers, honorifics = article.lowers, article.vocabulary.roles.honorifics
    while first + 1 < len(lowers) and lowers[first] in honorifics and article.words[first][:1].isupper():
        first += 2 if lowers[first + 1] == "." else 1
    return first


def names_somebody(article: ArticleWords, role: RolePhrase) -> bool:
    """Whether the person's name stands right after or, in apposition, right before the role."""
    lowers = article.lowers
    at = role.last + 1 if lowers[role.last : role.last + 1] in ([","], ["-"], ["–"]) else role.last
    at = behind_honorifics(article, at)
    hit = article.hit_at.get(at)
    if hit is not None and hit.entity is not None and hit.first == at:
        return article.entities[hit.entity].kind is ActorKind.PERSON
    if role.first >= 2 and lowers[role.first - 1] in (",", "("):
        hit = article.hit_at.get(role.first - 2)
        return hit is not None and hit.entity is not None and article.entities[hit.entity].kind is ActorKind.PERSON
    return False


def bind(article: ArticleWords, key: str, name: str) -> None:
    """Let a later surname stand for the person; a first name is kept with ``*`` before it."""
    names = article.vocabulary.names
    full = name.split(" ")
    while len(full) > 2 and full[-1].casefold() in names.suffixes:
        full.pop()
    bound = {sound(full[-1])}
    if len(full) > 1:
        bound.add("*" + sound(full[0]))
        bound.add(sound("".join(full[-2:])))
        if full[0].lower() in names.family_first:
            bound.add(sound(full[0]))
            bound.add(sound("".join(full[1:])))
    if "-" in full[-1]:
        bound.add(sound(full[-1].rsplit("-", 1)[-1]) if full[-1][:3].lower() in ("al-", "el-") else sound(full[-1]))
    particle = next((k for k, word in enumerate(full) if k and word in names.particles), 0)
    if particle:
        bound.add(sound("".join(full[particle:])))  # "Van der Berg"
    bound.update("~" + sound(part) for part in full[1:-1] if len(part) > 3)  # the first of two surnames
    for each in bound:
        known = article.surnames.setdefault(each, [])
        if key not in known:
            known.append(key)


def as_person(article: ArticleWords, first: int, last: int, chain: Chain) -> None:
    name = article.text(first, last)
    side = role_side(article, chain.role) if chain.role is not None else None
    owner = possessive_side(article, first)
    side = side or owner or _side_after(article, last)
    reigns = chain.role is not None and chain.role.role_class == MONARCH
    first_name = first > 0 and article.lowers[first - 1] in BEFORE_FIRST_NAMES
    key = (
        _other_spelling(article, name) if " " in name else _surname_bearer(article, name, side, reigns, not first_name)
    )
    if key is not None and key not in article.entities:
        known_person(article, key)
    if key is None:
        key = f"person:{slug(name)}"
        if key not in article.entities:
            article.entities[key] = Entity(key, name, ActorKind.PERSON, gender=_gender(article, first))
    entity = article.entities[key]
    if chain.role is not None:
        apply_role(article, entity, chain.role)
    if entity.affiliation is None:
        entity.affiliation = side
    land = article.hit_at.get(last + 1) if article.lowers[last : last + 1] == ["of"] else None
    of_side = side is not None and land is not None and land.senses[0].key == side
    if (owner is not None or of_side) and not entity.classes:
        entity.classes.add(NAMED_BY_SIDE)
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.NAME),), rule="person-form", entity=key))
    bind(article, key, entity.name)
    if last - first > 1:
        bind(article, key, name)


def _gender(article: ArticleWords, first: int) -> str:
    told = ""
    if first > 0:
        at = first - 1 if article.lowers[first - 1] != "." else first - 2
        told = article.vocabulary.roles.honorifics.get(article.lowers[at], "")
    names = article.vocabulary.names
    if told or article.lowers[first] in names.family_first:
        return told  # the Lin of "Lin Yi-hua" is no first name
    return names.given.get(article.words[first], "")


def _side_after(article: ArticleWords, last: int) -> str | None:
    """ "Prince Hassan of Jordan", "Toivo Klaar of the EU", "Bakary Sangaré, for Niamey,"; no "Patriarch X of Rome"."""
    lowers = article.lowers
    if lowers[last : last + 4] == [",", "on", "behalf", "of"]:
        last += 3
    if last + 3 < len(lowers) and lowers[last] == "," and lowers[last + 1] in ("for", "of", "from"):
        last += 1
    if last + 2 >= len(lowers) or lowers[last] not in ("of", "for", "from"):
        return None
    hit = article.hit_at.get(last + 2 if lowers[last + 1] == "the" else last + 1)
    if hit is not None and lowers[last] != "for" and hit.senses[0].form is MentionForm.METONYM:
        return None
    return hit_side(article, hit) if hit is not None else None


def possessive_side(article: ArticleWords, first: int) -> str | None:
    """ "Ukraine's Zelensky", "the Finnish X": the country right before the name."""
    at = first - 1
    if at >= 1 and article.lowers[at] == "'s":
        at -= 1
    hit = article.hit_at.get(at)
    if hit is None or hit.last != at + 1 or (hit.entity is None and hit.senses[0].form is MentionForm.PLACE):
        return None
    return hit_side(article, hit)


def _surname_bearer(article: ArticleWords, name: str, side: str | None, reigns: bool, surname: bool) -> str | None:
    """Who is meant by a title and one name: one named in this article, else the one known holder of the surname.

    A first name will do where nobody has it as a surname: "Sir Jerry" after "Sir Jerry Mateparae".
    """
    bound = article.surnames.get(sound(name), [])
    if bound:
        fitting = [key for key in bound if side is None or article.entities[key].affiliation in (side, None)]
        return fitting[0] if fitting else None
    known = _lexicon_surname(article, name, side) if surname else None
    if known is not None and (not reigns or any(held.office == MONARCH for held in article.lexicon.roles(known))):
        return known  # "King Hussein" is no minister
    called = article.surnames.get("*" + sound(name), [])
    fitting = [key for key in called if side is None or article.entities[key].affiliation in (side, None)]
    return fitting[0] if len(fitting) == 1 else None


def _other_spelling(article: ArticleWords, name: str) -> str | None:
    """The person whose first and last name sound the same, in the lexicon or earlier in this article."""
    key = article.lexicon.person_sounding(name)
    parts = name.split(" ")
    plain = sound(without_initials(name))
    for bound in article.surnames.get(sound(parts[-1]), []):
        if sound(without_initials(article.entities[bound].name)) == plain and " " in article.entities[bound].name:
            return bound  # "K. Natwar Singh" is "Natwar Singh"
    if is_initial(parts[0]):
        return by_initial(article, name)
    if key is not None and (known := article.lexicon.actor(key)) is not None:
        return key if _middles_agree(parts, known.name.split(" ")) else None
    double = article.surnames.get(sound("".join(parts)), [])
    if len(double) == 1:
        return double[0]  # "Ag Intalla" after "Alghabass Ag Intalla"
    for bound in article.surnames.get(sound(parts[-1]), []):
        other = article.entities[bound].name.split(" ")
        if len(other) > 1 and sound(other[0]) == sound(parts[0]):
            return bound
    return None


def _middles_agree(mine: list[str], theirs: list[str]) -> bool:
    """Whether the names between first and last allow one person: "José Luis Albares" is not José Manuel Albares."""
    ours, others = {sound(part)[:1] for part in mine[1:-1]}, {sound(part)[:1] for part in theirs[1:-1]}
    return not ours or not others or not ours.isdisjoint(others)


def _lexicon_surname(article: ArticleWords, word: str, side: str | None) -> str | None:
    lexicon = article.lexicon
    candidates = list(lexicon.persons_named(word))
    if side is not None:
        country = lexicon.country_of(side)
        candidates = [c for c in candidates if lexicon.country_of(c) == country]
    active = [c for c in candidates if article.in_office(c)] or [c for c in candidates if article.has_served(c)]
    if len(active) != 1:  # nobody yet, or several: whoever is of a country of the article
        active = [c for c in active or candidates if lexicon.country_of(c) in article.countries]
    return active[0] if len(active) == 1 else None


def bearer_of(article: ArticleWords, first: int, last: int, chain: Chain) -> str | None:
    """The person or body of this article, else of the lexicon, that a lone name stands for."""
    word = article.words[first]
    acronym = article.surnames.get("=" + word)
    if acronym:
        return acronym[-1]
    name = word if last - first == 1 else article.text(first, last)
    bound = article.surnames.get(sound(name))
    if not bound and last - first > 1:
        bound = article.surnames.get(sound(article.words[last - 1]))
    if not bound and first not in article.headline and chain.last - chain.first == last - first:
        first_names = article.surnames.get("*" + sound(word), [])
        bound = [k for k in first_names if not article.entities[k].known] if len(first_names) == 1 else []
    if not bound and chain.lone and first not in article.headline:
        middles = article.surnames.get("~" + sound(name), [])
        bound = middles if len(middles) == 1 else []
    if bound:
        side = possessive_side(article, first)
        fitting = [k for k in bound if side is None or article.entities[k].affiliation in (side, None)] or bound
        usual = [k for k in fitting if k in article.lexicon.persons_named(name)] if len(fitting) > 1 else fitting
        return usual[0] if len(usual) == 1 else _nearest(article, fitting, first)  # "Kim" is the leader, not his sister
    articles = article.vocabulary.names.articles
    if first in article.first_words and article.lowers[first] in article.lower_set - articles:
        return None
    shouted = len(word) > 3 and article.tokens[first].text.isupper()
    if (not chain.lone and first not in article.headline and not shouted) or after_location(article, first):
        return None
    if shouted and chain.lone and word.isupper():
        return None  # an acronym: "FICO"
    known = _lexicon_surname(article, name, possessive_side(article, first))
    if known is not None:
        bind(article, known, known_person(article, known).name)
    return known


def _nearest(article: ArticleWords, keys: list[str], at: int) -> str:
    """Of several bearers of a surname, the one named last before, else the first one found."""
    best = (-1, keys[0])
    for key in keys[:8]:
        places = article.named.get(key, [])
        before = bisect_left(places, at)
        if before:
            best = max(best, (places[before - 1], key))
    return best[1]
