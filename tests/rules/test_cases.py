"""Every case of every rule: the findings are those marked on their lines, and no others."""

import pytest

from tests.rules.casebook import Case, cases, run


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.rule}-{case.name}")
def test_case(case: Case) -> None:
    announced, found = run(case)
    assert found == announced
