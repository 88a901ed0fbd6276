"""A report in; JUnit XML out: a suite for each school, in it a test case for each rule that was judged or found something there."""

from __future__ import annotations

from collections import defaultdict
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.findings import Finding, NotEvaluated, Report, Status
from generator.source import visible
from generator.wording.sentences import gap, message, pick, title
from generator.wording.values import Lang


def as_junit(report: Report, lang: Lang = "zh") -> str:
    """A rule fails at a school when an error of it stands; it is skipped where it could not be judged; what is lifted or advised passes."""
    cases: dict[str, dict[str, list[Finding | NotEvaluated]]] = defaultdict(lambda: defaultdict(list))
    for school, judged in report.judged.items():
        for rule in judged:
            _ = cases[school][rule]
    found: tuple[Finding | NotEvaluated, ...] = (*report.findings, *report.not_evaluated)
    for entry in found:
        cases[entry.school][entry.rule].append(entry)
    root = Element("testsuites", name="school-notices")
    for school, rules in sorted(cases.items()):
        _suite(root, school or "city", rules, lang)
    for file, more in report.uncounted.items():
        _unlisted(root, file, more, lang)
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, school: str, rules: dict[str, list[Finding | NotEvaluated]], lang: Lang) -> None:
    suite = SubElement(root, "testsuite", name=visible(school))
    for rule, entries in sorted(rules.items()):
        _case(SubElement(suite, "testcase", name=f"{rule} {title(rule, lang)}", classname=visible(school)), entries, lang)
    _count(suite)


def _count(suite: Element) -> None:
    suite.set("tests", str(len(suite.findall("testcase"))))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))


def _case(case: Element, entries: list[Finding | NotEvaluated], lang: Lang) -> None:
    failed = [entry for entry in entries if isinstance(entry, Finding) and entry.rejects]
    gaps = dict.fromkeys(visible(gap(entry, lang)) for entry in entries if isinstance(entry, NotEvaluated))
    told = [entry for entry in entries if isinstance(entry, Finding) and not entry.rejects]
    if failed:
        lines = [_line(finding, lang) for finding in failed]
        SubElement(case, "failure", message=lines[0], type="error").text = "\n".join(lines)
    elif gaps:
        SubElement(case, "skipped", message=pick(("；", "; "), lang).join(gaps))
    if told:
        SubElement(case, "system-out").text = "\n".join(_line(finding, lang) for finding in told)


def _line(finding: Finding, lang: Lang) -> str:
    excused = pick(("（已说明理由）", " (excused)"), lang) if finding.status is Status.EXCUSED else ""
    return visible(f"{finding.where.file}:{finding.span.line}:{finding.span.column} {message(finding, lang)}{excused}")


def _unlisted(root: Element, file: str, more: int, lang: Lang) -> None:
    """The findings beyond a file's limit are errors, and a count that leaves them out would be wrong."""
    suite = SubElement(root, "testsuite", name=visible(file))
    case = SubElement(suite, "testcase", name=pick(("没有逐条列出的", "not listed"), lang), classname=visible(file))
    SubElement(case, "failure", message=pick((f"还有 {more} 处", f"{more} more"), lang), type="error")
    _count(suite)
