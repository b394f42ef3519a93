"""Acronyms outside the lexicon that act: "ASUU and the government met", "the UAW" of the United Auto Workers."""

from __future__ import annotations

from store.extraction.mentions.article_words import ArticleWords
from store.extraction.mentions.side_names import Name, acronyms_in, is_name, new_side
from store.model import ActorKind


def other_names(article: ArticleWords) -> dict[tuple[str, ...], str]:
    """The acronyms of bodies that the article spells out: the United Auto Workers of "the UAW"."""
    found: dict[tuple[str, ...], str] = {}
    acronyms = acronyms_in(article)
    spelt_out = _by_initials(article) if acronyms else {}
    for at in acronyms:
        word = article.words[at]
        if (word,) not in found and "=" + word not in article.surnames:
            whole = _also_known(article, at) or spelt_out.get(word)
            if whole is not None:
                found[(word,)] = whole
    return found


def add_acronyms(article: ArticleWords, found: dict[tuple[str, ...], str]) -> None:
    """Unknown acronyms that do what somebody does, or have delegates: "ASUU and the government met"."""
    sides, lowers, words = article.vocabulary.sides, article.lowers, article.words
    for at in acronyms_in(article):
        word = words[at]
        if (word,) in found or "=" + word in article.surnames or not word.isalpha() or not is_name(article, at):
            continue
        after = lowers[at + 1] if at + 1 < len(lowers) else ""
        group = article.verb(at + 1)
        before = lowers[at - 1] if at else ""
        if (
            (group is not None and group.lemma in sides.acting)
            or after in sides.people
            or after in sides.bodies
            or after in sides.delegates
            or (before in ("between", "with") and after in ("and", "in", "on", "at", ",", "."))
            or (after == "and" and not any(map(str.isupper, words[at + 2 : at + 3])) and _meets(article, at + 2))
            or (before == "and" and _meets(article, at + 1))
        ):
            found[(word,)] = new_side(article, Name(at, at + 1))


def _meets(article: ArticleWords, at: int) -> bool:
    """Whether a verb of meeting follows within the next few words."""
    end = article.bounds(at)[1] if at < len(article.lowers) else 0
    for k in range(at, min(at + 5, end)):
        group = article.verb(k)
        if group is not None:
            return group.lemma in article.vocabulary.sides.acting
    return False


def _also_known(article: ArticleWords, at: int) -> str | None:
    """The body of which an acronym is another name: "the United States Maritime Alliance, known as USMX"."""
    lowers = article.lowers
    if at < 4 or lowers[at - 2 : at] != ["known", "as"]:
        return None
    before = at - 3 if lowers[at - 3] != "also" else at - 4
    hit = article.hit_at.get(before - 1 if lowers[before] == "," else before)
    return hit.entity if hit is not None else None


def _by_initials(article: ArticleWords) -> dict[str, str]:
    """The first body that an acronym can be the initials of: the United Auto Workers of "the UAW"."""
    links = article.vocabulary.names.links
    found: dict[str, str] = {}
    for entity in article.entities.values():
        if entity.kind is ActorKind.PERSON:
            continue
        parts = [part for part in entity.name.replace("-", " ").split() if part.lower() not in links]
        initials = "".join(part[0] for part in parts)
        if len(entity.name) >= 2 * len(initials):
            found.setdefault(initials, entity.key)
    return found
