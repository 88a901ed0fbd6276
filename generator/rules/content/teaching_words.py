"""三(三)f, 国21-5, 国24-6: names and descriptions with words of teaching in class or of making up lessons."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.content._texts import duties, hits, names, summaries
from generator.rules.content._words import banned, signs
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(三)f", "国21-5", "国24-6"),
    modal=Modal.SIGNAL,
    reads=("plan", "times", "staff"),
    zh="{label}里有“{words}”，疑似上课或补课",
    en="“{words}” stands in `{field}`: a sign of teaching or of making up lessons",
    mend_en="Call the activity what it is; where nothing is wrong, the bureau may decide so; that is printed on the notice.",
)
def teaching_words(filing: Filing) -> Iterator[Hit]:
    """疑似集体教学或补课。

    查什么：时段名称、机构课程名称、时段内容和各人承担的服务里，没有集体教学一类的提示词；写明不做的（如“不讲新课”）不算。
    为什么：课后服务不得集体教学或“补课”，换个名称的上课也是上课，由教育局看实际内容判断。
    怎么改：改写成实际开展的活动；确实没有问题的，请教育局核实后作出豁免决定，决定会公开显示。
    """
    words, own = signs(filing.values, "集体教学"), banned(filing.values)
    yield from hits(names(filing), tuple(word for word in words if word not in own))  # those: teaching-session-name
    yield from hits(summaries(filing), words)
    yield from hits(duties(filing), words)
