"""The turns of a meeting's life: where it was told otherwise than before."""

from __future__ import annotations

from collections.abc import Sequence

from store.database.views import ClaimLine


def turning(history: Sequence[ClaimLine]) -> list[ClaimLine]:
    """The claims that tell another status, day or place than the one told last, in the order that they have."""
    turns: list[ClaimLine] = []
    told: dict[str, object] = {}
    for claim in history:
        says = {"status": claim.status, "denies": claim.denies, "start": claim.start, "place": claim.place}
        tells = {field: value for field, value in says.items() if value is not None}
        if any(told.get(field) != value for field, value in tells.items()):
            turns.append(claim)
        told |= tells
    return turns
