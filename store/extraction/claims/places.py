"""Where a meeting is: the place told beside it, that of a journey to it, of the meeting it stands on the margins of."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_party, best_place
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.findings import CAPITAL, HERE, SAME, SAME_TOWN, Arguments, Located
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import JOURNEYS, OWNING
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.triggers.verb_triggers import phrase_verb
from store.extraction.claims.who.collectives import without_collectives
from store.lexicon.closed import closed
from store.model import MeetingKind, Mention, Role, Sentence, Status

POINTED_AT = frozenset({SAME, SAME_TOWN, HERE, CAPITAL})
PLANNED_BEFORE = closed("planned_before")
EVENTS = closed("events_beside")
"""Behind "within the framework of": a meeting beside the one told before."""

BESIDE = frozenset({"margins", "sidelines", "fringes", "framework"})


STOP = 10
"""How many tokens behind a visit its first stop is named at most."""


def place_before(reading: Reading, clause: Clause, adjuncts: Arguments) -> None:
    """ "Bridgetown, where the commission will meet": the place that a clause hangs on."""
    at = clause.first - 1
    if at > 0 and reading.article.lower[at] == ",":
        at -= 1
    while at > 0 and (reading.article.time_at[at] != NOTHING or reading.article.lower[at] in ("on", "late", "early")):
        at -= 1  # "returned from Bridgetown on Sunday, where"
    for _ in range(2):
        mention = reading.article.mention(at)
        place = reading.article.place_of(mention) if mention is not None else None
        if mention is None or place is None:
            return
        adjuncts.places.append(Located(place, 2))
        at = reading.article.token_range(mention.span)[0] - 1
        at -= reading.article.lower[at : at + 1] == ["in"]
        if reading.article.lower[max(at, 0)] != ",":
            return
        at -= 1  # "Bathsheba, in Barbados, where"


def come_for(reading: Reading, frame: Frame, trigger: Trigger, sentence: Sentence) -> list[Located]:
    """ "B, in Cairo for a session of ministers": where somebody is for a meeting it is held."""
    article = reading.article
    k = trigger.phrase_first - 2
    mention = article.mention(k) if k > sentence.first else None
    place = article.place_of(mention) if mention is not None else None
    if place is None:
        return []
    while k > sentence.first and article.mention(k) is mention:
        k -= 1
    if article.lower[k] != "in":
        return []
    guest = article.mention(k - 2) if k - 2 >= sentence.first and article.lower[k - 1] == "," else None
    if guest is not None and article.is_person(guest):
        add_party(article, frame, guest.key, Role.PARTY, guest.span, "P05")
    return [Located(place, 3)]


def setting_before(reading: Reading, frame: Frame, trigger: Trigger) -> Arguments:
    """ "arrived in Kyiv on Wednesday and went straight into talks": where and when the journey ended."""
    article, clauses = reading.article, reading.clauses
    chain = [trigger.clause]
    while len(chain) < 4 and clauses[chain[-1]].kind == "coordinate" and clauses[chain[-1]].parent != NOTHING:
        chain.append(clauses[chain[-1]].parent)
    for known in reading.discourse.frames[-4:]:
        if known.sentence == frame.sentence and known.trigger.clause in chain:
            return Arguments()
    found = Arguments()
    for index in reversed(chain):
        heads = [h for h in clauses[index].heads if article.groups[h].head < trigger.phrase_first]
        journey = next((h for h in heads if is_journey(reading, article.groups[h].lemma)), None)
        if journey is None:
            continue
        first = article.token_range(article.groups[journey].span)[1]
        if article.groups[journey].lemma == "be" and article.lower[first] not in ("in", "at", "back"):
            continue  # "was in A", but "it was A that asked"
        part = scan(article, clauses, first, trigger.phrase_first, index, "place", destination=True)
        found.places.extend(Located(place.key, 1) for place in part.places)
        found.times.extend(part.times)
    return found


def hosted_there(reading: Reading, frame: Frame, trigger: Trigger) -> None:
    """ "landed in Dhaka for talks": a guest of one side, who talks to nobody that is named, talks to the hosts."""
    article, clause = reading.article, reading.clauses[trigger.clause]
    around = range(trigger.phrase_first, min(trigger.last + 4, len(article.lower)))
    if len(frame.sides) != 1 or frame.place is None or any(article.mention_at[k] != NOTHING for k in around):
        return
    before = [head for head in clause.heads if article.groups[head].head < trigger.phrase_first]
    if trigger.kind is not MeetingKind.TALKS or not any(
        _brings_there(reading, head, trigger.phrase_first) for head in before
    ):
        return
    country = article.country_of_place(frame.place)
    if country is not None and country not in frame.sides:
        add_party(article, frame, country, Role.PARTY, None, "V06")


def _brings_there(reading: Reading, group: int, stop: int) -> bool:
    """Whether a verb group tells of a journey or a stay: "landed in", "was expected in", "put in at"."""
    article, verb = reading.article, reading.article.groups[group]
    if is_journey(reading, verb.lemma):
        return True
    sense = phrase_verb(article, reading.words, verb.lemma, verb.head + 1, stop, verb.passive)
    return sense is not None and sense.frame in JOURNEYS | {"beside"}


def is_journey(reading: Reading, lemma: str) -> bool:
    verb = reading.words.verbs.get(lemma)
    return lemma in ("cross", "be") or (verb is not None and verb.frame in ("travel", "visit", "stay"))


def planned_elsewhere(reading: Reading, frame: Frame, behind: list[Located]) -> bool:
    """ "talks planned in A on 10 June will be held in B", "have been moved to B": where only the plan was.

    ``behind`` are the places behind the verb that it is the subject of.
    """
    article, verdict = reading.article, frame.verdict
    town = any(article.country_of_place(place.key) is not None for place in behind)  # no hotel of the town planned
    if verdict.relation != "subject" or verdict.governor == NOTHING or not town:
        return False
    group = article.groups[verdict.governor]
    first = article.token_range(group.span)[0]
    planned = not PLANNED_BEFORE.isdisjoint(article.lower[frame.trigger.last : first])
    to_be = verdict.effect == "tense" and verdict.status is Status.SCHEDULED
    return verdict.effect == "moved" or (planned and to_be and not group.negated)


def set_place(reading: Reading, frame: Frame, places: list[Located], visit: bool) -> None:
    article = reading.article
    places = [p for p in places if not (p.of_topic and article.country_of_place(p.key) in frame.sides)]
    told = {p.key for p in places}
    same = None
    if not told.isdisjoint(POINTED_AT):
        pointing = next((p.key for p in places if p.key in (SAME, SAME_TOWN)), None)
        if pointing is not None:
            same = reading.discourse.place_just_told(frame, by_name=pointing == SAME_TOWN)
        if same is None and HERE in told:
            same = reading.discourse.dateline_town()
        if same is None and CAPITAL in told:
            same = _capital(reading, frame)
        places = [p for p in places if p.key not in POINTED_AT]
    frame.place, frame.place_rank = best_place(places)
    if frame.place is None and same is not None:
        frame.place, frame.place_rank = same, 1
    if frame.place is None and _on_the_margins(reading, frame):
        _join_margins(reading, frame)
    if frame.place is None and frame.host_place is not None and frame.kind is not MeetingKind.CALL:
        frame.place, frame.place_rank = frame.host_place, 1
    if frame.place is None and not visit and frame.kind is not MeetingKind.CALL:
        frame.place = _journeys_end(reading, frame)
        frame.place_rank = 1 if frame.place is not None else frame.place_rank
    if visit and frame.place is not None and frame.kind is not MeetingKind.CALL:
        country = article.country_of_place(frame.place)
        travellers = without_collectives(frame.sides, article.lexicon)
        if country and (len(travellers) < 2 or country in frame.sides):
            frame.visited = country if country not in frame.sides else None
            add_party(article, frame, country, Role.PARTY, None, "V06")
    if frame.kind is MeetingKind.CALL:
        frame.place = None


def _capital(reading: Reading, frame: Frame) -> str | None:
    """ "The president received A in the capital": the host's own; else that of the country told of last."""
    article = reading.article
    hosting = frame.trigger.frame == "host" and not article.groups[frame.trigger.group].passive
    if hosting and frame.sides:
        return article.lexicon.capital(frame.sides[0])
    last, dateline = (
        article.country_of_place(town) if town is not None else None
        for town in (reading.discourse.place_just_told(frame, by_name=True), reading.discourse.dateline_town())
    )
    home = last if last in frame.sides else dateline
    return article.lexicon.capital(home) if home is not None else None


def named_after_town(article: Article, trigger: Trigger) -> list[Located]:
    """ "The Munich Security Conference opens on Friday": the town that the name of a gathering begins with."""
    mention = article.mention(trigger.first)
    if mention is None or article.place_of(mention) is not None:
        return []
    first, stop = article.token_range(mention.span)
    first += article.lower[first] == "the"
    phrases = (" ".join(t.text for t in article.tokens[first:k]) for k in range(min(first + 2, stop - 1), first, -1))
    town = next((found for phrase in phrases if (found := article.town_named(phrase)) is not None), None)
    return [Located(town, 1)] if town is not None and not town.startswith("country:") else []


def add_further_stops(reading: Reading, frame: Frame) -> None:
    """ "will visit Kenya, Uganda and Tanzania": whoever is on the way takes part; the first stop is the place."""
    article, stop = reading.article, len(reading.article.lower)
    if frame.place is None or article.country_of_place(frame.place) not in frame.sides:
        return
    reach = range(frame.trigger.last, min(frame.trigger.last + STOP, stop))
    first = next((k for k in reach if _stop(article, k) is not None), stop)
    named = _stop(article, first) if first < stop else None
    if named is None or article.place_of(named) != frame.place:
        return
    stops: list[str] = []
    joined, k = False, first
    while k < stop and (mention := _stop(article, k)) is not None:
        while k < stop and article.mention(k) is mention:
            k += 1
        acts = article.finite(k) is not None and not frame.trigger.noun if k < stop else True
        if acts or article.lower[k] in OWNING:
            break  # "visited Kenya, and Uganda said"
        key = article.country_of_place(article.place_of(mention) or "")
        if key is not None:
            stops.append(key)
        if joined or article.lower[k] not in (",", "and"):
            break
        joined = "and" in article.lower[k : k + 2]
        k += 1 + (article.lower[k : k + 2] == [",", "and"])
        k += article.lower[k] == "the" if k < stop else 0
    if joined and len(stops) > 1 and len(set(stops)) > 1:
        for key in stops:
            add_party(article, frame, key, Role.PARTY, None, "V06")
        frame.visited = None


def _stop(article: Article, at: int) -> Mention | None:
    """The place or country named at a token."""
    mention = article.mention(at)
    return mention if mention is not None and article.place_of(mention) is not None else None


def _journeys_end(reading: Reading, frame: Frame) -> str | None:
    """ "He arrived in Tripoli on Tuesday. On Wednesday he met the premier": where the one who meets has gone."""
    journey = next((f for f in reversed(reading.discourse.meetings[-3:]) if f.sentence < frame.sentence), None)
    if journey is None or journey.trigger.frame not in JOURNEYS | {"dispatch"} or frame.sentence - journey.sentence > 1:
        return None
    if (
        journey.verdict.negative
        or frame.former
        or journey.status not in (frame.verdict.status, Status.HELD, Status.ONGOING)
    ):
        return None
    travellers = [side for side in journey.sides if side != journey.visited]
    hosted = journey.place is not None and reading.article.country_of_place(journey.place) in frame.sides
    by_hosts = hosted and not set(travellers).isdisjoint(frame.sides)
    if frame.verdict.status is not journey.status:
        return journey.place if by_hosts else None  # "arrived in Tripoli on Tuesday. He will meet the premier"
    they = "P06" in frame.rules and not set(travellers).isdisjoint(frame.sides)
    return journey.place if by_hosts or they or set(frame.people) & set(journey.people) else None


def _on_the_margins(reading: Reading, frame: Frame) -> bool:
    """ "On the margins, A sat down with B": a meeting beside the one told before."""
    lower = reading.article.lower
    sentence = reading.article.document.sentences[frame.sentence]
    first, last = max(sentence.first, frame.trigger.first - 60), min(frame.trigger.last + 12, sentence.last - 1)
    for k in reading.article.words.within(BESIDE, first, last):
        if lower[k] != "framework":
            rest = lower[k + 1 : k + 4]
            return rest[:1] != ["of"] or (
                rest[1:2] == ["the"] and rest[2:3] in (["meeting"], ["summit"], ["talks"], ["conference"], ["session"])
            )
        if EVENTS & set(lower[k + 1 : k + 5]):
            return True
    return False


def _join_margins(reading: Reading, frame: Frame) -> None:
    main = next((f for f in reading.discourse.frames[:60] if f.place and f.series != "previous" and not f.title), None)
    if main is None:
        return
    frame.place, frame.place_rank = main.place, 1
    frame.when = main.when
    frame.series = "other"
    frame.dated = frame.dated or main.dated
