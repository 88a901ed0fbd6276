"""The typings of schema.org (npm package schema-dts) in; its types, their ancestors, their properties and what these may hold out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
TYPINGS = HERE / "node_modules/schema-dts/dist/schema.d.ts"

SCALARS = {"Text", "URL", "Date", "DateTime", "Time", "Number", "Integer", "Float", "Boolean", "CssSelectorType", "DayOfWeek"}


def lacking() -> str:
    """What the tests need and this machine lacks; nothing where it is there."""
    return "" if TYPINGS.is_file() else "schema-dts (npm ci --prefix tests/data --ignore-scripts)"


@dataclass(frozen=True)
class Vocabulary:
    """`bases` are the interfaces with their parents, `leaves` the interface of each type, `kinds` the types below each."""

    parents: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, Mapping[str, frozenset[str]]]
    leaves: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]

    def of(self, kind: str) -> dict[str, frozenset[str]]:
        """The properties of a type with what each may hold."""
        return dict(self._of(self.leaves[kind]))

    def _of(self, base: str) -> Iterator[tuple[str, frozenset[str]]]:
        for parent in self.parents.get(base, ()):
            yield from self._of(parent)
        yield from self.properties.get(base, {}).items()

    def below(self, kind: str) -> frozenset[str]:
        """A type with all that are kinds of it."""
        found, ahead = {kind}, [kind]
        while ahead:
            more = self.kinds.get(ahead.pop(), frozenset()) - found
            found |= more
            ahead += more
        return frozenset(found)


@cache
def vocabulary() -> Vocabulary:
    text = TYPINGS.read_text(encoding="utf-8")
    parents, properties, leaves = {}, {}, {}
    for name, extends, body in re.findall(
        r"^(?:export )?interface (\w+)(?: extends ([^{]+))? \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL
    ):
        parents[name] = tuple(each.strip() for each in extends.split(",")) if extends else ()
        properties[name] = {
            prop: frozenset(part.strip() for part in held.split("|"))
            for prop, held in re.findall(r'^    "(\w+)"\?: SchemaValue<(.*), "\w+">;', body, re.MULTILINE)
        }
        for kind in re.findall(r'^    "@type": "(\w+)";', body, re.MULTILINE):
            leaves[kind] = parents[name][0]
    kinds = {
        name: frozenset(part.strip() for part in held.split("|"))
        for name, held in re.findall(r"^export type (\w+)(?:<[^=]*>)? = (.*);$", text, re.MULTILINE)
    }
    return Vocabulary(parents, properties, leaves, kinds)


def faults(thing: object, *, top: bool = True) -> list[str]:
    """What of a thing of JSON-LD is not in the vocabulary, or is not what a property may hold."""
    words = vocabulary()
    assert isinstance(thing, dict)
    kind = thing.get("@type")
    if kind is None:
        return [] if set(thing) == {"@id"} and not top else [f"no type: {sorted(thing)}"]
    if kind not in words.leaves:
        return [f"no such type: {kind}"]
    known, found = words.of(kind), []
    for name, value in thing.items():
        if name in ("@type", "@id"):
            continue
        if name not in known:
            found.append(f"{kind} has no {name}")
            continue
        for each in value if isinstance(value, list) else [value]:
            found += _held(kind, name, each, known[name])
    return found


def _held(kind: str, name: str, value: object, allowed: frozenset[str]) -> list[str]:
    if not isinstance(value, dict):
        return [] if allowed & SCALARS else [f"{kind}.{name} is no text"]
    inner = value.get("@type")
    if inner is not None and not any(inner in vocabulary().below(each) for each in allowed):
        return [f"{kind}.{name} is no {inner}"]
    return faults(value, top=False)
