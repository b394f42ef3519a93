"""One article in, everything it says out: ``extract`` is a pure function of the text, the lexicon and the parser."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.model import Extraction, SourceText

if TYPE_CHECKING:
    from store.lexicon import Lexicon
    from store.model import Publication

PARSER_VERSION = "1"
"""Raised whenever the rules give other values, so that a load re-reads what an older parser read."""


def extract(source: SourceText, lexicon: Lexicon, publication: Publication | None = None) -> Extraction:
    """Everything that ``source`` says, with character offsets into its text. Never raises on odd text.

    ``publication`` is when it came out where that is known from elsewhere (other articles); else the text is asked.
    """
    # here and not above, so that one of these modules can be imported without all the others
    from store.extraction.claims import Article, find_frames
    from store.extraction.mentions import find_mentions
    from store.extraction.publication import date_article
    from store.extraction.reports import join_claims
    from store.extraction.saying_days import said_days, with_said_days
    from store.extraction.saying_pronouns import follow_speakers
    from store.extraction.statements import find_statements
    from store.extraction.times import find_times, resolve_times
    from store.extraction.values import complete_names, in_towns
    from store.reading import read_document
    from store.reading.verbs import verb_groups

    document = read_document(source.text, lexicon)
    groups = verb_groups(document, lexicon)
    raw = find_times(document, lexicon, groups)
    if publication is None:
        publication = date_article(source, document, lexicon)
    times = resolve_times(raw, document, publication, groups)
    mention_set = find_mentions(document, lexicon, publication, groups)
    statements = find_statements(source, document, times, mention_set, groups, lexicon)
    days = said_days(statements, publication, times)
    if days:
        times = resolve_times(raw, document, publication, groups, days)
        statements = with_said_days(statements, times)
    mentions = follow_speakers(mention_set.mentions, statements, mention_set.actors)
    article = Article(
        document,
        publication,
        times,
        mentions,
        mention_set.actors,
        mention_set.places,
        groups,
        statements,
        lexicon,
        mention_set.people,
    )
    reports = join_claims(find_frames(article, lexicon), article, source.sha256)
    extraction = Extraction(
        source=source,
        document=document,
        publication=publication,
        times=times,
        actors=mention_set.actors,
        places=mention_set.places,
        mentions=in_towns(mentions, mention_set.places),
        statements=statements,
        reports=reports,
        unknown=mention_set.unknown,
        parser=PARSER_VERSION,
        lexicon=lexicon.version,
    )
    actors, places = complete_names(extraction, lexicon)
    return replace(extraction, actors=actors, places=places)
