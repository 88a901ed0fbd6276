"""A file as read in; the personal data that must not stand in it out, by kind and place: never a digit, a word or a length of it."""

from generator.privacy.redaction import HIDDEN, masked, redacted
from generator.privacy.scanning import Discovery, discover, discover_name, scan, scan_name

__all__ = ["HIDDEN", "Discovery", "discover", "discover_name", "masked", "redacted", "scan", "scan_name"]
