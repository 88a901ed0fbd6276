"""2,000 mutants of the sample city's terms: each is caught by a rule, or recorded in legal.yml with the reason why it is no fault."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from generator.source import read
from tests.mutants import places
from tests.mutants.filings import document, filings, places_of
from tests.mutants.judging import judge
from tests.mutants.legal import entries
from tests.mutants.mutants import draw
from tests.mutants.report import Survey, table

MUTANTS = 2000
LEGAL_SHARE = 5
"""At most one mutant of so many may be recorded as legal."""


@pytest.fixture(scope="module")
def survey() -> Survey:
    return Survey([judge(mutant) for mutant in draw(MUTANTS)], entries())


def test_every_mutant_is_caught_or_recorded(survey: Survey, record_property: Any) -> None:
    shown = table(survey)
    print(f"\n{shown}")  # noqa: T201 - what one runs this for, with `pytest -s`
    record_property("mutants", shown)
    assert [str(verdict.mutant) for verdict in survey.unrecorded] == []


def test_the_record_is_small(survey: Survey) -> None:
    assert sum(map(len, survey.matched.values())) * LEGAL_SHARE <= MUTANTS


def test_every_entry_of_the_record_has_a_mutant(survey: Survey) -> None:
    assert [str(entry) for entry, listed in survey.matched.items() if not listed] == []


def test_every_entry_names_one_of_its_mutants(survey: Survey) -> None:
    wrong = {
        str(e): [str(v.mutant) for v in listed] for e, listed in survey.matched.items() if e.seen not in [str(v.mutant) for v in listed]
    }
    assert wrong == {}


def test_a_mutant_changes_one_thing(survey: Survey) -> None:
    assert [str(verdict.mutant) for verdict in survey.verdicts if not verdict.as_meant] == []


def test_mutants_are_spread_evenly_and_differ(survey: Survey) -> None:
    mutants = [verdict.mutant for verdict in survey.verdicts]
    terms = Counter((mutant.filing.school, mutant.filing.term) for mutant in mutants)
    assert len({mutant.key for mutant in mutants}) == MUTANTS
    assert set(terms) == {(filing.school, filing.term) for filing in filings()}
    assert max(terms.values()) - min(terms.values()) <= len(Counter(mutant.sort for mutant in mutants))


def test_the_same_number_gives_the_same_mutant() -> None:
    assert [(m.key, m.edits) for m in draw(20)] == [(m.key, m.edits) for m in draw(20)]
    assert [m.key for m in draw(20)] != [m.key for m in draw(20, "another seed")]


def test_every_key_and_row_can_be_left_out() -> None:
    """Of the fully commented example: each is gone from the data, and nothing else."""
    for filing in (filing for filing in filings() if filing.school == "_example"):
        for file in filing.files:
            whole = document(file)
            for place in places_of(file):
                left = read(file, places.cut(whole, place.path).encode())
                assert not left.faults
                assert places.same(left.data, places.without(whole.data, place.path)), place
