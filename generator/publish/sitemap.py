"""In: the addresses of the site's pages. Out: sitemap.xml, without dates, so that it changes only when pages come or go."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from markupsafe import escape

from generator.site import Asset


def sitemap(addresses: Iterable[str], site_url: str) -> Asset:
    urls = (f"  <url><loc>{escape(urljoin(site_url, address))}</loc></url>\n" for address in sorted(set(addresses)))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Asset("sitemap.xml", f"{head}{''.join(urls)}</urlset>\n".encode())
