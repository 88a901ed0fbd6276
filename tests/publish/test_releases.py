"""The sites that were replaced are kept, and the newest of them comes back whole or not at all."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from generator.cli.main import notices
from generator.notices.codes import LINES
from generator.publish import PublishFault, Staging, exchange, verify, write_site
from generator.publish.build_id import PATH as BUILD
from generator.publish.manifest import SUMS, Manifest
from generator.publish.releases import rollback
from generator.publish.writing import write_sums
from generator.site import Asset


def publish(site: Path, version: int, releases: int = 3, ledger: str = "") -> Manifest:
    staging = Staging(site)
    files = [Asset(f"{n}/page.txt", str(version).encode()) for n in range(3)]
    files += [Asset(BUILD, json.dumps({"as_of": f"2026-11-{version:02}", "id": f"{version:064}"}).encode())]
    files += [Asset(f"{LINES}2026.jsonl", ledger.encode())]
    manifest = write_site(files, {}, staging.path, "")
    write_sums(staging.path, manifest)
    staging.publish(durable=False, releases=releases)
    staging.close()
    return manifest


def versions(site: Path) -> list[str]:
    """Of the releases, newest first."""
    kept = sorted(site.with_name(f".{site.name}.releases").glob("*"), reverse=True)
    return [(release / "1/page.txt").read_text("utf-8") for release in kept]


@pytest.mark.parametrize("at_once", [True, False], ids=["exchange", "two renames"])
def test_three_are_kept_and_each_comes_back_as_it_was(at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not at_once:
        monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    site = tmp_path / "site"
    made = {version: publish(site, version) for version in range(1, 6)}
    assert versions(site) == ["4", "3", "2"]
    for version in (4, 3, 2, 5):
        begun = time.monotonic()
        assert rollback(site).as_of == f"2026-11-{version:02}"
        assert time.monotonic() - begun < 5
        assert verify(site, made[version]) == ()
        assert (site / SUMS).read_bytes() == made[version].sums()
    assert rollback(site).id == f"{4:064}"
    made[6] = publish(site, 6)
    assert versions(site) == ["4", "3", "2"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.releases", "site"]


@pytest.mark.parametrize(("releases", "kept"), [(0, []), (1, ["4"]), (2, ["4", "3"])])
def test_no_more_than_was_asked_for(releases: int, kept: list[str], tmp_path: Path) -> None:
    for version in range(1, 5):
        publish(tmp_path / "site", version)
    publish(tmp_path / "site", 5, 0)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    for version in range(1, 6):
        publish(tmp_path / "site", version, releases)
    assert versions(tmp_path / "site") == kept


def damaged(release: Path) -> None:
    (release / "0/page.txt").write_text("9", encoding="utf-8")


def short(release: Path) -> None:
    (release / "1/page.txt").unlink()


def stranger(release: Path) -> None:
    (release / "more.txt").touch()


def without_sums(release: Path) -> None:
    (release / SUMS).unlink()


def with_other_sums(release: Path) -> None:
    (release / SUMS).write_bytes(b"\xff../../etc/passwd")


@pytest.mark.parametrize("spoil", [damaged, short, stranger, without_sums, with_other_sums])
def test_a_damaged_release_is_refused_and_the_site_stands(spoil: object, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    manifest = publish(site, 2)
    assert callable(spoil)
    spoil(next((tmp_path / ".site.releases").iterdir()))
    with pytest.raises(PublishFault) as fault:
        rollback(site)
    assert fault.value.code == "damaged-release"
    assert verify(site, manifest) == ()


@pytest.mark.parametrize("kind", ["purge", "withdrawal"])
def test_what_was_withdrawn_or_purged_does_not_come_back(kind: str, tmp_path: Path) -> None:
    site, act = tmp_path / "site", f'{{"seq":2,"prev":"","kind":"{kind}"}}\n'
    publish(site, 1)
    publish(site, 2)
    assert versions(site) == ["1"]
    publish(site, 3, ledger=act)
    assert versions(site) == []
    publish(site, 4, ledger=act)
    assert versions(site) == ["3"]


@pytest.mark.parametrize("kind", ["purge", "withdrawal"])
def test_nor_after_a_kill_between_the_exchange_and_the_clearing(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, act = tmp_path / "site", f'{{"seq":2,"prev":"","kind":"{kind}"}}\n'
    publish(site, 1)
    publish(site, 2)
    monkeypatch.setattr("generator.publish.staging.keep", lambda *_: None)
    manifest = publish(site, 3, ledger=act)
    with pytest.raises(PublishFault) as fault:
        rollback(site)
    assert fault.value.code == "taken-back-since"
    assert verify(site, manifest) == ()


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str, str]:
    try:
        code = notices.main(["rollback", *words], standalone_mode=False) or 0
        kind = str(code)
    except Exception as error:
        kind = f"{getattr(error, 'exit_code', error)} {error}"
    said = capsys.readouterr()
    return kind, said.out, said.err


def test_the_verb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    kind, out, err = run(capsys, "--site-dir", str(site))
    assert (kind[:1], "没有保留的旧版" in kind, "\n" in kind, out, err) == ("2", True, False, "", "")
    publish(site, 2)
    assert run(capsys, "--site-dir", str(site)) == (
        "0",
        f"网站已退回到2026-11-01生成的那一版（编号 000000000000）：{site}。换下来的一版仍然保留。\n",
        "",
    )
    without_sums(next((tmp_path / ".site.releases").iterdir()))
    kind, out, _ = run(capsys, "--site-dir", str(site), "--lang", "en")
    assert (kind[:1], "the present site stands" in kind, out) == ("2", True, "")
