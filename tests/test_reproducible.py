"""The same input gives the same bytes: in two folders, by either program, in any zone, locale and hash seed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.casebook import TODAY
from tests.small_city import copy_city

PROGRAMS = {
    "notices": [sys.executable, "-m", "generator", "build", "--quiet"],
    "notices, elsewhere": [sys.executable, "-m", "generator", "build", "--quiet", "--site-dir", "elsewhere/网站"],
    "mkdocs": [sys.executable, "-m", "mkdocs", "build", "--quiet"],
}
LICENCE = '<a href="https://creativecommons.org/licenses/by/4.0/deed.zh-hans"'
"""A link that a reader may follow; nothing is fetched from it."""
SURROUNDINGS = {
    "notices": {},
    "notices, elsewhere": {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "7"},
    "mkdocs": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "11"},
}

SCRIPT = re.compile(r'<script (?:defer|type="module") src="[./]*assets/([a-z]+\.js)"></script>')
"""The scripts that pages have; each is ours, and a page is whole without it."""


def built(name: str, root: Path) -> dict[str, bytes]:
    """All files of the site that a program builds in a copy of the city."""
    copy_city(root, 4)
    surroundings = os.environ | {"NOTICES_AS_OF": TODAY.isoformat(), "PYTHONUTF8": "1"} | SURROUNDINGS[name]
    ended = subprocess.run(PROGRAMS[name], cwd=root, env=surroundings, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    site = root / "elsewhere/网站" if "elsewhere" in name else root / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    return {name: built(name, tmp_path_factory.mktemp("城 市")) for name in PROGRAMS}


@pytest.mark.parametrize("name", list(PROGRAMS)[1:])
def test_the_same_bytes(sites: dict[str, dict[str, bytes]], name: str) -> None:
    one, other = sites["notices"], sites[name]
    assert len(one) > 100
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_no_page_asks_another_host_or_carries_a_script(sites: dict[str, dict[str, bytes]]) -> None:
    for path, data in sites["notices"].items():
        if path.endswith(".html"):
            text = re.sub(r'<script type="application/ld\+json">.*?</script>', "", data.decode())  # data, which no browser runs
            assert set(SCRIPT.findall(text)) <= {"page.js", "search.js", "verify.js"}, path
            assert len(SCRIPT.findall(text)) == text.count("<script"), path
            assert " style=" not in text, path
            assert 'src="http' not in text, path
            assert 'href="http' not in text.replace('rel="canonical" href="https://notices.shili.example/', "").replace(LICENCE, ""), path
