"""What was measured in; out: each goal with what was reached of it. Nothing is asserted: a goal that is missed is printed as it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tests.benchmarks.figures import Measured, exponent, seconds

Find = Callable[[str, int], Measured | None]
"""The line of that name for so many schools, as it was measured; None where it was not."""

GIB = 2**30


@dataclass(frozen=True, slots=True)
class Goal:
    """`reached` is empty where it was not measured."""

    words: str
    reached: str
    met: bool
    enough: bool = True
    """Whether the city was as large, or as much was tried, as the goal says: what less misses is missed, what it reaches proves nothing."""

    @property
    def verdict(self) -> str:
        if not self.reached:
            return "没有量"
        return "否" if not self.met else "是" if self.enough else "量得不够"


def goals(find: Find, sizes: Sequence[int]) -> Iterator[Goal]:
    """`sizes` are the numbers of schools that may have been measured."""
    at = _nearest(find, sizes)
    built = at(1000, "hugo", "pages")
    unchecked, checked = (
        "第一次生成 1,000 所，不核对规则：不超过 Hugo 处理器时间的 0.5 倍",
        "第一次生成 1,000 所，全部规则：不超过 Hugo 的 0.9 倍",
    )
    yield _sized(1000, built, _ratio(find, unchecked, built, "pages", "hugo", 0.5))
    yield _sized(1000, built, _ratio(find, checked, built, "pages-checked", "hugo", 0.9))
    yield _against_mkdocs(find, sizes, at(1000, "pages"))
    yield _against_reading(find, sizes, at(1000, "check-cold", "load"))
    yield _ratio(find, "再检查一次：不超过第一次的二十分之一", at(1000, "check-warm", "check-cold"), "check-warm", "check-cold", 1 / 20)
    edited, compared = at(5000, "school"), at(5000, "school", "hugo")
    yield _sized(5000, edited, _limit(find, "5,000 所里改一所：生成不超过 1 秒（钟表时间）", edited, "school", lambda one: one.wall, 1))
    yield _sized(5000, compared, _ratio(find, "5,000 所里改一所：不超过 Hugo 处理器时间的三十分之一", compared, "school", "hugo", 1 / 30))
    for line, name in (("check-cold", "检查"), ("build-cold", "生成")):
        largest = at(10_000, line)
        yield _sized(10_000, largest, _growth(find, f"{name}：从 100 到 10,000 所，处理器时间随学校数的幂不超过 1.05", line, sizes))
        yield _sized(10_000, largest, _limit(find, f"{name} 10,000 所：内存不超过 1 GiB", largest, line, lambda one: one.peak / GIB, 1))
    indexed = at(5000, "search")
    yield _sized(5000, indexed, _moved(find, "搜索 5,000 所：访客搜一次最多传 300 KB", indexed, 300_000))
    memory = "搜索 5,000 所：做索引的进程内存不超过 1 GiB"
    yield _sized(5000, indexed, _limit(find, memory, indexed, "search", lambda one: one.peak / GIB, 1))
    yield _sized_tally(find, sizes, "随机改 500 次：每次增量生成都和全部重做一样，逐字节", "edits", 500)
    yield _sized_tally(find, sizes, "存下的东西坏了：每次都看出来并重做", "damaged", 1)
    for line, words in (("merge", "分 4 份做再合成 100 所：和不分份的逐字节相同"), ("dask", "同上，经 Dask")):
        merged = at(100, line)
        yield _sized(100, merged, _all_right(find, words, merged, line))
    saved = at(1000, "serve")
    yield _sized(1000, saved, _limit(find, "serve 1,000 所：存盘以后 0.3 秒内网页就变", saved, "serve", lambda one: one.wall, 0.3))


def _sized(wanted: int, size: int, goal: Goal) -> Goal:
    return replace(goal, enough=size >= wanted)


def _nearest(find: Find, sizes: Sequence[int]) -> Callable[..., int]:
    """The size at which all of some lines were measured that is nearest to the one that a goal speaks of; 0 where they were not."""

    def at(wanted: int, *lines: str) -> int:
        known = [size for size in sizes if all(find(line, size) is not None for line in lines)]
        return min(known, key=lambda size: abs(math.log(size / wanted)), default=0)

    return at


def _ratio(find: Find, words: str, size: int, line: str, other: str, most: float) -> Goal:
    ours, theirs = find(line, size), find(other, size)
    if ours is None or theirs is None:
        return Goal(words, "", False)
    times = ours.processor / theirs.processor
    return Goal(words, f"{times:.3g} 倍（{size:,} 所：{seconds(ours.processor)} 和 {seconds(theirs.processor)} 秒）", times <= most)


def _against_mkdocs(find: Find, sizes: Sequence[int], size: int) -> Goal:
    words = "第一次生成 1,000 所：每页不超过 MkDocs + Material（带搜索）的 0.06 倍"
    ours = find("pages", size)
    theirs = [(one, found) for one in sizes if (found := find("mkdocs", one)) is not None]
    if ours is None or not theirs:
        return Goal(words, "", False)
    of, other = theirs[-1]
    times = ours.a_page / other.a_page
    told = f"每页 {seconds(ours.a_page * 1000)} 毫秒（{size:,} 所）和 {seconds(other.a_page * 1000)} 毫秒（{of:,} 所）"
    return Goal(words, f"{times:.3g} 倍（{told}）", times <= 0.06)


def _against_reading(find: Find, sizes: Sequence[int], size: int) -> Goal:
    """As anybody runs it; without the start of the program is told beside."""
    goal = _ratio(find, "第一次检查：不超过 CSafeLoader 只读同样文件的 1.5 倍", size, "check-cold", "load", 1.5)
    ours, theirs, start = find("check-cold", size), find("load", size), _start(find, sizes, "check-cold")
    if ours is None or theirs is None or not start:
        return goal
    return replace(goal, reached=f"{goal.reached}；减去启动 {(ours.processor - start) / theirs.processor:.3g} 倍")


def _start(find: Find, sizes: Sequence[int], line: str) -> float:
    """What the same needs of a city of one school; 0 where that was not measured."""
    name = {"check-cold": "start-check", "build-cold": "start-build"}[line]
    return next((found.processor for size in sizes if (found := find(name, size)) is not None), 0.0)


def _limit(find: Find, words: str, size: int, line: str, value: Callable[[Measured], float], most: float) -> Goal:
    ours = find(line, size)
    if ours is None:
        return Goal(words, "", False)
    return Goal(words, f"{value(ours):.3g}（{size:,} 所）", value(ours) <= most)


def _moved(find: Find, words: str, size: int, most: int) -> Goal:
    ours = find("search", size)
    if ours is None or ours.moved is None:
        return Goal(words, "", False)
    return Goal(words, f"{ours.moved / 1000:.0f} KB（{size:,} 所）", ours.moved <= most)


def _all_right(find: Find, words: str, size: int, line: str) -> Goal:
    ours = find(line, size)
    if ours is None or ours.tally is None:
        return Goal(words, "", False)
    return Goal(words, f"{ours.tally.right:,}/{ours.tally.tried:,}", ours.tally.right == ours.tally.tried > 0)


def _sized_tally(find: Find, sizes: Sequence[int], words: str, line: str, enough: int) -> Goal:
    """Of what has nothing to do with the size of a city, and may have been tried too seldom."""
    size = next((size for size in sizes if find(line, size) is not None), 0)
    ours = find(line, size)
    goal = _all_right(find, words, size, line)
    return goal if ours is None or ours.tally is None else replace(goal, enough=ours.tally.tried >= enough)


def _growth(find: Find, words: str, line: str, sizes: Sequence[int]) -> Goal:
    points = {size: found.processor for size in sizes if size >= 100 and (found := find(line, size)) is not None}
    if len(points) < 2:
        return Goal(words, "", False)
    power, told = exponent(points), f"（{'、'.join(f'{size:,}' for size in points)} 所）"
    # A start that is the same for every size makes a growth look smaller than it is.
    start = _start(find, sizes, line)
    if not start or start >= min(points.values()):
        return Goal(words, f"{power:.2f}{told}", power <= 1.05)
    steeper = exponent({size: value - start for size, value in points.items()})
    return Goal(words, f"{power:.2f}，减去启动 {steeper:.2f}{told}", max(power, steeper) <= 1.05)
