from __future__ import annotations

import datetime as dt

from generator.notices.late import late_areas, late_rows, unknown_rows
from tests.render.whole import judged, whole

PUBLICATIONS = "content/bureau/publications/lvye.yml"
AUTUMN, SPRING = (", statement: 2022-01-20", ""), (", statement: 2021-07-12", "")


def test_who_is_late_since_when_and_where() -> None:
    (row,) = late_rows(judged(whole(edits={PUBLICATIONS: AUTUMN})))
    assert (row.school, row.name, row.area, row.area_name, row.term) == ("lvye", "绿野小学", "dong", "城东片区", "2021年秋季学期")
    assert (row.address, row.deadline, row.days) == ("schools/lvye/2021-autumn/finance/", dt.date(2022, 2, 18), 11)


def test_nobody_is_late_on_the_last_day() -> None:
    days = [dt.date(2022, 2, 18), dt.date(2022, 2, 19)]
    assert [len(late_rows(judged(whole(day, edits={PUBLICATIONS: AUTUMN})))) for day in days] == [0, 1]
    assert unknown_rows(judged(whole(edits={PUBLICATIONS: AUTUMN}))) == ()


def test_areas_with_the_most_stand_first() -> None:
    rows = late_rows(judged(whole(edits={PUBLICATIONS: SPRING})))
    assert [row.term for row in rows] == ["2021年春季学期"]
    assert late_areas(rows) == (("districts/dong/", "城东片区", 1),)
