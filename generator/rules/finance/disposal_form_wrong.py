"""二(三)c: a part of the balance with figures that do not belong to what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.finance import Disposal
from generator.rules.finance.surplus_not_disposed import CARRIED, RETURNED
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(三)c",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="处理方式是“{way}”，{label}{wrong}",
    en="what became of it is “{way}”, so {field} {wrong_en}",
    mend_en="Numbers of pupils go with money returned to pupils; a day goes with whatever was paid out.",
)
def disposal_form_wrong(filing: Filing) -> Iterator[Hit]:
    """结余处理的内容与处理方式不符。

    查什么：只有退还学生的写人数和每生金额；退还和上缴的写日期，结转下学期的不写。
    为什么：钱退了、缴了还是留着，是三件不同的事，写混了就说不清钱在哪里。
    怎么改：处理方式写错的改正处理方式；多写的删去，付了款的补上日期。
    """
    for part in filing.finance.disposal:
        for field, label, there in _wrong(part):
            values = {"way": part.way, "field": field, "label": label}
            words = {"wrong": "不应写", "wrong_en": "must not be given"} if there else {"wrong": "没有写", "wrong_en": "is missing"}
            yield Hit(part.at(field), values | words, subject=part.way)


def _wrong(part: Disposal) -> Iterator[tuple[str, str, bool]]:
    """The fields that should not be there, or should and are not."""
    if part.way != RETURNED:
        if part.pupils is not None:
            yield "pupils", "人数", True
        if part.per_pupil is not None:
            yield "per_pupil", "每生金额", True
    if part.way == CARRIED and part.date is not None:
        yield "date", "日期", True
    if part.way != CARRIED and part.amount and part.date is None:
        yield "date", "日期", False
