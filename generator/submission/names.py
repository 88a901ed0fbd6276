"""Paths in; what makes one of them unfit to be read on every machine, and a form that is safe to print, out."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.privacy import masked
from generator.project import DATA_FOLDERS

MAX_PATH = 200
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE | re.ASCII)
_DATA_PART = re.compile(r"[a-z0-9_.-]+", re.ASCII)
_GITS_OWN = frozenset({".git", "git~1"})
_NOT_ON_WINDOWS = frozenset('<>:"|?*\\')
_INVISIBLE = frozenset({"Cf", "Zl", "Zp", "Cn", "Co"})


def is_data(path: str) -> bool:
    """Whether it lies in a folder whose files are data."""
    return path.startswith(tuple(f"{folder}/" for folder in DATA_FOLDERS))


def shown(path: str) -> str:
    """The path for people: personal data masked, and what cannot be seen or moves the cursor written as its code point."""
    return masked("".join(c if c.isprintable() else f"<{_code_point(c)}>" for c in path))


def _code_point(character: str) -> str:
    """A byte that is no UTF-8 (kept as a lone surrogate) by its value."""
    number = ord(character)
    return f"{number - 0xDC00:02X}" if 0xDC80 <= number <= 0xDCFF else f"U+{number:04X}"


def oddity(path: str) -> str | None:
    """What is odd about a name, as a code of wording (see NAMES there); None for a plain one. Data is held to more than the rest."""
    return _odd_text(path) or next(filter(None, map(_odd_part, path.split("/"))), None) or (_odd_data(path) if is_data(path) else None)


def _odd_text(path: str) -> str | None:
    kinds = {unicodedata.category(character) for character in path}
    if "Cs" in kinds:
        return "not-utf8"
    if "Cc" in kinds:
        return "control"
    if kinds & _INVISIBLE:
        return "invisible"
    if unicodedata.normalize("NFC", path) != path:
        return "composed"
    return "long" if len(path) > MAX_PATH else None


def _odd_part(part: str) -> str | None:
    if part.casefold() in _GITS_OWN:
        return "dot"
    if part.startswith("-"):
        return "dash"
    if part.endswith((".", " ")) or part.startswith(" "):
        return "edge"
    if _DEVICE.fullmatch(part):
        return "device"
    return "windows" if _NOT_ON_WINDOWS & set(part) else None


def _odd_data(path: str) -> str | None:
    parts = path.split("/")
    if any(part.startswith(".") for part in parts):
        return "dot"
    if all(map(_DATA_PART.fullmatch, parts)):
        return None
    return "capital" if path.isascii() and all(map(_DATA_PART.fullmatch, path.lower().split("/"))) else "letters"


def collisions(paths: Iterable[str]) -> frozenset[str]:
    """The files and folders whose names differ from another's only in capitals or in how a character is composed: one on many machines."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for name in {name for path in paths for name in _upward(path)}:
        spellings[unicodedata.normalize("NFC", name).casefold()].add(name)
    return frozenset(name for several in spellings.values() if len(several) > 1 for name in several)


def collides(path: str, among: frozenset[str]) -> bool:
    """Whether the path, or a folder on its way, is one of those."""
    return bool(among) and any(name in among for name in _upward(path))


def _upward(path: str) -> Iterator[str]:
    """The path and every folder above it."""
    while path:
        yield path
        path = path.rpartition("/")[0]
