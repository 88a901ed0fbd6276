"""The obligations of a city in; a calendar file of those that are open and have a day out, the same bytes every time.

Each is an all-day event on its last day, with a reminder. A VTODO would say more exactly what it is, but the calendars of
phones do not show those. UIDs name school, term, kind and subject, never the day: a day that moves moves the event.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator

from generator.due import Obligation, State
from generator.ics import CalendarFile, Event, ics
from generator.reporters.due import DueList
from generator.wording.obligations import STATES, owner, term, what
from generator.wording.values import say

REMINDER = dt.timedelta(days=-3, hours=9)
"""Nine in the morning, three days before."""
SHOWN = (State.LATE, State.SOON, State.OPEN)


def due_ics(listed: DueList) -> bytes:
    """What is done is left out, and so is what has no day yet."""
    events = (
        _event(listed, uid, obligation, obligation.due)
        for uid, obligation in _with_uids(listed.all)
        if obligation.state in SHOWN and obligation.due is not None
    )
    name = listed.words(("课后服务到期事项", "After-school services: what is due"))
    return ics(CalendarFile(name=name, lang=listed.lang, events=events))


def _with_uids(obligations: tuple[Obligation, ...]) -> Iterator[tuple[str, Obligation]]:
    """Two of the same name (two refunds of one kind) are numbered as the files have them, the done ones too."""
    seen: Counter[str] = Counter()
    for o in obligations:
        name = "-".join((o.school, str(o.term) if o.term else "standing", o.kind.value))
        if o.subject:
            name += f"-{hashlib.sha256(o.subject.encode()).hexdigest()[:12]}"
        seen[name] += 1
        yield f"{name}{f'-{seen[name]}' if seen[name] > 1 else ''}@school-notices", o


def _event(listed: DueList, uid: str, obligation: Obligation, due: dt.date) -> Event:
    lang, late = listed.lang, obligation.state is State.LATE
    mark = listed.words((f"【{STATES[State.LATE][0]}】", f"[{STATES[State.LATE][1]}] ")) if late else ""
    return Event(
        uid=uid,
        stamp=listed.city.as_of,
        first=due,
        last=due,
        summary=f"{mark}{listed.name(obligation.school)}{listed.words(('：', ': '))}{what(obligation, lang)}",
        description="\n".join(_description(listed, obligation, due)),
        categories=(owner(obligation, lang),),
        reminder=None if late else REMINDER,  # a reminder in the past would ring at once in some calendars
    )


def _description(listed: DueList, obligation: Obligation, due: dt.date) -> Iterator[str]:
    lang = listed.lang
    yield listed.words(("学期：", "Term: ")) + term(obligation, lang)
    yield listed.words(("由谁办：", "Who has to act: ")) + owner(obligation, lang)
    yield listed.words(("期限：", "By when: ")) + say(due, lang)  # no "in 5 days": what was subscribed to is read later
    yield listed.words(("依据：", "Clauses: ")) + listed.words(("、", ", ")).join(obligation.clauses)
