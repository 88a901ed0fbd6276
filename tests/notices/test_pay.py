"""Pay of one person is put together with other pay before it is printed; pay of several is printed as filed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.finance import Finance, Spending
from generator.model.policy import PayHead
from generator.model.staff import Checks, Staff, StaffGroup
from generator.model.values import Fen, total
from generator.notices.pay import BOTH, shown
from generator.notices.people import staff_rows
from tests.render.town import city, filing

OWN, OUTSIDE = "辅导教师劳务报酬", "校外聘请人员劳务报酬"
HEADS = (PayHead(whose="本校教职工", head=OWN), PayHead(whose="校外人员", head=OUTSIDE))
Lines = list[tuple[str, int, bool]]
"""Head, amount in fen, whether lessons and rate stand beside it."""


def staff(*groups: tuple[str, int, int]) -> Staff:
    """Groups of kind, persons and pay for a lesson."""
    checks = Checks(people=9, conduct=9, health=9, date=filing(city())[1].staff.checks.date)
    return Staff(groups=tuple(StaffGroup(kind=kind, people=n, lessons=10, rate=Fen(rate)) for kind, n, rate in groups), checks=checks)


def books(*lines: tuple[str, int | None]) -> Finance:
    """Ten lessons at each rate, under those heads; other heads cost a yuan."""
    spending = tuple(
        Spending(head=head, amount=Fen(100)) if rate is None else Spending(head=head, lessons=10, rate=Fen(rate), amount=Fen(10 * rate))
        for head, rate in lines
    )
    return replace(filing(city())[1].finance, spending=spending)


THREE = ((OWN, 50), (OUTSIDE, 80), (OUTSIDE, 90), ("水电", None))


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param(
            (("本校教职工", 9, 50), ("退休教师", 2, 80), ("体育教练", 2, 90)),
            [(OWN, 500, True), (OUTSIDE, 800, True), (OUTSIDE, 900, True), ("水电", 100, False)],
            id="two persons at each rate",
        ),
        pytest.param(
            (("本校教职工", 9, 50), ("退休教师", 1, 80), ("体育教练", 2, 90)),
            [(OWN, 500, True), (OUTSIDE, 1700, False), ("水电", 100, False)],
            id="one person at a rate",
        ),
        pytest.param(
            (("本校教职工", 9, 50), ("退休教师", 1, 80), ("体育教练", 1, 80), ("能工巧匠", 2, 90)),
            [(OWN, 500, True), (OUTSIDE, 800, True), (OUTSIDE, 900, True), ("水电", 100, False)],
            id="two kinds of one person at one rate",
        ),
        pytest.param(
            (("本校教职工", 9, 50), ("退休教师", 1, 80)),
            [(BOTH, 2200, False), ("水电", 100, False)],
            id="one person under the head",
        ),
        pytest.param(
            (("本校教职工", 1, 50), ("退休教师", 2, 80), ("体育教练", 2, 90)),
            [(BOTH, 2200, False), ("水电", 100, False)],
            id="one teacher of the school",
        ),
    ],
)
def test_pay_as_it_is_printed(groups: tuple[tuple[str, int, int], ...], expected: Lines) -> None:
    filed = books(*THREE)
    found = shown(filed, staff(*groups), HEADS)
    assert [(line.head, line.amount, line.lessons is not None) for line in found.spending] == expected
    assert total(line.amount for line in found.spending) == total(line.amount for line in filed.spending)


def test_without_a_staff_file_the_books_stand_as_they_are() -> None:
    assert shown(books(*THREE), None, HEADS) == books(*THREE)


def test_the_lessons_of_a_single_teacher_are_not_printed() -> None:
    assert [(row.people, row.lessons) for row in staff_rows(staff(("本校教职工", 1, 50)))] == [(1, None)]
    assert [(row.people, row.lessons) for row in staff_rows(staff(("本校教职工", 2, 50)))] == [(2, 10)]
