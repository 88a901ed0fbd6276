"""三(四)1d, 四(二)c, 四(二)e, 四(二)g, 四(三)2a: an act attested for this term that was done in another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit, Where
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)1d", "四(二)c", "四(二)e", "四(二)g", "四(三)2a"),
    modal=Modal.ATTESTED,
    reads=("plan", "staff"),
    zh="{name}的日期{date}不在本学期以内（上学期开学{starts}至本学期最后一天{ends}）",
    en="{field} is dated {date}; for this term it should fall between {starts}, when the previous term began, and {ends}",
    mend_en="Do it again for this term and write down the day; an act of an earlier term cannot stand for this one.",
)
def attestation_out_of_term(filing: Filing) -> Iterator[Hit]:
    """为别的学期做的事算到了本学期。

    查什么：安全卫生教育、人员的品德健康审核、廉政承诺、发现隐患的日期，以及上学期开学以后才签合同的校外人员的准入查询日期，
    不早于上一个学期的开学日期，不晚于本学期最后一天。
    为什么：人员和学生每学期都会变，一年以前的教育、审核、查询和承诺，说明不了这个学期；一年以前的隐患更不该留到现在。
    怎么改：本学期重新做一次，如实填写日期；日期写错的改正。
    """
    before, ends = filing.before, filing.term.ends
    starts = before.starts if before is not None else None
    for name, field, date, where in (*acts(filing), *lookups(filing, starts)):
        if date > ends or (starts is not None and date < starts):
            yield Hit(where, {"name": name, "field": field, "date": date, "starts": starts or filing.term.starts, "ends": ends})


def acts(filing: Filing) -> Iterator[tuple[str, str, dt.date, Where]]:
    """What a school does anew for each term: its name, its field, its day and where that stands."""
    education, integrity, checks = filing.plan.safety.education, filing.plan.integrity, filing.staff.checks
    if education is not None:
        yield "安全卫生教育", "education", education.date, education.at("date")
    if integrity is not None:
        yield "廉政承诺", "integrity", integrity.date, integrity.at("date")
    yield "品德和健康审核", "checks", checks.date, checks.at("date")
    for hazard in filing.plan.safety.hazards:
        yield f"发现“{hazard.what}”", "found", hazard.found, hazard.at("found")


def lookups(filing: Filing, starts: dt.date | None) -> Iterator[tuple[str, str, dt.date, Where]]:
    """The look-ups of those whose contract is new since the previous term began; an older contract has its own, older one."""
    for person in filing.staff.outside:
        checked, contract = person.access_checked, person.contract
        if checked is not None and contract is not None and starts is not None and contract.signed >= starts:
            yield f"{person.kind}（{person.activity}）准入查询", "access_checked", checked, person.at("access_checked")
