"""A city with its report in; the home page out."""

from __future__ import annotations

from jinja2 import Environment

from generator.notices.home import home
from generator.notices.state import States
from generator.render.body import page
from generator.render.head import site_links
from generator.site import Page


def home_page(states: States, env: Environment) -> Page:
    """The page at the site's root."""
    view = home(states)
    description = f"按片区、学段或校名找到学校，查看每学期课后服务几点结束、收多少钱、由谁照看、钱花在哪里。{view.bureau}主办。"
    return page(env, "home.html", "", view.title, description, view, site_links())
