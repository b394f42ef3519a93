"""Kills a load again and again at random points and compares what comes of it with a load that was left alone.

    python -m tests.bench.kills [--kills 50] [--articles 200] [--seed 1]

Each load is killed with SIGKILL at one of the statements that it sends to SQLite, so that the points do not depend on
how fast the machine is. Ends with 1 where the exports differ.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from store.database.checks import check
from store.database.trouble import DatabaseTrouble
from store.export import KINDS, export
from tests.bench.texts import write_texts

PROGRAM = """
import os, signal, sqlite3, sys
from pathlib import Path
from store.database.writing.writer import Writer
from store.loading import load, reading, writing

writing.BATCH, reading.CHUNK_TEXTS, writing.LINK_AFTER = 8, 4, 24
left = int(sys.argv[3])
opened = Writer.__init__

def watched(self, *args, **options):
    opened(self, *args, **options)
    self.connection.set_trace_callback(count)

def count(statement):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

Writer.__init__ = watched
load([sys.argv[1]], Path(sys.argv[2]))
print(-left)
"""


def load(texts: Path, db: Path, statements: int) -> int | None:
    """Loads in a process that is killed after so many statements (0: never).

    Gives how many it sent, None where it was killed.
    """
    process = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(texts), str(db), str(statements)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    return int(process.stdout) if process.returncode == 0 else None


def digest(db: Path) -> str:
    """A digest of everything that an export holds."""
    stream = io.StringIO()
    for kind in KINDS:
        export(db, kind, "jsonl", stream)
    return hashlib.sha256(stream.getvalue().encode()).hexdigest()


def sound(db: Path) -> bool:
    """Whether a check finds nothing; a file in which no table was made yet is sound."""
    if not db.exists():
        return True
    try:
        return check(db).ok
    except DatabaseTrouble:
        return db.stat().st_size == 0


def kill_and_compare(folder: Path, texts: Path, kills: int, seed: int) -> tuple[int, bool]:
    """How many loads were killed, and whether the database that they left in the end is the unbroken load's."""
    chance = random.Random(seed)  # noqa: S311 - where to kill
    whole, broken = folder / "whole.db", folder / "broken.db"
    statements = load(texts, whole, 0) or 0
    killed = 0
    for _ in range(kills):
        killed += load(texts, broken, chance.randint(1, max(2, 2 * statements // kills))) is None
        if not sound(broken):
            return killed, False
    load(texts, broken, 0)
    return killed, sound(broken) and digest(broken) == digest(whole)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts").mkdir()
        write_texts(folder / "texts", options.articles, options.seed)
        killed, same = kill_and_compare(folder, folder / "texts", options.kills, options.seed)
    print(f"{killed} of {options.kills} loads killed; {'the same' if same else 'ANOTHER'} database in the end")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
