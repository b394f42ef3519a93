"""The words that can speak of a meeting: nouns with their phrase, verbs with their group; no false friends."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.clauses import ADJECTIVAL, Clause
from store.extraction.claims.verb_frames import by_voice, complete
from store.extraction.claims.words import FalseFriend, MeetingWords, Noun, Verb
from store.model import MeetingKind, Sentence, Tense

STOPS_PHRASE = frozenset(
    [
        "of",
        "in",
        "on",
        "for",
        "with",
        "to",
        "from",
        "by",
        "at",
        "between",
        "about",
        "after",
        "before",
        "during",
        "over",
        "into",
        "until",
        "since",
        "through",
        "without",
        "among",
        "and",
        "or",
        "but",
        "as",
        "against",
        "amid",
        "ahead",
        "despite",
        "towards",
        "toward",
        "via",
        "like",
        "near",
        "inside",
        "outside",
        "per",
        "versus",
        "within",
        "out",
        "up",
        "off",
        "down",
        "than",
        "that",
        "which",
        "who",
        "where",
        "when",
        "while",
        "if",
        "because",
        "although",
        "though",
    ]
)
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "any",
        "no",
        "another",
        "each",
        "every",
        "some",
        "their",
        "his",
        "her",
        "its",
        "our",
        "my",
        "your",
        "either",
        "neither",
        "both",
        "all",
        "what",
    ]
)
SIGNS = frozenset(',;:.!?()"“”«»„…')
DASHES = frozenset("-–—/")
VOICE = frozenset({"phone", "telephone", "video", "conference", "tele", "zoom", "videolink"})
ADJECTIVES = frozenset(["bilateral", "trilateral", "tripartite", "quadrilateral", "ministerial", "plenary", "working"])
SERIES = frozenset({"round", "rounds", "session", "sessions", "series", "day", "days", "bout"})
PLURAL_TALKS = frozenset(
    {
        "talks",
        "negotiations",
        "consultations",
        "discussions",
        "contacts",
        "meetings",
        "dialogue",
        "dialogues",
        "diplomacy",
    }
    | {"visits", "exchanges", "deliberations", "bargaining", "encounters", "conversations", "mediation"}
)


COURTS = frozenset({"court", "case", "judge", "judges", "trial", "tribunal", "lawsuit", "prosecutors", "lawyers"})


@dataclass(slots=True)
class Trigger:
    """What starts a claim."""

    first: int
    last: int
    """Token range of the word itself."""
    kind: MeetingKind
    frame: str
    """The frame of a verb, or ``strong``, ``weak`` or ``body`` of a noun."""
    rule: str
    clause: int
    noun: bool
    phrase_first: int
    """First token of the noun phrase; of the verb group for a verb."""
    group: int = NOTHING
    word: str = ""
    resumed: bool = False
    """The second half of a verb that was split: "spoke with A and, separately, with B"."""


def find_triggers(article: Article, words: MeetingWords, sentence: Sentence, clauses: list[Clause]) -> list[Trigger]:
    """All triggers of a sentence, in text order."""
    found: list[Trigger] = []
    lower, group_at, groups = article.lower, article.group_at, article.groups
    nouns = words.nouns
    done = NOTHING
    at = sentence.first
    while at < sentence.last:
        word = lower[at]
        group = group_at[at]
        if group != NOTHING and groups[group].head == at:
            trigger = _verb(article, words, at, group, sentence)
            if trigger is not None:
                found.append(trigger)
                at += 1
                continue
        if word == "the" and at + 3 < sentence.last and lower[at + 1] in ORDER:
            end = at + 2 + (lower[at + 2] in ("one", "such"))
            if _elliptical(article, end):
                clause = article.clause_at[at]
                found.append(Trigger(at + 1, end, MeetingKind.TALKS, "ellipsis", "S24", clause, True, at, word="round"))
                at = end
                continue
        if word in words.jointly and _follows(lower, at, words.jointly[word]) is not None:
            joint = _together(article, at, sentence, clauses, found)
            if joint is not None:
                found.append(joint)
        if word in nouns and at >= done:
            noun_trigger = _noun(article, words, at, group, sentence)
            if noun_trigger is not None:
                found.append(noun_trigger)
                done = noun_trigger.last
        at += 1
    return found


def _together(
    article: Article, at: int, sentence: Sentence, clauses: list[Clause], found: list[Trigger]
) -> Trigger | None:
    """ "A and B toured the temple together": whatever two sides do together, where and when that is told."""
    clause = clauses[article.clause_at[at]]
    if not clause.heads or any(trigger.clause == clause.index for trigger in found):
        return None
    index = clause.heads[-1]
    first, last = article.token_range(article.groups[index].span)
    if last > at or at - last > 8:
        return None
    return Trigger(first, last, MeetingKind.OTHER, "contact", "J01", clause.index, False, first, index, "together")


PHRASE = 25
"""How many tokens a noun phrase has at most before its noun."""
LIGHT = frozenset({"hold", "begin", "resume", "start", "open", "conclude", "end", "wrap"})
"""In a headline these can be verbs that the noun-like words around them hide."""
ORDER = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth previous last next latest other".split()  # noqa: SIM905
)


def _elliptical(article: Article, at: int) -> bool:
    """Whether "the third" stands alone: a verb, a comma or a place follows."""
    group = article.finite(at)
    if group is not None:
        return group.lemma in ELLIPTICAL or (group.lemma == "be" and group.passive)
    return article.lower[at] in (",", "in", "on") and article.group_at[at] == NOTHING and _settled(article, at + 1)


ELLIPTICAL = frozenset(
    [
        "take",
        "hold",
        "begin",
        "start",
        "open",
        "end",
        "conclude",
        "break",
        "produce",
        "follow",
        "collapse",
        "finish",
        "yield",
        "bring",
        "last",
        "fail",
        "go",
        "convene",
    ]
)


def _settled(article: Article, at: int) -> bool:
    """Whether a time or a place comes next."""
    for k in range(at, min(at + 3, len(article.lower))):
        mention = article.mention(k)
        if article.time_at[k] != NOTHING or (mention is not None and article.place_of(mention) is not None):
            return True
    return False


def find_pronouns(
    article: Article, words: MeetingWords, sentence: Sentence, clauses: list[Clause], known: set[int]
) -> list[Trigger]:
    """Clauses such as "it was called off", whose subject is the meeting told before."""
    found = []
    for clause in clauses[article.clause_at[sentence.first] :]:
        if clause.index in known or not clause.heads:
            continue
        group = article.groups[clause.heads[0]]
        at = article.token_range(group.span)[0] - 1
        while at > clause.first and article.lower[at] in ("also", "now", "then", "again", "later", "already"):
            at -= 1
        if at < clause.first or article.lower[at] not in ("it", "they") or article.clause_at[at] != clause.index:
            continue
        found.append(Trigger(at, at + 1, MeetingKind.TALKS, "pronoun", "A16", clause.index, True, at, word="it"))
    for at in range(sentence.first + 1, sentence.last - 1):
        if article.lower[at] != "it":
            continue
        index = article.group_at[at - 1]
        clause_index = article.clause_at[at]
        if index == NOTHING or clause_index in known:
            continue
        effect = words.particles.get(article.groups[index].lemma, {}).get(article.lower[at + 1])
        effect = effect or words.effects.get(article.groups[index].lemma)
        if effect is not None and effect.effect in ("cancelled", "postponed"):
            found.append(Trigger(at, at + 1, MeetingKind.TALKS, "pronoun", "A16", clause_index, True, at, word="it"))
    return found


def _follows(lower: list[str], at: int, phrases: tuple[tuple[str, ...], ...]) -> tuple[str, ...] | None:
    best: tuple[str, ...] | None = None
    for phrase in phrases:
        longer = best is None or len(phrase) > len(best)
        if longer and lower[at] == phrase[0] and tuple(lower[at : at + len(phrase)]) == phrase:
            best = phrase
    return best


def _is_false(article: Article, friend: FalseFriend | None, first: int, after: int) -> bool:
    if friend is None:
        return False
    lower = article.lower
    if first > 0 and lower[first - 1] in friend.before:
        return True
    if first > 1 and lower[first - 1] == "'s" and lower[first - 2] in friend.before:
        return True
    said = _follows(lower, after, friend.after) if after < len(lower) else None
    if said is None:
        return False
    beyond = after + len(said)  # "had a call on Sunday" is no call on somebody
    return not (said[-1] in ("on", "for") and beyond < len(lower) and article.time_at[beyond] != NOTHING)


def _meets_a_thing(article: Article, friend: FalseFriend | None, after: int, stop: int) -> bool:
    """ "met Thursday's deadline", "meet the new, tougher standards": the object of the verb is no person."""
    things = {phrase[0] for phrase in friend.after if len(phrase) == 1} if friend is not None else set()
    for k in range(after, min(after + 6, stop)):
        mention = article.mention(k)
        if article.lower[k] in things:
            return True
        if article.lower[k] in STOPS_PHRASE or (
            mention is not None and mention.form.value not in ("adjective", "place")
        ):
            return False
    return False


def _noun(article: Article, words: MeetingWords, at: int, group: int, sentence: Sentence) -> Trigger | None:
    lower = article.lower
    if group != NOTHING and article.groups[group].head == at and article.groups[group].tense is not Tense.NONE:
        before = lower[at - 1] if at > sentence.first else ""
        if before not in ADJECTIVAL or article.token_range(article.groups[group].span)[0] != at:
            return None
    noun: Noun | None = None
    for candidate in words.nouns[lower[at]]:
        if tuple(lower[at : at + len(candidate.words)]) == candidate.words:
            noun = candidate
            break
    if noun is None:
        return None
    last = at + len(noun.words)
    mention = article.mention_at[at]
    if mention != NOTHING and (
        (noun.strength != "strong" and noun.words[-1] not in ("conference", "congress"))
        or (last < len(lower) and article.mention_at[last] == mention)
    ):
        return None
    word = noun.words[-1]
    if _is_false(article, words.false_nouns.get(word), at, last):
        return None
    if (
        last < len(lower)
        and lower[last] in DASHES
        and last + 1 < sentence.last
        and lower[last + 1].isalpha()
        and (
            article.tokens[last].start == article.tokens[last - 1].end
            and article.tokens[last + 1].start == article.tokens[last].end
        )
    ):
        return None  # "talks-about-talks", "meeting-room"
    kind, strength, rule = noun.kind, noun.strength, noun.rule
    if word in SERIES:
        ahead = _of_talks(article, last, sentence.last)
        if ahead is not None:
            last = ahead
        elif lower[last : last + 1] == ["of"] and _topic_noun(article, last + 1, word):
            return None
    if word in ADJECTIVES and last < sentence.last and _names_more(article, last):
        return None
    if word in ("call", "calls"):
        voiced = (at > 2 and lower[at - 1] == "a" and lower[at - 2] in ("hold", "held", "have", "had", "holding")) or (
            at > 0 and (lower[at - 1] in VOICE or lower[at - 1] in DASHES)
        )
        linked = last < len(lower) and lower[last] in ("between", "with")
        if not (voiced or linked):
            return None
    if word == "hearing" and COURTS & set(lower[max(at - 12, sentence.first) : min(at + 14, sentence.last)]):
        return None
    if word in ("conference", "conferences") and at > 0 and lower[at - 1] in ("video", "telephone", "phone"):
        kind = MeetingKind.CALL
    phrase_first = left_edge(article, at, sentence.first)
    voice = last < sentence.last and lower[last] in ("by", "over", "on") and VOICE & set(lower[last + 1 : last + 3])
    if kind is MeetingKind.TALKS and voice:
        kind = MeetingKind.CALL
    for k in range(phrase_first, at):
        if lower[k] in ("phone", "telephone", "video"):
            kind = MeetingKind.CALL
    return Trigger(at, last, kind, strength, rule, article.clause_at[at], True, phrase_first, word=word)


def _names_more(article: Article, at: int) -> bool:
    """Whether a noun follows, so that a word such as "bilateral" is an adjective."""
    word = article.lower[at]
    if word in STOPS_PHRASE or word in SIGNS:
        return False
    return article.finite(at) is None and article.time_at[at] == NOTHING


def _of_talks(article: Article, at: int, stop: int) -> int | None:
    """End of "of (trilateral) talks" after a word like "round"."""
    lower = article.lower
    if at >= stop or lower[at] != "of":
        return None
    for k in range(at + 1, min(at + 7, stop)):
        if lower[k] in PLURAL_TALKS:
            return k + 1
        if lower[k] in SIGNS or (lower[k] in STOPS_PHRASE and lower[k] != "and"):
            return None
    return None


def _topic_noun(article: Article, at: int, word: str) -> bool:
    """Whether "of" is followed by a plain noun (a round of applause), not by those who meet."""
    lower = article.lower
    if word in ("round", "rounds", "bout") and lower[at] not in DETERMINERS:
        for k in range(at, min(at + 4, len(lower))):
            if article.mention_at[k] != NOTHING:
                return False
            if article.group_at[k] != NOTHING:
                return True
        return True
    for k in range(at, min(at + 4, len(lower))):
        if article.mention_at[k] != NOTHING or lower[k] in DETERMINERS or lower[k].endswith("s"):
            return False
        if lower[k] in SIGNS:
            return True
    return False


def left_edge(article: Article, at: int, first: int) -> int:
    """First token of the noun phrase that ends in the noun at ``at``."""
    lower, group_at, groups = article.lower, article.group_at, article.groups
    edge = at
    k = at - 1
    first = max(first, at - PHRASE)
    while k >= first:
        word = lower[k]
        mention = article.mention_at[k]
        if mention != NOTHING:
            while k > first and article.mention_at[k - 1] == mention:
                k -= 1
            edge = k
            k -= 1
            continue
        if article.time_at[k] != NOTHING:
            if word in ("after", "before", "later", "ago", "earlier"):
                break
            edge = k
            k -= 1
            continue
        group = group_at[k]
        if group != NOTHING and groups[group].tense is not Tense.NONE and not _modifies(lower, k):
            break
        if group != NOTHING and k > first and group_at[k - 1] == NOTHING and not _modifies(lower, k):
            break
        if word in DETERMINERS:
            edge = k
            k -= 1
            if k < first or lower[k] != "'s":
                break
            continue
        if word == "and" and _joins(article, k, first):
            k -= 1
            continue
        if word in STOPS_PHRASE or word in SIGNS:
            break
        if word in DASHES and _open_dash(article, k):
            break
        if (
            word in LIGHT
            and k > first
            and article.mention_at[k - 1] != NOTHING
            and article.mention_at[k + 1] == NOTHING
        ):
            break
        edge = k
        k -= 1
    return edge


def _modifies(lower: list[str], at: int) -> bool:
    """Whether a participle stands where an adjective does: "the planned visit"."""
    return at > 0 and (lower[at - 1] in DETERMINERS or lower[at - 1] in ("'s", "'", "-", "long", "now", "recently"))


def _joins(article: Article, at: int, first: int) -> bool:
    """Whether "and" joins two names inside a noun phrase: "Turkish and British talks"."""
    if at <= first or at + 1 >= len(article.lower):
        return False
    return article.mention_at[at - 1] != NOTHING and article.mention_at[at + 1] != NOTHING


def _open_dash(article: Article, at: int) -> bool:
    tokens = article.tokens
    return at > 0 and tokens[at - 1].end < tokens[at].start


def _verb(article: Article, words: MeetingWords, at: int, group_index: int, sentence: Sentence) -> Trigger | None:
    group = article.groups[group_index]
    lemma = group.lemma
    after = at + 1
    while after < sentence.last and article.group_at[after] == group_index:
        after += 1
    verb = _phrase(article, words, lemma, after, sentence.last) or words.verbs.get(lemma)
    if (
        verb is not None
        and verb.lemma == "speak"
        and after < sentence.last
        and article.lower[after] == "for"
        and article.mention_at[after + 1] != NOTHING
    ):
        verb = verb._replace(frame="roster", kind=MeetingKind.TALKS)
    if verb is None:
        return None
    voiced = verb.frame in ("speak", "meet", "face") and by_voice(article, after, sentence.last)
    if verb.frame == "invite" and group.passive:
        return None
    if verb.lemma == "join" and group.passive and article.lower[after : after + 1] == ["by"]:
        verb = verb._replace(frame="roster", kind=MeetingKind.TALKS)
    if verb.frame in ("meet", "convene") and any(
        w in words.domestic for w in article.lower[max(at - 5, sentence.first) : at]
    ):
        return None
    if not verb.after and not voiced and (group.passive and verb.frame in ("meet", "see", "travel", "speak")):
        return None
    if not verb.after and _is_false(article, words.false_verbs.get(lemma), at, after):
        return None
    if lemma == "meet" and _meets_a_thing(article, words.false_verbs.get(lemma), after, sentence.last):
        return None
    if group.tense is Tense.NONE and article.lower[at].endswith("ing") and article.lower[at - 1] in ("of", "-", "the"):
        return None
    if not complete(article, verb, after, sentence.last, group.tense):
        if lemma not in ("head", "send", "discuss"):
            return None
        verb = verb._replace(frame="deal" if lemma == "discuss" else "roster", kind=MeetingKind.TALKS)
        if not complete(article, verb, after, sentence.last, group.tense):
            return None
    first = article.token_range(group.span)[0]
    frame, kind = verb.frame, verb.kind
    if frame in ("contact", "face") and verb.after:
        said = _follows(article.lower, after, verb.after)
        after += len(said) if said is not None else 0
    if voiced:
        frame, kind = "face" if frame == "face" else "meet", MeetingKind.CALL
    elif frame == "speak":
        frame, kind = "meet", MeetingKind.TALKS
    return Trigger(first, after, kind, frame, verb.rule, article.clause_at[at], False, first, group_index, lemma)


def _phrase(article: Article, words: MeetingWords, lemma: str, after: int, stop: int) -> Verb | None:
    best: Verb | None = None
    length = 0
    for verb in words.phrases.get(lemma, ()):
        at = after
        while at < stop and (
            article.time_at[at] != NOTHING
            or article.lower[at] in ("on", "again", "this", "late", "early", "also", "back", "still")
        ):
            if _follows(article.lower, at, verb.after) is not None:
                break
            at += 1
        found = _follows(article.lower, at, verb.after) if at < stop else None
        if found is not None and len(found) > length:
            if verb.needs and verb.needs not in article.lower[at : min(at + 12, stop)]:
                continue
            best, length = verb, len(found)
    return best
