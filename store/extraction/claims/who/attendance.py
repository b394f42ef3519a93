"""Persons told beside a meeting by a sentence of their own: who was present, and who the ministers were.

"Attending were X and Y", "Among those present were X, the envoy, and Y": whoever such a sentence lists takes part in
the meeting told in it or just before. "The ministers of A and B met on Monday. X and Y agreed": as many persons of no
other side as there are ministers are the ministers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from store.extraction.claims.frames import Frame, add_company, add_party, add_person
from store.extraction.claims.text.article import Article
from store.extraction.claims.text.person_lists import persons_listed
from store.extraction.claims.who.at_the_table import at_the_table
from store.extraction.claims.who.company import in_company
from store.extraction.claims.who.spoken_of import is_of_old, is_past, whole
from store.lexicon.closed import closed
from store.model import BlockKind, MeetingKind, Mention, MentionForm, Role, Sentence, Status

PRESENT = closed("present_first")
LISTING = closed("listing")
SEATS = closed("seating")
ACTING = closed("acting_for")
FACING = closed("facing")
SENT = closed("sent_people")
TEAMS = closed("led_teams") | closed("teams_in_the_plural")
LEADING = frozenset({"leading", "heading", "representing"})
FOR = frozenset({"for"})
BEING = frozenset({"were", "are", "was", "is"})
REPRESENTING = frozenset({"represented", "represents", "represent", "representing"})
REPRESENTED = frozenset({"represented"})
REPRESENTED_WITHIN = 6
"""How many tokens before "represented by" whoever did not come himself is named at most."""
DEPUTY = 14
"""How many tokens behind "represented" his deputy is named at most: "represented at the talks in C on Monday by X"."""
TALKS = closed("spoken_to")
ELSEWHERE = frozenset({"at", "in", "before", "on"})
"""Words behind a side that tell where else it is represented."""
JOINED = 8
"""Tokens within which "and" joins the person who acts for a side to one named before."""
OPENS_WITHIN = 4
"""Within how many tokens a sentence says that it lists those present."""
TOLD_WITHIN = 2
"""How many sentences after a meeting those present can be told."""
ENDS = frozenset({";", "which", "where", "after", "before"})
"""Words at which a list of persons ends."""


def add_attendance(article: Article, frames: Sequence[Frame]) -> None:
    """Add persons listed as present, and the office holders whose names the next sentences tell."""
    told = [frame for frame in frames if not frame.title]
    if not told:
        return
    for earlier, later in pairwise(told):
        if _goes_on(article, earlier, later):
            _join(earlier, later)
    sentences = [frame.sentence for frame in told]
    for index, sentence in enumerate(article.document.sentences):
        if index < told[0].sentence or article.document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH:
            continue
        behind = bisect_right(sentences, index)
        if behind > 1 and "had" not in article.lower[sentence.first : sentence.last]:
            past = is_past(article, sentence)
            while behind > 1 and is_of_old(told[behind - 1], told[:behind], index, past):
                behind -= 1
        frame = _meeting_before(told[behind - 1], index) if behind else None
        if frame is None:
            continue
        again = told[behind - 1].sentence == index and told[behind - 1].same_as is frame
        for mention in _listed(article, sentence):
            add_party(article, frame, mention.key, Role.PARTY, mention.span, "PR06")
        _let_stand_in(article, frame, sentence)
        for mention in in_company(article, told[behind - 1], sentence):
            add_company(frame, mention.key, mention.span)
        named = _for_a_side(article, frame, sentence) + _representing(article, frame, sentence)
        if frame.sentence < index or again:
            _name_holders(article, frame, sentence)
            named += _sent(article, frame, sentence) + at_the_table(article, frame, sentence)
        for mention in named:
            if mention.key not in frame.absent:
                add_person(frame, mention.key, mention.span)


def _let_stand_in(article: Article, frame: Frame, sentence: Sentence) -> None:
    """ "President A was represented by X at the talks": X is there, and not A."""
    for at in article.words.within(REPRESENTED, sentence.first + 1, sentence.last - 2):
        verb = article.finite(at)
        by = next((k for k in range(at + 1, min(at + DEPUTY, sentence.last)) if article.lower[k] == "by"), 0)
        if not by or verb is None or not verb.passive or verb.negated or article.first_finite(at + 1, by) is not None:
            continue
        before = range(at - 1, max(sentence.first, at - REPRESENTED_WITHIN) - 1, -1)
        whom = next((m for k in before if (m := article.mention(k)) is not None), None)
        if whom is None or whom.key not in frame.people or not article.is_person(whom):
            continue
        deputies = persons_listed(article, by + 1, sentence.last, ENDS | ELSEWHERE, joined=True)
        if deputies:
            frame.people.remove(whom.key)
        for mention in deputies:
            add_person(frame, mention.key, mention.span)


def _goes_on(article: Article, earlier: Frame, frame: Frame) -> bool:
    """Whether only persons of no other side are told of the meeting just told: "X sat opposite Y"."""
    if frame.sentence - earlier.sentence not in (1, TOLD_WITHIN) or earlier.people or len(earlier.sides) < 2:
        return False
    if frame.trigger.word in ("speak", "talk") or len(frame.people) < 2 - bool(frame.sides):
        return False  # "She spoke to the reporter"
    if frame.place is not None or frame.dated or frame.same_as is not None or frame.kind is not earlier.kind:
        return False
    if earlier.status not in (Status.HELD, Status.ONGOING) or frame.status not in (Status.HELD, None):
        return False
    sides = [article.side_of(key) for key in frame.people]
    known = set(earlier.sides)
    return bool(sides) and known.issuperset(frame.sides) and all(side is None or side in known for side in sides)


def _join(earlier: Frame, frame: Frame) -> None:
    """Let the persons of a frame take part in the meeting told before."""
    frame.same_as, frame.status = earlier.same_as or earlier, None
    for key in frame.people:
        add_person(frame.same_as, key, frame.spans.get(key))


def _meeting_before(frame: Frame, index: int) -> Frame | None:
    """The meeting of the frame told last up to a sentence, if that is near and nothing that fell through or a call."""
    meeting = whole(frame)
    near = frame.sentence >= index - TOLD_WITHIN and meeting.status is not Status.CANCELLED
    return meeting if near and meeting.kind is not MeetingKind.CALL else None


def _listed(article: Article, sentence: Sentence) -> list[Mention]:
    """The persons behind the verb of a sentence that begins with "Present", "Attending the talks", "Among those"."""
    lower, first = article.lower, sentence.first
    if lower[first] in LEADING and not TEAMS.isdisjoint(lower[first + 1 : first + 2 + OPENS_WITHIN]):
        be = article.first_finite(first + 2, sentence.last)
        return _persons(article, be + 1, sentence.last) if be is not None and lower[be] in BEING else []
    seated = _seats(article, sentence)
    if seated:
        return seated
    opening = lower[first : first + OPENS_WITHIN]
    if PRESENT.isdisjoint(opening) or (lower[first] == "among" and "those" not in opening and "the" not in opening):
        return []
    verb = article.first_finite(first, sentence.last)
    if verb is not None and verb < first + OPENS_WITHIN and lower[verb - 1] == "who":
        verb = article.first_finite(verb + 1, sentence.last)  # "Among those who attended the talks were"
    group = article.finite(verb) if verb is not None else None
    if group is None or group.negated or not (group.lemma == "be" or group.lemma in LISTING):
        return []
    return _persons(article, article.token_range(group.span)[1], sentence.last)


def _seats(article: Article, sentence: Sentence) -> list[Mention]:
    """ "X sat opposite Y", "Around the envoy, X, sit Y and Z", "Facing each other were X and Y": all who are named."""
    lower = article.lower
    verb = article.first_finite(sentence.first, sentence.last)
    group = article.finite(verb) if verb is not None else None
    if verb is None or group is None or group.negated or group.lemma not in ("be", "sit"):
        return []
    after = article.token_range(group.span)[1]
    around = not SEATS.isdisjoint(lower[sentence.first : sentence.first + 2])
    if not (around or (group.lemma == "sit" and not SEATS.isdisjoint(lower[after : after + 1]))):
        return []
    found = [*_persons(article, sentence.first, verb), *_persons(article, after, sentence.last)]
    return found if len(found) > 1 else []


def _for_a_side(article: Article, frame: Frame, sentence: Sentence) -> list[Mention]:
    """ "X came for Minsk, Y for the rebels", "for Minsk came X": persons told beside a side of the meeting."""
    lower, found = article.lower, []
    for at in article.words.within(FOR, sentence.first, sentence.last - 2):
        of = at + 1 + (lower[at + 1] == "the")
        if _acted_for(article, frame, of) not in frame.sides:
            continue
        k = at - 1
        while k > sentence.first and (lower[k] in ACTING or lower[k] == ","):
            k -= 1
        mention = article.mention(k) if k >= sentence.first else None
        if mention is None or not article.is_person(mention):
            side = article.mention(of)
            k = article.token_range(side.span)[1] if side is not None else of + 1
            k += k < sentence.last and lower[k] in ACTING
            opens = at == sentence.first or lower[at - 1] in (",", ";", "and", ":", "while")
            if opens and lower[k : k + 1] == [","]:
                found += _persons(article, k + 1, sentence.last)  # "for Chad, A and B signed"
            mention = article.mention(k) if k < sentence.last and opens else None
        if mention is not None and article.is_person(mention) and mention.form is MentionForm.NAME:
            found += [each for each in _before(article, sentence, k) if "and" in lower[k - JOINED : k]] + [mention]
    return found


def _representing(article: Article, frame: Frame, sentence: Sentence) -> list[Mention]:
    """ "A and B represented Juba", "X, representing the rebels": those named before the verb.

    Behind it where that opens the sentence: "Representing Juba were A and B".
    """
    first, found = sentence.first, []
    verb = article.first_finite(first + 1, sentence.last) if article.lower[first] == "representing" else None
    if verb is not None and article.lower[verb] in BEING:
        of = first + 1 + (article.lower[first + 1] in ("the", "its"))
        if _acted_for(article, frame, of) in frame.sides:
            found += _persons(article, verb + 1, sentence.last)
    for at in article.words.within(REPRESENTING, sentence.first + 1, sentence.last - 1):
        of = at + 1 + (article.lower[at + 1] in ("the", "its"))
        behind = article.lower[of + 1 : of + 5]
        elsewhere = not ELSEWHERE.isdisjoint(behind[:1]) and TALKS.isdisjoint(behind)  # "at the world court"
        if not elsewhere and _acted_for(article, frame, of) in frame.sides:
            found += _before(article, sentence, at)
    return found


def _before(article: Article, sentence: Sentence, at: int) -> list[Mention]:
    """The persons named between the verb before a token, or a semicolon, and the token."""
    own = article.finite(at)
    before = range(at - 1, sentence.first - 1, -1)
    ends = (k + 1 for k in before if article.lower[k] == ";" or article.finite(k) not in (None, own))
    return _persons(article, next(ends, sentence.first), at)


def _acted_for(article: Article, frame: Frame, at: int) -> str | None:
    """The side that a name means; "the government" is that of the one country among the sides."""
    if at >= len(article.lower):
        return None
    countries = [side for side in frame.sides if side.startswith("country:")]
    of_one = article.lower[at] in ("government", "state") and len(countries) == 1
    return countries[0] if of_one else _side_at(article, at)


def _side_at(article: Article, at: int) -> str | None:
    """The side that a name means, a capital for its country."""
    mention = article.mention(at)
    if mention is None or article.is_person(mention):
        return None
    place = article.place_of(mention)
    return article.side_of(mention.key) or (article.country_of_place(place) if place is not None else None)


def _sent(article: Article, frame: Frame, sentence: Sentence) -> list[Mention]:
    """ "Minsk sent X, a senator, and Y of the border service": all of the list."""
    if SENT.isdisjoint(article.lower[sentence.first + 1 : sentence.last]):
        return []
    for at in range(sentence.first + 1, sentence.last):
        if article.lower[at] in SENT:
            sides = {_side_at(article, k) for k in range(max(sentence.first, at - 4), at)} - {None}
            return _persons(article, at + 1, sentence.last) if sides & set(frame.sides) else []
    return []


def _persons(article: Article, first: int, stop: int) -> list[Mention]:
    return persons_listed(article, first, stop, ENDS)


def _name_holders(article: Article, frame: Frame, sentence: Sentence) -> None:
    """Add the persons who do something together or to each other, as many as there are sides whose ministers met."""
    if frame.people or len(frame.sides) < 2 or frame.status not in (Status.HELD, Status.ONGOING, Status.SCHEDULED):
        return
    meeting = article.document.sentences[frame.sentence]
    verb = next((k for k in range(sentence.first, sentence.last) if article.finite(k) is not None), sentence.first)
    groups = article.role_groups(meeting.first, meeting.last)
    named = any(not group.sides for group in article.role_groups(sentence.first, verb))  # "Ministers X and Y signed"
    if not named and not any(len(frame.sides) in (len(group.sides), group.number) for group in groups):
        return
    persons = _persons(article, sentence.first, verb)
    together = "and" in article.lower[sentence.first : verb]
    group = article.finite(verb)
    if not together and group is not None and group.lemma in FACING:
        persons, together = [*persons, *_persons(article, article.token_range(group.span)[1], sentence.last)], True
    keys = list(dict.fromkeys(mention.key for mention in persons))
    if len(keys) != len(frame.sides) or not together:
        return
    sides = [article.side_of(key) for key in keys]
    titled = any((actor := article.actors.get(key)) is not None and actor.title for key in keys)
    if (titled and not named) or any(side is not None and side not in frame.sides for side in sides):
        return
    for mention in persons:
        add_person(frame, mention.key, mention.span)
    frame.rules.append("P06")
