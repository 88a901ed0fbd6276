"""Parts made of a city on several machines in; the site that a build on one machine makes out, byte for byte, and with how little work."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator import examining, pipeline
from generator.examination import examine
from generator.publish import PublishFault, parts, verify
from generator.publish.how import AFRESH, How
from generator.publish.manifest import read_sums
from generator.publish.parts import parts_of
from generator.render import pages
from generator.shard import Shard
from generator.store import Store
from tests.cli.test_commands import Run, run
from tests.rules.casebook import TODAY
from tests.small_city import copy_city

__all__ = ["run"]

HEIR, MERGED, FAULTY = "mingde", "qingshan", "liuhe"


@pytest.mark.parametrize(
    ("text", "shard"),
    [("1/1", Shard(1, 1)), ("2/4", Shard(2, 4)), ("40/120", Shard(40, 120))]
    + [(bad, None) for bad in ("0/4", "5/4", "1/0", "1", "01/4", "1/4 ", "-1/4", "1/4/4", "١/4", "")],
)
def test_a_shard_is_named_by_its_number_and_their_count(text: str, shard: Shard | None) -> None:
    if shard is None:
        with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
            Shard.parse(text)
    else:
        assert (Shard.parse(text), str(shard)) == (shard, text)


@pytest.mark.parametrize("count", [1, 2, 7, 64])
def test_every_school_is_in_one_shard_and_no_shard_has_far_more_than_its_share(count: int) -> None:
    schools = [f"school-{number}" for number in range(200 * count)]
    sizes = [sum(map(Shard(number, count).has, schools)) for number in range(1, count + 1)]
    assert sum(sizes) == len(schools)
    assert all(sum(Shard(number, count).has(school) for number in range(1, count + 1)) == 1 for school in schools[:200])
    assert max(sizes) < 300


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city of seven schools: one with an error, one merged with a school of another shard, and the manual."""
    root = copy_city(tmp_path_factory.mktemp("城 市") / "city", 8)
    with (root / f"schools/{FAULTY}/2026-autumn/times.yml").open("a", encoding="utf-8") as file:
        file.write("unheard_of: 1\n")
    with (root / f"content/bureau/schools/{MERGED}.yml").open("a", encoding="utf-8") as file:
        file.write(f"merged_into: {HEIR}\nlast_term: 2026-spring\n")
    return root


@pytest.fixture(scope="module")
def whole(root: Path) -> Path:
    """Its site, built in one piece, and nothing stored."""
    pipeline.publish(root, examine(root, TODAY), root.parent / "whole")
    return root.parent / "whole"


@pytest.fixture(scope="module")
def made(root: Path) -> dict[int, list[Path]]:
    """By count the parts of the city, each moved elsewhere, its files dated anew."""
    found: dict[int, list[Path]] = {1: [], 2: [], 4: []}
    for count, folders in found.items():
        for number in range(1, count + 1):
            here, there = root.parent / f"made-{number}-{count}", root.parent / f"moved/{number}-{count}"
            pipeline.publish_part(root, TODAY, here, Shard(number, count), how=AFRESH)
            shutil.copytree(here, there, copy_function=shutil.copyfile)
            shutil.rmtree(here)
            for file in there.rglob("*"):
                os.utime(file, (0, 0))
            folders.append(there)
    return found


class Work:
    """The schools that were judged, and whose files were made."""

    def __init__(self) -> None:
        self.judged: list[str] = []
        self.made: list[str] = []

    def forget(self) -> None:
        self.judged.clear()
        self.made.clear()


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    done, judge, files = Work(), examining._Parts.judge, pages._School.files

    def judging(self: examining._Parts, school: str, key: bytes) -> object:
        done.judged.append(school)
        return judge(self, school, key)

    def making(self: pages._School) -> Iterator[object]:
        done.made.append(self.school.id)
        return files(self)

    monkeypatch.setattr(examining._Parts, "judge", judging)
    monkeypatch.setattr(pages._School, "files", making)
    return done


def merged(root: Path, folders: list[Path], site: Path, *, allow_missing: bool = False, store: Path | None = None) -> Path:
    found = parts_of(folders, pipeline.label_of(root, TODAY), allow_missing=allow_missing)
    how = How(Store(store), 1, parts=found)
    examination = examine(root, TODAY, store=how.store, given=[part.judged for part in found])
    pipeline.publish(root, examination, site, how=how)
    return site


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize(("count", "anew"), [(1, []), (2, [HEIR, MERGED]), (4, [HEIR, MERGED])])
def test_parts_together_are_the_whole(
    count: int, anew: list[str], root: Path, whole: Path, made: dict[int, list[Path]], work: Work, tmp_path: Path
) -> None:
    expected = tree(whole)
    for number, folders in enumerate((made[count], made[count][::-1])):
        work.forget()
        assert tree(merged(root, folders, tmp_path / str(number))) == expected
        assert (work.judged, sorted(work.made)) == ([], anew)
        if count == 1:
            break


@pytest.mark.slow
def test_parts_share_nothing_and_have_nothing_of_the_city(made: dict[int, list[Path]], whole: Path) -> None:
    found: dict[str, bytes] = {}
    for folder in made[4]:
        assert verify(folder, read_sums(folder)) == ()
        assert {path.name for path in folder.iterdir()} == {"files", "record", "part.json", "sha256sums.txt"}
        files = tree(folder / "files")
        assert files
        assert not files.keys() & found.keys()
        assert {name.split("/")[0] for name in files} <= {"schools"}
        found |= files
    own = {name for name in tree(whole) if name.startswith("schools/") and name != "schools/index.html"}
    assert found.keys() == own


@pytest.mark.slow
def test_what_is_damaged_is_made_anew(root: Path, whole: Path, made: dict[int, list[Path]], work: Work, tmp_path: Path) -> None:
    folders = [Path(shutil.copytree(folder, tmp_path / folder.name)) for folder in made[4]]
    (folders[0] / "files/schools/binjiang/index.html").write_bytes(b"")
    page = folders[1] / "files/schools/baima/index.html"
    page.write_bytes(page.read_bytes().replace(b"<h1", b"<h2"))
    (folders[1] / "files/schools/shiqiao/index.html").unlink()
    (folders[2] / "record/units").write_bytes(b"x" + (folders[2] / "record/units").read_bytes())
    (folders[3] / "record/judged").unlink()
    assert tree(merged(root, folders, tmp_path / "site")) == tree(whole)
    assert sorted(work.judged) == [FAULTY, MERGED]
    assert sorted(work.made) == sorted(["baima", "binjiang", "gaoxin", HEIR, MERGED, "shiqiao"])


@pytest.mark.slow
def test_a_missing_part_is_told_or_made_here(root: Path, whole: Path, made: dict[int, list[Path]], work: Work, tmp_path: Path) -> None:
    some = made[4][1:]
    with pytest.raises(PublishFault) as told:
        merged(root, some, tmp_path / "site")
    assert (told.value.code, told.value.values) == ("part-missing", {"missing": "1/4"})
    site = merged(root, some, tmp_path / "site", allow_missing=True, store=_new(tmp_path / "store"))
    assert tree(site) == tree(whole)
    assert sorted(work.judged) == ["binjiang", HEIR]
    # What was merged stands for the next build like any other.
    work.forget()
    how = How(Store(tmp_path / "store"), 1)
    pipeline.publish(root, examine(root, TODAY, store=how.store), site, how=how)
    assert (tree(site) == tree(whole), work.judged, work.made) == (True, [], [])


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _labelled(change: Callable[[parts.Label], parts.Label], folder: Path) -> None:
    (folder / parts.LABEL).write_bytes(change(parts.Part.read(folder).label).json())


@pytest.mark.parametrize(
    ("change", "other"),
    [
        (lambda label: replace(label, as_of="2026-11-23"), "as-of 2026-11-23 ≠ 2026-11-24"),
        (lambda label: replace(label, commit="0123456789abcdef"), "commit 0123456789ab ≠ -"),
        (lambda label: replace(label, program="0" * 64), "program 000000000000 ≠ "),
        (lambda label: replace(label, shard=Shard(2, 5)), "shards 5 ≠ 4"),
    ],
)  # fmt: skip
def test_parts_of_something_else_are_refused(
    change: Callable[[parts.Label], parts.Label], other: str, root: Path, made: dict[int, list[Path]], tmp_path: Path
) -> None:
    folders = [Path(shutil.copytree(folder, tmp_path / folder.name)) for folder in made[4]]
    _labelled(change, folders[1])
    with pytest.raises(PublishFault) as told:
        merged(root, folders, tmp_path / "site")
    assert (told.value.code, told.value.values["folder"]) == ("other-part", folders[1])
    assert str(told.value.values["other"]).startswith(other)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "text", [None, "", "[]", "{}", '{"version": 2}', '{"version": 1, "shard": "5/4", "as_of": "", "commit": "", "program": ""}']
)
def test_a_folder_that_is_no_part_is_refused(text: str | None, root: Path, made: dict[int, list[Path]], tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / parts.LABEL).write_text(text)
    with pytest.raises(PublishFault) as told:
        merged(root, [*made[4], tmp_path], tmp_path / "site")
    assert (told.value.code, told.value.values) == ("no-part", {"folder": tmp_path})


def test_a_part_twice_is_refused(root: Path, made: dict[int, list[Path]], tmp_path: Path) -> None:
    with pytest.raises(PublishFault) as told:
        merged(root, [*made[4], made[4][0]], tmp_path / "site")
    assert told.value.code == "part-twice"


@pytest.mark.slow
def test_on_the_command_line(run: Run, root: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTICES_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(root)
    one, two, site = (str(tmp_path / name) for name in ("one", "two", "site"))
    for number, folder in ((1, one), (2, two)):
        ended = run("build", "--shard", f"{number}/2", "--site-dir", folder)
        pages = sum(name.endswith("/index.html") for name in tree(Path(folder) / "files"))
        assert ended.out == f"第 {number}/2 份已做成：{folder}，共 {pages} 页。\n", ended
        assert json.loads((Path(folder) / "part.json").read_text())["shard"] == f"{number}/2"
    # Once more: the part that stands is replaced, and what did not change is linked.
    before = (Path(one) / "files/schools/binjiang/index.html").stat().st_ino
    assert run("build", "--shard", "1/2", "--site-dir", one).code == 0
    assert (Path(one) / "files/schools/binjiang/index.html").stat().st_ino == before
    assert run("merge", two, "--site-dir", site).code == 2
    ended = run("merge", two, one, "--site-dir", site)
    assert (ended.code, tree(Path(site)) == tree(whole)) == (0, True)
    assert f"{FAULTY} 有 1 处错误" in ended.err
    assert run("merge", two, one, "--strict", "--site-dir", site).code == 1
    ended = run("--lang", "en", "build", "--shard", "1/2", "--site-dir", site)
    assert (ended.code, ended.err) == (
        2, f"The folder “{site}” holds something else and will not be replaced by a part. Name another one.\n"
    )  # fmt: skip
    assert tree(Path(site)) == tree(whole)
    for words in (["--shard", "1/2"], ["--shard", "1/2", "--site-dir", one, "--strict"], ["--shard", "3/2", "--site-dir", one]):
        ended = run("build", *words)
        assert (ended.code, len(ended.err.splitlines()) >= 1) == (2, True)
