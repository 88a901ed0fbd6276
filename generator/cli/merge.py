"""`notices merge`: the parts that `notices build --shard` made on several machines, as the one site that a build on one machine makes."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.build import Wanted, build_site
from generator.cli.options import Refusal, global_options, settings
from generator.pipeline import label_of
from generator.publish import PublishFault
from generator.publish.how import how_to
from generator.publish.parts import parts_of
from generator.publish.releases import MOST


@click.command()
@click.argument("parts", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PART…")
@click.option("--site-dir", type=click.Path(file_okay=False), help="网站放在哪里（默认项目文件夹下的 site/）")
@click.option("--pdf", is_flag=True, help="告知书、收支公示和申请表另存一份PDF；各份也要这样做")
@click.option("--releases", type=click.IntRange(0, MOST), help="保留几个换下来的旧版，供 notices rollback 用（默认照 mkdocs.yml）")
@click.option("--clean", is_flag=True, help="只用各份，不用本机以前留下的")
@click.option("--jobs", type=click.IntRange(1), help="同时用几个进程（默认与处理器核数相同）")
@click.option("--strict", is_flag=True, help="有任何错误就不生成")
@click.option("--allow-missing", is_flag=True, help="缺少的份在这里补做")
@global_options
def merge(
    parts: tuple[Path, ...], site_dir: str | None, pdf: bool, releases: int | None, clean: bool, jobs: int | None, strict: bool,
    allow_missing: bool,
) -> None:  # fmt: skip
    """把 notices build --shard 做的各份合成一个网站，与一台机器上生成的逐字节相同。只合并自己的发布任务做的份。"""
    chosen = settings()
    try:
        found = parts_of(parts, label_of(chosen.root, chosen.as_of), allow_missing=allow_missing)
    except PublishFault as fault:
        raise Refusal(fault.sentence(chosen.lang)) from None
    how = how_to(chosen.root, clean=clean, jobs=jobs, parts=found)
    build_site(chosen, Wanted(site_dir, pdf, releases, strict), how)
