"""What a verification comes to: a verdict, what was found wrong and where, and what could not be proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is not as it should be: a code (see wording), the file or line it is about, and what the sentence needs besides."""

    code: str
    place: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`subject` is code, ledger, site or file; `verdict` is sound or broken, of a file also unknown; of a code it is genuine, superseded,
    withdrawn, purged or unknown."""

    subject: str
    verdict: str
    facts: Mapping[str, object] = field(default_factory=dict)
    """What was looked at, by names that the JSON keeps: lines, head, paper, version, since…"""
    troubles: tuple[Trouble, ...] = ()
    unproven: tuple[str, ...] = ()
    """Codes of what nobody could tell from what was given: truncation, rewriting, last-line, repository."""

    @property
    def passed(self) -> bool:
        """Whether it is what was published: an old version is genuine too."""
        return not self.troubles and self.verdict in ("sound", "genuine", "superseded")
