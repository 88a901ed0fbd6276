"""A city with its report in; the page of public oversight out."""

from __future__ import annotations

from jinja2 import Environment

from generator.notices.oversight import oversight
from generator.notices.state import States
from generator.render.body import page
from generator.site import Page


def oversight_page(states: States, env: Environment) -> Page:
    """Who is late, held back or waiting, and what was excused or inspected."""
    description = "哪些学校收支公示逾期，哪些公示没有通过校验、暂不发布，哪些方案还在办理，哪些要求说明了理由，督导检查查出了什么。"
    return page(env, "oversight.html", "oversight/", "公开监督", description, oversight(states))
