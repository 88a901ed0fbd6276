"""What a page says of how the approvals are known to be the offices': recorded, by role account, signed; and of renewals."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.approvals import Verdict
from generator.city import Filing
from generator.model.bureau import Renewal
from generator.notices.provenance import steps, vouches
from tests.rules.casebook import today

ACCOUNT = "由教育局的岗位账号办理，内容改了就要重新办理，没有电子签名"
SIGNED = "由教育局的岗位账号办理，内容改了就要重新办理，有电子签名并已核对"
RECORDED = "只登记了结果，办理以后内容改没改过看不出来"


def _filing(school: str, term: str) -> Filing:
    found = today()[0].city.school(school)
    assert found is not None
    return next(filing for filing in found.filings if str(filing.id) == term)


WHOLE, BEGUN = _filing("yucai", "2026-autumn"), _filing("binjiang", "2027-spring")
BARE = tuple(replace(one, by="", salt="", slices=(), prev="") for one in WHOLE.approvals)
STEPS = ("review", "approval", "filing")


@pytest.mark.parametrize(
    ("filing", "said"),
    [
        (WHOLE, (f"各步{ACCOUNT}",)),
        (BEGUN, (f"已办的各步{ACCOUNT}",)),
        (replace(WHOLE, approvals=BARE), (f"各步{RECORDED}",)),
        (replace(WHOLE, signatures=dict.fromkeys(STEPS, Verdict.GOOD)), (f"各步{SIGNED}",)),
        (replace(WHOLE, signatures=dict.fromkeys(STEPS, Verdict.UNVERIFIED)), (f"各步{ACCOUNT}",)),
        (replace(WHOLE, signatures=dict.fromkeys(STEPS, Verdict.BAD)), (f"各步{ACCOUNT}",)),
        (replace(WHOLE, signatures={"filing": Verdict.GOOD}), (f"驻片领导审核、基教股审批{ACCOUNT}", f"驻市教育局纪检监察组备案{SIGNED}")),
        (replace(WHOLE, approvals=()), ()),
    ],
)
def test_what_is_said(filing: Filing, said: tuple[str, ...]) -> None:
    assert vouches(filing) == said


def test_a_renewal_is_told_with_its_day_and_a_refused_one_is_not() -> None:
    day = dt.date(2026, 11, 20)
    again = [Renewal(date=day, number="变1号", result="通过"), Renewal(date=day + dt.timedelta(1), number="变2号", result="不同意")]
    filing = replace(WHOLE, approvals=(replace(WHOLE.approvals[0], again=tuple(again)), *WHOLE.approvals[1:]))
    assert [step.again for step in steps(filing)] == [day, None, None]
