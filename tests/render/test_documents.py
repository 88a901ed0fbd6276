"""JSON files against their own schemas, whole and spoilt; the schemas themselves; the API's description; what is not public."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

import jsonschema
import pytest
from openapi_spec_validator import validate

from generator.model.values import Fen, Hundredths, TermId
from generator.notices.opendata.lines import TABLES
from generator.notices.state import Letter, Statement
from generator.render.documents import KINDS
from generator.render.shapes import fields_of, values
from tests.render.sample import URL, city, sample_files, sample_json, sample_pages, states
from tests.render.town import failed
from tests.render.whole import SCHOOL, assets, judged, whole


def with_schema() -> list[str]:
    """The JSON files that name a schema: all but the descriptions and build.json."""
    others = ("data/schemas/", "data/build.json", "data/datapackage.json", "data/openapi.json")
    return [path for path in sample_files() if path.endswith(".json") and not path.startswith(others)]


@cache
def validator(name: str) -> Any:
    return jsonschema.Draft202012Validator(sample_json(f"data/schemas/{name}.json"), format_checker=jsonschema.FormatChecker())


def kind_of(data: dict[str, Any]) -> str:
    name = str(data["$schema"])
    assert name.startswith(f"{URL}data/schemas/")
    return name.removeprefix(f"{URL}data/schemas/").removesuffix(".json")


def test_every_file_is_what_its_schema_says() -> None:
    kinds = set()
    for path in with_schema():
        data = sample_json(path)
        kinds.add(kind_of(data))
        assert [error.message for error in validator(kind_of(data)).iter_errors(data)] == [], path
    assert kinds == set(KINDS)


def test_a_schema_is_one_and_describes_everything() -> None:
    for name in KINDS:
        schema = sample_json(f"data/schemas/{name}.json")
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"{URL}data/schemas/{name}.json"
        for properties in _properties(schema):
            assert all(found.get("description") for found in properties.values()), name


def _properties(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema["properties"]
        for inner in schema.values():
            yield from _properties(inner)


SPOILS = {
    "a number for an amount": lambda data: data["notice"]["fees"][0].update(rate=2.3),
    "an amount with commas": lambda data: data["accounts"].update(net_income="355,474.20"),
    "a field more": lambda data: data.update(pupil="某某"),
    "a field less": lambda data: data["notice"].pop("stamp"),
    "no time": lambda data: data["notice"]["sessions"][0].update(ends="25:00"),
    "no day": lambda data: data["notice"].update(first_day="2021-02-30"),
    "another version": lambda data: data.update(version=2),
}


@pytest.mark.parametrize("what", SPOILS)
def test_a_schema_finds_what_is_wrong(what: str) -> None:
    data = sample_json("schools/yucai/2021-autumn/data.json")
    SPOILS[what](data)
    assert list(validator("term").iter_errors(data))


def test_every_page_of_a_school_and_a_term_has_its_file() -> None:
    pages = {address for address in sample_pages() if address.startswith("schools/") and address.count("/") in (2, 3)}
    assert {f"{address}data.json" for address in pages} == {path for path in sample_files() if path.endswith("/data.json")}


def test_addresses_lead_to_pages() -> None:
    for path in with_schema():
        data = sample_json(path)
        assert data["source"].removeprefix(URL) in sample_pages()
        for row in data.get("rows", []):
            assert row["page"].removeprefix(URL) in sample_pages(), path
        for term in data.get("terms", []):
            assert term["page"] in sample_pages()
            assert term["data"] in sample_files()


def test_a_filing_that_is_not_public_gives_its_state_only() -> None:
    for school in city().schools:
        for filing in school.filings if not school.is_sample else ():
            state = states().of(filing)
            if state.has_pages:
                data = sample_json(f"{filing.folder}/data.json")
                assert (data["notice"] is None) == (state.letter is not Letter.PUBLISHED)
                assert (data["accounts"] is None) == (state.statement is not Statement.PUBLISHED)
                assert bool(data["versions"]) == (state.letter is Letter.PUBLISHED)


HELD = {"plan": ("足球", "轮滑", "358.80"), "finance": ("4650.00", "13334.20"), "school": ("0700-0000101", "足球")}
"""What is told of lvye's autumn while nothing is wrong."""


def _spoken(found: dict[str, bytes], words: tuple[str, ...]) -> set[tuple[str, str]]:
    return {(name, word) for name, raw in found.items() for word in words if word in raw.decode("utf-8-sig")}


@pytest.mark.parametrize("file", HELD)
def test_what_is_held_back_is_in_no_file(file: str) -> None:
    sound, held = assets(judged(whole())), assets(judged(whole(), [failed("lvye", file)]))
    data = json.loads(held["schools/lvye/2021-autumn/data.json"])
    assert data["accounts"] is None
    assert (data["notice"] is None) == (file != "finance")
    assert {word for _, word in _spoken(sound, HELD[file])} == set(HELD[file])
    assert _spoken(held, HELD[file]) == set()


def test_a_school_whose_file_cannot_be_read_says_why() -> None:
    found = assets(judged(whole(edits={SCHOOL: ("name: 示例县绿野小学", "name:")}), [failed("lvye", "school", "blank")]))
    data = json.loads(found["schools/lvye/data.json"])
    assert (data["name"], data["trouble"], data["address"], data["phone"]) == (
        "学校 lvye",
        "该校填报文件有误，暂不显示。改正以后自动恢复。",
        "",
        "",
    )


def test_the_api_is_described_as_openapi_wants_it_and_as_it_is() -> None:
    described = sample_json("data/openapi.json")
    validate(described)
    assert described["openapi"] == "3.1.0"
    for path in described["paths"]:
        filled = path.replace("{school}", "yucai").replace("{term}", "2021-autumn").replace("{district}", "chengdong")
        assert filled.lstrip("/") in sample_files(), path
    files = {path for path in sample_files() if path.startswith("data/") and not path.startswith(("data/schemas/", "data/openapi"))}
    assert files == {path.lstrip("/") for path in described["paths"] if path.startswith("/data/")}


def test_the_same_bytes_twice() -> None:
    one, other = (assets(judged(whole())) for _ in range(2))
    assert one == other


@dataclasses.dataclass(frozen=True)
class Inner:
    time: Annotated[dt.time, "时间"]


@dataclasses.dataclass(frozen=True)
class Outer:
    money: Annotated[Fen | None, "金额"]
    many: Annotated[tuple[Inner, ...], "几个"]
    term: Annotated[TermId, "学期"]
    count: Annotated[Hundredths, "数量"]


def test_values_as_json_has_them() -> None:
    made = values(Outer(Fen(-123456), (Inner(dt.time(8, 5)),), TermId.parse("2021-autumn"), Hundredths(9733)))
    assert made == {"money": "-1234.56", "many": [{"time": "08:05"}], "term": "2021-autumn", "count": "97.33"}


def test_a_field_without_a_description_is_refused() -> None:
    @dataclasses.dataclass
    class Bare:
        name: str

    with pytest.raises(TypeError, match="name"):
        fields_of(Bare)


def test_every_table_has_rows_and_its_columns_have_different_names() -> None:
    for table in TABLES:
        assert sample_json(f"data/{table.id}.json")["rows"], table.id
        heads = [field.text for field in fields_of(table.row)]
        assert len(heads) == len(set(heads)), table.id
