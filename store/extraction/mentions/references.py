"""Words of office that point to somebody named elsewhere: "the chancellor", "his Congolese counterpart"."""

from __future__ import annotations

from store.extraction.mentions.article_words import ArticleWords
from store.extraction.mentions.bearers import Bearers
from store.extraction.mentions.persons import names_somebody
from store.extraction.mentions.roles import RolePhrase
from store.extraction.mentions.sides import hit_side
from store.extraction.mentions.told_offices import told_by
from store.lexicon.vocabulary import PRONOUNS
from store.model import ActorKind, Mention, MentionForm, Span, Tense


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
