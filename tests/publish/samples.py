"""The sample bodies beside this file in; the site files of a small made-up city out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.site import Asset, Page, SiteFile, base_of

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = Path(__file__).with_name("samples")

BODIES = {
    "": "home",
    "schools/yucai/2021-autumn/": "term",
    "schools/yucai/2021-autumn/notice/": "notice",
    "schools/yucai/2021-autumn/finance/": "finance",
    "schools/yucai/": "held",
}

HOSTILE = "</title><script>document.body.id='x'</script>&amp; {{7*7}} \"'“甲”小学 NoticesShellBodyHere"
"""A school's name as an enemy would write it."""


def site_files() -> Iterator[SiteFile]:
    """Every kind of sample page, the home page of each part that the navigation or a hand-written page names, and one data file."""
    for address, body in BODIES.items():
        html = (SAMPLES / f"{body}.html").read_text(encoding="utf-8").replace("BASE/", base_of(address))
        yield Page(address, f"样张 {body}", "样张，用来看网站的样子", html)
    parts = re.findall(r"- [^:]+: ([a-z/]+/)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    for address in (*parts, "compare/", "verify/"):
        yield Page(address, "栏目", "栏目首页", "<h1>栏目</h1>")
    yield Page("search/", "搜索", "搜索", "<h1>搜索</h1>")
    yield Page("data/", "数据下载", "页脚里的一页", "<h1>数据下载</h1>")
    yield Asset("data/build.json", b'{"version": 1}\n')
