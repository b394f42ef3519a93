"""Names with an initial for the given name: "G. Petrou" is the Giorgos Petrou of the article, else of the lexicon."""

from __future__ import annotations

import re

from store.extraction.mentions.article_words import ArticleWords
from store.lexicon.folding import sound

_INITIALS = re.compile(r"^(?:[^\W\d_]\.[ ]?)+(?=\w{2})")


def is_initial(word: str) -> bool:
    """Whether a word is one letter, with a full stop behind it or not: "G", "G."."""
    return len(word.rstrip(".")) == 1 and word[0].isupper()


def without_initials(name: str) -> str:
    """The name behind its initials, which may be written in one with it: "K. Natwar Singh", "K.Natwar Singh"."""
    return _INITIALS.sub("", name)


def by_initial(article: ArticleWords, name: str) -> str | None:
    """The one person with this surname whose given name begins with the initial; None where not exactly one has it."""
    parts = name.split(" ")
    if len(parts) < 2 or not is_initial(parts[0]):
        return None
    letter = sound(parts[0][0])[:1]
    named = [key for key in article.surnames.get(sound(parts[-1]), []) if _begins(article.entities[key].name, letter)]
    if not named:
        known = ((key, article.lexicon.actor(key)) for key in article.lexicon.persons_named(parts[-1]))
        named = [key for key, actor in known if actor is not None and _begins(actor.name, letter)]
    return named[0] if len(set(named)) == 1 else None


def _begins(name: str, letter: str) -> bool:
    return " " in name and sound(name)[:1] == letter
