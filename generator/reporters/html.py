"""A report in; one HTML page that stands alone out: to be kept with a run of a CI system, or sent to a school by mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace

from generator.findings import Finding, Report, Severity, Status, worst_first
from generator.project import packaged
from generator.render.environment import environment
from generator.source import visible
from generator.wording.sentences import SEVERITIES, gap, help_text, message, pick
from generator.wording.values import Lang


@dataclass(frozen=True, slots=True)
class _Entry:
    """One finding in words."""

    kind: str
    weight: str
    said: str
    then: str
    place: str
    clauses: str
    rule: str


def as_html(report: Report, lang: Lang = "zh") -> str:
    """No script, nothing fetched, no clock; worst first. What a school typed is escaped, and nothing in it moves the text around it."""
    failed = worst_first(f for f in report.findings if f.status is Status.FAILED)
    excused = [f for f in report.findings if f.status is Status.EXCUSED]
    view = {
        "lang": pick(("zh-CN", "en"), lang),
        "t": SimpleNamespace(**_WORDS[lang]),
        "as_of": report.as_of.isoformat(),
        "rejected": report.rejected,
        "counts": [(pick(SEVERITIES[severity], lang), report.count(severity)) for severity in Severity],
        "failed": [_entry(finding, lang) for finding in failed],
        "more": [visible(pick((f"{file}：还有 {n} 处", f"{file}: {n} more"), lang)) for file, n in report.uncounted.items()],
        "excused": [_entry(finding, lang) for finding in excused],
        "gaps": list(_gaps(report, lang)),
    }
    return environment(packaged("theme")).get_template("report.html").render(view)


def _entry(finding: Finding, lang: Lang) -> _Entry:
    """What is excused weighs nothing any more, and has its reason in place of how to mend it."""
    line = pick((f"第 {finding.span.line} 行", f"line {finding.span.line}"), lang)
    excused = finding.status is Status.EXCUSED
    return _Entry(
        kind="excused" if excused else finding.severity.value,
        weight="" if excused else pick(SEVERITIES[finding.severity], lang),
        said=visible(message(finding, lang)),
        then=visible(finding.reason if excused else help_text(finding, lang)),
        place=visible(f"{finding.where.file} {line}"),
        clauses=visible(pick(("、", ", "), lang).join(finding.clauses)),
        rule=finding.rule,
    )


def _gaps(report: Report, lang: Lang) -> Iterator[str]:
    """What could not be judged, each reason once for a filing: silence would read as passed."""
    told = (visible(f"{' '.join(filter(None, (entry.school, entry.term)))} {gap(entry, lang)}") for entry in report.not_evaluated)
    return iter(dict.fromkeys(told))


_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "title": "检查结果",
        "rejected": "有错误，不能合并。",
        "passed": "机器核对没有错误。",
        "as_of": "以这一天为准：",
        "failed": "要改的",
        "mend": "怎么改：",
        "more": "没有逐条列出的",
        "excused": "说明理由或由教育局决定后放行的",
        "reason": "理由：",
        "clauses": "条款 ",
        "gaps": "没有核对的",
    },
    "en": {
        "title": "Results of the check",
        "rejected": "Cannot be merged: there are errors.",
        "passed": "No errors.",
        "as_of": "As of ",
        "failed": "To mend",
        "mend": "To mend: ",
        "more": "Not listed one by one",
        "excused": "Excused by a stated reason or a decision",
        "reason": "Reason: ",
        "clauses": "clause ",
        "gaps": "Not evaluated",
    },
}
