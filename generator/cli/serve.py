"""`notices serve`: a live preview on this machine, which follows the files as they are saved."""

from __future__ import annotations

from functools import partial

import click

from generator.cli.options import Refusal, global_options, settings


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="端口")
@global_options
def serve(port: int) -> None:
    """在本机预览网站，文件一存就更新；只有本机能看到。"""
    from generator.preview import serve as serve_site  # noqa: PLC0415 - what makes pages; other verbs do not wait for it
    from generator.publish import PublishFault  # noqa: PLC0415
    from generator.publish.how import how_to  # noqa: PLC0415

    chosen = settings()
    try:
        serve_site(chosen.root, chosen.as_of, how_to(chosen.root), port, partial(click.echo, err=True))
    except PublishFault as fault:
        raise Refusal(fault.sentence(chosen.lang)) from fault
    except OSError as error:
        raise Refusal(f"端口 {port} 不能用（{error.strerror}），请用 --port 换一个。") from error
    except KeyboardInterrupt:
        click.echo(err=True)
