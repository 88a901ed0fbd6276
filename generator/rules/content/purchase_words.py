"""三(四)3f: what parents are told has words of having to buy books or materials."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.content._texts import free_texts, hits
from generator.rules.content._words import signs
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3f",),
    modal=Modal.SIGNAL,
    reads=("plan", "times"),
    zh="{label}里有“{words}”，疑似强制购买",
    en="“{words}” stands in `{field}`: a sign that something has to be bought",
    mend_en="Take the purchase out; where nothing is wrong, the bureau may decide so; that is printed on the notice.",
)
def purchase_words(filing: Filing) -> Iterator[Hit]:
    """疑似强制购买图书或用品。

    查什么：写给家长的话里，没有统一购书、指定书店一类的提示词；“不统一订购”这样的否定不算。
    为什么：课外阅读可以借助书店开展，但不能要求学生买书，收费表以外的钱学校都不能收。
    怎么改：用学校的图书和器材，或写明由家长自愿、自备；确实没有问题的，请教育局核实后作出豁免决定，决定会公开显示。
    """
    yield from hits(free_texts(filing), signs(filing.values, "强制购买"))
