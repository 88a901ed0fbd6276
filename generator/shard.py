"""A school's id in; whether it is among those of one part of the whole, out: parts share no school and together have all of them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

MOST = 9999
_SHARD = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shard:
    """The part of that number, from 1, of `count`. A school's part depends on its id alone, so that it stays where it is."""

    number: int = 1
    count: int = 1

    @classmethod
    def parse(cls, text: str) -> Shard:
        """`2/4`. Raises ValueError for other text."""
        found = _SHARD.fullmatch(text)
        shard = cls(int(found[1]), int(found[2])) if found else cls(1, 0)
        if shard.number > shard.count:
            raise ValueError(text)
        return shard

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def has(self, school: str) -> bool:
        """Whether a school is in this part."""
        if self.count == 1:
            return True
        digest = hashlib.sha256(school.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8], "big") % self.count == self.number - 1


WHOLE = Shard()
"""The only part of one."""
