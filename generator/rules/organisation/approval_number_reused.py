"""三(四)b: one number of an office given to two filings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.city import City
from generator.findings import Hit
from generator.model.bureau import Approval
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
    taken: dict[tuple[str, str], Approval] = {}
    for approval in sorted(given(city), key=lambda approval: (approval.date, approval.term.rank, approval.school)):
        key = (approval.step, _BLANK.sub("", unicodedata.normalize("NFKC", approval.number)))
        other = taken.setdefault(key, approval)
        if other is not approval:
            values = {"number": approval.number, "school": approval.school, "term": approval.term}
            yield Hit(approval.at("number"), values | {"other_school": other.school, "other_term": other.term})


def given(city: City) -> Iterator[Approval]:
    """Every step that was taken for any filing."""
    return (approval for school in city.schools for filing in school.filings for approval in filing.approvals)
