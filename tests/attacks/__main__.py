"""python -m tests.attacks [--heavy] [--fuzz N] [ID…]: tries every attack and prints what it reached; ends with 1 when a promise is broken."""

from __future__ import annotations

import argparse
import sys

from tests.attacks.table import Load, rows, tried


def main() -> int:
    """Prints one line a row as Markdown; ids (Y1, S) limit the rows to those that begin so."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.attacks", description="tries every attack of the table and prints what it reached"
    )
    parser.add_argument(
        "--heavy", action="store_true", help="the full load: 2,000,000 changed files for the reader (about an hour), twelve environments"
    )
    parser.add_argument("--fuzz", type=int, help="so many changed files for the reader instead")
    parser.add_argument("ids", nargs="*", help="only the rows whose id is, or begins with, one of these")
    chosen = parser.parse_args()
    load = Load(chosen.heavy, chosen.fuzz or (2_000_000 if chosen.heavy else 2_000))
    broken = 0
    print("| id | attack | promise | reached | s | |\n| --- | --- | --- | --- | ---: | --- |", flush=True)  # noqa: T201 - what the command is for
    for row in rows():
        if chosen.ids and row.id not in chosen.ids and row.id[0] not in chosen.ids:
            continue
        reached, seconds = tried(row, load)
        broken += not reached.held
        cells = (row.id, row.attack, row.promise, reached.figure.replace("|", "\\|"), f"{seconds:.1f}", "ok" if reached.held else "NO")
        print("|", " | ".join(cells), "|", flush=True)  # noqa: T201
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
