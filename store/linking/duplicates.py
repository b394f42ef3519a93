"""Copies of one text under several headlines, found by what they have in common.

A text is reduced to the smallest hashes of its runs of four words (a bottom-k sketch: Broder, "On the resemblance and
containment of documents", 1997). The share of common hashes estimates the share of common runs; articles that share
much of their wording are copies of one agency text, and count as one source. Grouping is the transitive closure of a
relation of two texts, so it does not depend on the order of loading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import accumulate
from zlib import crc32

Fingerprint = tuple[int, ...]
"""Up to ``SKETCH`` different hashes of 32 bits, rising. Short texts have fewer; an empty text has none."""

SKETCH = 64
RUN = 4
ALIKE = 0.4
"""From this estimated share of common runs on, two texts are copies. Two reporters' texts on one event stay under 0.1,
a copy with another headline and without its last paragraphs stays above 0.5."""
LEAST_RUNS = 16
"""Texts with fewer sampled runs are copies only when all of them are the same."""
KEYS = 8
SAMPLED = 2
"""Only runs whose first byte leaves this remainder by 3 are hashed (t, w, b, h, e ...): a third of the runs, the same
in every copy, which is what makes a sketch cheap."""

_SIGNS = re.compile("[\\u00a0-\\u00bf\\u2000-\\u206f]")
_PLAIN = bytes(
    code if code >= 0x80 else ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(256)
)
"""Small letters for capitals and blanks for signs, byte for byte; other scripts stay as they are."""


def fingerprint(text: str) -> Fingerprint:
    """The sketch of a text; case, punctuation and white space do not matter."""
    words = _SIGNS.sub(" ", text).encode("utf-8", "replace").translate(_PLAIN).split()
    data = b" ".join(words)
    if len(words) < RUN:
        return (crc32(data),) if words else ()
    starts = list(accumulate([len(word) + 1 for word in words], initial=0))
    hashes = {
        crc32(data[start:end])
        for start, end in zip(starts, starts[RUN:])  # noqa: B905
        if data[start] % 3 == SAMPLED
    }
    return tuple(sorted(hashes)[:SKETCH])


def resemblance(a: Fingerprint, b: Fingerprint) -> float:
    """The estimated share of common runs of words, 0 to 1."""
    if not a or not b:
        return 0.0
    size = min(max(len(a), len(b)), SKETCH)
    smallest = sorted({*a, *b})[:size]
    common = set(a).intersection(b)
    return len(common.intersection(smallest)) / len(smallest)


def copy_keys(mark: Fingerprint) -> tuple[int, ...]:
    """Numbers of which two copies almost surely share one: what to look up to find an article's copies."""
    return mark[:KEYS]


def are_copies(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two texts are one text but for a headline, a cut or a few words."""
    if min(len(a), len(b)) < LEAST_RUNS:
        return bool(a) and a == b
    return not set(a[:KEYS]).isdisjoint(b[:KEYS]) and resemblance(a, b) >= ALIKE


def duplicate_groups(marks: Mapping[str, Fingerprint]) -> dict[str, str]:
    """The group of every article that has a copy, by the articles' sha256; a group's name is its least sha256."""
    leader = {sha: sha for sha in marks}

    def find(sha: str) -> str:
        while leader[sha] != sha:
            leader[sha] = leader[leader[sha]]
            sha = leader[sha]
        return sha

    first_with: dict[Fingerprint, str] = {}
    holders: dict[int, list[str]] = {}
    for sha in sorted(marks):
        mark = marks[sha]
        if not mark:
            continue
        same = first_with.setdefault(mark, sha)
        if same != sha:
            leader[find(sha)] = find(same)
            continue
        for other in dict.fromkeys(other for key in copy_keys(mark) for other in holders.get(key, ())):
            if find(other) != find(sha) and are_copies(mark, marks[other]):
                low, high = sorted((find(other), find(sha)))
                leader[high] = low
        for key in copy_keys(mark):
            holders.setdefault(key, []).append(sha)
    members: dict[str, list[str]] = {}
    for sha in sorted(marks):
        members.setdefault(find(sha), []).append(sha)
    return {sha: group[0] for group in members.values() if len(group) > 1 for sha in group}
