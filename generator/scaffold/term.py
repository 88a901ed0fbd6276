"""A school's term and perhaps its filing of the term before in; the texts of plan, times and staff for the new term out.

What stays is carried over, what belongs to one term is left open, and what follows from calendar and timetable is worked out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.city import City, Filing, SchoolRecord
from generator.findings import Step, Where
from generator.model.bureau import TermDates
from generator.model.common import Reason
from generator.model.kinds import kind
from generator.model.times import Times
from generator.scaffold.amounts import with_amounts
from generator.scaffold.calendar_days import SCHOOL_WEEK, ServiceDays, service_days
from generator.scaffold.carry import carried_plan, carried_staff, carried_texts
from generator.scaffold.form import HOW, TO_FILL, TO_READ, Blank, Sheet, sheet
from generator.scaffold.kept import kept_comments
from generator.scaffold.sessions import moved
from generator.schema.check import build
from generator.source import Document
from generator.timetable import planned_days

KINDS = ("plan", "times", "staff")
"""What is handed in before the term."""
Remarks = dict[tuple[Step, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TermFiles:
    """The new files by path, and what has to be said of them."""

    files: Mapping[str, Sheet]
    unknown_years: tuple[int, ...]
    reasons: tuple[tuple[str, Reason], ...] = ()
    """The reasons of the term before, with their file; they were given for that term only."""
    dropped: tuple[str, ...] = ()
    """Sessions that have no day in the new term."""


@dataclass(frozen=True, slots=True)
class _Before:
    """The term before: as judged, and as its files have it."""

    filing: Filing
    documents: Mapping[str, Document]

    def row(self, name: str) -> dict[str, Any]:
        data = self.documents[f"{self.filing.folder}/{name}.yml"].data
        return {key: value for key, value in (data or {}).items() if value is not None}

    def kept(self, name: str, data: Mapping[str, Any]) -> Remarks:
        return kept_comments(self.documents[f"{self.filing.folder}/{name}.yml"], kind(name), data)


def new_term(city: City, school: SchoolRecord, term: TermDates, previous: Filing | None, documents: Mapping[str, Document]) -> TermFiles:
    """The files of `term`, which a policy must cover; `previous` must have readable plan, times and staff, `documents` their texts."""
    filing = replace(city.unfiled(school, term), parts=previous.parts if previous else {})
    return _carried(filing, _Before(previous, documents)) if previous else _from_nothing(filing)


def _from_nothing(filing: Filing) -> TermFiles:
    """Every field open but the days, which the calendar gives; how many they are depends on the makeup days that the school adds."""
    found = service_days(filing.term, filing.calendar, SCHOOL_WEEK)
    times, remarks = _day_rows(filing, found, list(SCHOOL_WEEK))
    times["service"]["days"] = str(len(planned_days(_only_days(times))))
    data: dict[str, tuple[dict[str, Any], Remarks]] = {"plan": ({}, {}), "times": (times, remarks), "staff": ({}, {})}
    return TermFiles(_sheets(filing, data, None), found.unknown)


def _carried(filing: Filing, before: _Before) -> TermFiles:
    old = before.filing
    service = old.times.service
    lead, tail = service.first - old.term.starts, old.term.ends - service.last
    found = service_days(filing.term, filing.calendar, service.weekdays, lead, tail)
    times, remarks, dropped = _carried_times(filing, before, found)
    remarks[("no_service",)] = (*remarks.get(("no_service",), ()), *_other_days_off(before, found))
    filing = replace(filing, parts={**filing.parts, "times": _typed(times)})
    plan = carried_plan(before.row("plan"), old.plan, found.first, found.last, filing.values.document_months)
    with_amounts(plan, filing)
    staff = carried_staff(before.row("staff"), old.staff, found.last)
    lessons = filing.timetable.staff_lessons
    data: dict[str, tuple[dict[str, Any], Remarks]] = {
        "plan": (plan, {}),
        "times": (times, remarks),
        "staff": (staff, {("groups",): (f"按 times.yml 的安排，各类人员的计划课时合计 {lessons}（机构和公益组织的不算）",)}),
    }
    reasons = tuple((name, reason) for name in KINDS for reason in old.parts[name].reasons)  # type: ignore[attr-defined]
    return TermFiles(_sheets(filing, data, before, reasons), found.unknown, reasons, tuple(dropped))


def _carried_times(filing: Filing, before: _Before, found: ServiceDays) -> tuple[dict[str, Any], Remarks, list[str]]:
    """times.yml with the new days, the sessions moved into them, and the days counted."""
    row = before.row("times")
    days, remarks = _day_rows(filing, found, row["service"]["weekdays"])
    # An order of its own: the fields decide it when the file is written.
    times = carried_texts(row, "times") | days | {"reasons": []}
    shifted = moved(before.filing.times, row["sessions"], _only_days(days), filing.values.latest_end)
    times["sessions"] = carried_texts({"sessions": shifted.rows}, "times")["sessions"]
    times["service"]["days"] = str(len(planned_days(_only_days(days))))
    return times, remarks | shifted.remarks, shifted.dropped


def _day_rows(filing: Filing, found: ServiceDays, weekdays: list[str]) -> tuple[dict[str, Any], Remarks]:
    """Service span, days off and makeup days as rows, with what is to be said of them."""
    makeup = [{"day": extra.day.isoformat(), "follows": extra.follows, "why": extra.why} for extra in found.makeup]
    stance = filing.values.makeup_days
    rows: dict[str, Any] = {
        "service": {"first": found.first.isoformat(), "last": found.last.isoformat(), "weekdays": weekdays, "days": "0"},
        "no_service": [{"first": span.first.isoformat(), "last": span.last.isoformat(), "why": span.why} for span in found.off],
        "makeup_days": makeup if stance == "必须" else [],
    }
    unknown = "、".join(map(str, found.unknown))
    loud = (f"{TO_READ}！！！{unknown}年的放假安排尚未公布，这里没有列这一年的节假日，天数和课时也没有扣除；公布以后一定要补上、重新计算",)
    read = (f"{TO_READ}起止日期是照校历和上一份推算的，天数是按日历数出的；改了日期或不开展的日子，天数和收费的课时要重算",)
    remarks: Remarks = {("service",): read}
    remarks |= {("no_service",): loud, ("service",): loud + read} if unknown else {}
    if stance == "可以" and makeup:
        offer = [f"- {{day: {row['day']}, follows: {row['follows']}, why: {row['why']}}}" for row in makeup]
        said = f"{TO_READ}这些调休上班日可以开展服务；要开展的写在下面，天数和收费的课时要重算："
        remarks[("makeup_days",)] = (said, *(f"  {line}" for line in offer))
    elif stance == "必须" and makeup:
        remarks[("makeup_days",)] = (f"{TO_READ}按周几的安排是推算的，请照学校的安排改",)
    return rows, remarks


def _only_days(rows: Mapping[str, Any]) -> Times:
    """Times of which only the days are looked at."""
    return _typed({**rows, "dismissals": [], "sessions": []})


def _typed(times: Mapping[str, Any]) -> Times:
    built = build(Times, {key: value for key, value in times.items() if not isinstance(value, Blank)}, Where(""))
    assert isinstance(built, Times)
    return built


def _other_days_off(before: _Before, found: ServiceDays) -> tuple[str, ...]:
    """The days off of the term before that were no public holidays: examinations, sports days; the new term has its own."""
    known = {block.first for file in before.filing.calendar.years.values() for block in file.holidays}
    public = {block.name for file in before.filing.calendar.years.values() for block in file.holidays}
    other = [span for span in before.filing.times.no_service if span.first not in known and not span.why.startswith(tuple(public))]
    named = "、".join(f"{span.why}（{span.first}至{span.last}）" for span in other)
    return (f"{TO_READ}上一份还有：{named}。本学期有的在下面加一行，天数和收费的课时要重算",) if other else ()


def _sheets(
    filing: Filing, data: Mapping[str, tuple[dict[str, Any], Remarks]], before: _Before | None, reasons: tuple[tuple[str, Reason], ...] = ()
) -> dict[str, Sheet]:
    name = (filing.profile.short_name or filing.profile.name) if filing.profile else filing.school
    sheets = {}
    for file, (values, remarks) in data.items():
        about = kind(file)
        head = [f"{about.label}（{file}.yml）：{name}{filing.id.season_name}，由学校填写。{TO_FILL}的要填写，{TO_READ}的要看一遍。", HOW]
        if before is not None:
            head.append(f"照{before.filing.id.season_name}的文件带过来；只属于那个学期的内容已经清空。")
        given = tuple(
            f"上一份写过的理由：{r.rule}{f'（{r.about}）' if r.about else ''}：{r.reason}" for where, r in reasons if where == file
        )
        said = remarks | ({("reasons",): given} if given else {})
        kept = before.kept(file, values) if before else {}
        path = f"{filing.folder}/{file}.yml"
        sheets[path] = sheet(about, path, tuple(head), values, _joined(kept, said))
    return sheets


def _joined(first: Remarks, second: Remarks) -> Remarks:
    return {path: (*first.get(path, ()), *second.get(path, ())) for path in {**first, **second}}
