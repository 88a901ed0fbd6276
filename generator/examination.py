"""The files of a repository, or what a submission would change in them, in; the city that they describe, and all that was found there, out.

What only builds pages is not imported: who checks a file does not wait for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.approval_check import approval_findings
from generator.checking import Wanted, check, with_findings
from generator.city import Filing
from generator.examining import Judged, Whole, by_school
from generator.findings import Report
from generator.integrity.closed import closed_books
from generator.ledger import FOLDER
from generator.project import APPROVALS, read_files
from generator.repository import Repository, load
from generator.store import NOTHING_STORED, Store
from generator.submission import RULES as SUBMISSION_RULES
from generator.submission import Submission, reach, submitted, with_submission

SET_UP = ("content/policy/", "content/calendar/", FOLDER, "content/bureau/city.yml", "content/bureau/terms.yml")


@dataclass(frozen=True, slots=True)
class Examination:
    """A repository and what was found in it."""

    repository: Repository
    report: Report
    whole: Whole | None = None
    """The same by schools, where it was examined so."""
    submission: Submission | None = None
    """What differs from the base, where it was compared with one."""

    @property
    def keys(self) -> Mapping[str, bytes]:
        """For each school one number for all that it was judged by; none where the repository was not examined school by school."""
        return self.whole.keys if self.whole else {}

    @property
    def around(self) -> bytes:
        """One number for all else: the city's own files, the day and this program; empty where there are no keys."""
        return self.whole.around if self.whole else b""

    @property
    def set_up_faults(self) -> tuple[str, ...]:
        """The files of the policy, the calendar or the city itself that have errors: no school is to blame for those."""
        failed = (f for f in self.report.errors if f.rule not in SUBMISSION_RULES)
        return tuple(dict.fromkeys(f.where.file for f in failed if f.where.file.startswith(SET_UP)))


def examine(
    root: Path,
    as_of: dt.date,
    paths: Sequence[str] = (),
    *,
    judge: bool = True,
    store: Store = NOTHING_STORED,
    given: Sequence[Mapping[str, Judged]] = (),
    jobs: int = 1,
    pages: bool = False,
) -> Examination:
    """Reads and checks the repository at `root` as it stands on `as_of`; `judge=False` leaves the rules out.

    What earlier runs found is taken from the `store`, and what other machines found (`given`), as far as nothing has changed that it rests
    on.
    """
    if judge and not paths and (store != NOTHING_STORED or given):
        whole = by_school(root, as_of, store, given, jobs=jobs, pages=pages)
        if whole is not None:
            return Examination(whole.repository, whole.report, whole)
    return examined(load(read_files(root), as_of), paths, judge=judge)


def examined(repository: Repository, paths: Sequence[str] = (), *, judge: bool = True) -> Examination:
    """The same of what has been read."""
    return Examination(repository, _with_later(repository, check(repository, paths, judge=judge), paths, judge=judge))


def _with_later(repository: Repository, report: Report, paths: Sequence[str], *, judge: bool = True) -> Report:
    """The rules' report, and with it whether the approvals are what they say, and what the ledger says of books that are closed."""
    if not judge:
        return report
    wanted = Wanted(paths)
    approvals = approval_findings(repository.city, repository.entries, lambda filing: _asked(filing, wanted))
    return with_findings(repository, report, (*approvals, *closed_books(repository)), paths)


def _asked(filing: Filing, wanted: Wanted) -> bool:
    """Whether a filing, or one of its approvals, stands under one of the paths."""
    return wanted(filing.folder) or wanted(f"{APPROVALS}{filing.id}/{filing.school}")


def examine_submission(root: Path, as_of: dt.date, base: str, head: str = "HEAD", by: str = "") -> Examination:
    """Judges what the commit `head` would change in `base`, opened by the account `by`: committed blobs only, nothing of the work tree.

    The data are the base's with the submission's own changes in them; the report tells of what differs, and of every filing on which it
    bears. A submission that is too large is refused unread. Raises GitFault where git cannot tell.
    """
    submission = submitted(root, base, head, by=by, as_of=as_of)
    repository = load(submission.files, as_of)
    reached = reach(submission, repository)
    report = check(repository, reached.judged, shapes=reached.shapes)
    report = _with_later(repository, report, reached.judged)
    return Examination(repository, with_submission(report, submission), submission=submission)
