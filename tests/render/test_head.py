"""A page's head: its links, its data block, whatever a school has typed."""

from __future__ import annotations

import json
import re

from generator.render.head import Link, head, school_links

HOSTILE = "</script><script>alert(1)</script>\"'<!--&amp;\u2028"


def test_links_and_nothing_else() -> None:
    assert head("../../", school_links("lvye", "绿野<小学>", public=True)) == (
        '<link rel="alternate" type="application/atom+xml" title="绿野&lt;小学&gt;公示更新" href="../../schools/lvye/feed.xml">\n'
        '      <link rel="alternate" type="text/calendar" title="绿野&lt;小学&gt;课后服务日历" href="../../schools/lvye/calendar.ics">\n'
        '      <link rel="alternate" type="application/json" title="绿野&lt;小学&gt;公示数据" href="../../schools/lvye/data.json">'
    )
    assert "calendar" not in head("./", school_links("lvye", "绿野小学", public=False))
    assert head("./") == ""


def test_a_page_that_search_engines_shall_not_list() -> None:
    assert head("./", index=False) == '<meta name="robots" content="noindex">'


def test_data_cannot_end_its_element() -> None:
    made = head("./", (Link("a/b", "x", HOSTILE, ""),), [{"@type": "School", "name": HOSTILE}])
    assert made.count("<") == 3  # the link, the script and its end
    (block,) = re.findall(r'<script type="application/ld\+json">(.*)</script>', made)
    assert json.loads(block) == {"@context": "https://schema.org", "@graph": [{"@type": "School", "name": HOSTILE}]}
