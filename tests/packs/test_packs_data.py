"""The data, feeds and calendars of the other two cities: by their own schemas, by RFC 4287, and as calendars read back."""

from __future__ import annotations

import json

import icalendar
import jsonschema
import pytest
from lxml import etree

from tests.packs.test_packs import PACKS
from tests.privacy.test_data_files import built
from tests.render.test_documents import kind_of
from tests.render.test_feeds import schema


@pytest.mark.parametrize("pack", PACKS)
def test_every_file_is_what_its_schema_says(pack: str) -> None:
    _, _, files = built(pack)
    counted = 0
    for path, raw in files.items():
        data = json.loads(raw) if path.endswith(".json") else {}
        if not path.startswith("data/schemas/") and "$schema" in data:
            validator = jsonschema.Draft202012Validator(json.loads(files[f"data/schemas/{kind_of(data)}.json"]))
            assert [error.message for error in validator.iter_errors(data)] == [], path
            counted += 1
        if path.endswith("feed.xml"):
            assert schema().validate(etree.fromstring(raw)), path
        if path.endswith(".ics"):
            assert icalendar.Calendar.from_ical(raw).walk("VEVENT"), path
    assert counted > 10
