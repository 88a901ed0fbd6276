"""三(四)b: one number of an office given to two filings."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.city import City, SchoolRecord
from generator.findings import Hit, Where
from generator.model.bureau import Approval
from generator.model.values import TermId
from generator.rules.framework import Modal, Scope, rule

_BLANK = re.compile(r"\s")


@rule(
    clauses=("三(四)b",),
    modal=Modal.MUST,
    scope=Scope.CITY,
    zh="{number}已经编给{other_school}的{other_term}，又编给{school}的{term}",
    en="{number} was given to {other_school} for {other_term}, and again to {school} for {term}",
    mend_en="Give each filing a number of its own; correct the one that was copied.",
)
def approval_number_reused(city: City) -> Iterator[Hit]:
    """一个文号编给了两份方案。

    查什么：同一步骤的文号或编号，在全市各校各学期的审批记录中只用一次。
    为什么：文号是查档的依据；两份方案同一个文号，说不清批的是哪一份，多半有一份是照抄来的。
    怎么改：由办理单位核对档案，改正抄错的一份；确实漏编的，补编一个新的文号。
    """
    taken: dict[tuple[str, str], Given] = {}
    every = (approval for school in city.schools for approval in given(school))
    for approval in sorted(every, key=lambda approval: (approval.date, approval.term.rank, approval.school)):
        other = taken.setdefault((approval.step, approval.plain), approval)
        if other is not approval:
            values = {"number": approval.number, "school": approval.school, "term": approval.term}
            yield Hit(approval.where, values | {"other_school": other.school, "other_term": other.term})


@dataclass(frozen=True, slots=True)
class Given:
    """A step with the number that an office gave it; `plain` is the number without blanks, in one form."""

    school: str
    term: TermId
    step: str
    date: dt.date
    number: str
    plain: str
    where: Where


def given(school: SchoolRecord) -> tuple[Given, ...]:
    """Every step that was taken for a school's filings."""
    return school.about("numbers of approvals", lambda: tuple(map(_given, (a for filing in school.filings for a in filing.approvals))))


def _given(approval: Approval) -> Given:
    plain = _BLANK.sub("", unicodedata.normalize("NFKC", approval.number))
    return Given(approval.school, approval.term, approval.step, approval.date, approval.number, plain, approval.at("number"))
