"""The obligations of a city in; text and Markdown for officers, JSON for programs out.

What is late comes first, then what is due soon; in each, who has to act, then school by school, the longest overdue first.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.city import City
from generator.due import Obligation, State
from generator.notices.provenance import display_name
from generator.wording.obligations import KINDS, STATES, owner, reason, term, what, when
from generator.wording.sentences import pick
from generator.wording.values import Lang, plain, say, several, with_id


@dataclass(frozen=True, slots=True)
class DueList:
    """What is to be printed, in a language."""

    city: City
    all: tuple[Obligation, ...]
    lang: Lang
    states: tuple[State, ...] = (State.LATE, State.SOON)
    """What is listed one by one: of one school everything that is still to be done."""

    def of(self, state: State) -> list[Obligation]:
        """Those in a state."""
        return [obligation for obligation in self.all if obligation.state is state]

    def words(self, pair: tuple[str, str]) -> str:
        return pick(pair, self.lang)

    def name(self, school_id: str) -> str:
        """The school as its register names it, with its id; in English the id alone."""
        school = self.city.school(school_id)
        return with_id(display_name(school) if school is not None else "", school_id, self.lang)


def due_text(listed: DueList, *, quiet: bool) -> str:
    """For people at a terminal; with `quiet` only a line for each thing to do."""
    lines = [] if quiet else [_as_of(listed)]
    for state in listed.states:
        rows = _rows(listed, state)
        if quiet:
            lines += [_line(listed, row.cells) for row in rows]
        elif rows:
            lines += ["", _heading(listed, state)]
            for who, owed in groupby(rows, key=lambda row: row.owner):
                lines += [f"  {listed.words((f'由{who}办', f'to be done by {who}'))}"]
                lines += [f"    {_line(listed, row.cells[:3] + row.cells[4:])}" for row in owed]
    return "\n".join(lines if quiet else [*lines, "", *_rest(listed)])


def due_markdown(listed: DueList, *, quiet: bool) -> str:
    """A table for each state, for an issue or a job's summary."""
    heads = listed.words(("学校 | 学期 | 事项 | 由谁办 | 期限 | 条款", "School | Term | What | Who | By when | Clauses"))
    lines = [f"# {listed.words(('到期事项', 'What is due'))}", "", _as_of(listed)]
    for state in listed.states:
        rows = _rows(listed, state)
        if rows:
            lines += ["", f"## {_heading(listed, state)}", "", f"| {heads} |", "| --- " * 6 + "|"]
            lines += [f"| {' | '.join(cell.replace('|', '/') for cell in row.cells)} |" for row in rows]
    return "\n".join(lines if quiet else [*lines, "", *(f"- {line}" for line in _rest(listed))])


def due_json(listed: DueList) -> str:
    """Every obligation, the done ones too."""
    counts = Counter(obligation.state for obligation in listed.all)
    rows = [
        {
            "school": o.school, "term": str(o.term) if o.term else None, "kind": o.kind.value, "title": listed.words(KINDS[o.kind]),
            "subject": o.subject, "owner": o.owner, "due": plain(o.due), "done": plain(o.done), "state": o.state.value,
            "days_late": (listed.city.as_of - o.due).days if o.state is State.LATE and o.due else 0, "clauses": list(o.clauses),
            "why_unknown": reason(o.why_unknown, listed.lang) if o.why_unknown else None,
        }
        for o in listed.all
    ]  # fmt: skip
    summary = {state.value: counts[state] for state in State}
    made = {"version": 1, "as_of": listed.city.as_of.isoformat(), "summary": summary, "obligations": rows}
    return json.dumps(made, ensure_ascii=False, indent=1)


@dataclass(frozen=True, slots=True)
class _Row:
    """What one owner owes for one school and term by one day."""

    owner: str
    cells: tuple[str, ...]
    """School, term, what, who, by when, clauses."""


def _rows(listed: DueList, state: State) -> list[_Row]:
    found = listed.of(state)
    oldest: dict[tuple[str, ...], dt.date] = {}
    for o in found:
        for key in ((o.owner,), (o.owner, o.school)):
            oldest[key] = min(oldest.get(key, dt.date.max), _day(o))
    found.sort(key=lambda o: (oldest[(o.owner,)], o.owner, oldest[o.owner, o.school], o.school, _day(o), o.term.rank if o.term else 0))
    return [_row(listed, list(group)) for _, group in groupby(found, key=lambda o: (o.owner, o.school, o.due, o.term))]


def _day(obligation: Obligation) -> dt.date:
    """Its last day; what cannot be dated yet comes last."""
    return obligation.due or dt.date.max


def _row(listed: DueList, together: list[Obligation]) -> _Row:
    first, lang, joint = together[0], listed.lang, listed.words(("、", ", "))
    things = joint.join(what(o, lang) for o in together)
    clauses = joint.join(dict.fromkeys(clause for o in together for clause in o.clauses))
    who = owner(first, lang)
    by = when(first.due, listed.city.as_of, lang) if first.due else reason(first.why_unknown, lang) if first.why_unknown else ""
    return _Row(who, (listed.name(first.school), term(first, lang), things, who, by, clauses))


def _as_of(listed: DueList) -> str:
    return listed.words(("截至", "As of ")) + say(listed.city.as_of, listed.lang)


def _heading(listed: DueList, state: State) -> str:
    found = listed.of(state)
    schools = len({obligation.school for obligation in found})
    counted = listed.words((f"（{schools}所学校）", f" ({several(schools, 'school')})"))
    return f"{listed.words(STATES[state])} {len(found)}{counted}"


def _line(listed: DueList, cells: tuple[str, ...]) -> str:
    return listed.words(("　", "  ")).join(cells)


def _rest(listed: DueList) -> Iterator[str]:
    """How many of each state, and why some cannot be told."""
    counts = Counter(obligation.state for obligation in listed.all)
    yield listed.words(("，", ", ")).join(f"{listed.words(STATES[state])} {counts[state]}" for state in State)
    reasons = Counter(reason(o.why_unknown, listed.lang) for o in listed.all if o.why_unknown is not None)
    for why, number in sorted(reasons.items()):
        yield f"{listed.words(STATES[State.UNKNOWN])} {number}{listed.words(('：', ': '))}{why}"
