"""What hatchling runs when it builds a wheel: with TALKS_TUI_COMPILE=1 the modules that read articles are compiled.

They are translated to C by mypyc from the same sources, which lie beside them in the wheel, and say the same. Without
that variable, and in editable installs, nothing is compiled.
"""

from __future__ import annotations

import ast
import contextlib
import os
import re
import shutil
import sysconfig
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SWITCH = "TALKS_TUI_COMPILE"
COMPILED = ("store/reading", "store/extraction", "store/lexicon/folding.py")
"""Not the model: compiled classes forget what their tuples hold, which reading a database back asks them."""
CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]+")
OPTIMISED = "2"
"""More takes the C compiler longer, for nothing that was measured."""
FUTURE = "from __future__ import annotations"


class CompiledHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the compiled modules to a wheel that is asked for with them."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        return ["mypy>=2.4,<3", "setuptools>=65"] if self._wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" or not self._wanted():
            return
        self._scratch = Path(tempfile.mkdtemp(prefix="talks-tui-"))
        self.app.display_info("Compiling the modules that read articles; this takes some minutes.")
        for built in compiled(Path(self.root), self._scratch):
            build_data["force_include"][str(built)] = str(built.relative_to(self._scratch / "built"))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if (scratch := getattr(self, "_scratch", None)) is not None:
            shutil.rmtree(scratch)

    def _wanted(self) -> bool:
        return self.target_name == "wheel" and os.environ.get(SWITCH, "0") not in ("", "0")


def modules(root: Path) -> list[str]:
    """The modules that are compiled, as paths below ``root``."""
    found = [
        file for name in COMPILED for file in ([root / name] if name.endswith(".py") else (root / name).rglob("*.py"))
    ]
    return sorted(file.relative_to(root).as_posix() for file in found)


def compiled(root: Path, scratch: Path) -> Iterable[Path]:
    """Compiles the modules of the checkout at ``root``; gives the libraries, which lie below ``scratch / "built"``."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    class InParallel(build_ext):
        """Compiles as many files at a time as there are processors."""

        def build_extensions(self) -> None:
            one, processors = self.compiler.compile, os.cpu_count() or 1

            def many(sources: list[str], **options: Any) -> list[str]:
                with ThreadPoolExecutor(processors) as pool:
                    return [
                        made for each in pool.map(lambda source: one([source], **options), sources) for made in each
                    ]

            self.compiler.compile = many
            super().build_extensions()

    names = modules(root)
    shutil.copytree(root / "store", scratch / "store", ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    for name in names:
        source = scratch / name
        source.write_text(with_constants(source.read_text(encoding="utf-8")), encoding="utf-8")
    with _inside(scratch):
        options = ["--ignore-missing-imports", "--config-file=", f"--cache-dir={os.devnull}"]
        extensions = mypycify([*options, *names], opt_level=OPTIMISED, debug_level="0", multi_file=True)
        build = InParallel(Distribution({"name": "talks-tui", "ext_modules": extensions}))
        build.build_lib, build.build_temp = "built", "objects"
        build.ensure_finalized()
        build.run()
    return sorted((scratch / "built").rglob(f"*{sysconfig.get_config_var('EXT_SUFFIX')}"))


def with_constants(text: str) -> str:
    """A module whose constants are marked as final, in the same lines: mypyc looks others up by name at each use."""
    tree = ast.parse(text)
    stored = Counter(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    lines = text.split("\n")
    marked = False
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, old, new = node.targets[0], "", ": Final"
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            target, declared = node.target, ast.get_source_segment(text, node.annotation)
            old, new = f": {declared}", f": Final[{declared}]"
        else:
            continue
        if isinstance(node.value, ast.Tuple):
            continue  # would be taken apart and put together again at each use; mypyc 2.4 loses those of fractions
        if isinstance(target, ast.Name) and stored[target.id] == 1 and CONSTANT.fullmatch(target.id):
            line = lines[node.lineno - 1]
            lines[node.lineno - 1] = line.replace(f"{target.id}{old} =", f"{target.id}{new} =", 1)
            marked = True
    if marked:
        lines[lines.index(FUTURE)] += "; from typing import Final"
    return "\n".join(lines)


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
