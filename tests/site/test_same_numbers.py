"""Fifty and more facts read from the YAML files themselves, each found in every output of the built site where it belongs.

An output is a row of OUTPUTS: its name, and how the text of it is had for a filing. A later output, such as PDF, is one row more.
"""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.render.sample import sample_files, sample_pages
from tests.rules.casebook import ROOT

Files = dict[str, Any]
"""The YAML files of a filing by kind, with `school` for the school's own and `published` for the bureau's record; texts as they stand."""


class Texts(yaml.SafeLoader):
    """Everything is text: what stands in the file is what is looked for."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - how PyYAML wants it


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Texts)  # noqa: S506 - a safe loader that resolves nothing


@dataclass(frozen=True)
class Fact:
    """Something that a file says, and the outputs that must say it: by output the text in it."""

    school: str
    term: str
    source: str
    what: str
    said: dict[str, str]


# ---------------------------------------------------------------------------------------------------------- the outputs


def _page(paper: str) -> Callable[[str, str], str]:
    def text(school: str, term: str) -> str:
        address = f"schools/{school}/" if paper == "school" else f"schools/{school}/{term}/{paper}"
        return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "|", sample_pages()[address].body)))

    return text


def _json(school: str, term: str) -> str:
    return json.dumps(json.loads(sample_files()[f"schools/{school}/{term}/data.json"]), ensure_ascii=False)


def _school_json(school: str, _: str) -> str:
    return sample_files()[f"schools/{school}/data.json"].decode()


def _table(name: str) -> Callable[[str, str], str]:
    """The rows of a table about a filing, or about a school where the table has no terms."""

    def text(school: str, term: str) -> str:
        rows = [row for row in _rows(name) if row["学校编号"] == school and row.get("学期", term) == term]
        return "\n".join("|" + "|".join(row.values()) + "|" for row in rows)

    return text


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    raw = sample_files()[f"data/{name}.csv"].decode("utf-8-sig")
    return tuple(csv.DictReader(io.StringIO(raw, newline="")))


def _calendar(school: str, term: str) -> str:
    return sample_files()[f"schools/{school}/{term}/calendar.ics"].decode().replace("\r\n ", "")


def _feed(school: str, _: str) -> str:
    return sample_files()[f"schools/{school}/feed.xml"].decode()


def _linked(paper: str) -> Callable[[str, str], str]:
    return lambda school, term: sample_pages()[f"schools/{school}/{term}/{paper}"].head


OUTPUTS: dict[str, Callable[[str, str], str]] = {
    "school page": _page("school"),
    "term page": _page(""),
    "notice page": _page("notice/"),
    "finance page": _page("finance/"),
    "data.json": _json,
    "school data.json": _school_json,
    **{f"{name}.csv": _table(name) for name in ("schools", "terms", "fees", "activities", "spending", "providers")},
    "calendar": _calendar,
    "feed": _feed,
    "term head": _linked(""),
    "notice head": _linked("notice/"),
    "finance head": _linked("finance/"),
}


# ------------------------------------------------------------------------------------------------------------ the facts


def commas(amount: str) -> str:
    """380834.00 as pages have it."""
    whole, _, part = amount.partition(".")
    return f"{int(whole):,}.{part}"


def day(text: str) -> str:
    """2021-09-06 as pages have it."""
    found = dt.date.fromisoformat(text)
    return f"{found.year}年{found.month}月{found.day}日"


def compact(text: str) -> str:
    """2021-09-06 as calendars have it."""
    return text.replace("-", "")


def of_school(files: Files) -> Iterator[tuple[str, dict[str, str]]]:
    for name in ("phone", "address"):
        value = files["school"][name]
        yield name, {"school page": value, "notice page": value, "schools.csv": f"|{value}|", "school data.json": value, "term head": value}
    value = files["school"]["complaint_phone"]
    yield "complaint phone", {"school page": value, "notice page": value, "schools.csv": f"|{value}|", "school data.json": value}


def of_fees(files: Files) -> Iterator[tuple[str, dict[str, str]]]:
    for item in files["plan"]["fees"].get("items", []):
        rate, total = item["rate"], item["total"]
        yield (
            f"rate of {item['name']}",
            {"notice page": rate, "data.json": f'"rate": "{rate}"', "fees.csv": f"|{rate}|", "term head": f'"{rate}"'},
        )
        yield f"fee of {item['name']}", {
            "notice page": commas(total), "term page": commas(rate if item.get("provider") else total), "data.json": f'"total": "{total}"',
            "fees.csv": f"|{total}|", "term head": f'"{total}"',
        }  # fmt: skip
    for row in files["plan"]["fees"].get("exemptions", []):
        yield f"what {row['category']} pay", {"notice page": commas(row["charge"]), "data.json": f'"category": "{row["category"]}'}


def of_dates(files: Files) -> Iterator[tuple[str, dict[str, str]]]:
    form = files["plan"]["application"]
    for name in ("opens", "closes"):
        value = form[name]
        yield f"application {name}", {
            "term page": str(int(value[8:])) + "日", "data.json": f'"{name}": "{value}"', "terms.csv": f"|{value}|",
            "calendar": f"DTSTART;VALUE=DATE:{compact(value)}",
        }  # fmt: skip
    letter = files["published"]["letter"]
    yield "letter published", {
        "notice page": day(letter), "data.json": letter, "terms.csv": f"|{letter}|", "feed": f"<updated>{letter}T00:00:00+08:00</updated>",
        "notice head": f'"datePublished":"{letter}"',
    }  # fmt: skip


def of_sessions(files: Files) -> Iterator[tuple[str, dict[str, str]]]:
    for session in files["times"]["sessions"][:3]:
        starts, ends = session["starts"], session["ends"]
        yield f"hours of {session['name']}", {
            "term page": f"{starts}—{ends}", "notice page": f"{starts}—{ends}", "activities.csv": f"|{starts}|{ends}|{session['place']}|",
            "data.json": f'"starts": "{starts}", "ends": "{ends}", "place": "{session["place"]}"',
        }  # fmt: skip


def of_providers(files: Files) -> Iterator[tuple[str, dict[str, str]]]:
    for provider in files["plan"].get("providers", []):
        code = provider["code"]
        yield f"code of {provider['id']}", {"notice page": code, "data.json": f'"code": "{code}"', "providers.csv": f"|{code}|"}
        for course in provider["courses"]:
            price = course["price"]
            yield f"price of {course['name']}", {"notice page": price, "data.json": f'"price": "{price}"', "providers.csv": f"|{price}|"}


def of_books(files: Files) -> Iterator[tuple[str, dict[str, str]]]:
    books = files["finance"]
    for name in ("opening", "net_income", "spending_total", "closing"):
        value = books[name]
        yield name, {"finance page": f"|{commas(value)}|", "data.json": f'"{name}": "{value}"', "terms.csv": f"|{value}|"}
    for row in [row for row in books["spending"] if "lessons" not in row][:2]:  # pay may be put together
        value = row["amount"]
        yield f"spent on {row['head']}", {
            "finance page": f"|{commas(value)}|", "data.json": f'"head": "{row["head"]}", "amount": "{value}"', "spending.csv": f"|{row['head']}|{value}|",
        }  # fmt: skip
    for row in books.get("refunds", []):
        if "amount" in row:
            yield "refund", {"finance page": f"|{commas(row['amount'])}|", "data.json": f'"amount": "{row["amount"]}"'}
        if "paid" in row:
            yield (
                "refund paid",
                {
                    "finance page": day(row["paid"]),
                    "data.json": f'"{row["paid"]}"',
                    "calendar": f"DTSTART;VALUE=DATE:{compact(row['paid'])}",
                },
            )
    for row in books.get("agency", []):
        yield (
            f"collected for {row['item']}",
            {"finance page": f"|{commas(row['collected'])}|", "data.json": f'"collected": "{row["collected"]}"'},
        )
    statement = files["published"]["statement"]
    yield "statement published", {
        "finance page": day(statement), "data.json": statement, "terms.csv": f"|{statement}|", "feed": f"<updated>{statement}T00:00:00+08:00</updated>",
        "finance head": f'"datePublished":"{statement}"',
    }  # fmt: skip
    yield (
        "objections until",
        {"data.json": f'"notice_last": "{books["notice_last"]}"', "finance page": str(int(books["notice_last"][8:])) + "日"},
    )


SOURCES = (of_school, of_fees, of_dates, of_sessions, of_providers, of_books)


def filings() -> Iterator[tuple[str, str, Files]]:
    """Of every school its second and its last but one term of those whose two papers are public by the bureau's record."""
    for record in sorted((ROOT / "content/bureau/publications").glob("*.yml")):
        published = [row for row in read(record)["published"] if row.get("statement")]
        for row in [*published[1:2], *published[-2:-1]]:
            folder = ROOT / "schools" / record.stem / row["term"]
            kinds = {kind: read(folder / f"{kind}.yml") for kind in ("plan", "times", "finance")}
            yield record.stem, row["term"], {**kinds, "school": read(folder.parent / "school.yml"), "published": row}


MOST = 14
"""So many facts of each kind a filing gives, the first of its files."""


@cache
def facts() -> tuple[Fact, ...]:
    """In the order of schools, terms and files."""
    return tuple(
        Fact(school, term, source.__name__, what, said)
        for school, term, files in filings()
        for source in SOURCES
        for what, said in list(source(files))[:MOST]
    )


def test_there_are_many_from_many_schools() -> None:
    assert len(facts()) >= 50
    assert len({fact.school for fact in facts()}) >= 8
    assert {output for fact in facts() for output in fact.said} == set(OUTPUTS)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.__name__)
def test_every_output_says_what_the_file_says(source: Callable[[Files], object]) -> None:
    asked = [fact for fact in facts() if fact.source == source.__name__]
    assert len(asked) >= 9
    missing = [
        (fact.school, fact.term, fact.what, output, text)
        for fact in asked
        for output, text in fact.said.items()
        if text not in OUTPUTS[output](fact.school, fact.term)
    ]
    assert missing == []
