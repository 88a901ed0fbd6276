"""`notices owners`: prints, compares, refuses."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_commands import Run, city, run, spoil

__all__ = ["city", "run"]


def test_the_file_is_compared_with_the_registers(run: Run, city: Path) -> None:
    ended = run("owners")
    assert (ended.code, ended.err) == (0, "")
    file = city / "CODEOWNERS"
    file.write_text(ended.out, "utf-8")
    compared = run("owners", "--check", str(file))
    assert (compared.code, compared.out, compared.err) == (0, "", "")
    file.write_text(ended.out.replace("@area-town", "@school-baima"), "utf-8")
    differs = run("owners", "--check", str(file))
    assert (differs.code, differs.out) == (1, "")
    assert differs.err == f"{file} 不是名册现在应有的内容；请重新生成：notices owners > {file}\n"
    assert run("owners", "--check", str(city / "none")).code == 1


def test_registers_at_fault_are_refused(run: Run, city: Path) -> None:
    spoil(city, "content/bureau/schools/baima.yml", "area: ", "aera: ")
    ended = run("owners")
    assert (ended.code, ended.out, ended.err) == (2, "", "名册有误，没有生成：content/bureau/schools/baima.yml\n")
