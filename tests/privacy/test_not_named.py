"""A school that writes a telephone number of a person into its own file: no page, data file or search entry has it, not even as its name."""

from __future__ import annotations

import re

import pytest

from generator.checking import check
from generator.render.pages import pages
from generator.repository import assemble
from generator.site import Asset, Page
from tests.privacy import made
from tests.privacy.test_not_printed import rng
from tests.render.sample import SITE
from tests.rules.casebook import TODAY, reading, reread

FILE = "schools/liuhe/school.yml"


@pytest.mark.parametrize("field", ["name", "short_name", "introduction", "address", "phone"])
def test_a_number_in_any_field_is_on_no_page(field: str) -> None:
    number, raw = made.mobile(rng(field)), reading().entries[FILE].document.text
    old = re.search(rf"(?m)^{field}: .*$", raw)
    assert old is not None
    repository = assemble(reread(reading(), {FILE: raw.replace(old[0], f'{field}: "校{number}"').encode()}), TODAY)
    for file in pages(repository.city, check(repository), SITE):
        text = (
            file.title + file.body + file.head if isinstance(file, Page) else file.data.decode() if isinstance(file, Asset) else repr(file)
        )
        assert number not in text, file
