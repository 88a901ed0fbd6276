"""三(五)k: a dedicated account that changes its opening day, or was opened only after the books were settled."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.finance import Account, Finance
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)k",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{name}”建账日期写{opened}，{than}是{other}",
    en="“{name}” is said to have been opened on {opened}; {than_en}: {other}",
    mend_en="One account, one opening day: as in the last term's books, and not after the settlement.",
)
def account_differs(filing: Filing) -> Iterator[Hit]:
    """专账的建账日期前后不一致。

    查什么：同名专账的建账日期与上学期填写的相同，并且不晚于结算日期。
    为什么：专账一建到底，日期变来变去，就不知道是不是同一本账。
    怎么改：照上学期的日期改正；上学期写错的先更正上学期；换了新账的，改用新的名称。
    """
    account = filing.finance.account
    if account is None:
        return
    before = _before(filing, account)
    values = {"name": account.name, "opened": account.opened}
    if before is not None and before.opened != account.opened:
        yield Hit(
            account.at("opened"),
            values | {"than": "上学期写的", "than_en": "last term's books have", "other": before.opened},
            suggest=before.opened,
        )
    elif account.opened > filing.finance.settled:
        yield Hit(
            account.at("opened"), values | {"than": "结算日期", "than_en": "the books were settled on", "other": filing.finance.settled}
        )


def _before(filing: Filing, account: Account) -> Account | None:
    """The account of that name in last term's books."""
    books = filing.previous.parts.get("finance") if filing.previous is not None else None
    before = books.account if isinstance(books, Finance) else None
    return before if before is not None and before.name == account.name else None
