"""Put what the program says of itself into the documents: ``python -m tests.update_docs``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tui.cli import cli
from tui.commands.manual import items, roff
from tui.keys.key_help import key_table

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
MANUAL = ROOT / "man" / "talks-tui.1"
KEYS = re.compile(r"(<!-- keys:[^\n]*-->\n).*?(\n<!-- end of keys -->)", re.DOTALL)


def main() -> None:
    text = README.read_text(encoding="utf-8")
    README.write_text(KEYS.sub(lambda found: found[1] + key_table() + found[2], text), encoding="utf-8")
    MANUAL.write_text(manual(), encoding="utf-8")


def manual() -> str:
    """The manual of this version as ``man`` reads it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return roff(items(cli), project["version"])


if __name__ == "__main__":
    main()
