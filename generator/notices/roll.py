"""The city in; its schools as rows of a list out: until when, what it costs, how far this term's notices have come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.city import City, Filing, SchoolRecord
from generator.model.bureau import STAGES, Area, TermDates
from generator.model.policy import ChainStep
from generator.model.values import TermId
from generator.notices.classes import STAGE_IDS
from generator.notices.history import term_fee, unit_fee, until
from generator.notices.known import public_ahead, registered
from generator.notices.pinyin import full, initials
from generator.notices.provenance import display_name
from generator.notices.state import Mark, Statement, States, public_schools, school_fact

BROKEN = Mark("填报文件有误，暂不显示", "error")
NOT_FILED = Mark("本学期未填报", "info")
CLOSED = Mark("已停办", "info")


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRow:
    """A school in a list. The three facts of this term are empty unless its letter is public; `late` counts statements."""

    id: str
    name: str
    pinyin: str
    """The initials of the name's pinyin: ycxx."""
    reading: str
    """The whole pinyin, by which names are sorted."""
    stage: str
    area_class: str
    until: str = ""
    unit_fee: str = ""
    term_fee: str = ""
    mark: Mark
    late: int

    @property
    def address(self) -> str:
        return f"schools/{self.id}/"

    @property
    def initial(self) -> str:
        """The letter under which the name is looked up."""
        return self.pinyin[0].upper()

    @property
    def stage_id(self) -> str:
        """The stage as it stands in addresses."""
        return STAGE_IDS[self.stage]


@dataclass(frozen=True, slots=True)
class AreaRows:
    """An area with its schools, by stage and id. `lead` is empty where the city's file does not name the area."""

    id: str
    name: str
    lead: str
    schools: tuple[SchoolRow, ...]

    @property
    def address(self) -> str:
        return f"districts/{self.id}/"

    @property
    def stages(self) -> tuple[tuple[str, tuple[SchoolRow, ...]], ...]:
        """The schools by stage, empty stages left out."""
        by_stage = ((stage, tuple(row for row in self.schools if row.stage == stage)) for stage in STAGES)
        return tuple((stage, rows) for stage, rows in by_stage if rows)


def this_term(states: States) -> TermDates | None:
    """The term that parents mean: the latest that has begun, or of which a notice is already public."""
    return states.once("this term", lambda: _this_term(states))


def _this_term(states: States) -> TermDates | None:
    begun = (term for term in states.city.terms.values() if term.starts <= states.city.as_of)
    ahead = (term for terms in public_ahead.every(states) for term in terms)
    return max((*begun, *ahead), key=lambda term: term.id, default=None)


def chain_now(states: States) -> tuple[ChainStep, ...]:
    """The steps that a plan of this term goes through; none where no policy says so."""
    term = this_term(states)
    return chain_of(states.city, term.id) if term else ()


def chain_of(city: City, term: TermId) -> tuple[ChainStep, ...]:
    """The same of a term."""
    policy = city.register.on(term)
    return getattr(policy.values, "approval_chain", ()) if policy else ()


def filing_of(school: SchoolRecord, term: TermDates | None) -> Filing | None:
    """The school's filing for a term."""
    return school.filing(term.id) if term else None


def area_rows(states: States) -> tuple[AreaRows, ...]:
    """Every area in the order of the city's file, then those that only schools name."""
    return states.once("areas", lambda: _area_rows(states))


def _area_rows(states: States) -> tuple[AreaRows, ...]:
    named = {area.id: area for area in (states.city.file.areas if states.city.file else ())}
    by_area: dict[str, list[SchoolRow]] = {key: [] for key in named}
    for school in public_schools(states.city):
        by_area.setdefault(registered(states, school).area, []).append(school_row(states, school))
    return tuple(_area(states, named.get(key), key, here) for key, here in by_area.items())


def _area(states: States, area: Area | None, key: str, schools: Iterable[SchoolRow]) -> AreaRows:
    rows = tuple(sorted(schools, key=lambda row: (STAGES.index(row.stage), row.id)))
    return AreaRows(key, area_name(states.city, key), area.lead if area else "", rows)


def area_name(city: City, key: str) -> str:
    """The name in the city's file; the id where it does not name the area."""
    return next((area.name for area in (city.file.areas if city.file else ()) if area.id == key), f"片区 {key}")


@school_fact
def school_row(states: States, school: SchoolRecord) -> SchoolRow:
    """One school as the lists show it."""
    term = this_term(states)
    filing = filing_of(school, term)
    shown = filing if filing is not None and states.of(filing).public else None
    return SchoolRow(
        id=school.id,
        name=display_name(school),
        pinyin=pinyin_of(states.city, school),
        reading=full(_spoken(states.city, school)) or school.id,
        stage=school.registration.stage,
        area_class=school.registration.area_class,
        until=until(shown) if shown else "",
        unit_fee=unit_fee(shown) if shown else "",
        term_fee=term_fee(shown) if shown else "",
        mark=school_mark(states, school, filing, term.id if term else None),
        late=sum(1 for each in school.filings if states.of(each).statement is Statement.LATE),
    )


def pinyin_of(city: City, school: SchoolRecord) -> str:
    """The initials as the school writes them, else those of its name; of a school whose file cannot be read its id."""
    own = school.profile.pinyin if school.profile else school.id
    return initials(own) or initials(_spoken(city, school)) or school.id


def _spoken(city: City, school: SchoolRecord) -> str:
    """The name as people look it up: nobody looks under the letter of the city. Empty where its file cannot be read."""
    name = display_name(school) if school.profile else ""
    return name.removeprefix(city.file.name if city.file else "") or name


def school_mark(states: States, school: SchoolRecord, filing: Filing | None, term: TermId | None) -> Mark:
    """How far a school is in this term."""
    if states.broken(school) and school.filings:
        return BROKEN
    if filing is not None:
        return states.of(filing).letter_mark
    registration = school.registration
    if term is not None and registration.last_term is not None and registration.last_term < term:
        heir = states.city.heir(school.id)
        return Mark(f"已并入{display_name(heir)}", "info") if heir else CLOSED
    if term is not None and term < registration.first_term:
        return Mark(f"{registration.first_term.season_name}起开办", "info")
    return NOT_FILED
