"""Which file is of which kind: the path of a file decides how it is read and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import bureau, policy
from generator.model.fields import Part
from generator.model.finance import Finance
from generator.model.plan import Plan
from generator.model.record import Record
from generator.model.school import School
from generator.model.staff import Staff
from generator.model.times import Times

_SCHOOL = r"(?P<school>_?[a-z0-9][a-z0-9-]{1,30})"
_TERM = r"(?P<term>20[0-9]{2}-(?:autumn|spring))"
_NAME = r"[a-z0-9][a-z0-9-]{0,40}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name, Chinese label, the class of its content and the paths it may stand at.

    `owner` is school or bureau.
    """

    name: str
    label: str
    part: type[Part]
    path: str
    owner: str = "bureau"


KINDS = (
    Kind("school", "学校信息", School, rf"schools/{_SCHOOL}/school\.yml", "school"),
    Kind("plan", "课后服务方案", Plan, rf"schools/{_SCHOOL}/{_TERM}/plan\.yml", "school"),
    Kind("times", "服务时间", Times, rf"schools/{_SCHOOL}/{_TERM}/times\.yml", "school"),
    Kind("staff", "师资", Staff, rf"schools/{_SCHOOL}/{_TERM}/staff\.yml", "school"),
    Kind("record", "实施记录", Record, rf"schools/{_SCHOOL}/{_TERM}/record\.yml", "school"),
    Kind("finance", "学期收支", Finance, rf"schools/{_SCHOOL}/{_TERM}/finance\.yml", "school"),
    Kind("policy", "办法", policy.PolicyHead, rf"content/policy/(?P<policy>{_NAME})/policy\.yml"),
    Kind("clauses", "条款", policy.ClausesFile, rf"content/policy/(?P<policy>{_NAME})/clauses\.yml"),
    Kind("parameters", "参数", policy.Parameters, rf"content/policy/(?P<policy>{_NAME})/parameters\.yml"),
    Kind("interpretations", "解释", policy.InterpretationsFile, rf"content/policy/(?P<policy>{_NAME})/interpretations\.yml"),
    Kind("calendar", "节假日", bureau.CalendarFile, r"content/calendar/(?P<year>[0-9]{4})\.yml"),
    Kind("city", "全市信息", bureau.CityFile, r"content/bureau/city\.yml"),
    Kind("terms", "学期", bureau.TermsFile, r"content/bureau/terms\.yml"),
    Kind("registration", "学校名册", bureau.Registration, rf"content/bureau/schools/{_SCHOOL}\.yml"),
    Kind("approval", "审批记录", bureau.Approval, rf"content/bureau/approvals/{_TERM}/{_SCHOOL}/(?P<step>{_NAME})\.yml"),
    Kind("publications", "公开记录", bureau.Publications, rf"content/bureau/publications/{_SCHOOL}\.yml"),
    Kind("waiver", "教育局决定", bureau.Waiver, rf"content/bureau/decisions/{_NAME}\.yml"),
    Kind("corrections", "更正", bureau.CorrectionsFile, rf"content/bureau/corrections/{_TERM}/{_SCHOOL}\.yml"),
    Kind("withdrawals", "撤回", bureau.WithdrawalsFile, rf"content/bureau/withdrawals/{_TERM}/{_SCHOOL}\.yml"),
    Kind("inspection", "督导检查", bureau.Inspection, rf"content/bureau/inspections/{_NAME}\.yml"),
    Kind("whitelist", "机构白名单", bureau.Whitelist, r"content/bureau/whitelist\.yml"),
    Kind("roles", "审批岗位", bureau.RolesFile, r"content/bureau/roles\.yml"),
)

_BY_NAME = {kind.name: kind for kind in KINDS}
_PATTERNS = tuple((kind, re.compile(kind.path, re.ASCII)) for kind in KINDS)


def kind(name: str) -> Kind:
    """The kind of that name; KeyError for an unknown one."""
    return _BY_NAME[name]


def kind_of(file: str) -> tuple[Kind, dict[str, str]] | None:
    """The kind of a file by its path, with what the path says (school, term, …); None if no kind stands there."""
    for known, pattern in _PATTERNS:
        match = pattern.fullmatch(file)
        if match:
            return known, {key: value for key, value in match.groupdict().items() if value}
    return None
