"""The words that can speak of a meeting: nouns with their noun phrase, verbs with their group; false friends left out."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.claims.arguments import CROWD
from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.clauses import Clause
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
PLURAL_TALKS = frozenset({"talks", "negotiations", "consultations", "discussions", "contacts", "meetings"})
MOTION = frozenset({"to", "in", "into", "for", "at", "back", "on", "onto"})


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
        if word == "the" and at + 2 < sentence.last and lower[at + 1] in ORDER and _elliptical(article, at + 2):
            found.append(
                Trigger(
                    at + 1, at + 2, MeetingKind.TALKS, "ellipsis", "S24", article.clause_at[at], True, at, word="round"
                )
            )
            at += 2
            continue
        if word in nouns and at >= done:
            noun_trigger = _noun(article, words, at, group, sentence)
            if noun_trigger is not None:
                found.append(noun_trigger)
                done = noun_trigger.last
        at += 1
    return found


ORDER = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "previous", "last"]
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
    return found


def _follows(lower: list[str], at: int, phrases: tuple[tuple[str, ...], ...]) -> tuple[str, ...] | None:
    best: tuple[str, ...] | None = None
    for phrase in phrases:
        if lower[at] == phrase[0] and tuple(lower[at : at + len(phrase)]) == phrase:
            if best is None or len(phrase) > len(best):
                best = phrase
    return best


def _is_false(article: Article, friend: FalseFriend | None, first: int, after: int) -> bool:
    if friend is None:
        return False
    lower = article.lower
    if first > 0 and lower[first - 1] in friend.before:
        return True
    return after < len(lower) and _follows(lower, after, friend.after) is not None


def _noun(article: Article, words: MeetingWords, at: int, group: int, sentence: Sentence) -> Trigger | None:
    lower = article.lower
    if group != NOTHING and article.groups[group].head == at and article.groups[group].tense is not Tense.NONE:
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
    if last < len(lower) and lower[last] in DASHES and last + 1 < sentence.last and lower[last + 1].isalpha():
        if (
            article.tokens[last].start == article.tokens[last - 1].end
            and article.tokens[last + 1].start == article.tokens[last].end
        ):
            return None  # "talks-about-talks", "meeting-room"
    kind, strength, rule = noun.kind, noun.strength, noun.rule
    if word in SERIES:
        ahead = _of_talks(article, last, sentence.last)
        if ahead is not None:
            last = ahead
        elif lower[last : last + 1] == ["of"] and _topic_noun(article, last + 1):
            return None
    if word in ADJECTIVES and last < sentence.last and lower[last] not in STOPS_PHRASE and lower[last] not in SIGNS:
        if article.finite(last) is None and article.time_at[last] == NOTHING:
            return None
    if word in ("call", "calls"):
        voiced = (at > 2 and lower[at - 1] == "a" and lower[at - 2] in ("hold", "held", "have", "had", "holding")) or (
            at > 0 and (lower[at - 1] in VOICE or lower[at - 1] in DASHES)
        )
        linked = last < len(lower) and lower[last] in ("between", "with")
        if not (voiced or linked):
            return None
    if word in ("conference", "conferences") and at > 0 and lower[at - 1] in ("video", "telephone", "phone"):
        kind = MeetingKind.CALL
    phrase_first = left_edge(article, at, sentence.first)
    if kind is MeetingKind.TALKS and last + 1 < sentence.last and lower[last] in ("by", "over", "on"):
        if any(w in ("phone", "telephone", "video", "videolink") for w in lower[last + 1 : last + 3]):
            kind = MeetingKind.CALL
    for k in range(phrase_first, at):
        if lower[k] in ("phone", "telephone", "video"):
            kind = MeetingKind.CALL
    return Trigger(at, last, kind, strength, rule, article.clause_at[at], True, phrase_first, word=word)


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


def _topic_noun(article: Article, at: int) -> bool:
    """Whether "of" is followed by a plain noun (a round of applause), not by those who meet."""
    lower = article.lower
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
        if group != NOTHING and groups[group].tense is not Tense.NONE:
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
    if verb is not None and verb.lemma == "speak" and after < sentence.last and article.lower[after] == "for":
        verb = verb._replace(frame="roster", kind=MeetingKind.TALKS)
    if verb is None:
        return None
    voiced = verb.frame in ("speak", "meet") and _by_voice(article, after, sentence.last)
    if verb.frame == "invite" and group.passive:
        return None
    if not verb.after and not voiced and (group.passive and verb.frame in ("meet", "see", "travel", "speak")):
        return None
    if not verb.after and _is_false(article, words.false_verbs.get(lemma), at, after):
        return None
    if not _complete(article, verb, after, sentence.last, group.tense):
        if lemma not in ("head", "send"):
            return None
        verb = verb._replace(frame="roster", kind=MeetingKind.TALKS)
        if not _complete(article, verb, after, sentence.last, group.tense):
            return None
    first = article.token_range(group.span)[0]
    frame, kind = verb.frame, verb.kind
    if voiced:
        frame, kind = "meet", MeetingKind.CALL
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


def _by_voice(article: Article, at: int, stop: int) -> bool:
    lower = article.lower
    for k in range(at, min(at + 14, stop)):
        if lower[k] in ("telephone", "phone", "video", "videolink", "zoom") and lower[k - 1] in (
            "by",
            "the",
            "via",
            "over",
            "on",
        ):
            return True
        if lower[k] in (";", ":") or article.finite(k) is not None:
            return False
    return False


def _place_after(article: Article, at: int, stop: int, reach: int) -> bool:
    for k in range(at, min(at + reach, stop)):
        mention = article.mention(k)
        if mention is not None:
            return article.place_of(mention) is not None
        if article.lower[k] in SIGNS or article.finite(k) is not None:
            return False
    return False


def _actor_after(article: Article, at: int, stop: int, reach: int) -> bool:
    for k in range(at, min(at + reach, stop)):
        if article.mention(k) is not None:
            return True
        if article.lower[k] in SIGNS or article.finite(k) is not None:
            return False
    return False


def _complete(article: Article, verb: Verb, after: int, stop: int, tense: Tense) -> bool:
    """Whether what the verb's frame asks for stands after it."""
    lower = article.lower
    frame = verb.frame
    if frame == "visit" and after < stop and lower[after] == "by":
        return _actor_after(article, after + 1, stop, 5)
    if frame == "visit":
        return _place_after(article, after, stop, 7)
    if frame == "travel":
        k = after
        while k < min(after + 4, stop) and lower[k] not in MOTION:
            if article.time_at[k] == NOTHING and lower[k] not in (
                "back",
                "home",
                "again",
                "himself",
                "herself",
                "themselves",
                "together",
                "over",
                "out",
                "off",
                "due",
            ):
                return False
            k += 1
        if k >= stop or lower[k] not in MOTION:
            return False
        while k < stop and (lower[k] in MOTION or lower[k] in ("the", "neighbouring", "neighboring")):
            k += 1
        return _place_after(article, k, stop, 3)
    if frame == "speak":
        if _by_voice(article, after, stop):
            return True
        if after + 1 < stop and lower[after] == "with" and _person_near(article, after + 1, stop):
            return tense is not Tense.NONE and verb.lemma in ("speak", "talk")
        return verb.lemma == "talk" and tense is not Tense.NONE and _talks_somewhere(article, after, stop)
    if frame == "stay":
        return _stays(article, verb, after, stop, tense)
    if frame == "dispatch":
        return _dispatched(article, after, stop)
    if frame == "enter":
        k = after
        while k < min(after + 3, stop) and lower[k] not in ("into", "in", "at"):
            k += 1
        crowd = any(w in CROWD for w in lower[max(after - 8, 0) : after])
        return crowd and k < stop and lower[k] in ("into", "in", "at") and _place_after(article, k + 1, stop, 3)
    if frame == "leave":
        return (
            tense is not Tense.NONE
            and _place_after(article, after, stop, 2)
            and any(w in ("without", "after", "empty") for w in lower[after : min(after + 8, stop)])
        )
    if frame == "unite":
        return "together" in lower[after : min(after + 12, stop)]
    if verb.lemma == "call":
        return any(w in ("counterpart", "colleague", "homologue") for w in lower[after : min(after + 5, stop)])
    if frame == "sign":
        return tense is not Tense.NONE
    if frame == "host":
        return _actor_after(article, after, stop, 8) or any(
            lower[k] in ("leaders", "ministers", "allies", "delegates", "envoys", "delegations", "groups", "presidents")
            for k in range(after, min(after + 6, stop))
        )
    if frame == "roster":
        return _roster_follows(article, verb, after, stop)
    if frame == "see":
        return _actor_after(article, after, stop, 6)
    if frame == "invite":
        return _actor_after(article, after, stop, 6) or "to" in lower[after : min(after + 8, stop)]
    return True


def _person_near(article: Article, at: int, stop: int) -> bool:
    """Whether a person or the holder of an office is named next, no reporter."""
    for k in range(at, min(at + 6, stop)):
        mention = article.mention(k)
        if mention is not None and (article.is_person(mention) or mention.form.value == "role"):
            return True
        if article.lower[k] in ("reporters", "journalists", "media") or article.lower[k] in SIGNS:
            return False
    return False


def _stays(article: Article, verb: Verb, after: int, stop: int, tense: Tense) -> bool:
    """ "will be in Brussels on Thursday", "spent two days in Doha": a person or team, a place and a time."""
    lower = article.lower
    if tense is Tense.NONE:
        return False
    if verb.lemma == "be":
        k = after - 1
        while k > 0 and article.group_at[k] != NOTHING:
            k -= 1
        while k > 0 and lower[k] in (",", "also", "himself", "herself", "now"):
            k -= 1
        mention = article.mention(k)
        person = mention is not None and (article.is_person(mention) or mention.form.value in ("role", "pronoun"))
        if not (person or lower[k] in TEAMS or lower[k] in CROWD or lower[k] == "who"):
            return False
    k = after
    while k < min(after + 5, stop) and lower[k] not in ("in", "to"):
        k += 1
    if k >= stop or not _place_after(article, k + 1, stop, 2):
        return False
    return any(article.time_at[j] != NOTHING for j in range(after, min(after + 12, stop))) or verb.lemma == "spend"


def _dispatched(article: Article, after: int, stop: int) -> bool:
    """ "will send deputy ministers to La Paz"; a person alone is one who takes part."""
    lower = article.lower
    people = False
    for k in range(after, min(after + 12, stop)):
        mention = article.mention(k)
        people = (
            people or lower[k] in TEAMS or lower[k] in CROWD or (mention is not None and article.is_person(mention))
        )
        if lower[k] == "to" and people and _place_after(article, k + 1, stop, 3):
            return True
        if article.finite(k) is not None or lower[k] in (";", ":"):
            return False
    return False


def _talks_somewhere(article: Article, after: int, stop: int) -> bool:
    """ "are still talking in Washington", "talked licence days in Funafuti"; not "talk of", "talk about"."""
    if after < stop and article.lower[after] in (
        "of",
        "about",
        "to",
        "tough",
        "himself",
        "themselves",
        "itself",
        "like",
    ):
        return False
    first = article.sentence_first(after)
    opening = first + 1 < stop and article.lower[first] in ("in", "at") and article.mention(first + 1)
    if opening and article.place_of(opening) is not None:
        return True
    for k in range(after, min(after + 8, stop)):
        mention = article.mention(k)
        if mention is not None and article.place_of(mention) is not None and article.lower[k - 1] in ("in", "at"):
            return True
        if article.lower[k] in ("day",) and k > after:
            return True
        if article.lower[k] in SIGNS:
            return False
    return False


TEAMS = frozenset(
    [
        "delegation",
        "delegations",
        "team",
        "side",
        "mission",
        "group",
        "negotiators",
        "negotiator",
        "representative",
        "envoy",
        "talks",
    ]
)


def _roster_follows(article: Article, verb: Verb, after: int, stop: int) -> bool:
    """Whether those who are sent, led or represented are a delegation or a person."""
    lower = article.lower
    person = team = False
    for k in range(after, min(after + 12, stop)):
        if lower[k] in (";", ":") or article.finite(k) is not None:
            break
        mention = article.mention(k)
        person = person or (mention is not None and article.is_person(mention))
        team = team or lower[k] in TEAMS
    if verb.lemma in ("lead", "head", "front", "serve"):
        return team
    if verb.lemma == "speak":
        return after < stop and lower[after] == "for" and article.mention_at[min(after + 1, stop - 1)] != NOTHING
    if verb.lemma == "send":
        return person
    return person or team
