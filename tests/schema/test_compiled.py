"""The compiled fields let a file through exactly where Cerberus does, and make the same of it."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from generator.findings import Step, Where
from generator.model.fields import Part, Spec
from generator.model.kinds import KINDS, Kind, kind_of
from generator.schema.check import check, checked_slowly, quickly, root_spec
from generator.source import Document, read
from tests.rules.casebook import repository_files

ANYTHING: tuple[Any, ...] = (
    None, "", "　", "x", "0", "-1", "1234567890", "1.5", "１２", "No", "fewer-than-threshold", "2026-02-30", "2026-09-01", "02-29", "24:00", "17:30",
    "2026-autumn", "2026-summer", "a" * 61, "https://a.cn/b?c", "010-12345678", "xx-school",
    [], ["x"], ["1", "1"], ["周一", "周一"], [None], [[]], [{}], {}, {"x": "1"}, {"x": None},
)  # fmt: skip
"""Put in the place of every field: blanks, what other kinds of value look like, lists and mappings."""


def told(value: Any) -> Any:
    """All there is in a content: classes, values and where each part stands."""
    if isinstance(value, dict):
        return [(key, told(inner)) for key, inner in value.items()]
    if isinstance(value, tuple):
        return [type(value), *map(told, value)]
    if dataclasses.is_dataclass(value):
        return [type(value), *((field.name, told(getattr(value, field.name))) for field in dataclasses.fields(value))]
    return (type(value), value)


@cache
def files_of(kind: Kind) -> tuple[str, ...]:
    """A few good files of a kind that together use every field that any file of the sample uses."""
    chosen, seen = [], set[str]()
    for file, raw in sorted(repository_files().items(), key=lambda item: -len(item[1])):
        if file.endswith(".yml") and (found := kind_of(file)) is not None and found[0] is kind:
            data = read(file, raw).data
            here = {generic(path) for path, _ in fields(root_spec(kind), data)}
            if not here <= seen:
                seen |= here
                chosen.append(file)
    return tuple(chosen)


def fields(spec: Spec | None, data: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Spec | None]]:
    yield path, spec
    if isinstance(data, dict):
        for name, value in data.items():
            yield from fields(spec.inner().get(name) if spec else None, value, (*path, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from fields(spec.item if spec else None, value, (*path, index))


def generic(path: tuple[Step, ...]) -> str:
    return ".".join("[]" if isinstance(step, int) else step for step in path)


def mutants(kind: Kind) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each field of the kind changed in each way, once, in a file with no more than it must have."""
    seen = set[str]()
    for file in files_of(kind):
        yield from changed(kind, data_of(file), seen)


def changed(kind: Kind, whole: dict[str, Any], seen: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same for the fields of one file that have not been seen."""
    for path, spec in fields(root_spec(kind), whole):
        if not path or generic(path) in seen:
            continue
        seen.add(generic(path))
        data = {name: value for name, value in whole.items() if name == path[0] or root_spec(kind).inner()[name].required}
        for number, value in enumerate((*ANYTHING, *measured(spec))):
            mutant, holder = at(data, path)
            holder[path[-1]] = value
            yield f"{generic(path)} #{number} {value!r:.40}", mutant
        mutant, holder = at(data, path)
        if isinstance(holder, dict):
            del holder[path[-1]]
            yield f"{generic(path)} gone", mutant
            for name in ("unknown", "where", ""):
                for value in ("x", None):
                    mutant, holder = at(data, path)
                    holder[name] = value
                    yield f"{name}={value} beside {generic(path)}", mutant
        else:
            for rows in ((), holder[:1] * 2, holder[:1] * 41, holder[:1] * 81, (None, *holder)):
                mutant, holder = at(data, path)
                holder[:] = copy.deepcopy(list(rows))
                yield f"{len(rows)} rows of {generic(path)}", mutant


def measured(spec: Spec | None) -> Iterator[Any]:
    """What lies on either side of a field's own limits."""
    if spec is None or spec.kind == "part":
        return
    if spec.kind == "list":
        assert spec.item is not None
        row = spec.item.choices[0] if spec.item.choices else "1"
        yield from ([row] * number for number in (spec.min - 1, spec.min, spec.max, spec.max + 1) if number >= 0)
        yield [str(number) for number in range(spec.min, spec.max + 2)]
        return
    yield from (str(number) for number in (spec.min - 1, spec.min, spec.max, spec.max + 1))
    if spec.kind == "text":
        yield from ("长" * spec.max, "长" * (spec.max + 1), f" {'长' * (spec.max - 1)} ")
    yield from spec.choices[:2]
    yield spec.example


def at(data: dict[str, Any], path: tuple[Step, ...]) -> tuple[dict[str, Any], Any]:
    """A copy of the data, and in it what holds the value at a path."""
    fresh = copy.deepcopy(data)
    holder: Any = fresh
    for step in path[:-1]:
        holder = holder[step]
    return fresh, holder


MANY = 500
"""So many mutants of a kind are tried; of more, one in so many. All of them: set it to a million (four minutes)."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_field_that_is_changed_fits_where_cerberus_says_so(kind: Kind) -> None:
    through = refused = 0
    every = list(mutants(kind))
    for what, mutant in every[:: len(every) // MANY | 1]:
        document = Document("x.yml", "", mutant)
        quick, slow = quickly(document, kind), checked_slowly(document, kind)
        assert (quick is None) == bool(slow.findings), (what, slow.findings)
        assert quick is None or (told(quick.content), quick.findings, quick.more) == (told(slow.content), (), 0), what
        through, refused = through + (quick is not None), refused + (quick is None)
    assert min(through, refused) > 0


def test_every_kind_of_value_and_every_part_is_changed() -> None:
    """But the few that no file of the sample uses."""
    used = {(kind.name, generic(path)) for kind in KINDS for file in files_of(kind) for path, _ in fields(root_spec(kind), data_of(file))}
    specs = {spec.kind for kind in KINDS for file in files_of(kind) for _, spec in fields(root_spec(kind), data_of(file)) if spec}
    every = {(kind.name, path) for kind in KINDS for path in all_fields(root_spec(kind), ())}
    assert specs | {"hundredths"} >= set(KINDS_OF_VALUE)
    assert len(used & every) > 0.9 * len(every)


KINDS_OF_VALUE = (
    "text", "id", "count", "money", "hundredths", "date", "month_day", "time", "yesno", "choice", "term", "phone", "uscc", "url", "part", "list",
)  # fmt: skip


def data_of(file: str) -> Any:
    return read(file, repository_files()[file]).data


def all_fields(spec: Spec, path: tuple[Step, ...]) -> Iterator[str]:
    yield generic(path)
    for name, inner in spec.inner().items():
        yield from all_fields(inner, (*path, name))
    if spec.item is not None:
        yield from all_fields(spec.item, (*path, 0))


def test_every_good_file_of_the_sample_takes_the_quick_way_to_the_same_content() -> None:
    number = 0
    for file, raw in repository_files().items():
        found = kind_of(file)
        if found is None or not file.endswith(".yml"):
            continue
        document = read(file, raw)
        quick, slow = quickly(document, found[0]), checked_slowly(document, found[0])
        assert quick is not None, file
        assert told(quick.content) == told(slow.content), file
        assert check(document, found[0]) == quick, file
        assert not isinstance(quick.content, Part) or quick.content.where == Where(file), file
        number += 1
    assert number > 400
