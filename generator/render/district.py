"""A city with its report in; the list of schools and the page of every area out."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from generator.notices.district import district_pages, schools_page
from generator.notices.state import States
from generator.render.body import page
from generator.render.head import district_links
from generator.site import Page


def list_pages(states: States, env: Environment) -> Iterator[Page]:
    """All schools first, then area by area."""
    schools = schools_page(states)
    description = f"全市{schools.total}所学校{schools.term}课后服务几点结束、收多少钱、公示办到哪一步。"
    yield page(env, "schools.html", "schools/", f"全部学校{schools.term}课后服务", description, schools)
    for view in district_pages(states):
        area = view.area
        said = f"{area.name}{len(area.schools)}所学校{view.term}课后服务几点结束、收多少钱、公示办到哪一步。"
        yield page(env, "district.html", area.address, f"{area.name}学校课后服务", said, view, district_links(area.id, area.name))
