"""A filing in; the words in it that only a person can judge out: sentences to parents, names and contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.city import Filing
from generator.model.fields import Part, specs

_LABELS: dict[str, tuple[str, ...]] = {
    "Session": ("name", "category", "summary"),
    "Course": ("name", "category"),
    "Consultation": ("methods",),
    "FeePlan": ("paid_by", "lacks_conditions", "how_to_ask", "payment", "refund"),
    "Application": ("how",),
    "Handover": ("how",),
    "Safety": ("insurance_note",),
    "Plan": ("voluntary", "opt_out", "quit", "priority", "reminder"),
    "Times": ("early_leave", "late_pickup"),
    "Staff": ("shortage",),
    "Selection": ("method", "objections"),
}
"""The fields of each part of a plan, its times and its staff that are free text about the service, never about a person."""
_NAMED = {("Consultation", "methods"): "征求意见的方式"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A text to judge, under the label of its field."""

    school: str
    term: str
    file: str
    label: str
    text: str


def texts(filing: Filing) -> Iterator[Judged]:
    """Each once, in the order of the files."""
    found = [each for name in ("plan", "times", "staff") for each in _of_part(filing, name, filing.parts.get(name))]
    yield from dict.fromkeys(found)


def _of_part(filing: Filing, name: str, part: object) -> Iterator[Judged]:
    if not isinstance(part, Part):
        return
    wanted = _LABELS.get(type(part).__name__, ())
    said = [(field, _text(getattr(part, field, None))) for field in wanted]
    labels = specs(type(part))
    if type(part).__name__ in ("Session", "Course"):
        yield Judged(filing.school, filing.id.season_name, name, "活动", "，".join(text for _, text in said if text))
    else:
        yield from (Judged(filing.school, filing.id.season_name, name, _label(part, field), text) for field, text in said if text)
    for field in labels:
        value = getattr(part, field)
        for each in value if isinstance(value, tuple) else (value,):
            yield from _of_part(filing, name, each)


def _label(part: Part, field: str) -> str:
    return _NAMED.get((type(part).__name__, field)) or specs(type(part))[field].label


def _text(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
