"""Books that are closed: every way of changing, losing, renaming or back-dating them, and the two ways that are allowed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest

from generator.findings import Finding
from generator.ledger import read_ledger
from generator.model.values import TermId
from generator.repository import load
from generator.wording.sentences import message
from tests.render.town import AFTER
from tests.sealed import BOOKS, closed, edited, renamed, seal_into, town_files, without

Files = dict[str, bytes]
SPRING = TermId(2021, "spring")
LATER = dt.date(2022, 3, 9)
AUTUMN_BOOKS = "schools/lvye/2021-autumn/finance.yml"
PUBLICATIONS = "content/bureau/publications/lvye.yml"
CORRECTIONS = "content/bureau/corrections/2021-spring/lvye.yml"
WITHDRAWALS = "content/bureau/withdrawals/2021-spring/lvye.yml"


@pytest.fixture(scope="module")
def files() -> Files:
    return town_files()


def _told(found: list[Finding]) -> list[tuple[str, str, object]]:
    return [(one.rule, one.where.file, one.values.get("why", one.values.get("lost"))) for one in found]


def test_what_was_sealed_is_as_it_was(files: Files) -> None:
    assert closed(files) == []


def _spoil(old: str, new: str, name: str = BOOKS) -> Callable[[Files], Files]:
    return lambda files: edited(files, name, old, new)


CHANGED = ("closed-statement-changed", BOOKS, "changed")
HERE = "schools/lvye/2021-spring"


@pytest.mark.parametrize(
    ("attack", "told"),
    [
        pytest.param(_spoil('amount: "10424.00"', 'amount: "10424.01"'), [CHANGED], id="one fen"),
        pytest.param(_spoil('  - {head: 水电, amount: "10424.00"}\n', ""), [CHANGED], id="a row less"),
        pytest.param(_spoil("head: 水电", "head: 电费"), [CHANGED], id="a head"),
        pytest.param(_spoil("paid: 2021-07-09", "paid: 2021-07-08"), [CHANGED], id="a payment back-dated"),
        pytest.param(_spoil(", paid: 2021-07-09, method: 原渠道退回", ""), [CHANGED], id="a payment taken back"),
        pytest.param(_spoil("settled: 2021-07-08", "settled: 2021-07-07"), [CHANGED], id="books back-dated"),
        pytest.param(_spoil("notice_first: 2021-07-12", "notice_first: 2021-07-09"), [CHANGED], id="the notice back-dated"),
        pytest.param(_spoil("statement: 2021-07-12", "statement: 2021-07-01", PUBLICATIONS), [CHANGED], id="its publication back-dated"),
        pytest.param(_spoil("prepared_by: 报账员", "prepared_by: 会计"), [CHANGED], id="who drew it up"),
        pytest.param(
            _spoil("net_income", '  - {kind: 其他, pupils: 1, rate: "1.00", lessons: 1, amount: "1.00", paid: 2021-07-20}\nnet_income'),
            [CHANGED], id="a refund that nobody had listed",
        ),
        pytest.param(lambda f: without(f, BOOKS), [("published-filing-lost", BOOKS, "file")], id="the file deleted"),
        pytest.param(
            lambda f: without(f, HERE),
            [("published-filing-lost", f"{HERE}/plan.yml", "filing")] * 2, id="the term deleted",
        ),
        pytest.param(
            lambda f: renamed(f, "2021-spring", "2020-spring"),
            [("published-filing-lost", f"{HERE}/plan.yml", "filing")] * 2, id="the term renamed",
        ),
        pytest.param(
            lambda f: without(f, "content/bureau/schools/lvye.yml"),
            [("published-filing-lost", "content/bureau/schools/lvye.yml", "registration")] * 4, id="the school struck off",
        ),
        pytest.param(
            _spoil(", statement: 2021-07-12", "", PUBLICATIONS), [("published-filing-lost", PUBLICATIONS, "publication")],
            id="its publication struck out",
        ),
        pytest.param(
            lambda f: renamed(f, "lvye", "lvye2"),
            [("published-filing-lost", "content/bureau/schools/lvye.yml", "registration")] * 4, id="the school renamed",
        ),
    ],
)  # fmt: skip
def test_every_other_change_is_refused(files: Files, attack: Callable[[Files], Files], told: list[tuple[str, str, object]]) -> None:
    assert _told(closed(attack(files))) == told


def test_no_digit_of_closed_books_can_be_changed(files: Files) -> None:
    """Each digit in turn: either the file is no longer one, which check says, or the ledger says that it was changed."""
    text = files[BOOKS].decode()
    places = [match.start() for match in re.finditer("[0-9]", text)]
    missed = []
    for at in places:
        other = str((int(text[at]) + 1) % 10)
        spoiled = {**files, BOOKS: (text[:at] + other + text[at + 1 :]).encode()}
        repository = load(spoiled, AFTER)
        broken = any(finding.rejects and finding.where.file == BOOKS for finding in repository.findings)
        if not broken and _told(closed(spoiled)) != [CHANGED]:
            missed.append(at)
    assert (missed, len(places) > 100) == ([], True)


PAID = 'lessons: 1286, rate: "2.30", amount: "2957.80"'


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param(_spoil(PAID, f"{PAID}, paid: 2022-02-20, method: 原渠道退回", AUTUMN_BOOKS), id="a listed refund is paid"),
        pytest.param(_spoil('opening: "0.00"\n', 'opening: "0.00" # 期初没有结余\n'), id="a comment"),
        pytest.param(_spoil('opening: "0.00"', "opening: 0.00"), id="quoting"),
        pytest.param(lambda f: {**f, BOOKS: f[BOOKS].replace(b"\n", b"\r\n")}, id="line ends"),
    ],
)  # fmt: skip
def test_what_may_be_added_or_means_nothing_is_let_through(files: Files, attack: Callable[[Files], Files]) -> None:
    assert closed(attack(files)) == []


def test_a_payment_brings_no_other_change_with_it(files: Files) -> None:
    spoiled = edited(
        edited(files, AUTUMN_BOOKS, PAID, f"{PAID}, paid: 2022-02-20"), AUTUMN_BOOKS, 'interest: "120.50"', 'interest: "120.51"'
    )
    found = closed(spoiled)
    assert _told(found) == [("closed-statement-changed", AUTUMN_BOOKS, "changed")]
    assert message(found[0]) == "这份收支公示已于2022年3月1日公开并记入公开记录册，没有更正就不能改动；改动的是：利息"


def correction(sha256: str, date: str = "2022-03-05") -> bytes:
    return f"""\
school: lvye
term: 2021-spring
corrections:
  - number: 示教更正〔2022〕1号
    reason: 水电费少记了六百元，按电费单补上。
    role: 分管基教股的局领导
    date: {date}
    sha256: {sha256}
""".encode()


def _sealed_as(files: Files) -> str:
    latest = read_ledger(files)[0].latest("lvye", SPRING, "finance")
    assert latest is not None
    return latest.sha256


@pytest.mark.parametrize(
    ("sha256", "date", "why"),
    [
        (None, "2022-03-05", None),
        ("0" * 64, "2022-03-05", "other-version"),
        (None, "2022-02-28", "too-early"),
        (None, "2022-03-10", "too-early"),
    ],
)
def test_a_correction_allows_a_change_of_the_version_it_names(files: Files, sha256: str | None, date: str, why: str | None) -> None:
    changed = edited(files, BOOKS, 'amount: "10424.00"', 'amount: "11024.00"')
    changed[CORRECTIONS] = correction(sha256 or _sealed_as(files), date)
    assert [one.values["why"] for one in closed(changed, LATER)] == ([why] if why else [])


def test_a_correction_is_sealed_with_its_version_and_used_up(files: Files) -> None:
    changed = edited(files, BOOKS, 'amount: "10424.00"', 'amount: "11024.00"')
    changed[CORRECTIONS] = correction(_sealed_as(files))
    assert seal_into(changed, LATER) == ["correction", "finance"]
    assert read_ledger(changed)[1] == ()
    assert closed(changed, LATER) == []
    again = edited(changed, BOOKS, 'amount: "11024.00"', 'amount: "12024.00"')
    assert [one.values["why"] for one in closed(again, LATER)] == ["changed"]
    assert seal_into(changed, LATER) == []


def withdrawal(paper: str) -> bytes:
    text = "school: lvye\nterm: 2021-spring\nwithdrawals:\n"
    return f"{text}  - {{paper: {paper}, reason: 收费项目写错了学校，另行公布。, role: 分管基教股的局领导, date: 2022-03-08}}\n".encode()


def test_what_was_withdrawn_stays_so(files: Files) -> None:
    taken = {**files, WITHDRAWALS: withdrawal("收支公示")}
    assert seal_into(taken, LATER) == ["withdrawal"]
    assert (read_ledger(taken)[1], closed(taken, LATER)) == ((), [])
    gone = without(taken, BOOKS)
    assert closed(gone, LATER) == []
    assert not [one for one in load(gone, LATER).findings if one.where.file == BOOKS]
    filled = edited(taken, BOOKS, 'amount: "10424.00"', 'amount: "1.00"')
    assert seal_into(filled, LATER) == []
    assert _told(closed(without(taken, HERE), LATER)) == [("published-filing-lost", f"{HERE}/plan.yml", "filing")] * 2
