"""A filing of which something is not public in; an honest page about how far it has come out, without the school's own words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.ledger import Act
from generator.notices.provenance import Crumb, Line, Provenance, Step, complaint_lines, crumbs, provenance, steps
from generator.notices.state import Letter, Mark, State, Statement, States
from generator.rules import all_rules
from generator.wording.sentences import title
from generator.wording.values import day

PAPERS = {"": "", "notice": "告知书", "finance": "收支公示"}
"""What each page of a term shows once it is public; the first is the term at a glance."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A rule that a filing does not meet; `linked` where the catalogue has a page on it."""

    title: str
    rule: str
    linked: bool


@dataclass(frozen=True, slots=True)
class Postponement:
    """A decision of the bureau that the service waits for its approvals."""

    role: str
    date: dt.date
    reason: str


def postponements(filing: Filing) -> tuple[Postponement, ...]:
    """What the bureau has decided of the kind on a filing."""
    return tuple(Postponement(waiver.role, waiver.date, waiver.reason) for waiver in filing.postponements)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldView:
    """A page that stands in for one which is not public."""

    crumbs: tuple[Crumb, ...]
    title: tuple[str, ...]
    school_year_name: str
    mark: Mark
    heading: str
    text: tuple[str, ...]
    unmet: tuple[Unmet, ...]
    steps: tuple[Step, ...]
    postponements: tuple[Postponement, ...]
    notice_address: str | None
    papers: tuple[tuple[str, str], ...]
    """On the page of a term: the names and addresses of its two papers, which stand there once they are public."""
    lines: tuple[Line, ...]
    provenance: Provenance


def held(states: States, school: SchoolRecord, filing: Filing, paper: str) -> HeldView:
    """The page at the address of a `paper` (see PAPERS) that is not public."""
    state = states.of(filing)
    of_statement = paper == "finance" and (state.letter is Letter.PUBLISHED or state.statement is Statement.WITHDRAWN)
    if (entry := states.withdrawn(filing, "finance" if of_statement else "notice")) is not None and entry.act is not None:
        heading, text = withdrawal_words(entry.act, entry.at)
    else:
        heading, text = _statement_words(state, filing) if of_statement else _letter_words(state)
    broken = (state.statement if of_statement else state.letter) in (Letter.HELD, Statement.HELD)
    return HeldView(
        crumbs=crumbs(school, filing, PAPERS[paper]),
        title=(school_name(school), f"{filing.id.season_name}{PAPERS[paper]}"),
        school_year_name=filing.id.school_year_name,
        mark=state.statement_mark if of_statement else state.letter_mark,
        heading=heading,
        text=text,
        unmet=_unmet(states, filing) if broken else (),
        steps=() if of_statement or state.letter is Letter.WITHDRAWN else steps(filing),
        postponements=() if of_statement else postponements(filing),
        notice_address=f"schools/{school.id}/{filing.id}/notice/" if of_statement else None,
        papers=() if paper else tuple((name, f"schools/{school.id}/{filing.id}/{kind}/") for kind, name in PAPERS.items() if kind),
        lines=complaint_lines(states.city, school.profile),
        provenance=provenance(states, filing, f"held-{paper or 'term'}", None),
    )


def school_name(school: SchoolRecord) -> str:
    """The full name; the id where the school's own file cannot be read."""
    return school.profile.name if school.profile else f"学校 {school.id}"


def withdrawal_words(act: Act, at: dt.date) -> tuple[str, tuple[str, ...]]:
    """What stands in the place of a paper that was taken back: who decided it, when and why."""
    number = f"（{act.number}）" if act.number else ""
    both = "本学期的收支公示和从前的各版一并停止显示。" if act.paper == "notice" else "从前的各版一并停止显示。"
    return "已经撤回", (
        f"这份{'告知书' if act.paper == 'notice' else '收支公示'}由{act.role}于{day(act.date)}决定撤回{number}，{day(at)}起不再显示。",
        f"撤回的理由：{act.reason}",
        f"{both}这个地址保留，不会换成别的内容。",
    )


def _letter_words(state: State) -> tuple[str, tuple[str, ...]]:
    if state.letter is Letter.HELD:
        return "未通过校验，暂不发布", (
            "本学期公示未通过校验，暂不发布。学校改正以后，这里自动恢复。",
            "未通过的学校同时列在公开监督栏。",
        )
    if state.letter is Letter.FILED:
        return "已批准，待公开", ("审批的各步已经走完，还没有到公开的日子。公开当天，告知书在这里发布。",)
    return "审批中，暂不公布", ("方案已经报送，还没有走完审批的各步。各步走完并公开以后，告知书在这里发布。在此之前，课后服务不能开始。",)


def _statement_words(state: State, filing: Filing) -> tuple[str, tuple[str, ...]]:
    if state.statement is Statement.HELD:
        return "未通过校验，暂不发布", ("本学期收支公示未通过校验，暂不发布。学校改正以后，这里自动恢复。告知书不受影响。",)
    if state.statement is Statement.NOT_REQUIRED:
        return "本校课后服务不收费", (f"本学期没有向家长收取任何费用，没有需要公示的收支。{_paid_by(filing)}",)
    due = f"应在{day(state.deadline)}以前公示" if state.deadline else "公示期限涉及的放假安排还没有公布，暂时算不出截止日期"
    if state.statement is Statement.LATE:
        return "逾期未公示", (f"本学期收支{due}，至今没有公示。逾期的学校列在公开监督栏，家长可以拨打下面的电话催问。",)
    return "还没有到公示的时候", (f"本学期收支在学期结束以后公示，{due}。",)


def _paid_by(filing: Filing) -> str:
    paid_by = filing.plan.fees.paid_by
    return f"课时津贴来自：{paid_by}。" if paid_by else ""


def _unmet(states: States, filing: Filing) -> tuple[Unmet, ...]:
    """Each rule once, in the order of the report."""
    found = dict.fromkeys(finding.rule for finding in states.failed(filing))
    return tuple(Unmet(title(rule), rule, rule in all_rules()) for rule in found)
