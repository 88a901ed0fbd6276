"""So many schools in; what their search costs to make, and what a visitor's search moves, out: `python -m tests.benchmarks.search [SCHOOLS]…`.

The entries are shaped as the program makes them: the sample's rules, clauses and pages as they are, and schools whose names, streets,
phones and activities are drawn from lists by their number, so that the same number gives the same entries and no two schools are alike.
Bytes are those of the bodies as sent: text compressed as docs/hosting says, the index as Pagefind compressed it; `raw` is as stored.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator import chromium
from generator.examination import examine
from generator.notices.last_good import public_states
from generator.notices.pinyin import full, initials
from generator.notices.search import SCHOOL, entries, entry, written
from generator.notices.state import States
from generator.notices.topics import other_numbers
from generator.publish.search_index import search_files
from generator.render.environment import environment
from generator.render.search import search_pages
from generator.site import Asset, Entry
from tests.browser.serving import Served, serving
from tests.rules.casebook import ROOT, TODAY

DEFAULT = (1000, 5000)
FIRST = (
    "明育崇致弘启文德英博云松青白金玉龙凤长永安平新华建兴光红东南西北上下大小石沙柳杨桃李梅兰竹荷泉溪湖江河海山岭峰坪塘桥城乐福康宁嘉瑞清秀"
)
SECOND = (
    "德才志远毅智明华强英文雅洁美善勤勇诚信礼义仁和平安泰昌盛荣兴旺达成功林园田村庄屯营堡坝湾渡港川原野坡岗台阁亭阳光辉星辰春秋枫桐柏槐榆"
)
SORTS = ("小学", "实验小学", "中心小学", "中学", "实验学校", "第二小学", "镇中心小学", "希望小学", "第三中学", "学校")
ACTIVITIES = tuple(
    re.findall(
        r"[^、]+",
        "足球、篮球、排球、乒乓球、羽毛球、武术、跳绳、轮滑、田径、象棋、围棋、跆拳道、啦啦操、健美操、舞龙、合唱、竖笛、口琴、葫芦丝、古筝、二胡、架子鼓、"
        "民族舞、街舞、素描、水彩、国画、书法、篆刻、剪纸、陶艺、泥塑、编织、扎染、刺绣、木工、机器人、图形化编程、航模、无人机、科学实验、天文、气象、种植、"
        "烹饪、茶艺、中医药、演讲、主持、朗诵、戏剧、戏曲、相声、快板、小记者、绘本、整本书阅读、英语戏剧、数独、魔方、摄影、短视频、劳动实践、国学、礼仪",
    )
)
PLACES = ("作业辅导、集中作业辅导、完成当天作业", "自主阅读、图书馆阅读、自带书和班级图书交换看", "阳光体育、体育、操场活动")
SAYINGS = (
    "放学后先写作业，再参加一项活动。",
    "每天两课时，第一课时写作业，第二课时可以读书，也可以选课程。",
    "学校不大，每个年级一个班。",
    "以自习、阅读和体育锻炼为主。",
    "每学期末有一次展示，欢迎家长来看。",
)


class Drawn:
    """Draws by a number: the same number draws the same."""

    def __init__(self, number: int) -> None:
        self._number, self._drawn = number, 0

    def below(self, end: int, first: int = 0) -> int:
        """A number from `first` on, below `end`."""
        self._drawn += 1
        return first + int(sha256(f"{self._number} {self._drawn}".encode()).hexdigest(), 16) % (end - first)

    def of(self, several: Sequence[str]) -> str:
        """One of several."""
        return several[self.below(len(several))]


@dataclass(frozen=True, slots=True)
class School:
    """What a visitor may type of one school."""

    number: int
    name: str
    short: str
    road: str
    phone: str
    entry: Entry


def school(number: int) -> School:
    """The same number, the same school; its id is the number."""
    drawn = Drawn(number)
    word, sort = drawn.of(FIRST) + drawn.of(SECOND), drawn.of(SORTS)
    area = f"{drawn.of(FIRST)}{drawn.of(SECOND)}{drawn.of('区县')}" if number % 3 else "城东片区"
    short, name = f"{word}{sort}", f"XX市{area.removesuffix('片区')}{word}{sort}"
    road = f"{drawn.of(FIRST)}{drawn.of(SECOND)}{drawn.of('路街')}{drawn.below(300, 1)}号"
    phone, fee, lessons = f"0{drawn.below(999, 310)}-{drawn.below(8999999, 2000000)}", drawn.below(60, 1), drawn.below(190, 80)
    done = "、".join((*PLACES, *dict.fromkeys(drawn.of(ACTIVITIES) for _ in range(drawn.below(9, 3)))))
    back = f"{drawn.below(40, 0)}.{drawn.below(100):02}元，2026年春季学期，每名全额交费、没有请假的学生；请假的另退"
    sentences = (
        f"{area}，小学，城区。", f"XX市{area}{road}。", "2026年秋季学期课后服务。",
        f"到几点：17:{drawn.below(60, 10)}，周一至周五，一至六年级，15:{drawn.below(59, 30)}开始。",
        f"多少钱：{fee * lessons / 10:.2f}元，每生每学期；每课时{fee / 10:.2f}元，计划{lessons}课时。",
        f"上学期退了多少：{back}。", f"找谁问：{phone}1，学校监督电话：{phone}2。", f"活动：{done}。", drawn.of(SAYINGS) + drawn.of(SAYINGS),
        "告知书、收支公示、收费标准、退费、减免、监督电话，都在学校的页面上。",
    )  # fmt: skip
    own = (name, short, *other_numbers(name), *other_numbers(short))
    spelt = tuple(spelling(each) for each in (short, name) for spelling in (full, initials))
    key = f"x{number:06}"
    return School(
        number, name, short, road, phone, entry(f"schools/{key}/", name, SCHOOL, sentences, names=(*own, *spelt), keywords=(key,))
    )


def made_entries(states: States, schools: int) -> tuple[Entry, ...]:
    """So many schools, and whatever else the search of the sample finds."""
    pages = ((path.stem, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "content/pages").glob("*.md")))
    rest = (*entries(states), *(written(f"{name}/", text.split("\n")[0].lstrip("# "), text) for name, text in pages))
    return (*(school(number).entry for number in range(schools)), *(each for each in rest if each.kind != SCHOOL))


def queries(schools: int) -> dict[str, str]:
    """What visitors type."""
    one, other = school(schools // 2), school(schools // 3)
    return {
        "full name": one.name, "short name": other.short, "pinyin": full(one.short), "initials": initials(other.short), "road": one.road,
        "phone": other.phone, "refund": "退费", "activity": "足球", "rare activity": "扎染", "fee": "收费标准", "area": "城东片区",
        "area and activity": "城东 足球", "rule": "结余偏多",
    }  # fmt: skip


def folder_of(states: States, files: Iterable[Asset], site: Path) -> None:
    """The page that searches, with its script and its index, as the site has them."""
    made = search_pages(states, environment(ROOT / "theme"))
    text = f'<!doctype html><html lang="zh"><head><meta charset="utf-8">{made.head}</head><body>{made.body}</body></html>'
    script = Asset("assets/search.js", (ROOT / "theme/assets/search.js").read_bytes())
    for file in (Asset(made.path, text.encode()), script, *files):
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)


def asked(browser: Browser, served: Served, words: str) -> tuple[str, list[tuple[str, int]]]:
    """What the page says of a search by somebody who comes for the first time, and what it had to fetch for it."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{served.address}search/")
    page.wait_for_load_state("networkidle")
    served.sent.clear()
    page.fill("#search-words", words)
    page.press("#search-words", "Enter")
    page.wait_for_function("() => /共|没有/.test(document.querySelector('.found__count').textContent)")
    said = page.locator(".found__count").inner_text()
    first = page.locator(".found > li a").first
    said += f" → {first.inner_text()}" if first.count() else ""
    page.close()
    return said, list(served.sent)


@dataclass(frozen=True, slots=True)
class Indexed:
    """An index, and what it cost."""

    files: tuple[Asset, ...]
    entries: int
    processor: float
    """Seconds, of this process and of Pagefind's."""
    pagefind: float
    wall: float
    peak: int
    """Bytes: the most that Pagefind's process held."""


def indexed(states: States, schools: int) -> Indexed:
    """The index of so many schools. Its peak is right where no larger child of this process ended before."""
    made = made_entries(states, schools)
    before, own, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.process_time(), time.perf_counter()
    files = tuple(search_files(made))
    own, wall, after = time.process_time() - own, time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    theirs = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Indexed(files, len(made), own + theirs, theirs, wall, after.ru_maxrss * 1024)


@dataclass(frozen=True, slots=True)
class Search:
    """What a visitor typed, what the page said, and what it fetched for that: paths and bytes as sent."""

    name: str
    words: str
    said: str
    sent: tuple[tuple[str, int], ...]

    @property
    def moved(self) -> int:
        return sum(size for _, size in self.sent)


def searches(browser: Browser, states: States, files: Sequence[Asset], schools: int) -> tuple[Search, ...]:
    """All that visitors type, each of them there for the first time."""
    with tempfile.TemporaryDirectory() as folder:
        folder_of(states, files, Path(folder))
        with serving(Path(folder)) as served:
            found = ((name, words, *asked(browser, served, words)) for name, words in queries(schools).items())
            return tuple(Search(name, words, said, tuple(sent)) for name, words, said, sent in found)


def measure(browser: Browser, states: States, schools: int) -> None:
    """Prints what was measured of so many schools."""
    made = indexed(states, schools)
    files = made.files
    say(f"\n{schools} schools, {made.entries} entries: {made.processor:.1f} s of processor time ({made.pagefind:.1f} s Pagefind's), "
        f"peak {made.peak / 2**20:.0f} MiB, {len(files)} files, {sum(len(file.data) for file in files) / 1e6:.1f} MB")  # fmt: skip
    say("\n| file | number | bytes |\n| --- | ---: | ---: |")
    for kind, of in by_kind((file.path, len(file.data)) for file in files).items():
        say(f"| {kind} | {len(of)} | {sum(of)} |")
    raw = {file.path: len(file.data) for file in files}
    say("\n| search | words | moved, KB | raw, KB | of it engine | list | chunks | entries | says |\n|" + " --- |" * 9)
    for search in searches(browser, states, files, schools):
        moved = {kind: sum(sizes) / 1000 for kind, sizes in by_kind(search.sent).items()}
        stored = sum(raw[path.lstrip("/")] for path, _ in search.sent) / 1000
        parts = [moved.get("engine", 0) + moved.get("entry", 0), *(moved.get(kind, 0) for kind in ("pf_meta", "index", "fragment"))]
        cells = [search.name, search.words, *(f"{size:.0f}" for size in (search.moved / 1000, stored, *parts)), search.said]
        say(f"| {' | '.join(cells)} |")


def of_sample() -> States:
    """What the city shows of the sample."""
    examination = examine(ROOT, TODAY)
    return public_states(examination.repository.city, examination.report)


def figures(schools: int) -> dict[str, float | str]:
    """What the table of all benchmarks says of so many schools; without a Chromium, why nobody searched."""
    states = of_sample()
    made = indexed(states, schools)
    told: dict[str, float | str] = {"processor": made.processor, "wall": made.wall, "peak": made.peak}
    path = chromium.find()
    if path is None:
        return told | {"lacking": "没有 Chromium，没有量访客搜索一次传多少（apt install chromium）"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        most = max(searches(browser, states, made.files, schools), key=lambda search: search.moved)
        browser.close()
    return told | {"moved": most.moved, "words": most.words}


def by_kind(files: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """The sizes of Pagefind's files by what they are."""
    found: dict[str, list[int]] = {}
    for path, size in files:
        kind = next((kind for kind in ("fragment", "index", "pf_meta", "entry") if kind in path.removeprefix("pagefind/")), "engine")
        found.setdefault(kind, []).append(size)
    return found


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(numbers: Iterable[int]) -> None:
    """Needs a Chromium."""
    path = chromium.find()
    if path is None:
        sys.exit("needs chromium")
    states = of_sample()
    say(f"{TODAY}, Pagefind {version('pagefind')}, Python {sys.version.split()[0]}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        for schools in numbers:
            measure(browser, states, schools)
        browser.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--json"]:
        json.dump(figures(int(sys.argv[2])), sys.stdout)
    else:
        main([int(each) for each in sys.argv[1:]] or DEFAULT)
