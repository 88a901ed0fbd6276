"""A city in; out, as JSON, the seconds that each area of the program took: `python -m tests.benchmarks.profile check|build ROOT SITE DAY`.

The seconds are those of cProfile by processor time, which makes everything slower: its shares are what counts. What the library does for an
area is the area's: a function of no area is shared out among those who called it.
"""

from __future__ import annotations

import cProfile
import datetime as dt
import json
import pstats
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from generator.examination import examine
from generator.pipeline import publish
from generator.publish.how import how_to

READING, JUDGING, APPROVALS, VIEWS, TEMPLATES, BESIDE, WRITING, MKDOCS, SEARCH, REST = (
    "读：源文件、格式、个人信息", "判断：规则、办法", "审批和记录册", "页面上的内容", "模板", "页面以外的文件：日历、订阅、数据、二维码",
    "写盘和核对", "MkDocs", "搜索", "其余",
)  # fmt: skip
AREAS = {
    "generator/publish/search_index": SEARCH,
    "generator/notices/search": SEARCH,
    "generator/notices/pinyin": SEARCH,
    "generator/render/search": SEARCH,
    "pagefind": SEARCH,
    **dict.fromkeys(("generator/source", "generator/schema", "generator/privacy", "generator/repository", "generator/scanning"), READING),
    **dict.fromkeys(("generator/project", "generator/model", "/yaml/", "generator/city", "generator/store"), READING),
    **dict.fromkeys(("generator/rules", "generator/checking", "generator/policy", "generator/findings", "generator/examin"), JUDGING),
    **dict.fromkeys(("generator/approval", "generator/integrity", "generator/ledger"), APPROVALS),
    **dict.fromkeys(("generator/notices/opendata", "generator/render/calendars", "generator/render/csv_file", "generator/ics"), BESIDE),
    **dict.fromkeys(("generator/render/descriptor", "generator/render/feeds", "generator/render/open_data", "generator/render/qr"), BESIDE),
    **dict.fromkeys(("generator/notices", "generator/refunds", "generator/timetable", "generator/wording", "generator/keys"), VIEWS),
    **dict.fromkeys(("theme/templates", "generator/render", "/jinja2/", "/markupsafe/", "<template>"), TEMPLATES),
    "generator/mkdocs_plugin": MKDOCS,
    "generator/publish/mkdocs_build": MKDOCS,
    "generator/publish/shell": WRITING,
    "generator/publish": WRITING,
    **dict.fromkeys(("/mkdocs/", "/material/", "/markdown/", "/pymdownx/", "/pygments/"), MKDOCS),
}
"""By a part of a file's path; the first that fits."""

Function = tuple[str, int, str]
Stats = Mapping[Function, tuple[int, int, float, float, Mapping[Function, tuple[int, int, float, float]]]]
"""As pstats has them: calls, calls, own seconds, seconds with those that it called; and the same by who called."""
_ROUNDS = 30
"""A library's functions call each other no deeper than that, as far as it counts."""


def area_of(file: str) -> str | None:
    """None for what belongs to whoever called it."""
    path = file.replace("\\", "/")
    return next((area for part, area in AREAS.items() if part in path), None)


def by_area(stats: Stats) -> dict[str, float]:
    """Own seconds of every function, by the areas of those for whom it worked."""
    whose: dict[Function, Mapping[str, float]] = {}
    owned = {function: area for function in stats if (area := area_of(function[0])) is not None}
    for _ in range(_ROUNDS):
        for function, (*_, callers) in stats.items():
            if function not in owned:
                whose[function] = _shared(callers, owned, whose)
    found: Counter[str] = Counter()
    for function, (_, _, own, _, _) in stats.items():
        shares = {owned[function]: 1.0} if function in owned else whose[function]
        for area, share in shares.items():
            found[area] += own * share  # type: ignore[assignment]
        found[REST] += own * (1 - sum(shares.values()))  # type: ignore[assignment]
    return {area: seconds for area, seconds in found.items() if seconds > 1e-9}


def _shared(
    callers: Mapping[Function, tuple[int, int, float, float]], owned: Mapping[Function, str], whose: Mapping[Function, Mapping[str, float]]
) -> Mapping[str, float]:
    """By what each caller spent in it."""
    whole = sum(spent for *_, spent in callers.values())
    found: defaultdict[str, float] = defaultdict(float)
    for caller, (*_, spent) in callers.items():
        if whole > 0:
            for area, share in ({owned[caller]: 1.0} if caller in owned else whose.get(caller, {})).items():
                found[area] += share * spent / whole
    return found


def main(what: str, root: Path, site: Path, day: str) -> None:
    how = how_to(root, jobs=1)
    profile = cProfile.Profile(time.process_time)
    profile.enable()
    examination = examine(root, dt.date.fromisoformat(day), store=how.store, pages=what == "build")
    if what == "build":
        publish(root, examination, site, how=how)
    profile.disable()
    found = by_area(pstats.Stats(profile).stats)  # type: ignore[attr-defined]
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Pagefind is the only other process that takes long.
    found[SEARCH] = found.get(SEARCH, 0.0) + children.ru_utime + children.ru_stime
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
