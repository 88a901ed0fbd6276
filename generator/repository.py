"""The files of a repository in; the city they describe, the documents, and the findings on single files out.

A file whose form or shape is wrong is reported and left out; the others go on.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from generator.approvals import Signers, Verdict, is_signature, published_on, verify
from generator.approvals.signature import ENDING, REVOKED, SIGNERS
from generator.city import FILING_KINDS, City, Filing, SchoolRecord
from generator.findings import Finding, Severity, Span, Where
from generator.gaps import Entry, gaps
from generator.ledger import Ledger, is_ledger, read_ledger
from generator.model import bureau
from generator.model.fields import Part
from generator.model.kinds import Kind, kind_of
from generator.model.policy import ClausesFile, InterpretationsFile, PolicyHead
from generator.model.school import School
from generator.model.values import TermId
from generator.policy import Calendar, PolicyEntry, Register
from generator.policy.holidays import known
from generator.privacy import HIDDEN, Discovery, discover, discover_name, masked
from generator.project import LINK
from generator.schema import check
from generator.schema.check import MAX_FINDINGS
from generator.schema.convert import nearest
from generator.source import Document, read

T = TypeVar("T", bound=Part)


@dataclass(frozen=True, slots=True)
class Repository:
    """All that was read."""

    city: City
    entries: Mapping[str, Entry]
    findings: tuple[Finding, ...]
    more: Mapping[str, int]
    """Findings beyond a file's limit, by file."""
    discoveries: Mapping[str, Discovery] = field(default_factory=dict)
    """Personal data by file: what the redaction of every finding needs."""
    sums: Mapping[str, bytes] = field(default_factory=dict)
    """The SHA-256 of every file as it was read, the ledger's and signatures included."""

    @property
    def documents(self) -> Mapping[str, Document]:
        return _Documents(self.entries)


class _Documents(Mapping[str, Document]):
    """Of entries that may not have been read yet."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries

    def __getitem__(self, file: str) -> Document:
        return self._entries[file].document

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@dataclass(slots=True)
class Reading:
    """The files as read, each by itself; the same for every day."""

    entries: dict[str, Entry] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    more: dict[str, int] = field(default_factory=dict)
    discoveries: dict[str, Discovery] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    signed: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    """Record and signature, as bytes, by the record's file."""
    signers: Signers = field(default_factory=Signers)
    sums: dict[str, bytes] = field(default_factory=dict)

    def of(self, part: type[T]) -> list[tuple[Entry, T]]:
        """The usable files of one kind."""
        return [(entry, entry.content) for entry in self.entries.values() if isinstance(entry.content, part)]


def load(files: Mapping[str, bytes], as_of: dt.date) -> Repository:
    """Reads every file and puts the city together as it stands on `as_of`."""
    return assemble(read_all(files), as_of)


def read_all(files: Mapping[str, bytes]) -> Reading:
    """Reads every file."""
    reading = Reading(sums={file: hashlib.sha256(raw).digest() for file, raw in files.items()})
    for file, raw in files.items():
        if not is_ledger(file) and not is_signature(file):
            _read_one(reading, file, raw)
    _read_signatures(reading, files)
    _read_ledger(reading, {file: raw for file, raw in files.items() if is_ledger(file)})
    return reading


def assemble(reading: Reading, as_of: dt.date) -> Repository:
    """The city that the files describe, as it stands on `as_of`."""
    city = _city(reading, as_of)
    findings = (*reading.findings, *gaps(city, reading.entries))
    return Repository(city, reading.entries, findings, reading.more, reading.discoveries, reading.sums)


def city_of(reading: Reading, as_of: dt.date) -> City:
    """The city that the files of the bureau describe, without the schools whose files are not among them."""
    return _city(reading, as_of)


def with_own(city: City, around: Reading, own: Reading) -> City:
    """The city with the schools of `own`, read for themselves, and no others; `around` has what the bureau decided on them."""
    own.ledger, own.signers = around.ledger, around.signers
    return _with_schools(city, own, around)


def load_register(files: Mapping[str, bytes]) -> Register:
    """Only the policies among the files."""
    return Register(_policies(read_all(files)))


def _read_ledger(reading: Reading, files: Mapping[str, bytes]) -> None:
    """What was published when; a flaw is the bureau's to mend, and no school is to blame for it."""
    reading.ledger, flaws = read_ledger(files)
    reading.findings += [
        Finding(
            rule="ledger-flawed", severity=Severity.ERROR, where=Where(flaw.file), span=Span(flaw.line, 1, flaw.line, 1),
            values={"what": flaw.what},
        )
        for flaw in flaws
    ]  # fmt: skip


def _read_signatures(reading: Reading, files: Mapping[str, bytes]) -> None:
    """The signatures beside records; one beside none is no file of ours."""
    reading.signers = Signers(files.get(SIGNERS, b""), files.get(REVOKED, b""))
    for file in filter(is_signature, files):
        record = file.removesuffix(ENDING)
        if record in files and record != file:
            reading.signed[record] = files[record], files[file]
        elif file not in (SIGNERS, REVOKED) or files[file] == LINK:
            reading.findings.append(_stray(masked(file), linked=files[file] == LINK))


def _read_one(reading: Reading, file: str, raw: bytes) -> None:
    """One file; one whose name holds personal data is named `***` and its content goes nowhere."""
    shown = masked(file)
    found = kind_of(file)
    document = read(shown, b"" if raw == LINK else raw)
    personal = _discover(reading, file, document, raw, found[0] if found else None)
    if found is None or raw == LINK:
        reading.findings.append(_stray(shown, linked=raw == LINK))
        return
    if shown != file:
        return
    kind, names = found
    # A school's name stands on pages that show nothing else of it: with personal data in its file not even that may.
    unnamed = kind.part is School and any(finding.rejects for finding in personal)
    checked = check(document, kind, names.get("school", ""), names.get("term", ""))
    misplaced = _misplaced(document, checked.content, names)
    reading.findings += [*checked.findings, *misplaced]
    if checked.more:
        reading.more[file] = reading.more.get(file, 0) + checked.more
    reading.entries[file] = Entry(file, kind, names, document, None if misplaced or unnamed else checked.content)


def _discover(reading: Reading, file: str, document: Document, raw: bytes, kind: Kind | None) -> list[Finding]:
    """Notes the personal data in a file and its name, whatever else the file is, and gives out what was found."""
    if raw != LINK and not document.text:
        document = replace(document, text=raw.decode("utf-8", "replace"))
    name = discover_name(file) if file != document.file else Discovery()
    content = discover(document, kind)
    found = (*name.findings, *content.findings)
    findings: list[Finding] = []
    if found:
        school, term = _owner(document.file)
        findings = [replace(finding, where=Where(document.file), school=school, term=term) for finding in found]
        reading.findings += findings[:MAX_FINDINGS]
        if len(findings) > MAX_FINDINGS:
            reading.more[document.file] = reading.more.get(document.file, 0) + len(findings) - MAX_FINDINGS
        known = reading.discoveries.get(document.file, Discovery())
        lines, secrets = known.lines | content.lines, known.secrets | name.secrets | content.secrets
        reading.discoveries[document.file] = Discovery((*known.findings, *findings), lines, secrets)
    return findings


def _owner(file: str) -> tuple[str, str]:
    """Whose file it is, school and term, as far as its path says."""
    found = kind_of(file)
    names = found[1] if found else {}
    parts = file.split("/")
    school = parts[1] if parts[0] == "schools" and len(parts) > 2 and parts[1] != HIDDEN else ""
    return names.get("school", school), names.get("term", "")


def _stray(file: str, *, linked: bool) -> Finding:
    """A file that stands where no kind of file belongs, or is no file at all."""
    parts = file.split("/")
    school = _owner(file)[0]
    names = ("school.yml", *(f"{kind}.yml" for kind in FILING_KINDS))
    meant = None if linked else nearest(parts[-1], names)
    rule = "not-a-file" if linked else "unknown-file"
    return Finding(rule=rule, severity=Severity.ERROR, school=school, where=Where(file), values={"file": file}, suggest=meant)


_PATH_FIELDS = {"school": ("id", "school"), "term": ("term",), "step": ("step",), "policy": ("id",), "year": ("year",)}


def _misplaced(document: Document, content: object, names: Mapping[str, str]) -> list[Finding]:
    """Findings where a file says another school, term, step or year than its path does."""
    found = []
    for name, expected in names.items():
        stated = next((key for key in _PATH_FIELDS[name] if isinstance(content, Part) and hasattr(content, key)), None)
        if stated is None or isinstance(content, PolicyHead) != (name == "policy"):
            continue
        actual = str(getattr(content, stated))
        if actual != expected:
            where = Where(document.file, (stated,))
            values = {"field": stated, "actual": actual, "expected": expected}
            found.append(
                Finding(
                    rule="path-mismatch", severity=Severity.ERROR, school=names.get("school", ""), term=names.get("term", ""),
                    where=where, span=document.span((stated,)), values=values, suggest=expected,
                )
            )  # fmt: skip
    return found


def _city(reading: Reading, as_of: dt.date) -> City:
    listed = tuple(term for _, file in reading.of(bureau.TermsFile) for term in file.terms)
    terms = {term.id: term for term in listed}
    register = Register(_policies(reading))
    calendar = Calendar({**known(), **{file.year: file for _, file in reading.of(bureau.CalendarFile)}})
    cities = reading.of(bureau.CityFile)
    city = City(
        file=cities[0][1] if cities else None,
        as_of=as_of,
        register=register,
        calendar=calendar,
        terms=terms,
        schools=(),
        whitelist=next((file for _, file in reading.of(bureau.Whitelist)), bureau.Whitelist()),
        inspections=tuple(file for _, file in reading.of(bureau.Inspection)),
        roles=tuple(role for _, file in reading.of(bureau.RolesFile) for role in file.roles),
        ledger=reading.ledger,
        corrections=tuple(file for _, file in reading.of(bureau.CorrectionsFile)),
        withdrawals=tuple(file for _, file in reading.of(bureau.WithdrawalsFile)),
        listed_terms=listed,
    )
    return _with_schools(city, reading, reading)


def _policies(reading: Reading) -> Iterable[PolicyEntry]:
    by_folder: dict[str, dict[str, Any]] = defaultdict(dict)
    for entry in reading.entries.values():
        if "policy" in entry.names and entry.content is not None:
            by_folder[entry.names["policy"]][entry.kind.name] = entry.content
    for parts in by_folder.values():
        if "policy" in parts:
            clauses: ClausesFile | None = parts.get("clauses")
            readings: InterpretationsFile | None = parts.get("interpretations")
            yield PolicyEntry(
                head=parts["policy"],
                clauses=clauses.clauses if clauses else (),
                parameters=parts.get("parameters", {}),
                interpretations=readings.interpretations if readings else (),
            )


def _with_schools(city: City, reading: Reading, around: Reading) -> City:
    registered = {file.id: file for _, file in reading.of(bureau.Registration)}
    own: dict[str, list[Entry]] = defaultdict(list)
    for entry in reading.entries.values():
        own[entry.names.get("school", "")].append(entry)
    decided: dict[tuple[str, TermId], list[bureau.Waiver]] = defaultdict(list)
    for _, waiver in around.of(bureau.Waiver):
        decided[waiver.school, waiver.term].append(waiver)
    schools = tuple(_school(city, registration, own[school], decided) for school, registration in sorted(registered.items()))
    if reading.signed:
        schools = tuple(replace(school, filings=tuple(_signed(filing, reading) for filing in school.filings)) for school in schools)
    return replace(city, schools=schools)


def _signed(filing: Filing, reading: Reading) -> Filing:
    """With what is known of the signatures beside its records, each as of the day on which what it approves became public."""
    verdicts: dict[str, Verdict] = {}
    for step, acts in filing.acts.items():
        known = reading.signed.get(acts[-1].first.where.file) if acts else None
        if known is not None:
            day = published_on(acts[-1], reading.ledger, filing.as_of)
            verdicts[step] = verify(*known, reading.signers, acts[-1].taken.by, day)
    return replace(filing, signatures=verdicts) if verdicts else filing


def _school(
    city: City, registration: bureau.Registration, own: Sequence[Entry], decided: Mapping[tuple[str, TermId], Sequence[bureau.Waiver]]
) -> SchoolRecord:
    """A school with its own files, and the decisions on any school's filings."""
    profile = next((entry.content for entry in own if isinstance(entry.content, School)), None)
    published = {term.term: term for e in own if isinstance(e.content, bureau.Publications) for term in _published(e.content, city.as_of)}
    filings: list[Filing] = []
    officers = _officers(city)
    for term_id in sorted({TermId.parse(e.names["term"]) for e in own if e.kind.name in FILING_KINDS}):
        here = [entry for entry in own if entry.names.get("term") == str(term_id)]
        previous = filings[-1] if filings and filings[-1].id == term_id.previous else None
        term = city.terms.get(term_id)
        if term is None:
            continue
        filings.append(
            Filing(
                school=registration.id, term=term, registration=registration, profile=profile, policy=city.register.on(term_id),
                calendar=city.calendar, whitelist=city.whitelist, as_of=city.as_of,
                parts={e.kind.name: e.content for e in here if e.kind.name in FILING_KINDS and e.content is not None},
                broken=frozenset(e.kind.name for e in here if e.kind.name in FILING_KINDS and e.content is None),
                approvals=_approvals(here, city, term_id),
                published=published.get(term_id),
                waivers=tuple(decided.get((registration.id, term_id), ())),
                officers=officers,
                previous=previous,
                before=city.terms.get(term_id.previous),
            )
        )  # fmt: skip
    first = min((city.terms[f.id].starts for f in filings), default=None)
    return SchoolRecord(registration=registration, profile=profile, filings=tuple(filings), first_day=first)


def _officers(city: City) -> tuple[str, ...]:
    """The roles of the leadership group, of the areas' leads and of the approval steps, as the bureau's files name them."""
    if city.file is None:
        return ()
    posts = (member.post.split("（")[0] for member in city.file.leading_group)
    leads = (area.lead for area in city.file.areas)
    return tuple(dict.fromkeys((*posts, *leads, *(role.role for role in city.roles))))


def _approvals(entries: Iterable[Entry], city: City, term: TermId) -> tuple[bureau.Approval, ...]:
    """The steps taken by the day of the check, in the order of the chain; steps that it does not have come last."""
    policy = city.register.on(term)
    chain = policy.values.approval_chain if policy is not None and policy.values.gives("approval_chain") else ()
    order = {step.step: number for number, step in enumerate(chain)}
    found = [e.content for e in entries if isinstance(e.content, bureau.Approval)]
    taken = (replace(a, again=tuple(again for again in a.again if again.date <= city.as_of)) for a in found if a.date <= city.as_of)
    return tuple(sorted(taken, key=lambda a: order.get(a.step, len(order))))


def _published(file: bureau.Publications, as_of: dt.date) -> Iterable[bureau.PublishedTerm]:
    """What was online by `as_of`."""
    for term in file.published:
        if term.letter <= as_of:
            yield term if term.statement is None or term.statement <= as_of else replace(term, statement=None)
