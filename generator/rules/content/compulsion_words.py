"""二(一)c, 国24-4: what parents are told has words of having to take part."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.content._texts import free_texts, hits
from generator.rules.content._words import signs
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)c", "国24-4"),
    modal=Modal.SIGNAL,
    reads=("plan", "times"),
    zh="{label}里有“{words}”，疑似强制参加",
    en="“{words}” stands in `{field}`: a sign that pupils have to take part",
    mend_en="Say that taking part is up to the family; where nothing is wrong, the bureau may decide so; that is printed on the notice.",
)
def compulsion_words(filing: Filing) -> Iterator[Hit]:
    """疑似强制学生参加。

    查什么：写给家长的话里，没有强制参加一类的提示词；否定的说法不算。
    为什么：参加课后服务全凭自愿，不得强制或变相强制；有没有强制，由教育局核实后判断。
    怎么改：写清楚参不参加由家长和学生决定；确实没有问题的，请教育局核实后作出豁免决定，决定会公开显示。
    """
    yield from hits(free_texts(filing), signs(filing.values, "强制参加"))
