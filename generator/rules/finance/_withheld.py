"""A filing with withheld groups in; every way in which its unknown numbers can fit what is public, out.

The repository is as public as the site, so the reader to hide from has the files. Unknown to it are the pupils of withheld groups, the full
payers and participants that are rounded to tens, and whose the lessons of leave were. Nothing is learned from what was written before
anybody applied (expected, consultation, capacity), nor from those who took a course of a provider: they need not be all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from generator.city import Filing
from generator.model.finance import Finance
from generator.model.record import ROUNDING, Record
from generator.model.values import Fen, total
from generator.refunds import NOT_HELD, ON_LEAVE, OTHER, Refunding, each_lesson, refunding
from generator.rules.finance._payers import SERVICE_FEE, counted_once, fee_items, paying_rows

MOST_ROWS = 3
"""Of more rows of rounded payers the sums hardly tell anything, and trying all would take too long: then they tell nothing."""
EXACT = 2
"""Of more kinds of leave than this only the least and the most that they can come to are looked at."""


@dataclass(frozen=True, slots=True)
class World:
    """One way in which the numbers fit: full payers, withheld reduced pupils by what they pay, withheld exempt pupils, everybody."""

    full: int
    reduced: tuple[int, ...]
    exempt: int
    everybody: int


def classes(finance: Finance) -> dict[Fen, int]:
    """What withheld reduced groups pay, and how many groups pay that."""
    return dict(Counter(row.per_pupil for row in finance.reduced if row.pupils.withheld))


def withheld_exempt(finance: Finance) -> int:
    """How many exempt groups are withheld."""
    return sum(group.pupils.withheld for group in finance.exempt)


def worlds(filing: Filing, without: frozenset[str] = frozenset()) -> set[World]:
    """Every way; `without` leaves facts out: the sums `together`, what was `refunded`, the numbers `accepted` or `applied`."""
    finance = filing.finance
    known = sum(group.pupils.number or 0 for group in finance.groups)
    bounds = _bounds(filing, without)
    found = set()
    for full, reduced in _payments(filing, without):
        people = _participants(filing.record, bounds, full, without)
        for exempt in _sums(withheld_exempt(finance), filing.values.small_group):
            everybody = sum(full) + sum(reduced) + exempt + known
            if everybody in people or not paying_rows(finance):
                found.add(World(sum(full), reduced, exempt, everybody))
    return found


def possible(sums: set[int], groups: int, threshold: int) -> set[int]:
    """The numbers that one of several withheld groups can have, when together they have one of those sums."""
    others = _sums(groups - 1, threshold)
    return {number for number in range(1, threshold) if any(whole - number in others for whole in sums)}


def fees_fit(filing: Filing) -> bool:
    """Whether some numbers of pupils give the stated sum of fees, whatever was refunded."""
    return any(True for _ in _payments(filing, frozenset({"refunded"})))


def payments_fit(filing: Filing) -> bool:
    """Whether some numbers of pupils give all stated amounts."""
    return any(True for _ in _payments(filing, frozenset()))


def _sums(groups: int, threshold: int) -> range:
    """What so many withheld groups can come to."""
    return range(groups, groups * (threshold - 1) + 1)


def _bounds(filing: Filing, without: frozenset[str]) -> list[tuple[int, int]]:
    """The fewest and the most who can take part in the grades of each item: whoever does has applied and goes to the school."""
    record, items = filing.record, fee_items(filing, SERVICE_FEE)
    slack, asked = record.slack, record.asked_slack
    grades = {name: items[name].grades if name in items else () for name in _columns(filing)}
    elsewhere = {grade for own in grades.values() for grade in own}
    found = []
    for own in grades.values():
        rows = [row for row in record.grades if (row.grade in own if own else row.grade not in elsewhere)]
        most = (min(row.participants + slack, row.enrolled, row.enrolled if "applied" in without else row.applied + asked) for row in rows)
        found.append((sum(max(row.participants - slack, 0) for row in rows), sum(most)))
    return found


def _columns(filing: Filing) -> dict[str, list[int]]:
    """The items of full payers, each with the places of its rows; those left out that the same grades pay beside another."""
    counted, found = {row.where for row in counted_once(filing)}, dict[str, list[int]]()
    for at, row in enumerate(filing.finance.charges):
        if row.where in counted:
            found.setdefault(row.item, []).append(at)
    return found


def _participants(record: Record, bounds: list[tuple[int, int]], full: tuple[int, ...], without: frozenset[str]) -> range:
    """How many can take part in all, with so many full payers of each item: they at least are among the participants of its grades."""
    least = sum(max(low, payers) for (low, _), payers in zip(bounds, full, strict=True))
    most = sum(high for _, high in bounds)
    if any(payers > high for (_, high), payers in zip(bounds, full, strict=True)):
        return range(0)
    if "accepted" not in without:
        most = min(most, record.applications.accepted + record.asked_slack * len(record.grades))
    return range(least, most + 1)


def _payments(filing: Filing, without: frozenset[str]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Full payers of each item and withheld reduced pupils by what they pay, as far as the amounts allow."""
    finance = filing.finance
    by = ROUNDING if finance.merged else 0
    rows = [range(max(row.pupils - by, 0), row.pupils + by + 1) for row in finance.charges]
    groups = list(product(*(_sums(number, filing.values.small_group) for number in classes(finance).values())))
    columns = _columns(filing)
    least = [sum(line.pupils for line in finance.supplements if line.item == item) for item in columns]
    if len(rows) > MOST_ROWS:
        lows, highs = (_by_item(columns, numbers) for numbers in ([row.start for row in rows], [row.stop - 1 for row in rows]))
        yield from product(_spread(tuple(map(max, lows, least)), tuple(map(max, highs, least))), groups)
        return
    readings = [_Reading(filing, terms, without) for terms in product(*(_terms(filing, paid) for paid in classes(finance)))]
    for numbers in product(*rows):
        full = _by_item(columns, numbers)
        if any(payers < asked for payers, asked in zip(full, least, strict=True)):
            continue  # whoever paid a supplement is a full payer
        for reduced in groups:
            if not finance.merged or any(reading.allows(numbers, reduced) for reading in readings):
                yield full, reduced


def _spread(lows: Sequence[int], highs: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """One way for each sum from all lows to all highs, by one pupil more of each item in turn: every way would be too many."""
    yield tuple(lows)
    numbers = list(lows)
    for _ in range(max(high - low for low, high in zip(lows, highs, strict=True))):
        for at, high in enumerate(highs):
            if numbers[at] < high:
                numbers[at] += 1
                yield tuple(numbers)


def _by_item(columns: Mapping[str, Sequence[int]], numbers: Sequence[int]) -> tuple[int, ...]:
    """The pupils of rows of full payers, each pupil once, put together by item."""
    return tuple(sum(numbers[at] for at in places) for places in columns.values())


def _terms(filing: Filing, paid: Fen) -> list[tuple[int, int]]:
    """What was not held and the row of full payers by which a reduced fee may be refunded: those of the full fee of which it is a share."""
    charges = filing.finance.charges
    first = [at for at, row in enumerate(charges) if all(row.item != other.item for other in charges[:at])]
    shares = {category.rate_percent for category in filing.values.exempt_categories}
    own = [at for at in first if any(charges[at].per_pupil.share(share, 100) == paid for share in shares)]
    way = refunding(filing.values)
    return sorted({(missed_by(way, filing.finance, at), at) for at in own or first})


def missed_by(way: Refunding, finance: Finance, at: int) -> int:
    """The lessons, days or half months refunded as not held to a row of full payers, by the lines of its rate and number of pupils."""
    row = finance.charges[at]
    twins = [n for n, other in enumerate(finance.charges) if (other.rate, other.pupils) == (row.rate, row.pupils)]
    rate = way.rate(row, NOT_HELD)
    lines = [line for line in finance.refunds if (line.kind, line.rate, line.pupils) == (NOT_HELD, rate, row.pupils)]
    if len(twins) == 1:
        return sum(way.quantity(line) for line in lines)
    return dict(zip(twins, (way.quantity(line) for line in lines), strict=False)).get(at, 0)


class _Reading:
    """The amounts of merged books, read with one idea of the lessons by which each reduced fee is refunded."""

    def __init__(self, filing: Filing, terms: tuple[tuple[int, int], ...], without: frozenset[str]) -> None:
        finance, sums, way = filing.finance, "together" not in without, refunding(filing.values)
        # In tiers a leaver's share depends on the day of leaving, which nobody publishes: then the refunds tell nothing.
        self.refunds_tell = "refunded" not in without and not any(line.percent for line in finance.refunds)
        self.charges = [row.per_pupil for row in finance.charges]
        self.backs = [way.each(row, NOT_HELD, missed_by(way, finance, at)) for at, row in enumerate(finance.charges)]
        self.reduced = list(classes(finance))
        payers = [replace(finance.charges[at], per_pupil=paid) for paid, (_, at) in zip(self.reduced, terms, strict=True)]
        self.lessons = [payer.lessons for payer in payers]
        self.reduced_backs = [way.each(payer, NOT_HELD, missed) for payer, (missed, _) in zip(payers, terms, strict=True)]
        self.leave_backs = [each_lesson(payer) if way.field(ON_LEAVE) == "lessons" else way.rate(payer, ON_LEAVE) for payer in payers]
        stated = [(row, row.pupils.number) for row in finance.reduced if row.pupils.number is not None]
        self.known = total(row.amount or 0 for row, _ in stated)
        self.known_back = total(_back(filing, way, row.per_pupil) * pupils for row, pupils in stated)
        self.charged, self.refunded = (finance.charged, finance.refunded) if sums else (None, None)
        beside = finance.subsidy + finance.donations + finance.interest + total(line.amount for line in finance.supplements)
        self.net = finance.net_income - beside
        self.other = total(line.amount or 0 for line in finance.refunds if line.kind == OTHER)
        self.leave = Counter[Fen]()
        for line in finance.refunds:
            if line.kind not in (NOT_HELD, OTHER):
                self.leave[line.rate] += way.quantity(line)

    def allows(self, numbers: Sequence[int], reduced: Sequence[int]) -> bool:
        """Whether so many pupils give these amounts, with some share of the lessons of leave taken by the withheld groups."""
        charged = self.known + _product(self.charges, numbers) + _product(self.reduced, reduced)
        if self.charged is not None and charged != self.charged:
            return False
        if not self.refunds_tell:
            return True
        back = self.known_back + _product(self.backs, numbers) + _product(self.reduced_backs, reduced)
        left = (charged - self.net if self.refunded is None else self.refunded) - back - self.other
        full = sum(rate * lessons for rate, lessons in self.leave.items())
        return _comes_to(full - left, list(self._discounts(reduced)))

    def _discounts(self, reduced: Sequence[int]) -> Iterator[tuple[int, int]]:
        """By how much less a lesson of leave of a withheld group is refunded than its line says, and how often at most."""
        for rate, taken in self.leave.items():
            for back, pupils, lessons in zip(self.leave_backs, reduced, self.lessons, strict=True):
                less = rate - back
                if less > 0:
                    yield less, min(taken, pupils * lessons)


def _back(filing: Filing, way: Refunding, paid: Fen) -> Fen:
    """What a pupil of a stated reduced group got back for what was not held."""
    for missed, at in _terms(filing, paid):
        return way.each(replace(filing.finance.charges[at], per_pupil=paid), NOT_HELD, missed)
    return Fen(0)


def _product(amounts: Sequence[Fen], numbers: Sequence[int]) -> int:
    return sum(amount * number for amount, number in zip(amounts, numbers, strict=True))


def _comes_to(amount: int, discounts: list[tuple[int, int]]) -> bool:
    """Whether an amount is made of discounts, each so often at most."""
    if not 0 <= amount <= sum(less * most for less, most in discounts):
        return False
    if len(discounts) > EXACT or not discounts:
        return True
    less, most = discounts[0]
    if len(discounts) == 1:
        return amount % less == 0
    return any(_comes_to(amount - less * times, discounts[1:]) for times in range(most + 1))
