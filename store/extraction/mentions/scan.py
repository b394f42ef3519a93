"""Find the phrases of the lexicon in an article: longest match over tokens, homonyms by what else is in the text."""

from __future__ import annotations

from store.extraction.mentions.article_words import ArticleWords, Hit
from store.extraction.mentions.chains import goes_on_small
from store.lexicon import Sense
from store.lexicon.folding import slug
from store.model import MentionForm
from store.reading.word_places import places_in

LONG_NAME = 3
"""How many tokens a name of a body has that several countries can have: "People's Liberation Army"."""


def scan(article: ArticleWords) -> None:
    """Add a hit for every phrase of the lexicon, the longest at each token; weak ones only with support."""
    phrases = article.vocabulary.phrases
    words = article.words
    weak: list[Hit] = []
    free = 0
    size, ends, sentence_at = len(words), article.sentence_ends, article.sentence_at
    for at in places_in(words, phrases):
        if at < free:
            continue
        begun = phrases[words[at]]
        chosen, stop = begun.alone, at + 1
        if begun.longer:
            end = ends[sentence_at[at]]
            for tail, meaning in begun.longer.get(words[stop], ()) if stop < size else ():
                after = stop + len(tail)
                if after <= end and (len(tail) == 1 or tuple(words[stop:after]) == tail):
                    chosen, stop = meaning, after
                    break
        if chosen is None or (stop == at + 1 and sentence_at[at] < 0):
            continue
        if stop - at == 1 and at in article.headline and article.lowers[at] in article.vocabulary.names.stop:
            continue
        senses, needs_support = chosen
        hit = Hit(at, stop, senses)
        if needs_support:
            weak.append(hit)
        else:
            article.add_hit(hit)
        free = stop
    _leave_longer_names(article)
    _leave_longer_bodies(article)
    _leave_other_realms(article)
    _leave_bodies_of_others(article)
    _settle_homonyms(article)
    _settle_weak(article, weak)
    _name_capitals(article)
    _lengthen_places(article)
    _name_waters(article)


def _leave_bodies_of_others(article: ArticleWords) -> None:
    """ "The Sudanese People's Liberation Army" is not China's: a long name behind the adjective of another country."""
    for hit in article.hits:
        before = article.hit_at.get(hit.first - 1)
        if before is None or before.senses[0].form is not MentionForm.ADJECTIVE or hit.last - hit.first < LONG_NAME:
            continue
        key = hit.senses[0].key
        country = article.lexicon.country_of(key) if key.startswith("org:") else None
        if country is not None and country != before.senses[0].key and before.last == hit.first:
            article.drop_hit(hit)


def _leave_longer_names(article: ArticleWords) -> None:
    """ "Sheikh Tamim al-Kuwari" is no Tamim bin Hamad: given names alone are nobody's before another surname."""
    words, lowers, names = article.words, article.lowers, article.vocabulary.names
    for hit in article.hits:
        key, after = hit.senses[0].key, hit.last
        if not key.startswith("person:") or after >= len(words):
            continue
        if goes_on_small(article, hit.first, after) or _other_initials(article, hit):
            article.drop_hit(hit)
            continue
        if hit.last - hit.first < 2:
            continue
        if after in article.hit_at or hit.first in article.headline or article.sentence_at[after] < 0:
            continue
        known = article.lexicon.actor(key)
        if known is None or known.name.split(" ")[-1] in words[hit.first : after]:
            continue
        if lowers[after] in names.articles and words[after + 1 : after + 2] == ["-"]:
            after += 2
        elif lowers[after] in names.particles:
            after += 1
        if after == len(words) or article.sentence_at[after] != article.sentence_at[hit.first]:
            continue
        if words[after][:1].isupper() and lowers[after] not in names.never and lowers[after] not in names.stop:
            article.drop_hit(hit)


def _leave_longer_bodies(article: ArticleWords) -> None:
    """ "The Sambaki Liberation Front" has nothing to do with the newspaper Libération."""
    heads, lowers = article.vocabulary.names.group_heads, article.lowers
    for hit in article.hits:
        after = hit.last
        if hit.last - hit.first > 1 or lowers[hit.first] not in heads or after >= len(lowers):
            continue
        if article.words[after][:1].isupper() and lowers[after] in heads:
            article.drop_hit(hit)


def _leave_other_realms(article: ArticleWords) -> None:
    """ "Saudi King Abdullah", "King Abdullah of Saudi Arabia" is none of Jordan: several have such a name."""
    titled: dict[str, list[Hit]] = {}
    told: dict[str, set[bool]] = {}
    for hit in article.hits:
        key = hit.senses[0].key
        if (
            hit.dropped
            or not key.startswith("person:")
            or article.lowers[hit.first] not in article.vocabulary.roles.heads
        ):
            continue
        titled.setdefault(key, []).append(hit)
        realm = _realm_beside(article, hit)
        if realm is not None:
            told.setdefault(key, set()).add(realm == article.lexicon.country_of(key))
    for key, own in told.items():
        if own == {False}:
            for hit in titled[key]:
                article.drop_hit(hit)


def _realm_beside(article: ArticleWords, hit: Hit) -> str | None:
    """The country right before a titled name or behind its "of"; that of "the Saudi monarch," before it."""
    lowers = article.lowers
    before = hit.first - 1 - (lowers[hit.first - 1] == "'s")
    if lowers[hit.first - 1] == "," and lowers[hit.first - 2] in article.vocabulary.roles.heads:
        before = hit.first - 3
    behind = hit.last + 1 if lowers[hit.last : hit.last + 1] == ["of"] else -1
    for at in (before, behind):
        beside = article.hit_at.get(at) if at >= 0 else None
        country = article.lexicon.country_of(beside.senses[0].key) if beside is not None else None
        if country is not None and beside is not None and beside.senses[0].form is not MentionForm.PLACE:
            return country
    return None


def _other_initials(article: ArticleWords, hit: Hit) -> bool:
    """Whether initials before a surname are not those of its known bearer: "H.M. Kumara" is no Anura Kumara."""
    before = article.words[hit.first - 1] if hit.first else ""
    known = article.lexicon.actor(hit.senses[0].key)
    if known is None or len(before) < 2 or not before.endswith(".") or not before.replace(".", "").isupper():
        return False
    return not set(before.replace(".", "")) & {name[0] for name in known.name.split(" ")[:-1]}


def _name_capitals(article: ArticleWords) -> None:
    """ "The Turkish capital", "Chad's capital", "the capital of Chad" are towns, and no word of their governments."""
    if "capital" not in article.all_lower:
        return
    for at in article.indexes_of(frozenset(("capital",))):
        of = article.hit_at.get(at + 2) if article.lowers[at + 1 : at + 2] == ["of"] else None
        if of is not None and of.first == at + 2 and article.lexicon.capital(of.senses[0].key) is not None:
            town = of.senses[0].place if of.senses[0].form is MentionForm.METONYM else None
            key = town or str(article.lexicon.capital(of.senses[0].key))  # "the commercial capital of Abidjan"
            article.add_hit(Hit(at, of.last, (Sense(key, MentionForm.PLACE, key),), rule="capital"))
            continue
        before = at - 1
        if before > 0 and article.lowers[before] == "'s":
            before -= 1
        owner = article.hit_at.get(before)
        if owner is None or owner.last != before + 1 or owner.senses[0].form is MentionForm.PLACE:
            continue
        capital = article.lexicon.capital(owner.senses[0].key)
        following = article.hit_at.get(at + 2 if article.lowers[at + 1 : at + 2] == [","] else at + 1)
        if capital is not None and following is None:
            sense = Sense(capital, MentionForm.PLACE, capital)
            article.add_hit(Hit(owner.first, at + 1, (sense,), rule="capital"))


def _lengthen_places(article: ArticleWords) -> None:
    """ "San José del Guaviare" is another town than San José."""
    words = article.words
    for at in article.indexes_of(article.vocabulary.names.town_links):
        hit = article.hit_at.get(at - 1) if words[at].islower() else None
        if hit is None or hit.last != at or hit.senses[0].form not in (MentionForm.PLACE, MentionForm.METONYM):
            continue
        end = article.bounds(at)[1]
        stop = at + 1
        while stop < end and words[stop] in article.vocabulary.names.town_links:
            stop += 1
        if stop >= end or not words[stop][:1].isupper() or stop in article.hit_at:
            continue
        name = article.text(hit.first, stop + 1)
        key = f"place:{slug(name)}"
        article.places.setdefault(key, (name, None))
        sense = Sense(key, MentionForm.PLACE, key)
        article.add_hit(Hit(hit.first, stop + 1, (sense,), rule="place-longer"))


def _name_waters(article: ArticleWords) -> None:
    """ "The Gulf of Fonseca", "the Bay of Guinea" are waters, and neither a person of that name nor a country."""
    words, lowers = article.words, article.lowers
    for at in article.indexes_of(article.vocabulary.names.waters):
        if not words[at][:1].isupper() or lowers[at + 1 : at + 2] != ["of"]:
            continue
        known, end = article.hit_at.get(at), article.bounds(at)[1]
        if known is not None and known.last > at + 1:
            continue
        stop = at + 2
        while stop < end and words[stop][:1].isupper():
            stop += 1
        if stop == at + 2 or lowers[stop - 1] in article.vocabulary.names.group_heads:
            continue  # "the Gulf of Guinea Commission"
        name = article.text(at, stop)
        key = f"place:{slug(name)}"
        article.places.setdefault(key, (name, None))
        article.add_hit(Hit(at, stop, (Sense(key, MentionForm.PLACE, key),), rule="waters"))


PHRASE = 2
"""How many words a name of several things has at most."""


def _settle_homonyms(article: ArticleWords) -> None:
    homonyms = article.vocabulary.homonyms
    chosen: dict[str, str | None] = {}
    for hit in [h for h in article.hits if not h.dropped]:
        if hit.last - hit.first > PHRASE:
            continue
        word = " ".join(article.words[hit.first : hit.last])
        homonym = homonyms.get(word)
        if homonym is None:
            continue
        if homonym.speaks is not None and _speaks(article, hit.last):
            hit.senses = (Sense(homonym.speaks, MentionForm.NAME),)
            hit.rule = "homonym-speaks"
            continue
        if word not in chosen:
            counts = [(len(cues & article.all_lower), key) for key, cues in homonym.options]
            best = max(counts, default=(0, ""), key=lambda pair: pair[0])
            chosen[word] = best[1] if best[0] else homonym.default
        key = chosen[word]
        if key is None and hit.last - hit.first > 1:  # some country's, of which the text does not speak
            key = f"place:the-{slug(word)}"
            article.places.setdefault(key, (word, None))
            hit.senses, hit.rule = (Sense(key, MentionForm.PLACE, key),), "homonym"
        elif key is None:
            article.drop_hit(hit)
        else:
            kept = tuple(s for s in hit.senses if s.key == key)
            if not kept:
                form = MentionForm.PLACE if key.startswith("place:") else hit.senses[0].form
                kept = (Sense(key, form, key if article.lexicon.place(key) is not None else None),)
            hit.senses = kept
            hit.rule = "homonym"


def _settle_weak(article: ArticleWords, weak: list[Hit]) -> None:
    """A phrase that is also a common word counts only where its country or body is named elsewhere in the article."""
    if not weak:
        return
    lexicon = article.lexicon
    countries = {lexicon.country_of(s.key) for hit in article.hits if not hit.dropped for s in hit.senses}
    keys = {s.key for hit in article.hits if not hit.dropped for s in hit.senses}
    for hit in weak:
        kept = tuple(
            s
            for s in hit.senses
            if not s.partial
            or s.key in keys
            or (s.form in (MentionForm.PLACE, MentionForm.METONYM) and lexicon.country_of(s.key) in countries)
        )
        if kept and not (hit.first in article.first_words and article.lowers[hit.first] in article.lower_set):
            hit.senses = tuple(Sense(s.key, s.form, s.place) for s in kept)
            article.add_hit(hit)


def _speaks(article: ArticleWords, after: int) -> bool:
    if after + 1 >= len(article.lowers):
        return False
    if article.lowers[after] == "," and article.lowers[after + 1] in ("citing", "quoting"):
        return True
    group = article.verb(after)
    return group is not None and group.lemma in article.vocabulary.names.person_verbs
