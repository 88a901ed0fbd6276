"""A built site in; the screenshots of the README out: `python docs/take_screenshots.py [SITE]` (default site/).

Needs a Chromium on the machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator import chromium

HERE = Path(__file__).parent
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
SHOTS = (
    ("notice-phone", "schools/yucai/2025-autumn/notice/", PHONE),
    ("term-phone", "schools/yucai/2026-autumn/", PHONE),
    ("finance-desk", "schools/yucai/2025-autumn/finance/", DESK),
)


def main(site: Path) -> None:
    """Takes each of them, first screenful, at double density."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        for name, address, size in SHOTS:
            page = browser.new_page(viewport={"width": size["width"], "height": size["height"]}, device_scale_factor=1.5)
            page.goto((site / address / "index.html").resolve().as_uri())
            page.screenshot(path=HERE / "screenshots" / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
