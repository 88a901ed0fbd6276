"""A city with its report in; the page of public oversight and those of the bureau's desk below it out."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from generator.notices.desk.views import desk_pages
from generator.notices.oversight import oversight
from generator.notices.state import States
from generator.render.body import page
from generator.site import Page


def oversight_pages(states: States, env: Environment) -> Iterator[Page]:
    """Who is late, held back or waiting, and what was excused or inspected; then each board and table at its own address."""
    description = "哪些学校收支公示逾期，哪些公示没有通过校验、暂不发布，哪些方案还在办理，哪些要求说明了理由，督导检查查出了什么。"
    yield page(env, "oversight.html", "oversight/", "公开监督", description, oversight(states))
    for view in desk_pages(states):
        yield page(env, view.template, view.address, view.title, view.description, view)
