"""Who speaks at a meeting takes part: "X told the summit", "Opening the talks, Y called", "said Z as he left"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from store.extraction.claims.frames import Frame, add_party, add_person
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.who.seen_there import CHAIRS, DETERMINERS, SIGNALS, seen_there, speaker_in
from store.extraction.claims.who.spoken_of import whole
from store.lexicon.closed import closed
from store.model import BlockKind, MeetingKind, Mention, MentionForm, Role, Sentence, Status

SPOKEN_TO = closed("spoken_to")
SPEAKS_TO = closed("speaks_to")
AT = frozenset({"at", "to", "before"})
CHAIRMEN = closed("heads_of_meetings")
SPEAKING = closed("speaking_at")
"""Before "at" or "to" and the meeting at which somebody speaks."""
DONE_THERE = closed("done_at_what_was_held")
"""What was done at a meeting that was held."""
OPENING_OF = closed("before_a_meeting_spoken_at")
"""Between a verb of speaking and the meeting."""
BEING = frozenset({"was", "were", "be", "been"})
NEAR = 4
"""How many sentences after a meeting its speakers can be told."""
SPEECH = 4
"""Tokens between a word of speaking and "at" or "to" at most."""
MOST = 12
"""How many meetings back the one is looked for at which somebody speaks."""
REACH = 14
"""Tokens between somebody and the verb that has him speak."""


def add_speakers(article: Article, frames: Sequence[Frame]) -> None:
    """Let those who are told to speak at a meeting take part in the one told last."""
    told = [frame for frame in frames if not frame.title]
    if not told or SIGNALS.isdisjoint(article.words.words):
        return
    beside: dict[int, list[Frame]] = {}
    for frame in told:
        beside.setdefault(frame.sentence, []).append(frame)
    for frame in told:
        if frame.trigger.noun and frame.kind not in (MeetingKind.CALL, MeetingKind.VISIT):
            _let_speak_at(article, frame, beside[frame.sentence])
    sentences = [frame.sentence for frame in told]
    for index, sentence in enumerate(article.document.sentences):
        if index < sentences[0] or article.document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH:
            continue
        behind = bisect_right(sentences, index)
        near = told[max(0, behind - MOST) : behind]
        if near[-1].sentence < index - NEAR:
            continue
        for at in article.words.within(SIGNALS, sentence.first, sentence.last):
            if article.statement_at[at] == NOTHING:
                _let_speak(article, near, index, sentence, at)


def _let_speak_at(article: Article, frame: Frame, beside: Sequence[Frame]) -> None:
    """Let whoever speaks at a meeting where it is told take part; ``beside``: the meetings of the same sentence."""
    sentence = article.document.sentences[frame.sentence]
    verb = _speech_before(article, frame, sentence)
    if verb is None:
        return
    opens = verb == sentence.first
    mention = _behind_comma(article, verb, sentence.last) if opens else _before(article, sentence, verb)
    meeting = whole(frame)
    if mention is None or not _may_join(article, meeting, mention):
        return
    if any(mention.key in each.people for each in beside):
        return  # "A and B met in C and chaired the council's meeting": told already
    if meeting is frame and frame.status in (None, Status.PROPOSED) and article.lower[verb] in DONE_THERE:
        frame.status = Status.HELD
    _join(article, meeting, mention)


def _speech_before(article: Article, frame: Frame, sentence: Sentence) -> int | None:
    """The word of speaking before a meeting: "told a meeting in C", "Speaking at the A summit", "a speech to the"."""
    lower, at = article.lower, frame.trigger.phrase_first - 1
    while at > sentence.first and (lower[at] in OPENING_OF or lower[at] in SPOKEN_TO):
        at -= 1
    if at < sentence.first:
        return None
    if lower[at] in AT:
        near = range(at, max(sentence.first, at - SPEECH) - 1, -1)
        return next((k for k in near if lower[k] in SPEAKING), None)
    return at if lower[at] in SPEAKS_TO and article.before(at) not in BEING else None


def _let_speak(article: Article, near: Sequence[Frame], index: int, sentence: Sentence, at: int) -> None:
    """Let whoever speaks at the meeting told before, or is seen there, take part."""
    meeting = _meeting_before(near, index, at)
    if meeting is None:
        return
    spoken = _speaker(article, sentence, at) if at > sentence.first and article.lower[at] in SPOKEN_TO else None
    for mention in [spoken] if spoken is not None else seen_there(article, meeting, sentence, at):
        if article.lower[at] in CHAIRS and mention.key not in meeting.absent:
            add_person(meeting, mention.key, mention.span)
        elif _may_join(article, meeting, mention):
            _join(article, meeting, mention)


def _meeting_before(told: Sequence[Frame], index: int, at: int) -> Frame | None:
    """The meeting told last up to a sentence, if that is near; none that is still to come, and no call.

    Of those told in one sentence, the one that has been held: "met on Monday and will meet again".
    """
    coming = None
    for frame in reversed(told):
        if frame.sentence < index - NEAR or coming not in (None, frame.sentence):
            return None
        meeting = whole(frame)
        itself = frame is meeting and frame.sentence == index and frame.trigger.first <= at < frame.trigger.last
        if meeting.status is not None and not itself:
            going = meeting.status in (Status.HELD, Status.ONGOING) and meeting.kind is not MeetingKind.CALL
            if going:
                return meeting
            coming = frame.sentence
    return None


def _may_join(article: Article, frame: Frame, mention: Mention) -> bool:
    """Whether somebody can be of a meeting: between two sides nobody from a third one."""
    if mention.key in frame.people or mention.key in frame.absent:
        return False
    side = article.side_of(mention.key)
    return len(frame.sides) != 2 or side is None or side in frame.sides


def _join(article: Article, frame: Frame, mention: Mention) -> None:
    """Add somebody, and the side too where the meeting has none told."""
    if not frame.sides:
        add_party(article, frame, mention.key, Role.PARTY, mention.span, "PR06")
    else:
        add_person(frame, mention.key, mention.span)


def _speaker(article: Article, sentence: Sentence, at: int) -> Mention | None:
    """Whoever addresses the meeting or those at it that a noun at a token stands for."""
    lower, before = article.lower, at - 1
    while before > sentence.first and lower[before] in DETERMINERS:
        before -= 1
    if before == at - 1 and lower[at] not in ("delegates", "participants", "leaders", "ministers"):
        return None  # "a meeting", "every summit"
    if lower[before] in SPEAKS_TO:
        if before == sentence.first:
            return _behind_comma(article, at, sentence.last)
        if lower[before - 1] in BEING:
            return None
        return _before(article, sentence, before)
    if lower[before] == "of" and lower[before - 1] in CHAIRMEN and before - 1 > sentence.first:
        return _behind_comma(article, at, sentence.last)  # "The president of the meeting, A, said"
    if lower[before] in AT:
        return speaker_in(article, sentence)
    return None


def _behind_comma(article: Article, at: int, stop: int) -> Mention | None:
    """ "Opening the talks in Accra, commission president X called": the first person behind the comma."""
    comma = next((k for k in range(at, stop) if article.lower[k] == ","), stop)
    for k in range(comma + 1, min(stop, comma + REACH)):
        mention = article.mention(k)
        if mention is not None and article.is_person(mention):
            return mention if mention.form is not MentionForm.PRONOUN else None
        if article.finite(k) is not None:
            return None
    return None


def _before(article: Article, sentence: Sentence, at: int) -> Mention | None:
    """The person named last before the verb."""
    for k in range(at - 1, max(sentence.first, at - REACH) - 1, -1):
        mention = article.mention(k)
        if mention is not None and article.is_person(mention):
            return mention
        if article.lower[k] in (";", ":", "that"):
            return None
    return None
