"""The whole story on one screen: read the repository, judge it, publish what may be published.

files ─ read ─▶ documents ─ shape ─▶ city ─ rules ─▶ report ─ render ─▶ pages ─ splice ─▶ site
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from generator import clock
from generator.city import City, nameless
from generator.examination import Examination, examine, examined
from generator.examining import Whole, by_school
from generator.git import commit_of_folder, files_at
from generator.impact import Draft, with_draft
from generator.integrity.records import UnreadableRecordError
from generator.keys import Ahead, Keys, found_by_itself
from generator.ledger import grown, record_file
from generator.model.policy import ParameterMissingError
from generator.notices.last_good import public_states
from generator.notices.sealing import Salts, Sealed, unsealed
from generator.notices.state import Fact, States, public_schools
from generator.program import program
from generator.project import append, packaged, read_files
from generator.publish import Manifest, PublishFault
from generator.publish.exchange import lock
from generator.publish.extension import refuse_other_history
from generator.publish.how import AFRESH, How
from generator.publish.mkdocs_build import build as build_site
from generator.publish.mkdocs_build import wishes
from generator.publish.parts import Label, Making, refuse_no_part
from generator.render.pages import items, of_school
from generator.render.pdf import lacking
from generator.repository import assemble, load, read_all
from generator.review import Desk, Difference, desk_of, differences
from generator.review.differences import Side
from generator.shard import WHOLE, Shard
from generator.site import Site, SiteFile, SiteItem, Unit, Units
from generator.store import NOTHING_STORED, Store, store_of

BREAKER_SCHOOLS = 3
BREAKER_PERCENT = 5
"""A publication stops when more schools than both of these would be held back (decisions.md, 10)."""


def compare(root: Path, as_of: dt.date, base: str, head: str | None = None) -> Difference:
    """What changed between two commits, or since one in the folder. Raises GitFault."""
    old, new = files_at(root, base), read_files(root) if head is None else files_at(root, head)
    return differences(Side(load(old, as_of), old), Side(load(new, as_of), new))


def reviewed(examination: Examination) -> Desk:
    """What a reviewer needs; without a submission, or of one that is too much to read, the report alone."""
    submission, repository = examination.submission, examination.repository
    if submission is None or submission.unread:
        return Desk(report=examination.report)
    old = Side(load(submission.base_files, repository.city.as_of), submission.base_files)
    return desk_of(old, Side(repository, submission.files), examination.report, len(submission.refused))


@dataclass(frozen=True, slots=True)
class Trial:
    """A repository as it is and as it would be judged under a draft policy."""

    present: Examination
    drafted: Examination
    changed: tuple[str, ...]
    """The files of the policy that the draft adds, changes or removes."""


def try_draft(root: Path, as_of: dt.date, draft: Draft) -> Trial:
    """Reads every filing once and judges all of them twice, as they stand on `as_of`."""
    files = read_files(root)
    reading = read_all(files)
    present, drafted = assemble(reading, as_of), assemble(with_draft(reading, draft), as_of)
    return Trial(examined(present), examined(drafted), draft.changed(files))


def site_files(
    root: Path,
    examination: Examination,
    url: str,
    *,
    pdf: bool = False,
    store: Store = NOTHING_STORED,
    given: Sequence[Mapping[str, Ahead]] = (),
) -> Iterable[SiteItem]:
    """Every generated page and file of the site that will stand at `url`; with `pdf` the papers as PDF too.

    Raises PublishFault when the policy is at fault, too many schools would be held back, or what makes PDFs is not installed.
    """
    _refuse_unprintable(pdf=pdf)
    refuse_faulty_set_up(examination)
    refuse_mass_failure(len(held_schools(examination)), len(public_schools(examination.repository.city)))
    site = Site(url, packaged("theme", root), pdf, commit_of_folder(root))
    return _items(examination, site, Keys(examination.keys, site, store, given, examination.around), store)


def school_files(root: Path, whole: Whole, url: str, school: str, known: Mapping[str, Mapping[str, Fact]]) -> Iterator[SiteFile] | None:
    """What the site has of one school, without PDFs; None where it does not speak of that school. `known` are facts about the others.

    Nothing is refused: whether the site may be published as a whole is asked when it is built. Raises PublishFault.
    """
    states = public_states(whole.repository.city, whole.report)
    found = states.city.school(school)
    if found is None or found.is_sample:
        return None
    for other, facts in known.items():
        if other != school:
            states.learn(other, facts)
    made = of_school(states, Site(url, packaged("theme", root)), found)
    return _readable_files(made)


def _items(examined: Examination | Whole, site: Site, keys: Keys, store: Store) -> Iterator[SiteItem]:
    return _readable(items(examined.repository.city, examined.report, site, keys.of, keys.of_city, store))


def _refuse_unprintable(*, pdf: bool) -> None:
    if pdf and (commands := lacking()):
        raise PublishFault("no-pdf", commands="；".join(commands))


def held_schools(examination: Examination) -> tuple[str, ...]:
    """The schools of which something is held back because of an error. Raises PublishFault where that cannot be told."""
    city = examination.repository.city
    states, faulty = States(city, examination.report), {finding.school for finding in examination.report.errors}
    # Nothing is held back without an error, but a school without a file of its own has not even a name to show.
    suspect = (school for school in public_schools(city) if school.id in faulty or nameless(school))
    with _faults_told():
        return tuple(school.id for school in suspect if states.broken(school) or any(map(states.holds, school.filings)))


def refuse_mass_failure(held: int, schools: int) -> None:
    """Of `schools` public ones `held` have errors. Raises PublishFault when that is too many to go on (decisions.md, 10)."""
    if held > BREAKER_SCHOOLS and held * 100 > BREAKER_PERCENT * schools:
        raise PublishFault("too-many-held", held=held, schools=schools)


def refuse_faulty_set_up(examination: Examination) -> None:
    """Raises PublishFault where the policy, the calendar or the city itself has errors."""
    if examination.set_up_faults:
        raise PublishFault("set-up-at-fault", files="、".join(examination.set_up_faults))


def _readable(files: Iterable[SiteItem]) -> Iterator[SiteItem]:
    """The same files; what cannot be made is a fault and no crash, and is not passed over in silence."""
    with _faults_told():
        for item in files:
            yield Units(tuple(map(_readable_unit, item.units))) if isinstance(item, Units) else item


def _readable_unit(unit: Unit) -> Unit:
    def tell() -> object:
        with _faults_told():
            return unit.tell()

    return replace(unit, make=lambda: _readable_files(unit.make()), tell=tell)


def _readable_files(files: Iterable[SiteFile]) -> Iterator[SiteFile]:
    with _faults_told():
        yield from files


@contextmanager
def _faults_told() -> Iterator[None]:
    """An old version that cannot be read, and a parameter that pages need and no policy gives, are faults of the data."""
    try:
        yield
    except UnreadableRecordError as error:
        raise PublishFault("no-record", file=record_file(str(error))) from error
    except ParameterMissingError as error:
        raise PublishFault("no-parameter", parameter=error.parameter) from error


def publish(
    root: Path, examination: Examination, site_dir: Path, *, pdf: bool = False, releases: int | None = None, how: How = AFRESH
) -> Manifest:
    """Builds the whole site and puts it in place of the old one, which stands if anything fails (PublishFault).

    PDFs are made when `pdf` or mkdocs.yml asks for them. The old one is kept as one of at most `releases`; None leaves it to mkdocs.yml.
    """
    wished = wishes(root)
    refuse_other_history(site_dir, examination.repository.city.ledger)
    given = [part.ahead for part in how.parts]
    files = site_files(root, examination, wished.url, pdf=pdf or wished.pdf, store=how.store, given=given)
    return build_site(root, site_dir, files, releases, how)


def publish_part(root: Path, as_of: dt.date, folder: Path, shard: Shard, *, pdf: bool = False, how: How = AFRESH) -> Manifest:
    """Makes the files of the schools of one shard, as if there were no other, for a merge to take as far as they fit.

    It judges nothing that only all schools together show, and stops for nothing that is a school's or the policy's fault: the merge does.
    """
    refuse_no_part(folder)
    wished = wishes(root)
    site = Site(wished.url, packaged("theme", root), pdf or wished.pdf)
    _refuse_unprintable(pdf=site.pdf)
    whole = by_school(root, as_of, how.store, shard=shard, jobs=how.jobs, pages=True)
    keys = Keys(whole.keys if whole else {}, site, how.store)
    # The schools come first, and nothing else is asked for.
    units = list(islice(_items(whole, site, keys, how.store), 1)) if whole else []
    part = Making(label_of(root, as_of, shard), whole.judged if whole else {}, keys.ahead)
    return build_site(root, folder, units, how=how, part=part)


def label_of(root: Path, as_of: dt.date, shard: Shard = WHOLE) -> Label:
    """What a part of this repository is, made here and now."""
    return Label(shard, as_of.isoformat(), commit_of_folder(root), program().hex())


def seal(root: Path, as_of: dt.date, salts: Salts, how: How = AFRESH) -> tuple[Sealed, ...]:
    """Appends to the ledger what is public on `as_of` and not in it yet, and what the bureau decided of it; each new record takes a salt
    of `salts`. A second run at the same time waits for the first.

    A school of which nothing was missing the last time, and which is what it was then, is not asked again.

    Raises PublishFault when the policy or the ledger itself is at fault, or has lines of a later day.
    """
    unlock = lock(root / "content")
    try:
        return _sealed(root, examine(root, as_of, store=how.store, jobs=how.jobs, pages=True), salts, how.store)
    finally:
        unlock()


def _sealed(root: Path, examination: Examination, salts: Salts, store: Store) -> tuple[Sealed, ...]:
    refuse_faulty_set_up(examination)
    city = examination.repository.city
    with _faults_told():
        states = public_states(city, examination.report)
        now, before = found_by_itself(examination.keys, states), store.kept(_WHOLE)
        found = unsealed(states, salts, {school for school, number in now.items() if before.get(school) == number})
    append_lines(root, city, found)
    added = {sealed.entry.school for sealed in found}
    whole = {school: number for school, number in now.items() if school not in added}
    if whole != before:
        store.keep(_WHOLE, whole)
    return found


_WHOLE = "sealed"
"""Under this name stand the schools of which nothing was missing in the ledger, with what they were then."""


def append_lines(root: Path, city: City, found: Sequence[Sealed]) -> None:
    """Writes records and lines that follow the ledger as the city has it. Raises PublishFault for a day before its last line."""
    if found and city.ledger.entries and city.as_of < city.ledger.entries[-1].at:
        raise PublishFault("sealed-later", last=city.ledger.entries[-1].at, as_of=city.as_of)
    # Records first: a line never names one that is not there.
    for sealed in found:
        if sealed.record is not None and not (root / record_file(sealed.entry.sha256)).exists():
            append(root, record_file(sealed.entry.sha256), sealed.record.data.decode())
    for name, text in grown(sealed.entry for sealed in found).items():
        append(root, name, text)


def site_for_mkdocs(root: Path, as_of: dt.date | None, url: str, pdf: bool) -> Iterable[SiteItem]:
    """What `mkdocs build` and `mkdocs serve` publish: the same files; `as_of` defaults to today."""
    store = store_of(root)
    return site_files(root, examine(root, as_of or clock.today(), store=store, pages=True), url, pdf=pdf, store=store)
