"""A document in, a typed part of the model out, or the findings that say what is wrong with its shape."""

from generator.schema.check import Checked, check

__all__ = ["Checked", "check"]
