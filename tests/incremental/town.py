"""The sample city in; out: a town of few schools with something of everything that a site can show, in a folder that is edited and restored.

Five schools, one of them the manual: what each has published is in the ledger; one was merged into another and one had another name; a
decision, an inspection, a correction and a withdrawal stand; of one filing an old version is shown because the new one is faulty, of one
because the change waits for approval.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.pipeline import seal
from generator.publish.how import AFRESH, How
from tests.rules.casebook import ROOT
from tests.salts import salts
from tests.small_city import copy_city

DAY = dt.date(2026, 11, 25)
SCHOOLS = ("_example", "gaoxin", "liuhe", "wenchang", "zhiyuan")


@dataclass
class Town:
    """A folder, and the day as of which it is looked at."""

    root: Path
    day: dt.date = DAY
    url: str = "https://notices.shili.example/"
    sealed: int = 1000
    """The number of the next salt."""

    def files(self) -> dict[str, bytes]:
        """Every file by its path; a link by where it leads, after a byte that no text begins with."""
        found = {}
        for folder, names, files in os.walk(self.root):
            for name in (*files, *(name for name in names if Path(folder, name).is_symlink())):
                path = Path(folder, name)
                data = b"\x00" + os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
                found[path.relative_to(self.root).as_posix()] = data
        return found

    def restore(self, files: Mapping[str, bytes]) -> None:
        """Makes the folder what it was when these were its files, touching only what differs."""
        now = self.files()
        for name in now.keys() - files.keys():
            (self.root / name).unlink()
        for name, data in files.items():
            if now.get(name) != data:
                self.write(name, data)
        for path in sorted((path for path in self.root.rglob("*") if path.is_dir() and not path.is_symlink()), reverse=True):
            if not any(path.iterdir()):
                path.rmdir()

    def write(self, name: str, data: bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            path.unlink()
        if data.startswith(b"\x00"):
            path.unlink(missing_ok=True)
            path.symlink_to(os.fsdecode(data[1:]))
        else:
            path.write_bytes(data)

    def read(self, name: str) -> bytes:
        return (self.root / name).read_bytes()

    def edit(self, name: str, old: str, new: str) -> None:
        """Replaces a text that stands there once or more, at its first place."""
        text = self.read(name).decode()
        assert old in text, (name, old)
        self.write(name, text.replace(old, new, 1).encode())

    def seal(self, how: How = AFRESH) -> int:
        """What `notices seal` does; how many lines were added."""
        found = seal(self.root, self.day, salts(self.sealed), how)
        self.sealed += len(found) + 1
        return len(found)


def copy_town(root: Path) -> Town:
    """A town in that folder."""
    copy_city(root, SCHOOLS)
    town = Town(root)
    for file in ("inspections/wenchang-2026-11", "inspections/zhiyuan-2026-10", "decisions/wenchang-2026-autumn-maths-games"):
        town.write(f"content/bureau/{file}.yml", (ROOT / f"content/bureau/{file}.yml").read_bytes())
    for folder in ("templates", "overrides", "assets"):
        shutil.copytree(ROOT / "theme" / folder, root / "theme" / folder)
    town.edit("content/bureau/schools/gaoxin.yml", "\nfirst_term:", "\nformer_names: [西区第三小学]\nfirst_term:")
    town.edit(
        "content/bureau/schools/liuhe.yml",
        "\nfirst_term: 2026-spring",
        "\nfirst_term: 2026-spring\nlast_term: 2026-autumn\nmerged_into: gaoxin",
    )
    # Faulty now: what was published of it stays. Gone: likewise. Changed since it was approved: the bureau is waited for.
    town.write("schools/zhiyuan/2026-autumn/times.yml", b"sessions: [\n" + town.read("schools/zhiyuan/2026-autumn/times.yml"))
    shutil.rmtree(root / "schools/liuhe/2026-spring")
    return town
