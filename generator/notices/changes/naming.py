"""A row of a list in; what people call it out: in full where it comes or goes, in short where only something of it changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.model.bureau import Approval, Renewal, SliceDigest
from generator.model.common import Attestation, DaySpan, Document, ExtraDay, Reason
from generator.model.fees import Donor, Exemption, FeeItem, FeePlan
from generator.model.fields import Part
from generator.model.finance import AgencyLedger, AgencyRefund, Charge, Disposal, ExemptGroup, ReducedCharge, Refund, Spending, Supplement
from generator.model.partners import Course, Provider, WelfarePartner
from generator.model.plan import Application, Decision, GradePlan, Hazard, Safety
from generator.model.record import Change as Told
from generator.model.record import GradeRecord
from generator.model.school import Leader
from generator.model.staff import OutsidePerson, StaffGroup, Teacher
from generator.model.times import Dismissal, PickupWindow, Service, Session
from generator.wording.sentences import title
from generator.wording.values import clock, day, grade, grades, span, weekdays

BARE: tuple[type[Part], ...] = (Application, FeePlan, Safety, Service)
"""Parts whose fields speak for themselves: no need to say of what they are."""


def name_of(row: Part, *, short: bool = False) -> str:
    """Raises KeyError for a row that has no name: a test walks all rows of the model."""
    brief, full = _NAMES[type(row)]
    return brief(row) if short or full is None else full(row)


def _session(row: Session) -> str:
    return f"{row.name}（{grades(row.grades)}，{weekdays(row.weekdays)}{clock(row.starts)}—{clock(row.ends)}，{row.place}）"


def _who(row: Dismissal) -> str:
    return f"{grades(row.grades)}{weekdays(row.weekdays)}"


_Name = Callable[[Any], str]

_NAMES: dict[type[Part], tuple[_Name, _Name | None]] = {
    AgencyLedger: (lambda row: str(row.item), None),
    AgencyRefund: (lambda row: f"{row.pupils}人每人{row.lessons}课时", None),
    Approval: (lambda row: str(row.office), lambda row: f"：{row.office}{row.result}"),
    Attestation: (lambda row: str(row.title), None),
    Charge: (lambda row: str(row.item), None),
    Course: (lambda row: str(row.name), lambda row: f"{row.name}（每课时{row.price.yuan}元）"),
    DaySpan: (lambda row: str(row.why), lambda row: f"{span(row.first, row.last)}（{row.why}）"),
    Decision: (lambda row: str(row.item), lambda row: f"{row.item}（{row.body}，{day(row.date)}）"),
    Dismissal: (_who, lambda row: f"{_who(row)}{clock(row.time)}"),
    Disposal: (lambda row: str(row.way), lambda row: f"{row.way}{row.amount.yuan}元"),
    Document: (lambda row: str(row.kind), lambda row: f"《{row.title}》"),
    Donor: (lambda row: str(row.name), lambda row: f"{row.name}{row.amount.yuan}元"),
    ExemptGroup: (lambda row: str(row.category), None),
    Exemption: (lambda row: str(row.category), lambda row: f"{row.category}每学期收{row.charge.yuan}元"),
    ExtraDay: (lambda row: day(row.day), lambda row: f"{day(row.day)}（按{row.follows}的安排）"),
    FeeItem: (lambda row: str(row.name), lambda row: f"{row.name}（每生每学期{row.total.yuan}元）"),
    GradePlan: (lambda row: grade(row.grade), None),
    GradeRecord: (lambda row: grade(row.grade), None),
    Hazard: (lambda row: str(row.what), None),
    Leader: (lambda row: str(row.post), lambda row: f"{row.post}（{row.role}）"),
    OutsidePerson: (lambda row: str(row.name), lambda row: f"{row.name}（{row.activity}）"),
    PickupWindow: (lambda row: f"{clock(row.starts)}—{clock(row.ends)}", lambda row: f"{clock(row.starts)}—{clock(row.ends)}在{row.place}"),
    Provider: (lambda row: str(row.name), None),
    Reason: (lambda row: title(row.rule), None),
    ReducedCharge: (lambda row: str(row.category), None),
    Refund: (lambda row: str(row.kind), None),
    Renewal: (lambda row: day(row.date), lambda row: f"{day(row.date)}{row.result}（{row.number}）"),
    SliceDigest: (lambda row: str(row.slice), None),
    Session: (lambda row: str(row.name), _session),
    Spending: (lambda row: str(row.head), lambda row: f"{row.head}{row.amount.yuan}元"),
    StaffGroup: (lambda row: str(row.kind), lambda row: f"{row.kind}{row.people}人"),
    Supplement: (lambda row: str(row.item), lambda row: f"{row.item}{row.amount.yuan}元"),
    Teacher: (lambda row: str(row.name), lambda row: f"{row.name}（{row.duty}）"),
    Told: (lambda row: day(row.date), lambda row: f"{day(row.date)}起，{row.what}"),
    WelfarePartner: (lambda row: str(row.name), None),
}
