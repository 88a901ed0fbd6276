"""The city in; the page about its data out: what files there are, on what terms, and how to name them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.notices.opendata.city import CityFacts, city_facts
from generator.notices.opendata.lines import TABLES
from generator.notices.origin import Origin, Vouch, of_bureau
from generator.notices.provenance import Crumb
from generator.notices.state import States


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """The page at data/. `tables` are id, title, what a row is."""

    crumbs: tuple[Crumb, ...]
    url: str
    city: CityFacts
    tables: tuple[tuple[str, str, str], ...]
    example: str
    """A school's id, for addresses that are spelled out."""
    origin: Origin


def data_page(states: States, url: str, example: str) -> DataView:
    """`url` is the site's address; `example` a school that there is."""
    tables = tuple((table.id, table.title, table.what) for table in TABLES)
    return DataView(
        crumbs=(Crumb("首页", ""), Crumb("数据下载")),
        url=url,
        city=city_facts(states.city),
        tables=tables,
        example=example,
        origin=of_bureau(states.city, "data", [list(table) for table in tables], *_VOUCHES),
    )


_VOUCHES = (
    Vouch("ok", "机器生成", "数据和网页由同一份填报生成，网页上不公布的数字，数据里也没有"),
    Vouch("declared", "学校填报", "数据的内容由学校填报，由学校负责"),
)
