"""Makes a database of invented articles, without extraction, to time the reader and the writer on.

    python -m tests.bench.make_database OUT.db --events 100000 [--seed 1]

Some 60 countries, 3,000 persons, 400 places and 120 outlets, each rank about as often as one over itself; twelve years
with a growing number of articles and a dozen crises. The articles go through the writer that loads use, linked as loads
link them, so the file is what a load of so many articles would leave. Takes about 8 ms an article.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from store.database.writing.prepared import Prepared, prepared
from store.database.writing.writer import Writer
from tests.bench.invented import EVENTS_PER_ARTICLE, World, articles

BATCH = 500
LINKED = 2_000
"""Articles that are linked together, as in a load."""


def batches(world: World, number: int) -> Iterator[list[Prepared]]:
    """That many articles in batches."""
    source = (prepared(extraction) for extraction in articles(world, number))
    while batch := list(islice(source, BATCH)):
        yield batch


def make_database(path: Path, events: int, seed: int = 1) -> tuple[int, float]:
    """Writes about so many events; gives the number of articles and the processor seconds that the writer took."""
    world = World(random.Random(seed))  # noqa: S311 - invented articles
    number = max(1, round(events / EVENTS_PER_ARTICLE))
    spent = 0.0
    with Writer(path, world) as writer:
        done = 0
        for batch in batches(world, number):
            started = time.process_time()
            done += len(batch)
            writer.write(batch, wait=done % LINKED != 0)
            spent += time.process_time() - started
        started = time.process_time()
        writer.link_rest()
        spent += time.process_time() - started
    return number, spent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    number, spent = make_database(args.path, args.events, args.seed)
    size = args.path.stat().st_size
    print(f"{number:,} articles: {spent / number * 1000:.1f} ms each for the writer, {size / number:,.0f} bytes each")
    return 0


if __name__ == "__main__":
    sys.exit(main())
