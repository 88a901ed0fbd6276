"""A school, a term and perhaps the term before in; the text of new files to fill in, commented field by field, out."""

from generator.scaffold.form import Sheet, schema_line
from generator.scaffold.school import new_registration, new_school
from generator.scaffold.term import KINDS, TermFiles, new_term

__all__ = ["KINDS", "Sheet", "TermFiles", "new_registration", "new_school", "new_term", "schema_line"]
