"""`--as-of` has one meaning in every verb: the day as of which everything is judged, before or after the verb, or in NOTICES_AS_OF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator import clock, preview, repository
from generator.cli.main import VERBS, notices
from generator.repository import Reading
from tests.small_city import copy_city

JUDGING: dict[str, tuple[str, ...]] = {
    "approvals": ("approvals",),
    "build": ("build", "--site-dir", "out"),
    "check": ("check",),
    "due": ("due",),
    "explain": ("explain", "schools/_example/2026-spring/times.yml:1"),
    "impact": ("impact", "content/policy"),
    "owners": ("owners",),
    "new": ("new", "term", "baima", "2027-spring"),
    "seal": ("seal",),
    "serve": ("serve",),
}
TIMELESS: dict[str, tuple[str, ...]] = {
    "doctor": ("doctor",),
    "rules": ("rules",),
    "schema": ("schema",),
    "verify": ("verify",),
}
"""They judge nothing: what they print is the same on any day."""
NEEDY: dict[str, tuple[str, ...]] = {
    "approve": ("approve", "baima", "2027-spring", "review", "--by", "area-town", "--number", "1"),
    "diff": ("diff", "HEAD"),
    "merge": ("merge", "part", "--site-dir", "out"),
    "rollback": ("rollback",),
    "purge": ("purge", "baima", "2026-autumn", "notice", "--version", "1", "--reason", "依法删除。", "--role", "分管基教股的局领导"),
}
"""They need more than files: somebody's turn, a repository of git, a site, a day not before the ledger's last. Their own tests give it."""

DAY, OTHER, TODAY = "2026-03-02", "2026-09-08", dt.date(2026, 11, 24)
GIVEN: dict[str, tuple[tuple[str, ...], tuple[str, ...], str, str]] = {
    "before the verb": (("--as-of", DAY), (), "", DAY),
    "after the verb": ((), ("--as-of", DAY), "", DAY),
    "after goes before before": (("--as-of", OTHER), ("--as-of", DAY), "", DAY),
    "in the environment": ((), (), DAY, DAY),
    "an option goes before the environment": ((), ("--as-of", DAY), OTHER, DAY),
    "not at all": ((), (), "", str(TODAY)),
}
WRONG = ("2026-9-8", "20260908", "2026-W37-2", "2026-02-30", "today")


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dt.date]:
    """A city in the current folder; the days on which it is put together from its files, or handed on to the preview."""
    monkeypatch.chdir(copy_city(tmp_path, 2))
    days: list[dt.date] = []
    put_together = repository._city

    def note(reading: Reading, as_of: dt.date) -> Any:
        days.append(as_of)
        return put_together(reading, as_of)

    def serve(root: Path, as_of: dt.date, *_: object) -> None:
        days.append(as_of)

    monkeypatch.setattr(repository, "_city", note)
    monkeypatch.setattr(preview, "serve", serve)
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return days


def call(*words: str, env: Mapping[str, str]) -> Result:
    return CliRunner().invoke(notices, words, env={"NOTICES_LANG": "", "NOTICES_AS_OF": "", **env})


def test_every_verb_is_here() -> None:
    assert set(VERBS) == JUDGING.keys() | TIMELESS.keys() | NEEDY.keys()


@pytest.mark.parametrize("given", GIVEN)
@pytest.mark.parametrize("verb", JUDGING)
def test_the_day_reaches_the_judging(judged: list[dt.date], verb: str, given: str) -> None:
    before, after, environment, day = GIVEN[given]
    ended = call(*before, *JUDGING[verb], *after, env={"NOTICES_AS_OF": environment})
    assert (ended.exit_code, ended.exception) == (0, None), ended.output
    assert set(judged) == {dt.date.fromisoformat(day)}


@pytest.mark.parametrize("verb", TIMELESS)
def test_what_judges_nothing_says_the_same_on_any_day(judged: list[dt.date], verb: str) -> None:
    assert call(*TIMELESS[verb], "--as-of", DAY, env={}).stdout == call(*TIMELESS[verb], env={"NOTICES_AS_OF": OTHER}).stdout
    assert judged == []


@pytest.mark.parametrize("text", WRONG)
@pytest.mark.parametrize("verb", JUDGING | TIMELESS | NEEDY)
def test_a_day_that_is_none_is_refused_by_every_verb(judged: list[dt.date], verb: str, text: str) -> None:
    words = {**JUDGING, **TIMELESS, **NEEDY}[verb]
    ended = call(*words, "--as-of", text, env={})
    assert (ended.exit_code, ended.stdout, judged) == (2, "", [])
    assert ended.stderr.splitlines()[-1] == f"Error: --as-of 要写成 2021-09-06 的样子，不能是“{text}”。"


@pytest.mark.parametrize("verb", JUDGING)
def test_a_day_in_the_environment_that_is_none_is_refused_under_its_name(judged: list[dt.date], verb: str) -> None:
    ended = call(*JUDGING[verb], env={"NOTICES_AS_OF": "2026-9-8"})
    assert (ended.exit_code, ended.stdout, judged) == (2, "", [])
    assert ended.stderr.splitlines()[-1] == "Error: NOTICES_AS_OF 要写成 2021-09-06 的样子，不能是“2026-9-8”。"
