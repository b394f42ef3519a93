"""A frame as the claim that is stored."""

from __future__ import annotations

import hashlib

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import NOTHING, Article
from store.model import Claim, Participation, Role, Span, Status


def claim_of(frame: Frame, article: Article, sha256: str, status: Status) -> Claim:
    trigger = article.span(frame.trigger.last - 1 if frame.trigger.resumed else frame.trigger.first, frame.trigger.last)
    first, last = _clause_range(frame, article)
    statement = article.statements[frame.statement] if frame.statement != NOTHING else None
    said = statement.said if statement is not None else None
    return Claim(
        id=claim_id(sha256, trigger),
        span=article.span(first, last),
        trigger=trigger,
        status=frame.status or status,
        negative=frame.negative,
        kind=frame.kind,
        participations=tuple(_participations(frame)),
        place=article.town_of(frame.place) if frame.place else None,
        when=frame.when,
        previous=frame.previous,
        round=frame.round,
        by=statement.speaker if statement is not None else None,
        by_key=statement.speaker_key if statement is not None else None,
        via=statement.via if statement is not None else None,
        said=said.start if said is not None and said.start == said.end else None,
        rules=tuple(frame.rules),
        title=article.document.text[slice(*article.span(frame.trigger.phrase_first, frame.trigger.last))]
        if frame.trigger.noun
        else None,
    )


def claim_id(sha256: str, trigger: Span) -> str:
    """``m-`` and a hash of the article and the trigger's span: the same in whatever order articles are loaded."""
    digest = hashlib.sha256(f"{sha256}:{trigger.start}:{trigger.end}".encode())
    return f"m-{digest.hexdigest()[:12]}"


def _participations(frame: Frame) -> list[Participation]:
    found = []
    rule = frame.rules[0] if frame.rules else ""
    for name, role in (
        ("sides", Role.PARTY),
        ("people", Role.PARTY),
        ("company", Role.PARTY),
        ("hosts", Role.HOST),
        ("mediators", Role.MEDIATOR),
        ("absent", Role.ABSENT),
    ):
        for key in getattr(frame, name):
            real = Role.LEAD if key in frame.leads else role
            found.append(Participation(key, real, frame.spans.get(key), rule))
    return found


def _clause_range(frame: Frame, article: Article) -> tuple[int, int]:
    """The tokens of the sentence from the first to the last word that the frame draws on."""
    sentence = article.document.sentences[frame.sentence]
    first, last = sentence.first, sentence.last
    while last - 1 > first and article.lower[last - 1] in (".", '"', "”", "“", "»", "'", "’"):
        last -= 1
    while first + 1 < last and article.lower[first] in ('"', "“", "«", "„", "'", "‘"):
        first += 1
    return first, last
