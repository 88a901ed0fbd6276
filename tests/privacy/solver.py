"""What is public of a term in; the numbers that each withheld group can still have out, by trying them all.

Written from the policy's formulas and independent of the rules: it knows the files as anybody reads them in the repository, and the rows of
the statement as they are printed. A number that is not a multiple of ten counts as exact wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

FEWER = "fewer-than-threshold"
BAND = (1, 2, 3, 4)
ROUNDED_BY = 5
Data = dict[str, Any]
Printed = list[tuple[str, int | None]]
"""The rows of the statement with their amounts in fen."""


@dataclass(frozen=True)
class Guess:
    """A way in which all numbers fit: full payers by row, withheld groups by category, and everybody together."""

    full: tuple[int, ...]
    hidden: tuple[int, ...]
    stated: int
    reduced: int
    """The pupils that pay less, withheld ones included."""

    @property
    def everybody(self) -> int:
        return sum(self.full) + self.stated + sum(self.hidden)


def fen(text: str) -> int:
    """12.50 → 1250; amounts always have two decimals here."""
    return int(text.replace(".", ""))


def half_up(amount: Fraction) -> int:
    return int(amount + Fraction(1, 2))


def solved(finance: Data, record: Data, printed: Printed) -> list[str]:
    """Which withheld categories have one possible number only, whatever a reader who thinks two numbers are the same makes of it."""
    fits = list(fitting(finance, record, printed))
    names = [group["category"] for group in withheld(finance)]
    found = []
    for idea, holds in ideas(finance, record):
        left = [guess for guess in fits if holds(guess)]
        found += [f"{name} ({idea})" for at, name in enumerate(names) if len({guess.hidden[at] for guess in left}) == 1]
        if left and len({sum(guess.hidden) for guess in left}) == 1 and sum(left[0].hidden) < len(BAND) + 1:
            found.append(f"all ({idea})")
    return found


def withheld(finance: Data) -> list[Data]:
    """The withheld groups, those that pay less first."""
    return [group for group in (*finance["reduced"], *finance["exempt"]) if group["pupils"] == FEWER]


def ideas(finance: Data, record: Data) -> Iterator[tuple[str, Callable[[Guess], bool]]]:
    """Nothing; all who applied or were accepted take part; the balance went to this or that group."""
    yield "nothing", lambda _: True
    asked = record["applications"]
    if not applications_in_tens(record):
        for name in ("applied", "accepted"):
            yield name, lambda guess, name=name: guess.everybody == asked[name]  # type: ignore[misc]
    for line in finance["disposal"]:
        if line["pupils"] is not None:
            to = line["pupils"]
            yield "full payers", lambda guess, to=to: sum(guess.full) == to  # type: ignore[misc]
            yield "all payers", lambda guess, to=to: sum(guess.full) + guess.reduced == to  # type: ignore[misc]
            yield "everybody", lambda guess, to=to: guess.everybody == to  # type: ignore[misc]


def applications_in_tens(record: Data) -> bool:
    asked = record["applications"]
    numbers = [asked["applied"], asked["accepted"], asked["refused"], *(grade["applied"] for grade in record["grades"])]
    return all(number % 10 == 0 for number in numbers)


def fitting(finance: Data, record: Data, printed: Printed) -> Iterator[Guess]:
    """Every assignment of numbers that nothing public contradicts."""
    stated_less = sum(row["pupils"] for row in finance["reduced"] if row["pupils"] != FEWER)
    stated = stated_less + sum(row["pupils"] for row in finance["exempt"] if row["pupils"] != FEWER)
    less = [row for row in finance["reduced"] if row["pupils"] == FEWER]
    people = participants(record)
    for full in product(*(row_range(row, bool(less)) for row in finance["charges"])):
        for hidden in product(BAND, repeat=len(withheld(finance))):
            guess = Guess(full, hidden, stated, stated_less + sum(hidden[: len(less)]))
            if (
                supplements_fit(finance, full)
                and guess.everybody in people
                and (not less or money_fits(finance, printed, full, hidden[: len(less)]))
            ):
                yield guess


def supplements_fit(finance: Data, full: tuple[int, ...]) -> bool:
    """Whoever paid a supplement pays the full fee of that item: there are not fewer of these."""
    lines = finance["supplements"]
    payers = {
        line["item"]: sum(n for row, n in zip(finance["charges"], full, strict=True) if row["item"] == line["item"]) for line in lines
    }
    return all(payers[item] >= sum(line["pupils"] for line in lines if line["item"] == item) for item in payers)


def row_range(row: Data, rounded: bool) -> range:
    """A row's pupils: what its amount says, or near its multiple of ten."""
    if row["amount"] is not None:
        number = fen(row["amount"]) // fen(row["per_pupil"])
        return range(number, number + 1)
    by = ROUNDED_BY if rounded and row["pupils"] % 10 == 0 else 0
    return range(max(row["pupils"] - by, 0), row["pupils"] + by + 1)


def participants(record: Data) -> range:
    """How many may take part: near the rounded numbers, and no more than applied, were accepted or go to the school."""
    asked = ROUNDED_BY if applications_in_tens(record) and record["rounded"] else 0
    least = most = 0
    for grade in record["grades"]:
        by = ROUNDED_BY if record["rounded"] and grade["participants"] % 10 == 0 else 0
        least += max(grade["participants"] - by, 0)
        most += min(grade["participants"] + by, grade["applied"] + asked, grade["enrolled"])
    return range(least, min(most, record["applications"]["accepted"] + asked * len(record["grades"])) + 1)


def money_fits(finance: Data, printed: Printed, full: tuple[int, ...], hidden: tuple[int, ...]) -> bool:
    """Whether so many pupils give the public sums, with some of the leave taken by those who pay less."""
    charges, lines = finance["charges"], finance["refunds"]
    less = [row for row in finance["reduced"] if row["pupils"] == FEWER]
    known = [row for row in finance["reduced"] if row["pupils"] != FEWER]
    pairs = [*zip(charges, full, strict=True), *zip(less, hidden, strict=True), *((row, row["pupils"]) for row in known)]
    charged = sum(fen(row["per_pupil"]) * number for row, number in pairs)
    if any(row["amount"] is not None and fen(row["amount"]) != fen(row["per_pupil"]) * n for row, n in zip(less, hidden, strict=True)):
        return False
    missed, lessons = not_held(finance), charges[0]["lessons"]
    own_rate = half_up(Fraction(fen(less[0]["per_pupil"]), lessons))
    for line in lines:  # a line at the rate of a withheld group alone counts its pupils
        if line["kind"] == "未开展" and fen(line["rate"]) == own_rate and not known and line["pupils"] != sum(hidden):
            return False
    back = sum(half_up(Fraction(fen(row["per_pupil"]) * missed, lessons)) * number for row, number in pairs if not row.get("late"))
    leave = sum(fen(line["rate"]) * line["lessons"] for line in lines if line["kind"] != "未开展")
    taken = sum(line["lessons"] for line in lines if line["kind"] != "未开展" and fen(line["rate"]) != own_rate)
    cheaper = fen(charges[0]["rate"]) - own_rate
    refunds = {back + leave - cheaper * own for own in range(min(taken, sum(hidden) * lessons) + 1)}
    return any(consistent(finance, printed, charged, refunded) for refunded in refunds)


def not_held(finance: Data) -> int:
    """The lessons not held, as the line about full payers says."""
    rate = finance["charges"][0]["rate"]
    return max((line["lessons"] for line in finance["refunds"] if line["kind"] == "未开展" and line["rate"] == rate), default=0)


def consistent(finance: Data, printed: Printed, charged: int, refunded: int) -> bool:
    """Whether fees and refunds of that size give every sum that is filed or printed."""
    besides = sum(fen(finance[name]) for name in ("subsidy", "donations", "interest"))
    besides += sum(fen(line["amount"]) for line in finance["supplements"])
    if charged + besides - refunded != fen(finance["net_income"]):
        return False
    together = finance["together"]
    if together is not None and (charged, refunded) != (fen(together["charged"]), fen(together["refunded"])):
        return False
    sums = {
        "服务性收费合计（含减收）": charged,
        "服务性收费净额（含减收，已减退费）": charged - refunded,
        "二、收入": charged + besides,
        "三、退费": refunded,
    }
    return all(amount is None or sums.get(text, amount) == amount for text, amount in printed)
