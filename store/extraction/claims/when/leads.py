"""Days told by less than a day: the entry of a timeline with a dash behind its day, an hour alone."""

from __future__ import annotations

from collections.abc import Sequence

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.when.stored import known, on_publication, when_of
from store.lexicon.closed import closed
from store.model import MeetingKind, Precision, Sentence, Status, Tense, TimeExpression

DASHES = frozenset({"–", "—", "-", ":", "--"})
SIGNS = DASHES | {"*"}
"""Behind the day of an entry: a dash, a colon, the end of bold letters."""
MARK = 5
"""How many tokens "(planned)" behind the day of an entry has at most, with its brackets."""
MARKED = {
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
    "off": Status.CANCELLED,
    "postponed": Status.POSTPONED,
}
"""What an entry says of its meeting by one word before a colon or in brackets."""
DIARY = closed("diary_headings")
OPENING = 8
"""How many tokens "on the agenda on" has at most before the day of an entry."""
BEFORE_HOURS = frozenset({"at", "from", "around", "by", "about", "before", "after"})
HOURS = closed("hours")
"""What makes an hour of the figure before it."""
MOMENTS = closed("moments")
"""Hours with a name of their own."""
HOUR_BEHIND = 16
"""How many tokens behind its verb or noun the hour of a meeting is told at most."""


def lead_time(article: Article, sentence: Sentence, known: TimeExpression | None) -> TimeExpression | None:
    """The day that opens the block of a sentence, before a dash or a colon; ``known``: that of the sentence before."""
    sentences = article.document.sentences
    index = article.sentence_index(sentence.first)
    if index and sentences[index - 1].block == sentence.block:
        return known
    at = sentence.first
    time = article.time(at)
    if time is None:
        at = announced_at(article, at, sentence.last)
        time = article.time(at) if at != NOTHING else None
    if time is None:
        return None
    while at < sentence.last and article.time(at) is not None:
        at += 1
    if article.lower[at : at + 1] == ["("]:  # "20 June (planned) - "
        at = next((k + 1 for k in range(at, min(at + MARK, sentence.last)) if article.lower[k] == ")"), at)
    return time if at < sentence.last and article.lower[at] in SIGNS else None


def announced_at(article: Article, first: int, stop: int) -> int:
    """Where the day stands by which "On the agenda on Friday: " opens an entry; NOTHING where it does not."""
    time_at = article.time_at
    if DIARY.isdisjoint(article.words.words):
        return NOTHING
    for k in range(first + 1, min(first + OPENING, stop - 1)):
        if time_at[k] != NOTHING and time_at[k] != time_at[k + 1]:
            named = article.lower[k + 1] == ":" and not DIARY.isdisjoint(article.lower[first:k])
            return k if named else NOTHING
    return NOTHING


def place_by_lead(article: Article, frame: Frame, sentence: Sentence) -> None:
    """ "Luanda: Presidents A and B hold talks": the town that opens an entry, for a frame without a place."""
    mention = article.mention(sentence.first)
    if frame.place is not None or mention is None or frame.kind is MeetingKind.CALL:
        return
    at = sentence.first
    while at < sentence.last and article.mention(at) is mention:
        at += 1
    if article.lower[at : at + 1] == [":"] and (place := article.place_of(mention)) is not None:
        frame.place, frame.place_rank = place, 1


def status_by_mark(article: Article, frame: Frame, sentence: Sentence) -> None:
    """ "CANCELLED: meeting of A and B", "talks between A and B (postponed)": what an entry says in one word."""
    lower, first = article.lower, sentence.first
    if not frame.trigger.noun or frame.status is not None:
        return
    marked = lower[first] if lower[first + 1 : first + 2] and lower[first + 1] in DASHES else ""
    for k in range(frame.trigger.last, sentence.last - 2):
        if lower[k] == "(" and lower[k + 2] == ")":
            marked = lower[k + 1]
    if marked in MARKED:
        frame.status, frame.verdict.strength = MARKED[marked], 3


def date_by_lead(article: Article, frame: Frame, lead: TimeExpression, ahead: bool = False) -> None:
    """Give a frame without a day of its own the day of its entry; what is told in the present tense is over then.

    ``ahead``: in a diary of days to come, where it is planned on the first of them as well.
    """
    told = known(frame.when) or frame.previous is not None or frame.until is not None
    if (frame.dated and told) or frame.status is Status.PROPOSED:
        return
    frame.when = when_of(lead, article.publication)
    frame.dated = True
    today = article.publication.day
    coming = today is not None and lead.start is not None and (lead.start > today or (ahead and lead.start == today))
    if frame.status is None and coming:
        frame.status, frame.verdict.strength = Status.SCHEDULED, max(frame.verdict.strength, 1)
    if lead.end is None or coming or (today is not None and lead.end > today):
        return
    index = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
    group = article.groups[index] if index != NOTHING else None
    present = group is not None and group.tense is Tense.PRESENT
    if frame.status is None or (frame.status is Status.SCHEDULED and (present or frame.verdict.strength < 2)):
        frame.status = Status.HELD
        frame.verdict.strength = max(frame.verdict.strength, 1)


PLANNED = frozenset({"due", "set", "scheduled", "planned", "fixed"})


def date_by_hour(article: Article, frame: Frame, sentence: Sentence, told: Sequence[Frame]) -> None:
    """ "A and B are due to meet in C at 1pm": an hour alone, where nothing told before has a day, is one of today's."""
    if frame.dated or frame.title or frame.same_as is not None or article.publication.day is None:
        return
    off = frame.status is Status.CANCELLED and frame.trigger.noun
    if frame.status not in (Status.SCHEDULED, Status.HELD, Status.ONGOING, None) and not off:
        return
    if frame.negative and not off:
        return
    if any(earlier.dated and not set(frame.sides).isdisjoint(earlier.sides) for earlier in told):
        return
    if not (frame.sides or frame.people or frame.place) or (frame.trigger.noun and frame.definite):
        return
    if _day_in_block(article, sentence):
        return
    behind = range(frame.trigger.last, min(sentence.last, frame.trigger.last + HOUR_BEHIND))
    at = next((k for k in (sentence.first, *behind) if _is_hour(article, k)), None)
    if at is None or (off and article.before(at) not in PLANNED):
        return  # "a call due at noon was dropped", but not "was dropped at noon"
    frame.when, frame.dated = on_publication(article.publication), True
    index = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
    present = index != NOTHING and article.groups[index].tense is Tense.PRESENT and frame.status is not Status.ONGOING
    frame.status = Status.SCHEDULED if present or frame.status is None else frame.status


def _day_in_block(article: Article, sentence: Sentence) -> bool:
    """Whether a day is told in the block of a sentence up to its end."""
    first = article.token_range(article.document.blocks[sentence.block].span)[0]
    times = (article.time(k) for k in range(first, sentence.last))
    return any(time is not None and time.precision is Precision.DAY for time in times)


def _is_hour(article: Article, at: int) -> bool:
    """Whether "at 1 pm", "at 14:00", "from 10 a.m.", "at noon" begins at a token."""
    lower = article.lower
    if lower[at] not in BEFORE_HOURS or at + 2 >= len(lower):
        return False
    figure, unit = lower[at + 1], lower[at + 2]
    if figure in MOMENTS:
        return True
    hour = figure[0].isdigit() and len(figure) in (4, 5) and figure[-3] in ":."
    return (hour and figure[:-3].isdigit() and figure[-2:].isdigit()) or (
        unit in HOURS and article.time_at[at + 1] == NOTHING
    )
