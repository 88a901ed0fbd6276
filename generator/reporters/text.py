"""A report in; text for a person at a terminal out: by school and file, each finding with its line, clause and way to mend."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from generator.findings import Finding, Report, Severity, Span, Status
from generator.source import Document, visible
from generator.wording.sentences import SEVERITIES, gap, help_text, message, pick, title
from generator.wording.values import Lang

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}
_WIDEST = 100
_LISTED = 6


def as_text(report: Report, documents: Mapping[str, Document], lang: Lang = "zh", *, colour: bool = False, quiet: bool = False) -> str:
    """The whole report; `documents` give the lines that findings point at. `quiet` keeps errors and the summary only."""
    failed = report.errors if quiet else [f for f in report.findings if f.status is Status.FAILED]
    lines = _failed(failed, documents, lang, colour)
    lines += _uncounted(report, lang)
    if not quiet:
        lines += _excused(report, lang)
        lines += _gaps(report, lang)
    lines += _summary(report, lang)
    return "\n".join(lines) + "\n"


def findings_as_text(findings: Iterable[Finding], documents: Mapping[str, Document], lang: Lang = "zh", *, colour: bool = False) -> str:
    """These findings as the report shows them, without its summary."""
    return "\n".join(_failed(findings, documents, lang, colour)) + "\n"


def _failed(findings: Iterable[Finding], documents: Mapping[str, Document], lang: Lang, colour: bool) -> list[str]:
    lines: list[str] = []
    for school, here in groupby(sorted(findings, key=lambda f: (f.school, f.order)), key=lambda finding: finding.school):
        lines += _school(school, list(here), documents, lang, colour)
    return lines


def _school(school: str, findings: list[Finding], documents: Mapping[str, Document], lang: Lang, colour: bool) -> Iterator[str]:
    heading = visible(school) or pick(("全市", "the city"), lang)
    # GitHub takes a line that begins with :: for a command, whatever space is before it.
    yield _paint(f"schools/{heading}" if heading.lstrip().startswith("::") else heading, "1", colour)
    for file, here in groupby(findings, key=lambda finding: finding.where.file):
        yield ""
        yield f"  {visible(file)}"
        for finding in here:
            yield from _finding(finding, documents.get(file), lang, colour)
    yield ""


def _finding(finding: Finding, document: Document | None, lang: Lang, colour: bool) -> Iterator[str]:
    word = _paint(pick(SEVERITIES[finding.severity], lang), _COLOURS[finding.severity], colour)
    yield ""
    yield f"  {finding.span.line}:{finding.span.column} {word} {visible(message(finding, lang))}"
    if document is not None and not finding.withheld:
        yield from _excerpt(document.line(finding.span.line), finding.span)
    clauses = pick(("、", ", "), lang).join(finding.clauses)
    law = pick((f"条款 {clauses}　", f"clause {clauses}  "), lang) if clauses else ""
    yield f"    {law}{pick(('规则', 'rule'), lang)} {finding.rule}"
    yield f"    {pick(('怎么改', 'to mend'), lang)} {visible(help_text(finding, lang))}"


def _excerpt(text: str, span: Span) -> Iterator[str]:
    """The line with a caret under what is meant; a long line is cut around it."""
    if not text.strip():
        return
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(text.rstrip())
    offset = max(0, start - _WIDEST // 2)
    text = text.replace("\t", " ")
    shown = visible(text[offset : offset + _WIDEST])
    margin = " " * len(str(span.line))
    yield f"    {span.line} │ {shown}"
    marked = text[start : min(end, offset + _WIDEST)]
    yield f"    {margin} │ {' ' * _width(visible(text[offset:start]))}{'^' * max(1, _width(visible(marked)))}"


def _width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _uncounted(report: Report, lang: Lang) -> Iterator[str]:
    for file, more in report.uncounted.items():
        name = visible(file)
        yield pick((f"  {name}：还有 {more} 处，没有逐条列出", f"  {name}: {more} more, not listed"), lang)


def _excused(report: Report, lang: Lang) -> Iterator[str]:
    excused = [f for f in report.findings if f.status is Status.EXCUSED]
    if not excused:
        return
    heading = f"说明理由或由教育局决定后放行 {len(excused)} 处（会公开显示）", f"{len(excused)} excused by a stated reason or a decision"
    yield pick(heading, lang)
    for finding in excused:
        reason = pick(("教育局决定", "decision") if finding.ruling else ("理由", "reason"), lang)
        yield visible(f"  {finding.where.file}:{finding.span.line} {message(finding, lang)}")
        yield f"    {reason} {visible(finding.reason)}　{finding.rule}"
    yield ""


def _gaps(report: Report, lang: Lang) -> Iterator[str]:
    """What was not evaluated, gathered by why and rule."""
    if not report.not_evaluated:
        return
    total = len(report.not_evaluated)
    yield pick((f"未核对 {total} 条", f"{total} evaluations could not be made"), lang)
    whys = Counter((gap(entry, lang), entry.school, entry.term) for entry in report.not_evaluated)
    for (why, school, term), count in sorted(whys.items()):
        rules = [title(e.rule, lang) for e in report.not_evaluated if (gap(e, lang), e.school, e.term) == (why, school, term)]
        names = pick(("、", ", "), lang).join(rules[:_LISTED]) + (" …" if count > _LISTED else "")
        yield (
            f"  {' '.join(filter(None, (school, term)))} {why}（{count}）{names}"
            if lang == "zh"
            else f"  {school} {term} {why} ({count}): {names}"
        )
    yield ""


def _summary(report: Report, lang: Lang) -> Iterator[str]:
    tally = report.tally
    errors, warnings, advice = (report.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.ADVICE))
    zh = (
        f"{report.schools} 所学校、{report.terms} 个学期、{report.files} 个文件：符合可由机器检查的 {tally.passed} 条，"
        f"不符合 {tally.failed} 条，已说明理由 {tally.excused} 条，未核对 {tally.not_evaluated} 条。"
        f"错误 {errors}，警告 {warnings}，建议 {advice}。"
    )
    en = (
        f"{report.schools} schools, {report.terms} terms, {report.files} files: {tally.passed} machine-checkable points met, "
        f"{tally.failed} not met, {tally.excused} excused, {tally.not_evaluated} not evaluated. "
        f"{errors} errors, {warnings} warnings, {advice} advice."
    )
    yield pick((zh, en), lang)


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
