"""Names that stand in no lexicon: runs of capitalised words told apart as persons, bodies or places by their form."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.article_words import ArticleWords, Entity, Hit
from store.extraction.mentions_roles import RolePhrase
from store.lexicon import Sense
from store.lexicon.folding import slug, sound
from store.model import ActorKind, MentionForm

_LINKS = frozenset(("of", "for", "and", "on", "the", "&", "de", "des", "du", "pour", "la", "del"))
_PERSON_PREPOSITIONS = frozenset(
    ("with", "by", "between", "told", "and", "said", "to", "from", "against", "met", "when")
)


@dataclass(slots=True)
class Chain:
    """A run of capitalised tokens ``[first, last)`` that is no phrase of the lexicon."""

    first: int
    last: int
    role: RolePhrase | None = None
    """The role phrase right before it or in apposition."""
    role_before: bool = False


def find_names(article: ArticleWords, roles: list[RolePhrase]) -> list[str]:
    """Add hits for unknown names; returns those that stay unexplained."""
    by_end = {role.last: role for role in roles}
    by_start = {role.first: role for role in roles}
    in_role = {i for role in roles for i in range(role.core, role.head + 1)}
    _title_known(article, by_end, by_start)
    chains = _chains(article, in_role)
    for chain in chains:
        _attach_role(article, chain, by_end, by_start)
    _bind_known(article)
    singles: list[Chain] = []
    for chain in chains:
        if chain.first in article.headline:
            singles.append(chain)
        elif chain.last - chain.first == 1 and chain.role is None:
            singles.append(chain)
        else:
            _classify(article, chain, chains)
    unknown = [name for chain in singles if (name := _resolve_single(article, chain))]
    return unknown


# --------------------------------------------------------------------------- chains


def _chains(article: ArticleWords, in_role: set[int]) -> list[Chain]:
    words, lowers, hit_at = article.words, article.lowers, article.hit_at
    vocabulary = article.vocabulary
    found: list[Chain] = []
    for sentence in article.document.sentences:
        at, end = sentence.first, sentence.last
        while at < end:
            word = words[at]
            if not word[:1].isupper() or at in hit_at or not _may_start(article, at, in_role):
                if (
                    lowers[at] in ("al", "el", "ash", "an", "as")
                    and at + 2 < end
                    and lowers[at + 1] == "-"
                    and words[at + 2][:1].isupper()
                    and at + 2 not in hit_at
                ):
                    found.append(Chain(at, at + 3))
                    at += 3
                    continue
                at += 1
                continue
            stop = _chain_end(article, at, end, in_role)
            found.append(Chain(at, stop))
            at = stop
    if vocabulary.given:
        _join_given(article, found)
    return found


def _may_start(article: ArticleWords, at: int, in_role: set[int]) -> bool:
    low = article.lowers[at]
    vocabulary = article.vocabulary
    if low in vocabulary.never or (at in in_role):
        return False
    if low in vocabulary.honorifics and at + 1 < len(article.words) and article.words[at + 1][:1].isupper():
        return False
    if at in article.headline:
        return low not in vocabulary.stop
    if at in article.first_words and low in vocabulary.stop:
        return False
    if at in article.first_words and low in article.lower_set:
        following = article.words[at + 1] if at + 1 < len(article.words) else ""
        return (
            following[:1].isupper() and following.isalpha() and low not in vocabulary.stop and low in vocabulary.given
        )
    return True


def _chain_end(article: ArticleWords, at: int, end: int, in_role: set[int]) -> int:
    words, lowers, hit_at = article.words, article.lowers, article.hit_at
    vocabulary = article.vocabulary
    stop = at + 1
    while stop < end:
        if stop in hit_at or stop in in_role:
            break
        word, low = words[stop], lowers[stop]
        if word[:1].isupper():
            if low in vocabulary.never or stop in article.first_words:
                break
            stop += 1
        elif low == "-" and article.glued(stop) and stop + 1 < end and article.glued(stop + 1):
            follow = words[stop + 1]
            if stop + 1 in hit_at or not follow.isalpha():
                break
            if follow[0].islower() and not (len(follow) <= 5 and lowers[stop - 1] != follow and _asian(article, at)):
                break
            stop += 2
        elif low == "." and len(words[stop - 1]) == 1 and stop + 1 < end and words[stop + 1][:1].isupper():
            stop += 1
        elif low in vocabulary.particles and stop + 1 < end:
            ahead = stop + 1
            if lowers[ahead] == "-" and article.glued(ahead) and ahead + 1 < end:
                ahead += 1
            if lowers[ahead] in vocabulary.particles and ahead + 1 < end:
                ahead += 1
            if words[ahead][:1].isupper() and ahead not in hit_at and lowers[ahead] not in vocabulary.never:
                stop = ahead + 1
            else:
                break
        else:
            break
    return stop


def _asian(article: ArticleWords, at: int) -> bool:
    return article.lowers[at] in article.vocabulary.family_first


def _join_given(article: ArticleWords, chains: list[Chain]) -> None:
    """A given name takes a place name beside it into the name: "Sofia Petrova", "Jack London", "Israel Katz"."""
    given = article.vocabulary.given
    words, hit_at, lowers = article.words, article.hit_at, article.lowers
    for chain in chains:
        before = hit_at.get(chain.first - 1)
        if (
            before is not None
            and before.last - before.first == 1
            and before.entity is None
            and words[before.first] in given
            and lowers[chain.first] not in article.vocabulary.organisation_heads
            and before.senses[0].form is not MentionForm.ADJECTIVE
            and before.senses[0].form is not MentionForm.DEMONYM
            and chain.last - chain.first <= 2
            and chain.first not in article.headline
        ):
            chain.first = before.first
            article.drop_hit(before)
        after = hit_at.get(chain.last)
        if (
            after is not None
            and after.first == chain.last
            and after.last - after.first == 1
            and after.entity is None
            and after.senses[0].key[:7] in ("country", "place:g", "place:l", "place:b", "place:k", "place:h")
            and after.senses[0].form is not MentionForm.ADJECTIVE
            and chain.last - chain.first == 1
            and words[chain.first] in given
            and chain.first not in article.headline
        ):
            chain.last = after.last
            article.drop_hit(after)


# --------------------------------------------------------------------------- roles beside names


def _attach_role(
    article: ArticleWords, chain: Chain, by_end: dict[int, RolePhrase], by_start: dict[int, RolePhrase]
) -> None:
    lowers = article.lowers
    end = len(lowers)
    role = by_end.get(chain.first)
    if role is None and chain.first >= 1 and lowers[chain.first - 1] in (",", "-", "–"):
        candidate = by_end.get(chain.first - 1)
        if candidate is not None and candidate.definite and chain.last < end and lowers[chain.last] in (",", ".", ";"):
            role = candidate
    if role is not None:
        chain.role, chain.role_before = role, True
        return
    if chain.last < end and lowers[chain.last] in (",", "("):
        chain.role = by_start.get(chain.last + 1)


def _title_known(article: ArticleWords, by_end: dict[int, RolePhrase], by_start: dict[int, RolePhrase]) -> None:
    """Give persons of the lexicon the role that this article presents them under."""
    for hit in article.hits:
        if hit.dropped:
            continue
        key = hit.senses[0].key
        if not key.startswith("person:"):
            continue
        entity = known_person(article, key)
        pseudo = Chain(hit.first, hit.last)
        _attach_role(article, pseudo, by_end, by_start)
        if pseudo.role is not None:
            _apply_role(article, entity, pseudo.role)
        hit.entity = key


def known_person(article: ArticleWords, key: str) -> Entity:
    """The entity of a person of the lexicon, with the affiliation and title of the article's day."""
    entity = article.entities.get(key)
    if entity is None:
        actor = article.lexicon.person_on(key, article.day)
        if actor is None:
            raise KeyError(key)
        entity = Entity(key, actor.name, ActorKind.PERSON, actor.affiliation, actor.title, actor.gender, known=True)
        entity.classes = {h.office for h in article.lexicon.roles(key) if h.covers(article.day)}
        article.entities[key] = entity
    return entity


def _apply_role(article: ArticleWords, entity: Entity, role: RolePhrase) -> None:
    affiliation = role_affiliation(article, role)
    entity.classes |= {role.office, role.role_class, article.lowers[role.head]}
    entity.former = entity.former or role.former
    title = article.text(role.core, role.last)
    if not entity.known or entity.title is None:
        entity.title = title
    if affiliation is not None and (not entity.known or entity.affiliation is None):
        entity.affiliation = affiliation
    gender = article.vocabulary.head_gender.get(article.lowers[role.head], "")
    entity.gender = entity.gender or gender


def role_affiliation(article: ArticleWords, role: RolePhrase) -> str | None:
    """Key of the country or organisation that a role phrase belongs to."""
    if role.owner is None:
        return None
    return hit_side(article, role.owner)


def hit_side(article: ArticleWords, hit: Hit) -> str | None:
    """Key of the country or body for which a hit stands: a seat, a person or a city counts for its country."""
    if hit.entity is not None:
        entity = article.entities[hit.entity]
        if entity.kind is ActorKind.PERSON or entity.seat:
            return entity.affiliation
        return entity.key
    sense = hit.senses[0]
    if sense.form is MentionForm.PLACE:
        return article.lexicon.country_of(sense.key)
    actor = article.lexicon.actor(sense.key)
    if actor is not None and (actor.seat or actor.kind is ActorKind.PERSON):
        return actor.affiliation
    return sense.key


# --------------------------------------------------------------------------- persons, bodies, places


def _bind(article: ArticleWords, key: str, name: str) -> None:
    words = name.replace("-", " ").split(" ")
    full = name.split(" ")
    surname = full[-1]
    keys = {sound(surname)}
    if len(full) > 1:
        keys.add(sound(" ".join(full[-2:])))
        if full[-2].lower() in article.vocabulary.particles:
            keys.add(sound(" ".join(full[-2:])))
        if full[0].lower() in article.vocabulary.family_first or "-" in full[-1]:
            keys.add(sound(full[0]))
        keys.add("*" + sound(full[0]))
    if len(words) > 2 and words[-2].lower() in ("al", "el"):
        keys.add(sound(words[-1]))
    for bound in keys:
        known = article.surnames.setdefault(bound, [])
        if key not in known:
            known.append(key)


def _bind_known(article: ArticleWords) -> None:
    for key, entity in list(article.entities.items()):
        if entity.kind is ActorKind.PERSON:
            _bind(article, key, entity.name)


def _classify(article: ArticleWords, chain: Chain, chains: list[Chain]) -> None:
    vocabulary, lowers, words = article.vocabulary, article.lowers, article.words
    first, last = chain.first, chain.last
    if any(
        lowers[i] in vocabulary.organisation_heads or lowers[i] in vocabulary.media_heads for i in range(first, last)
    ):
        if _as_body(article, chain):
            return
    start = first
    while start < last - 1 and (
        lowers[start] in vocabulary.honorifics
        or lowers[start] in vocabulary.heads
        or (lowers[start] in vocabulary.modifiers and words[start] not in vocabulary.given)
        or words[start] == "."
    ):
        start += 1
    titled = (
        start > first
        or (chain.role is not None and chain.role_before)
        or (first > 0 and lowers[first - 1] in vocabulary.honorifics)
        or (first > 1 and lowers[first - 1] == "." and lowers[first - 2] in vocabulary.honorifics)
    )
    if lowers[last - 1] in vocabulary.place_heads and not titled:
        _as_place(article, first, last)
        return
    if last - start == 1 and not titled:
        return
    if titled or chain.role is not None or _looks_like_person(article, start, last, chains):
        _as_person(article, start, last, chain)
    elif _after_location(article, first):
        _as_place(article, first, last)


def _looks_like_person(article: ArticleWords, first: int, last: int, chains: list[Chain]) -> bool:
    vocabulary, lowers, words = article.vocabulary, article.lowers, article.words
    size = sum(words[i][:1].isupper() for i in range(first, last))
    if size > 5 or size < 2 or any(words[i].isupper() and len(words[i]) > 2 for i in range(first, last)):
        return False
    before = lowers[first - 1] if first else ""
    if before == "the":
        return False
    after = lowers[last] if last < len(lowers) else ""
    score = 0
    if words[first] in vocabulary.given:
        score += 2
    if lowers[first] in vocabulary.family_first or any(
        lowers[i] in vocabulary.particles for i in range(first + 1, last)
    ):
        score += 1
    group = article.verb_at.get(article.tokens[last].start) if last < len(lowers) else None
    if group is not None:
        score += 2 if group.lemma in vocabulary.person_verbs else 1
    if before in _PERSON_PREPOSITIONS:
        score += 1
    if before == "'s" and (first - 2) in article.hit_at:
        score += 1
    if after == "'s":
        score += 1
    if after == "," and last + 1 < len(lowers) and lowers[last + 1] in ("who", "a", "an", "the", "whose", "his", "her"):
        score += 2
    surname = words[last - 1]
    if any(c.last - c.first == 1 and words[c.first] == surname and c.first != last - 1 for c in chains):
        score += 2
    if before in vocabulary.location_prepositions:
        score -= 2
    if after.isalpha() and after.islower() and group is None and after in _NOUNISH:
        score -= 2
    return score >= 1


_NOUNISH = frozenset(
    "jets missiles missile batteries system systems tanks fighter project plan programme program agreement treaty accord deal "
    "pipeline field company bank hotel conference summit talks meeting process initiative protocol declaration law act "
    "drones aircraft helicopters ship tanker vessel rifles rockets".split()
)


def _as_person(article: ArticleWords, first: int, last: int, chain: Chain) -> None:
    name = article.text(first, last)
    lexicon = article.lexicon
    size = last - first
    key: str | None = None
    side = role_affiliation(article, chain.role) if chain.role is not None else None
    if size == 1:
        bound = article.surnames.get(sound(article.words[first]), [])
        if len(bound) == 1:
            key = bound[0]
        else:
            candidates = lexicon.persons_named(name)
            fitting = [c for c in candidates if side is None or lexicon.country_of(c) == _country(article, side)]
            active = [c for c in fitting if any(h.covers(article.day) for h in lexicon.roles(c))]
            chosen = active if len(active) == 1 else fitting
            if len(chosen) == 1:
                key = chosen[0]
    else:
        key = lexicon.person_sounding(name)
        if key is None:
            parts = name.split(" ")
            for bound_key in article.surnames.get(sound(parts[-1]), []):
                other = article.entities[bound_key].name.split(" ")
                if len(other) > 1 and sound(other[0]) == sound(parts[0]):
                    key = bound_key
                    break
    if key is not None and key not in article.entities:
        known_person(article, key)
    if key is None:
        key = f"person:{slug(name)}"
        if key not in article.entities:
            gender = article.vocabulary.given.get(article.words[first], "")
            if first > 0:
                at = first - 1 if article.lowers[first - 1] != "." else first - 2
                gender = gender or article.vocabulary.honorifics.get(article.lowers[at], "")
            article.entities[key] = Entity(key, name, ActorKind.PERSON, gender=gender)
    entity = article.entities[key]
    if chain.role is not None:
        _apply_role(article, entity, chain.role)
    if entity.affiliation is None:
        entity.affiliation = _possessive_side(article, first)
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.NAME),), rule="person-form", entity=key))
    _bind(article, key, entity.name)
    if size > 1:
        _bind(article, key, name)


def _country(article: ArticleWords, side: str) -> str | None:
    return article.lexicon.country_of(side)


def _possessive_side(article: ArticleWords, first: int) -> str | None:
    """ "Ukraine's Zelensky", "French negotiator X" without a role word: the country right before the name."""
    at = first - 1
    if at >= 1 and article.lowers[at] == "'s":
        at -= 1
    hit = article.hit_at.get(at)
    if hit is None or hit.last != at + 1:
        return None
    return hit_side(article, hit)


def _as_body(article: ArticleWords, chain: Chain) -> bool:
    vocabulary, lowers, words, hit_at = article.vocabulary, article.lowers, article.words, article.hit_at
    first, last = chain.first, chain.last
    end = len(lowers)
    while last < end:
        step = last
        while step < end and lowers[step] in _LINKS and step - last < 2:
            step += 1
        if step >= end or step == last:
            break
        hit = hit_at.get(step)
        if lowers[last] in ("and", "&", "the", "on") and hit is not None:
            break
        if hit is not None and hit.first == step and lowers[last] in ("of", "for", "de", "du", "del", "pour"):
            last = hit.last
        elif words[step][:1].isupper() and step not in hit_at and lowers[step] not in vocabulary.never:
            if lowers[last] == "and" and lowers[last - 1] in vocabulary.organisation_heads:
                break
            last = step + 1
            while (
                last < end and words[last][:1].isupper() and last not in hit_at and lowers[last] not in vocabulary.never
            ):
                last += 1
        else:
            break
    affiliation = None
    before = hit_at.get(first - 1)
    if before is not None and before.last == first and before.entity is None:
        affiliation = hit_side(article, before)
        if before.senses[0].form is not MentionForm.DEMONYM:
            first = before.first
    elif first >= 2 and lowers[first - 1] == "'s" and (first - 2) in hit_at:
        affiliation = hit_side(article, hit_at[first - 2])
    if affiliation is not None and not affiliation.startswith("country:"):
        affiliation = article.lexicon.country_of(affiliation)
    if last - first < 2:
        return False
    name = article.text(first, last)
    heads = {lowers[i] for i in range(first, last)}
    media = bool(heads & vocabulary.media_heads) and not heads & (
        vocabulary.organisation_heads - vocabulary.media_heads
    )
    key = f"org:{slug(name)}"
    if key not in article.entities:
        kind = ActorKind.GROUP if heads & _GROUPISH else ActorKind.ORGANISATION
        article.entities[key] = Entity(key, name, kind, affiliation, media=media)
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.NAME),), rule="body-form", entity=key))
    if last + 2 < end and lowers[last] == "(" and lowers[last + 2] == ")" and words[last + 1][:2].isupper():
        article.surnames.setdefault("=" + words[last + 1], []).append(key)
        article.add_hit(Hit(last + 1, last + 2, (Sense(key, MentionForm.NAME),), rule="acronym", entity=key))
    return True


_GROUPISH = frozenset(
    "front army movement brigade brigades militia battalion guards resistance rifles volunteers liberation league party coalition "
    "alliance union".split()
)


def _after_location(article: ArticleWords, first: int) -> bool:
    lowers = article.lowers
    vocabulary = article.vocabulary
    at = first - 1
    if at >= 0 and lowers[at] == "the":
        at -= 1
    if at < 0:
        return False
    if lowers[at] in vocabulary.location_prepositions:
        return True
    return lowers[at] in ("of", "called") and at >= 1 and lowers[at - 1] in vocabulary.place_kinds


def _as_place(article: ArticleWords, first: int, last: int) -> None:
    name = article.text(first, last)
    key = f"place:{slug(name)}"
    country = None
    end = len(article.lowers)
    after = article.hit_at.get(last + 1) if last < end and article.lowers[last] in (",", "in", "(") else None
    before = article.hit_at.get(first - 1)
    if after is not None and after.entity is None:
        country = article.lexicon.country_of(after.senses[0].key)
    elif before is not None and before.last == first and before.entity is None:
        country = article.lexicon.country_of(before.senses[0].key)
    elif first >= 2 and article.lowers[first - 1] == "'s" and (owner := article.hit_at.get(first - 2)) is not None:
        country = hit_side(article, owner)
    article.places.setdefault(key, (name, country))
    article.add_hit(Hit(first, last, (Sense(key, MentionForm.PLACE),), rule="place-form"))


def _resolve_single(article: ArticleWords, chain: Chain) -> str | None:
    """A single capitalised word, or a run in a headline: a bound surname, a known one, an acronym, a place."""
    words, lowers = article.words, article.lowers
    vocabulary = article.vocabulary
    left: str | None = None
    for at in range(chain.first, chain.last):
        if at in article.hit_at or not words[at][:1].isupper():
            continue
        word = words[at]
        acronym = article.surnames.get("=" + word)
        if acronym:
            article.add_hit(
                Hit(at, at + 1, (Sense(acronym[-1], MentionForm.NAME),), rule="acronym", entity=acronym[-1])
            )
            continue
        key_word = (
            sound(article.text(chain.first, chain.last).replace("- ", "-"))
            if chain.last - chain.first == 3
            else sound(word)
        )
        span = (
            (chain.first, chain.last)
            if chain.last - chain.first == 3 and lowers[chain.first + 1] == "-"
            else (at, at + 1)
        )
        bound = article.surnames.get(key_word) or article.surnames.get(sound(word))
        if not bound and word in vocabulary.given or not bound:
            weak = article.surnames.get("*" + sound(word), [])
            if len(weak) == 1 and at not in article.headline and not article.entities[weak[0]].known:
                bound = weak
        if bound:
            key = bound[0] if len(bound) == 1 else _nearest(article, bound, at)
            if key is not None:
                article.add_hit(Hit(*span, (Sense(key, MentionForm.NAME),), rule="surname", entity=key))
            continue
        known = _lexicon_surname(article, word, at)
        if known is not None:
            entity = known_person(article, known)
            _bind(article, known, entity.name)
            article.add_hit(Hit(*span, (Sense(known, MentionForm.NAME),), rule="surname-lexicon", entity=known))
            continue
        if chain.first in article.headline or chain.last - chain.first != 1:
            continue
        if lowers[at] in article.lower_set:
            continue
        if at in article.first_words and word.lower() in vocabulary.stop:
            continue
        if _after_location(article, at) and not (at + 1 < len(lowers) and lowers[at + 1] == "'s"):
            _as_place(article, at, at + 1)
            left = word
            continue
        group = article.verb_at.get(article.tokens[at + 1].start) if at + 1 < len(article.tokens) else None
        side = _possessive_side(article, at)
        if (
            (
                (group is not None and group.lemma in _SAYING and at not in article.first_words)
                or (side is not None and lowers[at - 1] == "'s" and word in vocabulary.given)
            )
            and len(word) > 2
            and not word.isupper()
        ):
            _as_person(article, at, at + 1, chain)
            left = word
            continue
        if at not in article.first_words and len(word) > 2:
            left = word
    return left


_SAYING = frozenset(
    ("say", "tell", "add", "note", "stress", "announce", "declare", "insist", "warn", "argue", "explain", "write")
)


def _nearest(article: ArticleWords, keys: list[str], at: int) -> str | None:
    """Of several bearers of a surname, the one named last before; None where the title does not decide."""
    best: tuple[int, str] | None = None
    for hit in article.hits:
        if not hit.dropped and hit.entity in keys and hit.first < at and (best is None or hit.first > best[0]):
            best = (hit.first, hit.entity or "")
    return best[1] if best else keys[0]


def _lexicon_surname(article: ArticleWords, word: str, at: int) -> str | None:
    lexicon = article.lexicon
    candidates = lexicon.persons_named(word)
    if not candidates:
        return None
    if at in article.first_words and article.lowers[at] in article.lower_set:
        return None
    active = [c for c in candidates if any(h.covers(article.day) for h in lexicon.roles(c))] or list(candidates)
    if len(active) > 1:
        countries = {lexicon.country_of(s.key) for hit in article.hits if not hit.dropped for s in hit.senses[:1]}
        active = [c for c in active if lexicon.country_of(c) in countries]
    return active[0] if len(active) == 1 else None
