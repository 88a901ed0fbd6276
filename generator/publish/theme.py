"""In: a city's repository. Out: the folder with the site's looks: the city's own, or the one that comes with the program."""

from __future__ import annotations

from pathlib import Path

from generator.project import packaged
from generator.publish.faults import PublishFault


def theme_dir(root: Path) -> Path:
    place = packaged("theme", root)
    if not (place / "overrides" / "main.html").is_file():
        raise PublishFault("no-theme", place=place)
    return place


def theme_assets(theme: Path) -> tuple[str, ...]:
    """The files to copy into the site, as paths below the theme, which are their paths in the site too."""
    return tuple(sorted(path.relative_to(theme).as_posix() for path in (theme / "assets").rglob("*") if path.is_file()))
