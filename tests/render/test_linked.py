"""JSON-LD of every page, asked of schema.org's own vocabulary, and what a search engine learns from it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.data import vocabulary
from tests.render.sample import URL, filing, sample_files, sample_pages
from tests.render.town import failed
from tests.render.whole import judged, site, whole

asked = pytest.mark.skipif(bool(vocabulary.lacking()), reason=f"no test without: {vocabulary.lacking()}")


def things(head: str) -> list[dict[str, Any]]:
    blocks = re.findall(r'<script type="application/ld\+json">(.*)</script>', head)
    assert len(blocks) <= 1
    return [thing for block in blocks for thing in json.loads(block)["@graph"]]


def of_page(address: str) -> dict[str, dict[str, Any]]:
    """The things of a page by type."""
    return {thing["@type"]: thing for thing in things(sample_pages()[address].head)}


@asked
def test_every_term_is_one_of_schema_org() -> None:
    seen = set()
    for address, page in sample_pages().items():
        for thing in things(page.head):
            assert vocabulary.faults(thing) == [], address
            seen.add(thing["@type"])
    assert seen == {
        "BreadcrumbList", "Dataset", "DigitalDocument", "ElementarySchool", "GovernmentOrganization", "MiddleSchool", "Report", "School",
        "Service", "WebSite",
    }  # fmt: skip


@asked
@pytest.mark.parametrize(
    ("thing", "fault"),
    [
        ({"@type": "Schule"}, "no such type: Schule"),
        ({"@type": "School", "pupils": 3}, "School has no pupils"),
        ({"@type": "School", "address": {"@type": "School"}}, "School.address is no School"),
        ({"@type": "Service", "offers": [{"@type": "Offer", "cost": "1"}]}, "Offer has no cost"),
        ({"name": "甲"}, "no type: ['name']"),
    ],
)
def test_the_vocabulary_finds_what_is_wrong(thing: dict[str, Any], fault: str) -> None:
    assert vocabulary.faults(thing) == [fault]


def test_what_a_search_engine_learns_of_a_term() -> None:
    service, school = of_page("schools/yucai/2021-autumn/")["Service"], of_page("schools/yucai/")["ElementarySchool"]
    assert (school["name"], school["telephone"], school["url"]) == ("XX市育才小学", "0700-0000111", f"{URL}schools/yucai/")
    assert service["provider"] == {"@id": school["@id"]}
    fee = filing("yucai", "2021-autumn").plan.fees.items[0]
    assert (service["offers"][0]["price"], service["offers"][0]["priceSpecification"]["price"]) == (fee.total.yuan, fee.rate.yuan)
    assert [(hours["opens"], hours["closes"]) for hours in service["hoursAvailable"]] == [("16:00", "17:40"), ("16:00", "17:30")]
    notice, report = (
        of_page("schools/yucai/2021-autumn/notice/")["DigitalDocument"],
        of_page("schools/yucai/2021-autumn/finance/")["Report"],
    )
    assert (notice["identifier"], notice["datePublished"]) == ("KHFW-YUCAI-2021QIU-01", "2021-08-31")
    assert (report["reportNumber"], report["datePublished"]) == ("KHFW-YUCAI-2021QIU-02", "2022-01-14")


def test_crumbs_and_downloads_lead_to_what_is_there() -> None:
    for page in sample_pages().values():
        for thing in things(page.head):
            if thing["@type"] == "BreadcrumbList":
                steps = thing["itemListElement"]
                assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
                assert all(step["item"]["@id"].removeprefix(URL) in sample_pages() for step in steps)
                assert steps[-1]["item"]["@id"] == f"{URL}{page.address}"
    downloads = of_page("data/")["Dataset"]["distribution"]
    assert all(each["contentUrl"].removeprefix(URL) in sample_files() for each in downloads)


def test_a_free_service_costs_nothing() -> None:
    page = site(judged(whole()))["schools/shanquan/2021-autumn/"]
    (service,) = (thing for thing in things(page.head) if thing["@type"] == "Service")
    assert [offer["price"] for offer in service["offers"]] == ["0.00"]


def test_nothing_is_said_of_what_is_held_back() -> None:
    found = site(judged(whole(), [failed("lvye", "plan")]))
    for paper in ("", "notice/", "finance/"):
        assert [thing["@type"] for thing in things(found[f"schools/lvye/2021-autumn/{paper}"].head)] == ["BreadcrumbList"]
