"""The shape of a file: every error in one run, each with its place; schemas closed to the last leaf."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.model.fields import Spec
from generator.model.kinds import KINDS, Kind, kind
from generator.schema import check
from generator.schema.cerberus import schema_of
from generator.schema.check import MAX_FINDINGS, root_spec
from generator.source import read

TIMES = """\
dismissals:
  - {grades: [1, 2], weekdays: [周一], time: 15:40}
service: {first: 2021-09-06, last: 2022-01-14, weekdays: [周一], days: 17}
sessions:
  - name: 作业辅导
    category: 集中作业辅导
    grades: [1, 2]
    weekdays: [周一]
    starts: "15:50"
    ends: 16:30
    lessons: 1
    place: 教室
    groups: 2
"""


def findings(text: str, name: str = "times") -> list[tuple[str, int, int, str, object]]:
    checked = check(read(f"{name}.yml", text.encode()), kind(name))
    return [(f.rule, f.span.line, f.span.column, str(f.where), f.suggest) for f in checked.findings]


def test_a_good_file_becomes_its_part() -> None:
    checked = check(read("times.yml", TIMES.encode()), kind("times"))
    assert checked.findings == ()
    session = checked.content.sessions[0]
    assert (session.ends.isoformat(), session.at("ends").path) == ("16:30:00", ("sessions", 0, "ends"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    place: 教室\n", "", ("missing-field", 5, 5, "sessions[0].place", None)),
        ("    place: 教室\n", "    place:\n", ("missing-field", 12, 5, "sessions[0].place", None)),
        ("place: 教室", "plase: 教室", ("unknown-field", 12, 5, "sessions[0].plase", "place")),
        ("place: 教室", "地点: 教室", ("unknown-field", 12, 5, "sessions[0].地点", "place")),
        ("ends: 16:30", "ends: 16：30", ("bad-time", 10, 11, "sessions[0].ends", "16:30")),
        ("[1, 2], weekdays: [周一], time", "1, weekdays: [周一], time", ("wrong-type", 2, 14, "dismissals[0].grades", None)),
        ("days: 17", "days: [17]", ("wrong-type", 3, 70, "service.days", None)),
        ("lessons: 1", "lessons: 9", ("out-of-range", 11, 14, "sessions[0].lessons", 4)),
        ("    weekdays: [周一]\n", "    weekdays: [周一, 星期二]\n", ("not-a-choice", 8, 20, "sessions[0].weekdays[1]", None)),
        ("    weekdays: [周一]\n", "    weekdays: [周一, 周二, 周一]\n", ("repeated-item", 8, 24, "sessions[0].weekdays[2]", None)),
        ("    weekdays: [周一]\n", "    weekdays: []\n", ("too-few", 8, 15, "sessions[0].weekdays", None)),
        ("    weekdays: [周一]\n", "    weekdays: [周一, ]\n    weekdays: [周二]\n", ("duplicate-key", 9, 5, "sessions[0].weekdays", None)),
        ("    grades: [1, 2]\n", "    grades:\n      - 1\n      -\n", ("blank", 9, 8, "sessions[0].grades[1]", None)),
        ("- name: 作业辅导", "- name: '　'", ("blank", 5, 11, "sessions[0].name", None)),
    ],
)
def test_one_fault_is_one_finding(old: str, new: str, expected: tuple[object, ...]) -> None:
    found = findings(TIMES.replace(old, new, 1))
    if expected[0] == "unknown-field":
        found = [row for row in found if row[0] != "missing-field"]
    assert found == [expected]


def test_all_errors_of_a_file_come_at_once() -> None:
    rows = findings("dismissals: 3\nservice: {first: x}\nunknown: 1\n")
    assert [row[0] for row in rows] == [
        "missing-field", "wrong-type", "missing-field", "missing-field", "missing-field", "bad-date", "unknown-field",
    ]  # fmt: skip


def test_a_flood_is_cut_and_counted() -> None:
    text = "sessions:\n" + "".join(f"  - {{bad{n}: 1, name: ' '}}\n" for n in range(79))
    checked = check(read("times.yml", text.encode()), kind("times"))
    assert (len(checked.findings), checked.more) == (MAX_FINDINGS, 2 + 79 * 10 - MAX_FINDINGS)


def leaves(spec: Spec, path: str) -> Iterator[tuple[str, Spec]]:
    yield path, spec
    for name, inner in spec.inner().items():
        yield from leaves(inner, f"{path}.{name}")
    if spec.item is not None:
        yield from leaves(spec.item, f"{path}[]")


def chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def unnamed(path: str, spec: Spec) -> bool:
    """The file itself and the rows of a list, whose help stands at the list."""
    return "." not in path or (path.endswith("[]") and spec.kind == "part")


@pytest.mark.parametrize("known", KINDS, ids=lambda known: known.name)
def test_every_field_has_a_chinese_label_and_its_limits(known: Kind) -> None:
    for path, spec in leaves(root_spec(known), known.name):
        assert chinese(spec.label), path
        assert unnamed(path, spec) or (chinese(spec.help) and spec.help != spec.label), path
        assert spec.max > 0, path
        assert (spec.kind == "choice") == bool(spec.choices), path


def rules(schema: dict[str, object], path: str) -> Iterator[tuple[str, dict[str, object]]]:
    for name, rule in schema.items():
        assert isinstance(rule, dict)
        yield f"{path}.{name}", rule
        inner = rule.get("schema")
        if isinstance(inner, dict):
            yield from rules(inner, f"{path}.{name}") if rule["type"] == "dict" else rules({"[]": inner}, f"{path}.{name}")


@pytest.mark.parametrize("known", KINDS, ids=lambda known: known.name)
def test_schemas_are_closed_to_the_last_leaf(known: Kind) -> None:
    allowed = {
        "dict": {"type", "schema", "required"},
        "list": {"type", "schema", "required", "minlength", "maxlength"},
        "string": {"type", "check_with", "required"},
    }
    for path, rule in rules(schema_of(root_spec(known)), known.name):
        distinct = {"check_with"} if rule["type"] == "list" and "check_with" in rule else set()  # lists of grades, weekdays, terms
        assert set(rule) <= allowed[str(rule["type"])] | distinct, path
        assert set(rule) | {"required"} == allowed[str(rule["type"])] | distinct, path
