"""Every row of the table with its small load; rows whose tests stand elsewhere only have to name tests that exist."""

from __future__ import annotations

import pytest

from tests.attacks.table import ROOT, Load, Row, rows

HEAVY = {"R4", "R5", "R6", "O1", "C6", "S5"}
"""Rows that take ten seconds and more even with the small load."""
OWN = [row for row in rows() if not row.tested]


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, marks=pytest.mark.heavy if row.id in HEAVY else ()) for row in OWN],
    ids=[f"{row.id} {row.attack}" for row in OWN],
)
def test_the_promise_holds(row: Row) -> None:
    reached = row.run(Load(timed=False))
    assert reached.held, f"{row.promise}: {reached.figure}"


def test_tests_that_rows_name_exist() -> None:
    for row in rows():
        for test in row.tested:
            file, _, name = test.partition("::")
            assert not name or f"def {name}(" in (ROOT / file).read_text("utf-8"), test
            assert (ROOT / file).exists(), test
