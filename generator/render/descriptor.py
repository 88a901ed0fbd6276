"""The city's tables in; the data package descriptor (Frictionless, version 1) and the OpenAPI 3.1 description of the static files out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from generator.model.values import Fen, Hundredths
from generator.notices.opendata.city import CityFacts
from generator.notices.opendata.lines import TABLES
from generator.notices.opendata.tables import Table
from generator.render.documents import FORMAT, KINDS, document_schema
from generator.render.shapes import Field, Shapes, as_json, fields_of
from generator.site import Asset, Site

COLUMNS: dict[type, dict[str, Any]] = {
    bool: {"type": "boolean", "trueValues": ["是"], "falseValues": ["否"]},
    int: {"type": "integer"},
    Fen: {"type": "number"},
    Hundredths: {"type": "number"},
    dt.date: {"type": "date"},
    dt.time: {"type": "time", "format": "%H:%M"},
}
"""Everything else is text."""
APOSTROPHE = "文字开头有半角撇号（'）的，是为了不让电子表格把它当成公式或数字，读取时去掉这一个撇号。"


def datapackage(site: Site, city: CityFacts, as_of: dt.date) -> Asset:
    """`as_of` is the day as of which the tables stand."""
    licence = {"path": city.licence.url, "title": city.licence.name} | ({"name": city.licence.id} if city.licence.id else {})
    data = {
        "profile": "tabular-data-package",
        "name": "school-notices",
        "title": f"{city.name}校内课后服务公示数据",
        "description": f"各校各学期课后服务的时间、收费、退费、收支、机构和公示情况。{APOSTROPHE}",
        "homepage": f"{site.url}data/",
        "version": as_of.isoformat(),
        "licenses": [licence],
        "sources": [{"title": f"{city.publisher}校内课后服务公示网站", "path": site.url}],
        "contributors": [{"title": city.publisher, "role": "publisher"}],
        "resources": [_resource(table) for table in TABLES],
    }
    return Asset("data/datapackage.json", as_json(data))


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.id,
        "title": table.title,
        "description": table.what,
        "path": f"{table.id}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": [_column(field) for field in fields_of(table.row)], "missingValues": [""]},
    }


def _column(field: Field) -> dict[str, Any]:
    """`name` is the head of the column, `key` the name of the same in the JSON file."""
    kind = COLUMNS.get(field.type, {"type": "string"})
    required = {} if field.optional or field.type is str else {"constraints": {"required": True}}
    return {"name": field.text, "title": field.text, "key": field.name, **kind, **required}


def openapi(site: Site, city: CityFacts) -> Asset:
    """The files that have an address for good, as an API of GET alone."""
    shapes = Shapes("#/components/schemas/")
    paths = {
        f"/data/{table.id}.json": _get(shapes, table.id, f"{table.title}：{table.what}", ()) for table in TABLES
    } | {
        "/data/changes.json": _get(shapes, "changes", "全市公示更新，从新到旧", ()),
        "/schools/{school}/data.json": _get(shapes, "school", "一所学校和它的各学期", ("school",)),
        "/schools/{school}/{term}/data.json": _get(shapes, "term", "一所学校的一个学期", ("school", "term")),
        **{f"/data/{table.id}.csv": _file("text/csv", f"{table.title}（CSV）", ()) for table in TABLES},
        "/data/datapackage.json": _file("application/json", "数据包说明", ()),
        "/data/build.json": _file("application/json", "这次生成的情况：日期、办法、份数和全站编号", ()),
        "/feed.xml": _file("application/atom+xml", "全市公示更新（Atom）", ()),
        "/districts/{district}/feed.xml": _file("application/atom+xml", "片区公示更新（Atom）", ("district",)),
        "/schools/{school}/feed.xml": _file("application/atom+xml", "学校公示更新（Atom）", ("school",)),
        "/schools/{school}/calendar.ics": _file("text/calendar", "学校日历", ("school",)),
        "/schools/{school}/{term}/calendar.ics": _file("text/calendar", "学期日历", ("school", "term")),
    }  # fmt: skip
    data = {
        "openapi": "3.1.0",
        "info": {
            "title": f"{city.name}校内课后服务公示数据",
            "version": str(FORMAT),
            "description": "全部是固定地址的静态文件，只能读取，不需要登录。没有公开的内容没有文件。",
            "license": {"name": city.licence.name, "url": city.licence.url},
        },
        "servers": [{"url": site.url.rstrip("/")}],
        "paths": paths,
        "components": {"parameters": PARAMETERS, "schemas": dict(sorted(shapes.found.items()))},
    }
    return Asset("data/openapi.json", as_json(data))


PARAMETERS: dict[str, Any] = {
    name: {"name": name, "in": "path", "required": True, "description": text, "schema": {"type": "string", "pattern": pattern}}
    for name, text, pattern in (
        ("school", "学校编号", "^[a-z0-9-]+$"),
        ("term", "学期，如 2021-autumn", "^20[0-9]{2}-(autumn|spring)$"),
        ("district", "片区编号", "^[a-z0-9-]+$"),
    )
}


def _get(shapes: Shapes, kind: str, summary: str, parameters: tuple[str, ...]) -> dict[str, Any]:
    """A JSON file with its schema, which is put with the others."""
    name = f"{kind}-file"
    shapes.found[name] = {"title": KINDS[kind], **document_schema(shapes, kind)}
    return _operation("application/json", summary, parameters, {"$ref": f"#/components/schemas/{name}"})


def _file(media: str, summary: str, parameters: tuple[str, ...]) -> dict[str, Any]:
    return _operation(media, summary, parameters, {})


def _operation(media: str, summary: str, parameters: tuple[str, ...], schema: dict[str, Any]) -> dict[str, Any]:
    content = {media: {"schema": schema} if schema else {}}
    found = {
        "200": {"description": summary, "content": content},
        "404": {"description": "没有这所学校、学期或片区，或者没有公开"},
    }
    shown = found if parameters else {"200": found["200"]}
    return {
        "get": {"summary": summary, "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in parameters], "responses": shown}
    }
