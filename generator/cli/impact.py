"""`notices impact`: a draft policy in; which schools would newly fail or pass, and by how much, out; exit 1 when any would fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from generator.cli.options import Settings, global_options, settings
from generator.examination import Examination
from generator.findings import Finding
from generator.impact import Draft, Kind, compare, read_draft
from generator.model.values import TermId
from generator.notices.provenance import display_name
from generator.pipeline import Trial, try_draft
from generator.privacy import masked
from generator.reporters import findings_as_text
from generator.reporters.impact import Trialled, impact_as_markdown, impact_as_text
from generator.reporters.impact_json import impact_as_json
from generator.wording.sentences import pick


@click.command()
@click.argument("folder", metavar="DRAFT", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--as-if-from", "first", metavar="TERM", help="当作草案从这个学期起就已适用，如 2024-autumn")
@click.option("--whole", is_flag=True, help="草案就是全部办法：草案里没有的文件当作删去")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="输出格式")
@global_options
def impact(folder: Path, first: str | None, whole: bool, form: str) -> None:
    """用一份办法草案核对全部填报：哪些学校会新不符合或新符合，依据哪一条，差多少。

    DRAFT 是一份办法的文件夹（只放要改的文件也可以），或者放有几份办法的文件夹。
    """
    chosen = settings()
    draft = read_draft(folder, whole=whole, as_if_from=_term(first))
    trial = try_draft(chosen.root, chosen.as_of, draft)
    _refuse(chosen, draft, trial)
    if draft.as_if_from is not None and draft.as_if_from not in trial.present.repository.city.terms:
        raise click.UsageError(f"--as-if-from：content/bureau/terms.yml 没有登记学期“{first}”。")
    found = compare(trial.present.report, trial.drafted.report)
    names = {school.id: display_name(school) for school in trial.drafted.repository.city.schools}
    told = Trialled(found, draft, trial.changed, names, chosen.lang)
    click.echo(_written(told, form, quiet=chosen.quiet), nl=False)
    if found.of(Kind.FAILS):
        raise click.exceptions.Exit(1)


def _term(text: str | None) -> TermId | None:
    try:
        return TermId.parse(text) if text is not None else None
    except ValueError:
        raise click.UsageError(f"--as-if-from 要写成 2024-autumn 的样子，不能是“{text}”。") from None


def _written(told: Trialled, form: str, *, quiet: bool) -> str:
    if form == "json":
        return impact_as_json(told)
    return impact_as_markdown(told, quiet=quiet) if form == "markdown" else impact_as_text(told, quiet=quiet)


def _refuse(chosen: Settings, draft: Draft, trial: Trial) -> None:
    """Under a policy that cannot be read whole, filings would seem to pass that were never judged."""
    known = {entry.names["policy"] for entry in trial.drafted.repository.entries.values() if entry.kind.name == "policy"}
    unknown = "、".join(masked(policy) for policy in draft.policies if policy not in known)
    if not draft.policies:
        zh, en = f"{draft.folder} 里没有办法的文件（policy.yml、parameters.yml 等）。", f"{draft.folder} holds no policy."
        _fault(chosen, zh, en)
    if unknown:
        zh, en = f"草案里没有 policy.yml，content/policy 里也没有这份办法：{unknown}", f"No policy.yml, and no such policy yet: {unknown}"
        _fault(chosen, zh, en)
    if faults := "、".join(draft.shown.get(file, file) for file in trial.drafted.set_up_faults):
        click.echo(_shown(chosen, draft, trial.drafted), err=True, nl=False)
        _fault(chosen, f"草案或设置有误，没有核对：{faults}", f"The draft or the set-up is at fault, nothing was judged: {faults}")
    if faults := "、".join(trial.present.set_up_faults):
        zh, en = (
            f"现行办法有误，原来的结论可能不全：{faults}",
            f"The policy in force is at fault, so the verdicts before may lack something: {faults}",
        )
        click.echo(pick((zh, en), chosen.lang), err=True)


def _fault(chosen: Settings, zh: str, en: str) -> NoReturn:
    click.echo(pick((zh, en), chosen.lang), err=True)
    raise click.exceptions.Exit(2)


def _shown(chosen: Settings, draft: Draft, drafted: Examination) -> str:
    """The findings in the files at fault, as `check` prints them, under the names that the draft's files have now."""
    documents = drafted.repository.documents
    shown = {draft.shown.get(file, file): document for file, document in documents.items()}
    return findings_as_text(_at_fault(draft, drafted), shown, chosen.lang, colour=chosen.colour)


def _at_fault(draft: Draft, drafted: Examination) -> Iterator[Finding]:
    for finding in drafted.report.findings:
        file = finding.where.file
        if file not in drafted.set_up_faults or not finding.rejects:
            continue
        entry = drafted.repository.entries.get(file)
        if finding.rule == "parameter-missing" and entry is not None and entry.content is None:
            continue  # of a file that cannot be used every parameter is missing
        yield replace(finding, where=replace(finding.where, file=draft.shown.get(file, file)))
