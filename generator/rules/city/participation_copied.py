"""二(四)c: two schools with the very same pupils in every grade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.city import City, Filing
from generator.findings import Hit, Where
from generator.model.values import Group, TermId
from generator.rules.framework import Modal, Scope, rule

FEWEST = 3

Numbers = tuple[tuple[int, int, int | Group | None, int | Group | None], ...]


@rule(
    clauses=("二(四)c",),
    modal=Modal.ENCOURAGED,
    scope=Scope.CITY,
    zh="{school}与{other}{term}各年级的人数完全相同",
    en="{school} and {other} have the very same numbers in every grade in {term}",
    mend_en="Count the pupils of your own school.",
)
def participation_copied(city: City) -> Iterator[Hit]:
    """两所学校的人数完全相同。

    查什么：同一个学期里，没有两所学校各年级的在校、申请和参加人数完全相同（至少三个年级）。
    为什么：各校的学生和需要不会一模一样；人数完全相同，多半有一所是照抄的。
    怎么改：按申请表重新清点；确实碰巧相同的可以不改，这只是提醒。
    """
    first: dict[tuple[object, ...], str] = {}
    for school in city.schools:
        for term, numbers, where in school.about("pupils by grade", lambda: tuple(_numbers(school.filings))):  # noqa: B023 - asked at once
            other = first.setdefault((term, numbers), school.id)
            if other != school.id:
                yield Hit(where, {"school": school.id, "other": other, "term": term}, subject=other)


def _numbers(filings: Iterable[Filing]) -> Iterator[tuple[TermId, Numbers, Where]]:
    for filing in filings:
        rows = filing.record.grades if filing.has("record") else ()
        if len(rows) >= FEWEST:
            numbers = tuple((row.grade, row.enrolled, row.applied, row.participants) for row in rows)
            yield filing.id, numbers, filing.record.at("grades")
