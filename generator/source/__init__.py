"""A file's bytes in; its data (every scalar still text), the position of every key and value, and findings about its form out."""

from generator.source.characters import escaped, visible
from generator.source.document import Document
from generator.source.marks import Fault
from generator.source.reader import has_c_parser, read

__all__ = ["Document", "Fault", "escaped", "has_c_parser", "read", "visible"]
