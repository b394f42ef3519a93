"""``talks-tui load`` as a person sees it: progress on a terminal, and one summary at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

from store.database.trouble import DatabaseTrouble
from store.lexicon import LexiconTrouble
from store.loading import Cluster, ClusterTrouble, Shard, Summary, load
from store.loading import Progress as LoadProgress
from store.sources.watching import Watched
from store.text import counted, one_line

FIRST_LINE, NEXT_LINE = 5.0, 15.0
"""Seconds until the first line about a long load, and between two of them, where no bar can be drawn."""
UNKNOWN_SHOWN = 12
FAILURES_SHOWN = 20


class Order(NamedTuple):
    """What is to be loaded where, as the command line says it."""

    paths: Sequence[str]
    db: Path
    published: date | None = None
    outlet: str | None = None
    """Day and outlet of articles that bring none of their own record."""
    jobs: int = 1
    own_words: Path | None = None
    """The reader's own lexicon, beside that of the program."""
    cluster: Cluster | None = None
    shard: Shard | None = None


def load_with_progress(order: Order) -> int:
    """Load what is ordered.

    Returns the exit code: 0, 1 where some inputs failed or there were none, 2 where the own words cannot be used, 3
    where the cluster cannot.
    """
    try:
        summary = _loaded(order)
    except (LexiconTrouble, ClusterTrouble) as error:
        sys.stderr.write(one_line(str(error)) + "\n")
        return 2 if isinstance(error, LexiconTrouble) else 3
    for line in summary_lines(summary, order.db):
        sys.stderr.write(one_line(line) + "\n")
    if not summary.read and not summary.failed:
        there = ", ".join(map(str, order.paths))
        wanted = "texts (.txt), web pages (.html), .jsonl, feeds (.xml, .rss, .atom), or folders of them"
        sys.stderr.write(one_line(f"  nothing to read in {there}: give {wanted}") + "\n")
    return 0 if not summary.failed and summary.read else 1


def load_and_watch(order: Order, pause: Callable[[], object]) -> int:
    """Load what is ordered, then what comes or changes there, until Ctrl-C; ``pause`` waits between two looks.

    One line for each time that something was loaded. While another program writes to the database, files wait.
    Returns 130, or 2 where the own words cannot be used.
    """
    watched = Watched(order.paths)
    told: set[tuple[str, str]] = set()
    loaded = 0
    try:
        code = load_with_progress(order)
        if code == 2:
            return code
        sys.stderr.write("talks-tui: watching; Ctrl-C ends\n")
        while True:
            pause()
            due = watched.due()
            if not due:
                continue
            try:
                summary = load(**order._replace(paths=due)._asdict())
            except DatabaseTrouble as error:
                watched.again(due)
                sys.stderr.write(one_line(f"talks-tui: {error} The files wait.") + "\n")
                continue
            loaded += summary.new + summary.changed
            fresh = [failure for failure in summary.failed if failure not in told]
            told.update(fresh)
            if summary.new or summary.changed or fresh:
                for line in summary_lines(summary, order.db):
                    sys.stderr.write(one_line(line) + "\n")
                sys.stderr.flush()
    except KeyboardInterrupt:
        sys.stderr.write(f"talks-tui: watching ended; {loaded} loaded since it began\n")
        return 130


def _loaded(order: Order) -> Summary:
    chosen = partial(load, **order._asdict())
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        rate = TextColumn("{task.fields[rate]}")
        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())

        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("reading", total=None, rate="")

            def show(progress: LoadProgress) -> None:
                speed = bar.tasks[0].speed
                rate = f"{speed:,.0f}/s" if speed else ""
                bar.update(task, completed=progress.done, total=progress.total, rate=rate)

            return chosen(on_progress=show)
    with Account() as account:
        return chosen(on_progress=account.show)


class Account:
    """Says now and then on standard error how far a load is, where no bar can be drawn; a short load says nothing."""

    def __init__(self, wait: Callable[[float], bool] | None = None) -> None:
        self._ended = Event()
        self._wait = wait or self._ended.wait
        """Waits so many seconds; true where the load ended meanwhile."""
        self._progress = LoadProgress(0, None, "")
        self._thread = Thread(target=self.tell, name="talks-progress", daemon=True)

    def __enter__(self) -> Account:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def show(self, progress: LoadProgress) -> None:
        self._progress = progress

    def tell(self) -> None:
        """One line a while until the load has ended."""
        seconds = 0.0
        pause = FIRST_LINE
        while not self._wait(pause):
            seconds += pause
            pause = NEXT_LINE
            done, total = self._progress.done, self._progress.total
            of = f" of {total:,}" if total is not None else ""
            last = f", the last {self._progress.name}" if done else ""
            sys.stderr.write(one_line(f"talks-tui: reading: {done:,}{of} done after {seconds:.0f} s{last}") + "\n")
            sys.stderr.flush()


def summary_lines(summary: Summary, db: Path) -> list[str]:
    """New, unchanged, changed, failed with reasons, and the commonest names that no lexicon knows."""
    lines = [
        f"{summary.new} new, {summary.unchanged} unchanged, {summary.changed} changed, {len(summary.failed)} failed"
        f" · {db}"
    ]
    lines += [f"  failed: {name}: {reason}" for name, reason in summary.failed[:FAILURES_SHOWN]]
    if len(summary.failed) > FAILURES_SHOWN:
        lines.append(f"  and {len(summary.failed) - FAILURES_SHOWN} more")
    if summary.unknown:
        common = ", ".join(f"{name} {count}" for name, count in summary.unknown.most_common(UNKNOWN_SHOWN))
        more = len(summary.unknown) - UNKNOWN_SHOWN
        lines.append(f"  actors not known to the lexicon: {common}" + (f" and {more} more" if more > 0 else ""))
    return lines


def merge_with_progress(target: Path, shards: Sequence[Path]) -> int:
    """Put the databases ``shards`` together in ``target``; returns the exit code."""
    from store.merging import merge

    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("merging", total=None)
            new = merge(target, shards, lambda done, total: bar.update(task, completed=done, total=total))
    else:
        new = merge(target, shards)
    sys.stderr.write(one_line(f"{counted(new, 'article')} merged · {target}") + "\n")
    return 0
