"""`notices explain`: one rule, or the findings on one line of a file, for people."""

from __future__ import annotations

import re

import click

from generator.cli.check import _relative
from generator.cli.options import Settings, global_options, register_of, settings
from generator.examination import examine
from generator.examples import Example, example_of
from generator.findings import Finding
from generator.policy import Register
from generator.privacy import masked
from generator.rules import Rule, all_rules
from generator.schema.convert import nearest
from generator.wording.builtin import BUILTIN
from generator.wording.sentences import help_text, message, pick


@click.command()
@click.argument("what", metavar="RULE | FILE:LINE")
@global_options
def explain(what: str) -> None:
    """说明一条规则，或某个文件某一行的问题。"""
    chosen = settings()
    place = re.fullmatch(r"(.+):(\d+)", what)
    if place:
        _explain_line(chosen, place[1], int(place[2]))
    else:
        click.echo(_explain_rule(what, chosen))


def _explain_line(chosen: Settings, path: str, line: int) -> None:
    root = chosen.root
    file = masked(_relative(path, root))
    examination = examine(root, chosen.as_of, [file])
    report, entry = examination.report, examination.repository.entries.get(file)
    found = [f for f in report.findings if f.where.file == file and f.span.line <= line <= max(f.span.line, f.span.end_line)]
    if entry is None and not any(f.where.file == file for f in report.findings):
        raise click.UsageError(f"没有填报文件“{file}”。")
    if entry is not None and not 1 <= line <= len(entry.document.text.splitlines()):
        raise click.UsageError(f"{file} 没有第 {line} 行。")
    if not found and entry is not None and entry.content is None:
        zh, en = f"{file} 别处有误，整个文件读不了，第 {line} 行没有核对。", f"{file} cannot be used, so line {line} was not checked."
        click.echo(pick((zh, en), chosen.lang))
    elif not found:
        click.echo(pick((f"{file} 第 {line} 行没有发现问题。", f"Nothing was found on line {line} of {file}."), chosen.lang))
    for finding in found:
        click.echo(_explain_finding(finding, chosen))


def _explain_finding(finding: Finding, chosen: Settings) -> str:
    lang = chosen.lang
    head = f"{finding.where.file}:{finding.span.line}:{finding.span.column} {message(finding, lang)}"
    return f"{head}\n{pick(('怎么改', 'To mend'), lang)} {help_text(finding, lang)}\n\n{_explain_rule(finding.rule, chosen)}\n"


def _explain_rule(rule_id: str, chosen: Settings) -> str:
    if rule_id in BUILTIN:
        text = BUILTIN[rule_id]
        return f"{text.id}　{text.title}\n怎么改　{text.mend}" if chosen.lang == "zh" else f"{text.id}: {text.en}\nTo mend: {text.mend_en}"
    rule = all_rules().get(rule_id)
    if rule is None:
        meant = nearest(rule_id, [*all_rules(), *BUILTIN])
        raise click.UsageError(f"没有规则“{rule_id}”。" + (f"是不是 {meant}？" if meant else "用 notices rules 看全部规则。"))
    return "\n".join(_lines(rule, register_of(chosen), chosen))


def _lines(rule: Rule, register: Register, chosen: Settings) -> list[str]:
    zh = chosen.lang == "zh"
    lines = [f"{rule.id}　{rule.title}" if zh else f"{rule.id} ({rule.modal.name.lower().replace('_', ' ')})", ""]
    lines += (
        [f"查什么　{rule.what}", f"为什么　{rule.why}", f"怎么改　{rule.mend}"] if zh else [f"Says: {rule.en}", f"To mend: {rule.mend_en}"]
    )
    lines += ["", "条款" if zh else "Clauses (in Chinese)"]
    for clause_id in rule.clauses:
        found = [c for entry in register.entries.values() for c in entry.clauses if c.id == clause_id]
        lines.append(f"  {clause_id}　{found[0].modal}：{found[0].text}" if found else f"  {clause_id}")
    return lines + _example_lines(example_of(rule.id), zh=zh)


def _example_lines(example: Example | None, *, zh: bool) -> list[str]:
    if example is None:
        return []
    lines = ["", f"不符合的例子（{example.bad_name}，{example.bad_file}）" if zh else f"Bad example ({example.bad_file})"]
    lines += [f"  {line}" for line in example.bad.splitlines()]
    lines += ["", f"符合的例子（{example.good_name}，{example.good_file}）" if zh else f"Good example ({example.good_file})"]
    return lines + [f"  {line}" for line in example.good.splitlines()]
