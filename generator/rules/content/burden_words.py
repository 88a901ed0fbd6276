"""二(一)d, 三(三)a: names and descriptions with words of tests and more homework."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.content._texts import hits, names, summaries
from generator.rules.content._words import signs
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)d", "三(三)a"),
    modal=Modal.SIGNAL,
    reads=("plan", "times"),
    zh="{label}里有“{words}”，疑似加重课业负担",
    en="“{words}” stands in `{field}`: a sign of a heavier workload",
    mend_en="Take tests and extra homework out; where nothing is wrong, the bureau may decide so; that is printed on the notice.",
)
def burden_words(filing: Filing) -> Iterator[Hit]:
    """疑似加重课业负担。

    查什么：时段名称、机构课程名称和时段内容里，没有测验、额外作业一类的提示词；写明不做的（如“不布置作业”）不算。
    为什么：课后服务不能加重学生的课业负担，测验和另外布置的作业都是负担。
    怎么改：取消测验和额外作业；确实没有问题的，请教育局核实后作出豁免决定，决定会公开显示。
    """
    words = signs(filing.values, "课业负担")
    yield from hits(names(filing), words)
    yield from hits(summaries(filing), words)
