"""A value of a field as text in; the YAML that an editor and the check read alike out: quoted wherever it must be."""

from __future__ import annotations

import re
from typing import Any

from generator.model.fields import Spec

_BARE = frozenset({"count", "group", "money", "date", "choice", "yesno", "term"})
"""Kinds whose every form is plain to YAML and what the editors' schemas want."""
_INDICATORS = tuple("-?:,[]{}#&*!|>'\"%@`")
_WORDS = frozenset({"yes", "no", "true", "false", "on", "off", "y", "n", "null", "~"})

_NUMBER = re.compile(
    r"[-+]?(0x[0-9a-f_]+|0b[01_]+|0o[0-7_]+|[0-9][0-9_,.:]*(e[-+]?[0-9]+)?|\.[0-9_]+(e[-+]?[0-9]+)?|\.(inf|nan))", re.IGNORECASE | re.ASCII
)
"""What some YAML reads as a number, base sixty included."""


def written(spec: Spec, value: Any, *, flow: bool = False) -> str:
    """One value, or a list of plain values on a line."""
    if isinstance(value, list):
        assert spec.item is not None
        return f"[{', '.join(written(spec.item, item, flow=True) for item in value)}]"
    text = str(value)
    return text if spec.kind in _BARE or not _must_quote(text, flow=flow) else _quoted(text)


def _must_quote(text: str, *, flow: bool) -> bool:
    looks_typed = (
        _NUMBER.fullmatch(text) or text.lower() in _WORDS or not re.search(r"[^\W\d_]", text) or text != text.strip() or "\n" in text
    )
    marked = text.startswith(_INDICATORS) or ": " in text or " #" in text or text.endswith(":")
    return bool(looks_typed) or marked or (flow and bool(re.search(r"[,\[\]{}]", text)))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
