"""Where a meeting named by a noun is, by what stands around the noun and by the sentence before."""

from __future__ import annotations

from store.extraction.claims.around import GUESTS_TOLD, Around
from store.extraction.claims.frames import Frame
from store.extraction.claims.places import come_for, named_after_town, planned_elsewhere, setting_before
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.findings import Located
from store.extraction.claims.text.article import NOTHING
from store.lexicon.closed import closed
from store.model import Sentence

OVERSHADOWING = closed("overshadowing")


def noun_places(reading: Reading, frame: Frame, around: Around, preceding: str, sentence: Sentence) -> list[Located]:
    """Where it is, by all that stands around it, else by the sentence before (with the time told there)."""
    trigger = frame.trigger
    named = [] if _held_elsewhere(reading, frame, around.before.places) else around.before.places
    elsewhere = planned_elsewhere(reading, frame, around.tail.places)
    places = around.tail.places if elsewhere else around.right.places + named + around.tail.places
    aside = [] if _bears_on_it(reading, frame) else around.adjuncts.places
    places += [Located(p.key, 1) for p in around.related.places + aside]
    if trigger.kind in GUESTS_TOLD:
        return places
    places = places or named_after_town(reading.article, trigger)
    if preceding == "for":
        places.extend(come_for(reading, frame, trigger, sentence))
    if not places and not (around.right.times or around.before.times or around.tail.times):
        earlier = setting_before(reading, frame, trigger)
        around.told.extend(earlier.times)
        return earlier.places
    return places


def _held_elsewhere(reading: Reading, frame: Frame, named: list[Located]) -> bool:
    """ "The Gaza conference was held in Cairo": the place before the noun is what it is about."""
    article = reading.article
    governor = frame.verdict.governor
    behind = article.token_range(article.groups[governor].span)[1] if governor != NOTHING else 0
    for at in (frame.trigger.last, behind):
        if not at or article.lower[at : at + 1] not in (["in"], ["at"]):
            continue
        mention = article.mention(at + 1) if at + 1 < len(article.lower) else None
        place = article.place_of(mention) if mention is not None else None
        country = article.country_of_place(place) if place is not None else None
        if country is not None and any(article.country_of_place(p.key) != country for p in named):
            return True
    return False


def _bears_on_it(reading: Reading, frame: Frame) -> bool:
    """ "Fighting in Fiji overshadowed talks between A and B": its subject is no setting of the meeting."""
    verdict = frame.verdict
    if verdict.relation != "object" or verdict.governor == NOTHING:
        return False
    group = reading.article.groups[verdict.governor]
    return group.lemma in OVERSHADOWING and not group.passive
