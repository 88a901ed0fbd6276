"""The town with what the pages about the whole city show besides in; its city, states and rendered pages out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.city import City
from generator.findings import Finding, Tally
from generator.notices.state import States
from generator.render.pages import pages
from generator.repository import load
from generator.site import Asset, Page
from tests.render.town import AFTER, SITE, _files, states

INSPECTIONS = {
    "content/bureau/inspections/stairs.yml": """\
school: lvye
term: 2021-autumn
date: 2021-11-12
by: 县教育局督导室
kind: 问题
finding: 二楼楼梯口堆放杂物。
deadline: 2021-11-26
corrected: 2021-11-20
public: 是
""",
    "content/bureau/inspections/lights.yml": """\
school: shanquan
term: 2021-autumn
date: 2022-02-22
by: 县教育局督导室
kind: 问题
finding: 校门外路灯有两盏不亮。
deadline: 2022-03-10
public: 是
""",
    "content/bureau/inspections/internal.yml": """\
school: shanquan
term: 2021-autumn
date: 2021-12-22
by: 县教育局督导室
kind: 问题
finding: 不公开的检查。
public: 否
""",
    "content/bureau/inspections/reading.yml": """\
school: lvye
term: 2021-autumn
date: 2021-12-03
by: 基教股
kind: 好经验
finding: 高年级学生每周三带低年级同伴读书。
public: 是
""",
}

POLICIES = {
    "content/policy/town/clauses.yml": """\
clauses:
  - {id: 例1, heading: 前言, modal: 说明, actors: [学校], text: 课后服务方便家长。, unchecked: 这一句讲的是用意。}
  - {id: 二(二)b, heading: 二、工作原则, modal: 必须, actors: [学校, 家长], text: 提醒家长慎选校外机构。, quote: 主动提醒, shown: 每份告知书都印着提醒家长慎选校外机构的话，学校可以补充，不能删去}
  - {id: 四(三)1b, heading: 四、组织保障, modal: 必须, actors: [教育局], text: 教育局到校检查。, official: 教育局到校检查，公开的检查结果列在公开监督栏和学校页上}
  - {id: 末2b, heading: 四、组织保障, modal: 必须, actors: [学校], text: 办法管三年。, rules: [term-without-policy]}
""",
    "content/policy/town/interpretations.yml": """\
interpretations:
  - id: years
    clauses: [末2b]
    question: 三年管几个学期？
    reading: 六个学期。
    others: [到第三年年底]
    parameter: finance_days
    decided_by: 基教股
    decided_on: 2020-08-20
""",
    "content/policy/later/policy.yml": """\
id: later
kind: 延续
title: 延续通知（示例）
number: 示教字〔2023〕21号
issuer: 示例县教育局
extends: town
first_term: 2023-autumn
last_term: 2025-spring
sample: 是
overlays:
  - {policy: nation, first_term: 2024-spring}
summary: 测试用的延续。
""",
    "content/policy/nation/policy.yml": """\
id: nation
kind: 叠加
title: 国家要求
number: 示函〔2023〕1号
issuer: 某部
first_term: 2024-spring
summary: 测试用的叠加。
""",
    "content/bureau/terms.yml": """\
terms:
  - {id: 2021-spring, starts: 2021-03-01, ends: 2021-07-07}
  - {id: 2021-autumn, starts: 2021-09-01, ends: 2022-01-18}
  - {id: 2023-spring, starts: 2023-02-13, ends: 2023-07-04}
  - {id: 2023-autumn, starts: 2023-09-01, ends: 2024-01-26}
  - {id: 2024-autumn, starts: 2024-09-02, ends: 2025-01-17}
  - {id: 2025-autumn, starts: 2025-09-01, ends: 2026-01-23}
""",
}

SCHOOL = "schools/lvye/school.yml"
PAPERS = """\
introduction: 放学以后有人看着写作业。
measures: {title: 绿野小学课后服务实施办法, number: 绿字〔2020〕9号, date: 2020-08-21, reported: 2020-08-25}
documents:
  - {kind: 管理制度, title: 课后服务管理办法, date: 2020-08-22}
"""

THEME = SITE.theme


def whole(as_of: dt.date = AFTER, added: Mapping[str, str] | None = None, edits: Mapping[str, tuple[str, str]] | None = None) -> City:
    """The town on a day with inspections, policies and the school's documents, or with the files given; `edits` replace a text."""
    files = {**_files(), SCHOOL: _files()[SCHOOL] + PAPERS.encode()}
    files |= {name: text.encode() for name, text in ({**INSPECTIONS, **POLICIES} if added is None else added).items()}
    for name, (old, new) in (edits or {}).items():
        assert old.encode() in files[name], (name, old)
        files[name] = files[name].replace(old.encode(), new.encode())
    return load(files, as_of).city


def judged(town: City, findings: Iterable[Finding] | None = None) -> States:
    """States by a report made by hand (see town.states), whole enough for build.json."""
    made = states(town, findings)
    return States(town, replace(made.report, tally=Tally(passed=240, excused=1, not_evaluated=8), schools=3, files=80))


def site(of: States) -> dict[str, Page]:
    """Every page of the site by its address."""
    return {page.address: page for page in pages(of.city, of.report, SITE) if isinstance(page, Page)}


def assets(of: States) -> dict[str, bytes]:
    """Every other file by its path."""
    return {file.path: file.data for file in pages(of.city, of.report, SITE) if isinstance(file, Asset)}
