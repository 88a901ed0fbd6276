"""The editors' schemas against what the check takes: every sample file, every kind of value, every field."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.cli import main
from generator.model.fields import Spec
from generator.model.kinds import KINDS, Kind, kind_of
from generator.project import DATA_FOLDERS
from generator.schema.check import root_spec
from generator.schema.convert import UnfitError, convert
from generator.schema.json_schema import _schema, json_schema
from generator.schema.uscc import check_character
from tests.schema.test_convert import spec, test_refused, test_understood

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(file.relative_to(ROOT).as_posix() for folder in DATA_FOLDERS for file in (ROOT / folder).rglob("*.yml"))


class Editor(yaml.SafeLoader):
    """YAML 1.1 as editors read it: numbers, base sixty and booleans are typed, dates stay text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (PyYAML's own attribute)
        first: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
        for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def typed(text: str) -> Any:
    return yaml.load(text, Editor)  # noqa: S506 (a safe loader with fewer types)


def takes(field: Spec, value: object) -> bool:
    return bool(Draft7Validator(_schema(field)).is_valid(value))


def converts(field: Spec, text: str) -> bool:
    try:
        convert(field, text)
    except UnfitError:
        return False
    return True


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_sample_file_is_valid_in_an_editor(kind: Kind) -> None:
    schema = json_schema(kind)
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    files = [file for file in FILES if _kind_name(file) == kind.name]
    assert files
    for file in files:
        errors = validator.iter_errors(typed((ROOT / file).read_text("utf-8")))
        assert [f"{file} {error.json_path}: {error.message}" for error in errors] == []


def test_the_editor_settings_give_each_file_the_schema_of_its_kind() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert (settings["yaml.yamlVersion"], settings["yaml.schemaStore.enable"]) == ("1.1", False)
    globs: dict[str, str] = settings["yaml.schemas"]
    assert list(globs) == [f"./schemas/{kind.name}.schema.json" for kind in KINDS]
    for file in FILES:
        held = [schema for schema, glob in globs.items() if file.count("/") == glob.count("/") and PurePosixPath(file).match(glob)]
        assert held == [f"./schemas/{_kind_name(file)}.schema.json"], file


def _kind_name(file: str) -> str:
    known = kind_of(file)
    return known[0].name if known else ""


def _walk(field: Spec, schema: dict[str, Any], path: str) -> Iterator[tuple[str, Spec, dict[str, Any]]]:
    yield path, field, schema
    if field.kind == "list":
        assert field.item is not None
        yield from _walk(field.item, schema["items"], path + "[]")
    for name, inner in field.inner().items():
        yield from _walk(inner, schema["properties"][name], f"{path}.{name}")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_is_named_explained_and_closed(kind: Kind) -> None:
    for path, field, schema in _walk(root_spec(kind), json_schema(kind), kind.name):
        assert schema["title"] == field.label, path
        assert field.help in schema["description"], path
        assert schema["description"], path
        assert "$ref" not in schema, path
        assert "$id" not in schema, path
        if field.kind == "part":
            inner = field.inner()
            assert schema["additionalProperties"] is False, path
            assert list(schema["properties"]) == list(inner), path
            assert schema["required"] == [name for name in inner if inner[name].required], path
        elif field.kind == "list":
            assert (schema["minItems"], schema["maxItems"]) == (field.min, field.max), path
        else:
            assert schema["errorMessage"], path
            assert all(takes(field, example) for example in schema.get("examples", ())), path
            assert all(takes(field, typed(snippet["body"])) for snippet in schema.get("defaultSnippets", ())), path
            assert len(schema.get("examples", ())) + len(schema.get("defaultSnippets", ())) == bool(field.example), path


def test_the_command_writes_one_file_a_kind_or_prints_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also far from any city: the schemas come with the program."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NOTICES_LANG", raising=False)
    made = {kind.name: json_schema(kind) for kind in KINDS}
    assert json.loads(_said(monkeypatch, capsys, "schema")) == made
    assert list(tmp_path.iterdir()) == []
    assert _said(monkeypatch, capsys, "schema", "--out", "in/schemas") == f"已写入 {len(KINDS)} 个文件：in/schemas\n"
    written = {file.name: json.loads(file.read_text("utf-8")) for file in (tmp_path / "in/schemas").iterdir()}
    assert written == {f"{name}.schema.json": schema for name, schema in made.items()}


def _said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    monkeypatch.setattr(sys, "argv", ["notices", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    assert not stop.value.code
    return capsys.readouterr().out


def test_a_bare_time_is_flagged_with_what_to_do() -> None:
    field = spec("time")
    assert typed("17:30") == 1050
    assert not takes(field, typed("17:30"))
    assert takes(field, typed('"17:30"'))
    assert _schema(field)["errorMessage"] == _schema(field)["patternErrorMessage"] == '时间请加引号，写成 "17:30"'


def test_an_optional_field_without_a_value_is_to_be_left_out() -> None:
    field = spec("text", required=False)
    assert not takes(field, None)
    assert takes(field, "")
    assert _schema(field)["errorMessage"].endswith("；不写就删去这一行")


def _table(test: Any) -> list[tuple[str, str]]:
    """Kind and text of each row of a table of test_convert.py."""
    return [tuple(row[:2]) for mark in test.pytestmark for row in mark.args[1]]


ROWS = [*_table(test_understood), *_table(test_refused)]


@pytest.mark.parametrize(("kind", "text"), [row for row in ROWS if row[0] != "yesno"])
def test_a_quoted_value_is_taken_where_the_check_takes_it(kind: str, text: str) -> None:
    field = spec(kind, max=1000)
    assert takes(field, text) == converts(field, text)


@pytest.mark.parametrize("text", ["是", "否", "yes", "no", "true", "True", "FALSE", "y", "有", "1"])
def test_yes_and_no_are_taken_bare(text: str) -> None:
    """Quoted, an editor wants the Chinese word, which is what it offers."""
    assert takes(spec("yesno"), typed(text)) == converts(spec("yesno"), text)


@pytest.mark.parametrize("text", ["0", "7", "1000", "1001", "391.50", "-1", "12人", "few"])
@pytest.mark.parametrize("kind", ["count", "group", "money"])
def test_a_bare_number_is_taken_where_the_check_takes_it(kind: str, text: str) -> None:
    field = spec(kind, max=1000)
    assert takes(field, typed(text)) == converts(field, text)


def _pairs(form: str, *ranges: range) -> list[str]:
    return [form.format(*numbers) for numbers in itertools.product(*ranges)]


EXHAUSTIVE = [
    (spec("time"), _pairs("{:02}:{:02}", range(26), range(62))),
    (spec("month_day"), _pairs("{:02}-{:02}", range(15), range(34))),
    *((spec("date"), _pairs(f"{year:04}-{{:02}}-{{:02}}", range(15), range(34))) for year in (0, 1, 4, 1900, 2000, 2023, 2024, 2096, 2100)),
    *((spec("date"), [f"{year:04}-02-29" for year in range(first, 10_000, 25)]) for first in range(4)),
    *(
        (spec(kind, min=least, max=most), [*map(str, range(most + 120)), "000", "0007", f"{most:09}", f"{most:010}", "", " 1", "+1"])
        for kind in ("count", "group")
        for least, most in [(0, 0), (0, 9), (1, 12), (10, 120), (1, 200), (0, 5000), (37, 1009)]
    ),
    (spec("count", max=1_000_000), ["999999", "1000000", "1000001", "9999999", "10000000"]),
    (spec("term"), [*_pairs("{:04}-autumn", range(1990, 2110)), "2021-spring", "2021-summer", "2021-spring "]),
    (
        spec("phone"),
        [first + second for first in ("1", "0", "07", "070", "0700", "07000") for second in ("1234", "1234567", "-12345678", "-1234567-1")],
    ),
    (spec("id"), ["a", "ab", "_a", "_ab", "-a", "a-", "a" * 40, "a" * 41, "_" + "a" * 40, "a_b", "aB"]),
    (spec("money"), ["", ".5", "5.", "0", "00.00", "1.2.3", "999999999", "1000000000", "١"]),
    (spec("choice", choices=("劳动合同", "无")), ["劳动合同", "无", "劳动", "", "无 "]),
    (spec("url"), ["http://a.example/", "https://a", "https://ab", "https://ab/ c", "https://ab:80/x", "https://ab:8/x", "https://AB/"]),
    *((spec("text", max=3, required=required), ["", " ", "甲", "甲乙丙", "甲乙丙丁"]) for required in (True, False)),
]


@pytest.mark.parametrize(("field", "texts"), EXHAUSTIVE, ids=lambda value: value.kind if isinstance(value, Spec) else "")
def test_patterns_draw_the_line_where_the_check_does(field: Spec, texts: list[str]) -> None:
    validator = Draft7Validator(_schema(field))
    tried = [*texts, *(text + "\n" for text in texts[:40] if field.kind != "text")]
    assert [text for text in tried if validator.is_valid(text) != converts(field, text)] == []


def test_a_credit_code_is_known_by_its_form_alone() -> None:
    """Its last character is reckoned from the others, which no pattern can do: the one thing an editor lets pass."""
    field = spec("uscc")
    first = "52999999MJ0000001"
    right = first + check_character(first)
    wrong = first + ("0" if right[-1] != "0" else "1")
    assert [(takes(field, text), converts(field, text)) for text in (right, wrong)] == [(True, True), (True, False)]
    for text in (first, right + "0", right.lower(), first + "I", first + "\n"):
        assert not takes(field, text)
        assert not converts(field, text)
