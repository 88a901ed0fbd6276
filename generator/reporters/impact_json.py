"""What a draft policy would change in; one JSON object for programs out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from generator.impact import Change, Distance, Kind, Unit
from generator.reporters.impact import Trialled, by_rule, counted, spread
from generator.wording.distances import number_of


def impact_as_json(told: Trialled) -> str:
    """One object, version 1."""
    impact = told.impact
    totals: dict[str, object] = {
        "schools": impact.schools,
        "filings": impact.filings,
        "unchanged": impact.unchanged,
        "recounted": len(impact.recounted),
    }
    totals |= {kind.value: dict(zip(("schools", "filings"), counted(impact.of(kind)), strict=True)) for kind in Kind}
    draft = {"folder": told.draft.folder, "changed": list(told.changed), "as_if_from": str(told.draft.as_if_from or "") or None}
    made = {
        "version": 1, "as_of": impact.as_of.isoformat(), "draft": draft, "totals": totals,
        "by_clause": [_group(group) for group in by_rule(impact.changes)],
        "by_school": [
            {"school": school, "name": told.names.get(school, ""), "changes": [_change(change) for change in changes]}
            for school, changes in groupby(impact.changes, key=lambda change: change.school)
        ],
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _group(group: Sequence[Change]) -> dict[str, object]:
    schools, filings = counted(group)
    found = spread(group)
    far = dict(zip(("least", "median", "most"), map(_distance, found), strict=True)) if found else None
    first = group[0]
    return {
        "kind": first.kind.value, "rule": first.rule, "clauses": list(first.clauses), "schools": schools, "filings": filings,
        "findings": sum(change.hits for change in group), "distance": far,
    }  # fmt: skip


def _change(change: Change) -> dict[str, object]:
    return {
        "term": change.term or None, "kind": change.kind.value, "rule": change.rule, "clauses": list(change.clauses),
        "findings": change.hits, "distance": _distance(change.most) if change.most else None,
    }  # fmt: skip


def _distance(distance: Distance) -> dict[str, object]:
    """Money is a decimal string in yuan, as everywhere."""
    money = distance.unit is Unit.FEN
    amount = number_of(distance).replace(",", "") if money else distance.amount
    return {"amount": amount, "unit": "yuan" if money else distance.unit.value, "way": distance.way.value}
