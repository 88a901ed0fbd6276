"""C6–C8 and R4–R6: what the surroundings of a run may do: packages, settings that are code, zones, locales, clocks."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from generator.checking import check
from generator.reporters.json import as_json
from generator.repository import assemble
from tests.attacks.table import ROOT, Load, Reached, attack, tested
from tests.rules.casebook import TODAY, reading
from tests.small_city import copy_city

tested(
    "C6",
    "packages that change under way: every line of the lock files has its digests",
    "100 % hashed, within the declared ranges",
    "tests/packaging/test_locks.py",
)


@attack(
    "C6",
    "the network at build time: the reader, the check and the pages in a net of their own",
    "no address is asked; the verdict is the same (unshare -n)",
)
def offline(_: Load) -> Reached:
    command = [sys.executable, "-m", "generator", "--root", str(ROOT), "check", "schools/_example", "--format", "json"]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "NOTICES_AS_OF": TODAY.isoformat()}
    alone = ["unshare", "-r", "-n"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        return Reached("unshare is not allowed here: not tried", held=True)
    ended = [subprocess.run([*first, *command], env=surroundings, capture_output=True, check=False) for first in ([], alone)]
    same = ended[0].stdout == ended[1].stdout and ended[0].returncode == ended[1].returncode == 0
    return Reached(f"{len(ended[0].stdout):,} bytes, the same: {same}", held=same)


def tags_in(text: str) -> list[str]:
    """What in a file of settings is code or may become it: tags, anchors, aliases."""
    found = []
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        explicit = getattr(event, "tag", None)
        found += [str(explicit)] if explicit else []
        found += [f"&{anchor}"] if (anchor := getattr(event, "anchor", None)) else []
    return found


@attack("C7", "code in mkdocs.yml", "0 tags, 0 anchors, no hooks; a planted tag is found")
def settings(_: Load) -> Reached:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    found = tags_in(text) + re.findall(r"(?m)^(?:hooks|INHERIT):", text)
    planted = tags_in("a: !!python/object/apply:os.system [x]\n")
    return Reached(f"{len(found)} {' '.join(found)}, planted found: {len(planted)}", held=not found and len(planted) == 1)


def _clocks() -> list[str]:
    """Where the program asks for the time."""
    asked = []
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = ast.unparse(node.func.value)
                if node.func.attr in ("now", "utcnow", "today") and re.search(r"date|dt", owner):
                    asked.append(path.relative_to(ROOT).as_posix())
                if owner == "time" and node.func.attr in ("time", "localtime", "strftime", "gmtime"):
                    asked.append(path.relative_to(ROOT).as_posix())
    return asked


@attack("R5", "the wall clock", "one place reads it (clock.py, for the default of --as-of)")
def clocks(_: Load) -> Reached:
    asked = _clocks()
    return Reached(f"{len(asked)}: {' '.join(sorted(set(asked)))}", held=set(asked) <= {"generator/clock.py"})


ZONED = """import datetime, time, unittest.mock, sys
from tests.attacks import workings
print(workings.verdict())"""


def verdict() -> str:
    """The digest of the whole city's report on the usual day."""
    return hashlib.sha256(as_json(check(assemble(reading(), TODAY))).encode()).hexdigest()


@attack("R5", "zones of the machine", "5 zones, at most two days apart: one verdict")
def zones(load: Load) -> Reached:
    names = ("Asia/Shanghai", "UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu")[: load.of(2, 5)]
    found = set()
    for name in names:
        ended = subprocess.run(
            [sys.executable, "-c", ZONED], cwd=ROOT, env=os.environ | {"TZ": name, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
        )
        found.add(ended.stdout)
    return Reached(f"{len(names)} zones, {len(found)} verdict", held=len(found) == 1)


@attack("R5", "the edge of the day", "a minute before and after midnight in the city are different days, in 5 zones of the machine")
def midnight(_: Load) -> Reached:
    command = """import datetime as dt
from unittest import mock
from generator import clock
for utc in (dt.datetime(2026, 11, 24, 15, 59, tzinfo=dt.UTC), dt.datetime(2026, 11, 24, 16, 1, tzinfo=dt.UTC)):
    with mock.patch.object(clock, "dt") as patched:
        patched.datetime.now = lambda zone=None: utc.astimezone(zone)
        print(clock.today())"""
    names = ("Asia/Shanghai", "UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu")
    said = {
        subprocess.run(
            [sys.executable, "-c", command], cwd=ROOT, env=os.environ | {"TZ": name}, capture_output=True, text=True, check=True
        ).stdout
        for name in names
    }
    return Reached(
        f"{len(names)} zones: {' and '.join(' / '.join(each.split()) for each in said)}", held=said == {"2026-11-24\n2026-11-25\n"}
    )


@attack(
    "R6", "files opened in the locale's encoding", "0 warnings of -X warn_default_encoding as errors, with LC_ALL=C and without UTF-8 mode"
)
def encodings(_: Load) -> Reached:
    command = [
        sys.executable,
        "-X",
        "warn_default_encoding",
        "-W",
        "error::EncodingWarning:generator",
        "-m",
        "generator",
        "--root",
        str(ROOT),
        "check",
        "schools/_example",
    ]
    surroundings = os.environ | {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONPATH": str(ROOT),
        "NOTICES_AS_OF": TODAY.isoformat(),
    }
    ended = subprocess.run(command, env=surroundings, capture_output=True, check=False)
    unnamed = [
        f"{path.name}:{getattr(node, 'lineno', 0)}"
        for path in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if _unnamed(node)
    ]
    return Reached(
        f"exit {ended.returncode}, {len(unnamed)} opens without encoding {unnamed[:3] or ''}", held=ended.returncode == 0 and not unnamed
    )


def _unnamed(node: ast.AST) -> bool:
    """A call that reads or writes text and does not say in which encoding."""
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    named = any(keyword.arg == "encoding" for keyword in node.keywords)
    modes = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if name in ("read_text", "write_text"):
        return not named and "utf-8" not in modes
    return (
        name == "open"
        and not named
        and not any("b" in mode for mode in modes)
        and not isinstance(getattr(node.func, "value", None), ast.Name)
    )


tested(
    "R4", "three environments in the normal run, twelve by the heavy one", "one digest", "tests/test_reproducible.py::test_the_same_bytes"
)

ENVIRONMENTS: dict[str, dict[str, str]] = {
    "plain": {},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 4294967295": {"PYTHONHASHSEED": "4294967295"},
    "Los Angeles": {"TZ": "America/Los_Angeles"},
    "Kiritimati": {"TZ": "Pacific/Kiritimati"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "no UTF-8 mode": {"PYTHONUTF8": "0"},
    "GBK": {"LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "a folder with blanks": {},
    "a folder in Chinese": {},
    "a hundred days later": {"NOTICES_TEST_CLOCK": "100"},
}

LATER = """import datetime, os, runpy, sys, time, zoneinfo
days = int(os.environ.get("NOTICES_TEST_CLOCK", "0"))
if days:
    real, true = datetime.datetime, time.time
    class Any(type(real)):
        def __instancecheck__(cls, each): return isinstance(each, real)
    class Moved(real, metaclass=Any):
        @classmethod
        def now(cls, tz=None): return real.now(tz) + datetime.timedelta(days=days)
    datetime.datetime = Moved
    time.time = lambda: true() + days * 86400
sys.argv = ["notices", "build", "--quiet"]
runpy.run_module("generator", run_name="__main__")"""


def locales() -> str:
    """A folder with the GBK and Turkish locales made by localedef, or nothing where that is not to be had."""
    folder = Path(tempfile.mkdtemp(prefix="locales-"))
    made = [
        subprocess.run(
            ["localedef", "-i", name, "-f", charmap, str(folder / f"{name}.{said}")], capture_output=True, check=False
        ).returncode
        for name, charmap, said in (("zh_CN", "GBK", "GBK"), ("tr_TR", "UTF-8", "UTF-8"))
    ]
    return str(folder) if not any(made) else ""


@attack(
    "R4",
    "hash seed, zones, GBK and Turkish locales, folders, another wall clock",
    "12 environments (--heavy; 2 in the normal run): one digest",
)
def environments(load: Load) -> Reached:
    names = list(ENVIRONMENTS) if load.heavy else ["GBK", "a hundred days later"]
    known, digests = locales(), {}
    for name in names:
        folder = {"a folder with blanks": "a b  c", "a folder in Chinese": "城市 公示"}.get(name, "city")
        with tempfile.TemporaryDirectory() as temporary:
            root = copy_city(Path(temporary) / folder, 2)
            surroundings = {key: value for key, value in os.environ.items() if key not in ("PYTHONUTF8", "PYTHONHASHSEED", "TZ", "LC_ALL")}
            surroundings |= {
                "PYTHONPATH": str(ROOT),
                "NOTICES_AS_OF": TODAY.isoformat(),
                **({"LOCPATH": known} if known else {}),
                **ENVIRONMENTS[name],
            }
            ended = subprocess.run([sys.executable, "-c", LATER], cwd=root, env=surroundings, capture_output=True, check=False)
            digests[name] = _digest(root / "site") if ended.returncode == 0 else ended.stderr.decode("utf-8", "replace")[-200:]
    note = "" if known else " (no localedef: the locales fell back to C)"
    return Reached(
        f"{len(names)} environments, {len(set(digests.values()))} digest{note}",
        held=len(set(digests.values())) == 1 and all(len(d) == 64 for d in digests.values()),
    )


def _digest(site: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(site).as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
