"""python -m tests.benchmarks [PART…]: measures this program and its peers on synthetic cities, and prints what each thing costs as Markdown.

Medians of several runs in child processes; no time is asserted. `--write` puts the tables into docs/performance.md.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator import clock
from generator.git import commit_of_folder
from tests.benchmarks import hugo_site
from tests.benchmarks.cities import Place
from tests.benchmarks.figures import Measured, megabytes, seconds, table
from tests.benchmarks.goals import goals
from tests.benchmarks.lines import LINES, Bench
from tests.rules.casebook import ROOT

PARTS = {
    "check": ("start-check", "load", "events", "check-cold", "check-warm"),
    "build": ("start-build", "build-cold", "build-unchecked", "pages-checked", "pages", "write"),
    "change": ("build-warm", "school", "parameter", "template"),
    "serve": ("serve",),
    "search": ("search",),
    "edits": ("edits", "damaged"),
    "shards": ("shard", "merge", "dask"),
    "profile": ("profile-check", "profile-build"),
    "hugo": ("hugo",),
    "mkdocs": ("mkdocs",),
}
"""What a name on the command line measures."""
ONCE = ("start-", "edits", "damaged", "dask", "profile-")
"""How the lines begin that are measured at the first size alone."""
OF_ITS_OWN = ("search",)
"""What needs no city and has sizes of its own."""
GROWTH = ("check-cold", "build-cold")
CHANGED = ("build-warm", "school", "hugo")
"""What is measured in larger cities too: a change should cost what it changed, and not what the city is."""
ON_DISK = ("build-cold", "build-warm", "school", "hugo", "write")
"""What is measured there too, because a file costs more there."""
MOST_FOR_MKDOCS = 500
WHOLE: Mapping[str, Any] = {
    "schools": (100, 500, 1000),
    "growth": (100, 300, 1000),
    "changed": (5000,),
    "search": (1000, 5000),
    "edits": 500,
    "runs": 5,
}
QUICK: Mapping[str, Any] = {"schools": (100,), "growth": (100, 300), "changed": (), "search": (1000,), "edits": 20, "runs": 1}
"""What holds where nothing else was asked for."""
PAGE = ROOT / "docs/performance.md"
_GENERATED = re.compile(r"(?<=<!-- begin: python -m tests\.benchmarks --write -->\n).*?(?=<!-- end -->)", re.DOTALL)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description="measures this program and its peers, and prints what each thing costs as Markdown"
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join([*PARTS, 'growth'])}; all of them without one")
    parser.add_argument("--quick", action="store_true", help="a first look in a few minutes: small cities, one run, few edits")
    parser.add_argument("--schools", type=_sizes, help="the sizes of the cities: 100,500,1000")
    parser.add_argument("--growth", type=_sizes, help="the sizes for the growth: 100,300,1000; 100,300,1000,3000,10000 takes hours")
    parser.add_argument("--changed", type=_sizes, help="the sizes of the cities in which one school is changed, beyond --schools: 5000")
    parser.add_argument("--search", type=_sizes, help="the numbers of schools for the search: 1000,5000")
    parser.add_argument("--edits", type=int, help="so many random edits (default 500)")
    parser.add_argument("--runs", type=int, help="medians of so many (default 5); the growth takes one beyond --schools")
    parser.add_argument(
        "--folder", type=Path, help="where cities and sites stand (default: a new one in /dev/shm, else in the folder for such things)"
    )
    parser.add_argument("--disk", type=Path, help="measure the builds in this folder of a disk too")
    parser.add_argument("--hugo", default=shutil.which("hugo") or "", help="the program of Hugo (default: hugo, where it is found)")
    parser.add_argument("--jobs", type=int, default=1, help="hand this to the program (default 1: processor times can be compared)")
    parser.add_argument("--as-of", default="2026-11-25", help="the day as of which the cities are judged")
    parser.add_argument("--date", default=clock.today().isoformat(), help="the date that the page says (default today)")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/performance.md")
    chosen = parser.parse_args()
    for name, value in (QUICK if chosen.quick else WHOLE).items():
        if getattr(chosen, name) is None:
            setattr(chosen, name, value)
    if unknown := set(chosen.parts) - {*PARTS, "growth"}:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    with _places(chosen.folder, chosen.disk) as places:
        bench = Bench(day=chosen.as_of, runs=chosen.runs, hugo=chosen.hugo, jobs=chosen.jobs, edits=chosen.edits)
        parts = chosen.parts or [*PARTS, "growth"]
        try:
            growth, changed = chosen.growth if "growth" in parts else (), chosen.changed if "change" in parts else ()
            _measure(bench, places, parts, chosen.schools, growth, changed)
            _measure_own(bench, places[0], parts, chosen.search)
        except KeyboardInterrupt:
            sys.stderr.write("interrupted: this is what was measured\n")
        text = report(bench, places, chosen.date)
    sys.stdout.write(text)
    if chosen.write:
        old = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(_GENERATED.sub(lambda _: f"\n{text}\n", old), encoding="utf-8")


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(part) for part in text.split(",")}))


@contextmanager
def _places(folder: Path | None, disk: Path | None) -> Iterator[tuple[Place, ...]]:
    """Folders of our own, taken away at the end."""
    shared = Path("/dev/shm")  # noqa: S108 - the file system in memory that Linux has
    memory = folder or (shared if shared.is_dir() else Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix="benchmarks-", dir=memory) as first:
        name = "tmpfs" if folder is None and memory == shared else str(memory)
        if disk is None:
            yield (Place(name, Path(first)),)
            return
        with tempfile.TemporaryDirectory(prefix="benchmarks-", dir=disk) as second:
            yield Place(name, Path(first)), Place("disk", Path(second))


def _measure(
    bench: Bench, places: Sequence[Place], parts: Sequence[str], schools: Sequence[int], growth: Sequence[int], changed: Sequence[int]
) -> None:
    """One city after another, each dropped before the next is written: the largest may fill the memory."""
    place = places[0]
    several = bench.runs
    for size in sorted({*schools, *growth, *changed}):
        lines = _lines(parts, size, schools) if size in schools else []
        lines += [line for part in parts for line in PARTS.get(part, ()) if line in CHANGED and size in changed and line not in lines]
        for line in lines:
            bench.get(line, place, size)
        bench.runs = 1
        for line in (line for line in GROWTH if size in growth and line not in lines):
            bench.get(line, place, size)
        bench.runs = several
        place.drop(size)
        for other in places[1:]:
            for line in (line for line in lines if line in ON_DISK and size in schools):
                bench.get(line, other, size)
            other.drop(size)


def _measure_own(bench: Bench, place: Place, parts: Sequence[str], sizes: Sequence[int]) -> None:
    """What has sizes of its own."""
    for line in (line for part in PARTS if part in parts for line in PARTS[part] if line in OF_ITS_OWN):
        for size in sizes:
            bench.get(line, place, size)


def _lines(parts: Sequence[str], size: int, schools: Sequence[int]) -> list[str]:
    """Of the parts, in order; what does not depend on the size once, and MkDocs where it does not take all day."""
    found = [line for part in PARTS if part in parts for line in PARTS[part] if line not in OF_ITS_OWN]
    if size != schools[0]:
        found = [line for line in found if not line.startswith(ONCE)]
    return [line for line in found if line != "mkdocs" or size <= MOST_FOR_MKDOCS]


def report(bench: Bench, places: Sequence[Place], date: str) -> str:
    """Everything that was measured, as Markdown."""
    parts = [f"{_surroundings(bench, date)}\n", _costs(bench, places)]
    if bench.lacking:
        whys = {f"- {LINES[line].words}：{why}\n": None for (line, _, _), why in bench.lacking.items()}
        parts.append(f"没有量的：\n\n{''.join(whys)}")
    if made := _makings(bench):
        parts.append(made)
    parts += [profiled(schools, bench.profiles) for schools in sorted({schools for schools, _ in bench.profiles})]
    sizes = sorted({size for _, _, size in bench.measured})
    for place in places:
        found = list(goals(lambda line, size, place=place: bench.measured.get((line, place, size)), sizes))  # type: ignore[misc]
        if place == places[0] or any(goal.reached for goal in found):
            rows = [(goal.words, goal.reached or "—", goal.verdict) for goal in found if place == places[0] or goal.reached]
            parts.append(f"### 目标（{place.name}）\n\n" + table(("目标", "达到", ""), rows, 0))
    return "\n".join(parts)


def _surroundings(bench: Bench, date: str) -> str:
    versions = {"Python": platform.python_version()}
    versions |= {name: importlib.metadata.version(name) for name in ("PyYAML", "mkdocs", "mkdocs-material", "Jinja2")}
    versions |= {"Hugo": hugo_site.version(bench.hugo), "Node": _said("node", "--version").removeprefix("v")}
    named = "，".join(f"{name} {version}" for name, version in versions.items() if version)
    commit = _said("git", "-C", str(ROOT), "rev-parse", "--short=12", "HEAD") or commit_of_folder(ROOT)[:12]
    return f"{date}，提交 {commit or '（没有）'}；{_processor()}，{os.cpu_count()} 个处理器；{named}。各取 {bench.runs} 次的中位数。\n"


def _said(*command: str) -> str:
    """Empty where there is no such program."""
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _processor() -> str:
    with_names = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", with_names.read_text(encoding="utf-8"), re.MULTILINE) if with_names.exists() else None
    return found[1] if found else platform.processor() or platform.machine()


def _costs(bench: Bench, places: Sequence[Place]) -> str:
    head = ("做什么", "在哪里", "学校", "处理器秒", "钟表秒", "内存MB", "页", "每页毫秒", "每页KB")
    rows = [
        _row(line, place, size, found)
        for line in LINES
        for place in places
        for size in sorted({size for _, _, size in bench.measured})
        if (found := bench.measured.get((line, place, size))) is not None
    ]
    words = {(LINES[line].words, found.note): None for (line, _, _), found in bench.measured.items() if found.note}
    notes = "".join(f"- {name}：{note}。\n" for name, note in words)
    return f"### 各要多少\n\n{table(head, rows, 7)}\n{notes}"


def _row(line: str, place: Place, size: int, found: Measured) -> tuple[str, ...]:
    by_page = (
        (f"{found.pages:,}", seconds(found.a_page * 1000), f"{found.bytes / found.pages / 1024:.1f}") if found.pages else ("—", "—", "—")
    )
    schools = "1" if line.startswith("start-") else "5" if line in PARTS["edits"] else f"{size:,}"
    processor = seconds(found.processor) if found.processor else "—"
    return (LINES[line].words, place.name, schools, processor, seconds(found.wall), megabytes(found.peak), *by_page)


def profiled(schools: int, profiles: Mapping[tuple[int, str], Mapping[str, float]]) -> str:
    """Where a cold check and a cold build spend their time, by areas."""
    ours = {what: profiles[schools, what] for what in ("check", "build") if (schools, what) in profiles}
    areas = sorted({area for found in ours.values() for area in found}, key=lambda area: -max(one.get(area, 0) for one in ours.values()))
    head = ["什么"]
    rows = [[area] for area in areas]
    for what, found in ours.items():
        whole = sum(found.values())
        head += [f"{DONE[what]}，%", "每校毫秒"]
        for row, area in zip(rows, areas, strict=True):
            row.extend([f"{found[area] / whole * 100:.1f}", seconds(found[area] * 1000 / schools)] if area in found else ["—", "—"])
    words = "由 cProfile 量，每处都比平常慢，看比例；做索引的 Pagefind 是另一个进程，算在“搜索”里。"
    return f"### 第一次检查、生成 {schools:,} 所，各处占多少\n\n{words}\n\n{table(head, rows, len(head) - 1)}"


DONE = {"check": "检查", "build": "生成"}
KINDS = {"page": "学校的页面", "city page": "全市的页面", "search": "搜索的记录"}


def _makings(bench: Bench) -> str:
    """What making each kind of file took, of the largest city that was looked into, and what the rest of its build."""
    found = [(size, place, making) for (place, size, checked), making in bench.makings.items() if checked]
    if not found:
        return ""
    size, place, making = max(found, key=lambda one: one[0])
    made = sorted((kind for kind in making.spent if kind in making.made), key=lambda kind: -making.spent[kind])
    rows = [("读和检查", "—", seconds(making.read))]
    rows += [(KINDS.get(kind, f"*.{kind}"), f"{making.made[kind]:,}", seconds(making.spent[kind])) for kind in made]
    if whole := bench.measured.get(("build-cold", place, size)):
        rest = whole.processor - making.read - sum(making.spent.values())
        rows.append(("其余：外壳、写盘、搜索索引、逐个核对", "—", seconds(max(rest, 0.0))))
    return f"### 第一次生成 {size:,} 所的网站，时间花在哪里\n\n{table(('做什么', '个', '处理器秒'), rows, 2)}"


if __name__ == "__main__":
    main()
