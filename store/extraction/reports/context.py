"""Whose meeting it is where a text does not say: the sides of the meeting it has been speaking of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from store.extraction.claims.frames import Frame
from store.extraction.claims.scan.argument_words import CROWD, PLURAL_HEADS
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import ABOUT
from store.extraction.claims.text.stories import WHOLE
from store.lexicon.closed import closed
from store.model import BlockKind, MeetingKind, MentionForm, Report, Status, When

OF_THE_TEXT = frozenset({"strong", "weak", "body", "meet", "convene", "ellipsis"})
"""Frames of meetings that are of the main sides of a text where it names none; verbs of hosting, seeing or uniting
have sides of their own, though nobody tells them."""
STRANGERS = closed("strangers")
"""Who meets beside the meetings that a text is about: clubs, schools, firms."""
OPEN = closed("open_gatherings")
SENT = (closed("bodies") | CROWD | PLURAL_HEADS | closed("sent_to_talks")) - closed("apart_from_talks")
"""Who meets for states and bodies: negotiators, commissions, the sides themselves."""
NAMED_FOR_MANY = frozenset({"forum", "conference"})
KNOWN = frozenset({"the", "their", "its", "both", "these", "those"})
THEY = 2
"""How many sentences after a meeting those who met are still "they"."""
OWN = frozenset({"its", "their", "a", "an"})
SPEAKING = closed("speaking_of_talks")
OCCASION = frozenset({"at", "during"})
BETWEEN_TWO = frozenset({"and", "-", "–", "&"})
REACH = 8
"""How many tokens the subject of a verb of meeting is looked for in."""


def contexts(article: Article, groups: list[list[Frame]]) -> list[list[str]]:
    """For each group of frames, the sides of another meeting where it has none of its own.

    Those of the meeting told just before it in its paragraph, else of the first meeting of the text that has two or
    more. Not for those of whom the words tell that somebody else meets: "Zrinjski and Borac meet on Sunday".
    """
    told = [_sides(group) for group in groups]
    full: dict[int, int] = {}
    met: dict[int, int] = {}
    """By story, the first meeting with two sides or more, and the first that is no call."""
    for index, sides in enumerate(told):
        if len(sides) >= 2:
            story = groups[index][-1].story
            full.setdefault(story, index)
            if groups[index][0].kind is not MeetingKind.CALL:
                met.setdefault(story, index)
    beside = _just_before(article, groups, told)
    opening: tuple[int, list[str]] | None = None
    most = max((frame.expected for group in groups for frame in group), default=0)
    found: list[list[str]] = []
    for index, group in enumerate(groups):
        known: list[str] = []
        of_others = index not in beside and not any(frame.trigger.frame in OF_THE_TEXT for frame in group)
        own = bool(told[index]) or of_others
        own = own or any(_of_strangers(article, frame) or _of_many(article, frame) for frame in group)
        if not own and group[0].kind is not MeetingKind.VISIT:
            pool = full if group[0].kind is MeetingKind.CALL else met
            first = beside.get(index, pool.get(group[-1].story))
            known = _core(told, first) if first is not None else headed(article, group[-1])
            if first is None and group[-1].story == WHOLE:
                opening = opening or first_pair(article)
                known = opening[1] if opening[0] < article.sentence_first(group[-1].trigger.first) else known
            if not known and group[0].trigger.noun:
                known = two_of_the_sentence(article, group[0])
            of_a_series = any(frame.round is not None or frame.series for frame in group)
            expected = most if of_a_series else max(frame.expected for frame in group)
            if 2 * len(known) < expected:  # "six-party talks" are none of the two who met elsewhere
                known = next((sides for sides in told if 2 * len(sides) >= expected), [])
        found.append(known)
    return found


def _just_before(article: Article, groups: list[list[Frame]], told: list[list[str]]) -> dict[int, int]:
    """By group without sides, the meeting told in the sentence before its own, or in it, in the same paragraph."""
    sentences = article.document.sentences
    of_frame = sorted(
        ((frame.first, i, frame) for i, group in enumerate(groups) for frame in group), key=lambda t: t[0]
    )
    found: dict[int, int] = {}
    latest: tuple[int, Frame] | None = None
    for _, index, frame in of_frame:
        if told[index]:
            bodies = any(article.is_body_of_its_sides(side) for side in told[index])
            if len(told[index]) >= 2 and frame.kind is not MeetingKind.CALL and not (frame.title or bodies):
                latest = index, frame
        elif latest is not None and frame is groups[index][0]:
            away = frame.sentence - latest[1].sentence
            one_block = sentences[frame.sentence].block == sentences[latest[1].sentence].block
            journey = latest[1].kind is MeetingKind.VISIT and frame.inherited  # a further round is none of a journey
            if journey:
                continue
            if (away <= 1 and (one_block or frame.series or frame.round)) or (away <= THEY and _they(article, frame)):
                found[index] = latest[0]
    return found


def _they(article: Article, frame: Frame) -> bool:
    """Whether those who meet are told as "they" or "the ministers", right before the verb."""
    if frame.trigger.noun:
        return False
    first = article.sentence_first(frame.trigger.first)
    before = article.lower[max(first, frame.trigger.first - REACH) : frame.trigger.first]
    return "they" in before or ("the" in before and not PLURAL_HEADS.isdisjoint(before))


def _core(told: list[list[str]], index: int) -> list[str]:
    """The sides of a meeting without bodies that chair or watch it, where the others meet elsewhere without them."""
    sides = told[index]
    if _of_one_kind(sides):
        return sides
    for other in told:
        without = [side for side in sides if side not in other]
        if len(other) >= 2 and set(other) < set(sides) and _of_one_kind(other) and _of_one_kind(without):
            return other
    return sides


def _of_one_kind(sides: Iterable[str]) -> bool:
    """Whether these are bodies only, or states and groups only."""
    return len({side.startswith("org:") for side in sides}) == 1


def headed(article: Article, frame: Frame) -> list[str]:
    """The countries that the heading of a story of a brief names: "4. Yemen"."""
    blocks = article.document.blocks
    if frame.story == WHOLE:
        return []
    above = range(article.document.sentences[frame.sentence].block, -1, -1)
    head = next((blocks[at].span for at in above if blocks[at].kind is BlockKind.SUBHEAD), None)
    named = [article.mention(k) for k in range(*article.token_range(head))] if head is not None else []
    sides = (article.side_of(mention.key) for mention in named if mention is not None)
    return list(dict.fromkeys(side for side in sides if side is not None and side.startswith("country:")))


def first_pair(article: Article) -> tuple[int, list[str]]:
    """The two sides first named side by side, and the token between: "Fijian and Tongan officials", "Kosovo-Serbia".

    Else the only two of the first sentence with two; behind the last token where there are none.
    """
    lower = article.lower
    for k in article.words.within(BETWEEN_TWO, 1, len(lower) - 1):
        one, other = article.mention(k - 1), article.mention(k + 1)
        if one is None or other is None or one is other:
            continue
        sides = [side for mention in (one, other) if (side := article.side_of(mention.key)) is not None]
        if len(set(sides)) == 2 and _of_one_kind(sides):
            return k, sides
    return _two_at_odds(article)


def _two_at_odds(article: Article) -> tuple[int, list[str]]:
    """The only two sides of the first sentence that names two, and its last token: "Fiji accused Tonga of theft."."""
    for sentence in article.document.sentences:
        named = article.mentions_within(sentence.first, sentence.last)
        keys = (m.key for m in named if m.form is not MentionForm.PLACE)
        sides = [*dict.fromkeys(side for key in keys if (side := article.side_of(key)) is not None)]
        if len(sides) >= 2:
            return sentence.last - 1, sides if len(sides) == 2 and _of_one_kind(sides) else []
    return len(article.lower), []


def two_of_the_sentence(article: Article, frame: Frame) -> list[str]:
    """The two sides that a sentence names beside a past meeting with a place; none where it names more, or only one.

    "A keeps a pledge that it gave B at last week's meeting in Muscat"
    """
    verdict, before = frame.verdict, article.before(frame.trigger.phrase_first)
    told = verdict.status in (Status.HELD, Status.CANCELLED) or (verdict.status is None and before in OCCASION)
    if not told or (frame.place is None and (frame.round is None or not frame.dated)):
        return []
    if before in ABOUT or (verdict.relation == "object" and not verdict.preposition):
        return []  # "A and B welcomed the talks in C", "A told B about the talks in C"
    within = range(*article.token_range(article.document.sentences[frame.sentence].span))
    if any(article.lower[k] == "by" and article.mention(k + 1) is not None for k in within[:-1]):
        return []  # "The talks in C were condemned by A and B"
    if any(article.lower[k] == "and" and _speak_of_it(article, k, within.stop) for k in within[:-1]):
        return []  # "A and B, which mediate, said that the talks in C had been hard"
    named = [m for k in within if (m := article.mention(k)) is not None and m.form is not MentionForm.PLACE]
    keys = dict.fromkeys(mention.key for mention in named if not article.is_person(mention))
    sides = dict.fromkeys(side for key in keys if (side := article.side_of(key)) is not None)
    home = article.country_of_place(frame.place) if frame.place is not None else None
    among = [side for side in sides if side != home] if len(sides) > 2 else list(sides)
    return among if len(among) == 2 and _of_one_kind(among) else []


def _speak_of_it(article: Article, joint: int, stop: int) -> bool:
    """Whether two names joined by "and" have a verb of saying or judging behind them."""
    two = (article.mention(joint - 1), article.mention(joint + 1))
    if any(mention is None or mention.form is MentionForm.ADJECTIVE for mention in two):
        return False
    verbs = (g for k in range(joint + 2, min(joint + REACH, stop)) if (g := article.group_at[k]) != NOTHING)
    return any(article.groups[group].lemma in SPEAKING for group in verbs)


def _of_many(article: Article, frame: Frame) -> bool:
    """ "The Munich Security Conference": a gathering with a name, to which those who met elsewhere go."""
    named = frame.trigger.noun and article.mention(frame.trigger.first) is not None
    return named and frame.trigger.word in NAMED_FOR_MANY


def _of_strangers(article: Article, frame: Frame) -> bool:
    """Whether a meeting is that of names nobody knows, or of others than states and bodies send to talks."""
    if not frame.trigger.noun:
        return _strange_subject(article, frame.trigger.first)
    return _gathering_of_others(article, frame) or _held_by_strangers(article, frame)


def _held_by_strangers(article: Article, frame: Frame) -> bool:
    """ "The Patriotic Frame held its weekly meeting": somebody nobody knows holds what is nobody else's."""
    verdict = frame.verdict
    own = article.lower[frame.trigger.phrase_first] in OWN
    if not own or verdict.relation != "object" or article.groups[verdict.governor].passive:
        return False
    return _strange_subject(article, article.token_range(article.groups[verdict.governor].span)[0])


def _strange_subject(article: Article, at: int) -> bool:
    """Whether the words before a verb are names nobody knows, or those of others than states and bodies send."""
    start = article.sentence_first(at)
    named = False
    for k in range(at - 1, max(start, at - REACH) - 1, -1):
        low = article.lower[k]
        if low in ("which", "who") or (low == "," and article.lower[k + 1] in ("which", "who")):
            continue  # "Lenders, which met on Tuesday"
        if low in (",", ";", ":") or article.finite(k) is not None:
            break
        if article.mention_at[k] != NOTHING or article.time_at[k] != NOTHING or low in SENT:
            return False
        if low in STRANGERS or _many(article, k):
            return True
        named = named or (k > start and article.tokens[k].text[0].isupper())
    return named


def _gathering_of_others(article: Article, frame: Frame) -> bool:
    """ "a donors' meeting", "a conference of mayors", "the energy ministers' retreat", "a seminar on river law"."""
    trigger, lower = frame.trigger, article.lower
    if frame.series or frame.round is not None:
        return False
    nameless = trigger.frame == "weak" and not (frame.definite or frame.people)
    if trigger.word in OPEN or (nameless and not trigger.word.endswith("s")):
        return True
    owned = next((k for k in range(frame.first, trigger.first) if lower[k] in ("'s", "'")), 0)
    if owned and article.mention_at[owned - 1] == NOTHING:
        owner = lower[owned - 1]
        return owner in STRANGERS or (owner not in SENT and _many(article, owned - 1))
    if lower[trigger.last : trigger.last + 1] not in (["of"], ["with"]):
        return False
    for k in range(trigger.last + 1, min(trigger.last + REACH, len(lower))):
        if article.mention_at[k] != NOTHING or article.group_at[k] != NOTHING or not lower[k].isalpha():
            return False
        if lower[k] in SENT or article.time_at[k] != NOTHING:
            return False
        if lower[k] in STRANGERS or _many(article, k):
            return True
    return False


def _many(article: Article, at: int) -> bool:
    """Whether a token is a plural noun told for the first time: "Tribal elders", but not "the elders"."""
    word = article.tokens[at].text
    if not KNOWN.isdisjoint(article.lower[max(at - 3, article.sentence_first(at)) : at]):
        return False
    plain = article.mention_at[at] == NOTHING and article.group_at[at] == NOTHING and article.time_at[at] == NOTHING
    return plain and len(word) > 4 and word.endswith(("s", "men")) and not word.endswith(("ss", "us", "is", "ways"))


def _sides(group: list[Frame]) -> list[str]:
    """The sides that a meeting is told of by itself, without who was only travelled to, hosts or mediates."""
    aside = {key for frame in group for key in frame.absent}
    own = list(dict.fromkeys(key for frame in group if not frame.inherited for key in frame.sides))
    core = {key for frame in group for key in frame.sides if key != frame.visited}
    beside = {key for frame in group for key in (*frame.hosts, *frame.mediators)}
    told = [key for key in own if key not in aside]
    among = [key for key in told if key in core and key not in beside]
    return among if len(among) >= 2 else told


def main_meeting(reports: list[Report]) -> Report | None:
    """The first meeting that is told with a town and a day."""
    return next((r for r in reports if r.place and not r.place.startswith("country:") and _day(r.when)), None)


def beside(report: Report, main: Report | None) -> Report:
    """A meeting without a place that falls into the days of the main meeting is taken to be where that one is."""
    if report.place is not None or report.kind in (MeetingKind.CALL, MeetingKind.VISIT):
        return report
    if report.status is Status.PROPOSED:
        return report
    day = _day(report.when) or (_day(report.previous) if report.previous else None)
    if day is None or main is None or main.kind is MeetingKind.VISIT:
        return report
    first, last = _day(main.when), _end(main.when)
    near = timedelta(days=0 if report.round is None and _with_others(report, main) else 1)
    if first is None or last is None or not first - near <= day <= last + near:
        return report
    return replace(report, place=main.place, country=main.country, rules=(*report.rules, "P22"))


def _with_others(report: Report, main: Report) -> bool:
    """Whether one of two who met meets somebody else: he may have left on the next day."""
    mine, theirs = set(report.participants), set(main.participants)
    return len(mine) > 1 and len(theirs) == 2 and not (mine <= theirs or theirs <= mine)


def _day(when: When) -> date | None:
    return date.fromisoformat(when.start) if when.start and len(when.start) == 10 else None


def _end(when: When) -> date | None:
    return date.fromisoformat(when.end) if when.end and len(when.end) == 10 else _day(when)
