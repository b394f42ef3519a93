"""A sentence cut into clauses, without a parser: relative, subordinate, reported and coordinated ones.

A clause opens at a relative word, at a conjunction with a finite verb after it, or where reported words begin; a
relative or subordinate clause closes at its comma, or where a second finite verb shows that the main clause goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from store.extraction.claims.article import NOTHING, Article
from store.model import BlockKind, Sentence, Tense

RELATIVE = frozenset({"which", "who", "whom", "whose", "where"})
SUBORDINATE = frozenset(
    [
        "when",
        "while",
        "whereas",
        "because",
        "although",
        "though",
        "if",
        "unless",
        "once",
        "whether",
        "until",
        "till",
        "after",
        "before",
        "since",
        "as",
        "provided",
        "lest",
    ]
)
COORDINATE = frozenset({"and", "but", "or", "yet", "nor", "so"})
STRONG = frozenset({";", ":"})
ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "lt",
        "col",
        "brig",
        "maj",
        "capt",
        "cmdr",
        "adm",
        "st",
        "sen",
        "rep",
        "gov",
        "prof",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "no",
    ]
)
STOPS = frozenset({".", "?", "!"})
DASHES = frozenset({"–", "—", "-"})
PLANNING = frozenset(
    [
        "plan",
        "schedule",
        "set",
        "announce",
        "agree",
        "propose",
        "call",
        "fix",
        "organise",
        "organize",
        "host",
        "mediate",
        "broker",
        "arrange",
        "hold",
        "expect",
        "book",
        "time",
        "convene",
        "foresee",
    ]
)
SPAN = 60
"""How far a conjunction looks for its verb, in tokens."""
HEADS = 8
LOOSE = frozenset(
    ["in", "at", "on", "for", "with", "to", "from", "by", "of", "about", "after", "before", "during", "over", "under"]
)
ADJECTIVAL = frozenset(
    {
        "-",
        "a",
        "an",
        "the",
        "'s",
        "their",
        "his",
        "her",
        "its",
        "our",
        "any",
        "no",
        "another",
        "new",
        "planned",
        "further",
    }
    | {"previous", "last", "next", "earlier", "first", "second", "third"}
)
"""Before a word that could be a verb: it is a noun or an adjective there."""
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
CONDITIONS = frozenset({"if", "unless", "provided", "should", "whether"})
REPORTING = frozenset(
    [
        "say",
        "announce",
        "confirm",
        "tell",
        "report",
        "claim",
        "state",
        "declare",
        "add",
        "note",
        "write",
        "explain",
        "disclose",
        "reveal",
        "know",
        "hear",
        "think",
        "believe",
        "insist",
        "warn",
        "agree",
        "hope",
        "expect",
        "mean",
        "show",
        "suggest",
        "promise",
        "indicate",
        "remind",
        "recall",
        "clarify",
        "specify",
        "inform",
        "assert",
        "deny",
        "stress",
    ]
)
CLOSERS = frozenset({",", ";", ":", ".", "?", "!", "(", ")", "–", "—"})


class Opener(Protocol):
    """Opens a clause and notes it."""

    def __call__(self, kind: str, parent: int, at: int, marker: str = "", after_comma: bool = False) -> Clause: ...


@dataclass(slots=True)
class Clause:
    """A run of tokens with one main verb."""

    index: int
    kind: str
    """``main``, ``relative``, ``subordinate``, ``reported``, ``aside`` or ``coordinate``."""
    parent: int
    first: int
    marker: str = ""
    statement: int = NOTHING
    heads: list[int] = field(default_factory=list)
    """Indices of its finite verb groups."""
    after_comma: bool = False


def split_clauses(article: Article, sentence: Sentence, clauses: list[Clause]) -> None:
    """Add the clauses of a sentence to ``clauses`` and mark its tokens in ``article.clause_at``."""
    first, last = sentence.first, sentence.last
    lower, group_at, groups = article.lower, article.group_at, article.groups
    clause_at, statement_at = article.clause_at, article.statement_at
    next_finite = _next_finite(article, first, last, False)
    next_sure = _next_finite(article, first, last, True)

    def open_clause(kind: str, parent: int, at: int, marker: str = "", after_comma: bool = False) -> Clause:
        clause = Clause(len(clauses), kind, parent, at, marker, statement_at[at], after_comma=after_comma)
        clauses.append(clause)
        return clause

    headline = article.document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH
    current = open_clause("main", NOTHING, first)
    by_statement = {current.statement: current}
    layer = current.statement
    at = first
    while at < last:
        word = lower[at]
        if statement_at[at] != layer and word not in '"“”«»„,.':
            layer = statement_at[at]
            known = by_statement.get(layer)
            if known is None or (layer != NOTHING and known.heads and next_finite[at - first] < last):
                before = clause_at[at - 1] if at > first else NOTHING
                parent = before if layer != NOTHING and before != NOTHING and clauses[before].heads else NOTHING
                current = open_clause("reported" if layer != NOTHING else "main", parent, at)
                by_statement[layer] = current
            else:
                current = known
        group = group_at[at]
        if group != NOTHING and groups[group].tense is not Tense.NONE:
            if (
                group not in current.heads
                and (at == first or group_at[at - 1] != group)
                and not (
                    at > first
                    and (
                        lower[at - 1] in ADJECTIVAL
                        or _after_to(article, at)
                        or (
                            lower[at - 1] in ("behind", "with", "without", "of", "for", "in")
                            and _could_be_participle(article, group)
                        )
                    )
                )
            ):
                current = _enter_verb(article, clauses, current, at, group, open_clause, headline)
                if layer == current.statement:
                    by_statement[layer] = current
            clause_at[at] = current.index
            at += 1
            continue
        if word in RELATIVE or (word == "that" and _relative_that(article, at, next_finite[at - first])):
            if group == NOTHING or groups[group].tense is Tense.NONE:
                comma = at > first and lower[at - 1] == ","
                current = open_clause("relative", current.index, at, word, comma)
        elif word == ";" and current.heads and _list_goes_on(article, at, last, next_finite[at - first]):
            pass
        elif word in STRONG or (word in STOPS and at + 2 < last and lower[at - 1] not in ABBREVIATED):
            current = open_clause("main", NOTHING, min(at + 1, last - 1))
            by_statement[layer] = current
        elif word == "(" or (word in DASHES and _spaced(article, at)):
            if current.kind == "aside" and current.marker == word:
                current = clauses[current.parent]
            else:
                current = open_clause("aside", current.index, at, word)
        elif word == ")" and current.kind == "aside":
            current = clauses[current.parent]
        elif word in SUBORDINATE and _opens_subordinate(article, at, first, last, next_finite, current):
            while current.kind == "subordinate" and current.heads and current.parent != NOTHING:
                current = clauses[current.parent]
            current = open_clause("subordinate", current.index, at, word)
        elif word in COORDINATE and current.heads and _opens_coordinate(article, at, last, next_sure[at - first]):
            outer = current
            while outer.kind in ("subordinate", "aside") and outer.parent != NOTHING and lower[at - 1] == ",":
                outer = clauses[outer.parent]
            current = open_clause("coordinate", outer.index, at, word)
            current.after_comma = lower[at - 1] == ","
            by_statement[layer] = current
        elif word == "," and (current.heads or current.kind == "subordinate"):
            current = _at_comma(article, clauses, current, at, last, next_sure, open_clause)
        clause_at[at] = current.index
        at += 1


def _list_goes_on(article: Article, at: int, last: int, finite: int) -> bool:
    """ "attended by A of B; C of D; and officials of E": no verb before the next semicolon."""
    stop = next((k for k in range(at + 1, min(last, at + SPAN)) if article.lower[k] == ";"), last)
    return finite >= stop


def _next_finite(article: Article, first: int, last: int, sure: bool) -> list[int]:
    """For each token of a sentence, where the next finite verb group begins (``last`` if none does).

    ``sure``: leaving out what could be a participle after its noun, and infinitives.
    """
    found = [last] * (last - first)
    coming = last
    for at in range(last - 1, first - 1, -1):
        group = article.group_at[at]
        opens = group != NOTHING and (at == first or article.group_at[at - 1] != group)
        if opens and article.groups[group].tense is not Tense.NONE and not (sure and _unsure(article, at, group)):
            coming = at
        found[at - first] = coming
    return found


def _unsure(article: Article, at: int, group: int) -> bool:
    if article.lower[at] == "to":
        return True
    return (
        article.cue_at[at] == NOTHING and _could_be_participle(article, group) and article.lower[at - 1] not in PRONOUNS
    )


def _enter_verb(
    article: Article, clauses: list[Clause], current: Clause, at: int, group: int, open_clause: Opener, headline: bool
) -> Clause:
    """The clause a finite verb belongs to: a second verb closes a relative clause or opens a new one."""
    lower = article.lower
    if lower[at] == "to" and (current.heads or not headline):
        return current
    if current.heads:
        if current.kind in ("relative", "subordinate", "aside") and current.parent != NOTHING:
            parent = clauses[current.parent]
            if lower[at - 1] not in COORDINATE and (not parent.heads or current.kind == "relative"):
                parent.heads.append(group)
                return parent
        boundary = at
        previous = article.groups[current.heads[-1]]
        previous_end = article.token_range(previous.span)[1]
        reporting = article.cue_at[previous.head] != NOTHING or previous.lemma in REPORTING
        between = range(max(previous_end, at - SPAN), at)
        reduced = not reporting and _could_be_participle(article, current.heads[-1])
        joined = COORDINATE if previous.lemma not in PLANNING else frozenset()
        if (
            reduced
            and lower[at - 1] not in COORDINATE
            and not any(lower[k] in joined or lower[k] == "," or lower[k] in PRONOUNS for k in between)
        ):
            current.heads[-1] = group  # the first was a participle after its noun
            return current
        back = at - 1
        while back >= max(previous_end, at - SPAN) and lower[back] not in COORDINATE and lower[back] != ",":
            if lower[back] in PRONOUNS:
                boundary = back
                break
            back -= 1
        else:
            boundary = back + 1 if back >= previous_end else previous_end
        loose = article.time_at[boundary] != NOTHING or lower[boundary] in LOOSE
        if (loose or (boundary == previous_end and not reporting)) and _could_be_participle(article, group):
            return current
        if boundary == previous_end and not reporting:
            back = at - 1
            while (
                back >= max(previous_end, at - SPAN) and lower[back] not in LOOSE and article.time_at[back] == NOTHING
            ):
                back -= 1
            boundary = back + 1
            if boundary >= at:
                current.heads = [*current.heads[:HEADS], group]
                return current
        if lower[at - 1] not in COORDINATE or boundary < at:
            kind = "reported" if boundary == previous_end else "coordinate"
            if boundary < at and lower[boundary] in PRONOUNS and boundary > previous_end:
                kind = "relative" if not reporting else "reported"
            new = open_clause(kind, current.index, boundary)
            for token in range(boundary, at):
                article.clause_at[token] = new.index
            new.heads.append(group)
            return new
    current.heads = [*current.heads[:HEADS], group]
    return current


def _could_be_participle(article: Article, index: int) -> bool:
    """A single past form after a noun may be a participle that belongs to it: "the grain stuck in the ports"."""
    group = article.groups[index]
    return group.tense is Tense.PAST and not group.passive and article.token_range(group.span)[1] - group.head == 1


def _after_to(article: Article, at: int) -> bool:
    """A base form after "to" and an opening quotation mark is an infinitive all the same."""
    lower = article.lower
    return lower[at - 1] == "to" or (at > 1 and lower[at - 1] in ("“", '"', "‘", "'", "«") and lower[at - 2] == "to")


def _relative_that(article: Article, at: int, finite: int) -> bool:
    """Whether "that" opens a clause: a verb follows before the next comma."""
    if finite >= len(article.lower) or finite - at > 14:
        return False
    return not any(word in CLOSERS for word in article.lower[at + 1 : finite])


def _spaced(article: Article, at: int) -> bool:
    tokens = article.tokens
    if at == 0 or at + 1 >= len(tokens):
        return False
    return tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def _opens_subordinate(
    article: Article, at: int, first: int, last: int, next_finite: list[int], current: Clause
) -> bool:
    lower = article.lower
    finite = next_finite[at - first]
    following = article.group_at[at + 1] if at + 1 < last else NOTHING
    if following != NOTHING and article.groups[following].tense is Tense.NONE:
        return article.groups[following].lemma not in ("be",) and lower[at + 1].endswith("ing") and lower[at] != "as"
    if finite >= last:
        return False
    ends = (k for k in range(at + 1, min(last, at + SPAN)) if lower[k] in CLOSERS or lower[k] in RELATIVE)
    stop = next((k for k in ends if not _in_list(article, k)), last)
    if finite > stop:
        return False
    if not current.heads and lower[at] in ("after", "before", "since", "as", "until", "once"):
        # a preposition with a noun, unless the main verb comes after a comma
        later = next_finite[stop - first] if stop < last else last
        return later < last and later != finite
    return True


def _in_list(article: Article, at: int) -> bool:
    """Whether a comma stands between two names: "when A, B and C opened the talks"."""
    if article.lower[at] != "," or at + 1 >= len(article.lower) or article.mention_at[at - 1] == NOTHING:
        return False
    after = at + 1 + (article.lower[at + 1] in ("and", "the"))
    return after < len(article.lower) and article.mention_at[after] not in (NOTHING, article.mention_at[at - 1])


def _opens_coordinate(article: Article, at: int, last: int, finite: int) -> bool:
    if finite >= last:
        return False
    lower = article.lower
    if finite - at > SPAN:
        return False
    return not any(
        lower[k] in CLOSERS or lower[k] in RELATIVE or lower[k] in ("until", "when", "because", "while", "if")
        for k in range(at + 1, finite)
    )


def _at_comma(
    article: Article,
    clauses: list[Clause],
    current: Clause,
    at: int,
    last: int,
    next_finite: list[int],
    open_clause: Opener,
) -> Clause:
    lower = article.lower
    following = lower[at + 1] if at + 1 < last else "."
    if current.kind == "subordinate" and not current.heads and _in_list(article, at):
        return current
    if current.kind in ("relative", "subordinate") and current.parent != NOTHING:
        if following in COORDINATE or (current.kind == "relative" and following in RELATIVE):
            return current if current.kind == "relative" else clauses[current.parent]
        parent = clauses[current.parent]
        while parent.kind == "relative" and parent.heads and parent.parent != NOTHING:
            parent = clauses[parent.parent]
        return parent
    if following in COORDINATE or following in RELATIVE or following in SUBORDINATE:
        return current
    finite = next_finite[at - (last - len(next_finite))]
    if finite >= last or finite - at > SPAN or any(lower[k] in CLOSERS for k in range(at + 1, finite)):
        return current
    return open_clause("coordinate", current.index, at + 1)
