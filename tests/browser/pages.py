"""One page of every kind that the site has; a new kind of page belongs in this list, and every judge then sees it."""

from __future__ import annotations

SCHOOL = "schools/binjiang"
NOTICE = f"{SCHOOL}/2025-autumn/notice/"
KINDS = (
    "", "schools/", "districts/chengxi/", f"{SCHOOL}/", f"{SCHOOL}/2025-autumn/", NOTICE,
    f"{NOTICE}v1/", f"{SCHOOL}/2025-autumn/finance/", f"{SCHOOL}/2026-autumn/finance/", f"{SCHOOL}/2027-spring/", f"{SCHOOL}/2027-spring/notice/",
    f"{SCHOOL}/2026-autumn/apply/", "compare/", "compare/urban-primary/", "compare/urban-primary/term-fee/", "compare/urban-nine-year/",
    "data/", "oversight/", "oversight/waiting/", "oversight/late/", "oversight/figures/",
    "oversight/reasons/", "oversight/rules/", "oversight/2026-spring/",
    "rules/", "rules/ends-after-limit/", "rules/bad-time/", "policy/", "policy/xx-2020/", "policy/national-2024/", "checks/",
    "about/", "complain/", "guide-parent/", "guide-school/", "en/", "search/", "404.html",
)  # fmt: skip
