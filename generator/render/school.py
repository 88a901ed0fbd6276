"""A city with its report in; the page of every school out."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from generator.notices.roll import this_term
from generator.notices.school import school_page
from generator.notices.state import States, public_schools
from generator.render.body import page
from generator.site import Page


def school_pages(states: States, env: Environment) -> Iterator[Page]:
    """One page a school; one whose files are broken has its page too."""
    term = this_term(states)
    for school in public_schools(states.city):
        view = school_page(states, school, term)
        title = f"{view.name}校内课后服务"
        description = f"{view.name}（{view.area[1]}，{view.stage}）：本学期安排、各学期告知书和收支公示、领导小组、督导检查和监督电话。"
        yield page(env, "school.html", f"schools/{school.id}/", title, description, view)
