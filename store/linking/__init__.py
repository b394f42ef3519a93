"""Which reports of different articles speak of one meeting, and what is known of it.

``link`` is a pure function of the set of reports: any order of loading gives the same meetings. ``block_keys`` and
``linkable`` tell a writer which stored reports a new one can ever meet, so that it links again only what a batch
touches (see ``closure``).
"""

from __future__ import annotations

from store.linking.article_report import ArticleReport
from store.linking.blocks import Role, block_keys, linkable
from store.linking.known import link_known_on, meeting_known_on
from store.linking.meetings import link, none_there, put_together, rules_of_group
from store.linking.reaching import Change, Closure, closure

__all__ = [
    "ArticleReport",
    "Change",
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
