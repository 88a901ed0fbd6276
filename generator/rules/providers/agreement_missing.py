"""三(四)3e: a training provider without an agreement signed before its first session and covering all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit, Where
from generator.model.partners import Agreement, Provider
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3e",),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="“{provider}”没有一份在{first}或之前签订、覆盖{first}至{last}的协议",
    en="“{provider}” has no agreement that was signed by {first} and covers {first} to {last}",
    mend_en="Sign an agreement before the provider's first session; it must cover the first to the last of them.",
)
def agreement_missing(filing: Filing) -> Iterator[Hit]:
    """机构没有协议，或协议没有覆盖它的课程。

    查什么：每家机构都有协议；签订日期不晚于协议开始和它第一次上课，协议期从第一次上课覆盖到最后一次（按 times.yml 的安排逐日推算）。
    为什么：实施办法要求学校与机构按双方协议组织实施，没有协议的日子出了事没有依据。
    怎么改：先签协议再上课；协议期不够的补签，或把课程安排在协议期内。
    """
    for provider in filing.plan.providers:
        taught = taught_days(filing, provider)
        service = filing.times.service
        first, last = (taught[0], taught[-1]) if taught else (service.first, service.last)
        values = {"provider": provider.name, "first": first, "last": last}
        if provider.agreement is None:
            yield Hit(provider.at("agreement"), values, subject=provider.name)
        elif taught:
            for where, suggest in faults(provider.agreement, first, last):
                yield Hit(where, values, subject=provider.name, suggest=suggest)


def taught_days(filing: Filing, provider: Provider) -> list[dt.date]:
    """The planned days of a provider's sessions, in order."""
    sessions = [session for session in filing.times.sessions if session.provider == provider.id]
    return sorted({day for session in sessions for day in filing.timetable.days_of(session)})


def faults(agreement: Agreement, first: dt.date, last: dt.date) -> Iterator[tuple[Where, dt.date | None]]:
    """The dates that do not fit the sessions, each with one that would; the day of signing is a fact and has none."""
    if agreement.signed > min(first, agreement.first):
        yield agreement.at("signed"), None
    if agreement.first > first:
        yield agreement.at("first"), first
    if agreement.last < last:
        yield agreement.at("last"), last
