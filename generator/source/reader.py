"""One YAML file in, a Document out: quickly where nothing is wrong, else with every fault and its place."""

from __future__ import annotations

import yaml

from generator.findings import START
from generator.source import limits
from generator.source.characters import decode, ordinary, text_faults
from generator.source.document import Document
from generator.source.marks import Fault
from generator.source.quick import quick
from generator.source.walk import walk


def read(file: str, raw: bytes) -> Document:
    """Reads one file; never raises for what the file contains."""
    if len(raw) > limits.MAX_BYTES:
        return _broken(file, "", Fault("too-large", START, values={"size": len(raw), "limit": limits.MAX_BYTES}))
    text = decode(raw)
    if isinstance(text, Fault):
        return _broken(file, "", text)
    plain = ordinary(text, limits.MAX_LINE)
    faults = [] if plain else text_faults(text, limits.MAX_LINE)
    if faults:
        return _broken(file, text, *faults)
    found = quick(text) if plain else None
    if found is not None:
        return Document(file, text, found.data, folded=found.folded)
    walked = walk(text)
    return Document(file, text, walked.data, walked.faults)


def has_c_parser() -> bool:
    """Whether PyYAML came with libyaml, which `read` needs."""
    return bool(yaml.__with_libyaml__)


def _broken(file: str, text: str, *faults: Fault) -> Document:
    return Document(file, text, None, faults)
