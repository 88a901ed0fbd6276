"""`notices due`: who owes what by when, and who is late; `--strict` makes lateness exit 1, for a scheduled job."""

from __future__ import annotations

from collections.abc import Sequence

import click

from generator.city import City
from generator.cli.options import Settings, global_options, settings
from generator.due import Obligation, State, obligations
from generator.examination import Examination, examine
from generator.reporters.due import DueList, due_json, due_markdown, due_text
from generator.wording.sentences import pick


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "ics", "markdown"]), default="text", help="输出格式；ics 可订阅到日历")
@click.option("--school", "school_id", metavar="ID", help="只看这一所学校")
@click.option("--strict", is_flag=True, help="有逾期的就以 1 结束，供定时任务用")
@global_options
def due(form: str, school_id: str | None, strict: bool) -> None:
    """列出到期事项：谁该在哪一天以前办什么，哪些已经逾期。"""
    chosen = settings()
    examination = examine(chosen.root, chosen.as_of, judge=False)
    _refuse_faults(chosen, examination.set_up_faults)
    city = examination.repository.city
    states = (State.LATE, State.SOON) if school_id is None else (State.LATE, State.SOON, State.OPEN, State.UNKNOWN)
    listed = DueList(city, _chosen(city, school_id), chosen.lang, states)
    if form == "ics":
        _print_ics(listed)
    else:
        click.echo(_printed(form, listed, quiet=chosen.quiet))
    _tell_unread(examination, chosen)
    if strict and listed.of(State.LATE):
        raise click.exceptions.Exit(1)


def _refuse_faults(chosen: Settings, faults: Sequence[str]) -> None:
    """With a policy or terms that cannot be read, an empty list would say that nobody is late."""
    if faults:
        files = "、".join(faults)
        zh, en = f"办法、校历或本市设置有误，不能判断谁逾期：{files}", f"The policy or the set-up is at fault: {files}"
        click.echo(pick((zh, en), chosen.lang), err=True)
        raise click.exceptions.Exit(2)


def _chosen(city: City, school_id: str | None) -> tuple[Obligation, ...]:
    found = obligations(city)
    if school_id is None:
        return found
    school = city.school(school_id)
    if school is None or school.is_sample:
        raise click.UsageError(f"没有登记的学校“{school_id}”。")
    return tuple(obligation for obligation in found if obligation.school == school_id)


def _printed(form: str, listed: DueList, *, quiet: bool) -> str:
    if form == "json":
        return due_json(listed)
    return due_markdown(listed, quiet=quiet) if form == "markdown" else due_text(listed, quiet=quiet)


def _print_ics(listed: DueList) -> None:
    """The calendar; what has no day yet is counted beside it, so that nobody takes it for all."""
    from generator.reporters.ics import due_ics  # noqa: PLC0415 - costs every other verb a twentieth of a second

    click.echo(due_ics(listed), nl=False)
    unknown = len(listed.of(State.UNKNOWN))
    if unknown:
        zh = f"另有 {unknown} 项的期限暂时不能判断，没有列入日历；见 --format json。"
        en = f"{unknown} more cannot be dated yet and are not in the calendar; see --format json."
        click.echo(listed.words((zh, en)), err=True)


def _tell_unread(examination: Examination, chosen: Settings) -> None:
    errors = (f for f in examination.report.findings if f.rejects)
    unread = len({finding.where.file for finding in errors})
    if unread:
        zh, en = f"有 {unread} 个文件有误，结果可能不全，见 notices check。", f"{unread} files have errors; the list may lack something."
        click.echo(pick((zh, en), chosen.lang), err=True)
