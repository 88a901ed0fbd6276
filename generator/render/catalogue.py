"""A city with its policies and the report on it in; the catalogue of rules and the page of every rule out."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from generator.notices.catalogue import catalogue, rule_views
from generator.notices.state import States
from generator.render.body import page
from generator.site import Page


def catalogue_pages(states: States, env: Environment) -> Iterator[Page]:
    """The list first, then rule by rule, those on the form of files last."""
    listed = catalogue(states.city, states.report)
    description = f"机器按{listed.total}条规则逐项核对各校填报的内容：每条规则查什么、出自哪一条款、不符合怎么办。"
    yield page(env, "rules.html", "rules/", "检查规则", description, listed)
    for view in rule_views(states):
        said = f"检查规则“{view.title}”（{view.area}）：{view.what or view.mend}"
        yield page(env, "rule.html", f"rules/{view.id}/", f"{view.title} - 检查规则", said, view)
