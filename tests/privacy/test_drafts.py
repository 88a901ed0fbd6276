"""A draft of a policy that holds personal data, or is named by it: found like anywhere else, and none of it is printed by `notices impact`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import notices
from tests.privacy.made import mobile
from tests.rules.casebook import ROOT
from tests.small_city import copy_city

TEXT = (ROOT / "content/policy/xx-2020/parameters.yml").read_text("utf-8")
NUMBER = mobile(random.Random(3))  # noqa: S311 - a made-up number


@pytest.mark.parametrize(
    ("folder", "text", "code", "last"),
    [
        (f"{NUMBER}/xx-2020", TEXT, 0, ""),
        ("draft/xx-2020", f"# {NUMBER}\n{TEXT}", 2, "草案或设置有误，没有核对：draft/xx-2020/parameters.yml"),
        (f"draft/{NUMBER}", TEXT, 2, "草案里没有 policy.yml，content/policy 里也没有这份办法：***"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_none_of_it_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, text: str, code: int, last: str, form: str
) -> None:
    monkeypatch.chdir(copy_city(tmp_path, 1))
    Path(folder).mkdir(parents=True)
    (Path(folder) / "parameters.yml").write_text(text, "utf-8")
    ended = CliRunner().invoke(notices, ["impact", folder, "--as-of", "2026-11-24", "--format", form])
    assert ended.exit_code == code
    assert "".join(ended.stderr.splitlines()[-1:]) == last
    assert NUMBER not in ended.output
    assert NUMBER[-4:] not in ended.output
    assert ("***" in ended.output) is (NUMBER in folder)
