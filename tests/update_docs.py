"""Put what the program says of itself into the documents: ``python -m tests.update_docs``."""

from __future__ import annotations

import re
from pathlib import Path

from tui.actions import key_table

README = Path(__file__).parent.parent / "README.md"
KEYS = re.compile(r"(<!-- keys:[^\n]*-->\n).*?(\n<!-- end of keys -->)", re.DOTALL)


def main() -> None:
    text = README.read_text(encoding="utf-8")
    README.write_text(KEYS.sub(lambda found: found[1] + key_table() + found[2], text), encoding="utf-8")


if __name__ == "__main__":
    main()
