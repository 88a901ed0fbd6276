"""The name of an output format and a checked repository in; the text of that format out. The one list of the formats of `check`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import Report
from generator.reporters.github import as_github
from generator.reporters.gitlab import as_gitlab
from generator.reporters.json import as_json
from generator.reporters.junit import as_junit
from generator.reporters.sarif import as_sarif
from generator.reporters.text import as_text
from generator.repository import Repository
from generator.wording.values import Lang

if TYPE_CHECKING:
    from generator.review import Desk


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read and found, and how it is to be said."""

    repository: Repository
    report: Report
    lang: Lang = "zh"
    colour: bool = False
    quiet: bool = False
    desk: Desk | None = None
    """What a reviewer has to know of a submission, for the format that tells it."""

    @property
    def site(self) -> str:
        """The address of the city's site, ending with a slash; nothing where the city's own file cannot be read."""
        file = self.repository.city.file
        return f"{file.site.rstrip('/')}/" if file is not None else ""


def _text(checked: Checked) -> str:
    documents = checked.repository.documents
    return as_text(checked.report, documents, checked.lang, colour=checked.colour, quiet=checked.quiet)


def _html(checked: Checked) -> str:
    from generator.reporters.html import as_html  # noqa: PLC0415 - templates cost every other format a twentieth of a second

    return as_html(checked.report, checked.lang)


def _markdown(checked: Checked) -> str:
    from generator.reporters.markdown import as_markdown  # noqa: PLC0415 - no other format needs what makes the pages
    from generator.review import Desk  # noqa: PLC0415

    return as_markdown(checked.desk or Desk(report=checked.report), checked.lang)


FORMATS: Mapping[str, Callable[[Checked], str]] = {
    "text": _text,
    "json": lambda checked: as_json(checked.report, checked.lang),
    "sarif": lambda checked: as_sarif(checked.report, checked.site, checked.lang),
    "github": lambda checked: as_github(checked.report, checked.lang),
    "gitlab": lambda checked: as_gitlab(checked.report, checked.lang),
    "junit": lambda checked: as_junit(checked.report, checked.lang),
    "html": _html,
    "markdown": _markdown,
}
