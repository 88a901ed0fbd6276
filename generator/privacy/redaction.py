"""Findings and what was discovered in their files in; the same findings without a trace of the personal data out.

The one place where that happens: reporters and pages print what a finding carries and need not think of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from generator.findings import Finding, Span, Where
from generator.privacy.scanning import Discovery, discover_name
from generator.privacy.secret import secret

HIDDEN = "***"
_OURS = frozenset({"label", "form", "cause", "problem", "limit", "least", "most", "choices", "encoding", "character", "first", "personal"})
"""Values that come from the schema or the parser, never from what somebody typed."""


def masked(file: str) -> str:
    """A file's path with `***` for each part that holds personal data."""
    return "/".join(HIDDEN if _personal(part) else part for part in file.split("/"))


@lru_cache(4096)
def _personal(part: str) -> bool:
    return bool(discover_name(part).findings)


def redacted(findings: Iterable[Finding], discoveries: Mapping[str, Discovery]) -> list[Finding]:
    """Findings on the lines concerned say only what rule and where; so does any other that carries the data itself."""
    if not discoveries:
        return list(findings)
    secrets = frozenset(text for discovery in discoveries.values() for text in discovery.secrets)
    return [_redacted(finding, discoveries, secrets) for finding in findings]


def _redacted(finding: Finding, discoveries: Mapping[str, Discovery], secrets: frozenset[str]) -> Finding:
    discovery = discoveries.get(finding.where.file)
    lines = range(finding.span.line, finding.span.end_line + 1)
    on_the_line = discovery is not None and finding.span.line in discovery.lines
    if not on_the_line and not (discovery and not discovery.lines.isdisjoint(lines)) and not _tells(finding, secrets):
        return finding
    if finding.rule.startswith("personal-"):
        return finding
    span = finding.span
    return replace(
        finding,
        where=Where(finding.where.file),
        span=Span(span.line, span.column, span.line, span.column + 1),
        values={key: value if key in _OURS else HIDDEN for key, value in finding.values.items()},
        suggest=None,
        reason=HIDDEN if finding.reason else "",
        ruling=None,
        withheld=True,
    )


def _tells(finding: Finding, secrets: frozenset[str]) -> bool:
    """Whether anything the finding carries holds some of the data."""
    carried = secret("\n".join(map(str, (*finding.where.path, *finding.values.values(), finding.suggest, finding.reason))))
    return any(text in carried for text in secrets)
