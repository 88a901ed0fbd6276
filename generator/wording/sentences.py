"""A finding in; its sentence, its way to mend and its nearest compliant value out, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from generator.findings import Finding, NotEvaluated, Severity
from generator.rules import Rule, all_rules
from generator.wording.builtin import (
    BUILTIN,
    CAUSES,
    CLOSED,
    DAYS,
    DECISION_FIELDS,
    FLAWS,
    FORMS,
    GAPS,
    LEDGER_PAPERS,
    LOST,
    PERSONAL,
    SLICE_WORDS,
    Builtin,
)
from generator.wording.submission import MODES, NAMES, OWNERS
from generator.wording.values import Lang, plain, say

SEVERITIES: dict[Severity, tuple[str, str]] = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.ADVICE: ("建议", "advice"),
}


def pick(pair: tuple[str, str], lang: Lang) -> str:
    """The Chinese or the English one of two texts."""
    return pair[0] if lang == "zh" else pair[1]


def title(rule_id: str, lang: Lang = "zh") -> str:
    """The rule's name for people; an old record may state reasons for a rule that is no more."""
    rule = BUILTIN.get(rule_id) or all_rules().get(rule_id)
    return rule.title if rule is not None and lang == "zh" else rule_id


def message(finding: Finding, lang: Lang = "zh") -> str:
    """What is wrong, in one sentence."""
    rule = _texts(finding.rule)
    template = rule.zh if lang == "zh" else rule.en
    return template.format(**_words(finding.values, lang))


def in_full(finding: Finding, lang: Lang = "zh", law: str = "") -> str:
    """The sentence of a finding, `law` after it, and how to mend it, as one text."""
    return f"{message(finding, lang)}{law}{pick(('。怎么改：', '. To mend: '), lang)}{help_text(finding, lang)}"


def help_text(finding: Finding, lang: Lang = "zh") -> str:
    """How to mend it, with the nearest compliant value where there is one."""
    rule = _texts(finding.rule)
    mend = rule.mend if lang == "zh" else rule.mend_en
    suggest = suggestion(finding, lang)
    if not suggest:
        return mend
    return f"可以写：{suggest}。{mend}" if lang == "zh" else f"Nearest value that complies: {suggest}. {mend}"


def suggestion(finding: Finding, lang: Lang = "zh") -> str:
    """The nearest compliant value as a file has it (3040.00, 2021-09-06), or nothing."""
    if isinstance(finding.suggest, str) or finding.suggest is None:
        return finding.suggest or ""
    listed = plain(finding.suggest)
    return say(listed, lang) if isinstance(listed, list) else str(listed)


def gap(entry: NotEvaluated, lang: Lang = "zh") -> str:
    """Why a rule was not evaluated."""
    return pick(GAPS[entry.why], lang).format(**{key: say(value, lang) for key, value in entry.values.items()})


def slice_words(names: Iterable[str], lang: Lang = "zh") -> str:
    """What the slices of a filing hold."""
    return ("；" if lang == "zh" else "; ").join(pick(SLICE_WORDS[name], lang) for name in names)


def _texts(rule_id: str) -> Rule | Builtin:
    return BUILTIN.get(rule_id) or all_rules()[rule_id]


def _words(values: Mapping[str, object], lang: Lang) -> dict[str, str]:
    """The values as words, with the few composed ones of built-in findings."""
    words = {key: say(value, lang) for key, value in values.items()}
    words.setdefault("label", words.get("field", ""))
    if "form" in values:
        words["form"] = pick(FORMS[str(values["form"])], lang)
    words["cause_zh"] = CAUSES.get(str(values.get("cause", "other")), "")
    words["personal_zh"], words["personal_en"] = PERSONAL.get(str(values.get("personal")), ("", ""))
    words["field_zh"] = DECISION_FIELDS.get(str(values.get("field")), "")
    words["flaw_zh"], words["flaw_en"] = FLAWS.get(str(values.get("what")), ("", ""))
    texts = {"why": CLOSED, "lost": LOST, "paper": LEDGER_PAPERS, "owner": OWNERS, "name": NAMES, "mode": MODES}
    for key, known in texts.items():
        words[f"{key}_zh"], words[f"{key}_en"] = known.get(str(values.get(key)), ("", ""))
    if "slices" in values:
        words["slices"] = slice_words(cast("tuple[str, ...]", values["slices"]), lang)
    for side in ("here", "there"):
        words[f"{side}_zh"], words[f"{side}_en"] = DAYS.get(str(values.get(side)), ("", ""))
    latest = values.get("policy")
    words["latest_zh"] = f"（已登记的《{latest}》到{say(values.get('last_term'))}为止）" if latest else ""
    words["latest_en"] = f" (《{latest}》 ends with {say(values.get('last_term'), 'en')})" if latest else ""
    return words
