"""Words that point to somebody named elsewhere: "the chancellor", "his Congolese counterpart", he and she."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from store.extraction.mentions.article_words import ArticleWords, Entity
from store.extraction.mentions.persons import NAMED_BY_SIDE, names_somebody, own_words
from store.extraction.mentions.roles import RolePhrase
from store.extraction.mentions.sides import hit_side, role_side
from store.extraction.mentions.told_offices import told_by
from store.lexicon.closed import closed
from store.lexicon.vocabulary import PRONOUNS
from store.model import ActorKind, Mention, MentionForm, Span, Tense

BEHIND_HER = closed("behind_her")
DEPUTIES = closed("lesser_holders") - {"acting", "interim"}
ASKED = closed("asked_first")
TOP_CLASSES = frozenset({"head", "leader"})
TOP_OFFICES = frozenset({"secretary-general", "president", "head", "leader"})
"""Offices of those at the top of a body."""
SPOKESMAN = "spokesman"
COUNTERPARTS = closed("colleagues")
_BETWEEN = 4
"""How many tokens behind "her" a counterpart stands at most: "her South African counterpart"."""
SUBJECTS = frozenset({"he", "she"})
_FEW = 4
"""Names before a pronoun that are looked at for the subject of its verb."""
_OURS = "Minister"
"""Alone and with a capital, "the Minister": so a ministry writes of its own."""
_LEAD = 5
"""Sentences, the heading among them, in one of which it names its minister."""
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}


class Bearers:
    """The persons of an article by the classes and offices under which it has them."""

    _LOOK = 40
    """How many names back and forth a role is followed: a longer way is no reference."""

    def __init__(self, article: ArticleWords, persons: list[tuple[int, str]]) -> None:
        self._article = article
        self._by_class: dict[str, list[tuple[int, str]]] = {}
        self._by_side: dict[str, set[str]] = {}
        self._persons = persons
        for at, key in persons:
            side = article.entities[key].affiliation
            if side is not None:
                self._by_side.setdefault(side, set()).add(key)
            for each in article.entities[key].classes:
                self._by_class.setdefault(each, []).append((at, key))

    def find(self, role: RolePhrase) -> str | None:
        """The person to whom a definite role phrase points: the last one before it, else the only one after it."""
        article = self._article
        side = role_side(article, role)
        exact = role.office != role.role_class
        wanted = {role.office} if exact else {role.office, role.role_class, article.lowers[role.head]}
        if article.lowers[role.head] in article.vocabulary.roles.own_heads:
            wanted = {article.lowers[role.head]}  # "the chancellor" is no premier
        if role.role_class in TOP_CLASSES and role.core == role.head and _is_body(role):
            wanted |= TOP_OFFICES  # "the UN chief" is its secretary-general
        if article.lowers[role.head] in article.vocabulary.roles.loose_heads and not exact:
            owner = role.owner
            if owner is None or not _is_body(role):
                return None  # "the Turkish official" may be anybody
            wanted = {owner.entity or owner.senses[0].key}
        before: tuple[int, str] | None = None
        after: set[str] = set()
        if role.head > role.core:
            own = self._by_class.get(own_words(article, role), ())
            alone = {key for at, key in own if at < role.first and self._fits(role, side, key)}
            if len(alone) == 1:
                return alone.pop()  # "the Foreign Secretary" is no other country's foreign minister
        for each in wanted:
            borne = self._by_class.get(each, [])
            middle = bisect_left(borne, (role.first, ""))
            near = [b for b in borne[max(0, middle - self._LOOK) : middle] if self._fits(role, side, b[1])]
            if near:
                last = next((b for b in reversed(near) if self._of_one_rank(role, b[1])), near[-1])
                before = max(before, last) if before is not None else last
            if side is not None:
                after.update(key for _, key in borne[middle : middle + self._LOOK] if self._fits(role, side, key))
        if before is not None:
            ours = self._of_the_house(role)
            if ours is not None:
                return ours
            return before[1] if role.owner is not None else self._first_of_sentence(role, wanted, side, before)
        if len(after) == 1:
            return next(iter(after))
        if side is None and role.determiner == "the":
            return self._without_office(role)
        if side is not None and not role.former and exact:
            holder = article.lexicon.holder(role.office, side, article.day)
            if holder is not None and holder.key in article.entities:
                return holder.key
        return None

    def _first_of_sentence(self, role: RolePhrase, wanted: set[str], side: str | None, last: tuple[int, str]) -> str:
        """ "President A will meet President B. The president ...": of two in one sentence before, its subject."""
        number = self._article.sentence_at[last[0]]
        if number == self._article.sentence_at[role.head]:
            return last[1]
        same: list[tuple[int, str]] = []
        for each in wanted:
            borne = self._by_class.get(each, [])
            end = bisect_right(borne, last)
            near = borne[max(0, end - self._LOOK) : end]
            same += [b for b in near if self._article.sentence_at[b[0]] == number and self._fits(role, side, b[1])]
        return min((b for b in same if self._of_one_rank(role, b[1])), default=last)[1]

    def _of_the_house(self, role: RolePhrase) -> str | None:
        """ "The Minister", with a capital and no more: a ministry's own, whoever else it names, as the lead tells."""
        article = self._article
        if role.owner is not None or role.determiner != "the" or role.core != role.head:
            return None
        if article.words[role.head] != _OURS:
            return None
        borne = (b for b in self._persons if any(each.endswith("minister") for each in article.entities[b[1]].classes))
        at, key = next(borne, (role.first, None))
        return key if at < role.first and article.sentence_at[at] < _LEAD else None

    def _without_office(self, role: RolePhrase) -> str | None:
        """ "Mali's X came. The special envoy met": the one person of the sentence before, whose office is not told."""
        article = self._article
        number = article.sentence_at[role.head]
        at = bisect_left(self._persons, (role.first, ""))
        near = self._persons[max(0, at - _FEW) : at]
        named = {key for place, key in near if number - 1 <= article.sentence_at[place] <= number}
        if len(named) != 1 or role.role_class not in article.vocabulary.roles.state_classes:
            return None
        key = named.pop()
        return key if article.entities[key].classes <= {NAMED_BY_SIDE} else None

    def counterpart(self, role: RolePhrase, side: str) -> str | None:
        """The one person of a side, or the one who has the office of the person named last before the role."""
        keys = self._by_side.get(side, set())
        at = bisect_left(self._persons, (role.first, ""))
        if len(keys) > 1 and at:
            offices = self._article.entities[self._persons[at - 1][1]].classes - {"leader"}
            keys = {key for key in keys if self._article.entities[key].classes & offices}
        return next(iter(keys)) if len(keys) == 1 else None

    def other(self, role: RolePhrase, owner: Entity | None) -> str | None:
        """ "His counterpart", "Tatar's opposite number": the last one named as one, or with the same office."""
        at = bisect_left(self._persons, (role.first, ""))
        offices = owner.classes - {"leader"} if owner is not None else set()
        for _, key in reversed(self._persons[max(0, at - self._LOOK) : at]):
            classes = self._article.entities[key].classes
            if owner is not None and key == owner.key:
                continue
            if "counterpart" in classes or (owner is not None and classes & offices):
                return key
        return None

    def _of_one_rank(self, role: RolePhrase, key: str) -> bool:
        """No vice-president is "the president" where one is named, nor a president "the vice-president"."""
        borne = [each.split() for each in self._article.entities[key].classes if each.startswith("=")]
        deputy = any(not DEPUTIES.isdisjoint((words[0][1:], *words[1:-1])) for words in borne)
        return deputy != DEPUTIES.isdisjoint(self._article.lowers[role.core : role.head])

    def _fits(self, role: RolePhrase, side: str | None, key: str) -> bool:
        entity = self._article.entities[key]
        if entity.former and not role.former:
            return False
        if side is None or entity.affiliation == side:
            return True
        country = self._article.lexicon.country_of(side)
        return (
            country is not None
            and entity.affiliation is not None
            and self._article.lexicon.country_of(entity.affiliation) == country
        )


def _is_body(role: RolePhrase) -> bool:
    """Whether an organisation or group owns the office."""
    owner = role.owner
    return owner is not None and (owner.entity or owner.senses[0].key).startswith(("org:", "group:"))


def role_mention(article: ArticleWords, role: RolePhrase, bearers: Bearers) -> Mention | None:
    """Whom "the Turkish foreign minister" means, as a person or as a side; None where it points to nobody."""
    head = article.lowers[role.head]
    words = article.vocabulary.roles
    if head in words.counterparts:
        return _counterpart(article, role, bearers)
    if head in words.plural_heads or not role.definite or role.role_class in words.unresolved_heads:
        return None
    if role.owned or names_somebody(article, role):
        return None
    span = Span(article.tokens[role.core].start, article.tokens[role.last - 1].end)
    if role.owner is not None:
        span = Span(
            min(span.start, article.tokens[role.owner.first].start), max(span.end, article.tokens[role.head].end)
        )
    key = bearers.find(role)
    if key is not None:
        return Mention(span, key, MentionForm.ROLE, "role-person")
    if role.owner is not None:
        side = hit_side(article, role.owner)
        if side is not None and side != role.owner.entity:
            return Mention(span, side, MentionForm.ROLE, "role-side")
    alone = role.core == role.head and not role.former and article.lowers[role.head - 1] in words.definite
    country = words.sides.get(head) if alone else None  # no "Coptic pope"
    country = country or told_by(article, role)
    return Mention(span, country, MentionForm.ROLE, "role-teller") if country is not None else None


def _counterpart(article: ArticleWords, role: RolePhrase, bearers: Bearers) -> Mention | None:
    """ "His Congolese counterpart": the only person of that country in the article, else the country."""
    owner = article.entities.get(role.owner.entity or "") if role.owner is not None else None
    there = _posted(article, role) if role.owner is None else None
    if there is not None and bearers.other(role, None) is None:
        span = Span(article.tokens[role.first].start, article.tokens[role.head].end)
        return Mention(span, there, MentionForm.ROLE, "role-counterpart")
    if (role.owner is None and role.owned) or (owner is not None and owner.kind is ActorKind.PERSON):
        key = bearers.other(role, owner)
        if key is None or names_somebody(article, role):
            return None
        first = role.first if role.owner is None else role.owner.first
        span = Span(article.tokens[first].start, article.tokens[role.head].end)
        return Mention(span, key, MentionForm.ROLE, "role-counterpart")
    if role.owner is None:
        return None
    side = hit_side(article, role.owner)
    if side is None or names_somebody(article, role):
        return None
    start = article.tokens[role.owner.first].start
    span = Span(start, article.tokens[role.head].end)
    return Mention(span, bearers.counterpart(role, side) or side, MentionForm.ROLE, "role-counterpart")


def _posted(article: ArticleWords, role: RolePhrase) -> str | None:
    """The country named by its capital right behind: "her colleague in Santiago"."""
    at = role.head + 2
    hit = article.hit_at.get(at) if article.lowers[role.head + 1 : at] == ["in"] else None
    key = hit.senses[0].key if hit is not None and not hit.entity else ""
    return key if key.startswith("country:") else None


def does_something(article: ArticleWords, role: RolePhrase) -> bool:
    """Whether a finite verb, or one word and then one, follows an office: a subject, to which "he" can go back."""
    for token in article.tokens[role.last : role.last + 2]:
        verb = article.verb_at.get(token.start)
        if verb is not None:
            return verb.tense is not Tense.NONE
        if article.lowers[role.last] in PRONOUNS or not article.lowers[role.last].isalpha():
            return False
    return False


def pronoun_mentions(article: ArticleWords, persons: list[tuple[int, str]]) -> list[Mention]:
    """He and she go to the person whom the sentence before, or this one before them, names first.

    ``persons``: where somebody is named, or told by an office, and who.
    """
    found: list[Mention] = []
    subject: dict[str, str | None] = {"m": None, "f": None}
    here: dict[str, str | None] = {"m": None, "f": None}
    at, sentence = 0, -1
    for index in article.indexes_of(PRONOUNS):
        number = article.sentence_at[index]
        if number < 0 or index in article.hit_at or article.words[index] == "HE":
            continue
        while at < len(persons) and persons[at][0] <= index:
            place, key = persons[at]
            at += 1
            if article.sentence_at[place] != sentence:
                sentence = article.sentence_at[place]
                subject = {gender: here[gender] or subject[gender] for gender in subject}
                here = {"m": None, "f": None}
            gender = article.entities[key].gender
            for each in (gender,) if gender else ("m", "f"):
                here[each] = here[each] or key
        if number != sentence:
            sentence = number
            subject = {gender: here[gender] or subject[gender] for gender in subject}
            here = {"m": None, "f": None}
        wanted = _PRONOUNS[article.lowers[index]]
        recent = persons[max(0, at - _FEW) : at]
        antecedent = here[wanted] or _answers(article, persons, at, index, wanted) or subject[wanted]
        antecedent = _whose_counterpart(article, recent, index, wanted) or antecedent
        if article.lowers[index] in SUBJECTS and _speaks_for(article, here[wanted]) and not _says(article, index):
            antecedent = _spoken_for(article, recent, number, wanted) or subject[wanted] or antecedent
        if _is_object(article, index) and _only_subject(article, recent, index):
            antecedent = subject[wanted]  # "President X received him": somebody named before
        if antecedent is not None:
            token = article.tokens[index]
            found.append(Mention(Span(token.start, token.end), antecedent, MentionForm.PRONOUN, "pronoun-subject"))
            here[wanted] = antecedent
    return found


def _whose_counterpart(article: ArticleWords, persons: list[tuple[int, str]], at: int, gender: str) -> str | None:
    """ "X flew to A, and Y met | her Lao counterpart": the subject of the verb before, not the first of the sentence.

    ``persons``: those named last before the token.
    """
    if not COUNTERPARTS.intersection(article.lowers[at + 1 : at + 1 + _BETWEEN]):
        return None
    for place, key in reversed(persons):
        if article.sentence_at[place] != article.sentence_at[at]:
            return None
        hit = article.hit_at.get(place)
        verb = article.verb(hit.last if hit is not None else place + 1)
        if verb is not None and verb.tense is not Tense.NONE and article.entities[key].gender in ("", gender):
            return key
    return None


def _spoken_for(article: ArticleWords, named: list[tuple[int, str]], sentence: int, gender: str) -> str | None:
    """ "X's spokesman Y said he would travel": of those named last, one of the sentence who speaks for nobody."""
    for place, key in reversed(named):
        fits = article.sentence_at[place] == sentence and article.entities[key].gender in ("", gender)
        if fits and not _speaks_for(article, key):
            return key
    return None


def _speaks_for(article: ArticleWords, key: str | None) -> bool:
    """Whether somebody speaks for others, so that what he tells is not of himself."""
    return key is not None and SPOKESMAN in article.entities[key].classes


def _says(article: ArticleWords, at: int) -> bool:
    """Whether the verb behind a pronoun is one of saying."""
    group = article.verb(at + 1)
    return group is not None and group.lemma in article.vocabulary.names.saying


def _answers(article: ArticleWords, persons: list[tuple[int, str]], at: int, index: int, gender: str) -> str | None:
    """ "Asked if he would meet Y, X said": who answers further on in the sentence."""
    number = article.sentence_at[index]
    first = article.document.sentences[number].first
    if article.lowers[first] not in ASKED or index - first > _FEW:
        return None
    for place, key in persons[at : at + _FEW]:
        if article.sentence_at[place] != number:
            break
        hit = article.hit_at.get(place)
        verb = article.verb(hit.last if hit is not None else place + 1)
        if verb is not None and verb.tense is not Tense.NONE and article.entities[key].gender in ("", gender):
            return key
    return None


def _is_object(article: ArticleWords, at: int) -> bool:
    """Whether a pronoun is what a verb or preposition has behind it: "him", "her" before no noun."""
    if article.lowers[at] != "her":
        return article.lowers[at] == "him"
    return at + 1 < len(article.lowers) and article.lowers[at + 1] in BEHIND_HER


def _only_subject(article: ArticleWords, persons: list[tuple[int, str]], at: int) -> bool:
    """Whether a sentence names one person before a token, with one verb in between: the subject of that verb.

    ``persons``: those named last before the token.
    """
    number = article.sentence_at[at]
    named = [(place, key) for place, key in persons if article.sentence_at[place] == number]
    if len({key for _, key in named}) != 1:
        return False
    verbs = (article.verb(k) for k in range(named[0][0], at))
    return sum(group is not None and group.tense is not Tense.NONE for group in verbs) == 1
