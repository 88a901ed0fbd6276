"""Which policy judges which term: the one in force on its date, whatever is registered later."""

from __future__ import annotations

import pytest

from generator.model.policy import ParameterMissingError
from generator.model.values import TermId
from generator.repository import load_register
from tests.rules.casebook import repository_files

FILES = {name: raw for name, raw in repository_files().items() if name.startswith("content/policy/")}
ALL = ["2020-spring", "2020-autumn", "2023-spring", "2023-autumn", "2024-spring", "2027-spring", "2027-autumn"]


@pytest.mark.parametrize(
    ("term", "ids"),
    [
        ("2020-spring", None),
        ("2020-autumn", ["xx-2020"]),
        ("2023-spring", ["xx-2020"]),
        ("2023-autumn", ["xx-2020", "xx-2023-extension", "national-2021"]),
        ("2024-spring", ["xx-2020", "xx-2023-extension", "national-2021", "national-2024"]),
        ("2027-spring", ["xx-2020", "xx-2023-extension", "national-2021", "national-2024"]),
        ("2027-autumn", None),
    ],
)
def test_a_term_has_the_policy_of_its_date(term: str, ids: list[str] | None) -> None:
    policy = load_register(FILES).on(TermId.parse(term))
    assert (policy and [entry.head.id for entry in policy.entries]) == ids


def test_without_the_extension_later_terms_are_not_covered() -> None:
    files = {name: raw for name, raw in FILES.items() if "extension" not in name}
    register = load_register(files)
    assert [term for term in ALL if register.on(TermId.parse(term))] == ["2020-autumn", "2023-spring"]


def test_a_later_value_changes_no_earlier_term() -> None:
    name = "content/policy/xx-2020/parameters.yml"
    head, _, rest = FILES[name].decode().partition("max_lessons_per_day:")
    value, _, tail = rest.partition("history:\n")
    changed = f"{head}max_lessons_per_day:{value}history:\n    - first_term: 2026-autumn\n      value: 1\n{tail}"
    before, after = load_register(FILES), load_register(FILES | {name: changed.encode()})
    seen = {term: (before.on(TermId.parse(term)), after.on(TermId.parse(term))) for term in ("2020-autumn", "2026-spring", "2026-autumn")}
    lessons = {term: [policy and policy.values.max_lessons_per_day for policy in pair] for term, pair in seen.items()}
    assert lessons == {"2020-autumn": [2, 2], "2026-spring": [2, 2], "2026-autumn": [2, 1]}


def test_an_overlay_sets_its_values_from_its_term_on() -> None:
    register = load_register(FILES)
    required = [term for term in ALL if (policy := register.on(TermId.parse(term))) and policy.values.whitelist_required]
    assert required == ["2024-spring", "2027-spring"]


def test_a_parameter_that_nobody_gave_is_missing_by_name() -> None:
    kept = {name: raw for name, raw in FILES.items() if name != "content/policy/xx-2020/parameters.yml"}
    policy = load_register(kept).on(TermId.parse("2021-autumn"))
    assert policy is not None
    with pytest.raises(ParameterMissingError, match="small_group"):
        _ = policy.values.small_group
