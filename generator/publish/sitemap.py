"""In: the addresses of the site's pages. Out: sitemap.xml, without dates, so that it changes only when pages come or go.

Old versions of papers are left out: who looks for a notice looks for the one that stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from markupsafe import escape

from generator.site import Asset, Page, SiteFile

_OLD = re.compile(r"/v[0-9]+/$", re.ASCII)


def sitemap(addresses: Iterable[str], site_url: str) -> Asset:
    listed = sorted(address for address in set(addresses) if not _OLD.search(address))
    urls = (f"  <url><loc>{escape(urljoin(site_url, address))}</loc></url>\n" for address in listed)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Asset("sitemap.xml", f"{head}{''.join(urls)}</urlset>\n".encode())


def noting(files: Iterable[SiteFile], unlisted: set[str]) -> Iterator[SiteFile]:
    """The same files; the addresses of pages whose head asks not to be indexed go to `unlisted`: a map that lists them contradicts it."""
    for file in files:
        if isinstance(file, Page) and "noindex" in file.head:
            unlisted.add(file.address)
        yield file
