"""A reviewer's desk in; the one live comment of a pull request out, at most as long as a host takes: the verdict first, the rest in order.

The same input gives the same bytes: no clock. It begins with a fixed mark, by which a recipe finds its own comment again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.findings import Finding, Report, Severity, Status, worst_first
from generator.notices.areas import AREAS, area_name
from generator.reporters.diff import diff_markdown
from generator.reporters.quoting import code, quoted
from generator.review import Desk
from generator.review.desk import Precedents, Turn
from generator.review.likeness import Hint
from generator.rules import Modal, all_rules
from generator.wording.sentences import SEVERITIES, help_text, message, pick, title
from generator.wording.values import Lang, day

MARK = "<!-- school-notices:review -->"
MOST = 65_536
"""Characters that GitHub takes; two units of UTF-16 count for those beyond the first plane."""
_RESERVE = 300
_LINE, _BREAK = "\n", "\n\n"
_ERRORS = 40
_TEXTS = 60


def as_markdown(desk: Desk, lang: Lang = "zh") -> str:
    """Without a difference (no base) the sections about what changed are left out."""
    sections = [_verdict(desk.report, lang), *filter(None, (_section(desk, lang, make) for make in _SECTIONS))]
    text, left = MARK, 0
    for number, section in enumerate(sections):
        fits, more = (section, 0) if not left and _fits(text, section) else _cut(text, section, closed=bool(left))
        text += f"{_BREAK if number else _LINE}{fits}" if fits else ""
        left += more
    if left:
        zh, en = (
            f"太长了，还有 {left} 行没有列出；在本机运行 notices check 和 notices diff 可看全部。",
            f"{left} more lines left out for length.",
        )
        text += f"\n\n{pick((zh, en), lang)}"
    return text + "\n"


def _fits(text: str, section: str) -> bool:
    return _length(text) + _length(section) + 2 <= MOST - _RESERVE


def _cut(text: str, section: str, *, closed: bool) -> tuple[str, int]:
    """As many lines as there is room for, and how many are left; nothing of a folded part, which has to be closed."""
    lines, kept = section.split("\n"), 0
    while not closed and not section.startswith("<") and kept < len(lines) and _fits(text, "\n".join(lines[: kept + 1])):
        kept += 1
    return "\n".join(lines[:kept]).rstrip(), sum(1 for line in lines[kept:] if line)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _verdict(report: Report, lang: Lang) -> str:
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    if errors:
        files = len({f.where.file for f in report.findings if f.rejects})
        said = f"**不能合并：{errors} 处错误，在 {files} 个文件里。**", f"**Cannot be merged: {errors} errors in {files} files.**"
    elif warnings:
        said = f"**机器核对没有错误，有 {warnings} 处要看一看。**", f"**No errors; {warnings} warnings to look at.**"
    else:
        said = "**机器核对没有错误。**", "**No errors.**"
    return pick(said, lang)


def _section(desk: Desk, lang: Lang, make: object) -> str:
    assert callable(make)
    return "\n".join(make(desk, lang))


def _findings(desk: Desk, lang: Lang) -> Iterator[str]:
    """Errors, then warnings; advice is for the school and not for this desk."""
    failed = worst_first(f for f in desk.report.findings if f.status is Status.FAILED and f.severity is not Severity.ADVICE)
    if not failed:
        return
    to_mend = any(finding.rejects for finding in failed)
    yield f"### {pick(('要改的', 'To mend') if to_mend else ('要看一看的', 'To look at'), lang)}\n"
    for finding in failed[:_ERRORS]:
        yield from _finding(finding, lang)
    more = len(failed) - _ERRORS if len(failed) > _ERRORS else 0
    more += sum(desk.report.uncounted.values())
    if more:
        yield pick((f"\n还有 {more} 处没有列出，改好以上的再检查。", f"\n{more} more, not listed."), lang)


def _finding(finding: Finding, lang: Lang) -> Iterator[str]:
    place = f"{code(finding.where.file)} {pick((f'第 {finding.span.line} 行', f'line {finding.span.line}'), lang)}"
    yield f"- **{pick(SEVERITIES[finding.severity], lang)}** {quoted(message(finding, lang), 500)}"
    clauses = quoted(pick(("、", ", "), lang).join(finding.clauses))
    law = pick((f"　条款 {clauses}", f", clause {clauses}"), lang) if finding.clauses else ""
    yield f"  {place}{law}　{code(finding.rule)}"
    yield f"  {pick(('怎么改', 'To mend'), lang)}：{quoted(help_text(finding, lang), 400)}"


def _changed(desk: Desk, lang: Lang) -> Iterator[str]:
    if desk.difference is not None:
        yield f"### {pick(('改了什么', 'What changed'), lang)}\n"
        if not (desk.refused and desk.difference.empty):
            yield diff_markdown(desk.difference, lang).rstrip("\n")
        if desk.refused:
            zh, en = (
                f"有 {desk.refused} 个文件的改动不能合并，原因见上，没有列在这里。",
                f"Changes of {desk.refused} files are refused and not listed.",
            )
            yield pick((zh, en), lang)


def _turns(desk: Desk, lang: Lang) -> Iterator[str]:
    if desk.turns:
        yield f"### {pick(('轮到谁', 'Whose turn'), lang)}\n"
        yield from (f"- {_turn(turn, desk, lang)}" for turn in desk.turns)


def _turn(turn: Turn, desk: Desk, lang: Lang) -> str:
    who = f"{quoted(turn.name)}{quoted(turn.term)}：{quoted(turn.owner)}{quoted(turn.act)}"
    if turn.since is None:
        return who
    zh = f"，从{day(turn.since)}起" + (f"，到{day(desk.report.as_of)}已过 {turn.days} 个工作日" if turn.days is not None else "")
    en = f", since {turn.since}" + (f", {turn.days} working days by {desk.report.as_of}" if turn.days is not None else "")
    return who + pick((zh, en), lang)


def _reasons(desk: Desk, lang: Lang) -> Iterator[str]:
    """What one reason is stated for stands together."""
    if desk.reasons:
        yield f"### {pick(('“原则上”的要求没有做到，学校说了理由', 'Reasons given for soft rules'), lang)}\n"
        together: dict[tuple[str, ...], list[Precedents]] = {}
        for each in desk.reasons:
            finding = each.finding
            together.setdefault((finding.school, finding.term, finding.rule, finding.reason), []).append(each)
        for several in together.values():
            yield from _reason(several, desk.site, lang)


def _reason(several: list[Precedents], site: str, lang: Lang) -> Iterator[str]:
    first, more = several[0], len(several) - 1
    finding = first.finding
    clauses = f"（{quoted('、'.join(finding.clauses))}）" if finding.clauses else ""
    rest = pick((f"；另有 {more} 处相同", f"; {more} more alike"), lang) if more else ""
    yield f"- {quoted(title(finding.rule, lang))}{clauses}：{quoted(message(finding, lang))}{rest}"
    yield f"  {pick(('教育局决定', 'decision') if finding.ruling else ('理由', 'reason'), lang)}：{quoted(finding.reason, 400)}"
    links = "、".join(f"[{quoted(name)}]({site.rstrip('/')}/{address})" for name, address in first.addresses)
    if first.schools:
        zh = f"  先例：本学期和上学期另有 {first.schools} 所学校就同一要求说了理由并获批准：{links}"
    else:
        zh = "  先例：本学期和上学期没有"
    yield pick((zh, f"  precedents, this term and last: {first.schools} {links}".rstrip()), lang)


def _texts(desk: Desk, lang: Lang) -> Iterator[str]:
    """The words themselves: whether they are fair, voluntary and true is for a person to say."""
    if not desk.texts:
        return
    yield f"### {pick(('请人看的文字（新写的或改过的）', 'Words for a person to judge (new or changed)'), lang)}\n"
    for text in desk.texts[:_TEXTS]:
        yield f"- {quoted(text.label)}：{quoted(text.text, 500)}"
    more = len(desk.texts) - _TEXTS
    if more > 0:
        yield pick((f"- 还有 {more} 处，见文件", f"- {more} more, see the files"), lang)


def _hints(desk: Desk, lang: Lang) -> Iterator[str]:
    if desk.hints:
        yield f"### {pick(('与同类学校相比（只供参考，不算问题）', 'Beside schools of the same class (no failure)'), lang)}\n"
        yield from (f"- {_hint(hint, lang)}" for hint in desk.hints)


def _hint(hint: Hint, lang: Lang) -> str:
    side = pick(("高", " above") if hint.percent > 0 else ("低", " below"), lang)
    size = abs(hint.percent)
    zh = f"{hint.term}{hint.what}{hint.own}，比{hint.like}中位数 {hint.median} {side} {size}%（{hint.schools} 所学校的公开方案）"
    en = f"{hint.term} {hint.what} {hint.own}: {size}%{side} the median {hint.median} of {hint.schools} public plans"
    return quoted(pick((zh, en), lang))


def _clauses(desk: Desk, lang: Lang) -> Iterator[str]:
    if desk.clauses:
        about = pick((f"机器核对不了、由人判断的条款（{len(desk.clauses)} 条）", f"{len(desk.clauses)} clauses for a person"), lang)
        rows = [f"- {quoted(each.id)}（{each.by.value}）{quoted(each.text, 120)}" for each in desk.clauses]
        yield from _folded(about, rows)


def _proved(desk: Desk, lang: Lang) -> Iterator[str]:
    """By area: what did not pass; the sum of what did, as the report counts it."""
    tally = desk.report.tally
    about = pick(
        (f"机器核对了什么：符合 {tally.passed} 条，不符合 {tally.failed} 条", f"{tally.passed} checks met, {tally.failed} not"), lang
    )
    checked, failed = Counter(r.area for r in all_rules().values() if r.modal is not Modal.ATTESTED), Counter(_areas(desk.report))
    rows = [f"- {_area(area, checked[area], failed[area], lang)}" for area in AREAS if failed[area]]
    every = "、".join(pick((f"{area_name(area)} {checked[area]}", f"{area} {checked[area]}"), lang) for area in AREAS if checked[area])
    yield from _folded(about, [*rows, *_unproved(desk.report, lang), f"- {pick(('规则按方面', 'rules by area'), lang)}：{every}"])


def _area(area: str, rules: int, failed: int, lang: Lang) -> str:
    return pick((f"{area_name(area)}：{failed} 处不符合（共 {rules} 条规则）", f"{area}: {failed} not met ({rules} rules)"), lang)


def _unproved(report: Report, lang: Lang) -> Iterator[str]:
    tally = report.tally
    zh = f"- 已说明理由 {tally.excused} 条，缺材料没有核对 {tally.not_evaluated} 条"
    yield pick((zh, f"- {tally.excused} excused, {tally.not_evaluated} not evaluated"), lang)


def _areas(report: Report) -> Iterator[str]:
    rules = all_rules()
    yield from (rules[f.rule].area for f in report.findings if f.status is Status.FAILED and f.rule in rules)


def _folded(about: str, rows: list[str]) -> Iterator[str]:
    yield from ("<details>", f"<summary>{about}</summary>", "", *rows, "", "</details>")


_SECTIONS = (_findings, _changed, _turns, _reasons, _texts, _hints, _clauses, _proved)
