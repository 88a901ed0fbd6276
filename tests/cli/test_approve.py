"""`notices approve` and `notices approvals` as an office meets them: what they print, what they write, what they refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import Run, city, run, spoil

__all__ = ["city", "run"]

DRAFT = ("binjiang", "2027-spring")
"""Reviewed and waiting for the second step."""
FILE = "content/bureau/approvals/2027-spring/binjiang/approval.yml"
RUNNING = ("baima", "2026-autumn")
PLACE = ("schools/baima/2026-autumn/times.yml", "place: ", "place: 新")
OFFICES = (("review", "area-town"), ("approval", "basic-education"), ("filing", "discipline"))


def test_a_step_is_taken_bound_and_shown(run: Run, city: Path) -> None:
    ended = run("approve", *DRAFT, "approval", "--by", "basic-education", "--number", "示教基批〔2026〕99号")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "基教股审批：同意　示教基批〔2026〕99号　2026-11-24　basic-education",
        "批准的内容：时间、内容和师资；收费、账目和选择机构",
        f"已写入 {FILE}",
    ]
    text = (city / FILE).read_text("utf-8").splitlines()
    assert text[1:10] == [
        "school: binjiang", "term: 2027-spring", "step: approval", "office: 基教股", "result: 同意", "date: 2026-11-24",
        "number: 示教基批〔2026〕99号", "policy: xx-2023-extension", "by: basic-education",
    ]  # fmt: skip
    assert run("check", "content/bureau/approvals").code == 0
    assert "基教股审批：有效" in run("approvals", "binjiang").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*DRAFT, "filing", "--by", "discipline"), "还轮不到驻市教育局纪检监察组备案：现在轮到基教股审批（approval）。"),
        ((*DRAFT, "review", "--by", "area-west"), "还轮不到驻片领导审核：现在轮到基教股审批（approval）。"),
        ((*DRAFT, "sign", "--by", "area-west"), "审批链中没有“sign”这一步，只有review、approval、filing。"),
        (
            (*DRAFT, "approval", "--by", "area-west"),
            "账号 area-west 在2026-11-24不能为这所学校办理基教股审批，见 content/bureau/roles.yml。",
        ),
        ((*DRAFT, "approval", "--by", "basic-education", "--as-of", "2026-11-23"), ""),
        ((*RUNNING, "review", "--by", "area-town"), "各步都已办完，方案也没有变更，没有要办的。"),
        (("nobody", "2026-autumn", "review", "--by", "area-town"), "nobody 没有2026年秋季学期的方案。"),
    ],
)
def test_what_is_not_to_be_taken_is_refused(run: Run, city: Path, words: tuple[str, ...], said: str) -> None:
    before = {path: path.read_bytes() for path in (city / "content/bureau").rglob("*.yml")}
    ended = run("approve", *words, "--number", "测1号")
    if not said:  # the day of the review itself will do
        assert ended.code == 0
        return
    assert (ended.code, ended.out, ended.err) == (2, "", f"{said}\n")
    assert {path: path.read_bytes() for path in (city / "content/bureau").rglob("*.yml")} == before


def test_a_filing_with_errors_is_not_approved(run: Run, city: Path) -> None:
    spoil(city, "schools/binjiang/2027-spring/plan.yml", "operator: 本校", "operator: 培训机构")
    ended = run("approve", *DRAFT, "review", "--by", "area-west", "--number", "测1号")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("方案还有 1 处错误，不能办理，先运行 notices check：schools/binjiang/2027-spring/plan.yml:")
    assert not (city / FILE).exists()


def test_one_account_does_not_take_two_steps(run: Run, city: Path) -> None:
    roles = city / "content/bureau/roles.yml"
    roles.write_text(roles.read_text("utf-8").replace("account: basic-education", "account: area-west"), "utf-8")
    ended = run("approve", *DRAFT, "approval", "--by", "area-west", "--number", "测1号")
    assert (ended.code, ended.err) == (2, "账号 area-west 已经办理过驻片领导审核，基教股审批须由另一个岗位办理。\n")


def test_a_change_voids_and_the_chain_is_taken_again_keeping_the_record(run: Run, city: Path) -> None:
    spoil(city, *PLACE)
    assert [step["standing"] for step in _steps(run)] == ["stale"] * 3
    assert {tuple(step["changed"]) for step in _steps(run)} == {("content",)}
    assert all("地点" in step["sentences"][0] for step in _steps(run))
    assert run("check", "content").code == 0
    for number, (step, account) in enumerate(OFFICES):
        file = city / f"content/bureau/approvals/2026-autumn/baima/{step}.yml"
        before = file.read_text("utf-8")
        assert [one["turn"] for one in _steps(run)] == [number == place for place in range(3)]
        ended = run("approve", *RUNNING, step, "--by", account, "--number", f"变{number}号")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.startswith("重新办理")
        assert "批准的内容：时间、内容和师资\n上一次批准以后改了：\n  · " in ended.out
        assert file.read_text("utf-8").startswith(before + "again:\n  - date: 2026-11-24\n")
    assert [step["standing"] for step in _steps(run)] == ["holds"] * 3
    assert run("check", "content").code == 0
    # A second change: another entry of the same list.
    spoil(city, PLACE[0], "place: 新", "place: 老")
    for number, (step, account) in enumerate(OFFICES):
        assert run("approve", *RUNNING, step, "--by", account, "--number", f"再{number}号").code == 0
    assert (city / "content/bureau/approvals/2026-autumn/baima/review.yml").read_text("utf-8").count("again:") == 1
    assert run("check", "content").code == 0


def test_a_refused_change_that_is_taken_back_leaves_the_approval_as_it_was(run: Run, city: Path) -> None:
    spoil(city, *PLACE)
    assert run("approve", *RUNNING, "review", "--by", "area-town", "--number", "变1号", "--result", "不同意").code == 0
    assert _steps(run)[0]["standing"] == "refused"
    assert _steps(run)[0]["turn"]
    spoil(city, PLACE[0], "place: 新", "place: ")
    assert [step["standing"] for step in _steps(run)] == ["holds"] * 3


def test_a_record_altered_afterwards_is_taken_again(run: Run, city: Path) -> None:
    spoil(city, "content/bureau/approvals/2026-autumn/baima/review.yml", "result: ", "opinion: 另加\nresult: ")
    told = run("check", "content").out
    assert "基教股审批的记录和前一步的记录接不上" in told
    assert run("approve", *RUNNING, "approval", "--by", "basic-education", "--number", "补1号").code == 0
    assert run("check", "content").code == 0


def _steps(run: Run) -> list[dict[str, Any]]:
    ended = run("approvals", "baima", "--format", "json")
    assert ended.err == ""
    filings = json.loads(ended.out)["filings"]
    steps: list[dict[str, Any]] = next(one for one in filings if one["term"] == "2026-autumn")["steps"]
    return steps


def test_a_record_that_would_be_an_error_is_taken_back(run: Run, city: Path) -> None:
    """A number that another filing has: what was there before stays."""
    text = (city / "content/bureau/approvals/2026-autumn/baima/approval.yml").read_text("utf-8")
    used = next(line.removeprefix("number: ") for line in text.splitlines() if line.startswith("number: "))
    ended = run("approve", *DRAFT, "approval", "--by", "basic-education", "--number", used)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"没有办理：{used}已经编给baima的")
    assert not (city / FILE).exists()
