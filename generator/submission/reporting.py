"""A report on the data and a submission in; the one report on both out, whose counts still add up.

Each path that differs is one evaluation more: whether it may. Of what was too much to look into, only that counts.
"""

from __future__ import annotations

from dataclasses import replace

from generator.findings import Report
from generator.submission.judging import Submission


def with_submission(report: Report, submission: Submission) -> Report:
    """The report with what is wrong with the submission itself."""
    failed = len({finding.where.file for finding in submission.findings})
    passed = 0 if submission.unread else len(submission.changes) - failed
    tally = replace(report.tally, failed=report.tally.failed + failed, passed=report.tally.passed + passed)
    findings = sorted((*report.findings, *submission.findings), key=lambda finding: finding.order)
    return replace(report, tally=tally, findings=tuple(findings))
