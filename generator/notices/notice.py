"""A filing in; the start-of-term notice (告知书) with its seven items out, ready to print (二(一)b)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.model.common import DaySpan, ExtraDay
from generator.model.plan import Plan
from generator.model.policy import PolicyHead
from generator.model.record import Change, Delivered, Record
from generator.model.school import School
from generator.model.staff import Staff
from generator.model.times import Times
from generator.model.values import TermId
from generator.notices.excuses import Excuse, excused, stated
from generator.notices.fees import ExemptionRow, FeeRow, FeeSum, exemption_rows, fee_rows, fee_sums
from generator.notices.people import (
    Pupils,
    StaffRow,
    actual,
    added_by_now,
    changed_by_now,
    persons,
    pupils,
    served,
    staff_rows,
    stopped_by_now,
)
from generator.notices.provenance import Crumb, Line, Provenance, complaint_lines, crumbs, provenance
from generator.notices.settlement import settling_words
from generator.notices.state import States
from generator.notices.updates import Superseded, Update, Version, of_paper, superseded
from generator.notices.week import Activity, Hours, Week, activities, hours, weeks
from generator.policy import YearUnknownError
from generator.wording.values import weekdays

GATE = "门卫登记"
DECLARED = ("安全检查和隐患整改", "人员的品德和健康审核", "实际开展的内容", "参加人数")
"""What of a notice nobody but the school vouches for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """The notice of one filing. `record` is there once applications are reviewed; `excuses` are sorted by place."""

    crumbs: tuple[Crumb, ...]
    title: tuple[str, ...]
    season_name: str
    index: str
    published: dt.date
    number: str
    basis: str
    free: bool
    profile: School
    plan: Plan
    times: Times
    staff: Staff
    record: Record | None
    served: str
    weekdays: str
    days: int
    months: tuple[tuple[str, int], ...]
    hours: Hours
    weeks: tuple[Week, ...]
    activities: tuple[Activity, ...]
    pupils: Pupils
    priority: tuple[str, str] | None
    gate: bool | None
    staff_rows: tuple[StaffRow, ...]
    people: int
    fee_rows: tuple[FeeRow, ...]
    fee_sums: tuple[FeeSum, ...]
    exemptions: tuple[ExemptionRow, ...]
    settlement: str
    voluntary: str
    reminder: str
    threshold: int
    changes: tuple[Change, ...]
    suspended: tuple[DaySpan, ...]
    extra_days: tuple[ExtraDay, ...]
    delivered: Delivered | None
    selection_days: Mapping[str, int | None]
    """By the provider's short id: working days for which the result of its selection stood on the board."""
    apply_address: str
    excuses: Mapping[str, tuple[Excuse, ...]]
    lines: tuple[Line, ...]
    history: tuple[Update, ...]
    superseded: Superseded | None
    provenance: Provenance

    @property
    def updated(self) -> bool:
        """Whether anything has happened since that parents should know."""
        return bool(self.changes or self.suspended or self.extra_days or self.delivered)


def notice(states: States, school: SchoolRecord, filing: Filing, old: Version | None = None) -> NoticeView:
    """The notice of a filing whose letter is public, or an `old` version of it."""
    history = of_paper(states, school, filing, "notice")
    filing = old.filing if old else filing
    profile = filing.profile or school.profile
    assert profile is not None, "only a public letter is a notice"
    assert filing.published is not None, "only a public letter is a notice"
    record = actual(filing)
    return NoticeView(
        crumbs=crumbs(school, filing, "告知书"),
        title=(profile.name, filing.id.school_year_name, "校内课后服务告知书"),
        season_name=filing.id.season_name,
        index=index_number(school.id, filing.id, 1),
        published=filing.published.letter,
        number=filing.plan.number,
        basis=basis(filing),
        free=not filing.plan.fees.items,
        profile=profile,
        plan=filing.plan,
        times=filing.times,
        staff=filing.staff,
        record=record,
        served=served(filing),
        weekdays=weekdays(filing.times.service.weekdays),
        days=len(filing.days),
        months=_months(filing),
        hours=hours(filing),
        weeks=weeks(filing),
        activities=activities(filing),
        pupils=pupils(filing),
        priority=_priority(filing, record),
        gate=_gate(filing),
        staff_rows=staff_rows(filing.staff),
        people=sum(group.people for group in filing.staff.groups),
        fee_rows=fee_rows(filing),
        fee_sums=fee_sums(filing),
        exemptions=exemption_rows(filing),
        settlement=settling_words(filing.values),
        voluntary=filing.values.voluntary_statement,
        reminder=filing.values.reminder,
        threshold=filing.values.small_group,
        changes=changed_by_now(filing),
        suspended=stopped_by_now(filing),
        extra_days=added_by_now(filing),
        delivered=record.delivered if record and filing.times.service.last <= filing.as_of else None,
        selection_days={
            p.id: workdays(filing, p.selection.notice_first, p.selection.notice_last) for p in filing.plan.providers if p.selection
        },
        apply_address=f"schools/{school.id}/{filing.id}/apply/",
        excuses=stated(filing) if old or states.kept(filing, "notice") else excused(states, filing),
        lines=complaint_lines(states.city, profile),
        history=history,
        superseded=superseded(history, old),
        provenance=provenance(states, filing, "notice", filing.parts, DECLARED, history[old.number - 1] if old else history[-1]),
    )


def index_number(school: str, term: TermId, kind: int) -> str:
    """索引号: from the school's id, the term and the kind of paper, so that no new name of a publisher changes it."""
    season = {"autumn": "QIU", "spring": "CHUN"}[term.season]
    return f"KHFW-{school.upper()}-{term.year}{season}-{kind:02d}"


def workdays(filing: Filing, first: dt.date, last: dt.date) -> int | None:
    """Working days from the first day to the last, both counted; unknown while nobody has announced that year's holidays."""
    try:
        return filing.calendar.workdays(first, last)
    except YearUnknownError:
        return None


def basis(filing: Filing) -> str:
    """The city's own policy and its extension, as a sentence names them: 《…》（文号）. The foot of the page names them all."""
    entries = filing.policy.entries if filing.policy else ()
    return "、".join(_cited(entry.head) for entry in entries if not entry.head.is_overlay)


def _cited(head: PolicyHead) -> str:
    """A title in its marks, where marks inside become the inner ones, with its number."""
    title = f"《{head.title.replace('《', '〈').replace('》', '〉')}》"
    return f"{title}{head.number}" if "（" in head.number else f"{title}（{head.number}）"


def _priority(filing: Filing, record: Record | None) -> tuple[str, str] | None:
    """How many pupils with priority applied and take part, small numbers withheld."""
    if record is None or record.priority is None:
        return None
    threshold = filing.values.small_group
    return persons(record.priority.applied, threshold), persons(record.priority.served, threshold)


def _gate(filing: Filing) -> bool | None:
    """Whether the register at the gate is filed; nothing where neither the policy nor the school speaks of one."""
    filed = any(GATE in document.kind for document in filing.plan.safety.documents)
    return filed if filed or any(GATE in kind for kind in filing.values.safety_documents) else None


def _months(filing: Filing) -> tuple[tuple[str, int], ...]:
    """Service days by month: what parents count by."""
    counts = Counter((day.year, day.month) for day in filing.days)
    return tuple((f"{month}月", count) for (_, month), count in counts.items())
