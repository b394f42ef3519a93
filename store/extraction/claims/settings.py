"""A gathering that others only meet at: "on the margins of the Commonwealth summit", "during the Arab session"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.scan.argument_words import MARGINS
from store.extraction.claims.text.article import Article

DURING = frozenset({"during", "at", "in", "on", "after", "before", "alongside", "amid"})


def on_its_margins(article: Article, frame: Frame) -> bool:
    """Whether a noun only names the gathering that a meeting is held on the margins of."""
    at = frame.trigger.phrase_first
    return frame.trigger.noun and at > 1 and article.lower[at - 1] == "of" and article.lower[at - 2] in MARGINS


def place_from(setting: Frame, frame: Frame) -> None:
    """Give a meeting the place and the days of the gathering that it is held at, where it has none of its own."""
    if setting.place is not None and setting.place_rank > frame.place_rank:
        frame.place, frame.place_rank = setting.place, setting.place_rank
    if not frame.dated and setting.dated:
        frame.when, frame.dated = setting.when, True


def own_sides(meeting: Frame, setting: Frame) -> list[str]:
    """The sides that a noun adds to a meeting: of two or more, no bloc whose gathering it is; none that it only took
    over where the verb tells who comes, "A's envoy flew to Gao for further talks with B"."""
    if setting.completed is not None and meeting.sides:
        return [side for side in setting.sides if side != setting.completed]
    if setting.verdict.preposition in DURING and len(meeting.sides) >= 2:
        return [side for side in setting.sides if not side.startswith("org:")]
    return setting.sides
