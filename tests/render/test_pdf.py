"""Papers as PDF: what stands in them, that a screen reader finds its way, one typeface, and the same bytes wherever they are made."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from generator import fonts
from generator.project import packaged
from generator.render import pdf
from generator.render.environment import environment
from generator.render.filings import pages_of
from generator.site import Asset, Site
from tests.render.town import AFTER, city, failed, filing, states

pytestmark = pytest.mark.pdf

SITE = Site("https://notices.shili.example/", packaged("theme", Path(__file__).parents[2]), pdf=True)
FOLDER = "schools/lvye/2021-autumn/"
FACTS = {
    "notice": ("校内课后服务告知书", "索引号", "示教字〔2020〕18号", "358.80", "（3个工作日）", "2.30", "0700-0000012"),
    "finance": ("校内课后服务费收支情况公示", "单位：元", "361,288.50", "332,894.50", "4,650.00", "制表："),
    "apply": ("校内课后服务自愿申请表", "每学期358.80元", "家长签名", "不上传本站"),
}


@cache
def made(as_of: dt.date = AFTER, broken: str = "", term: str = "2021-autumn") -> dict[str, bytes]:
    """The files of one filing by their paths, pages too."""
    town = city(as_of)
    of = states(town, [failed("lvye", broken, "closing-wrong" if broken == "finance" else "fee-above-term-cap")] if broken else None)
    built = pages_of(of, environment(SITE.theme), SITE, *filing(town, term=term))
    return {file.path: file.data if isinstance(file, Asset) else file.body.encode() for file in built}


def reader(kind: str) -> PdfReader:
    return PdfReader(io.BytesIO(made()[f"{FOLDER}{kind}.pdf"]))


def catalog(found: PdfReader) -> Any:
    """The root of a PDF's objects: names in, whatever they name out."""
    return found.root_object


def text_of(kind: str) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in reader(kind).pages))


@pytest.mark.parametrize("kind", FACTS)
def test_the_text_can_be_taken_out(kind: str) -> None:
    text = text_of(kind)
    for fact in FACTS[kind]:
        assert fact in text, fact
    assert f"https://notices.shili.example/{FOLDER}{kind}/" in text
    pages = len(reader(kind).pages)
    assert f"第{pages}页共{pages}页" in text


@pytest.mark.parametrize("kind", FACTS)
def test_it_is_tagged_and_says_its_title_and_language(kind: str) -> None:
    found = reader(kind)
    root = catalog(found)
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "zh-CN"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert found.metadata is not None
    assert found.metadata.title == FACTS_TITLE[kind]
    assert found.metadata.author == "示例县绿野小学"
    xmp = root["/Metadata"].get_data().decode()
    assert "pdfuaid" in xmp
    assert FACTS_TITLE[kind] in xmp


FACTS_TITLE = {
    "notice": "示例县绿野小学2021—2022学年度第一学期校内课后服务告知书",
    "finance": "示例县绿野小学2021—2022学年度第一学期校内课后服务费收支情况公示",
    "apply": "示例县绿野小学2021年秋季学期校内课后服务自愿申请表",
}


@pytest.mark.parametrize("kind", FACTS)
def test_one_chinese_typeface_is_embedded_and_no_other(kind: str) -> None:
    used = {
        (font["/BaseFont"].partition("+")[2], any(key in descendant["/FontDescriptor"] for key in ("/FontFile2", "/FontFile3")))
        for page in catalog(reader(kind))["/Pages"]["/Kids"]
        for font in (each.get_object() for each in page.get_object()["/Resources"]["/Font"].values())
        for descendant in (each.get_object() for each in font["/DescendantFonts"])
    }
    assert used == {(str(fonts.chinese()).replace(" ", "-"), True)}


def test_every_picture_has_words() -> None:
    """The chart and the QR code."""
    assert _alts(reader("finance")) == ["每一元花在哪里", "本页网址的二维码"]


def _alts(found: PdfReader) -> list[str]:
    alts: list[str] = []
    stack = [catalog(found)["/StructTreeRoot"]]
    while stack:
        element = stack.pop().get_object()
        if not hasattr(element, "get"):
            continue
        if element.get("/S") == "/Figure":
            alts.append(str(element.get("/Alt")))
        kids = element.get("/K", [])
        stack += reversed(kids if isinstance(kids, list) else [kids] if hasattr(kids, "get_object") else [])
    return alts


def test_dates_come_from_the_filing() -> None:
    found = reader("finance").metadata
    assert found is not None
    assert found.creation_date is not None
    assert found.creation_date.date() == dt.date(2022, 1, 20)


def test_the_form_stands_on_one_sheet() -> None:
    assert len(reader("apply").pages) == 1


@pytest.mark.parametrize("kind", FACTS)
def test_the_last_page_says_how_to_check_it(kind: str) -> None:
    assert "怎样核对" in re.sub(r"\s", "", reader(kind).pages[-1].extract_text())


def test_a_page_names_its_pdf_and_how_large_it_is() -> None:
    for kind in FACTS:
        size = -(-len(made()[f"{FOLDER}{kind}.pdf"]) // 1024)
        link = f'<a href="../../../../{FOLDER}{kind}.pdf" type="application/pdf">PDF版</a>（{size} KB）'
        assert link in made()[f"{FOLDER}{kind}/index.html"].decode()


def test_what_is_not_public_has_no_pdf() -> None:
    assert [path for path in made(dt.date(2021, 8, 27)) if path.endswith(".pdf")] == []
    assert [path for path in made(broken="plan") if path.endswith(".pdf")] == []
    assert sorted(path for path in made(broken="finance") if path.endswith(".pdf")) == [f"{FOLDER}apply.pdf", f"{FOLDER}notice.pdf"]


AGAIN = """
import hashlib, sys
from tests.render.test_pdf import made
for path, data in sorted(made().items()):
    print(path, hashlib.sha256(data).hexdigest())
"""


def test_the_same_bytes_in_any_zone_and_folder(tmp_path: Path) -> None:
    root, said = str(Path(__file__).parents[2]), []
    for zone, seed, folder in (("Asia/Shanghai", "1", root), ("America/Los_Angeles", "2", str(tmp_path))):
        known = os.pathsep.join([root, *(path for path in sys.path if path)])
        surroundings = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": known, "SOURCE_DATE_EPOCH": f"1{seed}00000000"}
        ended = subprocess.run([sys.executable, "-c", AGAIN], cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stderr
        said.append(ended.stdout)
    assert said[0] == said[1]
    assert said[0].count(".pdf ") == 3


def test_nothing_is_fetched() -> None:
    for asks in (
        '<img alt="x" src="https://elsewhere.example/x.png">',
        '<link rel="stylesheet" href="x.css">',
        '<img alt="" src="file:///etc/hostname">',
    ):
        with pytest.raises(LookupError, match="a paper must not ask for"):
            pdf.pdf(f'<!doctype html><html lang="zh-CN"><title>甲</title>{asks}<p>乙</p></html>', SITE.url)


def test_our_style_is_all_understood(caplog: pytest.LogCaptureFixture) -> None:
    made.cache_clear()
    with caplog.at_level("WARNING"):
        made()
    assert caplog.messages == []
