"""How many schools and terms in; a city of so many, written from the sample's shapes, out: `python -m tests.benchmarks.synthetic ROOT N [T]`.

Every school is one of the sample's under another name: no two files of two schools are the same bytes, every school passes every rule, and
the same numbers give the same bytes. The city's own files (policy, calendar, bureau, pages) are the sample's; it has published nothing yet
that a ledger would know of.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count as count_from_0
from pathlib import Path

from generator.model.values import TermId
from generator.project import read_files
from tests.bind import bound
from tests.rules.casebook import ROOT

LAST_TERM = TermId.parse("2026-autumn")

WORDS = {
    "gaoxin": "高新", "liuhe": "柳河", "mingde": "明德", "qingshan": "青山", "zhiyuan": "致远", "shiqiao": "石桥", "yucai": "育才",
}  # fmt: skip
"""The word of each model's names that is made another one for each school."""

MODELS = {
    1: ("gaoxin", "liuhe", "mingde", "qingshan", "zhiyuan"),
    2: ("gaoxin", "liuhe", "mingde", "qingshan", "zhiyuan"),
    13: ("shiqiao", "yucai"),
}
"""By the number of terms: the sample's schools that stand on those alone, without a term before them or a decision of the bureau."""

_DROPPED = re.compile(r"^(schools|content/(ledger|bureau/(schools|publications|approvals|decisions|inspections|corrections|withdrawals)))/")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_BATCH = 100


def terms(count: int) -> tuple[str, ...]:
    """The last so many terms, the newest last."""
    found = [LAST_TERM]
    while len(found) < count:
        found.append(found[-1].previous)
    return tuple(str(term) for term in reversed(found))


def city_files() -> dict[str, bytes]:
    """What is the city's and no school's."""
    return {name: raw for name, raw in read_files(ROOT).items() if not _DROPPED.match(name)}


def school_id(number: int) -> str:
    return f"x{number:06}"


def schools(numbers: range, count: int = 2) -> dict[str, bytes]:
    """The files of those schools, their approvals not bound yet."""
    kept, sample = terms(count), read_files(ROOT)
    models = MODELS[count]
    own = {model: dict(_files_of(model, sample, kept)) for model in models}
    made: dict[str, bytes] = {}
    for number in numbers:
        model = models[number % len(models)]
        for name, raw in own[model].items():
            made[name.replace(model, school_id(number))] = _renamed(name, raw, model, number, kept)
    return made


def _files_of(model: str, sample: dict[str, bytes], kept: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for name, raw in sample.items():
        own = f"/{model}/" in name or name.endswith(f"/{model}.yml")
        term = re.search(r"/(\d{4}-(?:autumn|spring))/", name)
        if own and (term is None or term[1] in kept) and not re.match(r"content/(ledger|bureau/(corrections|withdrawals))/", name):
            yield name, raw


def _renamed(name: str, raw: bytes, model: str, number: int, kept: tuple[str, ...]) -> bytes:
    text = raw.decode()
    if "/approvals/" not in name:
        text = text.replace(WORDS[model], WORDS[model] + str(number).translate(_DIGITS))
    text = re.sub(rf"\b{model}\b", school_id(number), text)
    # No two schools have the same pupils: the grades, in their order, have a few more by the digits of the number.
    more = (number // 29**place % 29 for place in count_from_0())
    text = re.sub(r"\benrolled: (\d+)", lambda found: f"enrolled: {int(found[1]) + next(more)}", text)
    text = re.sub(r"\b0700-0000", f"07{number % 100:02}-{number // 100:04}", text)
    text = re.sub(r"^(number: .*?)(\d+)(\D*)$", rf"\g<1>\g<2>{number:06}\g<3>", text, flags=re.MULTILINE)
    text = re.sub(r"^first_term: .*", f"first_term: {kept[0]}", text, flags=re.MULTILINE)
    if "/publications/" in name:
        text = "".join(line for line in text.splitlines(True) if "{term" not in line or any(term in line for term in kept))
    # A file that names nothing of its school (its staff, say) is its own by this line.
    return f"# {school_id(number)}\n{text}".encode()


def _batch(numbers: range, count: int) -> dict[str, bytes]:
    own = schools(numbers, count)
    made = bound(city_files() | own)
    return {name: made[name] for name in own}


def write_city(root: Path, number: int, count: int = 2, processes: int | None = None) -> None:
    """Writes the city to an empty folder, with the sample's mkdocs.yml and hand-written pages."""
    for name, raw in city_files().items():
        _write(root / name, raw)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "content/pages", root / "content/pages", dirs_exist_ok=True)
    parts = [range(first, min(first + _BATCH, number)) for first in range(0, number, _BATCH)]
    with ProcessPoolExecutor(processes) as pool:
        for made in pool.map(_batch, parts, [count] * len(parts)):
            for name, raw in made.items():
                _write(root / name, raw)


def _write(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


if __name__ == "__main__":
    write_city(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 2)
