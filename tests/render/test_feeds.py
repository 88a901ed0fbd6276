"""Atom feeds: against the schema of RFC 4287 and what it says besides, entry by entry, and as feeds of what became public."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from generator.model.values import TermId
from generator.notices.updates import Update, updates
from generator.render.feeds import NEWEST, Feed, feed
from tests.render.sample import SITE, URL, city, sample_files, sample_pages, states
from tests.render.town import failed
from tests.render.whole import assets, judged, whole

ATOM = "{http://www.w3.org/2005/Atom}"
UPDATE = Update(
    sha256="",
    school="lvye", area="dong", term=TermId.parse("2021-autumn"), paper="notice", version=2, date=dt.date(2021, 10, 8), title="绿野小学告知书",
    sentences=("周三结束时间由17:30改为18:00；收费不变", "<b>轮滑</b>&书法"), material=False, stamp="1234 5678 9abc", address="schools/lvye/2021-autumn/notice/",
)  # fmt: skip
FEED = Feed(address="", title="全市", publisher="县教育局", rights="县教育局，CC BY 4.0", begun=dt.date(2020, 9, 1), updates=(UPDATE,))


@cache
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "data/atom.rng"))


def read(raw: bytes) -> etree._Element:
    return etree.fromstring(raw)


def feeds() -> list[str]:
    return [path for path in sample_files() if path.endswith("feed.xml")]


def test_there_is_one_for_the_city_each_district_and_each_school() -> None:
    pages = [
        address for address in sample_pages() if address.split("/")[0] in ("", "districts", "schools") and address.count("/") in (0, 2)
    ]
    assert sorted(feeds()) == sorted(f"{address}feed.xml" for address in pages)


def test_each_is_atom_by_the_schema_of_rfc_4287() -> None:
    for path in feeds():
        assert schema().validate(read(sample_files()[path])), (path, schema().error_log)


@pytest.mark.parametrize(
    "spoil", [("<updated>", "<modified>"), ("+08:00</updated>", "</updated><x/>"), ("<id>", "<id x='1'>"), ("T00:00:00", "")]
)
def test_the_schema_would_find_a_fault(spoil: tuple[str, str]) -> None:
    text = sample_files()["feed.xml"].decode().replace(*spoil)
    if spoil[0] == "<updated>":
        text = text.replace("</updated>", "</modified>")
    assert not schema().validate(etree.fromstring(text.encode()))


def test_the_rest_of_rfc_4287() -> None:
    """An author, an alternate link and itself; ids that are absolute and given once; dates with a zone, none later than the feed's own."""
    for path in feeds():
        root = read(sample_files()[path])
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "XX市教育局"
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links == {"self": f"{URL}{path}", "alternate": f"{URL}{path.removesuffix('feed.xml')}"}
        ids = [root.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry"))]
        assert len(ids) == len(set(ids))
        assert all(name is not None and name.startswith((URL, "tag:notices.shili.example,20")) for name in ids)
        dates = [entry.findtext(f"{ATOM}updated") or "" for entry in root.findall(f"{ATOM}entry")]
        assert dates == sorted(dates, reverse=True)
        assert root.findtext(f"{ATOM}updated") == max(dates, default="2020-09-01T00:00:00+08:00")
        for entry in root.findall(f"{ATOM}entry"):
            (link,) = entry.findall(f"{ATOM}link")
            assert link.get("href", "").removeprefix(URL) in sample_pages()


def test_an_entry_says_exactly_what_an_update_says() -> None:
    (entry,) = read(feed(SITE, FEED).data).findall(f"{ATOM}entry")
    assert {child.tag.removeprefix(ATOM): child.text for child in entry} == {
        "id": "tag:notices.shili.example,2021:schools/lvye/2021-autumn/notice/2",
        "title": "绿野小学告知书",
        "updated": "2021-10-08T00:00:00+08:00",
        "published": "2021-10-08T00:00:00+08:00",
        "content": "周三结束时间由17:30改为18:00；收费不变\n<b>轮滑</b>&书法",
        "link": None,
        "category": None,
    }
    category = entry.find(f"{ATOM}category")
    assert category is not None
    assert dict(category.attrib) == {"term": "minor", "label": "一般变更"}


def test_a_feed_keeps_to_the_newest_and_has_the_date_of_the_newest() -> None:
    many = [replace(UPDATE, version=number, date=dt.date(2021, 1, 1) + dt.timedelta(days=number)) for number in range(NEWEST + 9, 0, -1)]
    root = read(feed(SITE, replace(FEED, updates=many)).data)
    assert len(root.findall(f"{ATOM}entry")) == NEWEST
    assert root.findtext(f"{ATOM}updated") == f"{many[0].date.isoformat()}T00:00:00+08:00"
    assert root.findtext(f"{ATOM}entry/{ATOM}id") == f"tag:notices.shili.example,2021:schools/lvye/2021-autumn/notice/{NEWEST + 9}"


def test_without_an_entry_it_has_the_day_on_which_all_began() -> None:
    root = read(feed(SITE, replace(FEED, updates=())).data)
    assert schema().validate(root)
    assert root.findtext(f"{ATOM}updated") == "2020-09-01T00:00:00+08:00"


def test_a_school_s_feed_is_its_updates() -> None:
    for school in city().schools:
        if not school.is_sample:
            entries = read(sample_files()[f"schools/{school.id}/feed.xml"]).findall(f"{ATOM}entry")
            assert [entry.findtext(f"{ATOM}title") for entry in entries] == [update.title for update in updates(states(), school)]


def test_what_is_held_back_is_in_no_feed() -> None:
    found = assets(judged(whole(), [failed("lvye", "plan")]))
    assert "2021-autumn/notice/1" not in found["schools/lvye/feed.xml"].decode()
    assert "lvye/2021-autumn" not in found["feed.xml"].decode()
    assert "lvye/2021-autumn" in assets(judged(whole()))["feed.xml"].decode()


def test_the_same_bytes_twice() -> None:
    assert feed(SITE, FEED).data == feed(SITE, FEED).data
