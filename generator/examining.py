"""A repository's folder in; the city and the report on it out, school by school: what was found in a school's files is kept, and stands
until one of them changes, or something that they are judged by.

Each school is read and judged for itself, against the city's own files. What needs all schools at once asks each of them for facts (see
SchoolRecord.about), which are kept with what was found; a school that did not change is read when somebody asks for more than that.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

from generator.approval_check import acts_wrong, placed, replayed
from generator.checking import MISSING, Memory, check_city, check_schools, unusable_policy, with_missing
from generator.city import City, DeferredSchool, NotFiledError, SchoolRecord, nameless, terms_ahead
from generator.findings import Ending, Finding, NotEvaluated, Report, Severity, Tally, with_more
from generator.gaps import Entry, gaps_of_city, gaps_of_schools, unregistered
from generator.integrity.closed import closed_books
from generator.ledger import PAPERS, is_ledger, record_file
from generator.model import bureau
from generator.model.kinds import kind_of
from generator.model.policy import ParameterMissingError
from generator.packing import pack, unpack
from generator.policy import YearUnknownError
from generator.privacy import masked
from generator.processes import each
from generator.program import program
from generator.project import LINK
from generator.repository import Reading, Repository, city_of, read_all, with_own
from generator.rules import Scope, all_rules
from generator.scanning import ChangedMeanwhileError, Files, scan, scan_some
from generator.shard import WHOLE, Shard
from generator.source import Document
from generator.store import Store

_NAME, _TOGETHER = "judged", "together"
_OWN = re.compile(r"schools/([^/]+)/.*|content/bureau/(?:approvals/[^/]+/([^/]+)/.*|(?:schools|publications)/([^/]+)\.yml)", re.DOTALL)
"""Files that are read with their school. The few of other kinds that are about one school are read with the city's."""
_REGISTRATION = "content/bureau/schools/{0}.yml"
_PLACES = ("schools/{0}", "content/bureau/approvals/*/{0}", _REGISTRATION, "content/bureau/publications/{0}.yml")
"""Where those files stand."""
_KEPT = 50
"""So many schools are held in memory as they were read."""
_ABOUT = (bureau.Waiver, bureau.Inspection, bureau.CorrectionsFile, bureau.WithdrawalsFile)


class Judged(NamedTuple):
    """What one school's files came to by themselves. `report` is without what only a reader of its findings asks for."""

    key: bytes
    registered: bool
    report: Report
    missing: tuple[Finding, ...]
    """Parameters that its filings lack; each is the policy's fault, and told once for all schools."""
    weights: tuple[int, ...]
    """How many errors, warnings and pieces of advice were found."""
    endings: frozenset[Ending]
    details: bytes
    facts: Mapping[str, bytes]


@dataclass(frozen=True)
class Whole:
    """A repository that was examined school by school, and what its schools came to by themselves."""

    parts: _Parts
    repository: Repository
    """With schools that are read when somebody asks."""
    together: Report
    judged: Mapping[str, Judged]

    @cached_property
    def report(self) -> Report:
        """On everything."""
        return Merged(self.together, self.judged, self.parts.as_of)

    @property
    def keys(self) -> Mapping[str, bytes]:
        """By school."""
        return {school: part.key for school, part in self.judged.items()}

    @property
    def around(self) -> bytes:
        """One number for the day, this program, and everything of the repository that is not a school's."""
        return self.parts.everything

    def again(self, school: str) -> Whole | None:
        """With the files of one school as they are now; what only shows when all schools are looked at together stays as it was. None
        where nothing is known of the school, or personal data may stand in its files. Raises ChangedMeanwhileError."""
        if school not in self.judged:
            return None
        parts = self.parts.with_own_of(school)
        found = parts.judge(school, parts.key(school))
        if found is None:
            return None
        judged = {**self.judged, school: found}
        # The other schools are the same, and what has been asked of them is known.
        others = {each.id: each for each in self.repository.city.schools if each.id != school}
        return replace(self, parts=parts, repository=parts.repository(judged, others), judged=judged)


class Merged(Report):
    """The reports on the city and on each school as one; findings are put together when somebody asks for them."""

    def __init__(self, city: Report, parts: Mapping[str, Judged], as_of: dt.date) -> None:
        reports = [part.report for part in parts.values()]
        every = [city, *reports]
        given: dict[str, Any] = {
            "as_of": as_of,
            "policies": tuple(sorted({policy for report in reports for policy in report.policies})),
            "schools": sum(report.schools for report in reports),
            "terms": sum(report.terms for report in reports),
            "files": sum(report.files for report in every),
            "tally": _sum([report.tally for report in every]),
            "filings": {key: tally for report in reports for key, tally in report.filings.items()},
            "uncounted": {file: more for report in every for file, more in report.uncounted.items()},
            "_city": city,
            "_parts": parts,
        }
        for name, value in given.items():
            object.__setattr__(self, name, value)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        found = [*self._city.findings, *(finding for part in self._details.values() for finding in part[0])]
        return tuple(sorted(found, key=lambda finding: finding.order))

    @cached_property
    def number(self) -> bytes:
        total = hashlib.sha256(self._city.number)
        for school, part in self._parts.items():
            total.update(f"{school} {len(part.details)} ".encode() + part.details)
        return total.digest()

    @property
    def endings(self) -> frozenset[Ending]:
        return self._city.endings.union(*(part.endings for part in self._parts.values()))

    @property
    def errors(self) -> tuple[Finding, ...]:
        faulty = (part for part in self._parts.values() if part.weights[0])
        found = [*self._city.errors, *(finding for part in faulty for finding in _details(part)[0] if finding.rejects)]
        return tuple(sorted(found, key=lambda finding: finding.order))

    @cached_property
    def not_evaluated(self) -> tuple[NotEvaluated, ...]:
        return (*self._city.not_evaluated, *(gap for part in self._details.values() for gap in part[1]))

    @cached_property
    def judged(self) -> Mapping[str, tuple[str, ...]]:
        return {
            school: rules
            for judged in (self._city.judged, *(part[2] for part in self._details.values()))
            for school, rules in judged.items()
        }

    def count(self, severity: Severity) -> int:
        at = list(Severity).index(severity)
        return self._city.count(severity) + sum(part.weights[at] for part in self._parts.values())

    def of_school(self, school: str) -> tuple[Finding, ...]:
        if not school:  # The bureau's own slips are found with the school that they speak of.
            return tuple(finding for finding in self.findings if not finding.school)
        part = self._parts.get(school)
        found = (*self.found_together(school), *(f for f in (_details(part)[0] if part else ()) if f.school == school))
        return tuple(sorted(found, key=lambda finding: finding.order))

    def found_together(self, school: str) -> tuple[Finding, ...]:
        return self._city.of_school(school)

    @cached_property
    def _details(self) -> Mapping[str, Any]:
        return {school: _details(part) for school, part in self._parts.items()}

    _city: Report
    _parts: Mapping[str, Judged]


def _details(part: Judged) -> Any:
    return unpack(part.details)


def _sum(tallies: list[Tally]) -> Tally:
    return Tally(
        sum(tally.passed for tally in tallies), sum(tally.failed for tally in tallies),
        sum(tally.excused for tally in tallies), sum(tally.not_evaluated for tally in tallies),
    )  # fmt: skip


Given = ParamSpec("Given")
Found = TypeVar("Found")
_ATTEMPTS = 3
"""So often a repository is begun anew whose files change while they are read."""


def _begun_anew(work: Callable[Given, Found | None]) -> Callable[Given, Found | None]:
    """The same, begun anew where files change while they are read; None where they go on changing."""

    @wraps(work)
    def tried(*args: Given.args, **kwargs: Given.kwargs) -> Found | None:
        for _ in range(_ATTEMPTS):
            with suppress(ChangedMeanwhileError):
                return work(*args, **kwargs)
        return None

    return tried


@_begun_anew
def by_school(
    root: Path,
    as_of: dt.date,
    store: Store,
    given: Sequence[Mapping[str, Judged]] = (),
    shard: Shard = WHOLE,
    *,
    jobs: int = 1,
    pages: bool = False,
) -> Whole | None:
    """With what other machines found (`given`: each the `judged` of a Whole); or a shard of the schools only, as if there were no other.
    `jobs` processes share what is to be judged; `pages` says that the schools will be asked for everything that stands on their pages.

    None where the parts are not the whole: by half a policy nobody is judged, and what may be personal data in one file is hidden in
    what is said of any other. None too where files do not stop changing while they are read."""
    files = scan(root, store, None if shard == WHOLE else lambda file: not (school := owner_of(file)) or shard.has(school))
    parts = _Parts(files, as_of, shard, pages=pages)
    if unusable_policy(parts.around) or parts.reading.discoveries:
        return None
    before = store.kept(_NAME)
    known = [before, *given]
    found: dict[str, Judged | None] = {}
    for school in parts.schools:
        key = parts.key(school)
        found[school] = next((each[school] for each in known if school in each and each[school].key == key), None)
    found.update(_judged(parts, [school for school, part in found.items() if part is None], jobs))
    judged = {school: part for school, part in found.items() if part is not None}
    if len(judged) < len(found):
        return None
    if before != judged:
        store.keep(_NAME, judged)
    repository = parts.repository(judged)
    return Whole(parts, repository, _together(parts, repository, judged, store), judged)


_WORTH_A_PROCESS = 50
"""Of fewer schools a process costs more than it saves."""


def _judged(parts: _Parts, schools: Sequence[str], jobs: int) -> Iterator[tuple[str, Judged | None]]:
    def judge(school: str) -> tuple[Judged | None, bytes]:
        return parts.judge(school, parts.key(school)), parts.small(school)

    for school, (part, small) in zip(schools, each(judge, schools, jobs, worth=_WORTH_A_PROCESS, at_once=10), strict=True):
        parts.keep(school, small)
        yield school, part


def _together(parts: _Parts, repository: Repository, judged: Mapping[str, Judged], store: Store) -> Report:
    """What the city's own files come to, and its schools when they are looked at together: as it is known, while neither the city's files
    change, nor a fact of a school, nor a school of which something was found."""
    total = hashlib.sha256(parts.everything)
    for school, part in judged.items():
        total.update(repr((school, part.registered, part.missing)).encode("utf-8", "surrogatepass") + pack(part.facts))
    key, known = total.digest(), store.kept(_TOGETHER)
    if known.get("key") == key and all(school in judged and judged[school].key == was for school, was in known["concerned"].items()):
        report: Report = known["report"]
        return report
    missing = (finding for part in judged.values() for finding in part.missing)
    report = with_missing(check_city(repository, parts.counted), missing)
    report = with_more(report, (placed(finding, repository.entries) for finding in replayed(repository.city)))
    owners = {owner_of(finding.where.file) for finding in report.findings} & judged.keys()
    store.keep(_TOGETHER, {"key": key, "concerned": {school: judged[school].key for school in owners}, "report": report})
    return report


def owner_of(file: str) -> str:
    """The school with whose files a file is read; empty for those of the city."""
    found = _OWN.fullmatch(file)
    return found[1] or found[2] or found[3] if found else ""


class _Parts:
    """The city's own files, read; and the files of each school, read when somebody asks."""

    def __init__(self, files: Files, as_of: dt.date, shard: Shard, *, pages: bool) -> None:
        self.files, self.as_of, self.memory, self._shard, self._pages = files, as_of, Memory(), shard, pages
        owned: defaultdict[str, list[str]] = defaultdict(list)
        for file in files:
            owned[owner_of(file)].append(file)
        city_files = owned.pop("", [])
        self._own: dict[str, list[str]] = owned
        self.reading = read_all({file: files[file] for file in city_files})
        self.city = city_of(self.reading, as_of)
        self._about: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.reading.entries.values():
            if isinstance(entry.content, _ABOUT):
                self._about[entry.content.school].append(entry)
        apart = {entry.file for entries in self._about.values() for entry in entries}
        self._around = self._number(file for file in city_files if file not in apart and not is_ledger(file))
        self.everything = self._number(city_files)
        self.counted = self.reading.entries.keys() - apart
        """The city's own files, without those that count with a school."""
        self._strangers = self._named_here_first()
        strangers = (unregistered(entry, school) for school, entry in self._strangers.items())
        findings = (*self.reading.findings, *gaps_of_city(self.city, self.reading.entries), *strangers)
        self.around = Repository(self.city, self.reading.entries, findings, self.reading.more, {}, files.sums)
        self._read: dict[str, Reading] = {}
        self._small: dict[str, bytes] = {}

    def _number(self, names: Iterable[str]) -> bytes:
        """One number for this program, the day, and some files."""
        total = hashlib.sha256(program() + repr(self.as_of).encode())
        for file in names:
            total.update(file.encode("utf-8", "surrogateescape") + b"\x00" + self.files.sums[file])
        return total.digest()

    def _named_here_first(self) -> dict[str, Entry]:
        """Schools that have no registration, and that the name of an unusable file of the city's speaks of before any other file does."""
        found: dict[str, Entry] = {}
        for entry in self.reading.entries.values():
            school = entry.names.get("school", "") if entry.content is None else ""
            if school and _REGISTRATION.format(school) not in self.files.sums:
                others = [*filter(kind_of, self._own.get(school, ())), *(about.file for about in self._about.get(school, ()))]
                if all(entry.file < other for other in others):
                    found.setdefault(school, entry)
        return found

    @property
    def schools(self) -> list[str]:
        """Everyone of whom there is a file or a line of the ledger, whether or not the register has a school of that name."""
        named = {*self._own, *self._about, *(paper[0] for paper in self.city.ledger.papers)}
        return sorted(school for school in named if self._shard.has(school))

    def key(self, school: str) -> bytes:
        """One number for everything that a school's files are judged by."""
        total, ledger, sums = hashlib.sha256(self._around), self.city.ledger, self.files.sums
        for file in (*self._own.get(school, ()), *(entry.file for entry in self._about.get(school, ()))):
            total.update(file.encode("utf-8", "surrogateescape") + b"\x00" + sums[file])
        for term in ledger.terms(school):
            for paper in PAPERS:
                for entry in (*ledger.of(school, term, paper), *ledger.acts(school, term, paper)):
                    record = sums.get(record_file(entry.sha256))
                    total.update(repr((entry, record, ledger.purged(entry.sha256))).encode("utf-8", "surrogatepass"))
        return total.digest()

    def with_own_of(self, school: str) -> _Parts:
        """The same with the files of one school as they are now. Raises ChangedMeanwhileError."""
        found = scan_some(self.files.root, _PLACES, school)
        sums = dict(self.files.sums)
        for file in self._own.get(school, ()):
            del sums[file]
        again = copy(self)
        again.files = Files(self.files.root, sums | found)
        again._own = {**self._own, school: list(found)}  # noqa: SLF001 - its own kind
        again._read = {name: read for name, read in self._read.items() if name != school}  # noqa: SLF001
        again._small = {name: small for name, small in self._small.items() if name != school}  # noqa: SLF001
        return again

    def judge(self, school: str, key: bytes) -> Judged | None:
        """What is found in the files of a school; None where there may be personal data among them."""
        reading = self.read(school)
        if reading.discoveries:
            return None
        city = with_own(self.city, self.reading, reading)
        entries = dict(sorted((*reading.entries.items(), *((entry.file, entry) for entry in self._about.get(school, ())))))
        findings = (*reading.findings, *gaps_of_schools(city, entries, self._strangers))
        repository = Repository(city, entries, findings, reading.more)
        report = check_schools(repository, entries.keys(), self.memory)
        missing = tuple(finding for finding in report.findings if finding.rule == MISSING)
        report = replace(report, findings=tuple(finding for finding in report.findings if finding.rule != MISSING))
        more = (*(placed(f, entries) for record in city.schools for f in acts_wrong(city, record)), *closed_books(repository, school))
        report = with_more(report, more)
        _ask(city)
        facts = city.schools[0].packed if city.schools else {}
        weights = tuple(report.count(severity) for severity in Severity)
        details = pack((report.findings, report.not_evaluated, report.judged))
        short = replace(report, findings=(), not_evaluated=(), judged={})
        self._let_go(school, reading)
        return Judged(key, bool(city.schools), short, missing, weights, report.endings, details, facts)

    def read(self, school: str) -> Reading:
        """The files of one school. Those of a few schools are kept, since what is asked of one is often asked several times."""
        if school not in self._read:
            if len(self._read) >= _KEPT:
                self._read.pop(next(iter(self._read)))
            self._read[school] = read_all({file: self.files[file] for file in self._own.get(school, ())})
        return self._read[school]

    def _let_go(self, school: str, reading: Reading) -> None:
        """A large city is not held in memory as it was read: what its pages are made of is a tenth of that."""
        self._read.pop(school, None)
        if self._pages:
            self._small[school] = pack((reading.signed, [(file, entry.content) for file, entry in reading.entries.items()]))

    def small(self, school: str) -> bytes:
        """What is kept of a school that was read, for one who asks; nothing where nothing is."""
        return self._small.pop(school, b"")

    def keep(self, school: str, small: bytes) -> None:
        """The same, from another process."""
        if small:
            self._small[school] = small

    def _record(self, school: str) -> SchoolRecord:
        small = self.small(school)
        reading = _restored(small) if small else self.read(school)
        return with_own(self.city, self.reading, reading).schools[0]

    def repository(self, judged: Mapping[str, Judged], known: Mapping[str, SchoolRecord] | None = None) -> Repository:
        """All of it, with the schools of the register as they are `known`, or else as those who are read when somebody asks."""
        schools = tuple((known or {}).get(school) or self._deferred(school, part) for school, part in judged.items() if part.registered)
        return replace(self.around, city=replace(self.city, schools=schools), entries=_Entries(self))

    def _deferred(self, school: str, part: Judged) -> SchoolRecord:
        return DeferredSchool(school, part.facts, lambda: self._record(school))


def _restored(small: bytes) -> Reading:
    """What stands in the files of a school, without the files."""
    signed, contents = unpack(small)
    reading = Reading(signed=signed)
    for file, content in contents:
        found = kind_of(file)
        assert found is not None, "it was read as a file of its kind"
        reading.entries[file] = Entry(file, *found, Document(file, "", None), content)
    return reading


def _ask(city: City) -> None:
    """Asks the only school of a city for every fact that is asked of all schools together."""
    alone = replace(city, inspections=(), whitelist=bureau.Whitelist(), listed_terms=())
    for rule in all_rules().values():
        if rule.scope is Scope.CITY:
            with suppress(NotFiledError, YearUnknownError, ParameterMissingError):  # told where all schools are judged together
                list(rule.check(alone))
    list(replayed(alone))
    for school in city.schools:
        nameless(school)
        terms_ahead(city, school)
        city.heir(school.id)


class _Entries(Mapping[str, Entry]):
    """The files of a known kind by name; a school's are read when one of them is asked for."""

    def __init__(self, parts: _Parts) -> None:
        self._parts = parts

    def __getitem__(self, file: str) -> Entry:
        school = owner_of(file)
        if not school:
            return self._parts.reading.entries[file]
        if file not in self._parts.files.sums:
            raise KeyError(file)
        return self._parts.read(school).entries[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        link = hashlib.sha256(LINK).digest()
        files = (file for file, digest in self._parts.files.sums.items() if digest != link and masked(file) == file)
        return tuple(file for file in files if kind_of(file) is not None)
