"""Articles for timing: paragraphs of the gold texts, drawn anew for each, so that they are like news but no copies."""

from __future__ import annotations

import random
from pathlib import Path

from tests.accuracy.exports import SETS, read_sources

LENGTH = 3_000
"""Characters of an article, about those of the seeds."""


def write_texts(folder: Path, number: int, seed: int = 1) -> list[Path]:
    """Writes so many articles as files; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 - invented articles
    paragraphs = [
        paragraph
        for name in SETS
        for source in read_sources(name)
        for paragraph in source.text.split("\n\n")
        if 80 <= len(paragraph) <= LENGTH
    ]
    paths = []
    for count in range(number):
        parts = [f"LONDON, {chance.randint(1, 28)} March {chance.randint(2016, 2026)} - "]
        while sum(map(len, parts)) < LENGTH:
            parts.append(chance.choice(paragraphs))
        path = folder / f"{count:06}.txt"
        path.write_text("\n\n".join([parts[0] + parts[1], *parts[2:]]), encoding="utf-8")
        paths.append(path)
    return paths
