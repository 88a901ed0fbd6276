"""A report in; text for people or JSON for programs out."""

from generator.reporters.formats import FORMATS, Checked
from generator.reporters.impact import Trialled, impact_as_markdown, impact_as_text
from generator.reporters.impact_json import impact_as_json
from generator.reporters.json import as_json
from generator.reporters.text import as_text, findings_as_text

__all__ = [
    "FORMATS",
    "Checked",
    "Trialled",
    "as_json",
    "as_text",
    "findings_as_text",
    "impact_as_json",
    "impact_as_markdown",
    "impact_as_text",
]
