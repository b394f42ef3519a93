"""The import contracts of the project, proved in fresh processes by what ``sys.modules`` holds."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("textual", "sqlite_utils", "dateparser", "store.lexicon", "store.extraction", "store.reading")
READ_PATH = (
    "store.database.lookup.reader",
    "store.database.query",
    "store.database.query.filters",
    "store.database.query.plans",
    "store.database.views",
    "tui.model.state",
    "tui.commands.plain",
    "tui.commands.pages",
    "tui.cli",
    "tui.render",
)
PURE = ("socket", "sqlite3", "sqlite_utils", "textual", "rich", "click")


def loaded_by(module: str) -> set[str]:
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def under(names: set[str], package: str) -> set[str]:
    return {name for name in names if name == package or name.startswith(package + ".")}


@pytest.mark.parametrize("module", READ_PATH)
def test_read_path_imports_nothing_heavy(module: str) -> None:
    loaded = loaded_by(module)
    assert module in loaded
    assert {name for heavy in HEAVY for name in under(loaded, heavy)} == set()


@pytest.mark.parametrize(
    "module",
    [
        "store.model",
        "store.loading",
        "store.export",
        "store.extraction",
        "store.linking",
        "store.database.writing.writer",
    ],
)
def test_store_never_imports_the_terminal(module: str) -> None:
    loaded = loaded_by(module)
    assert under(loaded, "tui") == set()
    assert under(loaded, "textual") == set()


def test_model_imports_nothing_of_the_project_but_spans() -> None:
    loaded = under(loaded_by("store.model"), "store")
    assert loaded - under(loaded, "store.model") == {"store", "store.spans"}


def test_extraction_is_pure() -> None:
    """Text and lexicon in, dataclasses out: no database, no terminal, no network."""
    loaded = loaded_by("store.extraction")
    assert {name for impure in PURE for name in under(loaded, impure)} == set()
    assert under(loaded, "store.database") == set()


def test_opening_the_browser_imports_no_extraction() -> None:
    loaded = loaded_by("tui.app")
    for package in (
        "store.extraction",
        "store.reading",
        "store.lexicon",
        "store.loading",
        "sqlite_utils",
        "dateparser",
    ):
        assert under(loaded, package) == set()


def test_the_first_rows_wait_for_nothing_that_they_do_not_show() -> None:
    """What is drawn before the app is loaded leaves the pages and the whole library of files and archives to later."""
    loaded = loaded_by("tui.tty.prepaint") - loaded_by("sys")
    assert loaded & {"textual", "rich.console", "asyncio", "shutil", "tui.render.detail", "tui.render.pages"} == set()
