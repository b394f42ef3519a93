"""The sample database, for tests that read one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database.lookup.reader import Reader
from tests.store.database.sample import make_sample


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("sample") / "sample.db")


@pytest.fixture
def reader(sample_path: Path) -> Iterator[Reader]:
    with Reader.open(sample_path) as opened:
        yield opened
