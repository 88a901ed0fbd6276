"""Nothing in; texts that break careless programs out: made here by rule, so that the same run has the same texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import product

MARKUP = (
    "<script>alert(1)</script>", "</title><script>x</script>", "<img src=x onerror=alert(1)>", '"><svg onload=x>', "'><b id=inj>", "<b>", "</div>",
    "<!--", "-->", "<![CDATA[", "]]>", "<?php ?>", "&lt;b&gt;", "&amp;", "&#60;b&#62;", "&#x3c;", "<a href=javascript:x>", "<style>*{}</style>",
    "<base href=//evil>", "<iframe srcdoc=x>", "<math><mtext>", "<template>", "</script>", "</textarea>", "<meta http-equiv=refresh>", "<object data=x>",
    "<form action=//evil>", "<input autofocus onfocus=x>", "<details open ontoggle=x>", "＜script＞",
)  # fmt: skip
MARKDOWN = (
    "[x](javascript:alert(1))", "![](http://evil/p.gif)", "# 标题", "[x](u){ onclick=x }", "*[元]: 免费", "`code`", "**粗**", "~~~", "```", "| a | b |",
    "> 引用", "- 项", "1. 项", "[^1]: 注", "![[x]]", "!!! note", "--8<-- 'x'", ":smile:", "{: .c }", "***", "===", "<https://evil>", "[[x]]", "\\*",
)  # fmt: skip
TEMPLATES = (
    "{{7*7}}", "{{ config }}", "{% raw %}", "{% for x in y %}", "{# x #}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{0}", "{x.__class__}", "%s", "%n", "{{''.__class__}}",
    "$HOME", "`id`", "$(id)", "%PATH%", "{", "}", "{}", "{{", "}}", "%(x)s", "!ENV x", "@x@",
)  # fmt: skip
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    '=cmd|" /C calc"!A0',
    "=HYPERLINK(1)",
    '"=1"',
    "'=1",
    ";=1",
    ",=1",
    "|x",
)
LOGS = (
    "::error::x",
    "::set-output name=x::y",
    "::stop-commands::x",
    "%0A::error::x",
    "##[error]x",
    "##vso[task.x]",
    "a::error::",
    "[31m",
    "\\x1b[31m",
    "section_start:0:x",
)
URLS = (
    "javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//evil.example", "https:evil", "https://ok@evil.example/", "https://evil.example\\@ok", "http://[::1]/",
    "file:///etc/passwd", "https://例子.example/", "https://evil.example:99999999/", "https://a..b/?q=<", "vbscript:x", "mailto:x@y", "https://%00/", "https://-/ x",
)  # fmt: skip
SQL = ("' OR '1'='1", "'; DROP TABLE x; --", '" OR ""="', "1;--", "admin'--", "%' --", "UNION SELECT", "0x27", "sleep(9)", "*)(uid=*")
PATHS = (
    "../../etc/passwd",
    "..\\..\\x",
    "/etc/passwd",
    "C:\\x",
    "CON",
    "NUL",
    "a/../b",
    "-rf",
    "~root",
    ".git/config",
    "file.yml.",
    "%2e%2e/",
    "\\\\host\\x",
    "x;y",
    "*",
    "?",
)
SCALARS = tuple("""no NO No off on yes Yes y n N Y true True TRUE false tRUE ~ null Null NULL .inf .Inf -.inf .nan .NaN 0123 010020 00123 08 09 0o17 0x1F 0b101 1_000
    1__0_ 1e3 1.0e3 1e999 1.0e+3 1.0e+999 5. .5 +5 -0 +.5 0x_ 0b_ -0x_ 0_ 1:60 0:0 17:30 18:00 9:05 08:00 07:08 17:30:00 20:30.15 190:20:30 24:00 2024-09-01
    2024-9-1 2024/09/01 2024-09 2024-02-30 0000-01-01 2024-09-01T08:00:00Z 2024-09-01T08:00:00+99:99 = 10000000000 010000000000 1.10 1.0 100% 1,000 1.000,00
    ¥400 400元 １２ ①② Ⅻ ½ ² ٣ ३ 十二 二〇二四 NaN Infinity -Infinity undefined None nil void 0 -1 00 000 1e-3 1E3 0.1 0.30 .0 0. 1e 1e+ e1 0xG 0o8 0b2
    0x1F_ 12e03 685230.15 1.2.3 1-2 --1 ++1 +-1 a_b a:b a#b x,y null~ on_ on- ..  … v1 1: 12:345 99:99 -1:30 +1:30 1:2:3:4 0.0.0.0 ::1""".replace("1: ", "").split())  # fmt: skip
LENGTHS = ("甲" * 60, "a" * 60, "W" * 60, "a " * 30, "甲，" * 30, "é" * 60, "\u4e00\u4e8c\u4e09", "𠀀𠀁𠀂", "ﷺ", "T" * 59 + "…")
SCRIPTS = (
    "ئۇيغۇر",
    "ᠮᠣᠩᠭᠣᠯ",
    "བོད་ཡིག",
    "ꆈꌠꉙ",
    "Vahcuengh",
    "한국어",
    "かな",
    "Ελλ",
    "שלום",
    "العربية",
    "Z̷͍a̷l",
    "👩🏽",
    "🇨🇳",
    "İıſK",
    "ß",
    "ǅ",
    "ﬁ",
    "¨",
    "a\u0308",
    "A\u030a",
)
QUOTES = (
    "“”",
    "‘’",
    "«»",
    '"',
    "'",
    '""',
    "''",
    "\\",
    "\\\\",
    "\\n",
    "\\u0000",
    "\\",
    "a\\",
    '\\"',
    "'\"'",
    "`",
    "´",
    "「」",
    "《》",
    "（）",
)
YAMLISH = (
    "&a x",
    "*a",
    "!!python/object:x",
    "!x",
    "%YAML 1.1",
    "--- x",
    "... x",
    "<<: x",
    "? x",
    "- x",
    "| x",
    "> x",
    "@x",
    "a: b",
    "a #b",
    "#b",
    "[a",
    "{a",
    "]",
    "}",
    ": x",
    ":",
    "-",
    "?",
    "!",
)


@cache
def naughty() -> tuple[str, ...]:
    """Texts that a file may hold, each in double quotes if nothing else."""
    groups = (MARKUP, MARKDOWN, TEMPLATES, FORMULAS, LOGS, URLS, SQL, PATHS, SCALARS, LENGTHS, SCRIPTS, QUOTES, YAMLISH)
    return tuple(dict.fromkeys(text for group in groups for text in group))


FORMATS = tuple(chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf")
"""Every format character: what shows nothing and changes what is read."""
CONTROLS = tuple(map(chr, (*range(9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
OTHER = tuple(
    map(
        chr,
        (0xE000, 0xF8FF, 0xF0000, 0x10FFFD, 0xFDD0, 0xFDEF, *(plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF))),
    )
)
"""Private use and noncharacters."""

_SHAPES = (
    "[{}]",
    "{{a: {}}}",
    "- {}\n- {}",
    "a: {}\nb: {}",
    "? {}\n: {}",
    "a: |\n  {}",
    "a: >-\n  {}",
    "a: '{}'",
    'a: "{}"',
    "# {}\na: 1",
    "a:\n{}",
    "a: [{},",
    "a: {}\n---\nb: 1",
)
_PIECES = (
    "x", "", " ", "{}", "[]", "1", '"', "'", "\\", "&a", "*a", "!!str x", "!", "%", "@", "`", "<<", "- - -", "? ?", ": :", "\t", "\r", "\n", "\ufeff", "\u2028",
    '{"a":1}', "[1,2", "nul", '{"a":NaN}', '["\\u0000"]', '["\\ud800"]', "{a}", "[[]]", '{"":0}', '{"a":1,"a":2}', "[,]", "[1,]", "// c", "/* c */", "1e9999", "-", "--", "'\\''",
    "|", ">", "|2", ">+1\n x", "#", " #", "a: b: c", "a:b", "...", "---", "!<x> y", "\x00", "\x85", "\xa0", "é", "\U0001f600", "a" * 41,
)  # fmt: skip


def suite() -> Iterator[str]:
    """Small texts of the kinds that the public suites of YAML and JSON try: legal, nearly legal and broken."""
    for shape, piece in product(_SHAPES, _PIECES):
        yield shape.replace("{}", piece).replace("{{", "{").replace("}}", "}")
    yield from _PIECES
