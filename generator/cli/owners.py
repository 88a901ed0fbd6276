"""`notices owners`: prints CODEOWNERS, or says whether the file that stands there is still what the registers say."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import Refusal, Settings, global_options, settings
from generator.examination import examine
from generator.reporters.owners import NoOwnerError, as_codeowners
from generator.wording.sentences import pick

REGISTERS = ("content/bureau/schools/", "content/bureau/roles.yml", "content/bureau/city.yml")


@click.command()
@click.option(
    "--check", "file", type=click.Path(dir_okay=False), metavar="FILE", help="不输出，只看这个文件是不是现在应有的内容；不是则以 1 结束"
)
@global_options
def owners(file: str | None) -> None:
    """输出 CODEOWNERS：哪些文件要谁同意才能合并，按教育局的学校名册和岗位生成。"""
    chosen = settings()
    text = _text(chosen)
    if file is None:
        click.echo(text, nl=False)
        return
    path = Path(file)
    if not path.exists() or path.read_bytes() != text.encode():
        zh = f"{file} 不是名册现在应有的内容；请重新生成：notices owners > {file}"
        click.echo(pick((zh, f"{file} differs from the registers; write it anew: notices owners > {file}"), chosen.lang), err=True)
        raise click.exceptions.Exit(1)


def _text(chosen: Settings) -> str:
    """Refuses registers that cannot be read: a school left out would be nobody's."""
    examination = examine(chosen.root, chosen.as_of, judge=False)
    faulty = sorted({f.where.file for f in examination.report.findings if f.rejects and f.where.file.startswith(REGISTERS)})
    if faulty:
        files = "、".join(faulty)
        raise Refusal(pick((f"名册有误，没有生成：{files}", f"The registers are at fault: {files}"), chosen.lang))
    try:
        return as_codeowners(examination.repository.city)
    except NoOwnerError as error:
        zh = f"账号“{error}”不能写进 CODEOWNERS。" if str(error) else "roles.yml 里今天没有管全市的岗位（不写 area 的），其余文件没有人管。"
        en = f"{error!s} cannot stand in CODEOWNERS." if str(error) else "roles.yml has no city-wide post today."
        raise Refusal(pick((zh, en), chosen.lang)) from None
