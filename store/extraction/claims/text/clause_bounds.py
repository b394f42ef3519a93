"""Where a clause can begin or end: the tests on single tokens by which a sentence is cut."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.date_commas import dates_only
from store.extraction.claims.text.intervals import COUNTING, interval_before
from store.extraction.claims.text.name_lists import ends_list, in_list, of_actors
from store.extraction.claims.text.small_words import COUNTED, OWNING
from store.lexicon.closed import closed
from store.model import MentionForm, Tense

RELATIVE = closed("relative")
COORDINATE = closed("coordinate")
SPAN = 60
"""How far a conjunction looks for its verb, in tokens."""
NOUN_PHRASE = 14
"""How many tokens a subject takes at most before its relative clause."""
THAT_SUBJECT = 24
"""How many tokens a subject behind "that" takes at most: "that a meeting of President A and President B planned"."""
ADVERBS = frozenset({"never", "finally", "duly", "eventually", "also", "now"})
"""Between a relative clause and the verb of its noun."""
PRONOUNS = closed("pronouns")
BETWEEN = 14
"""How many tokens before its "and" a "between" stands at most."""
OPENERS = frozenset({"until", "when", "because", "while", "if"})
"""Conjunctions that are no prepositions."""
AT = frozenset({"in", "at", "on"})
THEN = frozenset({"then", "later", "also", "afterwards", "still", "now"})
"""Between "and" and a further verb of the same subject."""
DETERMINERS = closed("determiners")
MEETINGS = closed("meetings")
OFFICEHOLDERS = closed("officeholders")
PREPOSITIONS = closed("prepositions")
NAMING = closed("naming_verbs")
"""Verbs with an object behind them as participles, too: "a group called the Coordination"."""
PARTICLES = frozenset({"off", "out", "up", "down", "over"})
BRACKETED = 4
"""How many tokens behind its first one a bracket with another name ends at most."""
DONE_ALONE = closed("done_alone")
"""Verbs whose past form behind the name of somebody is no participle."""
PAST_ONLY = closed("past_only")
CLOSERS = frozenset({",", ";", ":", ".", "?", "!", "(", ")", "–", "—"})


def list_goes_on(article: Article, at: int, last: int, finite: int) -> bool:
    """ "attended by A of B; C of D; and officials of E": no verb before the next semicolon.

    Behind a colon only places and days go on: "met twice: in A in May and in B in June".
    """
    if article.lower[at] == ":" and article.lower[at + 1 : at + 2] not in (["in"], ["on"], ["at"]):
        return False
    stop = next((k for k in range(at + 1, min(last, at + SPAN)) if article.lower[k] == ";"), last)
    return finite >= stop


def next_verbs(article: Article, first: int, last: int, sure: bool) -> list[int]:
    """For each token of a sentence, where the next finite verb group begins (``last`` if none does).

    ``sure``: leaving out what could be a participle after its noun, and infinitives.
    """
    found: list[int] = []
    for at in article.finite_within(first, last):
        if not (sure and _unsure(article, at, article.group_at[at])):
            found += [at] * (at + 1 - first - len(found))
    found += [last] * (last - first - len(found))
    return found


def _unsure(article: Article, at: int, group: int) -> bool:
    if article.lower[at] == "to":
        return True
    if article.cue_at[at] != NOTHING or article.before(at) in PRONOUNS:
        return False
    joined_verb = article.before(at) in COORDINATE and single_past(article, group)
    return joined_verb or (article.lower[at] not in PAST_ONLY and could_be_participle(article, group))


def single_past(article: Article, index: int) -> bool:
    """Whether a verb group is one past form: "sold", "met", not "was sold" or "has met"."""
    group = article.groups[index]
    return group.tense is Tense.PAST and not group.passive and article.token_range(group.span)[1] - group.head == 1


def counted_from(article: Article, at: int, verb: int) -> bool:
    """Whether the past form behind a comma tells what a time is counted from: ", two days after A met B"."""
    plain = article.cue_at[verb] == NOTHING and article.before(verb) not in PRONOUNS
    return plain and single_past(article, article.group_at[verb]) and not COUNTING.isdisjoint(article.lower[at:verb])


def could_be_participle(article: Article, index: int) -> bool:
    """A single past form after a noun may be a participle that belongs to it: "the grain stuck in the ports".

    One that has an object is none: "reviewed the case of fishermen held in B".
    """
    group = article.groups[index]
    naming = group.lemma in NAMING
    return single_past(article, index) and (naming or not _has_object(article, group.head + 1))


def does_alone(article: Article, at: int) -> bool:
    """Whether what somebody named before a token did stands there, and no participle: "A and B | met on Tuesday"."""
    group = article.group(at) if at < len(article.lower) else None
    before = article.before(at)
    somebody = article.mention_at[at - 1] != NOTHING or before in MEETINGS or before.removesuffix("s") in OFFICEHOLDERS
    return group is not None and group.lemma in DONE_ALONE and somebody


def _has_object(article: Article, at: int) -> bool:
    """Whether a noun phrase that is no time begins right behind a verb: "reviewed the", "held talks", "met B"."""
    last = len(article.lower)
    if at < last and article.lower[at] in PARTICLES:  # "called off talks", "pulled out of talks"
        at += 1
        if article.lower[at : at + 1] == ["of"]:
            return True
    end = article.time_end(at)
    if end < last and article.lower[end] in OWNING:
        return True  # "scrapped Sunday's talks"
    if at >= last or end > at:
        return False
    if article.lower[at] in DETERMINERS or article.lower[at] in COUNTED or article.lower[at] in MEETINGS:
        return True
    return article.mention_at[at] != NOTHING


def after_to(article: Article, at: int) -> bool:
    """A base form after "to" and an opening quotation mark is an infinitive all the same."""
    lower = article.lower
    return lower[at - 1] == "to" or (at > 1 and lower[at - 1] in ("“", '"', "‘", "'", "«") and lower[at - 2] == "to")


def relative_that(article: Article, at: int, finite: int) -> bool:
    """Whether "that" opens a clause: a verb follows before the next comma, that of an apposition aside."""
    if finite >= len(article.lower) or finite - at > THAT_SUBJECT:
        return False
    k = at + 1
    while k < finite:
        if article.lower[k] == "(" and ")" in article.lower[k + 1 : k + BRACKETED]:
            k = article.lower.index(")", k)  # "that A and the National Front (NF) held"
        elif article.lower[k] in CLOSERS:
            if article.lower[k] == "," and article.lower[k + 1] in RELATIVE:
                return True  # "took note that the talks, which were set for May, are off"
            k = apposition_end(article, k)
            if k < 0 or article.lower[k] != ",":
                return False
        k += 1
    return True


def apposition_end(article: Article, comma: int) -> int:
    """Where the name behind a comma ends that tells who somebody is: "his peer, Ali Noor," ; -1 where none does."""
    mention = article.mention(comma + 1) if article.lower[comma] == "," and comma + 1 < len(article.lower) else None
    if mention is None or not article.is_person(mention) or mention.form is not MentionForm.NAME:
        return -1
    before = article.mention(comma - 1) if comma else None
    end = article.token_range(mention.span)[1]
    if (
        end >= len(article.lower)
        or article.lower[end] not in CLOSERS
        or (before is not None and article.is_person(before))
    ):
        return -1
    return end


def apposed(article: Article, comma: int, last: int) -> int:
    """The comma that closes the apposition opened by one: "his peer, Ali Noor, in", "Ali Noor, the Iraqi premier, met",
    "in Nadi, Fiji, on".

    -1 where none is opened, or its end is that of the clause.
    """
    end = apposition_end(article, comma)
    if end < 0 and article.lower[comma] == "," and comma + 2 < last:
        named = article.mention(comma - 1) if comma else None
        whose = named is not None and article.is_person(named) and named.form is MentionForm.NAME
        end = _described_until(article, comma + 1, min(last, comma + NOUN_PHRASE)) if whose else -1
    if end < 0:
        end = _country_end(article, comma)
    return end if 0 < end < last - 1 and article.lower[end] == "," else -1


def _country_end(article: Article, comma: int) -> int:
    """Where the country behind a town and a comma ends; -1 where there is none."""
    town = article.mention(comma - 1) if comma and article.lower[comma] == "," else None
    if town is None or town.form is not MentionForm.PLACE:
        return -1
    land = article.mention(comma + 1) if comma + 1 < len(article.lower) else None
    if land is None:
        return -1
    inside = article.country_of_place(article.place_of(town) or "") == article.place_of(land)
    return article.token_range(land.span)[1] if inside else -1


def _described_until(article: Article, first: int, stop: int) -> int:
    """The first sign behind the role that begins at a token; -1 where no role is named before it."""
    end = next((k for k in range(first, stop) if article.lower[k] in CLOSERS), -1)
    if article.lower[first] in PREPOSITIONS:
        return -1  # "A and B, at the presidency in C,"
    words = range(first, end)
    office = any(article.lower[k] in OFFICEHOLDERS or _is_role(article, k) for k in words)
    return end if office and all(article.finite(k) is None for k in words) else -1


def _is_role(article: Article, at: int) -> bool:
    mention = article.mention(at)
    return mention is not None and mention.form is MentionForm.ROLE


def joined(lower: list[str], at: int) -> bool:
    """Whether a hyphen only joins a prefix to the verb: "co-chaired", "re-opened"."""
    return lower[at - 1] == "-" and lower[at - 2] in ("co", "re")


def spaced(article: Article, at: int, by: frozenset[str] = frozenset()) -> bool:
    """Whether a token, which ``by`` may restrict to some signs, stands between blanks."""
    tokens = article.tokens
    if by and article.lower[at] not in by:
        return False
    if at == 0 or at + 1 >= len(tokens):
        return False
    return tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def opens_subordinate(
    article: Article, at: int, first: int, last: int, next_finite: list[int], current: Clause
) -> bool:
    lower = article.lower
    finite = next_finite[at - first]
    if lower[at + 1 : at + 2] == ["of"] or lower[at + 1 : at + 3] == ["part", "of"]:
        return False  # "because of", "as of Friday", "as part of"
    following = article.group_at[at + 1] if at + 1 < last else NOTHING
    if following != NOTHING and article.groups[following].tense is Tense.NONE:
        return article.groups[following].lemma not in ("be",) and lower[at + 1].endswith("ing") and lower[at] != "as"
    if finite >= last or dates_only(article, at, last):
        return False
    stop = _clause_stop(article, at + 1, last)
    if finite > stop and not (lower[at] in OPENERS and _subject_goes_on(article, at, stop, finite)):
        return False
    if interval_before(article, at) is not None:
        return not _of_what_was_held(article, at, finite)
    of_noun = current.kind == "reported" and article.before(current.first) in ("of", "against", "about")
    if not current.heads and not of_noun and lower[at] in ("after", "before", "since", "as", "until", "once"):
        # a preposition with a noun, unless the main verb comes after a comma
        later = next_finite[stop - first] if stop < last else last
        return later < last and later != finite
    return True


def _subject_goes_on(article: Article, at: int, stop: int, finite: int) -> bool:
    """Whether the verb of a clause comes behind an aside, or a relative clause on its subject: "if a round, which"."""
    related = article.lower[stop] == "," and article.lower[stop + 1] in RELATIVE and 2 < stop - at < NOUN_PHRASE
    return related or goes_on_behind_an_aside(article, at, stop, finite)


def goes_on_behind_an_aside(article: Article, first: int, comma: int, finite: int) -> bool:
    """ "when the last round, in Cotonou, | ended": whether a place or day between commas parts a noun from its verb.

    ``first``: where the clause begins; ``comma``: either of the two; ``finite``: where the verb begins.
    """
    lower = article.lower
    closes = finite - 1 - (lower[finite - 1] in ADVERBS)
    if lower[comma] != "," or lower[closes] != "," or closes < comma or finite - comma > NOUN_PHRASE:
        return False
    opens = next((k for k in range(first + 2, closes) if lower[k] == ","), closes)
    return opens < closes and lower[opens + 1] in AT and "," not in lower[opens + 1 : closes]


def _clause_stop(article: Article, first: int, last: int) -> int:
    """The sign or relative word that ends what begins at a token, beyond lists and appositions; ``last`` for none."""
    k = first
    while k < min(last, first + SPAN):
        if article.lower[k] in CLOSERS or article.lower[k] in RELATIVE:
            closes = apposed(article, k, last)
            if closes < 0 and not in_list(article, k):
                return k
            k = max(k, closes)
        k += 1
    return last


def _of_what_was_held(article: Article, at: int, finite: int) -> bool:
    """ "a day after talks held in Basel": a participle that belongs to the meeting before it."""
    noun = not MEETINGS.isdisjoint(article.lower[at + 1 : finite]) and article.lower[finite] not in PAST_ONLY
    return noun and could_be_participle(article, article.group_at[finite])


def opens_coordinate(article: Article, at: int, last: int, finite: int) -> bool:
    lower = article.lower
    in_a_time = article.time_at[at] != NOTHING  # "called for 3 and 4 March in Cotonou was suspended"
    if in_a_time or (lower[at] == "and" and (joins_parties(article, at) or ends_list(article, at))):
        return False
    if _after_a_relative(article, at, last):
        return True
    if finite >= last or finite - at > SPAN:
        return False
    verb_joined = finite - 1 - (lower[finite - 1] in THEN)
    if verb_joined > at and lower[verb_joined] in COORDINATE:
        return False  # "met A and B in C on Monday and will see D": the subject is that of the first verb
    return not _closed_off(article, at + 1, finite, last) and not of_another_clause(article, at, finite)


def _closed_off(article: Article, first: int, verb: int, last: int) -> bool:
    """Whether a sign parts what begins at a token from a verb; no list of actors does, nor an apposition."""
    k = first
    while k < verb:
        if article.lower[k] in CLOSERS and not of_actors(article, k):
            closes = apposed(article, k, last)
            if not k < closes < verb:
                return True
            k = closes  # "rose, and | Peru's minister, Ana Ruiz, visited"
        k += 1
    return False


def _after_a_relative(article: Article, at: int, last: int) -> bool:
    """Whether the noun behind "and" has a relative clause before its verb: "and a third, which he sought, failed"."""
    lower, stop = article.lower, min(at + NOUN_PHRASE, last - 2)
    if at + 1 >= last or (article.mention_at[at - 1] != NOTHING and article.mention_at[at + 1] != NOTHING):
        return False  # "the talks of A and B, which were to be held in C, are off"
    opens = next((k for k in range(at + 2, stop) if lower[k] == "," or article.finite(k) is not None), stop)
    if opens >= stop or lower[opens] != "," or lower[opens + 1] not in RELATIVE:
        return False
    closes = next((k for k in range(opens + 2, min(opens + SPAN, last - 2)) if lower[k] == ","), 0)
    verb = closes + 1 + (lower[closes + 1] in ADVERBS)
    return bool(closes) and article.finite(verb) is not None


def of_another_clause(article: Article, at: int, finite: int) -> bool:
    """Whether a verb belongs to a clause that opens behind ``at``: ", on Monday to mend ties that have soured"."""
    lower = article.lower
    return any(
        lower[k] in RELATIVE or lower[k] in OPENERS or (lower[k] == "that" and k > at + 1)
        for k in range(at + 1, finite)
    )


def joins_parties(article: Article, at: int) -> bool:
    """Whether an "and" belongs to a "between" or "by" before it: "the pact signed by A and the rebels was dropped"."""
    for k in range(at - 1, max(at - BETWEEN, article.sentence_first(at)), -1):
        word = article.lower[k]
        if word == "between" or (word == "by" and _behind_participle(article, k)):
            return True
        if word in ("and", ";", ":") or article.finite(k) is not None:
            return False
    return False


def _behind_participle(article: Article, by: int) -> bool:
    """Whether "by" follows a participle behind its noun: "signed in Hanoi in 2019 by"."""
    for k in range(by - 1, max(by - BETWEEN, article.sentence_first(by)), -1):
        if article.group_at[k] != NOTHING:
            return article.finite(k) is not None and could_be_participle(article, article.group_at[k])
        if article.lower[k] in CLOSERS:
            return False
    return False
