"""An obligation in; what it is, who has to act and by when, in Chinese or English."""

from __future__ import annotations

import datetime as dt

from generator.due import BUREAU, SCHOOL, Kind, Obligation, State, Unknown
from generator.findings import NotEvaluated
from generator.wording.sentences import gap, pick
from generator.wording.values import Lang, say, several

KINDS: dict[Kind, tuple[str, str]] = {
    Kind.MEASURES: ("报送实施办法", "report the standing measures"),
    Kind.CONSULT: ("征求家长意见", "consult families"),
    Kind.PLAN: ("制定方案", "make the plan"),
    Kind.SUBMIT: ("报批方案", "submit the plan"),
    Kind.APPROVAL: ("办理审批备案", "review, approve and file the plan"),
    Kind.LETTER: ("公开告知书", "publish the letter to parents"),
    Kind.APPLICATIONS: ("审核申请", "review applications"),
    Kind.LICENCE: ("机构办学许可证到期", "provider's licence to be renewed"),
    Kind.CORRECTION: ("整改督导检查的问题", "correct what an inspection found"),
    Kind.SETTLE: ("结算收支", "settle the finances"),
    Kind.STATEMENT: ("公示收支", "disclose the finances"),
    Kind.REFUND: ("退费", "pay a refund"),
    Kind.REPORT: ("报送工作情况", "report on the term's work"),
}
STATES: dict[State, tuple[str, str]] = {
    State.LATE: ("逾期", "late"),
    State.SOON: ("即将到期", "due soon"),
    State.OPEN: ("未到期", "open"),
    State.UNKNOWN: ("暂时不能判断", "cannot be told yet"),
    State.DONE: ("已办", "done"),
}
OWNERS = {SCHOOL: "the school", BUREAU: "the bureau"}
"""In English; offices keep the names that the policy's chain gives them."""
REASONS = {
    "no-policy": ("本学期没有适用的办法", "no policy covers the term"),
    "no-deadline": ("督导检查没有写整改期限", "the inspection set no deadline"),
}


def what(obligation: Obligation, lang: Lang) -> str:
    """What is to be done, with its subject."""
    words = pick(KINDS[obligation.kind], lang)
    if not obligation.subject:
        return words
    return f"{words}（{obligation.subject}）" if lang == "zh" else f"{words} ({obligation.subject})"


def owner(obligation: Obligation, lang: Lang) -> str:
    """Who has to act."""
    return obligation.owner if lang == "zh" else OWNERS.get(obligation.owner, obligation.owner)


def term(obligation: Obligation, lang: Lang) -> str:
    """The term; what is owed once stands for all."""
    return say(obligation.term, lang) if obligation.term else pick(("长期", "standing"), lang)


def when(due: dt.date, as_of: dt.date, lang: Lang) -> str:
    """The last day, and how far off or how long past it is."""
    day, days = say(due, lang), (as_of - due).days
    if days > 0:
        return pick((f"{day}到期，逾期{days}天", f"was due {day}, {several(days, 'day')} late"), lang)
    left = pick((f"还有{-days}天", f"{several(-days, 'day')} left"), lang) if days else pick(("就是今天", "today"), lang)
    return pick((f"{day}到期，{left}", f"due {day}, {left}"), lang)


def reason(why: Unknown, lang: Lang) -> str:
    """Why nobody can tell its day."""
    if why.cause in REASONS:
        return pick(REASONS[why.cause], lang)
    return gap(NotEvaluated("", "", "", why.cause, why.values), lang)
