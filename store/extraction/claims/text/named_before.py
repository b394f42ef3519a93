"""Whom and what a text names before a token: the sides of a sentence, a pair of persons, a town."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from store.extraction.claims.text.article import NOTHING, Article
from store.lexicon.closed import closed
from store.model import BlockKind, Mention, MentionForm

TOP = closed("top_offices")
JOINTS = frozenset({"and", ",", "-", "–", "/"})
BETWEEN_TWO = closed("between_two")
FILLERS = closed("between_joined")
"""What else can stand between names that are joined."""
WITH = frozenset({"with", "the", "senior", "top"})
"""What stands between a verb of meeting and whoever is met."""
PAIRED = 400
"""How many tokens from the start two sides joined by a dash are looked for."""


class NamedBefore:
    """Look-ups into the mentions of an article, backwards from a token."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.positions = [mention.span.start for mention in article.mentions]
        self.opens = 0
        """The token from which on the text is of one story."""

    def leaders(self, sides: list[str], at: int) -> list[str]:
        """The leaders of some sides, named before a token: one for each, or none at all."""
        article = self.article
        last = bisect_left(self.positions, article.tokens[at].start)
        found: dict[str, str] = {}
        for mention in reversed(article.mentions[max(0, last - 60) : last]):
            if not mention.key.startswith("person:"):
                continue
            side, title = article.side_of(mention.key), article.title_of(mention.key)
            if side in sides and side not in found and any(word in title for word in TOP):
                found[side] = mention.key
        return [found[side] for side in sides] if len(found) == len(sides) else []

    def in_sentence(self, at: int, count: int) -> list[str]:
        """The sides named before a token in its own sentence, where they are as many as asked."""
        article = self.article
        first = bisect_left(self.positions, article.sentence_start(at))
        last = bisect_left(self.positions, article.tokens[at].start)
        sides = list(
            dict.fromkeys(
                s
                for s in (article.side_of(m.key) for m in article.mentions[first:last] if m.key in article.actors)
                if s
            )
        )
        return sides if len(sides) >= 2 and (not count or len(sides) == count) else []

    def own_people(self, at: int, stop: int) -> list[str]:
        """The one side, a group, that its sentence names before "their envoys", where the verb has others behind it.

        "The rebels of A said their envoys had met Omani officials."
        """
        article = self.article
        first = bisect_left(self.positions, article.sentence_start(at))
        last = bisect_left(self.positions, article.tokens[at].start)
        named = article.mentions[first:last]
        sides = {side for mention in named if (side := article.side_of(mention.key)) is not None}
        end = stop
        while end < len(article.lower) and (article.group_at[end] != NOTHING or article.lower[end] in WITH):
            end += 1
        others = end < len(article.lower) and article.mention_at[end] != NOTHING
        return [*sides] if len(sides) == 1 and others and next(iter(sides)).startswith("group:") else []

    def each_of(self, sides: list[str], at: int) -> list[str]:
        """The persons named before a token in its sentence, where there is one for each side."""
        article = self.article
        first = bisect_left(self.positions, article.sentence_start(at))
        last = bisect_left(self.positions, article.tokens[at].start)
        people = list(dict.fromkeys(m.key for m in article.mentions[first:last] if article.is_person(m)))
        return people if sorted(article.side_of(key) or "" for key in people) == sorted(sides) else []

    def subject_before(self, at: int, persons: bool = False) -> list[str]:
        """The sides, and on demand their persons, that open the sentence before, two or more.

        "A, B and C have no seat. Their advisers will meet."
        """
        if self.article.sentence_first(at) < at - 4:
            return []
        sides, people, _ = self._openers(at)
        if len(sides) < 2:
            return []
        return [*sides, *people] if persons and len(people) == len(sides) else sides

    def at_odds(self, at: int) -> list[str]:
        """The two sides that open the sentence before a token's own and have a quarrel, a border or ties."""
        article = self.article
        sides, _, verb = self._openers(at)
        if len(sides) != 2:
            return []
        told = article.lower[verb : article.sentence_first(at)]
        return [] if BETWEEN_TWO.isdisjoint(told) else sides

    def _openers(self, at: int) -> tuple[list[str], list[str], int]:
        """The sides and the persons named before the verb of the sentence before a token's own, and where that is."""
        article = self.article
        index = bisect_right(article.sentence_firsts, at) - 2
        sides: list[str] = []
        people: list[str] = []
        if index < 0:
            return sides, people, at
        first = k = article.sentence_firsts[index]
        for k in range(first, min(first + 24, at)):
            if article.finite(k) is not None:
                break
            mention = article.mention(k)
            if mention is None or mention.form is MentionForm.PRONOUN:
                continue  # "Rwanda and Uganda, he said, have quarrelled"
            side = article.side_of(mention.key)
            if side is not None and side not in sides:
                sides.append(side)
            if article.is_person(mention) and mention.key not in people:
                people.append(mention.key)
        return sides, people, k

    def pair_before(self, at: int) -> list[str]:
        """The two persons of two sides, and none besides, that the sentence before a token names, with their sides."""
        article = self.article
        first = bisect_left(self.positions, article.sentence_start(article.sentence_first(at) - 1))
        last = bisect_left(self.positions, article.sentence_start(at))
        people = list(dict.fromkeys(m.key for m in article.mentions[first:last] if article.is_person(m)))
        sides = [article.side_of(key) for key in people]
        if len(people) != 2 or (sides[0] == sides[1] and sides[0] is not None):
            return []
        return [*(side for side in sides if side is not None), *people]

    def pair_in(self, at: int) -> list[str]:
        """The two persons, and none besides, that the sentence of a token names before it, with their sides."""
        article = self.article
        first = bisect_left(self.positions, article.sentence_start(at))
        last = bisect_left(self.positions, article.tokens[at].start)
        people = list(dict.fromkeys(m.key for m in article.mentions[first:last] if article.is_person(m)))
        if len(people) != 2:
            return []
        sides = dict.fromkeys(side for side in map(article.side_of, people) if side is not None)
        return [*sides, *people]

    def named_before(self, at: int, count: int, of_countries: bool = False) -> list[str]:
        """The sides named last in the sentences before a token, as many as asked (two where not said).

        Those joined to each other ("A and B", "A, B and C", "A-B") go before those only named one after another.
        """
        wanted = count or 2
        article = self.article
        last = bisect_left(self.positions, article.sentence_start(at))
        named: list[tuple[Mention, str]] = []
        first = bisect_left(self.positions, article.tokens[self.opens].start)
        for mention in article.mentions[max(first, last - 30) : last]:
            side = article.side_of(mention.key)
            actor = article.actors.get(mention.key)
            if side is None or actor is None or actor.media or (of_countries and not side.startswith("country:")):
                continue
            named.append((mention, side))
        return self._of_one_sentence(named, wanted) or self._last_named(named, wanted)

    def _of_one_sentence(self, named: list[tuple[Mention, str]], wanted: int) -> list[str]:
        """The sides that the latest of the sentences joins, or names besides no others: "A accused B of shelling"."""
        by_sentence: dict[int, list[tuple[Mention, str]]] = {}
        for mention, side in named:
            at = self.article.sentence_start(self.article.token_range(mention.span)[0])
            by_sentence.setdefault(at, []).append((mention, side))
        for at in sorted(by_sentence, reverse=True):
            sides = list(dict.fromkeys(side for _, side in by_sentence[at]))
            found = self._joined(by_sentence[at], wanted) or (sides if len(sides) == wanted else [])
            if found:
                return found
        return []

    def _last_named(self, named: list[tuple[Mention, str]], wanted: int) -> list[str]:
        sides = list(dict.fromkeys(side for _, side in reversed(named)))[:wanted]
        return sides[::-1] if len(sides) == wanted else []

    def _joined(self, named: list[tuple[Mention, str]], wanted: int) -> list[str]:
        """The last run of so many sides with only "and", commas or a dash between them."""
        run: list[str] = []
        found: list[str] = []
        previous: Mention | None = None
        for mention, side in named:
            if previous is not None and mention.span.start < previous.span.end:
                continue  # the adjective within "the Kenyan president"
            linked = previous is not None and self._are_linked(previous, mention)
            run = [*run, side] if linked and side not in run else [side]
            if len(run) == wanted:
                found = run
            elif len(run) > wanted:
                found = []
            previous = mention
        return found

    def _are_linked(self, before: Mention, after: Mention) -> bool:
        article = self.article
        first, last = article.token_range(before.span)[1], article.token_range(after.span)[0]
        between = article.lower[first:last]
        return 0 < len(between) <= 4 and not JOINTS.isdisjoint(between) and JOINTS.union(FILLERS).issuperset(between)

    def town_beside(self, at: int) -> str | None:
        """The town that the own sentence of a token names before it: what "there" stands for first of all."""
        article = self.article
        for k in range(at - 1, article.sentence_first(at) - 1, -1):
            mention = article.mention(k)
            if mention is None or mention.form is not MentionForm.PLACE or article.is_water(mention):
                continue
            if not mention.key.startswith("country:"):
                return mention.key
        return None

    def town_before(self, at: int) -> str | None:
        """The town named last in the sentence before a token's own: what "there" can mean where no meeting was told."""
        article = self.article
        index = article.sentence_index(at)
        if index < 1:
            return None
        for k in range(article.sentence_firsts[index] - 1, article.sentence_firsts[index - 1] - 1, -1):
            mention = article.mention(k)
            place = article.place_of(mention) if mention is not None else None
            if place is not None and not place.startswith("country:"):
                return place
        return None

    def dateline_town(self) -> str | None:
        """The town before the first paragraph: what "here" means."""
        document = self.article.document
        block = next((b for b in document.blocks if b.kind is BlockKind.DATELINE), None)
        if block is None:
            return None
        line = document.text[block.span.start : block.span.end]
        words = [word.strip(",.()–—-/|") for word in line.split()[:4]]
        names = [word.capitalize() if word.isupper() else word for word in words]
        for phrase in (" ".join(names[:3]), " ".join(names[:2]), names[0] if names else ""):
            town = self.article.town_named(phrase)
            if town is not None:
                return town
        return None

    def first_sides(self) -> list[str]:
        """The two countries or bodies that an article names first as those who act, where they are named twice each."""
        counts: dict[str, int] = {}
        first = bisect_left(self.positions, self.article.tokens[self.opens].start)
        for mention in self.article.mentions[first : first + PAIRED]:
            side = self.article.side_of(mention.key)
            if side is not None and mention.form is not MentionForm.PLACE:
                counts[side] = counts.get(side, 0) + 1
        often = [side for side, count in counts.items() if count > 1]
        return often[:2] if len(often) >= 2 else list(counts) if len(counts) == 2 else []

    def paired(self) -> list[str]:
        """The two sides that a dash joins, "the Belgrade-Pristina file": whose talks an article is about."""
        article = self.article
        for k in range(self.opens + 1, min(len(article.lower) - 1, self.opens + PAIRED)):
            if article.lower[k] not in ("-", "–", "—", "/"):
                continue
            left, right = article.mention(k - 1), article.mention(k + 1)
            if left is None or right is None or article.tokens[k].start != article.tokens[k - 1].end:
                continue
            sides = [article.side_of(left.key), article.side_of(right.key)]
            if left is not right and sides[0] and sides[1] and sides[0] != sides[1]:
                return [side for side in sides if side]
        return []

    def last_bloc(self, at: int) -> str | None:
        """The organisation named last before a token: what "the bloc" stands for."""
        last = bisect_left(self.positions, self.article.tokens[at].start)
        first = bisect_left(self.positions, self.article.tokens[self.opens].start)
        for mention in reversed(self.article.mentions[max(first, last - 30) : last]):
            if mention.key.startswith("org:") and self.article.side_of(mention.key) == mention.key:
                return mention.key
        return None
