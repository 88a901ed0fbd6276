"""What a template puts out is the same as what Jinja2 itself makes of it; only what our templates never do is another error."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from generator.render.compiling import Plainly


@dataclass(frozen=True)
class Thing:
    name: str
    count: int = 0
    inner: Thing | None = None

    def said(self, word: str, end: str = "。") -> str:
        return f"{self.name}{word}{end}"


HOSTILE = "<b>&\"'</b>"
V = Thing(HOSTILE, 3, Thing("课后"))
SAME = [
    ("{{ v.name }}", "&lt;b&gt;&amp;&#34;&#39;&lt;/b&gt;"),
    ("{{ v.inner.name }}，{{ v.count }}", "课后，3"),
    ('<a title="{{ v.name }}">', '<a title="&lt;b&gt;&amp;&#34;&#39;&lt;/b&gt;">'),
    ("{{ safe }}{{ none }}", "<i>好</i>None"),
    ("{{ v.said(v.name, end='&') }}", "&lt;b&gt;&amp;&#34;&#39;&lt;/b&gt;" * 2 + "&amp;"),
    ("{{ v.said(*words) }}|{{ v.inner.said(**more) }}", "&lt;b&gt;&amp;&#34;&#39;&lt;/b&gt;a&amp;b!|课后好&lt;"),
    ("{% macro m(x, y='<') %}<p>{{ x.name }}{{ y }}</p>{% endmacro %}{{ m(v.inner) }}{{ m(v, y=v.inner.name) }}",
     "<p>课后&lt;</p><p>&lt;b&gt;&amp;&#34;&#39;&lt;/b&gt;课后</p>"),
    ("{% macro m() %}<p>{{ caller() }}</p>{% endmacro %}{% call m() %}{{ v.name }}{% endcall %}", "<p>&lt;b&gt;&amp;&#34;&#39;&lt;/b&gt;</p>"),
    ("{% set x %}<u>{{ v.name }}</u>{% endset %}{{ x }}", "<u>&lt;b&gt;&amp;&#34;&#39;&lt;/b&gt;</u>"),
    ("{% for w in words %}{{ w }}{% if not loop.last %}、{% endif %}{% endfor %}", "a&amp;b、!"),
    ("{% set c = namespace(n=0) %}{% set c.n = c.n + 1 %}{{ c.n }}{{ (v or none).count }}", "13"),
    ("{{ (v.name ~ '<') | e }}{{ v.name | replace('b', 'i') }}", "&lt;b&gt;&amp;&#34;&#39;&lt;/b&gt;&lt;&lt;i&gt;&amp;&#34;&#39;&lt;/i&gt;"),
    ("{% if face is defined %}a{% else %}b{% endif %}", "b"),
]  # fmt: skip
VALUES = {"v": V, "safe": Markup("<i>好</i>"), "none": None, "words": ("a&b", "!"), "more": {"word": "好", "end": "<"}}


def env(*, plainly: bool) -> Environment:
    made = Environment(autoescape=True, undefined=StrictUndefined)
    if plainly:
        made.code_generator_class = Plainly
    return made


@pytest.mark.parametrize("plainly", [True, False])
@pytest.mark.parametrize(("source", "html"), SAME)
def test_the_same_as_jinja2_makes_of_it(source: str, html: str, plainly: bool) -> None:
    assert env(plainly=plainly).from_string(source).render(VALUES) == html


@pytest.mark.parametrize("source", ["{{ nobody }}", "{{ nobody.name }}", "{% if nobody %}{% endif %}", "{{ nobody() }}"])
def test_a_name_that_nothing_has_is_an_error(source: str) -> None:
    with pytest.raises(UndefinedError):
        env(plainly=True).from_string(source).render(VALUES)


def test_an_attribute_that_a_value_does_not_have_is_an_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        env(plainly=True).from_string("{{ v.nothing }}").render(VALUES)
