"""An environment, a template and a view in; a page with its rendered body out."""

from __future__ import annotations

from jinja2 import Environment

from generator.render.head import Link
from generator.site import Page, base_of


def page(env: Environment, template: str, address: str, title: str, description: str, view: object, links: tuple[Link, ...] = ()) -> Page:
    """Every template sees its view as `v`, the way to the site's root as `base`, and what the page is available as besides as `links`."""
    return Page(address, title, description, env.get_template(template).render(v=view, base=base_of(address), links=links))
