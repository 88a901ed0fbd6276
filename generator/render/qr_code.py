"""A text in; the modules of its QR code out, one for one those of segno, in a twentieth of its time.

A code stands on every paper, and segno needs four milliseconds for one: it tries eight masks module by module. Here a code is one whole
number, of which a shift tells every module's neighbour, and what is the same for all codes of a size is asked of segno once: where which
bit goes, the masks, the generator polynomials. tests/render/test_qr.py compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, zip_longest
from operator import itemgetter
from typing import Any

import segno.consts
import segno.encoder

consts: Any = segno.consts
encoder: Any = segno.encoder
"""Whose types say nothing."""

_BYTES = re.compile(r"[!-~]*[a-z][!-~]*")
"""What is encoded as bytes, and as the same ones in every encoding."""
_LAST = 9
"""The last version that counts its letters in eight bits."""
_LEVELS = (consts.ERROR_LEVEL_M, consts.ERROR_LEVEL_Q, consts.ERROR_LEVEL_H)
_HEAD = 12
"""Bits before the text: what it is, how long it is."""
_FREE = 10
"""A module's number in the message is told from a fixed module by so much."""


@dataclass(frozen=True, slots=True)
class Code:
    """Modules row by row: `1` is dark."""

    size: int
    modules: str


def code(text: str) -> Code | None:
    """At level M or better; None for a text that is too long for this, or whose bytes are not its letters."""
    if not _BYTES.fullmatch(text):
        return None
    needed = _HEAD + 8 * len(text)
    version = next((each for each in range(1, _LAST + 1) if consts.SYMBOL_CAPACITY[each][_LEVELS[0]] >= needed), None)
    if version is None:
        return None
    level = max((each for each in _LEVELS if consts.SYMBOL_CAPACITY[version][each] >= needed), key=_LEVELS.index)
    layout = _layout(version, level)
    return Code(layout.size, layout.drawn(text))


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all codes of a version and level share."""

    size: int
    capacity: int
    """Octets of data."""
    blocks: tuple[tuple[int, tuple[int, ...]], ...]
    """Length of the data of each block, and the remainders of its octets by the generator polynomial."""
    correction: int
    """Octets of error correction of a block."""
    spare: str
    placed: Callable[[str], tuple[str, ...]]
    """From the bits of a message, with a light and a dark one at its end, the modules."""
    masks: tuple[int, ...]
    formats: tuple[int, ...]
    rows: _Lines
    columns: _Lines

    def drawn(self, text: str) -> str:
        """The modules under the mask of the lowest penalty."""
        bits = "".join(f"{octet:08b}" for octet in self._message(text))
        plain = int("".join(self.placed(f"{bits}{self.spare}01")), 2)
        masked = [plain ^ mask for mask in self.masks]
        scores = list(map(self._penalty, masked))
        best = scores.index(min(scores))
        return f"{masked[best] | self.formats[best]:0{self.size * self.size}b}"

    def _message(self, text: str) -> bytes:
        """Data and error correction, an octet of each block by turns (ISO/IEC 18004, 7.6)."""
        raw = text.encode("ascii")
        # 0100 for bytes, the length, the bytes, and 0000 at the end.
        data = ((4 << 8 | len(raw)) << 8 * len(raw) + 4 | int.from_bytes(raw, "big") << 4).to_bytes(len(raw) + 2, "big")
        # The empty octet is segno's way to fill up the last one: what follows the end is passed over by every reader.
        data = (data + b"\0" + b"\xec\x11" * self.capacity)[: self.capacity]
        parts, rests, at = [], [], 0
        for length, table in self.blocks:
            part = data[at : at + length]
            parts.append(part)
            rests.append(self._remainder(part, table))
            at += length
        return bytes(each for each in chain(*zip_longest(*parts), *zip_longest(*rests)) if each is not None)

    def _remainder(self, part: bytes, table: Sequence[int]) -> bytes:
        high = 8 * (self.correction - 1)
        kept, rest = (1 << high) - 1, 0
        for octet in part:
            rest = (rest & kept) << 8 ^ table[octet ^ rest >> high]
        return rest.to_bytes(self.correction, "big")

    def _penalty(self, dark: int) -> int:
        """ISO/IEC 18004, 7.8.3.1."""
        runs, alike = zip(self.rows.runs(dark), self.columns.runs(dark), strict=True)
        row, column = alike
        squares = (row & row << self.size & column).bit_count()
        finders = self.rows.finders(dark) + self.columns.finders(dark)
        # Every five per cent by which the dark modules are more or fewer than half: 20 parts in 400.
        unbalanced = abs(20 * dark.bit_count() - 10 * self.size**2) // self.size**2
        return sum(runs) + 3 * squares + 40 * finders + 10 * unbalanced


@dataclass(frozen=True, slots=True)
class _Lines:
    """The rows or the columns of a code of one size: a module's next one is `step` bits on."""

    step: int
    ahead: tuple[int, ...]
    """The modules that have one so many places further on, by that number."""
    behind: tuple[int, ...]
    """The same, so many places before."""

    def runs(self, dark: int) -> tuple[int, int]:
        """The penalty for five and more of a colour, and the modules that are like the next."""
        step = self.step
        alike = ~(dark ^ dark << step) & self.ahead[1]
        two = alike & alike << step
        five = two & two << 2 * step
        return five.bit_count() + 2 * (five & ~(five >> step)).bit_count(), alike

    def finders(self, dark: int) -> int:
        """How often there is what looks like a finder, dark light dark dark dark light dark, with four light ones on a side of it."""
        step = self.step
        found = dark & dark << 2 * step & dark << 3 * step & dark << 4 * step & dark << 6 * step & self.ahead[6]
        found &= ~(dark << step | dark << 5 * step)
        if not found:
            return 0
        before = after = 0
        for away in range(1, 5):
            before |= dark >> away * step & self.behind[away]
            after |= dark << (away + 6) * step & self.ahead[away + 6]
        found &= ~(before & after)
        if found & (found << 4 * step | found << 6 * step):
            return self._apart(found)
        return found.bit_count()

    def _apart(self, found: int) -> int:
        """Of those that share modules the first counts."""
        count = 0
        while found:
            first = found.bit_length() - 1
            count += 1
            found &= ~(1 << first | (1 << first) >> 4 * self.step | (1 << first) >> 6 * self.step)
        return count


@lru_cache(maxsize=32)
def _layout(version: int, level: int) -> _Layout:
    size = encoder.calc_matrix_size(version)
    matrix = [list(row) for row in encoder.make_matrix(size, size)]
    encoder.add_finder_patterns(matrix, size, size)
    encoder.add_alignment_patterns(matrix, size, size)
    free = sum(row.count(2) for row in matrix)
    encoder.add_codewords(matrix, range(_FREE, _FREE + free), version)
    cells = list(chain(*matrix))
    # A fixed module is one of the two that follow the message.
    order = [cell - _FREE if cell >= _FREE else free + cell for cell in cells]
    infos = consts.ECC[version][level]
    corrections = {info.num_total - info.num_data for info in infos}
    (correction,) = corrections
    table = _remainders(correction)
    blocks = tuple((info.num_data, table) for info in infos for _ in range(info.num_blocks))
    capacity = sum(length for length, _ in blocks)
    return _Layout(
        size=size,
        capacity=capacity,
        blocks=blocks,
        correction=correction,
        spare="0" * (free - 8 * (capacity + correction * len(blocks))),
        placed=itemgetter(*order),
        masks=tuple(
            _number(cells[row * size + column] >= _FREE and mask(row, column) for row in range(size) for column in range(size))
            for mask in encoder.get_data_mask_functions(is_micro=False)
        ),
        formats=tuple(_format(version, level, mask, size) for mask in range(8)),
        rows=_lines(size, 1, lambda _, column: column),
        columns=_lines(size, size, lambda row, _: row),
    )


def _format(version: int, level: int, mask: int, size: int) -> int:
    """The modules that say how the others are to be read."""
    matrix = [bytearray(size) for _ in range(size)]
    encoder.add_format_info(matrix, version, level, mask)
    encoder.add_version_info(matrix, version)
    return _number(map(bool, chain(*matrix)))


def _lines(size: int, step: int, place: Callable[[int, int], int]) -> _Lines:
    places = [place(row, column) for row in range(size) for column in range(size)]
    return _Lines(
        step,
        tuple(_number(each + away < size for each in places) for away in range(11)),
        tuple(_number(each >= away for each in places) for away in range(5)),
    )


def _remainders(correction: int) -> tuple[int, ...]:
    """Of each octet by the generator polynomial of so many octets."""
    powers, logs, generator = consts.GALIOS_EXP, consts.GALIOS_LOG, consts.GEN_POLY[correction]
    return (0, *(int.from_bytes(bytes(powers[logs[octet] + each] for each in generator), "big") for octet in range(1, 256)))


def _number(bits: Iterable[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)
