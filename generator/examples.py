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
    found = sorted(packaged("cases").rglob(f"{rule_id}.yml"))
    if not found:
        return None
    document = read(found[0].name, found[0].read_bytes())
    cases = _list(document.data, "cases")
    bad = _first(cases, rule_id, fails=True)
    good = _first(cases, rule_id, fails=False)
    return Example(*bad, *good) if bad and good else None


@cache
def tried(rule_id: str) -> tuple[int, int]:
    """How many of the rule's cases fail it, and how many do not; none where it has no case file."""
    found = sorted(packaged("cases").rglob(f"{rule_id}.yml"))
    cases = _list(read(found[0].name, found[0].read_bytes()).data, "cases") if found else []
    failing = sum(
        1 for case in cases if any(_mark(rule_id).search(edit.get("put") or edit.get("write") or "") for edit in _list(case, "edit"))
    )
    return failing, len(cases) - failing


def _mark(rule_id: str) -> re.Pattern[str]:
    """The mark at the end of a line that announces the rule's finding."""
    return re.compile(rf"# !! (?:[a-z0-9 -]* )?{re.escape(rule_id)}(?: |$)", re.MULTILINE)


def _first(cases: list[Any], rule_id: str, *, fails: bool) -> tuple[str, str, str] | None:
    """Name, file and text of the first case that fails (or passes) the rule."""
    mark = _mark(rule_id)
    for case in cases:
        edits = [edit for edit in _list(case, "edit") if "put" in edit]
        marked = [edit for edit in edits if mark.search(edit["put"])]
        if edits and bool(marked) is fails:
            edit = (marked or edits)[0]
            return case["case"], Path(edit["file"]).name, _shown(edit["put"])
    return None


def _shown(put: str) -> str:
    """What a case puts into a file, without its mark and without the comment signs that only close a line of the base file."""
    return re.sub(r"\n\s*#\s*$", "", _MARK.sub("", put).rstrip()).rstrip()


def _list(data: Any, key: str) -> list[Any]:
    return data.get(key) or [] if isinstance(data, dict) else []
