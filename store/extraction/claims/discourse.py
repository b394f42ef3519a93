"""What the article has told so far: the sides that "both", "the two leaders" and "their" stand for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter

from store.extraction.claims.argument_words import CROWD
from store.extraction.claims.article import Article
from store.extraction.claims.frames import Frame, add_party
from store.extraction.claims.plurals import BLOC, plural_at
from store.model import BlockKind, MeetingKind, MentionForm, Role

PAIRS = frozenset({"pair", "duo", "two", "men", "women", "both", "leaders", "ministers", "presidents"})
LEADING = frozenset(["leaders", "presidents", "premiers", "two", "men", "women", "kings", "chancellors"])
TOP = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "leader",
    "crown prince",
    "emir",
    "sultan",
    "supreme",
)
ASIDE = (MeetingKind.CALL, MeetingKind.VISIT)
RULERS = frozenset(["presidents", "premiers", "kings", "chancellors"])
MEMORY = 12
PAIRED = 400
"""How many tokens from the start two sides joined by a dash are looked for."""


class Discourse:
    """Frames in text order, and look-ups into them."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.frames: list[Frame] = []
        self.meetings: list[Frame] = []
        """Without those that only say who else was there."""
        self.last_subject: list[str] = []
        """Sides of the last subject that named two or more: what "they" stands for."""
        self.last_people: list[str] = []
        """Its persons, where it named persons only."""
        self.positions = [mention.span.start for mention in article.mentions]

    def add(self, frame: Frame) -> None:
        self.frames.append(frame)
        if frame.trigger.frame != "roster":
            self.meetings.append(frame)

    def sided(self, count: int) -> Frame | None:
        """The latest frame with as many sides as asked; with two or more where ``count`` is 0."""
        for frame in reversed(self.meetings[-MEMORY:]):
            sides = len(frame.sides)
            if (count and sides == count) or (not count and sides >= 2):
                return frame
        return None

    def resolve_plurals(self, frame: Frame, plurals: list[int], stop: int) -> None:
        """Give a frame the sides that its plural phrases stand for."""
        for at in plurals:
            found = plural_at(self.article, at, stop)
            if found is None:
                continue
            end, count = found
            if self._named_after(end, stop):
                continue  # "the two presidents, A of Mali and B of Algeria"
            head = self.article.lower[end - 1]
            if count == BLOC:
                bloc = self._last_bloc(at)
                if bloc is not None:
                    add_party(self.article, frame, bloc, Role.PARTY, None, "P06")
                continue
            source = None
            near = self.article.lower[at] in ("their", "both") or (count and self.article.lower[at] == "the")
            beside = self._in_sentence(at, count) if near else []
            if not beside and self.article.lower[at] == "their":
                beside = self.subject_before(at)
            if beside:
                for key in [*beside, *self._each_of(beside, at)]:
                    add_party(self.article, frame, key, Role.PARTY, None, "P06")
                continue
            pair = self.pair_before(at) if count == 2 and (head in PAIRS or end - at <= 2) else []
            if pair:
                for key in pair:
                    add_party(self.article, frame, key, Role.PARTY, None, "P06")
                continue
            source = self.sided(count)
            sides = source.sides if source is not None else self._first_of(count) or self._named_before(at, count)
            for side in sides:
                add_party(self.article, frame, side, Role.PARTY, None, "P06")
            if sides:
                frame.shared = True
            elif head in CROWD:
                frame.many = True
            fits = source is not None and all(self._can_be(person, head) for person in source.people)
            if source is not None and fits and head in LEADING and len(source.people) == (count or len(source.people)):
                for person in source.people:
                    add_party(self.article, frame, person, Role.PARTY, None, "P06")
            elif head in LEADING or head == "two" or (end - at <= 2 and head in ("both",)):
                for person in self._leaders(sides, at):
                    add_party(self.article, frame, person, Role.PARTY, None, "P06")

    def _can_be(self, person: str, head: str) -> bool:
        """Whether somebody can be one of "the presidents": no minister is."""
        actor = self.article.actors.get(person)
        title = ((actor.title if actor else None) or "").lower()
        return head not in RULERS or "minister" not in title or "prime" in title

    def _named_after(self, end: int, stop: int) -> bool:
        """Whether the names of those whom a plural phrase means follow it at once, in commas or dashes."""
        article = self.article
        if article.lower[end : end + 1] not in ([","], ["–"], ["—"], ["("], [":"]):
            return False
        near = [article.mention(k) for k in range(end + 1, min(stop, end + 5))]
        return any(mention is not None and article.is_person(mention) for mention in near)

    def _last_bloc(self, at: int) -> str | None:
        """The organisation named last before a token: what "the bloc" stands for."""
        last = bisect_left(self.positions, self.article.tokens[at].start)
        for mention in reversed(self.article.mentions[max(0, last - 30) : last]):
            if mention.key.startswith("org:") and self.article.side_of(mention.key) == mention.key:
                return mention.key
        return None

    def _leaders(self, sides: list[str], at: int) -> list[str]:
        """The leaders of some sides, named before a token: one for each, or none at all."""
        article = self.article
        last = bisect_left(self.positions, article.tokens[at].start)
        found: dict[str, str] = {}
        for mention in reversed(article.mentions[max(0, last - 60) : last]):
            if not mention.key.startswith("person:"):
                continue
            actor = article.actors.get(mention.key)
            side = article.side_of(mention.key)
            title = ((actor.title if actor else None) or "").lower()
            if side in sides and side not in found and any(word in title for word in TOP):
                found[side] = mention.key
        return [found[side] for side in sides] if len(found) == len(sides) else []

    def _in_sentence(self, at: int, count: int) -> list[str]:
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

    def _each_of(self, sides: list[str], at: int) -> list[str]:
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
        article = self.article
        index = bisect_right(article.sentence_firsts, at) - 2
        if index < 0 or article.sentence_first(at) < at - 4:
            return []
        sides: list[str] = []
        people: list[str] = []
        for k in range(article.sentence_firsts[index], min(article.sentence_firsts[index] + 24, at)):
            if article.finite(k) is not None:
                break
            mention = article.mention(k)
            side = article.side_of(mention.key) if mention is not None else None
            if side is not None and side not in sides:
                sides.append(side)
            if mention is not None and article.is_person(mention) and mention.key not in people:
                people.append(mention.key)
        if len(sides) < 2:
            return []
        return [*sides, *people] if persons and len(people) == len(sides) else sides

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

    def _first_of(self, count: int) -> list[str]:
        """The first sides of a larger meeting: those who face each other before hosts and observers."""
        source = self.sided(0)
        if source is None or not count or len(source.sides) < count or source.shared:
            return []
        return source.sides[:count]

    def _named_before(self, at: int, count: int) -> list[str]:
        """The sides named last in the sentences before a token, as many as asked (two where not said)."""
        wanted = count or 2
        article = self.article
        found: list[str] = []
        mentions = article.mentions
        last = bisect_left(self.positions, article.sentence_start(at))
        for mention in reversed(mentions[max(0, last - 30) : last]):
            side = article.side_of(mention.key)
            if (
                side
                and side.startswith(("country:", "org:", "group:"))
                and side not in found
                and mention.key in article.actors
            ):
                if article.actors[mention.key].media:
                    continue
                found.append(side)
                if len(found) == wanted:
                    return list(reversed(found))
        return []

    def last_place(self) -> str | None:
        """The place of the meeting told last."""
        return next((f.place for f in reversed(self.frames[-MEMORY:]) if f.place), None)

    def town_beside(self, at: int) -> str | None:
        """The town that the own sentence of a token names before it: what "there" stands for first of all."""
        article = self.article
        for k in range(at - 1, article.sentence_first(at) - 1, -1):
            mention = article.mention(k)
            if mention is not None and mention.form is MentionForm.PLACE and not mention.key.startswith("country:"):
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
        for mention in self.article.mentions[:PAIRED]:
            side = self.article.side_of(mention.key)
            if side is not None and mention.form is not MentionForm.PLACE:
                counts[side] = counts.get(side, 0) + 1
        often = [side for side, count in counts.items() if count > 1]
        return often[:2] if len(often) >= 2 else list(counts) if len(counts) == 2 else []

    def _paired(self) -> list[str]:
        """The two sides that a dash joins, "the Belgrade-Pristina file": whose talks an article is about."""
        article = self.article
        for k in range(1, min(len(article.lower) - 1, PAIRED)):
            if article.lower[k] not in ("-", "–", "—", "/"):
                continue
            left, right = article.mention(k - 1), article.mention(k + 1)
            if left is None or right is None or article.tokens[k].start != article.tokens[k - 1].end:
                continue
            sides = [article.side_of(left.key), article.side_of(right.key)]
            if left is not right and sides[0] and sides[1] and sides[0] != sides[1]:
                return [side for side in sides if side]
        return []

    def _main(self, latest: Frame | None) -> Frame | None:
        """The latest meeting of those whose sides are told most often: a further round is one of theirs."""
        talks = [f for f in self.meetings[-60:] if len(f.sides) >= 2 and f.kind not in ASIDE and not f.shared]
        told = Counter(frozenset(f.sides) for f in talks)
        if not told or latest is None or told[frozenset(latest.sides)] >= max(told.values()):
            return latest
        most = max(told.values())
        return next(f for f in reversed(talks) if told[frozenset(f.sides)] == most)

    def inherit(self, frame: Frame) -> None:
        """Take over the sides of the meeting told last, for a further round or session."""
        source = self.sided(0)
        if source is None or (source.kind in ASIDE and frame.kind not in ASIDE):
            candidates = [f for f in self.meetings[-60:] if len(f.sides) >= 2 and f.kind not in ASIDE]
            source = candidates[-1] if candidates else source
        if frame.series or frame.round is not None:
            source = self._main(source)
        if source is None:
            if not frame.sides:
                before = self.subject_before(self.article.sentence_first(frame.first))
                for key in before or self._paired():
                    add_party(self.article, frame, key, Role.PARTY, None, "P06")
                frame.shared = frame.shared or bool(frame.sides)
            return
        sides, people = source.sides, []
        if len(frame.sides) == 1:  # one is named: the other is the one who was told first
            sides = [side for side in source.sides if side not in frame.sides][:1]
            people = [p for p in source.people[:1] if self.article.side_of(p) in sides and frame.people]
        for key in [*sides, *people]:
            add_party(self.article, frame, key, Role.PARTY, None, "P06")
        frame.shared = True
