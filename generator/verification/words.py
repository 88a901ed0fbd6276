"""An outcome in; its lines for people or its JSON out."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

from generator.integrity.digest import short
from generator.model.values import TermId
from generator.notices.updates import PAPERS
from generator.verification.outcome import Outcome
from generator.wording.sentences import pick
from generator.wording.values import Lang, day
from generator.wording.verification import TROUBLES, UNPROVEN, VERDICTS

MOST = 20
"""So many troubles are told one by one, the rest counted."""


def as_text(outcome: Outcome, lang: Lang) -> str:
    """The verdict first, then what it is about, what is wrong, and what is not proved."""
    return "".join(f"{line}\n" for line in _lines(outcome, lang))


def _lines(outcome: Outcome, lang: Lang) -> Iterator[str]:
    yield pick(VERDICTS[outcome.subject, outcome.verdict], lang) + ("。" if lang == "zh" else ".")
    yield from _facts(outcome, lang)
    for trouble in outcome.troubles[:MOST]:
        yield "  " + pick(TROUBLES[trouble.code], lang).format(place=trouble.place, **trouble.values)
    if (more := len(outcome.troubles) - MOST) > 0:
        yield f"  另有{more}处。" if lang == "zh" else f"  and {more} more."
    if outcome.unproven:
        yield "不能证明的：" if lang == "zh" else "Not provable:"
        yield from (f"  {pick(UNPROVEN[code], lang)}" for code in outcome.unproven)


def _facts(outcome: Outcome, lang: Lang) -> Iterator[str]:
    facts = outcome.facts
    if outcome.subject == "code" and "school" in facts:
        yield from _of_code(outcome, lang)
    elif outcome.subject in ("ledger", "site") and "lines" in facts:
        zh = f"  {facts['lines']}行，末行 {facts['head']}，记于{facts['last'] or '—'}；对照了{facts['saved']}个存下的末行。"
        en = f"  {facts['lines']} lines, head {facts['head']}, of {facts['last'] or '-'}; compared with {facts['saved']} saved heads."
        yield pick((zh, en), lang)


def _of_code(outcome: Outcome, lang: Lang) -> Iterator[str]:
    facts = outcome.facts
    term, paper, code = TermId.parse(str(facts["term"])), str(facts["paper"]), short(str(facts["sha256"]))
    since, until = facts["since"], facts.get("until")
    assert isinstance(since, dt.date), "every version has its day"
    zh = f"  {code}　{facts['school']} {term.season_name} {PAPERS[paper]} 第{facts['version']}版，{day(since)}公开"
    en = f"  {code}  {facts['school']} {term} {paper} version {facts['version']}, published {since}"
    if isinstance(until, dt.date):
        by = facts.get("by_version")
        what = (f"由第{by}版代替", f"superseded by version {by}") if by else {
            "withdrawn": ("撤回", "withdrawn"), "purged": ("依法删除", "purged"),
        }[outcome.verdict]  # fmt: skip
        zh, en = f"{zh}，{day(until)}{what[0]}", f"{en}, {what[1]} on {until}"
    yield pick((f"{zh}。", f"{en}."), lang)
    if facts.get("reason"):
        yield pick((f"  理由：{facts['reason']}（{facts['role']}）", f"  Reason: {facts['reason']} ({facts['role']})"), lang)


def as_json(outcome: Outcome) -> str:
    """One object: version, subject, verdict, passed, the facts, the troubles and what is not proved, with their sentences."""
    data = {
        "version": 1,
        "subject": outcome.subject,
        "verdict": outcome.verdict,
        "passed": outcome.passed,
        "facts": {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in outcome.facts.items()},
        "troubles": [
            {"code": one.code, "place": one.place, "message": TROUBLES[one.code][0].format(place=one.place, **one.values)}
            for one in outcome.troubles
        ],
        "unproven": [{"code": code, "message": UNPROVEN[code][0]} for code in outcome.unproven],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
