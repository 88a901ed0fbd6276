"""`notices`: the group of all verbs, and how the program ends: 0, 1, 2 or 130, never with a traceback for a user's mistake."""

from __future__ import annotations

import os
import sys
import traceback

import click

from generator import __version__
from generator.cli.approvals import approvals
from generator.cli.approve import approve
from generator.cli.build import build
from generator.cli.check import check
from generator.cli.diff import diff
from generator.cli.doctor import doctor
from generator.cli.due import due
from generator.cli.explain import explain
from generator.cli.impact import impact
from generator.cli.new import new
from generator.cli.options import global_options
from generator.cli.owners import owners
from generator.cli.purge import purge
from generator.cli.rollback import rollback
from generator.cli.rules import rules
from generator.cli.schema import schema
from generator.cli.seal import seal
from generator.cli.serve import serve
from generator.cli.verify import verify
from generator.git import GitFault
from generator.project import NoProjectError
from generator.publish import PublishFault

FAULT = 2
INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="school-notices", message="%(prog)s %(version)s")
@global_options
def notices() -> None:
    """校内课后服务公示：检查学校提交的文件，生成公示网站。"""


for verb in (
    approvals, approve, build, check, diff, doctor, due, explain, impact, new, owners, purge, rollback, rules, schema, seal, serve, verify,
):  # fmt: skip
    notices.add_command(verb)


def main() -> None:
    """Entry point; exits."""
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
    except PublishFault as fault:
        _fail(str(fault))
    except GitFault as fault:
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
