"""`notices seal` as a bureau meets it: what it prints, what it writes, and that it does so once."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.ledger import read_ledger
from generator.notices.sealing import unsealed
from generator.notices.state import States
from generator.project import read_files
from tests.bind import bound
from tests.cli.test_commands import Run, city, run, spoil
from tests.rules.casebook import ROOT, today
from tests.salts import salts

__all__ = ["city", "run"]


def test_the_sample_is_sealed_as_it_is() -> None:
    repository, report = today()
    assert unsealed(States(repository.city, report), salts()) == ()


def test_a_city_without_a_ledger_gets_one(run: Run, city: Path) -> None:
    shutil.rmtree(city / "content/ledger")
    ended = run("seal", "--as-of", "2026-03-20")
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    assert lines[-1] == f"记入{len(lines) - 1}份。"
    assert lines[0].startswith("baima 2025年秋季学期 课后服务告知书 第1版 ")
    ledger, flaws = read_ledger(read_files(city))
    assert flaws == ()
    assert {entry.at for entry in ledger.entries} == {dt.date(2026, 3, 20)}
    assert [len(lines) - 1, len(ledger.entries)] == [len(ledger.records)] * 2
    assert run("seal", "--as-of", "2026-03-21").out == "没有新的内容要记入。\n"


def test_two_at_once_seal_everything_once(city: Path) -> None:
    shutil.rmtree(city / "content/ledger")
    words = [sys.executable, "-m", "generator", "--root", str(city), "seal", "--as-of", "2026-03-20", "--lang", "en"]
    both = [subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = sorted(process.communicate()[0].splitlines()[-1] for process in both)
    ledger, flaws = read_ledger(read_files(city))
    assert flaws == ()
    assert told == [f"{len(ledger.entries)} sealed.", "Nothing new to seal."]


def change(city: Path) -> None:
    """Something that parents see, approved anew."""
    spoil(city, "schools/liuhe/2026-autumn/times.yml", "place: 校门口和河桥头", "place: 校门口")
    for name, content in bound(read_files(city)).items():
        (city / name).write_bytes(content)


def test_a_change_that_waits_for_approval_is_not_sealed(run: Run, city: Path) -> None:
    spoil(city, "schools/liuhe/2026-autumn/times.yml", "place: 校门口和河桥头", "place: 校门口")
    assert run("seal").out == "没有新的内容要记入。\n"


def test_a_change_is_sealed_under_the_next_number(run: Run, city: Path) -> None:
    before = (city / "content/ledger/2026.jsonl").read_bytes()
    change(city)
    ended = run("seal", "--lang", "en")
    assert ended.code == 0
    assert ended.out.splitlines()[-1] == "1 sealed."
    assert ended.out.startswith("liuhe 2026-autumn notice version 5 ")
    after = (city / "content/ledger/2026.jsonl").read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == before.count(b"\n") + 1


def test_nothing_is_sealed_as_of_a_day_before_the_last_line(run: Run, city: Path) -> None:
    change(city)
    ended = run("seal", "--as-of", "2026-10-30")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "公开记录册里已有2026-11-09的记录，不能再记入更早的日期2026-10-30。请核对 --as-of。\n"


def test_a_spoiled_ledger_is_reported_and_nothing_is_written_or_built(run: Run, city: Path) -> None:
    file = city / "content/ledger/2026.jsonl"
    spoiled = file.read_text("utf-8").replace('"school":"liuhe"', '"school":"other"', 1)
    file.write_text(spoiled, "utf-8")
    ended = run("check", "content")
    assert ended.code == 2
    assert "公开记录册的这一处和前面的记录接不上" in ended.out
    assert "规则 ledger-flawed" in ended.out
    assert run("seal").code == 2
    assert run("build").code == 2
    assert file.read_text("utf-8") == spoiled
    assert not (city / "site").exists()


@pytest.mark.parametrize("name", ["notes.txt", "records/abc.json"])
def test_a_stray_file_is_named(run: Run, city: Path, name: str) -> None:
    (city / "content/ledger" / name).write_text("x", "utf-8")
    ended = run("check", "content")
    assert ended.code == 2
    assert f"content/ledger/{name}" in ended.out
    assert "不是记录册的文件" in ended.out
