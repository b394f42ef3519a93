"""Who else was at talks that are only the time of something: "A was upbeat after talks with B", "said A after ..."."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_parties
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.findings import Arguments
from store.extraction.claims.scan.phrases import subject_bounds
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import REPORTING, Clause
from store.extraction.claims.text.small_words import ARTICLES, OWNING, POSSESSIVE
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.who.stand_ins import speaks_for
from store.lexicon.closed import closed
from store.model import Mention, MentionForm, Role, Sentence, Tense

AT_THE_TIME_OF = frozenset({"after", "following", "during", "before", "ahead", "at", "in", "when", "while"})
NEAR = 6
"""Tokens between the noun and its "with" at most."""
REACH = 40
"""Tokens between the noun and the verb before it at most."""
HOLDING = closed("holding_participles")
"""Between a preposition of time and the meeting."""
TITLED = ARTICLES | POSSESSIVE | {"who"}
"""Behind a name and a comma, what opens words on whoever bears it."""
FRESH = closed("fresh")
FRUITFUL = closed("fruitful")
"""Verbs of what people do at a meeting, in the passive: "agreed by A and B at talks in C"."""
OUTCOMES = closed("outcomes")
OFFICIALS = closed("delegation_nouns")


def add_other_side(article: Article, clauses: list[Clause], frame: Frame, right: Arguments, sentence: Sentence) -> None:
    """Add the subject of the clause, where the words to the right name those "with" whom it was.

    Where they name nobody: the two of "A and B failed to agree after talks in C".
    """
    named = {article.side_of(mention.key) or mention.key for mention, role, _ in right.parties if role is Role.PARTY}
    if right.many and not named:
        named.add("")  # "after talks with officials in C"
    at = _preposition(article, frame, sentence, "with" if named else "")
    if at is None or (not named and (frame.sides or frame.people)):
        return
    there = {article.side_of(key) for key in frame.people}
    parties = [
        party
        for party in _subject_before(article, clauses, at, sentence, named=bool(named))
        if not speaks_for(article, party[0].key) and _is_missing(article, frame, party[0], there)
    ]
    if named or len({article.side_of(mention.key) for mention, _, _ in parties}) > 1:
        add_parties(article, frame, parties)


def _is_missing(article: Article, frame: Frame, mention: Mention, there: set[str | None]) -> bool:
    """Whether nobody of somebody's side has been named as there."""
    side = article.side_of(mention.key)
    return side not in frame.sides or (article.is_person(mention) and side not in there)


def _preposition(article: Article, frame: Frame, sentence: Sentence, behind: str) -> int | None:
    """The preposition of time before the noun, where ``behind`` stands after it and nobody owns the meeting."""
    lower = article.lower
    first, last = frame.trigger.phrase_first, frame.trigger.last
    if first <= sentence.first:
        return None
    times = article.time_at  # "after Tuesday's talks with" is nobody's
    owners = {lower[k] for k in range(first, last) if times[k] == times[k - 1] == NOTHING}
    if not (POSSESSIVE | OWNING).isdisjoint(owners):
        return None
    at = first - 2 if lower[first - 2 : first] == ["ahead", "of"] else first - 1
    if lower[at] in HOLDING and at - 1 > sentence.first:
        at -= 1  # "after holding talks with"
    comes = lower[at] == "from" and at > sentence.first and lower[at - 1] in FRESH
    near = not behind or behind in lower[last : min(last + NEAR, sentence.last)]
    return at if near and (comes or lower[at] in AT_THE_TIME_OF) else None


def _subject_before(
    article: Article, clauses: list[Clause], stop: int, sentence: Sentence, named: bool = True
) -> list[tuple[Mention, Role, str]]:
    """The parties among the subject of the last verb before ``stop``, in front of it or, "said A after", behind it.

    Where none is ``named`` as yet, only of a verb of what comes of talks.
    """
    before = range(stop - 1, max(sentence.first, stop - REACH) - 1, -1)
    at = next((k for k in before if article.group_at[k] != NOTHING and not is_infinitive(article, k)), None)
    if not named and (at is None or article.groups[article.group_at[at]].lemma not in OUTCOMES):
        return []
    if at is None:
        return _beside_comma(article, clauses, stop, sentence) or _behind(article, clauses, stop, sentence)
    group = article.groups[article.group_at[at]]
    first, last = article.token_range(group.span)
    clause = clauses[article.clause_at[at]]
    if group.lemma in REPORTING and (behind := _named(article, clauses, last, stop)):
        return behind
    if group.tense is Tense.NONE:  # "A, speaking after talks with B, was upbeat"
        return _named(article, clauses, clause.first, first) or _behind(article, clauses, stop, sentence)
    start, end, _ = subject_bounds(article, clauses, clause, first)
    return _named(article, clauses, start, end)


def _beside_comma(
    article: Article, clauses: list[Clause], stop: int, sentence: Sentence
) -> list[tuple[Mention, Role, str]]:
    """ "A, fresh from talks with B, said": who stands before the comma; "Fresh from talks with B, A said"."""
    at = stop
    while at > sentence.first and article.lower[at - 1] in FRESH:
        at -= 1
    if at == stop:
        return []
    if at == sentence.first:
        return _behind(article, clauses, stop, sentence)
    return _named(article, clauses, sentence.first, at - 1) if article.lower[at - 1] == "," else []


def signed_by(article: Article, clauses: list[Clause], trigger: Trigger, sentence: Sentence) -> Arguments | None:
    """Those "by" whom something was agreed or signed "at", "in" or "during" the meeting; None where nobody is told."""
    at = trigger.phrase_first - 1
    if at <= sentence.first or article.lower[at] not in AT_THE_TIME_OF:
        return None
    first = next((k for k in range(at - 1, max(sentence.first, at - REACH), -1) if article.lower[k] == "by"), None)
    if first is None:
        return None
    group = next((g for k in (first - 1, first - 2) if (g := article.group_at[k]) != NOTHING), NOTHING)  # "drawn up by"
    if group == NOTHING or article.groups[group].lemma not in FRUITFUL:
        return None
    if any(article.group_at[k] != NOTHING for k in range(first, at)):
        return None
    found = scan(article, clauses, first, at, article.clause_at[first], "")
    return found if found.parties or found.plurals else None


def is_infinitive(article: Article, at: int) -> bool:
    first = article.token_range(article.groups[article.group_at[at]].span)[0]
    return "to" in article.lower[max(first - 1, 0) : first + 1]


def _behind(article: Article, clauses: list[Clause], first: int, sentence: Sentence) -> list[tuple[Mention, Role, str]]:
    """ "Speaking after talks with B, A said": the subject between the comma and the verb."""
    stop = min(first + REACH, sentence.last)
    verb = next((k for k in range(first, stop) if article.finite(k) is not None), stop)
    comma = next((k for k in range(verb - 1, first, -1) if article.lower[k] == ","), verb)
    return _named(article, clauses, comma + 1, verb)


def _named(article: Article, clauses: list[Clause], first: int, last: int) -> list[tuple[Mention, Role, str]]:
    """The parties named in a noun phrase that ends with one of them: not the Chad of "Chad's economy"."""
    lower = article.lower
    while last > first and lower[last - 1] in (",", "also", "later"):
        last -= 1
    if last <= first:
        return []
    for k in range(first + 1, last):
        who = article.mention(k - 1) if article.lower[k] == "," else None
        if who is not None and article.is_person(who) and article.lower[k + 1] in TITLED:
            last = k  # "A, the Dutch minister, said"
            break
    head = article.mention(last - 1)
    if lower[last - 1] not in OFFICIALS and (head is None or head.form is MentionForm.PLACE):
        return []
    found = scan(article, clauses, first, last, article.clause_at[last - 1], "party", subject=True)
    return [party for party in found.parties if party[1] is Role.PARTY]
