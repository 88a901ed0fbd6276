"""A report in; workflow commands for GitHub Actions (Gitea and Forgejo read them too) out: ten annotations a level, the rest counted."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Report, Severity, Status
from generator.source import visible
from generator.wording.sentences import SEVERITIES, in_full, pick
from generator.wording.values import Lang

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
MOST = 10
"""GitHub shows no more than ten annotations of a level from one step."""


def as_github(report: Report, lang: Lang = "zh") -> str:
    """Errors first. What schools typed stands only in the escaped parts of commands, and the last line holds numbers alone."""
    lines = [_command(finding, lang) for severity in Severity for finding in _failed(report, severity)[:MOST]]
    return "".join(f"{line}\n" for line in (*lines, *_summary(report, lang)))


def _failed(report: Report, severity: Severity) -> list[Finding]:
    return [f for f in report.findings if f.severity is severity and f.status is Status.FAILED]


def _command(finding: Finding, lang: Lang) -> str:
    span, clauses = finding.span, pick(("、", ", "), lang).join(finding.clauses)
    place = {"file": finding.where.file, "line": str(span.line), "col": str(span.column), "title": finding.rule}
    if span.end_line == span.line and span.end_column > span.column:  # GitHub drops a column where lines differ; its end is inclusive
        place["endColumn"] = str(span.end_column - 1)
    law = pick((f"（{clauses}）", f" ({clauses})"), lang) if clauses else ""
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::{COMMANDS[finding.severity]} {properties}::{_data(in_full(finding, lang, law))}"


def _data(text: str) -> str:
    """As the runner's own toolkit escapes a message; line ends are gone by then."""
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(report: Report, lang: Lang) -> Iterator[str]:
    """How many there are, and how many of them are not among the annotations."""
    counts = {severity: report.count(severity) for severity in Severity}
    joint = pick(("，", ", "), lang)
    yield joint.join(f"{pick(SEVERITIES[severity], lang)} {count}" for severity, count in counts.items())
    more = [f"{pick(SEVERITIES[s], lang)} {count - MOST}" for s in Severity if (count := max(counts[s], MOST)) > MOST]
    if more:
        yield pick(("没有逐条标出的：", "Not annotated: "), lang) + joint.join(more)
