"""`notices`: the group of all verbs, and how the program ends: 0, 1, 2 or 130, never with a traceback for a user's mistake."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys
import traceback

import click

from generator import __version__
from generator.cli.options import global_options
from generator.faults import Fault
from generator.project import NoProjectError

FAULT = 2
INTERRUPTED = 130


VERBS = (
    "approvals", "approve", "build", "check", "diff", "doctor", "due", "explain", "impact", "merge", "new", "owners", "purge", "rollback",
    "rules", "schema", "seal", "serve", "verify",
)  # fmt: skip
"""Each is a module of this package with a command of the same name."""


class Verbs(click.Group):
    """Imports a verb when it is asked for: who checks a file does not wait for what builds a site."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks so
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        command = getattr(importlib.import_module(f"generator.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="school-notices", message="%(prog)s %(version)s")
@global_options
def notices() -> None:
    """校内课后服务公示：检查学校提交的文件，生成公示网站。"""


_RARELY = 100_000
"""So many new objects make a round of the garbage collector: what is read stays, and looking through it again and again costs a tenth."""


def main() -> None:
    """Entry point; exits."""
    gc.set_threshold(_RARELY, 50, 100)
    # A process that ends would look through everything that it holds twice more, which in a large city takes a second.
    atexit.register(gc.freeze)
    try:
        # Outside its stand-alone mode click returns the code that a command ends with.
        sys.exit(notices.main(standalone_mode=False, prog_name="notices") or 0)
    except click.ClickException as mistake:
        mistake.show()
        sys.exit(FAULT)
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断。", err=True)
        sys.exit(INTERRUPTED)
    except NoProjectError as missing:
        _fail(f"这里和上级文件夹里都没有 mkdocs.yml 和 schools/：{missing}。请在项目文件夹里运行，或用 --root 指明。")
    except Fault as fault:
        _fail(str(fault))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAULT)
    except OSError as error:
        _fail(f"读写文件失败：{error}")
    except Exception as error:
        if os.environ.get("NOTICES_DEBUG"):
            traceback.print_exc()
        _fail(f"程序内部出错（{type(error).__name__}：{error}）。请把这一行报告给维护者；加 NOTICES_DEBUG=1 可看详情。")


def _fail(line: str) -> None:
    click.echo(line, err=True)
    sys.exit(FAULT)
