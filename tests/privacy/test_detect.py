"""What is found, where, and what is left alone; how sure that is over thousands of made-up items."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from generator.findings import Severity
from generator.model.kinds import kind
from generator.privacy import scan, scan_name
from generator.project import read_files
from generator.repository import read_all
from generator.schema.uscc import check_character as uscc_check
from generator.source import read
from tests.privacy import made
from tests.rules.casebook import ROOT


def rng(*about: str) -> random.Random:
    """Chance of its own for each test, so that no number depends on which tests ran before."""
    return random.Random("/".join(about))  # noqa: S311 - nothing secret is made


def found(text: str, name: str = "plan") -> list[tuple[str, str, int]]:
    return [(f.rule, f.severity.value, f.span.line) for f in scan(read(f"{name}.yml", text.encode()), kind(name))]


WAYS: dict[str, Callable[[str], str]] = {
    "value": lambda n: f'a: 甲\nb: "{n}"\n',
    "unquoted": lambda n: f"a: 甲\nb: {n}\n",
    "comment": lambda n: f"a: 甲\nc: 乙 # 联系 {n}。\n",
    "key": lambda n: f"a: 甲\n{n}: 乙\n",
    "full width": lambda n: f"a: 甲\nb: 电话{made.full_width(n)}，请联系\n",
    "spaces": lambda n: f"a: 甲\nb: {made.spaced(n)}\n",
    "hyphens": lambda n: f"a: 甲\nb: {made.spaced(n, '-')}\n",
    "middle dots": lambda n: f"a: 甲\nb: {made.spaced(n, '·')}\n",
    "one by one": lambda n: f"a: 甲\nb: {' '.join(n)}\n",
    "zero width": lambda n: f"a: 甲\nb: {n[:5]}\u200b{n[5:]}\n",
    "escapes": lambda n: f'a: 甲\nb: "{made.escaped(n)}"\n',
    "anchor": lambda n: f"a: 甲\nb: &x{n[0] if n[0] in 'GJL' else ''} {n}\n",
    "broken file": lambda n: f"a: 甲\nb: '{n}\n",
    "flow": lambda n: f"a: 甲\nb: [{n}, 1]\n",
}


@pytest.mark.parametrize("rule", made.MAKERS)
@pytest.mark.parametrize("way", WAYS)
def test_found_at_its_line_however_it_is_written(rule: str, way: str) -> None:
    chance = rng(rule, way)
    for _ in range(20):
        number = made.MAKERS[rule](chance)
        assert (f"personal-{rule}", "error", 2) in found(WAYS[way](number)), way


@pytest.mark.parametrize("rule", made.MAKERS)
def test_in_blocks_folds_and_names(rule: str) -> None:
    number = made.MAKERS[rule](rng(rule))
    name = f"personal-{rule}"
    assert (name, "error", 3) in found(f"a: |\n  甲\n  {number}\n")
    assert (name, "error", 2) in found(f'a: 甲\nb: "{number[:7]}\\\n  {number[7:]}"\n')
    assert [f.rule for f in scan_name(f"schools/yucai/{number}.yml")] == [name]


def test_recall_over_two_thousand() -> None:
    missed, chance = 0, rng("recall")
    for at in range(2000):
        rule = list(made.MAKERS)[at % 4]
        number = made.MAKERS[rule](chance)
        missed += (f"personal-{rule}", "error", 2) not in found(list(WAYS.values())[at % len(WAYS)](number))
    assert missed <= 10


HARMLESS: dict[str, Callable[[random.Random], str]] = {
    "code": lambda rng: f"统一社会信用代码 {made.uscc(rng)}",
    "amount": lambda rng: f"{rng.randrange(10**7)}.{rng.randrange(100):02d}",
    "amounts": lambda rng: " ".join(f"{rng.randrange(10**6)}.{rng.randrange(100):02d}" for _ in range(4)),
    "paper": lambda rng: f"教发〔{rng.randrange(2000, 2027)}〕{rng.randrange(1, 99)}号",
    "landline": lambda rng: f"0{rng.randrange(100, 999)}-{made.digits(rng, rng.choice((7, 8)))}",
    "extension": lambda rng: f"0{rng.randrange(10, 99)}-{made.digits(rng, 8)}-{rng.randrange(100, 9999)}",
    "licence": lambda rng: f"办学许可证 教民{made.digits(rng, 15)}号",
    "dates": lambda rng: f"2021-09-{rng.randrange(10, 31)} 2022-01-{rng.randrange(10, 31)}",
}


@pytest.mark.parametrize("kind_of_text", HARMLESS)
def test_false_alarms_are_rare(kind_of_text: str) -> None:
    chance = rng(kind_of_text)
    assert sum(bool(found(f"a: {HARMLESS[kind_of_text](chance)}\n")) for _ in range(500)) <= 5


def test_nothing_in_the_sample_repository() -> None:
    files = read_files(ROOT)
    assert not read_all(files).discoveries
    # The lines of the ledger are digests, in which any number may stand; the records that they name are read.
    data = (".yml", ".jsonl")
    pages = [path for folder in ("content", "schools") for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix not in data]
    assert not [f for path in (*pages, ROOT / "LICENSE") for f in scan(read(path.name, path.read_bytes()))]


NUMBER = made.mistyped(rng("mistyped"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"a: {NUMBER}", ("id-number", "warning")),
        (f"身份证: {NUMBER}", ("id-number", "error")),
        (f"a: {NUMBER[:6]}********{NUMBER[14:]}", ("id-number", "error")),
        (f"a: 旧身份证 {NUMBER[:6]}{NUMBER[8:17]}", ("id-number", "warning")),
        ("a: 139****0000", ("mobile", "warning")),
        ("a: +86 139 0000 0000", ("mobile", "error")),
        ("a: 账号 4500000000001", ("bank-card", "error")),
        ("a: 护照 E00000001", ("other-id", "error")),
        ("a: 车 桂A00001", ("other-id", "warning")),
        ("a: 编 90000000000001", ("other-id", "warning")),
        ("出生日期: 2012-03-04", ("birth-date", "error")),
        ("a: 2012年3月4日出生", ("birth-date", "error")),
        ("家庭住址: XX镇XX村", ("address", "warning")),
        ("a: XX小区3栋2单元", ("address", "warning")),
        ("a: XX村3组12号", ("address", "warning")),
        ("a: nobody@example.com", ("contact", "warning")),
        ("a: QQ 100001", ("contact", "warning")),
        ("a: 微信号：nobody_01", ("contact", "warning")),
        ("学生姓名: 甲", ("name-list", "error")),
        ("# 姓名,性别,班级\na: 1", ("name-list", "error")),
        ("减免学生: [王甲甲, 李乙乙, 张丙]", ("name-list", "warning")),
        ("免费学生:\n  - 王甲甲\n  - 李乙乙\n  - 张丙\n", ("name-list", "warning")),
    ],
)
def test_other_kinds(text: str, expected: tuple[str, str]) -> None:
    assert expected in [(rule.removeprefix("personal-"), severity) for rule, severity, _ in found(text + "\n")]


@pytest.mark.parametrize(
    "text",
    [
        "# 征求家长意见：只写份数，不写姓名。",
        "a: 不公开学生的姓名、班级名单、身份证号、手机号、住址。",
        "a: 2015年8月31日以前出生的孩子可以报名",
        "a: 家长报孩子姓名，教师核对后交人",
        "a: 教学楼3号楼201室",
        "amount: 255208.00",
        "a: 残疾儿童、留守儿童、随迁子女优先",
        "a: sha256 " + "a1b2c3d4" + "13900000000" + "e" * 45,
    ],
)
def test_left_alone(text: str) -> None:
    assert found(text + "\n") == []


def test_a_valid_code_is_exempt_in_its_own_field_only() -> None:
    chance = rng("code")
    number = next(n for n in (made.identity(chance) for _ in range(5000)) if uscc_check(n[:17]) == n[17])
    text = f"providers:\n  - {{name: 甲, code: '{number}', first: 2020-09-01}}\n"
    document = read("content/bureau/whitelist.yml", text.encode())
    assert scan(document, kind("whitelist")) == []
    assert [f.severity for f in scan(document, kind("times"))] == [Severity.ERROR]


def test_a_mobile_number_in_a_phone_field_is_found() -> None:
    assert ("personal-mobile", "error", 1) in found(f"phone: {made.mobile(rng('phone'))}\n", "school")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("1 " * 30_000, []),
        ("1391 " * 12_000, []),
        ("村" * 20_000, []),
        ("a@" * 30_000, []),
        ("*1" * 30_000, []),
        ("姓名 " * 10_000, []),
        ("1" * 60_000, ["personal-other-id"]),
    ],
    ids=lambda value: value[:5] if isinstance(value, str) else "",
)
def test_a_text_that_would_make_a_slow_pattern_despair_ends_with_its_findings(text: str, rules: list[str]) -> None:
    assert [f.rule for f in scan(read("plan.yml", f"a: {text}\n".encode()))] == rules
