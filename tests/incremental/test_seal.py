"""After any edit, who seals and knows what was sealed writes the very lines and records of one that knows nothing."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

import pytest

from generator.examination import SET_UP
from generator.notices import sealing
from generator.project import read_files
from generator.publish.faults import PublishFault
from generator.publish.how import AFRESH, How
from tests.bind import bound
from tests.incremental.edits import EDITS
from tests.incremental.test_edits import ROWS
from tests.incremental.town import Town


def sealed(town: Town, how: How) -> tuple[object, dict[str, bytes]]:
    """How many lines were added, or why none were; and all files afterwards."""
    try:
        return town.seal(how), town.files()
    except PublishFault as fault:
        return (fault.code, sorted(fault.values.items())), town.files()


def approve(town: Town) -> None:
    """Everything as it stands: what waits for an approval is not sealed."""
    files = read_files(town.root)
    for name, data in bound(files).items():
        if data != files[name]:
            town.write(name, data)


_PROSE = re.compile(r"(?m)^\s*(?:- )?[a-z_]+: [一-龥].{6,}[一-龥]$")


def prose(chance: Random, town: Town) -> str:
    """A word more in something that a school says, which mostly makes another version."""
    files = sorted(town.root.glob("schools/*/*/*.yml"))
    path = chance.choice([path for path in files if path.stem in ("plan", "times", "staff", "finance") and path.is_file()])
    name, text = path.relative_to(town.root).as_posix(), path.read_bytes().decode(errors="surrogateescape")
    spots = list(_PROSE.finditer(text))
    if not spots:
        return f"{name}: no prose"
    at = chance.choice(spots).end()
    town.write(name, f"{text[:at]}等{text[at:]}".encode(errors="surrogateescape"))
    return f"{name}: {at}"


def tried(town: Town, how: How, seed: int, edits: int) -> Counter[str]:
    """How often something was sealed, nothing was, or nothing could be."""
    chance, told = Random(seed), Counter[str]()
    town.seal(how)
    for _ in range(edits):
        files, day = town.files(), town.day
        change = chance.choice((prose, chance.choice(list(EDITS.values()))))
        edit = f"{change.__name__}: {change(chance, town)}"
        # By a policy that is half there nobody approves anything.
        set_up = any(files.get(name) != data and name.startswith(SET_UP) for name, data in town.files().items())
        if not set_up:
            approve(town)
        before, number = town.files(), town.sealed
        clean, left = sealed(town, AFRESH)
        town.restore(before)
        town.sealed = number
        assert sealed(town, how) == (clean, left), edit
        told["sealed" if clean in range(1, 99) else "nothing" if clean == 0 else "fault"] += 1
        if set_up or chance.random() < 0.3:
            town.restore(files)
            town.day = day
    return told


def test_the_same_is_sealed(town: Town, how: How) -> None:
    told = tried(town, how, seed=1, edits=40)
    assert told["sealed"] > 3, told


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(1, ROWS + 1))
def test_the_same_is_sealed_after_many_edits(town: Town, how: How, seed: int) -> None:
    tried(town, how, seed, edits=40)


def test_a_school_of_which_nothing_was_missing_is_not_asked_again(town: Town, how: How, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    of_paper = sealing._of_paper

    def noted(*given: object) -> object:
        asked.append(given[1].school)  # type: ignore[attr-defined]
        return of_paper(*given)  # type: ignore[arg-type]

    town.seal(how)
    monkeypatch.setattr(sealing, "_of_paper", noted)
    town.seal(how)
    town.edit("schools/gaoxin/school.yml", "\nname: ", "\nname: 新")
    again = sorted(set(asked))
    asked.clear()
    town.seal(how)
    assert sorted(set(asked)) == ["gaoxin"]
    asked.clear()
    town.day = town.day.replace(day=26)
    town.seal(how)
    assert sorted(set(asked)) == ["gaoxin", "liuhe", "wenchang", "zhiyuan"]
    assert again == []
