"""The lines of the table: for each its words, and how it is measured. In: a bench and a number of schools; out: what it cost.

A line is measured once for each place and number of schools, however many ask for it: the table, the ratios and the growth.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.benchmarks import hugo_site, markdown_site
from tests.benchmarks.child import Cost, FailedError, run
from tests.benchmarks.cities import Place, change_parameter, change_school, change_template
from tests.benchmarks.figures import Measured, Tally
from tests.benchmarks.serving import after_a_save
from tests.rules.casebook import ROOT


class LackingError(Exception):
    """What a line needs is not on this machine; the text says what, and how to get it."""


@dataclass(frozen=True, slots=True)
class Making:
    """What pages.py told of a build: seconds of processor time until everything was read and checked, and then by kind of file."""

    read: float
    whole: float
    spent: Mapping[str, float]
    made: Mapping[str, int]

    @property
    def dropped(self) -> float:
        """What the making of everything took that no peer makes."""
        return sum(seconds for kind, seconds in self.spent.items() if kind not in ("page", "units"))


@dataclass
class Bench:
    """What is measured with what, and what was measured."""

    day: str
    runs: int
    hugo: str
    """Its program; empty where there is none."""
    jobs: int = 1
    """Processes of the program: with one, processor times can be compared."""
    edits: int = 500
    measured: dict[tuple[str, Place, int], Measured] = field(default_factory=dict)
    lacking: dict[tuple[str, Place, int], str] = field(default_factory=dict)
    """Why it could not be measured."""
    makings: dict[tuple[Place, int, bool], Making] = field(default_factory=dict)
    """By place, schools, and whether the rules were checked."""
    profiles: dict[tuple[int, str], Mapping[str, float]] = field(default_factory=dict)
    """By schools and what was done: the seconds of each area."""

    def get(self, line: str, place: Place, schools: int) -> Measured | None:
        """None where it cannot be measured; why not stands in `lacking`."""
        key = line, place, schools
        if key not in self.measured and key not in self.lacking:
            try:
                self.measured[key] = LINES[line].measure(self, place, schools)
            except (LackingError, FailedError) as why:
                sys.stderr.write(f"{why}\n")
                self.lacking[key] = str(why).strip().splitlines()[-1]
            sys.stderr.write(f"{line}, {schools}, {place.name}: {self._told(key)}\n")
        return self.measured.get(key)

    def _told(self, key: tuple[str, Place, int]) -> str:
        found = self.measured.get(key)
        return (
            self.lacking.get(key, "")
            if found is None
            else f"{found.processor:.2f} s ({found.wall:.2f} by the clock), {found.peak >> 20} MB"
        )

    def again(self, once: Callable[[], Cost]) -> tuple[Cost, ...]:
        return tuple(once() for _ in range(self.runs))

    def notices(self, place: Place, schools: int, *arguments: str) -> Cost:
        """Our program on a city, as anybody runs it; a command that shares its work is told among how many processes."""
        root = place.city(schools)
        command = [sys.executable, "-m", "generator", "--quiet", "--root", str(root), "--as-of", self.day, *arguments]
        return run([*command, "--jobs", str(self.jobs)], env=self.environment(place))[0]

    def build(self, place: Place, schools: int, *flags: str) -> Cost:
        return self.notices(place, schools, "build", "--site-dir", str(place.site(schools)), *flags)

    def module(self, place: Place, name: str, *arguments: str) -> tuple[Cost, str]:
        """A program of this folder."""
        return run([sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], cwd=ROOT, env=self.environment(place))

    def environment(self, place: Place) -> dict[str, str]:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        own = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
        return os.environ | place.surroundings | own


@dataclass(frozen=True, slots=True)
class Line:
    """What is done, in plain words, and how."""

    words: str
    measure: Callable[[Bench, Place, int], Measured]


def _floor(what: str) -> Callable[[Bench, Place, int], Measured]:
    def measure(bench: Bench, place: Place, schools: int) -> Measured:
        def once() -> Cost:
            cost, said = bench.module(place, "floors", what, str(place.city(schools)))
            return replace(cost, processor=json.loads(said)["processor"])

        return Measured(bench.again(once))

    return measure


def _write(bench: Bench, place: Place, schools: int) -> Measured:
    site = _built(bench, place, schools)
    to = place.folder / "written"

    def once() -> Cost:
        shutil.rmtree(to, ignore_errors=True)
        cost, said = bench.module(place, "floors", "write", str(site), str(to))
        return replace(cost, processor=json.loads(said)["processor"])

    costs = bench.again(once)
    shutil.rmtree(to)
    return _with_site(costs, site)


def _start(*arguments: str) -> Callable[[Bench, Place, int], Measured]:
    """Of a city of one school, cold."""

    def measure(bench: Bench, place: Place, schools: int) -> Measured:
        def once() -> Cost:
            place.forget(1)
            return bench.build(place, 1) if arguments[0] == "build" else bench.notices(place, 1, *arguments)

        place.city(1)
        return Measured(bench.again(once))

    return measure


def _cold_check(bench: Bench, place: Place, schools: int) -> Measured:
    def once() -> Cost:
        place.forget(schools)
        return bench.notices(place, schools, "check")

    return Measured(bench.again(once))


def _warm_check(bench: Bench, place: Place, schools: int) -> Measured:
    bench.notices(place, schools, "check")
    return Measured(bench.again(lambda: bench.notices(place, schools, "check")))


def _cold_build(*flags: str) -> Callable[[Bench, Place, int], Measured]:
    def measure(bench: Bench, place: Place, schools: int) -> Measured:
        def once() -> Cost:
            place.forget(schools)
            return bench.build(place, schools, *flags)

        return _with_site(bench.again(once), place.site(schools))

    return measure


def _pages(*flags: str) -> Callable[[Bench, Place, int], Measured]:
    def measure(bench: Bench, place: Place, schools: int) -> Measured:
        makings = []

        def once() -> Cost:
            place.forget(schools)
            cost, said = bench.module(place, "pages", str(place.city(schools)), str(place.site(schools)), bench.day, *flags)
            makings.append(Making(**json.loads(said.splitlines()[-1])))
            return replace(cost, processor=cost.processor - makings[-1].dropped)

        costs = bench.again(once)
        bench.makings[place, schools, not flags] = makings[-1]
        return replace(_with_site(costs, place.site(schools)), pages=makings[-1].made["page"])

    return measure


def _warm_build(edit: Callable[[Path], None] | None = None) -> Callable[[Bench, Place, int], Measured]:
    def measure(bench: Bench, place: Place, schools: int) -> Measured:
        site = _built(bench, place, schools)

        def once() -> Cost:
            if edit is not None:
                edit(place.city(schools))
            return bench.build(place, schools)

        once()
        return _with_site(bench.again(once), site)

    return measure


def _serve(bench: Bench, place: Place, schools: int) -> Measured:
    place.forget(schools)
    root = place.city(schools)
    waits = after_a_save(
        [sys.executable, "-m", "generator", "--root", str(root), "--as-of", bench.day, "serve"],
        bench.environment(place),
        lambda: change_school(root),
        bench.runs,
    )
    return Measured(tuple(Cost(0, wait, 0) for wait in waits))


def _mkdocs(bench: Bench, place: Place, schools: int) -> Measured:
    source, to = place.folder / "markdown", place.folder / "markdown-site"
    pages = markdown_site.write(_built(bench, place, schools), source)

    def once() -> Cost:
        shutil.rmtree(to, ignore_errors=True)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(source / "mkdocs.yml"), "--site-dir", str(to)]
        return run(command, env=bench.environment(place))[0]

    costs = bench.again(once)
    words = "搜索" + ("用 jieba 分词" if markdown_site.cuts_words() else "没有装 jieba，不分词（pip install jieba）")
    found = replace(_with_site(costs, to), pages=pages, note=words)
    shutil.rmtree(source)
    shutil.rmtree(to)
    return found


def _hugo(bench: Bench, place: Place, schools: int) -> Measured:
    if lacking := hugo_site.lacking(bench.hugo):
        raise LackingError(lacking)
    source, to = place.folder / "hugo", place.folder / "hugo-site"
    hugo_site.write(place.city(schools), source)
    surroundings = bench.environment(place) | {"HUGO_CACHEDIR": str(place.folder / "hugo-cache")}

    def once() -> Cost:
        shutil.rmtree(to, ignore_errors=True)
        return run([bench.hugo, "--quiet", "--noBuildLock", "--source", str(source), "--destination", str(to)], env=surroundings)[0]

    found = _with_site(bench.again(once), to)
    shutil.rmtree(source)
    shutil.rmtree(to)
    return found


def _search(bench: Bench, place: Place, schools: int) -> Measured:
    """Needs no city: its entries are drawn."""
    told: dict[str, Any] = {}

    def once() -> Cost:
        told.update(json.loads(bench.module(place, "search", "--json", str(schools))[1]))
        return Cost(told["processor"], told["wall"], told["peak"])

    costs = bench.again(once)
    note = told.get("lacking") or f"{schools:,} 所：访客搜一次最多传 {told['moved'] / 1000:.0f} KB（搜“{told['words']}”）"
    return Measured(costs, note=note, moved=told.get("moved"))


def _tallied(what: str) -> Callable[[Bench, Place, int], Measured]:
    """Once, however many runs are wanted: nothing is timed, much is counted."""

    def measure(bench: Bench, place: Place, schools: int) -> Measured:
        with tempfile.TemporaryDirectory(prefix="edits-", dir=place.folder) as folder:
            cost, said = bench.module(place, "edits", what, folder, *([str(bench.edits)] if what == "edits" else []))
        told = json.loads(said.splitlines()[-1])
        tally = Tally(told["right"], told["tried"], tuple(told["wrong"]))
        return Measured((cost,), note=tally.words, tally=tally)

    return measure


SHARDS = 4


def _parts(bench: Bench, place: Place, schools: int) -> Measured:
    """A part costs what the median of all parts costs; each is made as by a machine that has nothing yet."""

    def part(number: int) -> Cost:
        place.forget_kept()
        shutil.rmtree(place.part(number), ignore_errors=True)
        shard = f"{number}/{SHARDS}"
        return bench.notices(place, schools, "build", "--shard", shard, "--site-dir", str(place.part(number)))

    return Measured(tuple(part(number) for number in range(1, SHARDS + 1)))


def _merge(bench: Bench, place: Place, schools: int) -> Measured:
    """Of the parts that were made just now, by a machine that made none of them."""
    if bench.get("shard", place, schools) is None:
        raise LackingError("各份没有做成")
    parts, to = [str(place.part(number)) for number in range(1, SHARDS + 1)], place.folder / "merged"

    def once() -> Cost:
        place.forget_kept()
        shutil.rmtree(to, ignore_errors=True)
        return bench.notices(place, schools, "merge", *parts, "--site-dir", str(to / "site"))

    costs = bench.again(once)
    tally = alike(to / "site", _whole(bench, place, schools))
    for folder in (to, place.part(1).parent):
        shutil.rmtree(folder)
    return Measured(costs, note=f"{schools:,} 所：和不分份生成的逐字节相同的文件 {tally.words}", tally=tally)


def _dask(bench: Bench, place: Place, schools: int) -> Measured:
    if importlib.util.find_spec("distributed") is None:
        raise LackingError("没有装 distributed（pip install distributed）")
    to = place.folder / "by-dask"
    shutil.rmtree(to, ignore_errors=True)
    place.forget_kept()
    cost, _ = bench.module(place, "cluster", str(place.city(schools)), str(to / "site"), bench.day, str(SHARDS))
    tally = alike(to / "site", _whole(bench, place, schools))
    shutil.rmtree(to)
    return Measured((cost,), note=f"和不分份生成的逐字节相同的文件 {tally.words}", tally=tally)


def _whole(bench: Bench, place: Place, schools: int) -> Path:
    """The site of one machine that has nothing yet."""
    place.forget(schools)
    bench.build(place, schools)
    return place.site(schools)


def alike(one: Path, other: Path) -> Tally:
    """Of all files of two sites, how many are the same in both."""
    names = sorted({path.relative_to(site).as_posix() for site in (one, other) for path in site.rglob("*") if path.is_file()})
    wrong = [name for name in names if not _same(one / name, other / name)]
    return Tally(len(names) - len(wrong), len(names), tuple(wrong[:5]))


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def _profile(what: str) -> Callable[[Bench, Place, int], Measured]:
    """Once: a profile tells shares, and is slower than what it looks at."""

    def measure(bench: Bench, place: Place, schools: int) -> Measured:
        place.forget(schools)
        cost, said = bench.module(place, "profile", what, str(place.city(schools)), str(place.site(schools)), bench.day)
        bench.profiles[schools, what] = json.loads(said.splitlines()[-1])
        return Measured((cost,))

    return measure


def _built(bench: Bench, place: Place, schools: int) -> Path:
    """The site as a build of the city leaves it, with what it keeps beside it; a build where it is not there."""
    site = place.site(schools)
    # What pages.py leaves is no whole site.
    if not (site / "data/build.json").exists():
        place.forget(schools)
        bench.build(place, schools)
    return site


def _with_site(costs: tuple[Cost, ...], site: Path) -> Measured:
    """With the number of pages below schools/ and their bytes, which are what is compared."""
    sizes = [file.stat().st_size for file in (site / "schools").glob("*/**/index.html")]
    return Measured(costs, len(sizes), sum(sizes))


LINES = {
    "start-check": Line("启动：检查只有一所学校的城市，量的是装入程序和读办法", _start("check")),
    "start-build": Line("启动：生成只有一所学校的城市的网站，其中三百多页是全市的", _start("build")),
    "load": Line("读文件的底线：PyYAML 的 CSafeLoader 把同样的文件读一遍，什么也不查（不算启动）", _floor("load")),
    "events": Line("更低的底线：PyYAML 的 C 解析器只走一遍（不算启动）", _floor("events")),
    "check-cold": Line("第一次检查：什么都没有存下，全部规则", _cold_check),
    "check-warm": Line("再检查一次：什么都没改", _warm_check),
    "build-cold": Line("第一次生成整个网站：检查、页面、订阅、日历、数据、搜索", _cold_build()),
    "build-unchecked": Line("同上，但不核对规则（--no-check）", _cold_build("--no-check")),
    "pages-checked": Line("第一次生成，只算学校的页面：读、检查、页面", _pages()),
    "pages": Line("第一次生成，只算学校的页面：读、页面，不核对规则", _pages("--no-check")),
    "build-warm": Line("再生成一次：什么都没改", _warm_build()),
    "school": Line("改一所学校（方案里一个数，连同重办的审批）以后再生成", _warm_build(change_school)),
    "parameter": Line("改办法的一个参数（收费上限）以后再生成", _warm_build(change_parameter)),
    "template": Line("改一个模板（告知书）以后再生成", _warm_build(change_template)),
    "serve": Line("notices serve：从存盘到网页变了", _serve),
    "search": Line("搜索：给这么多所学校做索引（内存是做索引的进程的）", _search),
    "edits": Line("随机改一处，增量生成和全部重做相比：一样的次数", _tallied("edits")),
    "damaged": Line("把存下的东西弄坏：看出来并重做的次数", _tallied("damaged")),
    "shard": Line(f"分 {SHARDS} 份做：其中一份", _parts),
    "merge": Line(f"把 {SHARDS} 份合成", _merge),
    "dask": Line(f"经 Dask 的两个工作进程分 {SHARDS} 份做，再合成", _dask),
    "profile-check": Line("带 cProfile 的第一次检查", _profile("check")),
    "profile-build": Line("带 cProfile 的第一次生成", _profile("build")),
    "hugo": Line("Hugo，从同样的 YAML 生成同样多的页面，什么也不查；它没有增量，改一处也是这么多", _hugo),
    "mkdocs": Line("MkDocs + Material，同样的正文放在 Markdown 里（不列入导航），带搜索", _mkdocs),
    "write": Line("写文件的底线：只把整个网站的文件写到同样的路径（不算启动和读）", _write),
}
