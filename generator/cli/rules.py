"""`notices rules`: the catalogue of all rules."""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby

import click

from generator.cli.options import global_options, register_of, settings
from generator.examples import tried
from generator.notices.areas import area_name
from generator.notices.coverage import By, Covered, coverage
from generator.rules import all_rules
from generator.wording.builtin import BUILTIN


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@click.option("--coverage", "by_clause", is_flag=True, help="逐条列出政策的每一句由谁核对")
@global_options
def rules(form: str, by_clause: bool) -> None:
    """列出全部规则：编号、规范用语、条款、名称。"""
    if by_clause:
        covered = coverage(register_of(settings()))
        click.echo(_coverage_json(covered) if form == "json" else _coverage_text(covered))
    else:
        click.echo(_json() if form == "json" else _text(settings().lang))


def _coverage_text(covered: tuple[Covered, ...]) -> str:
    lines = []
    for policy, clauses in groupby(covered, key=lambda clause: clause.policy):
        lines.append(f"\n{policy}")
        for clause in clauses:
            names = "、".join(rule.id for rule in (*clause.rules, *clause.declared))
            lines.append(f"  {clause.id:<10} {clause.by}　{names or clause.official or clause.shown or clause.why_not}")
    counts = Counter(clause.by for clause in covered)
    lines.append("\n" + "，".join(f"{by} {counts[by]}" for by in By if counts[by]) + f"；共 {len(covered)} 条")
    return "\n".join(lines).lstrip("\n")


def _coverage_json(covered: tuple[Covered, ...]) -> str:
    names = dict.fromkeys(rule.id for clause in covered for rule in (*clause.rules, *clause.declared))
    counts = Counter(clause.by.name for clause in covered)
    clauses = [
        {
            "policy": clause.policy, "clause": clause.id, "heading": clause.heading, "text": clause.text, "by": clause.by.name,
            "rules": [rule.id for rule in clause.rules], "declared": [rule.id for rule in clause.declared],
            "official": clause.official, "shown": clause.shown, "why_not": clause.why_not,
        }
        for clause in covered
    ]  # fmt: skip
    made = {
        "version": 1, "total": len(covered), "by": {by.name: counts[by.name] for by in By}, "clauses": clauses,
        "rules": {name: dict(zip(("failing_cases", "passing_cases"), tried(name), strict=True)) for name in names if name in all_rules()},
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False, indent=1)


def _text(lang: str) -> str:
    lines = []
    for area, listed in groupby(all_rules().values(), key=lambda rule: rule.area):
        lines.append(f"\n{area_name(area)}" if lang == "zh" else f"\n{area}")
        for rule in listed:
            words = rule.title if lang == "zh" else rule.check.__name__.replace("_", " ")
            lines.append(f"  {rule.id:<34} {rule.modal.value:<4} {'、'.join(rule.clauses)}  {words}")
    lines.append("\n文件和填写" if lang == "zh" else "\nfiles")
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
