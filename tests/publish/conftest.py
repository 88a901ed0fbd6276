"""The checkout's mkdocs.yml and hand-written pages in; out: a made-up city in a folder of its own, for the publisher to build."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.samples import ROOT

MakeCity = Callable[[str], Path]


@pytest.fixture
def make_city(tmp_path: Path) -> MakeCity:
    """Cities without a theme of their own, side by side."""

    def make(name: str) -> Path:
        city = tmp_path / name
        shutil.copytree(ROOT / "content/pages", city / "content/pages")
        shutil.copy(ROOT / "mkdocs.yml", city)
        return city

    return make


@pytest.fixture
def city(make_city: MakeCity) -> Path:
    return make_city("某市 (notices)")
