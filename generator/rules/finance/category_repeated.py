"""三(五)e: a category of exempt or reduced pupils that stands twice in the books."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.values import Fen
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)e",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{category}”在免费和减收中写了不止一次",
    en="“{category}” stands more than once among the exempt and reduced",
    mend_en="One line for each category; correct the name of the category where it was copied.",
)
def category_repeated(filing: Filing) -> Iterator[Hit]:
    """减免的类别重复。

    查什么：免费的每个类别只写一行，并且不同时写在减收里；减收的每个类别每种金额只写一行（小学部、初中部金额不同的分行写）。
    为什么：同一类写两行，家长分不清免了多少人，多半是把别的类别写成了它。
    怎么改：核对类别名称，写错的改正；同一类的人数合并成一行。
    """
    finance = filing.finance
    rows = [(row, row.category, None) for row in finance.exempt] + [(row, row.category, row.per_pupil) for row in finance.reduced]
    seen: set[tuple[str, Fen | None]] = set()
    for row, category, paid in rows:
        if {(category, paid), (category, None)} & seen:
            yield Hit(row.at("category"), {"category": category}, subject=category)
        seen.add((category, paid))
