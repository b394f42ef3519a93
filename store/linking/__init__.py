"""Which reports of different articles speak of one meeting, and what is known of it.

``link`` is a pure function of the set of reports: any order of loading gives the same meetings. ``block_keys`` and
``linkable`` tell a writer which stored reports a new one can ever meet, so that it links again only what a batch
touches (see ``blocks``).
"""

from __future__ import annotations

from store.linking.article_report import ArticleReport
from store.linking.blocks import Closure, Role, block_keys, closure, linkable
from store.linking.known import link_known_on, meeting_known_on
from store.linking.meetings import link, none_there, put_together, rules_of_group

__all__ = [
    "ArticleReport",
    "Closure",
    "Role",
    "block_keys",
    "closure",
    "link",
    "link_known_on",
    "linkable",
    "meeting_known_on",
    "none_there",
    "put_together",
    "rules_of_group",
]
