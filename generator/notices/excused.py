"""The city and the report in; every soft rule that is not followed, with the public reason for it, out; of all schools or of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.city import Filing, SchoolRecord
from generator.findings import Finding, Ruling, Status
from generator.model.values import TermId
from generator.notices.clause_links import ClauseLink, links
from generator.notices.provenance import display_name
from generator.notices.state import Statement, States, public_schools
from generator.wording.sentences import title


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcusedRow:
    """A soft rule that a public filing does not follow, with its stated reason; `term` is empty, `of` None, for the school itself."""

    school: str
    name: str
    of: TermId | None
    term: str
    address: str
    rule: str
    title: str
    clauses: tuple[ClauseLink, ...]
    reason: str
    ruling: Ruling | None = None
    """The bureau's decision, where the reason is not the school's."""


def latest_first(states: States) -> Iterator[tuple[SchoolRecord, Filing]]:
    """Every filing of every school, the latest term first."""
    pairs = [(school, filing) for school in public_schools(states.city) for filing in school.filings]
    yield from sorted(pairs, key=lambda pair: (-pair[1].id.rank, pair[0].id))


def excused_rows(states: States) -> Iterator[ExcusedRow]:
    """Of all schools; what concerns a school itself stands before all terms."""
    for school in public_schools(states.city):
        yield from _of_itself(states, school)
    for school, filing in latest_first(states):
        yield from _of_term(states, school, filing)


def excused_by_term(states: States) -> tuple[tuple[str, tuple[ExcusedRow, ...]], ...]:
    """The same by the name of the term, one row for all that the same reason is stated for."""
    rows = dict.fromkeys(excused_rows(states))
    return tuple((term, tuple(found)) for term, found in groupby(rows, key=lambda row: row.term))


def excused_of(states: States, school: SchoolRecord) -> tuple[ExcusedRow, ...]:
    """Those of one school in the same order, one row for all that the same reason is stated for."""
    rows = (row for filing in reversed(school.filings) for row in _of_term(states, school, filing))
    return tuple(dict.fromkeys((*_of_itself(states, school), *rows)))


def _of_itself(states: States, school: SchoolRecord) -> Iterator[ExcusedRow]:
    """Reasons about the school itself, once something of it is public."""
    if any(states.of(filing).public for filing in school.filings):
        for finding in states.of_itself(school):
            if finding.status is Status.EXCUSED:
                yield _row(states, school, None, finding)


def _of_term(states: States, school: SchoolRecord, filing: Filing) -> Iterator[ExcusedRow]:
    """Only what is public anyway: reasons in the books with the statement."""
    state = states.of(filing)
    for finding in states.excused(filing):
        books = finding.where.file.endswith("/finance.yml")
        if finding.term == str(filing.id) and state.public and (not books or state.statement is Statement.PUBLISHED):
            yield _row(states, school, filing, finding)


def _row(states: States, school: SchoolRecord, filing: Filing | None, finding: Finding) -> ExcusedRow:
    return ExcusedRow(
        school=school.id,
        name=display_name(school),
        of=filing.id if filing else None,
        term=filing.id.season_name if filing else "",
        address=f"schools/{school.id}/{filing.id}/" if filing else f"schools/{school.id}/",
        rule=finding.rule,
        title=title(finding.rule),
        clauses=links(states.city.register, finding.clauses),
        reason=finding.reason,
        ruling=finding.ruling,
    )
