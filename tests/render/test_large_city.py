"""A city with more schools than a home page can name."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.notices.finder import NAMED_ON_HOME
from generator.notices.state import States
from tests.render.whole import judged, site, whole


def large() -> States:
    """The town with schools that have filed nothing yet."""
    town = whole()
    first = town.schools[-1]
    more = (
        replace(first, registration=replace(first.registration, id=f"new-{number}"), profile=None, filings=())
        for number in range(NAMED_ON_HOME)
    )
    return judged(replace(town, schools=(*town.schools, *more)))


def test_the_home_page_leads_to_places_on_the_page_of_all_schools_and_names_none() -> None:
    found = site(large())
    home, schools = found[""].body, found["schools/"].body
    assert not re.findall(r'href="\./schools/[^"#]', home)
    jumps = re.findall(r'href="\./schools/#([^"]+)"', home)
    assert len(jumps) == len(set(jumps)) > 3
    assert all(schools.count(f'id="{jump}"') == 1 for jump in jumps)
    assert len(re.findall(r'href="\.\./schools/new-\d+/"', schools)) == 2 * NAMED_ON_HOME


def test_a_small_city_is_named_on_the_home_page_itself() -> None:
    home = site(judged(whole()))[""].body
    assert {"lvye", "shanquan", "xijie"} == set(re.findall(r'href="\./schools/([a-z]+)/"', home))
    assert all(home.count(f'id="{jump}"') == 1 for jump in re.findall(r'href="#([^"]+)"', home))
