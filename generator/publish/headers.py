"""In: the theme. Out: the headers that a host should send with every file of the site, and the file `_headers` that tells some hosts so.

What a page may load is written once, in the theme, because every page says it too; docs/hosting has the same for other hosts.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.site import Asset

_META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\s*')


def headers(theme: Path) -> dict[str, str]:
    """Name and value. That no other site may frame ours can be said by a header only."""
    policy = (theme / "overrides/partials/policy.html").read_text(encoding="utf-8").strip()
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def without_policy(page: str) -> str:
    """A page for a preview, which reloads itself by a script within the page: the policy forbids that."""
    return _META.sub("", page)


def headers_file(theme: Path) -> Asset:
    """As Netlify, Cloudflare Pages and some others read it."""
    lines = (f"  {name}: {value}\n" for name, value in headers(theme).items())
    return Asset("_headers", f"/*\n{''.join(lines)}".encode())
