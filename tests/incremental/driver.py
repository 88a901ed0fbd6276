"""A town in; its site and the report on it out, with a store or without, by the road that a build takes but for MkDocs and Pagefind."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from generator.examination import Examination, examine
from generator.findings import Report, Severity
from generator.pipeline import held_schools, site_files
from generator.publish import DEEPEST, Manifest, PublishFault, Shell, Staging, verify
from generator.publish.build_id import BuildRecord
from generator.publish.how import AFRESH, How
from generator.publish.shell import BODY, CANONICAL, DESCRIPTION, HEAD, TITLE
from generator.publish.sitemap import noting, sitemap
from generator.publish.standing import Made, Standing, number_of
from generator.publish.units import Placer, files_of
from generator.publish.writing import Writer, write_sums
from generator.reporters.formats import FORMATS, Checked
from generator.site import Asset, Entries, SiteFile, number_of_entries
from tests.incremental.town import Town

Files = dict[str, bytes]


@dataclass(frozen=True)
class Outcome:
    """All that a build tells and leaves."""

    report: dict[str, Any]
    fault: str = ""
    site: Files = field(default_factory=dict)
    linked: int = 0
    """How many files were taken from the site that stood."""

    def differences(self, other: Outcome) -> list[str]:
        """What two builds of the same do not have in common."""
        found = [f"report: {name}" for name in self.report if self.report[name] != other.report[name]]
        found += [f"fault: {self.fault!r} {other.fault!r}"] if self.fault != other.fault else []
        return found + [path for path in sorted(self.site.keys() | other.site.keys()) if self.site.get(path) != other.site.get(path)]


def build(town: Town, site_dir: Path, how: How = AFRESH) -> Outcome:
    """The report, and the site in its folder; a fault leaves the site that stood."""
    examination = examine(town.root, town.day, store=how.store)
    told = _told(examination)
    try:
        linked = _publish(town, examination, site_dir, how)
    except PublishFault as fault:
        return Outcome(told, f"{fault.code} {sorted(fault.values.items())}")
    return Outcome(told, site=read(site_dir), linked=linked)


def read(folder: Path) -> Files:
    """Every file of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _told(examination: Examination) -> dict[str, Any]:
    """All that a report says, and what is said of it."""
    report = examination.report
    told: dict[str, Any] = {part.name: getattr(report, part.name) for part in fields(Report)}
    counts = {severity: report.count(severity) for severity in Severity}
    schools = {finding.school: report.of_school(finding.school) for finding in report.findings}
    checked = Checked(examination.repository, report)
    texts = {name: FORMATS[name](checked) for name in ("text", "json")}
    told["judged"] = dict(told["judged"])
    held, faults = _held(examination), examination.set_up_faults
    return told | texts | {"counts": counts, "of schools": schools, "errors": report.errors, "held": held, "faults": faults}


def _held(examination: Examination) -> object:
    try:
        return held_schools(examination)
    except PublishFault as fault:
        return str(fault)


def _publish(town: Town, examination: Examination, site_dir: Path, how: How) -> int:
    items = site_files(town.root, examination, town.url, store=how.store)
    staging = Staging(site_dir)
    try:
        shells, record, placed, found = _shells(town), BuildRecord(), list[Made](), list[Entries]()
        standing = Standing(
            staging.site_dir, how.store, number_of((town.url, *(part for shell in shells.values() for part in shell.parts)))
        )
        placer = Placer(Writer(shells, staging.path, town.url), standing, how.jobs)
        unlisted: set[str] = set()
        written = [placer.writer.write(file) for file in noting(record.without(_apart(placer.place(items, placed), found)), unlisted)]
        unlisted.update(address for made in placed for address in made.unlisted)
        manifest = Manifest.of((*written, *files_of(placed)))
        assert all(entries.number == number_of_entries(entries.make()) for entries in found)
        rest = [
            Asset("entries.txt", "\n".join(repr(entry) for entries in found for entry in entries.make()).encode()),
            sitemap(set(manifest.addresses) - unlisted, town.url),
        ]
        manifest |= Manifest.of(placer.writer.write(file) for file in (*rest, *record.files(manifest)))
        assert verify(staging.path, manifest) == ()
        write_sums(staging.path, manifest)
        staging.publish(durable=False, releases=1)
        standing.close()
        return len(placer.linked)
    finally:
        staging.close()


def _apart(items: Iterator[SiteFile | Entries], found: list[Entries]) -> Iterator[SiteFile]:
    for item in items:
        if isinstance(item, Entries):
            found.append(item)
        else:
            yield item


def _shells(town: Town) -> dict[int, Shell]:
    """As MkDocs would make them: what it reads is in all of them."""
    around = hashlib.sha256()
    for path in sorted(path for name in ("mkdocs.yml", "content/pages", "theme/overrides") for path in _below(town.root / name)):
        around.update(path.read_bytes())
    text = f"<title>{TITLE}</title>{DESCRIPTION}{CANONICAL}{HEAD}<!-- {around.hexdigest()} -->{BODY}"
    return {depth: Shell.split(f"{text}<!-- {depth} -->") for depth in range(DEEPEST + 1)}


def _below(path: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from (each for each in (path, *path.rglob("*")) if each.is_file())


def site_url(town: Town) -> str:
    """As mkdocs.yml says it."""
    found = re.search(rb"^site_url: (\S+)$", town.read("mkdocs.yml"), re.MULTILINE)
    return found[1].decode() if found else town.url
