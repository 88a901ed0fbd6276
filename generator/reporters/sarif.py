"""A report in; a SARIF 2.1.0 log out: every rule declared, what was excused as suppressed results, what was not judged as notifications."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.findings import Finding, Report, Severity, Status
from generator.rules import Rule, all_rules
from generator.source import visible
from generator.wording.builtin import BUILTIN, Builtin
from generator.wording.sentences import gap, in_full, pick
from generator.wording.values import Lang

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def as_sarif(report: Report, site: str, lang: Lang = "zh") -> str:
    """`site` is the address of the city's site, where the pages of rules stand; without one, rules have no address."""
    declared: list[Rule | Builtin] = [*all_rules().values(), *BUILTIN.values()]
    index = {rule.id: number for number, rule in enumerate(declared)}
    driver: dict[str, Any] = {
        "name": "school-notices",
        "semanticVersion": __version__,
        "language": pick(("zh-CN", "en"), lang),
        "rules": [_rule(rule, site, lang) for rule in declared],
    } | ({"informationUri": f"{site}rules/"} if site else {})
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_notifications(report, lang))}],
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the city's repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.rule], lang) for finding in report.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule | Builtin, site: str, lang: Lang) -> dict[str, Any]:
    named = pick((rule.title, rule.id), lang)
    declared: dict[str, Any] = {"id": rule.id, "shortDescription": {"text": named}, "help": {"text": pick((rule.mend, rule.mend_en), lang)}}
    if isinstance(rule, Builtin):  # has no clause, and no page on the site
        return declared | {"defaultConfiguration": {"level": "error"}, "properties": {"area": rule.area, "clauses": []}}
    declared["fullDescription"] = {"text": pick((f"{rule.what} {rule.why}", named), lang)}
    declared["defaultConfiguration"] = {"level": LEVELS[rule.severity]}
    declared["properties"] = {"area": rule.area, "clauses": list(rule.clauses)}
    return declared | ({"helpUri": f"{site}rules/{rule.id}/"} if site else {})


def _result(finding: Finding, index: int, lang: Lang) -> dict[str, Any]:
    span = finding.span
    region = {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}
    artifact = {"uri": quote(visible(finding.where.file)), "uriBaseId": "SRCROOT"}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": visible(in_full(finding, lang))},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"noticesFinding/v1": finding.fingerprint},
        "properties": {"clauses": list(finding.clauses), "school": visible(finding.school), "term": finding.term},
    }
    if finding.status is Status.EXCUSED:
        # A school's reason stands in its own file; a decision of the bureau in another.
        kind = "external" if finding.ruling else "inSource"
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": visible(finding.reason)}]
    return result


def _notifications(report: Report, lang: Lang) -> Iterator[dict[str, Any]]:
    """What could not be judged, and what was counted without being listed: no result says so, and silence would read as passed."""
    for entry in report.not_evaluated:
        place = " ".join(filter(None, (entry.school, entry.term)))
        yield {
            "level": "note",
            "message": {"text": visible(f"{pick(('未核对', 'not evaluated'), lang)} {place}: {gap(entry, lang)}")},
            "associatedRule": {"id": entry.rule},
        }
    for file, more in report.uncounted.items():
        text = pick((f"{file}：还有 {more} 处，没有逐条列出", f"{file}: {more} more, not listed"), lang)
        yield {"level": "error", "message": {"text": visible(text)}}
