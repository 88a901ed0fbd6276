"""`notices rules`: the catalogue of all rules."""

from __future__ import annotations

import json
from itertools import groupby

import click

from generator.cli.options import global_options, settings
from generator.rules import all_rules
from generator.wording.builtin import BUILTIN


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@global_options
def rules(form: str) -> None:
    """列出全部规则：编号、规范用语、条款、名称。"""
    click.echo(_json() if form == "json" else _text(settings().lang))


def _text(lang: str) -> str:
    lines = []
    for area, listed in groupby(all_rules().values(), key=lambda rule: rule.area):
        lines.append(f"\n{area}")
        for rule in listed:
            words = rule.title if lang == "zh" else rule.check.__name__.replace("_", " ")
            lines.append(f"  {rule.id:<34} {rule.modal.value:<4} {'、'.join(rule.clauses)}  {words}")
    lines.append("\nfiles")
    lines += [f"  {text.id:<34} {text.title if lang == 'zh' else text.en}" for text in BUILTIN.values()]
    return "\n".join(lines).lstrip("\n")


def _json() -> str:
    listed = [
        {
            "id": rule.id, "area": rule.area, "modal": rule.modal.name, "severity": rule.severity.value, "scope": rule.scope.value,
            "reads": list(rule.reads), "since": rule.since.name, "clauses": list(rule.clauses), "title": rule.title,
            "what": rule.what, "why": rule.why, "mend": rule.mend,
        }
        for rule in all_rules().values()
    ]  # fmt: skip
    return json.dumps(listed, ensure_ascii=False, indent=1)
