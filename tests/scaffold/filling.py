"""A scaffolded file in; the same with sensible values in its open places out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from generator.findings import Span, Step, path_text
from generator.source import Document, read


def empty_places(document: Document) -> Iterator[tuple[tuple[Step, ...], Span]]:
    """Every key without a value, with where it stands."""
    yield from _empty(document, document.data, ())


def _empty(document: Document, data: Any, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Span]]:
    if data is None:
        yield path, document.key_span(path)
    for step, inner in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _empty(document, inner, (*path, step))


def filled(file: str, text: str, starts: dt.date, first: dt.date, last: dt.date, people: int = 0) -> str:
    """The text with every empty place filled for a term that starts, and a service that runs, on those days."""
    lines = text.split("\n")
    for path, span in sorted(empty_places(read(file, text.encode())), key=lambda found: found[1], reverse=True):
        line, end = lines[span.line - 1], span.end_column - 1
        assert line[end] == ":"
        lines[span.line - 1] = f"{line[: end + 1]} {_value(path, starts, first, last, people)}{line[end + 1 :].replace(' ', '', 1)}"
    return "\n".join(lines)


def _value(path: tuple[Step, ...], starts: dt.date, first: dt.date, last: dt.date, people: int) -> object:
    name = re.sub(r"\[\d+\]", "", path_text(path))
    day = dt.timedelta(days=1)
    if path[-1] == "lessons" and path[0] == "groups":
        return 1000 if path[1] == 0 else 10
    return next(
        value if not isinstance(value, int) or name.endswith(_COUNTS) else starts + value * day
        for pattern, value in [*_table(first, last, people)]
        if fnmatchcase(name, pattern)
    )


_COUNTS = ("issued", "returned", "agreed", "enrolled", "expected", "demand", "lessons", "conduct", "health", "bidders")


def _table(first: dt.date, last: dt.date, people: int) -> Iterator[tuple[str, object]]:
    """By path: the value; a whole number is one, or so many days after the term starts."""
    yield from {
        "title": "本学期校内课后服务方案", "number": "校字〔2026〕99号", "date": -10, "submitted": -5,
        "consultation.first": -30, "consultation.last": -20, "*.issued": 100, "*.returned": 90, "*.agreed": 80,
        "grades.enrolled": 120, "grades.expected": 60, "*.demand": 60,
        "fees.items.lessons": 1, "fees.items.total": "1.00", "fees.exemptions.charge": "0.00",
        "fees.payment": "开学第二周在学校统一缴费平台缴纳",
        "application.opens": 1, "application.closes": 2, "application.review_by": 3,
        "safety.documents.date": -20, "providers.documents.date": -20, "safety.inspection.date": -4, "safety.education.date": -6, "*.title": "本学期的记录", "integrity.date": -10, "decisions.date": -10,
        "*.announced": -45, "*.address": "学校公告栏", "*.bidders": 3, "*.method": "综合评分", "*.evaluated": -38,
        "*.notice_first": -37, "*.notice_last": -28, "*.objections": "无异议", "*.credit_checked": -39, "*.credit_result": "无异常",
        "*.agreement.signed": -9, "*.agreement.first": 0, "*.agreement.last": 200, "*.exit_clause": "是", "*.anti_bribery": "是",
        "fees.donors.name": "示例市公益基金会", "fees.donors.amount": "10000.00", "outside.contract.signed": -4, "outside.contract.first": first, "outside.contract.last": last,
        "outside.access_checked": -4, "outside.qualification.until": last, "providers.licence_until": 400, "checks.conduct": people, "checks.health": people, "checks.date": -4,
    }.items()  # fmt: skip
