"""Hostile texts in Markdown: rendered by two libraries and looked at by characters, none of them is more than text."""

import re
from itertools import product

import pytest

from generator.reporters.quoting import code, quoted

markdown = pytest.importorskip("markdown")  # comes with MkDocs, and publishes no types
markdown_it = pytest.importorskip("markdown_it")  # comes with import-linter: CommonMark to the letter

_ACTS = (
    "@everyone", "@org/team", "#123", "GH-12", "org/repo#5", "!45", "~bug", "%milestone", "$12", "&3", ":smile:", ":+1:", "[x](http://a.example)",
    "![x](http://a.example/p.png)", "[x][y]", "[^1]", "<http://a.example>", "http://a.example", "https://a.example/#1", "ftp://a.example",
    "www.a.example", "me@a.example", "mailto:me@a.example", "`code`", "``` \nfence", "~~~", "**bold**", "__bold__", "_em_", "*em*", "~~gone~~",
    "# head", "> quote", "- item", "+ item", "* item", "1. item", "1) item", "- [ ] task", "---", "***", "===", "| a | b |", "a|b\n-|-\n", "    code",
    "\tcode", "<b>x</b>", "<script>alert(1)</script>", "<!-- x", "-->", "</details>", "</summary>", "<img src=x onerror=y>", "&lt;b&gt;", "&#60;b&#62;",
    "&#x40;you", "\\", "\\@you", "\\\n", "\r\nnext", "\u2028next", "\u2029next", "\x0bnext", "\x1b[31mred", "\x00", "\x07", "\x85next", "\u202eabc",
    "\u2066abc", "\u200b@you", "\ufeff", "\u00ad", "\U000e0041", "\ud800", "$$x$$", "$`x`$", "{{ x }}", "{% x %}", "{#id}", "/close", "/assign me",
    "::error::x", "##[error]x", "##vso[x]", "%0Ax", "deadbeef", "1234567890abcdef1234567890abcdef12345678", "JIRA-77", "^sup^", "==mark==", "[[wiki]]",
    "(c)", "'q'", '"q"', "javascript://x", "data:text/html,x", "//a.example/x", "- - -", "+++", "<?php", "<![CDATA[x]]>", "[x]: http://a.example",
)  # fmt: skip
_AROUND = ("{}", "课程{}班", "x {} y", "\n\n{}\n\n")
NAUGHTY = [around.format(act) for act, around in product(_ACTS, _AROUND)]
_REACTS = re.compile(r"[@#\[\]<>&`*_~|\\$!%{}^=]|//|www\.|(?<![0-9]):|:(?![0-9])", re.IGNORECASE)


def test_there_are_enough_of_them() -> None:
    assert len(set(NAUGHTY)) >= 300


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_naughty_text_is_text(text: str) -> None:
    said = quoted(text)
    assert len(said.splitlines()) <= 1
    assert not _REACTS.search(said)
    for line in (f"- 理由：{said}", f"- {said}"):
        want = f"<ul>\n<li>{line[2:].strip()}</li>\n</ul>"
        for made in (
            markdown_it.MarkdownIt("commonmark").enable("table").enable("strikethrough").render(line),
            markdown.markdown(line, extensions=["extra"]),
        ):
            assert made.strip().replace("&quot;", '"').replace("&amp;", "&") == want, line


def test_what_schools_write_reads_as_before() -> None:
    for text in ("周一至周五17:10—18:00，每课时2.40元（城区）", "示发改价〔2020〕12号", "电话0700-0000001", "2026-09-01起；A、B两组"):
        assert quoted(text) == text


def test_long_texts_end() -> None:
    assert quoted("长" * 1000, 10) == "长" * 9 + "…"


@pytest.mark.parametrize(
    ("path", "said"),
    [("schools/_example/plan.yml", "`schools/_example/plan.yml`"), ("schools/a`b@c.yml", "schools/a｀b＠c.yml"), ("a b", "a b")],
)
def test_only_a_plain_path_is_code(path: str, said: str) -> None:
    assert code(path) == said
