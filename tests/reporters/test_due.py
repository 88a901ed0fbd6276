"""The officer's list: who acts, school by school; and the calendar file as a phone reads it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from icalendar import Calendar

from generator.city import City
from generator.due import BUREAU, SCHOOL, Kind, Obligation, State
from generator.due.kinds import judged
from generator.model.values import TermId
from generator.reporters.due import DueList, due_text
from generator.reporters.ics import due_ics
from generator.wording.obligations import KINDS, STATES
from tests.render.town import city

AS_OF = dt.date(2021, 9, 6)
AUTUMN = TermId.parse("2021-autumn")


def owed(school: str, kind: Kind, due: str | None, *, owner: str = SCHOOL, subject: str = "", done: bool = False) -> Obligation:
    day = dt.date.fromisoformat(due) if due else None
    return judged(AS_OF, school, AUTUMN, kind, ("四(一)e",), due=day, done=AS_OF if done else None, owner=owner, subject=subject)


def listed(*obligations: Obligation, of: City | None = None) -> DueList:
    return DueList(of or replace(city(), as_of=AS_OF), obligations, "zh")


def events(raw: bytes) -> list[Any]:
    """The events as the library reads them back; it cannot type their values."""
    return list(Calendar.from_ical(raw).walk("VEVENT"))


def test_who_acts_then_school_by_school_the_longest_overdue_first() -> None:
    made = listed(
        owed("a", Kind.CONSULT, "2021-08-31"), owed("a", Kind.PLAN, "2021-08-31"), owed("a", Kind.SUBMIT, "2021-08-31"),
        owed("b", Kind.CONSULT, "2021-08-31"), owed("b", Kind.APPROVAL, "2021-09-05", owner="基教股"), owed("b", Kind.REFUND, "2021-01-26"),
        owed("c", Kind.LETTER, "2021-09-06", owner=BUREAU), owed("c", Kind.REPORT, "2021-10-01"), owed("c", Kind.SETTLE, "2021-01-01", done=True),
    )  # fmt: skip
    assert due_text(made, quiet=False) == """\
截至2021年9月6日

逾期 6（2所学校）
  由学校办
    b　2021年秋季学期　退费　2021年1月26日到期，逾期223天　四(一)e
    b　2021年秋季学期　征求家长意见　2021年8月31日到期，逾期6天　四(一)e
    a　2021年秋季学期　征求家长意见、制定方案、报批方案　2021年8月31日到期，逾期6天　四(一)e
  由基教股办
    b　2021年秋季学期　办理审批备案　2021年9月5日到期，逾期1天　四(一)e

即将到期 1（1所学校）
  由教育局办
    c　2021年秋季学期　公开告知书　2021年9月6日到期，就是今天　四(一)e

逾期 6，即将到期 1，未到期 1，暂时不能判断 0，已办 1"""  # fmt: skip


def test_everything_that_can_be_owed_has_words() -> None:
    assert set(KINDS) == set(Kind)
    assert set(STATES) == set(State)


HARD = "甲，乙; 丙, 丁\\n（含“附加;项”）\n第二行"
"""What a school may type: separators of the format, a backslash, a line of its own."""


def test_an_event_as_a_phone_reads_it() -> None:
    raw = due_ics(listed(owed("lvye", Kind.LICENCE, "2021-09-20", subject=HARD)))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    (event,) = events(raw)
    (alarm,) = event.walk("VALARM")
    name = listed().name("lvye")
    assert str(event["summary"]) == f"{name}：机构办学许可证到期（{HARD}）"
    assert str(event["description"]) == "学期：2021年秋季学期\n由谁办：学校\n期限：2021年9月20日\n依据：四(一)e"
    assert event["dtstart"].dt == dt.date(2021, 9, 20)
    assert event["dtstamp"].dt == dt.datetime(2021, 9, 6, tzinfo=dt.UTC)
    assert (event["sequence"], str(event["transp"]), alarm["trigger"].dt) == (0, "TRANSPARENT", dt.timedelta(days=-3, hours=9))


def uids(*obligations: Obligation) -> list[str]:
    return [str(event["uid"]) for event in events(due_ics(listed(*obligations)))]


def test_the_uid_stays_when_day_and_state_change() -> None:
    names = [uids(owed("lvye", Kind.REFUND, day, subject="退出")) for day in ("2021-09-01", "2021-09-08", "2022-09-08")]
    assert names[0] == names[1] == names[2]
    assert names[0][0].startswith("lvye-2021-autumn-refund-")


def test_two_of_a_kind_keep_their_uids_when_one_is_done() -> None:
    first, second = (owed("lvye", Kind.REFUND, day, subject="退出") for day in ("2021-09-08", "2021-09-08"))
    both = uids(first, second)
    assert len(set(both)) == 2
    assert uids(replace(first, state=State.DONE), second) == both[1:]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (owed("lvye", Kind.REFUND, "2021-09-08", subject="请假"), False),
        (owed("xijie", Kind.REFUND, "2021-09-08", subject="退出"), False),
        (owed("lvye", Kind.LICENCE, "2021-09-08", subject="退出"), False),
        (replace(owed("lvye", Kind.REFUND, "2021-09-08", subject="退出"), term=TermId.parse("2022-spring")), False),
        (replace(owed("lvye", Kind.REFUND, "2021-09-08", subject="退出"), owner=BUREAU), True),
    ],
)
def test_what_a_uid_is_made_of(other: Obligation, same: bool) -> None:
    assert (uids(owed("lvye", Kind.REFUND, "2021-09-08", subject="退出")) == uids(other)) == same


def test_what_is_done_or_has_no_day_is_left_out_and_what_is_late_rings_no_bell() -> None:
    raw = due_ics(
        listed(owed("lvye", Kind.PLAN, "2021-08-31"), owed("lvye", Kind.SUBMIT, "2021-08-31", done=True), owed("lvye", Kind.SETTLE, None))
    )
    (event,) = events(raw)
    assert str(event["summary"]).startswith("【逾期】")
    assert event.walk("VALARM") == []
    assert events(due_ics(listed())) == []
