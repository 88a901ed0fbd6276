"""One bad school among many: the others' pages stay the same bytes, and exactly the bad ones are reported; too many stop a publication.

40 schools with every test; `NOTICES_SCHOOLS=300` makes as many as a large city has.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import astuple
from pathlib import Path

import pytest

from generator.examination import Examination, examined
from generator.pipeline import held_schools, publish
from generator.project import LINK, read_files
from generator.publish import PublishFault, verify, write_site
from generator.publish.breaker import refuse_great_losses
from generator.publish.manifest import Manifest, Stored
from generator.publish.mkdocs_build import build
from generator.publish.writing import write_sums
from generator.render.pages import pages
from generator.repository import load
from generator.site import Asset, Page
from tests.bind import bound
from tests.publish.samples import site_files as made_up_city
from tests.render.town import SITE
from tests.rules.casebook import ROOT, TODAY
from tests.small_city import copy_city

SCHOOLS = int(os.environ.get("NOTICES_SCHOOLS", "40"))
TERM = "2026-autumn"
MODEL = "baima"
_NUMBER = re.compile(rb"^(number: .*?)(\d+)(\D*)$", re.MULTILINE)

Files = Mapping[str, bytes]
Spoil = Callable[[bytes], bytes | None]


def school(number: int) -> str:
    return f"xx{number:03}"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """As many schools as are wanted, each with one term, approved and published, and every file of its own."""
    files = read_files(copy_city(tmp_path_factory.mktemp("city"), 2))
    model = {name: raw for name, raw in files.items() if MODEL in name and (TERM in name or f"{MODEL}.yml" in name or "school.yml" in name)}
    others = ("content/ledger/", "schools/", "content/bureau/inspections/", "content/bureau/decisions/")
    made = {name: raw for name, raw in files.items() if MODEL not in name and "_example" not in name and not name.startswith(others)}
    for number in range(SCHOOLS):
        for name, raw in model.items():
            made[name.replace(MODEL, school(number))] = _own(name, raw.replace(MODEL.encode(), school(number).encode()), number)
    return bound(made)


def _own(name: str, raw: bytes, number: int) -> bytes:
    if "/approvals/" in name:
        return _NUMBER.sub(lambda found: b"%s%d%s" % (found[1], 1000 * (number + 1) + int(found[2]), found[3]), raw)
    if "/publications/" in name:
        return b"\n".join(line for line in raw.splitlines() if b"{term" not in line or TERM.encode() in line) + b"\n"
    return re.sub(rb"first_term: .*", b"first_term: 2026-autumn", raw)


def with_(old: str, new: str) -> Spoil:
    def spoil(raw: bytes) -> bytes:
        assert old.encode() in raw, old
        return raw.replace(old.encode(), new.encode(), 1)

    return spoil


PHONE = "13" + str(908_765_432)
KINDS: dict[str, tuple[str, Spoil]] = {
    "a bracket left open": ("plan", lambda raw: b"x: [\n" + raw),
    "another encoding": ("plan", lambda raw: raw.decode().encode("gbk")),
    "nothing": ("plan", lambda _: b""),
    "a list": ("plan", lambda _: b"- 1\n"),
    "a key that nobody knows": ("plan", lambda raw: raw + b"nobody: 1\n"),
    "a key twice": ("times", lambda raw: raw + b"service: 1\n"),
    "an alias": ("plan", lambda raw: b"a: &a [1]\nb: *a\n" + raw),
    "a tag": ("staff", lambda raw: raw + b"x: !!python/object:os.system {}\n"),
    "a NUL": ("staff", lambda raw: raw + b"\x00"),
    "deep nesting": ("plan", lambda raw: raw + b"x: " + b"[" * 5000 + b"]" * 5000 + b"\n"),
    "a file too large": ("times", lambda raw: raw + b"# x\n" * 400_000),
    "a link": ("plan", lambda _: LINK),
    "no plan": ("plan", lambda _: None),
    "no timetable": ("times", lambda _: None),
    "a fee over the cap": ("plan", with_("rate: 2.10", "rate: 9.10")),
    "a sum that does not add up": ("plan", with_("total: 361.20", "total: 361.21")),
    "a date that is none": ("plan", with_("date: 2026-08-21", "date: 2026-02-30")),
    "a phone number": ("plan", with_("voluntary: ", f"voluntary: {PHONE}")),
    "a school's file left open": ("school", lambda raw: b"x: [\n" + raw),
    "a school's file of another school": ("school", lambda raw: re.sub(rb"^id: .*", b"id: elsewhere", raw, flags=re.MULTILINE)),
}


def spoiled(files: Files, number: int, kind: str) -> dict[str, bytes]:
    """With that kind of fault in one school."""
    file, spoil = KINDS[kind]
    name = f"schools/{school(number)}/school.yml" if file == "school" else f"schools/{school(number)}/{TERM}/{file}.yml"
    changed = spoil(files[name])
    rest = {one: raw for one, raw in files.items() if one != name}
    return rest if changed is None else rest | {name: changed}


def with_bad(files: Files, count: int) -> tuple[dict[str, bytes], set[str]]:
    """With so many bad schools, spread over the city, one kind after another."""
    kinds, bad = list(KINDS), dict(files)
    chosen = [index * SCHOOLS // count for index in range(count)]
    for index, number in enumerate(chosen):
        bad = spoiled(bad, number, kinds[index % len(kinds)])
    return bad, {school(number) for number in chosen}


def judged(files: Files) -> Examination:
    return examined(load(dict(files), TODAY))


def prints(found: Examination) -> dict[str, dict[str, str]]:
    """By school, what stands at each of its addresses."""
    made: dict[str, dict[str, str]] = {}
    for item in pages(found.repository.city, found.report, SITE):
        if isinstance(item, Page | Asset):
            path, data = item.path, repr(astuple(item)).encode() if isinstance(item, Page) else item.data
            if path.startswith("schools/") and path.count("/") > 1:
                made.setdefault(path.split("/")[1], {})[path] = hashlib.sha256(data).hexdigest()
    return made


@pytest.fixture(scope="module")
def good(city: dict[str, bytes]) -> dict[str, dict[str, str]]:
    found = judged(city)
    assert [(f.rule, f.where.file) for f in found.report.findings if f.rejects] == []
    return prints(found)


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, *(pytest.param(count, marks=pytest.mark.heavy) for count in (2, len(KINDS), 30))])
def test_the_others_stay_the_same_bytes_and_exactly_the_bad_are_reported(
    count: int, city: dict[str, bytes], good: dict[str, dict[str, str]]
) -> None:
    files, bad = with_bad(city, count)
    found = judged(files)
    assert len(bad) == count
    assert {finding.school for finding in found.report.findings if finding.rejects} == bad
    assert set(held_schools(found)) == bad
    now = prints(found)
    assert now.keys() == good.keys()
    assert {name for name in good if now[name] != good[name]} == bad


@pytest.mark.heavy
@pytest.mark.parametrize("count", [SCHOOLS // 20 + 2 + step for step in (range(10) if SCHOOLS >= 300 else (0, 9))])
def test_too_many_bad_schools_stop_the_publication_and_the_old_site_stands(count: int, city: dict[str, bytes], tmp_path: Path) -> None:
    manifest = standing(tmp_path / "site", 50)
    found = judged(with_bad(city, count)[0])
    with pytest.raises(PublishFault) as fault:
        publish(ROOT, found, tmp_path / "site")
    assert (fault.value.code, fault.value.values) == ("too-many-held", {"held": count, "schools": SCHOOLS})
    assert verify(tmp_path / "site", manifest) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def standing(site: Path, count: int) -> Manifest:
    """A site of so many pages."""
    site.mkdir()
    manifest = write_site([Asset(f"schools/p{number}/index.html", b"x") for number in range(count)], {}, site, "")
    write_sums(site, manifest)
    return manifest


@pytest.mark.parametrize(
    ("before", "lost", "stops"),
    [
        (1000, 20, False), (1000, 21, True), (1050, 21, False), (1049, 21, True), (21, 21, True), (20, 20, False),
        (5000, 100, False), (5000, 101, True), (300, 300, True), (22, 21, True), (5000, 4999, True), (1000, 30, True),
    ],
)  # fmt: skip
def test_a_site_that_would_lose_too_much_is_not_published(before: int, lost: int, stops: bool, tmp_path: Path) -> None:
    pages = [Stored.of(f"schools/p{number}/index.html", b"x") for number in range(before)]
    write_sums(tmp_path, Manifest.of(pages))
    if not stops:
        refuse_great_losses(tmp_path, Manifest.of(pages[lost:]))
        return
    with pytest.raises(PublishFault) as fault:
        refuse_great_losses(tmp_path, Manifest.of(pages[lost:]))
    assert (fault.value.code, fault.value.values["lost"], fault.value.values["before"]) == ("too-many-lost", lost, before)


@pytest.mark.heavy
@pytest.mark.parametrize("before", [60, 400])
def test_a_build_that_would_lose_too_much_leaves_the_old_site(before: int, tmp_path: Path) -> None:
    manifest = standing(tmp_path / "site", before)
    with pytest.raises(PublishFault) as fault:
        build(ROOT, tmp_path / "site", made_up_city())
    assert (fault.value.code, fault.value.values["lost"]) == ("too-many-lost", before)
    assert verify(tmp_path / "site", manifest) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
