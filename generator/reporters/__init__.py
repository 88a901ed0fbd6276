"""A report in; text for people or JSON for programs out."""

from generator.reporters.formats import FORMATS, Checked
from generator.reporters.json import as_json
from generator.reporters.text import as_text, findings_as_text

__all__ = ["FORMATS", "Checked", "as_json", "as_text", "findings_as_text"]
