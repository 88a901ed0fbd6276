"""The command line: one file a verb; the only place that prints, exits and asks the clock."""

from generator.cli.main import main

__all__ = ["main"]
