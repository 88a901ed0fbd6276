"""This machine in; the Chromium for the browser tests out, and the Debian packages they lack. Run as a script it prints the latter."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts", Path.home() / ".local/share/fonts")
CHINESE_FONTS = ("cjk", "notosanssc", "sourcehan", "droidsansfallback", "wqy", "uming", "ukai")


def lacking() -> list[str]:
    """The packages to install before a browser test can run."""
    needed = {"chromium": find() is not None, "fonts-noto-cjk": _has_chinese_font(), "libatomic1": _has_libatomic()}
    return [package for package, found in needed.items() if not found]


def find() -> str | None:
    """The path of a Chromium: the machine's own, else one that `playwright install` has brought."""
    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    return installed or (str(MAC) if MAC.exists() else _of_playwright())


def _of_playwright() -> str | None:
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    return next((str(path) for path in sorted(folder.glob("chromium-*/chrome-linux*/chrome"), reverse=True)), None)


def _has_chinese_font() -> bool:
    """Without one every character is the same empty box, and a test of the layout would prove nothing. (macOS and Windows have one.)"""
    if sys.platform != "linux":
        return True
    files = (file.name.lower() for folder in FONT_FOLDERS for file in folder.rglob("*.[ot]t[cf]"))
    return any(hint in file for file in files for hint in CHINESE_FONTS)


def _has_libatomic() -> bool:
    """Playwright's own node is linked to it, and a bare Debian does not have it."""
    if sys.platform != "linux":
        return True
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


if __name__ == "__main__":
    print(*lacking())
