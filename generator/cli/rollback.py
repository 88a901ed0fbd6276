"""`notices rollback`: the site that was replaced last, back in its place in one step; the ledger stays as it is."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import Refusal, global_options, settings
from generator.publish import PublishFault
from generator.publish.releases import rollback as roll_back
from generator.wording.sentences import pick


@click.command()
@click.option("--site-dir", type=click.Path(file_okay=False), help="网站在哪里（默认项目文件夹下的 site/）")
@global_options
def rollback(site_dir: str | None) -> None:
    """把网站退回到上一版；先按那一版自己的清单核对，公开记录册不动。"""
    chosen = settings()
    target = Path(site_dir) if site_dir else chosen.root / "site"
    try:
        release = roll_back(target)
    except PublishFault as fault:
        raise Refusal(fault.sentence(chosen.lang)) from None
    zh = f"网站已退回到{release.as_of}生成的那一版（编号 {release.id[:12]}）：{target}。换下来的一版仍然保留。"
    en = f"Rolled back to the release of {release.as_of} ({release.id[:12]}): {target}. The one it replaced is kept."
    click.echo(pick((zh, en), chosen.lang))
