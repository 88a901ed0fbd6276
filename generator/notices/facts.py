"""Everything that the city's pages ask of a school: who has told all of these of it need not read its files for any page but its own.

Each stands with the page that needs it. A page of the city that asks for anything else finds out when it is built of facts alone, as the
tests do.
"""

from __future__ import annotations

from typing import Any

from generator.notices.desk.overdue import overdue_of
from generator.notices.desk.spreads import refunded
from generator.notices.desk.standing import standings_of
from generator.notices.desk.waiting import taken_of
from generator.notices.entries import entry_of
from generator.notices.excused import of_itself, of_term
from generator.notices.faults import unread_of
from generator.notices.known import filed, names, public_ahead, registered
from generator.notices.late import late_of, unknown_of
from generator.notices.oversight import waiting_of
from generator.notices.roll import school_row
from generator.notices.search import found_by
from generator.notices.state import SchoolFact

FIRST: tuple[SchoolFact[Any], ...] = (registered, names, public_ahead)
"""What does not depend on this term, nor on any other school: this term, and what is said of merged schools, are found by it."""
FACTS: tuple[SchoolFact[Any], ...] = (
    *FIRST, filed, school_row, entry_of, refunded, late_of, unknown_of, standings_of, taken_of, overdue_of, waiting_of, of_itself, of_term,
    unread_of, found_by,
)  # fmt: skip
