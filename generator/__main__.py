"""`python -m generator` is the command `notices`."""

from generator.cli import main

main()
