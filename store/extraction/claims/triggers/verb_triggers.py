"""The verbs that can speak of a meeting, by their lemma or by a set phrase."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import OWNING
from store.extraction.claims.text.words import MeetingWords, Verb
from store.extraction.claims.triggers.domestic import joined_with_another, meets_another
from store.extraction.claims.triggers.false_friends import follows, is_false, is_thing_met, meets_a_thing
from store.extraction.claims.triggers.own_bodies import own_body, own_people
from store.extraction.claims.triggers.spoken import by_voice
from store.extraction.claims.triggers.told_verb import ToldVerb
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.triggers.verb_frames import complete
from store.extraction.claims.triggers.verbs_of_motion import team_led
from store.extraction.claims.triggers.verbs_of_speech import of_a_deal
from store.lexicon.closed import closed
from store.model import MeetingKind, Sentence, Tense

SUBJECT = 12
"""How many tokens before its verb a person is its subject at most."""
NEAR = 5
"""How many tokens before its verb the word for a body stands at most, where no "which" stands between."""
OWN_REACH = 6
"""How many tokens behind "convened" a body of one's own stands at most."""
ACTORS = frozenset({"they", "he", "she", "it", "both"})
DOING = frozenset({"which", "as"})
"""Before "they did": what they had agreed to do."""
OPPONENTS = closed("opponents")
RECEIVING = closed("receiving")
"""Verbs of what is done to people and to things."""


def verb_trigger(
    article: Article, words: MeetingWords, at: int, group_index: int, sentence: Sentence
) -> Trigger | None:
    """The trigger of a verb group whose head, a verb or phrase of meeting, stands at a token; None where it tells of
    no meeting."""
    group = article.groups[group_index]
    lemma = group.lemma
    after = at + 1
    while after < sentence.last and article.group_at[after] == group_index:
        after += 1
    if article.lower[at] in words.nouns and article.lower[after : after + 1] == ["between"]:
        return None  # "Bargaining between A and B"
    passive = group.passive or of_a_deal(article, group_index)
    verb = phrase_verb(article, words, lemma, after, sentence.last, passive) or words.verbs.get(lemma)
    if (
        verb is not None
        and verb.lemma == "speak"
        and after + 1 < sentence.last
        and article.lower[after] == "for"
        and article.mention_at[after + 1] != NOTHING
    ):
        verb = verb._replace(frame="roster", kind=MeetingKind.TALKS)
    if verb is None:
        return None
    voiced = verb.frame in ("speak", "meet", "face", "brief") and by_voice(article, after, sentence.last)
    if verb.frame == "roster" and not group.passive:
        led = team_led(article, after, sentence.last)
        if led is not None:  # "led a delegation to Doha"
            verb, after = verb._replace(frame="travel", kind=MeetingKind.VISIT), led
    if verb.frame == "invite" and group.passive:
        return None
    first = article.token_range(group.span)[0]
    if _was_habit(article.lower, first):
        return None
    if verb.lemma == "join" and group.passive and article.lower[after : after + 1] == ["by"]:
        verb = verb._replace(frame="roster", kind=MeetingKind.TALKS)
    said = follows(article.lower, after, verb.after) if verb.after else None
    beyond = after + len(said or ())
    if verb.frame == "convene" and _of_its_own(article, words, beyond, sentence.last):
        return None
    if verb.frame == "meet" and own_people(article, beyond + (article.lower[beyond : beyond + 1] == ["with"])):
        return None
    if verb.frame in ("meet", "convene") and _among_themselves(article, words, at, beyond, sentence):
        return None
    if not verb.after and not voiced and (group.passive and verb.frame in ("meet", "see", "travel", "speak")):
        return None
    if not verb.after and is_false(article, words.false_verbs.get(lemma), at, after):
        return None
    false = words.false_verbs.get(lemma) if lemma in RECEIVING else None
    if false and (meets_a_thing(article, false, after, sentence.last) or is_thing_met(article, false, first, after)):
        return None
    if group.tense is Tense.NONE and article.lower[at].endswith("ing") and article.before(at) in ("of", "-", "the"):
        owner = article.mention(after) if article.lower[at - 1] == "of" and after < sentence.last else None
        end = article.token_range(owner.span)[1] if owner is not None else sentence.last
        owned = end + 1 < sentence.last and article.lower[end] in OWNING
        whom = article.mention(end + 1) if owned else owner
        if whom is None or not article.is_person(whom):  # "the idea of meeting President B"
            return None
    if not complete(ToldVerb(article, verb, after, sentence.last, group.tense)):
        if lemma not in ("head", "send", "discuss"):
            return None
        verb = verb._replace(frame="deal" if lemma == "discuss" else "roster", kind=MeetingKind.TALKS)
        if not complete(ToldVerb(article, verb, after, sentence.last, group.tense)):
            return None
    frame, kind = verb.frame, verb.kind
    if frame in ("contact", "face"):
        after = beyond
    if voiced:
        frame, kind = frame if frame in ("face", "brief") else "meet", MeetingKind.CALL
    elif frame == "speak":
        frame, kind = "meet", MeetingKind.TALKS
    return Trigger(first, after, kind, frame, verb.rule, article.clause_at[at], False, first, group_index, lemma)


def _was_habit(lower: list[str], first: int) -> bool:
    """ "used to meet his counterpart", "used to visit his mother": what was done again and again is no one meeting."""
    return lower[first - 1 : first + 1] == ["used", "to"] or lower[first - 2 : first] == ["used", "to"]


def phrase_verb(article: Article, words: MeetingWords, lemma: str, after: int, stop: int, passive: bool) -> Verb | None:
    """The sense of a verb with the words from ``after`` on: "call" with "on", "touch" with "down in"."""
    best: Verb | None = None
    length = 0
    for verb in words.phrases.get(lemma, ()):
        if verb.passive and not passive:
            continue
        at = after
        while at < stop and (
            article.time_at[at] != NOTHING
            or article.lower[at] in ("on", "again", "this", "late", "early", "also", "back", "still")
        ):
            if follows(article.lower, at, verb.after) is not None:
                break
            at += 1
        found = follows(article.lower, at, verb.after) if at < stop and article.lower[at] in verb.after else None
        if found is not None and len(found) > length:
            if verb.needs and verb.needs not in article.lower[at : min(at + 12, stop)]:
                continue
            best, length = verb, len(found)
    if best is None and _did_as_told(article, after):
        return next((verb for verb in words.phrases.get(lemma, ()) if verb.frame == "again"), None)
    return best


def _did_as_told(article: Article, after: int) -> bool:
    """ "Agreed to meet in Tunis, which they did on Monday": what was planned was done."""
    opened = article.lower[after - 4 : after]
    return len(opened) == 4 and opened[0] == "," and opened[1] in DOING and opened[2] in ACTORS and opened[3] == "did"


def _among_themselves(article: Article, words: MeetingWords, at: int, after: int, sentence: Sentence) -> bool:
    """ "Parliament met", "protesters gathered"; not "the government and the rebels met", "the union met the owners"."""
    near = max(at - (SUBJECT if article.before(at) == "which" else NEAR), sentence.first)
    before = article.lower[near:at]
    whose = range(max(at - SUBJECT, sentence.first), near)  # "fighters of the Front gathered"
    if not any(_is_own(article, words, k) for k in range(near, at)) and not any(
        article.lower[k + 1] == "of" and _is_own(article, words, k) for k in whose
    ):
        return False
    subject = (article.mention(k) for k in range(max(at - SUBJECT, sentence.first), at))
    named = any(mention is not None and article.is_person(mention) for mention in subject)
    if named or "both" in before or ("two" in before and "the" in before):
        return False  # "the chairman of the parliament, A, met B", "both unions met"
    whom = range(after, min(after + 4, sentence.last))
    own = any(_is_own(article, words, k) and article.lower[k] not in OPPONENTS for k in whom)
    if meets_another(article, after, sentence) and not own:
        return False
    if joined_with_another(article, words.domestic, sentence.first, at):
        return False
    return not ("and" in before and any(w in OPPONENTS for w in article.lower[max(at - 8, sentence.first) : at]))


def _of_its_own(article: Article, words: MeetingWords, after: int, stop: int) -> bool:
    """ "convened the security cabinet", "gathered her ministers": a body of one's own and nobody else."""
    for k in range(after, min(after + OWN_REACH, stop)):
        if article.finite(k) is not None or article.lower[k] in ("and", ",", "in", "on", "at", "with"):
            return False
        if _is_own(article, words, k) or own_people(article, k):
            return article.lower[k + 1 : k + 2] != ["and"]
    return False


def _is_own(article: Article, words: MeetingWords, at: int) -> bool:
    return (article.lower[at] in words.domestic and not _of_a_body(article, at)) or own_body(article, at)


def _of_a_body(article: Article, at: int) -> bool:
    """Whether a word belongs to the name of a body that can be a side: "Karen National Union"."""
    mention = article.mention(at)
    return mention is not None and (article.side_of(mention.key) or "").startswith(("org:", "group:"))
