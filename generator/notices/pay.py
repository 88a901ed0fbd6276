"""The books of a term, its staff file and the policy's heads of pay in; the books with pay as it may be shown out.

A line of pay at a rate that one person alone gets is that person's pay. It is put together with the other lines of its head or, where one
person is all that the head pays, with the pay of the other head. The filing keeps its lines: rates and lessons are what its rules check.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.model.fields import Part
from generator.model.finance import Finance, Spending
from generator.model.policy import PayHead
from generator.model.staff import Staff
from generator.model.values import total
from generator.rules.finance._pay import paid_under

BOTH = "劳务报酬（辅导教师和校外聘请人员）"


def shown(books: Finance, staff: Part | None, heads: Sequence[PayHead]) -> Finance:
    """The books with no line of pay that is one person's, as far as the staff file says who is paid what."""
    if not isinstance(staff, Staff):
        return books
    alone = {line.head for line in books.spending if _one_person(line, staff, heads)}
    if any(_people(staff, head, heads) == 1 for head in alone):
        return _joined(books, tuple(row.head for row in heads), BOTH)
    for head in sorted(alone):
        books = _joined(books, (head,), head)
    return books


def _one_person(line: Spending, staff: Staff, heads: Sequence[PayHead]) -> bool:
    return sum(group.people for group in paid_under(heads, staff, line.head) if group.rate == line.rate) == 1


def _people(staff: Staff, head: str, heads: Sequence[PayHead]) -> int:
    return sum(group.people for group in paid_under(heads, staff, head))


def _joined(books: Finance, heads: tuple[str, ...], name: str) -> Finance:
    """One line in the place of the first of those heads, without lessons and rates."""
    lines = [line for line in books.spending if line.head in heads]
    note = "；".join(dict.fromkeys(("不列个人报酬", *(line.note for line in lines if line.note))))
    whole = Spending(where=lines[0].where, head=name, amount=total(line.amount for line in lines), note=note)
    at = books.spending.index(lines[0])
    rest = [line for line in books.spending if line.head not in heads]
    return replace(books, spending=(*rest[:at], whole, *rest[at:]))
