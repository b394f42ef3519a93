"""A sentence cut into clauses, without a parser: relative, subordinate, reported and coordinated ones.

A clause opens at a relative word, at a conjunction with a finite verb after it, or where reported words begin; a
relative or subordinate clause closes at its comma, or where a second finite verb shows that the main clause goes on.
"""

from __future__ import annotations

from itertools import compress
from operator import ne

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import ADJECTIVAL, REPORTING, Clause, after_bracket
from store.extraction.claims.text.clause_bounds import (
    CLOSERS,
    COORDINATE,
    OPENERS,
    PRONOUNS,
    RELATIVE,
    SPAN,
    after_to,
    apposed,
    apposition_end,
    could_be_participle,
    counted_from,
    does_alone,
    goes_on_behind_an_aside,
    joined,
    list_goes_on,
    next_verbs,
    of_another_clause,
    opens_coordinate,
    opens_subordinate,
    relative_that,
    spaced,
)
from store.extraction.claims.text.contact_relatives import after_contact_relative
from store.extraction.claims.text.date_commas import adjuncts_end, encloses_time, in_date
from store.extraction.claims.text.intervals import opens_interval
from store.extraction.claims.text.name_lists import WHICH, in_list, list_ends, names_around, of_actors, tells_who_comes
from store.extraction.claims.text.person_lists import next_of_list
from store.extraction.claims.text.reduced import (
    closes_plan,
    is_plan_behind_comma,
    is_reduced_plan,
    was_participle,
    was_planned,
)
from store.lexicon.closed import closed
from store.model import BlockKind, Sentence, Tense

UNTENSED = Tense.NONE
SUBORDINATE = closed("subordinate")
COMMA_OR_PRONOUN = frozenset({",", *PRONOUNS})
STRONG = frozenset({";", ":"})
STOPS = frozenset({".", "?", "!"})
DASHES = frozenset({"–", "—", "-"})
HEADS = 8
TIMES_OF_DEEDS = frozenset({"first", "last", "next", "earlier"})
"""Words before a noun that behind a name tell when somebody did something."""
BEING = closed("being")
LOOSE = closed("loose")
BEFORE_ATTRIBUTE = frozenset({"behind", "with", "without", "of", "for", "in"})
AND_IN = (["and", "in"], ["and", "at"], ["then", "in"])
"""How another place is joined to the one before a clause with "where"."""
QUOTING = frozenset('"“”«»„,.')
"""Signs that stand between what is said and who says it."""
WHERE_AND_WHEN = frozenset({"in", "on", "at", "by", "for", "over", "during", "last", "earlier", "late"})
"""What tells more of a clause behind an apposition."""
TURNING = RELATIVE | SUBORDINATE | COORDINATE | STRONG | STOPS | DASHES | {"that", "(", ")", ","}
"""Words and signs at which, verbs and changes of speaker aside, another clause can begin."""


def split_clauses(article: Article, sentence: Sentence, clauses: list[Clause]) -> None:
    """Add the clauses of a sentence to ``clauses`` and mark its tokens in ``article.clause_at``."""
    _Splitter(article, sentence, clauses).split()


class _Splitter:
    """One sentence, cut into clauses from its first token to its last."""

    def __init__(self, article: Article, sentence: Sentence, clauses: list[Clause]) -> None:
        self.article = article
        self.clauses = clauses
        self.first, self.last = sentence.first, sentence.last
        self.headline = article.document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH
        self.next_finite = next_verbs(article, self.first, self.last, False)
        """For each token of the sentence, the next one at which a finite verb begins."""
        self._sure: list[int] | None = None
        self.current = self._open("main", NOTHING, self.first)
        self.layer = self.current.statement
        """The statement whose words are being read."""
        self.apposition_closes = NOTHING
        """The comma behind the apposition inside of the clause that is being read."""
        self.by_statement = {self.layer: self.current}
        """The clause that goes on where the words of a statement, or those of no statement, do."""

    def _next_sure(self, at: int) -> int:
        """Where the next finite verb that can be no participle begins; most sentences do not ask."""
        if self._sure is None:
            self._sure = next_verbs(self.article, self.first, self.last, True)
        return self._sure[at - self.first]

    def split(self) -> None:
        """Mark every token with its clause."""
        article = self.article
        lower, groups, group_at = article.lower, article.groups, article.group_at
        clause_at, statement_at = article.clause_at, article.statement_at
        done = self.first
        for at in self._turning_points():
            clause_at[done:at] = [self.current.index] * (at - done)
            done = at
            word, group = lower[at], group_at[at]
            if statement_at[at] != self.layer and word not in QUOTING:
                self._change_speaker(at)
            if group != NOTHING and groups[group].tense is not UNTENSED:
                if self._is_entered(at, group):
                    self.current = self._enter_verb(at, group)
                    if self.layer == self.current.statement:
                        self.by_statement[self.layer] = self.current
            elif word in TURNING:
                self._turn(at, word)
        clause_at[done : self.last] = [self.current.index] * (self.last - done)

    def _turning_points(self) -> list[int]:
        """The tokens at which another clause can begin."""
        article, first, last = self.article, self.first, self.last
        points = {*article.finite_within(first, last), *article.words.within(TURNING, first, last)}
        told = article.statement_at[first:last]
        if told.count(self.layer) < len(told):
            points.update(compress(range(first + 1, last), map(ne, told[1:], told)))
            points.update([at + 1 for at in article.words.within(QUOTING, first, last - 1)])
        return sorted(points)

    def _open(self, kind: str, parent: int, at: int, marker: str = "") -> Clause:
        clause = Clause(len(self.clauses), kind, parent, at, marker, self.article.statement_at[at])
        self.clauses.append(clause)
        return clause

    def _open_own(self, kind: str, parent: int, at: int, marker: str = "") -> None:
        """Open a clause that goes on where the words of this statement do."""
        self.current = self.by_statement[self.layer] = self._open(kind, parent, at, marker)

    def _change_speaker(self, at: int) -> None:
        """Go on with the clause of the statement whose words begin here, or open one."""
        current, clauses = self.current, self.clauses
        self.layer = self.article.statement_at[at]
        reported = self.layer != NOTHING
        known = self.by_statement.get(self.layer)
        outer = self._goes_on(at) if known is None and reported else None
        if known is None and current.kind == "subordinate" and at == current.first + 1 and not current.heads:
            outer = current  # "agreed when they met": the words that are said begin behind "when"
        if outer is not None:
            self.current = self.by_statement[self.layer] = outer
        elif known is None or (reported and known.heads and self.next_finite[at - self.first] < self.last):
            before = self.article.clause_at[at - 1] if at > self.first else NOTHING
            parent = before if reported and before != NOTHING and clauses[before].heads else NOTHING
            self._open_own("reported" if reported else "main", parent, at)
        else:
            self.current = known

    def _is_entered(self, at: int, group: int) -> bool:
        """Whether a finite verb begins here, and is no noun or adjective."""
        article = self.article
        if group in self.current.heads or (at > self.first and article.group_at[at - 1] == group):
            return False
        before = article.before(at)
        if before in WHICH and self.current.heads and tells_who_comes(article, at - 1):
            return False
        if at == self.first or article.lower[at] in BEING:
            return True
        when = before in TIMES_OF_DEEDS and article.mention_at[at - 2] != NOTHING  # "A first met B": no "first meeting"
        described = (
            before in ADJECTIVAL
            and not when
            and not spaced(article, at - 1, by=DASHES)
            and not joined(article.lower, at)
        ) or after_to(article, at)
        return not described and not (before in BEFORE_ATTRIBUTE and could_be_participle(article, group))

    def _turn(self, at: int, word: str) -> None:
        """Open, close or leave the clause at a word or sign that can begin another one."""
        article, clauses, current = self.article, self.clauses, self.current
        finite = self.next_finite[at - self.first]
        if word == "that" and self._opens_words(at):
            return
        if word in WHICH and current.heads and tells_who_comes(article, at):
            return
        if word in RELATIVE or (
            word == "that" and article.time_at[at] == NOTHING and relative_that(article, at, finite)
        ):
            self.current = self._open("relative", current.index, at, word)
        elif word == "that" and article.group_at[at - 1] in current.heads and finite < self.last:
            self.current = self._open("reported", current.index, at)  # "can confirm that the talks will not go ahead"
        elif word in STRONG and current.heads and list_goes_on(article, at, self.last, finite):
            pass
        elif word in STRONG or (word in STOPS and at + 2 < self.last):
            self._open_own("main", NOTHING, min(at + 1, self.last - 1))
        elif word == "(" or (word in DASHES and spaced(article, at)):
            closes = current.kind == "aside" and current.marker == word
            self.current = clauses[current.parent] if closes else self._open("aside", current.index, at, word)
        elif word == ")":
            self.current = after_bracket(clauses, current)
        elif word in SUBORDINATE and opens_subordinate(article, at, self.first, self.last, self.next_finite, current):
            while current.kind == "subordinate" and current.heads and current.parent != NOTHING:
                current = clauses[current.parent]
            self.current = self._open("subordinate", current.index, at, word)
        elif word in COORDINATE and current.heads and opens_coordinate(article, at, self.last, self._verb_behind(at)):
            if current.kind == "relative" and not clauses[current.parent].heads and names_around(article, at):
                return  # "talks that involve A, B and C will be held": the verb is that of the talks
            while current.kind in ("subordinate", "aside") and current.parent != NOTHING and article.before(at) == ",":
                current = clauses[current.parent]
            self._open_own("coordinate", current.index, at, word)
        elif word == "," and (current.heads or current.kind == "subordinate"):
            self.current = self._at_comma(at)

    def _opens_words(self, at: int) -> bool:
        """ "Announced that they will meet": whether the words of another statement begin right behind "that"."""
        told = self.article.statement_at
        return at + 1 < self.last and told[at + 1] != NOTHING and told[at + 1] != told[at]

    def _verb_behind(self, at: int) -> int:
        """The verb that a clause opened by "and" or "but" can have.

        Behind "but" and a subject, or a day and a subject ("and in June a team flew to C"), any finite one.
        """
        article, finite = self.article, self.next_finite[at - self.first]
        opened = article.lower[at] == "but" and finite > at + 2
        parted = article.before(at) == "," or article.mention_at[at - 1] == NOTHING
        if self.current.kind in ("main", "reported") and parted and does_alone(article, finite):
            return finite  # "signed a deal, | and A and B met on Tuesday", "the army withdrew | and A and B met"
        any_finite = opened or adjuncts_end(article, at + 1) < finite < self.last
        return finite if any_finite else self._next_sure(at)

    def _enter_verb(self, at: int, group: int) -> Clause:
        """The clause a finite verb belongs to: a second verb closes a relative clause or opens a new one."""
        current = self.current
        if self.article.lower[at] == "to" and (current.heads or not self.headline):
            return current
        if current.heads and is_reduced_plan(self.article, self.article.groups[group]):
            return current  # "talks due to be held"
        if self.article.before(at) == "," and is_plan_behind_comma(self.article, current.heads, at, self.last):
            return current
        if not current.heads and self.article.lower[current.first] == "to" and could_be_participle(self.article, group):
            return current  # "plan | to hold talks in Accra dedicated to energy"
        return self._enter_second_verb(at, group) if current.heads else _with_head(current, group)

    def _enter_second_verb(self, at: int, group: int) -> Clause:
        article, current, lower = self.article, self.current, self.article.lower
        joined = lower[at - 1] in COORDINATE
        if current.kind in ("relative", "subordinate", "aside") and current.parent != NOTHING:
            parent = self.clauses[current.parent]
            if not joined and (not parent.heads or current.kind == "relative"):
                parent.heads.append(group)
                return parent
        previous = article.groups[current.heads[-1]]
        previous_end = article.token_range(previous.span)[1]
        reach = max(previous_end, at - SPAN)
        reporting = article.cue_at[previous.head] != NOTHING or previous.lemma in REPORTING
        if not joined and not reporting and was_participle(article, current.heads[-1], range(reach, at)):
            current.heads[-1] = group
            return current
        if not joined and was_planned(article, previous, range(previous_end, at)):
            return _with_head(current, group)
        boundary = at - 1
        while boundary >= reach and lower[boundary] not in COORDINATE and lower[boundary] not in COMMA_OR_PRONOUN:
            boundary -= 1
        if boundary < reach or lower[boundary] not in PRONOUNS:
            boundary = max(boundary + 1, previous_end)
        if after_contact_relative(article, current, at, group):
            return _with_head(current, group)
        behind_it = boundary == previous_end and not reporting
        loose = article.time_at[boundary] != NOTHING or lower[boundary] in LOOSE
        if (loose or behind_it) and could_be_participle(article, group):
            return current
        if behind_it:
            boundary = at
            while boundary > reach and lower[boundary - 1] not in LOOSE and article.time_at[boundary - 1] == NOTHING:
                boundary -= 1
        if boundary >= at and (joined or behind_it):
            return _with_head(current, group)
        kind = "reported" if boundary == previous_end else "coordinate"
        if boundary < at and lower[boundary] in PRONOUNS and boundary > previous_end:
            kind = "relative" if not reporting else "reported"
        new = self._open(kind, current.index, boundary)
        article.clause_at[boundary:at] = [new.index] * (at - boundary)
        new.heads.append(group)
        return new

    def _at_comma(self, at: int) -> Clause:
        """The clause that goes on behind a comma."""
        article, clauses, current, last = self.article, self.clauses, self.current, self.last
        lower = article.lower
        following = lower[at + 1] if at + 1 < last else "."
        if current.kind in ("relative", "subordinate") and (self._in_apposition(at) or in_date(article, at, last)):
            return current
        if current.kind == "subordinate" and (
            (not current.heads and in_list(article, at)) or encloses_time(article, at, last)
        ):
            return current
        if current.kind == "relative" and current.heads:
            if next_of_list(article, current.first, at, bool(clauses[current.parent].heads)):
                return clauses[current.parent]
            if list_ends(article, at):
                return current
        if current.marker in OPENERS and not current.heads:
            finite = self.next_finite[at - self.first]
            aside = finite < last and goes_on_behind_an_aside(article, current.first, at, finite)
            if aside or (following in RELATIVE and at - current.first > 2):
                return current  # "if a round, which was put off, takes place"
        if current.kind in ("relative", "subordinate") and current.parent != NOTHING:
            if current.marker == "where" and lower[at + 1 : at + 3] in AND_IN:
                return clauses[current.parent]  # "will be in A on Monday, where B receives him, and in C on Tuesday"
            if following in COORDINATE or (current.kind == "relative" and following in RELATIVE):
                return current if current.kind == "relative" else clauses[current.parent]
            parent = clauses[current.parent]
            while parent.kind == "relative" and parent.heads and parent.parent != NOTHING:
                parent = clauses[parent.parent]
            return parent
        if following in COORDINATE or following in RELATIVE or following in SUBORDINATE:
            return current
        if opens_interval(article, at + 1):
            return current  # ", two days | after A met B"
        if is_plan_behind_comma(article, current.heads, at + 1, last) or closes_plan(article, current.heads, at):
            return current
        finite = self._next_sure(at)
        if finite >= last or finite - at > SPAN or not CLOSERS.isdisjoint(lower[at + 1 : finite]):
            return current
        joined_day = lower[adjuncts_end(article, at + 1)] == "and"
        elsewhere = of_another_clause(article, at, finite) or counted_from(article, at, finite)
        if joined_day or elsewhere or of_actors(article, at):
            return current
        return self._open("coordinate", current.index, at + 1)

    def _in_apposition(self, at: int) -> bool:
        """ "when he met the premier, Ali Noor, in Doha": whether a clause goes on at a comma of an apposition."""
        article = self.article
        if at != self.apposition_closes:
            self.apposition_closes = apposed(article, at, self.last)
            return self.apposition_closes > 0 or apposition_end(article, at) > 0
        gerund = article.lower[self.current.first + 1].endswith("ing")  # "after meeting the premier, Ali Noor, ..."
        awaits_verb = not self.current.heads and not gerund
        return awaits_verb or article.lower[at + 1] in WHERE_AND_WHEN or article.time_at[at + 1] != NOTHING

    def _goes_on(self, at: int) -> Clause | None:
        """ "A summit, according to A, could take place": the clause begun before a source is named."""
        outer = self.by_statement.get(NOTHING)
        while outer is not None and outer.kind in ("relative", "aside", "subordinate") and outer.parent != NOTHING:
            outer = self.clauses[outer.parent]
        if outer is None or outer.heads or outer.kind != "main" or outer.first >= at:
            return None
        return outer if self.article.finite(at) is not None and self.article.lower[at] != "to" else None


def _with_head(clause: Clause, group: int) -> Clause:
    clause.heads = [*clause.heads[:HEADS], group]
    return clause
