"""`notices due`: who owes what by when, and who is late; `--strict` makes lateness exit 1, for a scheduled job."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from generator.city import City
from generator.cli.options import Settings, global_options, settings
from generator.due import BUREAU, SCHOOL, Kind, Obligation, State, Unknown, obligations
from generator.findings import NotEvaluated, Severity, Status
from generator.notices.provenance import display_name
from generator.pipeline import examine
from generator.wording.sentences import gap, pick
from generator.wording.values import Lang, plain, say

KINDS: dict[Kind, tuple[str, str]] = {
    Kind.MEASURES: ("报送实施办法", "report the standing measures"),
    Kind.CONSULT: ("征求家长意见", "consult families"),
    Kind.PLAN: ("制定方案并报批", "make and submit the plan"),
    Kind.APPROVAL: ("办理审批备案", "review, approve and file the plan"),
    Kind.LETTER: ("公开告知书", "publish the letter to parents"),
    Kind.APPLICATIONS: ("审核申请", "review applications"),
    Kind.LICENCE: ("机构办学许可证到期", "provider's licence to be renewed"),
    Kind.STATEMENT: ("收支结算与公示", "settle and disclose the finances"),
    Kind.REFUND: ("退费", "pay a refund"),
    Kind.REPORT: ("报送工作情况", "report on the term's work"),
}
STATES: dict[State, tuple[str, str]] = {
    State.LATE: ("逾期", "late"),
    State.SOON: ("即将到期", "due soon"),
    State.OPEN: ("未到期", "open"),
    State.UNKNOWN: ("暂时不能判断", "cannot be told yet"),
    State.DONE: ("已办", "done"),
}
OWNERS = {SCHOOL: "the school", BUREAU: "the bureau"}
"""In English; offices keep the names that the policy's chain gives them."""
NO_POLICY = ("本学期没有适用的办法", "no policy covers the term")


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="输出格式")
@click.option("--school", "school_id", metavar="ID", help="只看这一所学校")
@click.option("--strict", is_flag=True, help="有逾期的就以 1 结束，供定时任务用")
@global_options
def due(form: str, school_id: str | None, strict: bool) -> None:
    """列出到期事项：谁该在哪一天以前办什么，哪些已经逾期。"""
    chosen = settings()
    examination = examine(chosen.root, chosen.as_of, judge=False)
    _refuse_faults(chosen, examination.set_up_faults)
    errors = (f for f in examination.report.findings if f.status is Status.FAILED and f.severity is Severity.ERROR)
    unread = len({finding.where.file for finding in errors})
    city = examination.repository.city
    listed = _List(city, _chosen(city, school_id), chosen.lang)
    click.echo({"text": _text, "json": _json, "markdown": _markdown}[form](listed, quiet=chosen.quiet))
    if unread:
        zh, en = f"有 {unread} 个文件有误，结果可能不全，见 notices check。", f"{unread} files have errors; the list may lack something."
        click.echo(pick((zh, en), chosen.lang), err=True)
    if strict and listed.of(State.LATE):
        raise click.exceptions.Exit(1)


@dataclass(frozen=True, slots=True)
class _List:
    """What is to be printed, in a language."""

    city: City
    all: tuple[Obligation, ...]
    lang: Lang

    def of(self, state: State) -> list[Obligation]:
        """Those in a state, the oldest first."""
        return sorted((o for o in self.all if o.state is state), key=lambda o: (o.due or dt.date.max, o.school))

    def words(self, pair: tuple[str, str]) -> str:
        return pick(pair, self.lang)

    def name(self, obligation: Obligation) -> str:
        school = self.city.school(obligation.school)
        shown = display_name(school) if school is not None and self.lang == "zh" else ""
        return f"{shown}（{obligation.school}）" if shown and shown != obligation.school else obligation.school


def _refuse_faults(chosen: Settings, faults: Sequence[str]) -> None:
    """With a policy or terms that cannot be read, an empty list would say that nobody is late."""
    if faults:
        files = "、".join(faults)
        zh, en = f"办法、校历或本市设置有误，不能判断谁逾期：{files}", f"The policy or the set-up is at fault: {files}"
        click.echo(pick((zh, en), chosen.lang), err=True)
        raise click.exceptions.Exit(2)


def _chosen(city: City, school_id: str | None) -> tuple[Obligation, ...]:
    found = obligations(city)
    if school_id is None:
        return found
    school = city.school(school_id)
    if school is None or school.is_sample:
        raise click.UsageError(f"没有登记的学校“{school_id}”。")
    return tuple(obligation for obligation in found if obligation.school == school_id)


def _text(listed: _List, *, quiet: bool) -> str:
    lines = [] if quiet else [listed.words(("截至", "As of ")) + say(listed.city.as_of, listed.lang)]
    for state in (State.LATE, State.SOON):
        found = listed.of(state)
        if found:
            lines += [] if quiet else ["", f"{listed.words(STATES[state])} {len(found)}"]
            lines += [f"  {listed.words(('　', '  ')).join(_cells(listed, obligation))}" for obligation in found]
    return "\n".join(lines if quiet else [*lines, "", *_rest(listed)])


def _markdown(listed: _List, *, quiet: bool) -> str:
    heads = listed.words(("学校 | 学期 | 事项 | 由谁办 | 期限 | 条款", "School | Term | What | Who | By when | Clauses"))
    title = listed.words(("到期事项", "What is due"))
    lines = [f"# {title}", "", listed.words(("截至", "As of ")) + say(listed.city.as_of, listed.lang)]
    for state in (State.LATE, State.SOON):
        found = listed.of(state)
        if found:
            lines += ["", f"## {listed.words(STATES[state])} {len(found)}", "", f"| {heads} |", "| --- " * 6 + "|"]
            lines += [f"| {' | '.join(cell.replace('|', '/') for cell in _cells(listed, o))} |" for o in found]
    return "\n".join(lines if quiet else [*lines, "", *(f"- {line}" for line in _rest(listed))])


def _cells(listed: _List, obligation: Obligation) -> tuple[str, ...]:
    """School, term, what, who, by when, clauses."""
    lang = listed.lang
    what = listed.words(KINDS[obligation.kind])
    if obligation.subject:
        what += f"（{obligation.subject}）" if lang == "zh" else f" ({obligation.subject})"
    owner = obligation.owner if lang == "zh" else OWNERS.get(obligation.owner, obligation.owner)
    term = say(obligation.term, lang) if obligation.term else listed.words(("长期", "standing"))
    return (listed.name(obligation), term, what, owner, _when(listed, obligation), listed.words(("、", ", ")).join(obligation.clauses))


def _when(listed: _List, obligation: Obligation) -> str:
    assert obligation.due is not None
    day, days = say(obligation.due, listed.lang), (listed.city.as_of - obligation.due).days
    if days > 0:
        return listed.words((f"{day}到期，逾期{days}天", f"was due {day}, {days} day{'s' if days > 1 else ''} late"))
    left = listed.words((f"还有{-days}天", f"{-days} day{'s' if days < -1 else ''} left")) if days else listed.words(("就是今天", "today"))
    return listed.words((f"{day}到期，{left}", f"due {day}, {left}"))


def _rest(listed: _List) -> Iterator[str]:
    """How many of each state, and why some cannot be told."""
    counts = Counter(obligation.state for obligation in listed.all)
    yield listed.words(("，", ", ")).join(f"{listed.words(STATES[state])} {counts[state]}" for state in State)
    reasons = Counter(_reason(o.why_unknown, listed.lang) for o in listed.all if o.why_unknown is not None)
    for reason, number in sorted(reasons.items()):
        yield f"{listed.words(STATES[State.UNKNOWN])} {number}{listed.words(('：', ': '))}{reason}"


def _reason(why: Unknown, lang: Lang) -> str:
    return pick(NO_POLICY, lang) if why.cause == "no-policy" else gap(NotEvaluated("", "", "", why.cause, why.values), lang)


def _json(listed: _List, *, quiet: bool) -> str:
    counts = Counter(obligation.state for obligation in listed.all)
    rows = [
        {
            "school": o.school, "term": str(o.term) if o.term else None, "kind": o.kind.value, "title": listed.words(KINDS[o.kind]),
            "subject": o.subject, "owner": o.owner, "due": plain(o.due), "done": plain(o.done), "state": o.state.value,
            "days_late": (listed.city.as_of - o.due).days if o.state is State.LATE and o.due else 0, "clauses": list(o.clauses),
            "why_unknown": _reason(o.why_unknown, listed.lang) if o.why_unknown else None,
        }
        for o in listed.all
    ]  # fmt: skip
    summary = {state.value: counts[state] for state in State}
    made = {"version": 1, "as_of": listed.city.as_of.isoformat(), "summary": summary, "obligations": rows}
    return json.dumps(made, ensure_ascii=False, indent=1)
