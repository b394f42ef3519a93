"""Names that stand in no lexicon: runs of capitalised words told apart as persons, bodies or places by their form."""

from __future__ import annotations

from bisect import bisect_left, insort

from store.extraction.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions_chains import Chain, find_chains
from store.extraction.mentions_roles import RolePhrase
from store.extraction.mentions_sides import hit_side, role_side
from store.lexicon import Sense
from store.lexicon.folding import slug, sound
from store.model import ActorKind, MentionForm


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
    left: list[Chain] = []
    for chain in sorted(chains, key=lambda c: c.first - c.last):  # full names before the short ones
        lone_word = chain.lone and not _titled(article, chain)
        if chain.first in article.headline or lone_word or not _classify(article, chain, lone):
            left.append(chain)
    left.sort(key=lambda c: c.first)
    unknown = [name for chain in left for name in _resolve_rest(article, chain)]
    _person_led_bodies(article)
    return unknown


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
        if candidate is not None and candidate.definite and closed:
            role = candidate
    after = by_start.get(chain.last + 1) if chain.last < end and lowers[chain.last] in (",", "(", "-", "–") else None
    if role is not None and lowers[role.last - 1] in article.vocabulary.names.body_kinds:
        role = None  # "representatives of the Chinese company X"
    chain.role_before = role is not None
    if role is not None and role.owner is None and role.first >= 1 and lowers[role.first - 1] == ",":
        wider = by_end.get(role.first - 1)
        if wider is not None and wider.owner is not None and wider.definite and role.role_class == "officer":
            role = wider  # "the president of Chad, General X"
    if role is not None and role.owner is None and after is not None and after.owner is not None:
        chain.role = after  # "Sheikh X, the leader of the Y Council"
    else:
        chain.role = role or after


def before_honorifics(article: ArticleWords, first: int) -> int:
    """The token at which the honorifics before a name begin: "Lt. Gen." before "Aroldo Lázaro"."""
    lowers, honorifics = article.lowers, article.vocabulary.roles.honorifics
    for _ in range(3):
        if first >= 1 and lowers[first - 1] in honorifics and article.words[first - 1][:1].isupper():
            first -= 1
        elif first >= 2 and lowers[first - 1] == "." and lowers[first - 2] in honorifics:
            first -= 2
        else:
            break
    return first


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
            _apply_role(article, entity, chain.role)
        hit.entity = key
        insort(article.named.setdefault(key, []), hit.first)


def known_person(article: ArticleWords, key: str) -> Entity:
    """The entity of a person of the lexicon, with the affiliation and title of the article's day."""
    entity = article.entities.get(key)
    if entity is None:
        actor = article.lexicon.person_on(key, article.day)
        if actor is None:
            raise KeyError(key)
        entity = Entity(key, actor.name, ActorKind.PERSON, actor.affiliation, actor.title, actor.gender, known=True)
        entity.classes = {h.office for h in article.lexicon.roles(key) if h.covers(article.day)}
        if actor.title is not None and (head := actor.title.lower()) in article.vocabulary.roles.own_heads:
            entity.classes.add(head)
        if entity.classes & article.vocabulary.roles.leader_classes:
            entity.classes.add("leader")
        article.entities[key] = entity
    return entity


def _apply_role(article: ArticleWords, entity: Entity, role: RolePhrase) -> None:
    side = role_side(article, role)
    head = article.lowers[role.head]
    entity.classes |= {role.office, role.role_class, head}
    if role.office in article.vocabulary.roles.leader_classes:
        entity.classes.add("leader")
    if role.owner is not None:
        entity.classes.add(role.owner.entity or role.owner.senses[0].key)
    entity.former = entity.former or role.former
    named = head not in article.vocabulary.roles.counterparts
    if named and (not entity.known or entity.title is None):
        entity.title = article.text(role.core, role.last)
    if side is not None and (not entity.known or entity.affiliation is None):
        entity.affiliation = entity.affiliation or side
    told = article.vocabulary.roles.gender.get(head, "")
    entity.gender = (entity.gender or told) if entity.known else (told or entity.gender)


def bind(article: ArticleWords, key: str, name: str) -> None:
    """Let a later surname stand for the person; a first name is kept with ``*`` before it."""
    names = article.vocabulary.names
    full = name.split(" ")
    bound = {sound(full[-1])}
    if len(full) > 1:
        bound.add("*" + sound(full[0]))
        bound.add(sound("".join(full[-2:])))
        if full[0].lower() in names.family_first:
            bound.add(sound(full[0]))
            bound.add(sound("".join(full[1:])))
    if "-" in full[-1]:
        bound.add(sound(full[-1].rsplit("-", 1)[-1]) if full[-1][:3].lower() in ("al-", "el-") else sound(full[-1]))
    for each in bound:
        known = article.surnames.setdefault(each, [])
        if key not in known:
            known.append(key)


def _titled(article: ArticleWords, chain: Chain) -> bool:
    if chain.role is not None and chain.role_before:
        return True
    return before_honorifics(article, chain.first) < chain.first


def _classify(article: ArticleWords, chain: Chain, lone: set[str]) -> bool:
    names, roles = article.vocabulary.names, article.vocabulary.roles
    lowers, words = article.lowers, article.words
    first, last = chain.first, chain.last
    titled = _titled(article, chain)
    if not titled and (kind := _kind_beside(article, first, last)):
        _as_body_of_kind(article, first, last, kind == "media")
        return True
    start = first
    while start < last - 1 and (
        lowers[start] in roles.honorifics
        or lowers[start] in roles.heads
        or (lowers[start] in roles.modifiers and words[start] not in names.given)
        or words[start] == "."
    ):
        start += 1
    titled = titled or any(lowers[i] in roles.honorifics or lowers[i] in roles.heads for i in range(first, start))
    if lowers[last - 1] in names.place_heads and not titled:
        _as_place(article, first, last)
        return True
    if chain.last - start == 1 and (
        not titled or lowers[start] in roles.heads or lowers[start] in names.organisation_heads
    ):
        return False
    if titled or chain.role is not None or _looks_like_person(article, start, last, lone):
        _as_person(article, start, last, chain)
        return True
    if after_location(article, first):
        _as_place(article, first, last)
        return True
    return False


def _looks_like_person(article: ArticleWords, first: int, last: int, lone: set[str]) -> bool:
    names, lowers, words = article.vocabulary.names, article.lowers, article.words
    size = sum(words[i][:1].isupper() for i in range(first, last))
    if size > 5 or size < 2 or any(words[i].isupper() and len(words[i]) > 2 for i in range(first, last)):
        return False
    before = lowers[first - 1] if first else ""
    if before == "the":
        return False
    after = lowers[last] if last < len(lowers) else ""
    group = article.verb_at.get(article.tokens[last].start) if last < len(lowers) else None
    score = 0
    if words[first] in names.given:
        score += 2
    if lowers[first] in names.family_first or any(lowers[i] in names.particles for i in range(first + 1, last)):
        score += 1
    if group is not None:
        score += 2 if group.lemma in names.person_verbs else 1
    if before in names.person_prepositions or after in ("'s", ":"):
        score += 1
    if before == "'s" and (first - 2) in article.hit_at:
        score += 1
    if after == "of" and (last + 1 in article.hit_at or last + 2 in article.hit_at):
        score += 1
    if after == "," and last + 1 < len(lowers) and lowers[last + 1] in names.appositive:
        score += 2
    if words[last - 1] in lone:
        score += 2
    if before in article.vocabulary.syntax.location_prepositions:
        score -= 2
    if group is None and after in names.described:
        score -= 2
    return score >= 1


def _as_person(article: ArticleWords, first: int, last: int, chain: Chain) -> None:
    name = article.text(first, last)
    side = role_side(article, chain.role) if chain.role is not None else None
    side = side or _possessive_side(article, first)
    side = side or _side_after(article, last)
    key = _surname_bearer(article, name, side) if " " not in name else _other_spelling(article, name)
    if key is not None and key not in article.entities:
        known_person(article, key)
    if key is None:
        key = f"person:{slug(name)}"
        if key not in article.entities:
            article.entities[key] = Entity(key, name, ActorKind.PERSON, gender=_gender(article, first))
    entity = article.entities[key]
    if chain.role is not None:
        _apply_role(article, entity, chain.role)
    if entity.affiliation is None:
        entity.affiliation = side
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.NAME),), rule="person-form", entity=key))
    bind(article, key, entity.name)
    if last - first > 1:
        bind(article, key, name)


def _gender(article: ArticleWords, first: int) -> str:
    told = ""
    if first > 0:
        at = first - 1 if article.lowers[first - 1] != "." else first - 2
        told = article.vocabulary.roles.honorifics.get(article.lowers[at], "")
    return told or article.vocabulary.names.given.get(article.words[first], "")


def _side_after(article: ArticleWords, last: int) -> str | None:
    """ "Prince Hassan of Jordan", "Toivo Klaar of the EU"."""
    lowers = article.lowers
    if last + 2 >= len(lowers) or lowers[last] != "of":
        return None
    hit = article.hit_at.get(last + 2 if lowers[last + 1] == "the" else last + 1)
    return hit_side(article, hit) if hit is not None else None


def _surname_bearer(article: ArticleWords, name: str, side: str | None) -> str | None:
    """Who is meant by a title and a bare surname: one named in this article, else the one known holder of the name."""
    bound = article.surnames.get(sound(name), [])
    if bound:
        fitting = [key for key in bound if side is None or article.entities[key].affiliation in (side, None)]
        return fitting[0] if fitting else None
    return _lexicon_surname(article, name, side)


def _other_spelling(article: ArticleWords, name: str) -> str | None:
    """The person whose first and last name sound the same, in the lexicon or earlier in this article."""
    key = article.lexicon.person_sounding(name)
    if key is not None:
        return key
    parts = name.split(" ")
    double = article.surnames.get(sound("".join(parts)), [])
    if len(double) == 1:
        return double[0]  # "Ag Intalla" after "Alghabass Ag Intalla"
    for bound in article.surnames.get(sound(parts[-1]), []):
        other = article.entities[bound].name.split(" ")
        if len(other) > 1 and sound(other[0]) == sound(parts[0]):
            return bound
    return None


def _lexicon_surname(article: ArticleWords, word: str, side: str | None) -> str | None:
    lexicon = article.lexicon
    candidates = list(lexicon.persons_named(word))
    if side is not None:
        country = lexicon.country_of(side)
        candidates = [c for c in candidates if lexicon.country_of(c) == country]
    active = [c for c in candidates if article.in_office(c)] or candidates
    if len(active) > 1:
        active = [c for c in active if lexicon.country_of(c) in article.countries]
    return active[0] if len(active) == 1 else None


def _possessive_side(article: ArticleWords, first: int) -> str | None:
    """ "Ukraine's Zelensky", "the Finnish X": the country right before the name."""
    at = first - 1
    if at >= 1 and article.lowers[at] == "'s":
        at -= 1
    hit = article.hit_at.get(at)
    if hit is None or hit.last != at + 1 or (hit.entity is None and hit.senses[0].form is MentionForm.PLACE):
        return None
    return hit_side(article, hit)


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


# --------------------------------------------------------------------------- places


def after_location(article: ArticleWords, first: int) -> bool:
    """Whether the words before say that a place follows: "in", "near the", "the town of"."""
    lowers = article.lowers
    at = first - 1
    if at >= 0 and lowers[at] == "the":
        at -= 1
    if at < 0:
        return False
    if lowers[at] in article.vocabulary.syntax.location_prepositions:
        return True
    kinds = article.vocabulary.names.place_kinds
    return lowers[at] in kinds or (lowers[at] in ("of", "called") and at >= 1 and lowers[at - 1] in kinds)


def _as_place(article: ArticleWords, first: int, last: int) -> None:
    name = article.text(first, last)
    key = f"place:{slug(name)}"
    country = None
    after = (
        article.hit_at.get(last + 1)
        if last < len(article.lowers) and article.lowers[last] in (",", "in", "(")
        else None
    )
    before = article.hit_at.get(first - 1)
    if after is not None and after.entity is None:
        country = article.lexicon.country_of(after.senses[0].key)
    elif before is not None and before.last == first and before.entity is None:
        country = article.lexicon.country_of(before.senses[0].key)
    elif first >= 2 and article.lowers[first - 1] == "'s" and (owner := article.hit_at.get(first - 2)) is not None:
        side = hit_side(article, owner)
        country = article.lexicon.country_of(side) if side else None
    known = article.places.get(key)
    if known is None or known[1] is None:
        article.places[key] = (name, country)
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.PLACE),), rule="place-form"))


# --------------------------------------------------------------------------- single words, headlines


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


def _resolve_word(article: ArticleWords, chain: Chain, at: int) -> int:
    """Add a hit that begins at token ``at`` and return its end; ``at`` where there is none."""
    words, lowers = article.words, article.lowers
    if at in article.hit_at or not words[at][:1].isalpha():
        return at
    whole = chain.lone and at == chain.first
    stop = chain.last if whole else at + 1
    if not whole and not words[at][:1].isupper():
        return at
    key = _bearer(article, at, stop, chain)
    if key is not None:
        article.add_hit(Hit(at, stop, (Sense(key, MentionForm.NAME),), rule="surname", entity=key))
        return stop
    if chain.first in article.headline or not chain.lone or lowers[at] in article.lower_set:
        return at
    before = lowers[at - 1] if at else ""
    kinds = article.vocabulary.names
    town = article.hit_at.get(at - 1) if at else None
    if town is not None and chain.lone and _named_after_town(article, town, at, stop):
        _as_body_of_kind(article, town.first, stop, article.lowers[town.first - 1 : town.first] == ["told"])
        return stop
    if kind := _kind_beside(article, at, stop):
        _as_body_of_kind(article, at, stop, kind == "media")
        return stop
    after = lowers[stop] if stop < len(lowers) else ""
    if after_location(article, at) and after != "'s":
        _as_place(article, at, stop)
        return stop
    if len(words[at]) > 2 and not words[at].isupper() and at not in article.first_words:
        group = article.verb_at.get(article.tokens[stop].start) if stop < len(article.tokens) else None
        spoken = group is not None and group.lemma in kinds.saying and before not in ("the", "a", "an")
        owned = before == "'s" and words[at] in kinds.given and _possessive_side(article, at) is not None
        if spoken or owned:
            _as_person(article, at, stop, chain)
            return stop
    return at


def _bearer(article: ArticleWords, first: int, last: int, chain: Chain) -> str | None:
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
    if bound:
        side = _possessive_side(article, first)
        fitting = [k for k in bound if side is None or article.entities[k].affiliation in (side, None)] or bound
        usual = [k for k in fitting if k in article.lexicon.persons_named(name)] if len(fitting) > 1 else fitting
        return usual[0] if len(usual) == 1 else _nearest(article, fitting, first)  # "Kim" is the leader, not his sister
    if first in article.first_words and article.lowers[first] in article.lower_set:
        return None
    shouted = len(word) > 3 and article.tokens[first].text.isupper()
    if (not chain.lone and first not in article.headline and not shouted) or after_location(article, first):
        return None
    known = _lexicon_surname(article, name, _possessive_side(article, first))
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


def _kind_beside(article: ArticleWords, first: int, last: int) -> str:
    """``media`` or ``body`` where a noun beside the name says so, or "told" before it; else empty."""
    names, lowers, words = article.vocabulary.names, article.lowers, article.words
    before = lowers[first - 1] if first else ""
    after = lowers[last] if last < len(lowers) else ""
    if last + 1 < len(words) and words[last + 1][:1].isupper() and after.isalpha():
        after = ""  # "the Mersin newspaper Liman"
    if before in names.media_kinds or after in names.media_kinds:
        return "media"
    if before in names.body_kinds or after in names.body_kinds:
        return "body"
    told = before == "told" and words[first] not in names.given and not article.tokens[first].text.isupper()
    return "media" if told and after not in (",", "'s") else ""


def _named_after_town(article: ArticleWords, town: Hit, at: int, stop: int) -> bool:
    """Whether a town and the capitalised word after it are one name: "Kyiv Ledger"."""
    if town.last != at or town.entity is not None or town.last - town.first > 2:
        return False
    sense = town.senses[0]
    if sense.form not in (MentionForm.METONYM, MentionForm.PLACE) or town.first in article.first_words:
        return False
    word = article.lowers[at]
    return word not in article.lower_set and at not in article.headline


def _as_body_of_kind(article: ArticleWords, first: int, last: int, media: bool) -> None:
    """ "The think tank Sild", "the Himal Khabar newspaper"."""
    name = article.text(first, last)
    key = f"org:{slug(name)}"
    if key not in article.entities:
        article.entities[key] = Entity(key, name, ActorKind.ORGANISATION, media=media)
    article.surnames.setdefault("=" + article.words[first], []).append(key)
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.NAME),), rule="body-kind", entity=key))


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
