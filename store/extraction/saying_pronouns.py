"""Pronouns around a report mean its speaker: "He said he hoped to meet B" is about whoever "he" was found to be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from store.model import Actor, ActorKind, Mention, MentionForm, Statement, StatementKind

_SPOKESMAN = "spokes"
_EARLY = 24
"""Characters from the start of what is said in which its subject stands."""


def follow_speakers(
    mentions: tuple[Mention, ...], statements: Sequence[Statement], actors: dict[str, Actor]
) -> tuple[Mention, ...]:
    """The mentions with each pronoun that speaks, and the one that what is said begins with, tied to the speaker."""
    starts = [mention.span.start for mention in mentions]
    changed: dict[int, Mention] = {}
    for statement in statements:
        key = statement.speaker_key
        speaker = actors.get(key) if key is not None else None
        if key is None or speaker is None or speaker.kind is not ActorKind.PERSON:
            continue
        place = statement.speaker_span
        if place is not None:
            at = bisect_left(starts, place.start)
            if at < len(mentions) and mentions[at].span == place and mentions[at].form is MentionForm.PRONOUN:
                changed[at] = replace(mentions[at], key=key)
        content = statement.content[0]
        spoken = statement.kind is StatementKind.INDIRECT and statement.cue_span is not None
        if spoken and statement.cue_span is not None and statement.cue_span.end <= content.start:
            at = bisect_left(starts, content.start)
            if at < len(mentions) and starts[at] < min(content.start + _EARLY, content.end):
                first = mentions[at]
                other = actors.get(first.key)
                of_another = _SPOKESMAN in (speaker.title or "").lower()  # "Spokesman X said he would travel"
                alike = other is not None and {other.gender, speaker.gender} <= {"", other.gender}
                if first.form is MentionForm.PRONOUN and alike and not of_another:
                    changed[at] = replace(first, key=key)
    if not changed:
        return mentions
    followed = list(mentions)
    for at, mention in changed.items():
        followed[at] = mention
    return tuple(followed)
