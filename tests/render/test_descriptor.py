"""The data package descriptor against the tables that it describes."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.model.bureau import DataLicence
from generator.notices.opendata.city import CC_BY, city_facts
from tests.render.sample import URL, city, sample_files, sample_json

READERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "boolean": {"是": True, "否": False}.__getitem__,
    "integer": int,
    "number": Decimal,
    "date": dt.date.fromisoformat,
    "time": lambda text: dt.datetime.strptime(text, "%H:%M").replace(tzinfo=dt.UTC).time(),
}


def test_every_cell_is_what_the_descriptor_says() -> None:
    for resource in sample_json("data/datapackage.json")["resources"]:
        rows = list(csv.reader(io.StringIO(sample_files()[f"data/{resource['path']}"].decode("utf-8-sig"), newline="")))
        fields = resource["schema"]["fields"]
        assert rows[0] == [field["name"] for field in fields]
        for row in rows[1:]:
            for field, text in zip(fields, row, strict=True):
                if text in resource["schema"]["missingValues"]:
                    assert "constraints" not in field, (resource["name"], field["name"])
                else:
                    READERS[field["type"]](text)


def test_it_names_every_table_its_licence_and_its_source() -> None:
    package = sample_json("data/datapackage.json")
    tables = {path for path in sample_files() if path.startswith("data/") and path.endswith(".csv")}
    assert {f"data/{resource['path']}" for resource in package["resources"]} == tables
    assert package["licenses"] == [{"path": CC_BY.url, "title": CC_BY.name, "name": "CC-BY-4.0"}]
    assert package["sources"] == [{"title": "XX市教育局校内课后服务公示网站", "path": URL}]
    assert package["version"] == city().as_of.isoformat()


@pytest.mark.parametrize(("own", "expected"), [(None, CC_BY.name), ("政务数据开放许可", "政务数据开放许可")])
def test_the_licence_is_the_city_s_own_where_it_has_one(own: str | None, expected: str) -> None:
    file = city().file
    assert file is not None
    licence = DataLicence(where=file.where, name=own, url="https://licence.example/") if own else None
    facts = city_facts(replace(city(), file=replace(file, data_licence=licence)))
    assert facts.licence.name == expected
