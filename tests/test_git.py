"""What a commit holds, as bytes of the commit and of nothing else; and six kinds of broken git, each with its sentence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import git
from generator.git import GitFault, changes, files_at, merge_base
from generator.project import LINK, read_files
from tests.submission.host import PLAN, As, Host, host


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Host:
    return host(tmp_path_factory.mktemp("host"))


def test_a_commit_is_read_as_a_folder_is(town: Host, tmp_path: Path) -> None:
    clone = town.clone(tmp_path / "一 个")
    expected = read_files(clone)
    assert files_at(clone, "HEAD") == expected
    assert list(files_at(clone, "main")) == list(expected)
    assert files_at(town.folder, town.base) == expected


def test_links_submodules_programs_and_what_is_too_large_are_not_read(town: Host) -> None:
    large, hidden = "schools/baima/large.yml", "schools/baima/.hidden/a.yml"
    head = town.submit({
        "schools/baima/link": As("120000", b"/etc/passwd"), "schools/baima/sub": As("160000"), "schools/baima/run.yml": As("100755", b"a"),
        large: b"x" * 70_000, hidden: b"a: 1\n", "content/ledger/records/x.json": b"y" * 70_000,
    })  # fmt: skip
    files = files_at(town.folder, head)
    assert {files[f"schools/baima/{name}"] for name in ("link", "sub", "run.yml")} == {LINK}
    assert files[large] == bytes(64 * 1024 + 1)
    assert hidden not in files
    assert files["content/ledger/records/x.json"] == b"y" * 70_000


def test_changes_tell_modes_sizes_and_names(town: Host) -> None:
    head = town.submit({PLAN: b"a: 1\n", "mkdocs.yml": None, "theme/\n\udcff": b"abc", "schools/baima/link": As("120000", b"/etc/passwd")})
    assert [(c.path, c.mode_before, c.mode, c.size) for c in changes(town.folder, town.base, head)] == [
        ("mkdocs.yml", "100644", "000000", 0),
        (PLAN, "100644", "100644", 5),
        ("schools/baima/link", "000000", "120000", 11),
        ("theme/\n\udcff", "000000", "100644", 3),
    ]


def test_the_work_tree_the_index_hooks_filters_and_the_environment_decide_nothing(
    town: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = town.clone(tmp_path / "clone")
    expected = files_at(clone, "HEAD"), changes(clone, "HEAD", "HEAD"), merge_base(clone, "HEAD", "HEAD")
    ran = tmp_path / "ran"
    (clone / ".gitattributes").write_text("* filter=spy diff=spy ident working-tree-encoding=UTF-16\n")
    shutil.copy(clone / ".gitattributes", clone / ".git/info/attributes")
    for key in ("filter.spy.smudge", "filter.spy.clean", "diff.spy.textconv", "diff.spy.command", "diff.external", "core.fsmonitor", "core.pager",
                "core.sshCommand", "alias.ls-tree"):  # fmt: skip
        Host(clone, "").git("config", key, f"touch '{ran}'; cat")
    (clone / PLAN).write_text("changed: 1\n")
    (clone / "schools/baima/new.yml").write_text("new: 1\n")
    for name, value in {
        "GIT_DIR": str(tmp_path), "GIT_WORK_TREE": "/", "GIT_INDEX_FILE": "/nowhere", "GIT_EXTERNAL_DIFF": f"touch {ran}",
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": f"touch {ran}", "GIT_PAGER": f"touch {ran}",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    assert (files_at(clone, "HEAD"), changes(clone, "HEAD", "HEAD"), merge_base(clone, "HEAD", "HEAD")) == expected
    assert not ran.exists()


def test_replaced_objects_and_grafts_are_not_believed(town: Host, tmp_path: Path) -> None:
    clone = Host(town.clone(tmp_path / "clone"), town.base)
    other = clone.submit({PLAN: b"replaced: 1\n"})
    clone.git("replace", town.base, other)
    (clone.folder / ".git/info/grafts").write_text(f"{other}\n")
    assert merge_base(clone.folder, other, town.base) == town.base
    assert files_at(clone.folder, town.base) == files_at(town.folder, town.base)


def test_detached_heads_worktrees_and_shallow_clones_answer(town: Host, tmp_path: Path) -> None:
    head = town.submit({PLAN: b"a: 1\n"})
    clone = Host(town.clone(tmp_path / "clone", at=head), "")
    clone.git("checkout", "-q", "--detach", "HEAD")
    clone.git("worktree", "add", "-q", str(tmp_path / "tree"), "HEAD")
    shallow = town.clone(tmp_path / "shallow", "--depth", "2", at=head)
    for folder in (clone.folder, tmp_path / "tree", shallow):
        assert [c.path for c in changes(folder, merge_base(folder, "HEAD~1", "HEAD"), "HEAD")] == [PLAN]
        assert files_at(folder, "HEAD") == files_at(town.folder, head)


def two_ends(town: Host, folder: Path) -> Path:
    """A shallow clone of two commits whose common start is not in it."""
    ends = [town.submit({PLAN: text}, town.submit({PLAN: text + text})) for text in (b"a: 1\n", b"b: 1\n")]
    clone = Host(town.clone(folder, "--depth", "1", at=ends[0]), "")
    town.git("update-ref", "refs/heads/other", ends[1])
    clone.git("fetch", "-q", "--depth", "1", "origin", "other:base")
    return folder


def damaged(town: Host, folder: Path) -> Path:
    """A clone in which one file's content is cut off."""
    clone = Host(town.clone(folder), "")
    for pack in sorted((folder / ".git/objects/pack").glob("*.pack")):
        pack.replace(folder / "pack")
        clone.git("unpack-objects", "-q", given=(folder / "pack").read_bytes())
    blob = clone.git("rev-parse", f"HEAD:{PLAN}")
    broken = folder / ".git/objects" / blob[:2] / blob[2:]
    broken.chmod(0o644)
    broken.write_bytes(broken.read_bytes()[:40])
    return folder


def lost(town: Host, folder: Path) -> Path:
    """A clone in which a folder is missing, and a remote that could be asked for it."""
    damaged(town, folder)
    clone = Host(folder, "")
    tree = clone.git("rev-parse", "HEAD:schools")
    (folder / ".git/objects" / tree[:2] / tree[2:]).unlink()
    clone.git("config", "extensions.partialClone", "origin")
    clone.git("config", "remote.origin.promisor", "true")
    return folder


def owned_by_another(town: Host, folder: Path) -> Path:
    town.clone(folder)
    try:
        for each in (folder, folder / ".git"):
            os.chown(each, 65534, 65534)
    except PermissionError:
        pytest.skip("only root can give a folder away")
    return folder


def no_repository(town: Host, folder: Path) -> Path:
    """A folder within a repository: not that repository."""
    (town.clone(folder) / "schools" / "mkdocs.yml").write_text("")
    return folder / "schools"


def other_history(town: Host, folder: Path) -> Path:
    root = town.git("commit-tree", "-m", "another root", f"{town.base}^{{tree}}")
    clone = Host(town.clone(folder, at=root), "")
    clone.git("branch", "base", "origin/main")
    return folder


BROKEN: list[tuple[Callable[[Host, Path], Path], str, str, str]] = [
    (no_repository, "HEAD", "no-repository", "不是一个 git 仓库的最上层文件夹，没有检查。"),
    (owned_by_another, "HEAD", "dubious-ownership", "的所有者是另一个用户，git 不肯读取，没有检查。"),
    (two_ends, "nowhere", "unknown-ref-shallow", "这是一个浅克隆，里面没有“nowhere”这个提交或分支，没有检查。"),
    (two_ends, "base", "no-merge-base-shallow", "这是一个浅克隆，取来的历史不够，找不到“base”和“HEAD”的共同起点，没有检查。"),
    (other_history, "nowhere", "unknown-ref", "仓库里没有“nowhere”这个提交或分支，没有检查。"),
    (other_history, "base", "no-merge-base", "“base”和“HEAD”没有共同的历史，比不出改了什么，没有检查。"),
    (damaged, "HEAD", "damaged", "仓库里有损坏或缺少的内容，git 读不出来（"),
    (lost, "HEAD", "damaged", "仓库里有损坏或缺少的内容，git 读不出来（"),
]


@pytest.mark.parametrize(("spoil", "base", "code", "words"), BROKEN, ids=[f"{case[0].__name__}-{case[1]}" for case in BROKEN])
def test_a_broken_git_is_told_in_a_sentence(
    town: Host, tmp_path: Path, spoil: Callable[[Host, Path], Path], base: str, code: str, words: str
) -> None:
    folder = spoil(town, tmp_path / "clone")
    with pytest.raises(GitFault) as told:
        _ = merge_base(folder, base, "HEAD"), files_at(folder, "HEAD")
    assert (told.value.code, words in str(told.value)) == (code, True)
    assert "\n" not in str(told.value)
    assert "nothing was checked" in told.value.sentence("en")


def test_no_git_at_all(town: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(GitFault) as told:
        files_at(town.folder, town.base)
    assert str(told.value) == "这台机器没有安装 git，或找不到它，没有检查。请先安装 git。"


@pytest.mark.parametrize("ref", ["", "-x", "--all", "HEAD^{tree}", "HEAD:mkdocs.yml", "a\0b", "a\n\x1b[31mb", "main..main", "x" * 5000])
def test_what_names_no_commit_is_refused(town: Host, ref: str) -> None:
    with pytest.raises(GitFault) as told:
        git.commit(town.folder, ref)
    assert told.value.code == "unknown-ref"
    assert str(told.value).isprintable()
