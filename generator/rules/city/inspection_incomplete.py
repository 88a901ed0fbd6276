"""四(三)1b: an inspection that leaves open what is to be done by when."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import City
from generator.findings import Hit
from generator.model.bureau import Inspection, TermDates
from generator.rules.framework import Modal, Scope, rule

PRAISE = "好经验"


@rule(
    clauses=("四(三)1b",),
    modal=Modal.MUST,
    scope=Scope.CITY,
    zh="对{school}的检查：{fault}",
    en="inspection of {school}: {fault_en}",
    mend_en="A problem has a deadline not before the inspection and, once mended, a day not before it; praise has neither.",
)
def inspection_incomplete(city: City) -> Iterator[Hit]:
    """督导检查的记录不完整。

    查什么：查出问题的写了整改期限，期限和整改完成日期不早于检查日期；好经验不写期限；检查的学期在校历上，检查不早于开学。
    为什么：查出的问题要通报、要改完；没有期限的问题没有人催，日期颠倒的记录没有人信。
    怎么改：由教育局在 content/bureau/inspections 中补上或改正；还没有改完的不写整改完成日期。
    """
    for inspection in city.inspections:
        for field, fault, fault_en in faults(inspection, city.terms.get(inspection.term)):
            yield Hit(inspection.at(field), {"school": inspection.school, "fault": fault, "fault_en": fault_en})


def faults(inspection: Inspection, term: TermDates | None) -> Iterator[tuple[str, str, str]]:
    """The fields that are missing or cannot be, each with why."""
    day, deadline, corrected = inspection.date, inspection.deadline, inspection.corrected
    if term is None:
        yield "term", "校历上没有这个学期", "the calendar has no such term"
    elif day < term.starts:
        yield "date", "检查日期早于所检查学期的开学日期", "it took place before the term began"
    if inspection.kind == PRAISE:
        if deadline is not None or corrected is not None:
            yield "deadline" if deadline is not None else "corrected", "好经验不用整改", "praise needs no correction"
        return
    if deadline is None:
        yield "deadline", "查出了问题，没有写整改期限", "a problem was found and no deadline is set"
    elif deadline < day:
        yield "deadline", "整改期限早于检查日期", "the deadline comes before the inspection"
    if corrected is not None and corrected < day:
        yield "corrected", "整改完成日期早于检查日期", "it was corrected before the inspection"
