"""`notices approve`: an office takes its step of a filing; the record is bound to what stands now and to the step before."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import click

from generator.approval_check import name_of, takes
from generator.approvals import Act
from generator.city import City, Filing
from generator.cli.options import Refusal, Settings, global_options, settings
from generator.due import next_step
from generator.examination import Examination, examine
from generator.findings import Finding
from generator.integrity.approving import Taking, act, approval_file, approves, record_text, renewed_text
from generator.model.bureau import Approval
from generator.model.policy import ChainStep
from generator.model.values import TermId
from generator.notices.approvals import approvals
from generator.project import rewrite
from generator.wording.sentences import message, pick, slice_words

_WAITING = frozenset({"service-without-approval"})
"""What is wrong only because the step was not taken yet."""


@click.command()
@click.argument("school_id", metavar="SCHOOL")
@click.argument("term", metavar="TERM")
@click.argument("step", metavar="STEP")
@click.option("--by", required=True, metavar="ACCOUNT", help="办理的岗位账号，见 content/bureau/roles.yml")
@click.option("--number", metavar="TEXT", help="这一步的文号或编号")
@click.option("--result", metavar="TEXT", help="结果；不写则为政策规定的通过时的字样")
@click.option("--opinion", metavar="TEXT", default="", help="意见，没有通过时写要改什么")
@global_options
def approve(school_id: str, term: str, step: str, by: str, number: str | None, result: str | None, opinion: str) -> None:
    """办理一步审批：写好审批记录，只对方案现在的内容有效；变更以后用它重新办理。"""
    chosen = settings()
    examination = examine(chosen.root, chosen.as_of)
    filing = _filing(examination, school_id, term)
    due = _due(examination, filing, step)
    if not number:
        raise Refusal("请用 --number 写明这一步的文号或编号。")
    slices = approves(filing, due, _spoiled(examination, filing))
    taking = Taking(
        by=by, date=chosen.as_of, number=number, result=result or due.result, salt=secrets.token_hex(16), opinion=opinion
    )  # fmt: skip
    new = act(filing, due, slices, taking)
    _refuse_account(examination.repository.city, filing, new)
    _write(chosen, filing, new)
    if not chosen.quiet:
        for line in _told(chosen, examination.repository.city, filing, new):
            click.echo(line)


# ------------------------------------------------------------------------------------------------------------ what refuses


def _filing(examination: Examination, school_id: str, term: str) -> Filing:
    """The filing, if it can be approved at all."""
    if examination.set_up_faults:
        raise Refusal(f"办法、校历或本市设置有误，不能办理：{'、'.join(examination.set_up_faults)}")
    school = examination.repository.city.school(school_id)
    try:
        wanted = TermId.parse(term)
    except ValueError:
        raise click.UsageError(f"学期要写成 2026-autumn 的样子，不能是“{term}”。") from None
    filing = school.filing(wanted) if school else None
    if filing is None:
        raise Refusal(f"{school_id} 没有{wanted.season_name}的方案。")
    if filing.subject is None:
        raise Refusal(f"{filing.folder} 的方案、时间或师资文件缺少或者有误，先运行 notices check。")
    if filing.plan.submitted is None or filing.plan.submitted > filing.as_of:
        raise Refusal(f"学校还没有报批{wanted.season_name}的方案，不能办理。")
    return filing


def _due(examination: Examination, filing: Filing, name: str) -> ChainStep:
    """The step, if it is its turn and the filing has no errors."""
    step = next((step for step in filing.chain if step.step == name), None)
    if step is None:
        raise Refusal(f"审批链中没有“{name}”这一步，只有{'、'.join(filing.steps)}。")
    now = next_step(filing, _spoiled(examination, filing))
    if now is None:
        raise Refusal("各步都已办完，方案也没有变更，没有要办的。")
    if now != step:
        raise Refusal(f"还轮不到{step.office}{step.act}：现在轮到{now.office}{now.act}（{now.step}）。")
    _refuse_later(examination, filing, name)
    own = approval_file(filing, name)
    errors = [f for f in _errors(examination, filing) if f.rule not in _WAITING and f.where.file != own]
    if errors:
        first = f"{errors[0].where.file}:{errors[0].span.line} {message(errors[0])}"
        raise Refusal(f"方案还有 {len(errors)} 处错误，不能办理，先运行 notices check：{first}")
    return step


def _errors(examination: Examination, filing: Filing) -> Iterator[Finding]:
    return (f for f in examination.report.findings if f.rejects and f.school == filing.school and f.term in ("", str(filing.id)))


def _spoiled(examination: Examination, filing: Filing) -> frozenset[str]:
    """The steps whose record has an error that only taking them anew can mend."""
    files = {f.where.file for f in _errors(examination, filing) if f.rule.startswith("approval-")}
    return frozenset(step for step in filing.steps if approval_file(filing, step) in files)


def _refuse_later(examination: Examination, filing: Filing, step: str) -> None:
    """A record that has something of a later day, or cannot be read, is nobody's to overwrite."""
    entry = examination.repository.entries.get(approval_file(filing, step))
    if entry is not None and (entry.content is None or entry.content != filing.approval(step)):
        raise Refusal(f"{entry.file} 里有日期晚于{filing.as_of}的记录，或者有误，没有改动。请核对日期。")


def _refuse_account(city: City, filing: Filing, new: Act) -> None:
    account, name = new.taken.by, name_of(new)
    if not takes(city.roles, new, account, filing.registration.area):
        raise Refusal(f"账号 {account} 在{new.date}不能为这所学校办理{name}，见 content/bureau/roles.yml。")
    others = [one for found in filing.acts.values() for one in found if one.taken.by == account and one.step != new.step]
    if others:
        raise Refusal(f"账号 {account} 已经办理过{name_of(others[0])}，{name}须由另一个岗位办理。")


# --------------------------------------------------------------------------------------------------- what is written and told


def _write(chosen: Settings, filing: Filing, new: Act) -> None:
    """Writes the record, and takes it back where it does not read as it was meant."""
    file = approval_file(filing, new.step.step)
    path = chosen.root / file
    old = path.read_bytes() if path.exists() else None
    text = renewed_text((old or b"").decode(), new) if new.number else record_text(filing, new)
    rewrite(chosen.root, file, text.encode())
    after = examine(chosen.root, chosen.as_of, [file])
    wrong = [f for f in after.report.findings if f.rejects and f.where.file == file]
    entry = after.repository.entries.get(file)
    if wrong or entry is None or not isinstance(entry.content, Approval) or new.step.step in _stale(after, filing, new):
        if old is None:
            path.unlink()
        else:
            rewrite(chosen.root, file, old)
        raise Refusal(f"没有办理：{message(wrong[0]) if wrong else f'{file} 写好以后读不回来'}")


def _stale(after: Examination, filing: Filing, new: Act) -> tuple[str, ...]:
    """The steps that are void although one has just been taken; a refusal approves nothing."""
    school = after.repository.city.school(filing.school)
    now = school.filing(filing.id) if school else None
    return now.stale if now and new.granted else ()


def _told(chosen: Settings, city: City, filing: Filing, new: Act) -> Iterator[str]:
    """What was approved, and where it was changed since the last time."""
    names = slice_words((row.slice for row in new.slices), chosen.lang)
    again = pick(("重新办理", "again "), chosen.lang) if new.number else ""
    yield f"{again}{name_of(new)}：{new.taken.result}　{new.taken.number}　{new.date}　{new.taken.by}"
    yield pick((f"批准的内容：{names}", f"What is approved: {names}"), chosen.lang)
    if again and filing.uncovered(new.step.step):
        view = next(view for view in approvals(city, filing).steps if view.step == new.step.step)
        yield pick(("上一次批准以后改了：", "Changed since it was last approved:"), chosen.lang)
        unknown = pick(("上一次批准的内容没有公开过，看不出改了哪些，请通读全文。", "It was never published: read it all."), chosen.lang)
        yield from (f"  · {sentence}" for sentence in (view.sentences if view.sentences is not None else (unknown,)))
    yield pick(("已写入 ", "Written: "), chosen.lang) + approval_file(filing, new.step.step)
