"""Reads a rule's case file and runs each case: a school of the repository with a few lines changed, findings marked on their lines.

A case file is `tests/rules/<area>/<rule-id>.yml`, a list of cases:

    - case: 冬季十八点十分结束            # what is tried, in Chinese
      school: _example                  # whose files are changed (default _example)
      also: [baima]                     # other schools that are there too, for what is compared across the city
      as_of: 2026-07-20                 # the day of the check (default 2026-11-24)
      edit:
        - file: 2026-spring/times.yml   # in the school's folder; a path that begins with content/ or schools/ is taken from the root
          find: 'ends: "17:30"'         # text that occurs exactly once in the file (may span lines), or
          nth: 2                        #   the n-th time it occurs
          put: 'ends: "18:10"  # !! ends-after-limit'
        - file: 2026-spring/finance.yml
          delete: 是                    # removes the file
        - file: content/bureau/x.yml
          write: |                      # writes a whole new file
            ...

`# !! rule-id` at the end of a line says: this rule's finding stands on this line and fails. `# ?? rule-id` says: excused by a stated
reason. Several ids are parted by spaces. A case without marks must add no finding at all. What the untouched school already has (its
own excused findings) is not counted, nor that a file which the case deletes is missing; nothing else may appear.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.checking import check
from generator.findings import Report, Status
from generator.impact import Draft, with_draft
from generator.policy import Register
from generator.project import read_files
from generator.repository import Reading, Repository, assemble, load_register, read_all

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent
TODAY = dt.date(2026, 11, 24)
MARK = re.compile(r"# (!!|\?\?) ([a-z0-9 -]+)$")

Outcome = set[tuple[str, str, int, str]]
"""Rule, file, line, status of each finding."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case of one rule."""

    rule: str
    name: str
    school: str
    as_of: dt.date
    edits: tuple[dict[str, Any], ...]
    also: tuple[str, ...] = ()

    @property
    def paths(self) -> list[str]:
        """What is checked of the case."""
        return [*(f"schools/{school}" for school in (self.school, *self.also)), "content/bureau", "content/policy"]


def cases() -> list[Case]:
    """Every case of every case file."""
    return [case for path in sorted(CASES.rglob("*.yml")) for case in read_cases(path)]


def read_cases(path: Path) -> list[Case]:
    """The cases of one file."""
    listed = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only, no types
    return [
        Case(
            path.stem, raw["case"], raw.get("school", "_example"), dt.date.fromisoformat(raw.get("as_of", str(TODAY))),
            tuple(raw["edit"]), tuple(raw.get("also", ())),
        )
        for raw in (listed["cases"] if isinstance(listed, dict) else listed)
    ]  # fmt: skip


@cache
def repository_files() -> dict[str, bytes]:
    """The repository as it stands."""
    return read_files(ROOT)


@cache
def register() -> Register:
    """The policies of the repository."""
    return load_register({name: raw for name, raw in repository_files().items() if name.startswith("content/policy/")})


@cache
def reading() -> Reading:
    """The whole city as read."""
    return read_all(repository_files())


@cache
def today() -> tuple[Repository, Report]:
    """The whole city as judged on the usual day."""
    repository = assemble(reading(), TODAY)
    return repository, check(repository)


@cache
def files_of(*schools: str) -> dict[str, bytes]:
    """What judging one school, or a few, needs: their own files, the bureau's about them, and what is the whole city's."""
    return {name: raw for school in schools for name, raw in _files_of(school).items()}


def _files_of(school: str) -> dict[str, bytes]:
    folders = (f"schools/{school}/", f"content/bureau/schools/{school}.", f"content/bureau/publications/{school}.")
    return {
        name: raw
        for name, raw in repository_files().items()
        if name.startswith((*folders, "content/policy/", "content/calendar/"))
        or f"/{school}/" in name
        or (name.startswith("content/bureau/") and (name.count("/") == 2 or f"/{school}-" in name))
    }


def apply(case: Case) -> dict[str, bytes]:
    """The repository's files with the case's edits; complains about an edit that does not fit."""
    files = dict(files_of(case.school, *case.also))
    for edit in case.edits:
        name = _name(case, edit)
        if "delete" in edit:
            del files[name]
        elif "write" in edit:
            files[name] = edit["write"].encode()
        else:
            files[name] = _replaced(case, name, files[name].decode(), edit).encode()
    return files


def _name(case: Case, edit: dict[str, Any]) -> str:
    file = str(edit["file"])
    return file if file.startswith(("content/", "schools/")) else f"schools/{case.school}/{file}"


def _replaced(case: Case, name: str, text: str, edit: dict[str, Any]) -> str:
    find, put = str(edit["find"]).rstrip("\n"), str(edit["put"]).rstrip("\n")
    nth = int(edit.get("nth", 0))
    count = text.count(find)
    if nth == 0 and count != 1:
        raise AssertionError(f"{case.rule} / {case.name}: “{find}” occurs {count} times in {name}")
    if nth > count:
        raise AssertionError(f"{case.rule} / {case.name}: “{find}” occurs only {count} times in {name}")
    parts = text.split(find)
    at = max(nth, 1)
    return find.join(parts[:at]) + put + find.join(parts[at:])


def marks(files: dict[str, bytes], school: str) -> Outcome:
    """The findings that the marks in the school's files and the bureau's announce."""
    found: Outcome = set()
    for name, raw in files.items():
        for number, line in enumerate(raw.decode("utf-8", "replace").split("\n"), 1):
            match = MARK.search(line)
            if match:
                status = Status.FAILED if match[1] == "!!" else Status.EXCUSED
                found |= {(rule, name, number, status.value) for rule in match[2].split()}
    return found


def reread(reading: Reading, edits: Mapping[str, bytes | None]) -> Reading:
    """The files as read with some of them changed, added or, where there is None, gone; only those are read."""
    drafted = with_draft(reading, Draft("", {file: raw for file, raw in edits.items() if raw is not None}, {}))
    gone = {file for file, raw in edits.items() if raw is None}
    return Reading(
        entries={file: drafted.entries[file] for file in sorted(drafted.entries) if file not in gone},
        findings=[finding for finding in drafted.findings if finding.where.file not in gone],
        more={file: more for file, more in drafted.more.items() if file not in gone},
        discoveries={file: found for file, found in drafted.discoveries.items() if file not in gone},
    )


def repository_of(case: Case) -> Repository:
    """What the case's files are read as on its day."""
    schools, files = (case.school, *case.also), apply(case)
    untouched = files_of(*schools)
    edits: dict[str, bytes | None] = {file: raw for file, raw in files.items() if untouched.get(file) != raw}
    return assemble(reread(_reading(*schools), edits | dict.fromkeys(untouched.keys() - files.keys())), case.as_of)


@cache
def _reading(*schools: str) -> Reading:
    return read_all(files_of(*schools))


_REPORTS: dict[str, Report] = {}


def report_of(case: Case) -> Report:
    """What the checker says of a case; it is asked once."""
    key = repr(case)
    if key not in _REPORTS:
        _REPORTS[key] = check(repository_of(case), case.paths)
    return _REPORTS[key]


def run(case: Case) -> tuple[Outcome, Outcome]:
    """What the marks announce, and what the checker says beyond the untouched school's own findings (found by rule and fact)."""
    files, report = apply(case), report_of(case)
    before = {(f.rule, str(f.where), f.where.file, f.status) for f in _untouched((case.school, *case.also), case.as_of).findings}
    deleted = {_name(case, edit) for edit in case.edits if "delete" in edit}
    fresh = [
        f
        for f in report.findings
        if (f.rule, str(f.where), f.where.file, f.status) not in before
        and not (f.rule == "required-file-missing" and f.where.file in deleted)
    ]
    announced = marks(files, case.school)
    return announced, {(f.rule, f.where.file, f.span.line, f.status.value) for f in fresh}


@cache
def _untouched(schools: tuple[str, ...], as_of: dt.date) -> Report:
    return check(assemble(_reading(*schools), as_of), [*(f"schools/{school}" for school in schools), "content/bureau", "content/policy"])
