"""A rule's id in; a bad and a good example out, taken from the case file that also is its test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.project import packaged
from generator.source import read

_MARK = re.compile(r"\s*# (!!|\?\?) [a-z0-9 -]+$", re.MULTILINE)
_ANNOUNCED = re.compile(r"# !! ([a-z0-9 -]*)(?: |$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """What a failing and a passing case put into a file, with the cases' names."""

    bad_name: str
    bad_file: str
    bad: str
    good_name: str
    good_file: str
    good: str


@cache
def example_of(rule_id: str) -> Example | None:
    """The first failing and the first passing case of the rule, or None when it has no case file."""
    cases = _cases(rule_id)
    bad = _first(cases, rule_id, fails=True)
    good = _first(cases, rule_id, fails=False)
    return Example(*bad, *good) if bad and good else None


@cache
def tried(rule_id: str) -> tuple[int, int]:
    """How many of the rule's cases fail it, and how many do not; none where it has no case file."""
    cases = _cases(rule_id)
    failing = sum(
        1 for case in cases if any(rule_id in _marked(edit.get("put") or edit.get("write") or "") for edit in _list(case, "edit"))
    )
    return failing, len(cases) - failing


def _cases(rule_id: str) -> list[Any]:
    found = _files().get(rule_id)
    return _list(read(found.name, found.read_bytes()).data, "cases") if found else []


@cache
def _files() -> dict[str, Path]:
    """The case files by the rule that they are named after; of two the first."""
    return {file.stem: file for file in sorted(packaged("cases").rglob("*.yml"), reverse=True)}


def _marked(text: str) -> set[str]:
    """What the marks at the ends of lines announce: the rules, and words besides."""
    return {word for marks in _ANNOUNCED.findall(text) for word in marks.split(" ")}


def _first(cases: list[Any], rule_id: str, *, fails: bool) -> tuple[str, str, str] | None:
    """Name, file and text of the first case that fails (or passes) the rule."""
    for case in cases:
        edits = [edit for edit in _list(case, "edit") if "put" in edit]
        marked = [edit for edit in edits if rule_id in _marked(edit["put"])]
        if edits and bool(marked) is fails:
            edit = (marked or edits)[0]
            return case["case"], Path(edit["file"]).name, _shown(edit["put"])
    return None


def _shown(put: str) -> str:
    """What a case puts into a file, without its mark and without the comment signs that only close a line of the base file."""
    return re.sub(r"\n\s*#\s*$", "", _MARK.sub("", put).rstrip()).rstrip()


def _list(data: Any, key: str) -> list[Any]:
    return data.get(key) or [] if isinstance(data, dict) else []
