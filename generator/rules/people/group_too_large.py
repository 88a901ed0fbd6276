"""二(四)a: groups with more pupils than the policy allows one group."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.times import Session
from generator.rules.framework import Modal, rule
from generator.rules.people._crowd import expected_alone


@rule(
    clauses=("二(四)a",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan", "times"),
    zh="“{session}”分{groups}个班组，每组{size}人，超过{limit}人",
    en="“{session}” has {groups} group(s) of {size} pupils, more than {limit}",
    mend_en="Form more groups, or state a reason under `reasons`; it is printed on the notice.",
)
def group_too_large(filing: Filing) -> Iterator[Hit]:
    """一个班组的学生太多。

    查什么：每个时段写的每组人数不超过上限；没有写、学生那个时间又没有别的时段可选的，把这些年级的预计参加人数平均分到各班组来算。
    为什么：实施办法要求按老师、场地的实际情况安排，一个班组人太多就看管不过来。
    怎么改：多分几个班组，或写明实际的每组人数；确有需要的，在本文件 reasons 中写明理由，理由会公开显示。
    """
    limit = filing.values.pupils_per_group
    for session in filing.times.sessions:
        size = _size(filing, session)
        if size is not None and size > limit:
            spot = session.at("groups" if session.group_size is None else "group_size")
            values = {"session": session.name, "groups": session.groups, "size": size, "limit": limit}
            yield Hit(spot, values, subject=session.name)


def _size(filing: Filing, session: Session) -> int | None:
    """As stated, or else the pupils who have nothing else to choose shared out among the groups, rounded up."""
    if session.group_size is not None:
        return session.group_size
    pupils = expected_alone(filing, session)
    return None if pupils is None else -(-pupils // session.groups)
