"""The recipes for a plain server, run against a real bare repository: a good push publishes, a bad one is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.recipes.server import LEDGER, Server, server

PLAN = "schools/baima/2026-autumn/plan.yml"
OTHERS = "schools/binjiang/2026-autumn/plan.yml"
COMMENT = "# 一句说明\n".encode()


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Server:
    return server(tmp_path_factory.mktemp("server"))


def read(town: Server, name: str) -> bytes:
    return (town.clone / name).read_bytes()


CASES = [
    ("another school's file", "school-baima", {OTHERS: b"surprise: 1\n"}, "schools/binjiang/"),
    ("a field that no form has", "school-baima", {PLAN: b"surprise: 1\n"}, "surprise"),
    ("the program", "school-baima", {"generator/pipeline.py": b"raise SystemExit(0)\n"}, "generator/pipeline.py"),
    ("an approval of its own", "school-baima", {"content/bureau/approvals/2026-autumn/baima/x.yml": b"# x\n"}, "approvals"),
    ("nobody's key", "", {PLAN: b"# x\n"}, "NOTICES_ACCOUNT"),
]


@pytest.mark.parametrize(("account", "added", "words"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_bad_push_is_refused_and_leaves_nothing(town: Server, account: str, added: dict[str, bytes], words: str) -> None:
    before = town.head()
    town.commit({name: (read(town, name) if (town.clone / name).exists() else b"") + data for name, data in added.items()})
    pushed = town.git("rev-parse", "HEAD")
    ended = town.push(account)
    assert ended.code != 0
    assert words in ended.told
    assert "没有接收" in ended.told
    assert town.head() == before
    assert town.run("git", "cat-file", "-e", pushed, folder=town.bare).code != 0
    assert not town.site.exists()


def test_history_and_other_branches_are_the_administrators(town: Server) -> None:
    town.commit({PLAN: read(town, PLAN) + COMMENT})
    assert "只能推送到 main" in town.push("school-baima", "HEAD:refs/heads/other").told
    assert "不能删除 main" in town.push("school-baima", ":main").told
    town.git("commit", "-q", "--amend", "--reset-author", "-m", "no parent")
    orphan = town.git("commit-tree", "-m", "no parent", "HEAD^{tree}")
    assert "不能改写已有的历史" in town.push("school-baima", "--force", f"{orphan}:main").told


PLANTED = "绝密".encode()
PROGRAMS = ("generator/__init__.py", "generator/__main__.py", "sitecustomize.py", "schools/yaml.py", "evil.py")


def validator(ran: Path) -> dict[str, bytes]:
    """A program that says yes to everything, and a trace of it wherever it runs."""
    yes = f"open({str(ran)!r}, 'w').close()\nraise SystemExit(0)\n".encode()
    return {
        **dict.fromkeys(PROGRAMS, yes),
        "mkdocs.yml": b"site_name: x\nhooks: [evil.py]\n",
        "docs/recipes/server/deploy.sh": f"#!/bin/sh\n: >'{ran}'\nexit 0\n".encode(),
    }


@pytest.mark.slow
def test_a_good_push_publishes_and_a_merged_validator_decides_nothing(tmp_path: Path) -> None:
    """C2: a pull request that makes the validator say yes and adds bad files is merged by mistake; none of its pages is published."""
    town = server(tmp_path / "server", unsealed=1)
    town.commit({PLAN: read(town, PLAN) + COMMENT})
    pushed = town.git("rev-parse", "HEAD")
    ended = town.push("school-baima")
    assert ended.code == 0, ended.told
    assert f"已发布：{pushed}" in ended.told
    assert town.git("diff", "--numstat", f"{pushed}..main", "--", folder=town.bare).split("\n")[0].split() == ["1", "0", LEDGER]
    assert town.git("rev-parse", "main^", folder=town.bare) == pushed
    pages = town.pages()
    assert {"schools/baima/2026-autumn/index.html", "schools/binjiang/2026-autumn/index.html"} <= set(pages)

    # Past the hook, as the button of a host does it.
    bad = read(town, OTHERS).replace("课".encode(), "课".encode() + PLANTED) + b"surprise: 1\n"
    ran = tmp_path / "ran"
    town.commit({**validator(ran), OTHERS: bad, "schools/newschool/2026-autumn/plan.yml": bad})
    (town.bare / "hooks/pre-receive").unlink()
    ended = town.push("-")
    assert "已发布" in ended.told, ended.told
    assert not ran.exists()
    after = town.pages()
    assert set(after) == set(pages)
    assert [name for name, page in after.items() if PLANTED in page] == []
    assert "binjiang" in ended.told


@pytest.mark.heavy
def test_a_publication_that_stops_leaves_the_standing_site(tmp_path: Path) -> None:
    town = server(tmp_path / "server")
    town.site.mkdir()
    (town.site / "index.html").write_text("the old site")
    (town.bare / "hooks/pre-receive").unlink()
    town.commit({"content/bureau/terms.yml": b"a: 1\n"})
    before = town.git("rev-parse", "HEAD")
    ended = town.push("-")
    assert "没有发布：办法、校历、本市设置或记录册有误" in ended.told
    assert town.pages() == {"index.html": b"the old site"}
    assert town.head() == before
    assert sorted(path.name for path in Path(f"{town.site}.releases").iterdir()) == [".lock"]
