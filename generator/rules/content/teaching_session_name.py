"""三(三)f: sessions and courses that are called what the service must not be."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.content._texts import hits, names
from generator.rules.content._words import banned
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(三)f",),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="{label}里有“{words}”，课后服务不得集体教学或补课",
    en="“{words}” stands in `{field}`: the service must not be teaching or making up lessons",
    mend_en="Cancel the session. A session that is something else needs a name that says so.",
)
def teaching_session_name(filing: Filing) -> Iterator[Hit]:
    """名称就是补课。

    查什么：时段名称、机构课程名称里没有不得放行的词（例如“补课”“新课”），全角、空格或插入符号写的也算。
    为什么：课后服务不得集体教学或“补课”，名称都写成补课的，没有判断的余地。
    怎么改：取消这个时段；开展的是别的活动的，改用活动本来的名称。
    """
    yield from hits(names(filing), banned(filing.values))
