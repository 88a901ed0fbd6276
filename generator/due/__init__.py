"""The city as of a day in; what each school and office has to do by when out: done, late, soon, open, or nobody can tell yet."""

from generator.due.kinds import BUREAU, SCHOOL, Kind, Obligation, State, Unknown
from generator.due.schools import before_filing, expected, obligations, obligations_of
from generator.due.standing import next_step, owes_statement, statement_deadline, turn

__all__ = [
    "BUREAU",
    "SCHOOL",
    "Kind",
    "Obligation",
    "State",
    "Unknown",
    "before_filing",
    "expected",
    "next_step",
    "obligations",
    "obligations_of",
    "owes_statement",
    "statement_deadline",
    "turn",
]
