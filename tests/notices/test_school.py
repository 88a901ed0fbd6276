from __future__ import annotations

from generator.findings import Finding, Severity, Status, Where
from generator.notices.inspections import CORRECTED
from generator.notices.roll import this_term
from generator.notices.school import SchoolView, school_page
from generator.notices.search import entries
from generator.notices.state import States
from tests.render.town import excused, failed
from tests.render.whole import SCHOOL, judged, whole


def view(states: States, school: str = "lvye") -> SchoolView:
    record = states.city.school(school)
    assert record is not None
    return school_page(states, record, this_term(states))


def test_this_term_gives_the_four_answers() -> None:
    card = view(judged(whole())).card
    assert card is not None
    assert [fact.question for fact in card.facts] == ["到几点", "多少钱", "上学期退了多少", "找谁问"]
    assert (card.name, card.mark.text, card.address) == ("2021年秋季学期", "告知书已公开", "schools/lvye/2021-autumn/")


def test_while_under_review_the_steps_are_shown_and_no_fact() -> None:
    card = view(judged(whole()), "xijie").card
    assert card is not None
    assert card.facts == ()
    assert [(step.office, bool(step.date)) for step in card.steps] == [
        ("驻片领导", True),
        ("基教股", False),
        ("驻市教育局纪检监察组", False),
    ]


def test_history_is_latest_first_with_both_states() -> None:
    found = [(term.name, term.letter.text, term.statement and term.statement.text) for term in view(judged(whole())).terms]
    assert found == [("2021年秋季学期", "告知书已公开", "收支已公示"), ("2021年春季学期", "告知书已公开", "收支已公示")]


def test_standing_documents_the_measures_first() -> None:
    assert [(paper.kind, paper.title, paper.note) for paper in view(judged(whole())).papers] == [
        ("实施办法", "绿野小学课后服务实施办法（绿字〔2020〕9号）", "2020年8月25日报教育局"),
        ("管理制度", "课后服务管理办法", ""),
        ("取酬办法", "课后服务取酬办法", ""),
    ]


def test_inspections_that_are_public_with_their_state() -> None:
    found = view(judged(whole()))
    assert [(row.finding, row.mark) for row in found.problems] == [("二楼楼梯口堆放杂物。", CORRECTED)]
    assert [row.finding for row in found.practice] == ["高年级学生每周三带低年级同伴读书。"]
    assert [row.finding for row in view(judged(whole()), "shanquan").problems] == ["校门外路灯有两盏不亮。"]


def test_an_error_in_the_school_s_own_file_withholds_its_words() -> None:
    found = view(judged(whole(), [failed("lvye", "school", "leadership-incomplete")]))
    assert found.profile is None
    assert (found.leaders, found.papers) == ((), ())
    assert found.trouble == ("暂不显示", "学校概况未通过校验，暂不显示。改正以后自动恢复。")


def test_a_broken_file_leaves_the_register_s_words_only() -> None:
    found = view(judged(whole(edits={SCHOOL: ("name: 示例县绿野小学", "name:")})))
    assert found.name == "学校 lvye"
    assert found.trouble == ("暂不显示", "该校填报文件有误，暂不显示。改正以后自动恢复。")


def test_a_school_that_has_filed_nothing_is_no_fault() -> None:
    registration = "id: nanshan\nstage: 初中\narea_class: 城区\narea: dong\nfirst_term: 2022-spring\n"
    found = view(judged(whole(added={"content/bureau/schools/nanshan.yml": registration})), "nanshan")
    assert found.trouble == ("还没有填报", "该校在名册上，还没有填报课后服务的内容。")
    assert found.card is not None
    assert found.card.mark.text == "2022年春季学期起开办"


def test_a_reason_about_the_school_stands_on_its_page() -> None:
    town = whole()
    reason = Finding(
        rule="leader-not-principal", severity=Severity.ERROR, status=Status.EXCUSED, school="lvye", where=Where(SCHOOL, ("leadership", 0)),
        values={"post": "副校长"}, reason="校长外出挂职。",
    )  # fmt: skip
    assert [excuse.reason for excuse in view(judged(town, [*excused(town), reason])).excuses] == ["校长外出挂职。"]


MERGED = "id: nanshan\nstage: 初中\narea_class: 城区\narea: dong\nfirst_term: 2020-autumn\nlast_term: 2021-spring\nmerged_into: beishan\n"
BETWEEN = "id: beishan\nstage: 初中\narea_class: 城区\narea: dong\nfirst_term: 2020-autumn\nlast_term: 2021-spring\nmerged_into: lvye\n"


def test_a_merged_school_points_to_the_one_that_carries_on_and_that_one_back() -> None:
    added = {"content/bureau/schools/nanshan.yml": MERGED, "content/bureau/schools/beishan.yml": BETWEEN}
    states = judged(whole(added=added))
    found = view(states, "nanshan")
    assert found.merged_into == ("schools/lvye/", "示例县绿野小学")
    assert found.until == "2021年春季学期"
    assert found.card is not None
    assert found.card.mark.text == "已并入绿野小学"
    heir = view(states)
    assert heir.merged_from == (("schools/beishan/", "学校 beishan"), ("schools/nanshan/", "学校 nanshan"))
    assert heir.merged_into is None


def test_mergers_that_lead_back_or_nowhere_point_to_no_school() -> None:
    added = {
        "content/bureau/schools/nanshan.yml": MERGED,
        "content/bureau/schools/beishan.yml": BETWEEN.replace("merged_into: lvye", "merged_into: nanshan"),
    }
    assert view(judged(whole(added=added)), "nanshan").merged_into is None
    assert view(judged(whole(added={"content/bureau/schools/nanshan.yml": MERGED})), "nanshan").merged_into is None


def test_a_renamed_school_is_found_by_its_old_name() -> None:
    registration = "content/bureau/schools/lvye.yml"
    states = judged(whole(edits={registration: ("first_term:", "former_names: [示例县第2小学]\nfirst_term:")}))
    assert view(states).former_names == ("示例县第2小学",)
    names = next(entry.names for entry in entries(states) if entry.address == "schools/lvye/")
    assert [name for name in names if "小学" in name and "绿野" not in name] == ["示例县第2小学", "示例县第二小学"]
