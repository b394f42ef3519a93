"""What stands around a trigger: who with whom, where, when; read from left to right by preposition."""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import (
    ABSENT_WORDS,
    ANNOUNCED,
    CROWD,
    DASHES,
    LINKS,
    MARGINS,
    MEDIATE_WORDS,
    MEDIATING,
    PARTICLES,
    PARTY_WORDS,
    PLACE_WORDS,
    PLANNED,
    REASONS,
    SEATS,
    SITES,
    TOPIC_VERBS,
    TOPIC_WORDS,
    UMBRELLAS,
)
from store.extraction.claims.scan.findings import Arguments, Timed
from store.extraction.claims.scan.lookahead import (
    accredited,
    announced_on,
    crowd_follows,
    given_for,
    in_aside,
    in_brackets,
    interjected,
    looking_on,
    mediating,
    name_next,
    of_a_person,
    on_behalf,
    participle_follows,
    person_ahead,
    person_follows,
    place_follows,
    town_next,
    watching,
)
from store.extraction.claims.scan.plurals import plural_at
from store.extraction.claims.scan.taking import REPLACED, leave_hall, mode_after_comma, point_back, take, time_label
from store.extraction.claims.scan.turning_words import (
    AT_WISH,
    ATTRIBUTES,
    CHAIR,
    DATED_TOPICS,
    EARLIER_OR_LATER,
    FORMER,
    HELPING,
    HOSTING,
    MEDIATED,
    OF_OTHERS,
    PRESIDED,
    REACH,
    RELATIONS,
    SENT_BY,
    TELLING,
    TOKENS,
)
from store.extraction.claims.scan.twins import twin_sides, twin_words
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import OWNING, SIGNS
from store.model import Mention, MentionForm, Role, Tense


def scan(
    article: Article,
    clauses: list[Clause],
    first: int,
    stop: int,
    clause: int,
    mode: str,
    destination: bool = False,
    subject: bool = False,
    party_at: int = NOTHING,
) -> Arguments:
    """Read the tokens ``[first, stop)`` of one clause; ``mode`` is ``party``, ``place``, ``topic`` or empty at first.

    ``destination``: "to" names where somebody goes. ``subject``: stands before the verb, so that names are parties.
    ``party_at``: the token at which somebody is named once more, behind days and places.
    """
    if subject:
        first = max(first, stop - REACH)
    else:
        stop = min(stop, first + REACH)
    return _Scan(article, clauses, first, stop, clause, mode, destination, subject, party_at).read()


class _Scan:
    """One reading from left to right; each step takes the token at hand and gives the one to go on at."""

    __slots__ = (
        "article",
        "clause",
        "clauses",
        "destination",
        "first",
        "found",
        "given_up",
        "lower",
        "mode",
        "office_end",
        "party_at",
        "planned",
        "setting",
        "stop",
        "subject",
        "topic",
    )

    def __init__(
        self,
        article: Article,
        clauses: list[Clause],
        first: int,
        stop: int,
        clause: int,
        mode: str,
        destination: bool,
        subject: bool,
        party_at: int,
    ) -> None:
        self.article = article
        self.lower = article.lower
        self.clauses = clauses
        self.first, self.stop, self.clause = first, stop, clause
        self.mode = mode
        """What the next name is: ``party``, ``place``, ``topic``, ``absent`` and so on."""
        self.destination, self.subject, self.party_at = destination, subject, party_at
        self.found = Arguments()
        self.planned = False
        self.given_up = False
        """What stands behind "first planned" is perhaps no more."""
        self.topic = ""
        self.setting = 0
        """Where the word stands behind which the next name is a place."""
        self.office_end = 0

    def read(self) -> Arguments:
        article, lower, stop, clause = self.article, self.lower, self.stop, self.clause
        clause_at, time_at, mention_at, group_at = (
            article.clause_at,
            article.time_at,
            article.mention_at,
            article.group_at,
        )
        titles, twins = article.people.named_behind, twin_words(article.lexicon)
        k = self.first
        while k < stop:
            if k == self.party_at:
                self.mode = "party"
            if clause_at[k] != clause and not in_aside(self.clauses, clause_at[k], clause):
                k += 1
            elif k in titles and titles[k] < stop and not (lower[k] in OF_OTHERS and lower[k - 1] in SENT_BY):
                k = titles[k]  # "deputy prime minister for reintegration X": what the office is for is no topic
            elif time_at[k] != NOTHING:
                k = self._time(k)
            elif k and lower[k - 1] == "and" and self._next_verb(k):
                break
            elif mention_at[k] != NOTHING:
                k = self._mention(k, article.mentions[mention_at[k]])
            elif group_at[k] == NOTHING and lower[k] not in TELLING and lower[k] not in twins:
                k += 1
            else:
                k = self._word(k, lower[k])
        return self.found

    def _next_verb(self, k: int) -> bool:
        """Whether "and" before the token opens what somebody does next."""
        return k > self.first and not self.subject and self.mode == "party" and self.article.finite(k) is not None

    def _time(self, k: int) -> int:
        article, lower = self.article, self.lower
        end = k
        while end < self.stop and article.time_at[end] == article.time_at[k]:
            end += 1
        of_the_topic = self.mode == "topic" and self.topic in DATED_TOPICS and lower[k - 1] in ("of", "on", "in")
        if not of_the_topic:
            label = time_label(article, k, self.first, self.planned)
            self.found.times.append(Timed(article.times[article.time_at[k]], k, label))
        if self.mode == "topic" or lower[k - 1 : k] == ["on"]:
            self.mode = "party" if self.subject else ""
        return end

    def _mention(self, k: int, mention: Mention) -> int:
        article, lower, stop, found = self.article, self.lower, self.stop, self.found
        end = k
        while end < stop and article.mention_at[end] == article.mention_at[k]:
            end += 1
        if k < self.office_end and mention.form is not MentionForm.PLACE:
            return end  # the Libya of "the UN envoy for Libya"
        if mention.form is MentionForm.ROLE:
            self.office_end = article.token_range(mention.span)[1]
        if end + 1 < stop and lower[end] in OWNING and lower[end + 1] in HELPING:
            return end + 2  # "with Italy's help", "in Qatar's presence"
        if end + 1 < stop and lower[end] in DASHES and lower[end + 1] in HOSTING:
            found.parties.append((mention, HOSTING[lower[end + 1]], "P09"))
            return end + 2
        if self.mode in ("party", "") and mediating(article, end, stop):
            found.parties.append((mention, Role.MEDIATOR, "P11"))
        elif self.mode == "party" and end < stop and lower[end] in OWNING and article.is_person(mention):
            found.owners.append(mention)
        else:
            told = len(found.places)
            take(article, found, mention, k, self.mode, self.topic, self.setting, self.first)
            if told and len(found.places) > told:
                leave_hall(article, found, mention, k)
            if self.given_up:
                found.places[told:] = [place._replace(rank=0) for place in found.places[told:]]
        return end

    def _word(self, k: int, word: str) -> int:
        """Take in a word that is no name; ``stop`` where nothing behind it belongs to the meeting."""
        article, lower, stop, found = self.article, self.lower, self.stop, self.found
        if self.mode == "party" and (sides := twin_sides(article, k)):
            found.named_together.extend(sides)
        plural = plural_at(article, k, stop)
        if plural is not None and self.mode in ("party", "subject"):
            found.plurals.append(k)
            found.many = found.many or (plural[1] > 2 and lower[plural[0] - 1] in CROWD)
            return plural[0]
        if word in CROWD and self.mode in ("party", ""):
            joined = k > self.first and lower[k - 1] in ("-", "of", "'s") and self.mode == ""
            found.many = found.many or not joined
        point_back(article, found, k, stop, self.subject)
        if word == "since" and k + 1 < stop and article.time_at[k + 1] != NOTHING:
            return k + 1
        if word == "as" and lower[k + 1 : k + 3] == ["well", "as"]:
            return k + 3
        if word == "and" and (after := interjected(article, k, stop)):
            return after
        return self._turn(k, word)

    def _turn(self, k: int, word: str) -> int:
        """What the next name is, behind this word."""
        article, lower, stop, mode = self.article, self.lower, self.stop, self.mode
        behind = lower[k - 1] if k > self.first else ""
        if word in ABSENT_WORDS:
            self.mode = "absent"
        elif word == "and" and self._party_follows(k):
            self.mode = "party"
        elif word in OF_OTHERS and (other := self._of_others(k, word, behind)):
            self.mode = other
        elif word in ("of", "from", "to") and behind in TOKENS:
            self.mode, self.topic = "topic", self.topic if mode == "topic" else word
        elif word == "not" and k + 1 < stop and lower[k + 1] in ("by", "with"):
            self.mode = "absent"
            return k + 2
        elif (self.found.parties and watching(article, k)) or (word == "with" and looking_on(article, k, stop)):
            self.mode = "beside"
        elif word in PARTY_WORDS and not (mode == "other" and word == "of"):  # "on the fringes of a series of"
            if mode != "topic" or (word in LINKS and self.topic not in EARLIER_OR_LATER):
                self.mode = "party"
        elif word in PLACE_WORDS:
            behind_topic = word != "near" and self.topic not in REASONS and place_follows(article, k, stop)
            if mode != "topic" or behind_topic:
                self.setting = k
                self.mode = "place" if mode != "topic" else "topicplace"
        elif word == "into" and self.destination and town_next(article, k + 1, stop):
            self.mode = "place"
        elif word == "to":
            if self.destination and place_follows(article, k, stop) and not accredited(article, k):
                self.mode = "place"
            elif (k + 1 < stop and article.group_at[k + 1] != NOTHING) or article.group_at[k] != NOTHING:
                self.mode = "topic"
        elif word in MEDIATE_WORDS:
            self.mode = "mediate"
        elif word == "for" and (benefited := self._for(k, behind)) is not None:
            self.mode = benefited
        else:
            return self._turn_away(k, word)
        return k + 1

    def _turn_away(self, k: int, word: str) -> int:
        """Signs, plans and topics: what ends the names of those who take part."""
        article, lower, stop = self.article, self.lower, self.stop
        if word == "on" and any(w in SITES for w in lower[k + 1 : min(k + 5, stop)]):
            self.mode = ""
        elif word in TOPIC_WORDS or word in TOPIC_VERBS or (word in REASONS and lower[k - 1] in ("in", "on")):
            since = self.mode == "topic" and self.topic == "since" and word == "on"  # "since the raid on 2 February"
            self.mode, self.topic = "topic", self.topic if since else word
        elif word == "," and not self.subject and participle_follows(article, k, stop):
            return stop
        elif word == "," or (word == ";" and self.mode == "party"):
            self.mode = mode_after_comma(article, k, stop, self.mode, self.subject)
            self.planned = self.planned and k + 1 < stop and lower[k + 1] in ("then", "and", "later")
            self.given_up = self.given_up and self.planned
        elif word in ("instead", "rather"):
            self.mode = "other"
        elif word in ANNOUNCED and not self.subject and (after := announced_on(article, k, stop)):
            self.mode = ""
            return after
        elif word in PLANNED and not self.subject:
            self.planned = k + 1 >= stop or lower[k + 1] not in PARTICLES
            self.given_up = self.planned and lower[k - 1] in FORMER
            self.mode = ""
        elif word == "(" and (after := in_brackets(article, k, stop)):
            return after
        elif word in SIGNS and word not in '"“”«»„':
            self.mode = "party" if self.subject else ""
        elif article.group_at[k] != NOTHING and self.mode in ("party", "place") and not self.subject:
            group = article.groups[article.group_at[k]]
            if group.tense is Tense.NONE and word not in ATTRIBUTES:
                self.mode = "topic"
        return k + 1

    def _party_follows(self, k: int) -> bool:
        """Whether "and" joins somebody who takes part."""
        if self.subject:
            return False
        if not self.mode and self.found.parties and person_follows(self.article, k, self.stop):
            return True
        return self.mode in ("", "place") and crowd_follows(self.article, k, self.stop)

    def _of_others(self, k: int, word: str, behind: str) -> str:
        """The mode behind "in place of", "the brother of", "hosted by" and the like; empty where they take part."""
        if word == "of" and (behind, word) in REPLACED:
            return "other"
        if word in ("of", "to") and behind in RELATIONS:
            return "owner"
        if behind in SENT_BY and of_a_person(self.article, k, self.stop):
            return "owner"
        if word == "of" and behind in CHAIR and person_ahead(self.article, k, self.stop):
            return "witness"
        if word == "of" and behind in UMBRELLAS:
            return "mediate" if behind in MEDIATING else "host"
        if word == "of" and self.mode == "place" and self.lower[k - 1] in SEATS:
            return "other"  # "at the headquarters of the forum"
        if word == "of" and (behind in MARGINS or behind in AT_WISH):
            return "other"
        if behind in PRESIDED and (len(self.found.parties) > 1 or "between" in self.lower[k : self.stop]):
            return PRESIDED[behind]  # "talks hosted by Oman between A and B"
        return "mediate" if word == "by" and behind in MEDIATED else ""

    def _for(self, k: int, behind: str) -> str | None:
        """The mode behind "for"; None where it turns nothing."""
        article, stop = self.article, self.stop
        if self.lower[k + 1 : k + 2] == ["the"] and self.lower[k + 3 : k + 4] == ["time"]:
            return self.mode  # "for the first time in A"
        if self.mode == "party" and on_behalf(article, k, stop):
            return self.mode
        planned = behind in PLANNED or (behind == "in" and self.lower[k - 2] in PLANNED)
        if (planned or (self.destination and self.mode != "topic")) and town_next(article, k + 1, stop):
            return "place"
        sent = behind in CROWD and name_next(article, k + 1, stop)
        return "party" if sent or given_for(article, k, stop) else None
