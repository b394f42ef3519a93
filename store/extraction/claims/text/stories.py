"""Which blocks of a morning brief or a newsletter tell of the same thing.

Headings and list items cut a text into sections. Sections that name a country or group in common are of one story.
Where there are several stories, none of which holds more than half of the sections, no meeting, side or place of one
says anything about those of another. A text that opens with a story of its own is no brief unless its headings are
numbered or name places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from store.extraction.claims.text.article import Article
from store.model import Block, BlockKind

WHOLE = -1
"""The story of what is told of all stories, and of every block of an article that is one story."""
SEVERAL = 3
"""How many stories make a brief."""


def story_of_blocks(article: Article) -> list[int]:
    """The number of the story that each block belongs to."""
    blocks = article.document.blocks
    starts = [at for at, block in enumerate(blocks) if _opens(blocks, at)]
    whole = [WHOLE] * len(blocks)
    if len(starts) < SEVERAL:
        return whole
    positions = [mention.span.start for mention in article.mentions]
    sections = [range(first, last) for first, last in pairwise([*starts, len(blocks)])]
    story = list(range(len(sections)))
    of_side: dict[str, int] = {}
    named = []
    by_heading = _numbered_and_named(article, positions, [blocks[at] for at in starts])
    for at, section in enumerate(sections):
        last = section[0] if by_heading else section[-1]
        sides = _sides(article, positions, blocks[section[0]].span.start, blocks[last].span.end)
        if sides:
            named.append(at)
        for side in sides:
            story[_first(story, at)] = _first(story, of_side.setdefault(side, at))
    sizes = Counter(_first(story, at) for at in named)
    if len(sizes) < SEVERAL or max(sizes.values()) * 2 > len(named):
        return whole
    above = _sides(article, positions, 0, blocks[starts[0]].span.start)
    of_above = {_first(story, of_side[side]) for side in above if side in of_side}
    if above and len(of_above) < 2:
        headings = [blocks[at] for at in starts if blocks[at].kind is BlockKind.SUBHEAD]
        if sum(_names(article, positions, heading) for heading in headings) * 2 < len(headings):
            return whole
        opening = next((at for at in range(starts[0]) if blocks[at].kind is BlockKind.PARAGRAPH), starts[0])
        whole[opening : starts[0]] = [of_above.pop() if of_above else len(blocks)] * (starts[0] - opening)
    for at, section in enumerate(sections):
        whole[section.start : section.stop] = [_first(story, at)] * len(section)
    return whole


def _numbered_and_named(article: Article, positions: Sequence[int], heads: Sequence[Block]) -> bool:
    """Whether numbered headings tell by themselves whom each is about: "2. Haiti and the Dominican Republic"."""
    text = article.document.text
    numbered = [head for head in heads if head.kind is BlockKind.SUBHEAD and text[head.span.start].isdigit()]
    if len(numbered) < len(heads) - 1:  # one more may stand above the first
        return False
    return sum(bool(_sides(article, positions, *head.span)) for head in numbered) >= SEVERAL


def _first(story: list[int], at: int) -> int:
    """The section that stands for the story of a section."""
    while story[at] != at:
        story[at] = at = story[story[at]]
    return at


def _opens(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is a heading behind some text, or an item of a list."""
    if blocks[at].turn == "item":
        return True
    return blocks[at].kind is BlockKind.SUBHEAD and at > 0


def _names(article: Article, positions: Sequence[int], heading: Block) -> bool:
    """Whether a heading is numbered or names somebody or some place."""
    start, end = heading.span
    return article.document.text[start].isdigit() or bisect_left(positions, start) < bisect_left(positions, end)


def _sides(article: Article, positions: Sequence[int], start: int, end: int) -> set[str]:
    """The countries and groups named between two characters, by themselves or by their people."""
    inside = article.mentions[bisect_left(positions, start) : bisect_left(positions, end)]
    sides = {article.side_of(mention.key) or "" for mention in inside}
    sides |= {article.country_of_place(place) or "" for mention in inside if (place := article.place_of(mention))}
    return {side for side in sides if side.startswith(("country:", "group:"))}
