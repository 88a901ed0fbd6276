"""O1–O12: what a school's text may do to pages, data files, calendars, feeds and codes."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from typing import Any

from icalendar import Calendar
from lxml import etree

from generator.findings import Step
from generator.model.fields import Spec
from generator.model.kinds import kind_of
from generator.render.csv_file import cell
from generator.repository import load
from generator.schema import check
from generator.schema.check import root_spec
from generator.schema.convert import UnfitError, convert
from generator.source import read
from tests.attacks import corpus
from tests.attacks.table import ROOT, Load, Reached, all_of, attack, tested
from tests.render.town import AFTER, _files
from tests.render.whole import assets, judged, site


def _texts(spec: Spec, data: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], int]]:
    """Where the free texts of a file stand, and how long each may be."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in spec.inner():
                yield from _texts(spec.inner()[key], value, (*path, key))
    elif isinstance(data, list) and spec.item is not None:
        for index, value in enumerate(data):
            yield from _texts(spec.item, value, (*path, index))
    elif spec.kind == "text" and isinstance(data, str):
        yield path, spec.max


KEYS = re.compile(r"^(id|pinyin|clause|rule|for|provider|partner|number|step|name|code|office|role|post|area)$")
"""Texts by which files refer to each other, or that decide the order of rows; names of schools are planted by themselves."""


@cache
def _places() -> tuple[tuple[str, tuple[Step, ...], int], ...]:
    found = []
    for file, raw in _files().items():
        known = kind_of(file)
        if file.startswith("schools/") and known is not None:
            document = read(file, raw)
            found += [(file, path, most) for path, most in _texts(root_spec(known[0]), document.data) if not KEYS.match(str(path[-1]))]
        if known is not None and known[0].name == "school":
            found += [(file, ("name",), 40)]
    return tuple(found)


def planted(texts: tuple[str, ...], turn: int, width: int = 0) -> dict[str, bytes]:
    """The town with one of the texts at every place; another one at each place with each turn."""
    files = dict(_files())
    edits: dict[str, list[tuple[Any, str]]] = {}
    for at, (file, path, most) in enumerate(_places()):
        text = texts[(at + turn * len(_places())) % len(texts)]
        edits.setdefault(file, []).append((read(file, files[file]).span(path), text[:most] if not width else text))
    for file, listed in edits.items():
        lines = files[file].decode().split("\n")
        for span, text in sorted(listed, key=lambda edit: (edit[0].line, edit[0].column), reverse=True):
            first, last = lines[span.line - 1][: span.column - 1], lines[span.end_line - 1][span.end_column - 1 :]
            lines[span.line - 1 : span.end_line] = [first + json.dumps(text, ensure_ascii=False) + last]
        files[file] = "\n".join(lines).encode()
    return files


class _Skeleton(HTMLParser):
    """The elements of a page and the names of their attributes, scripts and addresses with their values."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, ...]] = []
        self.data: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, *(name for name, _ in attrs)))
        self.data += [value for name, value in attrs if name in ("href", "src", "action") and value]

    def handle_comment(self, data: str) -> None:
        self.seen.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.seen.append(("declaration", decl))


Built = tuple[dict[str, Any], dict[str, bytes]]


def built(files: Mapping[str, bytes]) -> Built:
    """The pages and the other files of a town."""
    states = judged(load(files, AFTER).city)
    return site(states), assets(states)


@cache
def usable() -> tuple[str, ...]:
    """The naughty texts that a school may write at all: those that the reader and the field take."""
    spec = Spec(kind="text", label="x", max=1000)
    good = []
    for text in corpus.naughty():
        document = read("x.yml", f"a: {json.dumps(text, ensure_ascii=False)}".encode("utf-8", "surrogatepass"))
        try:
            good += [convert(spec, text)] if not document.faults else []
        except UnfitError:
            continue
    return tuple(dict.fromkeys(map(str, good)))


@cache
def _towns(turns: int) -> tuple[Built, ...]:
    return tuple(built(planted(usable(), turn)) for turn in range(turns))


@cache
def _plain() -> Built:
    """With harmless texts, each another: equal heads of a statement would be added up."""
    return built(planted(tuple(f"甲{at}乙" for at in range(len(_places()))), 0))


def turns(load: Load) -> int:
    """Small: every text at one place or more; heavy: every text at many places."""
    least = -(-len(usable()) // len(_places()))
    return load.of(least, max(least, 30))


@attack("O1", "naughty texts in every free text of the schools' files", "0 pages whose elements or attributes differ")
def markup(load: Load) -> Reached:
    plain, differing, pages = {a: _Skeleton(p.body + p.head).seen for a, p in _plain()[0].items()}, [], 0
    known = {piece for seen in plain.values() for piece in seen}
    for made, _ in _towns(turns(load)):
        for address, page in made.items():
            pages += 1
            seen = _Skeleton(page.body + page.head).seen
            if (seen != plain.get(address)) if address.startswith("schools/") else not set(seen) <= known:
                differing.append(address)
    where = " ".join(dict.fromkeys(differing))[:200]
    figure = f"{len(usable())} texts × {len(_places())} places in {turns(load)} towns, {pages} pages: {len(differing)} differ {where}"
    return Reached(figure, held=not differing and len(usable()) >= 300)


@attack(
    "O2", "school text through Markdown", "never: no page of a school is made from Markdown; the planted texts stand as they were typed"
)
def markdown(load: Load) -> Reached:
    missing = 0
    for files, (made, _) in zip((planted(usable(), turn) for turn in range(turns(load))), _towns(turns(load)), strict=True):
        name = read("x", files["schools/lvye/school.yml"]).data["name"]  # type: ignore[index]
        missing += str(name).strip() not in _words(made["schools/lvye/"].body)
    imports = [
        path.name
        for path in (ROOT / "generator").rglob("*.py")
        if re.search(r"(?m)^\s*(?:import|from) (?:markdown|mistune)\b", path.read_text("utf-8"))
    ]
    return Reached(f"{missing} names changed, {len(imports)} imports of a Markdown reader", held=not missing and not imports)


def _words(body: str) -> str:
    return "".join(etree.HTML(f"<div>{body}</div>").itertext())


@attack("O4", "templates made from data", "0 from_string, Template( and |safe; {{7*7}} printed as typed")
def templates(load: Load) -> Reached:
    used = []
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            used += [f"{path.name}:{name}"] if name in ("from_string", "Template", "render_template_string") else []
    safe = [
        p.name
        for p in (ROOT / "theme/templates").rglob("*")
        if p.is_file() and re.search(r"[^\"'\s]\s*\|\s*safe\b|autoescape\s+false", p.read_text("utf-8"))
    ]
    plants = planted(("{{7*7}}",), 0)
    raw = "".join(page.body for page in built(plants)[0].values())
    shown, solved = (
        raw.count("{{7*7}}"),
        len(re.findall(r">\s*49\s*<", raw)) - len(re.findall(r">\s*49\s*<", "".join(p.body for p in _plain()[0].values()))),
    )
    return Reached(
        f"{len(used)} {used or ''} calls, {len(safe)} {safe or ''} |safe on data, printed {shown} times, solved {solved}",
        held=not used and not safe and shown > 20 and not solved,
    )


@attack(
    "O5",
    "addresses: javascript:, //evil, ok@evil, back-slashes",
    "16/16 refused by the field; every link of the planted pages leads inside, to https or by telephone",
)
def addresses(load: Load) -> Reached:
    spec, taken = Spec(kind="url", label="x"), 0
    for text in corpus.URLS:
        try:
            convert(spec, text)
            taken += 1
        except UnfitError:
            continue
    links = {link for made, _ in _towns(turns(load)) for page in made.values() for link in _Skeleton(page.body + page.head).data}
    foreign = [
        link
        for link in links
        if re.match(
            r"(?!https://notices\.shili\.example/|https://creativecommons\.org/|tel:|webcal://notices)[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\", link
        )
    ]
    return Reached(
        f"{len(corpus.URLS) - taken}/{len(corpus.URLS)} refused, {len(links)} links, {len(foreign)} foreign {foreign[:3] or ''}",
        held=not taken and not foreign,
    )


@attack("O6", "naughty texts in JSON and JSON-LD", "parse back 100 %, no </script> inside, no NaN")
def inline_json(load: Load) -> Reached:
    blocks, bad = 0, 0
    for made, files in _towns(turns(load)):
        listed = [
            text
            for p in made.values()
            for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', p.body + p.head, re.DOTALL)
        ]
        listed += [data.decode() for path, data in files.items() if path.endswith(".json")]
        for text in listed:
            blocks += 1
            try:
                json.loads(text, parse_constant=_no_constant)
            except ValueError:
                bad += 1
    return all_of(blocks - bad, blocks, "parse")


def _no_constant(name: str) -> None:
    raise ValueError(name)


SIGNS = "=+-@\t\r\n＝＋－＠"


@attack("O7", "formulas in CSV", "every text that begins with one of 11 signs is marked")
def formulas(_: Load) -> Reached:
    texts = [sign + rest for sign in SIGNS for rest in ("1", "cmd|x", "SUM(A1)")]
    return all_of(sum(cell(text) == f"'{text}" for text in texts), len(texts), "marked")


tested("O7", "LibreOffice opens the tables", "0 formulas, times, numbers and dates as what they are", "tests/render/test_csv_file.py")


@attack("O8", "naughty texts in calendars", "the same components and properties, lines ≤ 75 octets, CRLF")
def calendars(load: Load) -> Reached:
    plain, files, bad = _counts(_plain()[1]), 0, []
    for _, made in _towns(turns(load)):
        counts = _counts(made)
        files += len(counts)
        bad += [path for path, count in counts.items() if count != plain.get(path)]
        for path, data in made.items():
            if path.endswith(".ics") and (re.search(rb"(?<!\r)\n", data) or any(len(line) > 75 for line in data.split(b"\r\n"))):
                bad.append(path)
    return Reached(f"{files} calendars, {len(bad)} differ {bad[:2] or ''}", held=files > 0 and not bad)


def _counts(files: Mapping[str, bytes]) -> dict[str, list[tuple[str, list[str]]]]:
    return {
        path: [(part.name, sorted(part.keys())) for part in Calendar.from_ical(data).walk()]  # type: ignore[misc]
        for path, data in files.items()
        if path.endswith(".ics")
    }


@attack("O9", "naughty texts in feeds", "well-formed 100 %")
def feeds(load: Load) -> Reached:
    files = [data for _, made in _towns(turns(load)) for path, data in made.items() if path.endswith(".xml")]
    return all_of(sum(_well_formed(data) for data in files), len(files), "well-formed")


def _well_formed(data: bytes) -> bool:
    try:
        etree.fromstring(data)
    except etree.XMLSyntaxError:
        return False
    return True


tested("O3", "titles, navigation, descriptions and search", "0 scripts, what is typed is only text", "tests/browser/test_search.py::test_what_is_typed_is_only_text",
       "tests/publish/test_files_and_shells.py")  # fmt: skip
tested("O10", "QR codes", "each read back is our own address", "tests/render/test_paper.py")
tested(
    "O11",
    "content security policy",
    "said by every page and every host; 0 requests off origin on every kind of page",
    "tests/publish/test_headers.py",
    "tests/browser/test_site.py::test_page",
)


@attack("O12", "size of pages", "page ≤ 200 KB; one school's largest legal texts add ≤ 1 MB")
def weight(_: Load) -> Reached:
    heaviest = max(len((p.body + p.head).encode()) for p in _plain()[0].values())
    large = _large()
    files = {name: raw for name, raw in large.items() if (found := kind_of(name)) and not check(read(name, raw), found[0]).findings}
    made, others = built({**_files(), **files})
    size = sum(len((p.body + p.head).encode()) for a, p in made.items()) + sum(map(len, others.values()))
    plain = sum(len((p.body + p.head).encode()) for p in _plain()[0].values()) + sum(map(len, _plain()[1].values()))
    grown = max(len((p.body + p.head).encode()) for p in made.values())
    figure = f"heaviest body {heaviest // 1000} KB, {grown // 1000} KB with every text of one school at its longest, which adds {(size - plain) // 1000} KB"
    return Reached(figure, held=grown <= 200_000 and size - plain <= 1_000_000)


def _large() -> dict[str, bytes]:
    """Every free text of one school at its full length."""
    files = planted(tuple("长" * most for _, _, most in _places()), 0)
    return {name: raw for name, raw in files.items() if name.startswith("schools/lvye/")}
