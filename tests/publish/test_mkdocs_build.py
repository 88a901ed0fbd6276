"""The whole way through MkDocs: a made-up city in, a site out."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest
from mkdocs.commands import build as mkdocs_commands
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.mkdocs_plugin import NoticesPlugin
from generator.publish import Manifest, PublishFault, verify
from generator.publish.manifest import SUMS
from generator.publish.mkdocs_build import PLUGIN, build
from generator.publish.theme import theme_dir
from generator.site import Page, SiteFile
from tests.publish.conftest import MakeCity
from tests.publish.samples import HOSTILE, ROOT, site_files

BODY = "<h1>甲小学</h1>\n<p>正文 &amp; {{ 7*7 }}</p>"
PROBES = [
    Page("", "首页", "公示的首页", BODY),
    Page("schools/", HOSTILE, HOSTILE, BODY),
    Page("policy/xx-2020/", "甲 & 乙", "<b>", BODY),
    Page("schools/yucai/2021-autumn/", "&amp;", "'", BODY),
    Page("schools/yucai/2021-autumn/notice/", "告知书", "到几点，多少钱", BODY),
]


@pytest.fixture
def site(city: Path) -> Path:
    build(city, city / "site", site_files())
    return city / "site"


@pytest.mark.parametrize("page", PROBES, ids=lambda page: page.address or "home")
def test_a_spliced_page_is_byte_for_byte_what_mkdocs_renders(page: Page, make_city: MakeCity) -> None:
    spliced, rendered = make_city("spliced"), make_city("rendered")
    build(spliced, spliced / "site", [*(file for file in site_files() if file != page and _path(file) != page.path), page])
    _render_in_full(rendered, page)
    assert (spliced / "site" / page.path).read_text(encoding="utf-8") == (rendered / "site" / page.path).read_text(encoding="utf-8")


def _path(file: SiteFile) -> str:
    return file.path


def _render_in_full(city: Path, page: Page) -> None:
    """By MkDocs and the theme alone, as an ordinary page written by hand; JSON is YAML."""
    source = city / "content/pages" / page.path.replace(".html", ".md")
    source.parent.mkdir(parents=True, exist_ok=True)
    head = json.dumps({"title": page.title, "description": page.description}, ensure_ascii=False)
    source.write_text(f"---\n{head}\n---\n\n{page.body}\n", encoding="utf-8")
    config = load_config(str(city / "mkdocs.yml"), site_dir=str(city / "site"), plugins=[])
    config.theme.dirs.insert(0, str(theme_dir(ROOT) / "overrides"))
    mkdocs_commands.build(config)


def test_two_builds_in_two_folders_on_two_days_are_the_same(make_city: MakeCity, monkeypatch: pytest.MonkeyPatch) -> None:
    manifests = []
    for name, day in (("one", "1600000000"), ("另 一", "1800000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        city = make_city(name)
        manifests.append(build(city, city / "out" / name, site_files()))
        assert verify(city / "out" / name, manifests[-1]) == ()
        assert (city / "out" / name / SUMS).read_bytes() == manifests[-1].sums()
    assert manifests[0] == manifests[1]
    assert manifests[0].digest() == manifests[1].digest()


def test_mkdocs_build_gives_the_same_site(make_city: MakeCity, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Path, date | None, str, bool]] = []

    def site_for_mkdocs(root: Path, as_of: date | None, url: str, pdf: bool) -> Iterator[SiteFile]:
        asked.append((root, as_of, url, pdf))
        return site_files()

    _pretend_pipeline(monkeypatch, site_for_mkdocs)
    monkeypatch.setenv("NOTICES_AS_OF", "2021-09-06")
    ours, theirs = make_city("ours"), make_city("theirs")
    manifest = build(ours, ours / "site", site_files())
    assert _mkdocs_build(theirs).manifest == manifest
    assert asked == [(theirs, date(2021, 9, 6), "https://notices.shili.example/", False)]
    assert verify(theirs / "site", manifest) == ()


def _pretend_pipeline(monkeypatch: pytest.MonkeyPatch, site_for_mkdocs: object) -> None:
    pipeline = ModuleType("generator.pipeline")
    pipeline.__dict__["site_for_mkdocs"] = site_for_mkdocs
    monkeypatch.setitem(sys.modules, "generator.pipeline", pipeline)


def _mkdocs_build(city: Path) -> NoticesPlugin:
    config = load_config(str(city / "mkdocs.yml"))
    plugin = cast("NoticesPlugin", config.plugins[PLUGIN])
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_commands.build(config)
    finally:
        config.plugins.on_shutdown()
    assert config.site_dir == str(city / "site")
    return plugin


def test_the_site_map_names_every_page_and_no_shell(site: Path) -> None:
    listed = re.findall(r"<loc>https://notices\.shili\.example/(.*)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    pages = [page.parent.relative_to(site).as_posix() for page in site.rglob("index.html")]
    assert listed == sorted("" if page == "." else f"{page}/" for page in pages)
    assert "about/" in listed
    assert "schools/yucai/2021-autumn/notice/" in listed
    assert not any("shell" in path.as_posix() for path in site.rglob("*"))


def test_no_page_has_scripts_styles_marks_or_requests_to_others(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert re.findall("<script[^>]*>.?", html) == [f'<script defer src="{_base(site, page)}assets/page.js"><'], page
        for unwanted in ("<style", " style=", " onclick=", "javascript:", "NoticesShell", "mkdocs-material"):
            assert unwanted not in html, page
        addresses = re.findall(r'(?:href|src)="(https?:[^"]*)"', html)
        assert all(address.startswith("https://notices.shili.example/") for address in addresses), page
    assert {file.relative_to(site).as_posix() for file in site.rglob("*.js")} == {
        "assets/page.js",
        "assets/search.js",
        "assets/verify.js",
        "pagefind/pagefind.js",
    }
    assert not list(site.rglob("*.map"))


def _base(site: Path, page: Path) -> str:
    """The page of a wrong address is shown at any depth, so its links begin at the root."""
    return "/" if page.name == "404.html" else "../" * (len(page.relative_to(site).parts) - 1) or "./"


def test_every_page_has_one_heading_a_title_and_a_way_to_complain(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert len(re.findall("<h1[ >]", html)) == 1, page
        assert len(re.findall("<title>[^<]+</title>", html)) == 1, page
        assert "以上信息由学校填报，教育局审核。" in html, page
        assert 'complain/">反映和投诉</a>' in html, page


def test_the_pages_written_by_hand_lead_somewhere(city: Path, caplog: pytest.LogCaptureFixture) -> None:
    build(city, city / "site", site_files())
    assert caplog.records == []
    (city / "content/pages/extra.md").write_text("# 附页\n\n[走错](../nowhere/)\n", encoding="utf-8")
    build(city, city / "site", site_files())
    assert [record.getMessage() for record in caplog.records] == ["school-notices: extra.md 里的链接没有对应的页面：nowhere/index.html"]


def test_a_build_says_nothing(city: Path, capfd: pytest.CaptureFixture[str]) -> None:
    build(city, city / "site", site_files())
    assert capfd.readouterr() == ("", "")


def test_mkdocs_says_nothing_of_shells(city: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    build(city, city / "site", site_files())
    assert "Page skipped" not in caplog.text
    assert " pages, " in caplog.text


class Interrupted(Exception):
    """What a renderer might raise in the middle."""


def _files_that_break_off() -> Iterator[SiteFile]:
    yield Page("", "首页", "", BODY)
    raise Interrupted


@pytest.mark.parametrize(
    ("files", "stopped"),
    [
        (_files_that_break_off, Interrupted),
        (lambda: [*site_files(), Page("about/", "关于", "", "")], PublishFault),
        (lambda: [*site_files(), Page("../x/", "", "", "")], PublishFault),
        (lambda: [Page("", "首页", "", BODY)], PublishFault),
    ],
    ids=["exception", "two pages at one address", "an address outside", "navigation leads nowhere"],
)
def test_a_build_that_stops_leaves_the_old_site(files: object, stopped: type[Exception], city: Path) -> None:
    before = build(city, city / "site", site_files())
    with pytest.raises(stopped):
        build(city, city / "site", files())  # type: ignore[operator]
    assert verify(city / "site", before) == ()
    assert sorted(path.name for path in city.iterdir()) == ["content", "mkdocs.yml", "site"]


def test_a_dead_link_of_the_navigation_is_named(city: Path) -> None:
    config = city / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("\nnav:\n", "\nnav:\n  - 错: typo.md\n"), encoding="utf-8")
    with pytest.raises(PublishFault, match=re.escape("没有对应的页面：typo.md。")):
        build(city, city / "site", site_files())


def test_a_build_that_would_lose_many_pages_leaves_the_old_site(city: Path) -> None:
    many = [*site_files(), *(Page(f"old/{n}/", "旧", "", BODY) for n in range(21))]
    before = build(city, city / "site", many)
    with pytest.raises(PublishFault, match="少 21 页（现有 40 页）"):
        build(city, city / "site", site_files())
    assert verify(city / "site", before) == ()
    build(city, city / "site", many[:-20])
    build(city, city / "elsewhere", site_files())


def test_the_home_page_is_not_written_by_hand(city: Path) -> None:
    (city / "content/pages/index.md").write_text("# 首页\n", encoding="utf-8")
    with pytest.raises(PublishFault, match="首页由程序生成"):
        build(city, city / "site", site_files())


def test_a_configuration_without_the_plugin_is_refused(city: Path) -> None:
    config = city / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("  - school-notices\n", "  []\n"), encoding="utf-8")
    with pytest.raises(PublishFault) as fault:
        build(city, city / "site", site_files())
    assert fault.value.code == "no-plugin"


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [("NOTICES_AS_OF", "日期“昨天”不合规"), ("site_url", "没有 site_url")],
)
def test_mkdocs_tells_a_fault_in_one_line(
    setting: str, sentence: str, city: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _pretend_pipeline(monkeypatch, lambda *_: site_files())
    if setting == "NOTICES_AS_OF":
        monkeypatch.setenv(setting, "昨天")
    else:
        config = city / "mkdocs.yml"
        config.write_text(re.sub("site_url: .*", "", config.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(Abort):
        _mkdocs_build(city)
    assert sentence in caplog.text
    assert sorted(path.name for path in city.iterdir()) == ["content", "mkdocs.yml"]


def test_a_preview_is_rebuilt_by_the_same_plugin_and_watches_what_it_is_made_of(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (city / "schools").mkdir()
    served = city / "served"
    served.mkdir()
    versions = iter(["旧", "新"])

    def site_for_mkdocs(*_: object) -> list[SiteFile]:
        return [*(file for file in site_files() if _path(file) != "index.html"), Page("", "首页", "", f"<h1>{next(versions)}</h1>")]

    _pretend_pipeline(monkeypatch, site_for_mkdocs)
    plugins = set()
    for version in ("旧", "新"):
        config: MkDocsConfig = load_config(str(city / "mkdocs.yml"), site_dir=str(served))
        plugins.add(cast("NoticesPlugin", config.plugins[PLUGIN]))
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = "http://127.0.0.1:8000/"
        mkdocs_commands.build(config, serve_url=config.site_url)
        assert config.watch == [str(city / "content"), str(city / "schools")]
        html = (served / "index.html").read_text(encoding="utf-8")
        assert f"<h1>{version}</h1>" in html
        assert '<link rel="canonical" href="http://127.0.0.1:8000/">' in html
        # The preview reloads itself by a script within the page.
        assert "Content-Security-Policy" not in html + (served / "about/index.html").read_text(encoding="utf-8")
    assert len(plugins) == 1
    plugins.pop().on_shutdown()


def test_a_city_may_bring_its_own_theme(city: Path) -> None:
    assert theme_dir(city) == ROOT / "theme"
    own = city / "theme/overrides"
    own.mkdir(parents=True)
    (own / "main.html").touch()
    assert theme_dir(city) == city / "theme"


def test_the_manifest_counts_what_mkdocs_wrote_too(city: Path) -> None:
    manifest: Manifest = build(city, city / "site", site_files())
    assert {"404.html", "about/index.html", "assets/notices.css", "data/build.json", "index.html", "sitemap.xml"} <= manifest.paths
