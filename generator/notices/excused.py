"""The city and the report in; every soft rule that is not followed, with the public reason for it, out; of all schools or of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.city import Filing, SchoolRecord
from generator.findings import Finding, Ruling, Status
from generator.model.values import TermId
from generator.notices.clause_links import ClauseLink, links
from generator.notices.known import by_filing, latest_first
from generator.notices.provenance import display_name
from generator.notices.state import Statement, States, school_fact
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


def excused_rows(states: States) -> Iterator[ExcusedRow]:
    """Of all schools; what concerns a school itself stands before all terms."""
    for rows in of_itself.every(states):
        yield from rows
    yield from latest_first(states, of_term)


def excused_by_term(states: States) -> tuple[tuple[str, tuple[ExcusedRow, ...]], ...]:
    """The same by the name of the term, one row for all that the same reason is stated for."""
    return states.once("excused", lambda: _by_term(excused_rows(states)))


def _by_term(found: Iterable[ExcusedRow]) -> tuple[tuple[str, tuple[ExcusedRow, ...]], ...]:
    rows = dict.fromkeys(found)
    return tuple((term, tuple(found)) for term, found in groupby(rows, key=lambda row: row.term))


def excused_of(states: States, school: SchoolRecord) -> tuple[ExcusedRow, ...]:
    """Those of one school in the same order, one row for all that the same reason is stated for."""
    of_terms = sorted(of_term(states, school), key=lambda pair: pair[0], reverse=True)
    return tuple(dict.fromkeys((*of_itself(states, school), *(row for _, row in of_terms))))


@school_fact
def of_itself(states: States, school: SchoolRecord) -> tuple[ExcusedRow, ...]:
    """Reasons about the school itself, once something of it is public."""
    return tuple(_of_itself(states, school))


def _of_itself(states: States, school: SchoolRecord) -> Iterator[ExcusedRow]:
    if any(states.of(filing).public for filing in school.filings):
        for finding in states.of_itself(school):
            if finding.status is Status.EXCUSED:
                yield _row(states, school, None, finding)


@by_filing
def of_term(states: States, school: SchoolRecord, filing: Filing) -> Iterator[ExcusedRow]:
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
