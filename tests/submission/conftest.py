"""The host that the tests of this folder share; they only add commits to it."""

from __future__ import annotations

import pytest

from tests.submission.host import Host, host


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Host:
    return host(tmp_path_factory.mktemp("host"))
