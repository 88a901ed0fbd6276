"""What differs and the city with and without it in; which filings, files and schools have to be judged anew out."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.city import City, Filing
from generator.gaps import Entry
from generator.model.kinds import kind_of
from generator.project import APPROVALS, LEDGER
from generator.repository import Repository, read_all
from generator.submission.judging import Submission
from generator.submission.names import is_data

NOTHING = ("/",)
"""No path at all, where no path given would mean every one."""
EVERYTHING: tuple[str, ...] = ()
_FOR_ALL = (
    "content/policy/", "content/calendar/", "content/bureau/city.yml", "content/bureau/terms.yml", "content/bureau/whitelist.yml",
    "content/bureau/roles.yml",
)  # fmt: skip
"""What every filing is judged by."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The paths whose rules are judged, and those whose form and shape are; both as `check` takes them."""

    judged: tuple[str, ...]
    shapes: tuple[str, ...]


def reach(submission: Submission, after: Repository) -> Reach:
    """What a submission reaches in the repository as it would be after it.

    A filing is judged as a whole, and with it the school's next one, which goes on from its books.
    """
    data = sorted(change.path for change in submission.changes if is_data(change.path) and change.path not in submission.refused)
    if any(path.startswith(_FOR_ALL) for path in data):
        return Reach(EVERYTHING, EVERYTHING)
    gone = read_all({path: submission.base_files[path] for path in data if path not in after.entries and path in submission.base_files})
    entries = ChainMap(dict(after.entries), gone.entries)
    filings = {filing for path in data for filing in _filings(path, entries)}
    if any(path.startswith(f"{LEDGER}/") for path in data):
        filings |= {(entry.school, str(entry.term)) for entry in after.city.ledger.entries[submission.lines :]}
    folders = {_folder(*filing) for filing in filings}
    told = (*sorted(folders), *_about(filings), *_broken(after)) if data else ()
    following = {next_one.folder for school, term in filings for next_one in _following(after.city, school, term)}
    return Reach((*data, *sorted(folders | following)) or NOTHING, (*data, *told) or NOTHING)


def _broken(after: Repository) -> list[str]:
    """The faulty files that every filing is judged by are told whoever broke them: by half a policy nobody is judged, which is no pass."""
    files = (finding.where.file for finding in after.findings if finding.rejects)
    return sorted({file for file in files if file.startswith((*_FOR_ALL, f"{LEDGER}/"))})


def _filings(path: str, entries: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """The school and term that a file is about, by its path, else by what it says; all terms (nothing) where it says none."""
    found = kind_of(path)
    if found is None:
        return
    names, content = found[1], entries[path].content if path in entries else None
    school = names.get("school") or getattr(content, "school", "")
    if school:
        yield school, names.get("term") or str(getattr(content, "term", ""))


def _following(city: City, school: str, term: str) -> Iterator[Filing]:
    record = city.school(school)
    return (filing for filing in record.filings if str(filing.id.previous) == term) if record else iter(())


def _folder(school: str, term: str) -> str:
    return f"schools/{school}/{term}" if term else f"schools/{school}"


def _about(filings: set[tuple[str, str]]) -> Iterator[str]:
    """Where the bureau's records on those filings stand: one without its plan is told there."""
    for school, term in sorted(filings):
        yield f"content/bureau/publications/{school}.yml"
        if term:
            yield f"{APPROVALS}{term}/{school}"
