"""What an editor shows while a school types: asked of the language server of the recommended extension, over stdio."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli.main import notices
from tests.editor.server import Server
from tests.rules.casebook import ROOT
from tests.small_city import copy_city

pytestmark = pytest.mark.editor

TIMES = "schools/_example/2026-spring/times.yml"
PLAN = "schools/_example/2026-spring/plan.yml"
NEW_TIMES = "schools/yucai/2027-spring/times.yml"


def _settings() -> dict[str, Any]:
    """The project's own settings for VS Code, as it hands them to the extension."""
    flat = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    return {
        "yaml": {name.removeprefix("yaml."): value for name, value in flat.items()}
        | {"schemaStore": {"enable": flat["yaml.schemaStore.enable"]}}
    }


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = copy_city(tmp_path_factory.mktemp("city"), 13)
    CliRunner().invoke(notices, ["--root", str(root), "schema", "--out", str(root / "schemas")], catch_exceptions=False)
    with Server(root, _settings()) as running:
        yield running


def _text(server: Server, file: str) -> str:
    return (server.root / file).read_text("utf-8")


def _opened(server: Server, name: str, text: str) -> tuple[str, list[tuple[int, str]]]:
    """A text opened as a new file of the manual's folder: the file, and line and message of what is wrong with it."""
    file = f"schools/_example/2026-spring/{name}.yml"
    return file, _messages(server.open({file: text})[file])


def _messages(found: list[dict[str, Any]]) -> list[tuple[int, str]]:
    return [(item["range"]["start"]["line"] + 1, item["message"]) for item in found]


def test_no_sample_file_is_flagged(server: Server) -> None:
    files = sorted(path.relative_to(server.root).as_posix() for path in (server.root / "schools").rglob("*.yml"))
    assert len(files) == len(list((ROOT / "schools").rglob("*.yml")))
    found = server.open({file: _text(server, file) for file in files})
    assert {file: _messages(wrong) for file, wrong in found.items() if wrong} == {}


def _changed(server: Server, file: str, old: str, new: str) -> tuple[str, int]:
    """The text of a sample file with one change, and the line of it."""
    text = _text(server, file)
    assert old in text
    return text.replace(old, new, 1), text[: text.index(old)].count("\n") + 1


def test_a_bare_time_is_flagged(server: Server) -> None:
    text, line = _changed(server, TIMES, 'ends: "16:30"', "ends: 17:30")
    assert _opened(server, "bare-time", text)[1] == [(line, '时间请加引号，写成 "17:30"')]


def test_a_wrong_word_is_flagged(server: Server) -> None:
    text, line = _changed(server, PLAN, "operator: 本校", "operator: 学校")
    assert _opened(server, "wrong-word", text)[1] == [(line, "这里写本校、培训机构、家长委员会、其他中的一个")]


def test_an_unknown_key_is_flagged(server: Server) -> None:
    text, line = _changed(server, PLAN, "operator: 本校", "operater: 本校")
    assert line in [number for number, _ in _opened(server, "unknown-key", text)[1]]


def test_keys_are_completed_with_their_chinese_help(server: Server) -> None:
    text = _text(server, TIMES).split("\nearly_leave:")[0] + "\n\nea"
    file, _ = _opened(server, "key", text)
    offered = {item["label"]: item for item in server.at("completion", file, text, "\n\nea")["items"]}
    assert "必填，写家长向谁说、几点可以接走" in str(offered["early_leave"]["documentation"])


def test_words_are_completed(server: Server) -> None:
    """At the end of a line: that is why `notices new` writes comments above the keys."""
    text = re.sub("operator: 本校.*", "operator: ", _text(server, PLAN))
    file, _ = _opened(server, "word", text)
    offered = [item["label"] for item in server.at("completion", file, text, "operator: ")["items"]]
    assert set(offered) == {"本校", "培训机构", "家长委员会", "其他"}


def test_hover_shows_label_and_help(server: Server) -> None:
    text = _text(server, TIMES)
    file, _ = _opened(server, "hover", text)
    shown = str(server.at("hover", file, text, "\nlate_pic")["contents"])
    assert "家长晚到怎么办" in shown
    assert "写由谁陪同等候、怎样联系家长" in shown


def test_in_new_files_only_the_open_places_are_flagged(server: Server) -> None:
    words = ["--root", str(server.root), "--as-of", "2026-11-24", "new", "term", "yucai", "2027-spring"]
    printed = CliRunner().invoke(notices, words, catch_exceptions=False, env={"NOTICES_LANG": "zh"}).stdout
    places = {place.strip() for place in re.findall(r"^  (\S+\.yml:\d+)　", printed, re.MULTILINE)}
    found = server.open({file: _text(server, file) for file in sorted({place.split(":")[0] for place in places} | {NEW_TIMES})})
    assert {f"{file}:{line}" for file, wrong in found.items() for line, _ in _messages(wrong)} == places
