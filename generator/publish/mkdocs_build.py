"""In: a city's repository and the files of its site. Out: the site, built by MkDocs exactly as its own command does it.

MkDocs is imported by the functions that use it: it takes a fifth of a second, which who only checks files should not wait for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from generator.publish.faults import PublishFault
from generator.publish.how import AFRESH, How
from generator.publish.manifest import Manifest
from generator.publish.parts import Making
from generator.site import SiteItem

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PLUGIN = "school-notices"

AS_OF = "NOTICES_AS_OF"
"""The variable that tells the plugin as of which day to build."""

# Material prints a notice to people who run MkDocs by hand; a bureau's build log is no place for it.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


class Publisher(Protocol):
    """What this module needs of the plugin, which stands above it and which MkDocs finds by its entry point."""

    def publish(self, files: Iterable[SiteItem], releases: int | None = None, how: How = AFRESH, part: Making | None = None) -> None:
        """Take these files instead of asking the pipeline, and keep so many releases instead of what mkdocs.yml says; or make a part of
        the units among them, and no site."""

    @property
    def manifest(self) -> Manifest:
        """Of the site just built."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What mkdocs.yml says of the site."""

    url: str
    """Its address on the web, ending with a slash."""
    pdf: bool
    """The plugin's option of that name."""


def wishes(root: Path) -> Wishes:
    """As mkdocs.yml has them. Raises PublishFault where it names no address, or not the plugin."""
    config = _config(root)
    if not config.site_url:
        raise PublishFault("no-site-url", config=root / "mkdocs.yml")
    return Wishes(str(config.site_url), bool(config.plugins[PLUGIN].config["pdf"]))


def build(
    root: Path, site_dir: Path, files: Iterable[SiteItem], releases: int | None = None, how: How = AFRESH, part: Making | None = None
) -> Manifest:
    """The old site, or part, stands, whole, unless all of the new one was written; then it is one of so many releases that are kept."""
    from mkdocs.commands import build as mkdocs_build  # noqa: PLC0415

    config = _config(root, site_dir=str(site_dir.absolute()))
    plugin = cast("Publisher", config.plugins[PLUGIN])
    plugin.publish(files, releases, how, part)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    except OSError as error:
        raise PublishFault("cannot-write", why=error) from error
    finally:
        config.plugins.on_shutdown()
    return plugin.manifest


def _config(root: Path, **settings: str) -> MkDocsConfig:
    from mkdocs.config import load_config  # noqa: PLC0415

    config = load_config(str(root / "mkdocs.yml"), **settings)
    if PLUGIN not in config.plugins:
        raise PublishFault("no-plugin", config=root / "mkdocs.yml")
    return config
