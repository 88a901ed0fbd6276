from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from generator.publish.headers import headers, headers_file
from generator.publish.mkdocs_build import build
from tests.publish.samples import ROOT, site_files

THEME = ROOT / "theme"
HOSTS = [path for path in sorted((ROOT / "docs/hosting").iterdir()) if path.suffix != ".md"]


@pytest.mark.parametrize("file", HOSTS, ids=lambda path: path.name)
def test_every_host_is_told_the_same(file: Path) -> None:
    told = dict(
        re.findall(
            r'^\s*(?:add_header |Header always set )?([A-Z][A-Za-z-]+) "([^"]+)"(?: always;)?$', file.read_text("utf-8"), re.MULTILINE
        )
    )
    assert told == {**headers(THEME), "Cache-Control": "no-cache"}
    assert len(HOSTS) == 3


def test_the_site_brings_the_file_that_some_hosts_read() -> None:
    lines = headers_file(THEME).data.decode().splitlines()
    assert lines[0] == "/*"
    assert dict(line.strip().split(": ", 1) for line in lines[1:]) == headers(THEME)


def test_every_page_says_the_policy_itself_and_has_nothing_that_breaks_it(city: Path) -> None:
    manifest = build(city, city / "site", site_files())
    policy = headers(THEME)["Content-Security-Policy"].removesuffix("; frame-ancestors 'none'")
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")
    for path in [*(f"{address}index.html" for address in manifest.addresses), "404.html"]:
        page = (city / "site" / path).read_text("utf-8")
        said = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
        assert [unescape(each) for each in said] == [policy], path
        assert not re.search(r"<style|<script(?![^>]* src=)(?! type=\"application/ld\+json\")|\sstyle=|\son[a-z]+=", page), path
    assert (city / "site/_headers").read_bytes() == headers_file(THEME).data


def test_all_type_is_in_sizes_that_grow() -> None:
    """One rule makes all type large; a size in pixels would stay behind. Drawings grow with their frame."""
    css = re.sub(r"\.chart[^{}]*\{[^}]*\}", "", (THEME / "assets/notices.css").read_text("utf-8"))
    assert re.findall(r"font(?:-size)?:[^;]*\dp[xt]\b[^;]*;", css) == []
    assert len((THEME / "assets/page.js").read_bytes()) <= 1536
