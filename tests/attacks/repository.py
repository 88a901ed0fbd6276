"""P1–P4, C1–C5, R1–R3 and R7–R11: what a pull request, an approval, the ledger and a publication may be made to do; tried by tests elsewhere."""

from __future__ import annotations

from tests.attacks.table import tested

tested(
    "P1",
    "odd trees: links, submodules, modes, names that one machine or another cannot hold",
    "17/17 refused for what is odd; nothing outside is opened",
    "tests/submission/test_reach_of_a_school.py::test_odd_names_and_modes_are_refused_for_what_is_odd",
    "tests/submission/test_attacks.py::test_nothing_outside_is_opened",
    "tests/test_git.py",
)
tested(
    "P2",
    "a school's request that touches what is not its own",
    "every one of 12 kinds of path refused, its owner named",
    "tests/submission/test_reach_of_a_school.py::test_a_school_changes_its_own_folder_only",
    "tests/submission/test_who_submits.py",
)
tested(
    "P3",
    "2,000 files, 500 MB",
    "decided unread within 5 s",
    "tests/submission/test_attacks.py::test_a_flood_is_refused_unread",
)
tested(
    "P4",
    "forged authors, committers and dates",
    "the same bytes whoever is named (NOTICES_REWRITES=100 for all)",
    "tests/submission/test_attacks.py::test_who_wrote_a_commit_and_when_decides_nothing",
)
tested(
    "C1",
    "workflows that hand a stranger's code the keys",
    "actionlint and zizmor find nothing in ours, and do in bad ones",
    "tests/recipes/test_workflows.py",
)
tested(
    "C2",
    "a merged request that replaced the validator",
    "0 of its bad file's pages published",
    "tests/recipes/test_server.py",
)
tested(
    "C3",
    "a request that brings its own validator",
    "0 of its modules imported or opened",
    "tests/submission/test_attacks.py::test_a_request_that_brings_its_own_validator_is_judged_by_the_base",
    "tests/submission/test_attacks.py::test_a_validator_that_was_merged_is_no_schools",
)
tested(
    "C5",
    "approvals forged, replayed or of another plan",
    "every kind refused with its reason; a change voids its slice alone",
    "tests/approvals",
)
tested(
    "C5",
    "closed books edited, deleted, renamed or back-dated; published files removed",
    "100 % refused; a correction shows old and new",
    "tests/integrity/test_closed.py",
    "tests/submission/test_what_stays.py",
    "tests/verification/test_codes.py",
)
tested(
    "C5",
    "the ledger changed in one place, cut short, or rewritten as a whole",
    "all found with a saved head, and said to be unprovable without one (LEDGER_MUTATIONS=6500 for all)",
    "tests/verification/test_chain.py",
)
tested(
    "R1",
    "kill -9 during a publication, a reader at work; disk full; builds at once",
    "no bad read; the old site whole; one digest (R2 and R3 likewise; see tests/publish/crashes.py for 200 kills)",
    "tests/publish/test_crashes.py",
)
tested(
    "R7",
    "schools with bad files among 300",
    "the other schools' pages byte for byte; exactly the bad ones named; what was published stays",
    "tests/notices/test_last_good.py",
)
tested(
    "R9",
    "a publication to be taken back",
    "three releases kept; the one before is back in one step, the ledger untouched",
    "tests/publish/test_releases.py",
)
tested(
    "R10",
    "git missing, broken, shallow, of somebody else",
    "one sentence each, never a guess",
    "tests/test_git.py",
)
