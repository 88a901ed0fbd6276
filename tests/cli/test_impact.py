"""`notices impact` as an officer meets it: a draft for later changes nothing, and says so; as if it held already, it names who and by how much."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator import pipeline
from generator.cli.main import notices
from generator.repository import Reading, read_all
from tests.rules.casebook import ROOT, repository_files
from tests.small_city import copy_city

PARAMETERS = "content/policy/xx-2020/parameters.yml"
TEXT = (ROOT / PARAMETERS).read_text("utf-8")

CAPS = '        - {area: 农村, stage: 初中, unit: "2.30", term: "430.00"}\n'
LOWER = """\
    - first_term: 2027-autumn
      value:
        - {area: 城区, stage: 小学, unit: "2.35", term: "400.00"}
        - {area: 城区, stage: 初中, unit: "2.50", term: "450.00"}
        - {area: 农村, stage: 小学, unit: "2.12", term: "370.00"}
        - {area: 农村, stage: 初中, unit: "2.30", term: "430.00"}
"""
CAP = TEXT.replace(CAPS, CAPS + LOWER)
LOOSE = TEXT.replace('latest: "17:30"', 'latest: "18:00"')
BROKEN = TEXT.replace("lesson_minutes:", "lesson_minuts:").replace("      value: 10\n", "      value: ten\n", 1)
TEN = BROKEN.splitlines().index("      value: ten") + 1
"""The line of the fault."""


@cache
def city() -> Reading:
    """The sample city, read once for all tests: no draft may change it."""
    return read_all(repository_files())


def read_once(files: Mapping[str, bytes]) -> Reading:
    assert files == repository_files()
    return city()


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "read_all", read_once)
    for name, text in {"cap": CAP, "loose": LOOSE, "broken": BROKEN, "same": TEXT}.items():
        path = tmp_path / name / "xx-2020/parameters.yml"
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    return tmp_path


def call(*words: str) -> Result:
    known = {"NOTICES_LANG": "", "NOTICES_AS_OF": ""}
    return CliRunner().invoke(notices, ["impact", "--root", str(ROOT), "--as-of", "2026-11-24", *words], env=known)


NOTHING = """\
草案 cap/xx-2020，改动的文件：content/policy/xx-2020/parameters.yml
截至2026年11月24日，用现行办法和草案各核对一遍：13所学校、57份填报。

已有的57份填报结论都不变。
草案只管以后的学期时，这是应有的结果。要看早就这样规定会怎样，加 --as-if-from 学期。
"""


def test_a_cap_lowered_for_later_changes_nothing_and_it_says_so(drafts: Path) -> None:
    ended = call("cap/xx-2020")
    assert (ended.exit_code, ended.stdout, ended.stderr) == (0, NOTHING, "")


LOWERED = """\
草案 cap，改动的文件：content/policy/xx-2020/parameters.yml
草案中新的内容当作从2026年秋季学期起就已适用。
截至2026年11月24日，用现行办法和草案各核对一遍：13所学校、57份填报。

新不符合 4所学校、5份填报
  三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap）：4所学校、5份填报，最少高0.01元，中位高0.02元，最多高0.05元
  三(五)d 每生每学期的金额超过上限（fee-above-term-cap）：1所学校、1份填报，高6.64元

滨江小学（binjiang）
  2026年秋季学期　新不符合　三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap）　1处，高0.05元
  2027年春季学期　新不符合　三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap）　1处，高0.05元

柳河中心小学（liuhe）
  2026年秋季学期　新不符合　三(五)d 每生每学期的金额超过上限（fee-above-term-cap）　1处，高6.64元
  2026年秋季学期　新不符合　三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap）　1处，高0.02元

石桥中心小学（shiqiao）
  2026年秋季学期　新不符合　三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap）　1处，高0.02元

文昌小学（wenchang）
  2026年秋季学期　新不符合　三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap）　1处，高0.01元

其余52份填报的结论都不变。
"""
LOWERED_EN = """\
Draft cap changes: content/policy/xx-2020/parameters.yml
What is new in it counts as if in force from 2026-autumn on.
As of 2026-11-24, judged with and without it: 13 schools, 57 filings.

newly failing 4 schools, 5 filings
  三(五)d fee-above-unit-cap: 4 schools, 5 filings, from 0.01 yuan too high to 0.05 yuan too high, median 0.02 yuan too high
  三(五)d fee-above-term-cap: 1 school, 1 filing, 6.64 yuan too high

binjiang
  2026-autumn  newly failing  三(五)d fee-above-unit-cap  1 finding, 0.05 yuan too high
  2027-spring  newly failing  三(五)d fee-above-unit-cap  1 finding, 0.05 yuan too high

liuhe
  2026-autumn  newly failing  三(五)d fee-above-term-cap  1 finding, 6.64 yuan too high
  2026-autumn  newly failing  三(五)d fee-above-unit-cap  1 finding, 0.02 yuan too high

shiqiao
  2026-autumn  newly failing  三(五)d fee-above-unit-cap  1 finding, 0.02 yuan too high

wenchang
  2026-autumn  newly failing  三(五)d fee-above-unit-cap  1 finding, 0.01 yuan too high

For the other 52, nothing changes.
"""
LOWERED_MARKDOWN = """\
## 办法草案的影响

- 草案 cap，改动的文件：content/policy/xx-2020/parameters.yml
- 草案中新的内容当作从2026年秋季学期起就已适用。
- 截至2026年11月24日，用现行办法和草案各核对一遍：13所学校、57份填报。

| 结论 | 条款和规则 | 范围 | 差多少 |
| --- | --- | --- | --- |
| 新不符合 | 三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap） | 4所学校、5份填报 | 最少高0.01元，中位高0.02元，最多高0.05元 |
| 新不符合 | 三(五)d 每生每学期的金额超过上限（fee-above-term-cap） | 1所学校、1份填报 | 高6.64元 |

| 学校 | 学期 | 结论 | 条款和规则 | 处数 | 差多少 |
| --- | --- | --- | --- | --- | --- |
| 滨江小学（binjiang） | 2026年秋季学期 | 新不符合 | 三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap） | 1 | 高0.05元 |
| 滨江小学（binjiang） | 2027年春季学期 | 新不符合 | 三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap） | 1 | 高0.05元 |
| 柳河中心小学（liuhe） | 2026年秋季学期 | 新不符合 | 三(五)d 每生每学期的金额超过上限（fee-above-term-cap） | 1 | 高6.64元 |
| 柳河中心小学（liuhe） | 2026年秋季学期 | 新不符合 | 三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap） | 1 | 高0.02元 |
| 石桥中心小学（shiqiao） | 2026年秋季学期 | 新不符合 | 三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap） | 1 | 高0.02元 |
| 文昌小学（wenchang） | 2026年秋季学期 | 新不符合 | 三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap） | 1 | 高0.01元 |

其余52份填报的结论都不变。
"""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), LOWERED),
        (("--lang", "en"), LOWERED_EN),
        (("--format", "markdown"), LOWERED_MARKDOWN),
        (("--quiet",), "".join(f"{line}\n" for line in LOWERED.splitlines()[8:-2] if line)),
    ],
)
def test_as_if_it_held_already_it_names_who_would_fail_and_by_how_much(drafts: Path, words: tuple[str, ...], said: str) -> None:
    ended = call("cap", "--as-if-from", "2026-autumn", *words)
    assert (ended.exit_code, ended.stdout, ended.stderr) == (1, said, "")


def test_json(drafts: Path) -> None:
    made = json.loads(call("cap", "--as-if-from", "2026-autumn", "--format", "json").stdout)
    assert list(made) == ["version", "as_of", "draft", "totals", "by_clause", "by_school"]
    assert (made["version"], made["as_of"]) == (1, "2026-11-24")
    assert made["draft"] == {"folder": "cap", "changed": [PARAMETERS], "as_if_from": "2026-autumn"}
    assert made["totals"] == {
        "schools": 13, "filings": 57, "unchanged": 52, "recounted": 0, "newly_failing": {"schools": 4, "filings": 5},
        **{
            kind: {"schools": 0, "filings": 0}
            for kind in ("newly_passing", "newly_excused", "newly_not_evaluated", "newly_noted", "no_longer_noted", "same_ending_other_findings")
        },
    }  # fmt: skip
    assert made["by_clause"][0] == {
        "kind": "newly_failing", "rule": "fee-above-unit-cap", "clauses": ["三(五)d"], "schools": 4, "filings": 5, "findings": 5,
        "distance": {"least": yuan("0.01"), "median": yuan("0.02"), "most": yuan("0.05")},
    }  # fmt: skip
    assert made["by_school"][2] == {
        "school": "shiqiao",
        "name": "石桥中心小学",
        "changes": [
            {
                "term": "2026-autumn",
                "kind": "newly_failing",
                "rule": "fee-above-unit-cap",
                "clauses": ["三(五)d"],
                "findings": 1,
                "distance": yuan("0.02"),
            }
        ],
    }


def yuan(amount: str) -> dict[str, Any]:
    return {"amount": amount, "unit": "yuan", "way": "high"}


LOOSENED = """\
草案 loose，改动的文件：content/policy/xx-2020/parameters.yml
截至2026年11月24日，用现行办法和草案各核对一遍：13所学校、57份填报。

新符合 2所学校、4份填报
  三(一)d、三(一)e 服务结束时间晚于当季的最晚时间（ends-after-limit）：2所学校、4份填报，都晚10分钟

新提醒 2所学校、4份填报
  理由没有对应的情形（reason-unused）：2所学校、4份填报

样例小学（_example）
  2026年春季学期　新符合　三(一)d、三(一)e 服务结束时间晚于当季的最晚时间（ends-after-limit）　1处，原来晚10分钟
  2026年春季学期　新提醒　理由没有对应的情形（reason-unused）　1处

文昌小学（wenchang）
  2025年秋季学期　新符合　三(一)d、三(一)e 服务结束时间晚于当季的最晚时间（ends-after-limit）　1处，原来晚10分钟
  2025年秋季学期　新提醒　理由没有对应的情形（reason-unused）　1处
  2026年春季学期　新符合　三(一)d、三(一)e 服务结束时间晚于当季的最晚时间（ends-after-limit）　1处，原来晚10分钟
  2026年春季学期　新提醒　理由没有对应的情形（reason-unused）　1处
  2026年秋季学期　新符合　三(一)d、三(一)e 服务结束时间晚于当季的最晚时间（ends-after-limit）　1处，原来晚10分钟
  2026年秋季学期　新提醒　理由没有对应的情形（reason-unused）　1处

其余53份填报的结论都不变。
"""


def test_an_end_time_loosened_makes_schools_pass(drafts: Path) -> None:
    ended = call("loose")
    assert (ended.exit_code, ended.stdout, ended.stderr) == (0, LOOSENED, "")


@pytest.mark.parametrize("words", [("same",), (str(ROOT / "content/policy"), "--whole")])
def test_a_draft_that_is_the_policy_in_force(drafts: Path, words: tuple[str, ...]) -> None:
    ended = call(*words)
    assert ended.exit_code == 0
    assert ended.stdout.splitlines()[0] == f"草案 {words[0]}，改动的文件：没有，与现行办法相同"
    assert ended.stdout.splitlines()[-1] == "已有的57份填报结论都不变。"


def test_what_a_whole_draft_lacks_is_gone(drafts: Path) -> None:
    (drafts / "whole").mkdir()
    for path in sorted((ROOT / "content/policy").glob("*/*")):
        if path.parent.name != "xx-2023-extension":
            (drafts / "whole" / path.parent.name).mkdir(exist_ok=True)
            (drafts / "whole" / path.parent.name / path.name).write_bytes(path.read_bytes())
    assert call("whole").exit_code == 0
    ended = call("whole", "--whole")
    assert ended.exit_code == 1
    assert ended.stdout.splitlines()[3:5] == [
        "新不符合 13所学校、45份填报",
        "  末2a、末2b 学期没有可依据的办法（term-without-policy）：13所学校、45份填报",
    ]
    assert "新符合" not in ended.stdout


FAULTS = f"""\
全市

  broken/xx-2020/parameters.yml

  8:1 错误 没有“lesson_minuts”这一项
    8 │ lesson_minuts:
      │ ^^^^^^^^^^^^^
    规则 unknown-field
    怎么改 可以写：lesson_minutes。改为正确的名称，或删去。各项名称见 schools/_example 里的同名文件。

  {TEN}:14 错误 “个别答疑每组最多人数”应当是整数
    {TEN} │       value: ten
    {" " * len(str(TEN))} │              ^^^
    规则 bad-number
    怎么改 只写半角整数，不写小数和单位；一年级写 1；几个数之间用半角逗号加空格隔开。

草案或设置有误，没有核对：broken/xx-2020/parameters.yml
"""


def test_a_broken_draft_is_refused_with_its_findings(drafts: Path) -> None:
    ended = call("broken")
    assert (ended.exit_code, ended.stdout, ended.stderr) == (2, "", FAULTS)


def test_a_parameter_that_a_draft_leaves_out_is_named(drafts: Path) -> None:
    head, _, rest = TEXT.partition("# 少于几人的减免人数不公开具体数字。\n")
    (drafts / "broken/xx-2020/parameters.yml").write_text(head + rest.partition("\n\n")[2], "utf-8")
    ended = call("broken")
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert "没有参数 small_group 的取值" in ended.stderr
    assert ended.stderr.splitlines()[-1] == "草案或设置有误，没有核对：broken/xx-2020/parameters.yml"


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_policy_in_force_may_be_at_fault_and_the_draft_mend_it(drafts: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    root = copy_city(drafts / "city", 2)
    (root / PARAMETERS).write_text(BROKEN, "utf-8")
    monkeypatch.setattr(pipeline, "read_all", read_all)
    ended = call("same", "--root", str(root), "--format", form)
    assert ended.exit_code == 0
    assert ended.stderr == f"现行办法有误，原来的结论可能不全：{PARAMETERS}\n"
    assert {"text": "新符合 2所学校", "json": '"newly_passing": {\n   "schools": 2', "markdown": "| 新符合 |"}[form] in ended.stdout


@pytest.mark.parametrize(
    ("files", "words", "said"),
    [
        ((), (), "draft 里没有办法的文件（policy.yml、parameters.yml 等）。"),
        (("yy-2027/parameters.yml",), (), "草案里没有 policy.yml，content/policy 里也没有这份办法：yy-2027"),
        (("xx-2020/notes.yml",), (), "草案或设置有误，没有核对：draft/xx-2020/notes.yml"),
        (("xx-2020/parameters.yml",), ("--as-if-from", "2024"), "--as-if-from 要写成 2024-autumn 的样子，不能是“2024”。"),
    ],
)
def test_what_is_no_draft_is_refused(drafts: Path, files: tuple[str, ...], words: tuple[str, ...], said: str) -> None:
    (drafts / "draft").mkdir()
    for file in files:
        (drafts / "draft" / file).parent.mkdir()
        (drafts / "draft" / file).write_text(TEXT, "utf-8")
    ended = call("draft", *words)
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert ended.stderr.splitlines()[-1].removeprefix("Error: ") == said
