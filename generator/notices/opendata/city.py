"""The city in; who publishes its data and on what terms, out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from generator.city import City


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceFacts:
    """The terms of use."""

    name: Annotated[str, "许可名称"]
    url: Annotated[str, "许可全文"]
    id: Annotated[str, "SPDX 编号；没有的空着"]


CC_BY = LicenceFacts(
    name="知识共享 署名 4.0 国际（CC BY 4.0）", url="https://creativecommons.org/licenses/by/4.0/deed.zh-hans", id="CC-BY-4.0"
)
"""Where the city says nothing: anybody may use and pass on, and says whose the data are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CityFacts:
    """What every data file says of where it comes from."""

    name: Annotated[str, "城市"]
    publisher: Annotated[str, "主办单位"]
    licence: Annotated[LicenceFacts, "使用许可"]
    sample: Annotated[bool, "是否虚构的示例"]


def city_facts(city: City) -> CityFacts:
    """Who publishes, and the licence of city.yml or CC BY 4.0."""
    file = city.file
    own = file.data_licence if file else None
    licence = CC_BY if own is None or own.url == CC_BY.url else LicenceFacts(name=own.name, url=own.url, id="")
    return CityFacts(
        name=file.name if file else "", publisher=file.bureau if file else "教育局", licence=licence, sample=bool(file and file.sample)
    )


def begun(city: City) -> dt.date:
    """The first day of the first term: the date of what is empty so far."""
    return min((term.starts for term in city.terms.values()), default=city.as_of)
