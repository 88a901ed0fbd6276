"""The values of the model: money in fen, groups that may be withheld, terms and their Chinese names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


class Fen(int):
    """Money in fen. Sums, differences and multiples of money are money."""

    def __add__(self, other: int) -> Fen:
        return Fen(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Fen:
        return Fen(int(self) - int(other))

    def __mul__(self, other: int) -> Fen:
        return Fen(int(self) * int(other))

    __rmul__ = __mul__

    def __neg__(self) -> Fen:
        return Fen(-int(self))

    @property
    def yuan(self) -> str:
        """Two decimals and thousands commas: 380,834.00."""
        sign, rest = ("-" if self < 0 else ""), abs(int(self))
        return f"{sign}{rest // 100:,}.{rest % 100:02d}"

    def share(self, parts: int, whole: int) -> Fen:
        """This amount × parts ÷ whole, rounded half up to the fen (for amounts of zero or more)."""
        return Fen((2 * int(self) * parts + whole) // (2 * whole))


ZERO = Fen(0)


class Hundredths(int):
    """A number of at most two decimals that is no money, held × 100: 20.83 is 2083."""

    @property
    def text(self) -> str:
        """As short as it can be written: 4, 97.5, 20.83."""
        whole, rest = divmod(int(self), 100)
        return f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)


def total(amounts: object) -> Fen:
    """The sum of any number of amounts, as money."""
    return Fen(sum(amounts))  # type: ignore[call-overload]


@dataclass(frozen=True, slots=True)
class Group:
    """A number of persons; `None` when the filing says only that they are fewer than the policy's threshold (at least one)."""

    number: int | None

    @property
    def withheld(self) -> bool:
        return self.number is None

    def low(self) -> int:
        """The least it can be."""
        return 1 if self.number is None else self.number

    def high(self, threshold: int) -> int:
        """The most it can be, when groups under `threshold` are withheld."""
        return threshold - 1 if self.number is None else self.number


FEWER = "fewer-than-threshold"
"""What a filing writes instead of a small number of persons."""


_TERM = re.compile(r"20[0-9]{2}-(autumn|spring)", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class TermId:
    """A school term: `2021-autumn` begins in autumn 2021, `2022-spring` in spring 2022."""

    year: int
    season: str

    @classmethod
    def parse(cls, text: str) -> TermId:
        """Raises ValueError for anything but YYYY-autumn or YYYY-spring."""
        if not _TERM.fullmatch(text):
            raise ValueError(text)
        return cls(int(text[:4]), text[5:])

    def __str__(self) -> str:
        return f"{self.year}-{self.season}"

    def __lt__(self, other: TermId) -> bool:
        return self.rank < other.rank

    @property
    def rank(self) -> int:
        """Terms in the order of time, next to each other by one."""
        return self.year * 2 + (self.season == "autumn")

    @property
    def previous(self) -> TermId:
        return TermId(self.year, "spring") if self.season == "autumn" else TermId(self.year - 1, "autumn")

    @property
    def season_name(self) -> str:
        """2021年秋季学期."""
        return f"{self.year}年{'秋季' if self.season == 'autumn' else '春季'}学期"

    @property
    def school_year_name(self) -> str:
        """2021—2022学年度第一学期."""
        first = self.year if self.season == "autumn" else self.year - 1
        return f"{first}—{first + 1}学年度第{'一' if self.season == 'autumn' else '二'}学期"


def stage_of(grade: int) -> str:
    """小学 or 初中."""
    return "小学" if grade <= 6 else "初中"
