"""Addresses, shells and splicing, without MkDocs."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.publish import PublishFault, Shell, write_site
from generator.publish.shell import dead_links, local_targets
from generator.publish.sitemap import noting, sitemap
from generator.site import Asset, Page, SiteFile, base_of, depth_of
from tests.publish.samples import HOSTILE

SITE = "https://notices.shili.example/"
THEME = (
    "<html><title>NoticesShellTitleHere - 公示</title><meta name='d' content=\"NoticesShellDescriptionHere\">"
    '<link rel="canonical" href="NoticesShellCanonicalHere">NoticesShellHeadHere<a href="{base}about/">关于</a><main>NoticesShellBodyHere</main></html>'
)


def shell(depth: int) -> Shell:
    return Shell.split(THEME.replace("{base}", "../" * depth or "./"))


SHELLS = {depth: shell(depth) for depth in range(3)}


@pytest.mark.parametrize(
    ("address", "depth", "base", "path"),
    [
        ("", 0, "./", "index.html"),
        ("schools/", 1, "../", "schools/index.html"),
        ("schools/yucai/2021-autumn/notice/", 4, "../../../../", "schools/yucai/2021-autumn/notice/index.html"),
        ("policy/xx-2020/", 2, "../../", "policy/xx-2020/index.html"),
    ],
)
def test_an_address_has_a_depth_a_way_home_and_a_file(address: str, depth: int, base: str, path: str) -> None:
    assert (depth_of(address), base_of(address), Page(address, "", "", "").path) == (depth, base, path)


BAD_PAGES = ["a", "/", "/a/", "a//", "../", "a/../", "./", ".a/", "A/", "育才/", "a b/", "a\n/", "a/\n", "a?/", "a%2f/", "a\\/"]
BAD_ASSETS = ["", "a/", "/a", "../a", "a/../b", "a/./b", ".htaccess", "a/.git", "A.json", "表.csv", "a b", "a\n", "a\\b", "a:b"]


@pytest.mark.parametrize("file", [*(Page(bad, "", "", "") for bad in BAD_PAGES), *(Asset(bad, b"") for bad in BAD_ASSETS)])
def test_what_is_not_an_address_is_refused(file: SiteFile, tmp_path: Path) -> None:
    with pytest.raises(PublishFault) as fault:
        write_site([file], SHELLS, tmp_path, SITE)
    assert fault.value.code == "bad-address"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "files",
    [
        [Page("a/", "", "", ""), Page("a/", "", "", "")],
        [Page("a/", "", "", ""), Asset("a/index.html", b"")],
        [Asset("a", b""), Page("a/", "", "", "")],
        [Page("a/b/", "", "", ""), Asset("a", b"")],
        [Asset("a", b""), Asset("a/b/c", b"")],
    ],
)
def test_two_files_at_one_place_are_refused(files: list[SiteFile], tmp_path: Path) -> None:
    with pytest.raises(PublishFault) as fault:
        write_site(files, SHELLS, tmp_path, SITE)
    assert fault.value.code == "taken-address"


def test_a_page_deeper_than_the_shells_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishFault, match="有 3 层") as fault:
        write_site([Page("a/b/c/", "", "", "")], SHELLS, tmp_path, SITE)
    assert fault.value.sentence("en") == "The address “a/b/c/” is 3 folders deep; there is no page shell for that depth."


def test_a_page_is_the_shell_with_its_own_words() -> None:
    page = Page("a/", "甲 & 乙", '"说明"', "<h1>甲 &amp; 乙</h1>")
    assert SHELLS[1].splice(page, SITE).decode() == (
        "<html><title>甲 &amp; 乙 - 公示</title><meta name='d' content=\"&#34;说明&#34;\">"
        '<link rel="canonical" href="https://notices.shili.example/a/"><a href="../about/">关于</a>'
        "<main><h1>甲 &amp; 乙</h1></main></html>"
    )


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.title = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "meta":
            assert ("content", HOSTILE) in attrs

    def handle_data(self, data: str) -> None:
        self.title += data if self.tags[-1:] == ["title"] else ""


@pytest.mark.parametrize(
    ("head", "listed"),
    [
        ("", True),
        ('<meta name="robots" content="noindex">', False),
        ('<meta name="robots" content="noindex, follow">', False),
        ('<script type="application/ld+json">{"name":"noindex小学"}</script>', True),
    ],
)
def test_only_a_head_that_asks_for_it_keeps_a_page_from_the_site_map(head: str, listed: bool) -> None:
    unlisted: set[str] = set()
    page = Page("a/", "", "", "", head)
    assert list(noting([page, Asset("b", b"noindex")], unlisted)) == [page, Asset("b", b"noindex")]
    assert unlisted == (set() if listed else {"a/"})


def test_a_hostile_title_stays_text() -> None:
    reader = Reader()
    reader.feed(SHELLS[1].splice(Page("a/", HOSTILE, HOSTILE, "<p>正文</p>"), SITE).decode())
    assert reader.tags == ["html", "title", "meta", "link", "a", "main", "p"]
    assert reader.title == f"{HOSTILE} - 公示"


@pytest.mark.parametrize("mark", ["Title", "Description", "Canonical", "Body"])
def test_a_theme_that_loses_a_mark_is_refused(mark: str) -> None:
    with pytest.raises(PublishFault) as fault:
        Shell.split(THEME.replace(f"NoticesShell{mark}Here", ""))
    assert (fault.value.code, fault.value.values["count"]) == ("broken-shell", 0)


def test_a_theme_that_prints_the_body_twice_is_refused() -> None:
    with pytest.raises(PublishFault) as fault:
        Shell.split(THEME + "NoticesShellBodyHere")
    assert (fault.value.code, fault.value.values["count"]) == ("broken-shell", 2)


def test_links_are_followed_to_the_files_they_mean() -> None:
    html = (
        '<a href="../b/">x</a><a href="#c"><a href="tel:0700-0000001"><img src="../../i.svg?v=1"><a href="./"><a href="https://a.example/">'
    )
    assert local_targets(html, "a/x/") == {"a/b/index.html", "i.svg", "a/x/index.html"}
    assert dead_links(SHELLS, frozenset({"index.html"})) == ("about/index.html",)
    assert dead_links(SHELLS, frozenset({"about/index.html"})) == ()


def test_the_site_map_lists_every_address_once_in_order() -> None:
    assert sitemap(["b/", "", "b/", "a/"], SITE).data.decode().splitlines() == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        "  <url><loc>https://notices.shili.example/</loc></url>",
        "  <url><loc>https://notices.shili.example/a/</loc></url>",
        "  <url><loc>https://notices.shili.example/b/</loc></url>",
        "</urlset>",
    ]
