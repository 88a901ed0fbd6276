"""`notices serve`: a live preview on this machine, which follows the files as they are saved."""

from __future__ import annotations

from functools import partial

import click

from generator.cli.options import Refusal, global_options, settings
from generator.faults import Fault


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="端口")
@global_options
def serve(port: int) -> None:
    """在本机预览网站，文件一存就更新；只有本机能看到。"""
    from generator.preview import serve as serve_site  # noqa: PLC0415 - what makes pages; other verbs do not wait for it
    from generator.publish.how import how_to  # noqa: PLC0415

    chosen, say = settings(), partial(click.echo, err=True)

    def tell(fault: Fault) -> None:
        say(fault.sentence(chosen.lang))

    try:
        serve_site(chosen.root, chosen.as_of, how_to(chosen.root), port, say, tell)
    except Fault as fault:
        raise Refusal(fault.sentence(chosen.lang)) from fault
    except KeyboardInterrupt:
        say("")
