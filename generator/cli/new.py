"""`notices new`: the files of a new school or a new term, commented field by field, and what to do next.

On a terminal it asks for what is missing; elsewhere it says in one line what that is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from generator.city import City, Filing, SchoolRecord
from generator.cli.options import Refusal, Settings, global_options, settings
from generator.due import before_filing
from generator.examination import Examination, examine
from generator.model.bureau import AREA_CLASSES, STAGES, Area, TermDates
from generator.model.fields import Spec
from generator.model.kinds import kind, kind_of
from generator.model.policy import ParameterMissingError
from generator.model.values import TermId
from generator.privacy import masked
from generator.scaffold import KINDS, Sheet, TermFiles, new_registration, new_school, new_term
from generator.schema.check import root_spec
from generator.schema.convert import UnfitError, convert
from generator.wording.obligations import reason, what
from generator.wording.sentences import pick
from generator.wording.values import say, several


@click.group()
@global_options
def new() -> None:
    """写好新的文件：每一项都有注释，照着填。"""


@new.command()
@click.argument("school_id", metavar="ID", required=False)
@click.option("--name", help="学校全称")
@click.option("--stage", type=click.Choice(STAGES), help="学段")
@click.option("--area-class", type=click.Choice(AREA_CLASSES), help="城乡类别，由教育局认定")
@click.option("--area", metavar="ID", help="片区编号，见 content/bureau/city.yml")
@click.option("--first-term", metavar="TERM", help="开始提供课后服务的学期，写成 2026-spring")
@click.option("--address", help="学校地址")
@click.option("--phone", help="学校办公电话，只写固定电话")
@click.option("--complaint-phone", help="学校监督电话，只写固定电话")
@global_options
def school(school_id: str | None, **said: str | None) -> None:
    """写好一所新学校的 school.yml，并给出教育局要加的登记。"""
    chosen = settings()
    city = _city(chosen).repository.city
    given = {"id": _asked("ID", "学校编号", school_id)} | {name: text for name, text in said.items() if text}
    registered = city.school(given["id"]) is not None
    needed = ("name",) if registered else ("name", "stage", "area_class", "area", "first_term")
    given |= _complete(needed, given, {"stage": STAGES, "area_class": AREA_CLASSES, "area": tuple(a.id for a in _areas(city))})
    _refuse_unfit(given, city)
    own = root_spec(kind("school")).inner()
    path, sheet = new_school({name: text for name, text in given.items() if name in own})
    _write(chosen, {path: sheet})
    if not registered:
        file, registration = new_registration({name: given[name] for name in ("id", *needed)})
        zh, en = f"\n请教育局加一个文件 {file}，内容是：", f"\nThe bureau has to add {file}:"
        click.echo(f"{pick((zh, en), chosen.lang)}\n\n{registration.text}", nl=False)
    _say_next(chosen, f"schools/{given['id']}")


@new.command()
@click.argument("school_id", metavar="SCHOOL", required=False)
@click.argument("term_id", metavar="TERM", required=False)
@click.option("--from", "before", metavar="PREVIOUS", help="照哪个学期的文件带过来（默认本校最近一个更早的学期）")
@global_options
def term(school_id: str | None, term_id: str | None, before: str | None) -> None:
    """写好一个新学期的 plan.yml、times.yml、staff.yml：不变的带过来，要新写的空着，服务日和课时照日历算好。"""
    chosen = settings()
    examination = _city(chosen)
    city = examination.repository.city
    own = _registered(city, _asked("SCHOOL", "学校编号", school_id))
    dates = _term(city, _asked("TERM", "学期（如 2027-spring）", term_id))
    if city.register.on(dates.id) is None:
        raise Refusal(f"{dates.id.season_name}没有适用的办法，填报会被退回；先请教育局确定依据。")
    previous = _previous(examination, own, dates.id, before)
    try:
        made = new_term(city, own, dates, previous, examination.repository.documents)
    except ParameterMissingError as missing:
        raise Refusal(f"办法没有规定 {missing.parameter}，无法推算；先请教育局补上。") from None
    _write(chosen, made.files)
    if not chosen.quiet:
        for line in (*_open(chosen, made.files), *_warnings(chosen, made), *_deadlines(chosen, city, own, dates)):
            click.echo(line)
    _say_next(chosen, f"schools/{own.id}/{dates.id}")


# ------------------------------------------------------------------------------------------------ what is said, and what is asked for


def _asked(metavar: str, label: str, text: str | None) -> str:
    """An argument, or the answer of whoever sits at the terminal."""
    if text:
        return text
    if _on_terminal():
        answer: str = click.prompt(label)
        return answer
    raise Refusal(f"缺 {metavar}（{label}）。")


def _complete(needed: Iterable[str], given: Mapping[str, str], choices: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """What is still missing, from the terminal; elsewhere all of it is named in one line."""
    missing = [name for name in needed if name not in given]
    if missing and not _on_terminal():
        options = "、".join(f" --{name.replace('_', '-')}（{_spec(name).label}）" for name in missing)
        raise Refusal(f"缺{options}。")
    return {name: click.prompt(_spec(name).label, type=click.Choice(choices[name]) if name in choices else str) for name in missing}


def _on_terminal() -> bool:
    return sys.stdin.isatty()


def _spec(name: str) -> Spec:
    fields = root_spec(kind("registration")).inner() | root_spec(kind("school")).inner()
    return fields[name]


def _refuse_unfit(given: Mapping[str, str], city: City) -> None:
    """What cannot stand in the files is not written; it is not repeated either, because it may be personal data."""
    for name, text in given.items():
        try:
            convert(_spec(name), text)
        except UnfitError:
            raise Refusal(f"{_spec(name).label}写得不对：{_spec(name).help}。") from None
    path = f"schools/{given['id']}/school.yml"
    if kind_of(path) is None or masked(path) != path:
        raise Refusal(f"学校编号写得不对：{_spec('id').help}，2 至 32 个，不写证件号或电话。")
    if "area" in given and given["area"] not in city.area_ids:
        raise Refusal(f"没有这个片区；可用：{'、'.join(area.id for area in _areas(city))}。")


# ----------------------------------------------------------------------------------------------------------- what the city has


def _city(chosen: Settings) -> Examination:
    """The city as it stands. With a policy or terms that cannot be read nothing could be worked out."""
    examination = examine(chosen.root, chosen.as_of, judge=False)
    if examination.set_up_faults:
        raise Refusal(f"办法、校历或本市设置有误，先改好：{'、'.join(examination.set_up_faults)}。")
    return examination


def _areas(city: City) -> tuple[Area, ...]:
    return city.file.areas if city.file else ()


def _registered(city: City, school_id: str) -> SchoolRecord:
    found = city.school(school_id)
    if found is None:
        raise Refusal("没有登记这所学校；先运行 notices new school，再请教育局加上登记。")
    return found


def _term(city: City, text: str) -> TermDates:
    try:
        found = city.terms.get(TermId.parse(text))
    except ValueError:
        raise Refusal("学期要写成 2026-autumn（秋季）或 2027-spring（春季）。") from None
    if found is None:
        raise Refusal(f"content/bureau/terms.yml 还没有 {text} 的起止日期；先请教育局加上。")
    return found


def _previous(examination: Examination, own: SchoolRecord, term: TermId, said: str | None) -> Filing | None:
    """The term to take over from: the one that was named, else the latest earlier one; it must be readable as a whole."""
    filings = [filing for filing in own.filings if filing.id < term and (said is None or str(filing.id) == said)]
    if said is not None and not filings:
        raise Refusal("--from 要写本校填报过的、更早的一个学期，如 2026-autumn。")
    if not filings:
        return None
    files = [f"{filings[-1].folder}/{name}.yml" for name in KINDS]
    failed = {f.where.file for f in examination.report.findings if f.rejects}
    unfit = [file for name, file in zip(KINDS, files, strict=True) if not filings[-1].has(name) or file in failed]
    if unfit:
        raise Refusal(f"不能照{filings[-1].id.season_name}带过来：{'、'.join(unfit)} 缺少或有错误，先改好，或用 --from 换一个学期。")
    return filings[-1]


# --------------------------------------------------------------------------------------------------------------- what is done


def _write(chosen: Settings, files: Mapping[str, Sheet]) -> None:
    """Writes all of the files or none: one that exists is somebody's work."""
    there = [path for path in files if (chosen.root / path).exists() or (chosen.root / path).is_symlink()]
    if there:
        raise Refusal(f"已经有了，没有改动：{'、'.join(there)}。")
    for path, sheet in files.items():
        target = chosen.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with Path.open(target, "x", encoding="utf-8", newline="\n") as stream:
            stream.write(sheet.text)
    click.echo(pick((f"已写好 {len(files)} 个文件：", f"Wrote {several(len(files), 'file')}:"), chosen.lang))
    for path in files:
        click.echo(f"  {path}")


def _open(chosen: Settings, files: Mapping[str, Sheet]) -> list[str]:
    """What is still to be filled in, with file and line."""
    blanks = [f"  {path}:{line}　{label}" for path, sheet in files.items() for line, label in sheet.blanks]
    return ["", pick((f"还要填写 {len(blanks)} 处：", f"{len(blanks)} places to fill in:"), chosen.lang), *blanks]


def _warnings(chosen: Settings, made: TermFiles) -> list[str]:
    """What was left out or has to be thought over."""
    lang = chosen.lang
    lines = [
        pick(
            (
                f"！！！{year}年的放假安排尚未公布：times.yml 没有列这一年的节假日，天数和课时也没有扣除，公布以后一定要补上。",
                f"!!! The holidays of {year} are not announced: times.yml leaves them out and counts their days and lessons.",
            ),
            lang,
        )
        for year in made.unknown_years
    ]
    for file, given in made.reasons:
        about = f"（{given.about}）" if given.about else ""
        zh, en = "上一份写过的理由，本学期还需要的请重新写", "A reason given last time; give it anew if it still holds"
        lines.append(f"{pick((zh, en), lang)}：{file}.yml　{given.rule}{about}　{given.reason}")
    lines += [
        pick((f"本学期没有这个时段能开展的日子，没有带过来：{name}", f"No day left in this term, left out: {name}"), lang)
        for name in made.dropped
    ]
    return ["", *lines] if lines else []


def _deadlines(chosen: Settings, city: City, own: SchoolRecord, dates: TermDates) -> list[str]:
    lines = ["", pick(("期限：", "Due:"), chosen.lang)]
    for owed in before_filing(city, own, dates):
        when = say(owed.due, chosen.lang) if owed.due else reason(owed.why_unknown, chosen.lang) if owed.why_unknown else ""
        lines.append(f"  {what(owed, chosen.lang)}　{when}")
    return lines


def _say_next(chosen: Settings, folder: str) -> None:
    if not chosen.quiet:
        click.echo(pick((f"\n填好以后检查：notices check {folder}", f"\nThen check it: notices check {folder}"), chosen.lang))
