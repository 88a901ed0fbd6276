"""A text in; its QR code as SVG for a page out: no size of its own, no style attribute, and words for who cannot see it."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.sax.saxutils import escape

import segno
from markupsafe import Markup

from generator.render.qr_code import Code, code

BORDER = 4
"""Light modules around a code (ISO/IEC 18004, 9.1)."""


def qr(text: str, title: str) -> Markup:
    """At level M, which still reads with a seventh of it worn off. The same text gives the same bytes."""
    made = code(text)
    return by_segno(text, title) if made is None else _svg(made, text, title)


def by_segno(text: str, title: str) -> Markup:
    """What segno writes: the measure of the other way, and the way of texts that are no plain address."""
    drawn = segno.make_qr(text, error="m").svg_inline(omitsize=True, title=title, desc=text, light="#fff", svgclass="qr", lineclass=None)
    return Markup(drawn.strip().replace("<svg ", '<svg role="img" ', 1))  # noqa: S704 - segno escapes title and text


def _svg(made: Code, text: str, title: str) -> Markup:
    side = made.size + 2 * BORDER
    return Markup(  # noqa: S704 - title and text are escaped
        f'<svg role="img" viewBox="0 0 {side} {side}" class="qr"><title>{escape(title)}</title><desc>{escape(text)}</desc>'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path stroke="#000" d="{_path(made)}"/></svg>'
    )


_RUN = re.compile("0*1+")


def _path(made: Code) -> str:
    """A line for every run of dark modules of a row, each from where the last one ends."""
    parts: list[str] = []
    end = below = 0
    for at in range(0, len(made.modules), made.size):
        row = made.modules[at : at + made.size]
        first, *others = _RUN.findall(row) or [""]
        if not first:
            below += 1
            continue
        light = first.count("0")
        start = f"m{light - end} {below}" if parts else f"M{BORDER + light} {BORDER + below + 0.5}"
        parts.append(f"{start}h{len(first) - light}")
        parts += map(_line, others)
        end, below = len(row.rstrip("0")), 1
    return "".join(parts)


@lru_cache(maxsize=4096)
def _line(run: str) -> str:
    light = run.count("0")
    return f"m{light} 0h{len(run) - light}"
