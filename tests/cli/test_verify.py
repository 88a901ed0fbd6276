"""`notices verify` and `notices purge` as the bureau, the discipline group and a parent meet them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from generator.ledger import read_ledger
from generator.project import read_files
from tests.cli.test_commands import Run, city, run, spoil

__all__ = ["city", "run"]


def _codes(city: Path, school: str, paper: str = "notice") -> list[str]:
    ledger, _ = read_ledger(read_files(city))
    return [entry.sha256[:12] for entry in ledger.entries if (entry.school, entry.kind, str(entry.term)) == (school, paper, "2026-autumn")]


def test_a_code_is_answered(run: Run, city: Path) -> None:
    first, *_, last = _codes(city, "liuhe")
    spaced = f"{last[:4]} {last[4:8]} {last[8:].upper()}"
    assert run("verify", spaced).out.startswith("是真的，现在仍是现行的一版。\n")
    old = run("verify", first, "--lang", "en")
    assert (old.code, old.out.splitlines()[0]) == (0, "genuine, but superseded.")
    assert (run("verify", "0123456789ab").code, run("verify", "hello").code) == (1, 2)


def test_a_head_is_saved_and_later_compared(run: Run, city: Path) -> None:
    saved = city / "heads.txt"
    saved.write_text(run("verify", "--head").out, "utf-8")
    assert "不能证明的" not in run("verify", "--saved", str(saved)).out
    file = city / "content/ledger/2026.jsonl"
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))
    alone, seen = run("verify"), run("verify", "--saved", str(saved), "--format", "json")
    assert (alone.code, seen.code) == (0, 1)
    assert "记录册末尾有没有被截短，无从证明" in alone.out
    assert [trouble["code"] for trouble in json.loads(seen.out)["troubles"]] == ["head-shorter"]
    saved.write_text("hello\n", "utf-8")
    assert run("verify", "--saved", str(saved)).code == 2


def test_a_torn_line_is_repaired(run: Run, city: Path) -> None:
    file = city / "content/ledger/2026.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole[:-30])
    assert (run("verify").code, run("seal").code) == (1, 2)
    assert run("verify", "--repair").out == "content/ledger/2026.jsonl：去掉了只写了一半的最后一行。请再运行 notices seal。\n"
    assert (file.read_bytes(), run("verify").code) == (b"".join(whole.splitlines(keepends=True)[:-1]), 0)
    assert run("verify", "--repair").out == "没有只写了一半的行。\n"


def test_a_site_changed_together_with_its_list_is_found(run: Run, city: Path) -> None:
    """Whoever changes a file can rewrite the list and the number in build.json: what the repository publishes gives them away."""
    assert run("build").code == 0
    site = city / "site"
    assert run("verify", str(site)).code == 0
    page = next(site.glob("schools/*/2026-autumn/notice/index.html"))
    data = next(site.glob("schools/*/2026-autumn/data.json"))
    for file in (page, data):
        text = file.read_text("utf-8")
        file.write_text(text.replace("17:30", "17:45") if "17:30" in text else text.replace("校", "所", 1), "utf-8")
    told = run("verify", str(site), "--alone", "--format", "json")
    assert {trouble["code"] for trouble in json.loads(told.out)["troubles"]} == {"file-changed"}
    _rewrite_list(site)
    alone = run("verify", str(site), "--alone")
    assert (alone.code, "连同清单一起改动的文件，无从发现" in alone.out) == (0, True)
    told = run("verify", str(site), "--format", "json")
    assert told.code == 1
    assert {(one["code"], one["place"]) for one in json.loads(told.out)["troubles"]} == {
        ("differs", file.relative_to(site).as_posix()) for file in (page, data)
    }
    assert run("verify", str(data)).code == 1


def _rewrite_list(site: Path) -> None:
    names = [line.partition("  ")[2] for line in (site / "sha256sums.txt").read_text("utf-8").splitlines()]
    lines = {name: f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}\n" for name in names}
    build = site / "data/build.json"
    number = hashlib.sha256("".join(line for name, line in lines.items() if name != "data/build.json").encode()).hexdigest()
    build.write_text(json.dumps({**json.loads(build.read_text("utf-8")), "id": number}, ensure_ascii=False, indent=2) + "\n", "utf-8")
    lines["data/build.json"] = f"{hashlib.sha256(build.read_bytes()).hexdigest()}  data/build.json\n"
    (site / "sha256sums.txt").write_text("".join(lines.values()), "utf-8")


def test_nothing_is_published_over_a_site_with_a_longer_ledger(run: Run, city: Path) -> None:
    """The site that stands is a witness of what was sealed."""
    assert run("build").code == 0
    file = city / "content/ledger/2026.jsonl"
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))
    before = (city / "site/data/build.json").read_bytes()
    ended = run("build")
    assert (ended.code, "公开记录册不是网站上那一本" in ended.err) == (2, True)
    assert (city / "site/data/build.json").read_bytes() == before


WHY = ("--reason", "依照个人信息保护法第四十七条删除。", "--role", "分管基教股的局领导")


def test_a_purge_leaves_the_line_and_takes_the_record(run: Run, city: Path) -> None:
    first = _codes(city, "liuhe")[0]
    before = (city / "content/ledger/2026.jsonl").read_bytes()
    ended = run("purge", "liuhe", "2026-autumn", "告知书", "--version", "1", *WHY)
    assert (ended.code, ended.out.splitlines()[0]) == (0, f"删除 liuhe 2026年秋季学期 课后服务告知书 第1版 {first}")
    assert (city / "content/ledger/2026.jsonl").read_bytes().startswith(before)
    assert not list((city / "content/ledger/records").glob(f"{first}*"))
    assert run("check").code == 0
    told = run("verify", first)
    assert (told.code, told.out.splitlines()[0]) == (1, "公开过，内容已依法删除。")
    assert run("build").code == 0
    page = (city / "site/schools/liuhe/2026-autumn/notice/v1/index.html").read_text("utf-8")
    assert "依照个人信息保护法第四十七条删除。" in page
    assert run("purge", "liuhe", "2026-autumn", "告知书", "--version", "1", *WHY).code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nobody", "2026-autumn", "notice"), "没有可以删除的这一版"),
        (("liuhe", "2026-autumn", "notice", "--version", "4"), "是现行的一版，网页还在用它"),
        (("liuhe", "2026-fall", "notice"), "学期要写成"),
    ],
)
def test_what_cannot_be_purged_is_refused(run: Run, city: Path, words: tuple[str, ...], told: str) -> None:
    before = (city / "content/ledger/2026.jsonl").read_bytes()
    ended = run("purge", *words, *WHY)
    assert (ended.code, told in ended.err) == (2, True)
    assert (city / "content/ledger/2026.jsonl").read_bytes() == before


def test_nothing_is_purged_as_of_a_day_before_the_last_line(run: Run, city: Path) -> None:
    before = (city / "content/ledger/2026.jsonl").read_bytes()
    ended = run("purge", "liuhe", "2026-autumn", "notice", "--version", "1", *WHY, "--as-of", "2026-10-30")
    assert (ended.code, "不能再记入更早的日期2026-10-30" in ended.err) == (2, True)
    assert (city / "content/ledger/2026.jsonl").read_bytes() == before


def test_words_with_personal_data_are_refused(run: Run, city: Path) -> None:
    number = "1" + "38" + "0013" + "8000"
    ended = run("purge", "liuhe", "2026-autumn", "notice", "--reason", f"删去家长电话{number}", "--role", "分管基教股的局领导")
    assert (ended.code, number in ended.err + ended.out, "像是有个人信息" in ended.err) == (2, False, True)


def test_taken_down_whole_nothing_is_left_and_nothing_follows(run: Run, city: Path) -> None:
    codes = _codes(city, "liuhe")
    assert run("purge", "liuhe", "2026-autumn", "notice", "--take-down", *WHY).code == 0
    assert not [record for code in codes for record in (city / "content/ledger/records").glob(f"{code}*")]
    assert run("check").code == 0
    spoil(city, "schools/liuhe/2026-autumn/times.yml", "place: 校门口和河桥头", "place: 校门口")
    assert run("seal").out == "没有新的内容要记入。\n"
    assert run("build").code == 0
    assert "已经撤回" in (city / "site/schools/liuhe/2026-autumn/notice/index.html").read_text("utf-8")
