"""A sentence cut into clauses, without a parser: relative, subordinate, reported and coordinated ones.

A clause opens at a relative word, at a conjunction with a finite verb after it, or where reported words begin; a
relative or subordinate clause closes at its comma, or where a second finite verb shows that the main clause goes on.
"""

from __future__ import annotations

from typing import Protocol

from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.clause import ADJECTIVAL, REPORTING, Clause
from store.extraction.claims.clause_bounds import (
    CLOSERS,
    COORDINATE,
    PRONOUNS,
    RELATIVE,
    SPAN,
    after_to,
    could_be_participle,
    encloses_time,
    in_list,
    joined,
    list_ends,
    list_goes_on,
    names_around,
    next_verbs,
    of_another_clause,
    opens_coordinate,
    opens_subordinate,
    relative_that,
    spaced,
)
from store.lexicon.closed import closed
from store.model import BlockKind, Sentence, Tense

SUBORDINATE = closed("subordinate")
STRONG = frozenset({";", ":"})
ABBREVIATED = closed("abbreviated")
STOPS = frozenset({".", "?", "!"})
DASHES = frozenset({"–", "—", "-"})
PLANNING = closed("planning")
HEADS = 8
MEETINGS = closed("meetings")
NO_SUBJECT_AFTER = closed("no_subject_after")
BEING = closed("being")
LOOSE = closed("loose")
TURNING = RELATIVE | SUBORDINATE | COORDINATE | STRONG | STOPS | DASHES | {"that", "(", ")", ","}
"""Words and signs at which, verbs and changes of speaker aside, another clause can begin."""


class Opener(Protocol):
    """Opens a clause and notes it."""

    def __call__(self, kind: str, parent: int, at: int, marker: str = "") -> Clause: ...


def split_clauses(article: Article, sentence: Sentence, clauses: list[Clause]) -> None:
    """Add the clauses of a sentence to ``clauses`` and mark its tokens in ``article.clause_at``."""
    first, last = sentence.first, sentence.last
    lower, group_at, groups = article.lower, article.group_at, article.groups
    clause_at, statement_at = article.clause_at, article.statement_at
    next_finite = next_verbs(article, first, last, False)
    next_sure = next_verbs(article, first, last, True)

    def open_clause(kind: str, parent: int, at: int, marker: str = "") -> Clause:
        clause = Clause(len(clauses), kind, parent, at, marker, statement_at[at])
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
            outer = _goes_on(article, clauses, by_statement, at) if known is None and layer != NOTHING else None
            if known is None and current.kind == "subordinate" and at == current.first + 1 and not current.heads:
                outer = current  # "agreed when they met": the words that are said begin behind "when"
            if outer is not None:
                current = by_statement[layer] = outer
            elif known is None or (layer != NOTHING and known.heads and next_finite[at - first] < last):
                before = clause_at[at - 1] if at > first else NOTHING
                parent = before if layer != NOTHING and before != NOTHING and clauses[before].heads else NOTHING
                current = open_clause("reported" if layer != NOTHING else "main", parent, at)
                by_statement[layer] = current
            else:
                current = known
        group = group_at[at]
        if group == NOTHING and word not in TURNING:
            clause_at[at] = current.index
            at += 1
            continue
        if group != NOTHING and groups[group].tense is not Tense.NONE:
            if (
                group not in current.heads
                and (at == first or group_at[at - 1] != group)
                and not (
                    at > first
                    and (
                        (
                            lower[at - 1] in ADJECTIVAL
                            and not spaced(article, at - 1, by=DASHES)
                            and not joined(lower, at)
                        )
                        or after_to(article, at)
                        or (
                            lower[at - 1] in ("behind", "with", "without", "of", "for", "in")
                            and could_be_participle(article, group)
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
        if word in RELATIVE or (word == "that" and relative_that(article, at, next_finite[at - first])):
            if group == NOTHING or groups[group].tense is Tense.NONE:
                current = open_clause("relative", current.index, at, word)
        elif word == ";" and current.heads and list_goes_on(article, at, last, next_finite[at - first]):
            pass
        elif word in STRONG or (word in STOPS and at + 2 < last and not _abbreviates(article, at)):
            current = open_clause("main", NOTHING, min(at + 1, last - 1))
            by_statement[layer] = current
        elif word == "(" or (word in DASHES and spaced(article, at)):
            if current.kind == "aside" and current.marker == word:
                current = clauses[current.parent]
            else:
                current = open_clause("aside", current.index, at, word)
        elif word == ")":
            current = _after_bracket(clauses, current)
        elif word in SUBORDINATE and opens_subordinate(article, at, first, last, next_finite, current):
            while current.kind == "subordinate" and current.heads and current.parent != NOTHING:
                current = clauses[current.parent]
            current = open_clause("subordinate", current.index, at, word)
        elif (
            word in COORDINATE
            and current.heads
            and opens_coordinate(article, at, last, next_sure[at - first])
            # "talks that involve A, B and C will be held": the verb is that of the talks
            and not (current.kind == "relative" and not clauses[current.parent].heads and names_around(article, at))
        ):
            outer = current
            while outer.kind in ("subordinate", "aside") and outer.parent != NOTHING and lower[at - 1] == ",":
                outer = clauses[outer.parent]
            current = open_clause("coordinate", outer.index, at, word)
            by_statement[layer] = current
        elif word == "," and (current.heads or current.kind == "subordinate"):
            current = _at_comma(article, clauses, current, at, last, next_sure, open_clause)
        clause_at[at] = current.index
        at += 1


def _abbreviates(article: Article, stop: int) -> bool:
    """Whether a full stop within a sentence ends a short word: "Gen.", "T. Walker", "Jr. met"."""
    before = article.lower[stop - 1]
    return before in ABBREVIATED or len(before) == 1 or article.tokens[stop + 1].text[:1].islower()


def _after_bracket(clauses: list[Clause], current: Clause) -> Clause:
    """The clause that goes on behind a closing bracket; the current one where none was opened in it."""
    outer = current
    for _ in range(4):
        if outer.kind == "aside" and outer.marker == "(":
            return clauses[outer.parent]
        if outer.parent == NOTHING:
            break
        outer = clauses[outer.parent]
    return current


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
        reduced = (
            not reporting
            and could_be_participle(article, current.heads[-1])
            and not (lower[previous_end] in MEETINGS and previous_end < at)  # "held talks" has its object
        )
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
        if _after_contact_relative(article, current, at, group):
            current.heads = [*current.heads[:HEADS], group]
            return current
        loose = article.time_at[boundary] != NOTHING or lower[boundary] in LOOSE
        if (loose or (boundary == previous_end and not reporting)) and could_be_participle(article, group):
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
    if current.kind == "subordinate" and (
        (not current.heads and in_list(article, at)) or encloses_time(article, at, last)
    ):
        return current
    if current.kind == "relative" and current.heads and list_ends(article, at):
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
    if of_another_clause(article, at, finite):
        return current
    return open_clause("coordinate", current.index, at + 1)


def _goes_on(article: Article, clauses: list[Clause], by_statement: dict[int, Clause], at: int) -> Clause | None:
    """ "A summit, according to A, could take place": the clause whose subject stands before the words of a source."""
    outer = by_statement.get(NOTHING)
    while outer is not None and outer.kind in ("relative", "aside", "subordinate") and outer.parent != NOTHING:
        outer = clauses[outer.parent]
    if outer is None or outer.heads or outer.kind != "main" or outer.first >= at:
        return None
    return outer if article.finite(at) is not None and article.lower[at] != "to" else None


def _after_contact_relative(article: Article, current: Clause, at: int, group: int) -> bool:
    """ "A summit officials had hoped to hold in May was dropped": the verb of the first noun, after a day or town."""
    if len(current.heads) != 1 or article.lower[article.token_range(article.groups[group].span)[0]] not in BEING:
        return False
    mention = article.mention(at - 1)
    settled = article.time_at[at - 1] != NOTHING
    if mention is not None and not settled:
        first = at - 1
        while first and article.mention(first - 1) is mention:
            first -= 1
        settled = article.lower[first - 1] in ("in", "at", "near")
    return settled and contact_relative(article, current.first, article.groups[current.heads[0]].head)


def contact_relative(article: Article, first: int, verb: int) -> bool:
    """Whether a noun of meeting stands before the subject of a verb, nothing between: "the talks Kenya hosted"."""
    for k in range(first, min(verb - 1, first + 8)):
        if article.lower[k] in MEETINGS and article.lower[k + 1].isalpha():
            after = article.lower[k + 1]
            return (
                after not in NO_SUBJECT_AFTER and article.finite(k + 1) is None and article.group_at[k + 1] == NOTHING
            )
    return False
