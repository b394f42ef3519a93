"""Who makes a journey that is told without its traveller, and whose talks are told of behind one.

"A visit to London was put off, his office said"; "Chad's minister is in Tunis. A meeting with B is set for Friday".
"""

from __future__ import annotations

from store.extraction.claims.discourse import Discourse
from store.extraction.claims.frames import Frame, add_party
from store.extraction.claims.text.article import NOTHING, Article
from store.lexicon.closed import closed
from store.model import MeetingKind, MentionForm, Role, Sentence

INDEFINITE = frozenset({"a", "an", "another"})
OPENING = 2
"""How many tokens from the start of its sentence such a journey is told at most."""
WITH = ["with"]
TRILATERAL = closed("trilateral")
RECENT = 3
"""How many of the meetings told last can be that of the other two of three."""
OFFICE = 4
"""How many tokens behind "his" the verb of saying stands at most: "his press office said"."""


def add_traveller(article: Article, frame: Frame, sentence: Sentence) -> None:
    """Add the person for whom the end of the sentence speaks, where the journey that opens it has nobody."""
    trigger = frame.trigger
    bare = article.lower[trigger.phrase_first] in INDEFINITE and trigger.phrase_first <= sentence.first + OPENING
    if frame.people or len(frame.sides) > 1 or not bare:
        return
    for k in range(trigger.last, sentence.last):
        mention = article.mention(k)
        if mention is None or mention.form is not MentionForm.PRONOUN or not article.is_person(mention):
            continue
        said = any(article.cue_at[at] != NOTHING for at in range(k + 1, min(k + 1 + OFFICE, sentence.last)))
        if said and article.side_of(mention.key) not in frame.sides:
            add_party(article, frame, mention.key, Role.PARTY, None, "P06")
            return


def add_the_two(article: Article, discourse: Discourse, frame: Frame) -> None:
    """Add those who met in the sentence before to "a trilateral with B", "a three-way meeting with B's minister"."""
    trigger = frame.trigger
    phrase = article.lower[trigger.phrase_first : trigger.last]
    if len(frame.sides) != 1 or TRILATERAL.isdisjoint(phrase) or phrase[0] not in INDEFINITE:
        return
    if article.lower[trigger.last : trigger.last + 1] != WITH:
        return
    for before in reversed(discourse.frames[-RECENT:]):
        if frame.sentence - before.sentence <= 1 and len(before.sides) == 2 and frame.sides[0] not in before.sides:
            for key in before.sides:
                add_party(article, frame, key, Role.PARTY, None, "P06")
            frame.shared, frame.series = True, "other"
            return


def add_visitor(article: Article, discourse: Discourse, frame: Frame, sentence: Sentence) -> None:
    """Add who was told to travel in the sentence before, where "A meeting with B" opens this one and names B alone."""
    trigger = frame.trigger
    opens = trigger.phrase_first <= sentence.first + OPENING and article.lower[trigger.last : trigger.last + 1] == WITH
    before = discourse.frames[-1] if discourse.frames else None
    if not opens or len(frame.sides) != 1 or before is None or before.kind is not MeetingKind.VISIT:
        return
    near = sentence.block - article.document.sentences[before.sentence].block <= 1
    travelling = [side for side in before.sides if side != before.visited]
    if not near or frame.sentence - before.sentence != 1 or len(travelling) != 1 or travelling[0] in frame.sides:
        return
    people = [person for person in before.people if article.side_of(person) == travelling[0]]
    for key in people or travelling:
        add_party(article, frame, key, Role.PARTY, None, "P06")
