"""Figures of speed in one table, with their goals.

    python -m tests.bench [--articles 300] [--events 100000] [--seed 1]

Extraction is timed in processor time, loads and processes by the clock; look-ups are medians, warm. Goals are for a
quiet machine of two cores; nothing fails where they are missed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from store.database.reader import Reader
from store.lexicon import load_lexicon
from store.loading import load
from tests.accuracy.exports import SETS, read_sources
from tests.bench.extraction import measure
from tests.bench.make_database import make_database
from tests.bench.texts import write_texts
from tests.bench.time_reader import look_ups

RUNS = 5


def show(name: str, figure: float, unit: str, goal: str = "") -> None:
    print(f"{name:46}{figure:12,.2f} {unit:14}{goal}", flush=True)


def clock(work: Callable[[], object]) -> float:
    """Seconds by the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def extraction(articles: int) -> None:
    texts = [source for name in SETS for source in read_sources(name)]
    figures = measure([texts[i % len(texts)] for i in range(articles)], load_lexicon(), 2)
    show("extraction", figures["articles_of_3000_characters_per_second"], "articles/s", ">= 400 of 3,000 characters")
    for times in (2, 4):
        show(f"extraction of {times}n", figures[f"growth_{times}n"], "times n", f"<= {times * 1.15:.1f}")
    show("linking", figures["link_ms_per_report"], "ms a report")


def loading(folder: Path, articles: int, seed: int) -> None:
    texts = folder / "texts"
    texts.mkdir()
    write_texts(texts, articles, seed)
    for jobs in (1, 2):
        db = folder / f"{jobs}.db"
        seconds = clock(lambda db=db, jobs=jobs: load([texts], db, jobs=jobs))  # type: ignore[misc]
        show(f"load --jobs {jobs}", articles / seconds, "articles/s", ">= 400" if jobs == 2 else "")
    seconds = clock(lambda: load([texts], folder / "1.db"))
    show("load unchanged files again", articles / seconds, "articles/s", ">= 5,000")


def looking_up(folder: Path, events: int, seed: int) -> None:
    db = folder / "invented.db"
    articles, seconds = make_database(db, events, seed)
    show(f"write {events:,} events", articles / seconds, "articles/s")
    with Reader.open(db) as reader:
        for name, run in look_ups(reader).items():
            run()
            median = statistics.median(clock(run) for _ in range(RUNS)) * 1000
            show(name, median, "ms", "<= 100" if name.startswith("facets") else "<= 5" if name == "newest 50" else "")
    command = [sys.executable, "-m", "tui.cli", "list", "kind:meeting", "--limit", "50", "--db", str(db)]
    bare = [sys.executable, "-c", "import click, sqlite3"]

    def process(arguments: list[str]) -> float:
        return statistics.median(
            clock(lambda: subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)) for _ in range(RUNS)
        )

    process(command)
    show("talks-tui list --limit 50", process(command) / process(bare), "times python", "<= 2 of importing click")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300, help="articles to extract and to load (300)")
    parser.add_argument("--events", type=int, default=100_000, help="events of the invented database (100,000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        extraction(min(options.articles, 130))
        loading(Path(name), options.articles, options.seed)
        looking_up(Path(name), options.events, options.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
