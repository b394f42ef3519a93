"""The pictures in screenshots/ are what the program draws: the README's pictures are the baselines of these tests.

They are drawn from fixed data, so that they change with the look alone: ``make snapshots`` after such a change,
``make pictures`` to read the seeds anew as well. Look at the pictures before committing them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tui.conftest import Start
from tests.tui.seed_database import make_seed_database

PICTURES = Path(__file__).parents[2] / "screenshots"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five seed articles as they were read once: a better reading changes no picture."""
    return make_seed_database(tmp_path_factory.mktemp("seeds") / "demo.db")


def normal(svg: str) -> str:
    """``svg`` without the addresses of fonts, so that looking at a picture calls nobody, and with all its blanks."""
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"Fira Code", "DejaVu Sans Mono, monospace", svg)
    return re.sub(r"<!-- Generated with Rich .*? -->\n?", "", svg)


CASES: dict[str, tuple[str, tuple[int, int], str, str, Sequence[str]]] = {
    # name: database, size, mode, query, keys
    "wide": ("demo", (160, 45), "dark", "", ("m", "G", "k", "k", "k", "k", "escape")),
    "meeting": ("demo", (120, 36), "dark", "kind:meeting", ("d",)),
    "search": ("demo", (120, 36), "light", "(talks or meeting)", ("3", "n", "n")),
    "one-pane": ("demo", (60, 20), "dark", "", ("j", "j")),
    "filters": ("sample", (100, 30), "dark", "", ("1", "j", "j", "space", "j", "j", "x")),
    "stacked": ("sample", (80, 24), "dark", "", ("j", "j")),
    "smallest": ("sample", (40, 12), "dark", "", ("j", "j", "3")),
    "light": ("sample", (120, 36), "light", "", ("j", "j")),
    "sixteen-colours": ("sample", (120, 36), "ansi", "", ("j", "j")),
    "no-colour": ("sample", (120, 36), "plain", "", ("j", "j", "3")),
    "statement": ("sample", (120, 36), "dark", "", ("j", "d")),
    "nothing-found": ("sample", (120, 36), "dark", "nonesuch", ()),
    "mistake": ("sample", (120, 36), "dark", "", ("slash", *"speker:peskov")),
    "timeline": ("demo", (120, 36), "dark", "", ("t", "j", "space", "j", "j")),
    "timeline-narrow": ("demo", (60, 20), "light", "kind:meeting", ("t",)),
    "who": ("demo", (120, 36), "dark", "actor:peskov kind:statement", ("p",)),
    "meeting-page": ("demo", (80, 24), "dark", "status:held has:place", ("p",)),
    "commands": ("sample", (80, 24), "dark", "", ("ctrl+p", *"filt")),
    "chips": ("sample", (100, 30), "light", "kind:meeting -status:proposed talks", ("x", "h")),
    "completion": ("demo", (100, 30), "dark", "", ("slash", *"kind:statement actor:p")),
    "changes": ("sample", (100, 30), "dark", "", ("S", "left_square_bracket")),
    "side-by-side": ("sample", (120, 36), "dark", "status:held", ("equals_sign", "tab")),
    "help": ("sample", (120, 44), "dark", "", ("3", "question_mark")),
}


@pytest.mark.parametrize("name", CASES)
async def test_picture(
    start: Start, demo: Path, sample: Path, tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    database, size, mode, query, keys = CASES[name]
    async with start({"demo": demo, "sample": sample}[database], size=size, mode=mode, query=query) as running:
        await running.press(*keys)
        svg = normal(running.app.export_screenshot(title="talks-tui"))
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", svg)
    file = PICTURES / f"{name}.svg"
    if request.config.getoption("--snapshot-update", default=False):
        file.write_text(svg, "utf-8")
    if not file.exists() or file.read_text("utf-8") != svg:
        new = tmp_path / f"{name}.svg"
        new.write_text(svg, "utf-8")
        pytest.fail(f"the screen does not look like {file.name} any more; it looks like {new}")


def test_every_picture_has_a_test() -> None:
    assert {file.stem for file in PICTURES.glob("*.svg")} == set(CASES)
