"""`notices build --pdf`: what it makes, that `mkdocs build` makes the same, and what it says where a PDF cannot be made."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import fonts
from generator.render import pdf
from tests.cli.test_commands import Run, city, run  # noqa: F401 - fixtures
from tests.rules.casebook import TODAY
from tests.small_city import copy_city


def _missing(*_: object) -> object:
    raise OSError("cannot load library 'libpango-1.0-0'")


LIBRARIES = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
LACKS = {
    "no WeasyPrint": ("weasyprint", "pip install 'school-notices[pdf]'"),
    "no Pango": ("pango", LIBRARIES),
    "no typeface": ("face", "apt-get install fonts-noto-cjk"),
    "none of them": ("all", f"{LIBRARIES} fonts-noto-cjk"),
}


@pytest.fixture(params=LACKS)
def lack(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Takes something away that a PDF needs, and says how to install it."""
    taken, command = LACKS[request.param]
    monkeypatch.setattr(fonts, "chinese", lambda: None if taken in ("face", "all") else "Noto Serif CJK SC")
    if taken == "weasyprint":
        for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "weasyprint", None)
    elif taken in ("pango", "all"):
        monkeypatch.setattr(pdf, "_quietly_loaded", _missing)
    else:
        monkeypatch.setattr(pdf, "_quietly_loaded", lambda: type("ffi", (), {"harfbuzz_subset": object()}))
    return command


def test_build_says_in_one_line_what_to_install_and_builds_nothing(city: Path, run: Run, lack: str) -> None:  # noqa: F811
    ended = run("build", "--pdf")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"要生成PDF，请先安装：{lack}。不要PDF的话，去掉 --pdf，或 mkdocs.yml 里的 pdf: true。\n"
    assert not (city / "site").exists()


def test_build_needs_none_of_it_for_a_site_without(city: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(fonts, "chinese", lambda: None)
    monkeypatch.setattr(pdf, "_quietly_loaded", _missing)
    assert run("build", "--no-check").code == 0
    assert not list((city / "site").rglob("*.pdf"))


def test_doctor_names_it_and_does_not_insist(run: Run, lack: str) -> None:  # noqa: F811
    ended = run("doctor")
    assert ended.code == 0
    assert f"可选 PDF（notices build --pdf 用）：{lack}\n" in ended.out


@pytest.mark.pdf
def test_doctor_names_what_is_there(run: Run) -> None:  # noqa: F811
    assert f"有　 WeasyPrint、Pango 和中文字体（notices build --pdf 用）：{fonts.chinese()}\n" in run("doctor").out


@pytest.mark.pdf
@pytest.mark.slow
def test_mkdocs_makes_the_same_pdfs_by_its_option(tmp_path: Path) -> None:
    programs = {"notices": ["generator", "build", "--quiet", "--pdf"], "mkdocs": ["mkdocs", "build", "--quiet"]}
    sites = {}
    for name, program in programs.items():
        root = copy_city(tmp_path / name, 2)
        if name == "mkdocs":
            settings = root / "mkdocs.yml"
            settings.write_text(
                settings.read_text("utf-8").replace("  - school-notices\n", "  - school-notices:\n      pdf: true\n"), "utf-8"
            )
        surroundings = os.environ | {"NOTICES_AS_OF": TODAY.isoformat()}
        ended = subprocess.run([sys.executable, "-m", *program], cwd=root, env=surroundings, capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stderr) == (0, "")
        sites[name] = {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    assert sites["notices"] == sites["mkdocs"]
    papers = sorted(path for path in sites["notices"] if path.endswith(".pdf"))
    pages = {path.removesuffix("/index.html") for path, data in sites["notices"].items() if b'class="paper-foot"' in data}
    pages -= {path for path in pages if re.search(r"/v[0-9]+$", path)}  # an old version is a page only
    assert {path.removesuffix(".pdf") for path in papers} == pages
    assert len(papers) > 5
