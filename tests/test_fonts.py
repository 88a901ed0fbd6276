"""Which Chinese typeface is taken from those that a machine has."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import fonts


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    fonts.chinese.cache_clear()
    yield
    fonts.chinese.cache_clear()


@pytest.mark.parametrize(("files", "family"), [
    ([], None),
    (["DejaVuSans.ttf", "NotoSerif-Regular.ttf", "README"], None),
    (["opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSerifCJK-Regular.ttc"], "Noto Serif CJK SC"),
    (["NotoSansSC-Regular.otf", "wqy-microhei.ttc"], "Noto Sans SC"),
    (["truetype/wqy/wqy-zenhei.ttc"], "WenQuanYi Zen Hei"),
])  # fmt: skip
def test_the_best_that_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: list[str], family: str | None) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(fonts, "FOLDERS", (tmp_path / "none", tmp_path / "fonts"))
    for name in files:
        (tmp_path / "fonts" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "fonts" / name).touch()
    assert fonts.chinese() == family


@pytest.mark.parametrize(("platform", "family"), [("darwin", "Songti SC"), ("win32", "SimSun")])
def test_what_other_systems_bring(monkeypatch: pytest.MonkeyPatch, platform: str, family: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert fonts.chinese() == family
