"""The command line as users and other programs meet it: what is printed, and how it exits."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli import main
from tests.rules.casebook import TODAY
from tests.small_city import copy_city

TIMES = "schools/_example/2026-spring/times.yml"


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("NOTICES_AS_OF", TODAY.isoformat())
    monkeypatch.delenv("NOTICES_LANG", raising=False)

    def call(*words: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["notices", *words])
        code: object = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
        captured = capsys.readouterr()
        assert isinstance(code, int)
        return Ended(code, captured.out, captured.err)

    return call


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample city to spoil."""
    root = copy_city(tmp_path / "城 市")
    monkeypatch.chdir(root)
    return root


def spoil(city: Path, file: str, old: str, new: str) -> None:
    path = city / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


LATE = ('weekdays: [周五]\n    starts: "16:40"\n    ends: "17:20"', 'weekdays: [周五]\n    starts: "16:40"\n    ends: "18:10"')


def test_the_sample_city_passes(city: Path, run: Run) -> None:
    ended = run("check")
    assert (ended.code, ended.err) == (0, "")
    assert "不符合 0 条" in ended.out.splitlines()[-1]
    assert "ends-after-limit" in ended.out


def test_an_error_rejects(city: Path, run: Run) -> None:
    spoil(city, TIMES, *LATE)
    ended = run("check", "schools/_example")
    assert ended.code == 1
    assert "110:11 错误" in ended.out
    assert "综合实践" in ended.out


@pytest.mark.parametrize("words", [("--lang", "en", "check", "schools/_example"), ("check", "schools/_example", "--lang", "en")])
def test_options_stand_before_or_after_the_verb(city: Path, run: Run, words: tuple[str, ...]) -> None:
    spoil(city, TIMES, *LATE)
    ended = run(*words)
    assert ended.code == 1
    assert "110:11 error “综合实践” ends at 18:10" in ended.out


def test_a_fault_of_the_policy_is_no_school_s(city: Path, run: Run) -> None:
    spoil(city, "content/policy/xx-2020/policy.yml", "issuer:", "isuser:")
    assert run("check", "--quiet").code == 2


@pytest.mark.parametrize("name", ["parameters.yml", "clauses.yml", "interpretations.yml"])
def test_without_a_file_of_the_policy_nothing_is_published(city: Path, run: Run, name: str) -> None:
    (city / "content/policy/xx-2020" / name).write_text("broken: [", "utf-8")
    assert run("check", "--quiet").code == 2
    ended = run("build")
    assert (ended.code, (city / "site").exists()) == (2, False)
    assert f"content/policy/xx-2020/{name}" in ended.err
    assert "程序内部出错" not in ended.err


def test_a_parameter_that_is_missing_is_named(city: Path, run: Run) -> None:
    spoil(city, "content/policy/xx-2020/parameters.yml", "small_group:", "small_grp:")
    out = run("check", "--quiet").out
    assert "没有“small_grp”这一项" in out
    path = city / "content/policy/xx-2020/parameters.yml"
    head, _, rest = path.read_text("utf-8").partition("small_grp:")
    path.write_text(head + rest.partition("\n\n")[2], "utf-8")
    ended = run("check", "--quiet")
    assert ended.code == 2
    assert "参数 small_group 的取值" in ended.out


def test_json_goes_to_a_file_and_text_to_the_screen(city: Path, run: Run) -> None:
    ended = run("check", "schools/_example", "--format", "json=report.json", "--format", "text")
    assert (ended.code, json.loads((city / "report.json").read_text("utf-8"))["summary"]["error"]) == (0, 0)
    assert "符合可由机器检查的" in ended.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--as-of", "2021-9-6"), "--as-of"),
        (("check", "schools/nobody"), "schools/nobody"),
        (("check", "mkdocs.yml"), "mkdocs.yml"),
        (("check", "--format", "xml"), "xml"),
        (("explain", "ends-after-limits"), "ends-after-limit"),
        (("explain", "nonsense"), "nonsense"),
        (("approve",), "approve"),
        (("check", "--nonsense"), "--nonsense"),
    ],
)
def test_wrong_usage_is_one_clear_line_and_2(city: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    ended = run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "Traceback" not in ended.err


def test_outside_a_city(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run("check")
    assert (ended.code, ended.out) == (2, "")
    assert "mkdocs.yml" in ended.err


def test_explain_a_rule_with_its_clause_and_examples(city: Path, run: Run) -> None:
    ended = run("explain", "ends-after-limit")
    assert ended.code == 0
    for words in ("查什么", "为什么", "怎么改", "三(一)d", "不符合的例子", "符合的例子"):
        assert words in ended.out


def test_explain_works_outside_any_city(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "三(一)d" in run("explain", "ends-after-limit").out


def test_explain_a_line(city: Path, run: Run) -> None:
    spoil(city, TIMES, *LATE)
    assert "18:10" in run("explain", f"{TIMES}:110").out
    assert "没有发现问题" in run("explain", f"{TIMES}:2").out


def test_rules_lists_all(city: Path, run: Run) -> None:
    listed = json.loads(run("rules", "--format", "json").out)
    text = run("rules").out
    assert len(listed) > 40
    assert [rule["id"] for rule in listed if rule["id"] not in text] == []


def test_coverage_accounts_for_every_sentence(city: Path, run: Run) -> None:
    found = json.loads(run("rules", "--coverage", "--format", "json").out)
    listed = found["clauses"]
    own = [clause for clause in listed if clause["policy"] == "xx-2020"]
    assert len(own) == 91
    assert [clause["clause"] for clause in listed if clause["by"] == "OPEN"] == []
    assert (found["total"], sum(found["by"].values()), found["by"]["OPEN"]) == (111, 111, 0)
    serving = {rule for clause in listed for rule in (*clause["rules"], *clause["declared"])}
    assert serving - {"term-without-policy"} == set(found["rules"])
    assert [rule for rule, cases in found["rules"].items() if not (cases["failing_cases"] and cases["passing_cases"])] == []
    text = run("rules", "--coverage").out
    assert [clause["clause"] for clause in listed if f"  {clause['clause']} " not in text] == []
    assert text.splitlines()[-1].endswith("共 111 条")


def test_doctor_names_what_is_there(city: Path, run: Run) -> None:
    ended = run("doctor")
    assert ended.code == 0
    assert "mkdocs-material" in ended.out


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("school-notices ")


def test_build_publishes_all_but_the_broken(city: Path, run: Run) -> None:
    schools = sorted(path.name for path in (city / "schools").iterdir() if not path.name.startswith("_"))
    broken, other = schools[0], schools[1]
    (city / f"schools/{broken}/school.yml").write_text("name: [", "utf-8")
    ended = run("build", "--site-dir", "out")
    assert ended.code == 0
    assert f"{broken} 有 1 处错误：公开过的沿用上次的内容" in ended.err
    oversight = (city / "out/oversight/index.html").read_text("utf-8")
    assert f"schools/{broken}/school.yml" in oversight
    assert (city / f"out/schools/{other}/index.html").is_file()


def test_build_strict_builds_nothing(city: Path, run: Run) -> None:
    spoil(city, TIMES, *LATE)
    ended = run("build", "--strict")
    assert (ended.code, (city / "site").exists()) == (1, False)


def test_too_many_broken_schools_stop_the_publication(city: Path, run: Run) -> None:
    assert run("build", "--quiet").code == 0
    before = (city / "site/index.html").read_bytes()
    for path in sorted((city / "schools").iterdir())[:5]:
        (path / "school.yml").write_text("name: [", "utf-8")
    ended = run("build")
    assert ended.code == 1
    assert "没有更新网站" in ended.err
    assert (city / "site/index.html").read_bytes() == before


def test_a_foreign_folder_is_not_replaced(city: Path, run: Run) -> None:
    ended = run("build", "--site-dir", "content")
    assert ended.code == 2
    assert (city / "content/bureau").is_dir()
