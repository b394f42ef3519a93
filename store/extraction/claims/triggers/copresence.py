"""Meetings that no word of meeting tells: two sides at one place on one day, whatever they do there.

"Ethiopian and Egyptian engineers finished the draft in Khartoum on Monday", "the minister handed President B a letter
in Doha on Friday", "both delegations pored over maps in Loja on Monday": persons of two sides, a town and a day in one
clause. What people do to each other from afar or against each other (accuse, sanction, fight) and what they only say is
left out by its verb.
"""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import CROWD, PLURAL_HEADS
from store.extraction.claims.scan.plurals import BLOC, GROUPED, plural_at
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import REPORTING, Clause
from store.extraction.claims.text.words import MeetingWords
from store.extraction.claims.triggers.trigger import Trigger
from store.lexicon.closed import closed
from store.model import MeetingKind, Mention, MentionForm, Sentence, StatementKind, Tense, VerbGroup

COPRESENT = "V20"
PLURALS = PLURAL_HEADS.union(GROUPED)
REACH = 45
"""How many tokens of a clause are read."""
SUBJECT = 14
"""How many tokens before its verb a plural subject begins at most."""
SIDES = closed("sides")
MARGINS = closed("margins")
JOINING = closed("joining")
TEAMS = closed("teams")
HOURS = closed("hours_spent")
TABLE = 24
"""How many tokens behind its verb the table stands at most."""
TABLES = closed("shared_tables")
SHARED = frozenset({"same", "one", "single", "ends", "sides", "negotiating", "opposite"})
AT_TABLE = frozenset({"at", "around", "round", "under", "across"})
TOGETHER = closed("together")
"""Before a person: he is there, not only spoken of."""


def find_copresent(
    article: Article, words: MeetingWords, sentence: Sentence, clauses: list[Clause], dated: bool
) -> list[Trigger]:
    """A trigger for each clause, of a sentence without another one, in which two sides are at one place on one day.

    ``dated``: the sentence stands under a day, as the entry of a timeline.
    """
    if not _worth_reading(article, sentence, dated):
        return []
    found = []
    for clause in clauses[article.clause_at[sentence.first] :]:
        if clause.kind not in ("main", "coordinate", "subordinate") or not clause.heads:
            continue
        index = clause.heads[0]
        group = article.groups[index]
        if group.tense is Tense.NONE or group.negated or group.lemma in REPORTING or group.lemma in words.apart:
            continue
        if article.cue_at[group.head] != NOTHING or _only_said(article, group):
            continue
        first, last = article.token_range(group.span)
        told = _settled(article, clause, sentence, dated) + _some_hours(article, group, last)
        told += 2 * _on_the_margins(article, sentence.first, first) + _at_one_table(article, last, sentence.last)
        if told < 2 and not (told and _with_another(article, clause, first, last, sentence)):
            continue
        if (
            _two_sides(article, clause, first, last, sentence)
            or _plural_subject(article, clause, first)
            or crowd_of_sides(article, clause.first, min(clause.first + REACH, sentence.last), clause.index)
        ):
            found.append(
                Trigger(
                    first, last, MeetingKind.OTHER, "contact", COPRESENT, clause.index, False, first, index, group.lemma
                )
            )
    return found


def _worth_reading(article: Article, sentence: Sentence, dated: bool) -> bool:
    """Whether the sentence has a time and three mentions at all, or one beside a plural such as "both teams"."""
    near = slice(sentence.first, min(sentence.last, sentence.first + 2 * REACH))
    mentions = set(article.mention_at[near]) - {NOTHING}
    if len(mentions) >= 3:
        return True
    timed = dated or set(article.time_at[near]) - {NOTHING}
    return bool(mentions and timed) and not PLURALS.isdisjoint(article.lower[near])


def _only_said(article: Article, group: VerbGroup) -> bool:
    """Whether it stands in somebody's words, and not as a thing that happened: "teams met there, an official said"."""
    at = article.statement_at[group.head]
    if at == NOTHING:
        return False
    return group.tense is not Tense.PAST or article.statements[at].kind is not StatementKind.INDIRECT


def _plural_subject(article: Article, clause: Clause, first: int) -> bool:
    """ "Both delegations", "the two sides' experts": a plural subject that stands for parties named before."""
    for k in range(max(clause.first, first - SUBJECT), first):
        found = plural_at(article, k, first)
        if found is not None and found[1] != BLOC and article.clause_at[k] == clause.index:
            return article.lower[k] != "the" or found[1] > 0 or article.lower[found[0] - 1] in SIDES
    return False


def crowd_of_sides(article: Article, first: int, stop: int, clause: int) -> list[Mention]:
    """Those named in "the ministers of A and B" of a clause; empty for fewer than two sides."""
    lower = article.lower
    for k in range(first, stop - 1):
        if lower[k] not in CROWD or lower[k + 1] not in ("of", "from", "for") or article.clause_at[k] != clause:
            continue
        found: list[Mention] = []
        at = k + 2
        while at < stop and (article.mention_at[at] != NOTHING or lower[at] in JOINING):
            mention = article.mention(at)
            if mention is not None and mention not in found:
                found.append(mention)
            at += 1
        if len({article.side_of(mention.key) for mention in found} - {None}) >= 2:
            return found
    return []


def _in_person(article: Article, mention: Mention) -> bool:
    return article.is_person(mention) or mention.form is MentionForm.ROLE


def _two_sides(article: Article, clause: Clause, first: int, last: int, sentence: Sentence) -> bool:
    """Officials of two sides before the verb, or a person before it and one of another side beside it after."""
    lower = article.lower
    before: set[str] = set()
    crowd = person = joined = False
    for k in range(max(clause.first, first - REACH), first):
        mention = article.mention(k)
        crowd = crowd or lower[k] in CROWD
        joined = joined or lower[k] in ("and", ",")
        if mention is None or article.clause_at[k] != clause.index or mention.form is MentionForm.PLACE:
            continue
        person = person or _in_person(article, mention)
        side = article.side_of(mention.key)
        if side is not None and article.before(k) not in ("in", "at"):
            before.add(side)
    if len(before) >= 2 and (crowd or person) and joined:
        return True
    if len(before) != 1 or not (person or crowd):
        return False
    return _beside(article, clause, last, sentence, before) in (("with", "to") if not person else TOGETHER | {""})


def _beside(article: Article, clause: Clause, last: int, sentence: Sentence, before: set[str]) -> str | None:
    """The word before the first official of another side behind a verb, empty for its object; None without one."""
    lower = article.lower
    for k in range(last, min(last + 14, sentence.last)):
        mention = article.mention(k)
        if article.clause_at[k] != clause.index or article.finite(k) is not None or lower[k] in ";:":
            return None
        if mention is None or article.mention(k - 1) is mention:
            continue
        end = k
        while end < sentence.last and article.mention(end) is mention:
            end += 1
        crowded = mention.form in (MentionForm.ADJECTIVE, MentionForm.DEMONYM) and (
            mention.form is MentionForm.DEMONYM or any(w in CROWD or w in TEAMS for w in lower[end : end + 3])
        )
        grouped = mention.key.startswith("group:") and mention.form is not MentionForm.PLACE
        if not (_in_person(article, mention) or crowded or grouped):
            continue
        side = article.side_of(mention.key)
        start = k
        while start > last and lower[start - 1] not in TOGETHER and start > k - 5:
            start -= 1
        if side is not None and side not in before and start == last:
            return ""
        if side is not None and side not in before and lower[start - 1] in TOGETHER:
            return lower[start - 1]
    return None


def _with_another(article: Article, clause: Clause, first: int, last: int, sentence: Sentence) -> bool:
    """ "wound up two days in A with President B": somebody, and "with" somebody of another side."""
    before = {
        side
        for k in range(max(clause.first, first - REACH), first)
        if (m := article.mention(k)) is not None
        and _in_person(article, m)
        and (side := article.side_of(m.key)) is not None
    }
    return len(before) == 1 and _beside(article, clause, last, sentence, before) == "with"


def _some_hours(article: Article, group: VerbGroup, last: int) -> bool:
    """ "spent four hours on the formula": as good as a place or a day."""
    return group.lemma == "spend" and not HOURS.isdisjoint(article.lower[last : last + 4])


def _at_one_table(article: Article, first: int, last: int) -> bool:
    """ "Sat at opposite ends of the table", "were under one roof": as good as a place."""
    near = article.lower[first : min(first + TABLE, last)]
    for k, word in enumerate(near):
        if word in TABLES and not SHARED.isdisjoint(near[max(k - 3, 0) : k]) and not AT_TABLE.isdisjoint(near[:k]):
            return True
    return False


def _on_the_margins(article: Article, first: int, stop: int) -> bool:
    """ "On the sidelines of the forum, A and B reviewed the pact": as good as a place and a day."""
    lower = article.lower
    return any(lower[k] in MARGINS and lower[k - 2 : k] == ["on", "the"] for k in range(first + 2, stop))


def of_the_margins(article: Article, trigger: Trigger) -> bool:
    """Whether a trigger is only the gathering that something is done on the margins of."""
    at = trigger.phrase_first
    return trigger.noun and at > 1 and article.lower[at - 1] == "of" and article.lower[at - 2] in MARGINS


def _settled(article: Article, clause: Clause, sentence: Sentence, day: bool) -> int:
    """How many of a day and a town the clause has."""
    town = False
    for k in range(max(clause.first, sentence.first), min(clause.first + REACH, sentence.last)):
        if article.clause_at[k] != clause.index:
            continue
        day = day or article.time_at[k] != NOTHING
        mention = article.mention(k)
        before = article.lower[k - 2 : k] if k > 1 else article.lower[:k]
        if mention is None or not (before[-1:] in (["in"], ["at"], ["near"]) or before in (["in", "a"], ["at", "a"])):
            continue
        place = article.place_of(mention)
        town = town or (place is not None and not place.startswith("country:"))
    return town + day
