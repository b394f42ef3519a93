"""The nouns that can speak of a meeting, and where their noun phrase begins."""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import CROWD, DASHES, PLURAL_HEADS
from store.extraction.claims.scan.phrases import ROUNDS
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import ADJECTIVAL
from store.extraction.claims.text.small_words import COUNTED, OWNING, SIGNS
from store.extraction.claims.text.words import MeetingWords, Noun
from store.extraction.claims.triggers.false_friends import STOPS_PHRASE, is_false
from store.extraction.claims.triggers.trigger import Trigger
from store.lexicon.closed import closed
from store.model import MeetingKind, MentionForm, Sentence, Tense

DETERMINERS = closed("determiners")
NO_NOUN = DETERMINERS | closed("pronouns") | closed("no_subject_after") | closed("early") | closed("alone")
"""What stands behind a noun that no further noun follows."""
VOICE = closed("voice")
ADJECTIVES = closed("adjectives")
SERIES = closed("series")
CYCLES = frozenset({"cycle", "cycles"})
ROUNDS_OR_CYCLES = CYCLES | {"round", "rounds", "bout"}
OF_CYCLES = closed("order") | frozenset(ROUNDS) | {"previous", "earlier", "new", "final", "current", "this", "opening"}
"""What tells one cycle of talks from the others."""
NAMED_GATHERINGS = closed("named_gatherings")
"""Last words of names that can be a meeting: "the Astana Process resumed"."""
PLURAL_TALKS = closed("plural_talks")
SPELLS = closed("spells")
"""How long talks went on: "weeks of talks"."""
PHONES = frozenset({"phone", "telephone"})
OF_SPELLS = closed("parts_of_spells")
SPELL = 8
"""How many tokens "the better part of an hour" takes at most."""
DEALS = closed("deals")
COURTS = closed("courts")
BEFORE_CALL = closed("before_a_call")
"""Before "a call": one by telephone."""
SIGNED = 9
"""How many tokens behind "the signing" what is signed stands at most."""
PARTIES_BEHIND = 14
"""How many tokens behind "a call" those who speak stand at most."""
RANK = 7
"""How many tokens "a vice-ministerial-level" takes at most."""
OF_RANK = closed("ranks_of_a_call")
HELD = frozenset({"take", "hold", "have", "make", "last"})
BEFORE_BETWEEN = closed("before_between")
SENT = closed("sent_to_talks") | closed("bodies") | CROWD | PLURAL_HEADS
RETURNED = 5
"""How many tokens behind "return of" whoever comes back is named at most."""
PHRASE = 25
"""How many tokens a noun phrase has at most before its noun."""
BEFORE_MODIFIER = frozenset({"-", "long", "now", "recently"})
TIMING = frozenset({"in", "on"})
BEFORE_CLAUSE = SIGNS | {"and", "but", "that"}
TO_ITS_VERB = 20
"""How many tokens behind a noun the verb stands at most of which it is the subject."""
LIGHT = closed("light")
"""In a headline these can be verbs that the noun-like words around them hide."""


def noun_trigger(article: Article, words: MeetingWords, at: int, group: int, sentence: Sentence) -> Trigger | None:
    """The trigger of a noun that begins at a token; None where it is a verb, a name or a false friend."""
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
        (noun.strength != "strong" and noun.words[-1] not in NAMED_GATHERINGS)
        or (last < len(lower) and article.mention_at[last] == mention)
    ):
        return None
    word = noun.words[-1]
    if word in PHONES:
        first = _spell_before(article, at - 2, sentence.first) if lower[max(at - 2, 0) : at] == ["on", "the"] else at
        if first >= at - 2 or lower[last : last + 1] not in (["with"], ["to"]):
            return None
        return Trigger(at, last, noun.kind, noun.strength, noun.rule, article.clause_at[at], True, first, word="call")
    joins = word in ("call", "calls") and _joins_parties(article, last, sentence.last)
    if not joins and is_false(article, words.false_nouns.get(word), at, last):
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
        else:
            of_a_topic = lower[last : last + 1] == ["of"] and _topic_noun(article, last + 1, word)
            if of_a_topic or (word in CYCLES and not _of_told_talks(article, at)):
                return None
    named_after = word in ADJECTIVES or (noun.strength == "weak" and noun.kind is not MeetingKind.VISIT)
    if named_after and last < sentence.last and _names_more(article, last):
        return None
    if word in ("call", "calls"):
        voiced = (at > 1 and lower[at - 1] in ("a", "the") and lower[at - 2] in BEFORE_CALL) or (
            at > 0 and (lower[at - 1] in VOICE or lower[at - 1] in DASHES)
        )
        voiced = voiced or _graded(article, at)
        if not (voiced or joins):
            return None
    if word == "signing" and DEALS.isdisjoint(lower[last : min(last + SIGNED, sentence.last)]):
        return None
    if word in ("return", "returns") and lower[last : last + 1] == ["of"] and not _of_somebody(article, last + 1):
        return None
    if word == "hearing" and COURTS & set(lower[max(at - 12, sentence.first) : min(at + 14, sentence.last)]):
        return None
    if word in ("conference", "conferences") and at > 0 and lower[at - 1] in ("video", "telephone", "phone"):
        kind = MeetingKind.CALL
    phrase_first = _with_its_length(article, left_edge(article, at, sentence.first), at, sentence.first)
    voice = last < sentence.last and lower[last] in ("by", "over", "on") and VOICE & set(lower[last + 1 : last + 3])
    if kind is MeetingKind.TALKS and voice:
        kind = MeetingKind.CALL
    for k in range(phrase_first, at):
        if lower[k] in ("phone", "telephone", "video"):
            kind = MeetingKind.CALL
    return Trigger(at, last, kind, strength, rule, article.clause_at[at], True, phrase_first, word=word)


def _spell_before(article: Article, at: int, start: int) -> int:
    """The first token of "more than two hours | on the phone with"; ``at`` where no time is told before it."""
    lower, first = article.lower, at
    if at - 1 < start or lower[at - 1] not in SPELLS:
        return at
    while first > start and at - first < SPELL and is_of_a_spell(lower[first - 1]):
        first -= 1
    return first if first < at - 1 else at


def is_of_a_spell(word: str) -> bool:
    """Whether a word can stand in "the better part of an hour"."""
    return word in SPELLS or word in OF_SPELLS or word in COUNTED or word in DETERMINERS or word.isdecimal()


def _graded(article: Article, at: int) -> bool:
    """ "held a vice-ministerial-level call": a call that has the rank of those who hold it before it."""
    lower = article.lower
    for k in range(at - 1, max(at - 1 - RANK, 0), -1):
        if lower[k] in ("a", "an", "the", "another"):
            return lower[k - 1] in BEFORE_CALL and not OF_RANK.isdisjoint(lower[k + 1 : at])
    return False


def _joins_parties(article: Article, at: int, stop: int) -> bool:
    """ "a call with B", "a call that took place on Sunday between A and B": its day or that it was held comes first."""
    lower = article.lower
    for k in range(at, min(at + PARTIES_BEHIND, stop - 1)):
        if lower[k] == "between" or (lower[k] == "with" and (k == at or article.time_at[k - 1] != NOTHING)):
            return True
        group = article.group_at[k]
        held = group != NOTHING and article.groups[group].lemma in HELD
        if not held and article.time_at[k] == NOTHING and lower[k] not in BEFORE_BETWEEN:
            return False
    return False


def _of_somebody(article: Article, at: int) -> bool:
    """ "the return of the envoy Boulos to Juba", "of the delegation"; not "of 300 families", "of the refugees"."""
    near = range(at, min(at + RETURNED, len(article.lower)))
    if any(article.lower[k] in SENT and article.lower[k + 1 : k + 2] not in (["'"], ["'s"]) for k in near):
        return True
    named = (article.mention(k) for k in near)
    return any(m is not None and (article.is_person(m) or m.form is MentionForm.ROLE) for m in named)


def _with_its_length(article: Article, first: int, at: int, start: int) -> int:
    """The first token of "two days of talks" after which something was done; else ``first``."""
    if first != at or first - 2 < start or article.lower[first - 1] != "of" or article.lower[first - 2] not in SPELLS:
        return first
    edge = left_edge(article, first - 1, start)
    return edge if edge > start and article.lower[edge - 1] in ("after", "following") else first


def _names_more(article: Article, at: int) -> bool:
    """Whether a noun follows, so that a word such as "bilateral" is an adjective."""
    word = article.lower[at]
    if word in STOPS_PHRASE or word in SIGNS or word in NO_NOUN or word.endswith("ly"):
        return False
    if article.mention_at[at] != NOTHING or not word.isalpha():
        return False
    return article.group_at[at] == NOTHING and article.time_at[at] == NOTHING


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


def _of_told_talks(article: Article, at: int) -> bool:
    """ "The fourth cycle closed in Praia" where the article tells of talks; no "news cycle", no "cycle of violence"."""
    return article.lower[at - 1] in OF_CYCLES and not PLURAL_TALKS.isdisjoint(article.words.words)


def _topic_noun(article: Article, at: int, word: str) -> bool:
    """Whether "of" is followed by a plain noun (a round of applause), not by those who meet."""
    lower = article.lower
    if word in ROUNDS_OR_CYCLES and DETERMINERS.isdisjoint(lower[at : at + 1]):
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
            if word in ("after", "before", "later", "ago", "earlier") or _opens_a_clause(article, k, at, first):
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
        glued = k > first and lower[k - 1] in DASHES and not _open_dash(article, k - 1)  # the "to" of "face-to-face"
        if (word in STOPS_PHRASE and not glued) or word in SIGNS or (word == "following" and k == first):
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


def _opens_a_clause(article: Article, at: int, noun: int, first: int) -> bool:
    """ "In mid-May a party's trip was cancelled": the time of the verb; not "in May talks, A and B agreed"."""
    lower, start = article.lower, at
    while start > first and article.time_at[start - 1] == article.time_at[at]:
        start -= 1
    before = start if lower[start] in TIMING else start - 1
    if before < first or lower[before] not in TIMING:
        return False
    if article.statement_at[at] == NOTHING and article.statement_at[at + 1] != NOTHING:
        return True  # "said on Wednesday talks with A would resume on Sunday"
    if before > first and lower[before - 1] not in BEFORE_CLAUSE:
        return False
    if lower[at + 1] in OWNING:
        return False
    for k in range(noun + 1, min(noun + TO_ITS_VERB, len(lower))):
        group = article.group_at[k]
        if group != NOTHING and article.groups[group].tense is not Tense.NONE:
            return True
        if lower[k] in SIGNS:
            return False
    return False


def _modifies(lower: list[str], at: int) -> bool:
    """Whether a participle stands where an adjective does: "the planned visit"."""
    return at > 0 and (lower[at - 1] in DETERMINERS or lower[at - 1] in OWNING or lower[at - 1] in BEFORE_MODIFIER)


def _joins(article: Article, at: int, first: int) -> bool:
    """Whether "and" joins two names inside a noun phrase: "Turkish and British talks"."""
    if at <= first or at + 1 >= len(article.lower):
        return False
    return article.mention_at[at - 1] != NOTHING and article.mention_at[at + 1] != NOTHING


def _open_dash(article: Article, at: int) -> bool:
    tokens = article.tokens
    return at > 0 and tokens[at - 1].end < tokens[at].start
