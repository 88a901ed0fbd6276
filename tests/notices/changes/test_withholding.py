"""Two versions of which one withholds a number, and every field of the sample changed, in; sentences that give nothing away out."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from generator.city import Filing
from generator.model.fields import Part, Spec, specs
from generator.model.finance import ReducedCharge
from generator.model.values import Fen, Group
from generator.notices.changes import Change, changes
from generator.notices.excuses import stated
from generator.notices.finance import finance
from generator.notices.notice import notice
from generator.notices.updates import PAPERS, Version, published
from generator.render.environment import environment
from generator.render.filings import _sheet
from generator.render.paper import paper as sheet_of
from generator.site import Page
from tests.render.sample import SITE, filing, states

NUMBER = re.compile(r"[0-9]+(?:[.,:][0-9]+)*")
FEWER, SIX = Group(None), Group(6)


def put(of: Filing, name: str, **values: Any) -> Filing:
    return replace(of, parts={**of.parts, name: replace(of.parts[name], **values)})


def said(old: Filing, new: Filing, paper: str) -> tuple[str, ...]:
    return tuple(change.sentence for change in changes(old, new, paper))


def _yunling() -> Filing:
    """A merged statement: a group that pays less is withheld."""
    found = next(
        f for school in states().city.schools for f in school.filings if school.id == "yunling" and f.has("finance") and f.finance.merged
    )
    assert published(states(), found, "finance")
    return found


def _exact(of: Filing) -> Filing:
    """The same as it would have been with six in the group: everything has its own amount."""
    books = of.finance
    charges = tuple(replace(row, pupils=61, amount=Fen(row.per_pupil * 61)) for row in books.charges)
    reduced = tuple(replace(row, pupils=SIX, amount=Fen(row.per_pupil * 6)) for row in books.reduced)
    return put(of, "finance", charges=charges, reduced=reduced, together=None, net_income=books.net_income + 12345)


@pytest.mark.parametrize("turned", [False, True])
def test_a_group_that_is_withheld_in_one_version_is_not_told_from_the_other(turned: bool) -> None:
    old, new = (_yunling(), _exact(_yunling())) if turned else (_exact(_yunling()), _yunling())
    found = said(old, new, "finance")
    assert "净收入有调整" in found
    assert any(re.fullmatch("减收“.*”的人数有调整", sentence) for sentence in found)
    assert [sentence for sentence in found if NUMBER.search(sentence)] == []


def test_a_row_that_comes_or_goes_is_named_without_its_number() -> None:
    old = _yunling()
    _, *rest = old.finance.refunds
    found = said(old, put(old, "finance", refunds=tuple(rest), disposal=()), "finance")
    assert found
    assert [sentence for sentence in found if NUMBER.search(sentence)] == []


def test_participants_are_not_compared_with_rounded_ones() -> None:
    old = filing("liuhe", "2026-spring")
    assert old.record.rounded
    exact = tuple(replace(row, participants=row.participants + 3) for row in old.record.grades)
    for before, after in ((old, put(old, "record", grades=exact, rounded=False)), (put(old, "record", grades=exact, rounded=False), old)):
        found = said(before, after, "notice")
        assert "“一年级”的参加人数有调整" in found
        assert [sentence for sentence in found if NUMBER.search(sentence)] == []


def test_what_one_person_is_paid_is_not_told() -> None:
    of = filing("liuhe", "2026-autumn")
    alone = tuple(replace(group, people=1 if at else group.people) for at, group in enumerate(of.staff.groups))
    old = put(of, "staff", groups=(*alone, replace(alone[0], kind="非遗传承人", people=1, lessons=40)))
    paid = tuple(replace(group, lessons=group.lessons + 7, rate=Fen(group.rate + 100)) for group in old.staff.groups)
    found = said(old, put(old, "staff", groups=paid), "notice")
    assert "人员“非遗传承人”的课时报酬有调整" in found
    assert [sentence for sentence in found if NUMBER.search(sentence)] == []


def test_numbers_that_are_public_in_both_versions_are_told() -> None:
    of = filing("baima", "2026-spring")
    row = of.finance.reduced[0]
    assert isinstance(row, ReducedCharge)
    more = put(of, "finance", reduced=(replace(row, pupils=Group(9), amount=Fen(row.per_pupil * 9)), *of.finance.reduced[1:]))
    assert f"减收“{row.category}”的人数由5人改为9人" in said(of, more, "finance")


def test_a_reason_for_a_rule_that_is_no_more_is_still_told() -> None:
    """Old records keep the ids of rules that were taken out since."""
    of = filing("liuhe", "2026-autumn")
    (first, *rest) = of.times.reasons
    old = put(of, "times", reasons=(replace(first, rule="no-such-rule"), *rest))
    assert any("no-such-rule" in sentence for sentence in said(old, of, "notice"))
    assert any(excuse.what == "no-such-rule" for several in stated(old).values() for excuse in several)


# Every field of the sample's papers, changed.


def _leaves(part: Part, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Spec, object]]:
    for name, spec in specs(type(part)).items():
        yield from _below(spec, getattr(part, name), (*path, name))


def _below(spec: Spec, value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Spec, object]]:
    if spec.kind == "part":
        yield from _leaves(value, path) if value is not None else ()
    elif spec.kind == "list":
        for at, each in enumerate(value):
            assert spec.item is not None
            yield from _below(spec.item, each, (*path, at))
    elif value is not None:
        yield path, spec, value


def _with(part: Any, path: tuple[str | int, ...], value: object) -> Any:
    first, *rest = path
    if isinstance(first, int):
        return (*part[:first], _with(part[first], tuple(rest), value) if rest else value, *part[first + 1 :])
    return replace(part, **{first: _with(getattr(part, first), tuple(rest), value) if rest else value})


_OTHER: dict[str, Callable[[Any], object]] = {
    "group": lambda value: Group((value.number or 0) + 7777),
    "money": lambda value: Fen(value + 777711),
    "count": lambda value: value + 7777,
    "text": lambda _: "甲乙丙丁",
    "date": lambda value: value.replace(year=value.year - 3, day=27),
}
_NO_SECRET = {"days", "rule", "groups", "group_size", "lessons", "seats", "grade", "carried", "provider", "partner", "why", "kind", "paid_by", "how_to_ask", "payment", "refund"}  # fmt: skip
"""What stands on the term's other page or in another form on this one, or is printed only together with something else."""

_CAPPED = ("finance", "refunds", "rate")
"""A line may print what each pupil got instead."""


def _shown(of: Filing) -> str:
    school = states().city.school(of.school)
    assert school is not None
    found = ""
    for paper, make in (("notice", notice), ("finance", finance)):
        if published(states(), of, paper) and of.has("finance" if paper == "finance" else "plan"):
            view = make(states(), school, of, Version(1, of.as_of, None, "0" * 64, of))
            made = sheet_of(environment(SITE.theme), SITE, _sheet(school, of, paper, f"{paper}.html"), view)
            body = next(page.body for page in made if isinstance(page, Page)).split("版本记录")[0]
            found += html.unescape(re.sub(r"<[^>]+>", " ", body))
    return re.sub(r"[\s,]+", "", found)


def _unbound(of: Filing) -> Filing:
    """Approved whatever it says: a change of what is bound would wait for its approval, and no page would show it."""
    return replace(of, approvals=tuple(replace(one, by="", salt="", slices=(), prev="") for one in of.approvals))


@cache
def _shown_as_it_is(school: str, term: str) -> str:
    return _shown(_unbound(filing(school, term)))


def _told(change: Change) -> set[str]:
    """The values that a sentence tells, the names of rows left out; of a date the day: 5月15日至16日."""
    text = re.sub(r"“[^”]*”", "", change.sentence).replace(",", "")
    days = re.findall(r"[0-9]+年[0-9]+月([0-9]+日)", text)
    return {*days, *NUMBER.findall(re.sub(r"[0-9]+年[0-9]+月[0-9]+日", "", text)), *re.findall("甲乙丙丁", text)}


@pytest.mark.parametrize(("school", "term"), [("binjiang", "2024-autumn"), ("liuhe", "2026-spring")])
def test_no_sentence_tells_what_no_page_of_either_version_shows(school: str, term: str) -> None:
    of, tried, leaks = _unbound(filing(school, term)), set(), []
    for name, part in of.parts.items():
        for path, spec, value in _leaves(part):
            field = (name, *(step for step in path if isinstance(step, str)))
            if field in tried or spec.kind not in _OTHER or isinstance(value, bool) or field[-1] in _NO_SECRET or field == _CAPPED:
                continue
            tried.add(field)
            new = replace(of, parts={**of.parts, name: _with(part, path, _OTHER[spec.kind](value))})
            told = [change for paper in PAPERS for change in changes(of, new, paper) if _told(change)]
            both = _shown_as_it_is(school, term) + _shown(new) if told else ""
            lost = ((field, change.sentence, {each for each in _told(change) if each not in both}) for change in told)
            leaks += [leak for leak in lost if leak[2]]
    assert len(tried) > 80
    assert leaks == []
