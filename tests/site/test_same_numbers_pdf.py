"""The facts that pages say, out of the YAML files, each found in the PDF of the same paper too."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import pytest
from pypdf import PdfReader

from generator.render.environment import environment
from generator.render.filings import pages_of
from generator.site import Asset
from tests.render.sample import SITE, city, filing, states
from tests.site.test_same_numbers import Fact, facts

pytestmark = pytest.mark.pdf

SCHOOLS = ("binjiang", "shiyan", "yunling")
"""One with providers, one with two stages, one whose small groups are put together."""
PAPERS = {"notice page": "notice", "finance page": "finance"}


@cache
def _text(school: str, term: str, paper: str) -> str:
    """What a reader of the PDF takes out of it, without blanks and line ends."""
    record = city().school(school)
    assert record is not None
    built = pages_of(states(), environment(SITE.theme), replace(SITE, pdf=True), record, filing(school, term))
    (raw,) = [file.data for file in built if isinstance(file, Asset) and file.path.endswith(f"/{term}/{paper}.pdf")]
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages))


def _asked() -> list[tuple[Fact, str]]:
    """The newer of the two terms of each school."""
    newest = {school: max((fact.term for fact in facts() if fact.school == school), default="") for school in SCHOOLS}
    return [(fact, output) for fact in facts() if newest.get(fact.school) == fact.term for output in PAPERS if output in fact.said]


def test_there_are_fifty() -> None:
    assert len(_asked()) >= 50
    assert {fact.school for fact, _ in _asked()} == set(SCHOOLS)


def test_the_pdf_says_what_the_file_says() -> None:
    missing = []
    for fact, output in _asked():
        said = re.sub(r"[\s|]", "", fact.said[output])
        if said not in _text(fact.school, fact.term, PAPERS[output]):
            missing.append((fact.school, fact.term, fact.what, output, said))
    assert missing == []
