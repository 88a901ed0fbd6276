"""A city with its report in; the pages on which a printed code is answered out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jinja2 import Environment

from generator.notices.code_address import ADDRESS
from generator.notices.codes import codes_pages
from generator.notices.state import States
from generator.render.body import page
from generator.render.head import head
from generator.site import Page, base_of


def code_pages(states: States, env: Environment, commit: str = "") -> Iterator[Page]:
    """The first page, then the tables, which search engines are asked to leave out: they are nothing but digits."""
    for view in codes_pages(states, commit):
        address = view.shown.address if view.shown else ADDRESS
        title = f"核对编码：{view.shown.digits}开头" if view.shown else "核对编码"
        said = "手里的公示是不是真的、是不是最新的：按纸上或网页上的内容摘要查是哪一份、哪一天公开、有没有新版。"
        made = page(env, "verify.html", address, title, said, view)
        script = f'<script type="module" src="{base_of(address)}assets/verify.js"></script>'
        yield replace(made, head=script + (head("", index=False) if view.shown else ""))
