"""What a verb does not need it does not wait for: who checks a file imports nothing that makes pages, whatever the format."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.small_city import copy_city

BUILDS = (
    "generator.notices",
    "generator.render",
    "generator.publish",
    "generator.review",
    "jinja2",
    "icalendar",
    "feedgen",
    "segno",
    "mkdocs",
)
PROGRAM = """
import sys
from generator.cli.main import notices
notices.main(sys.argv[1:], standalone_mode=False)
print(*sorted(sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize("name", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_a_check_imports_nothing_that_makes_pages(tmp_path: Path, name: str) -> None:
    words = ["check", "--root", str(copy_city(tmp_path, 1)), "--as-of", "2021-10-20", "--format", name]
    ended = subprocess.run([sys.executable, "-c", PROGRAM, *words], capture_output=True, text=True, check=True)
    loaded = ended.stderr.split()
    assert "generator.checking" in loaded
    assert [module for module in loaded if module.startswith(BUILDS)] == []
