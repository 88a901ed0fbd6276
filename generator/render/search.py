"""A city with its report in; the page where one searches out."""

from __future__ import annotations

from dataclasses import replace

from jinja2 import Environment

from generator.notices.search import search_page
from generator.notices.state import States
from generator.render.body import page
from generator.site import Page

ADDRESS = "search/"


def search_pages(states: States, env: Environment) -> Page:
    """The one page that loads the search, and only once somebody searches."""
    said = "按校名、简称、拼音、街道、活动，或者“退费”“收费标准”“弹性离校”这样的词，查找学校、检查规则和政策条款。"
    made = page(env, "search.html", ADDRESS, "搜索", said, search_page(states))
    return replace(made, head='<script type="module" src="../assets/search.js"></script>')
