"""Who and what an article names: actors, places, roles and pronouns, each tied to its characters.

The passes work over one ``ArticleWords``, and each sees what those before it have named:

1. ``scan``: names of the lexicon;
2. ``bodies``, ``unknown_bodies``, ``unknown_sides``: bodies of known sides, then bodies and sides that no lexicon
   has, and what ``meant_bodies`` calls them for short;
3. ``roles``: phrases of office, and with their help ``names``: persons and places by their form;
4. ``partners``: what is still unknown and meets, talks or signs as a side;
5. ``place_or_actor``: whether the name of a country or capital acts or is only where something happens;
6. ``presented_sides``, ``inferred_sides`` (with the ``settings`` of bare offices): for whom each person stands;
7. ``references``: the offices, "his counterpart" and pronouns that point to somebody named.
"""

from __future__ import annotations

from store.extraction.mentions.article_words import ArticleWords
from store.extraction.mentions.assembly import MentionSet, assemble
from store.extraction.mentions.bodies import find_bodies
from store.extraction.mentions.inferred_sides import infer_sides
from store.extraction.mentions.meant_bodies import find_short_names
from store.extraction.mentions.names import find_names
from store.extraction.mentions.partners import find_partners
from store.extraction.mentions.place_or_actor import place_or_actor
from store.extraction.mentions.presented_sides import present_sides
from store.extraction.mentions.roles import find_roles
from store.extraction.mentions.scan import scan
from store.extraction.mentions.unknown_bodies import find_unknown_bodies
from store.extraction.mentions.unknown_sides import find_unknown_sides
from store.lexicon import Lexicon
from store.model import Document, Publication, VerbGroup

__all__ = ["MentionSet", "find_mentions"]


def find_mentions(
    document: Document, lexicon: Lexicon, publication: Publication, groups: tuple[VerbGroup, ...]
) -> MentionSet:
    """Find everybody and every place that the read blocks of ``document`` name."""
    article = ArticleWords(document, lexicon, publication, groups)
    scan(article)
    find_bodies(article)
    find_unknown_bodies(article)
    find_unknown_sides(article)
    find_short_names(article)
    roles = find_roles(article)
    unknown = find_names(article, roles)
    partners = find_partners(article)
    unknown = [word for word in unknown if word not in partners]
    place_or_actor(article)
    present_sides(article, roles)
    infer_sides(article)
    return assemble(article, roles, unknown)
