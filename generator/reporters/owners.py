"""A city in; the CODEOWNERS of its repository out: whose agreement a change needs, by the bureau's own registers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.city import City
from generator.model.bureau import Role
from generator.project import APPROVALS

PLACES = ("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS")
"""Where the hosts look for the file."""
_ACCOUNT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9_])?")
_HEAD = """\
# 谁同意才能合并：由 notices owners 按 content/bureau/schools/ 和 roles.yml 生成，请不要手改。
# 后面的行盖过前面的行：其余一切（程序、主题、办法、教育局的文件、本文件）归全市的岗位，学校的文件夹归学校和所在片区的岗位。
"""


class NoOwnerError(ValueError):
    """An account that no CODEOWNERS can name, or nobody at all who answers for the whole city; the message is the account, or empty."""


def as_codeowners(city: City) -> str:
    """The posts are those of the city's day. A school's own request is agreed to by the post of its area, as nobody agrees to their own.

    Raises NoOwnerError: a file that silently owned less would protect less.
    """
    posts = tuple(role for role in city.roles if role.held_on(city.as_of))
    bureau = [role.account for role in posts if not role.area]
    if not bureau:
        raise NoOwnerError("")
    lines = [_line("*", bureau)]
    for school in city.schools:
        if not school.is_sample:
            area = school.registration.area
            own = [school.registration.account, *_accounts(posts, area)]
            lines += [_line(f"/schools/{school.id}/", own if any(own) else bureau), *_approvals(school.id, area, posts, bureau)]
    return _HEAD + "".join(lines)


def _approvals(school: str, area: str, posts: Iterable[Role], bureau: list[str]) -> Iterator[str]:
    """The records of a post's own step of the schools of its area: a city-wide post's are everybody's who has the city, as above."""
    for step in sorted({role.step for role in posts if role.area == area and area}):
        accounts = [role.account for role in posts if role.area == area and role.step == step]
        yield _line(f"/{APPROVALS}*/{school}/{step}.yml", [*accounts, *bureau])


def _accounts(posts: Iterable[Role], area: str) -> Iterator[str]:
    return (role.account for role in posts if area and role.area == area)


def _line(pattern: str, accounts: Iterable[str]) -> str:
    named = list(dict.fromkeys(filter(None, accounts)))
    for account in named:
        if not _ACCOUNT.fullmatch(account):
            raise NoOwnerError(account)
    return f"{pattern} {' '.join(f'@{account}' for account in named)}\n"
