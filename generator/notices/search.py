"""The city in; what a visitor's search can find out, and the page where one searches.

One entry for each thing that somebody looks for: a school, a rule, a clause, the city's own pages. Not one for each term's notice, which
would be the same words many times over: those are reached through their school. Nothing is in an entry that its own page does not show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.city import Filing, SchoolRecord
from generator.model.school import School
from generator.notices.catalogue import rule_views
from generator.notices.finder import finder
from generator.notices.origin import Origin, Vouch, of_bureau
from generator.notices.pinyin import full, initials
from generator.notices.policy_pages import PolicyView, policy_pages
from generator.notices.provenance import Crumb
from generator.notices.roll import AreaRows, SchoolRow, area_rows, filing_of, this_term
from generator.notices.school import school_page
from generator.notices.state import States, school_fact
from generator.notices.topics import TOPICS, other_numbers, other_words
from generator.site import Entry

SCHOOL, RULE, CLAUSE, PAGE = KINDS = ("学校", "规则", "条款", "页面")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The page where one searches; the lists serve whoever has no script."""

    crumbs: tuple[Crumb, ...]
    kinds: tuple[str, ...]
    areas: tuple[AreaRows, ...]
    initials: tuple[tuple[str, tuple[SchoolRow, ...]], ...]
    origin: Origin


def search_page(states: States) -> SearchView:
    """All schools by area and by the first letter of their name."""
    areas = area_rows(states)
    by_letter = tuple((group.name, group.schools) for group in finder(areas).letters)
    return SearchView(
        crumbs=(Crumb("首页", ""), Crumb("搜索")),
        kinds=KINDS,
        areas=areas,
        initials=by_letter,
        origin=of_bureau(
            states.city, "search", [row.id for _, rows in by_letter for row in rows], Vouch("approved", "教育局登记", "学校名册和片区")
        ),
    )


def entries(states: States) -> Iterator[Entry]:
    """Of everything that the program writes; the hand-written pages have entries of their own (see `written`)."""
    yield from found_by.every(states)
    for topic in TOPICS:
        yield entry(topic.address, topic.title, PAGE, (topic.text,), names=(*topic.same, *topic.also))
    yield from _sections(states)
    for view in policy_pages(states):
        yield from _policy(view)
    for rule in rule_views(states):
        yield entry(f"rules/{rule.id}/", rule.title, RULE, (f"{rule.area}。", rule.what, rule.why, rule.mend), keywords=(rule.id,))


def entry(
    address: str, title: str, kind: str, sentences: Iterable[str], *, names: tuple[str, ...] = (), keywords: tuple[str, ...] = ()
) -> Entry:
    """With the words added that mean the same as those of its title and text."""
    text = "\n".join(filter(None, sentences))
    return Entry(address, title, kind, text, names, (*keywords, *other_words(f"{title}\n{text}")))


@school_fact
def found_by(states: States, school: SchoolRecord) -> Entry:
    """By every name and spelling of it, by street and area; by this term's facts and activities once its notice is public."""
    term = this_term(states)
    view = school_page(states, school, term)
    filing = filing_of(school, term)
    shown = filing if filing is not None and states.of(filing).public else None
    facts = [f"{fact.question}：{fact.answer}，{fact.more}{fact.phone}" for fact in (view.card.facts if view.card else ())]
    sentences = [
        f"{view.area[1]}，{view.stage}，{view.area_class}。",
        f"{view.profile.address}。" if view.profile else "",
        f"{view.card.name}课后服务。" if view.card else "",
        *(f"{fact}。" for fact in facts),
        f"活动：{'、'.join(_activities(shown))}。" if shown else "",
        view.profile.introduction if view.profile else "",
        "告知书、收支公示、收费标准、退费、减免、监督电话，都在学校的页面上。",
    ]
    own = (*_names(view.profile), *_spellings(view.profile)) if view.profile else ()
    names = (*own, *view.former_names, *(other for name in view.former_names for other in other_numbers(name)))
    return entry(f"schools/{school.id}/", view.name, SCHOOL, sentences, names=names, keywords=(school.id,))


def _names(profile: School) -> tuple[str, ...]:
    """Both names, and each with its number written the other way."""
    own = tuple(dict.fromkeys(filter(None, (profile.name, profile.short_name))))
    return tuple(dict.fromkeys((*own, *(other for name in own for other in other_numbers(name)))))


def _spellings(profile: School) -> tuple[str, ...]:
    """In letters: the names' pinyin, whole and by initials, and the initials that the school gave itself."""
    spelt = [spelling(name) for name in (profile.short_name, profile.name) if name for spelling in (full, initials)]
    return tuple(dict.fromkeys(filter(None, (*spelt, profile.pinyin))))


def _activities(filing: Filing) -> tuple[str, ...]:
    """What children do, and who is brought in for it."""
    done = (word for session in filing.times.sessions for word in (session.name, session.category, session.summary))
    brought_in = (provider.name for provider in filing.plan.providers)
    return tuple(dict.fromkeys(filter(None, (*done, *brought_in, *(partner.name for partner in filing.plan.partners)))))


def _sections(states: States) -> Iterator[Entry]:
    """The pages that lists stand on; their schools and rules have entries of their own."""
    said = "全市每所学校本学期课后服务几点结束、收费标准是多少、公示办到哪一步。"
    yield entry("schools/", "全部学校一览", PAGE, (said,), keywords=("学校名单", "名录", "全市学校"))
    for area in area_rows(states):
        schools = "、".join(row.name for row in area.schools)
        yield entry(area.address, f"{area.name}的学校", PAGE, (f"{schools}。",), keywords=("片区", full(area.name)))
    said = "城乡、学段相同的学校放在一起，比收费、结束时间、课时、退费和结余。"
    yield entry("compare/", "同类学校比一比", PAGE, (said,), keywords=("比较", "对比", "排名", "哪家便宜"))
    said = "哪些学校收支公示逾期，哪些公示没有通过校验，哪些方案还在办理，督导检查查出了什么，整改了没有。"
    yield entry("oversight/", "公开监督", PAGE, (said,), keywords=("逾期学校", "督导", "问题"))
    said = "方案和收支公示办到哪一步，等哪个科室办，一步用几个工作日。"
    yield entry("oversight/waiting/", "等谁办、等多久", PAGE, (said,), keywords=("审批进度", "办理时间"))
    said = "全市、各类学校、各片区的结束时间、收费、参加比例和退费，最低、中位、最高是多少。"
    yield entry("oversight/figures/", "时间和收费的分布", PAGE, (said,), keywords=("统计", "平均", "中位数"))
    yield entry("rules/", "检查规则", PAGE, ("机器逐项核对各校填报内容的全部规则，按方面排列。",))
    yield entry("checks/", "检查范围：查什么，不查什么", PAGE, ("各项要求中哪些由机器核对，哪些由教育局办理，哪些只是学校声明。",))
    said = "手里的公示是不是真的、是不是最新的：按内容摘要查是哪一份、哪一天公开、有没有新版。"
    yield entry("verify/", "核对编码", PAGE, (said,), keywords=("内容摘要", "真伪", "公开记录册", "防伪"))
    said = "各校各学期的表格和数据文件，可以下载、转载和加工。"
    yield entry("data/", "数据下载", PAGE, (said,), keywords=("表格", "下载", "开放数据", "CSV"))
    said = "哪一份办法管哪些学期，延续到什么时候，叠加了哪些要求。"
    yield entry("policy/", "政策：各学期依据的办法", PAGE, (said,), keywords=("文件", "通知"))


def _policy(view: PolicyView) -> Iterator[Entry]:
    """The document, then sentence by sentence, then how its unclear words are read."""
    page, head = f"policy/{view.head.id}/", view.head
    yield entry(page, head.title, CLAUSE, (f"{head.issuer}，{head.number}。", head.summary), keywords=("文件", "政策", "办法"))
    for heading, clauses in view.parts:
        for clause in clauses:
            at = f"{page}#{quote(clause.cover.id, safe='')}"
            said = (clause.cover.text, f"原文：{clause.quote}" if clause.quote else "")
            yield entry(at, f"{clause.cover.id} {heading}", CLAUSE, said, keywords=(clause.quote, *clause.actors, head.title))
    for reading in view.interpretations:
        yield entry(f"{page}#reading-{reading.id}", reading.question, CLAUSE, (reading.reading,), keywords=("解释", head.title))


def written(address: str, title: str, text: str) -> Entry:
    """The entry of a hand-written page, whose text begins with its title."""
    return entry(address, title, PAGE, (text.removeprefix(title).strip(),))
