"""一a, 四(一)e: service days before the term begins or after it ends."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("一a", "四(一)e"),
    modal=Modal.MUST,
    reads=("times",),
    zh="服务日{day}应在{first}至{last}之间",
    en="the service day {day} must lie between {first} and {last}",
    mend_en="Keep the service inside the term, and every make-up day between the first and the last service day.",
)
def service_outside_term(filing: Filing) -> Iterator[Hit]:
    """服务日超出了学期或服务的起止日期。

    查什么：第一个和最后一个服务日都在教育局登记的本学期之内，最后一个不早于第一个；每个调休上班日都在这两天之间。
    为什么：课后服务一学期一报，跟着上学日走；学期以外的日子不在批准的方案里。
    怎么改：对照 content/bureau/terms.yml 的开学日和期末日改正；学期登记有误的，请教育局更正。
    """
    term, service = filing.term, filing.times.service
    if not term.starts <= service.first <= term.ends:
        values = {"day": service.first, "first": term.starts, "last": term.ends}
        yield Hit(service.at("first"), values, suggest=min(max(service.first, term.starts), term.ends))
    if not max(service.first, term.starts) <= service.last <= term.ends:
        values = {"day": service.last, "first": max(service.first, term.starts), "last": term.ends}
        yield Hit(service.at("last"), values, suggest=term.ends)
    for extra in filing.times.makeup_days:
        if service.first <= service.last and not service.first <= extra.day <= service.last:
            yield Hit(extra.at("day"), {"day": extra.day, "first": service.first, "last": service.last})
