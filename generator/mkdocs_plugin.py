"""In: the events of an MkDocs build. Out: the site's pages put into shells that MkDocs rendered, in a folder that replaces the old site.

MkDocs renders the hand-written pages and, as ordinary pages, one shell for each depth of address; everything else is `publish`.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Literal

from markupsafe import Markup
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from generator.notices.search import written
from generator.publish import DEEPEST, Manifest, PublishFault, Shell, Staging, verify
from generator.publish.breaker import refuse_great_losses
from generator.publish.build_id import BuildRecord
from generator.publish.headers import headers_file, without_policy
from generator.publish.how import AFRESH, How, how_to
from generator.publish.manifest import take_stock
from generator.publish.mkdocs_build import AS_OF
from generator.publish.parts import FILES, Making
from generator.publish.releases import MOST
from generator.publish.search_index import entries_digest, search_files
from generator.publish.shell import BODY, CANONICAL, DESCRIPTION, HEAD, TITLE, dead_links, local_targets
from generator.publish.sitemap import noting, sitemap
from generator.publish.standing import Made, Standing, number_of
from generator.publish.theme import theme_assets, theme_dir
from generator.publish.units import Placer, files_of
from generator.publish.writing import Writer, write_sums
from generator.site import Entries, Entry, SiteFile, SiteItem, Unit, Units

log = get_plugin_logger("school-notices")

_SHELL = f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\nhead: {HEAD}\nhide: [navigation, toc]\n---\n"
_SHELL_URIS = {"shell/" * depth + "index.md": depth for depth in range(DEEPEST + 1)}
_SHELL_WORDS = frozenset(f"Page skipped: '{uri}'. Generated empty output." for uri in _SHELL_URIS)

# Material's scripts and styles: our pages have their own, and nothing links to these. The site map is our own.
_UNUSED = re.compile(r"assets/javascripts/|assets/images/favicon\.png|assets/stylesheets/|.*\.map$|sitemap\.xml$")


class NoticesConfig(base.Config):
    """Options under `plugins: - school-notices:` in mkdocs.yml."""

    as_of = option.Type(str, default="")
    """The day as which the site is built, YYYY-MM-DD; NOTICES_AS_OF goes before it; empty for the pipeline's own default."""
    pdf = option.Type(bool, default=False)
    """Whether the papers are made as PDF too, as by `notices build --pdf`; needs WeasyPrint and Pango."""
    releases = option.Choice(tuple(range(MOST + 1)), default=0)
    """How many of the sites that were replaced are kept for `notices rollback`, as by `notices build --releases`."""


class NoticesPlugin(BasePlugin[NoticesConfig]):
    """Thin: what is not an event of MkDocs stands in `publish`."""

    def __init__(self) -> None:
        self._given: Iterable[SiteItem] | None = None
        self._releases: int | None = None
        self._how: How = AFRESH
        self._part: Making | None = None
        self._standing: Standing | None = None
        self._preview = False
        self._staging: Staging | None = None
        self._shells: dict[int, Shell] = {}
        self._manifest: Manifest | None = None
        self._by_mkdocs: tuple[File, ...] = ()
        self._links: dict[str, frozenset[str]] = {}
        self._written: dict[str, Entry] = {}

    def publish(self, files: Iterable[SiteItem], releases: int | None = None, how: How = AFRESH, part: Making | None = None) -> None:
        """For who builds by `mkdocs_build`: take these files instead of asking the pipeline; `releases` instead of what mkdocs.yml says;
        with a `part`, make that of the units among the files, and no site."""
        self._given, self._releases, self._how, self._part = files, releases, how, part

    @property
    def manifest(self) -> Manifest:
        assert self._manifest is not None, "asked for after a build that succeeded"
        return self._manifest

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - the event's signature
        """Its presence keeps this instance over the rebuilds of `mkdocs serve`."""
        self._preview = command == "serve"
        logging.getLogger("mkdocs.commands.build").addFilter(_not_about_a_shell)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = _root_of(config)
        with self._faults_as_mkdocs_tells_them():
            if not config.site_url:
                raise PublishFault("no-site-url", config=config.config_file_path)
            config.theme.dirs.insert(0, str(theme_dir(root) / "overrides"))
            self._staging = Staging(Path(config.site_dir))
        # Of a part only the shells are MkDocs' work: what it writes besides is thrown away.
        config.site_dir = str(self._staging.path / "mkdocs" if self._part else self._staging.path)
        # MkDocs would date it by the clock, and it knows the hand-written pages only.
        config.theme.static_templates.discard("sitemap.xml")
        config.watch.extend(str(folder) for name in ("content", "schools", "theme") if (folder := root / name).is_dir())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        with self._faults_as_mkdocs_tells_them():
            if written := files.get_file_from_path("index.md"):
                raise PublishFault("home-is-generated", page=written.abs_src_path)
            theme = theme_dir(_root_of(config))
        for file in [file for file in files if _UNUSED.match(file.src_uri)]:
            files.remove(file)
        for path in theme_assets(theme):
            files.append(File(path, str(theme), config.site_dir, config.use_directory_urls))
        self._by_mkdocs, self._shells, self._links, self._written = tuple(files), {}, {}, {}
        for uri in _SHELL_URIS:
            files.append(File.generated(config, uri, content=_SHELL, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - the event's signature
        if page.file.src_uri not in _SHELL_URIS:
            text = Markup(html).striptags()  # noqa: S704 - its tags are only taken away
            self._written[page.url] = written(page.url, str(page.title), text)
            return html
        page.canonical_url = CANONICAL
        return BODY

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002 - the event's signature
        if self._preview:
            output = without_policy(output)
        depth = _SHELL_URIS.get(page.file.src_uri)
        if depth is None:
            self._links[page.file.src_uri] = local_targets(output, page.url)
            return output
        with self._faults_as_mkdocs_tells_them():
            self._shells[depth] = Shell.split(output)
        return ""  # MkDocs writes no empty page: a shell never reaches the disk.

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        assert self._staging is not None, "on_config comes first"
        with self._faults_as_mkdocs_tells_them():
            if self._part is not None:
                self._manifest = self._write_part(config, self._staging.path, self._part)
            else:
                self._manifest = self._write(config, self._staging.path)
                if not self._how.preview:
                    refuse_great_losses(self._staging.site_dir, self._manifest)
            self._staging.publish(durable=not (self._preview or self._how.preview), releases=self._keeps())
            assert self._standing is not None, "made while writing"
            self._standing.close()
            self._how.tell_shells(self._shells)
        config.site_dir = str(self._staging.site_dir)
        self._staging.close()
        log.info("%d pages, %d files: %s", len(self._manifest.addresses), len(self._manifest.files), config.site_dir)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - the event's signature
        if self._staging is not None:
            self._staging.close()

    def on_shutdown(self) -> None:
        """Also after Ctrl-C: nothing half-written stays behind."""
        if self._staging is not None:
            self._staging.close()
        # MkDocs hands this instance to the next build of this process, whose files are other ones.
        self._given, self._releases, self._how, self._part = None, None, AFRESH, None

    def _write(self, config: MkDocsConfig, site_dir: Path) -> Manifest:
        url = config.site_url or ""
        unlisted: set[str] = set()
        record, found = BuildRecord(), [Entries.of(self._written[address] for address in sorted(self._written))]
        placed: list[Made] = []
        placer = self._placer(_root_of(config), Writer(self._shells, site_dir, url))
        files = noting(record.without(_apart(placer.place(self._site_files(config), placed), found)), unlisted)
        stored = [placer.writer.write(file) for file in files]
        stored += (placer.writer.write(file) for file in _apart(placer.place([_search(found)], placed), found))
        stored += files_of(placed)
        unlisted.update(address for made in placed for address in made.unlisted)
        stored.append(placer.writer.write(headers_file(theme_dir(_root_of(config)))))
        stored += take_stock(site_dir, (file.dest_uri for file in self._by_mkdocs if self._is_built(file))).files
        stored += take_stock(site_dir, (name for name in config.theme.static_templates if (site_dir / name).is_file())).files
        stored.append(placer.writer.write(sitemap(set(Manifest.of(stored).addresses) - unlisted, url)))
        manifest = Manifest.of(stored)
        manifest |= Manifest.of([placer.writer.write(file) for file in record.files(manifest)])
        if dead := dead_links(self._shells, manifest.paths):
            raise PublishFault("dead-link", targets="、".join(dead))
        for page, targets in sorted(self._links.items()):
            for target in sorted(targets - manifest.paths):
                log.warning("%s 里的链接没有对应的页面：%s", page, target)
        if damage := verify(site_dir, manifest, placer.linked):
            raise PublishFault("damaged", damage="、".join(map(str, damage)))
        write_sums(site_dir, manifest)
        return manifest

    def _write_part(self, config: MkDocsConfig, folder: Path, part: Making) -> Manifest:
        writer, placed = Writer(self._shells, folder / FILES, config.site_url or ""), list[Made]()
        placer = self._placer(_root_of(config), writer, FILES, whole=True)
        for item in placer.place(self._site_files(config), placed):
            raise AssertionError(item)
        shutil.rmtree(config.site_dir)
        manifest = part.write(folder, placer.standing.made)
        write_sums(folder, manifest)
        return manifest

    def _placer(self, root: Path, writer: Writer, below: str = "", *, whole: bool = False) -> Placer:
        """For the site, or what stands `below` it, that the last build left in the same place."""
        assert self._staging is not None, "on_config comes first"
        parts = (part for depth in sorted(self._shells) for part in self._shells[depth].parts)
        how = how_to(root) if self._given is None else self._how
        self._standing = Standing(self._staging.site_dir / below, how.store, number_of((writer.site_url, *parts)))
        return Placer(writer, self._standing, how.jobs, how.parts, whole)

    def _keeps(self) -> int:
        """A preview replaces itself at every change of a file, and a part is none that anybody goes back to: they keep nothing."""
        if self._preview or self._part is not None:
            return 0
        return self.config.releases if self._releases is None else self._releases

    def _is_built(self, file: File) -> bool:
        """MkDocs shows drafts in its preview only."""
        return bool(file.inclusion.is_in_serve() if self._preview else file.inclusion.is_included())

    def _site_files(self, config: MkDocsConfig) -> Iterable[SiteItem]:
        if self._given is not None:
            return self._given
        # Here and not above: `notices build` gives the files, and needs no second pipeline.
        from generator.pipeline import site_for_mkdocs  # noqa: PLC0415

        as_of = _as_of(os.environ.get(AS_OF) or self.config.as_of)
        return site_for_mkdocs(_root_of(config), as_of, config.site_url or "", self.config.pdf)

    @contextmanager
    def _faults_as_mkdocs_tells_them(self) -> Iterator[None]:
        """MkDocs prints a PluginError as one line; who gave us the files is told the fault itself."""
        try:
            yield
        except PublishFault as fault:
            if self._given is not None:
                raise
            raise PluginError(str(fault)) from fault


def _search(found: Sequence[Entries]) -> Units:
    """The files of the search, which are made anew when an entry is another."""

    def made() -> Iterable[SiteFile]:
        return search_files(entry for entries in found for entry in entries.make())

    def told() -> None:
        """Nothing but the files."""

    return Units((Unit("search", entries_digest(found), made, told, lambda _: None),))


def _apart(files: Iterable[SiteFile | Entries], found: list[Entries]) -> Iterator[SiteFile]:
    """The files to write; what the search can find is put to the rest of it on the way."""
    for file in files:
        if isinstance(file, Entries):
            found.append(file)
        else:
            yield file


def _root_of(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).absolute().parent


def _as_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise PublishFault("bad-date", text=text) from error


def _not_about_a_shell(record: logging.LogRecord) -> bool:
    """MkDocs says of each shell that its page came out empty, which it did on purpose."""
    return record.getMessage() not in _SHELL_WORDS
