"""The plan and the staff of the term before in, as their files have them; what stays of them for the new term out, the rest left blank."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from generator.model.fields import Spec
from generator.model.kinds import kind
from generator.model.plan import Plan
from generator.model.staff import Staff
from generator.rules.safety.safety_document_old import KINDS, more_than
from generator.scaffold.form import Blank
from generator.schema.check import root_spec

Row = dict[str, Any]

_NEW_IN_PLAN = (
    "title", "number", "date", "submitted",
    "consultation.first", "consultation.last", "consultation.issued", "consultation.returned", "consultation.agreed",
    "grades.*.enrolled", "grades.*.expected", "fees.demand", "fees.donors.*.name", "fees.donors.*.amount", "providers.*.courses.*.demand",
    "application.opens", "application.closes", "application.review_by",
    "safety.inspection.title", "safety.inspection.date", "safety.education.title", "safety.education.date",
    "integrity.title", "integrity.date",
)  # fmt: skip
"""What belongs to one term: everything that was decided, asked, counted or looked into for it."""
_ENDED = ("selection", "credit_checked", "credit_result", "agreement", "anti_bribery")
"""What a provider owes anew when its agreement has ended."""
_NEW_IN_STAFF = ("groups.*.lessons", "outside.*.access_checked", "checks.conduct", "checks.health", "checks.date")
_CONTRACT = ("signed", "first", "last")
_A_DAY = re.compile(r"[0-9]{1,2}月[0-9]{1,2}[日号]")
"""A text that names a day speaks of one term."""


def carried_plan(row: Mapping[str, Any], old: Plan, first: dt.date, last: dt.date, months: int) -> Row:
    """plan.yml for a service from `first` to `last`, without what follows from its timetable; safety rules last so many months."""
    new = _cleared(row, "plan", _NEW_IN_PLAN)
    new["reasons"] = []
    # A hazard that is not gone is still one; the others were of that term.
    hazards = zip(new["safety"].get("hazards", ()), old.safety.hazards, strict=True)
    new["safety"]["hazards"] = [found for found, hazard in hazards if hazard.fixed is None]
    for document, held in zip(new["safety"]["documents"], old.safety.documents, strict=True):
        if held.kind in KINDS and more_than(months, held.date, first):
            document["date"] = _blank(document["date"])
    for provider, before in zip(new.get("providers", ()), old.providers, strict=True):
        if before.agreement is None or before.agreement.last < last:
            provider |= {name: _blank(provider.get(name)) for name in _ENDED}
        for document, held in zip(provider.get("documents", ()), before.documents, strict=True):
            if more_than(months, held.date, last):  # its first session may be late in the term
                document["date"] = _blank(document["date"])
        if before.licence_until < last:
            provider["licence_until"] = _blank(provider["licence_until"])
    for decision, made in zip(new.get("decisions", ()), old.decisions, strict=True):
        # What was decided before that term's plan was begun is a standing decision.
        if made.date >= old.consultation.first:
            decision["date"] = _blank(decision["date"])
    return new


def carried_staff(row: Mapping[str, Any], old: Staff, last: dt.date) -> Row:
    """staff.yml likewise; contracts and qualifications stay where they reach to `last`."""
    new = _cleared(row, "staff", _NEW_IN_STAFF)
    new["reasons"] = []
    new["checks"]["people"] = str(sum(group.people for group in old.groups))
    for person, before in zip(new.get("outside", ()), old.outside, strict=True):
        if before.contract is not None and before.contract.last < last:
            person["contract"] |= {name: _blank(person["contract"][name]) for name in _CONTRACT}
        if before.qualification is not None and before.qualification.until is not None and before.qualification.until < last:
            person["qualification"]["until"] = _blank(person["qualification"]["until"])
    return new


def carried_texts(row: Mapping[str, Any], name: str) -> Row:
    """A file with nothing cleared but the texts that name a day."""
    return _cleared(row, name, ())


def _cleared(row: Mapping[str, Any], name: str, paths: tuple[str, ...]) -> Row:
    new = copy.deepcopy(dict(row))
    for path in paths:
        _clear(new, path.split("."))
    _without_days(new, root_spec(kind(name)))
    return new


def _clear(holder: Any, steps: list[str]) -> None:
    """Blanks the field at the end of `steps` wherever it has a value; `*` is every row of a list."""
    step, *rest = steps
    if step == "*":
        for item in holder:
            _clear(item, rest)
    elif holder.get(step) is not None:
        if rest:
            _clear(holder[step], rest)
        else:
            holder[step] = _blank(holder[step])


def _blank(value: Any) -> Any:
    """The value as something to fill in again: what held it stays, its rows do not."""
    if isinstance(value, dict):
        return {name: _blank(inner) for name, inner in value.items()}
    return [] if isinstance(value, list) else Blank(value if isinstance(value, str) else "")


def _without_days(value: Any, spec: Spec) -> None:
    """Blanks every text of a mapping that names a day."""
    for name, inner in spec.inner().items():
        held = value.get(name)
        if isinstance(held, dict):
            _without_days(held, inner)
        elif isinstance(held, list) and inner.item is not None:
            for item in held:
                if isinstance(item, dict):
                    _without_days(item, inner.item)
        elif inner.kind == "text" and isinstance(held, str) and _A_DAY.search(held):
            value[name] = Blank(held)
