"""`notices purge`: removes by law what was published of a paper, and writes the line that says so."""

from __future__ import annotations

import click

from generator.cli.options import Refusal, global_options, settings
from generator.ledger import Act, Entry
from generator.model.bureau import PAPER_NAMES
from generator.model.values import TermId
from generator.notices.updates import PAPERS
from generator.publish import PublishFault
from generator.purging import Target
from generator.purging import purge as purge_versions
from generator.wording.sentences import pick
from generator.wording.values import Lang

_NAMES = {**PAPER_NAMES, **{paper: paper for paper in PAPERS}}


@click.command()
@click.argument("school")
@click.argument("term")
@click.argument("paper", type=click.Choice(list(_NAMES)))
@click.option("--version", "versions", type=click.IntRange(min=1), multiple=True, help="第几版，可写多次（默认现行版以外的各版）")
@click.option("--take-down", is_flag=True, help="连现行版一起撤下：网页只留说明，以后不能再公开一份顶替")
@click.option("--reason", required=True, help="依据和理由，会永久公开；不写泄露的内容，也不写任何个人信息")
@click.option("--role", required=True, help="决定的岗位，不写姓名")
@click.option("--number", default="", help="决定的文号或编号")
@global_options
def purge(school: str, term: str, paper: str, versions: tuple[int, ...], take_down: bool, reason: str, role: str, number: str) -> None:
    """依法删除公开记录册里的内容（例如泄露了个人信息）：内容删去，记录的那一行和编号留下，其余仍可核对。

    git 的历史里还有，要另外清理，见 docs/leak-runbook.md。
    """
    chosen = settings()
    try:
        target = Target(school, TermId.parse(term), _NAMES[paper], versions, take_down)
    except ValueError:
        raise click.UsageError(f"学期要写成 2021-autumn 或 2022-spring 的样子，不能是“{term}”。") from None
    act = Act(paper=target.paper, reason=reason, role=role, date=chosen.as_of, number=number)
    try:
        found = purge_versions(chosen.root, chosen.as_of, target, act)
    except PublishFault as fault:
        raise Refusal(fault.sentence(chosen.lang)) from None
    for entry in found:
        click.echo(_line(entry, chosen.lang))
    if not chosen.quiet:
        zh = "工作区里已经删除。git 的历史、别人的副本和网站的旧版还有，请照 docs/leak-runbook.md 继续。"
        en = "Removed from the work tree. Git's history, clones and old releases still have it: go on with docs/leak-runbook.md."
        click.echo(pick((zh, en), chosen.lang))


def _line(entry: Entry, lang: Lang) -> str:
    zh, en = {"purge": ("删除", "purged"), "withdrawal": ("撤回", "withdrawn")}[entry.kind]
    zh = f"{zh} {entry.school} {entry.term.season_name} {PAPERS[entry.paper]} 第{entry.version}版 {entry.sha256[:12]}"
    return pick((zh, f"{en} {entry.school} {entry.term} {entry.paper} version {entry.version} {entry.sha256[:12]}"), lang)
