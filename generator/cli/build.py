"""`notices build`: checks everything, then builds the public site in place of the old one; or one part of it, for `notices merge`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli.options import Refusal, Settings, global_options, settings
from generator.examination import Examination, examine
from generator.findings import Severity
from generator.pipeline import held_schools, publish, publish_part
from generator.publish import PublishFault
from generator.publish.how import How, how_to
from generator.publish.releases import MOST
from generator.shard import WHOLE, Shard


class ShardType(click.ParamType[Shard]):
    """K/N."""

    name = "K/N"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        try:
            return Shard.parse(str(value))
        except ValueError:
            self.fail(f"“{value}”应写作 2/4 的样子：四份里的第二份。", param, ctx)


@click.command()
@click.option("--site-dir", type=click.Path(file_okay=False), help="网站放在哪里（默认项目文件夹下的 site/）")
@click.option("--no-check", is_flag=True, help="不核对各条规则，只看文件能否读取")
@click.option("--pdf", is_flag=True, help="告知书、收支公示和申请表另存一份PDF（每个学期约两秒）")
@click.option("--releases", type=click.IntRange(0, MOST), help="保留几个换下来的旧版，供 notices rollback 用（默认照 mkdocs.yml）")
@click.option("--clean", is_flag=True, help="全部重新生成，不用以前留下的")
@click.option("--jobs", type=click.IntRange(1), help="同时用几个进程（默认与处理器核数相同）")
@click.option("--strict", is_flag=True, help="有任何错误就不生成")
@click.option(
    "--shard", type=ShardType(), default=str(WHOLE), help="只做全部学校的 N 份里的第 K 份，放进 --site-dir，供 notices merge 合成"
)
@global_options
def build(
    site_dir: str | None, no_check: bool, pdf: bool, releases: int | None, clean: bool, jobs: int | None, strict: bool, shard: Shard
) -> None:
    """检查全部文件并生成公示网站；有错误的学校暂不发布，其他学校照常。"""
    chosen = settings()
    how = how_to(chosen.root, clean=clean, jobs=jobs, shard=shard)
    if click.get_current_context().get_parameter_source("shard") is not click.core.ParameterSource.DEFAULT:
        if site_dir is None or no_check or strict or releases is not None:
            raise Refusal(
                _pick(
                    chosen,
                    "--shard 要写明 --site-dir，也不能和 --no-check、--strict、--releases 同用：那是 notices merge 的事。",
                    "--shard needs --site-dir, and goes with neither --no-check nor --strict nor --releases: those are for notices merge.",
                )
            )
        _build_part(chosen, Path(site_dir), shard, how, pdf=pdf)
        return
    build_site(chosen, Wanted(site_dir, pdf, releases, no_check=no_check, strict=strict), how)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options of `build` and `merge` say of the site."""

    site_dir: str | None
    pdf: bool
    releases: int | None
    strict: bool
    no_check: bool = False


def build_site(chosen: Settings, wanted: Wanted, how: How) -> None:
    """Checks, builds, and says what was built and what is held back."""
    root = chosen.root
    given = [part.judged for part in how.parts]
    examination = examine(root, chosen.as_of, judge=not wanted.no_check, store=how.store, given=given, jobs=how.jobs, pages=True)
    errors = examination.report.count(Severity.ERROR)
    if wanted.strict and errors:
        click.echo(
            _pick(chosen, f"有 {errors} 处错误，没有生成网站（--strict）。", f"{errors} errors: nothing was built (--strict)."), err=True
        )
        raise click.exceptions.Exit(1)
    target = Path(wanted.site_dir) if wanted.site_dir else root / "site"
    if wanted.pdf and sys.stderr.isatty() and not chosen.quiet:
        click.echo(_pick(chosen, "正在生成网站和PDF，要几分钟……", "Building the site and its PDFs takes some minutes…"), err=True)
    try:
        manifest = publish(root, examination, target, pdf=wanted.pdf, releases=wanted.releases, how=how)
    except PublishFault as fault:
        click.echo(fault.sentence(chosen.lang), err=True)
        raise click.exceptions.Exit(1 if fault.code in STOPPED else 2) from None
    if not chosen.quiet:
        click.echo(
            _pick(chosen, f"网站已生成：{target}，共 {len(manifest.addresses)} 页。", f"Built {target}: {len(manifest.addresses)} pages.")
        )
    _say_held(chosen, examination)


STOPPED = frozenset({"too-many-held", "too-many-lost"})
"""Faults by which the breaker stops a publication: the old site stands, exit 1."""


def _build_part(chosen: Settings, target: Path, shard: Shard, how: How, *, pdf: bool) -> None:
    try:
        manifest = publish_part(chosen.root, chosen.as_of, target, shard, pdf=pdf, how=how)
    except PublishFault as fault:
        raise Refusal(fault.sentence(chosen.lang)) from None
    if not chosen.quiet:
        pages = len(manifest.addresses)
        click.echo(_pick(chosen, f"第 {shard} 份已做成：{target}，共 {pages} 页。", f"Made shard {shard} in {target}: {pages} pages."))


def _say_held(chosen: Settings, examination: Examination) -> None:
    """Names the schools of which something is not published because of errors."""
    for school in held_schools(examination):
        errors = sum(1 for f in examination.report.of_school(school) if f.severity == "error" and f.status == "failed")
        click.echo(
            _pick(
                chosen,
                f"{school} 有 {errors} 处错误：公开过的沿用上次的内容，没有公开过的暂不发布，见 notices check schools/{school}",
                f"{school} has {errors} errors: what was published stays as it was, the rest is held back",
            ),
            err=True,
        )


def _pick(chosen: Settings, zh: str, en: str) -> str:
    return zh if chosen.lang == "zh" else en
