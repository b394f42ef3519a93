"""From keys to names: the values of a report as the export contract words them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from store.model import Actor, Extraction, Mention, Place, Report

if TYPE_CHECKING:
    from store.lexicon import Lexicon


def actor_name(key: str, extraction: Extraction) -> str:
    """The usual English name behind an actor's key; the key's own words where nothing knows it."""
    actor = extraction.actors.get(key)
    return actor.name if actor else _words(key)


def place_name(key: str, extraction: Extraction) -> str:
    """The usual English name of a place or of a country taken as a place."""
    place = extraction.places.get(key)
    return place.name if place else actor_name(key, extraction)


def report_values(report: Report, extraction: Extraction) -> dict[str, Any]:
    """The fields of one report, names for keys and ISO strings for days, as ``talks-tui export meetings`` has them."""
    when, previous = report.when, report.previous
    return {
        "title": report.title,
        "kind": report.kind.value,
        "participants": [actor_name(key, extraction) for key in report.participants],
        "absent": [actor_name(key, extraction) for key in report.absent],
        "mediators": [actor_name(key, extraction) for key in report.mediators],
        "hosts": [actor_name(key, extraction) for key in report.hosts],
        "people": [actor_name(key, extraction) for key in report.people],
        "place": place_name(report.place, extraction) if report.place else None,
        "country": actor_name(report.country, extraction) if report.country else None,
        "start": when.start,
        "end": when.end,
        "start_earliest": when.earliest.isoformat() if when.earliest else None,
        "start_latest": when.latest.isoformat() if when.latest else None,
        "previous_start": previous.start if previous else None,
        "precision": when.precision.value,
        "date_how": when.how,
        "status": report.status.value,
        "round": report.round,
        "evidence": [[span.start, span.end] for span in report.evidence],
    }


def complete_names(extraction: Extraction, lexicon: Lexicon) -> tuple[dict[str, Actor], dict[str, Place]]:
    """The actors and places of an extraction, with those its reports only imply: a city's country, a person's side."""
    actors, places = dict(extraction.actors), dict(extraction.places)
    wanted: set[str] = set()
    for report in extraction.reports:
        wanted.update(report.participants, report.absent, report.mediators, report.hosts, report.people)
        wanted.update(p.key for claim in report.claims for p in claim.participations)
        wanted.update(key for key in (report.country, report.place) if key)
        wanted.update(claim.place for claim in report.claims if claim.place)
    for actor in list(actors.values()):
        if actor.affiliation:
            wanted.add(actor.affiliation)
    wanted.update(place.town for place in places.values() if place.town)
    places = {key: place for key, place in places.items() if not place.town}
    for key in sorted(wanted):
        if key.startswith("place:"):
            place = None if key in places else lexicon.place(key)
            if place is not None:
                places[key] = place
                wanted_country = place.country
                if wanted_country and wanted_country not in actors:
                    country = lexicon.actor(wanted_country)
                    if country is not None:
                        actors[wanted_country] = country
        elif key not in actors:
            known = lexicon.actor(key)
            if known is not None:
                actors[key] = known
    return actors, places


def in_towns(mentions: tuple[Mention, ...], places: Mapping[str, Place]) -> tuple[Mention, ...]:
    """Mentions of palaces and halls as what the database knows: the town they stand in."""
    towns = {key: place.town for key, place in places.items() if place.town}
    if not towns:
        return mentions
    return tuple(
        replace(m, key=towns.get(m.key, m.key), place_key=m.place_key and towns.get(m.place_key, m.place_key))
        if m.key in towns or m.place_key in towns
        else m
        for m in mentions
    )


def _words(key: str) -> str:
    return key.partition(":")[2].replace("-", " ").title()
