"""A path and who submits it in; whose it is, and whether that account may change it, out. What the base says of both is what counts."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.bureau import Registration, Role
from generator.model.kinds import kind_of
from generator.project import APPROVALS

SCHOOL = re.compile(r"schools/([^/_.][^/]*)/.+", re.DOTALL)
"""A path in a school's folder; names that begin with _ are the manual's."""

_OWNERS = (
    (APPROVALS, "approvals"),
    ("content/bureau/", "bureau"),
    ("content/ledger/", "ledger"),
    ("content/policy/", "policy"),
    ("content/calendar/", "policy"),
    ("content/", "pages"),
    ("docs/", "pages"),
    ("schools/", "manual"),
    ("generator/", "program"),
    ("theme/", "theme"),
    ("tests/", "tests"),
    (".", "checks"),
)
"""Whose a path outside the schools' folders is, as a code of wording (see OWNERS there); the first that fits."""


def school_of(path: str) -> str:
    """The school in whose folder a path lies, or nothing."""
    found = SCHOOL.fullmatch(path)
    return found[1] if found else ""


def owner_of(path: str, school: str) -> str:
    """Whose it is, as a code, to the submission of that school or of none."""
    if school_of(path):
        return "other-school" if school else "school"
    return next((owner for start, owner in _OWNERS if path.startswith(start)), "set-up")


@dataclass(frozen=True, slots=True)
class Registers:
    """Who may do what, as the base has it: the schools' accounts and the posts that take the steps of the approval chain."""

    schools: tuple[Registration, ...]
    roles: tuple[Role, ...]

    def schools_of(self, account: str) -> frozenset[str]:
        """The schools that have this account."""
        return frozenset(each.id for each in self.schools if each.account and _same(each.account, account))

    def roles_of(self, account: str, day: dt.date) -> tuple[Role, ...]:
        """The posts that this account holds on that day."""
        return tuple(role for role in self.roles if _same(role.account, account) and role.held_on(day))

    def is_post(self, account: str) -> bool:
        """Whether the account is a post's, now or before, and no school's."""
        return not self.schools_of(account) and any(_same(role.account, account) for role in self.roles)

    def area(self, school: str) -> str:
        return next((each.area for each in self.schools if each.id == school), "")


NOBODY = Registers((), ())


def _same(one: str, other: str) -> bool:
    """Hosts do not tell accounts apart by capitals."""
    return one.casefold() == other.casefold()


def submitter(paths: Iterable[str], registers: Registers, by: str) -> str:
    """The school whose submission this is: the account's own, else the one with most paths in it; nothing where no school is concerned."""
    touched = Counter(filter(None, map(school_of, paths)))
    own = registers.schools_of(by) if by else frozenset()
    candidates = sorted(touched, key=lambda school: (school not in own, -touched[school], school))
    return candidates[0] if candidates and (not own or candidates[0] in own) else min(own, default="")


def may_change(path: str, school: str, registers: Registers, by: str, day: dt.date) -> bool:
    """Whether a path may be part of a submission: of that `school`'s, or of none's, opened by `by` (nobody known: nothing).

    A post writes what belongs to it; an account that nobody registered has no more than one school's folder.
    """
    if by and registers.is_post(by):
        return any(_within_post(path, role, registers) for role in registers.roles_of(by, day))
    return school_of(path) == school if school else not by


def _within_post(path: str, role: Role, registers: Registers) -> bool:
    """An approval of one's own step and area; the rest of the bureau's data is with the posts that answer for the whole city."""
    found = kind_of(path)
    if path.startswith(APPROVALS):
        names = found[1] if found else {}
        return names.get("step") == role.step and role.area in ("", registers.area(names["school"]))
    return path.startswith("content/") and not role.area
