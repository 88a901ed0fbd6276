"""The rules and the policies that they serve in; the catalogue of rules, and the page of each rule, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from textwrap import dedent

from generator.city import City, Stage
from generator.examples import Example, example_of
from generator.findings import Report, Severity
from generator.model.kinds import kind
from generator.notices.areas import area_name, in_order
from generator.notices.clause_links import CitedClause, ClauseLink, asking, cited, links
from generator.notices.origin import Origin, Vouch, of_bureau
from generator.notices.provenance import Crumb
from generator.notices.reach import PolicyReach, Stopped, policies_of, stopped, subject_word
from generator.notices.state import States
from generator.rules import Modal, Rule, Scope, all_rules
from generator.wording.builtin import BUILTIN, Builtin
from generator.wording.sentences import SEVERITIES

_WEIGHTS = {
    Modal.MUST: "不符合就退回，没有例外",
    Modal.IN_PRINCIPLE: "不符合就退回；写明理由的放行，理由公开显示",
    Modal.SIGNAL: "退回，由教育局决定是否放行",
    Modal.ENCOURAGED: "只提建议，不退回",
    Modal.ATTESTED: "缺少文件、日期或岗位就退回；事情本身由学校负责",
}
_SINCE = {
    Stage.DRAFTED: "从起草方案起",
    Stage.SUBMITTED: "从方案报批起",
    Stage.REVIEWED: "从审批的第一步起",
    Stage.APPROVED: "从审批的最后一步以前起",
    Stage.FILED: "从审批的各步办完起",
    Stage.PUBLISHED: "从告知书公开起",
    Stage.APPLICATIONS: "从家长申请起",
    Stage.RUNNING: "从第一个服务日起",
    Stage.SETTLED: "从学期结算起",
    Stage.DISCLOSED: "从收支公示起",
    Stage.CLOSED: "从公示期满起",
}
_SCOPES = {Scope.TERM: "每所学校每个学期", Scope.SCHOOL: "每所学校", Scope.CITY: "全市"}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the catalogue."""

    id: str
    title: str
    modal: str
    severity: str
    clauses: tuple[ClauseLink, ...]
    stopped: Stopped

    @property
    def address(self) -> str:
        return f"rules/{self.id}/"


@dataclass(frozen=True, slots=True)
class AreaRules:
    """The rules of one area; `anchor` is its place on the page."""

    anchor: str
    name: str
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueView:
    """The list of all rules."""

    crumbs: tuple[Crumb, ...]
    total: int
    modals: tuple[tuple[str, int, str], ...]
    areas: tuple[AreaRules, ...]
    forms: tuple[AreaRules, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a finding's sentence; a placeholder stands for what the finding fills in."""

    text: str
    placeholder: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """The page of one rule. `facts` say when and where it applies; `what` and `why` are empty for built-in ones."""

    crumbs: tuple[Crumb, ...]
    id: str
    title: str
    area: str
    modal: str
    what: str
    why: str
    mend: str
    mend_en: str
    facts: tuple[tuple[str, str], ...]
    policies: tuple[PolicyReach, ...]
    stopped: Stopped
    counted: str
    clauses: tuple[CitedClause, ...]
    unregistered: tuple[str, ...]
    zh: tuple[Word, ...]
    en: tuple[Word, ...]
    example: Example | None
    origin: Origin


def catalogue(city: City, report: Report) -> CatalogueView:
    """All rules by area with what each has stopped, then the requirements on the form of files."""
    rules, ends = all_rules().values(), stopped(report)
    counts = Counter(rule.modal for rule in rules)
    return CatalogueView(
        crumbs=(Crumb("首页", ""), Crumb("检查规则")),
        total=len(rules),
        modals=tuple((modal.value, counts[modal], _WEIGHTS[modal]) for modal in Modal if counts[modal]),
        areas=tuple(_area(city, area, ends) for area in in_order(rule.area for rule in rules)),
        forms=tuple(_forms(city, area, ends) for area in dict.fromkeys(text.area for text in BUILTIN.values())),
        origin=of_bureau(city, "rules", [_data(rule) for rule in rules], *_VOUCHES),
    )


_VOUCHES = (
    Vouch("ok", "机器核对", "每条规则都由程序执行，对所有学校一样"),
    Vouch("approved", "教育局登记", "规则所用的数值和条款，由教育局写在政策里"),
)


def _area(city: City, area: str, ends: Mapping[str, Stopped]) -> AreaRules:
    rows = (_row(city, rule, ends) for rule in all_rules().values() if rule.area == area)
    return AreaRules(area, area_name(area), tuple(rows))


def _row(city: City, rule: Rule, ends: Mapping[str, Stopped]) -> RuleRow:
    severity = SEVERITIES[rule.severity][0]
    cited_by = links(city.register, asking(city.register, rule.id, rule.clauses))
    return RuleRow(rule.id, rule.title, rule.modal.value, severity, cited_by, ends.get(rule.id, Stopped()))


def _forms(city: City, area: str, ends: Mapping[str, Stopped]) -> AreaRules:
    rows = (
        RuleRow(
            text.id,
            text.title,
            Modal.MUST.value,
            SEVERITIES[_form_severity(text)][0],
            links(city.register, asking(city.register, text.id, ())),
            ends.get(text.id, Stopped()),
        )
        for text in BUILTIN.values()
        if text.area == area
    )
    return AreaRules("", area, tuple(rows))


_WARNINGS = ("reason-unused", "reason-powerless", "decision-unused", "decision-expired")


def _form_severity(text: Builtin) -> Severity:
    """All are errors but a few: an exception that nobody needs, and what may be personal or not."""
    return Severity.WARNING if text.id in _WARNINGS else Severity.ERROR


def rule_views(states: States) -> tuple[RuleView, ...]:
    """The same, made once for the pages and for the search."""
    return states.once("rules", lambda: tuple(rule_pages(states.city, states.report)))


def rule_pages(city: City, report: Report) -> Iterable[RuleView]:
    """A page for every rule and every built-in finding."""
    ends = stopped(report)
    for rule in all_rules().values():
        yield rule_page(city, rule, ends.get(rule.id, Stopped()))
    for text in BUILTIN.values():
        yield builtin_page(city, text, ends.get(text.id, Stopped()))


def rule_page(city: City, rule: Rule, ends: Stopped) -> RuleView:
    """The page of a rule of the policy."""
    found = cited(city.register, asking(city.register, rule.id, rule.clauses))
    known = {clause.link.id for clause in found}
    elsewhere = bool(found) and known.isdisjoint(rule.clauses)  # another city's numbers: its clauses name the rule, none is missing
    return RuleView(
        crumbs=_crumbs(rule.title),
        id=rule.id,
        title=rule.title,
        area=area_name(rule.area),
        modal=rule.modal.value,
        what=rule.what,
        why=rule.why,
        mend=rule.mend,
        mend_en=rule.mend_en,
        facts=tuple(_facts(rule)),
        policies=policies_of(city, rule),
        stopped=ends,
        counted=subject_word(rule),
        clauses=found,
        unregistered=() if elsewhere else tuple(clause for clause in rule.clauses if clause not in known),
        zh=words(rule.zh),
        en=words(rule.en),
        example=_example(rule),
        origin=of_bureau(city, "rule", _data(rule), *_VOUCHES),
    )


def _facts(rule: Rule) -> Iterable[tuple[str, str]]:
    yield "规范用语", f"{rule.modal.value}：{_WEIGHTS[rule.modal]}"
    yield "严重程度", SEVERITIES[rule.severity][0]
    yield "核对对象", _SCOPES[rule.scope]
    if rule.scope is Scope.TERM:
        yield "何时起查", _SINCE[rule.since]
    if rule.reads:
        yield "要看的文件", "、".join(f"{kind(name).label}（{name}.yml）" for name in rule.reads)


def builtin_page(city: City, text: Builtin, ends: Stopped) -> RuleView:
    """The page of a requirement on the form of files."""
    severity = _form_severity(text)
    why = "含有个人信息的文件不能发布" if text.id.startswith("personal-") else "程序读不了或认不得的文件不能发布"
    weight = why if severity is Severity.ERROR else "只提醒，不影响发布"
    return RuleView(
        crumbs=_crumbs(text.title),
        id=text.id,
        title=text.title,
        area=text.area,
        modal=Modal.MUST.value,
        what="",
        why="",
        mend=text.mend,
        mend_en=text.mend_en,
        facts=(("种类", f"{text.area}方面的要求，对所有填报文件一样"), ("严重程度", f"{SEVERITIES[severity][0]}：{weight}")),
        policies=(),
        stopped=ends,
        counted=subject_word(None),
        clauses=cited(city.register, asking(city.register, text.id, ())),
        unregistered=(),
        zh=words(_composed(text.zh, "zh")),
        en=words(_composed(text.en, "en")),
        example=None,
        origin=of_bureau(city, "rule", [text.id, text.title, text.zh, text.mend], *_VOUCHES),
    )


def _example(rule: Rule) -> Example | None:
    """The examples without the indentation that they have in their file."""
    found = example_of(rule.id)
    return replace(found, bad=dedent(found.bad), good=dedent(found.good)) if found else None


_PLACEHOLDER = re.compile(r"\{([a-z_0-9]+)\}")


def words(template: str) -> tuple[Word, ...]:
    """A sentence cut at its placeholders."""
    parts = _PLACEHOLDER.split(template)
    return tuple(Word(part, placeholder=number % 2 == 1) for number, part in enumerate(parts) if part)


def _composed(template: str, lang: str) -> str:
    """Without the clauses that a sentence carries only at times."""
    return template.replace(f"{{cause_{lang}}}", "").replace(f"{{latest_{lang}}}", "")


def _crumbs(title: str) -> tuple[Crumb, ...]:
    return (Crumb("首页", ""), Crumb("检查规则", "rules/"), Crumb(title))


def _data(rule: Rule) -> object:
    return [rule.id, rule.title, rule.what, rule.why, rule.mend, list(rule.clauses), rule.modal.value, rule.scope.value, rule.since.name]
