"""`notices seal`: writes into the ledger what has become public or has changed since the last time."""

from __future__ import annotations

import secrets

import click

from generator.cli.options import Refusal, global_options, settings
from generator.notices.sealing import Sealed
from generator.notices.updates import PAPERS
from generator.pipeline import seal as seal_public
from generator.publish import PublishFault
from generator.publish.how import how_to


@click.command()
@global_options
def seal() -> None:
    """把已经公开的告知书和收支公示的现行内容记入公开记录册（content/ledger），以后的变更由此得知。"""
    chosen = settings()
    try:
        found = seal_public(chosen.root, chosen.as_of, lambda: secrets.token_hex(16), how_to(chosen.root))
    except PublishFault as fault:
        raise Refusal(fault.sentence(chosen.lang)) from None
    if chosen.quiet:
        return
    for sealed in found:
        click.echo(_line(sealed, chosen.lang))
    if chosen.lang == "zh":
        click.echo(f"记入{len(found)}份。" if found else "没有新的内容要记入。")
    else:
        click.echo(f"{len(found)} sealed." if found else "Nothing new to seal.")


def _line(sealed: Sealed, lang: str) -> str:
    entry = sealed.entry
    zh, en = ACTS.get(entry.kind, ("", ""))
    if lang == "en":
        return f"{entry.school} {entry.term} {entry.paper} version {entry.version} {entry.sha256[:12]}{en}"
    return f"{entry.school} {entry.term.season_name} {PAPERS[entry.paper]} 第{entry.version}版 {entry.sha256[:12]}{zh}"


ACTS = {"correction": ("　更正", " corrected"), "withdrawal": ("　撤回", " withdrawn")}
"""What the bureau did to a version, in Chinese and English."""
