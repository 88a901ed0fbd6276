"""`notices approvals`: which approvals hold, which went stale and why, and whose turn it is."""

from __future__ import annotations

import click

from generator.cli.options import Refusal, global_options, settings
from generator.examination import examine
from generator.notices.approvals import Standing
from generator.notices.approvals import approvals as standing
from generator.reporters.approvals import approvals_json, approvals_text


@click.command()
@click.argument("school_id", metavar="[SCHOOL]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@global_options
def approvals(school_id: str | None, form: str) -> None:
    """列出审批的情况：哪些有效，哪些因变更失效、改了什么，现在轮到谁。不写学校的，只列没有办完和已失效的。"""
    chosen = settings()
    examination = examine(chosen.root, chosen.as_of, judge=False)
    if examination.set_up_faults:
        raise Refusal(f"办法、校历或本市设置有误，不能判断审批：{'、'.join(examination.set_up_faults)}")
    city = examination.repository.city
    if school_id is not None and city.school(school_id) is None:
        raise click.UsageError(f"没有登记的学校“{school_id}”。")
    schools = [school for school in city.schools if school.id == school_id or (school_id is None and not school.is_sample)]
    views = [standing(city, filing) for school in schools for filing in school.filings if filing.steps]
    if school_id is None and form == "text":
        views = [view for view in views if any(step.standing is not Standing.HOLDS for step in view.steps)]
    click.echo(approvals_json(views, chosen.as_of) if form == "json" else approvals_text(city, views, chosen.lang))
