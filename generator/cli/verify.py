"""`notices verify`: whether a printed code, a ledger, a site or a file is what was published; says what it cannot prove."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.options import Refusal, Settings, global_options, settings
from generator.examination import examine
from generator.ledger import FOLDER, Head, NoHeadError, parse_heads, torn
from generator.notices.codes import LINES
from generator.pipeline import site_files
from generator.project import LEDGER, NoProjectError, read_folder, rewrite
from generator.publish.build_id import PATH as BUILD
from generator.publish.mkdocs_build import wishes
from generator.site import Entry, SiteFile, flattened
from generator.verification import Outcome, check_code, check_file, check_ledger, check_site, code_in, site_of
from generator.verification.words import as_json, as_text
from generator.wording.sentences import pick


@click.command()
@click.argument("what", required=False)
@click.option("--saved", type=click.Path(exists=True, dir_okay=False), help="存下的末行，一行一个：行号 摘要 [日期]")
@click.option("--head", is_flag=True, help="只打印记录册现在的末行，供存到别处")
@click.option("--repair", is_flag=True, help="最后一行只写了一半时，恢复到写入以前")
@click.option("--alone", is_flag=True, help="核对网站时不和项目文件夹对照（快，但发现不了连同清单一起的改动）")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@global_options
def verify(what: str | None, saved: str | None, head: bool, repair: bool, alone: bool, form: str) -> None:
    """核对公示：WHAT 是纸上的编码、网站文件夹、网站上的一个文件或记录册文件夹；不写就是本项目的记录册。"""
    chosen = settings()
    if repair:
        _repair(chosen)
        return
    if head:
        click.echo(_present(chosen, what).line())
        return
    outcome = _looked_at(chosen, what, _heads(saved), alone=alone)
    click.echo(as_json(outcome) if form == "json" else as_text(outcome, chosen.lang), nl=False)
    if not outcome.passed:
        raise click.exceptions.Exit(1)


def _looked_at(chosen: Settings, what: str | None, saved: Sequence[Head], *, alone: bool) -> Outcome:
    if what is None:
        return check_ledger(_ledger_files(chosen), saved)[1]
    path = Path(what)
    if path.is_dir():
        return _folder(chosen, path, saved, alone=alone)
    if path.is_file():
        return check_file(path, None if alone else _published(chosen, site_of(path.resolve())))
    code = code_in(what)
    if code is None:
        raise click.UsageError(f"“{what}”不是文件或文件夹，也不是十二位的编码（0—9 和 a—f）。")
    ledger, sound = check_ledger(_ledger_files(chosen), saved)
    if sound.troubles:
        return sound
    return check_code(ledger, code, chosen.as_of)


def _folder(chosen: Settings, folder: Path, saved: Sequence[Head], *, alone: bool) -> Outcome:
    """A site by its list; else the folder of a ledger."""
    if site_of(folder) == folder:
        own = None if alone else _own(chosen)
        ledger = check_ledger(own)[0] if own is not None else None
        return check_site(folder, saved, ledger, None if alone else _published(chosen, folder))
    files = read_folder(folder, FOLDER)
    if not any(name.endswith(".jsonl") for name in files):
        raise click.UsageError(f"“{folder}”不是网站（没有 sha256sums.txt），也不是记录册（没有 年份.jsonl）。")
    return check_ledger(files, saved)[1]


def _published(chosen: Settings, site: Path | None) -> list[SiteFile | Entry] | None:
    """What the repository at hand publishes as of the site's own day; None where there is no repository."""
    try:
        root = chosen.root
    except NoProjectError:
        return None
    as_of = (_day_of(site) if site is not None else None) or chosen.as_of
    return list(flattened(site_files(root, examine(root, as_of), wishes(root).url)))


def _day_of(site: Path) -> dt.date | None:
    """The day as of which a site says that it was built."""
    try:
        return dt.date.fromisoformat(json.loads((site / BUILD).read_bytes())["as_of"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _own(chosen: Settings) -> dict[str, bytes] | None:
    try:
        return _ledger_files(chosen)
    except NoProjectError:
        return None


def _ledger_files(chosen: Settings) -> dict[str, bytes]:
    return read_folder(chosen.root / LEDGER, FOLDER)


def _heads(saved: str | None) -> Sequence[Head]:
    if saved is None:
        return ()
    try:
        return parse_heads(Path(saved).read_text(encoding="utf-8"))
    except (NoHeadError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{saved} 第{error}行不是“行号 摘要 [日期]”。") from None


def _present(chosen: Settings, what: str | None) -> Head:
    """Of the repository's ledger, a site's or a folder's. Refuses one that is at fault: its head is worth nothing."""
    if what is None:
        files = _ledger_files(chosen)
    else:
        site = site_of(Path(what))
        files = read_folder(site / LINES if site else Path(what), FOLDER)
    ledger, outcome = check_ledger(files, records=what is None)
    if outcome.troubles:
        raise Refusal(as_text(outcome, chosen.lang).rstrip())
    return Head.of(ledger.entries)


def _repair(chosen: Settings) -> None:
    """Only a last line without its end is cut off: it was never whole, so nothing that was published is lost."""
    broken = torn(_ledger_files(chosen))
    for name, data in broken.items():
        rewrite(chosen.root, name, data)
        zh, en = f"{name}：去掉了只写了一半的最后一行。请再运行 notices seal。", f"{name}: cut off the torn line; run notices seal."
        click.echo(pick((zh, en), chosen.lang))
    if not broken:
        click.echo(pick(("没有只写了一半的行。", "No torn line."), chosen.lang))
