"""The attacks on whoever checks a submission: forged names and dates, floods, a request that brings its own validator, opens outside."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.reporters import as_json, as_text
from tests.submission.host import AS_OF, PLAN, As, Given, Host

ROOT = Path(__file__).parents[2]
COMMENT = "# 一句说明\n".encode()
REWRITES = int(os.environ.get("NOTICES_REWRITES", "12"))
"""A hundred by NOTICES_REWRITES=100; a dozen in every run."""


NAMES = ("基教股", "area-town", "root", "\u202egnp", "school-baima")
MAILS = ("area-town@shili.example", "", "a@b", "x" * 200)
ZONES = ("+0000", "+0800", "-1200", "+1400")


def forged(number: int) -> dict[str, str]:
    """Author, committer and dates of one commit, other ones for each number."""
    date = f"@{number * 7919 * 1_000_003 % 2**32} {ZONES[number % 4]}"
    given = {"NAME": NAMES[number % 5], "EMAIL": MAILS[number % 4], "DATE": date}
    return {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in given.items()}


def test_who_wrote_a_commit_and_when_decides_nothing(town: Host) -> None:
    given: Given = {PLAN: town.read(PLAN) + b"surprise: 1\n", "mkdocs.yml": b"x: 1\n"}
    heads = [town.submit(given, env=forged(number)) for number in range(REWRITES)]
    assert len(set(heads)) == REWRITES
    examined = [town.examine(head) for head in heads]
    assert {f.rule for f in examined[0].report.findings if f.rejects} == {"foreign-path", "unknown-field"}
    assert len({as_json(each.report) + as_text(each.report, each.repository.documents) for each in examined}) == 1


def processor_time(root: Path, *words: str) -> tuple[float, dict[str, object]]:
    """What a whole run of the program and of its gits takes, and what it says."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "generator", "--root", str(root), "--as-of", AS_OF.isoformat(), "check", "--format", "json", *words]
    ended = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (ended.returncode, ended.stderr) == (1, b"")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, json.loads(ended.stdout)


def test_a_flood_is_refused_unread(town: Host, tmp_path: Path) -> None:
    """2,000 files and 500 MB; the ten large paths share one blob, which no one need know."""
    huge = bytes(50 * 1024 * 1024)
    given: Given = {f"schools/baima/2026-autumn/x{number}.yml": f"a: {number}\n".encode() for number in range(1990)}
    blob = town.blob(huge)
    index = {"GIT_INDEX_FILE": str(tmp_path / "index")}
    town.git("read-tree", town.base, env=index)
    small = town.blob(b"a: 1\n")
    lines = [f"100644 {small}\t{path}" for path in given] + [f"100644 {blob}\tschools/baima/huge{number}.yml" for number in range(10)]
    town.git("update-index", "--index-info", given="\n".join(lines).encode() + b"\n", env=index)
    head = town.git("commit-tree", "-p", town.base, "-m", "flood", town.git("write-tree", env=index))
    clone = town.clone(tmp_path / "clone")
    town.git("update-ref", "refs/heads/flood", head)
    Host(clone, "").git("fetch", "-q", "origin", "flood")
    seconds, told = processor_time(clone, "--base", "HEAD", "--head", "FETCH_HEAD")
    findings = told["findings"]
    assert isinstance(findings, list)
    assert sorted(f["rule"] for f in findings) == ["submission-too-large", "too-many-changes"]
    assert seconds <= 5, seconds


PROGRAMS = (
    "sitecustomize.py", "usercustomize.py", "conftest.py", "yaml.py", "cerberus.py", "click.py", "schools/yaml.py", "schools/baima/yaml.py",
    "schools/sitecustomize.py", "generator/__init__.py", "generator/__main__.py", "generator/pipeline.py", "generator/git.py",
)  # fmt: skip
VALIDATOR = dict.fromkeys(PROGRAMS, b"raise SystemExit(0)\n") | {
    "pyproject.toml": b"[tool.pytest.ini_options]\naddopts = '--collect-only'\n",
    "setup.cfg": b"[x]\n",
    ".pth": b"import os\n",
}

SPY = """
import atexit, runpy, sys
sys.path.insert(0, sys.argv.pop(1))
log = sys.argv.pop(1)
seen = []
sys.addaudithook(lambda event, args: seen.append(str(args[0])) if event == "open" else seen.append(str(args[1])) if event == "import" else None)
atexit.register(lambda: open(log, "w").write("\\n".join([*seen, *(str(getattr(m, "__file__", "")) for m in list(sys.modules.values()))])))
runpy.run_module("generator", run_name="__main__")
"""


def test_a_request_that_brings_its_own_validator_is_judged_by_the_base(town: Host, tmp_path: Path) -> None:
    """Even with its tree checked out and the working directory in it, nothing of it is imported or opened."""
    given: Given = {**VALIDATOR, PLAN: town.read(PLAN) + b"surprise: 1\n"}
    clone = town.clone(tmp_path / "clone", at=town.submit(given))
    log = tmp_path / "log"
    command = [sys.executable, "-I", "-c", SPY, str(ROOT), str(log), "--root", ".", "--as-of", AS_OF.isoformat(), "check", "--base", "origin/main",
               "--format", "json"]  # fmt: skip
    for folder in (clone, clone / "schools"):
        command[command.index("--root") + 1] = str(clone)
        ended = subprocess.run(command, capture_output=True, check=False, cwd=folder)
        assert ended.returncode == 1, ended.stderr
        found = [(f["rule"], f["file"]) for f in json.loads(ended.stdout)["findings"] if f["severity"] == "error"]
        assert ("unknown-field", PLAN) in found
        assert {file for rule, file in found if rule == "foreign-path"} == {p for p in VALIDATOR if not p.startswith("schools/baima/")}
        touched = [line for line in log.read_text().splitlines() if line.startswith(str(clone))]
        assert touched == []


def test_a_validator_that_was_merged_is_no_schools(town: Host) -> None:
    """Without a school's folder it is a change of the set-up, which a school's account may not make; and its own data are not looked into."""
    head = town.submit({path: text for path, text in VALIDATOR.items() if not path.startswith("schools/")})
    assert {f.rule for f in town.examine(head, "school-baima").report.findings if f.rejects} == {"foreign-path"}
    assert {f.rule for f in town.examine(head, "stranger").report.findings if f.rejects} == {"foreign-path"}


@pytest.mark.skipif(shutil.which("strace") is None, reason="no strace here")
def test_nothing_outside_is_opened(town: Host, tmp_path: Path) -> None:
    """Links to secrets, a submodule and a folder above: what the system is asked to open lies in the repository, Python or the system's own."""
    secret = tmp_path / "secret" / "plan.yml"
    secret.parent.mkdir()
    secret.write_text("a: 1\n")
    given: Given = {
        "schools/baima/2027-spring/plan.yml": As("120000", str(secret).encode()),
        "schools/baima/up": As("120000", b"../../.."),
        "schools/baima/passwd.yml": As("120000", b"/etc/passwd"),
        "schools/baima/sub": As("160000"),
        ".gitmodules": b'[submodule "x"]\n\tpath = schools/baima/sub\n\turl = file:///etc\n',
        ".gitattributes": b"* filter=x diff=x\n",
    }
    clone = town.clone(tmp_path / "clone", at=town.submit(given))
    log = tmp_path / "opens"
    command = ["strace", "-f", "-qq", "-e", "trace=open,openat,openat2,execve", "-o", str(log), sys.executable, "-I", "-c",
               "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); runpy.run_module('generator', run_name='__main__')",
               str(ROOT), "--root", str(clone), "--as-of", AS_OF.isoformat(), "check", "--base", "origin/main"]  # fmt: skip
    home = tmp_path / "home"
    home.mkdir()
    ended = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path, env={"PATH": os.environ["PATH"], "HOME": str(home)})
    if b"ptrace" in ended.stderr:
        pytest.skip("no strace in this container")
    assert ended.returncode == 1, ended.stderr
    allowed = (str(clone / ".git"), f"{ROOT}/generator", sys.prefix, sys.base_prefix, "/usr", "/lib", "/etc/ld.so", "/etc/localtime", "/proc",
               "/dev", "/sys", f"{home}/")  # fmt: skip
    opened = [line for line in log.read_text(errors="replace").splitlines() if "ENOENT" not in line]
    names = [_decoded(match[1]) for line in opened if (match := re.search(r'open(?:at2?)?\((?:[^"]*)"([^"]*)"', line))]
    strangers = {name for name in names if name.startswith("/") and not name.startswith(allowed) and not Path(name).is_dir()}
    assert strangers == set()
    assert not [name for name in names if name.startswith(str(secret.parent)) or "passwd" in name]
    ran = {match[1] for line in opened if (match := re.search(r'execve\("([^"]*)"', line)) and " = 0" in line}
    assert {Path(name).name for name in ran} == {Path(sys.executable).name, "git"}


def _decoded(name: str) -> str:
    """strace writes what is not ASCII byte by byte: \\346."""
    return re.sub(r"\\([0-7]{1,3})", lambda byte: chr(int(byte[1], 8)), name).encode("latin-1").decode("utf-8", "replace")
