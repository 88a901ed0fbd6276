"""四(二)i: what parents are told has words of having to buy insurance."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.content._texts import free_texts, hits
from generator.rules.content._words import signs
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(二)i",),
    modal=Modal.SIGNAL,
    reads=("plan", "times"),
    zh="{label}里有“{words}”，疑似强制购买保险",
    en="“{words}” stands in `{field}`: a sign that insurance has to be bought",
    mend_en="Say that insurance is the family's choice; where nothing is wrong, the bureau may decide so; that is printed on the notice.",
)
def insurance_words(filing: Filing) -> Iterator[Hit]:
    """疑似强制购买保险。

    查什么：写给家长的话里，没有必须购买、统一投保一类的提示词；否定的说法不算。
    为什么：学生的商业保险买不买由家长自己定，不能当作参加课后服务的条件。
    怎么改：写明保险由家长自愿购买、与参加服务无关；确实没有问题的，请教育局核实后作出豁免决定，决定会公开显示。
    """
    yield from hits(free_texts(filing), signs(filing.values, "强制保险"))
