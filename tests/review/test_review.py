"""Submissions to a host in; what `diff` says of them and the comment that an officer reads, whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.city import SchoolRecord
from generator.findings import Report, Tally
from generator.model.values import Fen
from generator.notices.changes import Area, Change
from generator.pipeline import compare, reviewed
from generator.reporters.diff import diff_markdown, diff_text
from generator.reporters.markdown import MARK, MOST, as_markdown
from generator.review import Desk, Difference, SchoolChange
from generator.review.differences import Fate
from generator.review.likeness import hints
from tests.submission.host import AS_OF, PLAN, Given, Host, host

TERM = "schools/baima/2026-autumn/"
TIMES = f"{TERM}times.yml"
SCHOOL = "schools/baima/school.yml"
APPROVAL = "content/bureau/approvals/2026-autumn/baima/approval.yml"
CITY = "content/bureau/city.yml"
FILED = ("plan.yml", "times.yml", "staff.yml")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Host:
    return host(tmp_path_factory.mktemp("host"))


@pytest.fixture(scope="module")
def before(bare: Host) -> Host:
    """The same host before 白马 handed in anything for the autumn, and before anything was sealed."""
    gone = bare.git("ls-tree", "-r", "--name-only", bare.base, "content/bureau/approvals/2026-autumn/baima/", "content/ledger", TERM)
    return Host(bare.folder, bare.submit(dict.fromkeys((*gone.split("\n"), "content/bureau/publications/baima.yml"))))


def edited(bare: Host, path: str, old: str, new: str) -> bytes:
    """A file of main with one text replaced."""
    text = bare.read(path).decode()
    assert old in text, (path, old)
    return text.replace(old, new, 1).encode()


def said(bare: Host, given: Given) -> str:
    return diff_text(compare(bare.folder, AS_OF, bare.base, bare.submit(given)))


def comment(bare: Host, given: Given) -> str:
    return as_markdown(reviewed(bare.examine(bare.submit(given))))


def test_one_changed_fee(bare: Host) -> None:
    given = {PLAN: edited(bare, PLAN, "rate: 2.10", "rate: 2.05")}
    assert said(bare, given) == (
        "白马中心小学（baima）2026年秋季学期：有改动（收费、时间、机构或退费有变）\n  收费项目“课后服务费”的收费标准由2.10元改为2.05元\n"
    )


def test_only_the_writing(bare: Host) -> None:
    assert said(bare, {PLAN: bare.read(PLAN) + b"\n# bye\n"}) == "白马中心小学（baima）2026年秋季学期：只改了写法，意思没有变\n"


def test_a_file_that_cannot_be_read_is_not_told_as_removed(bare: Host) -> None:
    assert said(bare, {PLAN: b"a: [", TIMES: edited(bare, TIMES, "15:50", "15:55")}) == (
        "白马中心小学（baima）2026年秋季学期：有改动（收费、时间、机构或退费有变）\n"
        "  周一至周五开始时间由15:50改为15:55\n"
        "  有文件读不出来，不能逐项比较，先改正检查指出的问题\n  plan.yml：读不出来\n"
    )


def test_the_bureau_the_manual_and_the_school_itself(bare: Host) -> None:
    given = {
        APPROVAL: None,
        CITY: bare.read(CITY) + b"\n# x\n",
        SCHOOL: edited(bare, SCHOOL, "phone: 0700", "phone: 0701"),
        "schools/_example/school.yml": None,
    }
    found = compare(bare.folder, AS_OF, bare.base, bare.submit(given))
    assert diff_markdown(found) == (
        "**白马中心小学（baima）学校信息：有改动**\n\n- 学校办公电话由0700-0000191改为0701-0000191\n\n"
        "**教育局的记录**\n\n- 删去审批记录：白马中心小学2026年秋季学期，基教股同意（2026年8月27日）\n- 只改了写法，意思没有变：全市信息\n\n"
        "**其他文件**\n\n- `schools/_example/school.yml`：删去了\n"
    )


def test_the_ledger_is_no_file_that_cannot_be_read(bare: Host) -> None:
    ledger = bare.git("ls-tree", "-r", "--name-only", bare.base, "content/ledger").split("\n")[0]
    assert said(bare, {ledger: bare.read(ledger) + b"x\n"}) == f"其他文件\n  {ledger}：有改动\n"


def test_nothing(bare: Host) -> None:
    assert said(bare, {}) == "学校填报和教育局的记录都没有改动。\n"


def test_the_folder_as_it_stands(bare: Host, tmp_path: Path) -> None:
    folder = bare.clone(tmp_path / "clone")
    (folder / PLAN).write_bytes(edited(bare, PLAN, "rate: 2.10", "rate: 2.05"))
    assert "由2.10元改为2.05元" in diff_text(compare(folder, AS_OF, bare.base))


@pytest.mark.parametrize("path", [PLAN, SCHOOL])
def test_personal_data_is_never_told(bare: Host, path: str) -> None:
    number = "138" + "0013" + "8000"
    text = bare.read(path).decode() + f"\n# 王小明 {number}\n"
    text = text.replace("2.10", "2.05").replace("0700-", "0701-")
    told, whole = said(bare, {path: text.encode()}), comment(bare, {path: text.encode()})
    assert number not in told + whole
    assert "王小明" not in told + whole
    assert "2.05" not in told
    assert "0701-" not in told
    assert told.endswith("\n  有疑似个人信息的文件改了，内容不显示\n")
    assert told.split("\n", 1)[1].strip() in whole


def test_a_new_plan(before: Host, bare: Host) -> None:
    given = {f"{TERM}{name}": bare.read(f"{TERM}{name}") for name in FILED}
    whole = comment(before, given)
    assert whole.startswith(f"{MARK}\n**不能合并：1 处错误，在 1 个文件里。**\n\n### 要改的\n\n- **错误** 第一个服务日")
    assert (
        "### 改了什么\n\n**白马中心小学（baima）2026年秋季学期：新的填报**\n\n"
        "- 时间：2026年9月7日至2027年1月15日，周一至周五，共86天；15:50—17:20\n- 活动：写作业、读书、舞龙、绘画、足球\n"
        "- 收费：课后服务费2.10元/生·课时，每生每学期361.20元\n- 谁来教：本校教职工28人、非物质文化传承人1人\n- 机构：没有引入\n"
        "- 学生：一至六年级，预计445人参加（在校606人）\n\n"
        "### 轮到谁\n\n- 白马中心小学2026年秋季学期：驻片领导审核，从2026年8月24日起，到2026年11月25日已过 63 个工作日\n"
    ) in whole
    assert (
        "  先例：本学期和上学期另有 1 所学校就同一要求说了理由并获批准："
        "[滨江小学2026年秋季学期](https://notices.shili.example/schools/binjiang/2026-autumn/)\n"
    ) in whole
    assert "- 征求意见的方式：问卷、村民小组会\n" in whole
    assert "\n- 二(四)b（公开，由家长对照）" in whole
    assert whole == comment(before, given)


def test_a_violation_comes_first(bare: Host) -> None:
    whole = comment(bare, {PLAN: edited(bare, PLAN, "rate: 2.10", "rate: 9.00")})
    assert whole.splitlines()[:2] == [MARK, "**不能合并：2 处错误，在 1 个文件里。**"]
    assert whole.index("fee-above-unit-cap") < whole.index("由2.10元改为9.00元") < whole.index("<details>")


def test_what_is_refused_is_not_told(bare: Host) -> None:
    assert "有 1 个文件的改动不能合并，原因见上，没有列在这里。" in comment(bare, {APPROVAL: None})


def test_a_schools_words_are_inert(bare: Host) -> None:
    text = edited(bare, PLAN, "要不要参加，家长孩子商量着定，学校只做登记。", "'@all #1 </details> [x](http://a.example) `x`'")
    assert "- 自愿声明：＠all ＃1 ＜/details＞ ［x］(http：／／a.example) ｀x｀\n" in comment(bare, {PLAN: text})


def long_text(count: int) -> str:
    change = SchoolChange(
        school="baima", name="白马", term="2026-autumn", term_name="2026年秋季学期", fate=Fate.CHANGED, files=(),
        changes=tuple(Change(Area.OTHER, f"{number}{'😀' * 140}") for number in range(50)),
    )  # fmt: skip
    report = Report(as_of=AS_OF, policies=(), schools=0, terms=0, files=0, tally=Tally(), findings=(), not_evaluated=())
    return as_markdown(Desk(report=report, difference=Difference(tuple(replace(change, school=f"s{n}") for n in range(count)))))


def test_it_is_never_longer_than_a_host_takes() -> None:
    assert "没有列出" not in long_text(2)
    whole = long_text(20)
    assert MOST - 1000 < len(whole.encode("utf-16-le")) // 2 <= MOST
    shown = sum(1 for line in whole.split("\n") if line.startswith(("- ", "**白")))
    folded = 5
    assert whole.endswith(f"\n\n太长了，还有 {20 * 51 - shown + folded} 行没有列出；在本机运行 notices check 和 notices diff 可看全部。\n")


@pytest.mark.parametrize(
    ("rate", "others", "said"), [(300, (200, 200, 210), 50), (100, (200, 200, 210), -50), (210, (200, 200, 210), 0), (300, (200,), 0)]
)
def test_beside_schools_of_the_same_class(bare: Host, rate: int, others: tuple[int, ...], said: int) -> None:
    city = bare.examine(bare.base).repository.city
    school = city.school("baima")
    assert school is not None

    def charging(name: str, fen: int) -> SchoolRecord:
        filing = school.filings[-1]
        items = tuple(replace(item, rate=Fen(fen)) for item in filing.plan.fees.items)
        plan = replace(filing.plan, fees=replace(filing.plan.fees, items=items))
        changed = replace(filing, school=name, parts={**filing.parts, "plan": plan})
        return replace(school, registration=replace(school.registration, id=name), filings=(changed,))

    alike = replace(city, schools=tuple(charging(f"other{number}", fen) for number, fen in enumerate(others)))
    found = hints(charging("own", rate).filings[0], alike)
    assert [(hint.what, hint.percent, hint.median) for hint in found] == ([("收费标准", said, "2.00元")] if said else [])
