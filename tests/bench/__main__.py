"""Figures of speed in one table, with their goals.

    python -m tests.bench [--articles 300] [--events 100000] [--seed 1] [--only terminal] [--keep DIR]

Extraction, look-ups and the writer are timed in processor time, loads, processes and the terminal by the clock; all are
medians, warm; what is compared is taken in turns. Other people's programs are timed where they are installed (visidata,
lnav, harlequin). Goals are for a quiet machine of two cores; nothing fails where they are missed. With --events 1000000
the database takes a quarter of an hour to make; --keep keeps it for the next run.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from store.database.lookup.lists import COUNT_SECONDS
from store.database.lookup.opened import Interrupted
from store.database.lookup.reader import Reader
from store.lexicon import load_lexicon
from store.loading import load
from tests.accuracy.exports import SETS, read_sources
from tests.bench.extraction import measure
from tests.bench.make_database import make_database
from tests.bench.terminal import UNLIKE_INSTALLED, browser, keys, minimal, peers, starts
from tests.bench.texts import write_texts
from tests.bench.time_reader import look_ups

RUNS = 5


def show(name: str, figure: float, unit: str, goal: str = "") -> None:
    print(f"{name:46}{figure:12,.2f} {unit:16}{goal}", flush=True)


def clock(work: Callable[[], object]) -> float:
    """Seconds by the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def processor(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    started = time.process_time()
    work()
    return time.process_time() - started


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


def database(folder: Path, events: int, seed: int) -> Path:
    """An invented database, made unless it is there."""
    db = folder / f"invented-{events}-{seed}.db"
    if not db.exists():
        articles, seconds = make_database(db, events, seed)
        show(f"writer, {events:,} events", seconds / articles * 1000, "ms an article", "<= 3.3")
    return db


def looking_up(db: Path) -> None:
    with Reader.open(db) as reader:
        show("events", float(reader.totals().meetings + reader.totals().statements), "")
        for name, run in look_ups(reader).items():
            try:
                run()
                median = statistics.median(processor(run) for _ in range(RUNS)) * 1000
            except Interrupted:  # as in the browser, which then shows "at least" so many
                show(f"{name}, given up after", COUNT_SECONDS * 1000, "ms")
                continue
            show(name, median, "ms", "<= 50" if name.startswith("facets") else "<= 5" if name == "newest 50" else "")
    command = [sys.executable, "-m", "tui.start", "list", "kind:meeting", "--limit", "50", "--db", str(db)]
    bare = [sys.executable, "-c", "import click, sqlite3"]
    pairs = [(process(command), process(bare)) for _ in range(RUNS)]
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    show("talks-tui list --limit 50", ratio, "times python", "<= 1.3 of importing click")


def process(arguments: list[str]) -> float:
    environ = {name: value for name, value in os.environ.items() if name not in UNLIKE_INSTALLED}
    return clock(lambda: subprocess.run(arguments, check=True, env=environ, stdout=subprocess.DEVNULL))


def in_terminal(folder: Path, db: Path) -> None:
    programs = {"talks-tui": browser(db), "an empty app": minimal()} | peers(folder, 100_000)
    taken = starts(programs, RUNS)
    floor = taken["an empty app"]
    for name, (first, ready, memory, used) in taken.items():
        show(f"{name}, processor time of a start", used, "ms")
        show(f"{name}, first rows", first, "ms", "<= 0.3 of an empty app" if name == "talks-tui" else "")
        show(f"{name}, ready", ready, "ms", "<= 1.25 of an empty app" if name == "talks-tui" else "")
        show(f"{name}, memory", memory, "MiB", "<= 60" if name == "talks-tui" else "")
    ours = taken["talks-tui"]
    show("talks-tui, first rows", ours[0] / floor[0], "of an empty app", "<= 0.3")
    show("talks-tui, ready", ours[1] / floor[1], "of an empty app", "<= 1.25")
    show("talks-tui, processor time of a start", ours[3] / floor[3], "of an empty app", "<= 1.25")
    for name, (_, ready, *_) in taken.items():
        if name not in ("talks-tui", "an empty app"):
            show("talks-tui, ready", ours[1] / ready, f"of {name}", "<= 0.5")
    keys(programs["talks-tui"], show)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300, help="articles to extract and to load (300)")
    parser.add_argument("--events", type=int, default=100_000, help="events of the invented database (100,000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("extraction", "loading", "look-ups", "terminal"), help="only that part")
    parser.add_argument("--keep", type=Path, help="where invented databases are kept and found again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def wanted(part: str) -> bool:
            return options.only in (None, part)

        if wanted("extraction"):
            extraction(min(options.articles, 130))
        if wanted("loading"):
            loading(folder, options.articles, options.seed)
        if wanted("look-ups") or wanted("terminal"):
            db = database(options.keep or folder, options.events, options.seed)
            if wanted("look-ups"):
                looking_up(db)
            if wanted("terminal"):
                in_terminal(folder, db)
    return 0


if __name__ == "__main__":
    sys.exit(main())
