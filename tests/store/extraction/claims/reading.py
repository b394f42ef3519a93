"""Read a few sentences as an article of a given day, down to the frames of the clauses."""

from __future__ import annotations

import hashlib
from datetime import date

from store.extraction import extract
from store.extraction.claims import Article, Frame, find_frames
from store.extraction.mentions import find_mentions
from store.extraction.publication import date_article
from store.extraction.statements import find_statements
from store.extraction.times import find_times, resolve_times
from store.extraction.values import report_values
from store.lexicon import load_lexicon
from store.model import Extraction, SourceText
from store.reading import read_document
from store.reading.verbs import verb_groups

BEFORE = (
    "Weather in the north\n\nRain fell over the hills for most of the week, and the roads were closed to lorries.\n\n"
)
AFTER = "\n\nThe price of bread rose in the shops, and nobody at the market could say why.\n"
TODAY = date(2026, 3, 18)  # a Wednesday


def source(text: str) -> SourceText:
    whole = BEFORE + text + AFTER
    return SourceText(whole, hashlib.sha256(whole.encode()).hexdigest(), "-", published=TODAY)


def read(text: str) -> Extraction:
    return extract(source(text), load_lexicon())


def reports(text: str) -> list[dict[str, object]]:
    extraction = read(text)
    return [report_values(report, extraction) for report in extraction.reports]


def frames(text: str) -> list[Frame]:
    """The frames of the sentences, before they are joined."""
    lexicon = load_lexicon()
    article = source(text)
    document = read_document(article.text, lexicon)
    groups = verb_groups(document, lexicon)
    raw = find_times(document, lexicon, groups)
    publication = date_article(article, document, lexicon)
    times = resolve_times(raw, document, publication, groups)
    mentions = find_mentions(document, lexicon, publication, groups)
    statements = find_statements(article, document, times, mentions, groups, lexicon)
    laid_out = Article(
        document, publication, times, mentions.mentions, mentions.actors, mentions.places, groups, statements, lexicon
    )
    return find_frames(laid_out, lexicon)
