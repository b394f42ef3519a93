"""What stands before a noun or a verb of meeting: owners, ordinals, towns and days; the subject and its adjuncts."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.scan.argument_words import CROWD, DASHES, PLANNED, SETTLEMENTS
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.findings import SAME, Arguments, Located, Timed
from store.extraction.claims.scan.turning_words import HOSTING
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.name_lists import in_list
from store.extraction.claims.text.small_words import ARTICLES, OWNING
from store.extraction.claims.triggers.trigger import Trigger
from store.lexicon.closed import closed
from store.model import Mention, MentionForm, Role
from store.number_names import ORDINALS, in_figures

HIGHEST_ROUND = 299
ROUNDS = {in_figures(n): n for n in range(1, HIGHEST_ROUND + 1)} | {word: n for n, word in enumerate(ORDINALS, 1)}
_OTHER = "another separate new further additional own similar preparatory fresh".split()  # noqa: SIM905
_PREVIOUS = "previous last earlier preceding recent latest past preliminary".split()  # noqa: SIM905
OTHERS = {"next": "next"} | dict.fromkeys(_OTHER, "other") | dict.fromkeys(_PREVIOUS, "previous")
OF_PARTIES = frozenset({"party", "nation", "way", "country", "power", "member"})
"""Behind a number: how many sides there are, "six-party talks"."""
FOLLOW_UP = ["follow", "-", "up"]
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
DEFINITE = closed("definite")
SET_BACK = closed("set_back")
OFFICEHOLDERS = closed("officeholders")
POSSESSIVE = closed("possessive")
FIRST = closed("first")
OF_A_KIND = closed("of_a_kind")
GAPS = closed("gaps")
GAP_BEHIND = 10
"""How many tokens behind its noun the time since the meeting before is told at most."""
PREPOSITIONS = closed("prepositions")
OPENING = PREPOSITIONS | {"behind", "inside", "outside", "aboard", "face"}
"""What an adjunct before the subject begins with: "Behind closed doors in Suva," "Face to face in Suva,"."""
OF_WHOM = frozenset({"of", "from"})
RECOUNTING = closed("recounting")
ASIDE = 9
"""How many tokens a day and a town between commas take at most."""
RECOUNTED = 16
"""How many tokens before a meeting the verb that tells of it stands at most."""
BEFORE_SUBJECTS = closed("before_subjects")
DATES = closed("date_nouns")
STOPS_PHRASE = closed("stops_phrase")

MEDIATED = closed("mediated")


def subject_bounds(
    article: Article, clauses: list[Clause], clause: Clause, verb_first: int
) -> tuple[int, int, Arguments]:
    """Token range of the subject of a clause's verb, and what the adjuncts before it say of place and time."""
    lower = article.lower
    at = clause.first
    adjuncts = _cleft(article, clauses, clause)
    if (
        clause.kind in ("subordinate", "relative", "coordinate")
        and at < verb_first
        and article.mention_at[at] == NOTHING
    ):
        at += bool(clause.marker)
    while at < verb_first:
        word = lower[at]
        if word in BEFORE_SUBJECTS:
            at += 1
            continue
        if word == "there" and at + 1 < verb_first and (lower[at + 1] == "," or at == article.sentence_first(at)):
            adjuncts.places.append(Located(SAME, 1))
            at += 1 + (lower[at + 1] == ",")
            continue
        if lower[at + 1] in DATES and word in ("a", "the") and lower[at + 2] == "of":
            at += 3 if at + 3 < verb_first and article.time_at[at + 3] != NOTHING else 0  # "A date of 18 June"
        time = article.time_at[at]
        if time != NOTHING:
            end = at
            while end < verb_first and article.time_at[end] == time:
                end += 1
            if lower[end] in OWNING:
                break  # "Monday's release paved the way for talks"
            adjuncts.times.append(Timed(article.times[time], at, ""))
            at = end
            continue
        planned = _planned_before(lower, at)
        mediated = word in MEDIATED and lower[at + 1] == "by"
        if planned or mediated or word in OPENING or lower[at - 1 : at + 1] == ["instead", "of"]:
            comma = next(
                (k for k in range(at, min(verb_first, at + 60)) if lower[k] == "," and not _in_time(article, k)), None
            )
            if comma is not None:
                end = _behind_its_name(article, comma) or _adjunct_end(article, at, comma)
                part = scan(article, clauses, at, end, clause.index, "")
                if planned:
                    part.times = [Timed(t.time, t.at, "planned") for t in part.times]
                adjuncts.times.extend(part.times)
                adjuncts.places.extend(part.places)
                adjuncts.parties.extend(p for p in part.parties if p[1] is Role.MEDIATOR)
                at = _behind_country(article, end + (end == comma), part)
                continue
            if at + 1 < verb_first and article.time_at[at + 1] != NOTHING:
                at += 1
                continue
            if (after := _town_in_front(article, at, verb_first, adjuncts)) > at:
                at = after
                continue
        break
    return at, _before_verb(article, at, verb_first, adjuncts), adjuncts


def _behind_its_name(article: Article, comma: int) -> int:
    """ "In the Georgian capital, Tbilisi, A and B met": the comma behind the town's name; 0 where it has none."""
    mention = article.mention(comma + 1)
    place = article.place_of(mention) if mention is not None else None
    if mention is None or place is None or place.startswith("country:") or article.lower[comma - 1] not in SETTLEMENTS:
        return 0
    end = article.token_range(mention.span)[1]
    return end if article.lower[end : end + 1] == [","] else 0


def _behind_country(article: Article, at: int, part: Arguments) -> int:
    """ "In Montreux, Switzerland, on Tuesday": where it goes on behind the country of the town before; else ``at``."""
    mention = article.mention(at)
    if mention is None or not part.places:
        return at
    end = article.token_range(mention.span)[1]
    country = article.country_of_place(part.places[-1].key)
    return end + 1 if mention.key == country and article.lower[end : end + 1] == [","] else at


def _adjunct_end(article: Article, at: int, comma: int) -> int:
    """ "In Nadi on Tuesday | the leaders of A, B and C": where an adjunct ends that no comma closes; else its comma."""
    if not in_list(article, comma):
        return _subject_first(article, at, comma)
    whose = (k for k in range(at + 1, comma) if article.lower[k] in CROWD and article.lower[k + 1] in OF_WHOM)
    crowd = next(whose, None)
    first = article.token_range(article.mentions[article.mention_at[comma - 1]].span)[0] if crowd is None else crowd
    while first > at + 1 and article.lower[first] != "the" and _before_noun(article, first - 1):
        first -= 1
    mention = article.mention(first - 1)
    settled = article.time_at[first - 1] != NOTHING or (mention is not None and article.place_of(mention) is not None)
    return first if first > at + 1 and (settled or crowd is not None) else comma


def _subject_first(article: Article, at: int, comma: int) -> int:
    """ "In Nadi on Tuesday | Ana Ruiz, the envoy of A, met": where somebody begins whom a comma parts from the verb."""
    last = article.mention(comma - 1)
    somebody = last is not None and last.form is not MentionForm.PLACE
    if not somebody and article.lower[comma - 1] not in CROWD and article.lower[comma - 1] not in OFFICEHOLDERS:
        return comma
    for k in range(at + 2, comma):
        before, mention = article.mention(k - 1), article.mention(k)
        place = article.place_of(before) if before is not None and before is not mention else None
        if article.time_at[k - 1] == NOTHING and place is None:
            continue
        if place is not None and mention is not None and article.country_of_place(place) == mention.key:
            continue  # "In Nadi Fiji"
        if article.lower[k] in ARTICLES or (mention is not None and mention.form is not MentionForm.PLACE):
            return k
    return comma


def _before_noun(article: Article, at: int) -> bool:
    """Whether a word belongs to the noun behind it: no preposition, no day, no town."""
    mention, word = article.mention(at), article.lower[at]
    town = mention is not None and mention.form is not MentionForm.ADJECTIVE
    return word.isalpha() and word not in PREPOSITIONS and article.time_at[at] == NOTHING and not town


def _town_in_front(article: Article, at: int, verb_first: int, adjuncts: Arguments) -> int:
    """ "From Skopje she goes on", "In Ankara Iraq's president met": a town before the subject without a comma."""
    mention = article.mention(at + 1) if at + 1 < verb_first else None
    place = article.place_of(mention) if mention is not None else None
    if mention is None or place is None or article.lower[at] not in ("from", "in", "at"):
        return at
    end = article.token_range(mention.span)[1]
    if end >= verb_first or article.lower[end] in ("and", "'s", "'", "-"):
        return at
    if article.lower[at] != "from":
        adjuncts.places.append(Located(place, 1))
    return end


EARLY = closed("early")
DAYPARTS = closed("dayparts")


def _cleft(article: Article, clauses: list[Clause], clause: Clause) -> Arguments:
    """ "It was in Dili, on Friday, that the ministers met": the place and the time set before "that"."""
    if clause.marker != "that" or clause.parent == NOTHING:
        return Arguments()
    opening = clauses[clause.parent]
    while article.lower[opening.first] != "it" and opening.parent != NOTHING:
        opening = clauses[opening.parent]  # "It is in Dili, and in July, that"
    group = article.finite(opening.first + 1) if article.lower[opening.first] == "it" else None
    if group is None or group.lemma != "be":
        return Arguments()
    found = Arguments()
    at = article.token_range(group.span)[1]
    while at < clause.first:
        within = article.clause_at[at]
        end = next((k for k in range(at, clause.first) if article.clause_at[k] != within), clause.first)
        part = scan(article, clauses, at, end, within, "")
        found.places.extend(part.places)
        found.times.extend(part.times)
        at = end
    return found


def _before_verb(article: Article, at: int, verb_first: int, adjuncts: Arguments) -> int:
    """ "President A on Sunday in B also hosted": where the subject ends; the day and town between it and its verb."""
    end = verb_first
    while end > at + 1 and (article.lower[end - 1] == "also" or article.lower[end - 1].endswith("ly")):
        if article.mention_at[end - 1] != NOTHING:
            break  # "Italy met"
        end -= 1
    if end > at + 1 and article.lower[end - 1] == ",":
        return _before_aside(article, at, end, adjuncts)
    while end > at + 1:
        k = end - 1
        if article.lower[k] in DAYPARTS and article.time_at[k] == NOTHING and article.time_at[k - 1] != NOTHING:
            k -= 1  # "on Monday evening"
        time, mention = article.time(k), article.mention(k)
        while k > at and (
            (time is not None and article.time(k - 1) is time)
            or (mention is not None and article.mention(k - 1) is mention)
        ):
            k -= 1
        before = article.before(k)
        if time is not None and (before in EARLY or (mention is None and _names_somebody(article, k - 1))):
            adjuncts.times.append(Timed(time, k, ""))
        elif mention is not None and before in ("in", "at") and (place := article.place_of(mention)) is not None:
            adjuncts.places.append(Located(place, 2))
        else:
            break
        end = k
        while end > at + 1 and article.lower[end - 1] in EARLY:
            end -= 1
    return end


def _before_aside(article: Article, at: int, end: int, adjuncts: Arguments) -> int:
    """ "President A, on Sunday in B, hosted": where the subject ends, before a day and town between commas."""
    comma = next((k for k in range(end - 2, max(at, end - ASIDE), -1) if article.lower[k] == ","), at)
    told = Arguments()
    if comma == at or _before_verb(article, comma, end - 1, told) != comma + 1:
        return end
    adjuncts.times.extend(told.times)
    adjuncts.places.extend(told.places)
    return comma


def _names_somebody(article: Article, at: int) -> bool:
    """Whether a subject can end at a token: "the ministers yesterday met", no "those arrested yesterday met"."""
    word = article.lower[at]
    noun = article.group_at[at] == NOTHING and word.isalpha() and word not in STOPS_PHRASE
    return noun or article.mention(at) is not None


def _planned_before(lower: list[str], at: int) -> bool:
    """ "Originally due on 9 October, the talks will begin on 23 October": an old plan in front."""
    return lower[at] in PLANNED or (lower[at] in FIRST and at + 1 < len(lower) and lower[at + 1] in PLANNED)


def _in_time(article: Article, at: int) -> bool:
    return article.time_at[at] != NOTHING


def premodifiers(article: Article, frame: Frame, trigger: Trigger) -> Arguments:
    """Read the words before the noun: possessors, adjectives, a town, ordinals, determiners."""
    lower = article.lower
    found = Arguments()
    names: list[tuple[int, int, Mention]] = []
    k = trigger.phrase_first
    while k < trigger.last:
        word = lower[k]
        mention = article.mention(k)
        time = article.time(k)
        if time is not None:
            found.times.append(Timed(time, k, ""))
            while k < trigger.last and article.time(k) is time:
                k += 1
            continue
        if mention is not None:
            end = k
            while end < trigger.last and article.mention_at[end] == article.mention_at[k]:
                end += 1
            if end <= trigger.first or not mention.key.startswith("org:"):  # "the Doha Forum" is none of its parties
                names.append((k, end, mention))
            k = end
            continue
        if word in ROUNDS and frame.round is None and lower[k + 1 : k + 2] != ["-"]:
            frame.round = None if word == "first" and _first_of_its_kind(lower, k, trigger.last) else ROUNDS[word]
        elif word in NUMBERS and lower[k + 1 : k + 2] == ["-"] and lower[k + 2] in OF_PARTIES:
            frame.expected = NUMBERS[word]
        elif word in OTHERS:
            frame.series = OTHERS[word]
        elif word in SET_BACK:
            frame.set_back = True
        elif word == "sequel" or lower[k : k + 3] == FOLLOW_UP:
            frame.series = "other"
        elif (
            word in NUMBERS
            and k + 1 < len(lower)
            and (lower[k + 1].endswith("s") or lower[k + 1] in OTHERS)
            and k > trigger.phrase_first
        ):
            frame.count = NUMBERS[word]
        elif word in DEFINITE or word in POSSESSIVE or word == "'s" or word == "'":
            frame.definite = True
        elif word in HOSTING and names and lower[k - 1] in DASHES:
            role = Role.HOST if HOSTING[word] is Role.HOST else Role.MEDIATOR
            found.parties.append((names.pop()[2], role, "P09"))
        k += 1
    _sort_names(article, found, names)
    return found


def is_recounted(article: Article, trigger: Trigger) -> bool:
    """ "briefed the king on his talks with B": talks of whoever tells of them, which are none with those who listen."""
    lower, first = article.lower, trigger.phrase_first
    if not trigger.noun or lower[first] not in POSSESSIVE or lower[first - 1] not in ("on", "about"):
        return False
    groups = (article.group_at[k] for k in range(first - 2, max(first - RECOUNTED, -1), -1))
    group = next((group for group in groups if group != NOTHING), NOTHING)
    return group != NOTHING and article.groups[group].lemma in RECOUNTING


def _first_of_its_kind(lower: list[str], at: int, last: int) -> bool:
    """ "the first direct talks", "their first meeting since July", "in six years": no first round of a series."""
    return not (OF_A_KIND.isdisjoint(lower[at + 1 : last]) and GAPS.isdisjoint(lower[last : last + GAP_BEHIND]))


def _sort_names(article: Article, found: Arguments, names: list[tuple[int, int, Mention]]) -> None:
    """Names before the noun are parties; a single town right before it is the place."""
    lower = article.lower
    for index, (first, end, mention) in enumerate(names):
        place = article.place_of(mention)
        after = lower[end] if end < len(lower) else ""
        before = lower[first - 1] if first > 0 else ""
        joined = after in ("-", "–", "—", "/") or before in ("-", "–", "—", "/") or after == "and" or before == "and"
        owner = after in OWNING
        adjacent = index == len(names) - 1 and not owner and not joined
        if place is not None and adjacent and mention.form in (MentionForm.PLACE, MentionForm.METONYM):
            found.places.append(Located(place, 3))
        elif mention.form is MentionForm.PLACE:
            if not owner and not joined:
                found.places.append(Located(mention.key, 2))
        else:
            found.parties.append((mention, Role.PARTY, "P09"))
