"""CSV as a program, and as LibreOffice, reads it: times stay times, long numbers stay whole, nothing is a formula, a debt is a number."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from xml.etree import ElementTree as ET

import pytest

from generator.model.values import Fen, Hundredths, TermId
from generator.notices.opendata.lines import TABLES
from generator.render.csv_file import cell, csv_file
from generator.render.shapes import fields_of
from tests.render.sample import sample_files, sample_json

CELLS = [
    ("作业辅导", "作业辅导"),
    ("=1+1", "'=1+1"),
    ("+86", "'+86"),
    ("-", "'-"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tA", "'\tA"),
    ("\rA", "'\rA"),
    ("＝1", "'＝1"),
    ("915115001234567890", "'915115001234567890"),
    ("91440E10", "'91440E10"),
    ("0012", "'0012"),
    ("12345", "12345"),
    ("0700-0000101", "0700-0000101"),
    ("52999999MJ0XYE02X9", "52999999MJ0XYE02X9"),
    ("2021-autumn", "2021-autumn"),
    (Fen(-4650), "-46.50"),
    (Fen(38083400), "380834.00"),
    (Hundredths(9733), "97.33"),
    (-3, "-3"),
    (True, "是"),
    (None, ""),
    (dt.time(17, 30), "17:30"),
    (dt.date(2021, 9, 6), "2021-09-06"),
    (TermId.parse("2021-autumn"), "2021-autumn"),
]


@pytest.mark.parametrize(("value", "written"), CELLS, ids=[repr(value) for value, _ in CELLS])
def test_a_cell(value: object, written: str) -> None:
    assert cell(value) == written


@dataclass(frozen=True)
class Row:
    name: Annotated[str, "名称"]
    code: Annotated[str, "代码"]
    phone: Annotated[str, "电话"]
    ends: Annotated[dt.time, "结束"]
    day: Annotated[dt.date, "日期"]
    amount: Annotated[Fen, "金额（元）"]


ROWS = (
    Row('甲“乙”,"丙"', "915115001234567890", "0700-0000101", dt.time(17, 30), dt.date(2021, 9, 6), Fen(-123456)),
    Row("=HYPERLINK(1)", "91440E10", "12345", dt.time(8, 5), dt.date(2022, 1, 31), Fen(39100)),
)


def test_the_bytes_of_a_file() -> None:
    assert (
        csv_file(Row, ROWS)
        == (
            "\ufeff名称,代码,电话,结束,日期,金额（元）\r\n"
            '"甲“乙”,""丙""",\'915115001234567890,0700-0000101,17:30,2021-09-06,-1234.56\r\n'
            "'=HYPERLINK(1),'91440E10,12345,08:05,2022-01-31,391.00\r\n"
        ).encode()
    )


def read(path: str) -> list[list[str]]:
    raw = sample_files()[path]
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_tables_of_the_city_say_the_same_in_both_forms() -> None:
    for table in TABLES:
        head, *rows = read(f"data/{table.id}.csv")
        fields = fields_of(table.row)
        assert head == [field.text for field in fields]
        found = [dict(zip((field.name for field in fields), row, strict=True)) for row in rows]
        wanted = [{name: _written(value) for name, value in row.items()} for row in sample_json(f"data/{table.id}.json")["rows"]]
        assert [{name: text.removeprefix("'") for name, text in row.items()} for row in found] == wanted, table.id


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


# ------------------------------------------------------------------------------------------------------------ LibreOffice

OFFICE = shutil.which("soffice")
office = pytest.mark.skipif(OFFICE is None, reason="no test with LibreOffice without: apt-get install libreoffice-calc")
NS = {"table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}
OFFICE_NS = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE_NS = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def opened(folder: Path, raw: bytes) -> list[list[tuple[str, str]]]:
    """Type and value of each cell, as LibreOffice has them after it opened the file with its own defaults for UTF-8."""
    assert OFFICE is not None
    (folder / "table.csv").write_bytes(raw)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [
        OFFICE,
        home,
        "--headless",
        "--infilter=CSV:44,34,76,1,,2052",
        "--convert-to",
        "fods",
        "--outdir",
        str(folder),
        str(folder / "table.csv"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    rows = ET.parse(folder / "table.fods").getroot().iterfind(".//table:table-row", NS)  # noqa: S314 - a file we made
    return [[each for found in row.iterfind("table:table-cell", NS) for each in [_cell(found)] * _repeated(found)] for row in rows]


def _repeated(found: ET.Element) -> int:
    """Neighbours that are the same are written once; the empty rest of a row does not matter."""
    return min(int(found.get(f"{TABLE_NS}number-columns-repeated", "1")), 99)


def _cell(found: ET.Element) -> tuple[str, str]:
    kind = found.get(f"{OFFICE_NS}value-type", "")
    assert found.get(f"{TABLE_NS}formula") is None
    values = (found.get(f"{OFFICE_NS}{name}") for name in ("value", "date-value", "time-value"))
    text = "".join(found.find("text:p", NS).itertext()) if found.find("text:p", NS) is not None else ""  # type: ignore[union-attr]
    return kind, next((value for value in values if value is not None), text)


@office
@pytest.mark.slow
def test_libreoffice_takes_every_cell_for_what_it_is(tmp_path: Path) -> None:
    found = opened(tmp_path, csv_file(Row, ROWS))
    assert found[0] == [("string", field.text) for field in fields_of(Row)]
    assert found[1] == [
        ("string", '甲“乙”,"丙"'),
        ("string", "'915115001234567890"),
        ("string", "0700-0000101"),
        ("time", "PT17H30M00S"),
        ("date", "2021-09-06"),
        ("float", "-1234.56"),
    ]
    assert found[2] == [
        ("string", "'=HYPERLINK(1)"),
        ("string", "'91440E10"),
        ("float", "12345"),
        ("time", "PT08H05M00S"),
        ("date", "2022-01-31"),
        ("float", "391"),
    ]


@office
@pytest.mark.slow
def test_libreoffice_reads_the_times_and_codes_of_the_city(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    activities = sample_json("data/activities.json")["rows"]
    rows = opened(tmp_path / "a", sample_files()["data/activities.csv"])[1:]
    assert [(row[7], row[8]) for row in rows[: len(activities)]] == [
        tuple(("time", f"PT{row[name].replace(':', 'H')}M00S") for name in ("starts", "ends")) for row in activities
    ]
    providers = sample_json("data/providers.json")["rows"]
    rows = opened(tmp_path / "b", sample_files()["data/providers.csv"])[1:]
    assert [row[4] for row in rows[: len(providers)]] == [("string", row["code"]) for row in providers]
