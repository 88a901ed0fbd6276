"""Facts in; the JSON files of schools, terms, tables and changes out, each headed by what it is, whose it is and how it may be used.

`version` is that of the format: it grows when a field goes or changes its meaning, not when one comes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from generator.model.values import TermId
from generator.notices.opendata.city import CityFacts
from generator.notices.opendata.lines import TABLES
from generator.notices.opendata.schools import SchoolFacts
from generator.notices.opendata.tables import Line, Table
from generator.notices.opendata.terms import TermFacts
from generator.notices.updates import Update
from generator.render.csv_file import csv_head, csv_rows
from generator.render.shapes import Field, Shapes, as_json, fields_of, values
from generator.site import Asset, Site

FORMAT = 1
CURRENCY = "CNY"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """A version of a paper of any school."""

    school: Annotated[str, "学校编号"]
    district: Annotated[str, "片区编号"]
    term: Annotated[TermId, "学期"]
    paper: Annotated[str, "哪一份：notice 告知书，finance 收支公示"]
    version: Annotated[int, "第几版，从 1 起"]
    date: Annotated[dt.date, "公开日期"]
    title: Annotated[str, "标题"]
    sentences: Annotated[tuple[str, ...], "与上一版相比改了什么，第一版没有"]
    material: Annotated[bool, "是否涉及收费、时间、机构或退费；第一版都算"]
    stamp: Annotated[str, "这一版的内容摘要"]
    page: Annotated[str, "网页"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """What stands at the head of every file."""

    version: Annotated[int, "格式的版本；减少项目或改变含义时加一"]
    city: Annotated[CityFacts, "城市、主办单位和使用许可"]
    currency: Annotated[str, "金额的币种：CNY 人民币，单位元，写作十进制小数的文字"]
    source: Annotated[str, "出处：同样内容的网页"]


@dataclass(frozen=True, slots=True)
class RowText:
    """Some rows of a table as text: of JSON those between the brackets, of CSV those below the head. A fifth of what the rows take."""

    json: bytes
    csv: bytes


_END = b"]}\n"
"""How a file ends whose last value is a list."""
HEAD = (Field("$schema", "这个文件的格式说明", str, optional=False), *fields_of(_Heading))
CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Documents:
    """Makes the files of one site."""

    site: Site
    city: CityFacts

    def school(self, school: SchoolFacts) -> Asset:
        """`data.json` beside a school's page."""
        return self._file("school", f"{school.page}data.json", school.page, values(school))

    def term(self, term: TermFacts) -> Asset:
        """`data.json` beside a term's page."""
        return self._file("term", f"{term.page}data.json", term.page, values(term))

    def rows(self, table: Table, lines: Iterable[Line]) -> RowText:
        """Rows of a table of the city as they will stand in its files, with full addresses."""
        rows = [replace(line, page=f"{self.site.url}{line.page}" if line.page else "") for line in lines]
        return RowText(as_json(values(rows))[1:-2], csv_rows(table.row, rows))

    def table(self, table: Table, rows: Sequence[RowText]) -> tuple[Asset, Asset]:
        """A table of the city as JSON and as CSV; its rows in the order of the parts."""
        empty = self._file(table.id, f"data/{table.id}.json", "data/", {"title": table.title, "rows": []})
        head, end = empty.data[: -len(_END)], empty.data[-len(_END) :]
        made = b"".join((head, b",".join(part.json for part in rows if part.json), end))
        written = b"".join((csv_head(table.row), *(part.csv for part in rows)))
        return replace(empty, data=made), Asset(f"data/{table.id}.csv", written)

    def changes(self, updates: Iterable[Update]) -> Asset:
        """Everything that ever became public, the newest first."""
        rows = [
            ChangeLine(
                school=u.school, district=u.area, term=u.term, paper=u.paper, version=u.version, date=u.date, title=u.title,
                sentences=u.sentences, material=u.material, stamp=u.stamp, page=f"{self.site.url}{u.address}",
            )
            for u in updates
        ]  # fmt: skip
        return self._file(CHANGES, f"data/{CHANGES}.json", "data/", {"title": CHANGES_TITLE, "rows": values(rows)})

    def _file(self, schema: str, path: str, page: str, body: object) -> Asset:
        assert isinstance(body, dict), "facts are an object"
        heading = _Heading(version=FORMAT, city=self.city, currency=CURRENCY, source=f"{self.site.url}{page}")
        top = {"$schema": self.schema_address(schema)}
        data = values(heading)
        assert isinstance(data, dict), "facts are an object"
        return Asset(path, as_json(top | data | body))

    def schema_address(self, name: str) -> str:
        """Where the schema of a kind of file stands."""
        return f"{self.site.url}data/schemas/{name}.json"

    def schemas(self) -> Iterable[Asset]:
        """A schema for every kind of JSON file."""
        for name, title in KINDS.items():
            shapes = Shapes()
            body = document_schema(shapes, name)
            yield Asset(f"data/schemas/{name}.json", as_json(shapes.file(self.schema_address(name), title, body)))


CHANGES_TITLE = "公示更新"
KINDS = {
    "school": "一所学校",
    "term": "一所学校的一个学期",
    **{table.id: table.title for table in TABLES},
    CHANGES: CHANGES_TITLE,
}
"""The kinds of JSON files by the name of their schema."""
_ROWS: dict[str, type] = {**{table.id: table.row for table in TABLES}, CHANGES: ChangeLine}


def document_schema(shapes: Shapes, name: str) -> dict[str, Any]:
    """The schema of one kind of file; what it refers to is left in `shapes`."""
    if name in _ROWS:
        rows = {"description": "各行", "type": "array", "items": shapes.schema(_ROWS[name])}
        made = shapes.object_of((*HEAD, Field("title", "名称", str, optional=False)))
        made["properties"]["rows"] = rows
        made["required"].append("rows")
    else:
        made = shapes.object_of((*HEAD, *fields_of({"school": SchoolFacts, "term": TermFacts}[name])))
    made["properties"]["version"]["const"] = FORMAT
    return made
