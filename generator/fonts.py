"""This machine in; the family of a Chinese typeface that stands on it out, the one that papers look best in first."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts", Path.home() / ".local/share/fonts")
FAMILIES = {
    "notoserifcjk": "Noto Serif CJK SC",
    "notoserifsc": "Noto Serif SC",
    "sourcehanserif": "Source Han Serif SC",
    "notosanscjk": "Noto Sans CJK SC",
    "notosanssc": "Noto Sans SC",
    "sourcehansans": "Source Han Sans SC",
    "wqy-microhei": "WenQuanYi Micro Hei",
    "wqy-zenhei": "WenQuanYi Zen Hei",
    "droidsansfallback": "Droid Sans Fallback",
    "uming": "AR PL UMing CN",
    "ukai": "AR PL UKai CN",
}
"""How the name of a font's file begins, small letters, and the family in it."""
PACKAGE = "fonts-noto-cjk"
"""The Debian package that brings the first of them."""


@cache
def chinese() -> str | None:
    """The best family there is; without one every character is the same empty box. macOS and Windows bring their own."""
    if sys.platform == "darwin":
        return "Songti SC"
    if sys.platform == "win32":
        return "SimSun"
    files = {file.name.lower() for folder in FOLDERS for file in folder.rglob("*.[ot]t[cf]")}
    return next((family for start, family in FAMILIES.items() if any(file.startswith(start) for file in files)), None)
