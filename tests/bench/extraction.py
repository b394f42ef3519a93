"""How fast articles are read on one core, and whether the time grows no faster than the text.

    python -m tests.bench.extraction [--articles N] [--repeat R] [--json FILE]

Reads the gold texts in a loop, in this process. Prints articles and kilobytes per second, what fingerprints and linking
take, and for growth how many times as long n, 2n and 4n copies of some texts take as one long article: about 1, 2 and 4
times where the work is linear. Times are the best of R runs, in seconds of processor time.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from store.executors import collecting_seldom
from store.extraction import extract
from store.lexicon import Lexicon, load_lexicon
from store.linking import ArticleReport, link
from store.linking.duplicates import fingerprint
from store.model import Extraction, SourceText
from tests.accuracy.exports import SETS, read_sources

GROWTH = (1, 2, 4)
LONG = 4
"""Copies in the shortest of the long articles: windows that bound the work are full there."""
LIKENESS = 3_000
"""Characters of the article that speeds are stated for."""


def best_of(repeat: int, work: Callable[[], object]) -> float:
    """The least processor time of some runs, in seconds."""
    times = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def made_of(texts: list[str], times: int) -> SourceText:
    """Texts end to end, so many times over, as one article."""
    text = "\n\n".join(texts * times)
    return SourceText(text, sha256(text.encode()).hexdigest(), "-")


def measure(sources: list[SourceText], lexicon: Lexicon, repeat: int) -> dict[str, float]:
    """Figures of speed and growth."""
    extract(sources[0], lexicon)
    characters = sum(len(source.text) for source in sources)
    found: list[Extraction] = []

    def read_all() -> None:
        found.clear()
        with collecting_seldom():  # as loads read
            found.extend(extract(source, lexicon) for source in sources)

    seconds = best_of(repeat, read_all)
    reports = [
        ArticleReport(one.source.sha256, one.publication, one.document.outlet, None, report)
        for one in found
        for report in one.reports
    ]
    marking = best_of(repeat, lambda: [fingerprint(source.text) for source in sources])
    linking = best_of(repeat, lambda: link(reports))
    figures = {
        "articles": len(sources),
        "characters_per_article": round(characters / len(sources)),
        "articles_per_second": round(len(sources) / seconds, 1),
        "kilobytes_per_second": round(characters / seconds / 1000, 1),
        f"articles_of_{LIKENESS}_characters_per_second": round(characters / seconds / LIKENESS, 1),
        "fingerprint_ms_per_article": round(marking / len(sources) * 1000, 3),
        "link_ms_per_report": round(linking / max(len(reports), 1) * 1000, 3),
    }
    texts = [source.text for source in sources[:5]]
    base = 0.0
    for times in GROWTH:
        long = made_of(texts, LONG * times)
        spent = best_of(repeat, lambda long=long: extract(long, lexicon))  # type: ignore[misc]
        base = base or spent
        figures[f"growth_{times}n"] = round(spent / base, 2)
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--articles", type=int, default=65, help="read so many of the gold texts, over again if need be"
    )
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the best counts (3)")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    options = parser.parse_args()
    texts = [source for name in SETS for source in read_sources(name)]
    sources = [texts[i % len(texts)] for i in range(options.articles)]
    figures = measure(sources, load_lexicon(), options.repeat)
    for name, value in figures.items():
        print(f"{name:42}{value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
