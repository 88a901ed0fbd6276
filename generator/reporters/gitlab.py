"""A report in; the JSON of GitLab's Code Quality report out: every failed finding, with its place and weight."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from generator.findings import Finding, Report, Severity, Status
from generator.source import visible
from generator.wording.sentences import in_full
from generator.wording.values import Lang

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def as_gitlab(report: Report, lang: Lang = "zh") -> str:
    """A list; GitLab wants fingerprints unique, so the second finding of a rule at one place is numbered."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.findings:
        if finding.status is Status.FAILED:
            seen[finding.fingerprint] += 1
            issues.append(_issue(finding, seen[finding.fingerprint], lang))
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Finding, number: int, lang: Lang) -> dict[str, Any]:
    span = finding.span
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": visible(in_full(finding, lang)),
        "categories": ["Compatibility"],
        "fingerprint": finding.fingerprint if number == 1 else f"{finding.fingerprint}-{number}",
        "severity": SEVERITIES[finding.severity],
        "location": {"path": visible(finding.where.file), "lines": {"begin": span.line, "end": max(span.line, span.end_line)}},
    }
