"""`notices serve`: a live preview on this machine, rebuilt as files change."""

from __future__ import annotations

import click

from generator.cli.options import global_options, settings
from generator.publish.mkdocs_build import serve as serve_site


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="端口")
@global_options
def serve(port: int) -> None:
    """在本机预览网站，文件一改就更新；只有本机能看到。"""
    chosen = settings()
    serve_site(chosen.root, f"127.0.0.1:{port}", chosen.as_of)
