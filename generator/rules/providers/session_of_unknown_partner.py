"""三(四)3e: a session given by a provider or partner that the plan does not have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3e",),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="“{session}”写的编号“{key}”不在 plan.yml 登记的机构或公益组织之内",
    en="“{session}” names “{key}”, which is none of the providers or partners of plan.yml",
    mend_en="Use the id of plan.yml; a provider or partner that is not in the approved plan cannot give sessions.",
)
def session_of_unknown_partner(filing: Filing) -> Iterator[Hit]:
    """时段由方案以外的机构或组织承担。

    查什么：时段里写的机构编号或组织编号，在 plan.yml 的 providers 或 partners 中登记过。
    为什么：机构和公益组织要随方案一起审批，没有报批的不能进校上课。
    怎么改：编号写错的照 plan.yml 改正；没有登记的先列入方案报批，或改由本校教师承担。
    """
    providers = [provider.id for provider in filing.plan.providers]
    partners = [partner.id for partner in filing.plan.partners]
    for session in filing.times.sessions:
        for field, key, known in (("provider", session.provider, providers), ("partner", session.partner, partners)):
            if key and key not in known:
                only = known[0] if len(known) == 1 and key not in providers + partners else None
                yield Hit(session.at(field), {"session": session.name, "key": key}, subject=session.name, suggest=only)
