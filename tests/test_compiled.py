"""Compiled, the program says what it says interpreted; unasked, nothing is compiled."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
SAID = """
import json, tempfile
from hashlib import sha256
from io import StringIO
from pathlib import Path
import store.extraction
from store.database.writing.prepared import prepared
from store.export import KINDS, export
from store.loading import load
from tests.accuracy.exports import GOLD, SETS, direct, extractions, read_sources

def digest(value):
    return sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()

said = {}
for name in SETS:
    found = extractions(read_sources(name))
    said[name] = digest(direct(found))
    said |= {f"{name} {at}": digest((one, prepared(one))) for at, one in enumerate(found)}
with tempfile.TemporaryDirectory() as folder:
    db = Path(folder) / "gold.db"
    failed = load(sorted(GOLD.glob("*/*.txt")), db, jobs=2).failed
    exported = StringIO()
    for kind in KINDS:
        export(db, kind, "jsonl", exported)
    said["loaded"] = digest((failed, exported.getvalue()))
print(json.dumps({"by": store.extraction.__file__, "said": said}))
"""
"""Tells what the gold articles say, each as a digest, and which file told it; a set's order is that of its hashes."""


def builder() -> ModuleType:
    """The hook that hatchling runs, which is no module of the program."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def said_by(folder: Path) -> tuple[str, dict[str, str]]:
    """Which file of the program in a folder speaks, and what it says of the gold articles."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))), "PYTHONHASHSEED": "0"}
    done = subprocess.run([sys.executable, "-c", SAID], cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    return told["by"], told["said"]


def test_compiled_modules_say_the_same(tmp_path: Path) -> None:
    wheel = os.environ.get("TALKS_TUI_WHEEL")
    if wheel is None:
        pytest.skip("compiling takes minutes: `make compiled` does it and runs this")
    zipfile.ZipFile(wheel).extractall(tmp_path)
    interpreted, plain = said_by(ROOT)
    compiled, fast = said_by(tmp_path)
    assert interpreted.endswith(".py")
    assert compiled.endswith(sysconfig.get_config_var("EXT_SUFFIX"))
    assert [name for name in plain if fast[name] != plain[name]] == []
    assert len(fast) == len(plain) > 200


def test_what_is_compiled_is_there() -> None:
    names = builder().modules(ROOT)
    assert "store/extraction/claims/frames.py" in names
    assert "store/lexicon/folding.py" in names
    assert "store/lexicon/closed.py" not in names


def test_constants_are_final_in_the_same_lines() -> None:
    text = (
        '"""Words."""\n\nfrom __future__ import annotations\n\nFEW = 3\nMANY: int = 9\nonce = 1\nTWICE = 1\nTWICE = 2\n'
    )
    marked = builder().with_constants(text)
    assert marked.split("\n") == [
        '"""Words."""',
        "",
        "from __future__ import annotations; from typing import Final",
        "",
        "FEW: Final = 3",
        "MANY: Final[int] = 9",
        "once = 1",
        "TWICE = 1",
        "TWICE = 2",
        "",
    ]


@pytest.mark.parametrize("value, wanted", [("1", True), ("0", False), ("", False)])
def test_only_the_switch_compiles(value: str, wanted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    module = builder()
    monkeypatch.setenv(module.SWITCH, value)
    hook = module.CompiledHook(str(ROOT), {}, None, None, "", "wheel", None)
    assert bool(hook.dependencies()) is wanted
