"""The approvals of filings in; text for officers and JSON for programs out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from generator.city import City
from generator.notices.approvals import ApprovalsView, Standing, StepView, Vouched
from generator.notices.provenance import display_name
from generator.wording.sentences import pick, slice_words
from generator.wording.values import Lang, plain, say, with_id

STANDINGS: dict[Standing, tuple[str, str]] = {
    Standing.MISSING: ("未办", "not taken"),
    Standing.REFUSED: ("没有通过", "refused"),
    Standing.STALE: ("已失效，须重新办理", "void, to be taken again"),
    Standing.HOLDS: ("有效", "holds"),
}
UNKNOWN = ("批准的那一版没有公开过，看不出改了哪些内容。", "What was approved was never published; nobody can tell what changed.")
VOUCHED: dict[Vouched, tuple[str, str]] = {
    Vouched.RECORDED: ("只有登记，没有绑定内容", "recorded only, bound to nothing"),
    Vouched.ACCOUNT: ("岗位账号办理", "by role account"),
    Vouched.SIGNED: ("岗位账号办理，电子签名已核对", "by role account, signature verified"),
}


def approvals_text(city: City, views: Sequence[ApprovalsView], lang: Lang) -> str:
    """Filing by filing, a line a step, and below a void one what was changed."""
    lines: list[str] = []
    for view in views:
        school = city.school(view.filing.school)
        name = with_id(display_name(school) if school else "", view.filing.school, lang)
        lines += [f"{name} {say(view.filing.id, lang)}", *(line for step in view.steps for line in _lines(step, lang))]
    return "\n".join(lines) if lines else pick(("没有要列出的审批。", "No approvals to list."), lang)


def _lines(step: StepView, lang: Lang) -> Iterator[str]:
    facts = [pick(STANDINGS[step.standing], lang)]
    if step.date is not None and step.vouched is not None:
        facts += [say(step.date, lang), step.number, f"{pick(VOUCHED[step.vouched], lang)}{f' {step.account}' if step.account else ''}"]
    mark = pick(("　← 现在轮到这一步", "  <- this step is next"), lang) if step.turn else ""
    yield f"  {step.office}{step.act}：{'　'.join(facts)}{mark}"
    if step.changed:
        yield "    " + pick(("变更的部分：", "changed: "), lang) + slice_words(step.changed, lang)
    if step.sentences is None:
        yield f"    {pick(UNKNOWN, lang)}"
    yield from (f"    · {sentence}" for sentence in step.sentences or ())


def approvals_json(views: Sequence[ApprovalsView], as_of: object) -> str:
    """One object; dates as 2021-09-06."""
    data = {"version": 1, "as_of": str(as_of), "filings": [_filing(view) for view in views]}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _filing(view: ApprovalsView) -> dict[str, object]:
    return {
        "school": view.filing.school,
        "term": str(view.filing.id),
        "stale": list(view.filing.stale),
        "steps": list(map(_step, view.steps)),
    }


def _step(step: StepView) -> dict[str, object]:
    names = ("step", "office", "act", "standing", "vouched", "date", "number", "account", "slices", "changed", "sentences", "turn")
    values = {name: getattr(step, name) for name in names}
    return {name: None if value in (None, "") else plain(value) for name, value in values.items()}
