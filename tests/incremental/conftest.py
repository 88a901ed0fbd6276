"""The sample city in; the town's files, a town of them in a folder of its own, and a store, out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.how import How
from generator.store import Store
from tests.incremental.town import Town, copy_town


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return copy_town(tmp_path_factory.mktemp("sample")).files()


@pytest.fixture
def town(sample: dict[str, bytes], tmp_path: Path) -> Town:
    found = Town(tmp_path / "town")
    found.restore(sample)
    return found


@pytest.fixture
def how(tmp_path: Path) -> How:
    store = tmp_path / "store"
    store.mkdir(mode=0o700)
    return How(Store(store))
