"""Times the reader's look-ups on a database.

    python -m tests.bench.time_reader DB [--repeat 15]

Prints the median and the worst of some runs in milliseconds, warm.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from store.database.lookup.reader import Reader
from store.database.query import EMPTY, parse_query


def look_ups(reader: Reader) -> dict[str, Callable[[], object]]:
    """Look-ups like those of a session, with values that the database has."""
    facets = reader.facets(EMPTY, limit=300)
    common = facets["actor"][0].value
    rare = facets["actor"][-1].value
    place, outlet = facets["place"][0].value, facets["outlet"][0].value
    month = facets["month"][len(facets["month"]) // 2].value
    total = reader.count().n
    middle = reader.events_at(EMPTY, total // 2, 1)[0]
    meeting = reader.events(parse_query("kind:meeting"), limit=1)[0]
    queries = {
        "kind:meeting": "kind:meeting",
        "status:held": "status:held",
        "common actor": f'actor:"{common}"',
        "rare actor": f'actor:"{rare}"',
        "two actors": f'actor:"{common}" actor:"{facets["actor"][1].value}"',
        "either actor": f'(actor:"{common}" or actor:"{facets["actor"][1].value}")',
        "country": f'country:"{facets["country"][0].value}"',
        "place": f'place:"{place}"',
        "outlet": f'outlet:"{outlet}"',
        "month": f"month:{month}",
        "after": f"after:{month}",
        "word": "truce",
        "phrase": '"energy truce"',
        "prefix": "cease*",
        "text:word": "text:corridor",
        "word and actor": f'truce actor:"{common}"',
        "not actor": f'kind:meeting -actor:"{common}"',
        "stale": "is:stale",
    }
    runs: dict[str, Callable[[], object]] = {
        "open": lambda: Reader.open(reader.path).close(),
        "totals": reader.totals,
        "newest 50": lambda: reader.events(limit=50, newest_first=True),
        "50 from the middle": lambda: reader.events(after=middle.key, limit=50),
        "50 at an offset": lambda: reader.events_at(EMPTY, total // 2, 50),
        "rank of the middle": lambda: reader.rank(EMPTY, middle.key),
        "facets of all": lambda: reader.facets(EMPTY),
        "find by id": lambda: reader.find(middle.id),
        "article": lambda: reader.article(middle.article_sha256),
        "article's events": lambda: reader.article_events(middle.article_sha256),
        "meeting": lambda: reader.meeting(meeting.id),
    }
    for name, text in queries.items():
        query = parse_query(text)
        runs[f"50 of {name}"] = lambda query=query: reader.events(query, limit=50, newest_first=True)  # type: ignore[misc]
        runs[f"count {name}"] = lambda query=query: reader.count(query, cap=10_000)  # type: ignore[misc]
        runs[f"facets {name}"] = lambda query=query: reader.facets(query)  # type: ignore[misc]
    return runs


def main() -> int:
    parser = argparse.ArgumentParser(description="Times the reader's look-ups.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--repeat", type=int, default=9)
    args = parser.parse_args()
    with Reader.open(args.path) as reader:
        print(reader.totals())
        for name, run in look_ups(reader).items():
            run()
            spent = []
            for _ in range(args.repeat):
                started = time.perf_counter()
                run()
                spent.append((time.perf_counter() - started) * 1000)
            print(f"{name:28} {statistics.median(spent):9.2f} ms   worst {max(spent):9.2f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
