"""Pages of the built site in; what axe, the Nu HTML checker and Lighthouse say of them out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
AXE = HERE / "node_modules/axe-core/axe.min.js"
VNU = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"
LIGHTHOUSE = HERE / "node_modules/lighthouse/cli/index.js"


def lacking() -> str:
    """What the tests need and this machine lacks; nothing where all is there."""
    programs = [package for program, package in (("node", "nodejs"), ("java", "default-jre-headless")) if shutil.which(program) is None]
    tools = [] if all(file.is_file() for file in (AXE, VNU, LIGHTHOUSE)) else ["axe, vnu and Lighthouse (./do test installs them)"]
    return " ".join([*programs, *tools])


def vnu(files: Iterable[Path]) -> list[str]:
    """The errors in HTML files, with where they are; one start of Java for all of them."""
    command = ["java", "-jar", str(VNU), "--errors-only", "--format", "json", "--exit-zero-always", *map(str, files)]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    return [f"{message['url']}:{message.get('lastLine')} {message['message']}" for message in json.loads(said)["messages"]]


def lighthouse(url: str, chromium: str, categories: Iterable[str]) -> dict[str, int]:
    """The scores of a page on a phone, 0 to 100, by category."""
    command = [
        "node", str(LIGHTHOUSE), url, "--output=json", "--quiet", f"--only-categories={','.join(categories)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, check=True, text=True, env={**os.environ, "CHROME_PATH": chromium})
    found: dict[str, Any] = json.loads(run.stdout)
    return {name: round(category["score"] * 100) for name, category in found["categories"].items()}
