"""`notices new` as a school's secretary meets it: what is written, printed and asked, and what is refused."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.cli import new as verb
from generator.cli.main import notices
from tests.small_city import copy_city

REGISTERED = ("--name", "XX市东方小学", "--stage", "小学", "--area-class", "农村", "--area", "chengdong", "--first-term", "2027-spring")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The manual and three schools, one of which has handed in its plan for spring 2027."""
    return copy_city(tmp_path, 4)


def call(root: Path, *words: str, typed: str | None = None) -> Result:
    env = {"NOTICES_LANG": "", "NOTICES_AS_OF": "2026-11-24"}
    return CliRunner().invoke(notices, ["new", *words, "--root", str(root)], input=typed, env=env)


def written(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*.yml")}


def test_a_term_is_written_and_what_to_do_is_printed(city: Path) -> None:
    before = written(city)
    ended = call(city, "term", "gaoxin", "2027-spring")
    assert (ended.exit_code, ended.stderr) == (0, "")
    folder = "schools/gaoxin/2027-spring"
    assert written(city) - before == {f"{folder}/{name}.yml" for name in ("plan", "times", "staff")}
    out = ended.stdout.splitlines()
    assert out[:4] == ["已写好 3 个文件：", f"  {folder}/plan.yml", f"  {folder}/times.yml", f"  {folder}/staff.yml"]
    assert f"  {folder}/plan.yml:8　方案名称" in out
    assert (city / folder / "plan.yml").read_text("utf-8").splitlines()[7] == "title:"
    places = [line for line in out if line.startswith(f"  {folder}/") and "　" in line]
    assert f"还要填写 {len(places)} 处：" in out
    assert [line for line in out if line.startswith("！！！")] == [
        "！！！2027年的放假安排尚未公布：times.yml 没有列这一年的节假日，天数和课时也没有扣除，公布以后一定要补上。"
    ]
    assert out[out.index("期限：") :] == [
        "期限：",
        "  征求家长意见　2027年2月21日",
        "  制定方案　2027年2月21日",
        "  报批方案　2027年2月21日",
        "  公开告知书　2027年的放假安排尚未公布",
        "",
        f"填好以后检查：notices check {folder}",
    ]


def test_each_place_is_where_the_check_finds_it_missing(city: Path) -> None:
    printed = call(city, "term", "gaoxin", "2027-spring").stdout.splitlines()
    checked = CliRunner().invoke(notices, ["check", str(city / "schools/gaoxin/2027-spring"), "--root", str(city), "--format", "json"])
    assert checked.exit_code == 1

    found = json.loads(checked.stdout)["findings"]
    places = {line.split("　")[0].strip() for line in printed if ".yml:" in line}
    given = {line.split("　")[1].split("（")[0] for line in printed if line.startswith("上一份写过的理由")}
    open_places = [finding for finding in found if finding["rule"] not in given]
    assert {finding["rule"] for finding in open_places} == {"missing-field"}
    assert {f"{finding['file']}:{finding['line']}" for finding in open_places} <= places


def test_english_and_quiet(city: Path) -> None:
    out = call(city, "term", "gaoxin", "2027-spring", "--lang", "en").stdout
    assert out.startswith("Wrote 3 files:\n")
    assert "\nThen check it: notices check schools/gaoxin/2027-spring\n" in out
    assert call(city, "school", "dongfang", *REGISTERED, "--quiet").stdout.startswith("已写好 1 个文件：\n  schools/dongfang/school.yml\n")


def test_a_named_term_is_taken_over_from(city: Path) -> None:
    call(city, "term", "gaoxin", "2027-spring", "--from", "2026-spring")
    assert "照2026年春季学期的文件带过来" in (city / "schools/gaoxin/2027-spring/plan.yml").read_text("utf-8")


def test_a_school_is_written_and_its_registration_printed(city: Path) -> None:
    before = written(city)
    ended = call(city, "school", "dongfang", *REGISTERED, "--phone", "0700-0000301")
    assert ended.exit_code == 0
    assert written(city) - before == {"schools/dongfang/school.yml"}
    assert (
        "请教育局加一个文件 content/bureau/schools/dongfang.yml，内容是：\n\n# yaml-language-server: $schema=../../../schemas/registration"
        in ended.stdout
    )
    registration = ended.stdout.split("内容是：\n\n")[1].split("\n填好以后检查")[0]
    (city / "content/bureau/schools/dongfang.yml").write_text(registration, "utf-8")
    own = (city / "schools/dongfang/school.yml").read_text("utf-8")
    assert '\nphone: "0700-0000301"\n' in own
    assert "\n# 【待填】学校监督电话：只填固定电话，不填手机号\ncomplaint_phone:\n" in own
    checked = CliRunner().invoke(notices, ["check", str(city / "content/bureau/schools/dongfang.yml"), "--root", str(city)])
    assert "错误 0" in checked.stdout


def test_on_a_terminal_it_asks(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verb, "_on_terminal", lambda: True)
    ended = call(city, "school", typed="dongfang\nXX市东方小学\n小学\n农村\nchengdong\n2027-spring\n")
    assert ended.exit_code == 0
    assert "学段 (小学, 初中, 九年一贯制): 小学" in ended.stdout
    assert (city / "schools/dongfang/school.yml").is_file()
    assert call(city, "term", typed="gaoxin\n2027-spring\n").exit_code == 0


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("school",), "缺 ID（学校编号）。"),
        (("term",), "缺 SCHOOL（学校编号）。"),
        (("term", "gaoxin"), "缺 TERM（学期（如 2027-spring））。"),
        (("school", "dongfang"), "缺 --name（学校全称）、 --stage（学段）、 --area-class（城乡类别）、 --area（片区编号）、 --first-term（开始提供课后服务的学期）。"),
        (("school", "dongfang", *REGISTERED[:-1], "2027"), "开始提供课后服务的学期写得不对：从这个学期起须有方案，首个学期期初结余为 0.00。"),
        (("school", "Dong", *REGISTERED), "学校编号写得不对：与文件夹名称相同：小写字母、数字和连字符。"),
        (("school", "dongfang", *REGISTERED, "--area", "xicheng"), "没有这个片区；可用：chengdong、"),
        (("school", "gaoxin", "--name", "XX市高新小学"), "已经有了，没有改动：schools/gaoxin/school.yml。"),
        (("term", "gaoxin", "2026-autumn"), "已经有了，没有改动：schools/gaoxin/2026-autumn/plan.yml、"),
        (("term", "nowhere", "2027-spring"), "没有登记这所学校；先运行 notices new school，再请教育局加上登记。"),
        (("term", "gaoxin", "2027"), "学期要写成 2026-autumn（秋季）或 2027-spring（春季）。"),
        (("term", "gaoxin", "2031-spring"), "content/bureau/terms.yml 还没有 2031-spring 的起止日期；先请教育局加上。"),
        (("term", "gaoxin", "2027-spring", "--from", "2019-autumn"), "--from 要写本校填报过的、更早的一个学期，如 2026-autumn。"),
    ],
)  # fmt: skip
def test_what_is_refused_is_one_line_and_nothing_is_written(city: Path, words: tuple[str, ...], line: str) -> None:
    before = {path: path.read_bytes() for path in city.rglob("*") if path.is_file()}
    ended = call(city, *words)
    assert (ended.exit_code, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert ended.stderr.startswith(line)
    assert {path: path.read_bytes() for path in city.rglob("*") if path.is_file()} == before


def test_a_broken_term_is_not_taken_over(city: Path) -> None:
    (city / "schools/gaoxin/2026-autumn/times.yml").write_text("service: [", "utf-8")
    ended = call(city, "term", "gaoxin", "2027-spring")
    assert ended.exit_code == 2
    assert ended.stderr == (
        "不能照2026年秋季学期带过来：schools/gaoxin/2026-autumn/times.yml 缺少或有错误，先改好，或用 --from 换一个学期。\n"
    )


def test_personal_data_is_neither_taken_over_nor_repeated(city: Path) -> None:
    digits = "139" + "0000" * 2
    plan = city / "schools/gaoxin/2026-autumn/plan.yml"
    plan.write_text(plan.read_text("utf-8").replace("quit: ", f"quit: 打电话{digits}，", 1), "utf-8")
    ended = call(city, "term", "gaoxin", "2027-spring")
    assert ended.exit_code == 2
    refused = call(city, "school", "dongfang", *REGISTERED, "--phone", digits)
    assert (refused.exit_code, refused.stderr) == (2, "学校办公电话写得不对：只填固定电话，不填手机号。\n")
    named = call(city, "school", f"a-{digits}", *REGISTERED)
    assert named.exit_code == 2
    assert digits not in ended.stderr + ended.stdout + named.stderr + named.stdout


def test_the_program_exits_with_two(city: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["notices", "--root", str(city), "new", "term"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert (stop.value.code, capsys.readouterr().err) == (2, "缺 SCHOOL（学校编号）。\n")
