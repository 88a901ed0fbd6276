"""A city with its report in; the list of classes of schools, and for each class its table in every order, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jinja2 import Environment

from generator.notices.compare import compare_pages
from generator.notices.state import States
from generator.render.body import page
from generator.site import Page

NOT_LISTED = '<meta name="robots" content="noindex, follow">'
"""For a table in another order: it says nothing that the table in the order of names does not."""


def comparison_pages(states: States, env: Environment) -> Iterator[Page]:
    """The list first, then class by class."""
    listed, tables = compare_pages(states)
    said = f"同一类学校{listed.term}的结束时间、课时、收费、参加比例和退费，分类列表，附中位数。"
    yield page(env, "compare.html", "compare/", "同类学校比一比", said, listed)
    for view in tables:
        name = f"{view.of.name}课后服务比一比"
        said = f"{view.total}所{view.of.name}{view.term}的结束时间、课时、收费、参加比例和上学期退费，按{view.sorted_by}排列。"
        title = f"{name}：按{view.sorted_by}排列" if view.column else name
        made = page(env, "compare-class.html", view.address, title, said, view)
        yield replace(made, head=NOT_LISTED) if view.column else made
