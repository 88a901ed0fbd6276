"""A repository in; the report of every rule over every filing, school and the city out.

Each evaluation ends as passed, failed, excused (every hit lifted by a stated reason) or not evaluated, and the four add up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.city import City, Filing, NotFiledError, SchoolRecord
from generator.findings import START, Finding, Hit, NotEvaluated, Report, Severity, Status, Tally, Where, with_more
from generator.lifting import Exceptions, Subject
from generator.model.policy import ParameterMissingError
from generator.policy import YearUnknownError
from generator.policy_check import UNCOVERED, policy_faults
from generator.privacy import masked, redacted
from generator.repository import Repository
from generator.rules import Rule, Scope, all_rules


@dataclass(slots=True)
class _Run:
    """Counts and results as they come."""

    repository: Repository
    counts: dict[Status, int] = field(default_factory=lambda: dict.fromkeys(Status, 0))
    findings: list[Finding] = field(default_factory=list)
    not_evaluated: list[NotEvaluated] = field(default_factory=list)
    exceptions: Exceptions = field(default_factory=Exceptions)
    filings: dict[tuple[str, str], Tally] = field(default_factory=dict)
    judged: dict[str, list[tuple[_Due, ...]]] = field(default_factory=dict)
    due: dict[tuple[object, ...], tuple[_Due, ...]] = field(default_factory=dict)
    """By kind of subject: of many filings few are of a kind of their own."""
    told: set[Where] = field(default_factory=set)
    """The parameters that were told to be missing."""


@dataclass(frozen=True, slots=True)
class _Due:
    """A rule that is due, the clauses in force that ask for it, and the first file that it reads and that is not there."""

    rule: Rule
    clauses: tuple[str, ...]
    lacking: str = ""


def check(repository: Repository, paths: Sequence[str] = (), *, judge: bool = True, shapes: Sequence[str] | None = None) -> Report:
    """Judges everything, or what stands under `paths` (relative to the root): whole schools, terms or files.

    `shapes` are the paths whose form and shape is reported and whose files count, where those are not the same.
    With `judge=False` no rule is run: only the form and shape of the files is reported.
    """
    wanted = Wanted(map(masked, paths))
    shaped = wanted if shapes is None else Wanted(map(masked, shapes))
    run = _Run(repository)
    city = repository.city
    schools = [school for school in city.schools if wanted(f"schools/{school.id}")]
    _shapes(run, shaped)
    counted = [file for file in repository.entries if shaped(file)]
    more = {file: number for file, number in repository.more.items() if shaped(file)}
    unusable = _unusable_policy(repository)
    if unusable or not judge:
        _leave_unjudged(run, schools, wanted, unusable)
        return _report(run, schools, wanted, counted, more)
    if wanted("content"):
        run.findings += [_placed(run, fault) for fault in policy_faults(city.register)]
        _judge_all(run, city, "", "")
    for school in schools:
        _judge_all(run, school, school.id, "")
        for filing in school.filings:
            if wanted(filing.folder):
                _judge_filing(run, filing)
    return _report(run, schools, wanted, counted, more)


MISSING = "parameter-missing"
"""What is found where no policy gives a value that a rule needs."""


@dataclass(slots=True)
class Memory:
    """What is the same for all parts of one city: which rules are due for a kind of filing."""

    due: dict[tuple[object, ...], tuple[_Due, ...]] = field(default_factory=dict)


def check_city(repository: Repository, counted: Collection[str]) -> Report:
    """What the city's own files, which are `counted`, and the rules about the whole city come to; `repository` has all schools."""
    run = _Run(repository)
    _shape_findings(run, repository.findings, counted)
    run.findings += [_placed(run, fault) for fault in policy_faults(repository.city.register)]
    _judge_all(run, repository.city, "", "")
    return _report(run, (), EVERYWHERE, counted, repository.more)


def check_schools(repository: Repository, counted: Collection[str], memory: Memory) -> Report:
    """What the schools of a repository come to by themselves; only the `counted` files of it count as checked."""
    run = _Run(repository, due=memory.due)
    _shape_findings(run, repository.findings, counted)
    for school in repository.city.schools:
        _judge_all(run, school, school.id, "")
        for filing in school.filings:
            _judge_filing(run, filing)
    return _report(run, repository.city.schools, EVERYWHERE, counted, repository.more)


def with_missing(report: Report, found: Iterable[Finding]) -> Report:
    """The report with the parameters that filings lack, each told once and only where nothing else is said of its place."""
    told = {finding.where for finding in report.findings}
    first: dict[Where, Finding] = {}
    for finding in found:
        if finding.where not in told:
            first.setdefault(finding.where, finding)
    return replace(report, findings=tuple(sorted((*report.findings, *first.values()), key=lambda finding: finding.order)))


def unusable_policy(repository: Repository) -> bool:
    """Whether a file of the policy cannot be used, so that nobody can be judged."""
    return bool(_unusable_policy(repository))


def with_findings(repository: Repository, report: Report, found: Iterable[Finding], paths: Sequence[str] = ()) -> Report:
    """The report with the findings of a later part, as far as they stand under `paths` or speak of a filing there."""
    wanted = Wanted(paths)
    here = [f for f in found if wanted(f.where.file) or (f.school and wanted(f"schools/{f.school}/{f.term}"))]
    more = redacted(here, repository.discoveries)
    return with_more(report, more)


def _unusable_policy(repository: Repository) -> str:
    """The first file of the policy that cannot be used: by half a policy nobody is judged, and what follows from the gap is not said."""
    return next((file for file, entry in repository.entries.items() if file.startswith("content/policy/") and entry.content is None), "")


def _leave_unjudged(run: _Run, schools: Sequence[SchoolRecord], wanted: Wanted, unusable: str) -> None:
    """Every filing counts as not evaluated once, for want of that file."""
    for filing in (filing for school in schools for filing in school.filings):
        if unusable and wanted(filing.folder):
            run.counts[Status.NOT_EVALUATED] += 1
            run.filings[filing.school, str(filing.id)] = Tally(not_evaluated=1)
            run.not_evaluated.append(NotEvaluated(UNCOVERED, filing.school, str(filing.id), "broken-file", {"file": unusable}))


class Wanted:
    """Whether a folder holds, is, or lies in one of the paths asked for; everything is, when none was asked for."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = frozenset(paths)
        self._above = {folder for path in self._paths for folder in _above(path)}
        self._everything = not self._paths or "" in self._paths

    def __call__(self, folder: str) -> bool:
        return self._everything or folder in self._paths or folder in self._above or any(above in self._paths for above in _above(folder))


def _above(path: str) -> Iterator[str]:
    """The folders in which a path lies."""
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)


EVERYWHERE = Wanted(())


def _shapes(run: _Run, wanted: Wanted) -> None:
    """Each file's form and shape is one evaluation."""
    files = {file for file in run.repository.entries if wanted(file)}
    _shape_findings(run, (f for f in run.repository.findings if wanted(f.where.file)), files)


def _shape_findings(run: _Run, found: Iterable[Finding], files: Collection[str]) -> None:
    findings = [_weighed(run, finding) for finding in found]
    run.findings += findings
    broken = {finding.where.file for finding in findings if finding.status is Status.FAILED}
    run.counts[Status.FAILED] += len(broken)
    run.counts[Status.PASSED] += len(set(files) - broken)


def _weighed(run: _Run, finding: Finding) -> Finding:
    """What only may be personal data is a signal like any other: it rejects until the bureau has looked and decided."""
    if not (finding.rule.startswith("personal-") and finding.severity is Severity.WARNING):
        return finding
    school = run.repository.city.school(finding.school)
    lift = run.exceptions.decided(finding.rule, school.filings if school else (), finding.term)
    if lift is None:
        return replace(finding, severity=Severity.ERROR)
    return replace(finding, severity=Severity.ERROR, status=Status.EXCUSED, reason=lift.reason, ruling=lift.ruling)


def _judge_filing(run: _Run, filing: Filing) -> None:
    if filing.policy is None:
        run.counts[Status.FAILED] += 1
        run.findings.append(_uncovered(run.repository, filing))
        return
    before = dict(run.counts)
    _judge_all(run, filing, filing.school, str(filing.id))
    run.filings[filing.school, str(filing.id)] = _tally({status: run.counts[status] - before[status] for status in Status})


def _is_due(rule: Rule, filing: Filing) -> bool:
    """A rule is due from its stage on, and as soon as the files of what happened (record, finance) that it reads are there."""
    happened = [kind for kind in rule.reads if kind in ("record", "finance")]
    return filing.stage >= rule.since or (bool(happened) and all(map(filing.filed, happened)))


def _due(run: _Run, subject: Subject) -> tuple[_Due, ...]:
    """The rules of the subject's scope that are due for it: those for which a clause in force asks, from their stage on."""
    kind = _kind(subject)
    if kind not in run.due:
        of_scope = [rule for rule in all_rules().values() if rule.scope is _scope(subject)]
        asked = [(rule, _clauses(rule, subject)) for rule in of_scope if not isinstance(subject, Filing) or _is_due(rule, subject)]
        run.due[kind] = tuple(_Due(rule, clauses, _lacking(rule, subject)) for rule, clauses in asked if clauses)
    return run.due[kind]


def _scope(subject: Subject) -> Scope:
    return Scope.TERM if isinstance(subject, Filing) else Scope.SCHOOL if isinstance(subject, SchoolRecord) else Scope.CITY


def _kind(subject: Subject) -> tuple[object, ...]:
    """All that decides which rules are due for a subject: policy, stage, and the files that are there or broken."""
    if isinstance(subject, Filing):
        return subject.policy, subject.stage, frozenset(subject.parts), subject.broken
    if isinstance(subject, SchoolRecord):
        return tuple(dict.fromkeys(filing.policy for filing in subject.filings)), subject.profile is None
    return ()


def _uncovered(repository: Repository, filing: Filing) -> Finding:
    """The finding on a term that no registered policy covers, with the clauses on how long a policy is in force."""
    latest = repository.city.register.last_before(filing.id)
    kind = next((name for name in ("plan", *sorted(filing.parts)) if filing.filed(name)), "plan")
    values: dict[str, object] = {"term": filing.id}
    if latest is not None and latest.head.last_term is not None:
        values |= {"policy": latest.head.title, "last_term": latest.head.last_term}
    where = Where(f"{filing.folder}/{kind}.yml")
    known = [clause for entry in repository.city.register.entries.values() for clause in entry.clauses]
    clauses = tuple(dict.fromkeys(clause.id for clause in known if UNCOVERED in clause.rules))
    return Finding(
        rule=UNCOVERED, severity=Severity.ERROR, clauses=clauses, school=filing.school, term=str(filing.id),
        where=where, values=values,
    )  # fmt: skip


def _judge_all(run: _Run, subject: Subject, school: str, term: str) -> None:
    """Every rule that is due, then the reasons and decisions that lifted nothing."""
    known, due = len(run.not_evaluated), _due(run, subject)
    run.judged.setdefault(school, []).append(due)
    for each in due:
        _judge(run, each, subject, school, term)
    if not isinstance(subject, City):
        _idle(run, subject, school, term, [gap.rule for gap in run.not_evaluated[known:]])


def _judge(run: _Run, due: _Due, subject: Subject, school: str, term: str) -> None:
    """One evaluation: hits, then what lifts them, then how it ended."""
    hits: list[Hit] = []
    gap: NotEvaluated | None = None
    rule = due.rule
    try:
        if due.lacking:
            raise _not_filed(due.lacking, subject)
        for hit in rule.check(subject):  # one by one: what was found before an exception counts
            hits.append(hit)  # noqa: PERF402
    except NotFiledError as error:
        why = "broken-file" if error.broken else "missing-file"
        gap = NotEvaluated(rule.id, school, term, why, {"file": error.file})
    except YearUnknownError as error:
        gap = NotEvaluated(rule.id, school, term, "unknown-year", {"year": error.year})
    except ParameterMissingError as error:
        gap = NotEvaluated(rule.id, school, term, "no-parameter", {"parameter": error.parameter})
        _tell_missing_parameter(run, subject, error.parameter)
    if not hits and gap is None:
        run.counts[Status.PASSED] += 1
        return
    findings = [_finding(run, due, subject, hit, school, term) for hit in hits]
    run.findings += findings
    if gap is not None:
        run.not_evaluated.append(gap)
    run.counts[_ending(findings, gap)] += 1


def _tell_missing_parameter(run: _Run, subject: Subject, name: str) -> None:
    """A value that no policy gives is the policy's fault: one finding for each, at its parameters."""
    if isinstance(subject, Filing) and subject.policy is not None:
        where = Where(f"content/policy/{subject.policy.base.head.id}/parameters.yml", (name,))
        if where in run.told:
            return
        run.told.add(where)
        if not any(finding.where == where for finding in run.findings):
            values = {"parameter": name, "term": subject.id}
            run.findings.append(Finding(rule=MISSING, severity=Severity.ERROR, where=where, values=values))


def _lacking(rule: Rule, subject: Subject) -> str:
    """The first declared input that is not there."""
    if isinstance(subject, Filing):
        return next((kind for kind in rule.reads if not subject.has(kind)), "")
    return "school" if isinstance(subject, SchoolRecord) and "school" in rule.reads and subject.profile is None else ""


def _not_filed(kind: str, subject: Subject) -> NotFiledError:
    if isinstance(subject, Filing):
        return NotFiledError(kind, f"{subject.folder}/{kind}.yml", broken=subject.filed(kind))
    assert isinstance(subject, SchoolRecord)
    return NotFiledError(kind, f"schools/{subject.id}/{kind}.yml", broken=True)


def _ending(findings: list[Finding], gap: NotEvaluated | None) -> Status:
    """Advice never fails anything: an evaluation with nothing worse has passed."""
    if any(finding.rejects for finding in findings):
        return Status.FAILED
    if gap is not None:
        return Status.NOT_EVALUATED
    return Status.EXCUSED if any(finding.status is Status.EXCUSED for finding in findings) else Status.PASSED


def _finding(run: _Run, due: _Due, subject: Subject, hit: Hit, school: str, term: str) -> Finding:
    rule = due.rule
    lift = run.exceptions.lift(rule, subject, hit)
    entry = run.repository.entries.get(hit.where.file)
    values = {**hit.values, "days": hit.days} if hit.days else dict(hit.values)
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        status=Status.EXCUSED if lift else Status.FAILED,
        clauses=due.clauses,
        school=school,
        term=term,
        where=hit.where,
        span=entry.document.span(hit.where.path) if entry else START,
        values=values,
        suggest=hit.suggest,
        reason=lift.reason if lift else "",
        ruling=lift.ruling if lift else None,
        stated_for=lift.rule if lift and lift.rule != rule.id else "",
    )


def _clauses(rule: Rule, subject: Subject) -> tuple[str, ...]:
    """The clauses in force that ask for the rule: of a filing's policy, of the city's today, of any that a school files under."""
    policies = [filing.policy for filing in subject.filings] if isinstance(subject, SchoolRecord) else [subject.policy]
    found = [policy.asking_for(rule.id, rule.clauses) for policy in dict.fromkeys(policies) if policy is not None]
    return tuple(dict.fromkeys(clause for clauses in found for clause in clauses)) if found else rule.clauses


def _idle(run: _Run, subject: Filing | SchoolRecord, school: str, term: str, unjudged: Sequence[str]) -> None:
    """What is left of reasons and decisions that lifted nothing."""
    for finding in run.exceptions.idle_reasons(subject, unjudged):
        run.findings.append(_placed(run, replace(finding, school=school, term=term)))
    if isinstance(subject, Filing):
        # The bureau's own slip is no school's: without a school's name it holds no notice back.
        run.findings += [_placed(run, finding) for finding in run.exceptions.idle_decisions(subject, unjudged)]


def _placed(run: _Run, finding: Finding) -> Finding:
    """With the lines that it speaks of."""
    return replace(finding, span=run.repository.entries[finding.where.file].document.span(finding.where.path))


def _tally(counts: Mapping[Status, int]) -> Tally:
    return Tally(counts[Status.PASSED], counts[Status.FAILED], counts[Status.EXCUSED], counts[Status.NOT_EVALUATED])


def _report(run: _Run, schools: Sequence[SchoolRecord], wanted: Wanted, counted: Collection[str], more: Mapping[str, int]) -> Report:
    filings = [f for school in schools for f in school.filings if wanted(f.folder)]
    policies = dict.fromkeys(entry.head.id for f in filings if f.policy for entry in f.policy.entries)
    return Report(
        as_of=run.repository.city.as_of,
        policies=tuple(sorted(policies)),
        schools=len(schools),
        terms=len(filings),
        files=len(counted),
        tally=_tally(run.counts),
        filings=run.filings,
        judged=_judged(run),
        findings=tuple(sorted(redacted(run.findings, run.repository.discoveries), key=lambda finding: finding.order)),
        not_evaluated=tuple(run.not_evaluated),
        uncounted=dict(more),
    )


def _judged(run: _Run) -> dict[str, tuple[str, ...]]:
    """The rules that were due for each school; schools of the same kinds of filings share one list."""
    known: dict[tuple[int, ...], tuple[str, ...]] = {}
    found = {}
    for school, several in run.judged.items():
        kinds = tuple(map(id, several))
        if kinds not in known:
            known[kinds] = tuple(dict.fromkeys(due.rule.id for each in several for due in each))
        found[school] = known[kinds]
    return found
