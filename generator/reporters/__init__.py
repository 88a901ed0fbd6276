"""A report in; text for people or JSON for programs out."""

from generator.reporters.json import as_json
from generator.reporters.text import as_text

__all__ = ["as_json", "as_text"]
