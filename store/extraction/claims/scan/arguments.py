"""What stands around a trigger: who with whom, where, when; read from left to right by preposition."""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import CROWD, DASHES
from store.extraction.claims.scan.findings import Arguments, Timed
from store.extraction.claims.scan.lookahead import in_aside, interjected, mediating
from store.extraction.claims.scan.plurals import plural_at
from store.extraction.claims.scan.state import Mode, ScanState
from store.extraction.claims.scan.taking import POINTING_BACK, leave_hall, point_back, take, time_label
from store.extraction.claims.scan.turning import pass_verb, turn
from store.extraction.claims.scan.turning_words import (
    DATED_TOPICS,
    HELPING,
    HOSTING,
    OF_OTHERS,
    REACH,
    SENT_BY,
    TELLING,
    TURNING,
)
from store.extraction.claims.scan.twins import twin_sides, twin_words
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import OWNING
from store.model import Mention, MentionForm, Precision, Role
from store.number_names import ORDINALS

TIME_OPENERS = frozenset({"last", "this", "late", "early", "earlier"})
"""First words of times that need no preposition: "last month", no bare weekday."""
COUNTED_BEFORE = 6
"""How many tokens "the second such round of talks" takes at most before "this year"."""
TAKING_PLACE = frozenset({"held", "staged", "set", "scheduled", "planned"})
"""What is told of a meeting behind whoever hosts it."""
BOTH_SIDES = ["both", "sides"]
SPANS = frozenset({Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.YEAR})


def scan(
    article: Article,
    clauses: list[Clause],
    first: int,
    stop: int,
    clause: int,
    mode: Mode,
    destination: bool = False,
    subject: bool = False,
    party_at: int = NOTHING,
) -> Arguments:
    """Read the tokens ``[first, stop)`` of one clause; ``mode``: what the first name is.

    ``destination``: "to" names where somebody goes. ``subject``: stands before the verb, so that names are parties.
    ``party_at``: the token at which somebody is named once more, behind days and places.
    """
    if subject:
        first = max(first, stop - REACH)
    else:
        stop = min(stop, first + REACH)
    if first >= stop:
        return Arguments()
    return _read(ScanState(article, clauses, first, stop, clause, mode, destination, subject, party_at))


def _read(state: ScanState) -> Arguments:
    """Read from left to right; each step takes the token at hand and gives the one to go on at."""
    article, lower, stop, clause = state.article, state.lower, state.stop, state.clause
    clause_at, time_at, mention_at, group_at = (
        article.clause_at,
        article.time_at,
        article.mention_at,
        article.group_at,
    )
    titles, posts, twins = article.people.named_behind, article.people.posts, twin_words(article.lexicon)
    party_at = state.party_at
    k = state.first
    while k < stop:
        if k == party_at:
            state.mode = "party"
        within = clause_at[k]
        if within != clause and not in_aside(state.clauses, within, clause):
            k += 1
            while k < stop and clause_at[k] == within and k != party_at:
                k += 1
        elif titles and k in titles and titles[k] < stop and not (lower[k] in OF_OTHERS and lower[k - 1] in SENT_BY):
            k = titles[k]  # "deputy prime minister for reintegration X": what the office is for is no topic
        elif posts and posts.get(k, stop) < stop:
            k = posts[k]
        elif time_at[k] != NOTHING:
            k = _time(state, k)
        elif k and lower[k - 1] == "and" and _next_verb(state, k):
            break
        elif mention_at[k] != NOTHING:
            k = _mention(state, k, article.mentions[mention_at[k]])
        elif group_at[k] == NOTHING and lower[k] not in TELLING and lower[k] not in twins:
            k += 1
        else:
            k = _word(state, k, lower[k])
    return state.found


def _next_verb(state: ScanState, k: int) -> bool:
    """Whether "and" before the token opens what somebody does next; no "hosted by A and held in B" of the meeting."""
    if k == state.first or state.subject or state.mode != "party" or state.article.finite(k) is None:
        return False
    return not (state.lower[k] in TAKING_PLACE and state.lower[k + 1 : k + 2] in (["in"], ["at"], ["on"]))


def _time(state: ScanState, k: int) -> int:
    """Take in a time, unless it is that of what is talked about."""
    article, lower = state.article, state.lower
    end = min(article.time_end(k), state.stop)
    dated = state.topic in DATED_TOPICS and not (state.destination and state.topic == "ahead")
    of_another = state.of_the_topic and dated and lower[k - 1] in ("of", "on", "in")
    if state.of_the_topic and state.topic == "since":
        of_another = of_another or lower[k] in TIME_OPENERS  # "since his election last month"
    if not (of_another or _is_counted_over(article, k)):
        label = time_label(article, k, state.first, state.planned)
        state.found.times.append(Timed(article.times[article.time_at[k]], k, label))
    if state.mode in ("topic", "place") or lower[k - 1 : k] == ["on"]:  # "in April, Kenya's envoy said"
        state.mode = "party" if state.subject else ""
    return end


def _is_counted_over(article: Article, at: int) -> bool:
    """ "talks in Basel, the second such meeting this year": a span in which meetings are counted, no day of one."""
    if article.lower[at] != "this" or article.times[article.time_at[at]].precision not in SPANS:
        return False
    before = range(at - 1, max(at - COUNTED_BEFORE, article.sentence_first(at)) - 1, -1)
    counted = next((k for k in before if article.lower[k] in ORDINALS or article.lower[k] == ","), at)
    return article.lower[counted] in ORDINALS and all(article.finite(k) is None for k in range(counted, at))


def _mention(state: ScanState, k: int, mention: Mention) -> int:
    """Take in a name, and what stands behind it: whose help it is, what whoever bears it does for those who meet."""
    article, lower, stop, found = state.article, state.lower, state.stop, state.found
    end = k
    while end < stop and article.mention_at[end] == article.mention_at[k]:
        end += 1
    if k < state.office_end and mention.form is not MentionForm.PLACE:
        return end  # the Libya of "the UN envoy for Libya"
    if mention.form is MentionForm.ROLE:
        state.office_end = article.token_range(mention.span)[1]
    if end + 1 < stop and lower[end] in OWNING and lower[end + 1] in HELPING:
        return end + 2  # "with Italy's help", "in Qatar's presence"
    if end + 1 < stop and lower[end] in DASHES and lower[end + 1] in HOSTING:
        found.parties.append((mention, HOSTING[lower[end + 1]], "P09"))
        return end + 2
    if state.mode in ("party", "") and mediating(article, end, stop):
        found.parties.append((mention, Role.MEDIATOR, "P11"))
    elif state.mode == "party" and end < stop and lower[end] in OWNING and article.is_person(mention):
        found.owners.append(mention)
    else:
        told = len(found.places)
        take(state, mention, k)
        if told and len(found.places) > told:
            leave_hall(state, mention, k)
        if state.given_up:
            found.places[told:] = [place._replace(rank=0) for place in found.places[told:]]
    return end


def _word(state: ScanState, k: int, word: str) -> int:
    """Take in a word that is no name; ``stop`` where nothing behind it belongs to the meeting."""
    article, lower, stop, found = state.article, state.lower, state.stop, state.found
    if state.mode == "party" and (sides := twin_sides(article, k)):
        found.named_together.extend(sides)
    plural = plural_at(article, k, stop)
    if plural is not None and state.mode == "party":
        found.plurals.append(k)
        found.many = found.many or (plural[1] > 2 and lower[plural[0] - 1] in CROWD)
        return plural[0]
    if word not in TURNING:
        pass_verb(state, k, word)
        return k + 1
    if word in CROWD and state.mode in ("party", ""):
        joined = k > state.first and (lower[k - 1] in OWNING or lower[k - 1] in ("-", "of")) and state.mode == ""
        found.many = found.many or not joined
    if word == "on" and lower[k + 1 : k + 3] == BOTH_SIDES:
        return k + 1  # "commanders on both sides"
    if word in POINTING_BACK:
        point_back(state, k)
    if word == "since" and k + 1 < stop and article.time_at[k + 1] != NOTHING:
        return k + 1
    if word == "as" and lower[k + 1 : k + 3] == ["well", "as"]:
        return k + 3
    if word == "and" and (after := interjected(article, k, stop)):
        return after
    return turn(state, k, word)
