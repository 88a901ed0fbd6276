"""One number over the whole site: any byte changes it, the same build does not."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from generator.publish.build_id import PATH, BuildRecord
from generator.publish.manifest import SUMS, Manifest, Stored
from generator.publish.mkdocs_build import build
from generator.site import Asset, Page
from tests.publish.samples import site_files

OTHERS = {"index.html": b"<p>1</p>", "feed.xml": b"<feed/>", "data/terms.csv": b"1,2\r\n"}


def number(others: dict[str, bytes]) -> str:
    """The site's number, as build.json has it."""
    record = BuildRecord()
    kept = Asset(PATH, b'{"version": 1}\n')
    assert list(record.without([Page("", "首页", "", ""), kept])) == [Page("", "首页", "", "")]
    (made,) = record.files(Manifest.of(Stored.of(path, data) for path, data in others.items()))
    data = json.loads(made.data)
    assert (made.path, data["version"], len(data["id"])) == (PATH, 1, 64)
    return str(data["id"])


def test_any_byte_and_any_path_changes_it() -> None:
    changed = [{**OTHERS, path: data[:at] + b"x" + data[at + 1 :]} for path, data in OTHERS.items() for at in range(len(data))]
    changed += [{**OTHERS, "more.txt": b""}, {"home.html": OTHERS["index.html"], **{p: d for p, d in OTHERS.items() if p != "index.html"}}]
    changed += [{p: d for p, d in OTHERS.items() if p != gone} for gone in OTHERS]
    numbers = {number(each) for each in changed}
    assert len(numbers) == len(changed)
    assert number(OTHERS) not in numbers


def test_the_same_files_in_any_order_have_the_same_number() -> None:
    assert number(OTHERS) == number(dict(reversed(OTHERS.items())))


def test_a_site_without_a_record_gets_none() -> None:
    assert list(BuildRecord().files(Manifest.of([]))) == []


def test_anybody_can_work_it_out_from_the_sums(city: Path) -> None:
    manifest = build(city, city / "site", site_files())
    lines = (city / "site" / SUMS).read_text(encoding="utf-8").splitlines(keepends=True)
    others = "".join(line for line in lines if not line.endswith(f"  {PATH}\n"))
    first = json.loads((city / "site" / PATH).read_text(encoding="utf-8"))["id"]
    assert first == hashlib.sha256(others.encode()).hexdigest()
    assert len(lines) == len(manifest.files)
    shutil.rmtree(city / "site")
    assert build(city, city / "site", site_files()) == manifest
    changed = [
        Page(file.address, file.title, file.description, file.body + "。") if isinstance(file, Page) and not file.address else file
        for file in site_files()
    ]
    build(city, city / "site", changed)
    assert json.loads((city / "site" / PATH).read_text(encoding="utf-8"))["id"] != first
