"""Make the prediction file for scoring statements against the PolNeAR corpus.

    python tests/accuracy/polnear_predictions.py DATA [COMPARTMENT] > predictions.jsonl

``DATA`` is a checkout's folder that holds ``<compartment>/text`` (or whose ``data`` folder does). One line a statement:
``{"article", "source": [start, end] | null, "cue": [start, end] | null, "content": [[start, end], ...]}``, character
offsets into the text as decoded from UTF-8. PolNeAR counts every reporting verb, so "said X, adding Y", one statement
here, gives two lines. Positions, refusals and questions count, as PolNeAR counts them.
The corpus is not part of this project and must not be: nobody grants the right to pass its texts on.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from store.extraction import extract
from store.lexicon import Lexicon, load_lexicon
from store.model import SourceText, Statement


def statements_of(text: str, lexicon: Lexicon) -> tuple[Statement, ...]:
    source = SourceText(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), origin="-")
    return extract(source, lexicon).statements


def predictions(folder: Path, lexicon: Lexicon) -> Iterator[dict[str, object]]:
    """One prediction a statement of every text in ``folder``."""
    for path in sorted(folder.glob("*.txt")):
        for statement in statements_of(path.read_bytes().decode("utf-8"), lexicon):
            joined = "join.participle" in statement.rules
            for content in [[span] for span in statement.content] if joined else [statement.content]:
                yield {
                    "article": path.stem,
                    "source": statement.speaker_span,
                    "cue": statement.cue_span,
                    "content": content,
                }


def main() -> int:
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    data = Path(sys.argv[1])
    compartment = sys.argv[2] if len(sys.argv) == 3 else "dev"
    folder = next(
        (base / compartment / "text" for base in (data, data / "data") if (base / compartment).is_dir()), None
    )
    if folder is None:
        print(f"No folder {compartment}/text under {data}.", file=sys.stderr)
        return 1
    lexicon = load_lexicon()
    for prediction in predictions(folder, lexicon):
        print(json.dumps(prediction))
    return 0


if __name__ == "__main__":
    sys.exit(main())
