"""This machine in; the Chromium for the browser tests out, and the Debian packages they lack. Run as a script it prints the latter."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from generator import fonts

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def lacking() -> list[str]:
    """The packages to install before a browser test can run."""
    needed = {"chromium": find() is not None, fonts.PACKAGE: fonts.chinese() is not None, "libatomic1": _has_libatomic()}
    return [package for package, found in needed.items() if not found]


def find() -> str | None:
    """The path of a Chromium: the machine's own, else one that `playwright install` has brought."""
    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    return installed or (str(MAC) if MAC.exists() else _of_playwright())


def _of_playwright() -> str | None:
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    return next((str(path) for path in sorted(folder.glob("chromium-*/chrome-linux*/chrome"), reverse=True)), None)


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
