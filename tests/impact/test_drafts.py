"""A folder with a draft: which files it stands for, what gives way to it, and what changes when it counts from an earlier term on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.impact import Draft, as_if, read_draft, with_draft
from generator.model.values import TermId
from generator.policy import Register
from generator.repository import Reading, assemble, read_all
from tests.rules.casebook import ROOT, TODAY, repository_files

POLICY = "content/policy"
PARAMETERS = f"{POLICY}/xx-2020/parameters.yml"
AUTUMN_24 = TermId(2024, "autumn")


@cache
def policies() -> dict[str, bytes]:
    return {name: raw for name, raw in repository_files().items() if name.startswith(f"{POLICY}/")}


@cache
def present() -> Reading:
    return read_all(policies())


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


FOLDERS = {
    "one, named by its folder": ("xx-2020", {"parameters": "a: 1\n"}, {PARAMETERS}),
    "one, named by itself": (
        "draft",
        {"policy": "id: yy-2027\n", "clauses": ""},
        {f"{POLICY}/yy-2027/policy.yml", f"{POLICY}/yy-2027/clauses.yml"},
    ),
    "one, whose head is broken": ("yy-2027", {"policy": "id: [\n"}, {f"{POLICY}/yy-2027/policy.yml"}),
    "one, whose id is a path": ("yy-2027", {"policy": "id: ../../x\n"}, {f"{POLICY}/yy-2027/policy.yml"}),
    "several": ("all", {"xx_2020__parameters": "", "yy_2027__policy": ""}, {PARAMETERS, f"{POLICY}/yy-2027/policy.yml"}),
    "nothing": ("empty", {}, set()),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_the_files_get_the_names_they_would_have(tmp_path: Path, name: str) -> None:
    folder, files, expected = FOLDERS[name]
    (tmp_path / folder).mkdir()
    draft = read_draft(write(tmp_path / folder, **files))
    assert set(draft.files) == set(draft.shown) == expected
    assert all((Path(shown)).is_file() for shown in draft.shown.values())


def test_the_policies_it_speaks_of(tmp_path: Path) -> None:
    draft = read_draft(write(tmp_path, xx_2020__parameters="", yy_2027__policy="", yy_2027__clauses="", readme=""))
    assert draft.policies == ("xx-2020", "yy-2027")


def test_what_it_changes_and_what_goes_when_it_is_the_whole(tmp_path: Path) -> None:
    (tmp_path / "xx-2020").mkdir()
    (tmp_path / "xx-2020/parameters.yml").write_bytes(policies()[PARAMETERS])
    write(tmp_path, yy_2027__policy="id: yy-2027\n")
    rest = {name for name in policies() if name != PARAMETERS}
    assert read_draft(tmp_path).changed(repository_files()) == (f"{POLICY}/yy-2027/policy.yml",)
    assert set(read_draft(tmp_path, whole=True).changed(repository_files())) == {f"{POLICY}/yy-2027/policy.yml"} | rest


def test_the_whole_content_changes_nothing() -> None:
    draft = read_draft(ROOT / POLICY, whole=True)
    assert draft.changed(repository_files()) == ()
    assert with_draft(present(), draft).entries == present().entries


def test_findings_of_a_replaced_file_go_with_it() -> None:
    broken = read_all(policies() | {PARAMETERS: b"lesson_minuts: 1\n", f"{POLICY}/xx-2020/notes.yml": b"x: 1\n"})
    assert {finding.where.file for finding in broken.findings} == {PARAMETERS, f"{POLICY}/xx-2020/notes.yml"}
    mended = Draft("d", {PARAMETERS: policies()[PARAMETERS]}, {})
    assert [finding.where.file for finding in with_draft(broken, mended).findings] == [f"{POLICY}/xx-2020/notes.yml"]
    assert with_draft(broken, Draft("d", policies(), {}, whole=True)).findings == []
    assert [f.where.file for f in with_draft(present(), Draft("d", {PARAMETERS: b"- 1\n"}, {})).findings] == [PARAMETERS]


# ------------------------------------------------------------------------------------------------------------- as if

LESSONS = """\
max_lessons_per_day:
  clauses: [三(一)c]
  history:
    - {first_term: 2020-autumn, value: 2}
"""
SERIES = LESSONS + "    - {first_term: 2022-autumn, value: 3}\n    - {first_term: 2025-autumn, value: 4}\n"
LAWS = {
    "a value for later": (LESSONS, LESSONS + "    - {first_term: 2027-autumn, value: 1}\n", "2 2 2 1 1"),
    "two values for later: the last": (
        LESSONS,
        LESSONS + "    - {first_term: 2027-autumn, value: 1}\n    - {first_term: 2028-autumn, value: 5}\n",
        "2 2 2 5 5",
    ),
    "the value in force, changed": (LESSONS, LESSONS.replace("value: 2", "value: 1"), "2 2 2 1 1"),
    "what began in between gives way": (SERIES, SERIES + "    - {first_term: 2027-autumn, value: 1}\n", "2 3 3 1 1"),
    "nothing new": (SERIES, SERIES, "2 3 3 3 4"),
    "a value taken away moves nothing": (SERIES, SERIES.rpartition("    -")[0], "2 3 3 3 3"),
}
TERMS = [TermId(2020, "autumn"), TermId(2022, "autumn"), TermId(2024, "spring"), AUTUMN_24, TermId(2026, "spring")]


def register(reading: Reading) -> Register:
    return assemble(reading, TODAY).city.register


@pytest.mark.parametrize("name", LAWS)
def test_the_draft_s_values_count_from_that_term_on(name: str) -> None:
    before, after, expected = LAWS[name]
    now, then = (read_all(policies() | {PARAMETERS: text.encode()}) for text in (before, after))
    assert now.findings == then.findings == []
    moved = register(as_if(then, now, AUTUMN_24))
    policies_then = [moved.on(term) for term in TERMS]
    assert " ".join(str(policy.values.max_lessons_per_day) for policy in policies_then if policy) == expected


NEW = """\
id: yy-2027
kind: 办法
title: 新办法
number: 示教字〔2027〕1号
issuer: XX市教育局
first_term: 2027-autumn
summary: 新办法。
"""
HEADS = {
    "a new policy": ({"yy-2027": NEW}, "xx-2020 xx-2020 xx-2023-extension yy-2027 yy-2027"),
    "two new policies: the first is the next": (
        {"yy-2027": NEW, "yy-2030": NEW.replace("2027", "2030")},
        "xx-2020 xx-2020 xx-2023-extension yy-2027 yy-2027",
    ),
    "a new extension": (
        {"yy-2027": NEW.replace("kind: 办法", "kind: 延续\nextends: xx-2020")},
        "xx-2020 xx-2020 xx-2023-extension yy-2027 yy-2027",
    ),
    "a new overlay, used by nobody": (
        {"yy-2027": NEW.replace("办法\n", "叠加\n", 1)},
        "xx-2020 xx-2020 xx-2023-extension xx-2023-extension xx-2023-extension",
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_new_policy_covers_the_terms_from_that_term_on(name: str) -> None:
    heads, expected = HEADS[name]
    then = read_all(policies() | {f"{POLICY}/{key}/policy.yml": text.encode() for key, text in heads.items()})
    assert then.findings == []
    moved = register(as_if(then, present(), AUTUMN_24))
    assert " ".join(policy.id for policy in map(moved.on, TERMS) if policy) == expected


def test_a_new_overlay_is_used_from_that_term_on() -> None:
    extension = f"{POLICY}/xx-2023-extension/policy.yml"
    using = policies()[extension].decode().replace("overlays:\n", "overlays:\n  - {policy: yy-2027, first_term: 2027-autumn}\n")
    then = read_all(policies() | {extension: using.encode(), f"{POLICY}/yy-2027/policy.yml": NEW.replace("办法\n", "叠加\n", 1).encode()})
    moved = register(as_if(then, present(), AUTUMN_24))
    used = [["yy-2027" in [entry.head.id for entry in policy.overlays] for policy in [moved.on(term)] if policy] for term in TERMS]
    assert used == [[False], [False], [False], [True], [True]]


def test_a_new_policy_takes_the_place_of_those_that_began_after_that_term() -> None:
    then = read_all(policies() | {f"{POLICY}/yy-2027/policy.yml": NEW.encode()})
    moved = register(as_if(then, present(), TermId(2022, "autumn")))
    assert [policy.id for policy in map(moved.on, TERMS) if policy] == ["xx-2020", "yy-2027", "yy-2027", "yy-2027", "yy-2027"]
