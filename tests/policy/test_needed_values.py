"""A method of refunds without the value that it rests on is the policy's fault, before any school has books."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.checking import check
from generator.repository import load
from generator.wording.sentences import message
from tests.rules.casebook import repository_files

FILE = "content/policy/xx-2020/parameters.yml"
DIVISOR = "\nrefund_divisor: {clauses: [三(五)g], history: [{first_term: 2020-autumn, value: 20.83}]}\n"
TIERS = "\nrefund_tiers: {clauses: [三(五)g], history: [{first_term: 2020-autumn, value: [{months: 1, percent: 50}]}]}\n"
FROM_2022 = "按课时\n    - first_term: 2022-autumn\n      value: 按天"


@pytest.mark.parametrize(
    ("method", "unit", "more", "said"),
    [
        ("按课时", "课时", "", []),
        ("按天", "课时", "", ["2020年秋季学期没有参数 refund_divisor 的取值，有关规则无法核对"]),
        ("按天", "课时", DIVISOR, []),
        ("按天", "天", "", []),
        (FROM_2022, "课时", "", ["2022年秋季学期没有参数 refund_divisor 的取值，有关规则无法核对"]),
        ("分段", "课时", "", ["2020年秋季学期没有参数 refund_tiers 的取值，有关规则无法核对"]),
        ("分段", "课时", TIERS, []),
        ("按半月", "月", "", []),
        ("按半月", "课时", "", ["退费办法是按半月，计费单位是元/生·课时，只能与元/生·月一起用"]),
    ],
)
def test_what_a_method_needs(method: str, unit: str, more: str, said: list[str]) -> None:
    files = {name: raw for name, raw in repository_files().items() if name.startswith("content/policy/")}
    text = files[FILE].decode()
    for find, put in (("      value: 按课时", f"      value: {method}"), ("      value: 元/生·课时", f"      value: 元/生·{unit}")):
        assert text.count(find) == 1
        text = text.replace(find, put)
    report = check(load({**files, FILE: (text + more).encode()}, dt.date(2026, 11, 24)), ["content/policy"])
    found = [finding for finding in report.findings if finding.rule in ("parameter-missing", "refund-method-unfit")]
    assert [message(finding) for finding in found] == said
    assert {finding.where.file for finding in found} <= {FILE}
