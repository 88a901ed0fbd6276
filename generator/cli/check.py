"""`notices check`: paths in, verdicts out; exit 1 when something must be rejected."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

from generator.cli.options import Refusal, Settings, global_options, settings
from generator.examination import Examination, examine, examine_submission
from generator.git import GitFault
from generator.reporters import FORMATS, Checked
from generator.store import store_of


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", "formats", multiple=True, metavar="NAME[=FILE]", help=f"{'、'.join(FORMATS)}；可以重复，写 NAME=文件 则存入文件")
@click.option("--base", metavar="REF", help="只检查相对这个分支或提交改动了什么、能不能改；读的是提交里的内容，不读文件夹")
@click.option("--head", metavar="REF", help="与 --base 同用：要检查的提交（默认 HEAD）")
@click.option("--by", metavar="ACCOUNT", help="与 --base 同用：发起提交的账号，按教育局名册核对它能改什么；管理员的提交不写")
@click.option("--jobs", type=click.IntRange(1), help="同时用几个进程（默认与处理器核数相同）")
@global_options
def check(paths: tuple[str, ...], formats: tuple[str, ...], base: str | None, head: str | None, by: str | None, jobs: int | None) -> None:
    """检查学校、学期或文件（默认全部），指出哪里不合规、依据哪一条、怎样改。"""
    chosen = settings()
    wanted = [_format(text) for text in formats or ("text",)]
    examination = _of_submission(chosen, paths, base, head, by) if base else _of_folder(chosen, paths, head, by, jobs)
    for name, file in wanted:
        _write(_render(name, examination, chosen, terminal=file is None), file)
    if examination.report.rejected:
        raise click.exceptions.Exit(2 if examination.set_up_faults else 1)


def _of_folder(chosen: Settings, paths: tuple[str, ...], head: str | None, by: str | None, jobs: int | None) -> Examination:
    """The folder as it is."""
    if head is not None or by is not None:
        raise click.UsageError("--head 和 --by 要与 --base 同用。")
    root = chosen.root
    asked = [_relative(path, root) for path in paths]
    return examine(root, chosen.as_of, asked, store=store_of(root), jobs=jobs or os.cpu_count() or 1)


def _of_submission(chosen: Settings, paths: tuple[str, ...], base: str, head: str | None, by: str | None) -> Examination:
    """What a commit changes."""
    root = chosen.root
    if paths:
        raise click.UsageError("--base 检查全部改动，不能再指定文件或文件夹。")
    try:
        return examine_submission(root, chosen.as_of, base, head or "HEAD", by or "")
    except GitFault as fault:
        raise Refusal(fault.sentence(chosen.lang)) from fault


def _format(text: str) -> tuple[str, Path | None]:
    name, _, file = text.partition("=")
    if name not in FORMATS:
        raise click.UsageError(f"没有输出格式“{name}”；可用：{'、'.join(FORMATS)}。")
    return name, Path(file) if file else None


def _relative(path: str, root: Path) -> str:
    """The path as the repository names it."""
    full = Path(path) if Path(path).is_absolute() else Path.cwd() / path
    if not full.exists():
        raise click.UsageError(f"没有这个文件或文件夹：{path}")
    try:
        relative = full.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise click.UsageError(f"{path} 不在项目文件夹 {root} 里。") from None
    if relative != "." and not relative.startswith(("schools", "content")):
        raise click.UsageError(f"{path} 不是学校或教育局填报的文件；可检查的在 schools/ 和 content/ 里。")
    return "" if relative == "." else relative


def _render(name: str, examination: Examination, chosen: Settings, *, terminal: bool) -> str:
    checked = Checked(examination.repository, examination.report, chosen.lang, colour=chosen.colour and terminal, quiet=chosen.quiet)
    if name == "markdown":
        from generator.pipeline import reviewed  # noqa: PLC0415 - no other format needs what makes the pages

        checked = replace(checked, desk=reviewed(examination))
    return FORMATS[name](checked)


def _write(text: str, file: Path | None) -> None:
    if file is None:
        click.echo(text, nl=False)
    else:
        file.write_text(text, encoding="utf-8")
