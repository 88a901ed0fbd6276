"""`notices diff BASE [HEAD]`: two commits in, what changed in parents' words out; without HEAD the folder as it stands."""

from __future__ import annotations

import click

from generator.cli.options import Refusal, global_options, settings
from generator.git import GitFault
from generator.pipeline import compare
from generator.reporters.diff import diff_json, diff_markdown, diff_text


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="输出格式")
@global_options
def diff(base: str, head: str | None, form: str) -> None:
    """两个提交之间改了什么，用家长的话说；不写 HEAD 则与文件夹里现在的内容比。"""
    chosen = settings()
    try:
        difference = compare(chosen.root, chosen.as_of, base, head)
    except GitFault as fault:
        raise Refusal(fault.sentence(chosen.lang)) from fault
    if form == "json":
        click.echo(diff_json(difference), nl=False)
    else:
        click.echo((diff_markdown if form == "markdown" else diff_text)(difference, chosen.lang), nl=False)
