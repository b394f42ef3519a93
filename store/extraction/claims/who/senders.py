"""Whoever is sent: "sent his envoy, X, to meet B": X is there, and whoever sent X only by the side of both."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_parties, add_party
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.argument_words import CROWD
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import POSSESSIVE
from store.extraction.claims.triggers.spoken import OFFICEHOLDERS
from store.extraction.claims.triggers.trigger import Trigger
from store.lexicon.closed import closed
from store.model import Role, Tense

SENDING = closed("sending")
SENT_REACH = 28
"""How many tokens before an infinitive the verb of sending stands at most: "sent X to C on Monday to meet"."""
SENDER = 24
"""How many tokens before a verb of sending whoever sends is named at most."""
SENT_TITLE = 7
"""How many tokens behind "his" the office of whoever is sent stands at most."""
AWAY = frozenset({"to", "on", "in", "at", "for"})
"""What ends the name of whoever is sent."""


def sent_to(reading: Reading, frame: Frame, trigger: Trigger) -> bool:
    """Add whoever is sent to do what an infinitive tells; False where nobody is, or nobody is described."""
    article = reading.article
    verb = _verb_of_sending(article, trigger)
    if verb == NOTHING:
        return False
    first = article.token_range(article.groups[verb].span)[1]
    last = next((k for k in range(first, trigger.first) if _ends_the_name(article, k)), trigger.first)
    found = scan(article, reading.clauses, first, last, article.clause_at[first], "party", subject=True)
    own = _describes(article, first, last)
    if not (found.parties or own):
        return False
    add_parties(article, frame, found.parties)
    if own or not frame.sides:
        for side in _sending_sides(reading, verb):
            add_party(article, frame, side, Role.PARTY, None, "C1300")
    return True


def _verb_of_sending(article: Article, trigger: Trigger) -> int:
    """The group of the verb of sending before an infinitive, in its sentence; NOTHING where there is none."""
    if article.lower[trigger.first] != "to":
        return NOTHING
    start = max(trigger.first - SENT_REACH, article.sentence_first(trigger.first))
    for k in range(trigger.first - 1, start - 1, -1):
        index = article.group_at[k]
        group = article.groups[index] if index != NOTHING else None
        if group is not None and group.lemma in SENDING:
            return index if not group.passive and not group.negated else NOTHING
        if group is not None and group.tense is not Tense.NONE:
            return NOTHING
        if article.lower[k] in (";", ":"):
            return NOTHING
    return NOTHING


def _describes(article: Article, first: int, last: int) -> bool:
    """Whether the words are of an official of whoever sends: "his foreign minister", "its negotiators"."""
    officials = OFFICEHOLDERS | CROWD
    return article.lower[first] in POSSESSIVE and not officials.isdisjoint(
        article.lower[first : min(first + SENT_TITLE, last)]
    )


def _ends_the_name(article: Article, at: int) -> bool:
    return (article.lower[at] in AWAY and article.mention(at) is None) or article.time_at[at] != NOTHING


def _sending_sides(reading: Reading, verb: int) -> list[str]:
    """The sides of whoever sends: of the names before the verb, or of whom a pronoun there stands for."""
    article = reading.article
    head = article.token_range(article.groups[verb].span)[0]
    first = max(article.sentence_first(head), head - SENDER)
    named = [m for k in range(first, head) if (m := article.mention(k)) is not None]
    sides = [side for m in named if (side := article.side_of(m.key)) is not None]
    return sides[-1:]


def senders_stay(reading: Reading, found: list[Frame]) -> None:
    """ "The president sent his minister to Bol for talks": only the side of whoever sends is there."""
    article = reading.article
    for frame in found:
        trigger = frame.trigger
        verb = _sent_by(article, trigger)
        if verb == NOTHING:
            continue
        head = article.token_range(article.groups[verb].span)[0]
        first = max(reading.clauses[article.clause_at[head]].first, head - SENDER)
        senders = {m.key for k in range(first, head) if (m := article.mention(k)) is not None}
        for other in found:
            before = article.before(other.trigger.phrase_first)
            if other is frame or (other.trigger.clause == trigger.clause and before in ("for", "to")):
                other.people[:] = [key for key in other.people if key not in senders]


def _sent_by(article: Article, trigger: Trigger) -> int:
    """The group of the verb by which somebody is sent to do what a trigger tells, by name or office."""
    if trigger.frame == "dispatch":
        return trigger.group if not article.groups[trigger.group].passive else NOTHING
    verb = _verb_of_sending(article, trigger) if not trigger.noun else NOTHING
    if verb == NOTHING:
        return NOTHING
    first = article.token_range(article.groups[verb].span)[1]
    return verb if _describes(article, first, trigger.first) else NOTHING
