"""A public paper's view in; its page out, with the foot by which a printed copy is checked, and its PDF where the site has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from jinja2 import Environment
from markupsafe import Markup

from generator import fonts
from generator.notices.provenance import Provenance
from generator.render.pdf import pdf
from generator.render.qr import qr
from generator.site import Asset, Page, Site, base_of


class Paper(Protocol):
    """What every view of a paper has."""

    @property
    def title(self) -> tuple[str, ...]: ...
    @property
    def provenance(self) -> Provenance: ...


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF beside the page, with its size as people read it."""

    path: str
    size: str


@dataclass(frozen=True, slots=True)
class Foot:
    """How a copy on paper is checked: it names the page and the digest that the page had when it was printed."""

    address: str
    """In full, so that it can be typed."""
    stamp: str
    anchor: str
    """The digest as part of an address. The QR code leads there: a page that has the same digest marks it, another opens at its top."""
    qr: Markup
    pdf: Printed | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes to a page besides its view."""

    template: str
    address: str
    title: str
    description: str
    head: str = ""


def paper(env: Environment, site: Site, sheet: Sheet, view: Paper) -> Iterator[Page | Asset]:
    """The PDF first, because its page says how large it is."""
    made = printed(env, site, sheet, view) if site.pdf else None
    if made is not None:
        yield made
    found = foot(site, sheet.address, view.provenance.stamp, made)
    body = env.get_template(sheet.template).render(v=view, base=base_of(sheet.address), foot=found)
    yield Page(sheet.address, sheet.title, sheet.description, body, sheet.head)


def foot(site: Site, address: str, stamp: str, made: Asset | None = None) -> Foot:
    """The foot of the paper at `address` below the site's root."""
    full, anchor = site.url + address, f"d-{stamp.replace(' ', '')}"
    return Foot(
        full,
        stamp,
        anchor,
        qr(f"{full}#{anchor}" if stamp else full, "本页网址的二维码"),
        Printed(made.path, size(len(made.data))) if made else None,
    )


def printed(env: Environment, site: Site, sheet: Sheet, view: Paper) -> Asset:
    """The same body on A4; its links lead to the site."""
    found = foot(site, sheet.address, view.provenance.stamp)
    body = env.get_template(sheet.template).render(v=view, base=site.url, foot=found, face=fonts.chinese())
    source = view.provenance
    html = env.get_template("paper.html").render(
        body=Markup(body),  # noqa: S704 - rendered with autoescape just now
        form=sheet.template == "apply.html",
        face=fonts.chinese(),
        foot=found,
        title="".join(view.title),
        author=view.title[0],
        description=sheet.description,
        created=source.published,
        changed=max(filter(None, (source.published, source.changed)), default=dt.date.min),
    )
    return Asset(f"{sheet.address.rstrip('/')}.pdf", pdf(html, found.address))


def size(length: int) -> str:
    """180 KB, rounded up."""
    return f"{-(-length // 1024)} KB"
