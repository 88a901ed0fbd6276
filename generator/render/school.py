"""A school's view in; its page out."""

from __future__ import annotations

from jinja2 import Environment

from generator.city import SchoolRecord
from generator.notices.school import SchoolView
from generator.render.body import page
from generator.render.head import Link
from generator.site import Page


def school_page_from(env: Environment, school: SchoolRecord, view: SchoolView, links: tuple[Link, ...]) -> Page:
    """One page a school; one whose files are broken has its page too."""
    title = f"{view.name}校内课后服务"
    description = f"{view.name}（{view.area[1]}，{view.stage}）：本学期安排、各学期告知书和收支公示、领导小组、督导检查和监督电话。"
    return page(env, "school.html", f"schools/{school.id}/", title, description, view, links)
