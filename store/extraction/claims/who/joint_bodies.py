"""A "Joint Working Group" is no third party: those who sit in it are the sides that the text names."""

from __future__ import annotations

from store.extraction.claims.discourse import Discourse
from store.extraction.claims.frames import Frame, add_party
from store.extraction.claims.text.article import Article
from store.model import Role, Status

OF_TWO = frozenset({"joint", "bilateral", "binational", "intergovernmental", "boundary", "border"})
"""Words in the name of a body that two sides have in common."""
BODIES = frozenset({"commission", "committee", "group", "council", "board", "panel"})

OF = frozenset({"of", "between"})
OF_BOTH = 6
"""How many tokens "of A and B" takes at most."""


def sides_of_joint_body(article: Article, discourse: Discourse, frame: Frame) -> None:
    """ "A and B set up a Joint Commission. The Joint Commission met on Monday": A and B take part, and no body.

    Nothing is done where the body is not alone, or where no two countries are named before it.
    """
    _drop_body_of_two(article, frame)
    if len(frame.sides) != 1 or frame.people or frame.status is Status.CANCELLED:
        return
    body = frame.sides[0]
    if not _is_joint(article, body):
        return
    at = frame.trigger.phrase_first
    last = discourse.sided(2, of_countries=True)
    met = [side for side in last.sides if side.startswith("country:")] if last is not None else []
    sides = discourse.in_sentence(at, 0)
    sides = [side for side in sides if side.startswith("country:")]
    if len(sides) != 2:
        sides = discourse.named_before(at, 2, of_countries=True) or met
    if len(sides) != 2:
        return
    frame.sides.clear()
    for side in sides:
        add_party(article, frame, side, Role.PARTY, None, "P06")


def _drop_body_of_two(article: Article, frame: Frame) -> None:
    """ "The Permanent Water Commission of A and B will meet": the two take part, and no third."""
    countries = [side for side in frame.sides if side.startswith("country:")]
    bodies = [side for side in frame.sides if _is_body(article, side)]
    if len(countries) != 2 or len(bodies) != 1 or len(frame.sides) != 3:
        return
    first = article.sentence_firsts[frame.sentence]
    for k in range(first, frame.trigger.phrase_first):
        mention = article.mention(k)
        if mention is None or mention.key != bodies[0]:
            continue
        last = article.token_range(mention.span)[1]
        if OF.isdisjoint(article.lower[last : last + 1]):
            continue
        stop = min(last + OF_BOTH, len(article.lower))
        named = {article.side_of(each.key) for j in range(last + 1, stop) if (each := article.mention(j))}
        if set(countries) <= named:
            frame.sides.remove(bodies[0])
            frame.spans.pop(bodies[0], None)
            return


def _is_body(article: Article, side: str) -> bool:
    """Whether a side is a commission, a committee or the like."""
    actor = article.actors.get(side)
    return actor is not None and side.startswith("org:") and actor.name.lower().split()[-1] in BODIES


def _is_joint(article: Article, side: str) -> bool:
    """Whether a side is a body without a name of its own: "the Joint Working Group"."""
    return _is_body(article, side) and not OF_TWO.isdisjoint(article.actors[side].name.lower().split())
