"""No data file, calendar, feed or head says a number that no page of its term says, and withheld groups cannot be solved from them either."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from generator.checking import check
from generator.city import Filing
from generator.digest import canonical
from generator.model.fields import Part
from generator.model.staff import Staff
from generator.notices.state import States, public_schools
from generator.project import packaged, read_files
from generator.render.pages import pages
from generator.repository import load
from generator.site import Asset, Page, Site
from tests.packs.test_packs import PACKS, root
from tests.privacy.solver import Printed, fen, solved, withheld
from tests.privacy.test_hidden_cells import SCHOOLS
from tests.rules.casebook import ROOT, TODAY, today

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
CITIES = ("city", *PACKS)
NOT_SHOWN = {"grade", "grades", "version", "term", "page", "code", "licence", "stamp", "index", "school", "id", "phone", "$schema", "source", "data", "statement_deadline"}  # fmt: skip
"""Fields whose digits are no numbers, or are words on the page (三年级); the deadline is on a page only until the statement is there."""


@cache
def built(name: str) -> tuple[States, dict[str, Page], dict[str, bytes]]:
    """A city's states, its pages and its other files."""
    if name == "city":
        repository, report = today()
    else:
        repository = load(read_files(root(name)), TODAY)
        report = check(repository)
    stream = list(pages(repository.city, report, Site("https://notices.shili.example/", packaged("theme", ROOT))))
    found = {file.address: file for file in stream if isinstance(file, Page)}
    return States(repository.city, report), found, {file.path: file.data for file in stream if isinstance(file, Asset)}


def numbers(text: str) -> set[str]:
    """The numbers of a text, written alike: 1,020 as 1020, 09 as 9, 391.00 as 391."""
    return {_alike(found) for found in NUMBER.findall(text)}


def _alike(text: str) -> str:
    whole, _, part = text.replace(",", "").partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def shown(found: dict[str, Page], filing: Filing) -> str:
    """What the pages of a term and of its school say."""
    addresses = (f"schools/{filing.school}/", *(f"{filing.folder}/{paper}" for paper in ("", "notice/", "finance/")))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[address].body)) for address in addresses if address in found)


def leaves(data: object, key: str = "") -> Iterator[str]:
    """Every value of a JSON file that may hold a number for readers."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in NOT_SHOWN:
                yield from leaves(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value, key)
    elif data is not None and not isinstance(data, bool):
        yield str(data)


def filings(name: str) -> list[Filing]:
    states, found, _ = built(name)
    return [each for school in public_schools(states.city) for each in school.filings if f"{each.folder}/" in found]


@pytest.mark.parametrize("name", CITIES)
def test_data_of_a_term_say_no_number_that_its_pages_do_not(name: str) -> None:
    _, found, files = built(name)
    assert filings(name)
    for filing in filings(name):
        known = numbers(shown(found, filing)) | {str(filing.id.year)}
        said = {number for text in leaves(json.loads(files[f"{filing.folder}/data.json"])) for number in numbers(text)}
        assert said <= known, (filing.folder, said - known)


@pytest.mark.parametrize("name", CITIES)
def test_tables_say_no_number_that_the_data_of_terms_do_not(name: str) -> None:
    _, _, files = built(name)
    for table in ("terms", "fees", "spending", "providers"):
        for row in json.loads(files[f"data/{table}.json"])["rows"]:
            whole = json.loads(files[f"schools/{row['school']}/{row['term']}/data.json"])
            known = {number for text in leaves(whole) for number in numbers(text)}
            said = {number for text in leaves(row) for number in numbers(text)}
            assert said <= known, (table, row["page"], said - known)


@pytest.mark.parametrize("name", CITIES)
def test_heads_and_calendars_say_no_number_that_pages_do_not(name: str) -> None:
    _, found, files = built(name)
    for filing in filings(name):
        known = numbers(shown(found, filing)) | {str(number) for number in range(10)}
        for paper in ("", "notice/", "finance/"):
            page = found[f"{filing.folder}/{paper}"]
            (block,) = re.findall(r"ld\+json\">(.*)</script>", page.head)
            said = {n for text in leaves(json.loads(block)) for n in numbers(re.sub(r"https?://\S+|KHFW\S+", "", text))}
            assert said <= known, (page.address, said - known)
        raw = files.get(f"{filing.folder}/calendar.ics", b"").decode().replace("\r\n ", "")
        for text in re.findall(r"^(?:SUMMARY|DESCRIPTION):(.*)\r$", raw, re.MULTILINE):
            assert numbers(text) <= known, (filing.folder, text)


def filed(part: Part) -> dict[str, Any]:
    """A file as anybody reads it in the repository, what it leaves out included."""
    return {f.name: _filed(getattr(part, f.name)) for f in dataclasses.fields(part) if f.name != "where"}


def _filed(value: object) -> object:
    if isinstance(value, Part):
        return filed(value)
    return [_filed(each) for each in value] if isinstance(value, tuple) else canonical(value)


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_withheld_group_cannot_be_solved_from_the_data(school: str) -> None:
    states, _, files = built("city")
    record = states.city.school(school)
    assert record is not None
    filing = next(each for each in record.filings if str(each.id) == SCHOOLS[school])
    data = json.loads(files[f"{filing.folder}/data.json"])
    printed: Printed = [(row["text"], fen(row["amount"]) if row["amount"] else None) for row in data["accounts"]["rows"]]
    books, happened = filed(filing.finance), filed(filing.record)
    assert withheld(books)
    assert solved(books, happened, printed) == []
    for group in filing.finance.groups:
        if group.pupils.withheld:
            (row,) = [row for row in data["accounts"]["rows"] if group.category in row["text"] + row["note"]]
            assert "不足5人" in row["note"]


def test_nobody_s_name_and_no_draft_is_in_any_file() -> None:
    states, _, files = built("city")
    texts = {path: raw.decode("utf-8-sig") for path, raw in files.items() if not path.startswith("data/schemas/")}
    for school in public_schools(states.city):
        for filing in school.filings:
            staff = filing.parts.get("staff")
            names = [*(p.name for p in staff.outside), *(p.name for p in staff.teachers)] if isinstance(staff, Staff) else []
            for name in names:
                assert not [path for path, text in texts.items() if f'"{name}"' in text or f",{name}," in text], name
            if not states.of(filing).has_pages:
                assert not [path for path in texts if path.startswith(f"{filing.folder}/")]
    assert not [path for path, text in texts.items() if "_example" in text or "_example" in path]


def test_what_is_not_public_yet_is_in_no_table() -> None:
    states, _, files = built("city")
    hidden = {(f.school, str(f.id)) for f in filings("city") if not states.of(f).public}
    assert hidden
    for table in ("fees", "activities", "spending", "providers", "late", "changes"):
        rows = json.loads(files[f"data/{table}.json"])["rows"]
        assert not hidden & {(row["school"], row["term"]) for row in rows}
    lines = {(row["school"], row["term"]): row for row in json.loads(files["data/terms.json"])["rows"]}
    for key in hidden:
        said = {name for name, value in lines[key].items() if value not in (None, "", False)}
        assert said <= {"school", "name", "term", "letter", "statement", "page"}
