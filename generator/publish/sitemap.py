"""In: the addresses of the site's pages. Out: sitemap.xml, without dates, so that it changes only when pages come or go.

Pages that ask not to be indexed are left out: tables in another order, and old versions of papers, since who looks for a notice looks for
the one that stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from markupsafe import escape

from generator.publish.addresses import is_address
from generator.site import Asset, Page, SiteFile


def sitemap(addresses: Iterable[str], site_url: str) -> Asset:
    below = urljoin(site_url, "x/").removesuffix("x/")
    found = (below + address if address and is_address(address) else urljoin(site_url, address) for address in sorted(set(addresses)))
    urls = (f"  <url><loc>{escape(url)}</loc></url>\n" for url in found)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Asset("sitemap.xml", f"{head}{''.join(urls)}</urlset>\n".encode())


def noting(files: Iterable[SiteFile], unlisted: set[str]) -> Iterator[SiteFile]:
    """The same files; the addresses of pages whose head asks not to be indexed go to `unlisted`."""
    for file in files:
        if isinstance(file, Page) and not file.indexed:
            unlisted.add(file.address)
        yield file
