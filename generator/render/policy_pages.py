"""A city with its policies in; the register, the page of every policy, and the page on what is checked out."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from generator.notices.coverage import checks
from generator.notices.policy_pages import policy_pages, register_view
from generator.notices.state import States
from generator.render.body import page
from generator.site import Page


def all_policy_pages(states: States, env: Environment) -> Iterator[Page]:
    """The register first, then policy by policy, then the coverage."""
    said = "哪一份办法管哪些学期，延续到什么时候，叠加了哪些国家要求。"
    yield page(env, "policies.html", "policy/", "政策：各学期依据的办法", said, register_view(states))
    for view in policy_pages(states):
        description = f"{view.head.title}（{view.head.number}）：{view.head.summary}"
        yield page(env, "policy.html", f"policy/{view.head.id}/", view.head.title, description, view)
    said = "课后服务的各项要求中，哪些由机器核对，哪些由教育局办理，哪些只是学校声明，哪些没有人核对，为什么。"
    yield page(env, "checks.html", "checks/", "检查范围：查什么，不查什么", said, checks(states))
