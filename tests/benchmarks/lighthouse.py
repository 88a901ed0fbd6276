"""The sample city in; Lighthouse's scores for a notice on a phone out, the median of five runs: `python -m tests.benchmarks.lighthouse`.

Nothing is asserted: how fast a page is depends on what else the machine does. The aim is 95.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from generator import chromium
from generator.examination import examine
from generator.pipeline import publish
from tests.browser.pages import NOTICE
from tests.browser.serving import serving
from tests.rules.casebook import ROOT, TODAY
from tests.web import judges

RUNS = 5
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def main() -> None:
    browser, lacking = chromium.find(), judges.lacking()
    if browser is None or lacking:
        sys.exit(f"needs {lacking or 'chromium'}")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        publish(ROOT, examine(ROOT, TODAY), site)
        with serving(site) as served:
            runs = [judges.lighthouse(served.address + NOTICE, browser, CATEGORIES) for _ in range(RUNS)]
    for name in CATEGORIES:
        scores = [run[name] for run in runs]
        sys.stdout.write(f"{name}: {median(scores)} ({', '.join(map(str, scores))})\n")


if __name__ == "__main__":
    main()
