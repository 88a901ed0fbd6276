"""A new term from the one before, on schools of the sample city whose last term is taken away and scaffolded again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from generator.checking import check
from generator.findings import Finding
from generator.model.fields import Spec
from generator.model.kinds import kind
from generator.model.values import TermId
from generator.project import read_files
from generator.repository import Repository, load
from generator.scaffold import KINDS, TermFiles, new_term
from generator.scaffold.form import told
from generator.schema.check import root_spec
from generator.source import read
from tests.rules.casebook import ROOT
from tests.scaffold.filling import empty_places, filled

TERM = TermId(2026, "autumn")
PARAMETERS = "content/policy/xx-2020/parameters.yml"
SCHOOLS = ("yucai", "mingde", "gaoxin", "shiyan", "wenchang", "binjiang")
"""With two providers whose agreements have ended; a middle school; a free one; nine grades; one with a reason; one with seasons."""


@dataclass(frozen=True)
class Scaffolded:
    """A city without the term, the files made for it, and the day on which they are handed in."""

    files: Mapping[str, bytes]
    before: Repository
    made: TermFiles
    as_of: dt.date

    def text(self, name: str) -> str:
        return next(sheet.text for file, sheet in self.made.files.items() if file.endswith(f"/{name}.yml"))

    def data(self, name: str) -> Any:
        return read(name, self.text(name).encode()).data

    def findings(self, texts: Mapping[str, str]) -> list[Finding]:
        """The errors in the term's folder with these texts in it."""
        raw = {**self.files, **{file: text.encode() for file, text in texts.items()}}
        report = check(load(raw, self.as_of), [next(iter(texts)).rsplit("/", 1)[0]])
        return [f for f in report.findings if f.rejects]


@cache
def _sample() -> dict[str, bytes]:
    return read_files(ROOT)


@cache
def scaffolded(school: str, term: TermId = TERM, makeup_days: str = "可以") -> Scaffolded:
    def stays(file: str) -> bool:
        parts = file.split("/")
        if parts[0] == "schools":
            return parts[1] == school and (len(parts) == 3 or TermId.parse(parts[2]) < term)
        return (
            parts[1] != "bureau" or parts[2] in ("city.yml", "terms.yml", "whitelist.yml") or file == f"content/bureau/schools/{school}.yml"
        )

    files = {file: raw for file, raw in _sample().items() if stays(file)}
    parameters = files[PARAMETERS].decode()
    assert parameters.count("value: 可以\n") == 1
    files[PARAMETERS] = parameters.replace("value: 可以\n", f"value: {makeup_days}\n").encode()
    dates = load(files, dt.date(2026, 1, 1)).city.terms[term]
    as_of = dates.starts - dt.timedelta(days=3)
    before = load(files, as_of)
    record = before.city.school(school)
    assert record is not None
    made = new_term(before.city, record, dates, record.filings[-1] if record.filings else None, before.documents)
    return Scaffolded(files, before, made, as_of)


def _reasons(rules: Iterable[str]) -> str:
    return "reasons:\n" + "\n".join(f"  - {{rule: {rule}, reason: 场地只有一块，轮流使用}}" for rule in dict.fromkeys(rules))


@pytest.mark.parametrize("school", SCHOOLS)
def test_before_filling_only_what_is_open_is_wrong(school: str) -> None:
    made = scaffolded(school)
    cleared = {reason.rule for _, reason in made.made.reasons}
    findings = made.findings({file: sheet.text for file, sheet in made.made.files.items()})
    assert {f.rule for f in findings} - cleared == {"missing-field"}
    lines = {(file, line) for file, sheet in made.made.files.items() for line, _ in sheet.blanks}
    assert {(f.where.file, f.span.line) for f in findings if f.rule == "missing-field"} <= lines
    assert lines == {
        (file, span.line) for file, sheet in made.made.files.items() for _, span in empty_places(read(file, sheet.text.encode()))
    }


@pytest.mark.parametrize("school", SCHOOLS)
def test_filled_in_it_passes_with_no_error(school: str) -> None:
    made = scaffolded(school)
    service = made.data("times")["service"]
    first, last = (dt.date.fromisoformat(service[name]) for name in ("first", "last"))
    people = int(made.data("staff")["checks"]["people"])
    starts = made.as_of + dt.timedelta(days=3)
    texts = {file: filled(file, sheet.text, starts, first, last, people) for file, sheet in made.made.files.items()}
    for file, text in list(texts.items()):
        given = [reason.rule for where, reason in made.made.reasons if file.endswith(f"/{where}.yml")]
        if given:
            texts[file] = text.replace("reasons: []", _reasons(given))
    for unheld in (f for f in made.findings(texts) if f.rule == "staff-lessons-below-timetable"):
        missing = unheld.values["missing"]
        assert isinstance(missing, int)
        texts[unheld.where.file] = texts[unheld.where.file].replace("lessons: 1000", f"lessons: {1000 + missing}")
    assert [(f.rule, str(f.where), f.values) for f in made.findings(texts)] == []


def _all(spec: Spec) -> Iterator[Spec]:
    for inner in spec.inner().values():
        yield inner
        yield from _all(inner.item or inner)


@pytest.mark.parametrize("school", [*SCHOOLS, ""])
def test_every_field_of_every_file_stands_there_with_what_is_said_of_it(school: str) -> None:
    made = scaffolded(school) if school else from_nothing()
    assert [file.rsplit("/", 1)[1] for file in made.made.files] == [f"{name}.yml" for name in KINDS]
    for name in KINDS:
        text = made.text(name)
        assert text.startswith(f"# yaml-language-server: $schema=../../../schemas/{name}.schema.json\n# {kind(name).label}（{name}.yml）：")
        assert [spec.label for spec in _all(root_spec(kind(name))) if told(spec) not in text] == []


def from_nothing() -> Scaffolded:
    """The first term of a school."""
    return scaffolded("zhiyuan", TermId(2026, "spring"))


def test_with_no_term_before_everything_is_open_but_the_days() -> None:
    made = from_nothing()
    findings = made.findings({file: sheet.text for file, sheet in made.made.files.items()})
    assert {f.rule for f in findings} == {"missing-field"}
    assert {(f.where.file, f.span.line) for f in findings} <= {
        (file, n) for file, sheet in made.made.files.items() for n, _ in sheet.blanks
    }
    assert made.data("times")["service"] == {
        "first": "2026-03-11",
        "last": "2026-07-08",
        "weekdays": ["周一", "周二", "周三", "周四", "周五"],
        "days": "81",
    }


def test_what_stays_and_what_is_new() -> None:
    """mingde: a middle school with summer and winter sessions and a coach."""
    made = scaffolded("mingde")
    plan, times, staff = (made.data(name) for name in KINDS)
    assert plan["title"] is plan["number"] is plan["date"] is plan["submitted"] is None
    assert plan["consultation"] == {"first": None, "last": None, "methods": ["线上问卷"], "issued": None, "returned": None, "agreed": None}
    assert plan["grades"] == [{"grade": grade, "enrolled": None, "expected": None} for grade in ("7", "8", "9")]
    assert plan["safety"]["hazards"] == []
    assert plan["decisions"] == [
        {"item": "实施方案", "body": "校长办公会", "date": None},
        {"item": "取酬办法", "body": "教职工代表大会", "date": "2025-01-16"},
    ]
    assert [(item["lessons"], item["total"]) for item in plan["fees"]["items"]] == [("100", "244.00")]
    assert [row["charge"] for row in plan["fees"]["exemptions"]] == ["0.00"] * 4 + ["122.00"] * 2
    assert plan["fees"]["payment"] is None
    assert "  # 上一份写的是：3月17日至3月23日，通过财政非税缴费平台按学期缴纳。\n  payment:\n" in made.text("plan")
    assert times["service"] == {
        "first": "2026-09-14",
        "last": "2027-01-15",
        "weekdays": ["周一", "周二", "周三", "周四", "周五"],
        "days": "84",
    }
    assert times["no_service"] == [
        {"first": "2026-09-25", "last": "2026-09-27", "why": "中秋节"},
        {"first": "2026-10-01", "last": "2026-10-07", "why": "国庆节"},
    ]
    assert times["makeup_days"] == []
    assert "#   - {day: 2026-10-10, follows: 周三, why: 国庆节调休上班}\n" in made.text("times")
    spans = [(row["name"], row["ends"], row.get("first"), row.get("last")) for row in times["sessions"]]
    assert spans[0] == ("自习与作业", "17:45", None, "2026-09-30")
    assert spans[3] == ("自习与作业", "17:30", "2026-10-01", None)
    assert spans[6] == ("周末作业", "16:40", None, None)
    assert "上一份还有：期中考试（2026-04-29至2026-04-30）、中考考点布置（2026-06-16至2026-06-17）。" in made.text("times")
    assert [row["lessons"] for row in staff["groups"]] == [None, None]
    assert staff["checks"] == {"people": "75", "conduct": None, "health": None, "date": None}
    assert staff["outside"][0]["contract"] == {"kind": "劳务协议", "signed": None, "first": None, "last": None}
    assert made.made.unknown_years == (2027,)
    assert made.text("times").count("！！！2027年的放假安排尚未公布") == 2


@pytest.mark.parametrize(
    ("stance", "listed", "days", "offered"),
    [("可以", [], "84", True), ("不得", [], "84", False), ("必须", [("2026-09-20", "周五"), ("2026-10-10", "周三")], "86", False)],
)
def test_makeup_days_are_offered_left_out_or_listed_as_the_policy_has_it(
    stance: str, listed: list[tuple[str, str]], days: str, offered: bool
) -> None:
    made = scaffolded("mingde", makeup_days=stance)
    times = made.data("times")
    assert [(row["day"], row["follows"]) for row in times["makeup_days"]] == listed
    assert times["service"]["days"] == days
    assert ("#   - {day: 2026-10-10, follows: 周三, why: 国庆节调休上班}\n" in made.text("times")) == offered
    cleared = {reason.rule for _, reason in made.made.reasons}
    assert {f.rule for f in made.findings({file: sheet.text for file, sheet in made.made.files.items()})} - cleared == {"missing-field"}


def test_a_provider_stays_with_what_still_runs() -> None:
    """binjiang: the agreements of autumn 2026 reach into summer 2027, those of spring 2026 do not reach autumn."""
    running = scaffolded("binjiang", TermId(2027, "spring")).data("plan")["providers"]
    assert [(row["selection"]["announced"], row["agreement"]["last"]) for row in running] == [("2026-06-05", "2027-07-15")] * 2
    ended = scaffolded("binjiang").data("plan")["providers"]
    assert [row["name"] for row in ended] == [row["name"] for row in running]
    for row in ended:
        assert set(row["selection"].values()) == set(row["agreement"].values()) == {None}
        assert row["credit_checked"] is row["credit_result"] is row["anti_bribery"] is None


def test_reasons_are_not_carried_over_but_shown() -> None:
    made = scaffolded("wenchang")
    given = [("times", "ends-after-limit"), ("times", "ends-too-early"), ("times", "day-too-short")]
    assert sorted((where, reason.rule) for where, reason in made.made.reasons) == sorted(given)
    assert made.data("times")["reasons"] == []
    assert "# 上一份写过的理由：ends-after-limit" in made.text("times")


def test_the_schools_own_comments_stay_above_what_stayed() -> None:
    city, documents, file = (made := scaffolded("yucai")).before.city, made.before.documents, "schools/yucai/2026-spring/plan.yml"
    school, old, new = city.school("yucai"), documents[file], made.data("plan")
    assert school is not None
    assert isinstance(old.data, dict)
    stayed = [name for name, value in new.items() if value and value == old.data.get(name)]
    changed = [name for name, value in new.items() if value != old.data.get(name)]
    text = re.sub(r"^(\w+):", r"# 本校的话：\1怎么写\n\1:", old.text, flags=re.MULTILINE)
    again = new_term(city, school, city.terms[TERM], school.filings[-1], {**documents, file: read(file, text.encode())})
    plan = next(sheet.text for path, sheet in again.files.items() if path.endswith("/plan.yml"))
    assert stayed
    assert changed
    assert [name for name in stayed if not re.search(rf"^# 本校的话：{name}怎么写\n{name}:", plan, re.MULTILINE)] == []
    assert [name for name in changed if f"本校的话：{name}怎么写" in plan] == []
