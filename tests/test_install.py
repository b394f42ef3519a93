"""The program works from a wheel, from a source archive and from an editable install, in any directory."""

from __future__ import annotations

import json
import os
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.install


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def installed(package: Path, folder: Path) -> Path:
    """Python of a new environment that holds ``package`` and borrows the dependencies of this one."""
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    own = next((folder / "lib").glob("python*/site-packages"))
    (own / "borrowed.pth").write_text("\n".join(site.getsitepackages()) + "\n")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index"]
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", str(package)], check=True, capture_output=True)
    return python


def events(talks_tui: list[str], home: Path) -> list[dict[str, object]]:
    """What ``talks-tui list`` says of the demo, run from the root directory with an empty home."""
    env = os.environ | {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
    }
    for name in ("TALKS_DB", "PYTHONPATH"):
        env.pop(name, None)
    done = subprocess.run(
        [*talks_tui, "list", "--format", "jsonl"], cwd="/", env=env, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("pattern", ["*.whl", "*.tar.gz"])
def test_installed_distribution_brings_its_seeds(pattern: str, distributions: Path, tmp_path: Path) -> None:
    package = next(distributions.glob(pattern))
    python = installed(package, tmp_path / "venv")
    where = subprocess.run(
        [python, "-I", "-c", "import seeds, store, tui; print(seeds.__file__)"], cwd="/", capture_output=True, text=True
    )
    assert str(tmp_path) in where.stdout
    assert (tmp_path / "venv" / "share" / "man" / "man1" / "talks-tui.1").read_text().startswith(".TH TALKS-TUI 1")
    assert len(events([str(python.parent / "talks-tui")], tmp_path)) > 20


def test_editable_install_brings_its_seeds(tmp_path: Path) -> None:
    assert len(events([sys.executable, "-m", "tui.cli"], tmp_path)) > 20
