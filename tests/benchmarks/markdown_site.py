"""A built site in; the same school pages as a plain MkDocs project with Material out: their bodies, as they are, in Markdown files.

The body of a page is everything in our `<article class="page">`: HTML blocks, which Markdown hands through and the search indexes.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path

_TITLE = re.compile(r"<title>(.*?) - ")
_BODY = re.compile(r'<article class="page"[^>]*>(.*)</article>\s*</main>', re.DOTALL)
_BLANK = re.compile(r"\n\s*\n")
"""Between the lines of a block a blank one would end it."""

CONFIG = """\
site_name: 校内课后服务公示
site_url: https://notices.shili.example/
theme: {name: material, language: zh, font: false}
plugins:
  - search: {lang: zh}
markdown_extensions: [admonition, tables]
nav: [index.md]
validation:
  omitted_files: ignore
  absolute_links: ignore
  unrecognized_links: ignore
  nav: {omitted_files: ignore, not_found: ignore}
  links: {not_found: ignore, anchors: ignore, absolute_links: ignore, unrecognized_links: ignore}
"""


def cuts_words() -> bool:
    """Whether Material's search can cut Chinese into words here, which makes it useful and costs time."""
    return importlib.util.find_spec("jieba") is not None


def write(site: Path, to: Path) -> int:
    """How many pages it wrote, beside the home page that MkDocs wants."""
    shutil.rmtree(to, ignore_errors=True)
    docs = to / "docs"
    docs.mkdir(parents=True)
    (to / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# 首页\n", encoding="utf-8")
    pages = sorted((site / "schools").glob("*/**/index.html"))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        title, body = _TITLE.search(text), _BODY.search(text)
        assert title is not None, page
        assert body is not None, page
        target = docs / page.relative_to(site).parent.with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: {title[1]}\n---\n{_BLANK.sub(chr(10), body[1])}", encoding="utf-8")
    return len(pages)
