"""A report in; the JSON object of the contract out."""

from __future__ import annotations

import json
from typing import Any

from generator import __version__
from generator.findings import Finding, NotEvaluated, Report, Severity, path_text
from generator.source import escaped
from generator.wording.sentences import gap, help_text, message
from generator.wording.values import Lang, plain


def as_json(report: Report, lang: Lang = "zh") -> str:
    """One object, version 1; the sentences in `lang`, the values plain."""
    return escaped(json.dumps(_document(report, lang), ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def _document(report: Report, lang: Lang) -> dict[str, Any]:
    tally = report.tally
    return {
        "version": 1,
        "as_of": report.as_of.isoformat(),
        "tool": f"school-notices {__version__}",
        "policies": list(report.policies),
        "summary": {
            "schools": report.schools,
            "terms": report.terms,
            "files": report.files,
            **{severity.value: report.count(severity) for severity in Severity},
            "passed": tally.passed,
            "failed": tally.failed,
            "excused": tally.excused,
            "not_evaluated": tally.not_evaluated,
        },
        "findings": [_finding(finding, lang) for finding in report.findings],
        "not_evaluated": [_gap(entry, lang) for entry in report.not_evaluated],
    }


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
    found: dict[str, object] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "status": finding.status.value,
        "clauses": list(finding.clauses),
        "school": finding.school,
        "term": finding.term,
        "file": finding.where.file,
        "line": finding.span.line,
        "column": finding.span.column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "path": path_text(finding.where.path),
        "message": message(finding, lang),
        "help": help_text(finding, lang),
        "values": {key: plain(value) for key, value in finding.values.items()},
        "fingerprint": finding.fingerprint,
    }
    if finding.suggest is not None:
        found["suggest"] = plain(finding.suggest)
    if finding.reason:
        found["reason"] = finding.reason
    if finding.stated_for:
        found["stated_for"] = finding.stated_for
    if finding.ruling:
        ruling = finding.ruling
        found["decision"] = {
            "role": ruling.role, "date": plain(ruling.day), "clause": ruling.clause, "expires": plain(ruling.expires),
        }  # fmt: skip
    return found


def _gap(entry: NotEvaluated, lang: Lang) -> dict[str, Any]:
    return {"rule": entry.rule, "school": entry.school, "term": entry.term, "why": gap(entry, lang)}
