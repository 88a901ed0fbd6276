"""Whose files a submission may change, what names and modes its files may have, and what is too much to look into."""

from __future__ import annotations

import pytest

from generator.git import changes
from generator.reporters import as_json, as_text
from generator.submission.names import oddity, shown
from generator.wording.sentences import help_text, message
from generator.wording.values import Lang
from tests.submission.host import PLAN, As, Given, Host

BAIMA = "schools/baima"
LANGS: tuple[Lang, ...] = ("zh", "en")
COMMENT = "# 一句说明\n".encode()

FOREIGN = [
    ("schools/binjiang/2026-autumn/plan.yml", "other-school"),
    (".github/workflows/check.yml", "checks"),
    ("generator/pipeline.py", "program"),
    ("theme/main.html", "theme"),
    ("mkdocs.yml", "set-up"),
    ("pyproject.toml", "set-up"),
    ("tests/test_all.py", "tests"),
    ("content/policy/xx-2020/parameters.yml", "policy"),
    ("content/bureau/schools/baima.yml", "bureau"),
    ("content/bureau/approvals/2026-autumn/baima/review.yml", "approvals"),
    ("content/bureau/decisions/one.yml", "bureau"),
    ("content/ledger/2026.jsonl", "ledger"),
    ("content/pages/about.md", "pages"),
    ("docs/guide.md", "pages"),
    ("README.md", "set-up"),
    (".gitattributes", "checks"),
    ("schools/yaml.py", "manual"),
    ("schools/_example/school.yml", "manual"),
]


@pytest.mark.parametrize(("path", "owner"), FOREIGN)
def test_a_school_changes_its_own_folder_only(town: Host, path: str, owner: str) -> None:
    given = {PLAN: town.read(PLAN) + COMMENT, path: b"x: 1\n"}
    examination = town.examine(town.submit(given))
    assert examination.set_up_faults == ()  # the submission is at fault, and not the city's set-up
    found = [f for f in examination.report.findings if f.rejects]
    assert [(f.rule, f.where.file, f.values["owner"], f.school) for f in found] == [("foreign-path", path, owner, "baima")]


def test_a_school_may_change_its_own_folder(town: Host) -> None:
    assert town.found({PLAN: town.read(PLAN) + COMMENT}) == []


def test_a_foreign_file_is_not_judged_and_nothing_stands_on_it(town: Host) -> None:
    """A school cannot lift a cap by a policy of its own, in the request that breaks it."""
    path = "content/policy/xx-2020/parameters.yml"
    examination = town.examine(town.submit({PLAN: town.read(PLAN) + COMMENT, path: b"nothing: [\n"}))
    assert examination.submission is not None
    assert examination.submission.files[path] == examination.submission.base_files[path]


ODD = [
    ("a symbolic link", {f"{BAIMA}/school.yml": As("120000", b"/etc/passwd")}, "odd-mode", "link"),
    ("a link to a folder above", {f"{BAIMA}/up": As("120000", b"../../..")}, "odd-mode", "link"),
    ("a submodule", {f"{BAIMA}/2027-spring": As("160000")}, "odd-mode", "submodule"),
    ("an executable", {f"{BAIMA}/2027-spring/plan.yml": As("100755", b"a: 1\n")}, "odd-mode", "executable"),
    ("attributes of git", {f"{BAIMA}/.gitattributes": b"*.yml ident\n"}, "odd-name", "dot"),
    ("a hidden folder", {f"{BAIMA}/.hidden/plan.yml": b"a: 1\n"}, "odd-name", "dot"),
    ("a device", {f"{BAIMA}/CON": b"a: 1\n"}, "odd-name", "device"),
    ("a device with an ending", {f"{BAIMA}/aux.yml": b"a: 1\n"}, "odd-name", "device"),
    ("a dot at the end", {f"{BAIMA}/plan.yml.": b"a: 1\n"}, "odd-name", "edge"),
    ("a space at the end", {f"{BAIMA}/plan.yml ": b"a: 1\n"}, "odd-name", "edge"),
    ("a hyphen at the start", {f"{BAIMA}/-rf.yml": b"a: 1\n"}, "odd-name", "dash"),
    ("a line end", {f"{BAIMA}/plan\n::error::.yml": b"a: 1\n"}, "odd-name", "control"),
    ("an escape", {f"{BAIMA}/\x1b[31m.yml": b"a: 1\n"}, "odd-name", "control"),
    ("composed from parts", {f"{BAIMA}/e\u0301cole.yml": b"a: 1\n"}, "odd-name", "composed"),
    ("Cyrillic", {f"{BAIMA}/\u0440lan.yml": b"a: 1\n"}, "odd-name", "letters"),
    ("right to left", {f"{BAIMA}/\u202elmy.nalp": b"a: 1\n"}, "odd-name", "invisible"),
    ("no width", {f"{BAIMA}/plan\u200b.yml": b"a: 1\n"}, "odd-name", "invisible"),
    ("bytes that are no UTF-8", {f"{BAIMA}/\udcff\udcfe.yml": b"a: 1\n"}, "odd-name", "not-utf8"),
    ("only capitals differ", {f"{BAIMA}/SCHOOL.yml": b"a: 1\n"}, "odd-name", "same"),
    ("a folder of which only capitals differ", {f"{BAIMA}/2026-Autumn/plan.yml": b"a: 1\n"}, "odd-name", "same"),
    ("capitals", {f"{BAIMA}/Notes.yml": b"a: 1\n"}, "odd-name", "capital"),
    ("a backslash", {f"{BAIMA}/2026-autumn\\plan.yml": b"a: 1\n"}, "odd-name", "windows"),
    ("a very long name", {f"{BAIMA}/{'a' * 201}.yml": b"a: 1\n"}, "odd-name", "long"),
]


@pytest.mark.parametrize(("given", "rule", "why"), [case[1:] for case in ODD], ids=[case[0] for case in ODD])
def test_odd_names_and_modes_are_refused_for_what_is_odd(town: Host, given: dict[str, bytes], rule: str, why: str) -> None:
    examination = town.examine(town.submit(given))
    found = [f for f in examination.report.findings if f.rejects]
    assert [(f.rule, f.values["mode" if rule == "odd-mode" else "name"], f.school) for f in found if f.rule.startswith("odd-")] == [
        (rule, why, "baima")
    ]
    assert [f.rule for f in found if not f.rule.startswith("odd-")] == []
    for lang in LANGS:
        printed = as_text(examination.report, {}, lang) + as_json(examination.report, lang)
        assert printed.encode("utf-8")
        assert not [line for line in printed.splitlines() if line.startswith("::")]
        assert not {c for c in printed if not c.isprintable() and c != "\n"} - {" "}


def test_gits_own_folder_is_refused_without_any_git() -> None:
    """No git would make such a commit with the ordinary commands; a crafted pack can."""
    assert [oddity(f"schools/baima/{name}/config") for name in (".git", ".GIT", "git~1")] == ["dot"] * 3
    assert oddity("theme/.git/hooks/post-checkout") == "dot"
    assert [oddity(path) for path in (".github/workflows/check.yml", "docs/填报手册.md", "schools/baima/2026-autumn/plan.yml")] == [
        None
    ] * 3
    assert shown("a\n\u202e\udcffb") == "a<U+000A><U+202E><FF>b"


def test_what_is_odd_already_may_be_removed(town: Host) -> None:
    odd = town.submit({f"{BAIMA}/CON": b"a: 1\n"})
    examination = town.examine(town.submit({f"{BAIMA}/CON": None}, odd), base=odd)
    assert [f.rule for f in examination.report.findings if f.rejects] == []


def test_the_sentences(town: Host) -> None:
    given: Given = {f"{BAIMA}/up": As("120000", b"../../.."), f"{BAIMA}/-rf.yml": b"a: 1\n", "mkdocs.yml": b"a: 1\n"}
    found = sorted(town.found(given), key=lambda f: f.rule)
    assert [message(f) for f in found] == [
        "mkdocs.yml 属于网站和程序的设置，这次提交不能改它",
        "schools/baima/up 是链接，不能提交",
        "schools/baima/-rf.yml 的名称以连字符开头，在别人的电脑上会打不开或被当成别的文件",
    ]
    assert [message(f, "en") for f in found] == [
        "mkdocs.yml belongs to the set-up of site and program: this submission may not change it",
        "schools/baima/up is a symbolic link",
        "the name of schools/baima/-rf.yml begins with a hyphen: not every machine can hold it",
    ]
    assert all(help_text(f) and help_text(f, "en") for f in found)


def test_a_name_with_personal_data_is_not_printed(town: Host) -> None:
    number = "11010119" + "900307" + "7555"
    printed = as_json(town.examine(town.submit({f"schools/binjiang/{number}.yml": b"a: 1\n", PLAN: b"a: 1\n"})).report)
    assert number not in printed
    assert "***" in printed


def test_fifty_files_may_differ_and_one_more_may_not(town: Host) -> None:
    files = {f"{BAIMA}/2026-autumn/x{number}.yml": b"a: 1\n" for number in range(51)}
    assert {f.rule for f in town.found(dict(list(files.items())[:50]))} == {"unknown-file"}
    examination = town.examine(town.submit(files))
    (found,) = examination.report.findings
    assert (found.rule, found.school, message(found)) == (
        "too-many-changes", "baima", "这次提交改了 51 个文件，超过 50 个的上限，没有再往下检查",
    )  # fmt: skip
    assert examination.submission is not None
    assert examination.submission.unread
    assert (examination.report.tally.due, examination.report.files) == (1, 0)


def test_one_mebibyte_may_come_and_one_byte_more_may_not(town: Host) -> None:
    half = bytes(512 * 1024)
    first, second = f"{BAIMA}/2026-autumn/a.yml", f"{BAIMA}/2026-autumn/b.yml"
    assert {f.rule for f in town.found({first: half, second: half})} >= {"unknown-file"}
    (found,) = town.found({first: half, second: half + b"\0"})
    assert (found.rule, found.where.file) == ("submission-too-large", second)
    assert message(found) == "这次提交约有 2 MB，超过 1 MB 的上限，没有再往下检查；最大的是这个文件"


def test_renames_are_a_removal_and_a_new_file(town: Host) -> None:
    old, new = "schools/binjiang/2027-spring/plan.yml", f"{BAIMA}/2027-spring/plan.yml"
    head = town.submit({old: None, new: town.read(old)})
    assert [(c.path, c.is_gone, c.is_new) for c in changes(town.folder, town.base, head)] == [(new, False, True), (old, True, False)]
    found = [f for f in town.examine(head).report.findings if f.rule == "foreign-path"]
    assert [(f.where.file, f.school) for f in found] == [(old, "baima")]
