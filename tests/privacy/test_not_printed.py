"""No output of any kind shows the number, not even four digits of it in a row, whatever else is wrong with its line."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checking import check
from generator.cli import main
from generator.cli.main import notices
from generator.examination import examine
from generator.project import read_files
from generator.reporters import as_json, as_text
from generator.repository import load
from generator.wording.values import Lang
from tests.privacy import made
from tests.rules.casebook import TODAY
from tests.small_city import copy_city

TIMES = "schools/_example/2026-spring/times.yml"


def rng(*about: str) -> random.Random:
    """Chance of its own for each test, so that no number depends on which tests ran before."""
    return random.Random("/".join(about))  # noqa: S311 - nothing secret is made


SPOILS: dict[str, Callable[[str], tuple[str, str]]] = {
    "value": lambda n: ('early_leave: "联系 %s"', n),
    "comment": lambda n: ("# %s", n),
    "key": lambda n: ("%s: 1", n),
    "key of a mapping": lambda n: ("%s:\n  a: &b 1\n  c: {d: 1}", n),
    "full width key": lambda n: ("%s: 1", made.full_width(n)),
    "number": lambda n: ("dismissals: %s", n),
    "choice": lambda n: ("service: {first: %s, weekdays: [%s]}", n),
    "spaces": lambda n: ("late_pickup: %s", made.spaced(n)),
    "escapes": lambda n: ('late_pickup: "%s"', made.escaped(n)),
    "broken": lambda n: ("late_pickup: '%s", n),
    "tag": lambda n: ("x: !y%s 1", n),
    "twice": lambda n: ("a: 1\n%s: 1\n%s: 2", n),
    "folded": lambda n: ('late_pickup: "%s"', f"{n[:7]}\\\n  {n[7:]}"),
    "list of keys": lambda n: ("sessions:\n  - name: a\n    ends: %s", n),
    "long": lambda n: ("late_pickup: " + "甲" * 1990 + "%s", n),
}


def leaks(output: str, number: str) -> list[str]:
    """Runs of four and more digits of the number in the output; hashes, lines, columns and the city's own ISO dates aside."""
    plain = re.sub(
        r'"fingerprint": "[0-9a-f]{32}"|"(?:end_)?(?:line|column)": \d+,|(?m:^  \d+:\d+ )|\b20[12]\d-[01]\d-[0-3]\d\b', "", output
    )
    plain = re.sub(r"[ \-·]", "", "".join(chr(ord(c) - 0xFEE0) if 0xFF10 <= ord(c) <= 0xFF19 else c for c in plain))
    bare = re.sub(r"\D", "", number)
    return [bare[at : at + 4] for at in range(len(bare) - 3) if bare[at : at + 4] in plain]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_city(tmp_path_factory.mktemp("city"), schools=2)


def outputs(files: dict[str, bytes]) -> str:
    repository = load(files, TODAY)
    langs: tuple[Lang, ...] = ("zh", "en")
    report = check(repository)
    # What the sample's own stated reasons and gaps print is no finding of this file.
    assert any(f.rule.startswith("personal-") for f in report.findings)
    texts = [as_text(report, repository.documents, lang, colour=colour) for lang in langs for colour in (True, False)]
    return "\n".join((*texts, *(as_json(report, lang) for lang in langs)))


@pytest.mark.parametrize("rule", made.MAKERS)
@pytest.mark.parametrize("way", SPOILS)
def test_no_digits_in_text_and_json(city: Path, rule: str, way: str) -> None:
    number = made.MAKERS[rule](rng(rule, way))
    template, written = SPOILS[way](number)
    files = read_files(city)
    before = leaks("\n".join(_clean(files)), number)
    files[TIMES] += ("\n" + template.replace("%s", written) + "\n").encode()
    assert set(leaks(outputs(files), number)) <= set(before)


def _clean(files: dict[str, bytes]) -> list[str]:
    repository = load(files, TODAY)
    report = check(repository)
    return [as_text(report, repository.documents), as_json(report)]


@pytest.mark.parametrize(
    "place", ["schools/{}/school.yml", "schools/_example/{}.yml", "content/bureau/decisions/{}.yml", "content/{}/a.yml"]
)
def test_no_digits_of_a_file_name(city: Path, place: str) -> None:
    number = made.mobile(rng(place))
    files = read_files(city)
    before = leaks("\n".join(_clean(files)), number)
    files[place.format(number)] = f"a: {number}\n".encode()
    assert set(leaks(outputs(files), number)) <= set(before)


def test_explain_prints_nothing_either(city: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    number = made.identity(rng("explain"))
    path = city / TIMES
    original = path.read_text("utf-8")
    path.write_text(f"{original}\n{number}: 1\n", "utf-8")
    line = original.count("\n") + 2
    monkeypatch.chdir(city)
    monkeypatch.setenv("NOTICES_AS_OF", TODAY.isoformat())
    for lang in ("zh", "en"):
        monkeypatch.setattr("sys.argv", ["notices", "--lang", lang, "explain", f"{TIMES}:{line}"])
        with pytest.raises(SystemExit):
            main()
        out = capsys.readouterr().out
        assert "personal-id-number" in out
        assert leaks(out, number) == []
    assert examine(city, TODAY).report.rejected
    path.write_text(original, "utf-8")


@pytest.mark.parametrize("words", [("impact", "draft"), ("due",)], ids=lambda words: words[0])
@pytest.mark.parametrize("rule", made.MAKERS)
def test_no_other_verb_prints_it_in_any_format(city: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], rule: str) -> None:
    """A number in a draft policy, in a school's file and in an inspection of the bureau."""
    number = made.MAKERS[rule](rng(rule, *words))
    spoilt = ("content/policy/xx-2020/parameters.yml", TIMES, "content/bureau/schools/_example.yml")
    originals = {name: (city / name).read_text("utf-8") for name in spoilt}
    draft = city / "draft/xx-2020"
    draft.mkdir(parents=True, exist_ok=True)
    (draft / "parameters.yml").write_text(f"{originals[spoilt[0]]}\n# {number}\n", "utf-8")
    for name in spoilt[1:]:
        (city / name).write_text(f"{originals[name]}\n# {made.spaced(number)}\n", "utf-8")
    monkeypatch.chdir(city)
    formats = ("text", "json", "markdown", *(("ics",) if words == ("due",) else ()))
    ended = [CliRunner().invoke(notices, [*words, "--format", form, "--lang", lang]) for form in formats for lang in ("zh", "en")]
    for name, original in originals.items():
        (city / name).write_text(original, "utf-8")
    assert [leaks(_undated(each.stdout + each.stderr), number) for each in ended] == [[]] * len(ended)
    assert words == ("due",) or all(f"personal-{rule}" in each.stderr for each in ended)


def _undated(output: str) -> str:
    """Without the dates, moments and record numbers that a calendar is made of."""
    return re.sub(r"(?m)^(?:DTSTAMP|DTSTART|DTEND|UID|TRIGGER)[^\r\n]*(?:\r?\n [^\r\n]*)*", "", output)
